"""下降了1倍: what falls by its whole is gone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from seedstats.checks.check import Check, Said, lint
from seedstats.checks.view import Document
from seedstats.models import Finding
from seedstats.patterns import Pattern

NAME: Final = "times_less"
_LESS: Final = Pattern(
    r"(?:下降|减少|降低|下跌|缩小|缩短|减轻|回落|降|减|跌)(?:了|近|约|达|超过|将近|到原来的?)*"
    r"(?:[0-9]+(?:\.[0-9]+)?|[一两二三四五六七八九十百几数]+)多?余?倍(?!频|率|增|数)"
)


def check_times_less(document: Document) -> Iterator[Finding]:
    """下降了1倍, 减少3倍: 倍 counts by how many wholes something grew; nothing can fall by one or more of them.

    Say 下降了一半, 下降了75% or 降为原来的四分之一.
    """
    for sentence in document.sentences:
        for found in _LESS.finditer(sentence.flat):
            said = Said(
                f"“{found.group()}”：减少不用倍数，宜用百分数或分数",
                f"“{found.group()}”: 倍 is not for decreases; say by what per cent or to what fraction",
            )
            yield lint(NAME, sentence, found.span(), said, "百分数或分数")


CHECK: Final = Check(
    name=NAME,
    kind="lint",
    title="减少不用倍数",
    source="《咬文嚼字》2022年度十大语文差错：数量减少误用“倍”；减少一倍即为零",
    run=check_times_less,
    agrees=("产量增长了1倍。", "事故下降了50%。"),
    disagrees=("事故起数下降了1倍。",),
)
