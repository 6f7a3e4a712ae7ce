"""The bench against peers: what is found is scored fairly, and nobody is dropped in silence."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from seedstats.gold import GoldFigure
from tests.bench.labelled import Group, Labelled
from tests.bench.page import SPEED, replace_table
from tests.bench.peers import runner
from tests.bench.peers.__main__ import arguments
from tests.bench.peers.comparison import Row, gold_table, measured, page, soonest, speed_table
from tests.bench.peers.environments import EnvironmentMissingError, requirements
from tests.bench.peers.inventory import PEERS, SEEDSTATS, Peer, Texts, chosen, folder_texts, long_text
from tests.bench.peers.protocol import Answer, Job, Span, UnansweredError, Value
from tests.bench.peers.scoring import Score, same_value, score
from tests.bench.speed import FLOOR, find_numerals

TEXT = "办结20件，补贴3至5万元，约三成。"
OTHER = Peer("cn2an", "`transform`", "cn2an", "cn2an")
ANSWER = Answer(
    characters=1_000, floor=0.001, run=0.05, ready=0.25, peak=40.4, failed=0, failure=None, spans=((Span(2, 5, "20"),),)
)


def label(text: str, **fields: object) -> GoldFigure:
    start = TEXT.index(text)
    told = {"start": start, "end": start + len(text), "text": text, "relation": "eq", "kind": "count", **fields}
    return GoldFigure.model_validate(told)


GOLD = (
    label("20件", value="20"),
    label("3至5万元", relation="range", low="30000", high="50000"),
    label("三成", value="3", optional=True),
)


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], Score(2, 0, 0, 0, 0, 0)),
        ([Span(2, 5, "20")], Score(2, 1, 1, 1, 1, 1)),
        ([Span(2, 4, "20.0")], Score(2, 0, 1, 1, 1, 1)),
        ([Span(2, 5, "21")], Score(2, 1, 1, 0, 1, 1)),
        ([Span(8, 13, ("30000", "50000"))], Score(2, 1, 1, 1, 1, 1)),
        ([Span(8, 9, "3"), Span(10, 12, "50000")], Score(2, 0, 1, 0, 2, 2)),
        ([Span(0, 2, None)], Score(2, 0, 0, 0, 1, 0)),
        ([Span(15, 17, "3")], Score(2, 0, 0, 0, 0, 0)),
        ([Span(4, 9, None)], Score(2, 0, 2, 0, 1, 1)),
    ],
    ids=["nothing", "exact", "没有单位", "wrong value", "range", "two ends apart", "beside", "optional", "over two"],
)
def test_spans_are_held_against_labels(spans: list[Span], expected: Score) -> None:
    assert score(GOLD, spans) == expected


@pytest.mark.parametrize(
    ("stated", "value", "same"),
    [
        ("96.21", "96.210", True),
        ("1/3", "0.333333333333333", True),
        ("1/3", "0.34", False),
        ("5", None, False),
        ("5", ("5", "5"), False),
        ("5", "五", False),
        ("5", "nan", False),
        (None, "5", False),
    ],
)
def test_values_are_compared_as_numbers(stated: str | None, value: Value, same: bool) -> None:
    assert same_value(label("20件", value=stated), value) is same


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.adapter)
def test_every_peer_has_its_adapter_and_a_pinned_version(peer: Peer) -> None:
    adapter = import_module(f"tests.bench.peers.adapters.{peer.adapter}")
    assert callable(adapter.load)
    assert callable(adapter.spans)
    assert peer.version[0].isdigit()


def test_every_requirement_is_pinned() -> None:
    for name in {peer.environment for peer in PEERS if peer.environment}:
        lines = [line for line in requirements(name).splitlines() if not line.startswith("#")]
        assert all("==" in line for line in lines), name
        assert any(line.startswith("regex==") for line in lines), name


def test_seedstats_is_always_measured() -> None:
    assert chosen([]) == PEERS
    assert [peer.adapter for peer in chosen(["recognizers-text-suite"])] == [
        "seedstats",
        "recognizers",
        "recognizers_dates",
    ]


def test_the_floor_of_a_runner_is_the_floor_of_the_bench() -> None:
    assert runner.floor_of(FLOOR)(TEXT) == find_numerals(TEXT) == 5


def runs(peer: Peer, job: Job) -> Answer:
    if peer == OTHER:
        raise EnvironmentMissingError("no such version")
    if peer.adapter == "jieba":
        raise UnansweredError("given up after 100 s")
    return ANSWER if peer == SEEDSTATS else ANSWER.model_copy(update={"run": 0.2, "spans": (None,) * len(job.labelled)})


def rows(*peers: Peer) -> list[Row]:
    return measured(peers, Texts("texts", (TEXT,)), [TEXT], runs)


def test_who_cannot_be_measured_has_a_row_that_says_why() -> None:
    jieba = next(peer for peer in PEERS if peer.adapter == "jieba")
    shown = speed_table(rows(SEEDSTATS, OTHER, jieba))
    assert "no environment: no such version" in shown
    assert "not measured: given up after 100 s" in shown


def test_peers_are_held_against_the_floor_and_seedstats() -> None:
    slower = OTHER._replace(adapter="other")
    shown = speed_table(rows(SEEDSTATS, slower)).splitlines()
    assert shown[2].split(" | ")[2] == "1,000,000"
    assert shown[3].endswith("| 1,000 | 20,000 | 50.0 | 1.00 | 40 MiB |")
    assert shown[4].endswith("| 1,000 | 5,000 | 200.0 | 4.00 | 40 MiB |")


def test_texts_that_failed_are_told() -> None:
    answer = ANSWER.model_copy(update={"failed": 2, "failure": "ValueError: x"})
    assert "(2 texts failed: ValueError: x)" in speed_table([Row(SEEDSTATS, answer)])


GROUP = Group("one text", (Labelled("made", TEXT, GOLD),))


def test_the_gold_table_says_what_is_found_and_what_is_not_said() -> None:
    shown = gold_table(rows(SEEDSTATS, OTHER._replace(adapter="other"), OTHER), GROUP).splitlines()
    assert shown[2].endswith("| 50.0% | 50.0% | 50.0% | 1 | 100.0% | 0.25 s |")
    assert shown[3].endswith("| no places | – | – | – | – | 0.25 s |")
    assert "no environment" in shown[4]
    assert len({line.count("|") for line in shown}) == 1


def test_a_peer_without_values_has_none_counted_against_it() -> None:
    answer = ANSWER.model_copy(update={"spans": ((Span(2, 5, None),),)})
    assert "| 50.0% | 50.0% | – | 1 |" in gold_table([Row(SEEDSTATS, answer)], GROUP)


def test_the_page_has_a_place_for_all_tables() -> None:
    result = page([(Texts("some texts", (TEXT,)), rows(SEEDSTATS))], GROUP)
    assert "**Speed on some texts:**" in result
    assert "**Found of the 2 figures labelled in one text:**" in result
    before = SPEED.read_text("utf-8")
    assert result in replace_table(before, result, "peers")


def test_a_peer_is_ready_as_soon_as_it_ever_was() -> None:
    sooner = ANSWER.model_copy(update={"ready": 0.1, "run": 9.0})
    tables = [[Row(SEEDSTATS, ANSWER), Row(OTHER, "no environment")], [Row(SEEDSTATS, sooner), Row(OTHER, ANSWER)]]
    assert soonest(tables) == [Row(SEEDSTATS, ANSWER.model_copy(update={"ready": 0.1})), Row(OTHER, "no environment")]


def test_the_page_is_not_written_from_a_part(capsys: pytest.CaptureFixture[str]) -> None:
    assert arguments(["--write"]).write
    assert arguments(["--only", "jieba"]).only == ["jieba"]
    with pytest.raises(SystemExit):
        arguments(["--write", "--only", "jieba"])
    assert "leave out --only" in capsys.readouterr().err


def test_a_folder_of_texts_is_read(tmp_path: Path) -> None:
    import gzip

    (tmp_path / "a.txt").write_text("三人", "utf-8")
    with gzip.open(tmp_path / "b.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.write('{"text": "四人"}\n{"text": ""}\n')
    assert folder_texts(tmp_path) == Texts(tmp_path.name, ("三人", "四人"))


def test_a_long_text_is_the_seeds_over_and_over() -> None:
    assert len(long_text(50_000)) == 50_000
    assert long_text(50_000).startswith(long_text(20_000))
