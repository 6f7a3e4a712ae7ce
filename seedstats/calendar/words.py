"""The words that dates are made of, and the year an expression names."""

from __future__ import annotations

import re
from typing import Final

from seedstats.calendar.days import Days, Known, number, one_day, year_of

N: Final = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
TO: Final = r"(?:[-—~]{1,2}|[至到])"
AND: Final = r"(?:[-—~]{1,2}|[至到、和及])"
FOUR: Final = r"(?:[12][0-9]{3}|[一二][〇零一二三四五六七八九]{3})"
ROC: Final = r"(?:[0-9]{1,3}|(?:一百)?[一二三四五六七八九十]{0,3})"
YEAR: Final = (
    rf"(?:(?P<year>{FOUR})年度?|民国(?P<roc>{ROC})年度?"
    r"|(?P<rel>[今去前明次当同本]|上一?)年度?|(?P<cut>去)(?=[0-9]{1,2}月|[0-9]{1,2}[至-]))"
)
MAYBE_YEAR: Final = f"(?:{YEAR})?"
END: Final = r"(?P<end>[末底])?"

_FIRST_OF_ROC: Final = 1911
_FROM_TODAY: Final = {"今": 0, "去": -1, "前": -2, "明": 1}
_FROM_TALK: Final = {"上": -1, "上一": -1, "当": 0, "同": 0, "本": 0, "次": 1}
UNKNOWN: Final = 0  # the year that no calendar has


def stated_year(match: re.Match[str], known: Known) -> int | None:
    """The year a match of `YEAR` names: None where it names none, `UNKNOWN` where it cannot be told.

    今年 and 去年 are reckoned from the document's date, 上年 and 当年 from the year the text speaks of.
    """
    if match["year"]:
        return number(match["year"])
    if match["roc"]:
        hundred, _, rest = match["roc"].rpartition("百")
        return _FIRST_OF_ROC + (100 if hundred else 0) + (number(rest) if rest else 0)
    relative = match["rel"] or match["cut"]
    if relative is None:
        return None
    if relative in _FROM_TODAY:
        return known.today.year + _FROM_TODAY[relative] if known.today else UNKNOWN
    talk = year_of(known.about)
    return UNKNOWN if talk is None else talk + _FROM_TALK[relative]


def year_for(match: re.Match[str], known: Known, month: int, day: int = 1) -> int:
    """The stated year, else the one in which that day has last come; `UNKNOWN` where neither can be told."""
    stated = stated_year(match, known)
    return stated if stated is not None else known.year(month, day) or UNKNOWN


def last_day_if(match: re.Match[str], days: Days | None) -> Days | None:
    """三季度末, 10月底: the last day alone, where the match has an `END`."""
    return one_day(days.last) if days and match["end"] else days
