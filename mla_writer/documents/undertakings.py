"""The undertakings of a letter on a sheet of their own, to be signed apart: word for word what the letter says, nothing more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from mla_writer.documents import tree
from mla_writer.documents.phrases import phrase
from mla_writer.documents.tree import Document

if TYPE_CHECKING:
    from mla_writer.documents.compose import Composer

_PART, _SIGNATURE = "assurances", "signature"
_ELSEWHERE = frozenset({"reciprocity", "reciprocity_own"})
"""The undertakings that stand in other parts of the letter."""


def gives_any(composer: Composer) -> bool:
    """Whether the letter gives any undertaking."""
    parts = (
        one for one in composer.outline.parts if one.id == _PART or _ELSEWHERE & {block.id for block in one.blocks}
    )
    return any(True for _ in _given(tree.Part(one.id, (), composer.said_in(one)) for one in parts))


def undertakings(composer: Composer, letter: Document) -> Document:
    """Return the sheet of undertakings that goes with `letter`, with its head and its signatures."""
    wording = composer.wording
    lead = wording.say(phrase("undertakings_lead", title=letter.title))
    blocks: tuple[tree.Block, ...] = (
        tree.Paragraph(lead, "undertakings_lead"),
        *_given(letter.parts),
        *_signed(letter),
    )
    title = wording.plain(wording.say(phrase("undertakings_title")))
    front = tuple(one for one in letter.front if not one.id.startswith("note_"))
    return replace(letter, title=title, front=front, parts=(tree.Part("undertakings", (), blocks),), annexes=())


def _given(parts: Iterable[tree.Part]) -> Iterator[tree.Block]:
    for part in parts:
        yield from (one for one in part.blocks if part.id == _PART or one.id in _ELSEWHERE)


def _signed(letter: Document) -> Iterator[tree.Block]:
    for part in letter.parts:
        if part.id == _SIGNATURE:
            yield from (one for one in part.blocks if isinstance(one, tree.SignatureBlock))
