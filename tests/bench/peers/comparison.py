"""Measure each peer on each text, and say it in tables."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import version
from typing import Final, NamedTuple

from tests.bench.labelled import Group
from tests.bench.page import markdown
from tests.bench.peers.environments import EnvironmentMissingError, environment
from tests.bench.peers.inventory import SEEDSTATS, Peer, Texts
from tests.bench.peers.protocol import Answer, Job, UnansweredError, ask, ask_here
from tests.bench.peers.scoring import Score, score
from tests.bench.speed import FLOOR

SPEED: Final = ("", "read", "characters/s", "floor / it", "seedstats / it", "peak memory")
GOLD: Final = ("", "exact span", "overlapping", "value", "spans given", "of which on a figure", "ready after")

Runs = Callable[[Peer, Job], Answer]


class Row(NamedTuple):
    """A peer with what was measured, or the reason why nothing was."""

    peer: Peer
    answer: Answer | str

    @property
    def ratio(self) -> float | None:
        """How many times the floor's time the peer takes."""
        return None if isinstance(self.answer, str) else self.answer.ratio


def run(peer: Peer, job: Job) -> Answer:
    """Do the job in the peer's environment. Raises `EnvironmentMissingError` or `UnansweredError`."""
    return ask_here(job) if peer.environment is None else ask(job, environment(peer.environment))


def measured(peers: Sequence[Peer], texts: Texts, labelled: Sequence[str] = (), runs: Runs = run) -> list[Row]:
    """A row for each peer; who cannot be measured has a row that says why."""
    return [_row(peer, texts, labelled, runs) for peer in peers]


def _row(peer: Peer, texts: Texts, labelled: Sequence[str], runs: Runs) -> Row:
    print(f"{texts.name}: {peer.shown}", file=sys.stderr)
    job = Job(adapter=peer.adapter, floor=FLOOR, texts=texts.texts, labelled=tuple(labelled))
    try:
        return Row(peer, runs(peer, job))
    except EnvironmentMissingError as error:
        return Row(peer, f"no environment: {error}")
    except UnansweredError as error:
        return Row(peer, f"not measured: {error}")


def speed_table(rows: Sequence[Row]) -> str:
    """Speed and memory; every peer is held against seedstats by way of the floor that ran beside it."""
    own = next((row.ratio for row in rows if row.peer == SEEDSTATS), None)
    floors = [row.answer.characters / row.answer.floor for row in rows if isinstance(row.answer, Answer)]
    floor = [("floor, one bare `regex` pass", "", f"{max(floors):,.0f}", "1", "", "")] if floors else []
    return markdown(SPEED, [*floor, *(_speed_cells(row, own) for row in rows)])


def _speed_cells(row: Row, own: float | None) -> tuple[str, ...]:
    answer = row.answer
    if isinstance(answer, str):
        return (row.peer.shown, answer, *[""] * (len(SPEED) - 2))
    return (
        row.peer.shown,
        f"{answer.characters:,}{_failed(answer)}",
        f"{answer.speed:,.0f}",
        f"{answer.ratio:,.1f}",
        f"{answer.ratio / own:,.2f}" if own else "–",
        f"{answer.peak:,.0f} MiB",
    )


def _failed(answer: Answer) -> str:
    return f" ({answer.failed} texts failed: {answer.failure})" if answer.failed else ""


def gold_table(rows: Sequence[Row], group: Group) -> str:
    """What each peer finds of the labelled figures, and how soon it is ready."""
    return markdown(GOLD, [_gold_cells(row, group) for row in rows])


def _gold_cells(row: Row, group: Group) -> tuple[str, ...]:
    answer = row.answer
    if isinstance(answer, str):
        return (row.peer.shown, answer, *[""] * (len(GOLD) - 2))
    ready = f"{answer.ready:.2f} s"
    found = score_all(answer, group)
    if found is None:
        return (row.peer.shown, "no places", *["–"] * (len(GOLD) - 3), ready)
    shares = [_share(part, found.gold) for part in (found.exact, found.overlapped, found.valued)]
    if not has_values(answer):
        shares[-1] = "–"
    return (row.peer.shown, *shares, f"{found.given:,}", _share(found.met, found.given), ready)


def score_all(answer: Answer, group: Group) -> Score | None:
    """The score over all labelled texts, None where the peer does not say where its numbers stand."""
    if all(spans is None for spans in answer.spans):
        return None
    parts = (score(text.gold, spans or ()) for text, spans in zip(group.texts, answer.spans, strict=True))
    return sum(parts, start=Score())


def has_values(answer: Answer) -> bool:
    """Whether the peer gives any number its value."""
    return any(span.value is not None for spans in answer.spans for span in spans or ())


def soonest(tables: Sequence[Sequence[Row]]) -> list[Row]:
    """The rows of the first table, each with the soonest that the peer was ready in any of them."""
    rows = []
    for row, *others in zip(*tables, strict=True):
        if isinstance(row.answer, Answer):
            ready = min(one.answer.ready for one in (row, *others) if isinstance(one.answer, Answer))
            row = row._replace(answer=row.answer.model_copy(update={"ready": ready}))
        rows.append(row)
    return rows


def _share(part: int, whole: int) -> str:
    return f"{part / max(1, whole):.1%}"


def page(tables: Sequence[tuple[Texts, Sequence[Row]]], group: Group) -> str:
    """All tables: speed on each of the texts, then what is found of the labels; the first rows hold the spans."""
    parts = [f"**Speed on {texts.name}:**\n\n{speed_table(rows)}" for texts, rows in tables]
    figures = sum(not label.optional for text in group.texts for label in text.gold)
    found = gold_table(soonest([rows for _, rows in tables]), group)
    parts.append(f"**Found of the {figures} figures labelled in {group.name}:**\n\n{found}")
    where = f"Python {platform.python_version()} on {platform.system()} {platform.machine()}"
    return "\n\n".join((*parts, f"{where}; the floor by regex {version('regex')}."))
