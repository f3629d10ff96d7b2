"""The internal version: behind the letter, sheets for the file of the office, which no other version has.

Findings with what was set aside and why, what other versions leave out, sources of restricted use, answers that no letter shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from mla_writer.answers.values import has_content
from mla_writer.checks.finding import Finding
from mla_writer.conditions.values import Day, Ref
from mla_writer.documents import tree
from mla_writer.documents.grammar import capitalised
from mla_writer.documents.phrases import phrase
from mla_writer.documents.tree import Run, Runs
from mla_writer.forms.library import FRAME
from mla_writer.forms.model import EXTRACTS, Reader
from mla_writer.forms.shapes import COLLECTIONS
from mla_writer.interview.interview import Step
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import Message
from mla_writer.translation.signs import colon

if TYPE_CHECKING:
    from mla_writer.documents.compose import Composer

Row = tuple[Runs, ...]

_NO_NOTES = frozenset({"not_for", "enclosed"})
"""Internal answers that stand on another sheet, or are said by the letter itself."""


def internal_sheets(composer: Composer, findings: Iterable[Finding]) -> tuple[tree.Part, ...]:
    """Return the sheets that have something on them, numbered."""
    made = (
        ("findings", _table(composer, ("level", "finding", "outcome"), (2, 8, 5), _findings(composer, findings))),
        ("left_out", _left_out(composer)),
        ("restricted", _table(composer, ("restricted_fact", "evidence", "consent"), (2, 4, 4), _restricted(composer))),
        ("unshown", _table(composer, ("question", "answer"), (2, 3), _unshown(composer))),
    )
    sheets: list[tree.Part] = []
    for name, every in made:
        tables = tuple(replace(one, id=f"internal.{name}") for one in every)
        if tables:
            label = composer.wording.say(
                phrase("internal_sheet", number=composer.wording.formatter.number(len(sheets) + 1))
            )
            heading = composer.wording.say(phrase(f"sheet_{name}"))
            sheets.append(tree.Part(f"internal_{name}", heading, tables, composer.wording.plain(label)))
    return tuple(sheets)


def _table(
    composer: Composer, heads: tuple[str, ...], widths: tuple[int, ...], rows: Iterable[Row], caption: Runs = ()
) -> Iterator[tree.Table]:
    """Yield a table, none where it would have no rows."""
    every = tuple(rows)
    if every:
        yield tree.Table(tuple(composer.wording.say(phrase(one)) for one in heads), every, widths, caption)


def _findings(composer: Composer, findings: Iterable[Finding]) -> Iterator[Row]:
    wording = composer.wording
    for one in findings:
        said = (*wording.say(one.title), wording.text(colon(wording.language))) if one.title is not None else ()
        told = (*capitalised(said), *capitalised(wording.say(one.message)), wording.text(f" [{one.code}]"))
        yield wording.say(phrase(f"level_{one.level}")), told, _outcome(composer, one)


def _outcome(composer: Composer, finding: Finding) -> Runs:
    wording, override = composer.wording, finding.overridden
    if override is None:
        return wording.say(phrase("finding_untold" if finding.result == "cannot_tell" else "finding_open"))
    try:
        on = wording.formatter.day(Day.parse(override.on))
    except ValueError:
        on = override.on
    reason = (Run(override.reason, wording.written_in),)
    return wording.say(phrase("finding_overridden", by=override.by or "–", on=on, reason=reason))


def _left_out(composer: Composer) -> Iterator[tree.Table]:
    """Yield what some versions of the letter do not have: a table for those that lack the same, a row for each section."""
    wording = composer.wording
    by_readers: dict[tuple[Reader, ...], dict[str, tuple[Runs, dict[str, Runs]]]] = {}
    for readers, section, what in (*_items_left_out(composer), *_questions(composer)):
        sections = by_readers.setdefault(tuple(one for one in get_args(Reader) if one in readers), {})
        _, told = sections.setdefault(wording.plain(section), (capitalised(section), {}))
        told.setdefault(wording.plain(what), what)
    for readers, sections in by_readers.items():
        named = wording.separated([wording.say(phrase(f"reader_{one}")) for one in readers])
        caption = wording.say(phrase("left_out_for", readers=named))
        rows = ((section, capitalised(wording.separated(tuple(told.values())))) for section, told in sections.values())
        yield from _table(composer, ("section", "what_left_out"), (2, 5), rows, caption)


def _items_left_out(composer: Composer) -> Iterator[tuple[tuple[Reader, ...], Runs, Runs]]:
    """Yield the items and measures that some versions do not have: for whom, its section, what it is called."""
    live, wording = composer.live, composer.wording
    for collection in COLLECTIONS:
        for key, record in live.said.records(collection).items():
            readers = record.get("not_for")
            if isinstance(readers, tuple) and readers:
                yield readers, _section(composer, collection), wording.called(Ref(collection, key))
    for form in composer.forms_shown():
        if form.not_for:
            yield form.not_for, wording.say(phrase("measure")), wording.say(wording.heading_of(form.form))
    yield EXTRACTS, wording.say(phrase("sections_concerned")), wording.say(phrase("not_concerned"))


def _questions(composer: Composer) -> Iterator[tuple[tuple[Reader, ...], Runs, Runs]]:
    """Yield the answered questions that are not for some readers, likewise."""
    known = composer.live.questionnaire.library.assistance
    for step, value in composer.live.given:
        form = known.get(step.path.partition(".")[0])
        readers = tuple(one for one in step.shape.not_for if form is None or one not in form.not_for)
        if readers and step.shape.sort == "leaf" and not step.question.internal and has_content(value):
            yield readers, _section(composer, step.path), composer.wording.caption(step.shape)


def _section(composer: Composer, path: str) -> Runs:
    """Return what the section is called in which the answer at `path` is asked for."""
    wording, questionnaire = composer.wording, composer.live.questionnaire
    name, _, rest = path.partition(".")
    if name in questionnaire.library.assistance:
        return wording.say(wording.heading_of(name))
    if name in questionnaire.library.collections:
        title = questionnaire.library.collections[name].title
        return wording.say(Message(title, context=f"request/{name}:title", domain="forms"))
    shape = questionnaire.root[name].fields.get(rest.partition(".")[0])
    section = shape.section if shape is not None else None
    if name != FRAME or section is None:
        return wording.say(phrase("section_other"))
    return wording.say(Message(section.title, context=f"request/request:{section.id}.title", domain="forms"))


def _restricted(composer: Composer) -> Iterator[Row]:
    """Yield the facts whose source may be used under conditions only."""
    wording = composer.wording
    for key in wording.numbering.facts:
        source = f"facts.{key}.source"
        if composer.live.said.get(f"{source}.restricted") is not True:
            continue
        fact = capitalised(wording.item(Ref("facts", key)))
        what, consent = (_answer(composer, f"{source}.{one}") for one in ("what", "consent"))
        yield fact, what or wording.say(phrase("no_link")), consent or wording.say(phrase("no_consent"))


def _unshown(composer: Composer) -> Iterator[Row]:
    """Yield the answers that no letter shows."""
    live = composer.live
    for step in live.steps:
        if not step.question.internal or step.question.id in _NO_NOTES:
            continue
        answer = _answer(composer, step.path)
        if answer:
            yield _asked(composer, step), answer


def _answer(composer: Composer, path: str) -> Runs:
    live = composer.live
    value = live.said.get(path)
    return composer.opened(composer.wording.runs(Shown(value, live.questionnaire.shape(path), path)))


def _asked(composer: Composer, step: Step) -> Runs:
    """Return what an answer is called, with the item to which it belongs."""
    wording = composer.wording
    collection, _, rest = step.path.partition(".")
    caption = wording.caption(step.shape)
    item = wording.called(Ref(collection, rest.partition(".")[0])) if collection in COLLECTIONS else ()
    return capitalised(wording.say(phrase("parenthesis", text=caption, more=item)) if item else caption)
