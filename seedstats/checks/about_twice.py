"""约5000人左右: one word for about is enough."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from seedstats.checks.check import Check, Said, lint
from seedstats.checks.view import Document
from seedstats.models import Finding
from seedstats.patterns import Pattern

NAME: Final = "about_twice"
_NUMBER: Final = r"[0-9一二三四五六七八九十百千万亿两][0-9一二三四五六七八九十百千万亿两.,]*"
_UNIT: Final = r"[^,，。;:、!?()0-9约左上以]{0,6}"
_TWICE: Final = Pattern(
    rf"(?:大约|约为|约有|约|大概|近|将近|接近){_NUMBER}{_UNIT}(?:左右|上下(?![山班学车楼级游午])|前后(?=[,，。;]))"
    rf"|(?:大约|约|大概|近|将近|接近)(?:有|为)?{_NUMBER}(?:余|多(?!样))[万亿]?"
    rf"|(?:大约|约|大概)(?:近|将近|接近){_NUMBER}"
)


def check_about_twice(document: Document) -> Iterator[Finding]:
    """约…左右, 近…左右, 约…余: two words for about where one will do, and where 近 and 左右 even differ."""
    for sentence in document.sentences:
        for found in _TWICE.finditer(sentence.flat):
            text = found.group()
            said = Said(f"“{text}”概数词语叠用，留一个即可", f"“{text}” says about twice")
            yield lint(NAME, sentence, found.span(), said, severity="note")


CHECK: Final = Check(
    name=NAME,
    kind="lint",
    title="约、左右叠用",
    source="语文教学、编校中列为语病的“概数词语叠用”（约…左右、近…余）；惯例，无条文可引",
    run=check_about_twice,
    agrees=("参会约5000人。", "参会5000人左右。"),
    disagrees=("参会约5000人左右。", "参会大约5000余人。"),
)
