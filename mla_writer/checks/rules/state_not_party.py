"""LEGAL-001 A State is not shown as a party to a treaty that the request relies on.

A request under a treaty that does not bind the other State asks for what is not owed, and comes back. Absence from a list of
parties means "not a party" only where the list is complete on its date; a list that is known from general knowledge decides
nothing. Otherwise it is not known, and the list of the depositary tells.

Pass: both States are in the list of parties to the convention named.
Fail: the requested State is not in the list, which is complete on its date.
Good: another treaty that binds both States, or what the central authority there said of its accession.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.levels import capped
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import Message, N_

CODE: Final = "LEGAL-001"
KIND: Final = "legal_basis"
READS: Final = everything(words=())

_NOT_PARTY = Saying(
    N_("{treaty} does not bind both States"),
    N_(
        "According to its list of parties, {treaty} does not bind both States: {why} Base the request on another "
        "treaty, or offer reciprocity."
    ),
)
_NOT_KNOWN = Saying(
    N_("Does {treaty} bind both States?"),
    N_("It is not known whether {treaty} binds both States: {why} Verify it in the depositary's list before sending."),
)

_ASK = N_("Is {treaty} in force between the two States?")


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each treaty relied on that does not, or does not for certain, bind both States."""
    shape = context.live.questionnaire.shape("request.treaties")
    for treaty in context.answers.listed("request.treaties"):
        between = context.treaties.get(treaty)
        if between is None or between.in_force == "yes" or between.is_late:
            continue
        known = between.in_force == "no"
        level, note = capped("blocker" if known else "warning", between.sources, context)
        saying = _NOT_PARTY if known else _NOT_KNOWN
        yield Finding(
            CODE,
            KIND,
            level or "advice",
            "not_met" if known else "cannot_tell",
            "request.treaties",
            **saying.about(treaty=Shown((treaty,), shape), why=between.why),
            ask=None if known else Message(_ASK, {"treaty": Shown((treaty,), shape)}),
            origin=f"treaty:{treaty}",
            sources=between.sources,
            rests_on=("request.treaties", "request.requesting", "request.requested", "request.date"),
            note=note,
        )
