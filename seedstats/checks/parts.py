"""A part is not more than its whole, and all the parts are the whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from seedstats.checks.check import Check, Said, accuse
from seedstats.checks.interval import stated
from seedstats.checks.judge import Case, added, flat, judge
from seedstats.checks.units import is_level, same_unit
from seedstats.checks.view import Document, Figure
from seedstats.models import Finding
from seedstats.patterns import Pattern

NAME: Final = "parts"
_WITHIN: Final = Pattern(r"^[,，;、(。]*其中[:,，]?")
# Pairs that leave nothing out: men and women, exports and imports, town and country.
_PAIRS: Final = (
    ("男", "女"),
    ("出口", "进口"),
    ("城镇", "乡村"),
    ("城镇", "农村"),
    ("城市", "农村"),
    ("内资", "外资"),
    ("境内", "境外"),
    ("入境", "国内"),
    ("线上", "线下"),
    ("中央", "地方"),
    ("直接", "间接"),
    ("公办", "民办"),
    ("省内", "省外"),
    ("市内", "市外"),
    ("农业", "非农业"),
)
_TOTALS: Final = Pattern(r"总|共|合计|全市|全区|全县|全省|全国|全年|进出口|常住人口|户籍人口|从业人员")
_INDUSTRIES: Final = ("第一产业", "第二产业", "第三产业")
_OPENS: Final = Pattern(r"^[,，;、(。]*(?:其中[:,，]?|[分按从][^,，。;]{1,5}[看分][,，:])")
_AMONG: Final = Pattern(r"^[^,，。;:]{1,10}中[,，]?(?:已?有)?$")
_EACH: Final = Pattern(r"每|均")
_SHARES: Final = Pattern(r"占|率|增长|下降|比上年|同比")


def check_parts(document: Document) -> Iterator[Finding]:
    """Behind 其中, no part is more than every amount before it; 男 and 女, 出口 and 进口, 三次产业 make up their whole.

    A sum is asked for only where the parts are known to leave nothing out, stand next to each other behind their whole
    and count in its unit. A list that may go on is never added up.
    """
    for sentence in document.sentences:
        for figure in sentence.figures:
            yield from _over(figure)
            yield from _pair(figure)
            yield from _industries(figure)


def _over(part: Figure) -> Iterator[Finding]:
    """全区共有1280个，其中农村1743个."""
    if not (_WITHIN.match(part.lead) or _among(part)) or not is_level(part) or _SHARES.search(part.lead):
        return
    before = _before(part)
    wholes = [whole for whole in before if same_unit(whole, part)]
    if not wholes or not all(_is_more(part, whole) for whole in wholes) or wholes[-1] is not before[-1]:
        return
    if not is_level(wholes[-1]) or _EACH.search(wholes[-1].lead):
        return
    first, last = flat(part, wholes[-1])
    said = Said(f"其中的{first}超过了总数{last}", f"the part {first} is more than its whole {last}")
    yield accuse(NAME, "error", (part, wholes[-1]), said, expected=f"≤ {last}")


def _among(part: Figure) -> bool:
    """867个行政村中有631个."""
    whole = part.previous
    return bool(whole and _AMONG.match(part.lead) and whole.rank == 0)


def _is_more(part: Figure, whole: Figure) -> bool:
    small, large = stated(part.quantity, loose=True), stated(whole.quantity, loose=True)
    if small is None or large is None or whole.quantity.relation in ("gt", "ge"):
        return False
    return small.low is not None and large.high is not None and small.low > large.high


def _pair(second: Figure) -> Iterator[Finding]:
    """总人口100人，其中男性51人，女性49人; the growth of each part may stand between."""
    first = _level_before(second)
    whole = _whole(first) if first else None
    if first is None or whole is None or not _complete(first.lead, second.lead):
        return
    if is_level(second) and same_unit(first, second) and same_unit(first, whole):
        yield from _added(whole, (first, second))


def _before(figure: Figure) -> list[Figure]:
    """The figures before it in its sentence; where it opens one with 其中 or 分产业看, those of the one before too."""
    own = figure.sentence.figures[: figure.rank]
    opening = figure.sentence.figures[0]
    previous = figure.sentence.previous
    return [*previous.figures, *own] if previous and _OPENS.match(opening.lead) else own


def _level_before(figure: Figure) -> Figure | None:
    """The nearest figure before it, past growth and shares."""
    for other in _before(figure)[::-1]:
        if not other.is_change and other.quantity.kind not in ("percent", "points"):
            return other
    return None


def _whole(first: Figure) -> Figure | None:
    """The amount right before the first part, said to be all there is."""
    whole = _level_before(first)
    if whole is None or not is_level(whole) or not is_level(first):
        return None
    return whole if _TOTALS.search(whole.clause) or _TOTALS.search(whole.entity) else None


def _complete(first: str, second: str) -> bool:
    for one, other in _PAIRS:
        for left, right in ((one, other), (other, one)):
            if _names(first, left) and _names(second, right) and not _names(first, right):
                return True
    return False


def _names(lead: str, word: str) -> bool:
    """其中男性, 其中:出口额, 女: the word opens what is counted, and nothing else is named."""
    found = regex.match(
        rf"^(?:[一-鿿]{{0,6}}[,，;(]|[,，;、。(])*(?:其中)?[:,，]?(?:全年)?(?:完成|实现)?{word}(?:性|总?额|常住|户籍|人口|居民|生|童|员工|教师|职工|党员|游客|融资|学校|机构|企业|资金)*(?:为|有|约|达)?$",
        lead,
    )
    return bool(found)


def _industries(third: Figure) -> Iterator[Finding]:
    """生产总值100亿元，其中第一产业增加值10亿元，第二产业…，第三产业…."""
    levels = [figure for figure in [*_before(third), third] if is_level(figure)]
    parts = levels[-3:]
    if not is_level(third) or len(levels) < len(_INDUSTRIES) + 1:
        return
    if not all(name in part.clause for name, part in zip(_INDUSTRIES, parts, strict=True)):
        return
    if any("工业" in part.clause or "建筑业" in part.clause for part in parts):
        return
    whole = levels[-4]
    if "生产总值" in whole.clause and all(same_unit(whole, part) for part in parts):
        yield from _added(whole, tuple(parts))


def _added(whole: Figure, parts: tuple[Figure, ...]) -> Iterator[Finding]:
    """The whole held against the sum of its parts."""
    total, how = added(parts)
    finding = judge(Case(NAME, (whole, *parts), how), total)
    if finding:
        yield finding


CHECK: Final = Check(
    name=NAME,
    kind="check",
    title="部分与总体",
    source="算术：部分不大于总体，各部分之和等于总体；国家统计局《国内生产总值初步核算结果》注：总量不等于分项之和者，由数值修约误差所致",
    run=check_parts,
    agrees=("全区共有党支部1280个，其中农村党支部743个。", "总人口100万人，其中男性51万人，女性49万人。"),
    disagrees=("全区共有党支部1280个，其中农村党支部1743个。", "总人口100万人，其中男性51万人，女性59万人。"),
)
