"""The ladder: what counts as right, on labels and facts made by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from seedstats.errors import SeedstatsError
from seedstats.gold import GoldFigure, find_gold, read_gold
from seedstats.models import Change, Fact, Mention
from seedstats.score import RUNGS, compare, correct_rungs, merge, same_head
from tests.builders import POINTS, RATE, SOURCE, fact, mention, period

EVERY_RUNG = {*RUNGS, "period", "subject"}


def label(fact_like: Fact = RATE, **changed: Any) -> GoldFigure:
    """A label that agrees with the fact in everything but what is changed."""
    quantity = fact_like.quantity
    ranged = quantity.relation == "range"
    fields: dict[str, Any] = {
        "start": quantity.start,
        "end": quantity.end,
        "text": quantity.text,
        "value": None if quantity.value is None else str(quantity.value),
        "low": str(quantity.low) if ranged else None,
        "high": str(quantity.high) if ranged else None,
        "relation": quantity.relation,
        "unit": quantity.unit.text,
        "kind": quantity.kind,
        "entity": fact_like.entity.text if fact_like.entity else None,
        "change": fact_like.change.model_dump(exclude={"base"}) if fact_like.change else None,
        "status": fact_like.status,
        "period": None,
        "subject": None,
    }
    return GoldFigure(**{**fields, **changed})


def wrong(gold: GoldFigure, found: Fact) -> set[str]:
    return EVERY_RUNG - correct_rungs(gold, found)


@pytest.mark.parametrize("found", [fact(), RATE, POINTS])
def test_a_fact_that_agrees_is_right_on_every_rung(found: Fact) -> None:
    assert wrong(label(found), found) == set()


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"value": "96.2"}, {"value", "quantity", "fact"}),
        ({"value": "96.210"}, set()),
        ({"relation": "approx"}, {"relation", "quantity", "fact"}),
        ({"unit": ""}, {"unit", "quantity", "fact"}),
        ({"kind": "points"}, {"kind", "quantity", "fact"}),
        ({"entity": "满意率"}, {"entity", "head", "fact"}),
        ({"entity": None}, {"entity", "head", "fact"}),
        ({"entity": "满意率", "entity_alts": ("办结率",)}, set()),
        ({"entity": "纠纷办结率"}, {"entity"}),
        ({"change": {"direction": "increase"}}, {"change", "fact"}),
        ({"change": {"direction": "increase", "basis": "yoy"}}, {"change", "basis", "fact"}),
        ({"status": "target"}, {"status"}),
        ({"period": "今年"}, {"period"}),
        ({"subject": "某区"}, {"subject"}),
    ],
)
def test_each_field_has_its_rungs(changed: dict[str, Any], expected: set[str]) -> None:
    assert wrong(label(**changed), RATE) == expected


def test_target_and_estimate_are_both_not_actual() -> None:
    assert wrong(label(status="target"), RATE.model_copy(update={"status": "estimate"})) == set()


def test_a_wrong_basis_of_a_right_direction_leaves_the_fact_right() -> None:
    found = POINTS.model_copy(update={"change": Change(direction="increase", basis="mom")})
    assert wrong(label(POINTS, change={"direction": "increase", "basis": "yoy"}), found) == {"basis"}


@pytest.mark.parametrize(("low", "high", "right"), [("3", "5", True), ("3", "6", False), ("2", "5", False)])
def test_a_range_is_compared_by_both_ends(low: str, high: str, right: bool) -> None:
    assert ("value" in correct_rungs(label(POINTS, low=low, high=high), POINTS)) is right


def test_a_range_is_never_met_by_what_is_none() -> None:
    bounded = fact("3至5个百分点", "3", "ge", "个百分点", "points", bounds=("3", "5"))
    assert "value" not in correct_rungs(label(POINTS), bounded)


@pytest.mark.parametrize(
    ("value", "right"),
    [("0.3333333333333333333333333333", True), ("0.33333", True), ("0.3333", True), ("0.333", False)],
)
def test_a_fraction_is_met_within_a_ten_thousandth_of_it(value: str, right: bool) -> None:
    found = fact("750余对", value, "eq", "", "fraction")
    assert ("value" in correct_rungs(label(found, value="1/3"), found)) is right


@pytest.mark.parametrize(
    ("gold", "alternatives", "predicted", "right"),
    [
        ("意见建议", (), "各方面意见建议", True),
        ("各方面意见建议", (), "意见建议", True),
        ("推动高质量发展重点任务", (), "高质量发展", True),
        ("群众关心的衣食住行等各方面意见建议", (), "衣食", False),
        ("意见", (), "意见建议", True),
        ("意见", (), "意见和建议事项若干", False),
        ("“帮带”对子", (), "帮带”对子", True),
        ("区域型中心", (), "区域\n\n型中心", True),
        ("的意见，", (), "意见", True),
        (None, (), None, True),
        (None, ("意见",), "意见", True),
        ("意见", (), None, False),
        (None, (), "意见", False),
    ],
)
def test_heads(gold: str | None, alternatives: tuple[str, ...], predicted: str | None, right: bool) -> None:
    entity = Mention(text=predicted, start=0, end=len(predicted)) if predicted else None
    assert same_head(label(entity=gold, entity_alts=alternatives), entity) is right


@pytest.mark.parametrize(
    ("gold", "found", "right"),
    [
        ({"period": "主题教育以来"}, {"period": period("主题教育以来")}, True),
        ({"period": "以来"}, {"period": period("主题教育以来")}, True),
        ({"period": "主题教育"}, {"period": period("主题教育以来")}, False),
        ({"period": "主题教育以来"}, {"period": period("主题教育以来", inherited=True)}, False),
        ({"period": None}, {"period": period("主题教育以来", inherited=True)}, True),
        ({"period": None}, {"period": period("主题教育以来")}, False),
        ({"subject": "某区", "subject_alts": ("各街道",)}, {"subject": mention("各街道")}, True),
        ({"subject": "区各街道"}, {"subject": mention("街道")}, True),
        ({"subject": "某区"}, {"subject": mention("各街道")}, False),
    ],
)
def test_context_is_the_words_or_their_end(gold: dict[str, Any], found: dict[str, Any], right: bool) -> None:
    (rung,) = found
    assert (rung in correct_rungs(label(**gold), RATE.model_copy(update=found))) is right


def test_labels_without_context_are_not_asked_for_it() -> None:
    bare = GoldFigure(**label().model_dump(exclude={"period", "subject"}))
    assert compare([bare], [RATE]).with_context == 0
    assert compare([label()], [RATE]).with_context == 1
    assert compare([label()], []).with_context == 0


def test_spans_make_precision_and_recall() -> None:
    ladder = compare([label(), label(fact())], [RATE, POINTS])
    assert (ladder.gold, ladder.predicted) == (2, 2)
    span = ladder.rate("span")
    assert (span.right, span.precision, span.recall, span.f1) == (1, 0.5, 0.5, 0.5)
    assert span.errors_per_100 == 100.0
    kinds_of_difference = {(difference.text, difference.wrong) for difference in ladder.differences}
    assert kinds_of_difference == {("750余对", ("missed",)), ("3至5个百分点", ("extra",))}


def test_a_span_must_be_exact() -> None:
    assert compare([label(end=RATE.quantity.end - 1, text="96.21")], [RATE]).rate("span").right == 0


def test_a_wrong_field_is_one_error_at_its_rung_and_named() -> None:
    ladder = compare([label(value="96.2", entity="满意率"), label(POINTS)], [RATE, POINTS])
    assert ladder.rate("value").errors_per_100 == 50.0
    assert ladder.rate("unit").errors_per_100 == 0.0
    assert [difference.wrong for difference in ladder.differences] == [("value", "head")]


def test_optional_labels_count_neither_way() -> None:
    optional = label(optional=True)
    cut = fact("96.21", "96.21", "eq", "", "percent")
    for found in ([], [RATE], [cut]):
        ladder = compare([optional, label(POINTS)], [*found, POINTS])
        assert (ladder.gold, ladder.predicted, ladder.rate("fact").f1) == (1, 1, 1.0)
        assert ladder.differences == ()


def test_an_empty_document_scores_nothing_and_divides_by_nothing() -> None:
    rate = compare([], []).rate("fact")
    assert (rate.precision, rate.recall, rate.f1, rate.errors_per_100) == (0.0, 0.0, 0.0, 0.0)


def test_ladders_add_up() -> None:
    total = merge([compare([label()], [RATE]), compare([label(POINTS)], [RATE])])
    assert (total.gold, total.predicted, total.with_context) == (2, 2, 1)
    assert total.rate("fact").f1 == 0.5
    assert len(total.differences) == 2


def gold_file(folder: Path, content: str) -> Path:
    path = folder / "a.json"
    path.write_text(content, "utf-8")
    return path


def test_labels_are_read_in_the_order_of_the_text(tmp_path: Path) -> None:
    rows = [label(POINTS).model_dump(), label().model_dump()]
    path = gold_file(tmp_path, json.dumps(rows, ensure_ascii=False))
    assert [figure.text for figure in read_gold(path, SOURCE)] == ["96.21%", "3至5个百分点"]


@pytest.mark.parametrize(
    ("content", "part"),
    [
        ("no json", "no JSON"),
        ("{}", "label the file"),
        ('[{"start": 0, "end": 2, "text": "主题", "relation": "eq", "kind": "heap"}]', "label 0.kind"),
        ('[{"start": 0, "end": 2, "text": "主题", "relation": "eq", "kind": "count", "value": "x"}]', "label 0.value"),
        (
            '[{"start": 0, "end": 2, "text": "主题", "relation": "eq", "kind": "count", "value": "1/0"}]',
            "label 0.value",
        ),
        ('[{"start": 1, "end": 3, "text": "主题", "relation": "eq", "kind": "count"}]', "does not stand at 1"),
    ],
)
def test_bad_labels_are_one_clear_line(tmp_path: Path, content: str, part: str) -> None:
    path = gold_file(tmp_path, content)
    with pytest.raises(SeedstatsError) as caught:
        read_gold(path, SOURCE)
    assert part in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_labelled_texts_are_pairs(tmp_path: Path) -> None:
    for name in ("b.txt", "b.json", "a.txt", "a.json", "alone.txt", "other.json"):
        (tmp_path / name).write_text("", "utf-8")
    assert [document.text.name for document in find_gold(tmp_path)] == ["a.txt", "b.txt"]


def test_a_folder_without_labels_is_refused(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(SeedstatsError, match=folder.name):
            find_gold(folder)
