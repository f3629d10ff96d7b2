"""Reviving what was checked before: plain data, as the cache keeps it, becomes a model again, without pydantic."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeVar

from mla_writer.forms.hints import Hint, item_hint, keys_of, members_of, origin_of, record_in, records_below

T = TypeVar("T")
Build = Callable[[Any], Any]


def revive(cls: type[T], data: object) -> T:
    """Return `data`, shaped by `reading.shaped` and checked before, as an instance of the dataclass `cls`.

    Data of another shape raise KeyError, TypeError or AttributeError.
    """
    model: Hint = cls
    built: T = _builder(model)(data)
    return built


@cache
def fingerprint(cls: Hint) -> str:
    """Return a hash of all keys and types of a model: when it changes, what was checked before is checked again."""
    digest = hashlib.sha256()
    for record in records_below(cls):
        digest.update(repr((record.__qualname__, dict(keys_of(record)))).encode())
    return digest.hexdigest()


@cache
def _builder(hint: Hint) -> Build:
    record, item = record_in(hint), item_hint(hint)
    if record is not None:
        return _or_text(_record_builder(record)) if str in members_of(hint) else _record_builder(record)
    if item is not None:
        return _list_builder(_builder(item)) if _is_list(hint) else _mapping_builder(_builder(item))
    return _keep


def _keep(data: Any) -> Any:  # noqa: ANN401 - a text, figure or switch of any model
    return data


def _is_list(hint: Hint) -> bool:
    return any(origin_of(one) is tuple for one in members_of(hint))


def _or_text(build: Build) -> Build:
    return lambda data: data if isinstance(data, str) else build(data)


def _list_builder(build: Build) -> Build:
    return tuple if build is _keep else lambda data: tuple(build(one) for one in data)


def _mapping_builder(build: Build) -> Build:
    return lambda data: {key: build(one) for key, one in data.items()}


def _record_builder(cls: type) -> Build:
    builders: dict[str, Build] = {}

    def build_record(data: Mapping[str, Any]) -> Any:  # noqa: ANN401 - an instance of `cls`
        if not builders:  # filled on first use, because a class may hold itself
            builders.update({key.field: _builder(key.hint) for key in keys_of(cls).values()})
        return cls(**{field: builders[field](one) for field, one in data.items()})

    return build_record
