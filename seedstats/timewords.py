"""The words that name a time, as named patterns over the folded text.

Every pattern begins with a character of its own, never with a look behind, so that one pass over a sentence can skip
from one such character to the next. A look behind that follows it looks at the character before.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

_CN: Final = "一二三四五六七八九十"
_N: Final = rf"(?:[0-9]{{1,2}}|[{_CN}]{{1,3}})"
_TO: Final = r"\s?(?:[-—~]{1,2}|至|到)\s?"
_FOUR: Final = r"(?:1[5-9][0-9]{2}|20[0-9]{2}|[一二][〇零一二三四五六七八九]{3})"
# The first digit of a number; a year may also touch the day of a date with strokes (2020/10/282020年).
_FIRST: Final = rf"[0-9{_CN}](?<![0-9.,{_CN}第][0-9{_CN}])"
_FIRST_OF_YEAR: Final = r"[12一二](?:(?<![0-9.,一二三四五六七八九十][12一二])|(?<=/[0-3][0-9][12]))"
_REST: Final = r"[〇零一二三四五六七八九0-9]{3}"
_NO_LENGTH: Final = r"(?!的?历史|之久|以上|以内|左右|多|余|期(?!间)|[级龄])"
_YEAR_END: Final = r"(?:度(?!假)|年?[底末终](?![端尾级])|年?初(?![中级步])|全年)?"
_CLOCK: Final = (
    rf"(?:(?:[0-9]{{1,2}}(?:时(?:[0-9]{{1,2}}分)?)?{_TO})?[0-9]{{1,2}}(?:时|点(?![名多]))(?:[0-9]{{1,2}}分|[半整许])?)?"
)
_NO_DAY: Final = r"(?!以?内|之内|以上|[多均元游前后线本军语式报]|左右|之久)"
_COUNT: Final = rf"(?:{_N}|两|几|半)(?:多|余)?"
_HOLIDAY: Final = r"(?:元旦|春节|清明|五一|十一|劳动|端午|中秋|国庆|双节)节?”?"


class TimeWord(NamedTuple):
    """A named pattern: what piece of a time it is, and an example."""

    name: str
    piece: str
    example: str
    pattern: str


# `piece` says how a match may join others: year + part are one time; `day` is a part that names days; `whole` stands
# alone; `each` is a rate (每年); `now` ends what was said before (目前); `event` closes a time that begins further left.
WORDS: Final = (
    TimeWord(
        "years",
        "year",
        "2019—2023年",
        rf"{_FIRST_OF_YEAR}(?<=[1-2一二]){_REST[:-3]}{{3}}年?{_TO}{_FOUR}\s?年(?:度(?!假))?",
    ),
)
