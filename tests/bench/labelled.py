"""Labelled texts and the ladder over them: the seeds, and any further folders given on a command line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import seedstats
from seedstats.gold import GoldFigure, find_gold, read_gold
from seedstats.models import Fact
from seedstats.readers import read_text
from seedstats.score import Ladder, compare, merge
from seedstats.tagging import Tagger
from tests.bench.speed import SEEDS

SEEDS_GENRE = "seeds"


class Labelled(NamedTuple):
    """A text with its labels; `genre` is what its file name says it is."""

    genre: str
    text: str
    gold: tuple[GoldFigure, ...]

    def facts(self, tagger: Tagger | None = None) -> tuple[Fact, ...]:
        """What the library makes of the text."""
        return seedstats.extract(self.text, tagger=tagger).facts

    def ladder(self, tagger: Tagger | None = None) -> Ladder:
        """What the library makes of the text, held against its labels."""
        return compare(self.gold, self.facts(tagger))


class Group(NamedTuple):
    """Texts that are scored together."""

    name: str
    texts: tuple[Labelled, ...]

    def ladder(self, tagger: Tagger | None = None) -> Ladder:
        """One ladder over all its texts."""
        return merge(text.ladder(tagger) for text in self.texts)


def read_labelled(folder: Path) -> Iterator[Labelled]:
    """The labelled texts of `folder`; those of the seeds are one genre."""
    for document in find_gold(folder):
        text = read_text(document.text)
        genre = SEEDS_GENRE if folder.resolve() == SEEDS.resolve() else genre_of(document.text.stem)
        yield Labelled(genre, text, read_gold(document.labels, text))


def genre_of(stem: str) -> str:
    """The genre a file name tells.

    >>> genre_of("010_stat_communique"), genre_of("news")
    ('stat_communique', 'news')
    """
    number, _, genre = stem.partition("_")
    return genre if number.isdigit() and genre else stem


def groups(folders: Sequence[Path]) -> tuple[Group, ...]:
    """The seeds, and the texts of all `folders` together."""
    further = tuple(text for folder in folders for text in read_labelled(folder))
    seeds = Group("the seeds", tuple(read_labelled(SEEDS)))
    return (seeds, Group(f"{len(further)} further texts", further)) if further else (seeds,)


def by_genre(texts: Iterable[Labelled]) -> tuple[Group, ...]:
    """The texts of each genre, in the order in which the genres first occur."""
    found: dict[str, list[Labelled]] = {}
    for text in texts:
        found.setdefault(text.genre, []).append(text)
    return tuple(Group(genre.replace("_", " "), tuple(members)) for genre, members in found.items())
