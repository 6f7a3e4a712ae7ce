"""A run over a corpus with real processes: who dies, and when, changes nothing in the shards."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from typer.testing import CliRunner

import seedstats
from seedstats.cli import app
from seedstats.corpus import making
from seedstats.corpus.manifest import Manifest
from tests.corpora import SMALL, TEXTS, files, run, run_here, sheets, write
from tests.killers import KILL, deadly_lines


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write(tmp_path / "texts.jsonl", TEXTS)


@pytest.mark.parametrize(("format", "workers"), [("jsonl", 1), ("jsonl", 3), ("parquet", 2)])
def test_the_same_bytes_whatever_the_number_of_workers(source: Path, tmp_path: Path, format: str, workers: int) -> None:
    run_here(source, tmp_path / "whole", format=format)
    run(source, tmp_path / "out", format=format, workers=workers)
    assert files(tmp_path / "out") == files(tmp_path / "whole")


def test_without_order_a_shard_has_the_same_lines(source: Path, tmp_path: Path) -> None:
    run_here(source, tmp_path / "kept")
    run(source, tmp_path / "free", ordered=False)
    kept, free = files(tmp_path / "kept"), files(tmp_path / "free")
    assert {name: sorted(content.splitlines()) for name, content in kept.items() if name != "manifest.json"} == {
        name: sorted(content.splitlines()) for name, content in free.items() if name != "manifest.json"
    }


def test_poison_is_named_and_the_rest_done(tmp_path: Path) -> None:
    texts = ["办结1件。", None, 5, "\ud800办结20件", f"{KILL}办结3件", "9" * 5_000_000, "", "办结2件。"]
    manifest = run(write(tmp_path / "a.jsonl", texts, escaped=True), tmp_path / "out", make=deadly_lines)
    assert [(one.position, one.reason) for shard in manifest.shards for one in shard.failures] == [
        (1, "input"),
        (2, "input"),
        (3, "input"),
        (4, "died"),
    ]
    assert [sheet.source for sheet in sheets(tmp_path / "out")] == ["d0", "d5", "d6", "d7"]


def test_the_shards_are_the_same_though_a_worker_died(source: Path, tmp_path: Path) -> None:
    lasting = [text for text in TEXTS for _ in range(2)]
    deadly = [*lasting[:5], KILL, *lasting[5:]]
    manifest = run(write(tmp_path / "a.jsonl", deadly), tmp_path / "out", make=deadly_lines)
    assert manifest.failed == 1
    expected = [seedstats.extract(text, source=f"d{n}") for n, text in enumerate(deadly) if text != KILL]
    assert sheets(tmp_path / "out") == expected


RUN = f"""
import sys
from pathlib import Path
from seedstats.corpus.manifest import Options
from seedstats.corpus.running import run_corpus
from tests.killers import slow_lines
if __name__ == "__main__":
    source, target = map(Path, sys.argv[1:])
    run_corpus(source, target, Options(shard_characters={SMALL}), workers=2, make=slow_lines)
"""


def begin(script: str, source: Path, target: Path) -> subprocess.Popen[bytes]:
    """A run in a process of its own, once it has begun to write."""
    process = subprocess.Popen([sys.executable, "-c", script, str(source), str(target)], stderr=subprocess.PIPE)
    while not (target / "manifest.json").exists():
        assert process.poll() is None
        time.sleep(0.01)
    return process


def holds_what_it_says(target: Path) -> Manifest:
    manifest = Manifest.model_validate_json((target / "manifest.json").read_bytes())
    for shard in manifest.shards:
        assert hashlib.sha256((target / shard.name).read_bytes()).hexdigest() == shard.sha256
    return manifest


def test_a_run_that_is_killed_again_and_again_ends_as_one_that_is_not(tmp_path: Path) -> None:
    source, target = write(tmp_path / "a.jsonl", TEXTS * 4), tmp_path / "out"
    run_here(source, tmp_path / "whole")
    chance, done = random.Random(7), [0]
    for _ in range(4):
        process = begin(RUN, source, target)
        workers = psutil.Process(process.pid).children(recursive=True)
        time.sleep(chance.uniform(0.0, 1.2))
        process.kill()
        process.communicate()
        assert not psutil.wait_procs(workers, timeout=10)[1]
        done.append(len(holds_what_it_says(target).shards))
    assert done == sorted(done)
    run_here(source, target)
    assert files(target) == files(tmp_path / "whole")


STEPS = RUN.replace("workers=2", "workers=1").replace(
    "import sys\n",
    """import os, sys
left = int(os.environ["STEPS"])
def step(event, arguments):
    global left
    if event in ("open", "os.rename") and ".seedstats-" in str(arguments[0]):
        left -= 1
        if left < 0:
            os._exit(9)
sys.addaudithook(step)
""",
    1,
)


def test_a_run_that_ends_before_any_write_or_rename_continues(tmp_path: Path) -> None:
    """The process leaves before its first, second, … step that changes the folder."""
    source, target = write(tmp_path / "a.jsonl", TEXTS), tmp_path / "out"
    run_here(source, tmp_path / "whole")
    for steps in range(2, 7):
        command = [sys.executable, "-c", STEPS, str(source), str(target)]
        done = subprocess.run(command, env={**os.environ, "STEPS": str(steps)}, check=False)
        if not done.returncode:
            break
        assert done.returncode == 9
        holds_what_it_says(target)
    run_here(source, target)
    assert files(target) == files(tmp_path / "whole")


def test_ctrl_c_leaves_what_continues(tmp_path: Path) -> None:
    source, target = write(tmp_path / "a.jsonl", TEXTS * 4), tmp_path / "out"
    run_here(source, tmp_path / "whole")
    script = (
        "import sys; from seedstats.cli import app; from seedstats.corpus import making; "
        "from tests.killers import slow_lines; making._MAKERS['jsonl'] = slow_lines; app(['corpus', *sys.argv[1:], "
        f"'--workers', '2', '--shard-size', '{SMALL}'])"
    )
    process = begin(script, source, target)
    workers = psutil.Process(process.pid).children(recursive=True)
    for one in (*workers, psutil.Process(process.pid)):  # a terminal sends it to the whole group
        one.send_signal(signal.SIGINT)
    _, stderr = process.communicate(timeout=30)
    assert process.returncode == 130
    (line,) = stderr.decode().splitlines()
    assert line.startswith("seedstats: stopped")
    assert not psutil.wait_procs(workers, timeout=10)[1]
    assert set(files(target)) == {"manifest.json", *(shard.name for shard in holds_what_it_says(target).shards)}
    run_here(source, target)
    assert files(target) == files(tmp_path / "whole")


def test_the_command_names_the_document_that_killed_a_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(making._MAKERS, "jsonl", deadly_lines)
    source = write(tmp_path / "a.jsonl", ["办结1件。", f"办结{KILL}", "办结2件。"])
    result = CliRunner().invoke(app, ["corpus", str(source), str(tmp_path / "out"), "--workers", "1"])
    assert result.exit_code == 2
    named, last = result.stderr.splitlines()
    assert named.startswith("seedstats: document 1 (d1): the process that read it was killed by SIGKILL")
    assert "1 documents have no facts" in last
    assert [sheet.source for sheet in sheets(tmp_path / "out")] == ["d0", "d2"]
