"""action: the verb that governs a figure; one sentence a test."""

from __future__ import annotations

import pytest

import seedstats

CASES = [
    ("街道设立211个服务点。", "设立"),
    ("选取了130余个典型。", "选取"),
    ("形成报告34个。", "形成"),
    ("产值同比增长8%。", "增长"),
    ("产值完成198亿元。", "完成"),
    ("出口占总额的35%。", "占"),
    ("到基层宣讲38次。", None),
    ("办结率96%。", None),
    ("全区743个党支部。", None),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[sentence for sentence, _ in CASES])
def test_action(sentence: str, expected: str | None) -> None:
    (fact,) = seedstats.extract(sentence).facts
    assert (fact.action.text if fact.action else None) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("确定课题12个、事项9个。", ["确定", "确定"]),
        ("玉米、小麦产量分别增长5%、3%。", ["增长", "增长"]),
        ("新建桥梁6座，拆除棚屋300间。", ["新建", "拆除"]),
    ],
    ids=["、之后沿用", "分别", "各有其动词"],
)
def test_actions(sentence: str, expected: list[str]) -> None:
    facts = seedstats.extract(sentence).facts
    assert [fact.action.text if fact.action else None for fact in facts] == expected
