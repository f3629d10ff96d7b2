"""A text of a list of results: cut so that what was looked for is in sight, with that in bold."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption

from mla_writer.translation.searching import plain
from mla_writer.ui.parts import elided

_SHARE = 0.7
"""How far along the line what was found may end, where more follows than there is room for."""
_NUMBER, _BLANK = re.compile(r"\d+ · "), re.compile(r"\s+")


class Span(NamedTuple):
    """A part of a text: its first letter, and the one behind its last."""

    start: int
    end: int


def found_in(text: str, words: Iterable[str]) -> Iterator[Span]:
    """Yield where each of some searched words first stands in a text, whatever capitals and accents either is written with."""
    letters, places = [], []
    for at, letter in enumerate(text):
        for one in plain(letter):
            letters.append(one)
            places.append(at)
    searched = "".join(letters)
    for word in words:
        start = searched.find(word)
        if word and start >= 0:
            yield Span(places[start], places[start + len(word) - 1] + 1)


def in_sight(text: str, words: Iterable[str], metrics: QFontMetrics, room: int) -> str:
    """Return a text for one line of `room` pixels, cut at its end, and behind its number too if else nothing found were seen."""
    wide, spans = metrics.horizontalAdvance, sorted(found_in(text, words)) or [Span(0, 0)]
    number, first = _NUMBER.match(text), spans[0]
    head = f"{number[0] if number is not None else ''}…\u00a0"
    near = [one.end for one in spans if wide(head + text[first.start : one.end]) <= room * _SHARE]
    end = max([first.end, *near])
    cuts = [one.end() for one in _BLANK.finditer(text, len(head), first.start)]
    if wide(f"{text[:end]}…") > room and cuts:

        def is_seen(cut: int) -> bool:
            return wide(head + text[cut:]) <= room or wide(head + text[cut:end]) <= room * _SHARE

        text = head + text[cuts[min(bisect_left(cuts, True, key=is_seen), len(cuts) - 1)] :]
    return elided(metrics, text, room)


def draw_found(
    painter: QPainter, place: QRect, text: str, words: Iterable[str], strong: QFont, direction: Qt.LayoutDirection
) -> None:
    """Draw a line of text in the middle of a place, from where reading starts, with what was looked for in `strong`."""
    layout = QTextLayout(text, painter.font())
    is_rtl = direction == Qt.LayoutDirection.RightToLeft
    option = QTextOption(Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft)
    option.setTextDirection(direction)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.setFormats([_strong(one, strong) for one in found_in(text, words)])
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(place.width())
    layout.endLayout()
    layout.draw(painter, QPointF(place.x(), place.y() + (place.height() - line.height()) / 2))


def _strong(span: Span, font: QFont) -> QTextLayout.FormatRange:
    made, look = QTextLayout.FormatRange(), QTextCharFormat()
    look.setFont(font)
    made.start, made.length, made.format = span.start, span.end - span.start, look
    return made
