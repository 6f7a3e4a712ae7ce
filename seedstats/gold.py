"""Hand labels: the JSON file beside a text, read and checked against it."""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any, NamedTuple

from pydantic import AfterValidator, TypeAdapter, ValidationError

from seedstats.errors import SeedstatsError
from seedstats.models import Basis, Direction, Frozen, Kind, Relation, Status


def to_fraction(number: str | None) -> Fraction | None:
    """The number a label holds, exactly: a plain decimal, or a fraction with a slash.

    >>> to_fraction("13000"), to_fraction("96.21"), to_fraction("1/3"), to_fraction(None)
    (Fraction(13000, 1), Fraction(9621, 100), Fraction(1, 3), None)
    """
    if not number:
        return None
    return Fraction(number) if "/" in number else Fraction(Decimal(number))


def _checked_number(number: str | None) -> str | None:
    try:
        to_fraction(number)
    except (ValueError, InvalidOperation, OverflowError, ZeroDivisionError):
        raise ValueError(f"{number!r} is no plain decimal and no fraction") from None
    return number


LabelNumber = Annotated[str | None, AfterValidator(_checked_number)]


class GoldChange(Frozen):
    """What a label says of a change."""

    direction: Direction | None = None
    basis: Basis | None = None


class GoldFigure(Frozen):
    """One labelled figure; `docs/labelling.md` says what each key holds.

    Labels made before context was labelled have no `period` and no `subject`; `has_context` tells them apart.
    """

    start: int
    end: int
    text: str
    value: LabelNumber = None
    low: LabelNumber = None
    high: LabelNumber = None
    relation: Relation
    unit: str = ""
    kind: Kind
    entity: str | None = None
    entity_alts: tuple[str, ...] = ()
    action: str | None = None
    period: str | None = None
    subject: str | None = None
    subject_alts: tuple[str, ...] = ()
    change: GoldChange | None = None
    status: Status = "actual"
    optional: bool = False

    @property
    def has_context(self) -> bool:
        """Whether this label says anything of period and subject, be it that there is none."""
        return "period" in self.model_fields_set


_FIGURES = TypeAdapter(tuple[GoldFigure, ...])


class GoldDocument(NamedTuple):
    """A text with its labels: where both stand."""

    text: Path
    labels: Path


def find_gold(folder: Path) -> tuple[GoldDocument, ...]:
    """The labelled documents in `folder`, by name: every `<stem>.txt` with a `<stem>.json` beside it.

    Raises `SeedstatsError` where the folder does not exist or holds none.
    """
    try:
        files = frozenset(folder.iterdir())
    except OSError as error:
        raise SeedstatsError(f"{folder}: {error.strerror}; name a folder of texts and their labels") from error
    pairs = (GoldDocument(text, text.with_suffix(".json")) for text in sorted(files) if text.suffix == ".txt")
    documents = tuple(pair for pair in pairs if pair.labels in files)
    if not documents:
        raise SeedstatsError(f"{folder}: no labelled texts; labels are a .json file beside the .txt of the same name")
    return documents


def read_gold(path: Path, text: str) -> tuple[GoldFigure, ...]:
    """The labels of `text`, in its order.

    Raises `SeedstatsError` where the file is no list of labels or a label does not stand in the text where it says.
    """
    try:
        figures = _FIGURES.validate_python(_load(path))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "the file"
        raise SeedstatsError(f"{path}: label {place}: {first['msg']}; see docs/labelling.md") from error
    for figure in figures:
        if text[figure.start : figure.end] != figure.text:
            raise SeedstatsError(
                f"{path}: {figure.text!r} does not stand at {figure.start} of the text; are these its labels?"
            )
    return tuple(sorted(figures, key=lambda figure: figure.start))


def _load(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except OSError as error:
        raise SeedstatsError(f"{path}: {error.strerror}; the labels cannot be read") from error
    except ValueError as error:
        raise SeedstatsError(f"{path}: no JSON ({error}); labels are a list of objects") from error
