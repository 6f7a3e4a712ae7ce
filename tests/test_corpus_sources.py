"""Documents of a corpus: which files, which names, and what becomes of what is broken."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from seedstats.corpus.files import find_files, fingerprint
from seedstats.corpus.manifest import Options
from seedstats.corpus.sources import read_items
from seedstats.errors import SeedstatsError
from seedstats.failures import Failure
from seedstats.workers.chunks import Document


def read(source: Path, **options: Any) -> list[tuple[str | None, str]]:
    """The name of each document with its text, or with what is wrong."""
    items = [read.item for read in read_items(find_files(source), Options(**options))]
    assert [item.position for item in items] == list(range(len(items)))
    return [(item.source, item.message if isinstance(item, Failure) else item.text) for item in items]


def written(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_folder_is_read_in_one_order_and_named_by_its_paths(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/b/c.txt", ".git/x.txt", "README.md", "a.jsonl", "x.csv"):
        written(tmp_path / name, '{"text": "行"}' if name.endswith("jsonl") else name)
    assert read(tmp_path) == [
        ("a/b/c.txt", "a/b/c.txt"),
        ("a/z.md", "a/z.md"),
        ("a.jsonl:1", "行"),
        ("b.txt", "b.txt"),
    ]


def test_json_lines_have_names_dates_and_places(tmp_path: Path) -> None:
    rows = ['{"id": "甲", "text": "一", "date": "2024-03-01"}', "", '{"id": 7, "text": "二"}', '{"text": "三"}']
    path = written(tmp_path / "a.jsonl", "\r\n".join(rows))
    assert read(path) == [("甲", "一"), ("7", "二"), ("a.jsonl:4", "三")]
    first = next(read_items(find_files(path), Options())).item
    assert isinstance(first, Document)
    assert first.date == date(2024, 3, 1)


def test_fields_go_by_the_names_that_are_given(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", '{"body": "一", "url": "u", "text": "no"}')
    assert read(path, text_field="body", id_field="url") == [("u", "一")]


@pytest.mark.parametrize("lines", [True, False])
def test_a_text_is_one_document_or_one_a_line(tmp_path: Path, lines: bool) -> None:
    path = written(tmp_path / "a.txt", "\ufeff一\n\n二\r\n")
    assert read(path, lines=lines) == ([("a.txt:1", "一"), ("a.txt:3", "二")] if lines else [("a.txt", "一\n\n二\r\n")])


def test_packed_files_read_as_what_is_in_them(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl.gz", gzip.compress('{"text": "一"}\n{"text": "二"}\n'.encode()))
    assert read(path) == [("a.jsonl.gz:1", "一"), ("a.jsonl.gz:2", "二")]


def test_parquet_is_read_by_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": ["一", None], "id": ["x", None], "date": [date(2024, 3, 1), None]}), path)
    assert read(path)[0] == ("x", "一")
    name, message = read(path)[1]
    assert name == "a.parquet:2"
    assert "missing" in message


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"{", "no JSON"),
        (b"[1]", "no JSON object"),
        (b'{"text": null}', "missing"),
        (b'{"text": 5}', "a int"),
        (b'{"text": "a", "date": "3/1"}', "the date '3/1'"),
        (b'{"text": ' + b"1" * 5000 + b"}", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b'{"text": "\xff"}', "no JSON"),
    ],
    ids=["cut", "list", "null", "number", "date", "digits", "depth", "bytes"],
)
def test_a_line_that_is_no_document_takes_its_place_as_a_failure(tmp_path: Path, line: bytes, message: str) -> None:
    path = written(tmp_path / "a.jsonl", b'{"text": "before"}\n' + line + b'\n{"text": "after"}\n')
    before, broken, after = read(path)
    assert (before[1], after[1]) == ("before", "after")
    assert broken[0] == "a.jsonl:2"
    assert message in broken[1]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl.gz", gzip.compress(b'{"text": "x"}\n' * 20_000)[:-500]),
        ("a.txt.gz", b"not packed"),
        ("a.parquet", b"PAR1"),
        ("a.txt", "办结20件".encode("gb18030")),
    ],
    ids=["cut", "not packed", "no Parquet", "GB18030"],
)
def test_a_file_that_breaks_off_is_named_and_the_next_one_read(tmp_path: Path, name: str, content: bytes) -> None:
    written(tmp_path / name, content)
    written(tmp_path / "b.txt", "after")
    *_, broken, after = read(tmp_path)
    assert broken[0] == name
    assert name in broken[1]
    assert after == ("b.txt", "after")


def test_how_far_the_input_is_read_ends_at_its_size(tmp_path: Path) -> None:
    written(tmp_path / "a.jsonl", "".join(json.dumps({"text": "一" * n}) + "\n" for n in range(50)))
    written(tmp_path / "b.txt.gz", gzip.compress(b"a\nb\n" * 100))
    pq.write_table(pa.table({"text": ["一"] * 600}), tmp_path / "c.parquet")
    reads = list(read_items(find_files(tmp_path), Options(lines=True)))
    assert [read.bytes for read in reads] == sorted(read.bytes for read in reads)
    assert reads[-1].bytes == fingerprint(tmp_path).bytes


@pytest.mark.parametrize("name", ["missing.jsonl", "a.csv", "empty"])
def test_what_cannot_be_read_at_all_is_told(tmp_path: Path, name: str) -> None:
    written(tmp_path / "a.csv", "x")
    (tmp_path / "empty").mkdir()
    with pytest.raises(SeedstatsError, match=name):
        fingerprint(tmp_path / name)
