"""A rate against its part and its whole: 受理657件，办结591件，办结率89.9%."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

import regex

from seedstats.checks.check import Check, Said
from seedstats.checks.interval import Interval, stated
from seedstats.checks.judge import Case, Sum, flat, judge
from seedstats.checks.units import is_level, is_share, like_unit
from seedstats.checks.view import Document, Figure
from seedstats.models import Finding
from seedstats.patterns import Pattern

NAME: Final = "rate"
_RATE: Final = Pattern(
    r"(?:^|[,，;:、和及,(]|其中|使|且|并|的)(?P<act>[一-鿿]{2,8})率(?:已|均|也|则)?(?:达到|高达|达|为|是|实现|保持在)?[:约]?$"
)
_FILLERS: Final = Pattern(r"[已共均全部总计累计有仅了\s,，、:;其中]+")
# What something is done to: the number of all of it.
_INTAKE: Final = (
    "受理 征求 收到 接收 接到 接受 接待 征集 收集 排查 摸排 发现 交办 转办 承办 登记 上报 立案 收案 签约 应 共有 总 "
    "发放 投放 抽检 抽查 检测 检查 检验 监测 评价 调查 走访 回访 任务 计划 提出 梳理 列入 确定 实施 安排 部署 需 申请 "
    "报名 毕业 参考 参评 参赛 承诺 反映 涉及 推出 下达 认领 建立 办理 派发 考核 "
    "提问 咨询 来电 留言 适龄 符合条件 在册 到期 参检 参测".split()
)
_NOT_ACTS: Final = Pattern(
    r"增长|增速|上升|下降|提高|利润|利息|汇|税|失业|死亡|发病|病死|出生|自然|毛利|净利|收益|贡献|负债|资产|年均|平均|同比|环比|周转|产销|城镇化|综合|总体"
)
_PAIR: Final = 2
_BACK: Final = 5
_CUT: Final = Pattern(r"[,，;。:、]")
_NO_WHOLE: Final = Pattern(r"新增|净|每|均|增加|减少|同比|比上|较上|另|还|再|占|率")
_HUNDRED: Final = Decimal(100)


def check_rate(document: Document) -> Iterator[Finding]:
    """A rate named by an act (办结率) is the number done (办结591件) over the number there was (受理657件).

    The act of the rate has to be named with the part, word for word: 按期办结率 is not held against 办结591件. Part and
    whole stand right before the rate, in one sentence or in the one before, and count in one unit. Where figures
    between them could be the whole as well, any of them that gives the rate will do. A whole that stands up to five
    sentences earlier is taken where it is the only one of its kind; then nothing worse than a warning is said.
    """
    for figure in document.figures:
        act = _act(figure)
        part = _part(figure, act) if act else None
        wholes = _wholes(part) if part else []
        if act and part and wholes:
            yield from _judged(figure, part, wholes, act)
        elif act and part:
            yield from _far(document, figure, part)


def _act(figure: Figure) -> str | None:
    """办结, where the words before a share are 办结率达."""
    if not is_share(figure):
        return None
    found = _RATE.search(figure.lead)
    if not found or _NOT_ACTS.search(found["act"]):
        return None
    return str(found["act"])


def _before(figure: Figure) -> list[Figure]:
    """The figures before it, nearest first, in its sentence and then in the one before."""
    near = figure.sentence.figures[: figure.rank][::-1]
    previous = figure.sentence.previous
    return near + (previous.figures[::-1] if previous and len(near) < 2 else [])


def _part(rate: Figure, act: str) -> Figure | None:
    """The nearest level that is said to be what the rate is of; other rates may stand between."""
    for figure in _before(rate):
        if is_share(figure):
            continue
        if not is_level(figure):
            return None
        return figure if _done(figure, act) else None
    return None


def _done(figure: Figure, act: str) -> bool:
    """办结591件, 办结事项591件, 591件已办结."""
    words = _FILLERS.sub("", figure.clause).removesuffix("的")
    if figure.tail.endswith(act) or (act in figure.tail and len(figure.tail) <= len(act) + 2):
        return True
    if _due(figure, act) or _is_short_for(act, words):
        return True
    rest = act.removeprefix(figure.entity) if figure.entity != act else act
    said = words.startswith(rest) or words.endswith(rest) or words.endswith(rest + figure.entity)
    return bool(rest) and said and not regex.search(r"未|不|没", words)


def _is_short_for(act: str, words: str) -> bool:
    """批捕 for 批准逮捕: the first and the last character of a verb of four."""
    return len(act) == _PAIR and len(words) == _PAIR * 2 and words[0] + words[-1] == act


def _due(part: Figure, act: str) -> bool:
    """应到120人，实到114人，到会率: what was to come and what came, by the verb of the rate."""
    before = part.previous
    if before is None:
        return False
    done = part.clause.replace("实际", "实")
    return any(f"应{verb}" in before.clause and f"实{verb}" in done for verb in act[:2])


def _wholes(part: Figure) -> list[Figure]:
    """The levels before the part that may be its whole: the nearest first."""
    found = [figure for figure in _before(part) if is_level(figure) and like_unit(figure, part)]
    further = (figure for figure in found[1:] if figure.value and part.value and figure.value >= part.value)
    return [*found[:1], *further][:3]


def _judged(rate: Figure, part: Figure, wholes: list[Figure], act: str) -> Iterator[Finding]:
    """One finding, on the nearest whole, where no whole gives the rate."""
    findings = []
    for whole in wholes:
        how = Said("{}÷{}".format(*flat(part, whole)), "{} / {}".format(*flat(part, whole)))
        finding = judge(Case(NAME, (rate, part, whole), how), _share(part, whole))
        if finding is None:
            return
        findings.append(finding)
    loose = [finding for finding in findings if finding.severity == "note"]
    if loose:
        yield loose[0]
    elif _explicit(part, wholes[0], act):
        yield findings[0]
    elif _likely(part, wholes[0], act):
        yield _inferred(findings[0])


def _far(document: Document, rate: Figure, part: Figure) -> Iterator[Finding]:
    """The whole of a sentence further up, where one alone is said to be taken in, and of the same thing."""
    earlier = [figure for figure in document.earlier(part.sentence, _BACK) if is_level(figure)]
    taken = [whole for whole in earlier if like_unit(whole, part) and any(word in whole.clause for word in _INTAKE)]
    if len(taken) != 1 or not taken[0].value or not part.value or taken[0].value < part.value:
        return
    named = part.entity
    if named and taken[0].entity and not (taken[0].entity.endswith(named) or named.endswith(taken[0].entity)):
        return
    how = Said("{}÷{}".format(*flat(part, taken[0])), "{} / {}".format(*flat(part, taken[0])))
    finding = judge(Case(NAME, (rate, part, taken[0]), how, "warning"), _share(part, taken[0]))
    if finding:
        yield finding


def _share(part: Figure, whole: Figure) -> Sum:
    """The part in per cent of the whole."""
    return Sum(
        percent(stated(part.quantity), stated(whole.quantity)),
        percent(stated(part.quantity, loose=True), stated(whole.quantity, loose=True)),
    )


def percent(part: Interval | None, whole: Interval | None) -> Interval | None:
    """What one interval is in per cent of another."""
    share = part.over(whole) if part and whole else None
    return share.scaled(_HUNDRED) if share else None


def _explicit(part: Figure, whole: Figure, act: str) -> bool:
    """Whether the text says that the figure before the part is its whole: the same thing, taken in and then done."""
    if part.previous is not whole and part.rank:
        return False
    if _due(part, act):
        return True
    if whole.value is None or part.value is None or whole.value <= 0:
        return False
    taken = any(word in whole.clause for word in _INTAKE) or whole.clause.endswith("共")
    taken = taken or "其中" in part.lead or whole.tail.endswith("中")
    return taken and act not in whole.clause and _same_thing(part, whole, act)


def _inferred(finding: Finding) -> Finding:
    """The finding on a whole that the text does not call one: nobody is accused, the sum is there to be looked at."""
    more = ("（文中未写明总数，供核对）", " (the text names no whole; for you to see)")
    messages = {"message": finding.message + more[0], "message_en": finding.message_en + more[1]}
    return finding.model_copy(update={"severity": "note", "result": "cannot check", **messages})


def _likely(part: Figure, whole: Figure, act: str) -> bool:
    """Whether the figure right before the part, of the same thing in the same unit, can hardly be but its whole."""
    if (
        part.previous is not whole
        or len(_CUT.findall(part.lead)) != 1
        or act in whole.clause
        or not _same_thing(part, whole, act)
    ):
        return False
    if part.unit != whole.unit or whole.value is None or part.value is None or whole.value <= 0:
        return False
    return whole.rank == 0 and part.rank == 1 and not _NO_WHOLE.search(whole.clause + part.lead)


def _same_thing(part: Figure, whole: Figure, act: str) -> bool:
    """办结591件 names nothing new, 合格样品490批次 names again what 抽检样品500批次 did, 优良断面 what 水质断面 did."""
    named = part.entity
    if (
        not named
        or named.endswith(act)
        or _is_short_for(act, named)
        or whole.entity.endswith(named)
        or named in whole.clause
    ):
        return True
    core = named.removeprefix(act)
    return core != named and (not core or whole.entity.endswith(core) or core in whole.clause)


CHECK: Final = Check(
    name=NAME,
    kind="check",
    title="率与分子、分母",
    source="算术：率＝分子÷分母；取整以GB/T 8170-2008《数值修约规则与极限数值的表示和判定》为准",
    run=check_rate,
    agrees=("征求意见建议7712条，办理回复7420条，办理回复率96.21%。", "受理事项657件，办结591件，按期办结率99%。"),
    disagrees=("受理矛盾纠纷657件，办结591件，办结率达89.9%。", "受理矛盾纠纷657件，办结591件，办结率达98.9%。"),
)
