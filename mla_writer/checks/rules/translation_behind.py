"""LANG-003 The words were changed after they had been translated.

A translation of what no longer stands in the original says something else than the request does: a date, a sum, a name that was
corrected in one language only. The two letters then contradict each other, and nobody knows which of them counts.

Pass: the text was changed, and the French version was brought in line with it.
Fail: the sum in the English text was corrected after the translator had sent the French one.
Good: the changed texts are sent to the translator again, and read back.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.answers.values import Text
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.interview.reads import Reads
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "LANG-003"
KIND: Final = "language"
READS_BESIDE: Final = Reads(frozenset({"request.letters", "request.translated_elsewhere"}))

_BEHIND = Saying(
    N_("An outdated translation: {languages}"),
    N_(
        "The text was changed after it had been translated: {languages}. Update the translation, or mark it as still "
        "correct."
    ),
)


def in_text(context: Context, path: str, value: Text) -> Iterator[Finding]:
    """Yield a finding for a text of which a translation that a letter needs was made of other words."""
    behind = tuple(one for one in context.lasting(_wanted) if value.is_behind(one))
    shape = context.live.questionnaire.shape(path) if behind else None
    if shape is None or shape.question is None or shape.question.internal:
        return
    languages = Shown(behind, context.live.questionnaire.shape("request.letters"))
    yield Finding(CODE, KIND, "warning", "not_met", path, **_BEHIND.about(languages=languages), rests_on=(path,))


def _wanted(context: Context) -> tuple[str, ...]:
    """Return the languages in which letters are written, here or elsewhere."""
    answers = context.answers
    return tuple(dict.fromkeys((*answers.listed("request.letters"), *answers.listed("request.translated_elsewhere"))))
