"""What kind of word a tagged word is, for noun phrases: verb, noun, agent, indicator.

The tagger's word is corrected by data/verbs.tsv: a verb that ends a noun phrase, or one that may stand in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

from seedstats.span import Span
from seedstats.tablerows import VerbRow
from seedstats.tables import read_rows
from seedstats.tagging import Token
from seedstats.wordlist import WordList

QUOTED: Final = "nq"
BRACKETED: Final = "nb"
STOPS: Final = frozenset(("p", "d", "uj", "ul", "uz", "ud", "ug", "uv", "y", "o", "e", "r", "t", "tg", "w"))
# What names an indicator: the words before it, verbs too, are its modifiers (办理回复率, 新增就业人数).
_INDICATOR: Final = tuple(
    "率 额 量 数 值 度 比 面积 收入 支出 比重 比例 价格 费 费用 总产 年产 均产 规模 指数 成本 利润 余额 存款 贷款 "
    "人口 产能 产值 占比 增速 贡献 温 期".split()
)
# 2018年净利润: a date before a noun is no part of what is counted.
_DATES: Final = ("年", "月", "日", "月份", "季度", "年度", "时", "世纪", "年代")
_VERB_TAGS: Final = frozenset(("v", "vd", "vi", "vq"))
_GOVERN: Final = frozenset(("main", "both"))
_SUFFIXES: Final = frozenset("性者员会率量额数费型式类化品物线区点站户器机车船厂场所库箱岗链群业处")


_AGENT: Final = tuple(
    "省 市 县 区 镇 乡 村 局 委 办 院 部 厅 处 队 站 校 所 团 组 会 社 街道 社区 公司 集团 银行 机关 政府 组织 单位 "
    "部门 干部 领导 民警 党员 群众 我国 全国 企业 班子 成员 书记 小组 委员会 中心 "
    "各地 人员 职工 师生 学生 代表 行业".split()
)


def is_agent(word: str) -> bool:
    """Whether a noun names somebody who acts: 法院, 工作组, 干部."""
    return word.endswith(_AGENT)


@cache
def uses() -> dict[str, str]:
    return {row.word: row.use for row in read_rows("verbs.tsv", VerbRow)}


@cache
def _verbs() -> WordList:
    return WordList((word for word, use in uses().items() if use in _GOVERN and len(word) > 1), backwards=True)


def verb_before(text: str, end: int, start: int) -> Span | None:
    """The verb that ends right before `end` of the flat text: 设立 in 设立211个."""
    word = _verbs().before(text, end, start)
    return Span(end - len(word), end) if word else None


def is_main_verb(token: Token) -> bool:
    """Whether a word can only be the verb of its clause (形成, 受理)."""
    return uses().get(token.word) == "main" or (token.tag == "v" and token.word not in uses())


def is_verb(token: Token) -> bool:
    """Whether a word may be the verb of its clause."""
    return token.tag in _VERB_TAGS or uses().get(token.word) in _GOVERN


def is_nominal(token: Token) -> bool:
    """Whether a word may stand in a noun phrase (as head or before it)."""
    return _is_nominal(token.word, token.tag)


@lru_cache(maxsize=8192)
def _is_nominal(word: str, tag: str) -> bool:
    """Words come again and again; what they are depends on nothing else."""
    if (tag in ("m", "q", "n") and word in _DATES) or tag in _VERB_TAGS or uses().get(word) in _GOVERN:
        return False
    return tag not in STOPS and tag[0] not in "ucp" and (tag != "x" or (word.isascii() and word.isalnum()))


def is_indicator(run: Sequence[Token]) -> bool:
    """Whether a run of words names an indicator by its head: 办理回复率, 营业收入."""
    return run[-1].tag != QUOTED and run[-1].word.endswith(_INDICATOR) and not is_main_verb(run[-1])


def makes_a_noun(run: Sequence[Token], at: int) -> bool:
    """输入性, 接触者, 售货员: with the suffix behind it the verb is part of a noun."""
    return at + 1 < len(run) and run[at + 1].word in _SUFFIXES
