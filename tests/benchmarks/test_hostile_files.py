"""What refusing a heavy file costs, in a process of its own with all that the command loads: two seconds and 500 MB at most."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.hostile.test_hostile_input import CHILD, HEAVY, MOST_MEGABYTES, MOST_SECONDS
from tests.machine import slowness


@pytest.mark.parametrize("name", HEAVY)
def test_refusing_a_heavy_draft(name, tmp_path):
    draft = tmp_path / "draft.yaml"
    draft.write_bytes(HEAVY[name])
    runs = []
    for _ in range(3):
        done = subprocess.run(
            [sys.executable, "-c", CHILD, "check", str(draft)], capture_output=True, text=True, check=True
        )
        told = json.loads(done.stdout.splitlines()[-1])
        runs.append((told["seconds"] / slowness(), told["megabytes"]))
    seconds, megabytes = min(runs)
    print(f"\n{name:32} {seconds:5.2f} s of work, {megabytes:4.0f} MB")
    assert seconds <= MOST_SECONDS
    assert megabytes <= MOST_MEGABYTES
