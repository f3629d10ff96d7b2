"""Comparing the draft with an earlier version of it: the answers that changed, and a Word file with tracked changes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QWidget

from mla_writer.case import Case
from mla_writer.errors import ProgramError
from mla_writer.revision.changed_answers import ChangedAnswer, changed_answers
from mla_writer.revision.compared import compare_letters
from mla_writer.storage.files import write_all
from mla_writer.translation.locales import locale_of
from mla_writer.translation.message import N_
from mla_writer.ui.combo import Combo
from mla_writer.ui.desk import Desk
from mla_writer.ui.difference_list import GroupedList
from mla_writer.ui.look_dialog import LookDialog
from mla_writer.ui.parts import isolated, label
from mla_writer.ui.theme import Theme
from mla_writer.ui.words import unbroken

_TITLE = N_("Compare with another version")
_LOOKING = N_("Reading the other version…")
_KEPT = N_("The other version comes first, then this one. Neither is changed.")
_WRITE = N_("Write as tracked changes…")
_WRITTEN = N_("Written: {file}")
_CHANGED, _SAME = N_("Changed answers: {number}"), N_("No answer differs.")
_ADDED, _REMOVED = N_("{what}, added"), N_("{what}, removed")
_OTHER, _THIS = N_("Other version: {file}"), N_("This draft")
_MOST = 60
_MORE = 24
"""Pixels of the list of languages beyond its words, which the frame and the arrow take."""

Found = tuple[Case, tuple[ChangedAnswer, ...]]


class CompareVersionsDialog(LookDialog[Found]):
    """The dialog over the file of the other version."""

    def __init__(self, source: Path, desk: Desk, theme: Theme, parent: QWidget) -> None:
        self.case = desk.case.snapshot()
        self._old: Case | None = None
        case, language = self.case, desk.words.language
        super().__init__(
            source, lambda: _look(source, case, language), desk.words, theme, parent,
            title=_TITLE, looking=_LOOKING, act=_WRITE, sign="file-output",
        )  # fmt: skip
        self.note.setText(self.words.text(_KEPT))

    def show_found(self, found: Found) -> None:
        """Show the answers that changed, and for which language the comparison is written."""
        self._old, changed = found
        self.box.addLayout(self._languages())
        if changed:
            self.box.addWidget(self._heads())
        self.changed = ChangedList(changed, self)
        self.box.addWidget(self.changed, 1)
        self.offer()

    def take(self) -> None:
        """Write the letter with the changes tracked to a file that is asked for."""
        if self._old is None:
            return
        language = self.language.currentData()
        proposed = self.case.path.with_name(f"compared.{language}.docx") if self.case.path is not None else Path()
        name, _ = QFileDialog.getSaveFileName(self, self.words.text(_TITLE), str(proposed), "Word (*.docx)")
        if not name:
            return
        file = Path(name if name.endswith(".docx") else f"{name}.docx")
        try:
            write_all({file: compare_letters(self._old, self.case, language)})
        except ProgramError as error:
            self.say(self.told_of(error.problems[0]), "blocker")
            return
        self.say(self.words.text(_WRITTEN, file=isolated(file.name)), "success")
        self.cancel.setText(self.words.text(N_("Close")))
        self.taken.emit(file)

    def _heads(self) -> QWidget:
        """Return what stands above the two columns: which version is which."""
        heads = QWidget()
        row = QHBoxLayout(heads)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for text in (self.words.text(_OTHER, file=isolated(self.source.name)), self.words.text(_THIS)):
            row.addWidget(label(text, self.theme, "small", strong=True), 1)
        return heads

    def _languages(self) -> QHBoxLayout:
        names = locale_of(self.words.language).languages
        known = self.case.content.catalogues.languages
        chosen = self.case.answers.listed("request.letters")
        self.language = Combo()
        for code in sorted(known, key=lambda one: (chosen.index(one) if one in chosen else len(chosen), one)):
            self.language.addItem(str(names.get(code, code)), code)
        told = label(self.words.text(N_("Language of the letter")), self.theme, "small")
        told.setWordWrap(False)
        told.setBuddy(self.language)
        self.language.setAccessibleName(told.text())
        self.language.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.language.setMinimumWidth(self.language.sizeHint().width() + _MORE)
        row = QHBoxLayout()
        row.addWidget(told)
        row.addWidget(self.language)
        row.addStretch(1)
        return row


class ChangedList(GroupedList):
    """Every changed answer with what both versions say."""

    def __init__(self, changed: Sequence[ChangedAnswer], dialog: CompareVersionsDialog) -> None:
        super().__init__(dialog.words, dialog.theme, dialog)
        words = dialog.words
        self.setAccessibleName(words.text(_TITLE))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if changed:
            lines = [partial(self._line, one) for one in changed]
            self.group(words.text(_CHANGED, number=len(changed)), lines, _MOST)
        else:
            self.column.addWidget(label(words.text(_SAME), dialog.theme, "small"))
        self.column.addStretch(1)

    def _line(self, one: ChangedAnswer) -> QWidget:
        topic = self.words.pair(isolated(one.about), one.label) if one.about else one.label
        if one.is_item:
            topic = self.words.text(_REMOVED if one.before else _ADDED, what=topic)
        return self.topic(unbroken(topic), self._led(one.before or "–"), self._led(one.after or "–"))

    def _led(self, text: str) -> str:
        edge = "\u200f" if self.words.is_rtl else "\u200e"
        return "\n".join(f"{edge}{isolated(line)}" for line in text.splitlines())


def _look(source: Path, case: Case, language: str) -> Found:
    """Read the other version, and compare."""
    old = Case.open(case.content.beside(), source)
    return old, tuple(changed_answers(old, case, language))
