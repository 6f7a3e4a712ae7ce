"""超7000余人次: 超 and 余 both say more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from seedstats.checks.check import Check, Said, lint
from seedstats.checks.view import Document
from seedstats.models import Finding
from seedstats.patterns import Pattern

NAME: Final = "over_twice"
_NUMBER: Final = r"[0-9一二三四五六七八九十百千万亿两][0-9一二三四五六七八九十百千万亿两.,]*"
_MORE: Final = r"(?:余(?![震额值热粮款])|多(?![元样种方数边功党层维媒少]))"
_UNIT: Final = r"[^,，。;:、!?()0-9余多以上的]{0,5}"
_TWICE: Final = Pattern(
    rf"(?:超过|超出|超|突破|多于|不少于|不低于|至少|逾){_NUMBER}{_MORE}[万亿]?"
    rf"|(?:超过|超出|多于|逾|超|不低于|不少于|至少|最少){_NUMBER}{_UNIT}以上"
    rf"|{_NUMBER}{_MORE}[万亿]?[个家名人户件项次处所篇条场吨元亩里]?以上"
    rf"|(?:不足|不到|(?<!不)少于|(?<!不)低于|不超过|不高于|最多|至多){_NUMBER}{_UNIT}以下"
)


def check_over_twice(document: Document) -> Iterator[Finding]:
    """超7000余人次, 超过100家以上, 500余人以上: more is said twice; say 超7000人次 or 7000余人次."""
    for sentence in document.sentences:
        for found in _TWICE.finditer(sentence.flat):
            text = found.group()
            said = Said(f"“{text}”界限词语叠用，留一个即可", f"“{text}” gives the bound twice")
            yield lint(NAME, sentence, found.span(), said, severity="note")


CHECK: Final = Check(
    name=NAME,
    kind="lint",
    title="超、余叠用",
    source="语文教学、编校中列为语病的界限词语叠用（“超过…以上”“至少…以上”“将近…余”“不到…左右”）；惯例，无条文可引",
    run=check_over_twice,
    agrees=("聆听党员超7000人次。", "聆听党员7000余人次。"),
    disagrees=("聆听党员超7000余人次。", "入驻企业超过100家以上。"),
)
