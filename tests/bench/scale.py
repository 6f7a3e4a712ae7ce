"""`python -m tests.bench.scale [TEXTS.jsonl.gz ...]`: what a crawl costs, worked out from what one core does here.

Each file holds one ``{"id", "text"}`` a line and counts as a kind of its own; without files the seeds are measured
alone. Seconds are those of the processor, so that other work on the machine counts less. With `--write` the tables in
`docs/scale.md` are written anew.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from seedstats import frames
from tests.bench import layout
from tests.bench.layout import Measured
from tests.bench.page import DOCS, markdown, write_table
from tests.bench.speed import peak_mebibytes, seed_texts

ROUNDS: Final = 3
_LEAST: Final = 300_000  # characters that are timed; a kind of fewer is read several times over
_WORKER: Final = "import sys; from tests.bench.scale import worker; worker(sys.argv[1])"


def read(folder: Path) -> list[tuple[str, pa.Table]]:
    """The kinds of text below `folder`, by name."""
    return [(path.stem, pq.read_table(path)) for path in sorted(folder.glob("*.parquet"))]


def write_kinds(paths: Sequence[Path], folder: Path) -> None:
    """Each kind of text as a Parquet file in `folder`, the seeds among them."""
    _write("seeds", seed_texts(times=1), folder)
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            _write(path.name.partition(".")[0], [json.loads(line)["text"] for line in lines], folder)


def _write(name: str, texts: Sequence[str], folder: Path) -> None:
    table = pa.table({"id": range(len(texts)), "text": pa.array(texts, pa.string())})
    pq.write_table(table, folder / f"{name}.parquet", compression="zstd")


def measure(kind: str, documents: pa.Table, target: Path) -> Measured:
    """The best of several rounds of one kind of text, from an Arrow table to a Parquet file."""
    characters = sum(map(len, documents["text"].to_pylist()))
    times = -(-_LEAST // characters)
    many = pa.concat_tables([documents] * times)
    best = min(_seconds(many, target) for _ in range(ROUNDS)) / times
    facts = _extract(documents, target)
    output = _payload(target)
    pq.write_table(documents, target, compression="zstd")
    return Measured(kind, characters, characters / best, facts, _payload(target), output)


def _seconds(documents: pa.Table, target: Path) -> float:
    start = time.process_time()
    _extract(documents, target)
    return time.process_time() - start


def _extract(documents: pa.Table, target: Path) -> int:
    facts = 0
    reader = frames.extract(documents)
    with pq.ParquetWriter(target, reader.schema, compression="zstd") as writer:
        for batch in reader:
            writer.write_batch(batch)
            facts += batch.num_rows
    return facts


def _payload(path: Path) -> int:
    """Bytes of the columns alone: the footer, some 15 kB, is nothing in a large file and half of a small one."""
    metadata = pq.read_metadata(path)
    groups = [metadata.row_group(group) for group in range(metadata.num_row_groups)]
    return sum(group.column(number).total_compressed_size for group in groups for number in range(group.num_columns))


def worker(folder: str) -> None:
    """What one worker does, in a process of its own: start, read everything, and print seconds to start and peak."""
    start = time.process_time()
    frames.extract(pa.table({"id": [0], "text": ["新建社区食堂126家。"]})).read_all()
    started = time.process_time() - start
    for _, documents in read(Path(folder)):
        for _ in frames.extract(documents):
            pass
    print(json.dumps([started, peak_mebibytes()]))


def run_worker(folder: Path) -> tuple[float, float]:
    """Seconds until a new worker has read its first text, and the most memory it holds, in MiB."""
    done = subprocess.run([sys.executable, "-c", _WORKER, str(folder)], capture_output=True, text=True, check=True)
    started, peak = json.loads(done.stdout)
    return float(started), float(peak)


def kinds_table(parts: Sequence[Measured]) -> str:
    """What one core does with each kind of text."""
    header = ("text", "characters", "characters/s", "facts per 1,000", "bytes in, a character", "bytes out, a fact")
    rows = [
        (
            part.kind.replace("_", " "),
            f"{part.characters:,}",
            f"{part.characters_per_second:,.0f}",
            f"{part.density:.1f}",
            f"{part.bytes_per_character:.2f}",
            f"{part.bytes_per_fact:.0f}",
        )
        for part in parts
    ]
    return markdown(header, rows)


def plan_table(parts: Sequence[Measured], started: float, peak: float) -> str:
    """The plan, for every kind of text on which it could be made."""
    plans = [layout.plan(part) for part in parts]
    rows = [
        ("core-hours", *(f"{made.core_hours:,.0f}" for made in plans)),
        (f"hours on {layout.CORES:,} cores", *(f"{made.core_hours / layout.CORES:.2f}" for made in plans)),
        ("input, Parquet with zstd", *(f"{made.input_terabytes:.2f} TB" for made in plans)),
        ("facts", *(f"{made.facts / 1e9:.1f} billion" for made in plans)),
        ("output, Parquet with zstd", *(f"{made.output_terabytes:.2f} TB" for made in plans)),
        (f"partitions of {layout.PLANNED_MEBIBYTES} MiB", *(f"{made.partitions:,}" for made in plans)),
        ("characters a partition", *(f"{made.partition_characters / 1e6:.0f} million" for made in plans)),
        ("minutes a partition", *(f"{made.partition_seconds / 60:.1f}" for made in plans)),
        ("output a partition", *(f"{made.partition_output_mebibytes:.0f} MiB" for made in plans)),
        ("memory a Python worker, at its peak", *(f"{peak:.0f} MiB" for _ in plans)),
        ("until a new worker reads, measured", *(f"{started:.1f} s" for _ in plans)),
    ]
    return markdown(("of 10¹² characters", *(part.kind for part in parts)), rows)


def waste_table(parts: Sequence[Measured]) -> str:
    """What skew costs at several sizes of partition."""
    whole = layout.together(parts, "all")
    rows = []
    for size in layout.PARTITION_MEBIBYTES:
        made = layout.plan(whole, size)
        rows.append(
            (
                f"{size} MiB",
                f"{made.partitions:,}",
                f"{made.partition_seconds / 60:.1f}",
                f"{made.partition_output_mebibytes:.0f} MiB",
                f"{100 * (layout.waste(parts, size) - 1):.1f}%",
            )
        )
    return markdown(("partition", "partitions", "minutes each", "output file", "lost to waiting"), rows)


def main(arguments: Sequence[str]) -> None:
    """Measure, print, and write the page where asked to."""
    paths = [Path(argument) for argument in arguments if not argument.startswith("-")]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_kinds(paths, folder)
        parts = [measure(kind, documents, folder / "facts") for kind, documents in read(folder)]
        started, peak = run_worker(folder)
    seeds = next(part for part in parts if part.kind == "seeds")
    others = [part for part in parts if part.kind != "seeds"]
    kinds = [layout.together(others, "all but the seeds"), seeds] if others else [seeds]
    tables = {
        "kinds": kinds_table([*others, seeds]),
        "plan": plan_table(kinds, started, peak),
        "waste": waste_table(others or [seeds]),
    }
    for place, table in tables.items():
        print(table, end="\n\n")
        if "--write" in arguments:
            write_table(table, place, DOCS / "scale.md")


if __name__ == "__main__":
    main(sys.argv[1:])
