"""The lock files: everything pinned with hashes, everything needed in them, no address of any index."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = {
    "requirements.lock": None,
    "requirements-test.lock": "test",
    "requirements-mutants.lock": "mutants",
    "requirements-build.lock": "build",
}
"""Each lock file with the extra that it holds beside what the program needs."""
PIN = re.compile(r"([a-z0-9][a-z0-9-]*)==(\S+)(?: ; [^\\]+)? \\")


def pins_of(lock: str) -> dict[str, str]:
    text = (ROOT / lock).read_text(encoding="utf-8")
    return {match[1]: match[2] for match in PIN.finditer(text)}


def needed(extra: str | None) -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = project["dependencies"] + (project["optional-dependencies"][extra] if extra else [])
    return {re.split(r"[\[<>=~!;]", one)[0].strip().lower() for one in wanted}


@pytest.mark.parametrize("lock", LOCKS)
def test_lock__every_line__is_a_pin_or_a_hash(lock):
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    hashes = re.compile(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?")
    assert [line for line in lines if not PIN.fullmatch(line) and not hashes.fullmatch(line)] == []
    assert "://" not in "".join(lines)


@pytest.mark.parametrize("lock", LOCKS)
def test_lock__every_dependency_of_the_project__is_pinned(lock):
    assert needed(LOCKS[lock]) - set(pins_of(lock)) == set()


@pytest.mark.parametrize("lock", LOCKS)
def test_lock__what_the_program_needs__is_pinned_alike_everywhere(lock):
    assert pins_of("requirements.lock").items() <= pins_of(lock).items()
