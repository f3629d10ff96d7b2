"""What written conditions call: walks over lists, choices, places in lists; and the namespace that all of them share.

A written condition finds here all that it may name. The namespace has no builtins: nothing else can be reached.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from mla_writer.conditions.comparisons import contained, days_before, equal, holds_text, less, negated
from mla_writer.conditions.functions import EXACT, FUNCTIONS, number
from mla_writer.conditions.reading import (
    Follow,
    is_answered,
    is_known,
    mapping_of,
    opened,
    part_of,
    settled,
    text_of,
)
from mla_writer.conditions.values import UNKNOWN, Amount, Day, Deadline, Moment, Period, Ref, Unknown

Items = Iterable[object] | Unknown
Body = Callable[[object], object]


def walk_until(items: Items, body: Body, decisive: bool) -> object:
    """Return whether an item gives `decisive` (`exists`), or all give the contrary (`all`): one that does decides."""
    if items is UNKNOWN:
        return UNKNOWN
    result: object = not decisive
    for item in items:
        value = body(item)
        if value is decisive:
            return decisive
        if value is UNKNOWN:
            result = UNKNOWN
    return result


def walk_exists_one(items: Items, body: Body) -> object:
    """Return whether exactly one item fulfils `body`: two that do decide, whatever the others."""
    if items is UNKNOWN:
        return UNKNOWN
    results = [body(item) for item in items]
    found = results.count(True)
    return UNKNOWN if found < 2 and UNKNOWN in results else found == 1


def walk_filter(items: Items, body: Body) -> object:
    """Return the items that fulfil `body`; UNKNOWN while that is open for one of them."""
    if items is UNKNOWN:
        return UNKNOWN
    results = [body(item) for item in items]
    return UNKNOWN if UNKNOWN in results else tuple([one for one, kept in zip(items, results, strict=True) if kept])


def walk_map(items: Items, body: Body) -> object:
    """Return what `body` gives for each item; what is open for an item is UNKNOWN in the list."""
    return UNKNOWN if items is UNKNOWN else tuple([body(item) for item in items])


def walked(items: object) -> object:
    """Return what a walk goes over, where its type is not known: only lists and mappings are walked over."""
    return items if isinstance(items, tuple | list | Mapping) else UNKNOWN


def chosen(condition: object, then: object, otherwise: object) -> object:
    """Return `then` or `otherwise`; while the condition is open, what both agree on."""
    if condition is UNKNOWN:
        return then if equal(then, otherwise) is True else UNKNOWN
    return then if condition else otherwise


def indexed(held: object, at: object) -> object:
    """Return what stands under the key or at the position `at`."""
    if isinstance(held, Mapping):
        return held.get(at, UNKNOWN)
    if isinstance(held, tuple | list) and isinstance(at, Decimal) and 0 <= at < len(held) and at == int(at):
        return held[int(at)]
    return UNKNOWN


def followed(value: object, follow: Follow) -> object:
    """Return references, also in a list, as their records."""
    if isinstance(value, tuple | list):
        return tuple([followed(one, follow) for one in value])
    return opened(value, follow) if isinstance(value, Ref) else value


_CLASSES = (str, int, Decimal, Day, Period, Amount, Moment, Deadline, Ref, tuple, list, dict)
_READING = (text_of, mapping_of, settled, opened, followed, part_of, indexed, is_answered, is_known)
_WALKS = (walk_until, walk_exists_one, walk_filter, walk_map, walked)
_COMPARING = (equal, contained, less, negated, holds_text, days_before, chosen, number)

SHARED: dict[str, object] = {
    "__builtins__": {},
    "U": UNKNOWN,
    "T": type,
    **{one.__name__: one for one in (*_CLASSES, *_READING, *_WALKS, *_COMPARING)},
    **{f"call_{name}": function.compute for name, function in FUNCTIONS.items()},
    "different": lambda one, other: negated(equal(one, other)),
    "greater": lambda one, other: less(other, one),
    "not_less": lambda one, other: negated(less(one, other)),
    "not_greater": lambda one, other: negated(less(other, one)),
    "minus": EXACT.minus,
    "add": EXACT.add,
    "subtract": EXACT.subtract,
    "multiply": EXACT.multiply,
    "divide": EXACT.divide,
}
"""The names that stand in the source of a condition, beside its own parameters."""
