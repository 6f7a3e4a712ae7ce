"""What the README shows is what happens: its Python blocks run, and its commands print what stands below them."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from seedstats.cli import app

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), ROOT / "seeds" / "README.md"]

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page: Path, language: str) -> list[str]:
    return [content for found, content in _BLOCK.findall(page.read_text("utf-8")) if found == language]


def pages_with(language: str) -> list[object]:
    return [pytest.param(page, id=str(page.relative_to(ROOT))) for page in PAGES if blocks(page, language)]


@pytest.mark.parametrize("page", pages_with("python"))
def test_python_examples(page: Path) -> None:
    """The blocks of a page are one session, as a reader takes them."""
    content = "\n".join(blocks(page, "python"))
    test = doctest.DocTestParser().get_doctest(content, {}, page.name, None, None)
    assert len(test.examples) >= len(blocks(page, "python")), (
        "write examples with >>>, so that they show what they give"
    )
    report: list[str] = []
    doctest.DocTestRunner().run(test, out=report.append)
    assert report == []


@pytest.mark.parametrize("page", pages_with("console"))
def test_commands(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines after `$ seedstats …` are its output, but for blank lines and trailing spaces."""
    monkeypatch.chdir(ROOT)
    for command in "".join(blocks(page, "console")).split("$ seedstats ")[1:]:
        line, _, output = command.partition("\n")
        result = CliRunner().invoke(app, shlex.split(line), env={"COLUMNS": "80"})
        assert result.exit_code == 0, result.stderr
        assert tidy(result.stdout) == tidy(output)


def tidy(output: str) -> list[str]:
    return [line.rstrip() for line in output.splitlines() if line.strip()]


def test_the_readme_shows_both_kinds_of_examples() -> None:
    assert blocks(PAGES[0], "python")
    assert "$ seedstats " in "".join(blocks(PAGES[0], "console"))


def test_links_lead_somewhere() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8")):
            assert "://" in target or (page.parent / target).exists(), f"{page.name}: {target}"
