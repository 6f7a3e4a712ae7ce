"""What a figure says, apart from its number: of what, whose, and when. What says the same can be compared."""

from __future__ import annotations

from collections import Counter
from datetime import date as Date
from functools import cached_property
from typing import Final, Literal, NamedTuple

from seedstats.checks.view import Document, Figure
from seedstats.divisions import place_at
from seedstats.patterns import Pattern
from seedstats.text import fold

Answer = Literal["same", "unknown", "different"]

FILLERS: Final = Pattern(
    r"截至目前|截至|截止|目前|现在|现|已经|累计|总共|一共|共计|合计|共有|共|有|达到|高达|达|为|约|近|超过|超|实现|完成|[,，:、\s]|了|的|已"
)
SCOPE: Final = Pattern(r"全(?:[市省县区国镇乡街村校院系州盟旗]|[一-鿿]{1,2}[市省县区校院])|[我本](?:[市省县区国校院])")
_TIME: Final = Pattern(
    r"(?:截[至止]到?|[到至在自从])?(?:[0-9]{4}年(?:度|全年)?|今年|本年度?|当年|去年|上一?年度?|全年|年内|[上下]半年|[前第]?[一二三四]季度"
    r"|前[0-9一二三四五六七八九十]+个?月|(?:[0-9]{1,2}[至—~-])?[0-9]{1,2}月份?(?:[0-9]{1,2}日)?|[年月]?[底末初]|同期)+(?:以来|[底末初])?[,，]?"
)
_PART: Final = Pattern(r"其中|每|人均|户均|平均|另|又|再|分别|各|昨|新高|目标|计划|力争|拟|将")
_KINDS: Final = frozenset(("count", "money", "measure", "percent"))
_SYNONYMS: Final = (("地区生产总值", "生产总值"), ("国内生产总值", "生产总值"), ("人员", "人"))
_PEOPLE: Final = frozenset("人名位")
_NAMED: Final = Pattern(
    r"^(?![全我本该各此这某每其])[一-鿿]{2,}(?:公司|集团|银行|大学|学院|医院|[中小]学|法院|检察院|[局委厅部镇乡村]|街道|社区)$"
)
_LEAST: Final = 3


class Owner(NamedTuple):
    """Whose a figure is: the code of the place, what of it (财政局), and the word for a whole (区 of 全区)."""

    code: str | None
    name: str
    scope: str

    def against(self, other: Owner) -> Answer:
        """Whether two figures are of one owner."""
        if self.name != other.name:
            return "different"
        if self.code and other.code:
            return "same" if self.code == other.code else "different"
        if self.name and not (self.code or other.code):
            return "same"
        return "unknown" if self.scope == other.scope else "different"


class When(NamedTuple):
    """The days a figure is of, where the text settles them, and the day of its document."""

    first: Date | None
    last: Date | None
    published: Date | None

    def against(self, other: When) -> Answer:
        """Whether two figures are of one time: by the days stated, else by the day of the documents."""
        if self.last and other.last:
            if self.last != other.last:
                return "different"
            if self.first != other.first:
                return "unknown"  # 2023年 and 2023年末: one and the same for what is counted at the end of a year
            return self._by_date(other) if self._is_running or other._is_running else "same"
        return "unknown" if self.last or other.last else self._by_date(other)

    @property
    def _is_running(self) -> bool:
        """今年 in a report of May: the figure is that of the months so far."""
        return bool(self.published and self.last and self.last >= self.published)

    def _by_date(self, other: When) -> Answer:
        if self.published is None or other.published is None:
            return "unknown"
        return "same" if self.published == other.published else "different"


class Statement(NamedTuple):
    """A figure with what it says; `what` is the words before and behind the number, in one spelling.

    It is `plain` where its clause says no more: 743个党支部受到表彰 may be some of all there are.
    """

    figure: Figure
    what: tuple[str, str, str]
    owner: Owner
    when: When
    plain: bool


class Reader:
    """The statements of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document

    @cached_property
    def home(self) -> str | None:
        """The code of the place the document is about: that of its title, else of more than half of its places."""
        title = fold(self._document.sheet.title or "")
        for at in range(len(title)):
            place = place_at(title, at, len(title))
            if place:
                return place.code
        codes = Counter(
            figure.fact.place.code for figure in self._document.figures if figure.fact.place and figure.fact.place.code
        )
        code, times = codes.most_common(1)[0] if codes else (None, 0)
        return code if times * 2 > codes.total() else None

    def statements(self) -> list[Statement]:
        """All figures that say something another document may say as well."""
        read = (self._read(figure) for figure in self._document.figures)
        return [statement for statement in read if statement]

    def _read(self, figure: Figure) -> Statement | None:
        fact = figure.fact
        if figure.quantity.kind not in _KINDS or not figure.entity or fact.status != "actual" or fact.per:
            return None
        if _PART.search(figure.clause) or (figure.previous and not figure.clause):
            return None
        owner = self._owner(figure)
        words = self._words(figure)
        if owner is None or len(words) < _LEAST:
            return None
        change = fact.change
        way = f"{change.direction} {change.basis}" if change else ""
        unit = "人" if figure.unit in _PEOPLE else figure.unit
        plain = len(figure.tail) <= len(self._behind(figure)) + 1
        return Statement(figure, (words, unit, way), owner, self._when(figure), plain)

    def _owner(self, figure: Figure) -> Owner | None:
        subject, place = figure.fact.subject, figure.fact.place
        words = fold(subject.flat) if subject else ""
        scope = SCOPE.match(words) or SCOPE.search(figure.clause)
        if scope:
            word = scope.group()[-1]
            return Owner(self.home if _fits(self.home, word) else None, "", word)
        if place and place.code:
            rest = words.replace(fold(place.flat), "", 1)
            return Owner(place.code, rest, fold(place.flat)[-1])
        return Owner(None, words, "") if _NAMED.search(words) else None

    def _when(self, figure: Figure) -> When:
        period = figure.fact.period
        first, last = (period.first, period.last) if period else (None, None)
        return When(first, last, self._document.sheet.date)

    def _words(self, figure: Figure) -> str:
        fact = figure.fact
        words = figure.clause
        for mention in (fact.subject, fact.place):
            words = words.replace(fold(mention.flat), "", 1) if mention else words
        if fact.period and fact.period.last:
            words = _TIME.sub("", words)
        words = FILLERS.sub("", SCOPE.sub("", words)) + self._behind(figure)
        if figure.entity not in words:
            words += figure.entity
        for long, short in _SYNONYMS:
            words = words.replace(long, short)
        return words

    def _behind(self, figure: Figure) -> str:
        """What the number counts, where it stands behind it: 党支部 of 743个党支部."""
        entity = figure.fact.entity
        if entity is None or entity.start < figure.quantity.start:
            return ""
        tail = figure.tail
        at = tail.find(figure.entity)
        return tail[: at + len(figure.entity)].removeprefix("的") if at >= 0 else figure.entity


def _fits(code: str | None, scope: str) -> bool:
    """Whether 全区, 全市 or 全省 may be said of the place with that code."""
    if code is None:
        return False
    levels = "省市区" if code.endswith("0000") else "市州盟区" if code.endswith("00") else "县区市旗"
    return scope in levels
