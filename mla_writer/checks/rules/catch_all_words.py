"""EVID-008 Words such as “any and all” stand in what is asked for.

They are read as a fishing expedition in every language: whoever writes “all documents” does not know which. Named kinds of
records, of named persons, from a named time are fetched.

Pass: the opening file, the identity of the owner and the statements of 2023.
Fail: any and all documents that may be of interest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mla_writer.answers.values import Text
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.levels import capped
from mla_writer.checks.wording import wording
from mla_writer.forms.sources import resolve_sources
from mla_writer.interview.reads import Reads
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "EVID-008"
KIND: Final = "refusal_risk"
READS_BESIDE: Final = Reads()
_SOURCES: Final = ("uk_guidelines",)
_FRAME: Final = frozenset({"request.purpose", "request.relevance"})

_ALL = Saying(
    N_("“{words}” reads like a fishing expedition"),
    N_(
        "“{words}” reads like a fishing expedition. Specify which records or things are wanted, whose, and for which "
        "period."
    ),
)
_NEAR: Final = 24
"""Letters within which a word before the others takes them back: “not all accounts”."""
_PARTS: Final = re.compile("[.;]")


def in_text(context: Context, path: str, value: Text) -> Iterator[Finding]:
    """Yield a finding where a text of a measure, or of purpose or relevance, asks for all there is."""
    if path not in _FRAME and path.partition(".")[0] not in context.assistance:
        return
    found = next((words for one in value.versions.values() if (words := _found(context, one.text))), "")
    if found:
        sources = resolve_sources(_SOURCES, context.sources)
        level, note = capped("warning", sources, context)
        if level is not None:
            told = _ALL.about(words=Shown(found))
            yield Finding(CODE, KIND, level, "not_met", path, **told, sources=sources, note=note, rests_on=(path,))


def _found(context: Context, text: str) -> str:
    """Return the first words of a text that ask for all there is, if nothing before them takes them back."""
    taking_back = wording(context, "taking_back")
    for start, end in wording(context, "fishing").spans(text):
        before = _PARTS.split(text[:start])[-1]
        if not any(len(before) - until <= _NEAR for _, until in taking_back.spans(before)):
            return text[start:end]
    return ""
