"""The collector of garbage, kept out where thousands of objects are made and none is dropped in a circle."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def uncollected(make: Callable[[], T]) -> T:
    """What `make` gives, made while the collector rests; it goes on as before whatever happens.

    Looking again and again through all that a long document has given so far takes a fifth of the time at ten million
    characters, and finds nothing: facts hold no circles.
    """
    if not gc.isenabled():
        return make()
    gc.disable()
    try:
        return make()
    finally:
        gc.enable()
