"""What holds for every text, whatever it says. SEEDSTATS_EXAMPLES=20000 makes a long run of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from hypothesis import example, given
from hypothesis import strategies as st

import seedstats
from seedstats.explain import explain
from seedstats.models import Fact, FactSheet, Mention

DIGITS = list("0123456789０１２３４５６７８９")
CHINESE_NUMERALS = list("零〇一二两三四五六七八九十百千万亿廿卅半几数壹贰叁拾佰仟萬億")
NUMBER_WORDS = "百分之 千分之 万分之 分之 成 倍 番 折 十几 几十 数百 上百 两三 1.3万 3万4000".split()
SIGNS = list(".,，．、-－+＋~～—–至到/％%‰：:×()（）“”《》")
BOUNDS = "约 近 超 超过 突破 不足 不到 至少 不低于 不超过 达 多达 共 每 第".split()
TRAILS = "余 多 来 以上 以下 左右 上下 以内 内 之间 级 整".split()
UNITS = (
    "元 美元 个 个百分点 人 人次 名 户 件 亩 公里 平方米 千瓦时 吨 年 个月 天 小时 分钟 元/平方米 ℃ "
    "月 日 时 分 角 岁 号 期 批 大 次"
).split()
WORDS = (
    "党支部 增长 下降 同比 环比 办结 办结率 接待游客 计划 预计 其中 分别 和 等 的 比 一体 從 萬戶 "
    "五角大楼 四下基层 二七区 5G http://a.cn/1?b=2 2023年 1月15日 上半年"
).split()
STOPS = ["。", "；", ";", "！", ",", "，", " ", "　", "\n", "\n\n", "\r\n", "\u2028", "\t", "# ", "1. ", "（一）"]

number_dense = st.lists(
    st.one_of(
        *map(
            st.sampled_from,
            [DIGITS, CHINESE_NUMERALS, NUMBER_WORDS, SIGNS, BOUNDS, TRAILS, UNITS, WORDS, STOPS],
        )
    ),
    max_size=40,
).map("".join)
any_text = st.one_of(st.text(), number_dense)

FULL_WIDTH = str.maketrans("0123456789.%", "０１２３４５６７８９．％")


def mentions(fact: Fact) -> Iterator[Mention]:
    """Everything in a fact that says where it stands."""
    base = fact.change.base if fact.change else None
    named = (fact.entity, fact.action, fact.subject, fact.place, fact.period, base)
    yield from (fact.quantity, fact.sentence, *(mention for mention in named if mention))


@given(any_text)
@example("")
@example("\x00")
@example("办结" + "9" * 5000 + "件")
@example("亿" * 500)
@example("十" * 500 + "百分之" * 100)
@example("1" + ",000" * 300 + "元")
@example("3小时" * 50)
@example("0几十0")
@example("1e999999元，١٢٣人，Ⅻ期，½个，²³")
def test_every_mention_is_a_slice_of_the_text(text: str) -> None:
    for fact in seedstats.extract(text).facts:
        for mention in mentions(fact):
            assert text[mention.start : mention.end] == mention.text


@given(any_text)
def test_facts_stand_in_order_within_their_sentences(text: str) -> None:
    end = 0
    for fact in seedstats.extract(text).facts:
        assert fact.quantity.text
        assert end <= fact.quantity.start < fact.quantity.end
        assert fact.sentence.start <= fact.quantity.start
        assert fact.quantity.end <= fact.sentence.end
        end = fact.quantity.end


@given(any_text)
@example("1-0百")
@example("数百余")
@example("几十元余")
def test_values_and_ends_agree_with_the_relation(text: str) -> None:
    for fact in seedstats.extract(text).facts:
        quantity = fact.quantity
        ranged = quantity.relation == "range"
        assert (quantity.value is None) is ranged
        if ranged:
            assert quantity.low is not None
            assert quantity.high is not None
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high
        for number in (quantity.value, quantity.low, quantity.high):
            assert number is None or number.is_finite()


@given(any_text)
def test_ids_are_unique_and_rules_are_named(text: str) -> None:
    facts = seedstats.extract(text).facts
    assert len({fact.id for fact in facts}) == len(facts)
    assert all(fact.rules for fact in facts)


@given(any_text)
def test_the_same_text_gives_the_same_sheet(text: str) -> None:
    assert seedstats.extract(text) == seedstats.extract(text)


@given(any_text, number_dense)
def test_an_earlier_text_leaves_no_trace(text: str, earlier: str) -> None:
    before = seedstats.extract(text).model_dump_json()
    seedstats.extract(earlier)
    assert seedstats.extract(text).model_dump_json() == before


@given(any_text)
def test_a_sheet_survives_json(text: str) -> None:
    sheet = seedstats.extract(text, source="a.txt")
    assert FactSheet.model_validate_json(sheet.model_dump_json()) == sheet


@given(any_text)
def test_a_sheet_knows_its_text(text: str) -> None:
    assert seedstats.extract(text).sha256 == hashlib.sha256(text.encode()).hexdigest()


@given(number_dense)
@example("建立“帮带”对子750余对，增长4.8%。")
def test_full_width_digits_say_the_same(text: str) -> None:
    narrow, wide = seedstats.extract(text), seedstats.extract(text.translate(FULL_WIDTH))
    assert list(map(numbers, wide.facts)) == list(map(numbers, narrow.facts))


@given(any_text)
def test_every_fact_is_explained_and_every_refusal_has_a_reason(text: str) -> None:
    verdicts = explain(text)
    assert [verdict.fact for verdict in verdicts if verdict.fact] == list(seedstats.extract(text).facts)
    for verdict in verdicts:
        assert text[verdict.start : verdict.end] == verdict.text
        assert verdict.fact or (verdict.rule and verdict.reason)


def numbers(fact: Fact) -> tuple[object, ...]:
    quantity = fact.quantity
    return (quantity.start, quantity.end, quantity.value, quantity.low, quantity.high, quantity.relation, quantity.kind)


@given(any_text)
def test_what_is_made_unseen_is_valid(text: str) -> None:
    sheet = seedstats.extract(text)
    again = FactSheet.model_validate(sheet.model_dump())
    assert again == sheet
    assert all(fact.model_fields_set == set(Fact.model_fields) for fact in sheet.facts)


@given(number_dense, st.integers(0, 40))
@example("共有3万元，比上年增长5%。", 2)
def test_half_a_surrogate_pair_is_any_other_character(text: str, at: int) -> None:
    broken = text[:at] + "\ud800" + text[at:]
    assert all(broken[m.start : m.end] == m.text for fact in seedstats.extract(broken).facts for m in mentions(fact))
