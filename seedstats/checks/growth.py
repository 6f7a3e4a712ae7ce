"""Two levels and the growth between them: 去年A，今年B，增长C%."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from seedstats.checks.check import Check, Said, accuse
from seedstats.checks.judge import Case, flat
from seedstats.checks.movement import FOOTING, LAST, MOVED, both, cannot, direction, held, is_prior, why_not
from seedstats.checks.units import is_level, is_share, same_unit
from seedstats.checks.view import Document, Figure
from seedstats.models import Finding
from seedstats.patterns import Pattern

NAME: Final = "growth"
_AGAINST: Final = Pattern(
    rf"[,，()]?(?:同比)?[比较与]同?(?:{LAST}|(?:[0-9]{{4}}年|今年)?(?:[一二三四]季度|[上下]半年|[0-9]{{1,2}}月)?)(?:同期|末|底)?的?\(?$"
)
_WAS: Final = Pattern(rf"^(?:[^。;]{{0,12}}[,，])?[^,，。;]{{0,14}}?(?:{LAST})")
_IS: Final = Pattern(r"^[,，;。]?[^,，。;]{0,10}?(?:今年|本年|当年|本期)")
_YEAR: Final = Pattern(r"((?:19|20)[0-9]{2})年(?!代|以)")
_GROWN: Final = Pattern(
    rf"^[)）,，;、]*(?:相比[,，]?)?(?:同比|环比|[比较](?:{LAST}|[0-9]{{4}}年|[一-鿿]{{2,6}})(?:同期)?|同期)?(?:净|共|累计|则|也)?(?:{FOOTING})*"
    rf"(?:[增升涨降减跌]幅)?{MOVED}?(?:了|达到|达|为|约|近|超过|超|高达)*$"
)
_THAN: Final = Pattern(rf"^[,，;]?[比较](?P<name>[一-鿿]{{2,8}}?)(?:数量|时)?{MOVED}(?:了|达|约|近)*$")
_AGAIN: Final = Pattern(r"[这该此]一?(?:数字|数据|指标|数值|比例)")
_CLOSED: Final = Pattern(r"[^()]*\)")
_CHAIN: Final = Pattern(r"环比|上月|上季")


def check_growth(document: Document) -> Iterator[Finding]:
    """去年40亿元，今年50亿元，增长25%: the growth is (今年−去年)÷去年, and goes the way the verb says.

    Both levels have to be said to be those of two years that follow one another, of the same thing, in one unit. Growth
    at constant prices (地区生产总值, 增加值) or on a like-for-like basis (可比口径) cannot be had from the levels:
    where it differs, the finding says `cannot check` and why.
    """
    for change in document.figures:
        levels = (_levels(change) or _around(change)) if _is_growth(change) else None
        if levels:
            yield from _judged(change, *levels)


def _is_growth(change: Figure) -> bool:
    if change.quantity.kind not in ("percent", "points", "count", "money", "measure") or _CHAIN.search(change.lead):
        return False
    return bool(_GROWN.match(change.lead)) and bool(direction(change.lead) or "幅" in change.lead)


def _levels(change: Figure) -> tuple[Figure, Figure] | None:
    """Base and level: the two figures before the growth."""
    second = change.previous
    first = _outside(second) if second else None
    if first is None or second is None or not _comparable(first, second, change):
        return _named(change)
    if _AGAINST.search(second.lead) or is_prior(second, first):
        return second, first
    if _WAS.search(first.lead) and _IS.search(second.lead) and _same(first, second):
        return first, second
    return (first, second) if _follow(first, second) and _same(first, second) else _named(change)


def _outside(figure: Figure) -> Figure | None:
    """The figure before it, past what stands in brackets between: 7536吨(其中钴酸锂4526吨)，比上年同期的5391吨."""
    before = figure.previous
    while before:
        if not _CLOSED.match(figure.sentence.flat[before.end : figure.start]):
            return before
        before = before.previous
    return None


def _named(change: Figure) -> tuple[Figure, Figure] | None:
    """达到峰值152.6万人次，降至109.2万人次，较峰值下降28.4%: the base by the name it has where it is stated."""
    found, level = _THAN.match(change.lead), change.previous
    if found is None or level is None:
        return None
    bases = [figure for figure in level.sentence.figures[: level.rank] if figure.clause.endswith(found["name"])]
    if len(bases) == 1 and _comparable(bases[0], level, change):
        return bases[0], level
    return None


def _around(change: Figure) -> tuple[Figure, Figure] | None:
    """出口总额37.7亿元，下降38.1%，上年同期为60.9亿元: the base behind the growth."""
    level, base = change.previous, change.following
    if level is None or base is None or not _comparable(level, base, change) or not is_prior(base, level):
        return None
    return base, level


def _comparable(first: Figure, second: Figure, change: Figure) -> bool:
    """Two amounts in one unit, or two shares with a change in points."""
    if is_share(first) and is_share(second):
        return change.quantity.kind == "points"
    return is_level(first) and is_level(second) and same_unit(first, second)


def _follow(first: Figure, second: Figure) -> bool:
    """2022年 …, 2023年 …"""
    years = [_YEAR.findall(figure.lead) for figure in (first, second)]
    return all(len(found) == 1 for found in years) and int(years[0][0]) + 1 == int(years[1][0])


def _same(first: Figure, second: Figure) -> bool:
    """Whether the second level is said of nothing else than the first."""
    if second.entity and first.entity:
        return first.entity == second.entity or second.entity in first.clause or bool(_AGAIN.search(second.lead))
    return not second.entity or second.entity in first.lead


def _judged(change: Figure, base: Figure, level: Figure) -> Iterator[Finding]:
    if base.value is None or level.value is None or base.value <= 0 or level.value < 0:
        return
    actual = 1 if level.value >= base.value else -1
    first, last = flat(base, level)
    in_percent = change.quantity.kind == "percent"
    if not in_percent and change.quantity.kind != "points" and not same_unit(change, level):
        return
    if change.quantity.kind == "points" and not is_share(level):
        return
    how = (
        (f"({last}－{first})÷{first}", f"({last} − {first}) / {first}")
        if in_percent
        else (f"{last}与{first}之差", f"the difference of {last} and {first}")
    )
    case = Case(NAME, (change, level, base), Said(*how))
    said = direction(change.lead)
    if said and said != actual and level.value != base.value:
        yield _other_way(case, first, last)
        return
    finding = held(case, both(base, level, actual, in_percent=in_percent))
    if finding:
        yield finding


def _other_way(case: Case, base: str, level: str) -> Finding:
    why = why_not(tuple(case.figures))
    if why:
        return cannot(case, why, None)
    text = case.figures[0].quantity.flat
    said = Said(
        f"由{base}到{level}，与所述{text}的增减方向相反",
        f"from {base} to {level} goes the other way than {text} is said to",
    )
    return accuse(NAME, case.severity, case.figures, said)


CHECK: Final = Check(
    name=NAME,
    kind="check",
    title="基数、水平与增速",
    source="算术：增长率＝(报告期水平－基期水平)÷基期水平；国家统计局《国内生产总值初步核算结果》注：绝对额按现价计算，增长速度按不变价计算",
    run=check_growth,
    agrees=("去年实现产值40亿元，今年实现产值50亿元，增长25%。", "游客50万人次，比上年的40万人次增长25%。"),
    disagrees=(
        "去年实现利润40亿元，今年实现利润50亿元，增长35%。",
        "营业收入82.1亿元（去年同期76.3亿元），同比增长17.1%（按可比口径计算）。",
    ),
)
