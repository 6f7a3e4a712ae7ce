"""A document as the checks look at it: sentences in one spelling, their figures, and the words around each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import groupby
from typing import Final

from seedstats.document import read_page
from seedstats.models import Fact, FactSheet, Mention, Quantity
from seedstats.sentences import split_sentences
from seedstats.text import fold

_BREAK: Final = re.compile(r"[^\S\n\r]*[\r\n]\s*")
_CLAUSE: Final = re.compile(r"[,，;。:!?…\n](?![0-9]{3}(?![0-9]))")
_NEAR: Final = 3


@dataclass(eq=False)
class Sentence:
    """A sentence of the source with the figures in it.

    `flat` is folded and without the breaks the page put into it; `offsets` leads from `flat` to the source.
    """

    flat: str
    offsets: tuple[int, ...]
    number: int
    figures: list[Figure] = field(default_factory=list)
    previous: Sentence | None = None
    source: str = ""

    @property
    def start(self) -> int:
        """Where it begins in the source."""
        return self.offsets[0]

    def mention(self, start: int, end: int) -> Mention:
        """The piece of the source that stands at a span of `flat`."""
        first, last = self.offsets[start], self.offsets[end - 1] + 1
        return Mention(text=self.source[first - self.start : last - self.start], start=first, end=last)

    def figure_at(self, start: int, end: int) -> list[Figure]:
        """The figures that touch a span of `flat`."""
        return [figure for figure in self.figures if figure.start < end and figure.end > start]


@dataclass(eq=False)
class Figure:
    """A fact in its sentence; `start` and `end` are offsets in `Sentence.flat`."""

    fact: Fact
    sentence: Sentence
    start: int
    end: int
    rank: int

    @property
    def quantity(self) -> Quantity:
        """The stated quantity."""
        return self.fact.quantity

    @property
    def value(self) -> Decimal | None:
        """The stated number."""
        return self.fact.quantity.value

    @property
    def unit(self) -> str:
        """The unit, in one spelling."""
        return fold(self.fact.quantity.unit.text)

    @property
    def previous(self) -> Figure | None:
        """The figure before it in the sentence."""
        return self.sentence.figures[self.rank - 1] if self.rank else None

    @property
    def following(self) -> Figure | None:
        """The figure behind it in the sentence."""
        figures = self.sentence.figures
        return figures[self.rank + 1] if self.rank + 1 < len(figures) else None

    @cached_property
    def lead(self) -> str:
        """The words between the figure before and this one."""
        return self.sentence.flat[self.previous.end if self.previous else 0 : self.start]

    @cached_property
    def clause(self) -> str:
        """The words before it in its own clause, up to the figure before."""
        return _CLAUSE.split(self.lead)[-1]

    @cached_property
    def tail(self) -> str:
        """The words behind it, up to the next figure or the end of its clause."""
        end = self.following.start if self.following else len(self.sentence.flat)
        return _CLAUSE.split(self.sentence.flat[self.end : end])[0]

    @property
    def entity(self) -> str:
        """What it counts, in one spelling, or nothing."""
        return fold(self.fact.entity.flat) if self.fact.entity else ""

    @property
    def is_change(self) -> bool:
        """Whether it says how much something changed."""
        return self.fact.change is not None


@dataclass
class Document:
    """The sentences of a sheet, in the order of the text."""

    sheet: FactSheet
    sentences: list[Sentence]

    def earlier(self, sentence: Sentence, back: int) -> list[Figure]:
        """The figures of as many sentences before it, the nearest first."""
        sentences = self.sentences[max(0, sentence.number - back) : sentence.number]
        return [figure for other in sentences[::-1] for figure in other.figures[::-1]]

    @property
    def figures(self) -> list[Figure]:
        """All figures, in the order of the text."""
        return [figure for sentence in self.sentences for figure in sentence.figures]


def view(sheet: FactSheet, text: str | None = None) -> Document:
    """The document of `sheet`; with its `text`, sentences without a figure are seen as well."""
    by_sentence = [list(facts) for _, facts in groupby(sheet.facts, key=lambda fact: fact.sentence.start)]
    facts = {found[0].sentence.start: found for found in by_sentence}
    mentions = _sentences(text) if text is not None else [found[0].sentence for found in by_sentence]
    sentences: list[Sentence] = []
    for number, mention in enumerate(mentions):
        sentence = _sentence(mention, number)
        before = sentences[-1] if sentences else None
        if before and sentence.start - before.offsets[-1] <= _NEAR:
            sentence.previous = before
        _place(sentence, facts.get(mention.start, []))
        sentences.append(sentence)
    return Document(sheet, sentences)


def _sentences(text: str) -> list[Mention]:
    page = read_page(text)
    return [page.mention(span.start, span.end) for span in split_sentences(page.flat)]


def _sentence(mention: Mention, number: int) -> Sentence:
    folded = fold(mention.text)
    dropped = {at for found in _BREAK.finditer(folded) for at in range(*found.span())}
    kept = [at for at in range(len(folded)) if at not in dropped]
    flat = "".join(folded[at] for at in kept)
    return Sentence(flat, tuple(mention.start + at for at in kept), number, source=mention.text)


def _place(sentence: Sentence, facts: list[Fact]) -> None:
    where = {offset: at for at, offset in enumerate(sentence.offsets)}
    for fact in facts:
        start, last = where.get(fact.quantity.start), where.get(fact.quantity.end - 1)
        if start is None or last is None:
            continue
        sentence.figures.append(Figure(fact, sentence, start, last + 1, len(sentence.figures)))
