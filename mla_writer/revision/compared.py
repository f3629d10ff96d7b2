"""Two versions of a request as one Word file with tracked changes, in the language and for the reader of one letter."""

from __future__ import annotations

from mla_writer.case import Case
from mla_writer.documents.redline import redline
from mla_writer.documents.tree import Document
from mla_writer.documents.word_redline import write_redline
from mla_writer.forms.model import Reader
from mla_writer.letters import compose_letter, expect_languages
from mla_writer.translation.message import Message, N_

_AUTHOR = N_("Comparison")
"""Whose changes the tracked changes are said to be: nobody's."""


def compare_letters(old: Case, new: Case, language: str, reader: Reader = "full") -> bytes:
    """Return a Word file that turns the letter of `old` into that of `new`; raise UsageError without a catalogue."""
    expect_languages(new.content, (language,))
    author = new.content.catalogues.say(Message(_AUTHOR), language)
    return write_redline(redline(_letter(old, language, reader), _letter(new, language, reader)), author)


def _letter(case: Case, language: str, reader: Reader) -> Document:
    return compose_letter(case, language, reader=reader)
