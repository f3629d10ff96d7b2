"""The planted defects, and how many of them are found: by kind, and by what has to be related to see them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from mla_writer import yamlio

SAMPLE = "the completed sample"
KINDS = ("missing", "wrong_link", "contradiction", "threshold", "procedure", "time", "format", "breadth", "refusal")
RELATES = ("sections", "state_rule")
_FILE = Path(__file__).with_name("defects.yaml")


@cache
def defects() -> Sequence[Mapping[str, Any]]:
    """Return the entries of defects.yaml, as they stand there."""
    data: Any = yamlio.read(_FILE).data
    return tuple(data["defects"])


def recall(outcomes: Iterable[tuple[str, str, bool]]) -> list[str]:
    """Return the lines that tell how many of the planted defects were found; an outcome is kind, relation, found."""
    every = list(outcomes)
    planted, found = Counter(one[0] for one in every), Counter(one[0] for one in every if one[2])
    lines = [f"{kind:<14} {found[kind]:>4} of {planted[kind]}" for kind in sorted(planted)]
    related = [one for one in every if one[1]]
    lines.append(f"{'all':<14} {found.total():>4} of {planted.total()}")
    for name, words in zip(RELATES, ("two sections", "a State's rule"), strict=True):
        some = [one for one in related if one[1] == name]
        lines.append(f"seen only by relating {words}: {sum(one[2] for one in some)} of {len(some)}")
    return lines
