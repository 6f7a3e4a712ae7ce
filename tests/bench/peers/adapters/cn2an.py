"""cn2an.transform: Chinese numerals in a text become Arabic ones; it does not say where."""

from __future__ import annotations

from collections.abc import Callable


def load() -> Callable[[str], str]:
    """The text rewritten."""
    import cn2an

    transform: Callable[[str], str] = cn2an.transform
    return transform


def spans(_: str) -> None:
    """A text that was rewritten has other places."""
