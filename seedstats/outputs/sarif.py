"""Findings as SARIF 2.1.0, so that editors and CI show the place."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import quote

from seedstats.checks.check import Check
from seedstats.models import Finding, Mention
from seedstats.outputs.findings import Audited, line_and_column, places_by_document

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def findings_sarif(documents: Iterable[Audited], checks: Sequence[Check], version: str) -> str:
    """One run with a rule for each check and a result for each finding; columns count Unicode code points."""
    order = {check.name: number for number, check in enumerate(checks)}
    by_source = {document.source: document for document in documents}
    driver = {"name": "seedstats", "version": version, "rules": [_rule(check) for check in checks]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": [
            _result(document, found, order, by_source) for document in by_source.values() for found in document.findings
        ],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(check: Check) -> dict[str, Any]:
    return {
        "id": check.name,
        "shortDescription": {"text": check.title},
        "fullDescription": {"text": check.describe()},
        "help": {"text": f"来源：{check.source}"},
        "properties": {"kind": check.kind},
    }


def _result(
    document: Audited, finding: Finding, order: Mapping[str, int], by_source: Mapping[str, Audited]
) -> dict[str, Any]:
    places = [_location(by_source[source], place) for source, place in places_by_document(document, finding)]
    result: dict[str, Any] = {
        "ruleId": finding.check,
        "ruleIndex": order[finding.check],
        "level": finding.severity,
        "message": {"text": f"{finding.message} / {finding.message_en}"},
        "locations": places[:1],
        "properties": {"result": finding.result, "stated": finding.stated, "expected": finding.expected},
    }
    if places[1:]:
        result["relatedLocations"] = [{"id": number, **place} for number, place in enumerate(places[1:], 1)]
    return result


def _location(document: Audited, place: Mention) -> dict[str, Any]:
    (line, column), (last, behind) = (line_and_column(document.text, at) for at in (place.start, place.end))
    region = {
        "startLine": line,
        "startColumn": column,
        "endLine": last,
        "endColumn": behind,
        "charOffset": place.start,
        "charLength": place.end - place.start,
        "snippet": {"text": place.text},
    }
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(document.source)}, "region": region}}


def _uri(source: str) -> str:
    """A path as a URI: file:///… where it is absolute, else relative to where the tool was run."""
    path = PurePath(source)
    return path.as_uri() if path.is_absolute() else quote(source)
