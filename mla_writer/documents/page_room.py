"""How much of a page a close-set paper needs, estimated from its signs: what is meant for one page is made to fit."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from mla_writer.documents.column_widths import column_widths
from mla_writer.documents.letterhead.model import Page
from mla_writer.documents.tree import Block, Paragraph, Particulars, Runs, Table
from mla_writer.documents.word_body import TEXT_WIDTH
from mla_writer.translation.locales import direction_of

_CELL = 170
"""What a cell keeps free beside its text, in twentieths of a point, as all measures here."""
_AFTER_TABLE = 160
_NAMES = 0.34
"""The part of the width that names have in particulars."""


@dataclass(frozen=True, slots=True)
class _Script:
    """Measures of a close-set script: a line, the room around a paragraph, the head with the title, and how broad a sign is."""

    line: int
    around: int
    head: int
    sign: int


_LEFT_TO_RIGHT = _Script(line=232, around=74, head=460, sign=88)
_RIGHT_TO_LEFT = _Script(line=340, around=50, head=300, sign=88)


def needed(blocks: Iterable[Block], language: str) -> float:
    """Return which part of a page the title and some paragraphs and tables need, close set in a language; 1 is a full page."""
    script = _RIGHT_TO_LEFT if direction_of(language) == "rtl" else _LEFT_TO_RIGHT
    return (script.head + sum(_height(one, script) for one in blocks)) / Page().text_height


def _height(block: Block, script: _Script) -> int:
    if isinstance(block, Paragraph):
        return _row((block.runs,), (TEXT_WIDTH,), script)
    if isinstance(block, Particulars):
        names = round(TEXT_WIDTH * _NAMES)
        return sum(_row(one, (names, TEXT_WIDTH - names), script) for one in block.rows) + _AFTER_TABLE
    if isinstance(block, Table):
        widths = column_widths(block, TEXT_WIDTH)
        return sum(_row(one, widths, script) for one in (block.headings, *block.rows)) + _AFTER_TABLE
    raise TypeError(block)


def _row(cells: Iterable[Runs], widths: Iterable[int], script: _Script) -> int:
    """Return how high a row is: its longest cell decides."""
    lines = max(ceil(_signs(one) * script.sign / (width - _CELL)) for one, width in zip(cells, widths, strict=True))
    return lines * script.line + script.around


def _signs(runs: Runs) -> int:
    """Return how many signs stand side by side: vowel signs stand above and below others."""
    return sum(not unicodedata.combining(sign) for run in runs for sign in run.text) or 1
