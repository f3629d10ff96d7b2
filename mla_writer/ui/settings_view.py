"""Settings: language, colours and text size of the window, and the profile of the office that every new request begins with."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mla_writer.errors import ProgramError
from mla_writer.translation.message import N_
from mla_writer.translation.problems import problem_message
from mla_writer.ui.column import clear
from mla_writer.ui.combo import Combo
from mla_writer.ui.letterhead_box import LetterheadBox
from mla_writer.ui.native import native_name
from mla_writer.ui.parts import banner, button, label, named_field
from mla_writer.ui.places import SETTINGS, PlacePage
from mla_writer.ui.settings import Settings
from mla_writer.ui.theme import LOOKS, Theme
from mla_writer.ui.toast import Toast, announce
from mla_writer.ui.trusted_keys import TrustedKeysBox
from mla_writer.ui.words import Words

if TYPE_CHECKING:
    from mla_writer.content import Content
    from mla_writer.ui.office_desk import OfficeDesk
    from mla_writer.ui.rows import Rows

_LOOKS = {
    "system": N_("As set in the system"),
    "light": N_("Light"),
    "dark": N_("Dark"),
    "high_contrast": N_("High contrast"),
}
_SIZES = (100, 110, 125, 150, 175, 200)
_READING_WIDTH = 640


class SettingsView(PlacePage):
    """The settings. `language_chosen` and `look_chosen` ask to change the window."""

    language_chosen = Signal(str)
    look_chosen = Signal(str, float)

    def __init__(
        self,
        words: Words,
        theme: Theme,
        settings: Settings,
        content: Callable[[], Content],
    ) -> None:
        super().__init__(SETTINGS, words, theme, requests=len(settings.recent))
        self.memory, self._content = settings, content
        self.desk: OfficeDesk | None = None
        self.rows: Rows | None = None
        self.toast: Toast | None = None
        holder = QWidget()
        holder.setMaximumWidth(round(_READING_WIDTH * theme.scale))
        self.inner = QVBoxLayout(holder)
        self.inner.setContentsMargins(0, 0, 0, 0)
        self.inner.setSpacing(0)
        row = QHBoxLayout()  # asks for the height at the width that the holder gets; a column asks at its own
        row.addWidget(holder, 1000)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addStretch(1)
        self.inner.addWidget(label(words.text(N_("Settings")), theme, "title", strong=True))
        self.inner.addSpacing(14)
        self._screen()
        self.inner.addSpacing(28)
        self.inner.addWidget(label(words.text(N_("Your office")), theme, "heading", strong=True))
        told = N_("Asked once and used to begin every new request. Existing requests stay as they are.")
        self.inner.addWidget(label(words.text(told), theme, "small", muted=True))
        self.saved = label("", theme, "caption", muted=True)
        self.inner.addWidget(self.saved)
        self.inner.addSpacing(10)
        self.office_box = QVBoxLayout()
        self.office_box.setSpacing(10)
        self.inner.addLayout(self.office_box)
        self.inner.addSpacing(28)
        self.letterhead = LetterheadBox(words, theme, self)
        self.letterhead.grown.connect(self.body.settle)
        self.inner.addWidget(self.letterhead)
        self.inner.addSpacing(28)
        self.keys = TrustedKeysBox(words, theme, self)
        self.keys.grown.connect(self.body.settle)
        self.inner.addWidget(self.keys)

    def finish(self) -> None:
        """Commit what is being written, before the page goes."""
        self.letterhead.finish()
        if self.rows is not None:
            self.rows.finish()
        if self.desk is not None:
            self.desk.close()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Begin at the language of the screen; read the profile once the page is in sight."""
        super().showEvent(event)
        self.languages.buttons[self.words.language].setFocus()
        if self.rows is None and self.office_box.count() == 0:
            QTimer.singleShot(0, self, self.show_office)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the toast at the foot."""
        super().resizeEvent(event)
        for toast in (self.toast, self.keys.toast, self.letterhead.toast):
            if toast is not None:
                toast.place()

    def show_office(self) -> None:
        """Show the questions of the profile, or why its file cannot be read."""
        from mla_writer.ui.drafting_language import ask_language
        from mla_writer.ui.office_desk import OfficeDesk
        from mla_writer.ui.rows import Rows

        clear(self.office_box)
        self.letterhead.show_kept()
        try:
            self.desk = OfficeDesk(self._content(), self.words, self.theme)
            self.desk.setParent(self)
        except ProgramError as error:
            self._broken(error)
            return
        self.rows = Rows(self.desk, self.theme)
        self.office_box.addWidget(self.rows)
        self.toast = Toast(self.desk, self.theme, self)
        self.desk.done.connect(self.toast.tell)
        self.desk.said.connect(lambda text: announce(self, text))
        self.desk.saved.connect(self.saved.setText)
        desk = self.desk
        desk.other_language.connect(lambda language: ask_language(desk, language, self))
        self.desk.changed.connect(self._refresh)
        for sequence, act in (
            (QKeySequence.StandardKey.Undo, self.desk.undo),
            (QKeySequence.StandardKey.Redo, self.desk.redo),
        ):
            QShortcut(QKeySequence(sequence), self).activated.connect(act)
        self._refresh()

    # ---- parts -----------------------------------------------------------------------------------------------------

    def _screen(self) -> None:
        self.inner.addWidget(label(self.words.text(N_("Screen language")), self.theme, "question", strong=True))
        self.inner.addSpacing(6)
        self.languages = LanguageTiles(self.words, self.theme)
        self.languages.chosen.connect(self.language_chosen)
        self.inner.addWidget(self.languages)
        self.inner.addSpacing(20)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addLayout(named_field(self.words.text(N_("Colours")), self.theme, self._looks()), 1)
        row.addLayout(named_field(self.words.text(N_("Text size")), self.theme, self._sizes()), 1)
        self.inner.addLayout(row)

    def _looks(self) -> QComboBox:
        self.looks = Combo()
        for look in LOOKS:
            self.looks.addItem(self.words.text(_LOOKS[look]), look)
        self.looks.setCurrentIndex(self.looks.findData(self.memory.look))
        self.looks.activated.connect(lambda at: self.look_chosen.emit(self.looks.itemData(at), self.memory.scale))
        return self.looks

    def _sizes(self) -> QComboBox:
        self.sizes = Combo()
        for per_cent in _SIZES:
            self.sizes.addItem(f"\u2068{per_cent} %\u2069", per_cent / 100)
        self.sizes.setCurrentIndex(max(0, self.sizes.findData(self.memory.scale)))
        self.sizes.activated.connect(lambda at: self.look_chosen.emit(self.memory.look, self.sizes.itemData(at)))
        return self.sizes

    def _broken(self, error: ProgramError) -> None:
        problem = error.problems[0]
        where = f"\u2066{problem.place}\u2069"
        told = N_("The profile of your office cannot be read, so new requests begin without it. {place}: {reason}")
        text = self.words.text(told, place=where, reason=self.words.say(problem_message(problem)))
        self.office_box.addWidget(banner(text, "warning", self.theme))
        row = QHBoxLayout()
        self.again = button(self.words.text(N_("Begin a new profile")), self._begin_anew)
        row.addWidget(self.again)
        row.addStretch(1)
        holder = QWidget()
        holder.setLayout(row)
        self.office_box.addWidget(holder)
        kept = self.words.text(N_("The old file is kept in the same folder, with “.previous” at the end of its name."))
        self.office_box.addWidget(label(kept, self.theme, "small", muted=True))

    def _begin_anew(self) -> None:
        from mla_writer.storage.office import set_office_aside

        try:
            set_office_aside()
        except ProgramError as error:
            self.saved.setText(self.words.say(problem_message(error.problems[0])))
            return
        self.show_office()

    def _refresh(self) -> None:
        if self.rows is not None and self.desk is not None:
            self.rows.refresh(self.desk.places(), {})
            self.body.settle()


class LanguageTiles(QWidget):
    """The languages of the window, each in its own words and script."""

    chosen = Signal(str)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        group = QButtonGroup(self)
        self.setAccessibleName(words.text(N_("Screen language")))
        columns = 4 if theme.text_scale < 1.5 else 2
        for number, code in enumerate(words.languages):
            made = button(native_name(code), style="tile")
            made.setCheckable(True)
            made.setChecked(code == words.language)
            made.setProperty("centred", "true")
            made.clicked.connect(lambda _=False, one=code: self.chosen.emit(one))
            group.addButton(made)
            self.buttons[code] = made
            grid.addWidget(made, number // columns, number % columns)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
