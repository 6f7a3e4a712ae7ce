"""What taggers have in common: words with a tag, one after the other, made into spans of numerals."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_OPENS: Final = frozenset({"m", "mq"})
_GOES_ON: Final = _OPENS | {"q"}


def numeral_spans(words: Iterable[tuple[str, str]]) -> list[tuple[int, int, None]]:
    """Runs of words tagged as numeral or measure word that begin with a numeral; a tagger has no values.

    >>> numeral_spans([("全区", "n"), ("743", "m"), ("个", "q"), ("支部", "n"), ("个", "q"), ("三", "m")])
    [(2, 6, None), (9, 10, None)]
    """
    spans: list[tuple[int, int, None]] = []
    at, inside = 0, False
    for word, tag in words:
        end = at + len(word)
        if inside and tag in _GOES_ON:
            spans[-1] = (spans[-1][0], end, None)
        else:
            inside = tag in _OPENS
            if inside:
                spans.append((at, end, None))
        at = end
    return spans
