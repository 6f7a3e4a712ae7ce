"""The worth of numerals, above all of those that cn2an refuses, cuts short or turns into floats."""

from __future__ import annotations

from decimal import Decimal

import pytest

from seedstats.number import read_number
from seedstats.numerals import find_numerals
from seedstats.text import fold

VALUES = [
    ("负1.5亿", "-150000000"),
    ("12.34567万", "123456.7"),
    ("三亿五", "350000000"),
    ("1亿2", "120000000"),
    ("一千亿五", "100050000000"),
    ("9007199254740993", "9007199254740993"),
    ("千亿", "100000000000"),
    ("1.2万亿", "1200000000000"),
    ("2.5千万", "25000000"),
    ("三点五万", "35000"),
    ("卅五", "35"),
    ("廿八", "28"),
    ("參佰萬", "3000000"),
    ("叁万伍仟", "35000"),
    ("3个亿", "300000000"),
    ("三个亿", "300000000"),
    ("1,234", "1234"),
    ("１２，３４５．６", "12345.6"),
    ("57万9,590", "579590"),
    ("3万4000", "34000"),
    ("1亿2千万", "120000000"),
    ("4萬3千", "43000"),
    ("7千1百50", "7150"),
    ("一点七八万亿", "1780000000000"),
    ("二〇二三", "2023"),
    ("两千三", "2300"),
    ("半", "0.5"),
    ("0.1", "0.1"),
    ("1.20", "1.20"),
]
RANGES = [
    ("十几", "11", "19"),
    ("三十几万", "310000", "390000"),
    ("一百几十", "120", "190"),
    ("几十", "20", "90"),
    ("数百", "200", "900"),
    ("数万", "20000", "90000"),
    ("两三", "2", "3"),
    ("三四十", "30", "40"),
    ("十七八", "17", "18"),
    ("三五", "3", "5"),
]
NONE = ["1万2万", "十十", "一.", "0几十0", "万百千"]


@pytest.mark.parametrize(("text", "value"), VALUES, ids=[text for text, _ in VALUES])
def test_value(text: str, value: str) -> None:
    number = read_number(fold(text))
    assert number is not None
    assert number.value == Decimal(value)
    assert str(number.value) == value  # exact, with the decimals as stated, and no exponent


@pytest.mark.parametrize("text", [text for text, _ in VALUES if text not in ("半", "1亿2", "三亿五")])
def test_found_whole(text: str) -> None:
    folded = fold(text)
    assert [numeral.text for numeral in find_numerals(folded)] == [folded]


@pytest.mark.parametrize(("text", "low", "high"), RANGES, ids=[text for text, *_ in RANGES])
def test_range(text: str, low: str, high: str) -> None:
    number = read_number(text)
    assert number is not None
    assert (number.low, number.high, number.value) == (Decimal(low), Decimal(high), None)


@pytest.mark.parametrize(("text", "bound"), [("10余万", "gt"), ("二百多万", "gt"), ("十来万", "approx")])
def test_bound_inside(text: str, bound: str) -> None:
    number = read_number(text)
    assert number is not None
    assert number.bound == bound


@pytest.mark.parametrize("text", NONE)
def test_no_number(text: str) -> None:
    assert read_number(text) is None
