"""The shares of a structure make a hundred: 三次产业结构比为5.2:40.3:54.5."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from seedstats.checks.check import Check, Said, accuse, lint
from seedstats.checks.units import is_share
from seedstats.checks.view import Document, Figure, Sentence
from seedstats.models import Finding, Result, Severity
from seedstats.patterns import Pattern

NAME: Final = "structure"
_NUMBER: Final = r"[0-9]{1,3}(?:\.[0-9]+)?"
_RATIO: Final = Pattern(rf"(?<![0-9.])(?P<ratio>({_NUMBER})\s?[:：]\s?({_NUMBER})\s?[:：]\s?({_NUMBER}))(?![0-9.:])")
_OF_WHAT: Final = Pattern(r"(?:产业|结构|比例|之比|比重|比)[^,，。;]{0,40}$")
_SHARE: Final = Pattern(r"占|比重")
_SUBSET: Final = Pattern(r"其中|同比|比上|较上|提高|上升|下降")
_REST: Final = Pattern(r"其他|其它|其余")
_INDUSTRIES: Final = ("第一产业", "第二产业", "第三产业")
_EACH: Final = Pattern(r"(?:[一、]二、三(?:次|大)?产业|三次产业|三大产业)[^,，。;]{0,10}(?:占|比重)[^,，。;]{0,10}分别")
_JOINED: Final = Pattern(r"^(?:、|,|和)$")
# Classes that begin at nothing and end open leave nothing out: 0—14岁 to 60岁及以上.
_BOTTOM: Final = Pattern(r"以下|(?<![0-9])0(?:岁|[—~-])")
_TOP: Final = Pattern(r"以上")
_LEAST: Final = 3
_HUNDRED: Final = Decimal(100)
_ROOM: Final = Decimal("0.5")
_CLOSE: Final = Decimal(12)


def check_structure(document: Document) -> Iterator[Finding]:
    """5.2:40.3:54.5 are the shares of three parts that are everything: they add up to 100, but for rounding.

    Only ratios of three numbers that come near to a hundred are taken for shares; 1:2:3 is a ratio and no structure.
    Shares that are told one by one are added up where they leave nothing out: those of 第一产业, 第二产业 and 第三产业,
    and a list that closes with 其他 or 其余.
    """
    for sentence in document.sentences:
        if ":" in sentence.flat:
            yield from _ratios(sentence)
        for figure in sentence.figures:
            yield from _told(figure)


def _ratios(sentence: Sentence) -> Iterator[Finding]:
    for found in _RATIO.finditer(sentence.flat):
        before = _OF_WHAT.search(sentence.flat[: found.start()])
        if not before:
            continue
        numbers = [Decimal(number) for number in found.groups()[1:]]
        total = sum(numbers, Decimal(0))
        step = max(Decimal(1).scaleb(int(number.as_tuple().exponent)) for number in numbers)
        off = abs(total - _HUNDRED)
        if off <= step * _ROOM * 3 or (off > _CLOSE and "产业" not in before.group()):
            continue
        said = Said(f"三项之和为{total}，不等于100", f"the three shares add up to {total}, not to 100")
        severity: Severity = "error" if off > step * 3 else "note"
        yield lint(NAME, sentence, found.span("ratio"), said, "100", severity).model_copy(
            update={"result": "disagrees" if severity == "error" else "loose"}
        )


def _told(last: Figure) -> Iterator[Finding]:
    """第一产业占5.2%，第二产业占40.3%，第三产业占54.5%."""
    if not is_share(last):
        return
    yield from _listed(last)
    shares = [figure for figure in last.sentence.figures[: last.rank + 1] if is_share(figure)]
    if _INDUSTRIES[-1] in last.clause:
        shares = shares[-len(_INDUSTRIES) :]
        complete = all(name in share.clause for name, share in zip(_INDUSTRIES, shares, strict=False))
    else:
        complete = bool(_REST.search(last.clause)) or _is_scale(shares)
    befores = [0, *(share.end for share in shares)]
    items = (_is_item(share, share.sentence.flat[at : share.start]) for share, at in zip(shares, befores, strict=False))
    complete = complete and all(items)
    if complete and len(shares) >= _LEAST:
        yield from _hundred(shares, "error" if _INDUSTRIES[-1] in last.clause else "warning")


def _is_scale(shares: list[Figure]) -> bool:
    """From 0—14岁 to 60岁及以上."""
    flat, before = shares[0].sentence.flat, shares[-2].end if len(shares) >= _LEAST else 0
    return bool(_BOTTOM.search(flat[: shares[0].start]) and before and _TOP.search(flat[before : shares[-1].start]))


def _listed(last: Figure) -> Iterator[Finding]:
    """三次产业占比分别为5.2%、40.3%、54.5%."""
    shares = last.sentence.figures[max(0, last.rank - 2) : last.rank + 1]
    listed = len(shares) == _LEAST and all(is_share(share) for share in shares) and _EACH.search(shares[0].lead)
    if listed and all(_JOINED.match(share.lead) for share in shares[1:]):
        yield from _hundred(shares, "error")


def _is_item(share: Figure, words: str) -> bool:
    """Whether a share stands beside the others, by the words since the one before: 其中 leads into a part."""
    return share.quantity.relation == "eq" and bool(_SHARE.search(words)) and not _SUBSET.search(words)


def _hundred(shares: list[Figure], severity: Severity) -> Iterator[Finding]:
    total = sum((figure.value or Decimal(0) for figure in shares), Decimal(0))
    step = max(figure.quantity.step or Decimal(0) for figure in shares)
    off = abs(total - _HUNDRED)
    if off <= step * _ROOM * len(shares):
        return
    wrong = off > step * len(shares)
    said = Said(f"各项占比之和为{total}%，不等于100%", f"the shares add up to {total}%, not to 100%")
    result: Result = "disagrees" if wrong else "loose"
    yield accuse(NAME, severity if wrong else "note", shares[::-1], said, expected="100%", result=result)


CHECK: Final = Check(
    name=NAME,
    kind="check",
    title="结构之和为100",
    source="算术：各部分占比之和为100%；取整造成的误差不计",
    run=check_structure,
    agrees=("三次产业结构比为5.2:40.3:54.5。", "按1:2:3的比例配制。"),
    disagrees=("三次产业结构比为5.2:43.3:54.5。",),
)
