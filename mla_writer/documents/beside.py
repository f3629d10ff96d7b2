"""What goes with a letter, documents of their own: covering note, undertakings, checklist, cover sheets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Literal

from mla_writer.documents.attached_files import has_sheets, sheets
from mla_writer.documents.checklist import checklist, has_rows
from mla_writer.documents.compose import Composer
from mla_writer.documents.cover import cover
from mla_writer.documents.tree import Document
from mla_writer.documents.undertakings import gives_any, undertakings
from mla_writer.forms.model import Outline, Reader
from mla_writer.translation.message import N_

Beside = Literal["cover", "undertakings", "checklist", "sheets"]

_MADE: Mapping[Beside, Callable[[Composer, Document, Outline], Document]] = {
    "cover": cover,
    "undertakings": lambda composer, letter, _: undertakings(composer, letter),
    "checklist": lambda composer, letter, _: checklist(composer, letter),
    "sheets": lambda composer, letter, _: sheets(composer, letter),
}
_HAS_SOMETHING: Mapping[Beside, Callable[[Composer], bool]] = {
    "undertakings": gives_any,
    "checklist": has_rows,
    "sheets": has_sheets,
}
_NEVER: Mapping[Beside, frozenset[Reader]] = {
    "cover": frozenset({"internal"}),
    "checklist": frozenset({"provider", "addressee"}),
}
"""The readers with whose version a document never goes: nobody is sent the internal one, and the list is for the authority."""
WHY_EMPTY: Mapping[Beside, str] = {
    "checklist": N_("No checklist is written: no requirement is recorded for a letter of this kind."),
    "undertakings": N_("No sheet of undertakings is written: the letter gives none."),
    "sheets": N_("No cover sheets are written: no document travels with the letter."),
}
"""Why a document that was wanted beside the letters is not written."""
BESIDE: tuple[Beside, ...] = tuple(_MADE)
"""Their names, in the order in which they are written."""


def goes_with(name: Beside, reader: Reader) -> bool:
    """Whether the document `name` may go with the version for `reader` at all."""
    return reader not in _NEVER.get(name, frozenset())


def says_something(name: Beside, composer: Composer) -> bool:
    """Whether the document `name` would say anything beside the letter that `composer` composes."""
    return name not in _HAS_SOMETHING or _HAS_SOMETHING[name](composer)


def compose_beside(name: Beside, composer: Composer, letter: Document) -> Document:
    """Return the document `name` that goes with `letter`, as `composer` has composed it; none has a list of contents."""
    return _MADE[name](composer, replace(letter, contents=""), composer.live.questionnaire.library.cover)
