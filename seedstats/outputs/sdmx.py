"""Facts as long rows: one row a fact, columns by the names SDMX has for the concepts.

`COLUMNS` says what each column holds. SDMX names are used where SDMX has the concept; the others are our own.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby
from typing import Final, NamedTuple

from seedstats.amount import signed
from seedstats.models import Fact, FactSheet, Mention
from seedstats.outputs.prices import price_base
from seedstats.outputs.timeperiod import time_period

Cell = Decimal | int | str | None
Row = dict[str, Cell]

_STATUS: Final = {"actual": "A", "target": "F", "estimate": "E"}
_BASIS: Final = {"yoy": "Y", "mom": "1"}
_RATES: Final = frozenset(("percent", "multiple", "fraction"))


class Column(NamedTuple):
    """A column of the export: its name, whether the name is that of an SDMX concept, and what it holds."""

    name: str
    sdmx: bool
    meaning: str


COLUMNS: Final = (
    Column("OBS_VALUE", True, "the number, multiplied out, negative where something fell; empty for a range"),
    Column("OBS_LOW", False, "the least the words allow, empty where that is open"),
    Column("OBS_HIGH", False, "the most the words allow, empty where that is open"),
    Column("RELATION", False, "how OBS_VALUE bounds the true number: eq approx gt ge lt le range"),
    Column("UNIT_MEASURE", True, "the code of the unit (UCUM, ISO 4217, % or pp), else the unit as written"),
    Column("UNIT_MULT", True, "0: numbers are multiplied out, 1.3万 is 13000"),
    Column("UNIT", False, "the unit as written, without 万 and 亿"),
    Column("KIND", False, "count money percent points fraction multiple measure duration score"),
    Column(
        "TIME_PERIOD", True, "2023, 2023-S1, 2023-Q1, 2023-10, 2023-09-09, or a start and a length: 2023-01-01/P10M"
    ),
    Column("TIME_TEXT", False, "the words that name the period, also where they cannot be resolved"),
    Column("REF_AREA", True, "the code of the place (GB/T 2260), else its name as written"),
    Column("TRANSFORMATION", True, "N for a level; GY G1 G for growth, DY D1 D for a difference (see below)"),
    Column("PRICE_BASE", True, "Q at constant prices, V at current prices, empty unless the sentence says so"),
    Column("OBS_STATUS", True, "A actual, F a target or forecast, E an estimate"),
    Column("SUBJECT", False, "whose figure it is"),
    Column("ENTITY", False, "what is counted or measured"),
    Column("ACTION", False, "what was done"),
    Column("WHOLE", False, "what a share is a share of"),
    Column("PER", False, "what a rate is reckoned by"),
    Column("BASE", False, "what a growth or difference is against, as written"),
    Column("TEXT", False, "the figure as written"),
    Column("SENTENCE", False, "its sentence, without the line breaks of the page"),
    Column("SOURCE", False, "the document"),
    Column("START", False, "where the figure begins in the document, in code points"),
    Column("END", False, "where it ends"),
    Column("FACT_ID", False, "its id in the fact sheet of SOURCE"),
    Column("RULES", False, "the rules that decided, with spaces between"),
)


def rows(sheet: FactSheet) -> Iterator[Row]:
    """One row a fact, in the order of the text, with the names of `COLUMNS` as keys, in their order.

    Numbers are `Decimal`, offsets `int`, all else `str`; what is not known is "" in a column of text and None in one
    of numbers.
    """
    for _, group in groupby(sheet.facts, key=lambda fact: fact.sentence.start):
        facts = tuple(group)
        for fact in facts:
            yield {**_numbers(fact), **_dimensions(fact, facts), **_words(fact), **_place_in(sheet, fact)}


def _numbers(fact: Fact) -> Row:
    amount, quantity = signed(fact), fact.quantity
    return {
        "OBS_VALUE": amount.value,
        "OBS_LOW": amount.low,
        "OBS_HIGH": amount.high,
        "RELATION": amount.relation,
        "UNIT_MEASURE": quantity.unit.code or quantity.unit.text,
        "UNIT_MULT": 0,
        "UNIT": quantity.unit.text,
        "KIND": quantity.kind,
    }


def _dimensions(fact: Fact, facts: tuple[Fact, ...]) -> Row:
    return {
        "TIME_PERIOD": time_period(fact.period),
        "TIME_TEXT": _flat(fact.period),
        "REF_AREA": (fact.place.code if fact.place else None) or _flat(fact.place),
        "TRANSFORMATION": transformation(fact),
        "PRICE_BASE": price_base(fact, facts),
        "OBS_STATUS": _STATUS[fact.status],
    }


def _words(fact: Fact) -> Row:
    return {
        "SUBJECT": _flat(fact.subject),
        "ENTITY": _flat(fact.entity),
        "ACTION": _flat(fact.action),
        "WHOLE": _flat(fact.whole),
        "PER": _flat(fact.per),
        "BASE": _flat(fact.change.base if fact.change else None),
        "TEXT": fact.quantity.flat,
        "SENTENCE": fact.sentence.flat,
    }


def _place_in(sheet: FactSheet, fact: Fact) -> Row:
    return {
        "SOURCE": sheet.source or "",
        "START": fact.quantity.start,
        "END": fact.quantity.end,
        "FACT_ID": fact.id,
        "RULES": " ".join(fact.rules),
    }


def transformation(fact: Fact) -> str:
    """The SDMX code of what the number is: a level, a growth rate or a difference, over a year or one period.

    Where the text does not say against what, or names a time of its own (比2019年), the type stands alone: G, D.
    """
    change = fact.change
    if change is None:
        return "N"
    kind = "G" if fact.quantity.kind in _RATES else "D"
    return kind + _BASIS.get(change.basis or "", "")


def _flat(mention: Mention | None) -> str:
    return mention.flat if mention else ""
