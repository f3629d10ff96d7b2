"""A page of the pack editor: one part of the pack, as a form, or as a list of entries with the form of the one that is chosen."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mla_writer.forms.texts import form_context
from mla_writer.translation.message import N_
from mla_writer.translation.sentences import Slot, split_sentence
from mla_writer.ui.column import Column
from mla_writer.ui.combo import Combo
from mla_writer.ui.pack_desk import PackDesk
from mla_writer.ui.pack_fields import OPEN, LineField
from mla_writer.ui.pack_form import PackForm
from mla_writer.ui.pack_lists import free, refusal_of
from mla_writer.ui.pack_words import Part
from mla_writer.ui.parts import Note, button, isolated, label
from mla_writer.ui.plain import tip
from mla_writer.ui.theme import icon
from mla_writer.yamlio import Data, Position

_MOST_ROWS = 7
_WIDEST = 640
_KIND = {
    "requirements": "requirement", "asking_requirements": "requirement", "information": "information",
    "verify": "information", "asking_information": "information", "asking_verify": "information", "sources": "source",
    "authorities": "authority", "assistance": "assistance", "groups": "group", "times": "time", "language_cases": "case",
    "formality_cases": "case", "exempt": "case",
}  # fmt: skip
_NAMED = frozenset({"sources", "groups"})
"""Parts whose entries have a name that the rest of the pack uses."""


class PackPage(QWidget):
    """The page of one part. `moved` tells that another entry was chosen."""

    moved = Signal()

    def __init__(self, part: Part, desk: PackDesk) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.part, self.desk = part, desk
        self.form: PackForm | None = None
        self.shown: Position | None = None
        self.key: KeyField | None = None
        self._lay()
        words = desk.words
        self.column.addWidget(label(words.text(part.title), desk.theme, "title", strong=True))
        self.column.addWidget(label(words.text(part.help), desk.theme, "small", muted=True))
        self.note = Note(desk.theme)
        self.column.addWidget(self.note)
        self.holder = QVBoxLayout()
        self.list: EntryList | None = None
        if part.entry:
            self.list = EntryList(part, desk)
            self.list.currentRowChanged.connect(lambda _: self._chosen())
            self.column.addWidget(self.list)
            self.column.addLayout(self._buttons())
        self.column.addLayout(self.holder)
        self.column.addStretch(1)
        self.load()

    def _lay(self) -> None:
        """Make the column, which scrolls."""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(self.area)
        self.body = Column("page")
        side = QHBoxLayout(self.body)
        side.setContentsMargins(28, 20, 28, 24)
        holder = QWidget()
        holder.setMaximumWidth(round(_WIDEST * self.desk.theme.scale))
        side.addStretch(1)
        side.addWidget(holder, 1000)
        side.addStretch(1)
        self.column = QVBoxLayout(holder)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        self.area.setWidget(self.body)

    @property
    def current(self) -> Position | None:
        """The place of the entry that is shown; of the part where it is one form."""
        if self.list is None:
            return self.part.at
        keys = self.desk.entries(self.part.at)
        row = self.list.currentRow()
        return (*self.part.at, keys[row]) if 0 <= row < len(keys) else None

    def load(self) -> None:
        """Show what stands in the pack."""
        if self.list is not None:
            self.list.load()
        if self.form is None or self.shown != self.current or self.current is None:
            self._show()
        else:
            self.form.load()
        self.judge()

    def judge(self) -> None:
        """Show what is wrong with the part as a whole, and with each field."""
        if self.list is not None:
            self.list.judge()
            fields = self.form.fields if self.form is not None else {}
            told = [one for one in self.desk.problems_at(self.part.at) if self.part.at and one.at not in fields]
            own = [one for one in told if one.at in {self.part.at, self.current}]  # fields tell the rest themselves
            text = self.desk.say(own[0]) if own else ""
            self.note.say(text, "blocker" if own else None)
        if self.form is not None:
            self.form.judge()
        self.body.settle()

    def finish(self) -> None:
        """Write what was typed; where the entry is gone, nothing was."""
        if self.form is not None and self.current is not None:
            self.form.finish()

    def go_to(self, at: Position) -> None:
        """Bring the field of a place into sight, and the focus to it."""
        if self.list is not None and len(at) > len(self.part.at):
            keys = self.desk.entries(self.part.at)
            key = at[len(self.part.at)]
            if key in keys:
                self.list.setCurrentRow(keys.index(key))
        field = self.form.field_at(at) if self.form is not None else None
        if field is not None:
            self.area.ensureWidgetVisible(field, 0, 60)
            field.take_focus()
            self.area.ensureWidgetVisible(self.focusWidget() or field, 0, 60)
        elif self.list is not None:
            self.list.setFocus()

    # ---- entries ---------------------------------------------------------------------------------------------------

    def _buttons(self) -> QHBoxLayout:
        words, theme = self.desk.words, self.desk.theme
        row = QHBoxLayout()
        row.setSpacing(8)
        entry = words.text(self.part.entry)
        self.kind: QComboBox | None = None
        if self.part.key == "assistance":
            self.kind = Combo()
            self.kind.setAccessibleName(words.text(N_("Type of assistance to add")))
            self.kind.setMinimumContentsLength(14)
            self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            for name, form in self.desk.content.forms.assistance.items():
                self.kind.addItem(words.of_form(form.title, f"{form_context(name)}:title"), name)
            row.addWidget(self.kind, 1)
        self.add = button(words.text(N_("Add")), self.add_entry, name=f"{words.text(N_('Add'))}: {entry}")
        self.add.setIcon(icon("plus", theme.colours["text"]))
        tip(self.add, "Ctrl+N")
        row.addWidget(self.add)
        self.gone = button(
            words.text(N_("Remove")), self._remove, style="quiet", name=f"{words.text(N_('Remove'))}: {entry}"
        )
        row.addWidget(self.gone)
        if self.kind is None:
            row.addStretch(1)
            self.up = self._mover("arrow-up", N_("Move up"), -1)
            self.down = self._mover("arrow-down", N_("Move down"), 1)
            if self.part.key not in _NAMED:
                row.addWidget(self.up)
                row.addWidget(self.down)
        return row

    def _mover(self, sign: str, name: str, by: int) -> QPushButton:
        told = self.desk.words.text(name)
        made = button("", lambda: self.move_entry(by), style="icon", name=told)
        made.setIcon(icon(sign, self.desk.theme.colours["text"]))
        tip(made, told)
        made.setParent(self)
        return made

    def add_entry(self) -> None:
        """Add an entry after the others, and go to its first field."""
        if self.list is None:
            return
        at, words = self.part.at, self.desk.words
        name = words.text(self.part.entry)
        key: str | int = len(self.desk.entries(at))
        if self.part.key == "assistance":
            assert self.kind is not None
            key = str(self.kind.currentData())
            if self.desk.get((*at, key)) is None:
                self.desk.set((*at, key), {"possible": "yes"}, name)
        elif self.part.key == "sources":
            key = free("source", self.desk.source_keys())
            self.desk.set((*at, key), {"title": words.text(N_("New source")), "confidence": "official"}, name)
        elif self.part.key == "groups":
            key = free("group", self.desk.entries(at))
            self.desk.set((*at, key), {"title": OPEN, "states": [OPEN]}, name)
        elif self.part.key in _CASES:
            self.desk.insert(at, int(key), _CASES[self.part.key], name)
        else:
            ids = [str(self.desk.get((*at, one, "id"))) for one in self.desk.entries(at)]
            self.desk.insert(at, int(key), _begun(self.part, free(_ID[_KIND[self.part.key]], ids)), name)
        self.go_to((*at, key))

    def move_entry(self, by: int) -> None:
        """Move the chosen entry up or down."""
        if self.list is None or self.part.key in {"assistance", *_NAMED}:
            return
        row, count = self.list.currentRow(), self.list.count()
        if 0 <= row + by < count:
            self.shown = None
            with QSignalBlocker(self.list):
                self.list.setCurrentRow(row + by)
            self.desk.move(self.part.at, row, row + by, self.desk.words.text(self.part.entry))

    def _remove(self) -> None:
        if self.current is not None and self.list is not None:
            row = self.list.currentRow()
            at, self.shown = self.current, None
            self.desk.remove(at, self.list.item(row).text().strip("\u2068\u2069"))
            self.list.setFocus()

    # ---- inner -----------------------------------------------------------------------------------------------------

    def _chosen(self) -> None:
        self.finish()
        if self.shown != self.current:
            self._show()
            self.moved.emit()

    def _renamed(self, key: str) -> None:
        assert self.shown is not None
        at, name = self.shown, self.desk.words.text(N_("Short name"))
        self.shown = None
        QTimer.singleShot(0, self, lambda: self.desk.rename(at, key, name))  # the field of the old name goes with this

    def _show(self) -> None:
        """Show the form of the entry that is chosen; one is made when the first is."""
        self.shown = at = self.current
        if self.list is not None:
            self.gone.setEnabled(at is not None)
        if at is None:
            if self.form is not None:
                self.form.load()  # a line that loses the focus by hiding writes what stands in it
                self.form.hide()
            return
        if self.form is None:
            self.key = KeyField(self.desk, at) if self.part.key in _NAMED else None
            if self.key is not None:
                self.key.renamed.connect(self._renamed)
            self.form = PackForm(self.desk, at, self.part.fields, _KIND.get(self.part.key, ""), self.key)
            self.holder.addWidget(self.form)
        else:
            self.form.move_to(at)
            self.form.show()
        self.form.load()
        self.body.settle()


class KeyField(LineField):
    """The key of a source or group: renamed here, it bears its new name everywhere. `renamed` tells the new one."""

    renamed = Signal(str)

    def __init__(self, desk: PackDesk, at: Position) -> None:
        super().__init__(desk, at, desk.words.text(N_("Short name")))
        self._refused, self._refused_at = "", at
        self.line.textEdited.connect(lambda _: self._refuse(""))

    def load(self) -> None:
        """Show the key; one that was refused stays, so that it can be corrected."""
        if self._refused_at != self.at:
            self._refused = ""  # it was typed for another entry
        if not self._refused:
            super().load()

    def judge(self) -> None:
        """Say what is wrong with the key, or why what was typed can be none."""
        super().judge()
        if self._refused:
            self._refuse(self._refused)

    def _refuse(self, told: str) -> None:
        was, self._refused, self._refused_at = self._refused, told, self.at
        if told:
            self.note.say(told, "blocker")
            self._mark(is_wrong=True)
        elif was:
            self.judge()

    @property
    def value(self) -> Data | None:
        """The key."""
        return str(self.at[-1])

    def hint(self) -> str:
        """Say what the key is for."""
        return self.desk.words.text(
            N_("The rest of the pack cites the source by this name: lower-case letters, digits and _.")
        )

    def write(self, value: Data) -> None:
        """Rename it, where the new name can be one and is free."""
        key = str(value)
        why = refusal_of(key, self.desk, self.at)
        if why:
            self._refuse(why)
        else:
            self.renamed.emit(key)


class EntryList(QListWidget):
    """The entries of a part, each by what tells it best."""

    def __init__(self, part: Part, desk: PackDesk) -> None:
        super().__init__()
        self.setObjectName("choose")
        self.part, self.desk = part, desk
        self.setAccessibleName(desk.words.text(part.title))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        edge = round(16 * desk.theme.scale)
        self.setIconSize(QSize(edge, edge))

    def load(self) -> None:
        """Show the entries, and keep the row."""
        told = list(self._told())
        row = max(self.currentRow(), 0)
        with QSignalBlocker(self):
            while self.count() > len(told):
                self.takeItem(self.count() - 1)
            for number, text in enumerate(told):
                if number >= self.count():
                    self.addItem(QListWidgetItem())
                if self.item(number).text() != text:
                    self.item(number).setText(text)
            self.setCurrentRow(min(row, len(told) - 1))
        height = self.fontMetrics().height() + 6
        self.setFixedHeight(height * min(max(len(told), 1), _MOST_ROWS) + 16)

    def judge(self) -> None:
        """Mark the entries with which something is wrong."""
        for number, key in enumerate(self.desk.entries(self.part.at)):
            if number >= self.count():
                return
            item = self.item(number)
            problems = self.desk.problems_at((*self.part.at, key))
            item.setIcon(icon("octagon-alert", self.desk.theme.colours["blocker"]) if problems else nothing(self.desk))
            wrong = self.desk.words.text(N_("There is a problem here"))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}, {wrong}" if problems else item.text())

    def _told(self) -> Iterator[str]:
        """Yield what tells each entry; its short name behind it where others read alike."""
        told = [self._tell(key) for key in self.desk.entries(self.part.at)]
        for key, text in zip(self.desk.entries(self.part.at), told, strict=True):
            short = self.desk.get((*self.part.at, key, "id")) if told.count(text) > 1 else None
            yield isolated(f"{text} · {short}" if short else text)

    def _tell(self, key: str | int) -> str:
        words, entry = self.desk.words, self.desk.get((*self.part.at, key))
        if self.part.key == "assistance":
            form = self.desk.content.forms.assistance.get(str(key))
            return words.of_form(form.title, f"{form_context(str(key))}:title") if form is not None else str(key)
        found = entry if isinstance(entry, dict) else {}
        told = next((str(found[one]) for one in ("title", "text", "name", "note", "id") if found.get(one)), "")
        pieces = split_sentence(" ".join(told.split()))
        told = "".join("…" if isinstance(one, Slot) else one for one in pieces)
        return told or words.text(N_("Case {number}"), number=int(key) + 1 if isinstance(key, int) else key)


def nothing(desk: PackDesk) -> QIcon:
    """Return an icon that shows nothing and takes the room of one."""
    edge = round(16 * desk.theme.scale)
    blank = QPixmap(edge, edge)
    blank.fill(Qt.GlobalColor.transparent)
    return QIcon(blank)


_ID = {"requirement": "rule", "information": "information", "authority": "authority", "time": "time"}
_FOR_WHOM: Data = {"states": [OPEN]}
_CASES: dict[str, Data] = {
    "language_cases": {"only": _FOR_WHOM, "accepted": [OPEN]},
    "formality_cases": {"only": _FOR_WHOM},
    "exempt": {"only": _FOR_WHOM},
}
"""What a case begins with: for whom it holds is to be said first."""


def _begun(part: Part, key: str) -> Data:
    """Return what a new entry begins with: what it cannot be read without."""
    if _KIND[part.key] == "requirement":
        return {"id": key, "expect": "answered(request.subject_matter)", "level": "advice", "kind": "completeness",
                "at": "request.subject_matter", "message": OPEN}  # fmt: skip
    if _KIND[part.key] == "information":
        return {"id": key, "fact": "legal_basis.statute", "text": OPEN}
    if _KIND[part.key] == "time":
        return {"id": key, "after": "receipt", "text": OPEN}
    return {"id": key, "name": OPEN}
