"""What a model says of its own shape: the keys of its classes as YAML writes them, and the types that stand under them.

A field whose YAML key is a word of Python bears an underscore (`with` is the field `with_`). Hints are worked out once
for each class.
"""

from __future__ import annotations

import keyword
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

Hint = Any
"""A type as a model writes it: a class, `tuple[str, ...]`, `Mapping[str, T]`, `Literal[...]` or a union of them."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a mapping: the field it fills and the type that its value has."""

    field: str
    hint: Hint


@cache
def keys_of(cls: type) -> Mapping[str, Key]:
    """Return the keys that a mapping for the dataclass `cls` may have, as YAML writes them, in the class's order."""
    hints = get_type_hints(cls)
    return {_yaml_key(field.name): Key(field.name, hints[field.name]) for field in fields(cls)}


def members_of(hint: Hint) -> tuple[Hint, ...]:
    """Return the members of a union; any other type stands alone."""
    return get_args(hint) if origin_of(hint) in {Union, UnionType} else (hint,)


def origin_of(hint: Hint) -> Any:  # noqa: ANN401 - whatever typing takes for the origin: tuple, Mapping, Literal, None
    """Return what `hint` is made of: `tuple` for `tuple[str, ...]`, None for a plain class."""
    return get_origin(hint)


def record_in(hint: Hint) -> type | None:
    """Return the dataclass that a mapping stands for under `hint`, or None."""
    return next((one for one in members_of(hint) if isinstance(one, type) and is_dataclass(one)), None)


def item_hint(hint: Hint) -> Hint | None:
    """Return the type of the items where `hint` is a tuple or a free mapping, else None."""
    for one in members_of(hint):
        origin = origin_of(one)
        if origin is tuple:
            return get_args(one)[0]
        if isinstance(origin, type) and issubclass(origin, Mapping):
            return get_args(one)[1]
    return None


def words_of(hint: Hint) -> tuple[str, ...]:
    """Return the words that `hint` allows where it is a `Literal`, else nothing."""
    return tuple(str(word) for one in members_of(hint) if origin_of(one) is Literal for word in get_args(one))


def records_below(cls: type) -> Iterator[type]:
    """Yield `cls` and every dataclass that may stand somewhere in it, each once."""
    waiting, seen = [cls], {cls}
    while waiting:
        one = waiting.pop()
        yield one
        for key in keys_of(one).values():
            for record in _records_in(key.hint):
                if record not in seen:
                    seen.add(record)
                    waiting.append(record)


def _records_in(hint: Hint) -> Iterator[type]:
    record = record_in(hint)
    if record is not None:
        yield record
    item = item_hint(hint)
    if item is not None:
        yield from _records_in(item)


def _yaml_key(name: str) -> str:
    bare = name.removesuffix("_")
    return bare if keyword.iskeyword(bare) else name
