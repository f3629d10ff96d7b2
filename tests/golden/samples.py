"""The two letters whose markup and pages are kept and looked at: one with all that a letter can hold, and a short draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mla_writer.documents.tree import Document
from mla_writer.letters import compose_letter
from tests.sample import completed
from tests.scenario import competent

LANGUAGES = ("en", "fr", "ar")


def everything(language: str) -> Document:
    """Return the final letter of the completed sample, with table of contents and footnotes."""
    return compose_letter(completed(), language, final=True, contents=True, footnotes=True)


def short(language: str) -> Document:
    """Return the draft of a reminder."""
    return compose_letter(competent("reminder-competent"), language)


LETTERS: Mapping[str, Callable[[str], Document]] = {"everything": everything, "short": short}
