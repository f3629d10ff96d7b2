"""Reading what stands in the answers: each value as its type, and UNKNOWN for whatever is not of it.

Records are mappings; a reference is opened through `follow` when a field is asked for. The fields of values are a
closed list, so that nothing else of a Python object can be reached from a condition.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, cast

from mla_writer.conditions.values import (
    UNKNOWN,
    Amount,
    Deadline,
    Moment,
    NotKnown,
    Open,
    Period,
    Ref,
)

Follow = Callable[[Ref], object]

_NOTHING: Final[Mapping[str, object]] = {}
_OWN_KEYS: Final = frozenset({"id", "$path", "$ref"})
"""What a record carries besides its answers: its id, where it stands, and the reference that points at it."""

_PARTS: Mapping[tuple[type, str], Callable[..., object]] = {
    (Period, "start"): lambda period: period.start,
    (Period, "end"): lambda period: period.end,
    (Amount, "currency"): lambda amount: amount.currency,
    (Amount, "value"): lambda amount: amount.value,
    (Moment, "day"): lambda moment: moment.day,
    (Deadline, "day"): lambda deadline: UNKNOWN if deadline.day is None else deadline.day,
}


def settled(value: object) -> object:
    """Return `value` as conditions see it: texts plain, "not known" and the open end of a period as UNKNOWN."""
    if isinstance(value, NotKnown | Open):
        return UNKNOWN
    text = text_of(value)
    return value if text is UNKNOWN else text


def opened(value: object, follow: Follow) -> Mapping[str, object]:
    """Return the record that `value` is or refers to; an empty one where there is none."""
    if isinstance(value, Ref):
        value = follow(value)
    if value.__class__ is dict:  # most records: asking whether something is a Mapping takes longer
        return cast(Mapping[str, object], value)
    return value if isinstance(value, Mapping) else _NOTHING


def part_of(value: object, name: str, follow: Follow) -> object:
    """Return what is entered under `name` in a record, a reference or a value with parts; UNKNOWN where nothing is."""
    part = _PARTS.get((value.__class__, name))
    if part is not None:
        return part(value)
    return opened(value, follow).get(name, UNKNOWN)


def is_answered(value: object) -> bool:
    """Whether the drafter has said anything: "not known" and an open end count, empty lists and texts do not."""
    if value is UNKNOWN:
        return False
    if isinstance(value, str | tuple | list):
        return bool(value)
    if isinstance(value, Mapping):
        return any(is_answered(one) for key, one in value.items() if key not in _OWN_KEYS)
    return settled(value) != ""


def is_known(value: object) -> bool:
    """Whether something is answered with a value."""
    if isinstance(value, Mapping):
        return any(is_known(one) for key, one in value.items() if key not in _OWN_KEYS)
    return settled(value) is not UNKNOWN and is_answered(value)


def text_of(value: object) -> object:
    """Return the text that `value` is or stands for, plain; UNKNOWN where it is none."""
    if value is UNKNOWN:
        return UNKNOWN
    plain = value if isinstance(value, str) else getattr(value, "plain", UNKNOWN)
    return plain if isinstance(plain, str) else UNKNOWN


def mapping_of(value: object) -> object:
    """Return `value` where it is a mapping, else UNKNOWN."""
    return value if isinstance(value, Mapping) else UNKNOWN
