"""Bytes to text, with nothing changed on the way: offsets in a fact sheet are offsets in this text."""

from __future__ import annotations

import codecs
from pathlib import Path

from seedstats.errors import SeedstatsError

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_text(path: Path) -> str:
    """The text of a UTF-8 file, line ends as they are, without the byte order mark some editors put first.

    Raises `SeedstatsError` where the file cannot be read or holds bytes that are not UTF-8.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise SeedstatsError(f"{path}: {error.strerror}; the file cannot be read") from error
    return decode(raw, str(path))


def decode(raw: bytes, name: str) -> str:
    """Decode UTF-8, dropping a leading byte order mark and keeping every other character.

    Raises `SeedstatsError` naming the document, the first byte that is wrong, and the way to mend it.
    """
    try:
        return raw.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        where = f"{name}: byte {error.start} (0x{raw[error.start]:02X}) is not UTF-8"
        raise SeedstatsError(f"{where}; {_advice(raw, name)}") from error


def checked(text: str, name: str) -> str:
    """Return `text`, which came from a command line, unless bytes that are no text were smuggled into it.

    Raises `SeedstatsError` naming the first such character: a lone surrogate, which no UTF-8 can hold.
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise SeedstatsError(f"{name}: character {error.start} is not UTF-8; write it to a UTF-8 file first") from error
    return text


def _advice(raw: bytes, name: str) -> str:
    encoding = "UTF-16" if raw.startswith(_UTF16_MARKS) else "GB18030" if _is_gb18030(raw) else None
    if encoding is None:
        return "save the document as UTF-8"
    return f"it reads as {encoding}, so convert it first: iconv -f {encoding} -t UTF-8 {name}"


def _is_gb18030(raw: bytes) -> bool:
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return True
