"""The table of units: every row holds, its factors are pint's, and the longest unit wins."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Final

import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from seedstats import units
from seedstats.errors import SeedstatsError
from seedstats.tablerows import TableRow
from seedstats.units import UnitRow, compound_unit, match_unit, starts_thousand_unit, table, unique

ATOMS: Final = {
    "km": "km", "m": "m", "dm": "dm", "cm": "cm", "mm": "mm", "um": "um", "nm": "nm", "pm": "pm",
    "[nmi_i]": "nautical_mile", "[mi_i]": "mile", "[ft_i]": "foot", "[in_i]": "inch", "[yd_i]": "yard",
    "[ly]": "light_year", "AU": "astronomical_unit", "har": "hectare", "ar": "are", "[acr_us]": "acre",
    "[sft_i]": "foot**2", "L": "liter", "dL": "dl", "mL": "ml", "uL": "ul", "hL": "hl", "kL": "kl",
    "[gal_us]": "gallon", "[bbl_us]": "oil_barrel", "[bu_us]": "bushel", "[cft_i]": "foot**3",
    "g": "g", "kg": "kg", "mg": "mg", "ug": "ug", "ng": "ng", "t": "tonne", "[lb_av]": "pound",
    "[oz_tr]": "troy_ounce", "[car_m]": "carat", "[ston_av]": "short_ton", "[lton_av]": "long_ton",
    "s": "s", "ms": "ms", "us": "us", "ns": "ns", "min": "minute", "h": "hour", "d": "day", "wk": "week",
    "mo": "month", "a": "year", "J": "J", "kJ": "kJ", "MJ": "MJ", "GJ": "GJ", "TJ": "TJ", "cal": "cal",
    "kcal": "kcal", "eV": "eV", "[Btu_IT]": "Btu_it", "W": "W", "kW": "kW", "MW": "MW", "GW": "GW", "TW": "TW",
    "mW": "mW", "V": "V", "kV": "kV", "MV": "MV", "mV": "mV", "A": "A", "mA": "mA", "kA": "kA", "Hz": "Hz",
    "kHz": "kHz", "MHz": "MHz", "GHz": "GHz", "THz": "THz", "Ohm": "ohm", "kOhm": "kohm", "uF": "uF", "nF": "nF",
    "pF": "pF", "[kn_i]": "knot", "deg": "degree", "Pa": "Pa", "hPa": "hPa", "kPa": "kPa", "MPa": "MPa",
    "GPa": "GPa", "mm[Hg]": "mmHg", "bar": "bar", "atm": "atm", "[psi]": "psi", "N": "N", "kN": "kN",
    "mol": "mol", "mmol": "mmol", "lx": "lux", "lm": "lumen", "cd": "candela", "Bq": "Bq", "Sv": "Sv",
    "mSv": "mSv", "uSv": "uSv", "bit": "bit", "kbit": "kbit", "Mbit": "Mbit", "Gbit": "Gbit", "Tbit": "Tbit",
    "By": "byte", "kBy": "kilobyte", "MBy": "megabyte", "GBy": "gigabyte", "TBy": "terabyte", "PBy": "petabyte",
    "EBy": "exabyte", "ZBy": "zettabyte", "%": "percent", "[ppm]": "ppm", "[ppb]": "(ppm/1000)", "[ppth]": "permille",
}  # fmt: skip
"""UCUM to pint."""

NO_UCUM: Final = {
    "亩": "hectare/15", "市亩": "hectare/15", "亩次": "hectare/15", "亩(次)": "hectare/15", "顷": "hectare*100/15",
    "平方尺": "m**2/9", "坪": "m**2*400/121", "里": "500*m", "华里": "500*m", "尺": "m/3", "市尺": "m/3",
    "丈": "m*10/3", "斤": "kg/2", "市斤": "kg/2", "两": "50*g", "市两": "50*g", "公担": "100*kg", "市担": "50*kg",
    "马力": "metric_horsepower", "吨力": "force_metric_ton", "千乏": "kilovolt*ampere", "kVar": "kilovolt*ampere",
    "kvar": "kilovolt*ampere", "兆乏": "megavolt*ampere", "Mvar": "megavolt*ampere", "吨油当量": "toe",
    "吨标准油": "toe", "吨标油": "toe", "toe": "toe", "个世纪": "century", "季度": "3*month", "个季度": "3*month",
    "季": "3*month", "刻钟": "15*minute", "公斤/亩": "15*kg/hectare", "千克/亩": "15*kg/hectare",
    "斤/亩": "15*kg/2/hectare", "吨/亩": "15*tonne/hectare", "亩/人": "hectare/15", "亩/年": "hectare/15/year",
    "元/斤": "1/(kg/2)", "元/亩": "15/hectare", "株/亩": "15/hectare", "尾/亩": "15/hectare",
}  # fmt: skip
"""Units that pint can express and UCUM has no code for: Chinese measures, horsepower, oil equivalent."""

BASES: Final = {
    "length": "m", "area": "m**2", "volume": "m**3", "mass": "kg", "time": "s", "energy": "J", "power": "W",
    "voltage": "V", "current": "A", "charge": "C", "frequency": "Hz", "resistance": "ohm", "capacitance": "F",
    "pressure": "Pa", "force": "N", "torque": "N*m", "data": "byte", "amount": "mol", "illuminance": "lux",
    "luminous flux": "lumen", "luminance": "cd/m**2", "activity": "Bq", "dose": "Sv", "angle": "rad", "ratio": "1",
    "count": "1", "currency": "1",
}  # fmt: skip
"""What `factor` leads to, by dimension."""

CURRENCIES: Final = frozenset(
    "CNY USD EUR JPY HKD AUD CAD GBP KRW KPW RUB TWD SGD CHF XAF XOF THB VND IDR MYR PHP MXN ARS CLP COP INR PKR LKR "
    "NPR ZAR MOP NZD DKK SEK NOK ISK CZK SAR QAR OMR IRR AED MAD TRY KWD IQD DZD UAH KZT UZS BRL MNT HUF PLN RON KES "
    "TZS UGX NGN EGP ETB MMK KHR LAK BDT PEN ILS DEM FRF ITL NLG".split()
)
"""ISO 4217, the last four out of use since the euro but met in older news."""

_TOKEN: Final = re.compile(r"[()./]|\[[^\]]*\]|[^()./]+")
CHECKED_AT_LEAST: Final = 720


@cache
def registry() -> pint.UnitRegistry[Decimal]:
    return pint.UnitRegistry(non_int_type=Decimal)


def _atom(token: str) -> str:
    """One factor of a UCUM code as pint has it: "m2" → "m**2", "100" → "100"; a currency is 1."""
    if token in CURRENCIES or token.isdigit():
        return token if token.isdigit() else "1"
    if token in ATOMS:
        return f"({ATOMS[token]})"
    return f"({ATOMS[token[:-1]]})**{token[-1]}"


def to_pint(code: str) -> str:
    """A UCUM code as a pint expression; both read from left to right."""
    tokens = _TOKEN.findall(code.replace("[mi_i]2", "[mi_i].[mi_i]").replace("mm[Hg]", "[mmHg]"))
    marks = {".": "*", "/": "/", "(": "(", ")": ")"}
    text = "".join(marks.get(token) or _atom("mm[Hg]" if token == "[mmHg]" else token) for token in tokens)
    return f"1{text}" if text.startswith("/") else text


def base(dimension: str) -> str:
    """The base unit of "currency/mass", "mass*length": what the row's factor leads to."""
    parts = ["*".join(f"({BASES[one]})" for one in part.split("*")) for part in dimension.split("/")]
    return "/".join(f"({part})" for part in parts)


def expression(row: TableRow) -> str | None:
    """The row for pint, None where it says nothing pint could know."""
    if row.kind in ("count", "none", "points", "score") or row.factor is None or row.dimension is None:
        return None
    if row.unit in NO_UCUM:
        return NO_UCUM[row.unit]
    return None if row.code is None or row.dimension == "currency" else to_pint(row.code)


def test_factors_are_those_of_pint() -> None:
    checked = 0
    for row in table():
        text = expression(row)
        if text is None or row.factor is None or row.dimension is None:
            continue
        ratio = (registry()(text) / registry()(base(row.dimension))).to_base_units()
        assert ratio.dimensionless, row
        assert row.factor * _cents(row) == pytest.approx(ratio.m, rel=Decimal("1e-12")), row
        checked += 1
    assert checked > CHECKED_AT_LEAST


def _cents(row: TableRow) -> int:
    """美分/磅 and 分/千瓦时 have the code of the main unit, a hundred times theirs."""
    return 100 if row.kind == "money" and "分/" in row.unit else 1


# pint has no coal equivalent and no TNT; 人/户 is a count by a count.
NOT_IN_PINT = re.compile(r"标准?煤|tce|TNT|^[台人头]/[套户车]$")


def test_no_factor_goes_unchecked() -> None:
    rows = [row for row in table() if row.kind in ("measure", "duration", "per") and row.factor is not None]
    assert [row.unit for row in rows if expression(row) is None and not NOT_IN_PINT.search(row.unit)] == []


def test_coal_equivalent_is_7000_kilocalories_a_gram() -> None:
    # 29.3076 kJ a gram: 7000 calories of the international table (4.1868 J), as the general rules of energy count it
    (gram,) = (row for row in table() if row.unit == "克标准煤")
    assert gram.factor == 7000 * Decimal("4.1868")


@pytest.mark.parametrize("row", table(), ids=lambda row: f"{row.unit}-{row.kind}")
def test_the_example_of_a_row_reads_as_the_row(row: TableRow) -> None:
    assert row.unit in row.example
    places = [found.start() for found in re.finditer(re.escape(row.unit), row.example)]
    if row.kind == "per":
        whole = [compound_unit(row.example, at) for at in range(len(row.example))]
        assert any(unit and row.unit in re.split("[/·]", unit.unit)[1:] for unit in whole)
    elif row.kind == "none":
        assert any(match_unit(row.example, at) is None for at in places)
    else:
        assert any((unit := match_unit(row.example, at)) and unit.unit == row.unit for at in places)


def test_money_codes_are_iso_4217() -> None:
    codes = {row.code for row in table() if row.dimension == "currency" and row.code}
    assert codes == CURRENCIES


def test_codes_by_kind() -> None:
    for row in table():
        if row.kind == "points":
            assert row.code == "pp", row
        if row.kind in ("count", "score", "multiple", "none"):
            assert row.code is None, row
        if row.dimension == "currency":
            assert row.kind == "money", row


def test_a_compound_in_the_table_is_what_its_parts_make() -> None:
    """So a row is there to be found fast and to be seen; the exceptions mean more than their parts say."""
    own = {"KM/H", "转/分钟", "转/分", "r/min", "分/千瓦时", "分/度"}
    for row in table():
        if "/" not in row.unit or row.kind in ("per", "none") or row.unit in own:
            continue
        made = compose(row.unit)
        assert made is not None, row
        assert (made.kind, made.code, made.dimension) == (row.kind, row.code, row.dimension), row
        assert (made.factor or 0) == pytest.approx(row.factor or 0, rel=Decimal("1e-20")), row


def compose(surface: str) -> UnitRow | None:
    """The compound made from its parts: a blank in the table's place would be filled with this."""
    head, *below = surface.replace("·", "/").split("/")
    row = match_unit(head, 0)
    for part in below:
        found = None if row is None else units._denominator(part, 0)
        row = None if row is None or found is None else units._compose(row, found, f"{row.unit}/{part}")
    return row


LONGEST = [
    ("5分钟", 1, "分钟"),  # and not 5 points
    ("92分", 2, "分"),
    ("3个百分点", 1, "个百分点"),  # and not three of something
    ("9个月内", 1, "个月"),
    ("9个街道", 1, "个"),
    ("6个工作日", 1, "个工作日"),
    ("1340人次", 4, "人次"),
    ("860人", 3, "人"),
    ("500人民币", 3, "人民币"),
    ("200元人民币", 3, "元人民币"),
    ("30块钱", 2, "块钱"),
    ("17块展板", 2, "块"),
    ("2米8", 1, "米"),
    ("45公里", 2, "公里"),
    ("45公里/小时", 2, "公里/小时"),
    ("800公斤/亩", 3, "公斤/亩"),
    ("5件套", 1, "件"),
    ("5年期国库券", 1, "年"),
    ("40岁", 2, "岁"),
    ("60周年", 2, "周年"),
    ("6周", 1, "周"),
    ("7万剂次", 2, "剂次"),
    ("9万标箱", 2, "标箱"),
    ("60吨标准煤", 2, "吨标准煤"),
    ("60吨煤", 2, "吨"),
    ("5GHz", 1, "GHz"),
    ("110kV变电站", 3, "kV"),
    ("6kWh", 1, "kWh"),
    ("25μg/m³", 2, "μg/m³"),
    ("20m3/h", 2, "m3/h"),
    ("160套(间)", 3, "套(间)"),
    ("40dB(A)", 2, "dB(A)"),
    ("30元/平方米·月", 2, "元/平方米·月"),
    ("35%", 2, "%"),
    ("12bp左右", 2, "bp"),
    ("7千瓦时", 1, "千瓦时"),
]

NO_UNIT = [
    ("5Group", 1),
    ("5Km", 9),
    ("5GHZ", 1),  # in the case that is listed
    ("2024元旦假期", 4),  # 元旦 is a day
    ("5200家庭", 4),  # a noun without a classifier
    ("14街道", 2),
    ("5省", 1),
    ("3月", 1),  # a date; 月 is a unit after a slash alone
    ("8时", 1),
    ("12号", 2),
    ("2024两会", 4),
    ("7", 1),
    ("", 0),
]


@pytest.mark.parametrize(("text", "start", "unit"), LONGEST, ids=[text for text, _, _ in LONGEST])
def test_the_longest_unit_wins(text: str, start: int, unit: str) -> None:
    row = match_unit(text, start)
    assert row is not None
    assert row.unit == unit


@pytest.mark.parametrize(("text", "start"), NO_UNIT, ids=[text or "nothing" for text, _ in NO_UNIT])
def test_what_is_no_unit(text: str, start: int) -> None:
    assert match_unit(text, start) is None


COMPOUNDS = [
    ("元/平方米", "元/平方米", "money", "CNY/m2", "1", "currency/area"),
    ("港元/平方米", "港元/平方米", "money", "HKD/m2", "1", "currency/area"),
    ("泰铢/千克左右", "泰铢/千克", "money", "THB/kg", "1", "currency/mass"),
    ("万元/吨", None, None, None, None, None),  # 万 belongs to the number
    ("人/平方公里", "人/平方公里", "measure", "/km2", "0.000001", "count/area"),
    ("只/公顷", "只/公顷", "measure", "/har", "0.0001", "count/area"),
    ("吨/公顷·年", "吨/公顷·年", "measure", "t/har/a", None, "mass/area/time"),
    ("公斤/亩", "公斤/亩", "measure", None, "0.0015", "mass/area"),
    ("例/10万人", "例/10万人", "measure", "/100000", "0.00001", "count/count"),
    ("升/100公里", "升/100公里", "measure", "L/(100.km)", "0.00000001", "volume/length"),
    ("个/百万人", "个/百万人", "measure", "/1000000", "0.000001", "count/count"),
    ("支/月", "支/月", "measure", "/mo", None, "count/time"),
    ("次/分", "次/分", "measure", "/min", None, "count/time"),  # a minute after a slash, a score before
    ("瓦/千克", "瓦/千克", "measure", "W/kg", "1", "power/mass"),  # 千克, and not thousand 克
    ("%/年", "%/年", "percent", "%/a", None, "ratio/time"),
    ("元/斤/天", "元/斤/天", "money", None, None, "currency/mass/time"),
    ("℃/10℃", None, None, None, None, None),  # a low and a high, no compound
    ("元/", None, None, None, None, None),
    ("元/旦", None, None, None, None, None),
    ("人·次", None, None, None, None, None),
]


@pytest.mark.parametrize(
    ("text", "unit", "kind", "code", "factor", "dimension"), COMPOUNDS, ids=[c[0] for c in COMPOUNDS]
)
def test_compounds(
    text: str, unit: str | None, kind: str | None, code: str | None, factor: str | None, dimension: str | None
) -> None:
    row = compound_unit(text, 0)
    if unit is None:
        assert row is None
        return
    assert row is not None
    assert (row.unit, row.kind, row.code, row.dimension) == (unit, kind, code, dimension)
    assert factor is None or row.factor == Decimal(factor)


THOUSANDS = [
    ("5千瓦", 1, True),
    ("5千瓦时", 1, True),
    ("3千克", 1, True),
    ("20千米", 2, True),
    ("110千伏", 3, True),
    ("600千卡", 3, True),
    ("900千赫", 3, True),
    ("40千帕", 2, True),
    ("980百帕", 3, True),
    ("5335千公顷", 4, False),
    ("5千人", 1, False),
    ("5千", 1, False),
    ("3百米", 1, False),
    ("50兆瓦", 2, False),  # 兆 is no Chinese numeral of the mainland: a unit, but no thousand
]


@pytest.mark.parametrize(("text", "start", "expected"), THOUSANDS, ids=[text for text, _, _ in THOUSANDS])
def test_thousand_of_the_unit_or_of_the_number(text: str, start: int, expected: bool) -> None:
    assert starts_thousand_unit(text, start) is expected


def test_a_surface_is_there_once() -> None:
    row = table()[0]
    with pytest.raises(SeedstatsError, match="twice"):
        unique((row, row.model_copy()))


@pytest.mark.parametrize("cells", [{"kind": "length"}, {"factor": "0"}, {"factor": "many"}, {"unit": ""}], ids=str)
def test_a_wrong_cell_is_refused(cells: dict[str, str]) -> None:
    good = {"unit": "里", "kind": "measure", "code": "", "factor": "500", "dimension": "length", "example": "30里"}
    assert TableRow.model_validate(good).code is None
    with pytest.raises(ValidationError):
        TableRow.model_validate(good | cells)


@given(st.text(st.sampled_from("元/平方米·月10万百千人GHzk%℃个分 "), max_size=12), st.integers(0, 12))
def test_a_match_is_what_stands_there(text: str, start: int) -> None:
    for row in (match_unit(text, start), compound_unit(text, start)):
        assert row is None or text.startswith(row.unit, start)
