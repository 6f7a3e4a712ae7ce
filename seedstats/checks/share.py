"""A share of a total: 全区党支部1280个，其中农村党支部743个，占58.05%."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from seedstats.checks.check import Check, Said
from seedstats.checks.interval import stated
from seedstats.checks.judge import Case, Sum, flat, judge
from seedstats.checks.rate import percent
from seedstats.checks.units import is_level, is_share, same_unit
from seedstats.checks.view import Document, Figure
from seedstats.models import Finding
from seedstats.patterns import Pattern

NAME: Final = "share"
_SHARE: Final = Pattern(
    r"^(?:[^,，。;:、(占]{0,16}?)[,，、(]?(?P<part>[^,，。;:、(占]{0,8}?)(?:约|共|合计|大约|分别|所)?占(?P<whole>[^,，。;:]{0,14}?)(?:的?(?:比重|比例|比率|比))?(?:为|达到|达|约|近|超过|超|的)*$"
)
_OF: Final = Pattern(
    r"^[^,，。;占]{0,12}[,，(]?(?:约)?(?:占|完成[^,，。;(]{0,6}目标|完成[^,，。;(]{0,6}计划)[^,，。;]{0,30}$"
)
_BETWEEN: Final = Pattern(r"^\)?(?:的|的?[占比]?比[重例率]?为?|之)$")
_OPENS: Final = Pattern(r"^其中[:,，]?")
_ALL: Final = Pattern(r"共|总|全[市区县省国镇乡村校]|持有|所持")
_HOLDS: Final = Pattern(r"持有|所持")
_HELD: Final = Pattern(r"持|转让|质押")
_BACK: Final = 6
_WITHIN: Final = Pattern(r"其中|内有|当中")
_NAME: Final = 3
_SCOPE: Final = Pattern(r"^(?:全[市区县省国镇乡村]|其|此类|全部|上述|该|本)")
_COUNT: Final = Pattern(r"(?:总数|总量|总额|总人数|数量|数)$")
_TOTAL: Final = Pattern(r"^(?:总|全部|全体|其|总数|总量|总额|总人数|总面积|总户数|)(?:数|量|额)?(?:的)?$")


def check_share(document: Document) -> Iterator[Finding]:
    """The part before 占 over the total the sentence states: behind 其中, or named by what 占 says it is of.

    The share is right if any amount the sentence states before in the same unit gives it. It is wrong only where the
    total is plain: the one amount there is, with 其中 between it and the part, or with its own name behind 占. A total
    that a sentence before states has to bear that name too, or all of it with 其中 to open the sentence of the part.
    """
    for figure in document.figures:
        if not is_share(figure):
            continue
        yield from _of_the_next(figure)
        found, part = _SHARE.match(figure.lead), _part(figure)
        if found and part and _is_of(found["part"], part):
            yield from _judged(document, figure, part, found["whole"])


def _is_of(subject: str, part: Figure) -> bool:
    """Whether what stands before 占 is the part: 女性员工占比, but not 其中朝鲜族占."""
    return not subject or (bool(part.entity) and (part.entity.endswith(subject) or subject.endswith(part.entity)))


def _part(figure: Figure) -> Figure | None:
    """The amount before it; 占总股本的12%, 占其所持股份的93% are two shares of one part."""
    part = figure.previous
    while part and is_share(part) and _SHARE.match(part.lead):
        part = part.previous
    return part if part and is_level(part) else None


def _of_the_next(figure: Figure) -> Iterator[Finding]:
    """发展党员1409名，占申请入党总人数2307名的61.1%: the total stands between the part and the share."""
    whole = figure.previous
    part = whole.previous if whole else None
    if whole is None or part is None or not (is_level(whole) and is_level(part)):
        return
    if same_unit(part, whole) and _BETWEEN.match(figure.lead) and _OF.match(whole.lead):
        finding = judge(Case(NAME, (figure, part, whole), _how(part, whole)), _computed(part, whole))
        if finding:
            yield finding


def _how(part: Figure, whole: Figure) -> Said:
    texts = flat(part, whole)
    return Said("{}÷{}".format(*texts), "{} / {}".format(*texts))


def _computed(part: Figure, whole: Figure) -> Sum:
    strict, loose = (
        percent(stated(part.quantity, loose=loose), stated(whole.quantity, loose=loose)) for loose in (False, True)
    )
    return Sum(strict, loose)


def _judged(document: Document, figure: Figure, part: Figure, named: str) -> Iterator[Finding]:
    wholes = [whole for whole in part.sentence.figures[: part.rank] if is_level(whole) and same_unit(whole, part)]
    findings = []
    for whole in wholes[::-1]:
        finding = judge(Case(NAME, (figure, part, whole), _how(part, whole)), _computed(part, whole))
        if finding is None:
            return
        findings.append((whole, finding))
    plain = [finding for whole, finding in findings if _is_total(whole, part, named)]
    if len(plain) == 1:
        yield plain[0]
    elif not plain:
        yield from _far(document, figure, part, named)


def _far(document: Document, figure: Figure, part: Figure, named: str) -> Iterator[Finding]:
    """The total of an earlier sentence, by its name or by the 其中 that opens the sentence of the part."""
    name = "" if _TOTAL.match(named) else _SCOPE.sub("", named.removesuffix("的"))
    opened = bool(_OPENS.match(part.lead)) and part.rank == 0 and part.sentence.previous is not None
    if not name and not opened:
        return
    earlier = document.earlier(part.sentence, _BACK if name else 1)
    wholes = [whole for whole in earlier if is_level(whole) and same_unit(whole, part) and _is_all(whole, part, name)]
    findings = [judge(_far_case(figure, part, whole), _computed(part, whole)) for whole in wholes]
    accused = [finding for finding in findings if finding]
    if accused and len(accused) == len(findings):
        yield accused[0]


def _far_case(figure: Figure, part: Figure, whole: Figure) -> Case:
    return Case(NAME, (figure, part, whole), _how(part, whole), "warning")


def _is_all(whole: Figure, part: Figure, name: str) -> bool:
    """Whether an earlier figure is said to be of all there is, and not less than the part."""
    if whole.value is None or part.value is None or whole.value < part.value or not _ALL.search(whole.clause):
        return False
    if not name:
        return whole.rank == 0
    held = "持" in name
    return held == bool(_HELD.search(whole.clause)) and held >= _is_part(whole) and _has_name(whole, name)


def _is_total(whole: Figure, part: Figure, named: str) -> bool:
    """Whether the text says that a figure is the total of the part."""
    if whole.value is None or part.value is None:
        return False
    if _is_part(whole) and not named.startswith(("其", "所")):
        return False
    if named and not _TOTAL.match(named) and named.removesuffix("的") != f"总{part.unit}":
        return _has_name(whole, _SCOPE.sub("", named.removesuffix("的")))
    if whole.value < part.value:
        return False  # the check on parts sees to it
    between = "".join(figure.lead for figure in part.sentence.figures[whole.rank + 1 : part.rank + 1])
    first = all(figure is whole or not same_unit(figure, part) for figure in part.sentence.figures[: whole.rank + 1])
    return first and (len(_WITHIN.findall(between)) == 1 or (whole.tail.endswith("中") and whole is part.previous))


def _is_part(whole: Figure) -> bool:
    """持有股份7589万股（占总股本25%），减持533万股（占总股本的2%）: what has a share itself is not the total."""
    following = whole.following
    return bool(following and is_share(following) and _SHARE.match(following.lead))


def _has_name(whole: Figure, name: str) -> bool:
    """占营业收入的, 占其持有公司股份总数的, 占总播种面积的: the whole is called so where it is stated."""
    if whole.entity and name in (whole.entity, whole.entity + "总数", whole.entity + "总量", "总" + whole.entity):
        return True
    if "持" in name:
        return bool(_HOLDS.search(whole.clause))  # 占其所持股份的
    core = _COUNT.sub("", name)
    if core and (whole.entity.endswith(core) or whole.clause.endswith(core)):
        return True
    stands = whole.clause + whole.quantity.flat + whole.tail
    return len(core) >= _NAME and (core in stands or name in stands or bool(whole.entity and core in whole.entity))


CHECK: Final = Check(
    name=NAME,
    kind="check",
    title="占比与总数",
    source="算术：占比＝部分÷总体；取整以GB/T 8170-2008《数值修约规则与极限数值的表示和判定》为准",
    run=check_share,
    agrees=("全区共有党支部1280个，其中农村党支部743个，占58.05%。",),
    disagrees=("全区共有党支部1280个，其中农村党支部743个，占68.05%。",),
)
