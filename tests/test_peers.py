"""The bench against peers: what is found is scored fairly, and nobody is dropped in silence."""

from __future__ import annotations

import subprocess
from importlib import import_module
from pathlib import Path

import pytest

from seedstats.gold import GoldFigure
from tests.bench.labelled import Group, Labelled
from tests.bench.page import SPEED, replace_table
from tests.bench.peers import environments, runner
from tests.bench.peers.__main__ import arguments
from tests.bench.peers.comparison import Row, gold_table, measured, page, speed_table
from tests.bench.peers.environments import EnvironmentMissingError, environment, requirements
from tests.bench.peers.inventory import PEERS, SEEDSTATS, Peer, Texts, chosen, folder_texts, long_text
from tests.bench.peers.protocol import Answer, Job, Span, UnansweredError, Value, ask, read_answer
from tests.bench.peers.scoring import Score, same_value, score
from tests.bench.speed import FLOOR, find_numerals

TEXT = "办结20件，补贴3至5万元，约三成。"
OTHER = Peer("cn2an", "`transform`", "cn2an", "cn2an")
ANSWER = Answer(
    characters=1_000, floor=0.001, run=0.05, ready=0.25, peak=40.4, failed=0, failure=None, spans=((Span(2, 5, "20"),),)
)
FAKE = """
import sys
def load():
    print("a word on standard output")
    def run(text):
        if "坏" in text:
            raise ValueError("cannot read this")
        return text
    return run
def spans(text):
    return [(0, len(text), ["1", "2"])]
"""


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


@pytest.fixture
def fakes(tmp_path: Path) -> Path:
    package = tmp_path / "fakes"
    package.mkdir()
    (package / "__init__.py").write_text("", "utf-8")
    (package / "fake.py").write_text(FAKE, "utf-8")
    (package / "broken.py").write_text("def load():\n    import no_such_package\n", "utf-8")
    return tmp_path


def test_a_job_is_answered_whatever_the_peer_prints(fakes: Path) -> None:
    job = Job(package="fakes", adapter="fake", floor=FLOOR, texts=(TEXT, "坏"), labelled=("三人",), budget=0.01)
    answer = ask(job, search=[fakes])
    assert answer.characters == len(TEXT) + 1
    assert answer.floor > 0
    assert answer.ratio == answer.run / answer.floor
    assert answer.speed == answer.characters / answer.run
    assert 5 < answer.peak < 1_000
    assert (answer.failed, answer.failure) == (1, "ValueError: cannot read this")
    assert answer.spans == ((Span(0, 2, ("1", "2")),),)


def test_a_peer_that_cannot_be_loaded_is_an_answer(fakes: Path) -> None:
    with pytest.raises(UnansweredError, match="No module named 'no_such_package'"):
        ask(Job(package="fakes", adapter="broken", floor=FLOOR, texts=(TEXT,)), search=[fakes])


def test_a_python_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnansweredError, match="No such file"):
        ask(Job(adapter="seedstats", floor=FLOOR, texts=(TEXT,)), tmp_path / "python")


@pytest.mark.parametrize("answered", ["", "[]", "1", '{"run": 1}', "Killed"])
def test_what_is_no_answer_is_refused_with_the_last_words(answered: str) -> None:
    with pytest.raises(UnansweredError, match=r"^out of memory$"):
        read_answer(answered.encode(), b"warning\nout of memory\n")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that stands still unless its one number is added to."""
    now = [0.0]
    monkeypatch.setattr("time.process_time", lambda: now[0])
    return now


def test_a_slow_peer_reads_what_its_budget_has_time_for(clock: list[float]) -> None:
    def run(text: str) -> None:
        clock[0] += len(text) / 1_000

    assert runner.affordable(run, ["一" * 500] * 9, budget=1.6) == ["一" * 500] * 4
    assert runner.affordable(run, ["一" * 500] * 3, budget=1.6) == ["一" * 500] * 3
    assert len(runner.affordable(run, ["一" * 50_000], budget=15)[0]) == 8_000
    assert len(runner.affordable(run, ["一" * 5_000], budget=15)[0]) == 5_000


def test_the_best_of_several_rounds_counts(clock: list[float]) -> None:
    costs = iter([3.0, 1.0, 2.0])

    def run(_: str) -> None:
        clock[0] += next(costs)

    def floor(_: str) -> None:
        clock[0] += 0.25

    timed = runner.timing(floor, runner.Guarded(run), ["三人"], 3, 0.0)
    assert timed == {"characters": 2, "floor": 0.25, "run": 1.0, "failed": 0, "failure": None}


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


class Pip:
    """Stands for the making of a venv and for pip, which may fail."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, fails: bool = False) -> None:
        self.calls, self.fails = 0, fails
        monkeypatch.setattr(environments, "_call", self)

    def __call__(self, command: list[str]) -> None:
        self.calls += 1
        if "venv" in command:
            Path(command[-1]).mkdir(parents=True)
        elif self.fails:
            raise subprocess.CalledProcessError(1, command, stderr="a warning\nERROR: No matching distribution\n\n")


def test_an_environment_is_made_once_and_again_when_its_requirements_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pip = Pip(monkeypatch)
    python = environment("jieba", tmp_path)
    assert python == tmp_path / "jieba" / "bin" / "python"
    assert environment("jieba", tmp_path) == python
    assert pip.calls == 2
    (tmp_path / "jieba" / "requirements.txt").write_text("jieba==0.1\n", "utf-8")
    environment("jieba", tmp_path)
    assert pip.calls == 4


def test_an_environment_that_fails_says_why_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Pip(monkeypatch, fails=True)
    with pytest.raises(EnvironmentMissingError, match=r"^ERROR: No matching distribution$"):
        environment("jieba", tmp_path)
    assert list(tmp_path.iterdir()) == []
