"""Items and the total that is stated of them: 分别为10亿元、12亿元、8亿元，合计30亿元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from seedstats.checks.check import Check
from seedstats.checks.judge import Case, added, judge
from seedstats.checks.units import is_level, is_share, same_unit
from seedstats.checks.view import Document, Figure
from seedstats.models import Finding, Severity
from seedstats.patterns import Pattern

NAME: Final = "sums"
_TOTAL: Final = Pattern(
    r"^[,，;、(]?(?:[^,，。;其]{0,6}?)(?P<word>合计|共计|总计|总共|一共|共)(?P<what>[^,，。;]{0,10}?)(?:为|达到|达|了|约)*$"
)
_SUMS: Final = frozenset(("合计", "共计", "总计"))
_EACH: Final = Pattern(r"分别")
_NO_ITEM: Final = Pattern(r"其中|占|每|均|[比较](?!例)|同比|增长|下降|由|从|另|不含")
_INTO: Final = Pattern(r"^[,，;:(。]*(?:其中[:,，]?|包括|包含|含|分为)")
_INTO_EACH: Final = Pattern(r"^[,，;:(]*(?:分别[为是有]|即)")
_REST: Final = Pattern(r"其他|其它|其余")
_JOINED: Final = Pattern(r"^[^,，、;和及与以]{0,12}[,，、;]|^(?:和|及|与|以及)")
_OPEN: Final = Pattern(r"等|…")
_WHOLE: Final = Pattern(r"合计|总|共|全[市区县省国镇乡校]")
_LEAST: Final = 2


def check_sums(document: Document) -> Iterator[Finding]:
    """Items that are listed and then added up (合计, 共), or a total and the items it consists of, down to 其他.

    Behind 分别 all items belong to the total, and so do items that say word for word what the total says; otherwise the
    last items that give it are taken for its own, and nothing is said of a 共 that none give. A list that may go on
    (等), or that no 其他 and no 分别 closes, is not added up.
    """
    for figure in document.figures:
        if is_level(figure) or is_share(figure):
            yield from _behind(figure)
        if is_level(figure):
            yield from _ahead(figure)


def _behind(total: Figure) -> Iterator[Finding]:
    """上半年10亿元，下半年12亿元，合计22亿元."""
    found = _TOTAL.match(total.lead)
    items = _items_before(total) if found else []
    if found is None or len(items) < _LEAST:
        return
    closed = bool(_EACH.search(items[0].lead))
    findings = []
    for count in [len(items)] if closed else range(_LEAST, len(items) + 1):
        finding = _added(total, items[-count:], "error" if closed else "warning")
        if finding is None:
            return
        findings.append(finding)
    loose = [finding for finding in findings if finding.severity == "note"]
    if loose or closed or found["word"] in _SUMS or _same_words(found["what"], items):
        yield loose[0] if loose else findings[-1]


def _items_before(total: Figure) -> list[Figure]:
    """The amounts right before it in its unit, back to 分别 or to what is no item."""
    items: list[Figure] = []
    figure = total.previous
    while figure and _alike(figure, total):
        joined = not items or _JOINED.search(items[0].lead)
        if not joined or _NO_ITEM.search(figure.clause) or (items and _TOTAL.match(figure.lead)):
            break
        items.insert(0, figure)
        if _EACH.search(figure.lead):
            break
        figure = figure.previous
    return items


def _alike(item: Figure, total: Figure) -> bool:
    """Amounts in one unit, or shares."""
    return (is_level(item) and same_unit(item, total)) or (is_share(item) and is_share(total))


def _same_words(what: str, items: Sequence[Figure]) -> bool:
    """共完成投资 behind 上半年完成投资 and 下半年完成投资."""
    return bool(what) and all(item.clause.rstrip("为达约").endswith(what) for item in items)


def _ahead(whole: Figure) -> Iterator[Finding]:
    """共立案100件，其中县处级10件、乡科级30件、其他人员60件."""
    items = _items_after(whole)
    if len(items) < _LEAST or _OPEN.search(items[-1].tail):
        return
    first, last = items[0], items[-1]
    each = _INTO_EACH.match(first.lead) and _WHOLE.search(whole.clause)
    rest = _INTO.match(first.lead) and _REST.search(last.clause)
    if each or rest:
        finding = _added(whole, items, "warning")
        if finding:
            yield finding


def _items_after(whole: Figure) -> list[Figure]:
    items: list[Figure] = []
    figure = whole.following
    while figure and _alike(figure, whole):
        opens = bool(_INTO.match(figure.lead) or _INTO_EACH.match(figure.lead))
        if opens == bool(items) or "。" in figure.lead.lstrip("。") or _TOTAL.match(figure.lead):
            break
        items.append(figure)
        figure = figure.following
    return items


def _added(total: Figure, items: Sequence[Figure], severity: Severity) -> Finding | None:
    computed, how = added(items)
    return judge(Case(NAME, (total, *items), how, severity), computed)


CHECK: Final = Check(
    name=NAME,
    kind="check",
    title="分项与合计",
    source="算术：分项之和＝合计；国家统计局《国内生产总值初步核算结果》注：总量不等于分项之和者，由数值修约误差所致",
    run=check_sums,
    agrees=(
        "一、二、三季度分别完成投资10亿元、12亿元、8亿元，合计30亿元。",
        "全年立案100件，其中县处级10件、乡科级30件。",
    ),
    disagrees=(
        "一、二、三季度分别完成投资10亿元、12亿元、8亿元，合计40亿元。",
        "全年共立案100件，其中县处级10件、乡科级30件、其他人员70件。",
    ),
)
