"""Linting what feeds a letter: parts and annexes that no answer fills, tables that say the same in every row.

Judged is a part, not a sentence: fixed words beside others that answers fill are as they should be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from mla_writer.conditions.syntax import ConditionFault, parse
from mla_writer.conditions.tree import Call, Macro, Name, Node, parts_of
from mla_writer.errors import Problem
from mla_writer.forms.model import Block, Outline, Part
from mla_writer.linting.places import FilePlaces
from mla_writer.translation.sentences import slots_of

_DEFAULT_PART = "assistance"
_ANNEX = "annex."
_WORDS = frozenset({"", "true", "false"})


def reads_an_answer(node: Node, bound: frozenset[str] = frozenset()) -> bool:
    """Whether a condition names anything that a drafter answers; `bound` are the variables of walks around it.

    The date of the request is an answer too.
    """
    match node:
        case Name(name=name):
            return name not in bound
        case Call(function="request_date"):
            return True
        case Macro(base=base, variable=variable, body=body):
            return reads_an_answer(base, bound) or reads_an_answer(body, bound | {variable})
    return any(reads_an_answer(one, bound) for one in parts_of(node))


def lint_outline_fed(outline: Outline, added: Mapping[str, tuple[Block, ...]], places: FilePlaces) -> Iterator[Problem]:
    """Yield the parts and annexes that are always empty, and those that say the same in every letter.

    `added` holds the blocks that forms place in each part, by its id.
    """
    for part in (*outline.parts, *outline.annexes):
        more = added.get(part.id, ())
        if not part.blocks and not more:
            yield Problem("FORM-043", places.of(part, "id"), {"id": part.id})
        elif not _condition(part.when) and not _any_fed((*part.blocks, *more)):
            yield Problem("FORM-044", places.of(part, "id"), {"id": part.id})
        yield from _tables(part.blocks, places)


def lint_form_fed(blocks: Iterable[Block], outline: Outline, places: FilePlaces) -> Iterator[Problem]:
    """Yield the parts in which a form would stand with fixed words alone, and its tables that no answer fills.

    A part of the outline that answers of the frame fill already takes fixed words of a form as well.
    """
    outlined = {one.id: one for one in (*outline.parts, *outline.annexes)}
    for name, own in blocks_by_part(blocks).items():
        part = outlined.get(name)
        if part is not None and not _any_fed(own) and not _fed_by_frame(part):
            yield Problem("FORM-047", places.of(own[0], "id"), {"id": name})
    yield from _tables(blocks, places)


def blocks_by_part(blocks: Iterable[Block]) -> dict[str, tuple[Block, ...]]:
    """Return the blocks of a form by the part of the letter in which they stand."""
    found: dict[str, tuple[Block, ...]] = {}
    for block in blocks:
        name = block.part or _DEFAULT_PART
        found[name] = (*found.get(name, ()), block)
    return found


def _fed_by_frame(part: Part) -> bool:
    return part.id != _DEFAULT_PART and _any_fed(part.blocks)


def _tables(blocks: Iterable[Block], places: FilePlaces) -> Iterator[Problem]:
    for block in blocks:
        if block.table and not any(_sentence(one.cell) for one in block.table):
            yield Problem("FORM-045", places.of(block, "table"), {"id": block.id})
        yield from _tables((*block.points, *block.blocks), places)


def _any_fed(blocks: Iterable[Block]) -> bool:
    return any(_is_fed(one) for one in blocks)


def _is_fed(block: Block) -> bool:
    """Whether an answer decides if or how a block, or one inside it, is said; what the program draws comes from answers."""
    if block.special or block.each or block.list or block.particulars or _condition(block.when):
        return True
    texts = (block.heading, block.paragraph, block.text, block.entry, *(one.cell for one in block.table))
    return any(map(_sentence, texts)) or _any_fed((*block.points, *block.blocks))


def _condition(text: str) -> bool:
    if text in _WORDS:
        return False
    try:
        return reads_an_answer(parse(text))
    except ConditionFault:
        return True  # the linter of conditions tells it


def _sentence(text: str) -> bool:
    """Whether a slot of a sentence holds an answer; the number of an annex is none."""
    return any(_condition(one) for one in slots_of(text) if not one.startswith(_ANNEX))
