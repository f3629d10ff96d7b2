"""Which places of one sequence are which of another: the same, alike, or only in one of them; in the order of both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeAlias

Pair: TypeAlias = "tuple[int | None, int | None]"
"""A place in the one and one in the other; None where it has none there."""
Likeness: TypeAlias = Callable[[int, int], float]
"""How far two places are alike: 0 where one cannot be the other."""

_MOST_PAIRS = 40_000
_MANY = 3000


def aligned(old: Sequence[Hashable], new: Sequence[Hashable], likeness: Likeness) -> Iterator[Pair]:
    """Yield the pairs of places; those with equal keys first of all, between them those that are most alike."""
    matcher = SequenceMatcher(None, old, new, autojunk=max(len(old), len(new)) > _MANY)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(range(i1, i2), range(j1, j2), strict=True)
        else:
            yield from _between(range(i1, i2), range(j1, j2), likeness)


def _between(some: range, others: range, likeness: Likeness) -> Iterator[Pair]:
    """Pair places where they are alike, in their order, so that what is alike adds up to the most."""
    if len(some) * len(others) > _MOST_PAIRS:
        yield from ((i, None) for i in some)
        yield from ((None, j) for j in others)
        return
    alike = {(i, j): likeness(i, j) for i in some for j in others}
    best = [[0.0] * (len(others) + 1) for _ in range(len(some) + 1)]
    for a, i in reversed(list(enumerate(some))):
        for b, j in reversed(list(enumerate(others))):
            both = alike[i, j] + best[a + 1][b + 1] if alike[i, j] else 0.0
            best[a][b] = max(best[a + 1][b], best[a][b + 1], both)
    a = b = 0
    while a < len(some) or b < len(others):
        both = alike[some[a], others[b]] if a < len(some) and b < len(others) else 0.0
        if both and best[a][b] == both + best[a + 1][b + 1]:
            yield some[a], others[b]
            a, b = a + 1, b + 1
        elif b == len(others) or (a < len(some) and best[a + 1][b] >= best[a][b + 1]):
            yield some[a], None
            a += 1
        else:
            yield None, others[b]
            b += 1


def shared(one: Counter[str], other: Counter[str]) -> float:
    """Return the share of words that two texts have in common."""
    return (one & other).total() / max(1, (one | other).total())
