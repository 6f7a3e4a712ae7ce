"""A level, what it grew by, and the rate: 500亿元，比上年增加50亿元，增长11.1%."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from seedstats.checks.check import Check, Said, accuse
from seedstats.checks.interval import Interval, stated
from seedstats.checks.judge import Case, Sum, flat
from seedstats.checks.movement import FOOTING, MOVED, cannot, direction, held, is_prior, why_not
from seedstats.checks.rate import percent
from seedstats.checks.units import is_level, same_unit
from seedstats.checks.view import Document, Figure
from seedstats.models import Finding
from seedstats.patterns import Pattern

NAME: Final = "increment"
_LAST: Final = r"(?:上一?年|去年|前一?年|年初|上月|上季度?|[0-9]{4}年)(?:同期|同月|末|底)?"
_ADDED: Final = Pattern(
    rf"^[,，;、(]*(?:同比|环比|[比较与]{_LAST}(?:相比)?)?[,，]?(?:净|实际|共|累计)?{MOVED}(?:了|达|约|近|超过|超)*$"
)
_BASE: Final = Pattern(r"[比较由从][^,，。;]*$")
_BASES: Final = (
    Pattern(r"同比|[比较与](?:上一?年|去年|前一?年|[0-9]{4}年)"),
    Pattern(r"环比|上[月周日季]|前一[月周日]"),
    Pattern(r"年初|年末|年底"),
)
_SIGNED: Final = Pattern(r"利|亏|净|差|结余|收益|现金流|温")
_RATE: Final = Pattern(
    rf"^[,，、;(]*(?:同比|环比|[比较]{_LAST})?(?:则|也)?(?:{FOOTING})?(?:[增升涨降减跌]幅)?{MOVED}?(?:了|达到|达|为|约|近)*$"
)


def check_increment(document: Document) -> Iterator[Finding]:
    """500亿元，比上年增加50亿元，增长11.1%: the base is level less increment, the rate is increment over base.

    The increment and the rate have to go the same way. Nothing but 比上年, 同比 and the verb may stand between the
    three figures, so that all of them are said of one thing.
    """
    for rate in document.figures:
        added = rate.previous
        level = added.previous if added else None
        if added is None or level is None or not _is_triple(level, added, rate):
            continue
        yield from _judged(level, added, rate)


def _is_triple(level: Figure, added: Figure, rate: Figure) -> bool:
    if not is_level(level) or not same_unit(level, added) or rate.quantity.kind != "percent":
        return False
    if not _ADDED.match(added.lead) or not _RATE.match(rate.lead):
        return False
    if _basis(added.lead) and _basis(rate.lead) and _basis(added.lead) != _basis(rate.lead):
        return False
    return bool(direction(rate.lead) or "幅" in rate.lead) and _size(level) and _size(added)


def _basis(lead: str) -> list[int]:
    """Against what: 同比 and 环比 do not go together."""
    return [number for number, pattern in enumerate(_BASES) if pattern.search(lead)]


def _size(figure: Figure) -> bool:
    return figure.value is not None and figure.value > 0 and figure.quantity.relation == "eq"


def _judged(level: Figure, added: Figure, rate: Figure) -> Iterator[Finding]:
    sign, said = direction(added.lead), direction(rate.lead)
    amount, more, text = flat(level, added, rate)
    base = _base_words(amount, more, sign, is_base=bool(_is_base(level)))
    case = Case(NAME, (rate, added, level), Said(f"{more}÷{base}", f"{more} / {base}"))
    if said and said != sign:
        why = why_not((rate, added, level))
        yield cannot(case, why, None) if why else _other_way(case, more, text)
        return
    if sign > 0 and not _is_base(level) and _too_much(level, added):
        yield _more_than_all(case, amount, more)
        return
    finding = held(case, _rate(level, added, sign))
    if finding:
        yield finding


def _is_base(level: Figure) -> bool:
    """较上年的99亿元增加29亿元, (上年同期47亿元)，增加5亿元: the level is the one that grew."""
    before = level.previous
    prior = before is not None and same_unit(before, level) and is_prior(level, before)
    return bool(_BASE.search(level.lead)) or prior


def _base_words(amount: str, more: str, sign: int, *, is_base: bool) -> str:
    return amount if is_base else f"({amount}{'－' if sign > 0 else '＋'}{more})"


def _rate(level: Figure, added: Figure, sign: int) -> Sum:
    """The size of the change in per cent of the level it started from."""
    if _is_base(level):  # 较上年的99亿元增加29亿元: the level is the base
        sign = 0
    strict, loose = (
        _one(stated(level.quantity, loose=loose), stated(added.quantity, loose=loose), sign) for loose in (False, True)
    )
    return Sum(strict, loose)


def _one(level: Interval | None, added: Interval | None, sign: int) -> Interval | None:
    if level is None or added is None or added.low is None or added.high is None:
        return None
    if level.low is None or level.high is None:
        return None
    # the increment is in the base too, so both ends go together
    low = percent(_point(added.low), _point(level.high - sign * added.low))
    high = percent(_point(added.high), _point(level.low - sign * added.high))
    return Interval(low.low, high.high) if low and high else None


def _point(number: Decimal) -> Interval:
    return Interval(number, number)


def _too_much(level: Figure, added: Figure) -> bool:
    """Whether it grew by more than there is; what can be below 0 may."""
    whole, more = stated(level.quantity, loose=True), stated(added.quantity, loose=True)
    if whole is None or more is None or whole.high is None or more.low is None or _SIGNED.search(level.lead):
        return False
    return more.low > whole.high


def _more_than_all(case: Case, amount: str, more: str) -> Finding:
    said = Said(f"增加量{more}超过了水平{amount}本身", f"the increment {more} is more than the level {amount} itself")
    return accuse(NAME, "error", (case.figures[1], case.figures[2]), said, expected=f"≤ {amount}")


def _other_way(case: Case, more: str, text: str) -> Finding:
    said = Said(f"增减量{more}与增减率{text}方向相反", f"the increment {more} and the rate {text} go opposite ways")
    return accuse(NAME, "error", case.figures, said)


CHECK: Final = Check(
    name=NAME,
    kind="check",
    title="水平、增量与增速",
    source="算术：基期水平＝报告期水平－增长量，增长率＝增长量÷基期水平",
    run=check_increment,
    agrees=("进出口总额500亿元，比上年增加50亿元，增长11.1%。",),
    disagrees=("进出口总额500亿元，比上年增加50亿元，增长21.1%。", "进出口总额500亿元，比上年增加50亿元，下降11.1%。"),
)
