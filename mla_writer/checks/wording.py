"""The lists of words that checks look for in what a drafter wrote; a lawyer mends them in forms/wordings.yaml."""

from __future__ import annotations

from typing import Final

from mla_writer.checks.context import Context
from mla_writer.conditions.wordings import Wording

LISTS: Final = frozenset({
    "asserted_mind", "before_a_noun", "born", "conduct_verbs", "conversion", "days", "evidence_named", "fishing", "hearsay",
    "keepers_of_secrets", "mind_shown", "months", "no_keepers_of_secrets", "offence_as_verb", "source_believed",
    "taking_back", "time_zone", "until", "weak_source", "weeks", "years",
})  # fmt: skip
"""The names of all of them, with that by which a narrative is read: forms/wordings.yaml without one of them is at fault."""


def wording(context: Context, name: str) -> Wording:
    """Return the list called `name`; one that forms/wordings.yaml has lost finds nothing."""
    return context.live.questionnaire.library.wordings.get(name) or Wording(name, ())
