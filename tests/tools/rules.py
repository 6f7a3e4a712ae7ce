"""Write ``docs/rules.md``: every rule, an example, how often it decided on labelled texts and how often it was right.

    python -m tests.tools.rules                        # the page, from the seeds, on standard output
    python -m tests.tools.rules GOLD_DIR ...           # the same with the counts of other labelled texts
    python -m tests.tools.rules --write                # docs/rules.md anew

What a rule is and its example come from the code: from `Rule` where it refuses, from the tables under data/ where a
row decides, else from the first line of the docstring of the function that names it. The page in docs/ holds the
counts of the seeds alone, so that anyone can write it again.
"""

from __future__ import annotations

import ast
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple, get_args

import regex

from seedstats import nonfigures, quantities
from seedstats.document import read_page
from seedstats.gold import GoldFigure
from seedstats.models import Direction, Fact, Kind
from seedstats.rule import Rule
from seedstats.score import correct_rungs
from seedstats.tablerows import BoundRow, ChangeRow
from seedstats.tables import read_rows
from seedstats.units import table as unit_rows
from tests.bench.labelled import Labelled, read_labelled
from tests.bench.page import DOCS, markdown
from tests.bench.speed import SEEDS
from tests.tools.rule_words import FIELD_OF, SAID, TITLES

PAGE: Final = DOCS / "rules.md"
PACKAGE: Final = Path(quantities.__file__).parent

SHOWN: Final = 3

_NAME: Final = regex.compile(rf"(?:{'|'.join(TITLES)})\.[a-z_]+")
_STEM: Final = regex.compile(rf"(?:{'|'.join(TITLES)})\.")


class Said(NamedTuple):
    """What the code says of a rule."""

    name: str
    meaning: str
    example: str


class Counts(NamedTuple):
    """How often each rule decided, and how often it was right; for a refusal, how often it was wrong."""

    decided: Counter[str]
    right: Counter[str]
    refused: Counter[Rule]
    missed: Counter[Rule]


def documented() -> dict[str, Said]:
    """Every rule that can stand in `Fact.rules`, family by family; what is said first of one stays."""
    found: dict[str, Said] = {}
    spoken = (Said(name, *said) for name, said in SAID.items())
    for said in (*_from_tables(), *spoken, *_from_functions(), *_entity_rules()):
        found.setdefault(said.name, said)
    order = {family: at for at, family in enumerate(TITLES)}
    return dict(sorted(found.items(), key=lambda item: order[item[0].partition(".")[0]]))


def refusing() -> tuple[Rule, ...]:
    """Every rule by which a numeral is no figure, in the order of the code."""
    found: list[Rule] = []
    for module in (nonfigures, quantities):
        for value in vars(module).values():
            found += [value] if isinstance(value, Rule) else _rules_in(value)
    return tuple(dict.fromkeys(found))


def _rules_in(value: object) -> list[Rule]:
    return [rule for rule in value if isinstance(rule, Rule)] if type(value) is tuple else []


def _from_functions() -> Iterator[Said]:
    """Rules whose name is written out in a function, with what its docstring says first."""
    for function in _functions():
        for name in _names_in(function, _NAME):
            yield _said(name, ast.get_docstring(function))


@cache
def _functions() -> tuple[ast.FunctionDef, ...]:
    trees = (ast.parse(path.read_text("utf-8")) for path in sorted(PACKAGE.rglob("*.py")))
    return tuple(node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def _names_in(function: ast.FunctionDef, pattern: regex.Pattern[str]) -> list[str]:
    """The rule names, or the stems of composed ones, that are written out in a function."""
    written = (node.value for node in ast.walk(function) if isinstance(node, ast.Constant))
    return [value for value in written if isinstance(value, str) and pattern.fullmatch(value)]


def _said(name: str, docstring: str | None) -> Said:
    """The first line of a docstring, as "example: meaning"; either may be all there is.

    >>> _said("unit.carried", "3.31、0.85亿元: one unit for all of them.")
    Said(name='unit.carried', meaning='one unit for all of them', example='3.31、0.85亿元')
    >>> _said("quantity.double_bound", "3000元以上5000元以下")
    Said(name='quantity.double_bound', meaning='double bound', example='3000元以上5000元以下')
    """
    line = (docstring or "").partition("\n")[0].rstrip(".").replace(" — ", ": ")
    example, colon, meaning = line.partition(": ")
    if colon:
        return Said(name, meaning, example)
    readable = name.partition(".")[2].replace("_", " ")
    return Said(name, readable, line) if regex.search(r"\p{Han}", line) else Said(name, line or readable, "")


def _from_tables() -> Iterator[Said]:
    """Rules that are rows: bounds, words of change by their direction, units by their kind."""
    for row in read_rows("bounds.tsv", BoundRow):
        yield Said(f"bound.{row.word}", f"{row.side} the number, `{row.relation}`", row.example)
    changes = read_rows("changes.tsv", ChangeRow)
    for direction in get_args(Direction):
        words = [row for row in changes if row.direction == direction]
        yield Said(f"change.{direction}", _among([row.word for row in words]), words[0].example)
    for kind in get_args(Kind):
        units = [row for row in unit_rows() if row.kind == kind]
        if units:
            yield Said(f"unit.{kind}", _among([row.unit for row in units]), units[0].example)


def _among(words: Sequence[str]) -> str:
    """The first words of a table and how many there are.

    >>> _among(["元", "角", "分", "美元"])
    '元, 角, 分 and 1 more'
    """
    more = len(words) - SHOWN
    return ", ".join(words[:SHOWN]) + (f" and {more:,} more" if more > 0 else "")


def _entity_rules() -> Iterator[Said]:
    from seedstats.context.entity import AMOUNTS, COUNTS

    for rule in dict.fromkeys((*COUNTS, *AMOUNTS)):
        yield _said(f"entity.{rule.__name__}", rule.__doc__)


def count(texts: Iterable[Labelled]) -> Counts:
    """Every rule's score on labelled texts; labels that two people could differ on count neither way."""
    counts = Counts(Counter(), Counter(), Counter(), Counter())
    for labelled in texts:
        wanted = {(label.start, label.end): label for label in labelled.gold if not label.optional}
        for fact in labelled.facts():
            label = wanted.get((fact.quantity.start, fact.quantity.end))
            if label:
                _count_fact(counts, fact, label)
        page = read_page(labelled.text)
        for refusal in quantities.read_quantities(page.flat, refused=True).refusals:
            at = page.mention(refusal.start, refusal.end)
            counts.refused[refusal.rule] += 1
            counts.missed[refusal.rule] += any(start < at.end and at.start < end for start, end in wanted)
    return counts


def _count_fact(counts: Counts, fact: Fact, label: GoldFigure) -> None:
    correct = correct_rungs(label, fact)
    for name in dict.fromkeys(fact.rules):
        counts.decided[name] += 1
        counts.right[name] += correct.issuperset(FIELD_OF.get(name.partition(".")[0], ()))


def families(counts: Counts) -> dict[str, tuple[int, int]]:
    """For each family of rules, how often one decided and how often it was right."""
    total: dict[str, tuple[int, int]] = {}
    for name, decided in counts.decided.items():
        family = name.partition(".")[0]
        before = total.get(family, (0, 0))
        total[family] = (before[0] + decided, before[1] + counts.right[name])
    return total


def page(counts: Counts, name: str = "the texts in `seeds/`") -> str:
    """The whole page."""
    rules = documented()
    for found in counts.decided:
        rules.setdefault(found, _composed(found))
    parts = [_HEAD.format(name=name)]
    for family, title in TITLES.items():
        rows = [_row(said, counts) for said in rules.values() if said.name.startswith(f"{family}.")]
        if rows:
            told = " and ".join(FIELD_OF.get(family, ("nothing: it is not labelled",)))
            header = ("rule", "what it sees", "example", "decided", "right")
            parts.append(f"## {title}\nLooked at: {told}.\n\n{markdown(header, rows)}")
    refusals = [
        (
            f"`{rule.name}`",
            rule.reason,
            _plain(rule.example),
            _number(counts.refused[rule]),
            _number(counts.missed[rule]),
        )
        for rule in refusing()
    ]
    header = ("rule", "why it is no figure", "example", "refused", "wrongly")
    parts.append(f"{_REFUSALS}\n\n{markdown(header, refusals)}")
    return "\n\n".join(parts) + "\n"


def _row(said: Said, counts: Counts) -> Sequence[str]:
    decided, right = counts.decided[said.name], counts.right[said.name]
    known = said.name.partition(".")[0] in FIELD_OF
    shown = _number(right) if decided and known else "–"
    return (f"`{said.name}`", said.meaning, said.example, _number(decided), shown)


def _number(number: int) -> str:
    return f"{number:,}" if number else "–"


def _plain(example: str) -> str:
    """An example that looks like a link, so that it is none."""
    return example.replace("](", "]\\(")


def _composed(name: str) -> Said:
    """A rule whose name is put together while a text is read: what the function says that does it."""
    stem = name.partition(".")[0] + "."
    doc = next((ast.get_docstring(function) for function in _functions() if stem in _names_in(function, _STEM)), None)
    return _said(name, doc)


_HEAD: Final = """\
# The rules

Every rule by its name, as it stands in `Fact.rules` and in what `seedstats why` prints. A rule decided where its name
stands in a fact that has the span of a label; it was right where the label agrees in the field that the rule fills, as
[labelling.md](labelling.md) says how. The counts are those of {name}; – is none. A rule without a count is
not idle: most were written for constructions that these texts happen not to hold.

`python -m tests.tools.rules --write` writes this page from the code and the seeds, and a test keeps it current. With
folders of labelled texts of your own it shows their counts instead."""

_REFUSALS: Final = """\
## What is no figure
These refuse. They are asked in this order, and the first that holds decides; the numeral is in braces. A refusal was
wrong where a label has a figure there. Rows of one name are patterns of one rule. `set_phrase` stands for all rows of
`seedstats/data/phrases.tsv`."""


def main(arguments: Sequence[str]) -> None:
    """Print the page, or write it from the seeds."""
    if "--write" in arguments:
        PAGE.write_text(page(count(read_labelled(SEEDS))), "utf-8")
        return
    folders = [Path(argument) for argument in arguments] or [SEEDS]
    texts = [text for folder in folders for text in read_labelled(folder)]
    print(page(count(texts), f"{len(texts)} labelled texts" if arguments else "the texts in `seeds/`"), end="")


if __name__ == "__main__":
    main(sys.argv[1:])
