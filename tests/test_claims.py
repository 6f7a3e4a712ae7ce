"""Claims of others: each verdict, what a claim may look like, and what a file of them may hold."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import example, given
from pydantic import ValidationError

import seedstats
from seedstats.claims import Claim, Held, parse_claims, verify
from seedstats.errors import SeedstatsError
from tests.test_properties import any_text

TEXT = (
    "2024年，全区743个党支部和12884名党员建立服务台账，走访居民1.3万余户，办理回复率96.21%。"
    "出口额下降3.2%，建成道路12公里，改造投资1.3亿元，约1200名学生受益，提高3至5个百分点，气温为-5℃。"
)


def hold(value: object, unit: str = "", entity: str = "", **more: object) -> Held:
    (held,) = verify([{"value": value, "unit": unit, "entity": entity, **more}], TEXT).claims
    return held


@pytest.mark.parametrize(
    ("value", "unit", "entity"),
    [
        (743, "个", "党支部"),
        ("743", "个", "全区党支部"),
        (743, "", ""),
        ("743个", "", "党支部数量"),
        (Decimal("12884"), "人", "党员"),
        ("12,884", "名", "党员"),
        ("一万二千八百八十四", "名", "党员"),
        (13000, "户", "居民"),
        ("1.3", "万户", "居民"),
        ("1.3万余", "户", "居民"),
        ("1.3万余户", "", "居民"),
        ("超过13000", "户", "居民"),
        ("96.21", "%", "办理回复率"),
        ("96.21", "percent", "办理回复率"),
        ("0.9621", "", "办理回复率"),
        ("3.2", "%", "出口额"),
        ("-3.2", "%", "出口额"),
        ("下降3.2%", "", "出口额"),
        ("12000", "米", "道路"),
        ("12", "km", "道路"),
        ("1.3亿", "元", "改造投资"),
        ("13000", "万元", "改造投资"),
        ("130000000", "CNY", "改造投资"),
        ("1200", "名", "学生"),
        ("约1200", "名", "学生"),
        ("3-5", "百分点", ""),
        ("-5", "℃", "气温"),
    ],
)
def test_grounded(value: object, unit: str, entity: str) -> None:
    held = hold(value, unit, entity)
    assert held.verdict == "grounded", held.message
    assert held.start is not None
    assert TEXT[held.start : held.end] == held.quote


@pytest.mark.parametrize(
    ("value", "unit", "entity", "verdict", "quote"),
    [
        (743, "家", "党支部", "wrong_unit", "743个"),
        ("96.21", "个百分点", "办理回复率", "wrong_unit", "96.21%"),
        ("1.3", "亿美元", "改造投资", "wrong_unit", "1.3亿元"),
        ("增长3.2%", "", "出口额", "wrong_sign_or_bound", "3.2%"),
        ("+3.2", "%", "出口额", "wrong_sign_or_bound", "3.2%"),
        ("5", "℃", "气温", "wrong_sign_or_bound", "-5℃"),
        ("约1.3万", "户", "居民", "wrong_sign_or_bound", "1.3万余户"),
        ("不到13000", "户", "居民", "wrong_sign_or_bound", "1.3万余户"),
        ("超过743", "个", "党支部", "wrong_sign_or_bound", "743个"),
        (743, "名", "党员", "other_entity", "743个"),
        (12884, "名", "党支部", "other_entity", "12884名"),
        ("745", "个", "党支部", "not_in_text", "743个"),
        ("2024", "年", "", "not_in_text", "2024"),
        ("999", "", "", "not_in_text", None),
        ("5", "家", "", "not_in_text", "5"),
        ("3-6", "个百分点", "", "not_in_text", None),
    ],
)
def test_not_grounded(value: object, unit: str, entity: str, verdict: str, quote: str | None) -> None:
    held = hold(value, unit, entity)
    assert (held.verdict, held.quote) == (verdict, quote), held.message


@pytest.mark.parametrize(
    ("value", "unit", "entity", "power"),
    [
        ("1.3", "户", "居民", -4),
        ("1.3亿", "户", "居民", 4),
        ("1.3万", "元", "改造投资", -4),
        ("1.3", "元", "改造投资", -8),
        ("0.9621", "%", "办理回复率", -2),
        ("74300", "个", "", 2),
    ],
)
def test_wrong_scale(value: str, unit: str, entity: str, power: int) -> None:
    held = hold(value, unit, entity)
    assert (held.verdict, held.power) == ("wrong_scale", power)


def test_a_bare_number_claims_no_bound_and_a_relation_does() -> None:
    assert hold(13000, "户", "居民").verdict == "grounded"
    assert hold(13000, "户", "居民", relation="eq").verdict == "wrong_sign_or_bound"
    assert hold(13000, "户", "居民", relation="ge").verdict == "grounded"


def test_a_quote_or_an_offset_says_which_of_like_figures_is_meant() -> None:
    text = "甲县新建学校5所。乙县新建学校5所。"
    quoted, placed = verify(
        [{"value": 5, "quote": "乙县新建学校5所"}, {"value": 5, "start": 4, "end": 8, "unit": "所"}], text
    ).claims
    assert (quoted.start, placed.start) == (text.rindex("5所"), text.index("5所"))
    (elsewhere,) = verify([{"value": 7, "quote": "乙县新建学校5所"}], text).claims
    assert (elsewhere.verdict, elsewhere.quote) == ("not_in_text", "5所")


def test_words_before_a_figure_name_it_though_another_has_them_too() -> None:
    text = "全省经营主体总量1461.4万户，新登记经营主体147万户。"
    claims = [{"value": value, "unit": "万户", "entity": "经营主体"} for value in ("1461.4", "147")]
    assert [held.verdict for held in verify(claims, text).claims] == ["grounded", "grounded"]


def test_equal_figures_are_taken_one_by_one() -> None:
    text = "甲县新建学校5所。乙县新建学校5所。"
    result = verify([{"value": 5, "unit": "所", "entity": "学校"}] * 2, text)
    assert result.grounded
    assert result.unclaimed == ()


def test_what_the_text_has_that_the_claims_lack() -> None:
    result = verify([{"value": 743, "unit": "个"}], "全区743个党支部和12884名党员。")
    assert [fact.quantity.text for fact in result.unclaimed] == ["12884名"]


def test_a_sheet_serves_as_well_as_its_text() -> None:
    claims = [{"value": 743, "unit": "个"}, {"value": 744, "unit": "个"}]
    from_sheet, from_text = verify(claims, seedstats.extract(TEXT)), verify(claims, TEXT)
    assert [held.verdict for held in from_sheet.claims] == [held.verdict for held in from_text.claims]


def test_results_are_frozen_and_survive_json() -> None:
    result = verify([{"value": 743, "unit": "个"}], TEXT)
    assert type(result).model_validate_json(result.model_dump_json()) == result
    with pytest.raises(ValidationError, match="frozen"):
        result.claims[0].verdict = "not_in_text"


@given(any_text)
@example("分别为5、6人，三分之一，5成，负二度")
@example("同比下降-3%，“”5家")
def test_own_facts_are_grounded(text: str) -> None:
    sheet = seedstats.extract(text)
    claims = [
        {
            "value": fact.quantity.flat,
            "unit": fact.quantity.unit.text,
            "entity": fact.entity.flat if fact.entity else "",
            "quote": fact.sentence.flat,
            "relation": fact.quantity.relation,
        }
        for fact in sheet.facts
    ]
    result = verify([Claim.model_validate(claim) for claim in claims], sheet)
    assert [(held.claim.value, held.verdict) for held in result.claims if held.verdict != "grounded"] == []


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ({}, "claim 1: value: Field required"),
        ({"value": None}, "claim 1: value: "),
        ({"value": 1.3}, "is no exact number"),
        ({"value": True}, "is no exact number"),
        ({"value": "许多"}, "'许多' is no number"),
        ({"value": Decimal("1E+999999")}, "is no number a text can hold"),
        ({"value": Decimal("NaN")}, "is no number a text can hold"),
        ({"value": 5, "relation": "about"}, "claim 1: relation: "),
    ],
)
def test_what_is_no_claim_is_named(claim: dict[str, object], said: str) -> None:
    with pytest.raises(SeedstatsError) as caught:
        verify([claim], TEXT)
    assert said in str(caught.value)


def test_a_list_is_read_exactly() -> None:
    claims, skipped = parse_claims('[{"value": 1.30, "unit": "万户"}, {"value": 100000000000000000001}]')
    assert [claim.value for claim in claims] == ["1.30", "100000000000000000001"]
    assert [claim.place for claim in claims] == ["claim 1", "claim 2"]
    assert skipped == ()


def test_langextract_lines() -> None:
    lines = [
        {"text": TEXT, "document_id": "d1", "extractions": [extraction("743个党支部", {"数值": "743", "单位": "个"})]},
        {"text": TEXT, "document_id": "d2", "extractions": [extraction("走访居民1.3万余户"), extraction("全区")]},
        {"text": TEXT, "document_id": "d3", "extractions": None},
    ]
    claims, skipped = parse_claims("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), "a.jsonl")
    assert [(claim.value, claim.unit, claim.place) for claim in claims] == [
        ("743", "个", "line 1, extraction 1"),
        ("1.3万余户", "户", "line 2, extraction 1"),
    ]
    assert (claims[0].start, claims[0].quote) == (TEXT.index("743"), "743个党支部")
    assert skipped == ("line 2, extraction 2: holds no number",)
    assert verify(claims, TEXT).grounded


def extraction(text: str, attributes: dict[str, str] | None = None) -> dict[str, object]:
    start = TEXT.index(text)
    return {
        "extraction_class": "figure",
        "extraction_text": text,
        "char_interval": {"start_pos": start, "end_pos": start + len(text)},
        "alignment_status": "match_exact",
        "extraction_index": 1,
        "group_index": 0,
        "description": None,
        "attributes": attributes,
    }


def test_one_langextract_document_alone() -> None:
    claims, _ = parse_claims(json.dumps({"extractions": [extraction("743个党支部")]}))
    assert [claim.value for claim in claims] == ["743个"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "a.json: line 1, column 1: "),
        ("743个", "a.json: line 1, column 4: "),
        ("[743]", "a.json: claim 1: is no object"),
        ("743", "a.json: line 1: is no object"),
        ('[{"value": NaN}]', "a.json: NaN is no number"),
        ('[{"value": "许多"}]', "a.json: claim 1: value: '许多' is no number"),
        ('{"value": 1}\n{"value": }', "a.json: line 2: column 11: "),
        ('{"extractions": 5}', "a.json: line 1: extractions: is no list"),
        ('{"extractions": [{}]}', "a.json: line 1, extraction 1: has no extraction_text"),
        ("[" * 100_000, "a.json: "),
    ],
)
def test_a_file_that_is_none_is_named_with_the_place(text: str, said: str) -> None:
    with pytest.raises(SeedstatsError) as caught:
        parse_claims(text, "a.json")
    assert str(caught.value).startswith(said)


def test_a_claim_that_names_another_act_is_of_the_other_figure() -> None:
    text = "全年受理矛盾纠纷657件，办结591件。"
    claims = [
        {"value": 657, "unit": "件", "entity": "受理矛盾纠纷"},
        {"value": 591, "unit": "件", "entity": "办结矛盾纠纷"},
        {"value": 591, "unit": "件", "entity": "受理矛盾纠纷"},
    ]
    assert [held.verdict for held in verify(claims, text).claims] == ["grounded", "grounded", "other_entity"]


@pytest.mark.parametrize(
    ("value", "entity", "verdict"),
    [
        ("3.2%", "一般公共预算收入", "grounded"),
        ("3.2%", "一般公共预算收入下降", "grounded"),
        ("-3.2%", "一般公共预算收入", "grounded"),
        ("-3.2%", "一般公共预算收入增长", "grounded"),
        ("3.2%", "一般公共预算收入增长", "wrong_sign_or_bound"),
        ("3.2个百分点", "一般公共预算收入", "wrong_unit"),
        ("32%", "一般公共预算收入", "wrong_scale"),
    ],
)
def test_the_name_of_a_claim_may_say_which_way(value: str, entity: str, verdict: str) -> None:
    (held,) = verify([{"value": value, "entity": entity}], "一般公共预算收入28.5亿元，下降3.2%。").claims
    assert held.verdict == verdict
