"""status: what is stated, aimed at, or reckoned; one sentence a test."""

from __future__ import annotations

import pytest

import seedstats

CASES = [
    ("全县已建成水库12座。", ["actual"]),
    ("力争全年植树30万株。", ["target"]),
    ("到2027年，新增泊位500个。", ["target"]),
    ("计划投资6亿元，建设厂房4栋。", ["target", "target"]),
    ("计划投资6亿元，已完成2亿元。", ["target", "actual"]),
    ("项目建成后将新增灌溉面积20万亩，惠及农户3000户。", ["target", "target"]),
    ("初步预计，假期客流约为80万人次，比去年增长9%。", ["estimate", "estimate"]),
    ("人均预期寿命达到79岁。", ["actual"]),
    ("即将退休的12名教师回到母校。", ["actual"]),
    ("将近300人到场。", ["actual"]),
    ("全年完成年度计划的98%。", ["actual"]),
    ("预计产量达到40万吨；去年产量为35万吨。", ["estimate", "actual"]),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[sentence for sentence, _ in CASES])
def test_status(sentence: str, expected: list[str]) -> None:
    assert [fact.status for fact in seedstats.extract(sentence).facts] == expected
