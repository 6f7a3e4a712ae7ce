"""Wordings of real bulletins and reports: those the checks were improved with, and those that were kept back.

Each line of a file in `wordings/` is a pattern: how its numbers are drawn, the relation they state, and the text. A
slot for a word of up or down may name its own pair: `{more_way:增/减}`.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from tests.bench import passages as made
from tests.bench.passages import Passage, Relation, fill

EACH: Final = 4
FOLDER: Final = Path(__file__).parent / "wordings"
_OWN_PAIR: Final = re.compile(r"\{(\w+):([^/{}]+)/([^/{}]+)\}")
_SCALES: Final = {"-": ""}

Draw = Callable[[random.Random], dict[str, str]]

_RELATIONS: Final[dict[str, Relation]] = {
    "RATE": made.RATE,
    "GROWTH": made.GROWTH,
    "ADDED": made.ADDED,
    "APART": made.APART,
    "DIFFERENCE": made.APART,
    "WHOLE": made.WHOLE,
    "WHOLE3": Relation("whole", lambda numbers: numbers["a"] + numbers["b"] + numbers["c"]),
    "HUNDRED": made.HUNDRED,
    "WITHIN": made.WITHIN,
    "SAME": made.SAME,
    "EACH": made.EACH,
}


def wordings(name: str, each: int = EACH) -> Iterator[Passage]:
    """`each` passages of every wording in the file `name`, always the same."""
    chance = random.Random(20240202)
    for line in (FOLDER / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        drawn, relation, text = line.split("\t")
        draw = _draw(drawn)
        for _ in range(each):
            yield _passage(text, draw(chance), _RELATIONS[relation])


def _passage(text: str, words: dict[str, str], relation: Relation) -> Passage:
    """The text filled, with the words for up and down that it has of its own."""
    rising = words.get("more_way", words.get("rate_way")) in made.UP
    for slot in _OWN_PAIR.finditer(text):
        words[slot[1]] = slot[2] if rising else slot[3]
    return fill(_OWN_PAIR.sub(r"{\1}", text), words, relation)


def _draw(drawn: str) -> Draw:
    name, *rest = drawn.split()
    simple: dict[str, Draw] = {
        "shares": made.draw_shares,
        "points": made.draw_points,
        "structure": made.draw_structure,
        "part": made.draw_part,
        "same": made.draw_same,
        "each": made.draw_each,
        "counts": _counts,
    }
    if name in simple:
        return simple[name]
    if name == "rate":
        low, high, places = map(int, rest)
        return made.draw_rate(low, high, places)
    if name == "levels":
        return made.draw_levels(int(rest[0]), _SCALES.get(rest[1], rest[1]))
    return made.draw_two_parts(rest[0]) if name == "two" else _three(rest[0])


def _three(scale: str) -> Draw:
    def draw(chance: random.Random) -> dict[str, str]:
        tenths = [chance.randint(101, 899) for _ in "abc"]
        numbers = [*tenths, sum(tenths)]
        return {name: f"{n // 10}.{n % 10}{scale}" for name, n in zip(("a", "b", "c", "whole"), numbers, strict=True)}

    return draw


def _counts(chance: random.Random) -> dict[str, str]:
    numbers = [chance.randint(12, 480) for _ in "abc"]
    return {name: str(n) for name, n in zip(("a", "b", "c", "whole"), [*numbers, sum(numbers)], strict=True)}
