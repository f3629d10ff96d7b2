"""Pasting a narrative: one line a fact. Line breaks are suggested; Enter splits and Backspace joins by hand.

Beside each line stand the number that the fact will be suggested under and the date found in it; what is recognised as an
account, a number or a sum is underlined, and offered as a thing once the facts are entered.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QMimeData, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from mla_writer.answers.narrative import EVIDENCE, Suggested, events_in, facts_in
from mla_writer.answers.recognise import recognise
from mla_writer.answers.written import day_comes_first_in
from mla_writer.checks.wording import wording
from mla_writer.translation.message import N_
from mla_writer.ui.desk import Desk
from mla_writer.ui.lines import LinesBox
from mla_writer.ui.parts import button, fit, keys, label
from mla_writer.ui.plain import tip
from mla_writer.ui.theme import Theme

_HELP = N_(
    "Paste the report: each sentence becomes a line, and each line a fact. Enter splits a line, Backspace at its "
    "beginning joins it to the one before; delete any line that is not a fact. A date before a colon and a source in "
    "brackets after the sentence move into their own fields."
)
_PLACEHOLDER = N_("Paste the report here, or write one event per line")
_AIR = 8
"""Pixels around what stands in the margin."""
_COUNT = N_("Facts: {number}. With a date: {dated}.")


class NarrativeDialog(QDialog):
    """The editor; `entered` gives the facts as they stand when the drafter takes them."""

    entered = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        words, theme = desk.words, desk.theme
        self.setWindowTitle(words.text(N_("Paste a narrative…")))
        fit(self, 760, 540, theme.text_scale)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 16)
        box.setSpacing(12)
        box.addWidget(label(words.text(_HELP), theme, "small", muted=True))
        self.text = LinesEdit(desk, theme)
        self.text.textChanged.connect(self._tell)
        box.addWidget(self.text, 1)
        box.addLayout(self._foot())
        self._tell()

    def chosen(self) -> tuple[Suggested, ...]:
        """Return each line that holds anything as a fact."""
        return self.text.facts()

    def _foot(self) -> QHBoxLayout:
        words = self.desk.words
        row = QHBoxLayout()
        row.setSpacing(8)
        self.count = label("", self.desk.theme, "small", muted=True)
        self.count.setWordWrap(False)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(button(words.text(N_("Cancel")), self.reject))
        self.enter = button(words.text(N_("Enter these facts")), self._enter, style="main")
        tip(self.enter, keys("Ctrl+Return"))
        row.addWidget(self.enter)
        self.text.taken.connect(self._enter)
        return row

    def _tell(self) -> None:
        facts = self.chosen()
        self.text.fit_margin(facts)
        dated = sum(one.when is not None for one in facts)
        self.count.setText(self.desk.words.text(_COUNT, number=len(facts), dated=dated))

    def _enter(self) -> None:
        facts = self.chosen()
        if facts:
            self.entered.emit(facts)
            self.accept()
        else:
            self.text.setFocus()


class LinesEdit(LinesBox):
    """Lines of which each is a fact, with number and date in a margin at the side where reading begins.

    `taken` tells that the drafter has pressed Ctrl+Enter.
    """

    taken = Signal()

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.desk, self.theme = desk, theme
        self.setAccessibleName(desk.words.text(N_("Narrative")))
        self.setPlaceholderText(desk.words.text(_PLACEHOLDER))
        self.setTabChangesFocus(True)
        self._evidence = wording(desk.case.context, EVIDENCE)
        self._margin = _Margin(self)
        self._words = _Recognised(self.document(), theme)
        self._metrics = QFontMetrics(theme.font("caption"))
        self._day_first = day_comes_first_in(desk.case.answers.text("request.written_in", "en"))
        self.room = 0
        self._facts: tuple[Suggested, ...] = ()
        self.fit_margin(())
        self.blockCountChanged.connect(lambda _: self._margin.update())
        self.updateRequest.connect(lambda *_: self._margin.update())

    def facts(self) -> tuple[Suggested, ...]:
        """Return each line that holds anything, with the date and the source found in it."""
        lines = (" ".join(one.split()) for one in self.toPlainText().split("\n"))
        return facts_in((one for one in lines if one), self._evidence, day_first=self._day_first)

    def fit_margin(self, facts: Iterable[Suggested]) -> None:
        """Show the dates of `facts`, and make the margin as wide as the number and the longest of them."""
        self._facts = facts = tuple(facts)
        dates = (self.desk.wording.formatter.brief_period(one.when) for one in facts if one.when is not None)
        widest = max(map(self._metrics.horizontalAdvance, dates), default=0)
        room = self._metrics.horizontalAdvance("000") + 2 * _AIR + (widest + _AIR if widest else 0)
        if room != self.room:
            self.room, is_rtl = room, self.desk.words.is_rtl
            self.setViewportMargins(0 if is_rtl else room, 0, room if is_rtl else 0, 0)
            self._place_margin()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Break what is pasted into one sentence a line."""
        self.insertPlainText("\n".join(events_in(source.text())))

    def event(self, event: QEvent) -> bool:
        """Take the facts with Ctrl+Enter, which elsewhere goes to the next section; Enter alone splits a line."""
        is_enter = isinstance(event, QKeyEvent) and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and isinstance(event, QKeyEvent) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.type() == QEvent.Type.KeyPress:
                self.taken.emit()
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Join two lines with a space between them, whether from behind or from before."""
        cursor, key = self.textCursor(), event.key()
        is_behind = key == Qt.Key.Key_Backspace and cursor.atBlockStart()
        is_before = key == Qt.Key.Key_Delete and cursor.atBlockEnd()
        is_plain = not cursor.hasSelection() and event.modifiers() == Qt.KeyboardModifier.NoModifier
        if is_plain and (is_behind or is_before) and self._joined(cursor, forwards=is_before):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _joined(self, cursor: QTextCursor, *, forwards: bool) -> bool:
        """Put a space in place of the line break beside the cursor, where words stand at both of its sides."""
        other = cursor.block().next() if forwards else cursor.block().previous()
        first, second = (cursor.block(), other) if forwards else (other, cursor.block())
        before, after = first.text()[-1:], second.text()[:1]
        if not before.strip() or not after.strip():
            return False
        move = QTextCursor.MoveOperation.NextCharacter if forwards else QTextCursor.MoveOperation.PreviousCharacter
        cursor.movePosition(move, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(" ")
        self.setTextCursor(cursor)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the margin at its side."""
        super().resizeEvent(event)
        self._place_margin()

    def _place_margin(self) -> None:
        inner = self.contentsRect()
        left = inner.right() - self.room + 1 if self.desk.words.is_rtl else inner.left()
        self._margin.setGeometry(QRect(left, inner.top(), self.room, inner.height()))

    def paint_margin(self, painter: QPainter) -> None:
        """Draw number and date beside each line in sight."""
        block, number = self.firstVisibleBlock(), self._number_before(self.firstVisibleBlock().blockNumber())
        offset = self.contentOffset()
        while block.isValid():
            place = self.blockBoundingGeometry(block).translated(offset)
            if place.top() > self.height():
                break
            if block.text().strip():
                number += 1
                self._paint_line(painter, place, number)
            block = block.next()

    def _number_before(self, block: int) -> int:
        """Return how many facts stand before a line."""
        document = self.document()
        return sum(bool(document.findBlockByNumber(one).text().strip()) for one in range(block))

    def _paint_line(self, painter: QPainter, place: QRectF, number: int) -> None:
        line = QFontMetrics(self.theme.font("body")).height()
        room = QRect(0, round(place.top()), self.room, line)
        start, end = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight  # both turn round with the window
        painter.setFont(self.theme.font("caption", strong=True))
        painter.setPen(self.theme.colour("accent"))
        painter.drawText(room.adjusted(_AIR, 0, -_AIR, 0), start | Qt.AlignmentFlag.AlignVCenter, str(number))
        when = self._facts[number - 1].when if number <= len(self._facts) else None
        painter.setFont(self.theme.font("caption"))
        painter.setPen(self.theme.colour("text-muted"))
        told = self.desk.wording.formatter.brief_period(when) if when is not None else ""
        painter.drawText(room.adjusted(_AIR, 0, -_AIR, 0), end | Qt.AlignmentFlag.AlignVCenter, told)


class _Margin(QWidget):
    """The margin; drawn by the editor, which knows the lines."""

    def __init__(self, editor: LinesEdit) -> None:
        super().__init__(editor)
        self._editor = editor

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the width that the editor leaves for it."""
        return QSize(self._editor.room, 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the margin on its own ground."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._editor.theme.colours["surface"]))
        self._editor.paint_margin(painter)
        painter.end()


class _Recognised(QSyntaxHighlighter):
    """Underlines what is recognised in a line."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._form = QTextCharFormat()
        self._form.setForeground(theme.colour("accent"))
        self._form.setFontUnderline(True)

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Mark accounts, numbers, sums and dates."""
        for one in recognise(text):
            self.setFormat(one.start, one.end - one.start, self._form)
