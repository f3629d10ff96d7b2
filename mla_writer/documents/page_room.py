"""How much of a page blocks need, estimated from their signs, as Word sets them: what is meant for one page is made to fit.

Two ways of setting are known: the usual one of letters, and the closer one of what is meant for one page.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from math import ceil

from mla_writer.documents.column_widths import column_widths
from mla_writer.documents.letterhead.model import Page
from mla_writer.documents.tree import Block, Entry, Heading, Listing, Paragraph, Particulars, Runs, Table
from mla_writer.translation.locales import direction_of

TEXT_WIDTH, TEXT_HEIGHT = Page().text_width, Page().text_height
_CELL = 170
"""What a cell keeps free beside its text, in twentieths of a point, as all measures here."""
_AFTER_TABLE = 160
ROOM_BY_HAND = 1400
"""The least height of a row that is filled in by hand: four lines."""
_NAMES = 0.34
"""The part of the width that names have in particulars."""


@dataclass(frozen=True, slots=True)
class _Setting:
    """Measures of a script as it is set.

    A line, the room around a paragraph and around text in a row, the title with the room around it, how broad a sign is; in the
    contents their heading and an entry. `styles` have lines and room of their own.
    """

    line: int
    around: int
    line_in_row: int
    around_in_row: int
    title: int
    sign: int
    styles: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    contents: int = 0
    entry: int = 0


_CLOSE_LEFT_TO_RIGHT = _Setting(line=232, around=74, line_in_row=232, around_in_row=74, title=460, sign=88)
_CLOSE_RIGHT_TO_LEFT = _Setting(line=340, around=50, line_in_row=340, around_in_row=50, title=300, sign=88)
_LEFT_TO_RIGHT = _Setting(
    line=286,
    around=120,
    line_in_row=235,
    around_in_row=80,
    title=893,
    sign=100,
    styles={
        "letterhead": (338, 20),
        "address": (286, 20),
        "addressee": (286, 60),
        "reference": (286, 160),
        "mark": (286, 100),
        "dateline": (286, 360),
        "note": (223, 160),
    },
    contents=420,
    entry=230,
)
_TALLER = 1.6
"""How much higher all is in Arabic script, which is set larger too."""
_RIGHT_TO_LEFT = replace(
    _LEFT_TO_RIGHT,
    line=round(_LEFT_TO_RIGHT.line * _TALLER),
    line_in_row=round(_LEFT_TO_RIGHT.line_in_row * _TALLER),
    title=round(_LEFT_TO_RIGHT.title * 1.2),
    styles={name: (round(line * _TALLER), around) for name, (line, around) in _LEFT_TO_RIGHT.styles.items()},
    contents=round(_LEFT_TO_RIGHT.contents * _TALLER),
    entry=round(_LEFT_TO_RIGHT.entry * _TALLER),
)


def needed(blocks: Iterable[Block], language: str) -> float:
    """Return which part of a page the title and some paragraphs and tables need, close set in a language; 1 is a full page."""
    setting = _CLOSE_RIGHT_TO_LEFT if direction_of(language) == "rtl" else _CLOSE_LEFT_TO_RIGHT
    return (setting.title + sum(_height(one, setting, TEXT_WIDTH) for one in blocks)) / TEXT_HEIGHT


def needed_with_contents(front: Iterable[Block], entries: int, language: str, room: tuple[int, int]) -> float:
    """Return which part of a page what stands above the title, the title and contents of so many `entries` need.

    `room` is width and height between the margins.
    """
    setting, (width, height) = _RIGHT_TO_LEFT if direction_of(language) == "rtl" else _LEFT_TO_RIGHT, room
    above = sum(_height(one, setting, width) for one in front)
    return (above + setting.title + setting.contents + entries * setting.entry) / height


def needed_by_annex(blocks: Iterable[Block], language: str, room: tuple[int, int]) -> float:
    """Return which part of a page an annex needs with its heading, rather too much; 1 or more where it has something unusual."""
    setting, (width, height) = _RIGHT_TO_LEFT if direction_of(language) == "rtl" else _LEFT_TO_RIGHT, room
    total = setting.title
    for one in blocks:
        if isinstance(one, Heading):
            total += 2 * setting.line
        elif isinstance(one, Listing):
            total += sum(_lines(item, width, setting) * setting.line + setting.around // 2 for item in one.items)
        elif isinstance(one, Entry):
            total += _lines(one.runs, width, setting) * setting.line + setting.around
        elif isinstance(one, Paragraph | Particulars | Table):
            total += _height(one, setting, width)
            total += setting.line if isinstance(one, Table) and one.caption else 0
        else:
            return 1.0
    return total / height


def _height(block: Block, setting: _Setting, width: int) -> int:
    if isinstance(block, Paragraph):
        line, around = setting.styles.get(block.style, (setting.line, setting.around))
        inner = width // 2 if block.style == "addressee" else width
        return _lines(block.runs, inner, setting) * line + around
    if isinstance(block, Particulars):
        names = round(width * _NAMES)
        return sum(_row(one, (names, width - names), setting) for one in block.rows) + _AFTER_TABLE
    if isinstance(block, Table):
        widths = column_widths(block, width)
        least = ROOM_BY_HAND if block.room else 0
        rows = sum(max(_row(one, widths, setting), least) for one in block.rows)
        return _row(block.headings, widths, setting) + rows + _AFTER_TABLE
    raise TypeError(block)


def _row(cells: Iterable[Runs], widths: Iterable[int], setting: _Setting) -> int:
    """Return how high a row is: its longest cell decides."""
    lines = max(_lines(one, width, setting) for one, width in zip(cells, widths, strict=True))
    return lines * setting.line_in_row + setting.around_in_row


def _lines(runs: Runs, width: int, setting: _Setting) -> int:
    """Return in how many lines a text stands; vowel signs take no room beside others."""
    said = "".join(run.text for run in runs).split("\n")
    signs = (sum(not unicodedata.combining(sign) for sign in one) or 1 for one in said)
    return sum(ceil(one * setting.sign / (width - _CELL)) for one in signs)
