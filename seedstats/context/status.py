"""status: whether a figure is stated, aimed at, or reckoned."""

from __future__ import annotations

from typing import Final

from seedstats.clauses import Frame
from seedstats.patterns import Pattern
from seedstats.span import Span
from seedstats.tagging import Tagger

# 预期寿命, 即将, 计划生育 are words of their own; 将 counts before what is still to be done.
_STRONG: Final = Pattern(
    r"(?P<estimate>预计|预测|预期(?!目标|寿命)|估计|估算|测算|有望|预估|可望)"
    r"|(?P<target>到20[2-9][0-9]年[,，]|力争|争取|确保|拟(?![定订人])|计划(?=在|到|于|新|用|投|今|明|年)"
    r"|(?<![即必])将(?=再|会|于|在|达|继续|进一步|新|建|实现|完成|投|开|超|突破|增|提|减|下降|降|升|有|累计|组织|举办|推出|发放|引进|安排"
    r"|带动|形成|培育|打造|支持|陆续|全面|逐步|分|为|可|拉动|创造|惠及|覆盖|扩|缩|被|送|抵|力争|至少|不))",
    opens="[预估测有可到力争确拟计将]",
)
_WEAK: Final = Pattern(
    r"(?P<estimate>约计|可达到?)"
    r"|(?P<target>计划(?!生育|单列|到旬|内|外|的|”)|目标(?!等|任务|人群|客户)|规划(?!”)|要求|请在|必须|不得|到20[2-9][0-9]年(?:底|末)?(?!底?末?已|[,，]))",
    opens="[约可计目规要请必不到]",
)
_DONE: Final = Pattern(r"[;；]|已|目前|截至|累计|实际|完成|(?<![比较与同和])[去上前]年|是.{0,12}年的")


def read_status(frame: Frame, text: str, tagger: Tagger) -> None:
    """Strong cues (预计, 将, 力争) hold from where they stand on, weak ones (目标, 要求) in their own clause."""
    start, end = frame.sentence.start, frame.reading.start
    previous = frame.previous
    since = previous.reading.end if previous else start
    cue = _STRONG.search(text, since, end)
    if cue is None:
        cue = _WEAK.search(text, max(frame.clause - 1, start), end)
    if cue:
        frame.status = "estimate" if cue["estimate"] else "target"
        frame.cue = Span(cue.start(), cue.end())
    elif previous and previous.status != "actual" and not _DONE.search(text, since, end):
        frame.status, frame.cue = previous.status, previous.cue
    if frame.status != "actual":
        frame.rules.append(f"status.{frame.status}")
