"""One spelling of a text, code point for code point.

Later stages look at the folded text and cut their mentions from the text as given; that works because
``len(fold(text)) == len(text)`` for every text, so an offset means the same in both.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_ALIKE = (
    # spaces of every width; \u3000 is the Chinese one
    ("\u3000\u2003\u2002\u2009\u00a0\u202f", " "),
    # hyphens and minus signs: the sign of "－1.2亿元", the range of "5–8月"
    ("－−‐‑‒–﹣", "-"),
    # dashes: "1―6月", and "──" as Big5 texts draw it
    ("―─", "—"),
    ("～〜∼", "~"),
    ("「｢﹁〝", "“"),
    ("」｣﹂〞", "”"),
    ("『﹃", "‘"),
    ("』﹄", "’"),
    # small forms and look-alikes, from texts that once were Big5
    ("﹐", "，"),
    ("﹑､", "、"),
    ("｡", "。"),
    ("﹔", ";"),
    ("∶︰﹕", ":"),
    ("﹖", "?"),
    ("﹗", "!"),
    ("﹙", "("),
    ("﹚", ")"),
    ("﹪", "%"),
    ("﹢", "+"),
    ("﹩", "$"),
    ("﹒", "."),
    # the dot in a foreign name, and the decimal one of Chinese numerals: 乔治·华盛顿, 六·七元
    ("・‧･", "·"),
    ("⋯", "…"),
    ("∕⁄╱", "/"),
    ("≦", "≤"),
    ("≧", "≥"),
    ("￥", "¥"),
    ("￡", "£"),
    # the micro sign and the Greek letter, both written for 微
    ("µ", "μ"),
)

# What most texts have of these: replaced one by one, which takes a tenth of the time of the whole table.
_COMMON = tuple("：；（）！？％～－．\u3000\u00a0")

_GROUPED = re.compile(r"(?<![0-9,，.])[1-9][0-9]{0,2}(?:，[0-9]{3})+(?![0-9]|，[0-9])")
_GROUP = re.compile(r"，[0-9]{3}")
_RING = re.compile(r"(?<=[〇一二三四五六七八九])○+")


@cache
def _table() -> list[str]:
    """What each code point of the Basic Multilingual Plane becomes.

    A list, because `str.translate` goes through Chinese text twice as fast with one as with a dict; a code point
    beyond its end raises LookupError inside, which `str.translate` takes as "leave it".
    """
    table = [chr(point) for point in range(0x10000)]
    for point in range(0xFF01, 0xFF5F):
        table[point] = chr(point - 0xFEE0)
    # A full-width comma parts clauses, a half-width one thousands as well: they stay two characters.
    table[ord("，")] = "，"
    for alike, plain in _ALIKE:
        for char in alike:
            table[ord(char)] = plain
    for traditional, simplified in _traditional():
        table[ord(traditional)] = simplified
    return table


@cache
def _common() -> tuple[tuple[str, str], ...]:
    return tuple((mark, _table()[ord(mark)]) for mark in _COMMON)


@cache
def _other() -> re.Pattern[str]:
    """Any character that the table changes."""
    return re.compile(f"[{re.escape(''.join(chr(at) for at, plain in enumerate(_table()) if plain != chr(at)))}]")


def _traditional() -> list[tuple[str, str]]:
    lines = files("seedstats").joinpath("data/traditional.tsv").read_text(encoding="utf-8").splitlines()
    return [(line[0], line[2]) for line in lines if not line.startswith("#")]


def fold(text: str) -> str:
    """`text` with half-width ASCII, Simplified characters and one form of each mark, at the same length.

    >>> fold("１２．５％（約３，０００萬噸）")
    '12.5%(约3,000万吨)'
    >>> fold("增长３％，５个县")
    '增长3%，5个县'
    """
    folded = text
    for mark, plain in _common():
        folded = folded.replace(mark, plain)
    if _other().search(folded):
        folded = folded.translate(_table())
    if _GROUP.search(folded):
        # "18，102，824股" has thousands separators, "3，500" in a list "12，3，500" or after a clause has not
        folded = _GROUPED.sub(lambda found: found[0].replace("，", ","), folded)
    if "○" in folded:
        # 一九九○年, 二○○一年: a ring typed for 〇. A ring in front of a line is a bullet and stays.
        folded = _RING.sub(lambda found: "〇" * len(found[0]), folded)
    return folded
