"""A sheet that went from one process to another is the sheet that was sent."""

from __future__ import annotations

import pickle

import pytest
from pydantic import ValidationError

import seedstats
from seedstats.failures import Failure
from seedstats.models import FactSheet
from seedstats.workers.transfer import dumps, loads
from tests.bench.speed import seed_texts

SHEETS = [seedstats.extract(text, source="a.txt") for text in seed_texts(1)]


def sent(sheets: list[FactSheet]) -> list[FactSheet]:
    return loads(dumps(sheets))  # type: ignore[no-any-return]


def test_a_sheet_arrives_as_it_was_sent() -> None:
    assert sent(SHEETS) == SHEETS
    assert [hash(sheet) for sheet in sent(SHEETS)] == [hash(sheet) for sheet in SHEETS]


@pytest.mark.parametrize("option", ["exclude_unset", "exclude_defaults", "exclude_none"])
def test_json_is_the_same_with_any_fields_left_out(option: str) -> None:
    ways = [[sheet.model_dump_json(**{option: True}) for sheet in sheets] for sheets in (SHEETS, sent(SHEETS))]  # type: ignore[arg-type]
    assert ways[0] == ways[1]


def test_what_arrives_is_frozen_and_can_be_copied() -> None:
    (sheet, *_) = sent(SHEETS)
    with pytest.raises(ValidationError, match="frozen"):
        sheet.source = "b.txt"
    assert sheet.model_copy(update={"source": "b.txt"}).source == "b.txt"
    assert pickle.loads(pickle.dumps(sheet)) == sheet
    assert FactSheet.model_validate_json(sheet.model_dump_json()) == sheet


def test_it_takes_less_room_than_pydantic_has_it() -> None:
    assert len(dumps(SHEETS)) < 0.9 * len(pickle.dumps(SHEETS))


def test_all_else_goes_as_pickle_has_it() -> None:
    failure = Failure(position=1, reason="died", message="x")
    assert loads(dumps((1, "甲", b"x", failure, None))) == (1, "甲", b"x", failure, None)
