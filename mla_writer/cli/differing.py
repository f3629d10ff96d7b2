"""What differs when another State is asked, on the command line: for `carry` and `check --as-if`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from mla_writer.case import Case
from mla_writer.change import change
from mla_writer.cli.showing import LEVEL_NAMES, findings_data, named, out, out_json, say, tell
from mla_writer.differences import HEADINGS, Difference, told_of
from mla_writer.letters import wording_for
from mla_writer.translation.message import Message, N_
from mla_writer.translation.states import state_name

_NOT_KNOWN = N_("Not known")
_COMPLETE = N_("If sent to {state}, the request would be complete: no blocker is open. Nothing has been changed.")
_OPEN = N_(
    "If sent to {state}, the request would not be complete: {number} blockers are open. Nothing has been changed."
)


def check_as_if(case: Case, requested: str, given: argparse.Namespace) -> int:
    """Tell what would change if another State were asked; status 1 where a blocker would be open. Nothing is saved."""
    changed = change(case, requested)
    findings = changed.case.findings
    if given.format == "json":
        told = [difference_data(one, given.language) for one in changed.differences]
        out_json({**findings_data(changed.case, findings, given.language), "differences": told})
    else:
        show_differences(changed.differences, given.language)
        number = sum(one.is_open_blocker for one in findings)
        state = state_name(requested, given.language)
        out(f"\n{say(Message(_OPEN if number else _COMPLETE, {'state': state, 'number': number}), given.language)}")
    return 0 if changed.case.is_complete else 1


def show_differences(differences: Sequence[Difference], language: str) -> None:
    """Print differences in words, those of a sort under one heading."""
    for sort, heading in HEADINGS.items():
        told = [one for one in differences if one.sort == sort]
        if told:
            out(f"\n{say(Message(heading), language)}")
        for one in told:
            level = (say(Message(LEVEL_NAMES[one.level]), language),) if one.level else ()
            out("  ".join(("", *level, _told(one, language))))


def difference_data(one: Difference, language: str) -> dict[str, object]:
    """Return a difference as JSON data; `before` and `after` are what the two States say, where it is about a topic."""
    return {
        "sort": one.sort,
        "where": one.where,
        "level": one.level,
        "code": one.code,
        "message": told_of(one, language),
        "before": _said(one, one.before, language),
        "after": _said(one, one.after, language),
    }


def _told(one: Difference, language: str) -> str:
    told = told_of(one, language)
    if not _is_topic(one):
        return f"{told} ({one.code})" if one.code else told
    nothing = say(Message(_NOT_KNOWN), language)
    first, then = ("; ".join(_said(one, some, language)) or nothing for some in (one.before, one.after))
    return named(told, f"{first} → {then}", language)


def _is_topic(one: Difference) -> bool:
    return bool(one.before or one.after)


def _said(one: Difference, told: Sequence[Message], language: str) -> list[str]:
    wording = wording_for(one.case, language)
    return [tell(wording, message) for message in told]
