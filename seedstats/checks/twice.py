"""The same fact stated twice with different numbers: 全区743个党支部 here, 734个 there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from seedstats.checks.across import check_across
from seedstats.checks.check import Check, Said, accuse
from seedstats.checks.interval import stated
from seedstats.checks.judge import flat
from seedstats.checks.slips import is_repeated, is_slip
from seedstats.checks.statements import FILLERS, SCOPE
from seedstats.checks.view import Document, Figure
from seedstats.models import Finding
from seedstats.patterns import Pattern

NAME: Final = "twice"
_TIMES: Final = Pattern(
    r"[0-9一二三四五六七八九十]+(?:年|月|日|季度|点|时|期|批|届|轮)|昨|今日|当[日月]|上[月年]|去年|前[日月年]|新增|其中|每|人均|同期|另|又|再|分别"
)
_LEAST: Final = 4
_TWIN: Final = 2
_KINDS: Final = frozenset(("count", "money", "measure", "percent"))


class Signature(NamedTuple):
    """What has to be the same in both places, word for word."""

    lead: str
    entity: str
    subject: str
    unit: str
    action: str
    period: str
    way: str


def check_twice(document: Document) -> Iterator[Finding]:
    """Two places that say the same of the same thing, word for word, with numbers a slip of the pen apart.

    The words before the number, the entity, whose it is, the unit, the act, the period and the kind of change are all
    the same, and either the figure is that of a whole (全区, 全市, 我省) or the passage is repeated word for word. The
    numbers have three digits or more and differ in one of them, or in two that changed places; 1500余 and 1523 agree.
    Words that come more than twice are the pattern of a list, and a date, 新增 or 其中 may mean another time or part:
    nothing is said then.
    """
    seen: dict[Signature, list[Figure]] = {}
    for figure in document.figures:
        signature = _signature(figure)
        if signature:
            seen.setdefault(signature, []).append(figure)
    for figures in seen.values():
        if len(figures) == _TWIN:
            yield from _differ(*figures)


def _signature(figure: Figure) -> Signature | None:
    fact = figure.fact
    if figure.quantity.kind not in _KINDS or not figure.entity or fact.status != "actual":
        return None
    if _TIMES.search(figure.clause) or (figure.sentence.figures[0] is not figure and not figure.clause):
        return None
    subject = fact.subject.flat if fact.subject else ""
    scope = SCOPE.search(figure.clause)
    whole = scope.group() if scope and figure.clause.endswith(scope.group()) else ""
    words = whole or FILLERS.sub("", figure.clause)
    entity = figure.entity.removesuffix("全部")  # 1913户脱贫户全部参保
    behind = entity if fact.entity and fact.entity.start > figure.quantity.start else ""
    if len(words + behind) < _LEAST or len(figure.entity) < _TWIN:
        return None
    change = fact.change
    way = f"{change.direction} {change.basis}" if change else ""
    action = fact.action.flat if fact.action and not whole else ""
    return Signature(words, entity, "" if whole else subject, figure.unit, action, _period(figure), way)


def _period(figure: Figure) -> str:
    period = figure.fact.period
    if period is None:
        return ""
    return f"{period.first}–{period.last}" if period.first or period.last else ""


def _differ(first: Figure, second: Figure) -> Iterator[Finding]:
    one, other = stated(first.quantity, loose=True), stated(second.quantity, loose=True)
    if one is None or other is None or one.meets(other) or first.sentence is second.sentence:
        return
    if not is_slip(first, second) or not ((_whole(first) and _whole(second)) or is_repeated(first, second)):
        return
    texts = flat(first, second)
    said = Said(
        f"同一事项前后数字不一：{texts[0]}，{texts[1]}", f"the same fact with two numbers: {texts[0]} and {texts[1]}"
    )
    yield accuse(NAME, "warning", (second, first), said, expected=texts[0])


def _whole(figure: Figure) -> bool:
    """全区743个党支部: the figure of all there is."""
    subject = figure.fact.subject
    return bool(SCOPE.search(figure.clause) or (subject and SCOPE.match(subject.flat)))


CHECK: Final = Check(
    name=NAME,
    kind="check",
    title="同一事项前后一致",
    source="编校惯例（无条文可引）：同一数据前后一致，详略可以不同",
    run=check_twice,
    across=check_across,
    agrees=(
        "全区743个党支部建立台账。会上，全区743个党支部作出承诺。",
        "参加主题教育1500余人次。全年参加主题教育1523人次。",
    ),
    disagrees=("目前，全区743个党支部建立台账。会上，全区734个党支部作出承诺。",),
    disagrees_across=(
        ("2023年，二七区743个党支部建立服务台账。", "2023年，二七区共有党支部734个。"),
        ("全区743个党支部建立服务台账。", "全区共有党支部734个。"),
    ),
    agrees_across=(
        ("2023年，二七区743个党支部建立服务台账。", "2024年，二七区共有党支部752个。"),
        ("2023年，二七区组织培训1500余人次。", "2023年，二七区组织培训1523人次。"),
    ),
)
