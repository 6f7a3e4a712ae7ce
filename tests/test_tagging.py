"""The seam: any tagger can stand behind it, and what it says is what the rules go by."""

from __future__ import annotations

import pytest

import seedstats
from seedstats.tagging import FastTagger, Tagger, tag_span
from tests.bench.taggers import LacTagger, NoTagger

TEXT = "镇里新建5座加氢站，走访农户312户。"


class Recorder:
    """A tagger that remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def tag(self, text: str) -> list[tuple[str, str]]:
        self.asked.append(text)
        return [(text, "n")]


@pytest.mark.parametrize("tagger", [FastTagger(), NoTagger()], ids=["fast", "none"])
@pytest.mark.parametrize("text", ["", " ", "全区743个党支部", "“帮带”对子，满意率96.2％\n办结", "𠮷野家ABC和x+y"])
def test_the_words_joined_are_the_text(tagger: Tagger, text: str) -> None:
    assert "".join(word for word, _ in tagger.tag(text)) == text


def test_a_given_tagger_is_the_only_one_asked() -> None:
    recorder = Recorder()
    found = seedstats.extract(TEXT, tagger=recorder)
    assert recorder.asked
    assert all(asked in TEXT.replace("，", ",") for asked in recorder.asked)
    assert [fact.quantity.text for fact in found.facts] == ["5座", "312户"]


def test_text_without_a_figure_is_not_tagged() -> None:
    recorder = Recorder()
    seedstats.extract("镇里新建了加氢站，走访了农户。", tagger=recorder)
    assert recorder.asked == []


@pytest.mark.parametrize("tagger", [FastTagger(), NoTagger()], ids=["fast", "none"])
def test_entities_by_either_tagger(tagger: Tagger) -> None:
    facts = seedstats.extract(TEXT, tagger=tagger).facts
    assert [fact.entity.text if fact.entity else None for fact in facts] == ["加氢站", "农户"]


def test_the_fast_tagger_is_corrected_by_the_tables() -> None:
    assert FastTagger().tag("敬老院")[0][1].startswith("n")
    assert FastTagger().tag("同比")[0] == ("同比", "d")


def test_offsets_are_those_of_the_whole_text() -> None:
    tokens = tag_span(FastTagger(), "全区743个党支部", 6, 9)
    assert tokens[0].start == 6
    assert tokens[-1].end == 9


def test_tags_of_lac_become_those_of_jieba() -> None:
    said = [("郑州", "LOC"), ("的", "u"), ("所", "u"), ("积极", "ad"), ("，", "w"), ("党员", "n")]
    assert LacTagger(lambda text: said).tag("郑州的所积极，党员") == [
        ("郑州", "ns"),
        ("的", "uj"),
        ("所", "u"),
        ("积极", "d"),
        ("，", "x"),
        ("党员", "n"),
    ]
