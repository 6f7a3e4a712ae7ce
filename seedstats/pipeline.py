"""The flow, on one screen: text → page → quantities → sentences → frames → context → facts → sheet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date

from seedstats.clauses import frame_figures, release
from seedstats.context import read_context
from seedstats.document import Page, read_page
from seedstats.garbage import uncollected
from seedstats.masthead import read_masthead
from seedstats.models import Fact, FactSheet
from seedstats.quantities import read_quantities
from seedstats.reading import Reading
from seedstats.sentences import sentence_at
from seedstats.sheet import build_fact, build_sheet
from seedstats.span import Span
from seedstats.tagging import FastTagger, Tagger
from seedstats.timeline import Timeline


def extract(
    text: str,
    date: Date | None = None,
    *,
    source: str | None = None,
    tagger: Tagger | None = None,
    surroundings: bool = True,
) -> FactSheet:
    """All facts of a Chinese text, in its order.

    `date` is the document's own date, read from the text where it is not given, `source` the name it goes by.
    Without `surroundings` subject, place and period stay None, which saves a third of the time. Offsets in the sheet
    are half-open and count code points of `text`. Raises nothing, whatever the text.
    """
    return uncollected(lambda: _extract(text, date, source, tagger, surroundings))


def _extract(text: str, date: Date | None, source: str | None, tagger: Tagger | None, surroundings: bool) -> FactSheet:
    page = read_page(text)
    masthead = read_masthead(page)
    date = date or masthead.date
    facts = read_facts(page, tagger, date, surroundings=surroundings)
    return build_sheet(page, facts, masthead.title, date, source)


def read_facts(
    page: Page, tagger: Tagger | None = None, date: Date | None = None, *, surroundings: bool = True
) -> list[Fact]:
    """The facts of a page that came out on `date`: sentence by sentence, each framed and read in its context."""
    facts: list[Fact] = []
    timeline = Timeline(page, date) if surroundings else None
    tagger = tagger or FastTagger()
    for sentence, readings in sentences_with_figures(page):
        frames = frame_figures(page.flat, sentence, readings)
        read_context(frames, page.flat, tagger, surroundings=surroundings)
        if timeline:
            timeline.place(frames)
        mention = page.mention(sentence.start, sentence.end)
        facts += [build_fact(page, frame, mention, number) for number, frame in enumerate(frames, len(facts) + 1)]
        release(frames)
    return facts


def sentences_with_figures(page: Page) -> Iterator[tuple[Span, list[Reading]]]:
    """The sentences of a page that hold a figure, each with its quantities."""
    readings = read_quantities(page.flat).readings
    at = floor = 0
    while at < len(readings):
        sentence = sentence_at(page.flat, readings[at].start, readings[at].end, floor)
        begin, floor = at, max(sentence.end, readings[at].start + 1)
        while at < len(readings) and readings[at].start < floor:
            at += 1
        yield sentence, readings[begin:at]
