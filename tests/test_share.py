"""whole, per and cue: what a share is a share of, what a rate is reckoned by, and the word that makes a target."""

from __future__ import annotations

import pytest

import seedstats
from seedstats.models import Mention

CASES = [
    ("出口占全国总量的35%。", "whole", "全国总量"),
    ("研发费用占产值的比重为4.2%。", "whole", "产值"),
    ("合格率为35%。", "whole", None),
    ("农户人均可支配收入2.4万元。", "per", "人均"),
    ("新房均价是每平方米8500元。", "per", "每平方米"),
    ("每10万人中发生12.3例。", "per", "每10万人"),
    ("每年发放补贴8500元。", "per", None),
    ("力争产量达到30万吨。", "cue", "力争"),
    ("预计客流80万人次，比去年增长9%。", "cue", "预计"),
    ("产量达到30万吨。", "cue", None),
]
DENIED = ["全年未发生1起重大事故。", "如果达到100人就开班。", "没有发现1例感染。", "倘若超过3次则取消资格。"]


def _text(mention: Mention | None) -> str | None:
    return mention.text if mention else None


@pytest.mark.parametrize(("sentence", "field", "expected"), CASES, ids=[sentence for sentence, *_ in CASES])
def test_field(sentence: str, field: str, expected: str | None) -> None:
    for fact in seedstats.extract(sentence).facts:
        mention = getattr(fact, field)
        assert _text(mention) == expected
        assert mention is None or sentence[mention.start : mention.end] == mention.text


@pytest.mark.parametrize("sentence", DENIED, ids=DENIED)
def test_denied_or_supposed_is_no_fact(sentence: str) -> None:
    assert seedstats.extract(sentence).facts == ()
