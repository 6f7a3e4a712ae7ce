"""entity: what a figure counts or measures.

Each rule answers with a span of the flat text or abstains; `COUNTS` and `AMOUNTS` at the end of the file show their
order.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from seedstats.clauses import Frame, names_class
from seedstats.listing import earlier_entities, shares_head, split_members
from seedstats.nounphrase import Phrase, phrase_before, tokens_of
from seedstats.nounphrase_after import phrase_after
from seedstats.patterns import Pattern
from seedstats.span import Span
from seedstats.tagging import Tagger, Token
from seedstats.wordclasses import QUOTED, is_agent, is_indicator, is_main_verb, is_nominal, is_verb, uses

# Units that count acts: what is counted is the verb itself (宣讲38次).
_ACTS: Final = frozenset(("次", "场", "场次", "人次", "期", "批次", "班次", "遍", "轮", "轮次", "趟", "回", "课时"))
_GENERAL: Final = frozenset(("个", "项", "家", "件"))
_LIGHT: Final = frozenset(("开展", "进行", "组织", "举办", "召开", "举行", "组织开展", "安排", "作", "做"))
_SENDING: Final = Pattern(r"组织|安排|动员|选派|发动|带领|邀请")
_SUBJECT_OF: Final = frozenset(("达", "达到", "为", "是", "突破", "超过", "超"))


class Room:
    """What the rules look at: one frame, the text, and the words on either side, tagged when first asked for."""

    __slots__ = ("_after", "_before", "frame", "tagger", "text")

    def __init__(self, frame: Frame, text: str, tagger: Tagger) -> None:
        self.frame, self.text, self.tagger = frame, text, tagger
        self._before: Phrase | None = None
        self._after: list[Token] | None = None

    @property
    def before(self) -> Phrase:
        """The noun phrase that leads up to the predicate."""
        if self._before is None:
            frame = self.frame
            frame.words = tokens_of(self.tagger, self.text, frame.left, frame.predicate.start)
            self._before = phrase_before(
                frame.words,
                linked=not _SUBJECT_OF.isdisjoint(frame.predicate.words),
            )
        return self._before

    @property
    def after(self) -> list[Token]:
        """The words behind the unit."""
        if self._after is None:
            self._after = tokens_of(self.tagger, self.text, self.frame.behind, self.frame.right)
        return self._after


Rule = Callable[[Room], Span | None]


def read_entity(frame: Frame, text: str, tagger: Tagger) -> None:
    """Fill `entity` by the first rule that answers; `action` where that rule met the governing verb."""
    room = Room(frame, text, tagger)
    counted = (frame.reading.kind == "count" or "bound.级" in frame.reading.rules) and frame.direction is None
    for rule in COUNTS if counted else AMOUNTS:
        span = rule(room)
        if span is not None:
            frame.entity = span
            frame.rules.append(f"entity.{rule.__name__}")
            return


def listed(room: Room) -> Span | None:
    """A、B分别增长5%、3%: each number has its own member of the list."""
    frame = room.frame
    first = frame.group[0]
    if len(frame.group) < 2:
        return None
    if "分别" in first.predicate.words:
        members = _members(room, first)
        return members[frame.rank] if len(members) == len(frame.group) else first.entity if frame.rank else None
    earlier = first.previous.group if first.previous else []
    if len(earlier) == len(frame.group) and (frame.rank or not _own_noun(room)):
        return earlier[frame.rank].entity
    return None


def _own_noun(room: Room) -> bool:
    return room.before.span is not None


def _members(room: Room, first: Frame) -> list[Span]:
    phrase = (
        room.before
        if first is room.frame
        else phrase_before(tokens_of(room.tagger, room.text, first.left, first.predicate.start))
    )
    if phrase.span is None or phrase.bare_verb:
        return earlier_entities(first)
    joint = phrase.span
    members = split_members(room.text, joint, len(first.group))
    if len(members) != len(first.group):
        return [joint] * len(first.group)
    if shares_head(room.text, members):
        return [joint] * (len(members) - 1) + [members[-1]]
    return members


def sent_to_act(room: Room) -> Span | None:
    """组织1395人次到纪念馆参观: the act they were sent to do."""
    frame = room.frame
    if frame.reading.unit_text not in _ACTS or not room.before.bare_verb or room.before.verb is None:
        return None
    if not _SENDING.search(room.text, room.before.verb.start, room.before.verb.end):
        return None
    if not room.after or room.after[0].word not in ("到", "赴", "前往", "在", "向", "至", "去", "深入"):
        return None
    verbs = [token for token in room.after if is_verb(token)]
    return Span(verbs[-1].start, verbs[-1].end) if verbs else None


def noun_after(room: Room) -> Span | None:
    """743个党支部, 60余家参学单位."""
    after = room.after
    if not after or (after[0].tag == "uj" and room.before.span):
        return None
    counts_acts = room.frame.reading.unit_text in _ACTS
    span = phrase_after(after, act=counts_acts)
    return span if span is None or counts_acts else _without_indicator(after, span)


def _without_indicator(after: list[Token], span: Span) -> Span:
    """57个县生产总值快于全省: the counties are counted, the indicator is said of them."""
    inside = [token for token in after if span.start <= token.start < span.end]
    while len(inside) > 1 and is_indicator(inside) and inside[-1].word[-1] != "期":
        inside.pop()
        while len(inside) > 1 and uses().get(inside[-1].word) == "nominal":
            inside.pop()  # 191家工业企业营业收入
    return Span(span.start, inside[-1].end)


def named_after(room: Room) -> Span | None:
    """其中6万人为现役军人."""
    after = room.after
    if after and after[0].word in ("为", "是", "系") and room.before.span is None:
        return phrase_after(after[1:])
    return None


def class_before(room: Room) -> Span | None:
    """35岁及以下的178.4万名: the class itself is what is counted."""
    previous = room.frame.previous
    if previous is None or not names_class(previous.reading) or previous.reading.end < room.frame.left:
        return None
    between = room.text[previous.reading.end : room.frame.predicate.start]
    return Span(previous.reading.start, previous.reading.end) if between in ("", "的") else None


def noun_before(room: Room) -> Span | None:
    """形成报告34个 → 报告, 办理回复率96.21% → 办理回复率."""
    phrase = room.before
    if phrase.span is None or phrase.bare_verb:
        return None
    if phrase.verb and room.text[phrase.verb.start : phrase.verb.end] in ("来自", "分布在", "位于"):
        return None  # 其中来自外省3例: where it is from is not what is counted
    if phrase.verb:
        room.frame.action = phrase.verb
    return _with_class(room, _act_alone_of(room, phrase.span))


def _with_class(room: Room, span: Span) -> Span:
    """5万元以上大案: the class is part of the name."""
    previous = room.frame.previous
    if previous and names_class(previous.reading) and previous.reading.start < span.start <= previous.reading.end:
        return Span(previous.reading.start, span.end)
    return span


def _act_alone_of(room: Room, span: Span) -> Span:
    """处级以上领导干部下访接访620次: of those who act and the act, the act is counted."""
    if room.frame.reading.unit_text not in _ACTS:
        return span
    tokens = tokens_of(room.tagger, room.text, span.start, span.end)
    agents = [at for at, token in enumerate(tokens[:-1]) if is_agent(token.word) and len(token.word) > 1]
    return Span(tokens[agents[-1] + 1].start, span.end) if agents and _acts(tokens[agents[-1] + 1 :]) else span


def _acts(tokens: list[Token]) -> bool:
    """Whether words are an act: verbs, or one quoted word."""
    return all(token.tag[0] == "v" for token in tokens) or tokens[0].tag == QUOTED


def act_before(room: Room) -> Span | None:
    """到基层宣讲38次 → 宣讲, 家庭适老化改造6万户, 养老床位新增300张 → 养老床位."""
    phrase, frame = room.before, room.frame
    if not phrase.bare_verb or phrase.span is None:
        return None
    owner = phrase.owner
    if frame.reading.unit_text in _ACTS:
        return _act_with_object(room, phrase)
    if owner and not is_agent(room.text[owner.start : owner.end]):
        verb = Token(phrase.span.start, phrase.span.end, room.text[phrase.span.start : phrase.span.end], "v")
        frame.action = phrase.span
        return owner if is_main_verb(verb) else Span(owner.start, phrase.span.end)
    word = room.text[phrase.span.start : phrase.span.end]
    if frame.reading.kind != "count" and owner is None and uses().get(word) == "nominal":
        return phrase.span  # 进口24.2亿美元
    frame.action = phrase.span
    return None


def _act_with_object(room: Room, phrase: Phrase) -> Span | None:
    assert phrase.span is not None
    word = room.text[phrase.span.start : phrase.span.end]
    if word in _LIGHT and phrase.owner and not is_agent(room.text[phrase.owner.start : phrase.owner.end]):
        return phrase.owner
    if phrase.owner and not is_agent(room.text[phrase.owner.start : phrase.owner.end]):
        return Span(phrase.owner.start, phrase.span.end)
    return phrase.span


def act_after(room: Room) -> Span | None:
    """进行了一小时集中自学: behind a light verb the act itself follows."""
    phrase = room.before
    if not (phrase.bare_verb and phrase.span and room.text[phrase.span.start : phrase.span.end] in _LIGHT):
        return None
    run = []
    for token in room.after:
        if token.tag[0] not in "nvabj":
            break
        run.append(token)
    return Span(run[0].start, run[-1].end) if run else None


def share_of(room: Room) -> Span | None:
    """30%的建筑, 85%股权: a share of what follows, where no indicator stands before it."""
    frame = room.frame
    if frame.reading.kind not in ("percent", "fraction") or frame.direction or frame.predicate.share:
        return None
    if not room.after or room.before.indicator or (room.after[0].tag != "uj" and not is_nominal(room.after[0])):
        return None
    return phrase_after(room.after)


def used_for(room: Room) -> Span | None:
    """3.9亿元用于补充流动资金."""
    after = room.after
    if after and after[0].word in ("用于", "投向", "投入"):
        return Span(after[1].start, after[-1].end) if len(after) > 1 else None
    return None


def labelled(room: Room) -> Span | None:
    """总投资:5亿元, 东方公司(33.8亿元): the colon or bracket stands for 为."""
    frame = room.frame
    if frame.rank or frame.clause <= frame.sentence.start or room.text[frame.clause - 1] not in ":(":
        return None
    phrase = phrase_before(
        tokens_of(room.tagger, room.text, max(frame.sentence.start, frame.clause - 20), frame.clause - 1)
    )
    owner, span = phrase.owner, phrase.span
    return Span(owner.start, span.end) if owner and span and room.text[frame.clause - 1] == "(" else span


def summed(room: Room) -> Span | None:
    """设“民心单位”、“活力单位”,共600余家: the sum of what the clause before lists."""
    frame, start = room.frame, room.frame.sentence.start
    if frame.rank or frame.predicate.start > frame.left or frame.clause - 1 <= start or not _sums(frame):
        return None
    if frame.previous and frame.previous.reading.end > frame.clause - 2:
        return None
    begin = max(start, frame.previous.reading.end if frame.previous else start, frame.clause - 60)
    return phrase_before(tokens_of(room.tagger, room.text, begin, frame.clause - 1)).span


def topic(room: Room) -> Span | None:
    """参合率再创新高,达到98.5%: the clause before names it, and holds no figure of its own."""
    frame, start = room.frame, room.frame.sentence.start
    if frame.rank or room.before.span or frame.clause - 1 <= start or _SUBJECT_OF.isdisjoint(frame.predicate.words):
        return None
    begin = max(
        start, room.text.rfind("，", start, frame.clause - 1) + 1, room.text.rfind(",", start, frame.clause - 1) + 1
    )
    if frame.previous and frame.previous.reading.end > begin:
        return None
    return phrase_after(tokens_of(room.tagger, room.text, begin, frame.clause - 1))


def _sums(frame: Frame) -> bool:
    return any(word in ("共", "共计", "合计", "总计", "一共", "总共", "共有") for word in frame.predicate.words)


def act_alone(room: Room) -> Span | None:
    """涉案100余人, 亏损3.2亿元: where nothing is named, the act is what is counted or measured."""
    reading, span = room.frame.reading, room.before.span
    alone = reading.kind in ("money", "percent", "measure") or reading.unit_text in ("人", "名")
    if span is None or not room.before.bare_verb or span.end - span.start < 2:
        return None
    owner = room.before.owner
    if not alone and owner and uses().get(room.text[span.start : span.end]) in ("nominal", "both"):
        return Span(owner.start, span.end)  # 城中村改造8.8万套
    return span if alone else None


def carried(room: Room) -> Span | None:
    """受理矛盾纠纷657件,办结591件: what the figure before counted."""
    frame = room.frame
    previous = frame.previous
    if frame.reading.kind == "count" and frame.direction is None:
        nearest = previous
        while previous and not (previous.reading.unit_text == frame.reading.unit_text or _linked(room, previous)):
            previous = previous.previous
        if previous is None and nearest and {nearest.reading.unit_text, frame.reading.unit_text} <= _GENERAL:
            previous = nearest  # 项目93项,投产54个
    if previous is None or previous.entity is None:
        return None
    frame.carried = True
    return previous.entity


def _linked(room: Room, previous: Frame) -> bool:
    """83期、7476人次: two counts of one thing."""
    frame = room.frame
    return previous is frame.previous and room.text[previous.reading.end : frame.reading.start] in ("、", "")


COUNTS: Final[tuple[Rule, ...]] = (
    listed,
    sent_to_act,
    class_before,
    named_after,
    noun_after,
    noun_before,
    act_before,
    labelled,
    summed,
    topic,
    carried,
    act_alone,
)
AMOUNTS: Final[tuple[Rule, ...]] = (
    listed,
    used_for,
    share_of,
    class_before,
    noun_before,
    act_before,
    act_after,
    labelled,
    noun_after,
    topic,
    carried,
    act_alone,
)
