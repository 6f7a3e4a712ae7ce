"""Findings for people: what is stated, what was computed, and the passage with the figures marked."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal, NamedTuple

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from seedstats.models import Finding, Mention, Severity

_STYLES: Final = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}
_ORDER: Final[tuple[Severity, ...]] = ("error", "warning", "note")
_AROUND: Final = 36
_STOPS: Final = "。！？!?\n"


class Audited(NamedTuple):
    """A document that was audited: its name, its text, and what was found."""

    source: str
    text: str
    findings: tuple[Finding, ...]


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Both from 1; a line ends with a line feed, a carriage return, or both.

    >>> line_and_column("甲\\r\\n乙丙", 4)
    (2, 2)
    """
    before = text[:offset].replace("\r\n", "\n\n")
    start = max(before.rfind("\n"), before.rfind("\r")) + 1
    lines = text[:offset].replace("\r\n", "\n").replace("\r", "\n").count("\n")
    return lines + 1, offset - start + 1


def findings_report(documents: Iterable[Audited]) -> RenderableType:
    """All findings, a block each, and a last line that counts them."""
    by_source = {document.source: document for document in documents}
    parts: list[RenderableType] = []
    counts: Counter[Severity] = Counter()
    for document in by_source.values():
        counts.update(finding.severity for finding in document.findings)
        parts += [_block(document, finding, by_source) for finding in document.findings]
    parts.append(Text(_total(counts, len(by_source))))
    return Group(*parts)


def findings_json(documents: Iterable[Audited]) -> str:
    """The findings of each document as indented JSON."""
    found = [
        {"source": document.source, "findings": [finding.model_dump(mode="json") for finding in document.findings]}
        for document in documents
    ]
    return json.dumps({"documents": found}, ensure_ascii=False, indent=2) + "\n"


def fails(documents: Iterable[Audited], least: Severity | Literal["never"]) -> bool:
    """Whether there is a finding of at least that severity."""
    if least == "never":
        return False
    enough = _ORDER[: _ORDER.index(least) + 1]
    return any(finding.severity in enough for document in documents for finding in document.findings)


def places_by_document(document: Audited, finding: Finding) -> list[tuple[str, Mention]]:
    """The places of a finding of `document`, each with the document it stands in."""
    sources = finding.sources or (document.source,) * len(finding.places)
    return list(zip(sources, finding.places, strict=True))


def _block(document: Audited, finding: Finding, by_source: Mapping[str, Audited]) -> RenderableType:
    head = Text(finding.severity, _STYLES[finding.severity], overflow="fold")
    head.append(f" {finding.check}" + (" (cannot check)" if finding.result == "cannot check" else ""), "not bold")
    head.append(f"  {_at(document, finding.places)}", "not bold")
    body = [Text(finding.message), Text(finding.message_en, "dim")]
    if finding.expected:
        other = "elsewhere" if finding.sources else "computed"
        body.append(Text(f"stated {_flat(finding.stated or '')} · {other} {finding.expected}"))
    places = places_by_document(document, finding)
    body += _passages(document.text, [place for source, place in places if source == document.source])
    for source in dict.fromkeys(source for source, _ in places if source != document.source):
        elsewhere, there = by_source[source], [place for name, place in places if name == source]
        body += [Text(_at(elsewhere, there), "dim", overflow="fold"), *_passages(elsewhere.text, there)]
    return Group(head, Padding(Group(*body), (0, 0, 1, 2)))


def _at(document: Audited, places: Sequence[Mention]) -> str:
    line, column = line_and_column(document.text, places[0].start if places else 0)
    return f"{document.source}:{line}:{column}"


def _passages(text: str, places: Sequence[Mention]) -> list[Text]:
    """The words around the places, those that stand close together in one passage."""
    passages: list[list[Mention]] = []
    for place in sorted(places, key=lambda place: place.start):
        if passages and place.start - passages[-1][-1].end <= _AROUND * 2:
            passages[-1].append(place)
        else:
            passages.append([place])
    return [_passage(text, marked) for marked in passages]


def _passage(text: str, places: Sequence[Mention]) -> Text:
    first, last = places[0].start, places[-1].end
    start, end = max(0, first - _AROUND), min(len(text), last + _AROUND)
    start = max([start, *(text.rfind(stop, start, first) + 1 for stop in _STOPS)])
    ends = [found + 1 for stop in _STOPS if (found := text.find(stop, last, end)) >= 0]
    end = min([end, *ends])
    shown, at = Text("…" if start and text[start - 1] not in _STOPS else ""), start
    for place in places:
        shown.append(_flat(text[at : place.start]))
        shown.append(f"【{_flat(text[place.start : place.end])}】", "bold")
        at = place.end
    shown.append(_flat(text[at:end]))
    return shown


def _flat(text: str) -> str:
    return "".join(text.split())


def _total(counts: Counter[Severity], documents: int) -> str:
    told = ", ".join(_plural(counts[severity], severity) for severity in _ORDER)
    return f"{_plural(documents, 'document')}: {told}"


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
