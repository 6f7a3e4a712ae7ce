"""翻两番 is four times as much: 3.6万吨 to 7.2万吨 is 翻一番."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

import regex

from seedstats.checks.check import Check, Said, accuse, lint
from seedstats.checks.interval import Interval, stated
from seedstats.checks.judge import flat
from seedstats.checks.units import is_level, same_unit
from seedstats.checks.view import Document, Figure, Sentence
from seedstats.models import Finding
from seedstats.patterns import Pattern

NAME: Final = "doubling"
_FAN: Final = Pattern(
    r"翻了?(?P<about>近|约|将近|超过|超)?(?:了)?(?P<times>[一二两三四五六]|[1-6])番(?P<more>[多半]?)|翻了?(?P<plain>番)"
)
_TIMES: Final = {
    character: number
    for number, characters in enumerate(("", "一1", "二两2", "三3", "四4", "五5", "六6"))
    for character in characters
}
_FROM: Final = Pattern(r"[由从比较](?:[^,，。;]{0,16}?的)?$|(?:上一?年|去年|[0-9]{4}年)[^,，。;]{0,12}$")
_TO: Final = Pattern(r"(?:到|至|为|达|今年|本年|[0-9]{4}年)[^,，。;]{0,12}$")
_REACH: Final = 20
_SLACK: Final = (Decimal("0.85"), Decimal("1.15"))


def check_doubling(document: Document) -> Iterator[Finding]:
    """翻一番 is twice, 翻两番 four times, 翻三番 eight times as much.

    Held against two levels of one unit that stand right before it, the first behind 由, 从 or a year, the second behind
    到, 至 or a year. 翻番 is used loosely, so a seventh more or less is let pass; 翻近两番, 翻了一番多 are left alone.
    """
    for sentence in document.sentences:
        if "番" not in sentence.flat:
            continue
        for found in _FAN.finditer(sentence.flat):
            levels = _levels(sentence, found.start())
            if levels and not found["about"] and not found["more"]:
                times = 1 if found["plain"] else _TIMES[found["times"]]
                yield from _judged(sentence, found.span(), levels, times)


def _levels(sentence: Sentence, at: int) -> tuple[Figure, Figure] | None:
    before = [figure for figure in sentence.figures if figure.end <= at]
    if len(before) < 2:
        return None
    start, end = before[-2:]
    if at - end.end > _REACH or regex.search(r"[。;；]|[^,，]*[,，][^,，]*[,，]", sentence.flat[end.end : at]):
        return None
    if not is_level(start) or not is_level(end) or not same_unit(start, end):
        return None
    return (start, end) if _FROM.search(start.lead) and _TO.search(end.lead) else None


def _judged(sentence: Sentence, span: tuple[int, int], levels: tuple[Figure, Figure], times: int) -> Iterator[Finding]:
    start, end = levels
    first, last = stated(start.quantity), stated(end.quantity)
    ratio = last.over(first) if first and last else None
    low, high = (Decimal(2**times) * slack for slack in _SLACK)
    if ratio is None or ratio.meets(Interval(low, high)):
        return
    words, texts = sentence.flat[slice(*span)], flat(start, end)
    said = Said(
        f"“{words}”应为{2**times}倍，而{texts[1]}是{texts[0]}的{ratio.shown()}倍",
        f"“{words}” is {2**times} times as much, but {texts[1]} is {ratio.shown()} times {texts[0]}",
    )
    accused = accuse(NAME, "warning", (end, start), said, expected=ratio.shown())
    marked = lint(NAME, sentence, span, said, ratio.shown())
    yield accused.model_copy(update={"stated": words, "places": (*marked.places, *accused.places)})


CHECK: Final = Check(
    name=NAME,
    kind="lint",
    title="翻番",
    source="统计用语：翻一番为原来的2倍，翻两番为4倍，翻n番为2ⁿ倍",
    run=check_doubling,
    agrees=("产量由3.6万吨增加到7.2万吨，翻了一番。", "产量由3.6万吨增加到14.4万吨，翻了两番。"),
    disagrees=("产量由3.6万吨增加到7.2万吨，翻了两番。",),
)
