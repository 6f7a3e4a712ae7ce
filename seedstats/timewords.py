"""The words that name a time, as named patterns over the folded text.

Every pattern begins with a character or a set of characters, so that one pass over a sentence skips quickly from one
candidate to the next; a look behind comes after that character and includes it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, Literal, NamedTuple

Piece = Literal["year", "part", "day", "whole", "long", "each", "now", "event"]

_CN: Final = "一二三四五六七八九十"
_N: Final = rf"(?:[0-9]{{1,2}}|[{_CN}]{{1,3}})"
_TO: Final = r"\s?(?:[-—~]{1,2}|[至到])\s?"
_FOUR: Final = r"(?:[12][0-9]{3}|[一二][〇零一二三四五六七八九]{3})"
# The first digit of a year; it may touch the day of a date with strokes: 2021/03/252020年.
_Y: Final = r"[12](?:(?<![0-9][12])(?<![0-9][.,][12])|(?<=/[0-9]{2}[12]))[0-9]{3}"
_CY: Final = r"[一二](?<![0-9零〇一二三四五六七八九十][一二])[〇零一二三四五六七八九]{3}"
_YEAR: Final = (
    r"\s?年(?!\s?第?[0-9]{1,3}期|的?历史|之久|以上|以内|左右|多|余|[级龄]|期限)"
    r"(?:度(?!假)|年?[底末终](?![端尾级])|年?初(?![中级步])|全年)?"
)
# The first digit of a month, a day or a count, and what may follow it.
_F: Final = rf"[0-9{_CN}](?<![0-9{_CN}第百][0-9{_CN}])(?<![0-9][.,][0-9])[0-9{_CN}]{{0,2}}"
_CLOCK: Final = (
    rf"(?:(?:[0-9]{{1,2}}(?:时(?:[0-9]{{1,2}}分)?)?{_TO})?[0-9]{{1,2}}(?:时|点(?![名多]))(?:[0-9]{{1,2}}分|[半整许])?)?"
)
_NO_DAY: Final = r"(?!以?内|之内|以上|[多均元游线本军语式报]|左右|之久)"
_COUNT: Final = rf"(?:{_N}|[两几半])(?:多|余)?个?"
_OFF: Final = r"(?:小?长假|假期|假日|黄金周)(?:期间)?"
_DECADE: Final = rf"(?:[0-9]0|[{_CN}]十)年代"
_ERA: Final = r"(?:[初末]|中[期叶]?)?"


_DIGITS: Final = frozenset(f"0123456789{_CN}两")
_LEADS_TO_TIME: Final = (
    rf"(?=[0-9{_CN}〇零]{{0,4}}(?:\s?[-—~至到、和及]{{1,2}}\s?第?[0-9{_CN}]"
    r"|\s?[年月日]|[季世]|个季|年代|[多余]年|[多余]?个月|[-/.][0-9]{1,2}[-/.]|时期|期间|末|以来))"
)


# The second characters of words that begin with no number: most candidates end here.
_SECOND: Final = (
    rf"0-9{_CN}两几年月日天晚周个半底末终内初世国旦节明动午秋庆夕宵阳元春清劳端中双去来近后短均每至止前今在已有共以间告报"
    r"成工产用入车运度季"
)


class TimeWord(NamedTuple):
    """A named pattern, with an example and the piece of a time it is.

    A year joins the part or the day behind it. A whole stands alone; a long one runs over years. `each` is a rate,
    `now` ends what was said before it, an event names a time with the words before it.
    """

    name: str
    piece: Piece
    example: str
    pattern: str


WORDS: Final = (
    TimeWord(
        "years", "long", "2019—2023年", rf"{_Y}(?:年度?)?{_TO}{_FOUR}\s?年(?:度(?!假))?(?![一-鿿]?[0-9]{{1,2}}月)"
    ),
    TimeWord("year", "year", "2023年底", _Y + _YEAR),
    TimeWord("year_in_words", "year", "二〇二三年", _CY + _YEAR),
    TimeWord(
        "year_from_now",
        "year",
        "去年",
        r"[今去明上本当同前](?<!过去|说明|表明|证明|透明|以上|基本|相当|应当|目前|以前|之前|年前|不同)年(?![级龄富代]|轻人)"
        r"(?:度(?!假)|年?[底末终](?![端尾级])|年?初(?![中级步])|全年)?",
    ),
    TimeWord("year_before", "year", "上一年度", r"上一年度?"),
    TimeWord("last_year_cut", "year", "去5月", r"去(?<!过去|失去)(?=[0-9]{1,2}月)"),
    TimeWord("year_of_republic", "year", "民国84年", rf"民国(?:[0-9]{{1,3}}|[{_CN}百]{{1,4}})年度?"),
    TimeWord(
        "short_year",
        "year",
        "八十四年",
        rf"[6-9六七八九](?<![0-9{_CN}百第][6-9六七八九])(?<![0-9][.,][6-9])(?:[1-9]|十[一二三四五六七八九])年(?:度|[底末初])?"
        r"(?!的?历史|以上|以内|以?来|[前后中间多余代级期])",
    ),
    TimeWord(
        "day",
        "day",
        "9月29日至10月6日",
        rf"{_F}\s?月\s?{_N}\s?(?:日?{_TO}(?:(?:{_FOUR}年)?{_N}\s?月\s?)?{_N}\s?)?[日号]{_CLOCK}{_NO_DAY}",
    ),
    TimeWord("months_over_years", "part", "11月至2024年2月", rf"{_F}\s?月份?{_TO}{_FOUR}年{_N}月份?"),
    TimeWord(
        "months",
        "part",
        "1—10月份",
        rf"{_F}\s?(?:月份?)?(?:{_TO}|[、和及](?={_N}月)){_N}\s?月(?![薪租息嫂饼球票龄]|合约)份?[底末]?",
    ),
    TimeWord(
        "month",
        "part",
        "10月上旬",
        rf"{_F}\s?月(?![薪租息嫂饼球票龄]|合约)(?:[上中下]旬|份?(?:[底末](?!端)|初(?!步))?)",
    ),
    TimeWord(
        "day_alone",
        "day",
        "18日",
        rf"[0-9](?<![0-9月第前后每/-][0-9])(?<![0-9][.,][0-9])[0-9]?(?:日?{_TO}[0-9]{{1,2}})?日{_CLOCK}(?!前|后){_NO_DAY}",
    ),
    TimeWord("quarter_numbered", "part", "第三季度末", r"第[一二三四1-4]季度[末底]?"),
    TimeWord(
        "quarter",
        "part",
        "一季度",
        rf"[一二三四1-4](?<![0-9{_CN}前第个每][一二三四1-4])(?:(?:个?季度)?(?:{_TO}|[、和及])第?[二三四2-4])?季(?:度[末底]?|(?=末))",
    ),
    TimeWord("first_months", "part", "前三季度", rf"[前首头](?<![以之此目][前首头])(?:{_N}|两)个?(?:月|季度)[末底]?"),
    TimeWord("half", "part", "上半年", r"[上下]半年[末底]?"),
    TimeWord("all_year", "part", "全年", r"全年(?![龄级度]|[的各]?(?:目标|任务|计划|预算|预期))"),
    TimeWord(
        "year_end",
        "part",
        "年底",
        rf"年(?<![0-9{_CN}两百几每多半数少青学同周][年])(?:[底末](?![端尾级])|终(?![奖生端])|内(?!瓦)|初(?=以来))",
    ),
    TimeWord(
        "days_off",
        "part",
        "国庆假期",
        rf"[元春清五十劳端中国双][旦节明一动午秋庆]节?(?:国际劳动节)?(?:[、和]?(?:中秋|国庆)节?)?{_OFF}",
    ),
    TimeWord(
        "days_off_quoted", "part", "“五一”假期", rf"“[元春清五十劳端中国双][旦节明一动午秋庆]”(?:国际劳动节)?{_OFF}"
    ),
    TimeWord("festival", "part", "除夕当天", r"[除元春清端中重七][夕旦宵节明午秋阳]节?当[天日]"),
    TimeWord(
        "strokes", "day", "2021/03/25", r"[12](?<![0-9/-][12])(?<![0-9][.,][12])[0-9]{3}[-/.][01]?[0-9][-/.][0-3]?[0-9]"
    ),
    TimeWord("today", "day", "今天(3月8日)", r"[今昨](?<!如今)[天日晚](?:\([^()]{2,12}\))?"),
    TimeWord("same_day", "day", "当日", r"[当同次](?<!相当|适当|不同)[天日](?![常而报])"),
    TimeWord(
        "month_in_talk", "part", "上个月", r"[本当上](?<!基本|相当|应当|以上)个?(?:月|季度)(?:份|[底末初]|[上中下]旬)?"
    ),
    TimeWord("week", "part", "本周", r"[本上](?<!基本|以上)周(?![一二三四五六日转岁])"),
    TimeWord("reported", "part", "报告期内", r"报告期(?:各期)?[内末]?"),
    TimeWord("this_reported", "part", "本报告期", r"本报告(?:期[内末]?|年度)"),
    TimeWord(
        "plan", "long", "“十四五”时期", r"“(?:[一二三四五六七八九]五|十[一二三四五]?五)”(?:时期|期间|末|(?=以来))"
    ),
    TimeWord("plan_unquoted", "long", "十四五时期", r"十[一二三四五]五(?:时期|期间|末|(?=以来))"),
    TimeWord(
        "recent",
        "long",
        "近五年",
        rf"近(?<!最近|附近|接近|靠近|将近|邻近){_COUNT}(?:年(?!代)|[月周天日]|季度|星期|小时)(?:以?来)?(?:的?时间)?[里内中间]?",
    ),
    TimeWord(
        "span_of_now",
        "long",
        "过去五年",
        rf"[最过未今此][近去来后](?<=最近|过去|未来|今后|此后)的?{_COUNT}(?:年(?!代)|[月周天日]|季度|星期|小时)(?:以?来)?(?:的?时间)?[里内中间]?",
    ),
    TimeWord("short_while", "long", "短短三天时间里", rf"短短{_COUNT}(?:年|[月周天]|星期|小时)(?:的?时间)?[里内间]?"),
    TimeWord(
        "years_to_now",
        "long",
        "五年来",
        rf"[0-9{_CN}两](?<![0-9{_CN}两][0-9{_CN}两])[0-9{_CN}]{{0,2}}[多余]?(?:年|个月)多?(?:以来|来(?![自到往])|间(?![隔断]))",
    ),
    TimeWord(
        "century",
        "long",
        "20世纪90年代",
        rf"[12十二](?<![0-9{_CN}][12十二])[0-9一八九十]{{0,2}}世纪(?:{_DECADE})?{_ERA}",
    ),
    TimeWord("last_century", "long", "上世纪末", rf"上个?世纪(?:{_DECADE})?{_ERA}"),
    TimeWord("decade", "long", "90年代", rf"[1-9二三四五六七八九](?<![0-9{_CN}][1-9二三四五六七八九])[0十]年代{_ERA}"),
    TimeWord("stage", "whole", "第一阶段", r"第[一二三四五]阶段"),
    TimeWord(
        "completed",
        "whole",
        "建成后",
        r"[建竣投达完通](?:成|工|产|用|入使用|入运营|车|运)(?<!完成|达成)[之以]?后(?!续)",
    ),
    TimeWord("on_average", "each", "平均每年", r"平均每(?:年|[月天日周]|个?季度|个月)"),
    TimeWord("each", "each", "每年", r"每(?:年|[月天日周]|个?季度|个月)(?![一二三四五六]?[均出初])"),
    TimeWord("up_to_now", "now", "截至目前", r"截[至止]到?目前"),
    TimeWord("now", "now", "目前", r"[目当](?<!之目)前"),
    TimeWord("nowadays", "now", "如今", r"[如现][今在](?!年)"),
    TimeWord("now_has", "now", "现有", r"现(?<![实发体出表呈重]现)[已有共](?!效)"),
    TimeWord("lately", "now", "近年来", r"近(?:年来?|几年来?|日|期(?!货))"),
    TimeWord("the_other_day", "now", "日前", rf"日(?<![0-9{_CN}今昨明当同][日])前"),
    TimeWord("since", "event", "主题教育开展以来", r"以来"),
    TimeWord("during", "event", "“双节”期间", r"期间"),
)


class Hit:
    """A word found, with the offsets of its text."""

    __slots__ = ("end", "start", "word")

    def __init__(self, word: TimeWord, start: int, end: int) -> None:
        self.word = word
        self.start = start
        self.end = end


@cache
def _finder() -> re.Pattern[str]:
    """Matches the first character of a time; sets of first characters, at the top and in two groups, spare the rest.

    The patterns have no names here: a named one would be tried at every character.
    """
    numbers = [word.pattern for word in WORDS if _starts(word.pattern) & _DIGITS]
    others = [word.pattern for word in WORDS if _starts(word.pattern) - _DIGITS]
    every = frozenset().union(*(_starts(word.pattern) for word in WORDS))
    one = _one_of(_DIGITS)
    digit = f"{one}(?:(?<![0-9]{one})|(?<=/[0-9]{{2}}{one})){_LEADS_TO_TIME}"
    word = f"{_one_of(every - _DIGITS)}(?=[{_SECOND}])"
    return re.compile(_one_of(every) + _ahead([digit + _ahead(numbers), word + _ahead(others)]))


def _ahead(patterns: list[str]) -> str:
    """One of the patterns begins at the character just read."""
    return f"(?<=(?=(?:{'|'.join(patterns)})).)"


def _one_of(characters: frozenset[str]) -> str:
    return f"[{''.join(sorted(characters))}]"


def _starts(pattern: str) -> frozenset[str]:
    """The characters a pattern may begin with.

    >>> sorted(_starts("[1-3两]月")), sorted(_starts("近日"))
    (['1', '2', '3', '两'], ['近'])
    """
    if pattern[0] != "[":
        return frozenset(pattern[0])
    listed = re.sub("(.)-(.)", _spell_out, pattern[1 : pattern.index("]")])
    return frozenset(listed)


def _spell_out(match: re.Match[str]) -> str:
    return "".join(map(chr, range(ord(match[1]), ord(match[2]) + 1)))


@cache
def _namer(digit: bool) -> re.Pattern[str]:
    """The patterns that may begin with a number, or with anything else, each with its name."""
    words = (word for word in WORDS if (_starts(word.pattern) & _DIGITS if digit else _starts(word.pattern) - _DIGITS))
    return re.compile("|".join(f"(?P<{word.name}>{word.pattern})" for word in words))


@cache
def _by_name() -> dict[str, TimeWord]:
    return {word.name: word for word in WORDS}


def next_word(text: str, start: int, end: int) -> Hit | None:
    """The first word that names a time in ``text[start:end]``."""
    found = _finder().search(text, start, end)
    if found is None:
        return None
    at = found.start()
    named = _namer(text[at] in _DIGITS).match(text, at, end)
    return Hit(_by_name()[named.lastgroup], at, named.end()) if named and named.lastgroup else None
