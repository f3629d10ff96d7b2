"""The verdicts of all rules on every request of the tests, kept: what a rule decides otherwise is read, then accepted.

Accept with `make verdicts`; `git diff tests/golden/verdicts` then tells what is found, or not found, that was otherwise.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from mla_writer.checks.finding import Finding
from tests.corpus import base_of, planted, scenarios
from tests.gaps.defects import defects

KEPT = Path(__file__).parent / "golden" / "verdicts"
SCENARIOS, DEFECTS = "scenarios", "defects"


def verdicts(findings: Iterable[Finding]) -> tuple[str, ...]:
    """Return each finding as a line, in order: code, level, met or open, place."""
    return tuple(sorted(f"{one.code} {one.level} {one.result} {one.where}" for one in findings))


def differing(before: Iterable[str], after: Iterable[str]) -> tuple[str, ...]:
    """Return what a defect brings (`+`) and takes away (`-`)."""
    old, new = set(before), set(after)
    return (*(f"+ {one}" for one in sorted(new - old)), *(f"- {one}" for one in sorted(old - new)))


@cache
def kept(file: str) -> Mapping[str, tuple[str, ...]]:
    """Return the verdicts that are kept in a file, by the name of the request."""
    found: dict[str, list[str]] = {}
    for line in (KEPT / f"{file}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            found[list(found)[-1]].append(line[2:])
        elif line:
            found[line] = []
    return {name: tuple(lines) for name, lines in found.items()}


def main() -> int:
    """Write the verdicts as they are now."""
    told = {name: verdicts(case.findings) for name, case in scenarios()}
    bases = {one.get("base", ""): one for one in defects()}
    before = {name: verdicts(base_of(one).findings) for name, one in bases.items()}
    own = {str(one["id"]): before[one.get("base", "")] for one in defects()}
    planned = {name: differing(own[name], verdicts(case.findings)) for name, case in planted()}
    KEPT.mkdir(exist_ok=True)
    for file, some in ((SCENARIOS, told), (DEFECTS, planned)):
        lines = (line for name, found in some.items() for line in (name, *(f"  {one}" for one in found)))
        (KEPT / f"{file}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
