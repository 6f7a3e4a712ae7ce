"""Many documents: a stream of texts in, a stream of sheets out, over as many processes as you like."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date as Date
from typing import Final

from seedstats.errors import SeedstatsError
from seedstats.failures import DocumentsFailedError, Failure
from seedstats.models import FactSheet
from seedstats.pipeline import extract
from seedstats.workers.chunks import CHUNK, Document, Item, attempt, cut

NAMED: Final = 1000
"""Failures that are kept to be named at the end; an endless stream may have more."""

Told = Callable[[Failure], None]


def extract_many(
    texts: Iterable[str | tuple[str, str]],
    date: Date | None = None,
    *,
    workers: int = 1,
    ordered: bool = True,
    on_error: Told | None = None,
    time_limit: float | None = None,
    chunk: int = CHUNK,
) -> Iterator[FactSheet]:
    """A sheet for each text, as they come: `texts` may have no end, only a few are held at a time.

    A text stands alone or as a pair ``(source, text)`` with the name that its sheet is to have as `source`; without
    `ordered` sheets come as they are done, and the name (or `sha256`) tells whose each is. `date` is that of all.

    With one worker everything happens in this process. With more, texts go to that many processes in chunks of `chunk`
    characters (65,536; give 1 where texts trickle in one by one). A process that dies is replaced, and its texts are
    read again one by one: only the text that ends a process a second time is given up. So is one that takes longer
    than `time_limit` seconds, which needs two workers or more.

    A text that has no sheet (no string, or given up) is left out, and `on_error` is called with its `Failure` in its
    place. Without `on_error`, `DocumentsFailedError` is raised after the last sheet. Raises `SeedstatsError` where an
    argument makes no sense or no process can be started: a script has to guard what it does with
    ``if __name__ == "__main__":`` where it uses workers.
    """
    if workers < 1:
        raise SeedstatsError(f"workers={workers}: there must be at least one")
    if chunk < 1:
        raise SeedstatsError(f"chunk={chunk}: there must be at least one character")
    if time_limit is not None and workers == 1:
        raise SeedstatsError(f"time_limit={time_limit}: a limit of time needs two workers or more")
    return _sheets(_outcomes(texts, date, workers, ordered, time_limit, chunk), on_error)


def _sheets(outcomes: Iterator[FactSheet | Failure], on_error: Told | None) -> Iterator[FactSheet]:
    count, failures = 0, list[Failure]()
    for outcome in outcomes:
        if isinstance(outcome, FactSheet):
            yield outcome
        elif on_error:
            on_error(outcome)
        else:
            count += 1
            failures += [outcome] * (count <= NAMED)
    if failures:
        raise DocumentsFailedError(count, failures)


def _outcomes(
    texts: Iterable[str | tuple[str, str]],
    date: Date | None,
    workers: int,
    ordered: bool,
    time_limit: float | None,
    chunk: int,
) -> Iterator[FactSheet | Failure]:
    items = _items(texts, date)
    if workers == 1:
        yield from (attempt(read_document, item) for item in items)
        return
    from seedstats.workers.running import run_chunks
    from seedstats.workers.transfer import loads

    for _, results in run_chunks(cut(items, chunk), read_all, workers=workers, ordered=ordered, time_limit=time_limit):
        for result in results:
            for outcome in [result] if isinstance(result, Failure) else result:
                yield outcome if isinstance(outcome, Failure) else loads(outcome)


def read_document(document: Document) -> FactSheet:
    """The sheet of a document that has a name."""
    return extract(document.text, document.date, source=document.source)


def read_all(items: tuple[Item, ...]) -> list[bytes | Failure]:
    """What a worker does: the sheet of each item, packed by itself, or its failure.

    Each by itself, since a pickler gets slower the more it has to remember, and so that each is unpacked when its turn
    comes.
    """
    return [attempt(_packed, item) for item in items]


def _packed(document: Document) -> bytes:
    from seedstats.workers.transfer import dumps

    return dumps(read_document(document))


def _items(texts: Iterable[str | tuple[str, str]], date: Date | None) -> Iterator[Item]:
    for position, given in enumerate(texts):
        source, text = given if isinstance(given, tuple) and len(given) == 2 else (None, given)
        if isinstance(text, str) and (source is None or isinstance(source, str)):
            yield Document(position, source, text, date)
        else:
            name = source if isinstance(source, str) else None
            message = f"a {type(text).__name__}, where a text or a pair of source and text is needed"
            yield Failure(position=position, source=name, reason="input", message=message)
