"""Whose figure it is, and where: the sentences of tests/cases/subjects.txt, each a test of its own."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import pytest

import seedstats
from seedstats.divisions import place_at
from seedstats.models import Fact, Mention, Place
from seedstats.owners import owner_use
from tests.harness import CASES

_FIGURE = re.compile(r"\{([^{}|]*)\|([^{}|]*)(?:\|([^{}|]*))?\}")
_NOTHING = "-"


class Figure(NamedTuple):
    """A figure of a case: where it starts, its text, its subject and, where the case looks at it, its place."""

    start: int
    text: str
    subject: str
    place: str | None


def read_line(line: str) -> tuple[str, list[Figure]]:
    """The sentence of a case and its figures."""
    source, figures, at = "", [], 0
    for found in _FIGURE.finditer(line):
        source += line[at : found.start()]
        figures.append(Figure(len(source), *found.groups()))
        source += found[1]
        at = found.end()
    return source + line[at:], figures


def cases() -> list[Any]:
    """Each line as a parameter, those known to fail as strict xfail."""
    lines = (CASES / "subjects.txt").read_text("utf-8").splitlines()
    kept = [line for line in lines if line.strip() and not line.startswith("#")]
    return [
        pytest.param(
            line.removeprefix("! "),
            id=read_line(line)[0],
            marks=[pytest.mark.xfail(strict=True)] if line.startswith("! ") else [],
        )
        for line in kept
    ]


def spelt(fact: Fact | None, figure: Figure) -> Figure:
    """What was found, as a case spells it."""
    place = _place(fact.place if fact else None) if figure.place is not None else None
    return figure._replace(subject=_flat(fact.subject if fact else None), place=place)


def _flat(mention: Mention | None) -> str:
    return mention.flat if mention else _NOTHING


def _place(place: Place | None) -> str:
    if place is None or place.code is None:
        return _flat(place)
    return f"{place.flat}={place.code}"


@pytest.mark.parametrize("line", cases())
def test_subject(line: str) -> None:
    source, figures = read_line(line)
    facts = {(fact.quantity.start, fact.quantity.text): fact for fact in seedstats.extract(source).facts}
    assert [spelt(facts.get(figure[:2]), figure) for figure in figures] == figures


def test_every_mention_is_a_piece_of_the_source() -> None:
    source = "北京市朝阳区新建\n\n学校３所，在四川省成都市，各级党组织走访群众２００户。"
    for fact in seedstats.extract(source).facts:
        for mention in filter(None, (fact.subject, fact.place)):
            assert source[mention.start : mention.end] == mention.text


@pytest.mark.parametrize("name", ["财政局", "县处级干部", "全区", "各级党组织", "志愿服务队"])
def test_names_of_owners(name: str) -> None:
    assert owner_use(name)


@pytest.mark.parametrize("word", ["格局", "城市", "全部", "市场", "上市", "报告", "局"])
def test_words_that_name_no_owner(word: str) -> None:
    assert owner_use(word) is None


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("郑州市", ("410100",)),
        ("郑州", ("410100",)),
        ("内蒙古", ("150000",)),
        ("鄂伦春自治旗", ("150723",)),
        ("河南省郑州市中原区", ("410102",)),
        ("吉林", ("220000", "220200")),
        ("吉林长春", ("220100",)),
        ("香港", ("810000",)),
    ],
)
def test_codes(name: str, codes: tuple[str, ...]) -> None:
    place = place_at(name, 0, len(name))
    assert place is not None
    assert (place.span.start, place.span.end, place.codes) == (0, len(name), codes)


@pytest.mark.parametrize("text", ["北京路", "上海东路", "城区", "东区", "报告", ""])
def test_no_place(text: str) -> None:
    assert place_at(text, 0, len(text)) is None
