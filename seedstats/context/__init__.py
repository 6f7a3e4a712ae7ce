"""What the sentence says of a figure, one file a field, in the order in which they are read.

A reader looks at one `Frame` and fills its own fields; it may use those filled before it, never another reader.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from seedstats.clauses import Frame
from seedstats.context.action import read_action
from seedstats.context.change import read_change
from seedstats.context.entity import read_entity
from seedstats.context.period import read_period
from seedstats.context.place import read_place
from seedstats.context.share import read_share
from seedstats.context.status import read_status
from seedstats.context.subject import read_subject
from seedstats.tagging import Tagger

Reader = Callable[[Frame, str, Tagger], None]

READERS: Final[tuple[Reader, ...]] = (read_change, read_entity, read_action, read_status, read_share)
# Whose, where, when: these read the whole sentence, and take about a third of the time.
SURROUNDINGS: Final[tuple[Reader, ...]] = (read_period, read_subject, read_place)


def read_context(frames: list[Frame], text: str, tagger: Tagger, *, surroundings: bool = True) -> None:
    """Fill every frame of one sentence, from left to right, so that a later figure may take over from an earlier."""
    readers = READERS + SURROUNDINGS if surroundings else READERS
    for frame in frames:
        for reader in readers:
            reader(frame, text, tagger)
