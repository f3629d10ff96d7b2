"""Linting letters: the ids of sentences, and the parts of the letter in which a form's blocks stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mla_writer.errors import Problem
from mla_writer.forms.model import Block, Outline
from mla_writer.linting.places import FilePlaces
from mla_writer.linting.questions import is_id
from mla_writer.yamlio import closest


def lint_block_ids(blocks: Iterable[Block], places: FilePlaces) -> Iterator[Problem]:
    """Yield the blocks whose id is badly written or stands twice in a file, and those that say something but have none."""
    seen: dict[str, Block] = {}
    for block in _every(blocks):
        if block.id and not is_id(block.id):
            yield Problem("FORM-002", places.of(block, "id"), {"id": block.id})
        if block.id in seen:
            yield Problem("FORM-012", places.of(block, "id"), {"id": block.id})
        elif block.id:
            seen[block.id] = block
        elif block.heading or block.paragraph or block.text or block.entry or block.table:
            yield Problem("FORM-034", places.of(block))


def lint_parts(blocks: Iterable[Block], outline: Outline, places: FilePlaces) -> Iterator[Problem]:
    """Yield the blocks of a form that name a part which the letter does not have: they would stand nowhere."""
    known = {one.id for one in (*outline.parts, *outline.annexes)}
    for block in blocks:
        if block.part and block.part not in known:
            parameters = {"name": block.part, "suggestion": closest(block.part, known) or ""}
            yield Problem("FORM-035", places.of(block, "part"), parameters)
        for inner in _every((*block.points, *block.blocks)):
            if inner.part:
                yield Problem("FORM-036", places.of(inner, "part"), {"name": inner.part})


def _every(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        yield from _every((*block.points, *block.blocks))
