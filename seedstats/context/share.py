"""whole and per: what a share is a share of, and what a rate is reckoned by."""

from __future__ import annotations

from typing import Final

from seedstats.clauses import Frame
from seedstats.patterns import Pattern
from seedstats.span import Span
from seedstats.tagging import Tagger

_PER_HEAD: Final = Pattern(r"人均|户均|亩均|次均|单均|件均|场均|车均|地均|每股|每亩|每万人|千人均?")
_PER_MANY: Final = Pattern(r"每[百千万0-9]{1,6}(?:名|个|户)?[一-鿿]{1,4}?(?=中|里|[,，、0-9]|平均|有|拥有|发生|的|$)")


def read_share(frame: Frame, text: str, tagger: Tagger) -> None:
    """Fill `whole` from the predicate (占全国的35%), `per` from it, the entity or the words before the number."""
    predicate = frame.predicate
    if predicate.share:
        frame.whole = predicate.whole
    frame.per = predicate.per or _reckoned_by(frame, text)
    if frame.whole:
        frame.rules.append("share.whole")
    if frame.per:
        frame.rules.append("share.per")


def _reckoned_by(frame: Frame, text: str) -> Span | None:
    """城乡居民人均可支配收入, 每10万人12.3例."""
    start = min(frame.entity.start if frame.entity else frame.left, frame.left)
    if frame.entity and (
        "均" in text[frame.entity.start : frame.entity.end] or "每" in text[frame.entity.start : frame.entity.end]
    ):
        match = _PER_HEAD.search(text, frame.entity.start, frame.entity.end)
        if match:
            return Span(*match.span())
    if "每" not in text[start : frame.reading.start]:
        return None
    match = _PER_MANY.search(text, start, frame.reading.start)
    return Span(*match.span()) if match else None
