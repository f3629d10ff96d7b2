"""Reading YAML into the frozen classes of a model: every fault of a file at once, each with its place.

pydantic checks the data against the standard dataclasses. What was checked once is kept as JSON and revived without it
at the next start (docs/decisions/0001).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from mla_writer import cache, yamlio
from mla_writer.errors import Problem, ProblemsError
from mla_writer.forms.faults import problems_of
from mla_writer.forms.hints import Hint, item_hint, keys_of, members_of, record_in
from mla_writer.forms.revival import fingerprint, revive
from mla_writer.yamlio import Source

if TYPE_CHECKING:
    from pydantic import TypeAdapter

__all__ = ["read_as", "read_cached", "revive", "shaped"]

T = TypeVar("T")
Complete = Callable[[object, Source | None], object]

_SWITCHES = {"true": True, "false": False}
_FIGURE = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")


def read_as(cls: type[T], source: Source, complete: Complete | None = None) -> T:
    """Return `source` as an instance of the dataclass `cls`, completed; raise ProblemsError with every fault."""
    data = shaped(cls, source.data)
    return _checked(cls, source, complete(data, source) if complete is not None else data)


def read_cached(cls: type[T], path: Path, complete: Complete | None = None) -> T:
    """Return the file at `path` as `cls`; raise ProblemsError with every fault.

    A file whose bytes were checked before is revived from the cache. Where a problem has to be placed in it later,
    `yamlio.place_of` reads the file again. `complete` puts in what the file names only by a key; it gets the data, and the
    file where that is read for the first time, to tell what is wrong in it.
    """
    content = yamlio.content_of(path)
    model: Hint = cls
    key = cache.cache_key(cls.__qualname__, fingerprint(model), content)
    kept = cache.load(key)
    if isinstance(kept, dict):
        with suppress(AttributeError, KeyError, TypeError):  # a damaged cache: read the file itself, and write anew
            return revive(cls, complete(kept, None) if complete is not None else kept)
    source = yamlio.read_content(content, str(path))
    data = shaped(cls, source.data)
    read = _checked(cls, source, complete(data, source) if complete is not None else data)
    cache.keep(key, data)
    return read


def read_folder(cls: type[T], folder: Path) -> tuple[T, ...]:
    """Return every YAML file of `folder` as `cls`, by name; raise ProblemsError with the faults of all of them."""
    found: list[T] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            found.append(read_cached(cls, path))
        except ProblemsError as error:
            problems += error.problems
    if problems:
        raise ProblemsError(problems)
    return tuple(found)


def shaped(hint: Hint, data: object) -> object:
    """Return plain data as `hint` wants it: field names for keys, switches for `true` and `false`, numbers for figures.

    What does not fit is left as it is, for pydantic to find.
    """
    if isinstance(data, dict):
        return _shaped_mapping(hint, data)
    if isinstance(data, list):
        item = item_hint(hint)
        return [shaped(item, one) for one in data]
    if bool in members_of(hint):
        return _SWITCHES.get(str(data), data)
    if int in members_of(hint) and _FIGURE.fullmatch(str(data)):
        return int(str(data))
    return data


def _shaped_mapping(hint: Hint, data: dict[str, object]) -> dict[str, object]:
    record = record_in(hint)
    if record is None:
        item = item_hint(hint)
        return {key: shaped(item, one) for key, one in data.items()}
    keys = keys_of(record)
    return {
        keys[name].field if name in keys else name: shaped(keys[name].hint if name in keys else None, one)
        for name, one in data.items()
    }


def _checked(cls: type[T], source: Source, data: object) -> T:
    from pydantic import ValidationError

    try:
        model: Hint = cls
        read: T = _adapter(model).validate_json(json.dumps(data), strict=True)
    except ValidationError as error:
        raise ProblemsError(problems_of(cls, error.errors(include_url=False), source, data)) from None
    return read


@lru_cache(maxsize=64)
def _adapter(cls: Hint) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    return TypeAdapter(cls)
