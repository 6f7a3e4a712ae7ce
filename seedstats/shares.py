"""Shares: 百分之五, 三分之一, 1/3, 千分之三."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from seedstats.number import Number, read_number
from seedstats.numerals import Numeral
from seedstats.reading import Reading
from seedstats.units import match_unit

_PER: Final = {"百": "%", "千": "‰", "万": "‱"}
# 1/3 is a share; 24/7, 1/250 (a shutter speed) and 3/4月 are none.
_LARGEST_WHOLE: Final = 100
# 一半是海水: half in a figure of speech; 一半导体 does not occur.
_HALF_WORDS: Final = frozenset("是导球圆")
_NO_SHARE_BEHIND: Final = frozenset("/年月Gg-")


def read_share(text: str, numeral: Numeral, following: Numeral) -> Reading | None:
    """The share that two neighbouring numerals make, None where they make none."""
    between = text[numeral.end : following.start]
    if between == "分之":
        return _spoken_fraction(numeral, following)
    if between == "/" and numeral.text.isdecimal() and following.text.isdecimal():
        return _stroke_fraction(text, numeral, following)
    return None


def _spoken_fraction(numeral: Numeral, following: Numeral) -> Reading | None:
    number = read_number(following.text)
    if number is None or number.value is None:
        return None
    reading = Reading(numeral.start, following.end, numeral, number, "numeral.share")
    if numeral.text in _PER:
        reading.unit, reading.unit_text = match_unit(_PER[numeral.text], 0), _PER[numeral.text]
        reading.kind = "percent"
        return reading
    whole = read_number(numeral.text)
    if whole is None or not whole.value:
        return None
    reading.number = Number(number.value / whole.value, rule="numeral.share")
    return _fraction(reading)


def _stroke_fraction(text: str, numeral: Numeral, following: Numeral) -> Reading | None:
    part, whole = Decimal(numeral.text), Decimal(following.text)
    if not 0 < part < whole <= _LARGEST_WHOLE or text[numeral.start - 1 : numeral.start] in ("/", "-"):
        return None
    if match_unit(text, following.end) or text[following.end : following.end + 1] in _NO_SHARE_BEHIND:
        return None
    number = Number(part / whole, rule="numeral.share")
    return _fraction(Reading(numeral.start, following.end, numeral, number, "numeral.share"))


def read_half(text: str, numeral: Numeral) -> Reading | None:
    """一半, 半数: half of what is named."""
    start, end = numeral.start, numeral.end
    if not (numeral.text == "一" and text.startswith("半", end)) and not text.startswith("半数", start):
        return None
    if text[end + 1 : end + 2] in _HALF_WORDS or text[start - 1 : start] == "另":
        return None
    number = Number(Decimal("0.5"), rule="numeral.half")
    return _fraction(Reading(start, end + 1, numeral, number, "numeral.half"))


def _fraction(reading: Reading) -> Reading:
    """A fraction of something: it has no unit, and needs none."""
    reading.kind, reading.bare = "fraction", True
    return reading
