"""3、4个 for 三四个: numbers that mean about are written in characters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from seedstats.checks.check import Check, Said, lint
from seedstats.checks.view import Document
from seedstats.models import Finding
from seedstats.patterns import Pattern

NAME: Final = "vague_digits"
_CHARACTERS: Final = "零一二三四五六七八九"
_UNIT: Final = (
    r"[十百千万亿]{0,2}(?:个(?!股)|名|位|人|次|天|家|件|岁|倍|成|户|条|辆|种|公里|米|斤|吨|元|小时|分钟"
    r"|年(?![级代月初底]))"
)
_NEIGHBOURS: Final = Pattern(
    rf"(?<![0-9.,、第~—-])(?<!分别[为是有])(?<!分别)(?P<first>[1-9])、(?P<second>[2-9])(?=(?P<unit>{_UNIT}))(?![^,，。;]{{0,6}}分别)"
)
_SEVERAL: Final = Pattern(r"(?<![0-9.])[1-9][0-9]{0,2}0?几(?=[个名位人次天家件岁户条万千百亿])")


def check_vague_digits(document: Document) -> Iterator[Finding]:
    """3、4个 is 三四个, 20几人 is 二十几人: neighbouring numbers and 几 are written in characters, without a mark."""
    for sentence in document.sentences:
        for found in _NEIGHBOURS.finditer(sentence.flat):
            first, second = int(found["first"]), int(found["second"])
            if second != first + 1:
                continue
            better = _CHARACTERS[first] + _CHARACTERS[second] + found["unit"]
            text = found.group() + found["unit"]
            said = Said(f"概数“{text}”应写作“{better}”", f"write “{better}” for “{text}”")
            yield lint(NAME, sentence, found.span(), said, better, "note")
        for found in _SEVERAL.finditer(sentence.flat):
            said = Said(f"含“几”的概数“{found.group()}”应用汉字数字", f"“{found.group()}” should be in characters")
            yield lint(NAME, sentence, found.span(), said, severity="note")


CHECK: Final = Check(
    name=NAME,
    kind="lint",
    title="概数用汉字",
    source=(
        "GB/T 15835-2011《出版物上数字用法》概数一条：数字连用表示的概数、含“几”的概数，"
        "应采用汉字数字；两数之间不用顿号"
    ),
    run=check_vague_digits,
    agrees=("每月开会三四次。", "第3、4条规定。"),
    disagrees=("每月开会3、4次。", "参会20几人。"),
)
