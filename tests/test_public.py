"""The public contract: names, fields and schema change on purpose or not at all."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest
from pydantic import BaseModel, ValidationError

import seedstats
from seedstats.outputs import schema_json
from tests.builders import fact

DOCS = Path(__file__).parent.parent / "docs"

NAMES = {
    "Change",
    "Changed",
    "Claim",
    "Comparison",
    "DocumentsFailedError",
    "Fact",
    "FactSheet",
    "Failure",
    "Finding",
    "Held",
    "Mention",
    "Period",
    "Quantity",
    "SeedstatsError",
    "Unit",
    "Verification",
    "audit",
    "audit_many",
    "diff",
    "extract",
    "extract_many",
    "verify",
}

FIELDS = {
    "FactSheet": ["source", "title", "date", "sha256", "facts", "findings"],
    "Fact": [
        "id",
        "quantity",
        "entity",
        "action",
        "subject",
        "place",
        "period",
        "change",
        "status",
        "cue",
        "whole",
        "per",
        "sentence",
        "rules",
    ],
    "Quantity": ["text", "start", "end", "value", "low", "high", "relation", "unit", "kind", "step"],
    "Unit": ["text", "code", "factor", "dimension"],
    "Mention": ["text", "start", "end"],
    "Period": ["text", "start", "end", "first", "last", "cumulative", "inherited"],
    "Change": ["direction", "basis", "base"],
    "Claim": ["value", "unit", "entity", "quote", "relation", "start", "end", "place"],
    "Held": ["claim", "verdict", "fact", "quote", "start", "end", "power", "message"],
    "Verification": ["source", "claims", "unclaimed"],
    "Changed": ["old", "new", "difference", "percent"],
    "Failure": ["position", "source", "reason", "message"],
    "Comparison": ["old", "new", "changed", "appeared", "vanished", "same"],
    "Finding": [
        "check",
        "severity",
        "facts",
        "message",
        "expected",
        "stated",
        "message_en",
        "result",
        "places",
        "sources",
    ],
}


def test_exported_names() -> None:
    assert set(seedstats.__all__) == NAMES
    assert all(hasattr(seedstats, name) for name in NAMES)


@pytest.mark.parametrize(("name", "fields"), FIELDS.items())
def test_fields_of_the_result(name: str, fields: list[str]) -> None:
    model: type[BaseModel] = getattr(seedstats, name)
    assert list(model.model_fields) == fields


def test_signature_of_extract() -> None:
    names = list(inspect.signature(seedstats.extract).parameters)
    assert names == ["text", "date", "source", "tagger", "surroundings"]


def test_results_are_frozen_and_hashable() -> None:
    made = fact()
    with pytest.raises(ValidationError, match="frozen"):
        made.status = "target"
    assert hash(made) == hash(fact())


def test_schema_in_the_docs_is_current() -> None:
    assert (DOCS / "schema.json").read_text("utf-8") == schema_json(), "make schema"
