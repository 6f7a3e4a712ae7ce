"""`python -m tests.bench.mutations`: what the checks find of figures that were spoilt on purpose.

Texts whose figures agree are changed in one place: a digit, a unit (万, 亿), a word for up or down, or 个百分点 to %.
Of the changes that break what the text states, how many are found? And how often are texts accused that were not
changed? With `--write` the table in `docs/benchmark.md` is written anew.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import seedstats
from seedstats.models import Finding
from tests.bench.page import DOCS, markdown, write_table
from tests.bench.passages import DOWN, RATE, UP, Passage, fill, holds, midpoint, passages
from tests.bench.speed import SEEDS
from tests.bench.wordings import EACH, wordings
from tests.harness import CASES

PAGE = DOCS / "benchmark.md"
AGREE = CASES / "checks" / "agree.txt"
KINDS = ("one digit", "one unit (万, 亿)", "one word for up or down", "个百分点 to %")
_TRIES = 3

# Measured once, when the checks met the wordings for the first time; held_out a second time before it was read.
FIRST_CONTACT = {
    "development": "56.4%",
    "held_out": "49.8%, then 88.1%",
    "first_contact": "59.5%",
    "untouched": "85.0%",
}

# What the seed texts state, by the words around it.
SEED_RELATIONS = (
    ("000", "意见建议{whole}条,办理回复{part}条,办理回复率{rate}%", {"whole": "7712", "part": "7420", "rate": "96.21"}),
    ("003", "矛盾纠纷{whole}件,办结{part}件,办结率达{rate}%", {"whole": "657", "part": "591", "rate": "89.9"}),
)


class Mutant(NamedTuple):
    """A spoilt text and how it was spoilt."""

    kind: str
    text: str


def found(text: str) -> list[Finding]:
    """What the checks say of a text."""
    return list(seedstats.audit(seedstats.extract(text), text))


def mutants(passage: Passage) -> Iterator[Mutant]:
    """Every way to spoil a passage in one place so that it no longer says what is so."""
    chance = random.Random(passage.text)
    for name in passage.numbers:
        for word in _digits(passage.words[name], chance):
            yield from _spoilt(passage, KINDS[0], name, word)
        for word in _units(passage, name):
            yield from _spoilt(passage, KINDS[1], name, word)
    for name in passage.signs:
        word = passage.words[name]
        yield from _spoilt(passage, KINDS[2], name, DOWN[UP.index(word)] if word in UP else UP[DOWN.index(word)])
    if _in_points(passage) and not _also_growth(passage):
        yield Mutant(KINDS[3], passage.text.replace("个百分点", "%", 1))


def _digits(word: str, chance: random.Random) -> Iterator[str]:
    places = [at for at, character in enumerate(word) if character.isdigit()]
    for at in chance.sample(places, min(_TRIES, len(places))):
        other = chance.choice([digit for digit in "123456789" if digit != word[at]])
        yield word[:at] + other + word[at + 1 :]


def _units(passage: Passage, name: str) -> Iterator[str]:
    """万 for 亿 and the other way, or none for either; 万 where there was none."""
    word = passage.words[name]
    if passage.text[passage.spans[name][1]] in "%:∶。个" or "率" in name:
        return
    if word[-1] in "万亿":
        yield word[:-1] + ("亿" if word[-1] == "万" else "万")
        yield word[:-1]
    else:
        yield word + "万"


def _spoilt(passage: Passage, kind: str, name: str, word: str) -> Iterator[Mutant]:
    words = {**passage.words, name: word}
    if _broken(passage, words):
        start, end = passage.spans[name]
        yield Mutant(kind, passage.text[:start] + word + passage.text[end:])


def _broken(passage: Passage, words: dict[str, str]) -> bool:
    """Whether the relation no longer holds; from one level to another the verb has to go the same way too."""
    if not holds(words, passage.relation):
        return True
    if "to_way" not in words:
        return False
    return (midpoint(words["level"]) > midpoint(words["base"])) != (words["to_way"] in UP)


def _in_points(passage: Passage) -> bool:
    return "more" in passage.spans and passage.text.startswith("个百分点", passage.spans["more"][1])


def _also_growth(passage: Passage) -> bool:
    """Whether the per cent would be true as a growth."""
    base, level, more = (midpoint(passage.words[name]) for name in ("base", "level", "more"))
    return abs(abs(level / base - 1) * 100 - more) < 1


def seed_texts() -> list[str]:
    """The seed texts."""
    return [path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))]


def seed_passages() -> Iterator[Passage]:
    """The relations of the seed texts, each in its whole text."""
    for stem, pattern, words in SEED_RELATIONS:
        (path,) = SEEDS.glob(f"{stem}_*.txt")
        text, stated = path.read_text("utf-8"), pattern.format(**words)
        assert text.count(stated) == 1
        # 89.9% is cut off, not rounded: what is spoilt is held against the exact share by the same measure
        yield fill(text.replace(stated, pattern), words, RATE)


def agreeing() -> list[str]:
    """The written cases whose figures agree."""
    lines = AGREE.read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def measure_mutants(sources: list[Passage]) -> list[tuple[str, Counter[str]]]:
    """For each kind of change: how many break a relation, and the severest that is found of each."""
    counts = {kind: Counter[str]() for kind in KINDS}
    for passage in sources:
        before = {(finding.check, finding.message) for finding in found(passage.text)}
        for mutant in mutants(passage):
            new = {f.severity for f in found(mutant.text) if (f.check, f.message) not in before}
            severest = next((severity for severity in ("error", "warning", "note") if severity in new), "missed")
            counts[mutant.kind][severest] += 1
    return list(counts.items())


def wordings_table() -> str:
    """Each set of wordings: what was found of its changes when it was first scored, and what is found now."""
    rows = []
    for name, first in FIRST_CONTACT.items():
        sources = list(wordings(name))
        counts = sum((counts for _, counts in measure_mutants(sources)), Counter[str]())
        alarms = sum(finding.severity != "note" for source in sources for finding in found(source.text))
        rows.append((name, len(sources) // EACH, counts.total(), first, _share(counts), alarms))
    header = (
        "set",
        "wordings",
        "breaks a relation",
        "found at first contact",
        "found now",
        "false errors and warnings",
    )
    return markdown(header, rows)


def mutants_table(measured: list[tuple[str, Counter[str]]]) -> str:
    """What was found of the changes."""
    total = sum((counts for _, counts in measured), Counter[str]())
    rows = [_row(kind, counts) for kind, counts in [*measured, ("all", total)]]
    return markdown(("changed", "breaks a relation", "found", "error", "warning", "note"), rows)


def _row(kind: str, counts: Counter[str]) -> tuple[object, ...]:
    return (kind, counts.total(), _share(counts), counts["error"], counts["warning"], counts["note"])


def _share(counts: Counter[str]) -> str:
    broken = counts.total()
    return f"{100 * (broken - counts['missed']) / broken if broken else 0.0:.1f}%"


def alarms_table(texts: dict[str, list[str]]) -> str:
    """What is said of texts that nobody changed."""
    rows = []
    for name, group in texts.items():
        counts = Counter(finding.severity for text in group for finding in found(text))
        facts = sum(len(seedstats.extract(text).facts) for text in group)
        rows.append((name, len(group), facts, counts["error"], counts["warning"], counts["note"]))
    return markdown(("unchanged", "texts", "facts", "errors", "warnings", "notes"), rows)


def main() -> None:
    """Measure, print, and write the page where asked to."""
    made = list(passages())
    result = mutants_table(measure_mutants([*made, *seed_passages()]))
    groups = {"seed texts": seed_texts(), "written cases": agreeing(), "made passages": [one.text for one in made]}
    result = f"{result}\n\n{wordings_table()}\n\n{alarms_table(groups)}"
    print(result)
    if "--write" in sys.argv[1:]:
        write_table(result, "mutations", PAGE)


if __name__ == "__main__":
    main()
