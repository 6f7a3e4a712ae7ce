"""Numerals: where in folded text a number stands, by its form alone.

Offsets are those of the text passed in. What a numeral is worth is for `number` to say.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from seedstats.number import FORMAL

DIGITS: Final = "零〇一二两三四五六七八九"
_TENS: Final = "十百千廿卅"
_CHINESE: Final = DIGITS + _TENS + "万亿"

# 千 and 百 in 5千瓦, 5千克, 900百帕 belong to the unit.
_OWN_UNIT: Final = r"(?:千(?![瓦克米伏卡帕赫安焦兆]|字节)|百(?!帕|分[点比])|[十万亿])"
_SCALES: Final = rf"{_OWN_UNIT}+"

_ARABIC: Final = rf"""
    (?P<arabic>
      [-+负]?
      [0-9]+(?:(?:,[0-9]{{3}})+(?![0-9]))?(?:\.[0-9]+)?
      (?: (?:[余多来几](?={_SCALES})|[ ](?=[万亿])|[余多几]?个(?=亿))? {_SCALES}
          (?:[0-9]+(?:,[0-9]{{3}})*(?:\.[0-9]+)? (?:{_SCALES})?)* )?
      (?:(?<=0)几(?![十百千万亿]))?
    )"""
_CHINESE_FORMS: Final = rf"""
    (?P<half>半(?=数|个?(?:小时|钟头|月|世纪)|[年天]))
  | (?P<several>(?:数|几|好几)[十百千万亿]+)
  | (?P<formal>[{FORMAL}零万亿]{{2,}})
  | (?P<chinese>
      负?(?:[{DIGITS}廿卅]|{_OWN_UNIT})+
      (?:(?<=[十百千万亿])[余多来几](?=[十百千万亿]))?
      (?:点[{DIGITS}]+|(?<=[{DIGITS}])[.·][{DIGITS}]+)?
      (?:(?<=[十百廿卅])几)?
      (?:个(?=亿))?
      (?:{_OWN_UNIT})*
    )"""
_LETTERS: Final = f"{_CHINESE}半{FORMAL}"
# 5-8名, 63%-68%: behind these a dash is no sign.
# What may stand behind or before digits and belong to their numeral.
_GO_ON: Final = frozenset(".,余多来几十百千万亿 ")
_LEAD_IN: Final = frozenset("-+负.数几")
_FORMAL: Final = frozenset(FORMAL)
_BEARS: Final = frozenset("肩担胜抱背辜欺自")  # 肩负9600多万人: no minus
_HALVED: Final = frozenset("数个小钟月世年天")
_NO_SIGN_BEHIND: Final = frozenset("0123456789%)_/ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_NUMERAL: Final = rf"{_ARABIC}|{_CHINESE_FORMS}"
_SCALES_OF_SEVERAL: Final = frozenset("十百千万亿")


class Numeral:
    """A numeral where it stands; `shape` is the part of the grammar that found it."""

    __slots__ = ("end", "shape", "start", "text")

    def __init__(self, start: int, end: int, text: str, shape: str) -> None:
        self.start = start
        self.end = end
        self.text = text
        self.shape = shape


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(_NUMERAL, re.VERBOSE)


@lru_cache(maxsize=8)
def _run_pattern(worth: frozenset[str] | None) -> re.Pattern[str]:
    """Runs of digits, and of Chinese numerals that may be worth a look.

    In `re`, and with one plain class at the front: so the characters that begin no run are passed over fastest.
    百分之六 counts whatever follows, so does what begins with 半, ends in 万 or 亿, or ends the text.
    """
    chinese = f"[{_LETTERS}]*+"
    if worth is not None:
        looks = f"(?=[{re.escape(''.join(sorted(worth)))}])|(?<=[万亿半])|\\Z"
        chinese = f"(?:(?<=半)|(?<=之[{_LETTERS}])){chinese}|{chinese}(?:{looks})"
    return re.compile(f"[0-9{_LETTERS}](?:(?<=[0-9])[0-9]*+|(?<![{_LETTERS}]{{2}})(?:{chinese}))")


def find_numerals(text: str, worth: frozenset[str] | None = None) -> list[Numeral]:
    """Every piece of folded `text` that has the form of a numeral, from left to right.

    Most Chinese numerals are parts of words (统一, 一定). Given `worth`, those not followed by one of its characters
    are passed over; 万 and 亿 always count.
    """
    numerals: list[Numeral] = []
    match_numeral, done = _pattern().match, 0
    for run in _run_pattern(worth).finditer(text):
        start, end = run.span()
        if start < done:
            continue
        if text[start] > "9":
            if _is_a_word(text, start, end):
                continue
        elif (
            text[end : end + 1] not in _GO_ON
            and text[start - 1 : start] not in _LEAD_IN
            and text[end : end + 2] != "个亿"
        ):
            done = end  # the common case: nothing but digits
            numerals.append(Numeral(start, end, run.group(), "arabic"))
            continue
        elif text[start - 1 : start] == "." and text[start - 2 : start - 1].isdecimal():
            continue  # 版本12.3.4
        match = match_numeral(text, _first(text, start, done))
        if match:
            done = match.end()
            numerals.append(Numeral(match.start(), done, match.group(), match.lastgroup or "chinese"))
    return numerals


def _is_a_word(text: str, start: int, end: int) -> bool:
    """队伍, 大陆: a formal numeral alone is none, nor is 半 with no time behind it."""
    return (text[start] in _FORMAL and end - start == 1) or (text[start] == "半" and text[end : end + 1] not in _HALVED)


def _first(text: str, start: int, done: int) -> int:
    """Where a numeral begins whose first digit or scale stands at `start`: -3.2, 负二, 几十, 好几百."""
    if start <= done:
        return start
    before = text[start - 1]
    if before in "数几" and text[start] in _SCALES_OF_SEVERAL:
        return start - 2 if before == "几" and start - 2 >= done and text[start - 2] == "好" else start - 1
    if (before == "负" and text[start - 2 : start - 1] not in _BEARS) or (
        before in "-+" and text[start - 2 : start - 1] not in _NO_SIGN_BEHIND
    ):
        return start - 1
    return start
