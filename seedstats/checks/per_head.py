"""Per head against total and heads: 总产值50亿元，总人口10万人，人均产值5万元."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from seedstats.checks.check import Check, Said
from seedstats.checks.interval import Interval, stated
from seedstats.checks.judge import Case, Sum, flat, judge
from seedstats.checks.units import is_level
from seedstats.checks.view import Document, Figure
from seedstats.models import Finding
from seedstats.patterns import Pattern

NAME: Final = "per_head"
_PER: Final = Pattern(
    r"(?:^|[,，;、])(?P<per>人均|户均|每人|每户|亩均|平均每人|平均每户|平均每亩)(?P<what>[一-鿿]{0,8}?)(?:达到|达|为|约|近|超过|超)*$"
)
_HEADS: Final = {"人": ("人", "名", "口", "位"), "户": ("户", "家"), "亩": ("亩",)}
_GIVEN: Final = Pattern(r"^(?:可|可以|约)?(?:补助|补贴|救助|资助|发放|领取|分红|奖励|获得)(?:金额?|资金)?$")
_SUM: Final = Pattern(
    r"^[,，;](?:[^,，。;]{0,4}?)(?:共|总|合计|累计|发放|兑付|兑现|支付|拨付|落实|补助|补贴|奖励)[^,，。;]{0,8}$"
)
_ROOM: Final = Decimal("0.1")
_ONLY: Final = 2


def check_per_head(document: Document) -> Iterator[Finding]:
    """为1200名学生发放补贴60万元，人均500元: the total over the heads, where the sentence states one of each.

    Up to ten per cent off is a note, since the heads may be those of another time (平均人口). The sentence has to hold
    one number of heads and one total alone before the figure; per head of a whole region is not asked, since its people
    are counted elsewhere.
    """
    for figure in document.figures:
        found = _PER.search(figure.lead)
        if not found or not _is_amount(figure):
            continue
        yield from _judged(figure, found["per"], found["what"])


def _judged(figure: Figure, per: str, what: str) -> Iterator[Finding]:
    head = next(head for head in _HEADS if head in per)
    before = _around(figure)
    heads = [other for other in before if other.unit in _HEADS.get(head, ())]
    totals = [other for other in before if other.unit == figure.unit and other.quantity.kind == figure.quantity.kind]
    if len(heads) != 1 or len(totals) != 1 or heads[0] is totals[0] or len(before) != _ONLY:
        return
    if (
        what
        and not _GIVEN.match(what)
        and what not in totals[0].lead + totals[0].entity
        and totals[0].rank < figure.rank
    ):
        return
    strict, loose = (_each(totals[0], heads[0], loose=loose) for loose in (False, True))
    first, last = flat(totals[0], heads[0])
    how = Said(f"{first}÷{last}", f"{first} / {last}")
    finding = judge(Case(NAME, (figure, totals[0], heads[0]), how, "warning"), Sum(strict, _wide(loose)))
    if finding:
        yield finding


def _is_amount(figure: Figure) -> bool:
    """A level, or what people earned more."""
    return is_level(figure) or (figure.quantity.kind == "money" and "增收" in figure.clause)


def _around(figure: Figure) -> list[Figure]:
    """The amounts before it; where there is one alone, also the one that follows: 340户，每户1300元，共44.2万元."""
    before = [other for other in figure.sentence.figures[: figure.rank] if _is_amount(other)]
    following = figure.following
    behind = following and is_level(following) and len(before) == 1 and _SUM.match(following.lead)
    return [*before, following] if following and behind else before


def _each(total: Figure, heads: Figure, *, loose: bool) -> Interval | None:
    first, last = stated(total.quantity, loose=loose), stated(heads.quantity, loose=loose)
    return first.over(last) if first and last else None


def _wide(interval: Interval | None) -> Interval | None:
    if interval is None or interval.low is None:
        return interval
    return Interval(interval.low * (1 - _ROOM), None if interval.high is None else interval.high * (1 + _ROOM))


CHECK: Final = Check(
    name=NAME,
    kind="check",
    title="人均与总量、人数",
    source="算术：人（户、亩）均数＝总量÷人（户、亩）数",
    run=check_per_head,
    agrees=("为1200名学生发放补贴60万元，人均500元。",),
    disagrees=("为1200名学生发放补贴60万元，人均5000元。",),
)
