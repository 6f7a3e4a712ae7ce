"""Claims from a file: a JSON list, JSON Lines, or what langextract writes.

langextract writes one document a line, an object with a list of `extractions`; each has an `extraction_text`, as a
rule a `char_interval`, and `attributes` of the user's own naming. An extraction is a claim where its attributes name a
value, or where its text holds figures; each figure is a claim then.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final, NamedTuple, NoReturn

from pydantic import ValidationError

from seedstats.claims.models import Claim
from seedstats.claims.number import read_claim
from seedstats.errors import SeedstatsError
from seedstats.pipeline import extract

_VALUE: Final = ("value", "number", "amount", "数值", "数量", "值")
_UNIT: Final = ("unit", "单位", "计量单位")
_ENTITY: Final = ("entity", "indicator", "metric", "实体", "对象", "指标", "指标名称")
_SHAPE: Final = 'a list of {"value": …, "unit": …, "entity": …}, or JSON Lines from langextract'


class ClaimFile(NamedTuple):
    """The claims of a file in its order, and what was left out, each with its place and the reason."""

    claims: tuple[Claim, ...]
    skipped: tuple[str, ...]


def parse_claims(text: str, name: str = "claims", source: str | None = None) -> ClaimFile:
    """The claims in `text`; `name` is what errors call it.

    With `source`, the text that the claims are held against, documents of langextract whose own `text` is another are
    left out, where one at least is that of `source`. Numbers are read exactly, never as floats. Raises `SeedstatsError`
    with the file, the place in it and what is wrong.
    """
    claims: list[Claim] = []
    skipped: list[str] = []
    for place, item in _about(list(_items(text, name)), source, skipped):
        if not isinstance(item, dict):
            raise SeedstatsError(f"{name}: {place}: is no object; write {_SHAPE}")
        if "extractions" not in item:
            claims.append(make_claim({**item, "place": place}, f"{name}: {place}"))
            continue
        for at, found in _extractions(item, place, name):
            claims += found
            skipped += [] if found else [f"{at}: holds no number"]
    return ClaimFile(tuple(claims), tuple(skipped))


def _about(items: list[tuple[str, Any]], source: str | None, skipped: list[str]) -> Iterator[tuple[str, Any]]:
    """The items that are about `source`; the others go to `skipped`."""
    known = None if source is None else "".join(source.split())
    texts = ["".join(item["text"].split()) if _has_text(item) else None for _, item in items]
    for (place, item), text in zip(items, texts, strict=True):
        if known in texts and text is not None and text != known:
            name = item.get("document_id") or "the document"
            skipped.append(f"{place}: {name} has another text")
        else:
            yield place, item


def _has_text(item: Any) -> bool:
    return isinstance(item, dict) and isinstance(item.get("text"), str) and "extractions" in item


def make_claim(fields: Mapping[str, object], where: str) -> Claim:
    """A checked claim; `SeedstatsError` beginning with `where` if a field is wrong or its value is no number."""
    try:
        claim = Claim.model_validate(dict(fields))
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"]))
        raise SeedstatsError(f"{where}: {field}: {first['msg']}") from error
    if read_claim(claim) is None:
        raise SeedstatsError(f"{where}: value: {claim.value!r} is no number")
    return claim


def _items(text: str, name: str) -> Iterator[tuple[str, Any]]:
    """Every object of the file with its place: those of a list, the file itself, or one a line."""
    try:
        whole = _load(text)
    except ValueError as error:
        lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
        if len(lines) < 2 or not lines[0][1].lstrip().startswith("{"):
            raise SeedstatsError(f"{name}: {_told(error)}; write {_SHAPE}") from error
        yield from ((f"line {number}", _load_line(line, number, name)) for number, line in lines)
        return
    if isinstance(whole, list):
        yield from ((f"claim {number}", item) for number, item in enumerate(whole, 1))
    else:
        yield "line 1", whole


def _load(text: str) -> Any:
    try:
        return json.loads(text, parse_float=Decimal, parse_int=Decimal, parse_constant=_refuse)
    except RecursionError:
        raise ValueError("is nested too deeply") from None


def _load_line(line: str, number: int, name: str) -> Any:
    try:
        return _load(line)
    except ValueError as error:
        raise SeedstatsError(
            f"{name}: line {number}: {_told(error, line=False)}; each line is a JSON object"
        ) from error


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number")


def _told(error: ValueError, line: bool = True) -> str:
    if not isinstance(error, json.JSONDecodeError):
        return str(error)
    return (f"line {error.lineno}, " if line else "") + f"column {error.colno}: {error.msg}"


def _extractions(item: Mapping[str, Any], place: str, name: str) -> Iterator[tuple[str, list[Claim]]]:
    extractions = item["extractions"] or []
    if not isinstance(extractions, list):
        raise SeedstatsError(f"{name}: {place}: extractions: is no list; write {_SHAPE}")
    for number, extraction in enumerate(extractions, 1):
        at = f"{place}, extraction {number}"
        if not isinstance(extraction, dict) or not isinstance(extraction.get("extraction_text"), str):
            raise SeedstatsError(f"{name}: {at}: has no extraction_text; is this a file of langextract?")
        yield at, list(_claims_of(extraction, at, f"{name}: {at}"))


def _claims_of(extraction: Mapping[str, Any], place: str, where: str) -> Iterator[Claim]:
    attributes = extraction.get("attributes") or {}
    attributes = attributes if isinstance(attributes, dict) else {}
    value = _attribute(attributes, _VALUE)
    quote: str = extraction["extraction_text"]
    common = {"entity": _attribute(attributes, _ENTITY), "quote": quote, "place": place, **_interval(extraction)}
    if value is not None and _is_number(value):
        yield make_claim({**common, "value": value, "unit": _attribute(attributes, _UNIT)}, where)
        return
    for fact in extract(quote).facts:
        quantity = fact.quantity
        relation = None if quantity.relation == "eq" else quantity.relation
        if _is_number(quantity.flat):
            fields = {"value": quantity.flat, "unit": quantity.unit.text, "relation": relation}
            yield make_claim({**common, **fields}, where)


def _attribute(attributes: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    """The first of `names` that has a value; of a list its first."""
    found = next((attributes[name] for name in names if attributes.get(name) not in (None, "", [])), None)
    return found[0] if isinstance(found, list) else found


def _is_number(value: object) -> bool:
    try:
        claim = Claim.model_validate({"value": value})
    except ValidationError:
        return False
    return read_claim(claim) is not None


def _interval(extraction: Mapping[str, Any]) -> dict[str, Any]:
    interval = extraction.get("char_interval")
    if not isinstance(interval, dict):
        return {}
    return {"start": interval.get("start_pos"), "end": interval.get("end_pos")}
