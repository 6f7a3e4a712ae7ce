"""explain: what was decided on each numeral, and where each field of a figure comes from."""

from __future__ import annotations

from seedstats.explain import explain, fields

TEXT = "去年，海城区建成书屋12家。今年前三季度，海城区受理投诉657件，办结591件；第二批名单已公布。"


def test_every_numeral_has_a_verdict() -> None:
    assert [(verdict.text, verdict.fact is not None) for verdict in explain(TEXT)] == [
        ("12家", True),
        ("三", False),
        ("657件", True),
        ("591件", True),
        ("二", False),
    ]


def test_each_field_says_where_it_stands_and_how_it_came() -> None:
    last = [verdict.fact for verdict in explain(TEXT) if verdict.fact][-1]
    found = {field.name: field for field in fields(last)}
    for field in found.values():
        assert TEXT[field.start : field.end] == field.text
    assert found["entity"].text == "投诉"
    assert found["entity"].rules == ("entity.carried",)
    assert found["entity"].how == "carried"
    assert found["subject"].text == "海城区"
    assert found["subject"].how == "carried"
    assert found["period"].text == "今年前三季度"


def test_a_period_of_a_sentence_before_is_inherited() -> None:
    text = "2023年，全县建成水库12座。新修水渠30公里。"
    last = [verdict.fact for verdict in explain(text) if verdict.fact][-1]
    periods = [field for field in fields(last) if field.name == "period"]
    assert [(field.text, field.how) for field in periods] == [("2023年", "inherited")]
