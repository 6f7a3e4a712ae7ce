"""How a clause opens: its bullet, its 其中 and its date, then a verb, a preposition or a name.

The words are in data/openers.tsv. Offsets are those of the flat text.
"""

from __future__ import annotations

from functools import cache
from typing import Final, Literal

from seedstats.patterns import Pattern
from seedstats.tablerows import OpenerRow, OpenerUse
from seedstats.tables import read_rows
from seedstats.wordclasses import uses
from seedstats.wordlist import WordList

Opening = Literal["sends", "places", "passes", "verb"]

_DATE: Final = (
    r"(?:(?:[12][0-9]{3}|[0-9]{2}|[一二三四五六七八九〇○零十]{2,4})(?:年度?|/[0-9]{1,2}/[0-9]{2})|[今去前明本上当][年月季]"
    r"|(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:[-—至到][0-9]{1,2})?(?:月份?|日|号)|前[0-9一二三四五六七八九十两]{1,2}个?[月季]度?"
    r"|首[0-9一二三四五六七八九十两]{1,2}个?月|第?[一二三四1-4]季度|[上下]半年|全年|年[初末底内]|[今昨]天|[上中下]旬|报告期"
    r"|“[^“”]{1,8}”(?=期间|时期|末|以来)|(?:国庆|春节|五一|元旦|端午|中秋|暑)(?:假期|期间|节)?)"
)
_LEAD: Final = Pattern(
    r"(?:[\s#*•●■□◆▲|>・-]|\([一二三四五六七八九十0-9]{1,3}\)|[0-9]{1,2}[、.](?![0-9])|[一二三四五六七八九十]{1,2}[是、]|第[一二三四五六七八九十][,，、]"
    r"|本报讯|其中:?|同时|此外|另外|再如|比如|例如|目前|当前|现在?|近年来|近期|近日|日前|据(?:悉|了解|统计|介绍)|截[至止]目前|到目前为止|迄今"
    r"|随后|之后|而|但|且|并|也|还|(?:截至|截止到?|到|至|自|从|于|在|过去的?)?"
    + _DATE
    + r"+(?:同期|期间|时期|以来|来|末|底|内|初|起|止|前|后)?)*"
)
_LEAD_OPENS: Final = frozenset(
    " \t#*•●■□◆▲|>・-(0123456789一二三四五六七八九十〇○零第本其同此另再比例目当现近日据截到迄随之而但且并也还"
    "至自从于在过今去前明上首下全年昨报中“国春元端暑"
)
# 负责人, 发布会, 协调小组: nouns that begin like a verb.
_NOUN_ENDS: Final = frozenset("会人组员者率队团部区处站局机小")


@cache
def _rows(use: OpenerUse) -> frozenset[str]:
    return frozenset(row.word for row in read_rows("openers.tsv", OpenerRow) if row.use == use)


@cache
def _kinds() -> dict[str, Opening]:
    kinds: dict[str, Opening] = {word: "verb" for word, use in uses().items() if use == "main" and len(word) > 1}
    for row in read_rows("openers.tsv", OpenerRow):
        if row.use != "aside":
            kinds[row.word] = row.use
    return kinds


@cache
def _openers() -> WordList:
    return WordList(_kinds())


@cache
def _asides() -> WordList:
    return WordList(_rows("aside"), backwards=True)


def lead_end(text: str, start: int, end: int) -> int:
    """Where a clause begins behind its bullet, its 其中 and its date."""
    if text[start : start + 1] not in _LEAD_OPENS:
        return start
    lead = _LEAD.match(text, start, end)
    return lead.end() if lead else start


def read_opening(text: str, at: int) -> Opening | None:
    """What the words at `at` open a clause with; None for what may be a name (负责人, 发布会)."""
    word = _openers().at(text, at)
    if word is None:
        return None
    opening = _kinds()[word]
    return None if opening == "verb" and text[at + len(word) : at + len(word) + 1] in _NOUN_ENDS else opening


def is_aside(text: str, start: int, end: int) -> bool:
    """Whether a clause only says when, where or who reports: 主题教育开展以来, 市统计局通报."""
    return text[start] != "在" and _asides().before(text, end, start) is not None


def ends_sending(text: str, start: int, end: int) -> bool:
    """Whether what stands before a number sends those it counts: 组织33名区级领导."""
    return any(text.endswith(word, start, end) for word in _rows("sends"))
