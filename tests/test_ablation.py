"""Switching off works, and leaves nothing behind."""

from __future__ import annotations

from pathlib import Path

import pytest

import seedstats
from seedstats.context import entity
from seedstats.gold import GoldFigure
from tests.bench import ablation, plain, taggers
from tests.bench.labelled import Group, Labelled, by_genre, groups, read_labelled
from tests.bench.page import ACCURACY, replace_table
from tests.bench.speed import SEEDS

TEXT = "利润增长5%，不足20家企业。"


def facts() -> list[tuple[str, str, str | None]]:
    found = seedstats.extract(TEXT).facts
    return [
        (fact.quantity.text, fact.quantity.relation, fact.change.direction if fact.change else None) for fact in found
    ]


WHOLE = [("5%", "eq", "increase"), ("20家", "lt", None)]


def test_without_a_table() -> None:
    assert facts() == WHOLE
    with ablation.rows_kept(lambda table, row: table != "changes.tsv"):
        assert facts() == [("5%", "eq", None), ("20家", "lt", None)]
    with ablation.rows_kept(lambda table, row: ablation.word_of(row) != "不足"):
        assert facts() == [("5%", "eq", "increase"), ("20家", "eq", None)]
    assert facts() == WHOLE


@pytest.mark.parametrize("table", ablation.TABLES)
def test_the_library_lives_without_any_one_table(table: str) -> None:
    with ablation.rows_kept(lambda name, row: name != table or ablation.word_of(row) in ablation.ALWAYS):
        assert len(facts()) == 2
    assert facts() == WHOLE


def test_without_an_entity_rule() -> None:
    rules = entity.COUNTS
    with ablation.without_entity_rule("noun_after"):
        assert "noun_after" not in [rule.__name__ for rule in entity.COUNTS]
    assert rules == entity.COUNTS


def test_the_seeds_are_one_genre_and_files_name_others(tmp_path: Path) -> None:
    (tmp_path / "01_court_news.txt").write_text("受理3件。", "utf-8")
    (tmp_path / "01_court_news.json").write_text("[]", "utf-8")
    both = groups([tmp_path])
    assert [group.name for group in both] == ["the seeds", "1 further texts"]
    assert [group.name for group in by_genre(text for group in both for text in group.texts)] == ["seeds", "court news"]


def test_effects_name_who_loses() -> None:
    label = {"start": 4, "end": 6, "text": "5%", "value": "5", "relation": "eq", "unit": "%", "kind": "percent"}
    changed = {"entity": "利润", "change": {"direction": "increase"}}
    labelled = Labelled("news", TEXT, (seedstats_label(label | changed),))
    genre = Group("news", (labelled,))
    found = {effect.name: effect for effect in ablation.effects([genre])}
    assert found["`changes.tsv`"].change < 0
    assert found["`changes.tsv`"].genres[0][0] == "news"
    assert "news" in ablation.effects_table(list(found.values()))
    assert "news" in ablation.unseen_table(ablation.unseen([genre]))


def seedstats_label(fields: dict[str, object]) -> GoldFigure:
    return GoldFigure.model_validate(fields)


def test_the_page_has_a_place_for_every_table() -> None:
    page = ACCURACY.read_text("utf-8")
    for name in ("ladder", "families", "taggers", "genres", "ablation", "plain"):
        assert replace_table(page, "new", name) != page


def test_measuring_taggers_gives_a_row_each() -> None:
    sets = [Group("the seeds", tuple(read_labelled(SEEDS))[:1])]
    chosen = taggers.entries()[:2]
    floor, measured = taggers.measure(chosen, sets, ["办结20件。"])
    assert [row.name for row in measured] == [entry.name for entry in chosen]
    assert all(0 <= score <= 1 for row in measured for score in row.scores[0])
    assert chosen[0].name in taggers.table(floor, measured, sets)


def test_figures_in_text_without_figures() -> None:
    def tag(text: str) -> list[tuple[str, str]]:
        return [("三名", "m")] if "三名" in text else [(text, "n")]

    found = plain.count(iter(["统一领导。", "有三名党员。", "乘坐两辆车。"]), tag)
    assert (found.sentences, found.characters, len(found.facts)) == (2, 11, 1)
    assert "| 0" not in plain.table(found).splitlines()[-1]
