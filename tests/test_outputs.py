"""Sheets are written whole or not at all, and tables show what a sheet holds."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table

from seedstats.errors import SeedstatsError
from seedstats.explain import Verdict
from seedstats.models import FactSheet
from seedstats.outputs import place_sheets, sheet_json, write_sheet
from seedstats.outputs.tables import facts_table, kinds, summary_table, verdicts_table
from tests.builders import POINTS, RATE, fact, sheet

WIDTH = 80


def shown(table: Table) -> str:
    buffer = io.StringIO()
    Console(file=buffer, width=WIDTH).print(table)
    return buffer.getvalue()


def joined(table: Table) -> str:
    """All that a table shows, without its layout, so that a cell on two lines still counts as shown."""
    columns = ["".join(str(cell) for cell in column.cells) for column in table.columns]
    return " ".join(columns)


def test_json_keeps_numbers_as_decimal_strings_and_chinese_as_it_is() -> None:
    written = json.loads(sheet_json(sheet(RATE)))
    quantity = written["facts"][0]["quantity"]
    assert (quantity["value"], quantity["text"], quantity["unit"]["text"]) == ("96.21", "96.21%", "%")
    assert "办结率" in sheet_json(sheet(RATE))


def test_a_written_sheet_reads_back_equal(tmp_path: Path) -> None:
    target = tmp_path / "new/folder/a.json"
    made = sheet(fact(), RATE, POINTS, source="a.txt")
    write_sheet(made, target)
    assert FactSheet.model_validate_json(target.read_bytes()) == made
    assert [file.name for file in target.parent.iterdir()] == ["a.json"]


def test_a_sheet_replaces_what_stood_there(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    target.write_text("old", "utf-8")
    write_sheet(sheet(), target)
    assert target.read_text("utf-8") == sheet_json(sheet())


def test_a_long_name_can_be_written(tmp_path: Path) -> None:
    write_sheet(sheet(), tmp_path / f"{'报' * 83}.json")
    assert len(list(tmp_path.iterdir())) == 1


def test_a_failed_write_leaves_the_old_sheet_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.json"
    target.write_text("old", "utf-8")
    whole = Path.write_bytes

    def half_then_full_disk(self: Path, data: Any) -> int:
        whole(self, bytes(data)[:10])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", half_then_full_disk)
    with pytest.raises(SeedstatsError, match=r"a\.json: No space left"):
        write_sheet(sheet(RATE), target)
    assert [(file.name, file.read_text("utf-8")) for file in tmp_path.iterdir()] == [("a.json", "old")]


def test_an_interrupted_write_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(self: Path, target: Path) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_sheet(sheet(RATE), tmp_path / "a.json")
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "facts").write_text("", "utf-8")
    with pytest.raises(SeedstatsError, match="facts"):
        write_sheet(sheet(), tmp_path / "facts" / "a.json")


def test_sheets_mirror_the_folders_of_their_texts() -> None:
    paths = [(Path("in/a.txt"), Path("a.txt")), (Path("in/sub/a.txt"), Path("sub/a.txt")), (Path("b"), Path("b"))]
    targets, errors = place_sheets(paths, Path("out"))
    assert errors == ()
    assert [target.as_posix() for target in targets.values()] == ["out/a.json", "out/sub/a.json", "out/b.json"]


def test_a_second_document_never_takes_the_sheet_of_the_first() -> None:
    paths = [(Path("x/a.txt"), Path("a.txt")), (Path("y/a.md"), Path("a.md")), (Path("y/b.txt"), Path("b.txt"))]
    targets, errors = place_sheets(paths, Path("out"))
    assert list(targets) == [Path("x/a.txt"), Path("y/b.txt")]
    (error,) = map(str, errors)
    for part in (str(Path("y/a.md")), str(Path("out/a.json")), str(Path("x/a.txt"))):
        assert part in error


def test_facts_table_shows_each_fact() -> None:
    text = joined(facts_table([fact(action="新建"), RATE, POINTS]))
    for part in ("750余对", "> 750", "“帮带”对子", "新建", "96.21", "3–5", "个百分点", "increase", "actual"):
        assert part in text


@pytest.mark.parametrize("width", [WIDTH, 40])
def test_tables_stay_within_the_terminal(width: int) -> None:
    long = fact("96.21%", "96.21", "eq", "%", "percent", entity="主题教育以来，某区各街道新建“帮带”对子")
    buffer = io.StringIO()
    Console(file=buffer, width=width).print(facts_table([long]))
    assert max(cell_len(line) for line in buffer.getvalue().splitlines()) <= width


def test_cells_are_no_markup() -> None:
    source = "补贴[bold]5元[/bold]，:smile:5次"
    row = fact("5元", "5", "eq", "元", "money", entity="补贴[bold]", source=source)
    assert "补贴[bold]" in shown(facts_table([row]))


def test_a_figure_across_lines_is_shown_on_one() -> None:
    row = fact("3200\n\n余次", "3200", "gt", "次", entity="调研", source="调研3200\n\n余次")
    assert "3200余次" in joined(facts_table([row]))


def test_verdicts_table_shows_rules_or_reason() -> None:
    verdicts = [
        Verdict("750余对", 21, 26, "by hand", "a figure", fact()),
        Verdict("二", 2, 3, "place name", "“二七区”是地名", None),
    ]
    text = joined(verdicts_table(verdicts))
    for part in ("750余对", "by hand", "21–26", "yesno", "place name", "“二七区”是地名"):
        assert part in text


def test_summary_table_adds_up() -> None:
    documents = [("a.txt", kinds(sheet(fact(), RATE))), ("b.txt", kinds(sheet(POINTS))), ("c.txt", kinds(sheet()))]
    table = summary_table(documents)
    assert list(table.columns[0].cells)[-1].plain == "3 documents"  # type: ignore[union-attr]
    assert [cell.plain for cell in table.columns[1].cells] == ["2", "1", "0", "3"]  # type: ignore[union-attr]
    assert "count 1, percent 1, points 1" in joined(table)
