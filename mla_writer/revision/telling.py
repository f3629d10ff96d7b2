"""What a change in an edited letter is called, and what one has to know before it is taken over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mla_writer.case import Case
from mla_writer.documents.additions import ADDITIONS
from mla_writer.documents.grammar import capitalised
from mla_writer.documents.phrases import phrase
from mla_writer.letters import wording_for
from mla_writer.revision.edited import Change, Sort
from mla_writer.translation.message import Message, N_

_SORTS: Mapping[Sort, str] = {
    "answer": N_("{question}: a different answer"),
    "unreadable": N_("{question}: cannot be read as an answer"),
    "emptied": N_("{question}: removed from the letter"),
    "wording": N_("Changed wording in “{part}”"),
    "addition": N_("Added in “{part}”"),
    "left_out": N_("Left out in “{part}”"),
    "moved": N_("Moved from “{part}”"),
}
_NOTES: Mapping[Sort, str] = {
    "unreadable": N_(
        "Change the answer itself. Where it was chosen or ticked, choose something else, or add your own words to that part."
    ),
    "emptied": N_("Accepting this removes the answer."),
    "wording": N_("The sentence itself stays; accepting the change adds the new wording at the end of that part."),
    "addition": N_(
        "Accepting the change adds it at the end of that part, where only readers of the full letter see it."
    ),
    "left_out": N_("The text of a letter follows from the answers; change those instead."),
    "moved": N_("The order of a letter is fixed by the program."),
}
_LATE = N_("The draft has been changed here since the letter was written.")
_IN_SOME = N_("Changed in {times} of {shown} places; if accepted, it applies to all of them.")
_EVERYWHERE = N_("It appears in {shown} places in the letter; if accepted, the change applies to all of them.")


def told_of(change: Change, case: Case, language: str) -> Message:
    """Return what a change is called, in `language`."""
    question = _question(change, case, language) if change.where else ""
    return Message(_SORTS[change.sort], {"question": question, "part": part_name(change.part, case, language)})


def _question(change: Change, case: Case, language: str) -> str:
    """Return what an answer is called; a part of a place or an authority with what it is a part of: "Place of handover: town"."""
    wording = wording_for(case, language)
    label = wording.labels([change.where]).get(change.where, change.label)
    around = case.live.questionnaire.shape(change.where.rpartition(".")[0])
    if around is None or around.question is None or around.sort != "record" or around.question.repeats:
        return label
    whole = capitalised(wording.caption(around))
    return wording.plain(wording.say(phrase("named_value", what=whole, value=label))) if whole else label


def part_name(part: str, case: Case, language: str) -> str:
    """Return what a part of the letter is called at the question where additions stand, in `language`."""
    shape = case.live.questionnaire.shape(f"{ADDITIONS}.a1.after")
    assert shape is not None
    assert shape.question is not None
    label = shape.question.options.get(part, part)
    message = Message(label, context=f"{shape.context}.options.{part}", domain="forms")
    return case.content.catalogues.say(message, language)


def notes_on(change: Change) -> Iterator[Message]:
    """Yield what one has to know of a change."""
    if change.is_late:
        yield Message(_LATE)
    if change.sort in _NOTES:
        yield Message(_NOTES[change.sort])
    if change.sort == "answer" and change.times < change.shown:
        told = _IN_SOME if change.times > 1 else _EVERYWHERE
        yield Message(told, {"times": change.times, "shown": change.shown})
