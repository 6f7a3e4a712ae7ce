"""The table of units: every row holds, its factors are pint's, and the longest unit wins."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Final

import pint
import pytest

from seedstats.errors import SeedstatsError
from seedstats.units import TableRow, compound_unit, match_unit, read_units, starts_thousand_unit, table, unit_at

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
    "CNY USD EUR JPY HKD AUD CAD GBP KRW KPW RUB TWD SGD CHF DEM FRF XAF XOF THB VND IDR MYR PHP MXN ARS CLP COP INR PKR "
    "LKR NPR ZAR MOP NZD DKK SEK NOK ISK CZK SAR QAR OMR IRR AED MAD TRY ITL KWD IQD DZD UAH KZT UZS BRL MNT HUF PLN RON "
    "KES TZS UGX NGN EGP ETB MMK KHR LAK BDT PEN ILS NLG".split()
)
BEFORE_2000: Final = {"DEM", "FRF", "ITL", "NLG"}
"""Out of use since the euro, but in older news."""

_CODE = re.compile(r"[()./]|\[[^\]]*\]|[^()./]+")
CHECKED_AT_LEAST: Final = 600


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
    tokens = _CODE.findall(code.replace("[mi_i]2", "[mi_i].[mi_i]").replace("mm[Hg]", "[mmHg]"))
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
