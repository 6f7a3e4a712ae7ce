"""Tables for the terminal. Every cell is plain text: whatever a document holds, none of it is markup."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from seedstats.gold import GoldFigure
from seedstats.models import Change, Fact, FactSheet, Mention, Quantity
from seedstats.outputs.grid import NOTHING as _NOTHING
from seedstats.outputs.grid import add_row as _row
from seedstats.outputs.grid import grid as _table
from seedstats.score import RUNGS, Difference, Ladder

if TYPE_CHECKING:
    from seedstats.explain import Field, Verdict

_OF_FIELDS = ("entity.", "share.", "period.", "subject.", "place.")
_SIGNS = {"approx": "≈ ", "gt": "> ", "ge": "≥ ", "lt": "< ", "le": "≤ "}


def facts_table(facts: Iterable[Fact]) -> Table:
    """The facts of a text, one a row, made to be read at 80 columns.

    The relation stands as a sign before the value, which keeps the row short: "> 750", "3–5".
    """
    table = _table("figure", "value", "unit", "entity", "action", "change", "status")
    for fact in facts:
        quantity = fact.quantity
        _row(
            table,
            quantity.flat,
            _SIGNS.get(quantity.relation, "") + value_text(quantity),
            quantity.unit.text or _NOTHING,
            _flat(fact.entity),
            _flat(fact.action),
            _change_text(fact.change),
            fact.status,
        )
    return table


def verdicts_table(verdicts: Iterable[Verdict]) -> Table:
    """What became of each numeral: the figure and the rules that made it, or the rule that refused it and why."""
    table = _table("numeral", "at", "figure", "decided by", "reason")
    for verdict in verdicts:
        fact = verdict.fact
        _row(
            table,
            "".join(verdict.text.split()),
            f"{verdict.start}–{verdict.end}",
            "yes" if fact else "no",
            " ".join(rule for rule in fact.rules if not rule.startswith(_OF_FIELDS)) if fact else verdict.rule,
            verdict.reason or _NOTHING,
        )
    return table


def fields_table(figures: Iterable[tuple[str, Iterable[Field]]]) -> Table:
    """Each field of each figure: its words, where they stand, the rules that found them, stated there or taken over."""
    table = _table("figure", "field", "words", "at", "decided by", "how")
    for text, fields in figures:
        shown = "".join(text.split())
        for field in fields:
            at = f"{field.start}–{field.end}"
            _row(table, shown, field.name, field.text, at, " ".join(field.rules) or _NOTHING, field.how)
            shown = ""
    return table


def kinds(sheet: FactSheet) -> Counter[str]:
    """How many facts of each kind a sheet holds."""
    return Counter(str(fact.quantity.kind) for fact in sheet.facts)


def summary_table(documents: Sequence[tuple[str, Counter[str]]]) -> Table:
    """What a run made: documents, their facts and kinds, with a total."""
    table = _table("document", "facts", "kinds")
    table.columns[1].justify = "right"
    for name, counts in documents:
        _row(table, name, str(counts.total()), _kinds_text(counts))
    table.add_section()
    total = sum((counts for _, counts in documents), Counter[str]())
    _row(table, _plural(len(documents), "document"), str(total.total()), _kinds_text(total))
    return table


def ladder_table(ladder: Ladder, title: str) -> Table:
    """The ladder, a rung a row."""
    table = _table("rung", "right", "precision", "recall", "F1", "errors per 100")
    table.title = Text(title)
    table.title_justify = "left"
    for column in table.columns[1:]:
        column.justify = "right"
    for rung in RUNGS:
        rate = ladder.rate(rung)
        shares = (f"{share:.4f}" for share in (rate.precision, rate.recall, rate.f1))
        _row(table, rung, str(rate.right), *shares, f"{rate.errors_per_100:.1f}")
    return table


def context_line(ladder: Ladder) -> str:
    """How many of the matched labels with context are right in period and subject."""
    period, subject = ladder.context_share("period"), ladder.context_share("subject")
    return f"of {ladder.with_context} with context: period {period:.4f}, subject {subject:.4f}"


def differences_table(differences: Iterable[Difference]) -> Table:
    """What differs from the labels: missed, extra, or which fields are wrong."""
    table = _table("wrong", "at", "figure", "labelled", "found")
    for difference in differences:
        labelled = _label_fields(difference.gold) if difference.gold else {}
        found = _fact_fields(difference.fact) if difference.fact else {}
        _row(
            table,
            "+".join(difference.wrong),
            str(difference.start),
            "".join(difference.text.split()),
            _only(labelled, difference.wrong),
            _only(found, difference.wrong),
        )
    return table


def value_text(quantity: Quantity) -> str:
    """The stated number, or both ends of a range."""
    if quantity.relation == "range":
        return f"{_number(quantity.low)}–{_number(quantity.high)}"
    return _number(quantity.value)


def _flat(mention: Mention | None) -> str:
    return mention.flat if mention else _NOTHING


def _number(number: Decimal | None) -> str:
    return _NOTHING if number is None else format(number, "f")


def _change_text(change: Change | None) -> str:
    if change is None:
        return _NOTHING
    return f"{change.direction} {change.basis}" if change.basis else change.direction


def _kinds_text(counts: Counter[str]) -> str:
    return ", ".join(f"{kind} {count}" for kind, count in counts.most_common()) or _NOTHING


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _label_fields(gold: GoldFigure) -> dict[str, str | None]:
    return {
        "value": f"{gold.low}–{gold.high}" if gold.relation == "range" else gold.value,
        "relation": gold.relation,
        "unit": gold.unit,
        "kind": gold.kind,
        "head": gold.entity,
        "change": gold.change.direction if gold.change else None,
    }


def _fact_fields(fact: Fact) -> dict[str, str | None]:
    return {
        "value": value_text(fact.quantity),
        "relation": fact.quantity.relation,
        "unit": fact.quantity.unit.text,
        "kind": fact.quantity.kind,
        "head": fact.entity.flat if fact.entity else None,
        "change": fact.change.direction if fact.change else None,
    }


def _only(fields: dict[str, str | None], rungs: tuple[str, ...]) -> str:
    """The fields that are wrong; all of them where there is nothing to compare with."""
    chosen = rungs if set(rungs) <= fields.keys() else tuple(fields)
    return " ".join(fields[rung] or _NOTHING for rung in chosen) or _NOTHING
