"""LEGAL-010 The articles of a treaty relied on are known from memory, so the letter names none.

A wrong article number is worse than none: it sends the reader to a rule on something else, and tells that the text was not
read. Numbers that were not checked against the text are never printed. Take the text of the treaty and name the article in
the reasons, or rest the request on a treaty whose articles are known here.

Pass: the articles of the convention named were checked against its text.
Fail: the request rests on a regional convention whose text could not be read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.basis_relations import names_other_treaty
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "LEGAL-010"
KIND: Final = "legal_basis"
READS: Final = everything(words=("request",))

_OTHER: Final = "request.other_treaty"

_UNCHECKED = Saying(
    N_("Articles not checked: {treaty}"),
    N_(
        "The article numbers of {treaty} have not been checked, so the letter names the treaty without them. Look up "
        "the articles, and what the treaty requires of a request, in its text."
    ),
)
_IN_NO_LIST = Saying(
    N_("A treaty in no list: not checked"),
    N_(
        "{treaty} is not in the program, so nothing about it was checked. Look up whether it binds both States, what "
        "it covers, and what it requires of a request."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each treaty relied on whose numbers are not printed, and for one that is in no list."""
    if names_other_treaty(context):
        told = _IN_NO_LIST.about(treaty=context.shown(_OTHER))
        yield Finding(CODE, KIND, "advice", "cannot_tell", _OTHER, **told, rests_on=(_OTHER,))
    library = context.library
    shape = context.live.questionnaire.shape("request.treaties")
    for name in context.answers.listed("request.treaties"):
        treaty = library.get(name)
        if treaty is not None and not treaty.prints_numbers:
            told = _UNCHECKED.about(treaty=Shown((name,), shape))
            origin, rests_on = f"treaty:{name}", ("request.treaties",)
            yield Finding(
                CODE,
                KIND,
                "advice",
                "cannot_tell",
                "request.treaties",
                **told,
                origin=origin,
                sources=treaty.source,
                rests_on=rests_on,
            )
