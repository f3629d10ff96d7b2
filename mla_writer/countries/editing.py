"""`PackText`: the text of a pack's file, changed part by part, so that all else stays as its author wrote it.

A change cuts the old part out and puts the new one in its place: comments, order, quotes and line breaks of every other part
are never written anew, and so cannot change. What has been written is read back before anybody sees it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from mla_writer.countries.pack_shape import in_brackets_at, keys_at
from mla_writer.yamlio import Position, Source, read_text
from mla_writer.yamlio.layout import Span, layout_of
from mla_writer.yamlio.placing import WIDEST, in_brackets, placed, row
from mla_writer.yamlio.source import Data
from mla_writer.yamlio.writing import one_line

_SPACED = frozenset({"requirements"})
"""Lists with an empty line between their entries."""


@dataclass(frozen=True)
class PackText:
    """The text of a pack and what stands in it; every change gives another one. Positions are those of `yamlio`."""

    text: str
    name: str = ""

    @cached_property
    def source(self) -> Source:
        """The data with the place of each value; raises ProblemsError where the text cannot be read."""
        return read_text(self.text, self.name)

    @property
    def data(self) -> Data:
        """What the file holds."""
        return self.source.data

    @cached_property
    def layout(self) -> Mapping[Position, Span]:
        """Where each value begins and ends."""
        return layout_of(self.text)

    def get(self, *at: str | int) -> Data | None:
        """Return what stands at a place, or None."""
        found: Data | None = self.data
        for key in at:
            if isinstance(found, dict) and isinstance(key, str):
                found = found.get(key)
            elif isinstance(found, list) and isinstance(key, int) and 0 <= key < len(found):
                found = found[key]
            else:
                return None
        return found

    def position_at(self, line: int, column: int) -> Position:
        """Return the place of what stands at a line and column (counted from 1): the value, or the nearest one before."""
        best: Position = ()
        for at, mark in self.source.marks.items():
            if (mark.line, mark.column) <= (line, column) and (
                not best or (mark.line, mark.column) >= (self.source.marks[best].line, self.source.marks[best].column)
            ):
                best = at
        return best

    # ---- changing --------------------------------------------------------------------------------------------------

    def set(self, at: Position, value: Data) -> PackText:
        """Return the text with `value` at a place; what leads to it is made where it is missing, nothing takes it away."""
        if self.get(*at) == value:
            return self
        if _is_nothing(value):
            return self.remove(at)
        if at in self.layout:
            return self._replaced(at, value)
        above, key = at[:-1], at[-1]
        if above and above not in self.layout:
            return self.set(above, {key: value} if isinstance(key, str) else [value])
        held = self.get(*above)
        if isinstance(key, int) and isinstance(held, list):
            return self.insert(above, key, value)
        if not held:
            return self._replaced(above, {str(key): value} if isinstance(key, str) else [value])
        assert isinstance(held, dict)
        return self._added(above, str(key), value)

    def remove(self, at: Position) -> PackText:
        """Return the text without what stands at a place, nor what would be empty without it."""
        if at not in self.layout:
            return self
        above = at[:-1]
        held = self.get(*above)
        if above and isinstance(held, dict | list) and len(held) == 1:
            return self.remove(above)
        return self._removed(at)

    def insert(self, at: Position, number: int, value: Data) -> PackText:
        """Return the text with a further entry in the list at a place, before the entry `number`, or at the end."""
        held = self.get(*at)
        if not isinstance(held, list) or not held:
            return self.set(at, [value])
        number = min(number, len(held))
        return self._inserted(at, number, value)

    def move(self, at: Position, number: int, to: int) -> PackText:
        """Return the text with the entry `number` of a list at the place `to`; comments above it go with it."""
        held = self.get(*at)
        assert isinstance(held, list)
        order = list(range(len(held)))
        order.insert(to, order.pop(number))
        if order == sorted(order):
            return self
        places = [self._chunk((*at, one)) for one in range(len(held))]
        moved = [self._closed(self.text[start:end]) for start, end in places]
        if self.layout[at].style == "flow":
            moved = [self.text[start:end] for start, end in places]
        cuts = [(*place, moved[one]) for place, one in zip(places, order, strict=True)]
        return self._spliced(cuts, _at_place(self.data, at, [held[one] for one in order]))

    def rename(self, at: Position, name: str) -> PackText:
        """Return the text with another name for the key at a place; sources and groups bear the new name everywhere."""
        held = self.get(*at[:-1])
        assert isinstance(held, dict)
        old = str(at[-1])
        span = self.layout[at]
        cuts = [(span.head, span.head_end, one_line(name))]
        renamed: Data = {name if key == old else key: one for key, one in held.items()}
        expected = _at_place(self.data, at[:-1], renamed)
        if at[:-1] in {("sources",), ("groups",)}:
            for place in self.citing(old) if at[0] == "sources" else self.meaning(old):
                cited = str(self.get(*place))
                new = name + cited[len(old) :]
                cuts.append((self.layout[place].start, self.layout[place].end, in_brackets(new)))
                expected = _at_place(expected, place, new)
        return self._spliced(cuts, expected)

    def citing(self, key: str) -> tuple[Position, ...]:
        """Return every place where a source of the table is cited."""
        return tuple(
            at
            for at in self.layout
            if len(at) > 1
            and at[-2] in {"sources", "source"}
            and at[:1] != ("sources",)
            and not {"answers", "ask"} & set(at)  # a question cites the sources of the forms
            and isinstance(found := self.get(*at), str)
            and found.partition(":")[0] == key
        )

    def meaning(self, group: str) -> tuple[Position, ...]:
        """Return every place where a group of States is named."""
        return tuple(
            at
            for at in self.layout
            if len(at) > 1
            and at[-2] in {"states", "outside"}
            and at[:1] != ("groups",)
            and "answers" not in at
            and self.get(*at) == group
        )

    def lines_of(self, at: Position) -> tuple[int, int]:
        """Return where the lines of an entry begin and end, with the comments right above it."""
        return self._chunk(at)

    # ---- inner -----------------------------------------------------------------------------------------------------

    def _replaced(self, at: Position, value: Data) -> PackText:
        expected = _at_place(self.data, at, value)
        outer = self._outermost(at[:-1])
        span = self.layout[at]
        if outer is not None:
            return self._spliced([(span.start, span.end, in_brackets(value))], expected).fitted(outer)
        if not at:
            raise KeyError(at)
        brackets = in_brackets_at(at)
        line = self._line(span.head)
        if isinstance(at[-1], int):
            written = row(value, span.head - line, brackets=brackets)[span.head - line + 1 :]
        else:
            colon = self.text.index(":", span.head_end)
            written = placed(value, self._column(span), colon + 1 - line, brackets=brackets)
            written = f":{written}"
        first, *rest = written.split("\n")
        end, comment = self._comment(span, moves=bool(rest))
        return self._spliced([(span.head_end, end, "\n".join([first + comment, *rest]))], expected)

    def _added(self, above: Position, key: str, value: Data) -> PackText:
        """Return the text with a further key in a mapping, where the order of its class has it."""
        held = self.get(*above)
        assert isinstance(held, dict)
        before = _before(key, list(held), keys_at(above))
        expected = _at_place(self.data, above, {**held, key: value})
        outer = self._outermost(above)
        pair = f"{one_line(key)}: {in_brackets(value)}"
        if outer is not None:
            if before:
                place = self.layout[*above, before].end
                return self._spliced([(place, place, f", {pair}")], expected).fitted(outer)
            place = self.layout[*above, next(iter(held))].head
            return self._spliced([(place, place, f"{pair}, ")], expected).fitted(outer)
        first = self.layout[*above, next(iter(held))]
        column = self._column(first)
        head = f"{' ' * column}{one_line(key)}:"
        written = head + placed(value, column, len(head), brackets=in_brackets_at((*above, key))) + "\n"
        if not before and (not above or not isinstance(above[-1], int)):
            place = self._line(self._chunk((*above, next(iter(held))))[0])
        else:
            before = before or next(iter(held))
            place = self._chunk((*above, before))[1]
        if not above and ("\n" in written[:-1] or "{" in written):
            written = self._spaced(written, place)
        return self._spliced([(place, place, self._opened(place) + written)], expected)

    def _inserted(self, at: Position, number: int, value: Data) -> PackText:
        held = self.get(*at)
        assert isinstance(held, list)
        expected = _at_place(self.data, at, [*held[:number], value, *held[number:]])
        outer = self._outermost(at)
        if outer is not None:
            after = number == len(held)
            place = self.layout[*at, number - 1].end if after else self.layout[*at, number].start
            new = f", {in_brackets(value)}" if after else f"{in_brackets(value)}, "
            return self._spliced([(place, place, new)], expected).fitted(outer)
        first = self.layout[*at, 0]
        written = row(value, first.head - self._line(first.head), brackets=in_brackets_at((*at, 0))) + "\n"
        gap = "\n" if self._has_gaps(at) else ""
        if number == len(held):
            place = self._chunk((*at, number - 1))[1]
            return self._spliced([(place, place, self._opened(place) + gap + written)], expected)
        place = self._chunk((*at, number))[0]
        return self._spliced([(place, place, written + gap)], expected)

    def _removed(self, at: Position) -> PackText:
        above, span = at[:-1], self.layout[at]
        expected = _without(self.data, at)
        if self._outermost(above) is not None:
            return self._spliced([self._cut_in_brackets(at)], expected)
        held = self.get(*above)
        if isinstance(held, dict) and above and isinstance(above[-1], int) and span.head != self._first_sign(span):
            following = list(held)[1]  # the first key of a row stands on the line of its dash
            return self._spliced([(span.head, self.layout[*above, following].head, "")], expected)
        start, end = self._chunk(at)
        before = self.text[:start]
        if (before.endswith("\n\n") or not before) and self.text[end : end + 1] == "\n":
            end += 1
        elif before.endswith("\n\n") and end == len(self.text):
            start -= 1
        return self._spliced([(start, end, "")], expected)

    def _cut_in_brackets(self, at: Position) -> tuple[int, int, str]:
        above = at[:-1]
        held = self.get(*above)
        assert isinstance(held, dict | list)
        keys: list[str | int] = list(held) if isinstance(held, dict) else list(range(len(held)))
        number = keys.index(at[-1])
        if number:
            return self.layout[*above, keys[number - 1]].end, self.layout[at].end, ""
        return self.layout[at].head, self.layout[*above, keys[1]].head, ""

    def fitted(self, outer: Position) -> PackText:
        """Return the text with what stands in brackets at `outer` in rows where its line has become too long."""
        span = self.layout[outer]
        is_too_long = span.end - self._line(span.start) > WIDEST
        if not is_too_long or "\n" in self.text[span.start : span.end] or "#" in self.text[span.start : span.end]:
            return self
        value = self.get(*outer)
        assert value is not None
        return self._replaced(outer, value)

    def _spliced(self, cuts: Sequence[tuple[int, int, str]], expected: Data) -> PackText:
        """Return the text with each cut replaced; what then stands in it is what was meant, or nothing is changed."""
        text = self.text
        for start, end, new in sorted(cuts, reverse=True):
            text = text[:start] + new + text[end:]
        made = PackText(text, self.name)
        if made.data != expected:
            raise AssertionError(f"not written as meant: {cuts}")
        return made

    def _outermost(self, at: Position) -> Position | None:
        """Return the outermost place around or at `at` whose value stands in brackets; None where there is none."""
        for length in range(len(at) + 1):
            if at[:length] in self.layout and self.layout[at[:length]].style == "flow":
                return at[:length]
        return None

    def _chunk(self, at: Position) -> tuple[int, int]:
        """Return the lines of an entry with the comments right above it, or in brackets the value alone."""
        span = self.layout[at]
        if self._outermost(at[:-1]) is not None:
            return span.head, span.end
        start, end = self._line(span.head), self.text.find("\n", self._closing(span))
        end = len(self.text) if end < 0 else end + 1
        while start and (above := self._line(start - 1)) < start and self._is_comment(above, start, span):
            start = above
        return start, end

    def _is_comment(self, start: int, end: int, span: Span) -> bool:
        line = self.text[start:end]
        return (
            line.lstrip(" ").startswith("#") and len(line) - len(line.lstrip(" ")) == self._column(span) and start > 0
        )

    def _closing(self, span: Span) -> int:
        """Return where the lines of a value end; an empty value ends with its key."""
        return max(span.end, span.head_end)

    def _comment(self, span: Span, *, moves: bool) -> tuple[int, str]:
        """Return up to where an entry is written anew, and the comment that then has to stand on its first line.

        One behind a value of one line stays where it is, unless the new value has more lines (`moves`).
        """
        is_below = span.style in {"block", "rows"}
        end = self._closing(span)
        if not is_below and not moves:
            return end, ""
        start = span.start if span.style == "block" else span.head_end if is_below else end
        line_end = self.text.find("\n", start)
        line_end = len(self.text) if line_end < 0 else line_end
        mark = self.text.find(" #", start, line_end)
        comment = f" {self.text[mark:line_end].strip()}" if mark >= 0 else ""
        return end if is_below else line_end, comment

    def _column(self, span: Span) -> int:
        return span.head - self._line(span.head)

    def _line(self, index: int) -> int:
        """Return where the line of a character begins."""
        return self.text.rfind("\n", 0, index) + 1

    def _first_sign(self, span: Span) -> int:
        line = self._line(span.head)
        return line + len(self.text[line : span.head]) - len(self.text[line : span.head].lstrip(" "))

    def _has_gaps(self, at: Position) -> bool:
        held = self.get(*at)
        if isinstance(held, list) and len(held) > 1:
            return "\n\n" in self.text[self.layout[*at, 0].end : self._chunk((*at, 1))[0]]
        return at[-1] in _SPACED

    def _spaced(self, written: str, place: int) -> str:
        """Return a section of the file with an empty line before it, unless it stands beside points of one line."""
        before = self.text[self._line(place - 1) : place]
        is_row = "\n" not in written[:-1]
        lead = "" if before == "\n" or (is_row and "{" in before and not before.startswith(" ")) else "\n"
        after = self.text[place : place + 1]
        return lead + written + ("" if is_row or after in {"", "\n"} else "\n")

    def _opened(self, place: int) -> str:
        """Return the line break that the end of a file may lack."""
        return "" if place == 0 or self.text[place - 1] == "\n" else "\n"

    def _closed(self, lines: str) -> str:
        return lines if lines.endswith("\n") else f"{lines}\n"


def _is_nothing(value: Data) -> bool:
    return value in ("", [], {})


def _at_place(data: Data, at: Position, value: Data) -> Data:
    """Return the data with `value` at a place."""
    if not at:
        return value
    head, *rest = at
    if isinstance(data, list):
        assert isinstance(head, int)
        return [_at_place(one, tuple(rest), value) if number == head else one for number, one in enumerate(data)]
    assert isinstance(data, dict)
    return {key: _at_place(one, tuple(rest), value) if key == head else one for key, one in data.items()}


def _without(data: Data, at: Position) -> Data:
    head, *rest = at
    if isinstance(data, list):
        kept = [_without(one, tuple(rest)) if rest and number == head else one for number, one in enumerate(data)]
        return kept if rest else [one for number, one in enumerate(kept) if number != head]
    assert isinstance(data, dict)
    return {
        key: _without(one, tuple(rest)) if key == head and rest else one
        for key, one in data.items()
        if rest or key != head
    }


def _before(key: str, held: Sequence[str], order: Sequence[str]) -> str:
    """Return the key after which a new one stands: the last of those that go before it, or the last of all."""
    if key not in order:
        return held[-1]
    earlier = order[: order.index(key)]
    return next((one for one in reversed(held) if one in earlier), "")
