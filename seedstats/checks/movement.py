"""Up and down: the words for a change, how large it is, and when its sum cannot be held against the levels."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from seedstats.checks.check import Said, accuse
from seedstats.checks.interval import Interval, stated
from seedstats.checks.judge import Case, Sum, judge
from seedstats.checks.view import Figure
from seedstats.models import Finding
from seedstats.patterns import Pattern

UP: Final = "增长|增加|提高|提升|上升|上涨|扩大|攀升|跃升|回升|上扬|增多|增收|增产|增支|增|升|涨|多"
DOWN: Final = "下降|减少|降低|下跌|回落|缩小|缩减|压减|下滑|收窄|缩短|减收|减产|减支|降|减|跌|少"
MOVED: Final = rf"(?:(?P<up>{UP})|(?P<down>{DOWN}))"
# 按可比口径, 实际, 剔除留抵退税因素后: what may stand before the verb, and says by what it is reckoned.
FOOTING: Final = (
    r"(?:(?:按照?)?(?:可比|同)口径|(?:按照?)?(?:可比|不变)价格?|扣除价格(?:因素)?|剔除[^,，。;]{1,12}因素|可比|名义|实际)"
    r"(?:计算|测算|后|影响)*[,，]?"
)
LAST: Final = r"(?:上一?年|去年|前一?年|上年度|年初|期初|上期)(?:同期|同月|同季|末|底)?"
_PRIOR: Final = Pattern(
    rf"^\)?[,，]?\(?(?:而|其中)?(?:{LAST}|(?P<year>[0-9]{{4}})年[末底]?)(?:则)?(?P<what>[^,，。;:]{{0,10}}?)(?:为|是|仅为|只有|仅|的)?:?$"
)
_LIGHT: Final = Pattern(r"^(?:完成|实现|达到|达|共|仅)+$")
_YEAR: Final = Pattern(r"((?:19|20)[0-9]{2})年(?!代|以)")
_MOVED: Final = Pattern(MOVED)
_HUNDRED: Final = Decimal(100)
_ONE: Final = Interval(Decimal(1), Decimal(1))
# Words that say that a growth is not that of the levels as they stand.
_OTHER_BASIS: Final = Pattern(
    r"(?:按|按照)?可比口径|同口径|按?可比价格?|按?不变价|实际增长|实际增速|实际下降|扣除价格|剔除|修订|修正|可比增长|可比因素|名义增长|口径调整|折算|年均|平均每年|复合增"
)
_FOR_ALL: Final = Pattern(r"以下|均[为按系]|都按|下同|本文|本报告")
_CONSTANT: Final = Pattern(
    r"生产总值|GDP|增加值|[一二三]产业?(?:增加值)?$|固定资产投资|社会消费品零售总额|规模以上|规上|限额以上|限上|总产值|保费|价格指数"
)


def direction(words: str) -> int:
    """1 for up, -1 for down, 0 where the words name no change; the last word decides."""
    found = list(_MOVED.finditer(words))
    return 0 if not found else 1 if found[-1]["up"] else -1


def is_prior(base: Figure, level: Figure) -> bool:
    """(上年同期40亿元), 2022年末为40亿元: the level a year before, by its time alone or by its name again."""
    found = _PRIOR.match(base.lead)
    if not found or (found["what"] not in level.lead and not _LIGHT.match(found["what"])):
        return False
    if not found["year"]:
        return True
    years = _YEAR.findall(level.lead)
    return len(years) == 1 and int(years[0]) == int(found["year"]) + 1


def growth(base: Interval | None, level: Interval | None) -> Interval | None:
    """By how many per cent `level` is above `base`."""
    ratio = level.over(base) if base and level else None
    return ratio.minus(_ONE).scaled(_HUNDRED) if ratio else None


def difference(base: Interval | None, level: Interval | None) -> Interval | None:
    """How much `level` is above `base`."""
    return level.minus(base) if base and level else None


def turned(interval: Interval | None, sign: int) -> Interval | None:
    """The size of a change that goes down."""
    return interval if interval is None or sign > 0 else Interval(Decimal(0), Decimal(0)).minus(interval)


def both(base: Figure, level: Figure, sign: int, *, in_percent: bool) -> Sum:
    """The size of the change from one level to the other, strict and loose."""
    computed = growth if in_percent else difference
    strict = computed(stated(base.quantity), stated(level.quantity))
    loose = computed(stated(base.quantity, loose=True), stated(level.quantity, loose=True))
    return Sum(turned(strict, sign), turned(loose, sign))


def why_not(figures: tuple[Figure, ...]) -> str | None:
    """The words that put a growth on another footing than the levels, None where there are none."""
    change = figures[0]
    before = change.sentence.previous
    words = before.flat if before and _FOR_ALL.search(before.flat) else ""  # 以下增速均按可比口径计算
    found = _OTHER_BASIS.search(change.sentence.flat) or _OTHER_BASIS.search(words)
    if found:
        return found.group()
    for figure in figures:
        constant = _CONSTANT.search(figure.entity) or _CONSTANT.search(figure.lead)
        if constant:
            return constant.group()
    return None


def held(case: Case, computed: Sum) -> Finding | None:
    """As `judge`, but a growth on another footing is said to be beyond checking."""
    finding = judge(case, computed)
    if finding is None:
        return None
    why = why_not(tuple(case.figures))
    return cannot(case, why, finding.expected) if why else finding


def cannot(case: Case, why: str, expected: str | None) -> Finding:
    """That the levels do not give the growth, and why that says nothing against it."""
    text = case.figures[0].quantity.flat
    said = Said(
        f"无法核对：{text}与{case.how.chinese}＝{expected or '反方向的变化'}不同，"
        f"但文中有“{why}”，增速可能按可比口径或不变价计算",
        f"cannot check: {case.how.english} gives {expected or 'a change the other way'}, the text says {text}, "
        f"but “{why}” puts the growth on another footing than the levels",
    )
    return accuse(case.check, "note", case.figures, said, expected=expected, result="cannot check")
