"""The foot of a request's page: the way to the section before it and to the next one, or to the letters behind the last."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from mla_writer.translation.message import N_
from mla_writer.ui.parts import Button
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.view import MARGIN
from mla_writer.ui.words import Words


class PageFoot(QFrame):
    """Two buttons, as far apart as the page above is wide. `stepped` tells in which direction to go: -1 or 1."""

    stepped = Signal(int)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self.words, self.theme = words, theme
        self.setObjectName("foot")
        outer = QHBoxLayout(self)
        outer.setContentsMargins(MARGIN, 8, MARGIN, 8)
        self._inner = QWidget()
        outer.addStretch(1)
        outer.addWidget(self._inner, 1000)
        outer.addStretch(1)
        row = QHBoxLayout(self._inner)
        row.setContentsMargins(0, 0, 0, 0)
        self.back = Button()
        self.back.setObjectName("quiet")
        self.back.clicked.connect(lambda: self.stepped.emit(-1))
        self.next = Button()
        self.next.setObjectName("main")
        self.next.clicked.connect(lambda: self.stepped.emit(1))
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.next)
        self._whole = ""
        """What stands on the button of the next section where it has room; empty where it is not to be named."""

    def keep_within(self, width: int) -> None:
        """Stand below a page that is at most so wide."""
        self._inner.setMaximumWidth(width)

    def show_between(self, before: str, after: str, *, is_narrow: bool) -> None:
        """Name the sections before and after the page; an empty text where there is none. Behind the last the letters come."""
        words, colours = self.words, self.theme.colours
        way = Qt.LayoutDirection.RightToLeft if bool(after) != words.is_rtl else Qt.LayoutDirection.LeftToRight
        self.next.setLayoutDirection(way)  # an arrow stands behind the words
        self.back.setVisible(bool(before))
        if before:
            self.back.setText(before)
            self.back.setIcon(icon("arrow-left", colours["accent"], mirrored=words.is_rtl))
        self._whole = "" if is_narrow or not after else words.text(N_("Continue to {title}"), title=after)
        if after:
            self.next.setAccessibleName(words.text(N_("Continue to {title}"), title=after))
            self._fit()
            self.next.setIcon(icon("arrow-right", colours["accent-contrast"], mirrored=words.is_rtl))
        else:
            told = words.text(N_("Export letters…"))
            self.next.setText(told)
            self.next.setAccessibleName(told)
            self.next.setIcon(icon("file-output", colours["accent-contrast"]))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Name the next section where it has room now."""
        super().resizeEvent(event)
        if not self.next.isHidden() and self.next.text() in {self._whole, self.words.text(N_("Continue"))}:
            self._fit()

    def _fit(self) -> None:
        """Name the next section on the button where both buttons have room."""
        self.next.setText(self._whole)
        room = min(self.width() - 2 * MARGIN, self._inner.maximumWidth())
        needed = self.next.sizeHint().width() + (0 if self.back.isHidden() else self.back.sizeHint().width() + MARGIN)
        if not self._whole or needed > room:
            self.next.setText(self.words.text(N_("Continue")))

    def middle_in(self, view: QWidget) -> int:
        """Return the middle of the buttons, left to right, within `view`."""
        return self._inner.mapTo(view, self._inner.rect().center()).x()

    def place_between(self, size: QSize, view: QWidget, around: int) -> QPoint | None:
        """Return where something of `size` covers neither button, with `around` pixels free; None where it has no room."""
        foot = QRect(self._inner.mapTo(view, QPoint()), self._inner.size())
        left, right = foot.left(), foot.right()
        for one in (self.back, self.next):
            place = QRect(one.mapTo(view, QPoint()), one.size())
            if one.isHidden():
                continue
            if place.center().x() < foot.center().x():
                left = max(left, place.right())
            else:
                right = min(right, place.left())
        if right - left < size.width() + 2 * around:
            return None
        return QPoint((left + right - size.width()) // 2, foot.center().y() - size.height() // 2)
