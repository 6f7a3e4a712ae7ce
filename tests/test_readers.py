"""Which documents are found, and that their text is what stands in the file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from seedstats.errors import SeedstatsError
from seedstats.readers import checked, decode, find_documents, read_text


def make(folder: Path, *names: str) -> None:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("办结20件。", "utf-8")


def relatives(*paths: Path) -> list[str]:
    search = find_documents(paths)
    assert search.errors == ()
    return [found.relative.as_posix() for found in search.found]


def test_a_folder_is_searched_with_its_subfolders_in_order(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a.md", "deep/er/c.txt", "UPPER.TXT")
    assert relatives(tmp_path) == ["UPPER.TXT", "a.md", "b.txt", "deep/er/c.txt"]


def test_only_texts_are_documents(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "a.json", "README.md", "readme.txt", "sub/Readme.md", ".hidden.txt", ".git/x.txt", "plain")
    assert relatives(tmp_path) == ["a.txt"]


def test_a_file_named_outright_is_read_whatever_its_name(tmp_path: Path) -> None:
    make(tmp_path, "deep/README.md", "deep/report.html")
    assert relatives(tmp_path / "deep/README.md", tmp_path / "deep/report.html") == ["README.md", "report.html"]


def test_a_document_is_found_once(tmp_path: Path) -> None:
    make(tmp_path, "sub/a.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "sub/a.txt")
    assert len(relatives(tmp_path / "sub", tmp_path / "sub/a.txt", tmp_path / "sub/../sub/a.txt", tmp_path)) == 1


def test_what_is_wrong_with_one_path_leaves_the_others(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "empty/a.json")
    search = find_documents([tmp_path / "missing.txt", tmp_path / "empty", tmp_path / "a.txt"])
    assert [found.relative.name for found in search.found] == ["a.txt"]
    missing, empty = map(str, search.errors)
    assert "missing.txt" in missing
    assert "no such file" in missing
    assert "empty" in empty
    assert "no texts" in empty


def test_a_folder_that_cannot_be_listed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a.txt", "closed/b.txt")
    whole = os.scandir

    def scandir(path: str) -> Any:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", path)
        return whole(path)

    monkeypatch.setattr(os, "scandir", scandir)
    search = find_documents([tmp_path])
    assert search.found == ()
    assert [str(error) for error in search.errors] == [
        f"{tmp_path / 'closed'}: Permission denied; the folder cannot be listed"
    ]


def test_a_sentence_in_place_of_a_path_is_an_error_like_any_other() -> None:
    search = find_documents([Path("办结20件。" * 100)])
    assert search.found == ()
    assert len(search.errors) == 1


def test_text_is_read_as_it_stands(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes("一\r\n二\r三\n\ufeff四\u2028五\x00".encode())
    assert read_text(file) == "一\r\n二\r三\n\ufeff四\u2028五\x00"


def test_a_leading_byte_order_mark_is_dropped() -> None:
    assert decode(b"\xef\xbb\xbf" + "办结20件".encode(), "a.txt") == "办结20件"


@pytest.mark.parametrize(
    ("raw", "parts"),
    [
        ("办结20件".encode("gb18030"), ["a.txt", "byte 0 (0xB0)", "iconv -f GB18030 -t UTF-8 a.txt"]),
        ("办结20件".encode("utf-16"), ["byte 0 (0xFF)", "iconv -f UTF-16 -t UTF-8 a.txt"]),
        ("办结".encode() + b"\xff", ["byte 6 (0xFF)", "save the document as UTF-8"]),
    ],
    ids=["GB18030", "UTF-16", "neither"],
)
def test_bytes_that_are_no_utf8_say_where_and_what_to_do(raw: bytes, parts: list[str]) -> None:
    with pytest.raises(SeedstatsError) as caught:
        decode(raw, "a.txt")
    message = str(caught.value)
    assert "\n" not in message
    for part in parts:
        assert part in message


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.txt"):
        with pytest.raises(SeedstatsError, match=path.name):
            read_text(path)


def test_an_argument_that_is_no_text_is_refused() -> None:
    assert checked("办结20件", "the text given") == "办结20件"
    with pytest.raises(SeedstatsError, match="character 2"):
        checked("办结\udcb0", "the text given")
