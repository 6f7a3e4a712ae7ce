"""Write ``seedstats/data/holidays.tsv`` and ``seedstats/data/festivals.tsv``.

    python tests/tools/build_holidays.py

It needs two packages from PyPI that the library itself does without: ``chinesecalendar`` (MIT) holds the days off
as the State Council's yearly notices order them, ``lunar-python`` (MIT) turns lunar days into solar ones. A new
notice comes out every November; run this again with the newest ``chinesecalendar``.
"""

from __future__ import annotations

from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

DATA = Path(__file__).parents[2] / "seedstats" / "data"
DAY = timedelta(days=1)
FRIDAY = 5
AUTUMN_OFF = 2008  # the first year in which 中秋 was a day off

NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明",
    "Labour Day": "五一",
    "Dragon Boat Festival": "端午",
    "Mid-autumn Festival": "中秋",
    "National Day": "国庆",
}
LUNAR = {"春节": (1, 1), "元宵": (1, 15), "端午": (5, 5), "七夕": (7, 7), "中秋": (8, 15), "重阳": (9, 9)}
YEARS = range(1980, 2051)

HOLIDAYS = """\
# Days off by the State Council's notices, weekends that join them included; from chinesecalendar {version} (MIT)
# tests/tools/build_holidays.py writes this file.
year\tname\tfirst\tlast
"""
FESTIVALS = """\
# Days of the lunar calendar, and 清明; from lunar-python {version} (MIT)
# tests/tools/build_holidays.py writes this file.
year\tname\tday
"""


def holidays() -> list[str]:
    """A row for each holiday of each year; one that begins in December belongs to the year of its 元旦."""
    calendar: Any = import_module("chinese_calendar")
    found: dict[tuple[int, str], tuple[date, date]] = {}
    for day, english in sorted(calendar.constants.holidays.items()):
        name = NAMES.get(english)
        if name is None:
            continue
        first = last = day
        while _is_off(first - DAY, calendar.constants):
            first -= DAY
        while _is_off(last + DAY, calendar.constants):
            last += DAY
        year = day.year + 1 if name == "元旦" and day.month > 1 else day.year
        found.setdefault((year, name), (first, last))
    for year in {day.year for day in calendar.constants.holidays if day.year >= AUTUMN_OFF}:
        _share_autumn(year, found)
    return [f"{year}\t{name}\t{first}\t{last}\n" for (year, name), (first, last) in sorted(found.items())]


def _is_off(day: date, notices: Any) -> bool:
    """Whether a day is off: by a notice, or a Saturday or Sunday that no notice makes a working day."""
    return day in notices.holidays or (day.isoweekday() > FRIDAY and day not in notices.workdays)


def _share_autumn(year: int, found: dict[tuple[int, str], tuple[date, date]]) -> None:
    """中秋 of 2020 fell on 国庆 itself, and its days off are those of 国庆."""
    first, last = found[year, "国庆"]
    if first <= _lunar(year, *LUNAR["中秋"]) <= last:
        found[year, "中秋"] = first, last


def _lunar(year: int, month: int, day: int) -> date:
    lunar: Any = import_module("lunar_python").Lunar
    return date.fromisoformat(lunar.fromYmd(year, month, day).getSolar().toYmd())


def festivals() -> list[str]:
    """A row for each festival of each year."""
    lunar: Any = import_module("lunar_python").Lunar
    rows = []
    for year in YEARS:
        days = {name: _lunar(year, *day) for name, day in LUNAR.items()}
        days["除夕"] = days["春节"] - DAY
        days["清明"] = date.fromisoformat(lunar.fromYmd(year, 6, 1).getJieQiTable()["清明"].toYmd())
        rows += [f"{year}\t{name}\t{day}\n" for name, day in sorted(days.items(), key=lambda item: item[1])]
    return rows


def main() -> None:
    """Write both tables."""
    version = import_module("importlib.metadata").version
    for name, header, rows, package in (
        ("holidays.tsv", HOLIDAYS, holidays(), "chinesecalendar"),
        ("festivals.tsv", FESTIVALS, festivals(), "lunar-python"),
    ):
        (DATA / name).write_text(header.format(version=version(package)) + "".join(rows), encoding="utf-8")
        print(f"{len(rows)} rows to {DATA / name}")


if __name__ == "__main__":
    main()
