"""Shapes: where answers stand. The questions of a form, unfolded into the tree in which their answers are stored.

A shape is a leaf (one question), a record (several, by id), items (records by id, in order) or a map (one choice for each
item of a collection). `pattern` names the place with `*` for ids (`bank_records.items.*.period`); `context` is the path
of ids under which translators find its texts (`assistance/bank_records:items.period`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from mla_writer.forms.model import CompositeKind, Question, Reader, Repeats, Section
from mla_writer.translation.message import Message

Asked = Mapping[str, Sequence[tuple[Question, str]]]
"""The questions that rules bring, each with its context, by the id of the question after which they stand."""

Sort = Literal["leaf", "record", "items", "map"]

COLLECTIONS = ("persons", "things", "facts", "offences", "orders", "documents", "earlier_requests")
SINGULAR = {
    "person": "persons",
    "thing": "things",
    "fact": "facts",
    "offence": "offences",
    "order": "orders",
    "document": "documents",
    "earlier_request": "earlier_requests",
}
"""The collection that a reference of each kind points into."""


def collection_of(kind: str) -> str:
    """Return the collection that references of `kind` point into, or an empty text if `kind` is no reference."""
    return SINGULAR.get(kind, kind if kind in COLLECTIONS else "")


def is_many(kind: str) -> bool:
    """Whether an answer of `kind` is a list."""
    return kind in COLLECTIONS or kind in {"choices", "countries", "languages", "assistance", "treaties", "amounts"}


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """One place for answers; see the module. `fields` are a record's places by id, `item` is the record of each item.

    `not_for` are the readers who may not see what stands here, by the question or by what is around it.
    """

    sort: Sort
    pattern: str
    context: str
    question: Question | None = None
    section: Section | None = None
    repeats: Repeats | None = None
    fields: Mapping[str, Shape] = field(default_factory=dict)
    item: Shape | None = None
    not_for: tuple[Reader, ...] = ()

    def child(self, key: str) -> Shape | None:
        """Return the shape at `key`: a field of a record, or the item record of items and maps (any id)."""
        return self.item if self.sort in {"items", "map"} else self.fields.get(key)

    def walk(self) -> Iterator[Shape]:
        """Yield this shape and every shape below it, in the order of the questions."""
        yield self
        for child in (*self.fields.values(), *([self.item] if self.item else [])):
            yield from child.walk()


class ShapeBuilder:
    """Unfolds questions into shapes; knows the composite kinds of forms/request/kinds.yaml.

    Whoever may not see a form, a section or a group (`not_for`) may see none of the answers in it.
    """

    def __init__(self, composites: Mapping[str, CompositeKind], not_for: tuple[Reader, ...] = ()) -> None:
        self._composites = composites
        self._not_for = not_for

    def record(
        self, pattern: str, context: str, questions: Iterable[tuple[Question, str, Section | None]], **more: Shape
    ) -> Shape:
        """Return a record with a field for each question, given with its own context and section."""
        fields = {one.id: self.place(one, f"{pattern}.{one.id}", where, section) for one, where, section in questions}
        return Shape("record", pattern, context, fields={**fields, **more})

    def place(self, question: Question, pattern: str, context: str, section: Section | None) -> Shape:
        """Return the shape of one question: a leaf, a record for composites and groups, items where it repeats."""
        before = self._not_for
        own = (*before, *(section.not_for if section is not None else ()), *question.not_for)
        self._not_for = tuple(dict.fromkeys(own))
        shape = replace(self._placed(question, pattern, context, section), not_for=self._not_for)
        self._not_for = before
        return shape

    def _placed(self, question: Question, pattern: str, context: str, section: Section | None) -> Shape:
        parts = self._parts(question)
        if question.per:
            inner = Shape("leaf", f"{pattern}.*", context, question, section, not_for=self._not_for)
            return Shape("map", pattern, context, question, section, item=inner)
        if parts is None:
            return Shape("leaf", pattern, context, question, section)
        if question.repeats is None:
            return self._inner(question, pattern, context, section, parts)
        item = self._inner(question, f"{pattern}.*", context, section, parts)
        return Shape("items", pattern, context, question, section, question.repeats, item=item)

    def section(self, section: Section, pattern: str, context: str, asked: Asked) -> Shape:
        """Return the items of a repeating section; `asked` are questions that rules bring."""
        questions = [(one, where, section) for one, where in with_asked(section.questions, f"{context}.", asked)]
        item = self.record(f"{pattern}.*", context, questions)
        return Shape("items", pattern, context, None, section, section.repeats, item=item)

    def _parts(self, question: Question) -> tuple[tuple[Question, ...], str] | None:
        if question.kind == "group":
            return question.questions, ""
        composite = self._composites.get(question.kind)
        return (composite.questions, f"request/kinds:{question.kind}") if composite else None

    def _inner(
        self,
        question: Question,
        pattern: str,
        context: str,
        section: Section | None,
        parts: tuple[tuple[Question, ...], str],
    ) -> Shape:
        questions, home = parts
        inner = self.record(pattern, context, ((one, f"{home or context}.{one.id}", section) for one in questions))
        return Shape("record", pattern, context, question, section, fields=inner.fields)


def with_asked(questions: Iterable[Question], home: str, asked: Asked) -> Iterator[tuple[Question, str]]:
    """Yield each question with its context, and after it the questions that rules ask there; `home` ends with its separator."""
    for question in questions:
        yield question, f"{home}{question.id}"
        yield from asked.get(question.id, ())


def title_of(shape: Shape) -> Message:
    """Return what the window calls a list of entries: the label of its question, or the title of its section."""
    if shape.question is not None:
        return Message(shape.question.label, context=f"{shape.context}.label", domain="forms")
    assert shape.section is not None
    return Message(shape.section.title, context=f"{shape.context}.title", domain="forms")
