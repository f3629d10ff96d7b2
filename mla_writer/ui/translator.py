"""For the translator: into which languages, in which format, how many words that is; the files are written beside the window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from mla_writer.case import Case
from mla_writer.translation.locales import locale_of
from mla_writer.translation.message import N_
from mla_writer.translation.problems import problem_message
from mla_writer.translator.columns import COUNTED
from mla_writer.translator.counting import Count, count_of
from mla_writer.translator.package import write_packages
from mla_writer.translator.package_formats import PackageFormat
from mla_writer.translator.segments import package_for, target_languages
from mla_writer.ui.aside import Aside
from mla_writer.ui.column import clear
from mla_writer.ui.desk import Desk
from mla_writer.ui.parts import ElidedLabel, Option, Tick, banner, button, isolated, label
from mla_writer.ui.settings import Settings, existing
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.toast import announce
from mla_writer.ui.work_dialog import WorkDialog

TITLE = N_("For the translator")
_WIDTH = 860
_FORMATS: tuple[tuple[PackageFormat, str], ...] = (
    ("xliff", N_("For translators’ programs, with a glossary (XLIFF, .xlf)")),
    ("columns", N_("Word file with original and translation side by side (.docx)")),
)
_NOBODY = N_("All letters are in the language of your texts. Choose the languages of the letters first.")
_WHAT = N_(
    "All texts in your own words, with their place and what must stay as it is; for a language in which the program has no "
    "letters, every sentence of the letter too. Use “Import a translation…” to read in the translator's work."
)
_WRITTEN = N_("Written: {files}")
_NONE = N_("Choose at least one language.")


class PackageWork(Aside):
    """Counts the words for each language, or writes the packages."""

    def __init__(self, case: Case, parent: QWidget) -> None:
        super().__init__(parent)
        self._case = replace(case, _done=[], _undone=[])
        self.counts: Mapping[str, Count] = {}
        self.wanted: tuple[PackageFormat, tuple[str, ...], Path] | None = None
        self.files: tuple[Path, ...] = ()

    def work(self) -> None:
        """Do it."""
        if self.wanted is None:
            languages = target_languages(self._case)
            self.counts = {one: count_of(package_for(self._case, one)) for one in languages}
        else:
            self.files = write_packages(self._case, *self.wanted)


class TranslatorDialog(WorkDialog[PackageWork]):
    """The dialog. `counted` tells that the words have been counted."""

    counted = Signal()

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget) -> None:
        super().__init__(desk.words.text(TITLE), _WIDTH, desk.words, theme, parent)
        self.desk = desk
        self.files: tuple[Path, ...] = ()
        self.folder = Settings().letters_of(desk.path)
        self._is_wanted = False
        self.languages: dict[str, QCheckBox] = {}
        self.formats: dict[PackageFormat, QRadioButton] = {}
        self.halves.addWidget(self._choices(), 5)
        self.halves.addWidget(self._words(), 4)
        self.lay(self._foot())
        self.open_folder.hide()
        self._begin(None)

    @property
    def written_to(self) -> Path | None:
        """The folder of the files that were written."""
        return self.files[0].parent if self.files else None

    def write(self) -> None:
        """Write the packages, or say what is missing."""
        chosen = tuple(code for code, one in self.languages.items() if one.isChecked())
        if self.work is not None:
            self._is_wanted = self.work.wanted is None  # asked for while the words are counted
            return
        if not chosen:
            self.say(self.words.text(_NONE if self.languages else _NOBODY))
            return
        format_ = next(key for key, one in self.formats.items() if one.isChecked())
        self._begin((format_, chosen, self.folder))

    def say(self, text: str) -> None:
        """Say what went wrong, or what is missing."""
        self._tell(text, is_fault=True)

    # ---- inner -----------------------------------------------------------------------------------------------------

    def _begin(self, wanted: tuple[PackageFormat, tuple[str, ...], Path] | None) -> None:
        clear(self.told)
        self.work = work = PackageWork(self.desk.case, self)
        work.wanted = wanted
        work.finished.connect(self._ended)
        work.begin()

    def _ended(self) -> None:
        work, self.work = self.work, None
        assert work is not None
        QTimer.singleShot(0, self, lambda: self._show_end(work))

    def _show_end(self, work: PackageWork) -> None:
        if work.error is not None:
            problem = work.error.problems[0]
            self.say(self.words.pair(isolated(problem.place.file), self.words.say(problem_message(problem))))
        elif work.wanted is None:
            self._show_counts(work.counts)
            self.counted.emit()
            if self._is_wanted:
                QTimer.singleShot(0, self, self.write)
        else:
            self.files = work.files
            Settings().keep_letters_of(self.desk.path, self.folder)
            names = self.words.listed(isolated(one.name) for one in work.files)
            self._tell(self.words.text(_WRITTEN, files=names), is_fault=False)
            self.open_folder.show()
            self.open_folder.setFocus()
        work.deleteLater()
        self.ended.emit()

    def _tell(self, text: str, *, is_fault: bool) -> None:
        clear(self.told)
        self.told.addWidget(banner(text, "blocker" if is_fault else "advice", self.theme))
        announce(self, text)

    def _choices(self) -> QFrame:
        half = QFrame()
        half.setObjectName("page")
        box = QVBoxLayout(half)
        box.setContentsMargins(24, 18, 24, 18)
        box.setSpacing(4)
        box.addWidget(label(self.words.text(_WHAT), self.theme, "small", muted=True))
        box.addSpacing(10)
        box.addWidget(label(self.words.text(N_("Languages")), self.theme, "question", strong=True))
        names = locale_of(self.words.language).languages
        for code in target_languages(self.desk.case):
            one = Tick(str(names.get(code, code)))
            one.setChecked(True)
            self.languages[code] = one
            box.addWidget(one)
        if not self.languages:
            box.addWidget(banner(self.words.text(_NOBODY), "warning", self.theme))
        box.addSpacing(10)
        box.addWidget(label(self.words.text(N_("Format")), self.theme, "question", strong=True))
        group = QButtonGroup(half)
        for key, text in _FORMATS:
            choice = Option(self.words.text(text))
            choice.setChecked(key == "xliff")
            group.addButton(choice)
            self.formats[key] = choice
            box.addWidget(choice)
        box.addSpacing(10)
        box.addLayout(self._where())
        box.addStretch(1)
        return half

    def _where(self) -> QGridLayout:
        row = QGridLayout()
        self.where = ElidedLabel(f"\u2066{self.folder}\u2069", self.theme, "small", muted=True)
        row.addWidget(self.where, 0, 0)
        name = self.words.text(N_("Change the folder: {folder}"), folder=str(self.folder))
        change = button(self.words.text(N_("Change…")), self._ask_folder, style="link", name=name)
        change.setAutoDefault(False)
        row.addWidget(change, 0, 1)
        row.setColumnStretch(0, 1)
        return row

    def _words(self) -> QFrame:
        half = QFrame()
        half.setObjectName("side")
        box = QVBoxLayout(half)
        box.setContentsMargins(20, 18, 20, 18)
        box.setSpacing(10)
        box.addWidget(label(self.words.text(N_("Amount of text")), self.theme, "body", strong=True))
        self.counts = QGridLayout()
        self.counts.setHorizontalSpacing(14)
        self.counts.setVerticalSpacing(4)
        box.addLayout(self.counts)
        box.addStretch(1)
        return half

    def _show_counts(self, counts: Mapping[str, Count]) -> None:
        """Show a column of numbers for each language."""
        names = locale_of(self.words.language).languages
        for column, (language, count) in enumerate(counts.items(), 1):
            self.counts.addWidget(self._figure(str(names.get(language, language)), strong=True), 0, column)
            for row, (name, _) in enumerate(COUNTED, 1):
                self.counts.addWidget(self._figure(str(getattr(count, name))), row, column)
        for row, (_, told) in enumerate(COUNTED, 1) if counts else ():
            self.counts.addWidget(label(self.words.text(told), self.theme, "small", muted=True), row, 0)
        self.counts.setColumnStretch(0, 1)
        self.body.settle()

    def _figure(self, text: str, *, strong: bool = False) -> QLabel:
        made = label(text, self.theme, "small", strong=strong)
        made.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop)
        return made

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setObjectName("foot")
        box = QVBoxLayout(foot)
        box.setContentsMargins(24, 10, 24, 10)
        box.setSpacing(8)
        self.told = QVBoxLayout()
        box.addLayout(self.told)
        self.main = button(self.words.text(N_("Write the files")), self.write, style="main")
        self.main.setIcon(icon("file-output", self.theme.colours["accent-contrast"]))
        self.main.setDefault(True)
        self.cancel.setText(self.words.text(N_("Close")))
        note = label(self.words.text(N_("Exported files are not encrypted.")), self.theme, "small", muted=True)
        box.addLayout(self.foot_row((note,), (self.open_folder, self.cancel, self.main)))
        return foot

    def _ask_folder(self) -> None:
        told = self.words.text(N_("Folder for the letters"))
        folder = QFileDialog.getExistingDirectory(self, told, str(existing(self.folder)))
        if folder:
            self.folder = Path(folder)
            self.where.show_text(f"\u2066{folder}\u2069")
