"""`python -m tests.bench.ablation GOLD_DIR ...`: what each table and each entity rule is worth, genre by genre.

Four looks at the seeds and the labelled texts of the folders given, each a table of `docs/accuracy.md`, written there
with `--write`:

- the ladder of each set as it stands;
- how often the rules of each family decided, and how often they were right;
- each genre without the rows that it alone has a word of, as if its texts had never been seen;
- all texts with one table or one entity rule switched off, and the genres that lose or gain by it.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any, Final, NamedTuple

from seedstats import tables
from seedstats.context import entity
from seedstats.text import fold
from tests.bench.labelled import Group, Labelled, by_genre, groups
from tests.bench.page import markdown, write_table
from tests.tools import rules
from tests.tools.rule_words import FIELD_OF

TABLES: Final = (
    "tags.tsv",
    "tags_by_hand.tsv",
    "verbs.tsv",
    "phrases.tsv",
    "words_like_links.tsv",
    "bounds.tsv",
    "changes.tsv",
    "bare_nouns.tsv",
)
"""The tables of words; of units every genre has its own, and switching them off is switching off the library."""

ALWAYS: Final = frozenset(("余", "多", "来"))
"""Bounds between a number and its unit, for which the code asks by name."""

SHOWN: Final = 0.0005
"""A smaller difference is none."""

LADDER: Final = ("span", "quantity", "entity", "head", "fact")

Rows = tuple[Any, ...]
Keep = Callable[[str, Any], bool]


class Effect(NamedTuple):
    """What one thing switched off does: the fact F1 of all texts, and by how much it changes for each genre."""

    name: str
    overall: float
    change: float
    genres: tuple[tuple[str, float], ...]


@contextmanager
def rows_kept(keep: Keep) -> Iterator[None]:
    """Inside, tables have only the rows for which ``keep(table, row)`` holds."""
    whole = tables.read_rows

    def some(name: str, model: type[Any]) -> Rows:
        return tuple(row for row in whole(name, model) if keep(name, row))

    modules = [module for module in _modules() if getattr(module, "read_rows", None) is whole]
    _set_reader(modules, some)
    try:
        yield
    finally:
        _set_reader(modules, whole)


def _set_reader(modules: Sequence[ModuleType], reader: Callable[..., Rows]) -> None:
    """Let `modules` read their tables by `reader`, and forget what was read before."""
    for module in modules:
        vars(module)["read_rows"] = reader
    for module in _modules():
        for value in vars(module).values():
            if hasattr(value, "cache_clear"):
                value.cache_clear()


def _modules() -> list[ModuleType]:
    return [module for name, module in sys.modules.items() if name.partition(".")[0] == "seedstats"]


@contextmanager
def without_entity_rule(name: str) -> Iterator[None]:
    """Inside, no entity is named by the rule `name`."""
    whole = {order: vars(entity)[order] for order in ("COUNTS", "AMOUNTS")}
    vars(entity).update(
        {order: tuple(rule for rule in rules if rule.__name__ != name) for order, rules in whole.items()}
    )
    try:
        yield
    finally:
        vars(entity).update(whole)


def word_of(row: Any) -> str:
    """What a row of any table is about: its first cell."""
    return str(next(iter(dict(row).values())))


def fact_f1(group: Group) -> float:
    """The rung at the top of the ladder."""
    return group.ladder().rate("fact").f1


def effects(genres: Sequence[Group]) -> list[Effect]:
    """Every table and every entity rule switched off, one at a time, the dearest first."""
    whole = Group("all", tuple(text for genre in genres for text in genre.texts))
    stands = {group.name: fact_f1(group) for group in (whole, *genres)}
    measured = [_effect(f"`{name}`", whole, genres, stands, rows_kept(_all_but(name))) for name in TABLES]
    for rule in dict.fromkeys((*entity.COUNTS, *entity.AMOUNTS)):
        name = rule.__name__
        measured.append(_effect(f"`entity.{name}`", whole, genres, stands, without_entity_rule(name)))
    return sorted(measured, key=lambda effect: effect.change)


def _all_but(table: str) -> Keep:
    return lambda name, row: name != table or word_of(row) in ALWAYS


def _effect(name: str, whole: Group, genres: Sequence[Group], stands: dict[str, float], off: Any) -> Effect:
    with off:
        overall = fact_f1(whole)
        changes = [(group.name, fact_f1(group) - stands[group.name]) for group in genres]
    felt = sorted((change for change in changes if abs(change[1]) >= SHOWN), key=lambda change: change[1])
    return Effect(name, overall, overall - stands[whole.name], tuple(felt))


class Unseen(NamedTuple):
    """A genre as it stands, and without the rows whose words occur in it and in no other labelled text."""

    genre: Group
    stands: float
    rows: int
    without: float


def unseen(genres: Sequence[Group]) -> list[Unseen]:
    """Each genre as if it had never been looked at."""
    folded = {genre.name: "\n".join(fold(text.text) for text in genre.texts) for genre in genres}
    found = []
    for genre in genres:
        own, others = folded[genre.name], "\n".join(text for name, text in folded.items() if name != genre.name)
        dropped: set[tuple[str, str]] = set()

        def keep(table: str, row: Any, own: str = own, others: str = others, dropped: Any = dropped) -> bool:
            word = word_of(row)
            alone = table in TABLES and word in own and word not in others and word not in ALWAYS
            if alone:
                dropped.add((table, word))
            return not alone

        stands = fact_f1(genre)
        with rows_kept(keep):
            without = fact_f1(genre)
        found.append(Unseen(genre, stands, len(dropped), without))
    return found


def ladder_table(sets: Sequence[Group]) -> str:
    """The ladder of each set: F1 rung by rung, and the share of periods and subjects that are right."""
    rows = []
    for group in sets:
        ladder = group.ladder()
        shares = (f"{ladder.context_share(rung):.3f}" for rung in ("period", "subject"))
        scores = (f"{ladder.rate(rung).f1:.3f}" for rung in LADDER)
        rows.append((group.name, len(group.texts), ladder.gold, *scores, *shares))
    return markdown(("set", "texts", "figures", *LADDER, "period", "subject"), rows)


def families_table(sets: Sequence[Group]) -> str:
    """How often a rule of each family decided and was right, set by set, and which ones were not."""
    counts = [rules.count(group.texts) for group in sets]
    families = [rules.families(count) for count in counts]
    rows = []
    for family in (family for family in FIELD_OF if any(family in found for found in families)):
        cells = [found.get(family, (0, 0)) for found in families]
        wrong = sum((count.decided - count.right for count in counts), Counter[str]())
        named = (f"`{name}` {number}" for name, number in wrong.most_common() if name.startswith(f"{family}."))
        rows.append((family, *(f"{right} of {decided}" for decided, right in cells), ", ".join(named) or "–"))
    return markdown(("rules of", *(f"right, {group.name}" for group in sets), "wrong"), rows)


def unseen_table(found: Sequence[Unseen]) -> str:
    """Genre by genre."""
    rows = [
        (
            row.genre.name,
            len(row.genre.texts),
            sum(_figures(text) for text in row.genre.texts),
            f"{row.stands:.3f}",
            row.rows,
            f"{row.without:.3f}",
            _signed(row.without - row.stands),
        )
        for row in found
    ]
    header = ("genre", "texts", "figures", "fact F1", "rows of its own", "fact F1 without them", "change")
    return markdown(header, rows)


def _figures(text: Labelled) -> int:
    return sum(not label.optional for label in text.gold)


def _signed(number: float) -> str:
    return f"{number * 100:+.1f}" if abs(number) >= SHOWN else "0"


def effects_table(measured: Sequence[Effect]) -> str:
    """What is switched off, and who feels it, in points of fact F1."""
    rows = [
        (
            effect.name,
            _signed(effect.change),
            ", ".join(f"{genre} {_signed(change)}" for genre, change in effect.genres if change < 0) or "–",
            ", ".join(f"{genre} {_signed(change)}" for genre, change in effect.genres if change > 0) or "–",
        )
        for effect in measured
    ]
    return markdown(("switched off", "all texts", "genres that lose", "genres that gain"), rows)


def main(arguments: Sequence[str]) -> None:
    """Measure, print, and write the page where asked to."""
    sets = groups([Path(argument) for argument in arguments if argument != "--write"])
    genres = by_genre(text for group in sets for text in group.texts)
    results = {
        "ladder": ladder_table(sets),
        "families": families_table(sets),
        "genres": unseen_table(unseen(genres)),
        "ablation": effects_table(effects(genres)),
    }
    for name, result in results.items():
        print(f"{result}\n")
        if "--write" in arguments:
            write_table(result, name)


if __name__ == "__main__":
    main(sys.argv[1:])
