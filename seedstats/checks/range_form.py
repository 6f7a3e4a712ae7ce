"""63~68% for 63%~68%: what both ends share may not be left out where it changes the number."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from seedstats.checks.check import Check, Said, lint
from seedstats.checks.view import Document
from seedstats.models import Finding
from seedstats.patterns import Pattern

NAME: Final = "range_form"
_NUMBER: Final = r"[0-9]+(?:\.[0-9]+)?"
_RANGE: Final = Pattern(
    rf"(?<![0-9.,%％万亿A-Za-z/~—:+-])(?P<low>{_NUMBER})(?P<join>[~—-]|——)(?P<high>{_NUMBER})(?P<shared>[%％]|[万亿](?=[^0-9]))(?![0-9~—-])"
)


def check_range_form(document: Document) -> Iterator[Finding]:
    """63~68%, 9~16亿, 13~17万元 may be read as 63, 9 and 13 alone: write 63%~68%, 9亿~16亿, 13万元~17万元."""
    for sentence in document.sentences:
        for found in _RANGE.finditer(sentence.flat):
            if len(found["high"].split(".")[0]) > len(found["low"].split(".")[0]) + 2:
                continue  # 2015-202055亿: a year and a sum that ran together
            if Decimal(found["low"]) >= Decimal(found["high"]):
                continue
            text, shared = found.group(), found["shared"]
            better = f"{found['low']}{shared}{found['join']}{found['high']}{shared}"
            said = Said(f"“{text}”应写作“{better}”", f"write “{better}” for “{text}”")
            yield lint(NAME, sentence, found.span(), said, better, "note")


CHECK: Final = Check(
    name=NAME,
    kind="lint",
    title="数值范围的写法",
    source=(
        "GB/T 15835-2011《出版物上数字用法》数值范围一条：省略附加符号或计量单位会造成歧义的不省略，"
        "如“9亿～16亿”不写“9～16亿”，“15%～30%”不写“15～30%”"
    ),
    run=check_range_form,
    agrees=("比重为63%~68%。", "面积为100~150亩。"),
    disagrees=("比重为63~68%。", "投资9~16亿元。"),
)
