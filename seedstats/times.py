"""Where a sentence names a time, and what part each time plays in it.

`find_times` reads a stretch of the flat text once. Words that belong together are one time (2023年 + 1—10月份,
2020年5月 + 以来); what stands around a time tells its role.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from seedstats.calendar import Days
from seedstats.patterns import Pattern
from seedstats.timewords import Hit, Piece, next_word

# A `time` governs what follows; `from` the one figure behind it (由2010年的…), `at` its own clause (建成于2019年),
# `each` a rate (每年); an `aside` governs nothing (比2019年); `now` and `name` end what was said before.
Role = Literal["time", "from", "at", "each", "aside", "now", "name"]

_TAIL: Final = Pattern(
    r"同期|(?:年初)?以来|至今|年?期间|[之以]?前(?![0-9一二三四五六七八九十两几])|[之以]?后(?![续勤备期])|起(?![步点草诉来家])"
    r"|间(?![接断隔])|内(?![生部外销需])|里(?!程)"
)
_BETWEEN: Final = Pattern(r"\s?(?:[-—~]{1,2}|[至到])\s?")
_CLAUSE_MARKS: Final = "，,。;:、\n"
_BREAK: Final = Pattern(r"[，,。;:!?\n]")
_LEAD: Final = Pattern(r"自从|特别是|尤其是|[在于自从]")
_WITH: Final = frozenset("与同和跟")
_LIKENED: Final = Pattern(r"[^，,。;]{0,12}?(?:相比|持平|相当|相同|相近|相较|之比)")
_SAID: Final = Pattern(
    r"\s?[电讯]|[，,]?[^，,。;]{0,30}?(?:发布(?!的?通知)|公布|通报|获悉|了解到|介绍|披露|透露|表示|指出|警告|宣布|发布会|报道|公告"
    r"|消息|印发|称[，,:])"
)
# 2019年3月印发了《…》: the time of a paper, whatever it says.
_ISSUED: Final = Pattern(r"[^，,。;]{0,12}?(?:发布|印发|出台|公布|下发)了?《")
_FOUNDED: Final = Pattern(
    r"[^，,。;]{0,14}?(?:成立|建立|创办|创建|创立|设立|组建|建成|始建|投产|通车|开业|上市|出生|出台|发行|颁布|印发|引进|竣工|启动"
    r"|入学|毕业)的"
)
_DOCUMENT: Final = Pattern(r"[^，,。;的]{0,16}?(?:预案|方案|规划|报告(?!期)|公报)")
_PUBLICATION: Final = Pattern(r"[^，,。;的]{0,12}?(?:政府工作报告|统计公报|蓝皮书|白皮书|年鉴)")
_SETTING: Final = Pattern(r"[^，,。;]{0,30}?(?:环境|形势|背景|情况|条件|压力|影响|带动|推动|基础)[下上][，,]")
_AFTER_EVENT: Final = Pattern(r"[^，,。;:、的]{2,24}?后(?=[，,])")
_NOT_SINCE: Final = ("长期", "一直", "历来", "自古", "有史", "多年", "记录", "近代", "从来", "向来", "以往")
_NO_EVENT: Final = frozenset(("在此", "此", "这", "该", "同", "会计", "在这", "其", "相同", "有效"))
_KNOWN_EVENT: Final = Pattern(
    r"(?:“[^“”]{1,8}”|元旦|春节|清明节?|五一|劳动节|端午节?|中秋节?|国庆节?|双节|两节|春运|暑运|暑假|寒假|汛期|疫情|两会"
    r"|党的[一二三]?十[一二三四五六七八九]?大|改革开放|新中国成立|建党|建国|入汛|入冬|入夏|开年|年初)$"
)
# Spans of years that may govern the sentences behind; 近五年 is said of its own sentence.
_OF_CALENDAR: Final = frozenset(("years", "plan", "plan_unquoted"))
_NEARBY: Final = 20
_LONGEST_EVENT: Final = 24
_OF_BASE: Final = Pattern(r"(?:[是占]|相当于|达到|恢复[到至])[约近超]?$|[是占]$")


class Mark:
    """A time in the flat text.

    `wide` says that it is a year or a part of one and may govern the sentences that follow, `long` that it runs over
    years, `reaching` that it reaches to now, so that 目前 does not end it. `days` is filled where it is resolved.
    """

    __slots__ = ("days", "end", "long", "piece", "reaching", "role", "start", "wide")

    def __init__(
        self,
        start: int,
        end: int,
        piece: Piece,
        role: Role = "time",
        long: bool = False,
        reaching: bool = False,
    ) -> None:
        self.start = start
        self.end = end
        self.piece = piece
        self.role = role
        self.long = long
        self.reaching = reaching
        self.wide = False
        self.days: Days | None = None


@dataclass(slots=True)
class Times:
    """The times of one sentence, and how far its figures have been read.

    `current` governs until another is stated, `once` the figure at hand alone. `pair` holds both ends of the last
    由2010年的…增加到2015年的…, `second` the end still to come where a later clause leaves its years unsaid. `now` says
    that the sentence speaks of the present.
    """

    marks: list[Mark]
    at: int = 0
    current: Mark | None = None
    once: Mark | None = None
    pair: tuple[Mark, Mark | None] | None = None
    second: Mark | None = None
    now: bool = False


def find_times(text: str, start: int, end: int) -> list[Mark]:
    """The times that ``text[start:end]`` names, in their order, each with its role."""
    marks: list[Mark] = []
    at = start
    while True:
        hit = next_word(text, at, end)
        if hit is None:
            break
        at = _add(text, start, end, hit, marks)
    for number, mark in enumerate(marks):
        _give_role(text, start, end, mark, marks[number - 1] if number else None)
    return marks


def _add(text: str, start: int, end: int, hit: Hit, marks: list[Mark]) -> int:
    """Add the time of `hit` or join it to the last one; answers where to read on."""
    piece = hit.word.piece
    last = marks[-1] if marks else None
    if piece == "event":
        _add_event(text, start, hit, marks)
        return hit.end
    if piece in ("each", "now"):
        marks.append(Mark(hit.start, hit.end, piece, role="each" if piece == "each" else "now"))
        return hit.end
    if last and last.role == "time" and _joins(text, last, hit):
        last.end, last.long = hit.end, last.long or last.piece == "year" == piece
        last.piece = piece if piece != "year" else last.piece
        mark = last
    else:
        mark = Mark(hit.start, hit.end, piece, long=piece == "long")
        marks.append(mark)
    mark.wide = mark.piece in ("year", "part") or hit.word.name in _OF_CALENDAR
    return _add_tail(text, end, mark)


def _joins(text: str, last: Mark, hit: Hit) -> bool:
    """2023年 + 1—10月份; 9月29日 + 至 + 10月6日."""
    between = text[last.end : hit.start]
    if not between or between == " ":
        return last.piece == "year" and hit.word.piece in ("part", "day")
    return len(between) <= len(" —— ") and hit.word.piece == last.piece and bool(_BETWEEN.fullmatch(between))


def _add_tail(text: str, end: int, mark: Mark) -> int:
    """2020年5月 + 以来, 2020年 + 之前, 截至 + 2023年底."""
    tail = _TAIL.match(text, mark.end, end)
    if tail:
        mark.end = tail.end()
        mark.reaching = tail[0].endswith(("以来", "至今"))
        mark.long = mark.long or mark.reaching
        mark.wide = mark.wide and tail[0] in ("期间", "间", "内", "里")
    if text[mark.start - 2 : mark.start] in ("截至", "截止") or text[mark.start - 3 : mark.start] in (
        "截至到",
        "截止到",
    ):
        mark.start = text.rindex("截", 0, mark.start)
        mark.reaching = True
    return mark.end


def _add_event(text: str, start: int, hit: Hit, marks: list[Mark]) -> None:
    """主题教育开展 + 以来, 2023年 + “双节” + 期间: back to what is known by name, else to the start of the clause."""
    begin = _event_start(text, start, hit)
    stem = text[begin : hit.start]
    if begin >= hit.start or stem in _NO_EVENT or stem.endswith(("的", "时", "或")):
        return
    since = hit.word.name == "since"
    if since and stem.endswith(_NOT_SINCE):
        return
    while marks and marks[-1].start >= begin:
        marks.pop()
    if marks and marks[-1].end == begin and marks[-1].piece == "year" and marks[-1].role == "time":
        begin = marks.pop().start
    marks.append(Mark(begin, hit.end, "event", long=True, reaching=since))


def _event_start(text: str, start: int, hit: Hit) -> int:
    floor = max(start, hit.start - _LONGEST_EVENT)
    known = _KNOWN_EVENT.search(text, floor, hit.start)
    if known:
        return known.start()
    begin = max(text.rfind(mark, floor, hit.start) for mark in _CLAUSE_MARKS) + 1
    if begin <= floor and floor > start:
        return hit.start
    begin = max(begin, floor)
    for lead in _LEAD.finditer(text, begin, hit.start):
        begin = lead.end()
    return begin


def _give_role(text: str, start: int, end: int, mark: Mark, previous: Mark | None) -> None:
    if mark.role != "time":
        return
    before = text[mark.start - 1] if mark.start > start else ""
    if _is_base(text, mark, before, previous) or _is_aside(text, start, mark):
        mark.role = "aside"
    elif _names_document(text, mark):
        mark.role = "name"
    elif before == "由" or (before in ("从", "自") and text.startswith("的", mark.end)):
        mark.role = "from"
    elif before == "于" and text[mark.start - 2 : mark.start] not in ("由于", "关于", "对于", "等于", "鉴于", "截于"):
        mark.role = "at"
    elif mark.piece == "day" and (mark.start == start or before in _CLAUSE_MARKS):
        after = _AFTER_EVENT.match(text, mark.end, end)
        if after and not any(character.isdigit() for character in after[0]):
            mark.end, mark.piece = after.end(), "event"


def _is_base(text: str, mark: Mark, before: str, previous: Mark | None) -> bool:
    """比2019年, 较上年末, 与2022年基本持平; 2019年和2020年 behind 比."""
    if before and before in "比较":
        return True
    if before in _WITH:
        if previous and previous.role == "aside" and previous.end == mark.start - 1:
            return True
        return bool(_LIKENED.match(text, mark.end))
    return False


def _is_aside(text: str, start: int, mark: Mark) -> bool:
    """The day a report came out, the year a company was founded in, the setting of a clause, a title in 《》."""
    if mark.piece == "day" and _SAID.match(text, mark.end):
        return True
    near = mark.end + _NEARBY
    if mark.piece != "event" and text.find("的", mark.end, near) >= 0 and _FOUNDED.match(text, mark.end):
        return True
    if text.find("《", mark.end, near) >= 0 and _ISSUED.match(text, mark.end):
        return True
    opened = text.rfind("《", start, mark.start)
    if opened >= 0 and text.find("》", opened, mark.start) < 0:
        return True
    opened = text.rfind("在", start, mark.start)
    if opened < 0 or _BREAK.search(text, opened, mark.start):
        return False
    return bool(_SETTING.match(text, mark.end))


def _names_document(text: str, mark: Mark) -> bool:
    """2021年度定向增发股份预案, 2023年政府工作报告."""
    if mark.piece != "year":
        return False
    of_year = text[mark.end - 1] == "度" and _DOCUMENT.match(text, mark.end)
    return bool(of_year or _PUBLICATION.match(text, mark.end))


def is_base_of(text: str, mark: Mark, start: int) -> bool:
    """是2019年的2.7倍, 恢复到2019年同期的92%: the time of what the figure at `start` is compared with."""
    return text[mark.end : start] == "的" and bool(_OF_BASE.search(text, max(0, mark.start - 3), mark.start))
