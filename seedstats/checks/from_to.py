"""A由x升至y, against the direction and the size that are stated."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

import regex

from seedstats.checks.check import Check, Said, accuse
from seedstats.checks.interval import stated
from seedstats.checks.judge import Case, Sum, flat
from seedstats.checks.movement import DOWN, FOOTING, MOVED, UP, both, cannot, direction, held, why_not
from seedstats.checks.units import same_unit
from seedstats.checks.view import Document, Figure
from seedstats.models import Finding
from seedstats.patterns import Pattern

NAME: Final = "from_to"
_FROM: Final = Pattern(r"(?:^|[^自])[由从](?:[^,，。;由从]{0,16}?的)?(?:约|近|不足|不到)?$")
_TO: Final = Pattern(
    rf"^(?:左右|以上|以下)?(?:[^,，。;]{{0,4}}?)(?P<move>{UP}|{DOWN}|扩大|缩短|发展|变)(?:到|至|为|成)?了?"
    r"(?:[^,，。;]{0,12}?的)?(?:约|近|超过|超|不足)?$"
)
_SIZE: Final = Pattern(
    rf"^[,，;、(]?(?:[0-9一二三四五六七八九十两]*年?(?:来|间|里)?)?(?:累计|总共|共|净|绝对值?|相差)?(?:{FOOTING})*(?:[增升涨降减跌]幅)?{MOVED}?(?:了|达到|达|为|约|近|超过|超|高达|幅度|近)*$"
)
# 精度由30米提高到15米: better is less.
_INVERSE: Final = Pattern(r"精度|精准|准确|排名|位次|名次|分辨|时效|效率|误差|能力|性能|水平|亏损|收窄")
_LEVELS: Final = frozenset(("count", "money", "measure", "percent", "duration"))
_ORDINAL: Final = frozenset(("位", "名"))


def check_from_to(document: Document) -> Iterator[Finding]:
    """由65%上升到82%: it has to go the way the verb says, and 上升17个百分点 has to be the difference.

    A per cent of a level is (y−x)÷x, an amount y−x, points the difference of two shares. Where 年均, 同比 or another
    footing is named, the size is left alone.
    """
    for start in document.figures:
        end = start.following
        sign = _sign(start, end) if end else 0
        if end is None or not sign:
            continue
        wrong = _wrong_way(start, end, sign)
        if wrong:
            yield wrong
            continue
        size = end.following
        if size and size.quantity.kind == "duration" != start.quantity.kind:  # 三年提高3.2个百分点
            size = size.following
        if size and _is_size(size):
            yield from _sized(size, start, end)


def _sign(start: Figure, end: Figure) -> int:
    """1 where the words lead up from one level to another, -1 where they lead down."""
    quantity, other = start.quantity, end.quantity
    if quantity.kind not in _LEVELS or quantity.kind != other.kind or not _FROM.search(start.lead):
        return 0
    if start.unit != end.unit and not same_unit(start, end):
        return 0
    found = _TO.search(end.lead)
    if not found or start.unit in _ORDINAL or _negative(start) or _negative(end) or "倍" in end.lead:
        return 0
    return 1 if found["move"] == "发展" else direction(found["move"])


def _negative(figure: Figure) -> bool:
    return figure.value is None or figure.value < 0 or bool(regex.search(r"负$|-$", figure.lead))


def _wrong_way(start: Figure, end: Figure, sign: int) -> Finding | None:
    first, last = stated(start.quantity, loose=True), stated(end.quantity, loose=True)
    if first is None or last is None or first.meets(last):
        return None
    if start.value is None or end.value is None or (end.value > start.value) == (sign > 0):
        return None
    if _INVERSE.search(start.sentence.flat[: end.start]) or ("提" in end.lead and start.quantity.kind == "duration"):
        return None
    texts, words = flat(start, end), ("上升", "rise") if sign > 0 else ("下降", "fall")
    said = Said(
        f"由{texts[0]}到{texts[1]}与“{words[0]}”方向不符",
        f"from {texts[0]} to {texts[1]} is no {words[1]}, as the text says",
    )
    return accuse(NAME, "error", (end, start), said)


def _is_size(size: Figure) -> bool:
    return bool(_SIZE.match(size.lead)) and bool(direction(size.lead) or regex.search(r"[幅差]", size.lead))


def _sized(size: Figure, start: Figure, end: Figure) -> Iterator[Finding]:
    """The stated size of the change against both levels."""
    assert start.value is not None
    assert end.value is not None
    actual = 1 if end.value >= start.value else -1
    said = direction(size.lead)
    if said and said != actual and start.value != end.value:
        yield _other_way(size, start, end)
        return
    kind, way = size.quantity.kind, _way(start, end, size)
    shares = start.quantity.kind == "percent"
    if kind == "percent" and shares:
        return  # 由65%上升到82%，上升17%: the lint on points sees to it
    if kind == "percent":
        finding = held(Case(NAME, (size, end, start), way), both(start, end, actual, in_percent=True))
    elif (kind == "points" and shares) or (kind == start.quantity.kind and _like(start, size)):
        finding = held(Case(NAME, (size, end, start), way), both(start, end, actual, in_percent=False))
    elif kind == "multiple":
        finding = _times(size, start, end)
    else:
        finding = None
    if finding:
        yield finding


def _other_way(size: Figure, start: Figure, end: Figure) -> Finding:
    texts = flat(size, start, end)
    said = Said(
        f"由{texts[1]}到{texts[2]}，与所述{texts[0]}的增减方向相反",
        f"from {texts[1]} to {texts[2]} goes the other way than {texts[0]} is said to",
    )
    why = why_not((size, end, start))
    if why and size.quantity.kind == "percent":
        return cannot(Case(NAME, (size, end, start), _way(start, end, size)), why, None)
    return accuse(NAME, "error", (size, end, start), said)


def _like(start: Figure, size: Figure) -> bool:
    return same_unit(start, size) or (start.unit == size.unit and start.quantity.kind == "duration")


def _way(start: Figure, end: Figure, size: Figure) -> Said:
    first, last = flat(start, end)
    if size.quantity.kind == "percent":
        return Said(f"({last}－{first})÷{first}", f"({last} − {first}) / {first}")
    return Said(f"{last}与{first}之差", f"the difference of {last} and {first}")


def _times(size: Figure, start: Figure, end: Figure) -> Finding | None:
    """增长2倍 is three times as much; 增长3倍 for that is a common slip."""
    per_cent = both(start, end, 1, in_percent=True)
    hundredth = Decimal("0.01")
    strict, loose = per_cent.strict, per_cent.loose
    if strict is None or loose is None or "翻" in size.lead:
        return None
    more = Sum(strict.scaled(hundredth), loose.scaled(hundredth))
    first, last = flat(start, end)
    how = Said(f"({last}－{first})÷{first}", f"({last} − {first}) / {first}")
    return held(Case(NAME, (size, end, start), how, "warning"), more)


CHECK: Final = Check(
    name=NAME,
    kind="check",
    title="由x升（降）至y",
    source=(
        "算术：增减量＝末－初，增减率＝增减量÷初；百分数之差以百分点计；"
        "取整以GB/T 8170-2008《数值修约规则与极限数值的表示和判定》为准"
    ),
    run=check_from_to,
    agrees=("参保率由65%上升到82%，提高17个百分点。", "产量由3.6万吨增加到7.2万吨，增长100%。"),
    disagrees=("参保率由65%上升到82%，提高27个百分点。", "产量由3.6万吨下降到7.2万吨。"),
)
