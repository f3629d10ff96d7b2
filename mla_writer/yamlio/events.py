"""One pass over the YAML parser's events gives plain data, and stops before anything can explode.

No tree of nodes is composed: composing 50,000 nested brackets ends the process (PyYAML's C code has no limit), and
resolving scalars makes Norway (`NO`) a "no". Events carry texts and places, and that is all we want.
"""

from __future__ import annotations

import yaml

from mla_writer.errors import Place, Problem, ProblemsError
from mla_writer.yamlio.source import MOST_PROBLEMS, MOST_SCALAR, MOST_VALUES, Data, Marks, Position, Source

MOST_DEPTH = 32

_NULLS = frozenset({"~", "null", "Null", "NULL"})

# What the parser says, and the code of the sentence in which we say it to a lawyer.
_FAULTS = (
    ("exceeded maximum nesting depth", "YAML-008"),
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


def source_of(text: str, name: str) -> Source:
    """Return the data of the one document in `text` with its places.

    Raises ProblemsError with every fault up to the first one after which nothing can be read, `MOST_PROBLEMS` at most.
    """
    builder = _Builder(text, name)
    data = builder.build()
    if builder.problems:
        raise ProblemsError(builder.problems)
    return Source(name, data, Marks(name, builder.marks), Marks(name, builder.keys))


class _StopReading(Exception):  # noqa: N818 - not an error: what was found is in `problems`
    """Nothing after this point can be read, or would be safe to read."""


class _Builder:
    """Turns the parser's events into plain data, remembers places, collects problems."""

    def __init__(self, text: str, name: str) -> None:
        self._events = yaml.parse(text, Loader=yaml.CBaseLoader)
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
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._value(event, (*at, len(items))))
        return items

    def _mapping(self, at: Position) -> dict[str, Data]:
        built: dict[str, Data] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
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
    if code == "YAML-025" and begun is not None:  # what was opened and not closed, rather than the end of the file
        place = Place(name, begun.line + 1, begun.column + 1)
    return Problem(code, place, {"limit": MOST_DEPTH} if code == "YAML-008" else {"reason": said})
