"""The internal version: behind the letter, sheets for the file of the office, which no other version has.

Findings with what was set aside and why, what other versions leave out, sources of restricted use, answers that no letter shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from mla_writer.answers.values import has_content
from mla_writer.checks.finding import Finding
from mla_writer.conditions.values import Day, Ref
from mla_writer.documents import tree
from mla_writer.documents.phrases import phrase
from mla_writer.documents.tree import Run, Runs
from mla_writer.documents.wording import capitalised
from mla_writer.forms.model import EXTRACTS, Reader
from mla_writer.forms.shapes import COLLECTIONS
from mla_writer.interview.interview import Step
from mla_writer.interview.shown import Shown

if TYPE_CHECKING:
    from mla_writer.documents.compose import Composer

Row = tuple[Runs, ...]

_NO_NOTES = frozenset({"not_for", "enclosed"})
"""Internal answers that stand on another sheet, or are said by the letter itself."""


def internal_sheets(composer: Composer, findings: Iterable[Finding]) -> tuple[tree.Part, ...]:
    """Return the sheets that have something on them, numbered."""
    made = (
        ("findings", ("level", "finding", "outcome"), (2, 8, 5), _findings(composer, findings)),
        ("left_out", ("what_left_out", "left_out_for"), (3, 2), _left_out(composer)),
        ("restricted", ("restricted_fact", "evidence", "consent"), (2, 4, 4), _restricted(composer)),
        ("unshown", ("question", "answer"), (2, 3), _unshown(composer)),
    )
    sheets: list[tree.Part] = []
    for name, heads, widths, every in made:
        rows = tuple(every)
        if rows:
            sheets.append(_sheet(composer, name, heads, widths, rows, len(sheets) + 1))
    return tuple(sheets)


def _sheet(
    composer: Composer, name: str, heads: tuple[str, ...], widths: tuple[int, ...], rows: tuple[Row, ...], number: int
) -> tree.Part:
    wording = composer.wording
    label = wording.say(phrase("internal_sheet", number=wording.formatter.number(number)))
    table = tree.Table(tuple(wording.say(phrase(one)) for one in heads), rows, widths, id=f"internal.{name}")
    return tree.Part(f"internal_{name}", wording.say(phrase(f"sheet_{name}")), (table,), wording.plain(label))


def _findings(composer: Composer, findings: Iterable[Finding]) -> Iterator[Row]:
    wording = composer.wording
    for one in findings:
        said = (*wording.say(one.title), wording.text(": ")) if one.title is not None else ()
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


def _left_out(composer: Composer) -> Iterator[Row]:
    """Yield the items and answers that some versions of the letter do not have, with whose versions those are."""
    live, wording = composer.live, composer.wording
    for collection in COLLECTIONS:
        for key, record in live.said.records(collection).items():
            readers = record.get("not_for")
            if isinstance(readers, tuple) and readers:
                yield capitalised(wording.called(Ref(collection, key))), _readers(composer, readers)
    for form in composer.forms_shown():
        if form.not_for:
            yield capitalised(wording.say(wording.heading_of(form.form))), _readers(composer, form.not_for)
    yield wording.say(phrase("not_concerned")), _readers(composer, EXTRACTS)
    yield from _questions(composer)


def _questions(composer: Composer) -> Iterator[Row]:
    """Yield what the answered questions are called that are not for some readers, those for the same readers together."""
    wording = composer.wording
    known = composer.live.questionnaire.library.assistance
    alike: dict[tuple[Reader, ...], dict[str, Runs]] = {}
    for step, value in composer.live.given:
        form = known.get(step.path.partition(".")[0])
        readers = tuple(one for one in step.shape.not_for if form is None or one not in form.not_for)
        if readers and step.shape.sort == "leaf" and not step.question.internal and has_content(value):
            caption = wording.caption(step.shape)
            alike.setdefault(readers, {}).setdefault(wording.plain(caption), caption)
    for readers, captions in alike.items():
        yield capitalised(wording.separated(tuple(captions.values()))), _readers(composer, readers)


def _readers(composer: Composer, readers: Iterable[object]) -> Runs:
    wording = composer.wording
    return capitalised(wording.joined([wording.say(phrase(f"reader_{one}")) for one in readers]))


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
