"""Where a statement comes from: title, address, how sure it is and how old; small, floating, closed with Escape."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mla_writer.conditions.values import Day
from mla_writer.countries.share import NOT_READ
from mla_writer.documents.formats import Formatter
from mla_writer.forms.model import Source
from mla_writer.forms.source_words import age_in_words, age_of, source_words
from mla_writer.forms.sources import day_of
from mla_writer.translation.message import N_
from mla_writer.ui.parts import ElidedLabel, button, keys, label, rule
from mla_writer.ui.plain import tip
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.words import Words

TRUST: Mapping[str, tuple[str, str, str]] = {
    "official": ("book-check", "success", N_("Official")),
    "copy": ("book-open", "accent", N_("Copy of law")),
    "secondary": ("file-text", "text-muted", N_("Secondary")),
    "verify": ("circle-question-mark", "warning", N_("To verify")),
    "unknown": ("circle-dashed", "text-muted", N_("Not known")),
}
"""Icon, colour and word for each degree of trust."""
_LONGER = {
    "official": N_("The issuing authority's own text"),
    "copy": N_("Copy of the official text"),
    "secondary": N_("Another author's account of the text"),
    "general_knowledge": N_("General knowledge: to verify"),
    "unknown": N_("Not known"),
}
_WIDTH = 340


class SourcePopover(QFrame):
    """Shows sources beside the place that asked for them; the focus goes back there when it closes."""

    def __init__(self, sources: tuple[Source, ...], read_on: str, words: Words, theme: Theme, opener: QWidget) -> None:
        super().__init__(opener.window(), Qt.WindowType.Popup)
        self.setObjectName("popover")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.sources, self.words, self.theme = sources, words, theme
        self._back = QApplication.focusWidget() or opener
        self._formatter = Formatter(words.language, words.say)
        self._read_on = self._formatter.day(Day.parse(read_on)) if read_on else ""
        self.setAccessibleName(words.text(N_("Where this comes from")))
        self.setFixedWidth(round(_WIDTH * theme.scale))
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 10, 10, 10)
        box.setSpacing(6)
        box.addLayout(self._head())
        for number, source in enumerate(sources):
            if number:
                box.addWidget(rule())
            box.addLayout(self._source(source))
        box.addLayout(self._foot())

    def show_at(self, place: QRect) -> None:
        """Show below `place` (in global coordinates), or above it where there is no room, inside the screen."""
        self.adjustSize()
        screen = QGuiApplication.screenAt(place.center()) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        left = place.left() if self.words.is_rtl else place.right() - self.width()
        top = place.bottom() + 4
        if top + self.height() > room.bottom():
            top = max(room.top(), place.top() - self.height() - 4)
        left = min(max(room.left() + 4, left), room.right() - self.width() - 4)
        self.move(QPoint(left, top))
        self.show()
        self.copy.setFocus(Qt.FocusReason.PopupFocusReason)

    def reference(self) -> str:
        """Return the sources as one would cite them: title, article, date, address."""
        return "\n".join(self.words.listed((*source_words(one, self.words.say), one.url)) for one in self.sources)

    def copy_reference(self) -> None:
        """Put the reference on the clipboard and say so."""
        QGuiApplication.clipboard().setText(self.reference())
        self.copy.setText(self.words.text(N_("Copied")))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close with Escape, copy with Ctrl C."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_reference()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Give the focus back."""
        super().closeEvent(event)
        self._back.setFocus(Qt.FocusReason.PopupFocusReason)

    # ---- parts -----------------------------------------------------------------------------------------------------

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(label(self.accessibleName(), self.theme, "small", strong=True), 1)
        close = button("", self.close, style="icon", name=self.words.text(N_("Close")))
        close.setIcon(icon("x", self.theme.colours["text-muted"]))
        row.addWidget(close)
        return row

    def _source(self, source: Source) -> QVBoxLayout:
        box = QVBoxLayout()
        box.setSpacing(4)
        title = self.words.listed(source_words(source, self.words.say)[:2])
        box.addWidget(label(f"\u2068{title}\u2069", self.theme, "small"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(self._told(source)):
            grid.addWidget(label(name, self.theme, "caption", muted=True), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)
        box.addLayout(grid)
        return box

    def _told(self, source: Source) -> list[tuple[str, QLabel]]:
        words, day = self.words, day_of(source)
        plain: list[tuple[str, str]] = [(N_("Reliability"), words.text(_LONGER[source.confidence]))]
        age = age_of(source) if age_in_words(source) else None
        as_of = self._formatter.day(day) if day is not None else words.text(N_("undated"))
        as_of = words.say(age) if age is not None else as_of  # the words tell more than the day
        if source.confidence not in NOT_READ:
            plain.append((N_("As of"), as_of))
            plain += [(N_("Read on"), self._read_on)] if self._read_on else []
        lines = [(words.text(name), label(text, self.theme, "caption")) for name, text in plain]
        if source.url:
            address = ElidedLabel(f"\u2066{source.url}\u2069", self.theme, "caption")
            lines.insert(0, (words.text(N_("Address")), address))
        return lines

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 2, 0, 0)
        self.copy = button(self.words.text(N_("Copy reference")), self.copy_reference, style="quiet")
        self.copy.setIcon(icon("copy", self.theme.colours["accent"]))
        tip(self.copy, keys(QKeySequence.StandardKey.Copy))
        row.addWidget(self.copy)
        row.addStretch(1)
        return row
