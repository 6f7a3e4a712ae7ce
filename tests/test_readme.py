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


def blocks(language: str) -> list[object]:
    return [
        pytest.param(content, id=f"{page.relative_to(ROOT)}:{number}")
        for page in PAGES
        for number, (found, content) in enumerate(_BLOCK.findall(page.read_text("utf-8")), 1)
        if found == language
    ]


@pytest.mark.parametrize("content", blocks("python"))
def test_python_examples(content: str) -> None:
    test = doctest.DocTestParser().get_doctest(content, {}, "example", None, None)
    assert test.examples, "write Python examples as a session, with >>>, so that they show what they give"
    report: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test, out=report.append)
    assert report == []


@pytest.mark.parametrize("content", blocks("console"))
def test_commands(content: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines after `$ seedstats …` are its output, but for blank lines and trailing spaces."""
    monkeypatch.chdir(ROOT)
    commands = content.split("$ seedstats ")[1:]
    assert commands
    for command in commands:
        line, _, output = command.partition("\n")
        result = CliRunner().invoke(app, shlex.split(line), env={"COLUMNS": "80"})
        assert result.exit_code == 0, result.stderr
        assert tidy(result.stdout) == tidy(output)


def tidy(output: str) -> list[str]:
    return [line.rstrip() for line in output.splitlines() if line.strip()]


def test_the_readme_shows_both_kinds_of_examples() -> None:
    languages = {language for language, _ in _BLOCK.findall(PAGES[0].read_text("utf-8"))}
    assert {"python", "console"} <= languages


def test_links_lead_somewhere() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8")):
            assert "://" in target or (page.parent / target).exists(), f"{page.name}: {target}"
