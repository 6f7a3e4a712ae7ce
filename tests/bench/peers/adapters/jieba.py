"""jieba.posseg: words with a tag; numerals and measure words are m and q."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from typing import Any

from .words import numeral_spans


def load() -> Callable[[str], list[Any]]:
    """The words of a text; the cache is kept in the environment, where no other jieba of the machine has put one."""
    import jieba.posseg  # type: ignore[import-not-found,import-untyped,unused-ignore]

    jieba.setLogLevel(logging.ERROR)
    jieba.dt.tmp_dir = sys.prefix
    return lambda text: list(jieba.posseg.cut(text))


def spans(words: list[Any]) -> list[tuple[int, int, None]]:
    """The words that are numerals."""
    return numeral_spans((word.word, word.flag) for word in words)
