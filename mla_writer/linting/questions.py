"""Linting questions: ids, words, options, formats, the names of other things that a question mentions, and its sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from mla_writer.errors import Place, Problem
from mla_writer.forms.library import FormLibrary
from mla_writer.forms.model import Collection, CompositeKind, Form, Question, Requirement, Section, Source
from mla_writer.forms.shapes import COLLECTIONS, collection_of
from mla_writer.linting.places import FilePlaces
from mla_writer.yamlio import closest

_ID = re.compile(r"[a-z][a-z0-9_]*")
_CHOSEN = ("choice", "choices")

Holder = Form | Collection | CompositeKind
_Named = Question | Requirement | Section


def is_id(text: str) -> bool:
    """Whether `text` is written as an id: it is stored, and never renamed."""
    return bool(_ID.fullmatch(text))


def questions_of(holder: Holder) -> Iterator[Question]:
    """Yield every question of a form, collection or composite kind: those inside others, and those that its rules bring."""
    own = (
        chain.from_iterable(one.questions for one in holder.sections) if isinstance(holder, Form) else holder.questions
    )
    for question in chain(own, asked_by_rules(holder)):
        yield from _with_inner(question)


def asked_by_rules(holder: Holder) -> Iterator[Question]:
    """Yield the questions that the requirements of a form or collection bring."""
    if not isinstance(holder, CompositeKind):
        yield from (one.ask for one in holder.requirements if one.ask is not None)


def lint_ids(holder: Holder, places: FilePlaces) -> Iterator[Problem]:
    """Yield ids that are badly written, or given twice where answers are stored side by side."""
    for one in _named(holder):
        if not is_id(one.id):
            yield Problem("FORM-002", places.of(one, "id"), {"id": one.id})
    for things in _side_by_side(holder):
        yield from _twice(things, places)


def lint_question(question: Question, holder: Holder, library: FormLibrary, places: FilePlaces) -> Iterator[Problem]:
    """Yield the faults of one question that can be seen without its conditions."""
    yield from _alone(question, {one.id for one in questions_of(holder)}, library, places)


def lint_examples(form: Form, places: FilePlaces) -> Iterator[Problem]:
    """Yield what a type of assistance lacks of its pair of examples, which is shown as a pair or not at all."""
    for key, other in (("good", "bad"), ("bad", "good")):
        if not getattr(form, key).strip():
            at = other if getattr(form, other) else "summary"
            yield Problem("FORM-056", places.of(form, at), {"id": form.form, "key": key})


def lint_brought(
    requirements: Sequence[Requirement],
    beside: Iterable[str],
    library: FormLibrary,
    places: FilePlaces,
    *,
    sourced: bool = True,
) -> Iterator[Problem]:
    """Yield the faults of the rules of a pack or treaty that stand in their words, and of the questions that they bring.

    `beside` holds the ids of the questions of a request, after which they may stand. Their answers are rows of the letter,
    so that each needs a name there.
    """
    asked = [one.ask for one in requirements if one.ask is not None]
    known = {*beside, *(one.id for one in asked)}
    named: tuple[Sequence[_Named], ...] = (requirements, asked)
    for things in named:
        yield from _ids(things, places)
    for outer in asked:
        if not outer.caption:
            yield Problem("FORM-042", places.of(outer, "id"), {"id": outer.id})
        for question in _with_inner(outer):
            yield from _alone(question, known, library, places)
    for requirement in requirements if sourced else ():
        yield from lint_rule_sources(requirement, library, places)


def _ids(things: Sequence[_Named], places: FilePlaces) -> Iterator[Problem]:
    """Yield ids that are badly written, or given twice among `things`."""
    yield from (Problem("FORM-002", places.of(one, "id"), {"id": one.id}) for one in things if not is_id(one.id))
    yield from _twice(things, places)


def _twice(things: Sequence[_Named], places: FilePlaces) -> Iterator[Problem]:
    seen: dict[str, _Named] = {}
    for one in things:
        if one.id in seen:
            first = places.of(seen[one.id], "id").line
            yield Problem("FORM-019", places.of(one, "id"), {"id": one.id, "line": first})
        seen.setdefault(one.id, one)


def _alone(question: Question, known: Iterable[str], library: FormLibrary, places: FilePlaces) -> Iterator[Problem]:
    yield from _words(question, places)
    yield from _options(question, places)
    yield from _format(question, places)
    yield from _names(question, known, library, places)
    for key in question.source:
        if key.partition(":")[0] not in library.sources:
            yield _unknown("FORM-007", places.of(question, "source"), key.partition(":")[0], library.sources)


def lint_sources(holder: Holder, library: FormLibrary, places: FilePlaces) -> Iterator[Problem]:
    """Yield requirements, and questions that have to be answered, of which nobody knows who demands them."""
    if isinstance(holder, CompositeKind):
        return
    for requirement in holder.requirements:
        yield from lint_rule_sources(requirement, library, places)
    if isinstance(holder, Form):
        for question in chain.from_iterable(one.questions for one in holder.sections):
            if question.required != "false" and not question.source and not question.internal:
                yield Problem("FORM-027", places.of(question, "required"), {"id": question.id})


def lint_rule_sources(requirement: Requirement, library: FormLibrary, places: FilePlaces) -> Iterator[Problem]:
    """Yield the faults in the sources of a requirement."""
    if not requirement.source:
        yield Problem("FORM-008", places.of(requirement, "id"), {"id": requirement.id})
    for one in requirement.source:
        if not isinstance(one, Source) and one.partition(":")[0] not in library.sources:
            yield _unknown("FORM-007", places.of(requirement, "source"), one.partition(":")[0], library.sources)


def _named(holder: Holder) -> Iterator[_Named]:
    yield from questions_of(holder)
    if isinstance(holder, Form):
        yield from holder.sections
    if not isinstance(holder, CompositeKind):
        yield from holder.requirements


def _side_by_side(holder: Holder) -> Iterator[Sequence[_Named]]:
    """Yield the things among which an id may stand once only."""
    asked = list(asked_by_rules(holder))
    if isinstance(holder, Form):
        yield holder.sections
        yield from _in_sections(holder, asked)
    else:
        yield [*holder.questions, *asked]
    for question in questions_of(holder):
        yield question.questions
    if not isinstance(holder, CompositeKind):
        yield holder.requirements


def _in_sections(form: Form, asked: Sequence[Question]) -> Iterator[Sequence[_Named]]:
    """The questions of all sections are stored side by side, and so are the lists of those that repeat."""
    flat: list[_Named] = [one for one in asked if not one.after]
    for section in form.sections:
        own = {one.id for one in section.questions}
        here = [*section.questions, *(one for one in asked if one.after in own)]
        if section.repeats is None:
            flat += here
        else:
            flat.append(section)
            yield here
    yield flat


def _words(question: Question, places: FilePlaces) -> Iterator[Problem]:
    if not question.label.strip():
        yield Problem("FORM-015", places.of(question, "label"), {"id": question.id})
    for option, label in question.options.items():
        if not label.strip():
            yield Problem("FORM-015", places.of(question, "options", option), {"id": option})


def _options(question: Question, places: FilePlaces) -> Iterator[Problem]:
    if question.kind in _CHOSEN and len(question.options) < 2:
        code = "FORM-016" if question.options else "FORM-003"
        yield Problem(code, places.of(question, "options" if question.options else "kind"), {"id": question.id})
    if question.options and question.kind not in _CHOSEN:
        yield Problem("FORM-004", places.of(question, "options"), {"id": question.id, "kind": question.kind})
    first: dict[str, str] = {}
    for option, label in question.options.items():
        place = places.key_of(question, "options", option)
        if not is_id(option):
            yield Problem("FORM-017", place, {"option": option, "id": question.id})
        if label in first:
            yield Problem("FORM-018", place, {"option": option, "other": first[label], "label": label})
        first.setdefault(label, option)
    for option in question.in_letter:
        if option not in question.options:
            yield _unknown("FORM-005", places.of(question, "in_letter", option), option, question.options)


def _format(question: Question, places: FilePlaces) -> Iterator[Problem]:
    if question.clock and question.kind != "datetime":
        yield Problem("FORM-059", places.of(question, "clock"), {"id": question.id, "kind": question.kind})
    if question.room and question.kind != "text":
        yield Problem("FORM-060", places.of(question, "room"), {"id": question.id, "kind": question.kind})
    if question.format is None:
        return
    if question.kind != "verbatim":
        yield Problem("FORM-006", places.of(question, "format"), {"id": question.id, "kind": question.kind})
    if not question.help and not question.example:
        yield Problem("FORM-020", places.of(question, "format"), {"id": question.id, "format": question.format})


def _names(question: Question, every: Iterable[str], library: FormLibrary, places: FilePlaces) -> Iterator[Problem]:
    """Other things that a question mentions: what it follows, what ties it, which kinds of thing or person it takes."""
    if question.per and question.per not in COLLECTIONS:
        yield _unknown("FORM-028", places.of(question, "per"), question.per, COLLECTIONS)
    if question.there is not None:
        others = [one.id for one in library.collections[question.per].questions] if question.per in COLLECTIONS else []
        if question.there.before not in others:
            yield _unknown("FORM-029", places.of(question, "there"), question.there.before, others, key="before")
    shelves = (("shelf", one) for one in question.shelf)
    for key, name in (("after", question.after), ("tied_by", question.tied_by), *shelves):
        if name and name not in every:
            yield _unknown("FORM-029", places.of(question, key), name, every, key=key)
    collection = collection_of(question.kind)
    if question.of and collection:
        kinds = next((one.options for one in library.collections[collection].questions if one.id == "kind"), {})
        for one in question.of:
            if one not in kinds:
                yield _unknown("FORM-030", places.of(question, "of"), one, kinds)


def _with_inner(question: Question) -> Iterator[Question]:
    yield question
    for inner in question.questions:
        yield from _with_inner(inner)


def _unknown(code: str, place: Place, name: str, known: Iterable[str], **more: object) -> Problem:
    return Problem(code, place, {"name": name, "suggestion": closest(name, known) or "", **more})
