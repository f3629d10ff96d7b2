"""LANG-002 A letter is wanted in a language into which texts have not been translated.

The letter shows the original, marked for the translator; it cannot leave like that.

Pass: every free text has a French version, and a letter in French is wanted.
Fail: the facts exist in English only.
"""

from __future__ import annotations

from collections.abc import Iterator

from mla_writer.answers.values import Text
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import Message, N_

CODE = "LANG-002"
KIND = "language"

_MISSING = N_("The letter in {language} shows {number} texts in the original, because they have no translation.")
_DRAFT = N_("The letter in {language} holds {number} translations that nobody has reviewed yet.")


def find(context: Context) -> Iterator[Finding]:
    """Yield one finding for each letter language with untranslated texts, and one with unreviewed translations."""
    written = context.answers.text("request.written_in")
    for language in context.answers.listed("request.letters"):
        if language == written:
            continue
        texts = tuple(_texts(context))
        missing = [path for path, text in texts if language not in text.versions]
        drafts = [path for path, text in texts if language in text.versions and text.versions[language].state == "draft"]
        yield from _finding(context, _MISSING, "warning", language, missing)
        yield from _finding(context, _DRAFT, "advice", language, drafts)


def _texts(context: Context) -> Iterator[tuple[str, Text]]:
    for step in context.live.steps:
        value = context.value(step.path)
        if isinstance(value, Text) and value.plain and not step.question.internal:
            yield step.path, value


def _finding(context: Context, text: str, level: object, language: str, paths: list[str]) -> Iterator[Finding]:
    if paths:
        shape = context.live.questionnaire.shape("request.letters")
        parameters = {"language": Shown((language,), shape), "number": len(paths)}
        yield Finding(
            CODE,
            KIND,
            "warning" if level == "warning" else "advice",
            "not_met",
            paths[0],
            Message(text, parameters),
            rests_on=tuple(paths),
        )
