"""How fast the machine is now, for limits on time that hold on slower and on loaded machines too."""

from __future__ import annotations

import time

_REFERENCE, _REFERENCE_TAKES = 200_000, 12.0
"""Squares added up, and the milliseconds that a machine with nothing else to do takes for it."""


def slowness() -> float:
    """Return how many times slower than the machine of docs/measured.md this one is now, at least 1."""
    start = time.thread_time()
    sum(one * one for one in range(_REFERENCE))
    return max(1.0, (time.thread_time() - start) * 1000 / _REFERENCE_TAKES)
