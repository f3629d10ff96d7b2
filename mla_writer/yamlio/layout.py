"""Where each value of a YAML text begins and ends, to the character: what an editor needs that leaves all else as it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import yaml

from mla_writer.yamlio.source import Position

Style = Literal["plain", "quoted", "block", "rows", "flow"]
"""How a value is written: a text plain, in quotes or as a block; a list or mapping in rows or in brackets."""
_STYLES: Mapping[str, Style] = {"'": "quoted", '"': "quoted", ">": "block", "|": "block"}


@dataclass(frozen=True, slots=True)
class Span:
    """The characters of a value, `start` to `end` (exclusive, without what only follows it); counted from 0.

    `head` is where its entry begins: the key of a mapping, the dash of a row of a list, else the value itself. `head_end` is
    the end of the key, or of the dash.
    """

    start: int
    end: int
    style: Style
    head: int
    head_end: int
    column: int


def layout_of(text: str) -> Mapping[Position, Span]:
    """Return the span of every value of `text`, which `read_text` has read without a fault."""
    return _Builder(text).spans()


class _Builder:
    def __init__(self, text: str) -> None:
        self._text = text
        self._events = yaml.parse(text, Loader=yaml.CBaseLoader)
        self._found: dict[Position, Span] = {}

    def spans(self) -> Mapping[Position, Span]:
        for event in self._events:
            if isinstance(event, yaml.NodeEvent):
                self._value(event, (), None)
        return self._found

    def _value(self, event: yaml.Event, at: Position, head: tuple[int, int] | None) -> int:
        """Note the value that begins with `event`; return where it ends."""
        (start, column), last = _begin(event), _end(event)
        own = head or (start, start)
        self._found[at] = Span(start, start, "plain", *own, column)  # keeps its place before those of its parts
        if isinstance(event, yaml.ScalarEvent):
            style = _STYLES.get(event.style or "", "plain")
            last = self._trimmed(start, last)
        elif isinstance(event, yaml.SequenceStartEvent):
            style = "flow" if event.flow_style else "rows"
            last = self._list(at, start, column, style)
        else:
            style = "flow" if isinstance(event, yaml.MappingStartEvent) and event.flow_style else "rows"
            last = self._mapping(at, start, style)
        self._found[at] = Span(start, last, style, *own, column)
        return last

    def _list(self, at: Position, start: int, column: int, style: Style) -> int:
        number, last = 0, start
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            head = None
            if style == "rows":
                dash = self._dash(_begin(event)[0], column)
                head = (dash, dash + 1)
            last = self._value(event, (*at, number), head)
            number += 1
        return _end(event) if style == "flow" else last

    def _mapping(self, at: Position, start: int, style: Style) -> int:
        last = start
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            head = (_begin(event)[0], _end(event))
            key = str(getattr(event, "value", ""))
            last = max(self._value(next(self._events), (*at, key), head), head[1])
        return _end(event) if style == "flow" else last

    def _dash(self, index: int, column: int) -> int:
        """Return the dash before the item that begins at `index`, in rows whose dashes stand in `column`."""
        at = index
        while True:
            line = self._text.rfind("\n", 0, at) + 1
            if self._text[line + column : line + column + 1] == "-" and line + column <= index:
                return line + column
            at = line - 1

    def _trimmed(self, start: int, last: int) -> int:
        """Return the end of a text without the line breaks and comments after it."""
        return start + len(self._text[start:last].rstrip())


def _begin(event: yaml.Event) -> tuple[int, int]:
    """Return the character and the column at which an event begins."""
    mark = event.start_mark
    assert mark is not None
    return mark.index, mark.column


def _end(event: yaml.Event) -> int:
    mark = event.end_mark
    assert mark is not None
    return mark.index
