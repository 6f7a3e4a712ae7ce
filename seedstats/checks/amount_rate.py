"""增速增加5%, 增长率为5个百分点: amount and rate mixed up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from seedstats.checks.check import Check, Said, lint
from seedstats.checks.view import Document
from seedstats.models import Finding
from seedstats.patterns import Pattern

NAME: Final = "amount_rate"
_NUMBER: Final = r"[0-9]+(?:\.[0-9]+)?"
_MIXED: Final = (
    (
        Pattern(rf"(?:增速|增长率|增幅|降幅|涨幅|跌幅)(?:分别)?(?:为|达到?|是){_NUMBER}个?百分点"),
        Said("增速、增幅是百分数，宜用“%”", "a rate of growth is a per cent, not points"),
    ),
    (
        Pattern(
            rf"(?:占比|比重|覆盖率|合格率|满意率|办结率|城镇化率|失业率|毛利率|就业率|参保率)"
            rf"(?:同比|环比|较上年|比上年|较去年|比去年|比上年同期|较上年同期)?(?:上升|提高|提升|增加|增长|下降|降低|回落|减少)了?"
            rf"{_NUMBER}[%％](?!左右的|[~—-])"
        ),
        Said("比率的升降宜说“百分点”，或说明是相对变化", "a rate that rises or falls does so by points"),
    ),
    (
        Pattern(
            rf"(?:增长率|增速|增幅|涨幅|降幅)(?:同比|环比|[比较](?:上年|去年|上月|上季度?)(?:同期)?)?"
            rf"(?:增长|增加|提高|提升|加快|上升|下降|回落|放缓|收窄|扩大)了?{_NUMBER}[%％]"
        ),
        Said("增长率的变化宜说“加快（提高）…个百分点”", "a rate of growth changes by points"),
    ),
)


def check_amount_rate(document: Document) -> Iterator[Finding]:
    """增幅为5个百分点, 合格率提高5%: a rate is a per cent, the change of a rate is in points.

    合格率提高5% may mean by a twentieth of what it was; the lint is a note, since the text alone cannot tell.
    """
    for sentence in document.sentences:
        for pattern, said in _MIXED:
            for found in pattern.finditer(sentence.flat):
                text = found.group()
                words = Said(f"“{text}”：{said.chinese}", f"“{text}”: {said.english}")
                yield lint(NAME, sentence, found.span(), words, severity="note")


CHECK: Final = Check(
    name=NAME,
    kind="lint",
    title="增减量与增减率",
    source="统计用语惯例：增长率以百分数计，百分数之差以百分点计（“下降3.6个百分点，不能说下降3.6%”）；未引条文",
    run=check_amount_rate,
    agrees=("增速为5%。", "合格率提高5个百分点。"),
    disagrees=("增幅为5个百分点。", "合格率提高了5%。"),
)
