"""The manual, in a window of its own beside the draft: its chapters in a list to look through, and the one that is open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QFontMetrics, QKeySequence, QPainter, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from mla_writer.guide import Block, Chapter, chapters, pieces, unmarked
from mla_writer.translation.message import Message, N_
from mla_writer.translation.searching import occur, plain
from mla_writer.ui.column import clear
from mla_writer.ui.found import found_in
from mla_writer.ui.listed import ListedView
from mla_writer.ui.parts import ElidedLabel, label
from mla_writer.ui.state_row import StateRowDelegate
from mla_writer.ui.theme import Theme
from mla_writer.ui.words import Words

Index = QModelIndex | QPersistentModelIndex

_LIST, _WIDEST, _SIZE = 280, 680, (1080, 640)
_PAD = 8
_CHAPTER = Qt.ItemDataRole.UserRole
_NOTHING = N_("Nothing in the manual fits. Try another word.")
_OF_PAGE = {
    "persons": "items", "things": "items", "facts": "items", "offences": "items", "orders": "items", "matrix": "elements",
    "link": "link", "basis": "basis", "refusal": "refusal", "review": "finish",
}  # fmt: skip


def chapter_of(section: str) -> str:
    """Return the key of the chapter on a page of a request."""
    return _OF_PAGE.get(section, "page")


class ManualView(ListedView):
    """The chapters beside the one that is current; `closing` tells that its window goes."""

    closing = Signal()

    def __init__(self, words: Words, theme: Theme, opener: QWidget, key: str = "") -> None:
        super().__init__(words, theme, words.text(N_("Search the manual")), _WIDEST, has_home=False)
        self.setParent(opener, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = words.text(N_("Manual"))
        self.setWindowTitle(title)
        self.chapter: Chapter | None = None
        self.model = _Chapters(words, self)
        self.bar.row.addWidget(ElidedLabel(title, theme, "question", strong=True), 1)
        self.place = QVBoxLayout()
        self.place.setSpacing(10)
        self.column.addLayout(self.place)
        self.column.addStretch(1)
        self.lay_out(self._side(), round(_LIST * min(theme.scale, 1.3)), _SIZE[0] - _LIST)
        for sequence, act in (
            (QKeySequence(Qt.Key.Key_Escape), self.close),
            (QKeySequence(QKeySequence.StandardKey.Find), lambda: self.fold.look_for(self.search)),
        ):
            QShortcut(sequence, self).activated.connect(act)
        room = opener.screen().availableGeometry()
        self.resize(
            min(round(_SIZE[0] * theme.scale), room.width() - 40),
            min(round(_SIZE[1] * theme.scale), room.height() - 60),
        )
        self.open(key)

    def open(self, key: str) -> None:
        """Show a chapter; the first where the key is no chapter's."""
        self.search.clear()
        self.list.setCurrentIndex(self.model.index(max(0, self.model.row(key))))

    def narrow(self) -> None:
        """Keep the chapters in which all words occur; stay with the one that is open, or open the first."""
        self.model.narrow(self.search.text())
        shown = self.model.shown
        self.show_some(some=bool(shown))
        if shown:
            row = self.model.row(self.chapter.key if self.chapter is not None else "")
            self.list.setCurrentIndex(self.model.index(max(0, row)))
            if row >= 0 and self.chapter is not None:
                self._fill(self.chapter)  # other words are in bold now

    def chosen(self, index: QModelIndex) -> None:
        """Show a chapter."""
        chapter = index.data(_CHAPTER)
        if isinstance(chapter, Chapter) and chapter is not self.chapter:
            self._fill(chapter)
            self.area.verticalScrollBar().setValue(0)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Begin at the chapters."""
        super().showEvent(event)
        (self.area if self.fold.folded else self.list).setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Tell whoever opened it."""
        self.closing.emit()
        super().closeEvent(event)

    # ---- parts -----------------------------------------------------------------------------------------------------

    def _side(self) -> QFrame:
        side, box = self.side(200, 12)
        self.look_through(box, self.words.text(N_("Search the manual")))
        delegate = _ChapterDelegate(self.theme, self.list)
        self.list_in(box, self.words.text(N_("Chapters")), self.model, delegate, self.words.text(_NOTHING))
        self.list.setWordWrap(True)
        return side

    def _fill(self, chapter: Chapter) -> None:
        self.chapter = chapter
        clear(self.place)
        title = self._label(chapter.title, "title", strong=True)
        self.place.addWidget(title)
        for group in _grouped(chapter.blocks):
            self.place.addLayout(self._group(group))
        self.body.settle()

    def _group(self, blocks: list[Block]) -> QGridLayout:
        """Return paragraphs, a list or a table as a grid: what stands before an entry or in the first cell, then the rest."""
        grid = QGridLayout()
        is_table = blocks[0].sort == "row"
        grid.setVerticalSpacing(8)
        grid.setHorizontalSpacing(20 if is_table else 8)
        grid.setColumnStretch(0, 2 if is_table else 0)
        grid.setColumnStretch(1, 5)
        for row, block in enumerate(blocks):
            if block.sort == "text":
                grid.addWidget(self._label(block.cells[0]), row, 0, 1, 2)
            elif block.sort == "entry":
                grid.addWidget(label(block.sign, self.theme, muted=True), row, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(self._label(block.cells[0]), row, 1)
            else:
                for column, cell in enumerate(block.cells):
                    made = self._label(cell, strong=column == 0 or row == 0)
                    grid.addWidget(made, row, column, Qt.AlignmentFlag.AlignTop)
        return grid

    def _label(self, message: Message, role: str = "body", *, strong: bool = False) -> QLabel:
        told = self.words.say(message)
        made = QLabel(self._html(told))
        made.setFont(self.theme.font(role, strong=strong))
        made.setWordWrap(True)
        made.setTextFormat(Qt.TextFormat.RichText)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        made.setAccessibleName(unmarked(told))
        return made

    def _html(self, told: str) -> str:
        """Return a text with its marks as looks, and what is searched for on a ground of its own."""
        direction = "rtl" if self.words.is_rtl else "ltr"
        inner = "".join(self._marked(mark, one) for mark, one in pieces(told))
        return f'<p dir="{direction}" style="margin:0">{inner}</p>'

    def _marked(self, mark: str, text: str) -> str:
        shown = self._with_found(text)
        if mark == "strong":
            return f"<b>{shown}</b>"
        if mark == "word":
            return f"<i>{shown}</i>"
        if mark == "typed":
            sunken = self.theme.colours["surface-sunken"]
            return f'\u2066<span style="background-color:{sunken}">&nbsp;{shown}&nbsp;</span>\u2069'
        return shown

    def _with_found(self, text: str) -> str:
        colours, end, made = self.theme.colours, 0, ""
        for start, stop in sorted(found_in(text, plain(self.search.text()).split())):
            if start >= end:
                before, shown = escape(text[end:start]), escape(text[start:stop])
                made += f'{before}<span style="background-color:{colours["accent-soft"]}">{shown}</span>'
                end = stop
        return made + escape(text[end:])


class _Chapters(QAbstractListModel):
    """The chapters in which what is looked for occurs."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = words
        self.shown: tuple[Chapter, ...] = chapters()

    def narrow(self, text: str) -> None:
        """Keep those in which all words occur."""
        self.beginResetModel()
        self.shown = tuple(one for one in chapters() if occur(text.split(), self._told(one)))
        self.endResetModel()

    def row(self, key: str) -> int:
        """Return where a chapter stands, or -1."""
        return next((row for row, one in enumerate(self.shown) if one.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and default
        """Return how many are shown."""
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a chapter or its heading."""
        chapter = self.shown[index.row()]
        if role == _CHAPTER:
            return chapter
        return self.words.say(chapter.title) if role == Qt.ItemDataRole.DisplayRole else None

    def _told(self, chapter: Chapter) -> str:
        return "\n".join(unmarked(self.words.say(one)) for one in chapter.texts())


class _ChapterDelegate(StateRowDelegate):
    """Draws a heading in one line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002, N802 - Qt's name
        """Return one line with air."""
        return QSize(120, QFontMetrics(self.theme.font("small")).height() + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        rect = QRect(option.rect)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        self.draw_ground(painter, option, rect, is_current=is_current)
        inner = rect.adjusted(10, 0, -10, 0)
        painter.setFont(self.theme.font("small", strong=is_current))
        painter.setPen(self.theme.colour("text"))
        self.draw_words(painter, option, inner, inner, str(index.data()))
        painter.restore()


def _grouped(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Yield neighbours of one sort together; each paragraph alone."""
    group: list[Block] = []
    for block in blocks:
        if group and (block.sort != group[0].sort or block.sort == "text"):
            yield group
            group = []
        group.append(block)
    if group:
        yield group
