"""Authorities: those of all States in one list, found by words and type of assistance; beside it one of them in full."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QFrame, QHBoxLayout, QVBoxLayout

from mla_writer.conditions.values import Day
from mla_writer.content import Content
from mla_writer.countries.directory import Entry, Gathering
from mla_writer.countries.vcard import vcards
from mla_writer.errors import ProgramError
from mla_writer.forms.texts import form_context
from mla_writer.storage.files import write_whole
from mla_writer.translation.message import N_
from mla_writer.translation.problems import problem_message
from mla_writer.translation.states import state_name
from mla_writer.ui.authority_card import AuthorityCard
from mla_writer.ui.authority_list import ENTRY, AuthorityDelegate, AuthorityModel
from mla_writer.ui.column import clear
from mla_writer.ui.combo import Combo
from mla_writer.ui.listed import ListedView
from mla_writer.ui.parts import ElidedLabel, banner, button, label
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.toast import announce
from mla_writer.ui.words import Words

_LIST, _WIDEST = 470, 860
_TURN = 0.02
"""Seconds for which packs are read before the window gets its turn."""
_COUNT, _READING = N_("Authorities: {number}"), N_("Reading the country packs: {number} left")
_NOTHING = N_("No authority found. Try the name of a State, or part of the authority's name.")


class AuthoritiesView(ListedView):
    """The directory of authorities. `sheet` and `write_to` tell the State to show or to write to."""

    sheet = Signal(str)
    write_to = Signal(str)

    def __init__(self, content: Content, words: Words, theme: Theme, sought: str = "", measure: str = "") -> None:
        super().__init__(words, theme, words.text(N_("Find an authority")), _WIDEST)
        self.content = content
        self.card: AuthorityCard | None = None
        self.model = AuthorityModel(words, self)
        self._bar()
        self._page()
        self.lay_out(self._side(), round(_LIST * min(theme.scale, 1.3)), 810)
        self._gathering = Gathering(content.packs)
        self.kind.setCurrentIndex(max(0, self.kind.findData(measure)))
        self.search.setText(sought)
        self._turns = QTimer(self)
        self._turns.setSingleShot(True)
        self._turns.setInterval(0)
        self._turns.timeout.connect(self._gather)
        self._gather()

    @property
    def place(self) -> tuple[str, str]:
        """What is looked for: words and type of assistance."""
        return self.search.text(), str(self.kind.currentData() or "")

    @property
    def is_read(self) -> bool:
        """Whether the packs of all States have been read."""
        return self._gathering.is_done

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Begin where one types."""
        super().showEvent(event)
        if self.fold.folded and self.search.text():
            self.finder.setFocus()
        else:
            self.fold.look_for(self.search)

    def narrow(self) -> None:
        """Keep the authorities that fit to words and type; stay with the one that is open, or open the first."""
        self.model.narrow(*self.place)
        if self._gathering.is_done:
            self._shown()

    def chosen(self, index: QModelIndex) -> None:
        """Show an authority in full."""
        entry = index.data(ENTRY)
        if isinstance(entry, Entry) and (self.card is None or self.card.entry is not entry):
            self._fill(entry)

    def export(self) -> None:
        """Ask for a file, and write the authorities in sight that have a name as cards for an address book."""
        self._export(self.model.shown, "authorities")

    def copy_address(self) -> None:
        """Put name and address of the authority on the clipboard, and say so."""
        if self.card is not None:
            QGuiApplication.clipboard().setText(self.card.address())
            self.copy.setText(self.words.text(N_("Copied")))
            announce(self, self.words.text(N_("Copied")))

    # ---- parts -----------------------------------------------------------------------------------------------------

    def _bar(self) -> None:
        row = self.bar.row
        row.addWidget(ElidedLabel(self.words.text(N_("Authorities")), self.theme, "question", strong=True), 1)
        states = button(self.words.text(N_("States")), lambda: self.sheet.emit(self._state()))
        states.setIcon(icon("globe", self.theme.colours["text"]))
        row.addWidget(states)

    def _side(self) -> QFrame:
        words = self.words
        side, box = self.side(260, 12)
        self.look_through(box, words.text(N_("A State, an authority, or a word from its remit")))
        self.kind = self._kinds()
        box.addWidget(self.kind)
        delegate = AuthorityDelegate(self.theme, self.list)
        self.list_in(box, words.text(N_("Authorities")), self.model, delegate, words.text(_NOTHING))
        self.list.setUniformItemSizes(True)
        self.list.clicked.connect(lambda _: self.fold.leave_for(self.finder))
        box.addLayout(self._foot())
        return side

    def _kinds(self) -> QComboBox:
        kinds, forms = Combo(), self.content.forms
        kinds.setAccessibleName(self.words.text(N_("Type of assistance")))
        kinds.addItem(self.words.text(N_("Every type of assistance")), "")
        named = (
            (self.words.of_form(one.title, f"{form_context(name)}:title"), name)
            for name, one in forms.assistance.items()
        )
        for title, name in sorted(named, key=lambda one: one[0].casefold()):
            kinds.addItem(title, name)
        kinds.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        kinds.currentIndexChanged.connect(lambda _: self.narrow())
        return kinds

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.count = label("", self.theme, "caption", muted=True)
        row.addWidget(self.count, 1)
        cards = button(self.words.text(N_("Export as vCard…")), self.export)
        cards.setIcon(icon("file-output", self.theme.colours["text"]))
        row.addWidget(cards)
        return row

    def _page(self) -> None:
        self.faults, self.place_of_card = QVBoxLayout(), QVBoxLayout()
        self.column.addLayout(self.faults)
        self.column.addLayout(self.place_of_card)
        self.column.addStretch(1)

    # ---- inner -----------------------------------------------------------------------------------------------------

    def _gather(self) -> None:
        """Read packs for a moment, and go on in the next turn; what is there already can be looked through."""
        end = time.monotonic() + _TURN
        while not self._gathering.is_done and time.monotonic() < end:
            self._gathering.step()
        if not self._gathering.is_done:
            self.count.setText(self.words.text(_READING, number=self._gathering.left))
            self._turns.start()
            return
        directory = self._gathering.directory
        for problem in directory.faults:
            told = f"\u2066{problem.place}\u2069: {self.words.say(problem_message(problem))}"
            self.faults.addWidget(banner(told, "blocker", self.theme))
        self.model.take(directory.entries)
        self._shown()

    def _shown(self) -> None:
        """Tell how many are in sight; stay with the one that is open, or open the first."""
        number = len(self.model.shown)
        self.count.setText(self.words.text(_COUNT, number=number))
        self.show_some(some=bool(number))
        row = self.model.row(self.card.entry if self.card is not None else None)
        if number:
            self.list.setCurrentIndex(self.model.index(max(row, 0)))

    def _fill(self, entry: Entry) -> None:
        words = self.words
        clear(self.place_of_card)
        card = self.card = AuthorityCard(entry, self.content.forms, words, self.theme, Day.today())
        name = f"\u2068{words.state(entry.country)}\u2069"
        card.add(
            words.text(N_("Write to {state}"), state=name),
            "plus",
            lambda: self.write_to.emit(entry.country),
            is_main=True,
        )
        self.copy = card.add(words.text(N_("Copy address")), "copy", self.copy_address)
        if entry.authority.name:
            card.add(words.text(N_("vCard…")), "file-output", partial(self._export, (entry,), entry.country.lower()))
        card.add(words.text(N_("Country sheet")), "globe", lambda: self.sheet.emit(entry.country))
        self.place_of_card.addWidget(card)
        self.body.settle()
        self.area.verticalScrollBar().setValue(0)

    def _state(self) -> str:
        return self.card.entry.country if self.card is not None else ""

    def _export(self, entries: tuple[Entry, ...], name: str) -> None:
        title = self.words.text(N_("Export as vCard…"))
        chosen, _ = QFileDialog.getSaveFileName(self, title, f"{name}.vcf", "*.vcf")
        if not chosen:
            return
        cards = vcards(entries, partial(state_name, language=self.words.language), self.words.say, self.words.language)
        try:
            write_whole(Path(chosen), cards.encode("utf-8"))
        except ProgramError as error:
            told = self.words.say(problem_message(error.problems[0]))
            self.faults.addWidget(banner(f"\u2066{error.problems[0].place}\u2069: {told}", "blocker", self.theme))
            return
        told = self.words.text(N_("Written: {file}"), file=f"\u2068{Path(chosen).name}\u2069")
        self.count.setText(told)
        announce(self, told)
