"""The versions of an office's pack that stood there before, beside its file, and those that were put aside by going back.

`ke.yaml.previous` is the last one, `ke.yaml.previous.2` the one before it; `ke.yaml.undone` is the one from which one went
back last.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from mla_writer.storage.files import previous_of, told_of

MOST = 20
"""How many versions are kept; of more the oldest goes."""


def pushed(file: Path, content: bytes) -> Mapping[Path, bytes]:
    """Return what has to be written so that `content` is the version before of the pack at `file`; raise StorageError."""
    return _pushed(previous_of(file), content)


def put_aside(file: Path, content: bytes) -> Mapping[Path, bytes]:
    """Return what has to be written so that `content` is the version from which one went back last; raise StorageError."""
    return _pushed(_undone(file), content)


def earlier(file: Path) -> tuple[Path, ...]:
    """Return the versions before of the pack at `file`, the last one first."""
    return tuple(_stack(previous_of(file)))


def undone(file: Path) -> tuple[Path, ...]:
    """Return the versions from which one went back, the last one first."""
    return tuple(_stack(_undone(file)))


def popped(stack: tuple[Path, ...]) -> None:
    """Take the first of a stack away: each of the others takes the name of the one in front of it. Raise StorageError."""
    with told_of(stack[0]):
        stack[0].unlink()
        for place, following in pairwise(stack):
            following.replace(place)


def _undone(file: Path) -> Path:
    return file.with_name(f"{file.name}.undone")


def _pushed(first: Path, content: bytes) -> Mapping[Path, bytes]:
    with told_of(first):
        held = [one.read_bytes() for one in _stack(first)]
    if held[:1] == [content]:
        return {}
    return {_numbered(first, number): one for number, one in enumerate([content, *held][:MOST], 1)}


def _stack(first: Path) -> Iterator[Path]:
    for number in range(1, MOST + 1):
        place = _numbered(first, number)
        if not place.is_file():
            return
        yield place


def _numbered(first: Path, number: int) -> Path:
    return first if number == 1 else first.with_name(f"{first.name}.{number}")
