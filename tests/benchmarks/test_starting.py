"""What starting costs: the version, beside a bare interpreter; all forms, read cold and from the cache; opening a draft."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mla_writer.content import Content
from mla_writer.paths import HOME_VARIABLE
from tests.sample import SAMPLES

ROUNDS = 9
MOST_TIMES_BARE = 3.0
HEAVY = ("PySide6", "docx", "pydantic", "lxml", "babel", "yaml", "phonenumbers", "stdnum")


def median(arguments: list[str]) -> float:
    """Return the median wall time of a Python process in milliseconds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def test_version__costs_at_most_three_bare_interpreters():
    bare = median(["-c", "pass"])
    ours = median(["-m", "mla_writer", "--version"])
    print(f"\nbare interpreter {bare:6.1f} ms\n--version        {ours:6.1f} ms   {ours / bare:.2f} times")
    assert ours <= MOST_TIMES_BARE * bare


@pytest.mark.parametrize("name", HEAVY)
def test_version__loads_no_heavy_library(name):
    code = f"import sys; from mla_writer.__main__ import main; main(['--version']); sys.exit('{name}' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, capture_output=True).returncode == 0


def timed(folder: Path) -> float:
    """Return how long a fresh reading of all content takes in milliseconds; the cache stands below the own home."""
    start = time.perf_counter()
    content = Content(folder)
    assert content.forms.assistance
    assert list(content.treaties)
    assert list(content.packs)
    assert content.offences.families
    return (time.perf_counter() - start) * 1000


def test_content__read_from_the_cache__is_much_faster_than_cold(tmp_path, monkeypatch):
    folder = Content.shipped().folder
    timed(folder)  # imports
    cold = []
    for number in range(3):
        monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / str(number)))
        cold.append(timed(folder))
    cached = [timed(folder) for _ in range(ROUNDS)]
    slow, fast = statistics.median(cold), statistics.median(cached)
    print(f"\nall content, cold   {slow:7.1f} ms")
    print(f"all content, cached {fast:7.1f} ms   {slow / fast:.1f} times faster")
    assert fast < slow / 2


def test_check__of_the_sample_as_a_process(capsys):
    arguments = ["-m", "mla_writer", "check", str(SAMPLES / "uganda-switzerland.complete.yaml")]
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    bare, ours = median(["-c", "pass"]), median(arguments)
    with capsys.disabled():
        print(f"\ncheck of the sample, whole process {ours:6.1f} ms   {ours / bare:.1f} bare interpreters")
