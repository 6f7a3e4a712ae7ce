"""Values that nothing can have: a share over 100%, a count below 0."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

import regex

from seedstats.checks.check import Check, Said, accuse
from seedstats.checks.units import is_share
from seedstats.checks.view import Document, Figure
from seedstats.models import Finding
from seedstats.patterns import Pattern

NAME: Final = "impossible"
_HUNDRED: Final = Decimal(100)
_SHARE: Final = Pattern(
    r"占[^,，。;]{0,14}?(?:总|全[市省县区国部体]|其|的?比重|的?比例|比)(?:[^,，。;]{0,8}?)(?:的|比重|比例|达|达到|为|约|近)*$"
)
# Rates that are shares of a whole and nothing else. 完成率, 参保率, 毛入学率, 普及率, 产销率 may be over 100%.
_RATES: Final = tuple(
    "办结率 解决率 满意率 满意度 合格率 优良率 达标率 回复率 答复率 办复率 及格率 就业率 失业率 城镇化率 森林覆盖率 "
    "绿化覆盖率 优良天数比率 优良天数比例 受理率 回收率 死亡率 病死率 治愈率 发病率 出席率 到会率 投票率 签约率 履约率 "
    "化解率 调解成功率 破案率 起诉率 上线率 录取率 成活率 及时率 知晓率 支持率 赞成率 命中率 识字率 巩固率 空置率 "
    "入住率 上座率 正点率 准点率 中签率 整改率 处置率 持股比例".split()
)
_NOT_LEVEL: Final = Pattern(r"增长|提高|上升|提升|增加|下降|同比|环比|增幅|是|相当于|超额|完成|倍|为.{0,6}的$|综合")
_NEGATIVE: Final = Pattern(r"增|减|净|变|差|温|利|亏|余|损|收益|℃|度$")


def check_impossible(document: Document) -> Iterator[Finding]:
    """占…的120%, 合格率102%, -5人: no share of a whole is over 100%, and no count below 0.

    Growth may be any per cent; 完成率, 参保率, 进度, 毛入学率 and others that are measured against a plan or
    another number may be over 100%, so only rates from a closed list are looked at.
    """
    for figure in document.figures:
        if _is_over(figure):
            text = figure.quantity.flat
            said = Said(f"占比或比率{text}不可能超过100%", f"a share cannot be over 100%: {text}")
            yield accuse(NAME, "error", (figure,), said, expected="≤ 100%")
        elif _is_below(figure):
            text = figure.quantity.flat
            yield accuse(
                NAME, "warning", (figure,), Said(f"计数{text}为负", f"a count below 0: {text}"), expected="≥ 0"
            )


def _is_over(figure: Figure) -> bool:
    if not is_share(figure) or figure.value is None or figure.value <= _HUNDRED:
        return False
    if _NOT_LEVEL.search(figure.clause) or "轮候" in figure.sentence.flat:  # shares frozen more than once
        return False
    words = regex.sub(r"(?:达到|高达|达|为|是|分别|均|已|约|超过|超|[,，:、])+$", "", figure.clause)
    return bool(_SHARE.search(figure.clause)) or words.endswith(_RATES)


def _is_below(figure: Figure) -> bool:
    """-5人 as a level; -5人 of a net change is none."""
    if figure.quantity.kind != "count" or figure.value is None or figure.value >= 0 or figure.is_change:
        return False
    if figure.quantity.text[:1] not in "-－−":
        return False
    return figure.unit in ("人", "名", "户", "家", "件", "起") and not _NEGATIVE.search(
        figure.sentence.flat[: figure.end]
    )


CHECK: Final = Check(
    name=NAME,
    kind="check",
    title="不可能的数值",
    source="算术：部分不大于总体，故合格率、占比等最多为100%，而计划完成率等可以超过；计数不为负",
    run=check_impossible,
    agrees=("利润增长120%，计划完成率105%。",),
    disagrees=("产品抽检合格率102.5%。", "农村党支部占总数的120%。"),
)
