"""What a check is, and how it says what it found."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from seedstats.checks.interval import Interval
from seedstats.checks.view import Document, Figure, Sentence
from seedstats.models import Finding, Mention, Result, Severity


@dataclass(frozen=True)
class Check:
    """A named check: where its rule comes from, what it does, sentences that agree and sentences that do not.

    `across` holds documents against each other; it yields a finding with the number of the document it belongs to.
    """

    name: str
    kind: Literal["check", "lint"]
    title: str
    source: str
    run: Callable[[Document], Iterator[Finding]]
    agrees: tuple[str, ...]
    disagrees: tuple[str, ...]
    across: Callable[[Sequence[Document]], Iterator[tuple[int, Finding]]] | None = None
    agrees_across: tuple[tuple[str, ...], ...] = ()
    disagrees_across: tuple[tuple[str, ...], ...] = ()

    def describe(self) -> str:
        """What the check does, as its code says it."""
        return inspect.getdoc(self.run) or ""

    def describe_across(self) -> str:
        """What it does with several documents, nothing where it looks at one alone."""
        return (inspect.getdoc(self.across) or "") if self.across else ""


class Said(NamedTuple):
    """A message in both languages."""

    chinese: str
    english: str


def accuse(
    check: str,
    severity: Severity,
    figures: Sequence[Figure],
    said: Said,
    *,
    expected: Interval | str | None = None,
    result: Result = "disagrees",
) -> Finding:
    """A finding on `figures`, the one that is held against the others first."""
    shown = expected.shown() if isinstance(expected, Interval) else expected
    return Finding(
        check=check,
        severity=severity,
        facts=tuple(figure.fact.id for figure in figures),
        message=said.chinese,
        message_en=said.english,
        expected=shown,
        stated=figures[0].fact.quantity.flat,
        result=result,
        places=tuple(_place(figure) for figure in figures),
    )


def lint(
    check: str,
    sentence: Sentence,
    span: tuple[int, int],
    said: Said,
    better: str | None = None,
    severity: Severity = "warning",
) -> Finding:
    """A finding on the wording at a span of a sentence, with what would be `better`."""
    mention = sentence.mention(*span)
    touched = tuple(figure.fact.id for figure in sentence.figure_at(*span))
    return Finding(
        check=check,
        severity=severity,
        facts=touched,
        message=said.chinese,
        message_en=said.english,
        expected=better,
        stated=mention.flat,
        result="wording",
        places=(mention,),
    )


def _place(figure: Figure) -> Mention:
    quantity = figure.fact.quantity
    return Mention(text=quantity.text, start=quantity.start, end=quantity.end)
