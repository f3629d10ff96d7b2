"""What a new version of a pack changes, line by line: what comes, what goes, and where."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit

from mla_writer.translation.message import N_
from mla_writer.ui.theme import Theme
from mla_writer.ui.words import Words

_PLACE = re.compile(r"@@ -\d+(?:,\d+)? \+(\d+)(?:,\d+)? @@")
_MOST = 2000
_MORE = N_("… and {number} more lines")


class DifferenceView(QPlainTextEdit):
    """Shows the lines of a difference, from left to right whatever the language of the window; read, never written."""

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self.words = words
        self.setReadOnly(True)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAccessibleName(words.text(N_("What changes, line by line")))
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(theme.font("caption").pixelSize())
        self.setFont(font)
        self.setTabChangesFocus(True)
        self._colours = _Colours(self.document(), theme)

    def show_lines(self, lines: Iterable[str]) -> None:
        """Show the lines of a difference, as `diff -u` writes them."""
        every = [_told(one) for one in lines]
        rest = len(every) - _MOST
        shown = every[:_MOST]
        if rest > 0:
            shown.append(self.words.text(_MORE, number=rest))
        self.setPlainText("\n".join(shown))


class _Colours(QSyntaxHighlighter):
    """Colours a line by its sign."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._by_sign = {
            "+": _format(theme, "success"), "-": _format(theme, "blocker"), "⋯": _format(theme, "text-muted")
        }  # fmt: skip

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Colour one line."""
        form = self._by_sign.get(text[:1])
        if form is not None:
            self.setFormat(0, len(text), form)


def _format(theme: Theme, colour: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(theme.colour(colour))
    return made


def _told(line: str) -> str:
    place = _PLACE.match(line)
    return f"⋯ {place[1]}" if place is not None else line
