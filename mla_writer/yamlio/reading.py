"""Reading YAML files: size, encoding and characters are looked at here, before `events` makes data of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from mla_writer.errors import Place, Problem, ProblemsError
from mla_writer.yamlio.source import MOST_BYTES, MOST_PROBLEMS, Position, Source

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")

_REFUSALS = {
    FileNotFoundError: "YAML-001",
    NotADirectoryError: "YAML-001",
    PermissionError: "YAML-002",
    IsADirectoryError: "YAML-003",
}


def read(path: Path) -> Source:
    """Read the file at `path`; raise ProblemsError with every fault that can be told at once."""
    return read_content(content_of(path), str(path))


def content_of(path: Path) -> bytes:
    """Return the bytes of the file at `path`; raise ProblemsError where it cannot be read or is too large."""
    name = str(path)
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        code = _REFUSALS.get(type(error), "YAML-004")
        raise ProblemsError([Problem(code, Place(name), {"reason": error.strerror or str(error)})]) from error
    if len(content) > MOST_BYTES:
        raise ProblemsError([_too_large(name)])
    return content


def read_content(content: bytes, name: str) -> Source:
    """Read the bytes of a file: UTF-8, with or without a byte order mark; raise ProblemsError as `read` does."""
    return read_text(decoded(content, name), name)


def read_text(text: str, name: str) -> Source:
    """Read YAML from `text`; `name` stands for the file in every place. Raise ProblemsError as `read` does."""
    if len(text) > MOST_BYTES:
        raise ProblemsError([_too_large(name)])
    problems = list(_forbidden_characters(text, name))
    if problems:
        raise ProblemsError(problems)
    from mla_writer.yamlio.events import source_of  # loads PyYAML, which a start from the cache never needs

    return source_of(text, name)


def place_of(path: Path, position: Position) -> Place:
    """Return where `position` stands in a file that was read from the cache; the whole file where it cannot be told."""
    try:
        return read(path).place(position)
    except ProblemsError:
        return Place(str(path))


def _too_large(name: str) -> Problem:
    return Problem("YAML-005", Place(name), {"limit": MOST_BYTES // 1_000_000})


def decoded(content: bytes, name: str) -> str:
    """Return the text in the bytes of a file, UTF-8 with or without a byte order mark; raise ProblemsError where it is none."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")  # a byte order mark was cut off before
        raise ProblemsError([Problem("YAML-006", _place_after(before, name))]) from error


def _forbidden_characters(text: str, name: str) -> Iterator[Problem]:
    for number, match in enumerate(_FORBIDDEN.finditer(text)):
        if number == MOST_PROBLEMS:
            return
        place = _place_after(text[: match.start()], name)
        yield Problem("YAML-007", place, {"character": f"U+{ord(match[0]):04X}"})


def _place_after(before: str, name: str) -> Place:
    """Return the place of the character that follows the text `before`."""
    return Place(name, before.count("\n") + 1, len(before) - before.rfind("\n"))
