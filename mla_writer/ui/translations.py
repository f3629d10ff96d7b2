"""Translations of the drafter's own words: below the field, one for each further language in which a letter goes out."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mla_writer.answers.values import UNREVIEWED, State, Text, Version, mark_of
from mla_writer.forms.model import Question
from mla_writer.translation.locales import direction_of, language_name
from mla_writer.translation.message import N_
from mla_writer.ui.column import clear
from mla_writer.ui.combo import Combo
from mla_writer.ui.desk import Desk
from mla_writer.ui.lines import LinesBox
from mla_writer.ui.parts import button, label, level_mark

STATES: tuple[tuple[State, str], ...] = (
    ("machine", N_("Machine translation")),
    ("draft", N_("Draft, not reviewed")),
    ("reviewed", N_("Reviewed")),
    ("certified", N_("Certified")),
)
_BEHIND = N_("The original was changed after this translation was made.")
_FITS = N_("Still correct")
_AROUND = 30
"""Pixels for the border of a field of several lines and the room inside it."""


def is_translated(question: Question) -> bool:
    """Whether the answers to a question are words of the drafter; also those that an annex shows, as texts of provisions."""
    return question.kind in {"text", "long_text"}


def is_to_be_translated(question: Question, value: object) -> bool:
    """Whether an answer holds words of the drafter that a letter in another language says in that language."""
    return is_translated(question) and isinstance(value, Text) and value.has_words


_COUNTED = (N_("Translations: {number} of {all}"), N_("Translations: {number} of {all}, of which outdated: {behind}"))


class Translations(QWidget):
    """A line that tells how many languages are there; a press opens a field for each."""

    def __init__(self, path: str, question: str, *, lines: int, desk: Desk) -> None:
        super().__init__()
        self.path, self.desk, self._question, self._lines = path, desk, question, lines
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        row = QHBoxLayout()
        self.opener = button("", style="flush")
        self.opener.setCheckable(True)
        self.opener.setFont(desk.theme.font("caption", strong=True))
        self.opener.toggled.connect(self._open)
        row.addWidget(self.opener)
        row.addStretch(1)
        box.addLayout(row)
        self.fields = QVBoxLayout()
        self.fields.setSpacing(8)
        box.addLayout(self.fields)
        self.versions: dict[str, VersionField] = {}
        self.hide()

    def load(self) -> None:
        """Show what is there; nothing where no letter goes out in another language, or there is nothing to translate."""
        wanted, value = self.desk.translated_into(), self.desk.case.answers.get(self.path)
        is_text = isinstance(value, Text) and value.has_words
        self.setVisible(bool(wanted) and is_text)
        if not isinstance(value, Text) or not wanted:
            return
        there = sum(one in value.versions and bool(value.versions[one].text) for one in wanted)
        behind = sum(value.is_behind(one) for one in wanted)
        told = self.desk.words.text(_COUNTED[bool(behind)], number=there, all=len(wanted), behind=behind)
        self.opener.setText(told)
        self.opener.setAccessibleName(self.desk.words.listed((told, self._question)))
        if self.opener.isChecked():
            self._fill(wanted, value)

    def finish(self) -> None:
        """Commit what stands in the fields."""
        for one in self.versions.values():
            one.finish()

    def _open(self, is_open: bool) -> None:
        if not is_open:
            self.finish()
            self.versions.clear()
            clear(self.fields)
        self.load()

    def _fill(self, wanted: list[str], value: Text) -> None:
        if list(self.versions) != wanted:
            self.versions.clear()
            clear(self.fields)
            for language in wanted:
                made = VersionField(language, self._question, self._lines, self.desk)
                made.changed.connect(self._commit)
                self.versions[language] = made
                self.fields.addWidget(made)
        for language, one in self.versions.items():
            one.load(value.versions.get(language), mark_of(value.plain))

    def _commit(self, language: str, version: Version) -> None:
        value = self.desk.case.answers.get(self.path)
        if not isinstance(value, Text):
            return
        versions = {key: one for key, one in value.versions.items() if key != language}
        if version.text:
            versions[language] = version
        self.desk.answer(self.path, Text(versions))


class VersionField(QFrame):
    """The words in one language, and how far their translation has come."""

    changed = Signal(str, object)

    def __init__(self, language: str, question: str, lines: int, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("sunken")
        self.language, self._mark = language, ""
        name = language_name(language, desk.words.language)
        box = QVBoxLayout(self)
        box.setContentsMargins(10, 8, 10, 10)
        box.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(label(str(name), desk.theme, "small", strong=True), 1)
        self.by = QLineEdit()
        self.by.setFont(desk.theme.font("small"))
        self.by.setPlaceholderText(desk.words.text(N_("Translated by")))
        self.by.setAccessibleName(desk.words.text(N_("Who translated into {language}"), language=name))
        self.by.editingFinished.connect(self.finish)
        head.addWidget(self.by, 1)
        self.state = Combo()
        self.state.setFont(desk.theme.font("small"))
        self.state.setAccessibleName(desk.words.text(N_("Status of the translation into {language}"), language=name))
        for key, text in STATES:
            self.state.addItem(desk.words.text(text), key)
        self.state.setCurrentIndex(self.state.findData("draft"))  # whoever types it here has translated it
        self.state.activated.connect(self.finish)
        head.addWidget(self.state)
        box.addLayout(head)
        self.text = LinesBox()
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(desk.words.listed((question, name)))
        is_rtl = direction_of(language) == "rtl"
        self.text.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * lines + _AROUND)
        self.text.installEventFilter(self)
        box.addWidget(self.text)
        box.addWidget(self._behind(str(name), desk))
        self._shown: Version | None = None

    def load(self, version: Version | None, mark: str) -> None:
        """Show a version of a text whose words have a `mark`, unless somebody is typing."""
        self._shown, self._mark = version, mark
        if not self.text.hasFocus():
            self.text.setPlainText(version.text if version is not None else "")
        if version is not None:
            self.state.setCurrentIndex(max(0, self.state.findData(version.state)))
            if not self.by.hasFocus():
                self.by.setText(version.by)
        self.behind.setVisible(version is not None and version.of not in {"", mark})

    def finish(self) -> None:
        """Commit the words, their state and who made them, where that changed."""
        text, state, shown = self.text.toPlainText().strip(), self.state.currentData(), self._shown
        is_read = shown is None or text != shown.text or (state != shown.state and state not in UNREVIEWED)
        of = self._mark if is_read or shown is None else shown.of
        version = Version(text, state, self.by.text().strip(), of)
        if version != shown and (text or shown is not None):
            self.changed.emit(self.language, version)

    def confirm(self) -> None:
        """Say that the translation is one of the words as they are now."""
        self.finish()
        if self._shown is not None:
            self.changed.emit(self.language, replace(self._shown, of=self._mark))

    def _behind(self, language: str, desk: Desk) -> QFrame:
        """Return the line that says that the words have changed since, with the button that says that it does not matter."""
        self.behind = QFrame()
        row = QHBoxLayout(self.behind)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(level_mark("warning", desk.theme, 16))
        row.addWidget(label(desk.words.text(_BEHIND), desk.theme, "small"), 1)
        told = desk.words.text(_FITS)
        self.fits = button(told, self.confirm, style="link", name=f"{told}: {language}")
        row.addWidget(self.fits)
        self.behind.hide()
        return self.behind

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Commit when the focus leaves."""
        if event.type() == QEvent.Type.FocusOut:
            self.finish()
        return super().eventFilter(watched, event)
