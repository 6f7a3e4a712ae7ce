"""Named rules that answer or abstain."""

from __future__ import annotations

from dataclasses import dataclass

import regex


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern, with the reason it stands for and an example (the numeral in braces)."""

    name: str
    reason: str
    example: str
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Inventory:
    """Rules compiled into one pattern; of those that hold at an offset, the first in the list decides."""

    rules: dict[str, Rule]
    pattern: regex.Pattern[str]

    def decide(self, text: str, offset: int) -> Rule | None:
        """The first rule that holds at `offset` of `text`, None where none does."""
        match = self.pattern.match(text, offset)
        return self.rules[match.lastgroup] if match and match.lastgroup else None


def compile_rules(rules: tuple[Rule, ...]) -> Inventory:
    """An inventory of `rules`, in their order."""
    named = {f"r{number}": rule for number, rule in enumerate(rules)}
    return Inventory(named, regex.compile("|".join(f"(?P<{key}>{rule.pattern})" for key, rule in named.items())))
