"""From earlier drafts: persons, offences and provisions of law that were entered before, found by search and taken over."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from mla_writer.content import Content
from mla_writer.errors import StorageError
from mla_writer.reuse import PROVISIONS, REQUESTS, Kept, kept_in, name_of, search
from mla_writer.translation.message import N_
from mla_writer.ui.aside import do_aside
from mla_writer.ui.desk import Desk
from mla_writer.ui.parts import button, fit, foot, isolated, label
from mla_writer.ui.settings import Settings, drafts_folder
from mla_writer.ui.theme import Theme
from mla_writer.ui.toast import announce

_HELP = N_(
    "Entries from earlier drafts on this computer and from your office's library. What you copy becomes a new entry "
    "here; roles and links to facts stay with the earlier case."
)
_PROVISION_HELP = N_(
    "Provisions quoted in earlier drafts on this computer and in your office's library, with their text and "
    "translations. What you copy fills the empty fields of this answer; what you have answered stays."
)
_REQUEST_HELP = N_(
    "The requests on this computer, and the earlier steps entered in them. What you copy becomes an entry here, with its date, "
    "State, authority and numbers."
)
_LOOKING = N_("Searching earlier drafts…")
_NOTHING = N_("Nothing found in earlier drafts.")
_NONE = N_("Earlier drafts contain nothing of this kind.")
_HELPS = {PROVISIONS: _PROVISION_HELP, REQUESTS: _REQUEST_HELP}
_SOUGHT_MOST = N_("Name, number or words of the provision")
_SOUGHT = {REQUESTS: N_("Case, number or State")}
_MOST = 200
"""Entries shown at a time; a word more finds the one that is wanted."""


class EarlierDialog(QDialog):
    """The search. `taken` gives what the drafter took."""

    taken = Signal(object)

    def __init__(self, collection: str, desk: Desk, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.collection, self.desk, self.theme = collection, desk, theme
        words = desk.words
        self.setWindowTitle(words.text(N_("From earlier drafts")))
        fit(self, 600, 500, theme.text_scale)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 16)
        box.setSpacing(12)
        box.addWidget(label(words.text(_HELPS.get(collection, _HELP)), theme, "small", muted=True))
        self.line = QLineEdit()
        self.line.setPlaceholderText(words.text(_SOUGHT.get(collection, _SOUGHT_MOST)))
        self.line.setAccessibleName(self.line.placeholderText())
        self.line.textChanged.connect(lambda _: self._list())
        self.line.returnPressed.connect(self._take)
        box.addWidget(self.line)
        self.take = button(words.text(N_("Copy")), self._take, style="main")
        self.list = QListWidget()
        self.list.setObjectName("choose")
        self.list.setSpacing(5)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setAccessibleName(self.windowTitle())
        self.list.setWordWrap(True)
        self.list.itemActivated.connect(lambda _: self._take())
        box.addWidget(self.list, 1)
        self.told = label("", theme, "small", muted=True)
        box.addWidget(self.told)
        box.addStretch(0)
        box.addLayout(foot(button(words.text(N_("Cancel")), self.reject), self.take))
        self._kept: tuple[tuple[Kept, str], ...] | None = None
        self._shown: list[Kept] = []
        self._list()
        places = _places(Settings().recent, desk.path)
        do_aside(partial(_look, desk.case.content, places, words.language), self._take_stock, self, "earlier")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Walk through what was found while the cursor stays in the line."""
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up} and self.line.hasFocus():
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.list.setCurrentRow(min(max(self.list.currentRow() + step, 0), self.list.count() - 1))
        else:
            super().keyPressEvent(event)

    def _take_stock(self, kept: tuple[tuple[Kept, str], ...] | None) -> None:
        self._kept = tuple(one for one in kept or () if one[0].ref.collection == self.collection)
        self._list()

    def _list(self) -> None:
        """Show what holds every word of the line."""
        self.list.clear()
        kept = self._kept or ()
        names = {one.name: name for one, name in kept}
        self._shown = list(search((one for one, _ in kept), self.line.text().split()))[:_MOST]
        for one in self._shown:
            file = one.case.path.name if one.case.path is not None else ""
            self.list.addItem(QListWidgetItem(f"{names[one.name]}\n{isolated(file)}"))
        if self._shown:
            self.list.setCurrentRow(0)
        told = _LOOKING if self._kept is None else _NOTHING if self.line.text().strip() else _NONE
        self.told.setText(self.desk.words.text(told))
        self.told.setVisible(not self._shown)
        self.list.setVisible(bool(self._shown))  # an empty box looks as if something were missing

    def _take(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._shown):
            self.taken.emit(self._shown[row])
            self.accept()
        else:  # what stands in place of the list says why there is nothing to take
            announce(self, self.told.text())
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)


def _places(recent: Iterable[Path], own: Path) -> tuple[Path, ...]:
    """Return the drafts to look through: those of the list of requests and of the folder of drafts, but the open one."""
    there: list[Path] = []
    with suppress(OSError, StorageError):  # a folder that cannot be made or read holds nothing to take over
        there = [one for one in drafts_folder().glob("*.mla") if one.is_file()]
    every = dict.fromkeys(one.resolve() for one in (*recent, *there) if one.is_file())
    return tuple(one for one in every if one != own.resolve())


def _look(content: Content, places: tuple[Path, ...], language: str) -> tuple[tuple[Kept, str], ...]:
    """Read earlier drafts, in a thread; those that cannot be read are left aside."""
    kept, _ = kept_in(content, places, lenient=True)
    return tuple((one, name_of(one, language)) for one in kept)
