"""A letter that was edited in Word, on the command line: each difference told, the chosen ones taken over."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from mla_writer.case import Case
from mla_writer.cli.showing import out, out_json, say
from mla_writer.content import Content
from mla_writer.errors import Place, Problem, UsageError
from mla_writer.revision.edited import Change, Edited, read_edited
from mla_writer.revision.taking import take_over
from mla_writer.revision.telling import notes_on, part_name, told_of
from mla_writer.translation.message import Message, N_

_ALL = "all"
_NONE = N_("Nothing was changed in this letter.")
_TAKEN = N_("Changes accepted: {number}. Not accepted: {left}.")
_HOW = N_("To accept changes, repeat this with --take NUMBER for each, or with --take all, which empties no answer.")
_COMMENT = N_("Comment: {text}")
_CHANGED = N_("The draft has been changed since this letter was written. Conflicting changes are marked.")


def import_letter(given: argparse.Namespace) -> int:
    """Show what was changed in a letter; with --take take it over into the draft and save that."""
    case = Case.open(Content.shipped(), Path(given.draft))
    edited = read_edited(Path(given.file), case, of_another=given.of_another)
    chosen = _chosen(edited.changes, given.take)
    if given.format == "json":
        out_json(_data(case, edited, chosen, given.language))
    else:
        _show(case, edited, given.language)
    if not chosen:
        if given.format == "text" and edited.changes:
            out(say(Message(_HOW), given.language))
        return 0
    number = take_over(case, edited, chosen)
    case.save()
    if given.format == "text":
        out(say(Message(_TAKEN, {"number": number, "left": len(edited.changes) - number}), given.language))
    return 0


def _chosen(changes: Sequence[Change], wanted: Sequence[str]) -> list[Change]:
    """Return the changes that were asked for; raise UsageError for a number that none of them has."""
    chosen: list[Change] = []
    for one in wanted:
        if one == _ALL:
            chosen += [each for each in changes if each.can_be_taken and each.sort != "emptied"]
            continue
        number = int(one) if one.isdecimal() and len(one) < 9 else 0
        if not 0 < number <= len(changes) or not changes[number - 1].can_be_taken:
            raise UsageError([Problem("BACK-006", Place("--take"), {"number": one})])
        chosen.append(changes[number - 1])
    return list({id(one): one for one in chosen}.values())


def _show(case: Case, edited: Edited, language: str) -> None:
    if edited.has_changed:
        out(say(Message(_CHANGED), language))
    for number, one in enumerate(edited.changes, 1):
        out(f"{'+' if one.can_be_taken else '·'} {number}. {say(told_of(one, case, language), language)}")
        out(f"    − {_in_lines(one.before)}" if one.before else "    −")
        out(f"    + {_in_lines(one.after)}" if one.after else "    +")
        for note in _notes(one, language):
            out(f"    {note}")
    if not edited.changes:
        out(say(Message(_NONE), language))
    for text in edited.file.comments:
        out(say(Message(_COMMENT, {"text": text}), language))


def _in_lines(text: str) -> str:
    return text.replace("\n", "\n      ")


def _notes(one: Change, language: str) -> Iterator[str]:
    for message in notes_on(one):
        yield say(message, language)


def _data(case: Case, edited: Edited, chosen: Sequence[Change], language: str) -> dict[str, object]:
    taken = {id(one) for one in chosen}
    return {
        "letter": {"language": edited.known.language, "version": edited.known.reader},
        "draft_changed": edited.has_changed,
        "changes": [
            {
                "number": number,
                "sort": one.sort,
                "where": one.where,
                "label": one.label,
                "part": part_name(one.part, case, language),
                "draft": one.before,
                "letter": one.after,
                "can_be_taken": one.can_be_taken,
                "taken": id(one) in taken,
                "draft_changed": one.is_late,
                "places": [one.times, one.shown],
            }
            for number, one in enumerate(edited.changes, 1)
        ],
        "comments": list(edited.file.comments),
    }
