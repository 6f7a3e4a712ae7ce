"""What a run over a corpus makes of its input, and what it refuses. Here it all happens in one process."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

import seedstats
from seedstats.corpus import shards
from seedstats.corpus.manifest import Manifest, Options
from seedstats.corpus.running import Progress, run_corpus
from seedstats.errors import SeedstatsError
from seedstats.failures import Failure
from tests.corpora import SMALL, TEXTS, files, in_one_process, run, sheets, write


@pytest.fixture(autouse=True)
def one_process() -> Iterator[None]:
    with in_one_process():
        yield


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write(tmp_path / "texts.jsonl", TEXTS)


def test_a_line_a_document_in_the_order_of_the_input(source: Path, tmp_path: Path) -> None:
    run(source, tmp_path / "out")
    assert sheets(tmp_path / "out") == [seedstats.extract(text, source=f"d{n}") for n, text in enumerate(TEXTS)]


def test_the_manifest_says_what_is_there(source: Path, tmp_path: Path) -> None:
    manifest = run(source, tmp_path / "out")
    found = files(tmp_path / "out")
    assert manifest == Manifest.model_validate_json(found.pop("manifest.json"))
    assert manifest.complete
    assert {shard.name: (shard.bytes, shard.sha256) for shard in manifest.shards} == {
        name: (len(content), hashlib.sha256(content).hexdigest()) for name, content in found.items()
    }
    assert len(manifest.shards) > 2
    assert [shard.first for shard in manifest.shards] == [
        sum(shard.documents for shard in manifest.shards[:number]) for number in range(len(manifest.shards))
    ]
    assert manifest.documents == len(TEXTS)
    assert manifest.facts == sum(len(sheet.facts) for sheet in sheets(tmp_path / "out"))


def test_parquet_has_a_row_a_fact(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "ROWS", 50)
    manifest = run(source, tmp_path / "out", format="parquet")
    rows = [row for shard in manifest.shards for row in pq.read_table(tmp_path / "out" / shard.name).to_pylist()]
    facts = [(f"d{n}", fact) for n, text in enumerate(TEXTS) for fact in seedstats.extract(text).facts]
    assert [(row["document_id"], row["fact_id"], row["quantity_text"]) for row in rows] == [
        (name, fact.id, fact.quantity.text) for name, fact in facts
    ]
    first = pq.ParquetFile(tmp_path / "out" / manifest.shards[0].name).metadata
    assert [first.row_group(n).num_rows for n in range(first.num_row_groups - 1)] == [50] * (first.num_row_groups - 1)


def test_findings_are_in_the_lines_where_asked_for(tmp_path: Path) -> None:
    text = "受理事项657件，办结591件，办结率达98.9%。"
    run(write(tmp_path / "a.jsonl", [text]), tmp_path / "out", audit=True)
    (sheet,) = sheets(tmp_path / "out")
    assert sheet.findings == seedstats.audit(seedstats.extract(text, source="d0"), text)
    assert sheet.findings


def test_a_folder_of_texts_with_no_facts_makes_empty_lines_and_no_rows(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text("没有数字。", "utf-8")
    assert run(tmp_path / "in", tmp_path / "out").facts == 0
    assert [sheet.source for sheet in sheets(tmp_path / "out")] == ["a.txt"]
    run(tmp_path / "in", tmp_path / "rows", format="parquet")
    assert pq.read_table(tmp_path / "rows/part-00000.parquet").num_rows == 0


def test_all_failures_are_in_the_errors_file_and_the_first_in_the_manifest(tmp_path: Path) -> None:
    manifest = run(write(tmp_path / "a.jsonl", [None] * 25), tmp_path / "out")
    (shard,) = manifest.shards
    assert (shard.failed, len(shard.failures), shard.errors) == (25, 10, "part-00000.errors.jsonl")
    lines = (tmp_path / "out/part-00000.errors.jsonl").read_bytes().splitlines()
    failures = [Failure.model_validate_json(line) for line in lines]
    assert [failure.position for failure in failures] == list(range(25))
    assert tuple(failures[:10]) == shard.failures


def test_a_second_run_makes_nothing_anew(source: Path, tmp_path: Path) -> None:
    run(source, tmp_path / "out")
    before, told = files(tmp_path / "out"), list[Progress]()
    run_corpus(source, tmp_path / "out", Options(shard_characters=SMALL), told=told.append)
    assert told == []
    assert files(tmp_path / "out") == before


@pytest.mark.parametrize("damage", ["missing", "cut", "leftover"])
def test_what_was_damaged_is_made_anew(source: Path, tmp_path: Path, damage: str) -> None:
    run(source, tmp_path / "out")
    before = files(tmp_path / "out")
    shard = tmp_path / "out/part-00001.jsonl"
    if damage == "missing":
        shard.unlink()
    elif damage == "cut":
        shard.write_bytes(before[shard.name][:100])
    else:
        (tmp_path / "out" / f"{shards.PREFIX}123").write_bytes(b"x")
    run(source, tmp_path / "out")
    assert files(tmp_path / "out") == before


def stopped_after(source: Path, target: Path, slices: int) -> None:
    """A run that ends with Ctrl-C after so many slices."""
    seen = list[Progress]()

    def told(progress: Progress) -> None:
        seen.append(progress)
        if len(seen) == slices:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_corpus(source, target, Options(shard_characters=SMALL), told=told)


def test_a_run_that_was_stopped_continues(source: Path, tmp_path: Path) -> None:
    run(source, tmp_path / "whole")
    stopped_after(source, tmp_path / "out", 2)
    manifest = Manifest.model_validate_json((tmp_path / "out/manifest.json").read_bytes())
    assert not manifest.complete
    assert set(files(tmp_path / "out")) == {"manifest.json", *(shard.name for shard in manifest.shards)}
    run(source, tmp_path / "out")
    assert files(tmp_path / "out") == files(tmp_path / "whole")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"shard_characters": SMALL + 1}, f"begun with shard_characters={SMALL}, not {SMALL + 1}"),
        ({"format": "parquet"}, "begun with format=jsonl, not parquet"),
        ({"text_field": "body"}, "begun with text_field=text, not body"),
    ],
    ids=["shard_characters", "format", "text_field"],
)
def test_other_options_are_refused(source: Path, tmp_path: Path, options: dict[str, Any], message: str) -> None:
    run(source, tmp_path / "out")
    before = files(tmp_path / "out")
    with pytest.raises(SeedstatsError, match=message):
        run(source, tmp_path / "out", **options)
    assert files(tmp_path / "out") == before


@pytest.mark.parametrize(
    ("change", "message"),
    [("longer", "input has changed"), ("same size", "part-00000.jsonl: documents 0 to"), ("version", "begun by")],
    ids=["longer", "same size", "version"],
)
def test_another_input_is_refused(source: Path, tmp_path: Path, change: str, message: str) -> None:
    run(source, tmp_path / "out")
    manifest = tmp_path / "out/manifest.json"
    if change == "longer":
        write(source, [*TEXTS, "办结1件。"])
    elif change == "version":
        manifest.write_text(manifest.read_text("utf-8").replace('"seedstats": "', '"seedstats": "9.'), "utf-8")
    else:
        source.write_text(source.read_text("utf-8").replace("的", "地", 1), "utf-8")
    with pytest.raises(SeedstatsError, match=message):
        run(source, tmp_path / "out")


def test_fewer_documents_in_as_many_bytes_are_refused(tmp_path: Path) -> None:
    source = write(tmp_path / "a.jsonl", ["一" * 30] * 10)
    run(source, tmp_path / "out", shard_characters=60)
    content = source.read_bytes()
    keep = content.index(b'{"id": "d4"')
    source.write_bytes(content[:keep] + b" " * (len(content) - keep))
    with pytest.raises(SeedstatsError, match="fewer documents"):
        run(source, tmp_path / "out", shard_characters=60)


@pytest.mark.parametrize("content", ["", "[]", '{"version": 2}'])
def test_a_manifest_that_is_none_is_told(source: Path, tmp_path: Path, content: str) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/manifest.json").write_text(content, "utf-8")
    with pytest.raises(SeedstatsError, match=r"manifest\.json: .*new folder"):
        run(source, tmp_path / "out")


def test_shards_without_a_manifest_are_not_overwritten(source: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/part-00000.jsonl").write_text("mine", "utf-8")
    with pytest.raises(SeedstatsError, match="without a manifest"):
        run(source, tmp_path / "out")
    assert files(tmp_path / "out") == {"part-00000.jsonl": b"mine"}


def test_the_output_may_not_lie_in_the_input(source: Path, tmp_path: Path) -> None:
    with pytest.raises(SeedstatsError, match="lies in the input"):
        run(source.parent, tmp_path / "out")


def test_a_run_keeps_another_one_out(source: Path, tmp_path: Path) -> None:
    def told(progress: Progress) -> None:
        with pytest.raises(SeedstatsError, match="another run"):
            run(source, tmp_path / "out")

    run_corpus(source, tmp_path / "out", Options(), told=told)


def test_a_full_disk_is_one_line_and_the_run_continues_later(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(source, tmp_path / "whole")

    def full(self: object, content: bytes) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(shards.JsonLines, "add", full)
        with pytest.raises(SeedstatsError, match="No space left"):
            run(source, tmp_path / "out")
    run(source, tmp_path / "out")
    assert files(tmp_path / "out") == files(tmp_path / "whole")
