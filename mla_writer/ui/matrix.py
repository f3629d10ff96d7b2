"""The page of elements and facts: every element of every offence against the facts, for each accused; gaps with their remedy."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mla_writer.answers.answers import new_id
from mla_writer.checks.dual_criminality import Needed, need
from mla_writer.countries.sheet import law_of
from mla_writer.interview.elements import accused_of
from mla_writer.interview.links import KINDS, LinkKind
from mla_writer.translation.message import N_
from mla_writer.ui.desk import Desk
from mla_writer.ui.empty import EmptyList, NextStep, Told
from mla_writer.ui.item_words import FIRST
from mla_writer.ui.matrix_model import LINK_WORDS, MatrixModel
from mla_writer.ui.matrix_paint import link_pixmap
from mla_writer.ui.matrix_panel import ElementPanel
from mla_writer.ui.matrix_rows import Row, status_word
from mla_writer.ui.matrix_table import MatrixTable
from mla_writer.ui.parts import ElidedLabel, badge, button, isolated, label
from mla_writer.ui.sections import SectionPage
from mla_writer.ui.source_popover import SourcePopover
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.view import Demands, SectionView
from mla_writer.ui.words import unbroken

_SIDE, _LOW = 20, 30
"""Room at the sides in pixels, and the height of a page with few lines in em."""
_AFTER = 60
"""Milliseconds for which an element is in hand before panel and letter follow: they do not hold up who moves on."""
_NEEDS: Mapping[Needed, tuple[str, str]] = {
    "yes": ("triangle-alert", "warning"),
    "open": ("circle-question-mark", "warning"),
    "discretionary": ("circle-question-mark", "text-muted"),
    "unknown": ("circle-question-mark", "text-muted"),
    "no": ("check", "success"),
}
"""Icon and colour of the line that says whether dual criminality matters here."""
_WHENCE = N_("Where this comes from")
_NO_OFFENCE = (
    N_("No offence yet"),
    N_(
        "Add the offence you charge: each of its elements gets a row here, each fact a column, and you link what shows it."
    ),
)
_NO_FACT = (
    N_("No fact yet"),
    N_("Write what happened: each fact gets a column here, and you link it to the elements it shows."),
)
_NOBODY = (
    N_("No accused yet"),
    N_("Enter whose conduct it was, and that person's role in the offence: each accused is looked at separately."),
)


class MatrixPage(SectionView):
    """The table with its legend, and beside it the element in hand."""

    nothing: tuple[str, str] = _NO_OFFENCE
    words: Mapping[LinkKind, str] = LINK_WORDS
    panel_word = N_("Element")

    def __init__(self, section: SectionPage, desk: Desk, theme: Theme) -> None:
        super().__init__(section, desk, theme)
        box = QVBoxLayout(self)
        box.setContentsMargins(_SIDE, 20, _SIDE, 8)
        box.setSpacing(0)
        self._put_buttons()
        self.head = self.header()
        box.addWidget(self.head)
        box.addWidget(self._need())
        self.step: tuple[tuple[str, str], NextStep] | None = None
        self.empty: EmptyList | None = None
        self.table = MatrixTable(desk, theme, section.title, self._model())
        self.table.turned.connect(self.turn)
        self.table.opened.connect(self._open)
        self.table.moved.connect(self._moved)
        self.table.wanted.connect(self.wanted)
        box.addWidget(self.table, 1)
        box.addWidget(self._foot())
        box.addStretch(0)
        self._told: str | None = None
        self._marked = ""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_AFTER)
        self._soon.timeout.connect(self._settled)

    def refresh(self, demands: Demands) -> None:  # noqa: ARG002 - demands stand in the panel of an element
        """Bring table and panel up to date with the answers."""
        self.table.refresh()
        self._tell_need()
        model = self.table.matrix
        self._show_empty(is_empty=not model.all)
        self._show_step()
        self.legend.setVisible(bool(model.all and model.facts))
        self._show_fact()
        self._show_panel()

    def go_to(self, path: str) -> bool:
        """Make the row at `path` current, or the first one below it."""
        rows = self.table.matrix.all
        exact = [one for one in rows if one.spot.where == path and one.sort == "element"]
        below = [one for one in rows if one.spot.where.startswith(f"{path}.") and one.sort == "element"]
        above = [one for one in rows if path.startswith(f"{one.spot.where}.") and one.sort == "element"]
        found = exact or below or above
        if found:
            self.table.go_to_row(found[0])
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return bool(found)

    def turn(self, index: QModelIndex) -> None:
        """Turn a cell to its next state, and have said what it is now."""
        model = self.table.matrix
        row, fact, kind = model.rows[index.row()], model.fact(index.column()), model.turned(index)
        self._turn(row, fact, kind)
        self._say(row, index.column(), kind)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Where there are few lines, put legend and fact beside each other and leave crumb and help out, for more rows."""
        super().resizeEvent(event)
        is_low = event.size().height() < _LOW * self.theme.font("body").pixelSize()
        for one in self.head.findChildren(QLabel):
            one.setVisible(one is self.title or not is_low)
        self.legend_box.setDirection(QBoxLayout.Direction.LeftToRight if is_low else QBoxLayout.Direction.TopToBottom)

    # ---- inner -----------------------------------------------------------------------------------------------------

    def _need(self) -> QWidget:
        """Return the line that says whether dual criminality matters here, with its source."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(8, 2, 0, 8)
        row.setSpacing(8)
        self.need_mark = QLabel()
        self.need = label("", self.theme, "small")
        self.need_source = button("", self._show_source, style="link", name=self.desk.words.text(_WHENCE))
        self.need_source.setFont(self.theme.font("caption"))
        row.addWidget(self.need_mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.need, 1)
        row.addWidget(self.need_source, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _tell_need(self) -> None:
        """Say whether the act has to be an offence in the other State too, for what is asked now, and how that can be met."""
        found = need(self.desk.case.context)
        sign, colour = _NEEDS[found.needed]
        size = self.theme.font("small").pixelSize() + 2
        self.need_mark.setPixmap(icon(sign, self.theme.colours[colour]).pixmap(size, size))
        self.need.setText(unbroken(self.desk.tell(found.text)))
        self.sources = found.sources
        self.need_source.setVisible(bool(found.sources))
        self.need_source.setText(isolated(law_of(found.sources) or self.desk.words.text(N_("Source"))))

    def _show_source(self) -> None:
        pack = self.desk.case.pack
        read_on = pack.checked_on if pack is not None else ""
        popover = SourcePopover(self.sources, read_on, self.desk.words, self.theme, self.need_source)
        popover.show_at(QRect(self.need_source.mapToGlobal(QPoint()), self.need_source.size()))

    def _put_buttons(self) -> None:
        offence = button(self.desk.words.text(N_("Add offence")), self._add_offence)
        offence.setIcon(icon("plus", self.theme.colours["text"]))
        self.buttons.addWidget(offence, 0, Qt.AlignmentFlag.AlignTop)

    def _first(self) -> QPushButton:
        """Return the button that brings the first row."""
        return button(self.desk.words.text(N_("Add offence")), self._add_offence, style="main")

    def _show_empty(self, *, is_empty: bool) -> None:
        """Show the table, or what stands in its place while it has no rows; that is made when it is first needed."""
        words, theme, box = self.desk.words, self.theme, self.layout()
        if is_empty and self.empty is None and isinstance(box, QVBoxLayout):
            title, text = self.nothing
            first = self._first()
            first.setIcon(icon("plus", theme.colours["accent-contrast"]))
            self.empty = EmptyList(Told(words.text(title), words.text(text)), (first,), theme, grid=True)
            box.insertWidget(box.indexOf(self.table), self.empty, 1)
        if self.empty is not None:
            self.empty.setVisible(is_empty)
        self.table.setVisible(not is_empty)
        for number in range(self.buttons.count()):
            item = self.buttons.itemAt(number)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.setVisible(not is_empty)

    def _missing(self) -> tuple[tuple[str, str], str, Callable[[], None]] | None:
        """Return what the table needs before it is of use: title and text, the words of a button, and what that does."""
        model = self.table.matrix
        if not model.all:
            return None
        if not model.facts:
            return _NO_FACT, FIRST["facts"], lambda: self._add_item("facts")
        if self._is_nobody_accused():
            return _NOBODY, *self._way_to_persons()
        return None

    def _is_nobody_accused(self) -> bool:
        live = self.desk.live
        return not any(accused_of(live, key) for key in self.desk.case.answers.records("offences"))

    def _way_to_persons(self) -> tuple[str, Callable[[], None]]:
        first = next(iter(self.desk.case.answers.records("persons")), "")
        if first:
            return N_("Go to the persons"), lambda: self.wanted.emit(f"persons.{first}.roles")
        return FIRST["persons"], lambda: self._add_item("persons")

    def _show_step(self) -> None:
        """Say above the table what it needs first."""
        missing, box = self._missing(), self.layout()
        shown = self.step[0] if self.step is not None else None
        if shown == (missing[0] if missing is not None else None) or not isinstance(box, QVBoxLayout):
            return
        if self.step is not None:
            old = self.step[1]
            self.step = None
            old.hide()
            old.deleteLater()
        if missing is not None:
            (title, text), told, act = missing
            words = self.desk.words
            made = NextStep(
                words.text(title), words.text(text), button(words.text(told), act, style="main"), self.theme
            )
            self.step = (missing[0], made)
            box.insertWidget(box.indexOf(self.table), made)

    def _add_item(self, collection: str) -> None:
        key = new_id(self.desk.case.answers.records(collection), collection[0])
        self.desk.answer(f"{collection}.{key}", {})
        self.wanted.emit(f"{collection}.{key}")

    def _model(self) -> MatrixModel:
        return MatrixModel(self.desk)

    def _element_panel(self) -> ElementPanel:
        return ElementPanel(self.desk, self.theme)

    def _turn(self, row: Row, fact: str, kind: LinkKind) -> None:
        self.desk.link(row.spot, fact, kind)

    def _say(self, row: Row, column: int, kind: LinkKind) -> None:
        words = self.desk.words
        now = next((one for one in self.table.matrix.all if one.key == row.key), row)
        told = words.text(N_("Fact {number}: {link}."), number=column, link=words.text(self.words[kind]))
        self.desk.said.emit(f"{told} {now.text}: {status_word(self.desk, now)}")

    def _foot(self) -> QWidget:
        """Return the legend, and below it the fact of the column in hand."""
        self.legend = QWidget()
        self.legend_box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self.legend)
        self.legend_box.setContentsMargins(8, 8, 8, 0)
        self.legend_box.setSpacing(6)
        signs = QHBoxLayout()
        signs.setSpacing(16)
        for kind in (*KINDS[1:], KINDS[0]):
            signs.addWidget(self._sign(kind))
        signs.addStretch(1)
        self.legend_box.addLayout(signs)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.number = badge("", self.theme, "number")
        kept = self.number.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.number.setSizePolicy(kept)
        self.fact = ElidedLabel("", self.theme, "small")
        row.addWidget(self.number)
        row.addWidget(self.fact, 1)
        self.legend_box.addLayout(row, 1)
        return self.legend

    def _sign(self, kind: LinkKind) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        sign = QLabel()
        sign.setPixmap(link_pixmap(kind, self.theme))
        row.addWidget(sign)
        words = label(self.desk.words.text(self.words[kind]), self.theme, "caption", muted=True)
        words.setWordWrap(False)
        row.addWidget(words)
        return holder

    def _moved(self) -> None:
        self._show_fact()
        self._soon.start()

    def _settled(self) -> None:
        """Let panel and letter follow, once the drafter stays at an element."""
        self._show_panel()
        row = self.table.row
        path = row.spot.path if row is not None else ""
        if path and path != self._marked:  # the letter looks for the passage of an offence only once
            self._marked = path
            self.focused.emit(path)

    def _show_fact(self) -> None:
        """Tell the fact of the column in hand in words."""
        model, column = self.table.matrix, self.table.currentIndex().column()
        has_fact = bool(model.fact(column))
        self.number.setVisible(has_fact)
        self.number.setText(str(column))
        self.fact.show_text(model.fact_text(column) if has_fact else "")

    def _show_panel(self) -> None:
        """Show the element in hand; on a group, the one before stays."""
        row = self.table.row
        if row is None or not row.is_group:
            self._told = row.key if row is not None and row.sort == "element" else None
        shown = next((one for one in self.table.matrix.all if one.key == self._told), None)
        if shown is None:
            if self.panel is not None:
                old, self.panel = self.panel, None
                self.panel_changed.emit()
                old.deleteLater()
            return
        if self.panel is None:
            panel = self._element_panel()
            panel.wanted.connect(self.wanted)
            panel.left.connect(self.table.setFocus)
            self.panel, self.panel_title = panel, self.desk.words.text(self.panel_word)
            panel.show_row(shown)
            self.panel_changed.emit()
            return
        assert isinstance(self.panel, ElementPanel)
        self.panel.show_row(shown)

    def _open(self) -> None:
        """Bring the panel into sight and go there."""
        self._show_panel()
        if isinstance(self.panel, ElementPanel):
            self.panel_wanted.emit()
            self.panel.take_focus()

    def _add_offence(self) -> None:
        self._add_item("offences")
