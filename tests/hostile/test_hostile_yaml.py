"""Files made to do harm: each is refused at its place, in under two seconds and 500 MB, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.machine import most_seconds

MOST_SECONDS = 2.0
MOST_MEGABYTES = 500
MOST_PROBLEMS = 100

READER = """
import json, sys, time
from pathlib import Path
from mla_writer import yamlio
from mla_writer.errors import ProblemsError

codes = []
try:
    yamlio.read(Path(sys.argv[1]))
except ProblemsError as error:
    codes = [(one.code, one.place.line, one.place.column) for one in error.problems]
status = open("/proc/self/status").read()  # of this program alone; ru_maxrss also counts the one that started it
peak = int(status.split("VmHWM:")[1].split()[0])
print(json.dumps({"codes": codes, "megabytes": peak / 1024, "seconds": time.process_time()}))
"""


def alias_bomb() -> bytes:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    return "\n".join(lines).encode()


CASES = {
    "alias bomb": (alias_bomb(), "YAML-009", (1, 5)),
    "50,000 nested brackets": (b"[" * 50_000, "YAML-008", None),  # where, depends on how far the parser looks ahead
    "50,000 nested dashes": (b"- " * 50_000, "YAML-008", (1, 65)),
    "50,000 nested braces": (b"{a: " * 50_000, "YAML-008", (1, 129)),
    "50,000 nested question marks": (b"? " * 50_000, "YAML-013", (1, 3)),
    "50,000 levels of indentation": (b"\n".join(b" " * n + b"a:" for n in range(3000)), "YAML-008", (33, 33)),
    "scalar of 50 MB": (b"a: " + b"x" * 50_000_000, "YAML-005", (0, 0)),
    "scalar of 9 MB": (b"a: " + b"x" * 9_000_000, "YAML-011", (1, 4)),
    "key of 9 MB": (b"x" * 9_000_000 + b": a", "YAML-011", (1, 1)),
    "two million values": (b"- a\n" * 2_400_000, "YAML-016", (500_000, 3)),
    "a million anchors": (b"- &a x\n" * 1_000_000, "YAML-009", (1, 3)),
    "a million repeated keys": (b"a: b\n" * 1_000_000, "YAML-014", (2, 1)),
    "three million control characters": (b"a: " + b"\x07" * 3_000_000, "YAML-007", (1, 4)),
    "a tag that runs a program": (b'a: !!python/object/apply:os.system ["true"]', "YAML-010", (1, 4)),
    "UTF-16": ("a: b\n".encode("utf-16"), "YAML-006", (1, 1)),
    "Latin-1": ("a: é\n".encode("latin-1"), "YAML-006", (1, 4)),
    "repeated key": (b"a: 1\na: 2\n", "YAML-014", (2, 1)),
}


@pytest.mark.parametrize("name", CASES)
def test_hostile_file__of_each_sort__is_refused_in_time_and_memory(name, tmp_path):
    content, code, spot = CASES[name]
    file = tmp_path / "hostile.yaml"
    file.write_bytes(content)
    first = read_apart(file)[0]
    assert first[0] == code
    assert spot is None or first[1:] == list(spot)
    file.unlink()


def test_file_of_fifty_gigabytes__is_refused_without_reading_it(tmp_path):
    file = tmp_path / "hostile.yaml"
    with file.open("wb") as sparse:
        sparse.truncate(50_000_000_000)
    assert read_apart(file) == [["YAML-005", 0, 0]]


def read_apart(file: Path) -> list[list[object]]:
    """Read the file in a process of its own, within the limits, and return code, line and column of its problems."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run([sys.executable, "-c", READER, str(file)], capture_output=True, env=environment, check=True)
    told = json.loads(done.stdout)
    assert len(told["codes"]) <= MOST_PROBLEMS
    assert told["seconds"] < most_seconds(MOST_SECONDS)
    assert told["megabytes"] < MOST_MEGABYTES
    codes: list[list[object]] = told["codes"]
    return codes
