"""The worth of a numeral: its text turned into a `Decimal`, exactly.

cn2an turns Chinese numerals below 万 into integers; all it cannot take (余, 几, 十几, 千亿, 3万4000, 卅, 1,234) or
gets wrong (signs, floats, decimals after 万) is handled here, around it.
"""

from __future__ import annotations

from decimal import Context, Decimal, Inexact
from functools import cache, lru_cache
from typing import Final, Literal

from seedstats.patterns import Pattern

FORMAL: Final = "壹贰叁肆伍陆柒捌玖拾佰仟参"
_SCALE_VALUE: Final = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
_SCALE_CHARACTERS: Final = "十百千万亿"
_SECTIONS: Final = (("万亿", 12), ("亿", 8), ("万", 4))
_MIXED_SECTION: Final = Pattern(r"([0-9.]+)([十百千]*)")
_ODD: Final = Pattern(r"(.+)([余多来])([十百千万亿]+)")
_NEIGHBOURS: Final = Pattern(r"(.*[十百千万])?([一二两三四五六七八])([两二三四五六七八九])([十百千]?[万亿]*)")
_FORMAL_TO_PLAIN: Final = str.maketrans(FORMAL, "一二三四五六七八九十百千三")
_DIGIT_VALUE: Final = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
# Prec wide enough for any numeral a text can hold in earnest; beyond it the numeral is refused, never rounded.
_EXACT: Final = Context(prec=400, traps=[Inexact])
_LONGEST: Final = 60
_ONE: Final = Decimal(1)

Bound = Literal["gt", "approx", "range"]


class Number:
    """The worth of a numeral.

    `low` and `high` are set for a range alone (十几 is 11 to 19). `step` is the place value of its last digit.
    """

    __slots__ = ("bound", "high", "low", "rule", "step", "value")

    def __init__(
        self,
        value: Decimal | None,
        low: Decimal | None = None,
        high: Decimal | None = None,
        bound: Bound | None = None,
        step: Decimal | None = None,
        rule: str = "numeral.arabic",
    ) -> None:
        self.value = value
        self.low = low
        self.high = high
        self.bound = bound
        self.step = step
        self.rule = rule


def read_number(text: str) -> Number | None:
    """The worth of a numeral in folded text, None where it is none after all.

    >>> read_number("1.3万").value, read_number("十几万").low, read_number("一点七八万亿").value
    (Decimal('13000'), Decimal('110000'), Decimal('1780000000000'))
    """
    if len(text) > _LONGEST:
        return None
    if text.isdecimal():
        return Number(Decimal(text), step=_ONE)
    negative = text[0] in "-负"
    body = text[1:] if negative or text[0] == "+" else text
    number = _read_unsigned(
        _spell_point(body.replace(",", "").replace(" ", "").replace("个", "")).translate(_FORMAL_TO_PLAIN)
    )
    if number is None or not negative or number.value is None:
        return number
    return Number(-number.value, bound=number.bound, step=number.step, rule=number.rule)


def _spell_point(body: str) -> str:
    """四四.五, 二·八: a point or dot among Chinese digits is 点."""
    return body if body[0] <= "9" else body.replace(".", "点").replace("·", "点")


def _read_unsigned(body: str) -> Number | None:
    for rule in _RULES:
        number = rule(body)
        if number is not None:
            return number
    return None


def _digits(body: str) -> Number | None:
    """15000, 743, 96.21: the common case."""
    if not body.replace(".", "", 1).isdecimal():
        return None
    places = len(body) - body.index(".") - 1 if "." in body else 0
    return Number(Decimal(body), step=_step(-places))


def _half(body: str) -> Number | None:
    """半年, 半个小时."""
    return Number(Decimal("0.5"), step=Decimal("0.5"), rule="numeral.half") if body == "半" else None


def _digit(body: str) -> Number | None:
    """五项, 两次."""
    worth = _DIGIT_VALUE.get(body)
    return None if worth is None else Number(Decimal(worth), step=Decimal(1), rule="numeral.chinese")


def _several(body: str) -> Number | None:
    """数百 is 200 to 900, 几十万 is 200000 to 900000."""
    scales = body.lstrip("好数几")
    if scales == body or not scales or scales.strip(_SCALE_CHARACTERS):
        return None
    scale = _scale(scales)
    return _range(2 * scale, 9 * scale, "numeral.several")


def _teens(body: str) -> Number | None:
    """十几 is 11 to 19, 三十几万 310000 to 390000, 10几个 11 to 19."""
    head, several, tail = body.partition("几")
    if not several or tail.strip(_SCALE_CHARACTERS):
        return None
    base, scale = _worth(head), _scale(tail)
    if base is None or base == 0 or base % 10:
        return None
    place = _place(base)
    if scale < place and scale > 1:  # 一百几十: the tens are what is open
        return _range(base + 2 * scale, base + 9 * scale, "numeral.several")
    return _range((base + place / 10) * scale, (base + 9 * place / 10) * scale, "numeral.several")


def _odd(body: str) -> Number | None:
    """10余万, 30多亿: the bound stands inside the number; 十来万 is about 100000."""
    match = _ODD.fullmatch(body)
    if not match:
        return None
    base = _worth(match[1])
    if base is None:
        return None
    scale = _scale(match[3])
    return Number(base * scale, bound="approx" if match[2] == "来" else "gt", step=scale, rule="numeral.odd")


def _neighbours(body: str) -> Number | None:
    """两三 is 2 to 3, 三四十 30 to 40, 十七八 17 to 18, 三五万 30000 to 50000."""
    match = _NEIGHBOURS.fullmatch(body)
    if not match:
        return None
    first, second = _DIGIT_VALUE[match[2]], _DIGIT_VALUE[match[3]]
    if second - first != 1 and (first, second) != (3, 5):
        return None
    head, tail = match[1] or "", match[4]
    low, high = _worth(head + match[2] + tail), _worth(head + match[3] + tail)
    return None if low is None or high is None else _range(low, high, "numeral.neighbours")


def _scaled(body: str) -> Number | None:
    """1.3万, 1亿2千万, 3万4000, 一点七八万亿, 百, 千亿, 三千五百."""
    worth = _worth(body)
    if worth is None:
        return None
    arabic = body[0].isascii()
    return Number(worth, step=_stated_step(body), rule="numeral.mixed" if arabic else "numeral.chinese")


_RULES: Final = (_digits, _digit, _half, _several, _teens, _odd, _neighbours, _scaled)


def _range(low: Decimal, high: Decimal, rule: str) -> Number:
    return Number(None, low=low, high=high, bound="range", rule=rule)


def _scale(text: str) -> Decimal:
    return Decimal(10 ** sum(_SCALE_VALUE[c] for c in text))


@cache
def _step(exponent: int) -> Decimal:
    return Decimal(10**exponent) if exponent >= 0 else Decimal(1).scaleb(exponent)


def _place(number: Decimal) -> Decimal:
    """The place value of the last digit that is not 0: 30 → 10, 120 → 10."""
    return _step(len(str(int(number))) - len(str(int(number)).rstrip("0")))


def _stated_step(body: str) -> Decimal:
    """1.50亿 → 1000000: the last digit written, times the scale behind it."""
    digits = body.rstrip(_SCALE_CHARACTERS)
    scales = body[len(digits) :]
    point = max(digits.rfind("."), digits.rfind("点"))
    places = 0
    if point >= 0 and digits[point + 1 :]:
        places = len(digits) - point - 1
    return _step(sum(_SCALE_VALUE[c] for c in scales) - places)


def _worth(body: str) -> Decimal | None:
    """The number a numeral without 余, 几 or a sign stands for, exactly; None where it is malformed."""
    for scale, power in _SECTIONS:
        head, found, tail = body.rpartition(scale)
        if found:
            return None if scale in head else _section(head, power, tail)  # 1万2万 is no number
    return _below_wan(body)


def _section(head: str, power: int, tail: str) -> Decimal | None:
    left = Decimal(1) if head == "" else _worth(head)
    if left is None:
        return None
    if tail == "":
        right: Decimal | None = Decimal(0)
    elif len(tail) == 1 and tail in "一二两三四五六七八九123456789":
        right = Decimal(_DIGIT_VALUE.get(tail) or int(tail)) * 10 ** (power - 1)  # 13万2, 三亿五: the next place down
    else:
        right = _worth(tail.lstrip("零〇"))
    if right is None or right >= 10**power:
        return None
    return plain(_EXACT.add(_EXACT.multiply(left, Decimal(10**power)), right))


def plain(number: Decimal) -> Decimal:
    """13000.0 → 13000: what is multiplied out keeps no empty decimals, but 1.23456万 keeps its own."""
    whole = number.to_integral_value()
    return whole if whole == number else number.normalize(_EXACT)


def _below_wan(body: str) -> Decimal | None:
    if body.replace(".", "", 1).isdecimal() and body.isascii():
        return Decimal(body)
    if body and body[0].isascii():
        return _mixed_below_wan(body)
    if body in ("十", "百", "千"):
        return _scale(body)  # 百余家, 千人: no digit before
    head, point, decimals = body.partition("点")
    if not point:
        return _integer(body)
    whole = _integer(head)
    if whole is None or not decimals or any(c not in _DIGIT_VALUE for c in decimals):
        return None
    return Decimal(f"{whole}.{''.join(str(_DIGIT_VALUE[c]) for c in decimals)}")


def _mixed_below_wan(body: str) -> Decimal | None:
    """9千7百, 7千1百50, 2.5千."""
    total, at = Decimal(0), 0
    for match in _MIXED_SECTION.finditer(body):
        if match.start() != at or match[1].count(".") > 1 or match[1].endswith("."):
            return None
        total += Decimal(match[1]) * _scale(match[2])
        at = match.end()
    return plain(total) if at == len(body) else None


@cache
def _short() -> dict[str, Decimal]:
    """What most Chinese numerals are, and what is no question: 十五, 二十, 三十六; 两百, 三千."""
    digits = {digit: worth for digit, worth in _DIGIT_VALUE.items() if worth and digit != "两"}
    tens = {f"{ten}十": 10 * worth for ten, worth in digits.items()} | {"十": 10}
    units = {ten + digit: base + worth for ten, base in tens.items() for digit, worth in digits.items()}
    large = {d + scale: w * 10**power for d, w in _DIGIT_VALUE.items() if w for scale, power in (("百", 2), ("千", 3))}
    return {text: Decimal(worth) for text, worth in (tens | units | large).items()}


@lru_cache(maxsize=4096)
def _integer(body: str) -> Decimal | None:
    """A Chinese integer below 万; cn2an takes 卅 for no numeral and 千 without 一 for none either."""
    short = _short().get(body)
    if short is not None:
        return short
    import cn2an  # takes a quarter of a second, and most texts spell no longer number below 万 in Chinese

    body = body.replace("卅", "三十")
    if body[:1] in ("百", "千"):
        body = "一" + body
    try:
        return Decimal(int(cn2an.cn2an(body, "normal")))
    except (ValueError, KeyError, IndexError, TypeError):
        return None
