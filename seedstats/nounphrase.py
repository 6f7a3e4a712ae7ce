"""Noun phrases: the one that ends before a number, the one that begins behind its unit.

Both walk over tagged words away from the number, and stop at what a noun phrase cannot hold (prepositions,
adverbs, particles) or at the verb that governs it. Offsets are those of the flat text.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final, Literal, NamedTuple

import regex
from pydantic import BaseModel

from seedstats.span import Span
from seedstats.tables import read_rows
from seedstats.tagging import Tagger, Token, tag_span

_GROUP: Final = regex.compile(
    r"“[^“”\n]{1,40}”|‘[^‘’\n]{1,40}’|《[^《》\n]{1,40}》|\([^()\n]{1,20}\)"
    r"|[A-Za-z][A-Za-z0-9.+/-]*(?: [A-Za-z][A-Za-z0-9-]*)*"
)
_QUOTED: Final = "nq"
_BRACKETED: Final = "nb"
_STOPS: Final = frozenset(("p", "d", "uj", "ul", "uz", "ud", "ug", "uv", "y", "o", "e", "r", "t", "tg", "w"))
_JOINTS: Final = frozenset(("、", "和", "与", "及", "或", "以及", "或者", "·", "/", "-", "—"))
_AND_SO_ON: Final = frozenset(("等", "等等"))
_LIST_ENDS: Final = frozenset(("、", "和", "与", "及", "以及", "或", "·", "/", "-", "—"))
# What names an indicator: the words before it, verbs too, are its modifiers (办理回复率, 新增就业人数).
_INDICATOR: Final = regex.compile(
    r".*(?:[率额量数值度比]|面积|收入|支出|比重|比例|价格|费用?|[总年均]产|规模|指数|成本|利润|余额|存款|贷款|人口|产能|产值|占比|增速|贡献|温|期)$"
)
# 2018年净利润: a date before a noun is no part of what is counted.
# 在太湖上, 开业后: a phrase that ends in one of these says where or when.
_PLACES_AND_TIMES: Final = frozenset(
    (
        "上",
        "中",
        "当中",
        "下",
        "里",
        "内",
        "前",
        "后",
        "期间",
        "时",
        "方面",
        "之后",
        "之前",
        "以来",
        "以后",
        "以前",
        "其中",
    )
)
_DATES: Final = ("年", "月", "日", "月份", "季度", "年度", "时", "世纪", "年代")
# Verbs whose object may be a verb: 新增就业, 形成报告.
_TAKE_ACTS: Final = frozenset(
    "新增 完成 实现 开展 进行 提供 增加 促进 带动 拉动 扩大 减少 接受 参与 申请 形成 提交 发布 出具 组织 举办 召开 承接 获得 吸引 保障 实施 累计".split()
)
# Verbs that describe the noun behind them also where they open the phrase: 6处新建大型灌区.
_ATTRIBUTES: Final = frozenset(
    ("新建", "在建", "新增", "拟建", "已建", "改建", "扩建", "新开工", "参保", "参学", "受灾", "就业")
)
_OWNERS: Final = frozenset(
    "全国 全省 全市 全区 全县 全镇 全乡 全村 全州 全旗 全社 全球 全行 全院 全校 全系统 我国 我省 我市 我区 我县 我镇 本行 本市 本省 本区 本县 本公司 本集团 "
    "该公司 该行 该市 该省 该县 该区 公司 集团 各地 各级 各区 各省 各市".split()
)


_DIVISIONS: Final = frozenset("省市县区镇乡村州旗")


# 保税区顺利通过验收: adjectives do not end a noun phrase.
_NO_HEADS: Final = frozenset(("a", "ad", "z", "b", "i"))
_SUFFIXES: Final = frozenset("性者员会率量额数费型式类化品物线区点站户器机车船厂场所库箱岗链群业处")


class VerbRow(BaseModel):
    """A row of data/verbs.tsv: `main` ends a noun phrase, `nominal` may stand in one, `both` may do either."""

    word: str
    use: Literal["main", "nominal", "both"]
    example: str


class Phrase(NamedTuple):
    """A noun phrase, and the verb that governs it where one stands before it in the clause."""

    span: Span | None
    verb: Span | None
    owner: Span | None = None
    bare_verb: bool = False
    indicator: bool = False


_AGENT: Final = regex.compile(
    r".*(?:[省市县区镇乡村局委办院部厅处队站校所团组会社]|街道|社区|公司|集团|银行|机关|政府|组织|单位|部门|干部|领导|民警|党员|群众|我国|全国|企业|班子|成员"
    r"|书记|小组|委员会|中心|各地|人员|职工|师生|学生|代表|行业)$"
)


def is_agent(word: str) -> bool:
    """Whether a noun names somebody who acts: 法院, 工作组, 干部."""
    return _AGENT.match(word) is not None


@cache
def _uses() -> dict[str, str]:
    return {row.word: row.use for row in read_rows("verbs.tsv", VerbRow)}


def tokens_of(tagger: Tagger, text: str, start: int, end: int) -> list[Token]:
    """The words of ``text[start:end]``; what stands in quotes or brackets is one word."""
    if start >= end:
        return []
    tokens: list[Token] = []
    at = start
    for match in _GROUP.finditer(text, start, end):
        if match.start() > at:
            tokens += tag_span(tagger, text, at, match.start())
        tag = _BRACKETED if match.group()[0] == "(" else _QUOTED
        tokens.append(Token(match.start(), match.end(), match.group(), tag))
        at = match.end()
    if at < end:
        tokens += tag_span(tagger, text, at, end)
    return tokens


def is_main_verb(token: Token) -> bool:
    """Whether a word can only be the verb of its clause (形成, 受理)."""
    return _uses().get(token.word) == "main" or (token.tag == "v" and token.word not in _uses())


def is_verb(token: Token) -> bool:
    """Whether a word may be the verb of its clause."""
    return token.tag in ("v", "vd", "vi", "vq") or _uses().get(token.word) in ("main", "both")


def is_nominal(token: Token) -> bool:
    """Whether a word may stand in a noun phrase (as head or before it)."""
    tag = token.tag
    if tag in ("m", "q") and token.word.endswith(_DATES):
        return False
    return not is_verb(token) and tag not in _STOPS and tag[0] not in "ucp" and not (tag == "x" and not _latin(token))


def _latin(token: Token) -> bool:
    return token.word.isascii() and token.word.isalnum()


def phrase_before(tokens: Sequence[Token], *, linked: bool = False) -> Phrase:
    """The noun phrase at the end of `tokens` and its verb: 形成报告 → 报告, 形成.

    `linked` says that 达 or 为 follows, of which the phrase is the subject.
    """
    last = _strip_end(tokens)
    first = _run_start(tokens, last)
    if first == last or tokens[last - 1].tag == "f" or tokens[last - 1].word in _PLACES_AND_TIMES:
        return Phrase(None, None)
    run = tokens[first:last]
    if is_indicator(run):
        return _indicator_phrase(tokens[_with_manner(tokens, first, last) : last])
    return _object_phrase(run, linked)


def is_indicator(run: Sequence[Token]) -> bool:
    """Whether a run of words names an indicator by its head: 办理回复率, 营业收入."""
    return not (run[-1].tag == _QUOTED) and bool(_INDICATOR.match(run[-1].word)) and not is_main_verb(run[-1])


def _with_manner(tokens: Sequence[Token], first: int, last: int) -> int:
    """及时受理率, 按期办结率: the adverb belongs to the name of the rate."""
    if not tokens[last - 1].word.endswith("率"):
        return first
    while first and tokens[first - 1].tag in ("d", "ad") and len(tokens[first - 1].word) > 1:
        first -= 1
    return first


def _strip_end(tokens: Sequence[Token]) -> int:
    """Where the phrase ends: 等, 的, 了 and adverbs before the number are none of it."""
    last = len(tokens)
    while last and (
        tokens[last - 1].word in _AND_SO_ON or tokens[last - 1].tag in _STOPS or not tokens[last - 1].word.strip()
    ):
        last -= 1
    while last and tokens[last - 1].tag == _BRACKETED and last > 1:
        last -= 1
    return last


def _run_start(tokens: Sequence[Token], last: int) -> int:
    """How far back from `last` nouns and verbs run without a break."""
    first = last
    while first:
        token = tokens[first - 1]
        if token.word in _AND_SO_ON or token.tag in _STOPS:
            break
        if token.word in _JOINTS:
            if first == last or first < 2 or not _joins(tokens[first - 2]):
                break
        elif not (is_nominal(token) or is_verb(token)):
            break
        first -= 1
    return first


def _joins(token: Token) -> bool:
    return is_nominal(token) or is_verb(token)


def _indicator_phrase(run: Sequence[Token]) -> Phrase:
    """Only a verb that governs cuts an indicator: 实现营业收入, but 办理回复率."""
    cut = 0
    for at, token in enumerate(run[:-1]):
        use = _uses().get(token.word)
        governs = (use == "main" and (at == 0 or token.tag == "v")) or (use is None and token.tag == "v" and at == cut)
        if governs and not _modifies(run, at):
            cut = at + 1
    verb = run[cut - 1] if cut else None
    return _finish(run[cut:], verb)._replace(indicator=True)


def _modifies(run: Sequence[Token], at: int) -> bool:
    """解决率, 办结率: a verb right before a one-character head is part of the name."""
    return (at == len(run) - 2 and len(run[-1].word) == 1) or run[-1].word.endswith("率")


def _governing(run: Sequence[Token], verbs: Sequence[int]) -> int:
    """The verb that governs the object: the last plain one with its own subject (校对组提出修改意见), else the first."""
    chosen = verbs[0]
    for at in verbs[1:]:
        if _uses().get(run[at].word) == "main" and is_nominal(run[at - 1]) and at + 1 < len(run):
            chosen = at
    return chosen


def _object_phrase(run: Sequence[Token], linked: bool) -> Phrase:
    """The words behind the first verb of the run: 区委召开工作推进会 → 工作推进会."""
    verbs = [at for at, token in enumerate(run) if is_verb(token) and not _makes_a_noun(run, at)]
    if not verbs:
        return _finish(run, None)
    at = _governing(run, verbs)
    between = 0 < at < len(run) - 1 and len(verbs) == 1 and not is_agent(run[at - 1].word)
    if (between or (linked and at == 0 and len(run) > 1)) and _uses().get(run[at].word) != "main":
        return _finish(run, None)  # 大榛子种植合作社, 参与党员达: a verb amid nouns, or before the subject of 达
    end = at + 1
    while (
        end < len(run)
        and is_verb(run[end])
        and not _makes_a_noun(run, end)
        and not (end + 1 < len(run) and _uses().get(run[end].word) == "nominal")
    ):
        end += 1
    if end == len(run) and end - at > 1 and run[at].word in _TAKE_ACTS:
        end = at + 1  # 新增就业, 新增治愈出院: what follows the first verb is its object
    if end == len(run):
        return _verb_phrase(run, at)
    return _finish(run[end:], Token(run[at].start, run[end - 1].end, "", "v"))


def _makes_a_noun(run: Sequence[Token], at: int) -> bool:
    """输入性, 接触者, 售货员: with the suffix behind it the verb is part of a noun."""
    return at + 1 < len(run) and run[at + 1].word in _SUFFIXES


def _verb_phrase(run: Sequence[Token], at: int) -> Phrase:
    """Nothing but verbs before the number: 宣讲, 办结; or a noun before them: 家庭适老化改造."""
    span = Span(run[at].start, run[-1].end)
    return Phrase(span, span, owner=Span(run[0].start, run[at - 1].end) if at else None, bare_verb=True)


def _finish(run: Sequence[Token], verb: Token | None) -> Phrase:
    run = _trim(run)
    if not run:
        return Phrase(None, Span(verb.start, verb.end) if verb else None)
    first = 0
    while first < len(run) - 1 and _owns(run, first):
        first += (
            1 if len(run[first + 1].word) > 1 or run[first + 1].word not in _DIVISIONS or first + 2 >= len(run) else 2
        )
    owner = Span(run[0].start, run[first - 1].end) if first else None
    return Phrase(Span(run[first].start, run[-1].end), Span(verb.start, verb.end) if verb else None, owner)


def _owns(run: Sequence[Token], at: int) -> bool:
    """全国, 柳河镇: whose figure it is, no part of what is counted."""
    if run[at + 1].word in _JOINTS:
        return False
    word = run[at].word
    return (
        word in _OWNERS
        or run[at].tag == "ns"
        or (run[at + 1].word in _DIVISIONS and at + 2 < len(run) and len(word) > 1)
    )


def _trim(run: Sequence[Token]) -> Sequence[Token]:
    first, last = 0, len(run)
    while first < last and (run[first].word in _LIST_ENDS or run[first].tag in ("m", "q", "r", _BRACKETED)):
        first += 1
    while last > first and run[last - 1].word in _LIST_ENDS:
        last -= 1
    return run[first:last]


def phrase_after(tokens: Sequence[Token], *, act: bool = False) -> Span | None:
    """The noun phrase `tokens` begin with: 参学单位 of 参学单位组织…; None where they begin with a verb or less.

    Where the number counts an `act`, a verb may end the phrase (两次专题学习); otherwise it begins the predicate.
    """
    at = 0
    while at < len(tokens) and (tokens[at].tag in ("r", "uj") or tokens[at].word in ("左右", " ")):
        at += 1
    first, head = at, 0
    while at < len(tokens):
        token = tokens[at]
        if token.word in _JOINTS:
            if (
                not head
                or at + 1 == len(tokens)
                or not is_nominal(tokens[at + 1])
                or tokens[at + 1].tag in ("ns", "nt", "nr")
            ):
                break
        elif token.tag == "uj":
            if not _relative(tokens, first, at):
                break
            first, head = at + 1, 0
        elif is_nominal(token):
            if token.tag == "i" and head:
                break  # 饮食习惯由来已久: an idiom behind the noun is said of it
            head = at + 1 if token.tag not in _NO_HEADS else head
        elif not _inside_phrase(tokens, at, head):
            break
        elif act and is_verb(token) and head and (at + 1 == len(tokens) or not is_nominal(tokens[at + 1])):
            head = at + 1
        at += 1
    run = _trim(tokens[first:head])
    return Span(run[0].start, run[-1].end) if run else None


def _relative(tokens: Sequence[Token], first: int, at: int) -> bool:
    """X的Y: a clause before 的 is left out (因故缺席的党员), a noun before it is the head itself."""
    if at + 1 >= len(tokens) or not is_nominal(tokens[at + 1]):
        return False
    return at == first or tokens[at - 1].tag[0] in "avzb" or tokens[at - 1].tag in ("f", "l", "i")


def _inside_phrase(tokens: Sequence[Token], at: int, head: int) -> bool:
    """Whether the word at `at`, no noun, goes on inside the phrase: 参学单位, 工作推进会, but 党员参加活动."""
    token = tokens[at]
    if not is_verb(token):
        return False
    use = _uses().get(token.word)
    beyond = tokens[at + 1] if at + 1 < len(tokens) else None
    if use == "main" and head:
        return False
    if not head:
        describes = token.word in _ATTRIBUTES or (use != "main" and len(token.word) > 1)
        return beyond is not None and is_nominal(beyond) and describes
    if token.tag == "vn" or use in ("nominal", "both"):
        return beyond is None or is_nominal(beyond) or beyond.tag in ("c", "x")
    return False
