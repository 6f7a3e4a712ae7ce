"""The command line, through its runner and as real processes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from seedstats.cli import app
from seedstats.models import FactSheet

SENTENCE = "截至目前，某街道走访居民1.3万余户，办结事项591件。"
BAD_INPUT = 2


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(app, arguments, input=stdin, env={"COLUMNS": "80"})


def process(
    *arguments: str | bytes, stdin: bytes = b"", folder: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", "from seedstats.cli import app; app()", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, cwd=folder, check=False)


def one_error(result: Result) -> str:
    """The single line on standard error of a command that was given bad input."""
    assert result.exit_code == BAD_INPUT
    (line,) = result.stderr.splitlines()
    assert line.startswith("seedstats: ")
    return line


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text(SENTENCE, "utf-8")
    (folder / "sub/a.txt").write_text("一体推进各项工作。", "utf-8")
    return folder


def test_sheet_writes_one_file_a_document_and_closes_with_a_table(texts: Path, tmp_path: Path) -> None:
    result = run("sheet", str(texts), "-o", str(tmp_path / "facts"))
    assert result.exit_code == 0
    assert result.stderr == ""
    written = sorted(path.relative_to(tmp_path).as_posix() for path in (tmp_path / "facts").rglob("*.json"))
    assert written == ["facts/a.json", "facts/sub/a.json"]
    sheet = FactSheet.model_validate_json((tmp_path / "facts/a.json").read_bytes())
    assert [fact.quantity.text for fact in sheet.facts] == ["1.3万余户", "591件"]
    assert sheet.source == (texts / "a.txt").as_posix()
    assert "2 documents" in result.stdout
    assert "count 2" in result.stdout


def test_a_bad_document_is_named_and_the_others_are_done(texts: Path, tmp_path: Path) -> None:
    (texts / "bad.txt").write_bytes("办结20件".encode("gb18030"))
    result = run("sheet", str(texts), str(tmp_path / "missing.txt"), "-o", str(tmp_path / "facts"))
    assert result.exit_code == BAD_INPUT
    missing, bad = result.stderr.splitlines()
    assert "missing.txt: no such file" in missing
    assert "bad.txt: byte 0" in bad
    assert "GB18030" in bad
    written = sorted(path.relative_to(tmp_path).as_posix() for path in (tmp_path / "facts").rglob("*.json"))
    assert written == ["facts/a.json", "facts/sub/a.json"]
    assert "2 documents" in result.stdout


def test_two_texts_of_one_name_do_not_overwrite_each_other(texts: Path, tmp_path: Path) -> None:
    result = run("sheet", str(texts / "a.txt"), str(texts / "sub/a.txt"), "-o", str(tmp_path / "facts"))
    assert "would overwrite" in one_error(result)
    sheet = FactSheet.model_validate_json((tmp_path / "facts/a.json").read_bytes())
    assert sheet.source == (texts / "a.txt").as_posix()


@pytest.mark.parametrize("arguments", [["sheet", "missing"], ["sheet", "."], ["score", "missing"], ["score", "."]])
def test_a_path_that_leads_nowhere_is_one_line(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert f"seedstats: {arguments[1]}: " in one_error(run(*arguments))
    assert list(tmp_path.iterdir()) == []


def test_output_that_cannot_be_written_is_one_line(texts: Path) -> None:
    result = run("sheet", str(texts / "a.txt"), "-o", str(texts / "sub/a.txt"))
    assert "cannot be written" in one_error(result)


def test_extract_shows_a_table() -> None:
    result = run("extract", SENTENCE)
    assert result.exit_code == 0
    for part in ("1.3万余户", "> 13000", "591件"):
        assert part in result.stdout


def test_extract_gives_the_whole_sheet_as_json() -> None:
    sheet = FactSheet.model_validate_json(run("extract", SENTENCE, "--json").stdout)
    assert [str(fact.quantity.value) for fact in sheet.facts] == ["13000", "591"]


def test_extract_reads_standard_input_as_it_stands() -> None:
    text = "走访居民\r\n1.3万余户。"
    sheet = FactSheet.model_validate_json(run("extract", "-", "--json", stdin=text.encode()).stdout)
    (fact,) = sheet.facts
    assert text[fact.quantity.start : fact.quantity.end] == fact.quantity.text == "1.3万余户"


@pytest.mark.parametrize("command", ["extract", "why"])
def test_bytes_that_are_no_text_are_one_line(command: str) -> None:
    assert "standard input: byte 0" in one_error(run(command, "-", stdin="办结20件".encode("gb18030")))


def test_why_tells_the_rules_and_the_reason() -> None:
    result = run("why", "1月15日，办结事项591件。")
    assert result.exit_code == 0
    month, day, count = (line.split() for line in result.stdout.splitlines() if " yes " in line or " no " in line)
    assert month[:3] == ["1", "0–1", "no"]
    assert day[:3] == ["15", "2–4", "no"]
    assert "month" in month[3:]
    assert count[:3] == ["591件", "10–14", "yes"]


@pytest.mark.parametrize(("command", "said"), [("extract", "no figure found"), ("why", "no numeral found")])
def test_a_text_without_numbers_is_said_to_have_none(command: str, said: str) -> None:
    result = run(command, "各项工作稳步推进。")
    assert (result.exit_code, result.stdout.strip()) == (0, said)


def test_score_prints_the_ladder_and_what_differs(texts: Path) -> None:
    start = SENTENCE.index("591")
    right = {"start": start, "end": start + 4, "text": "591件", "value": "590", "relation": "eq", "unit": "件"}
    labels = [{**right, "kind": "count", "entity": "事项"}]
    (texts / "a.json").write_text(json.dumps(labels), "utf-8")
    result = run("score", str(texts), "-v")
    assert result.exit_code == 0
    assert "documents 1, labels 1, predictions 2" in result.stdout
    assert "extra" in result.stdout
    assert "value" in result.stdout
    assert "1.3万余户" in result.stdout
    assert "1.3万余户" not in run("score", str(texts)).stdout


def test_labels_of_another_text_are_one_line(texts: Path) -> None:
    labels = [{"start": 0, "end": 4, "text": "591件", "relation": "eq", "kind": "count"}]
    (texts / "a.json").write_text(json.dumps(labels), "utf-8")
    assert "does not stand at 0" in one_error(run("score", str(texts)))


def test_schema_is_json() -> None:
    assert json.loads(run("schema").stdout)["title"] == "FactSheet"


@pytest.mark.parametrize("command", [[], ["sheet"], ["extract"], ["why"], ["score"], ["schema"]])
def test_help_has_examples(command: list[str]) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert "Example" in result.stdout
    assert f"seedstats {' '.join(command)}".strip() in result.stdout


def test_version() -> None:
    assert run("--version").stdout.startswith("seedstats 0.")


def test_a_real_run(texts: Path, tmp_path: Path) -> None:
    done = process("sheet", "texts", "-o", "facts", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / "facts/sub/a.json").is_file()


def test_a_real_run_tells_errors_without_a_traceback(tmp_path: Path) -> None:
    failed = process("sheet", "missing.txt", folder=tmp_path)
    assert failed.returncode == BAD_INPUT
    assert failed.stderr.decode().splitlines() == [
        "seedstats: missing.txt: no such file or folder; check the spelling and the folder you are in"
    ]


def test_a_real_run_refuses_an_argument_in_another_encoding() -> None:
    failed = process("extract", "办结20件".encode("gb18030"))
    assert failed.returncode == BAD_INPUT
    assert failed.stderr.startswith(b"seedstats: the text given: character 0")
    assert failed.stderr.count(b"\n") == 1


def test_a_real_run_reads_standard_input() -> None:
    done = process("extract", "-", "--json", stdin=SENTENCE.encode())
    assert len(FactSheet.model_validate_json(done.stdout).facts) == 2


def test_audit_reads_standard_input() -> None:
    result = run("audit", "-", "--json", stdin="受理矛盾纠纷200件，办结150件，办结率85%。")
    assert result.exit_code == 1
    assert '"check": "rate"' in result.stdout
