"""At which prices a figure is stated, where its sentence says so."""

from __future__ import annotations

import re
from typing import Final

from seedstats.models import Fact

_CONSTANT: Final = r"不变价|可比价|扣除(?:了)?(?:物价|价格|通[货胀])|实际(?=增长|下降|增速|增幅)"
_CURRENT: Final = r"现行?价格?(?=计算|计|口径|核算|[,，、])|当年价|名义(?=增长|下降|增速|增幅)"
_PRICES: Final = re.compile(f"(?P<Q>{_CONSTANT})|(?P<V>{_CURRENT})")
_REMARK: Final = re.compile(r"\s*[(（][^()（）]*[)）]")


def price_base(fact: Fact, facts: tuple[Fact, ...]) -> str:
    """Q (constant prices), V (current prices), or nothing; `facts` are those of the same sentence, in its order.

    The words stand in brackets behind the figure, or before it; there they hold for the first figure behind them, and
    for the others of its sort: what is said of a growth (按不变价格计算，增长5%) is not said of a level behind it.
    """
    if not _has_price(fact):
        return ""
    sentence = fact.sentence
    at = fact.quantity.start - sentence.start
    remark = _REMARK.match(sentence.text, fact.quantity.end - sentence.start)
    found = remark and _PRICES.search(remark.group())
    if found:
        return str(found.lastgroup)
    words = list(_PRICES.finditer(sentence.text, 0, at))
    if not words or _in_brackets(sentence.text, words[-1].start(), at):
        return ""
    behind = next((other for other in facts if other.quantity.start - sentence.start >= words[-1].end()), fact)
    return str(words[-1].lastgroup) if _sort(behind) == _sort(fact) else ""


def _in_brackets(text: str, start: int, end: int) -> bool:
    """Whether the words at `start` stand in brackets that close before `end`: they belong to the figure before."""
    return bool(re.search(r"^[^(（]*[)）]", text[start:end]))


def _has_price(fact: Fact) -> bool:
    return fact.change is not None or fact.quantity.kind == "money"


def _sort(fact: Fact) -> bool:
    return fact.change is not None
