"""What the review lists of the answers: sections, the items in them, what was answered, what is missing, what is kept unused.

A node works out what stands below it when it is opened, and its words when they come into sight: a request may hold
thousands of answers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, partial
from textwrap import shorten
from typing import Literal

from mla_writer.answers.values import has_content
from mla_writer.conditions.values import UNKNOWN, Ref
from mla_writer.forms.shapes import COLLECTIONS, Shape
from mla_writer.interview.elements import elements_of
from mla_writer.translation.message import N_
from mla_writer.ui.desk import Desk
from mla_writer.ui.fields import caption, item_name
from mla_writer.ui.sections import SectionPage, home_of, homes, section_pages

Sort = Literal["section", "item", "answer", "gap", "kept"]
_LINKED = N_("{number} of {all} linked to facts")
_GAP = N_("Not answered")
_GAPS = N_("not answered: {number}")
_UNUSED = N_("Kept, not used")
_LONGEST = 72
_IN_ONE_LINE = frozenset({"authority", "contact", "place", "provision"})
"""Kinds of records whose parts tell what they are without a name each."""


class Node:
    """One line; `value` gives its words, `below` what stands under it."""

    def __init__(
        self,
        sort: Sort,
        path: str,
        label: str,
        value: Callable[[], str] = str,
        below: Callable[[], Iterator[Node]] | None = None,
    ) -> None:
        self.sort, self.path, self.label = sort, path, label
        self._value, self._below = value, below
        self.parent: Node | None = None
        self.row = 0
        self.heights: dict[int, int] = {}

    @cached_property
    def value(self) -> str:
        """What was answered, in words; the count of gaps of a section."""
        return self._value()

    @property
    def has_below(self) -> bool:
        """Whether the line can be opened."""
        return self._below is not None

    @cached_property
    def below(self) -> tuple[Node, ...]:
        """The lines under this one."""
        found = tuple(self._below()) if self._below is not None else ()
        for row, one in enumerate(found):
            one.parent, one.row = self, row
        return found


class Outline:
    """Makes the nodes for the answers as they stand."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.live, self.answers = desk, desk.live, desk.case.answers
        missing = {"COMP-001", "COMP-002"}
        self.gaps = {one.where for one in desk.findings if one.code in missing and one.level == "blocker"}

    def sections(self) -> Iterator[Node]:
        """Yield a line for each section that holds answers or gaps, and one for what no section asks for any more."""
        pages = [one for one in section_pages(self.desk) if one.places]
        known = homes(pages)
        gaps = Counter(home.key for path in self.gaps if (home := home_of(path, known)) is not None)
        for page in pages:
            number = gaps[page.key]
            if number or any(has_content(self.answers.get(path)) for _, path in page.places):
                told = self.desk.words.text(_GAPS, number=number) if number else ""
                yield Node("section", page.key, page.title, partial(str, told), partial(self._page, page))
        heads = {place.partition(".")[0] for place in known}
        homeless = [path for head in self.answers.root if head not in heads for path in self._leaves(head)]
        if homeless:
            title = self.desk.words.text(N_("No longer asked"))
            yield Node("section", "", title, str, partial(self._kept, homeless))

    def _page(self, page: SectionPage) -> Iterator[Node]:
        for shape, path in page.places:
            if path in COLLECTIONS:
                yield from self._items(shape, path, "")
            else:
                yield from self._place(shape, path, "")

    def _place(self, shape: Shape, path: str, around: str) -> Iterator[Node]:
        value = self.answers.get(path)
        if self.live.is_hidden(path):
            yield from self._kept(self._leaves(path))
            return
        name = self._name(shape, around)
        if not has_content(value):
            if path in self.gaps:
                yield Node("gap", path, name, partial(self.desk.words.text, _GAP))
            return
        is_one_line = shape.sort == "record" and shape.question is not None and shape.question.kind in _IN_ONE_LINE
        if is_one_line and not self._has_gap(path):
            yield Node("answer", path, name, partial(self._line, shape, path))
        elif shape.sort == "record":
            for key, child in shape.fields.items():
                yield from self._place(child, f"{path}.{key}", name)
        elif shape.sort == "items":
            yield from self._items(shape, path, name)
        elif shape.sort == "map":
            yield from self._map(shape, path, name)
        else:
            yield Node("answer", path, name, partial(self._told, shape, path))

    def _items(self, shape: Shape, path: str, name: str) -> Iterator[Node]:
        assert shape.item is not None
        word = self._word(shape, path) or name
        for number, key in enumerate(self.answers.records(path), 1):
            here = f"{path}.{key}"
            label = f"{word} {number}"
            title = self._title(Ref(path, key), label) if path in COLLECTIONS else str
            yield Node("item", here, label, title, partial(self._item, shape, here))

    def _item(self, shape: Shape, path: str) -> Iterator[Node]:
        assert shape.item is not None
        for key, child in shape.item.fields.items():
            yield from self._place(child, f"{path}.{key}", "")

    def _map(self, shape: Shape, path: str, name: str) -> Iterator[Node]:
        assert shape.item is not None
        assert shape.question is not None
        for key in self.answers.records(shape.question.per):
            here = f"{path}.{key}"
            if self.answers.get(here) is not UNKNOWN:
                title = f"{name} – {item_name(self.desk, Ref(shape.question.per, key))}"
                yield Node("answer", here, title, partial(self._told, shape.item, here))

    def _leaves(self, path: str) -> list[str]:
        """Return the answered paths at and below `path`."""
        value = self.answers.get(path)
        if not isinstance(value, Mapping):
            return [path] if has_content(value) else []
        return [one for one in self.answers.paths_below(path) if has_content(self.answers.get(one))]

    def _kept(self, paths: list[str]) -> Iterator[Node]:
        """Yield what was answered and is not asked for at present."""
        for path in paths:
            shape = self.live.questionnaire.shape(path)
            name = self._name(shape, "") if shape is not None else path
            yield Node("kept", path, name or path, partial(self._unused, shape, path))

    # ---- words -----------------------------------------------------------------------------------------------------

    def _name(self, shape: Shape, around: str) -> str:
        own = caption(self.desk, shape) if shape.question is not None else ""
        return " – ".join(one for one in (around, own) if one)

    def _word(self, shape: Shape, path: str) -> str:
        words = self.desk.words
        if path in COLLECTIONS:
            item = self.desk.case.content.forms.collections[path].item
            return words.of_form(item, f"request/{path}:item").capitalize()
        return words.of_form(shape.repeats.item, f"{shape.context}.item").capitalize() if shape.repeats else ""

    def _title(self, ref: Ref, label: str) -> Callable[[], str]:
        def told() -> str:
            name = item_name(self.desk, ref)
            plain = name.partition(" · ")[2] if ref.collection == "facts" else name
            return "" if name == label else shorten(plain or name, _LONGEST, placeholder="…")

        return told

    def _told(self, shape: Shape | None, path: str) -> str:
        value = self.answers.get(path)
        if shape is not None and shape.question is not None and shape.question.kind == "element_links":
            elements = elements_of(self.live, path.split(".")[1])
            links = value if isinstance(value, dict) else {}
            number = sum(bool(links.get(one.id)) for one in elements)
            return self.desk.words.text(_LINKED, number=number, all=len(elements))
        return self.desk.told(value, shape, path)

    def _has_gap(self, path: str) -> bool:
        return any(one.startswith(f"{path}.") for one in self.gaps)

    def _line(self, shape: Shape, path: str) -> str:
        """Return the parts of a record in one line, as on an envelope."""
        parts = ((child, f"{path}.{key}") for key, child in shape.fields.items() if child.sort == "leaf")
        told = (self._told(child, here) for child, here in parts if has_content(self.answers.get(here)))
        mark = "\u200f" if self.desk.words.is_rtl else ""
        return mark + self.desk.words.listed(f"\u2068{one}\u2069" for one in told)

    def _unused(self, shape: Shape | None, path: str) -> str:
        return f"{self._told(shape, path)} · {self.desk.words.text(_UNUSED)}"
