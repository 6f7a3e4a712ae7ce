"""status: whether a figure is stated, aimed at, or reckoned."""

from __future__ import annotations

from functools import cache
from typing import Final

import regex

from seedstats.clauses import Frame
from seedstats.tagging import Tagger

_CUES: Final = (
    r"(?P<estimate>预计|预测|预期(?!目标)|估计|估算|测算|有望|约计|可达到?|预估)"
    r"|(?P<target>力争|争取|计划(?!生育|单列|到旬|内|外|的)|目标|确保|拟|(?<![即必])将(?=再|会|于|在|达|继续|进一步|新|建|实现|完成|投|开|超|突破|增|提|减|下降|降|升|有|累计|组织|举办|推出|发放|引进|安排|带动|形成|培育|打造|支持|陆续|全面|逐步|分|为|可|拉动|创造|惠及|覆盖|扩|缩|被|送|抵|力争|至少|不)|规划|要求|请在|必须|不得"
    r"|到20[2-9][0-9]年(?:底|末)?[,，]?(?!底?已))"
)


@cache
def _cues() -> regex.Pattern[str]:
    return regex.compile(_CUES)


def read_status(frame: Frame, text: str, tagger: Tagger) -> None:
    """The first cue in the figure's own clause; what was reckoned stays so in the change stated of it."""
    cue = _cues().search(text, max(frame.clause - 1, frame.sentence.start), frame.reading.start)
    if cue:
        frame.status = "estimate" if cue["estimate"] else "target"
    elif frame.previous and frame.previous.direction is None and frame.direction and frame.carried:
        frame.status = frame.previous.status
    if frame.status != "actual":
        frame.rules.append(f"status.{frame.status}")
