"""Single days, and what is reckoned from the document's date: 9月9日, 2月3日到3月12日, 今天, 本月, 近五年."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from seedstats.calendar.days import (
    Days,
    Known,
    day_of,
    month_of,
    months_of,
    number,
    one_day,
    shift_day,
    shift_months,
)
from seedstats.calendar.spans import QUARTER
from seedstats.calendar.words import END, FOUR, MAYBE_YEAR, TO, N, last_day_if, year_for

_CLOCK: Final = rf"(?:[0-9]{{1,2}}(?:[时点:][0-9]{{0,2}}[分半整许]?)?(?:{TO}[0-9]{{1,2}}[时点:][0-9]{{0,2}}分?)?)?"
DAY: Final = rf"{MAYBE_YEAR}(?P<month>{N})月(?P<day>{N})[日号]{_CLOCK}"
DAYS: Final = (
    rf"{MAYBE_YEAR}(?P<month>{N})月(?P<day>{N})[日号]?{TO}"
    rf"(?:(?P<year2>{FOUR})年)?(?:(?P<month2>{N})月)?(?P<day2>{N})[日号]{_CLOCK}"
)
DAY_ALONE: Final = rf"(?P<day>{N})(?:日?{TO}(?P<day2>{N}))?[日号]{_CLOCK}"
STROKES: Final = r"(?P<year>[12][0-9]{3})[-/.](?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})"
EIGHT: Final = r"(?P<year>[12][0-9]{3})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"
NEAR: Final = r"(?P<near>[今昨明])[天日晚]"
SAME: Final = r"(?P<same>[当同次])[天日]"
MONTH_IN_TALK: Final = rf"(?P<which>[本当这]|上个?)?月份?{END}"
QUARTER_NOW: Final = rf"(?P<which>[本上])个?季度{END}"
WEEK: Final = r"(?P<which>[本上这])个?(?:周|星期)"
RECENT: Final = r"最?近(?P<count>[0-9]{1,2}|[一二三四五六七八九十两]{1,3}|半)个?(?P<unit>[年月周天日]|季度|星期)来?"
COMING_TO_NOW: Final = r"(?P<count>[0-9]{1,2}|[一二三四五六七八九十两]{1,3}|半)个?(?P<unit>[年月周]|星期)来"

_MONTHS_IN: Final = {"年": 12, "季度": 3, "月": 1}
_DAYS_IN: Final = {"周": 7, "星期": 7, "天": 1, "日": 1}
_WEEK: Final = 7
_FROM_NEAR: Final = {"今": 0, "昨": -1, "明": 1}


def day(match: re.Match[str], known: Known) -> Days | None:
    """9月9日, 2024年2月29日."""
    at = number(match["month"]), number(match["day"])
    return one_day(day_of(year_for(match, known, *at), *at))


def days(match: re.Match[str], known: Known) -> Days | None:
    """2月3日到3月12日, 2023年9月29日至10月6日, 3月5—10日."""
    at = number(match["month"]), number(match["day"])
    year = year_for(match, known, *at)
    last_month, last_day = number(match["month2"] or match["month"]), number(match["day2"])
    first = day_of(year, *at)
    last = day_of(number(match["year2"]) if match["year2"] else year, last_month, last_day)
    return Days(first, last) if first and last and first <= last else None


def day_alone(match: re.Match[str], known: Known) -> Days | None:
    """18日, 10日至12日: of the document's own month, where that day has come."""
    today = known.today
    if today is None:
        return None
    first, last = (day_of(today.year, today.month, number(match[part] or match["day"])) for part in ("day", "day2"))
    return Days(first, last) if first and last and first <= last <= today else None


def strokes(match: re.Match[str], known: Known) -> Days | None:
    """2021/03/25, 2023-12-16, 20231216."""
    return one_day(day_of(number(match["year"]), number(match["month"]), number(match["day"])))


def near(match: re.Match[str], known: Known) -> Days | None:
    """今天, 昨日."""
    return one_day(shift_day(known.today, _FROM_NEAR[match["near"]])) if known.today else None


def same_day(match: re.Match[str], known: Known) -> Days | None:
    """当日, 次日: from the day in talk."""
    about = known.about
    if about is None or about.first is None or about.first != about.last:
        return None
    return one_day(shift_day(about.first, 1 if match["same"] == "次" else 0))


def month_in_talk(match: re.Match[str], known: Known) -> Days | None:
    """本月 is the document's, 当月 the one in talk, 上月 the one before that, else the one before the document's."""
    which = match["which"] or "当"
    talk = None if which in ("本", "这") else month_of(known.about)
    if talk is None and known.today and which != "当":
        talk = known.today.year, known.today.month
    if talk is None:
        return None
    begin = day_of(*talk, 1)
    begin = shift_months(begin, -1) if begin and which.startswith("上") else begin
    return last_day_if(match, months_of(begin.year, begin.month, begin.month)) if begin else None


def quarter_now(match: re.Match[str], known: Known) -> Days | None:
    """本季度, 上季度: from the document's date."""
    if known.today is None:
        return None
    begin: date | None = known.today.replace(day=1, month=(known.today.month - 1) // QUARTER * QUARTER + 1)
    begin = shift_months(begin, -QUARTER) if begin and match["which"] == "上" else begin
    return last_day_if(match, months_of(begin.year, begin.month, begin.month + QUARTER - 1)) if begin else None


def week(match: re.Match[str], known: Known) -> Days | None:
    """本周, 上周: from Monday to Sunday."""
    if known.today is None:
        return None
    monday = shift_day(known.today, -known.today.weekday() - (_WEEK if match["which"] == "上" else 0))
    sunday = shift_day(monday, _WEEK - 1) if monday else None
    return Days(monday, sunday) if sunday else None


def recent(match: re.Match[str], known: Known) -> Days | None:
    """近五年, 三年来: as long as they say, to the document's date."""
    unit, halved = match["unit"], match["count"] == "半"
    count = 1 if halved else number(match["count"].replace("两", "二"))
    if known.today is None or count < 1:
        return None
    if unit in _MONTHS_IN:
        before = shift_months(known.today, -count * _MONTHS_IN[unit] // (2 if halved else 1))
    else:
        before = shift_day(known.today, -count * _DAYS_IN[unit])
    first = shift_day(before, 1) if before else None
    return Days(first, known.today) if first else None
