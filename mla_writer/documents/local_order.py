"""The head of a letter as the writers of its language set it: where date, number, subject and addressee stand, and a greeting.

Letters in two columns keep the common order, so that what belongs together stands beside each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from mla_writer.documents import tree
from mla_writer.documents.phrases import phrase
from mla_writer.documents.tree import Block, Document, Runs
from mla_writer.documents.wording import Wording
from mla_writer.forms.model import EXTRACTS, Reader

REFERENCES = "reference_lines"
"""The id of the block with references and case, and of the lines that stand in its place."""
GREETING = "greeting"
_SUBJECT = "request.case_name"
_LINES: Mapping[str, str] = {
    _SUBJECT: "head_subject",
    "request.reference": "head_our_reference",
    "request.their_reference": "head_their_reference",
}
"""The phrases in which references are said, by the answers that they hold."""
_OF_DATE = "head_place_date"
_GROUPS = (("note", "note_"), ("date", _OF_DATE), ("office", "head_"), ("marks", "mark_"), ("references", REFERENCES),
           ("addressee", "to_"), ("addressee", "channel"), ("addressee", "recipient"))  # fmt: skip
"""What the blocks at the head are, by how their ids begin."""


@dataclass(frozen=True, slots=True)
class _Head:
    """The order of the head; the style of the addressee; what of the references stands above the date; whether it greets."""

    order: tuple[str, ...]
    addressee: Literal["address", "addressee"] = "address"
    with_date: tuple[str, ...] = ()
    greets: bool = False


_HEADS: Mapping[str, _Head] = {
    "fr": _Head(("note", "date", "office", "references", "marks", "addressee"), addressee="addressee"),
    "ar": _Head(
        ("note", "office", "date", "marks", "addressee", "references"), with_date=("request.reference",), greets=True
    ),
}
"""The languages whose letters depart from the outline, after the notes on letter style."""


def in_local_order(letter: Document, wording: Wording, reader: Reader) -> Document:
    """Return the letter with its head in the order of its language, and with the greeting that some of them begin with.

    It stands before the first heading, and on the page of that heading.
    """
    head = _HEADS.get(letter.language)
    front = local_front(letter.front, wording)
    if head is None or not head.greets or reader in EXTRACTS or not letter.parts:
        return replace(letter, front=front)
    greeting = tree.Paragraph(wording.say(phrase(GREETING)), GREETING, kept=True)
    return replace(letter, front=front, parts=(tree.Part(GREETING, (), (greeting,)), *letter.parts))


def local_front(front: Iterable[Block], wording: Wording) -> tuple[Block, ...]:
    """Return what stands above the title in the order of the letter's language."""
    head = _HEADS.get(wording.language)
    if head is None:
        return tuple(front)
    blocks = [(_group(made), made) for one in front for made in _lines(one, head, wording)]
    places = {name: place for place, name in enumerate(head.order)}
    blocks.sort(key=lambda pair: (places.get(pair[0], len(places)), pair[1].id == _OF_DATE))
    return tuple(one for _, one in blocks)


def _group(block: Block) -> str:
    if isinstance(block, tree.Paragraph) and block.style == "dateline":
        return "date"
    return next((name for name, begin in _GROUPS if block.id.startswith(begin)), "")


def _lines(block: Block, head: _Head, wording: Wording) -> Iterator[Block]:
    """Yield a block of the head as it is set: the references as lines, the subject first; the number before the date."""
    if isinstance(block, tree.Particulars) and block.id == REFERENCES:
        values = {_path(value): value for _, value in block.rows}
        for path in (one for one in _LINES if one in values and one not in head.with_date):
            said = wording.say(phrase(_LINES[path], value=values[path]))
            yield tree.Paragraph(said, REFERENCES, "reference")
        for path in (one for one in head.with_date if one in values):
            yield tree.Paragraph(wording.say(phrase(_LINES[path], value=values[path])), REFERENCES, "dateline")
    elif isinstance(block, tree.Paragraph) and block.style == "address" and _group(block) == "addressee":
        yield replace(block, style=head.addressee)
    else:
        yield block


def _path(value: Runs) -> str:
    return next((run.source for run in value if run.source), "")
