"""One file a peer: `load()` imports it and returns what reads a text, `spans` says what was found, and where.

Only what `load` returns is timed. A span is (start, end, value), half-open in code points, and its value a plain
decimal, two of them for a range, or None; `spans` returns None where the peer does not say where a number stands.
Nothing but the standard library and the peer is imported here, since the file runs in the peer's own environment.
"""
