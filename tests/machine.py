"""How fast the machine is now, for limits on time that hold on slower and on loaded machines too."""

from __future__ import annotations

import time

_REFERENCE, _REFERENCE_TAKES = 200_000, 12.0
"""Squares added up, and the milliseconds that a machine with nothing else to do takes for it."""


_PATIENCE = 5
"""A machine that runs other things too can be this much slower for a while; what grows out of proportion is far beyond it."""


def most_seconds(goal: float) -> float:
    """Return how long work may take in a test whose goal is so many seconds: it has to end, in proportion to what it was given.

    Whether the goal itself is met is measured in tests/benchmarks, where nothing runs beside.
    """
    return goal * _PATIENCE * slowness()


def slowness() -> float:
    """Return how many times slower than the machine of docs/measured.md this one is now, at least 1."""
    start = time.thread_time()
    sum(one * one for one in range(_REFERENCE))
    return max(1.0, (time.thread_time() - start) * 1000 / _REFERENCE_TAKES)
