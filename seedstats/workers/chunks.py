"""What is sent to a worker at a time: documents, cut by their characters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date as Date
from typing import Final, NamedTuple, TypeAlias, TypeVar

from seedstats.failures import Failure

R = TypeVar("R")

CHUNK: Final = 65_536
"""Characters sent at a time: a tenth of a second of work, a hundred times what sending them costs."""

OVERHEAD: Final = 64
"""What a document counts beside its characters, so that a chunk of empty ones has an end."""


class Document(NamedTuple):
    """A text to read, with its place in the input, the name it goes by, and the day it came out."""

    position: int
    source: str | None
    text: str
    date: Date | None = None


Item: TypeAlias = Document | Failure
"""A document, or what stands in its place where it could not be had."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Documents that are sent together."""

    items: tuple[Item, ...]


def weight(item: Item) -> int:
    """How much of a chunk a document takes up, in characters."""
    return OVERHEAD + (len(item.text) if isinstance(item, Document) else 0)


def cut(items: Iterable[Item], characters: int = CHUNK) -> Iterator[Chunk]:
    """Chunks of at least `characters` characters, or the rest, also where `items` ends with an exception."""
    held: list[Item] = []
    total = 0
    try:
        for item in items:
            held.append(item)
            total += weight(item)
            if total >= characters:
                yield Chunk(tuple(held))
                held, total = [], 0
    except Exception:
        if held:
            yield Chunk(tuple(held))
        raise
    if held:
        yield Chunk(tuple(held))


def attempt(work: Callable[[Document], R], item: Item) -> R | Failure:
    """The result of `work`, or what became of the document instead: no exception leaves this but for Ctrl-C."""
    if isinstance(item, Failure):
        return item
    try:
        return work(item)
    except UnicodeEncodeError as error:
        where = f"character {error.start} is a lone surrogate, which is no text; decode the document again"
        return Failure(position=item.position, source=item.source, reason="input", message=where)
    except Exception as error:
        message = f"{type(error).__name__}: {str(error)[:200]}; the document was left out"
        return Failure(position=item.position, source=item.source, reason="error", message=message)
