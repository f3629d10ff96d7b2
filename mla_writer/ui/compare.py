"""States side by side: what each asks or grants for one measure, what differs first; to be kept as a Word file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from mla_writer.content import Content
from mla_writer.countries.compare import SORTS, Comparison, Sort, compare
from mla_writer.countries.model import CountryPack
from mla_writer.documents.compare_sheet import EVERY_REQUEST, compose_comparison, measure_name
from mla_writer.documents.word import write_word
from mla_writer.errors import ProgramError
from mla_writer.storage.files import write_all
from mla_writer.translation.message import N_
from mla_writer.translation.problems import problem_message
from mla_writer.ui.column import clear
from mla_writer.ui.combo import Combo
from mla_writer.ui.compare_table import CompareTable
from mla_writer.ui.fold import NARROW
from mla_writer.ui.parts import FlowLayout, Note, Tick, button, label
from mla_writer.ui.settings import drafts_folder
from mla_writer.ui.state_combo import StateCombo
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.toast import announce
from mla_writer.ui.top_bar import TopBar, home_button
from mla_writer.ui.words import Words

MOST = 4
"""How many States have room beside each other."""
_MARGIN = 32
_HELP = N_("Which State should you ask, and what changes if you ask another? Press Enter on a cell to see its source.")
_FEW = N_("Choose a second State: the differences between the two appear here.")
_FAULTY = N_("{state} is left out: {reason}")
_KEPT = N_("Written: {file}")


class CompareView(QWidget):
    """The States compared. `back` asks to go back to where one came from, `home` to the list of requests."""

    back = Signal()
    home = Signal()

    def __init__(
        self, content: Content, words: Words, theme: Theme, codes: Sequence[str], measure: str = "", back: str = ""
    ) -> None:
        super().__init__()
        self.content, self.words, self.theme = content, words, theme
        self.codes = [code for code in dict.fromkeys(codes) if code in content.packs.codes][:MOST]
        self.found: tuple[Comparison, ...] = ()
        self._packs: tuple[CountryPack, ...] = ()
        self.table = CompareTable(content, words, theme)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._bar(back or words.text(N_("States"))))
        page = QFrame()
        page.setObjectName("page")
        inner = QVBoxLayout(page)
        inner.setContentsMargins(_MARGIN, 18, _MARGIN, 16)
        inner.setSpacing(12)
        inner.addLayout(self._head(measure))
        inner.addWidget(self._chosen())
        self.note = Note(theme)
        inner.addWidget(self.note)
        self.few = label(words.text(_FEW), theme, muted=True)
        inner.addWidget(self.few)
        inner.addWidget(self.table, 1)
        inner.addStretch(0)
        box.addWidget(page, 1)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.activated.connect(self.back)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._show_found)
        self._fill()
        self._soon.stop()
        self._show_found()

    @property
    def measure(self) -> str:
        """The type of assistance that is compared, or an empty text for every request."""
        return str(self.measures.currentData() or "")

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Begin at the table, or where another State is chosen."""
        super().showEvent(event)
        self.table.setFocus() if len(self.codes) > 1 else self.another.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Have the choices stand below the heading where room is short."""
        super().resizeEvent(event)
        is_narrow = self.theme.ems(event.size().width()) < NARROW
        self.head.setDirection(QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight)

    def add(self, code: str) -> None:
        """Put a State beside the others."""
        if code in self.content.packs.codes and code not in self.codes and len(self.codes) < MOST:
            self.codes.append(code)
            self._fill()
            announce(self, self.words.state(code))

    def take_away(self, code: str) -> None:
        """Take a State away."""
        self.codes.remove(code)
        self._fill()
        self.another.setFocus()

    def save(self, folder: Path) -> Path | None:
        """Write the comparison in Word into a folder, in the language of the window; return the file, or say what is wrong."""
        language = self.words.language
        measure = self.content.forms.assistance.get(self.measure)
        document = compose_comparison(self._packs, self.found, measure, self.content.catalogues, language)
        file = folder / f"compare.{'-'.join(one.country.lower() for one in self._packs)}.{language}.docx"
        try:
            write_all({file: write_word(document)})
        except ProgramError as error:
            self._say(self.words.say(problem_message(error.problems[0])), is_wrong=True)
            return None
        self._say(self.words.text(_KEPT, file=f"\u2066{file}\u2069"))
        return file

    # ---- parts -----------------------------------------------------------------------------------------------------

    def _bar(self, back: str) -> QWidget:
        bar = TopBar()
        row = bar.row
        row.addWidget(home_button(self.home.emit, self.words, self.theme))
        self.leave = button(back, self.back.emit, style="quiet")
        self.leave.setIcon(icon("arrow-left", self.theme.colours["accent"], mirrored=self.words.is_rtl))
        row.addWidget(self.leave)
        row.addStretch(1)
        self.word = button(self.words.text(N_("Save in Word…")), self._choose_folder)
        self.word.setIcon(icon("printer", self.theme.colours["text"]))
        row.addWidget(self.word)
        return bar

    def _head(self, measure: str) -> QBoxLayout:
        words, theme = self.words, self.theme
        row = self.head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(12)
        told = QVBoxLayout()
        told.setSpacing(0)
        self.title = label(words.text(N_("Compare States")), theme, "title", strong=True)
        told.addWidget(self.title)
        told.addWidget(label(words.text(_HELP), theme, "small", muted=True))
        row.addLayout(told, 1)
        choices = QHBoxLayout()
        choices.setSpacing(12)
        row.addLayout(choices)
        self.measures = Combo()
        self.measures.setAccessibleName(words.text(N_("Measure or topic")))
        self.measures.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.measures.addItem(words.text(EVERY_REQUEST), "")
        named = ((words.say(measure_name(form)), name) for name, form in self.content.forms.assistance.items())
        for name, key in sorted(named):
            self.measures.addItem(name, key)
        self.measures.setCurrentIndex(max(0, self.measures.findData(measure)))
        self.measures.currentIndexChanged.connect(lambda _: self._chose_measure())
        self._make_room()
        choices.addWidget(self.measures, 0, Qt.AlignmentFlag.AlignTop)
        self.only = Tick(words.text(N_("Only differences")))
        self.only.toggled.connect(lambda _: self._show_found())
        choices.addWidget(self.only, 0, Qt.AlignmentFlag.AlignTop)
        choices.addStretch(1)
        return row

    def _chosen(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.states = QWidget()
        self.chips = FlowLayout(self.states)
        row.addWidget(self.states, 1)
        self.another = StateCombo(self.content.packs.codes, self.words, self.theme)
        line = self.another.lineEdit()
        assert line is not None
        line.setPlaceholderText(self.words.text(N_("Add a State")))
        self.another.setAccessibleName(line.placeholderText())
        self.another.chosen.connect(self._add_chosen)
        choice = QVBoxLayout()
        choice.setSpacing(4)
        choice.addWidget(self.another)
        choice.addWidget(self.another.note)
        choice.addStretch(1)
        row.addLayout(choice)
        return holder

    # ---- inner -----------------------------------------------------------------------------------------------------

    def _chose_measure(self) -> None:
        self._make_room()
        self._fill()

    def _make_room(self) -> None:
        """Have the measure that is chosen stand there in full."""
        text = self.measures.currentText()
        self.measures.setMinimumContentsLength(len(text))

    def _fill(self) -> None:
        """Look at what the States that are chosen tell; the table follows in the turn after."""
        self.note.say("")
        clear(self.chips)
        for code in self.codes:
            name = self.words.state(code)
            told = self.words.text(N_("Remove {state}"), state=name)
            gone = button(name, partial(self.take_away, code), name=told)
            gone.setIcon(icon("x", self.theme.colours["text-muted"]))
            self.chips.addWidget(gone)
        self._packs = tuple(pack for code in self.codes if (pack := self._pack(code)) is not None)
        is_enough = len(self._packs) > 1
        self.found = compare(self._packs, self.content.forms, self.measure) if is_enough else ()
        self.table.rows.prepare(self._packs, self.found)
        self.another.setVisible(len(self.codes) < MOST)
        self.few.setVisible(not is_enough)
        self.table.setVisible(is_enough)
        self.word.setVisible(is_enough)
        self._soon.start()

    def _show_found(self) -> None:
        """Show what was found in the table."""
        sorts = frozenset[Sort](("differs",) if self.only.isChecked() else SORTS)
        self.table.show_rows(self.measures.currentText(), sorts)

    def _pack(self, code: str) -> CountryPack | None:
        """Return the pack of a State; one that is faulty is left out, and that is said."""
        try:
            return self.content.pack(code)
        except ProgramError as error:
            reason = self.words.say(problem_message(error.problems[0]))
            self._say(self.words.text(_FAULTY, state=self.words.state(code), reason=reason), is_wrong=True)
            return None

    def _add_chosen(self, code: str) -> None:
        if code:
            self.another.choose("")
            self.add(code)

    def _say(self, text: str, *, is_wrong: bool = False) -> None:
        self.note.say(text, "warning" if is_wrong else "success")
        announce(self, text)

    def _choose_folder(self) -> None:
        told = self.words.text(N_("Folder for the Word file"))
        folder = QFileDialog.getExistingDirectory(self, told, str(drafts_folder()))
        if folder:
            self.save(Path(folder))
