"""Find the documents under files and folders."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from seedstats.errors import SeedstatsError

SUFFIXES = frozenset({".txt", ".md"})
"""What a document in a folder is called by; a file that is named outright is read whatever its suffix."""


class Found(NamedTuple):
    """A document: where it is, and its place below the path that was asked for (its name, for a file)."""

    path: Path
    relative: Path


class Search(NamedTuple):
    """What was found, in the order of the paths, and what was wrong with the others."""

    found: tuple[Found, ...]
    errors: tuple[SeedstatsError, ...]


def find_documents(paths: Iterable[Path], suffixes: frozenset[str] = SUFFIXES) -> Search:
    """The documents under `paths`, each once.

    Folders are searched with all their subfolders for names that end in one of `suffixes`, in their order. READMEs and
    whatever is hidden (a name that begins with a dot) are left out. A path that does not exist, cannot be listed
    or is a folder without documents becomes one of the errors; the other paths are still searched.
    """
    found: dict[Path, Found] = {}
    errors: list[SeedstatsError] = []
    for path in paths:
        try:
            for document in _under(path, suffixes):
                found.setdefault(document.path.resolve(), document)
        except SeedstatsError as error:
            errors.append(error)
        except OSError as error:
            errors.append(SeedstatsError(f"{path}: {error.strerror}; name a file or a folder that can be read"))
    return Search(tuple(found.values()), tuple(errors))


def _under(path: Path, suffixes: frozenset[str]) -> list[Found]:
    if not path.is_dir():
        if not path.exists():
            raise SeedstatsError(f"{path}: no such file or folder; check the spelling and the folder you are in")
        return [Found(path, Path(path.name))]
    named = (file for file in sorted(_files(path)) if _is_document(file, suffixes))
    documents = [Found(file, file.relative_to(path)) for file in named]
    if not documents:
        raise SeedstatsError(f"{path}: no texts in this folder; a document is a .txt or .md file that is no README")
    return documents


def _files(folder: Path) -> Iterator[Path]:
    for here, folders, names in os.walk(folder, onerror=_raise):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(here, name) for name in names)


def _raise(error: OSError) -> None:
    """`os.walk` is silent about a folder it cannot list; its texts must not go missing like that."""
    raise SeedstatsError(f"{error.filename}: {error.strerror}; the folder cannot be listed") from error


def _is_document(file: Path, suffixes: frozenset[str]) -> bool:
    if file.name.startswith(".") or file.stem.casefold() == "readme":
        return False
    return file.suffix.casefold() in suffixes and file.is_file()
