"""Named rules that answer or abstain."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import regex


class Rule(NamedTuple):
    """A named pattern, with the reason it stands for and an example (the numeral in braces).

    `near` holds the characters one of which touches the numeral wherever the rule can hold; it spares the others.
    """

    name: str
    reason: str
    example: str
    near: str = ""
    pattern: str = ""


class Inventory:
    """Rules in their order: of those that hold at an offset, the first decides.

    The rules that share a touching character are compiled into one pattern, when it is first met.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = {f"r{number}": rule for number, rule in enumerate(rules)}
        self._near = frozenset("".join(rule.near for rule in rules))
        self._patterns: dict[str, regex.Pattern[str]] = {}

    def decide(self, text: str, offset: int, touching: str) -> Rule | None:
        """The first rule that holds at `offset` of `text`, where the character `touching` touches the numeral."""
        if touching not in self._near:
            return None
        pattern = self._patterns.get(touching)
        if pattern is None:
            pattern = self._patterns[touching] = self._compile(touching)
        match = pattern.match(text, offset)
        return self._rules[match.lastgroup] if match and match.lastgroup else None

    def _compile(self, touching: str) -> regex.Pattern[str]:
        chosen = (f"(?P<{key}>{rule.pattern})" for key, rule in self._rules.items() if touching in rule.near)
        return regex.compile("|".join(chosen))
