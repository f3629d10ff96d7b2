"""A letter's text suited to a letterhead: what the letterhead says already is not said twice, the seal goes where it wants it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from mla_writer.documents import tree
from mla_writer.documents.letterhead.model import Letterhead
from mla_writer.documents.tree import Document, Runs

_OF_OFFICE = "head_"
"""How the ids of the lines begin in which a letter names its office at the top."""
_KEPT = frozenset({"head_place_date"})
_SIGNS = re.compile(r"[\W_]+")


def suited(document: Document, letterhead: Letterhead) -> Document:
    """Return the letter without the lines at its top that the letterhead says, and with the seal where that marks its place."""
    headers = (one for one in letterhead.stories if one.kind == "header" and _is_on_first(one.when, letterhead))
    said = _plain("\n".join(f"{one.text}\n{one.described}" for one in headers))
    front = tuple(one for one in document.front if not _is_said(one, said))
    parts = document.parts
    if letterhead.has_seal:
        parts = tuple(
            replace(one, blocks=tuple(_sealed(one.blocks, apart=letterhead.seal is not None))) for one in parts
        )
    return replace(document, front=front, parts=parts)


def seal_of(document: Document) -> Runs:
    """Return what a letter writes where the seal goes."""
    blocks = (block for part in document.parts for block in part.blocks)
    return next((one.seal for one in blocks if isinstance(one, tree.SignatureBlock) and one.seal), ())


def _sealed(blocks: tuple[tree.Block, ...], *, apart: bool) -> Iterator[tree.Block]:
    """Yield blocks in which no signature has the seal beside it; it stands `apart` below, or in header or footer."""
    for one in blocks:
        if isinstance(one, tree.SignatureBlock) and one.seal:
            yield replace(one, seal=())
            if apart:
                yield tree.Paragraph(one.seal, style="seal")
        else:
            yield one


def _is_said(block: tree.Block, said: str) -> bool:
    if not isinstance(block, tree.Paragraph) or not block.id.startswith(_OF_OFFICE) or block.id in _KEPT:
        return False
    words = _plain("".join(run.text for run in block.runs))
    return bool(words) and f" {words} " in f" {said} "


def _is_on_first(when: str, letterhead: Letterhead) -> bool:
    return when == ("first" if letterhead.has_first_page else "default")


def _plain(text: str) -> str:
    return _SIGNS.sub(" ", text.casefold()).strip()
