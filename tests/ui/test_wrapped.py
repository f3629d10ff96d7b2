"""Arabic text of several lines: every line begins at the same edge, in a label and where it is drawn."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from mla_writer.ui.parts import label
from mla_writer.ui.theme import apply_theme, make_theme
from mla_writer.ui.wrapped import draw_wrapped, runs_from_right

TEXT = "ااااا ااااا ااااا ااااا ااااا ااااا ااااا ااااا ااااا ااااا"
"""Words of one letter without bearings of its own, so that the edges of lines can be compared."""


def edges(image: QImage) -> set[int]:
    """Return how far from the right each line begins."""
    found: set[int] = set()
    line: int | None = None
    for y in range(image.height()):
        dark = [x for x in range(image.width()) if image.pixelColor(x, y).lightness() < 128]
        if dark:
            line = max(line or 0, max(dark))
        elif line is not None:
            found.add(image.width() - line)
            line = None
    return found


def test_label__begins_all_lines_at_one_edge(qtbot: QtBot, qapp: QApplication) -> None:
    theme = make_theme(language="ar")
    apply_theme(qapp, theme)  # dark words on a light ground, whatever the test before has left
    made: QLabel = label(TEXT, theme)
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.addWidget(made)
    made.resize(120, made.heightForWidth(120))
    image = QImage(made.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    made.render(painter, QPoint(), made.rect(), QWidget.RenderFlag.DrawChildren)
    painter.end()
    found = edges(image)
    assert max(found) - min(found) <= 1, found


def test_drawn_text__begins_all_lines_at_one_edge__in_the_middle_of_its_room(qtbot: QtBot) -> None:
    image = QImage(120, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setFont(make_theme(language="ar").font("body"))
    draw_wrapped(painter, QRect(0, 0, 120, 200), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, TEXT)
    painter.end()
    found = edges(image)
    assert max(found) - min(found) <= 1, found


@pytest.mark.parametrize(
    ("text", "is_so"),
    [("سويسرا", True), ("Kato", False), ("\u2068Kato\u2069 متهم", True), ("\u2068Kato\u2069", True), ("1 سنة", True)],
)
def test_direction__is_that_of_the_first_letter_that_has_one(text: str, is_so: bool) -> None:
    assert runs_from_right(text) == is_so


def test_name_in_latin_letters__begins_where_its_column_does(qtbot: QtBot, qapp: QApplication) -> None:
    theme = make_theme(language="ar")
    apply_theme(qapp, theme)
    made: QLabel = label("Banque", theme)
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qtbot.addWidget(made)
    made.resize(400, 40)
    image = QImage(made.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    made.render(painter, QPoint(), made.rect(), QWidget.RenderFlag.DrawChildren)
    painter.end()
    assert max(edges(image)) <= 4
