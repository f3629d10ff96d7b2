"""How fast the machine is now, for limits on time that hold on slower and on loaded machines too."""

from __future__ import annotations

import time
from collections.abc import Callable

_SQUARES, _SQUARES_TAKE = 200_000, 12.0
"""Squares added up, and the milliseconds that a machine with nothing else to do takes for it."""
_OBJECTS, _OBJECTS_TAKE = 30_000, 24.0
"""Lists kept by name and sorted, likewise: work in memory, at which a machine with a small cache is slower than at sums."""

_PATIENCE = 5
"""A machine that runs other things too can be this much slower for a while; what grows out of proportion is far beyond it."""


def most_seconds(goal: float) -> float:
    """Return how long work may take in a test whose goal is so many seconds: it has to end, in proportion to what it was given.

    Whether the goal itself is met is measured in tests/benchmarks, where nothing runs beside.
    """
    return goal * _PATIENCE * slowness()


def slowness() -> float:
    """Return how many times slower than the machine of docs/measured.md this one is now, at least 1."""
    return max(1.0, _milliseconds(_add_up) / _SQUARES_TAKE, _milliseconds(_sort) / _OBJECTS_TAKE)


def _add_up() -> None:
    sum(one * one for one in range(_SQUARES))


def _sort() -> None:
    made = {str(one): [one] for one in range(_OBJECTS)}
    sorted(made.items(), key=lambda one: one[0][::-1])


def _milliseconds(work: Callable[[], None]) -> float:
    start = time.thread_time()
    work()
    return (time.thread_time() - start) * 1000
