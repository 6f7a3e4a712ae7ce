"""The paper plan is arithmetic on what was measured, and the page has room for each of its tables."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.bench import crawl, engines, layout, scale, spark
from tests.bench.layout import Measured
from tests.bench.page import DOCS, replace_table

FAST = Measured("fast", 1_000_000, 1_000_000.0, 5_000, 1_000_000, 500_000)
SLOW = Measured("slow", 1_000_000, 250_000.0, 20_000, 1_000_000, 2_000_000)


def test_kinds_together_take_the_time_of_both() -> None:
    both = layout.together([FAST, SLOW], "both")
    assert both.characters_per_second == 400_000
    assert (both.characters, both.facts, both.density, both.bytes_per_fact) == (2_000_000, 25_000, 12.5, 100)


def test_a_plan_adds_up() -> None:
    made = layout.plan(SLOW, mebibytes=100)
    assert made.core_hours == pytest.approx(10**12 / 250_000 / 3600)
    assert made.facts == 20e9
    assert made.output_terabytes == 2
    assert made.partitions == -(-(10**12) // (100 * 2**20))
    assert made.partitions * made.partition_seconds / 3600 == pytest.approx(made.core_hours)
    assert made.partitions * made.partition_output_mebibytes * 2**20 == pytest.approx(2e12)


def test_small_partitions_waste_less_and_none_saves() -> None:
    wasted = [layout.waste([FAST, SLOW], size) for size in (4, 32, 256)]
    assert 1 <= wasted[0] < wasted[1] < wasted[2]


def test_what_is_measured_is_read_and_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scale, "_LEAST", 1)
    scale.write_kinds([], tmp_path)
    ((kind, documents),) = scale.read(tmp_path)
    measured = scale.measure(kind, documents.slice(2, 1), tmp_path / "facts")
    assert measured.characters == len(documents["text"][2].as_py())
    assert 5 < measured.density < 50
    assert 0.5 < measured.bytes_per_character < 3
    assert 20 < measured.bytes_per_fact < 2_000


def test_a_crawl_is_skewed_and_always_the_same(tmp_path: Path) -> None:
    texts = [text for _, text in crawl.documents(400)]
    assert len({*texts}) > 350
    assert max(map(len, texts)) > 100 * sorted(map(len, texts))[200]
    crawl.write(tmp_path, 400)
    assert pq.read_table(tmp_path)["text"].to_pylist() == texts


def test_tables_that_differ_in_a_cell_are_not_the_same() -> None:
    one = pa.table({"document_id": ["甲", "乙"], "quantity_start": [1, 2], "value": ["1", None]})
    other = one.set_column(2, "value", pa.array(["1", "2"]))
    assert spark.same(one, one.take([1, 0]))
    assert not spark.same(one, other)
    assert not spark.same(one, one.slice(1))


def test_every_way_finds_the_same_facts(tmp_path: Path) -> None:
    texts = pa.table({"id": [1, 2], "text": ["新建社区食堂126家，走访居民1.3万余户。", "办结率96.21%。"]})
    pq.write_table(texts, tmp_path / "texts.parquet")
    assert {way(tmp_path) for what, way in engines.WAYS if "workers" not in what} == {3}


@pytest.mark.parametrize(
    ("page", "name"),
    [("engines", "spark"), ("engines", "engines"), ("scale", "kinds"), ("scale", "plan"), ("scale", "waste")],
)
def test_the_pages_have_a_place_for_each_table(page: str, name: str) -> None:
    written = (DOCS / f"{page}.md").read_text("utf-8")
    assert replace_table(written, "new", name) != written
    assert f"<!-- {name}:start -->\n|" in written
