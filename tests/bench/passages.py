"""Passages whose figures agree, with the relation they state: made from patterns and plain arithmetic.

Nothing here knows how seedstats checks: a relation is a sum over the numbers that were put into the text.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from itertools import product
from typing import NamedTuple

Numbers = Mapping[str, Decimal]
UP = ("增长", "增加", "提高", "上升", "提升", "增幅", "升", "增", "多", "提升", "发展", "增收")
DOWN = ("下降", "减少", "降低", "下降", "下降", "降幅", "降", "减", "少", "回落", "减少", "减收")
_SCALES = {"万": Decimal(10**4), "亿": Decimal(10**8)}
_SLOT = re.compile(r"\{(\w+)\}")


class Relation(NamedTuple):
    """What a passage states: the slot that says it, and what the others come to.

    `signs` are the words for up or down that belong to the slot; `at_most` makes it a bound.
    """

    stated: str
    computed: Callable[[Numbers], Decimal]
    at_most: bool = False


class Pattern(NamedTuple):
    """A text with slots, how its numbers are drawn, and the relation they state."""

    text: str
    draw: Callable[[random.Random], dict[str, str]]
    relation: Relation


class Passage(NamedTuple):
    """A text, the words put into its slots, and where each stands."""

    text: str
    words: dict[str, str]
    spans: dict[str, tuple[int, int]]
    relation: Relation

    @property
    def numbers(self) -> list[str]:
        """The slots that hold a number."""
        return [name for name, word in self.words.items() if word[0].isdigit()]

    @property
    def signs(self) -> list[str]:
        """The slots that hold a word for up or down."""
        return [name for name, word in self.words.items() if not word[0].isdigit()]


def fill(text: str, words: dict[str, str], relation: Relation) -> Passage:
    """Put the words into the slots of a text."""
    made, at, spans = "", 0, {}
    for slot in _SLOT.finditer(text):
        made += text[at : slot.start()]
        spans[slot[1]] = (len(made), len(made) + len(words[slot[1]]))
        made += words[slot[1]]
        at = slot.end()
    return Passage(made + text[at:], {name: words[name] for name in spans}, spans, relation)


def passages(each: int = 8) -> Iterator[Passage]:
    """`each` passages of every pattern, always the same."""
    chance = random.Random(20240101)
    for pattern in PATTERNS:
        for _ in range(each):
            yield fill(pattern.text, pattern.draw(chance), pattern.relation)


def holds(words: Mapping[str, str], relation: Relation) -> bool:
    """Whether the relation can be true of the numbers as precisely as they are written."""
    names = [name for name in words if words[name][0].isdigit()]
    ends = {name: _ends(words[name]) for name in names}
    signs = {name: Decimal(1 if word in UP else -1) for name, word in words.items() if name not in ends}
    others = [name for name in names if name != relation.stated]
    sums = [
        relation.computed({**dict(zip(others, corner, strict=True)), **signs})
        for corner in product(*(ends[name] for name in others))
    ]
    low, high = (_signed(end, signs, relation.stated) for end in ends[relation.stated])
    if relation.at_most:
        return min(low, high) <= max(sums)
    return min(low, high) <= max(sums) and max(low, high) >= min(sums)


def _signed(number: Decimal, signs: Mapping[str, Decimal], name: str) -> Decimal:
    return number * signs.get(f"{name}_way", Decimal(1))


def _ends(word: str) -> tuple[Decimal, Decimal]:
    scale = _SCALES.get(word[-1], Decimal(1))
    bare = word.rstrip("万亿")
    if scale == 1 and "." not in bare:
        return Decimal(bare), Decimal(bare)
    half = Decimal(1).scaleb(-len(bare.partition(".")[2])) / 2
    return (Decimal(bare) - half) * scale, (Decimal(bare) + half) * scale


def midpoint(word: str) -> Decimal:
    """The number that is written, 万 and 亿 counted in."""
    low, high = _ends(word)
    return (low + high) / 2


def _fixed(number: Decimal, places: int) -> str:
    return format(number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP), "f")


def draw_rate(low: int, high: int, places: int) -> Callable[[random.Random], dict[str, str]]:
    def draw(chance: random.Random) -> dict[str, str]:
        whole = chance.randint(low, high)
        part = chance.randint(whole * 3 // 5, whole - 1)
        return {"whole": str(whole), "part": str(part), "rate": _fixed(Decimal(100 * part) / whole, places)}

    return draw


def draw_levels(places: int, scale: str) -> Callable[[random.Random], dict[str, str]]:
    def draw(chance: random.Random) -> dict[str, str]:
        base = Decimal(chance.randint(10**places * 12, 10**places * 300)).scaleb(-places)
        level = (base * Decimal(chance.choice((0.62, 0.75, 0.83, 1.12, 1.2, 1.35, 1.5)))).quantize(
            Decimal(1).scaleb(-places)
        )
        change = (level / base - 1) * 100
        way = UP[0] if change > 0 else DOWN[0]
        more = abs(level - base)
        return {
            "base": f"{_fixed(base, places)}{scale}",
            "level": f"{_fixed(level, places)}{scale}",
            "more": f"{_fixed(more, places)}{scale}",
            "more_way": UP[1] if change > 0 else DOWN[1],
            "rate": _fixed(abs(change), 1),
            "rate_way": way,
        }

    return draw


def draw_shares(chance: random.Random) -> dict[str, str]:
    low = Decimal(chance.randint(200, 600)).scaleb(-1)
    high = low + Decimal(chance.randint(31, 300)).scaleb(-1)
    up = chance.random() < 0.6
    base, level = (low, high) if up else (high, low)
    return {
        "base": _fixed(base, 1),
        "level": _fixed(level, 1),
        "to_way": UP[2] if up else DOWN[2],
        "more": _fixed(high - low, 1),
        "more_way": UP[3] if up else DOWN[0],
    }


def draw_points(chance: random.Random) -> dict[str, str]:
    words = draw_shares(chance)
    return {name: words[name] for name in ("base", "level", "more", "more_way")}


def draw_two_parts(scale: str) -> Callable[[random.Random], dict[str, str]]:
    def draw(chance: random.Random) -> dict[str, str]:
        one, other = (Decimal(chance.randint(101, 899)).scaleb(-1) for _ in "ab")
        names = {"one": one, "other": other, "whole": one + other}
        return {name: f"{_fixed(number, 1)}{scale}" for name, number in names.items()}

    return draw


def draw_structure(chance: random.Random) -> dict[str, str]:
    one, two = chance.randint(31, 149), chance.randint(301, 499)
    return {name: _fixed(Decimal(n).scaleb(-1), 1) for name, n in (("a", one), ("b", two), ("c", 1000 - one - two))}


def draw_part(chance: random.Random) -> dict[str, str]:
    whole = chance.randint(300, 2000)
    return {"whole": str(whole), "part": str(chance.randint(whole // 4, whole * 9 // 10))}


def draw_same(chance: random.Random) -> dict[str, str]:
    number = str(chance.randint(1231, 9879))
    return {"one": number, "other": number}


def draw_each(chance: random.Random) -> dict[str, str]:
    heads, each = chance.randint(12, 98) * 10, chance.randint(3, 30) * 100
    return {"total": f"{_fixed(Decimal(heads * each) / 10**4, 1)}万", "heads": str(heads), "each": str(each)}


def _percent(numbers: Numbers) -> Decimal:
    return 100 * numbers["part"] / numbers["whole"] if numbers["whole"] else Decimal(10**9)


def _growth(numbers: Numbers) -> Decimal:
    return 100 * (numbers["level"] / numbers["base"] - 1) if numbers["base"] else Decimal(10**9)


def _added(numbers: Numbers) -> Decimal:
    more = numbers["more"] * numbers["more_way"]
    base = numbers["level"] - more
    return 100 * more / base if base else Decimal(10**9)


RATE = Relation("rate", _percent)
GROWTH = Relation("rate", _growth)
SIZE = Relation("rate", lambda numbers: abs(_growth(numbers)))
ADDED = Relation("rate", _added)
APART = Relation("more", lambda numbers: numbers["level"] - numbers["base"])
WHOLE = Relation("whole", lambda numbers: numbers["one"] + numbers["other"])
HUNDRED = Relation("c", lambda numbers: 100 - numbers["a"] - numbers["b"])
WITHIN = Relation("part", lambda numbers: numbers["whole"], at_most=True)
SAME = Relation("other", lambda numbers: numbers["one"])
EACH = Relation("each", lambda numbers: numbers["total"] / numbers["heads"] if numbers["heads"] else Decimal(10**9))

PATTERNS: tuple[Pattern, ...] = (
    Pattern("受理矛盾纠纷{whole}件，办结{part}件，办结率达{rate}%。", draw_rate(300, 2000, 2), RATE),
    Pattern("今年共征求意见建议{whole}条，办理回复{part}条，办理回复率{rate}%。", draw_rate(900, 9000, 2), RATE),
    Pattern("抽检食品{whole}批次，合格{part}批次，合格率为{rate}%。", draw_rate(300, 3000, 1), RATE),
    Pattern("发放调查问卷{whole}份、收回{part}份，收回率{rate}%。", draw_rate(600, 9000, 1), RATE),
    Pattern("排查隐患{whole}处，已整改{part}处，整改率达到{rate}%。", draw_rate(200, 5000, 1), RATE),
    Pattern("收到咨询{whole}件，答复{part}件，答复率{rate}%。", draw_rate(200, 3000, 2), RATE),
    Pattern("全区共有党支部{whole}个，其中农村党支部{part}个，占{rate}%。", draw_rate(300, 2000, 2), RATE),
    Pattern("在校学生{whole}人，其中女生{part}人，占{rate}%。", draw_rate(900, 8000, 1), RATE),
    Pattern("公司共有员工{whole}人，其中研发人员{part}人，占员工总数的{rate}%。", draw_rate(300, 4000, 1), RATE),
    Pattern("去年实现利润{base}元，今年实现利润{level}元，{rate_way}{rate}%。", draw_levels(1, "亿"), GROWTH),
    Pattern("接待游客{level}人次，比上年的{base}人次{rate_way}{rate}%。", draw_levels(1, "万"), GROWTH),
    Pattern("营业收入{level}元（上年同期{base}元），同比{rate_way}{rate}%。", draw_levels(2, "亿"), GROWTH),
    Pattern("2022年销售收入{base}元，2023年销售收入{level}元，{rate_way}{rate}%。", draw_levels(2, "亿"), GROWTH),
    Pattern("进出口总额{level}元，比上年{more_way}{more}元，{rate_way}{rate}%。", draw_levels(1, "亿"), ADDED),
    Pattern("粮食总产量{level}吨，比上年{more_way}{more}吨，{rate_way}{rate}%。", draw_levels(2, "万"), ADDED),
    Pattern("贷款余额{level}元，比年初{more_way}{more}元，{rate_way}{rate}%。", draw_levels(1, "亿"), ADDED),
    Pattern("参保率由{base}%{to_way}到{level}%，{more_way}了{more}个百分点。", draw_shares, APART),
    Pattern("森林覆盖率从{base}%{to_way}至{level}%，{more_way}{more}个百分点。", draw_shares, APART),
    Pattern("总人口{whole}人，其中男性{one}人，女性{other}人。", draw_two_parts("万"), WHOLE),
    Pattern("进出口总额{whole}元，其中出口{one}元，进口{other}元。", draw_two_parts("亿"), WHOLE),
    Pattern("三次产业结构比为{a}:{b}:{c}。", draw_structure, HUNDRED),
    Pattern("全市共有养老机构{whole}家，其中民办机构{part}家。", draw_part, WITHIN),
    Pattern("目前，全区{one}名党员建立台账。会上，全区{other}名党员作出承诺。", draw_same, SAME),
    Pattern("发放补贴{total}元，惠及农户{heads}户，户均{each}元。", draw_each, EACH),
    # other ways to say the same
    Pattern("共办理提案{whole}件，其中已办结{part}件，办结率为{rate}%。", draw_rate(300, 2000, 2), RATE),
    Pattern("应届毕业生{whole}人，已就业{part}人，就业率{rate}%。", draw_rate(300, 5000, 1), RATE),
    Pattern("{whole}户居民中，已签约{part}户，签约率达{rate}%。", draw_rate(300, 2000, 1), RATE),
    Pattern("申请专利{whole}件，其中发明专利{part}件，占比{rate}%。", draw_rate(300, 5000, 1), RATE),
    Pattern("全年接诊{whole}人次。其中治愈{part}人次，治愈率{rate}%。", draw_rate(300, 5000, 1), RATE),
    Pattern("人均年收入由{base}元{more_way}到{level}元，幅度达{rate}%。", draw_levels(2, "万"), SIZE),
    Pattern("用电量从去年的{base}千瓦时变为今年的{level}千瓦时，{rate_way}{rate}%。", draw_levels(1, "亿"), GROWTH),
    Pattern("全年用水量{level}立方米，上年为{base}立方米，同比{rate_way}{rate}%。", draw_levels(1, "万"), GROWTH),
    Pattern("上年出口{base}吨，本年出口{level}吨，同比{rate_way}{rate}%。", draw_levels(1, "万"), GROWTH),
    Pattern("营收{level}元，同比{more_way}{more}元，{rate_way}{rate}%。", draw_levels(2, "亿"), ADDED),
    Pattern("户籍人口{level}人，较上年末{more_way}{more}人，{rate_way}了{rate}%。", draw_levels(1, "万"), ADDED),
    Pattern("毛利率为{level}%，比上年的{base}%{more_way}{more}个百分点。", draw_points, APART),
    Pattern("住院比例从{base}%{to_way}到{level}%，{more_way}{more}个百分点。", draw_shares, APART),
    Pattern("共有{whole}人参加，其中男{one}人，女{other}人。", draw_two_parts("万"), WHOLE),
    Pattern("常住人口{whole}人，其中城镇人口{one}人，乡村人口{other}人。", draw_two_parts("万"), WHOLE),
    Pattern("全年免费体检{whole}人，其中老年人{part}人。", draw_part, WITHIN),
)
