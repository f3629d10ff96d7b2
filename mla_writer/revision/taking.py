"""Taking over what was changed in an edited letter: as one edit, which can be undone; what is not taken stays as it is."""

from __future__ import annotations

from collections.abc import Iterable

from mla_writer.answers.answers import new_id
from mla_writer.answers.values import Text, Version
from mla_writer.case import Case
from mla_writer.documents.additions import ADDITIONS
from mla_writer.errors import Place, fail
from mla_writer.revision.edited import Change, Edited
from mla_writer.translation.message import Message, N_

TAKEN_OVER = N_("Accept changes made in Word")
_READERS = ("consultation", "provider", "addressee")


def take_over(case: Case, edited: Edited, chosen: Iterable[Change]) -> int:
    """Take over the chosen changes and return how many there were; raise ProblemsError where two of them contradict.

    A text that is added is kept from every reader but the one of the letter and those who read everything: the drafter may
    let others see it.
    """
    changes = tuple(one for one in chosen if one.can_be_taken)
    answers, values = case.answers, dict[str, object]()
    for one in changes:
        if one.where in values and one.sort in {"answer", "emptied"} and values[one.where] != one.value:
            raise fail("BACK-007", Place(str(edited.file.source)), question=one.label)
        if one.sort == "answer":
            answers, values[one.where] = answers.set(one.where, one.value), one.value
        elif one.sort == "emptied":
            answers, values[one.where] = answers.remove(one.where), one.value
        else:
            key = new_id(answers.records(ADDITIONS), "a")
            answers = answers.set(f"{ADDITIONS}.{key}", _addition(case, edited, one))
    if changes:
        case.edit(Message(TAKEN_OVER), answers)
        case.record("import", f"{edited.file.print} {edited.known.reader} {edited.known.language} {len(changes)}")
    return len(changes)


def _addition(case: Case, edited: Edited, change: Change) -> dict[str, object]:
    key = Text().key_of(edited.known.language, case.answers.text("request.written_in", "en"))
    kept_from = tuple(one for one in _READERS if one != edited.known.reader)
    return {"text": Text({key: Version(change.after)}), "after": change.part, "not_for": kept_from}
