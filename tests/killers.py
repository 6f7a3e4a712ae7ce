"""Workers' work that goes wrong on a word: what each word does really happens to the process."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import Final

from seedstats.corpus.making import Part, json_lines
from seedstats.workers.chunks import Document, Item

KILL: Final = "致命"
LEAVE: Final = "退出"
SLEEP: Final = "沉睡"
ONCE: Final = "一次"
RAISE: Final = "出错"


def fates(items: tuple[Item, ...]) -> list[str]:
    """The texts, but for those that end the process."""
    return [_met(item) for item in items]


def deadly_lines(items: tuple[Item, ...]) -> Part:
    """Lines of a shard, but for the texts that end the process."""
    fates(items)
    return json_lines(items)


def slow_lines(items: tuple[Item, ...]) -> Part:
    """Lines of a shard, so slowly that a run can be stopped on the way."""
    time.sleep(0.05)
    return json_lines(items)


def _met(item: Item) -> str:
    if not isinstance(item, Document):
        return str(item)
    text = item.text
    if KILL in text:
        os.kill(os.getpid(), signal.SIGKILL)
    if LEAVE in text:
        os._exit(3)
    if SLEEP in text:
        time.sleep(60)
    if ONCE in text and item.source:
        mark = Path(item.source)
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    return text
