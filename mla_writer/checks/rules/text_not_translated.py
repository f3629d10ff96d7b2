"""LANG-002 A letter is wanted in a language into which texts have not been translated.

The letter shows the original, marked for the translator; it cannot leave like that.

Pass: every free text has a French version, and a letter in French is wanted.
Fail: the facts exist in English only.
Good: a translation of every free text, read by somebody who knows the law of both States.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.answers.values import UNREVIEWED, Text
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.forms.model import Level
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "LANG-002"
KIND: Final = "language"
READS: Final = everything(words=())

_MISSING = Saying(
    N_("Texts without a translation: {number}"),
    N_(
        "Letters in {languages} show {number} texts in the original, because they have no translation. Enter the "
        "translations, or send the letter in its original language with a translation made elsewhere."
    ),
)
_DRAFT = Saying(
    N_("Translations not yet reviewed: {number}"),
    N_(
        "Letters in {languages} contain {number} translations that nobody has reviewed yet. Have them read by someone "
        "fluent in the language, and mark them as reviewed."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding where letters lack translations of texts, and one where they hold unreviewed translations."""
    written = context.answers.text("request.written_in")
    languages = [one for one in context.answers.listed("request.letters") if one != written]
    texts = tuple(_texts(context))
    missing = [(one, path) for path, text in texts if text.has_words for one in languages if one not in text.versions]
    drafts = [(one, path) for path, text in texts for one in languages if _is_draft(text, one)]
    yield from _finding(context, _MISSING, "warning", missing)
    yield from _finding(context, _DRAFT, "advice", drafts)


def _is_draft(text: Text, language: str) -> bool:
    return language in text.versions and text.versions[language].state in UNREVIEWED


def _texts(context: Context) -> Iterator[tuple[str, Text]]:
    for step, value in context.given_as(Text):
        if value.plain and not step.question.internal:
            yield step.path, value


def _finding(context: Context, saying: Saying, level: Level, found: list[tuple[str, str]]) -> Iterator[Finding]:
    if found:
        shape = context.live.questionnaire.shape("request.letters")
        languages = tuple(dict.fromkeys(language for language, _ in found))
        told = saying.about(languages=Shown(languages, shape), number=len(found))
        yield Finding(CODE, KIND, level, "not_met", found[0][1], **told, rests_on=tuple(path for _, path in found))
