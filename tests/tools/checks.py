"""`python -m tests.tools.checks --write`: a page for each check and lint in docs/checks/, from the code."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import seedstats
from seedstats.checks import CHECKS
from seedstats.checks.check import Check
from seedstats.models import Finding
from tests.bench.page import DOCS, markdown

FOLDER = DOCS / "checks"
_KINDS = {"check": "Do the figures agree?", "lint": "Are they worded well?"}
_INTRO = """# Checks and lints

`seedstats audit PATH...` and `seedstats.audit(sheet)` hold the figures of a document against each other; the first and
`seedstats.audit_many(sheets)` also hold documents against each other ([twice](twice.md)). An `error` cannot
be true, a `warning` looks wrong, a `note` holds by cut-off or loosely rounded digits alone, cannot be checked, or is a
matter of style. Every sum is made with intervals from the digits as stated: 1.3万 is 12,500 to 13,500, 96.21% is 96.205
to 96.215, 余 and 超 open the upper end, 约 widens both. A relation is only looked for where the text states it, and
what is merely likely to be the whole never accuses.

A source named on a page is one that was looked up, in copies on public pages, not in print; where a rule is plain
arithmetic or a custom of editors, the page says so.

`--off NAME`, or `audit(sheet, off={"NAME"})`, leaves a check out. These pages are made from the code by
`python -m tests.tools.checks --write`.
"""


def pages() -> dict[Path, str]:
    """Every page with what it should hold."""
    return {FOLDER / "README.md": _index(), **{FOLDER / f"{check.name}.md": _page(check) for check in CHECKS}}


def findings(check: Check, text: str) -> list[Finding]:
    """What one check says of a text."""
    return [found for found in seedstats.audit(seedstats.extract(text), text) if found.check == check.name]


def findings_across(check: Check, texts: Sequence[str]) -> list[Finding]:
    """What one check says of several texts, held against each other."""
    sheets = [seedstats.extract(text, source=f"{number}") for number, text in enumerate(texts, 1)]
    audited = seedstats.audit_many(sheets, texts)
    return [found for one in audited for found in one if found.check == check.name and found.sources]


def _index() -> str:
    parts = [_INTRO]
    for kind, heading in _KINDS.items():
        rows = [
            (f"[{check.name}]({check.name}.md)", check.title, _summary(check)) for check in CHECKS if check.kind == kind
        ]
        parts.append(f"## {heading}\n\n{markdown(('name', '中文', 'what it looks at'), rows)}\n")
    return "\n".join(parts)


def _summary(check: Check) -> str:
    return " ".join(check.describe().split("\n\n")[0].split()).rstrip(".")


def _page(check: Check) -> str:
    lines = [f"# {check.name}: {check.title}", "", check.describe(), "", f"Source: {check.source}", ""]
    lines += ["Nothing is said of:", "", *(f"> {text}\n" for text in check.agrees)]
    for text in check.disagrees:
        lines += [f"> {text}", ""]
        lines += [*_told(findings(check, text)), ""]
    if check.across:
        lines += ["## Across documents", "", check.describe_across(), "", "Nothing is said of these pairs:", ""]
        lines += [f"> {first}\n>\n> {second}\n" for first, second in check.agrees_across]
    for texts in check.disagrees_across:
        lines += ["> " + "\n>\n> ".join(texts), "", *_told(findings_across(check, texts)), ""]
    return "\n".join(lines).rstrip() + "\n"


def _told(found: list[Finding]) -> list[str]:
    lines = []
    for one in found:
        lines += [f"- `{one.severity}` {one.message}", f"  <br>{one.message_en}"]
        if one.result == "cannot check":
            lines.append("  <br>result: `cannot check`")
    return lines


def main() -> None:
    """Print the pages, or write them and drop those of checks that are gone."""
    made = pages()
    if "--write" not in sys.argv[1:]:
        print("\n".join(made.values()))
        return
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.md"):
        if old not in made:
            old.unlink()
    for path, page in made.items():
        path.write_text(page, "utf-8")


if __name__ == "__main__":
    main()
