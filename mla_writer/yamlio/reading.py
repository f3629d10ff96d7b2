"""Reading YAML: one pass over the parser's events gives plain data, and stops before anything can explode.

No tree of nodes is composed: composing 50,000 nested brackets ends the process (PyYAML's C code has no limit), and
resolving scalars makes Norway (`NO`) a "no". Events carry texts and places, and that is all we want.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from mla_writer.errors import Place, Problem, ProblemsError
from mla_writer.yamlio.source import Data, Marks, Position, Source

MOST_BYTES = 10_000_000
MOST_SCALAR = 1_000_000
MOST_DEPTH = 32
MOST_VALUES = 500_000
MOST_PROBLEMS = 100

_Loader: type[yaml.CBaseLoader] | type[yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_NULLS = frozenset({"~", "null", "Null", "NULL"})

_REFUSALS = {
    FileNotFoundError: "YAML-001",
    NotADirectoryError: "YAML-001",
    PermissionError: "YAML-002",
    IsADirectoryError: "YAML-003",
}

# What the parser says, and the code of the sentence in which we say it to a lawyer.
_FAULTS = (
    ("mapping values are not allowed", "YAML-021"),
    ("could not find expected ':'", "YAML-022"),
    ("cannot start any token", "YAML-023"),
    ("expected alphabetic or numeric character", "YAML-023"),
    ("expected comment or line break", "YAML-023"),
    ("did not find expected ','", "YAML-025"),
    ("found unexpected end of stream", "YAML-025"),
    ("found unexpected document indicator", "YAML-025"),
    ("did not find expected", "YAML-024"),
    ("found unknown escape character", "YAML-026"),
)


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
    return read_text(_decoded(content, name), name)


def read_text(text: str, name: str) -> Source:
    """Read YAML from `text`; `name` stands for the file in every place. Raise ProblemsError as `read` does."""
    if len(text) > MOST_BYTES:
        raise ProblemsError([_too_large(name)])
    problems = list(_forbidden_characters(text, name))
    if problems:
        raise ProblemsError(problems)
    builder = _Builder(text, name)
    data = builder.build()
    if builder.problems:
        raise ProblemsError(builder.problems)
    return Source(name, data, Marks(name, builder.marks), Marks(name, builder.keys))


def place_of(path: Path, position: Position) -> Place:
    """Return where `position` stands in a file that was read from the cache; the whole file where it cannot be told."""
    try:
        return read(path).place(position)
    except ProblemsError:
        return Place(str(path))


def _too_large(name: str) -> Problem:
    return Problem("YAML-005", Place(name), {"limit": MOST_BYTES // 1_000_000})


def _decoded(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode(
            "utf-8-sig"
        )  # the object lacks the byte order mark that was cut off
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


class _StopReading(Exception):  # noqa: N818 - not an error: what was found is in `problems`
    """Nothing after this point can be read, or would be safe to read."""


class _Builder:
    """Turns the parser's events into plain data, remembers places, collects problems."""

    def __init__(self, text: str, name: str) -> None:
        self._events = yaml.parse(text, Loader=_Loader)
        self._name = name
        self.marks: dict[Position, tuple[int, int]] = {}
        self.keys: dict[Position, tuple[int, int]] = {}
        self.problems: list[Problem] = []

    def build(self) -> Data:
        """Return the data of the one document; an empty file is an empty mapping."""
        data: Data = {}
        documents = 0
        try:
            for event in self._events:
                if isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                    if documents > 1:
                        self._refuse(event, "YAML-012", stop=True)
                elif isinstance(event, yaml.NodeEvent):
                    data = self._value(event, ())
        except yaml.YAMLError as error:
            self.problems.append(_syntax_problem(error, self._name))
        except _StopReading:
            pass
        return data

    def _value(self, event: yaml.Event, at: Position) -> Data:
        self.marks[at] = _spot(event)
        if len(self.marks) > MOST_VALUES:
            self._refuse(event, "YAML-016", stop=True, limit=MOST_VALUES)
        self._refuse_decoration(event)
        if isinstance(event, yaml.ScalarEvent):
            return self._text(event)
        if isinstance(event, yaml.AliasEvent):
            return ""
        if len(at) == MOST_DEPTH:
            self._refuse(event, "YAML-008", stop=True, limit=MOST_DEPTH)
        return self._list(at) if isinstance(event, yaml.SequenceStartEvent) else self._mapping(at)

    def _text(self, event: yaml.ScalarEvent) -> str:
        value: str = event.value
        if len(value) > MOST_SCALAR:
            self._refuse(event, "YAML-011", limit=MOST_SCALAR)
        if value in _NULLS and event.implicit[0]:
            self._refuse(event, "YAML-015", word=value)
        return value

    def _list(self, at: Position) -> list[Data]:
        items: list[Data] = []
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._value(event, (*at, len(items))))
        return items

    def _mapping(self, at: Position) -> dict[str, Data]:
        built: dict[str, Data] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(event)
            known = key in built
            value = self._value(next(self._events), (*at, key))
            if known:
                self._refuse(event, "YAML-014", key=key, line=self.keys[*at, key][0] + 1)
                continue
            self.keys[*at, key] = _spot(event)
            built[key] = value
        return built

    def _key(self, event: yaml.Event) -> str:
        self._refuse_decoration(event)
        if isinstance(event, yaml.ScalarEvent):
            return str(event.value)
        if isinstance(event, yaml.CollectionStartEvent):
            self._refuse(event, "YAML-013", stop=True)
        return ""

    def _refuse_decoration(self, event: yaml.Event) -> None:
        """Refuse aliases, anchors and tags: an alias bomb of 300 bytes fills the memory, a tag can ask for anything."""
        if getattr(event, "anchor", None) is not None:
            self._refuse(event, "YAML-009", name=str(getattr(event, "anchor", "")))
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._refuse(event, "YAML-010", tag=str(tag))

    def _refuse(self, event: yaml.Event, code: str, *, stop: bool = False, **parameters: object) -> None:
        line, column = _spot(event)
        self.problems.append(Problem(code, Place(self._name, line + 1, column + 1), parameters))
        if stop or len(self.problems) >= MOST_PROBLEMS:
            raise _StopReading


def _spot(event: yaml.Event) -> tuple[int, int]:
    """Return line and column, counted from 0, at which the event begins."""
    mark = event.start_mark
    assert mark is not None
    return mark.line, mark.column


def _syntax_problem(error: yaml.YAMLError, name: str) -> Problem:
    said = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    code = next((code for words, code in _FAULTS if words in said), "YAML-020")
    mark = getattr(error, "problem_mark", None)
    begun = getattr(error, "context_mark", None)
    place = Place(name, mark.line + 1, mark.column + 1) if mark is not None else Place(name)
    if (
        code == "YAML-025" and begun is not None
    ):  # point at the quote or bracket that was opened, not at the end of the file
        place = Place(name, begun.line + 1, begun.column + 1)
    return Problem(code, place, {"reason": said})
