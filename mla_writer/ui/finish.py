"""The two last pages: checking and signing, and exporting letters."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mla_writer.errors import ProgramError
from mla_writer.letters import NotCompleteError, Wanted, write_letters
from mla_writer.translation.locales import locale_of
from mla_writer.translation.message import N_
from mla_writer.translation.problems import problem_message
from mla_writer.ui.column import clear
from mla_writer.ui.desk import Desk
from mla_writer.ui.parts import label
from mla_writer.ui.sections import SectionPage
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.view import Demands, ScrolledView

_LEVELS = (("blocker", N_("Blockers")), ("warning", N_("Warnings")), ("advice", N_("Advice")))
_READERS = (
    ("full", N_("The requested authority: everything")),
    ("consultation", N_("Consultation draft")),
    ("provider", N_("Bank or provider")),
    ("addressee", N_("Addressee or witness")),
)
_COMPLETE = N_("The request is complete: no blocker is open.")
_OPEN = N_("The request is not complete: {number} blockers are open.")


class _FinishPage(ScrolledView):
    """A page of lines."""

    def __init__(self, section: SectionPage, desk: Desk, theme: Theme) -> None:
        super().__init__(section, desk, theme)
        self.column.setSpacing(10)

    def line(self, text: str, *, strong: bool = False) -> QLabel:
        """Return a line of text."""
        return label(text, self.theme, "heading" if strong else "body", strong=strong)


class ReviewPage(_FinishPage):
    """What is still open, by level, each with the way to its question; overridden findings with their reasons."""

    def __init__(self, section: SectionPage, desk: Desk, theme: Theme) -> None:
        super().__init__(section, desk, theme)
        self.inner = QVBoxLayout()
        self.column.addLayout(self.inner)
        self.column.addStretch(1)

    def refresh(self, demands: Demands) -> None:  # noqa: ARG002 - a page of its kind
        """Show the findings as they stand."""
        clear(self.inner)
        words, findings = self.desk.words, self.desk.findings
        number = sum(one.is_open_blocker for one in findings)
        self.inner.addWidget(self.line(words.text(_OPEN, number=number) if number else words.text(_COMPLETE)))
        for level, title in _LEVELS:
            some = [one for one in findings if one.level == level and one.overridden is None]
            if some:
                self.inner.addWidget(self.line(f"{words.text(title)} ({len(some)})", strong=True))
            for one in some:
                self.inner.addWidget(self._row(self.desk.tell(one.message), one.where, level))
        set_aside = [one for one in findings if one.overridden is not None]
        if set_aside:
            self.inner.addWidget(self.line(words.text(N_("Overridden, with the reason")), strong=True))
        for one in set_aside:
            assert one.overridden is not None
            self.inner.addWidget(
                self._row(f"{self.desk.tell(one.message)} – {one.overridden.reason}", one.where, one.level)
            )
        self.body.settle()

    def _row(self, text: str, where: str, level: str) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        sign = QLabel()
        name = {"blocker": "octagon-alert", "warning": "triangle-alert", "advice": "lightbulb"}[level]
        sign.setPixmap(icon(name, self.theme.colours[level]).pixmap(18, 18))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.line(text), 1)
        change = QPushButton(self.desk.words.text(N_("Change")))
        change.setObjectName("quiet")
        change.setAccessibleName(f"{self.desk.words.text(N_('Change'))}: {text}")
        change.clicked.connect(lambda _=False: self.wanted.emit(where))
        row.addWidget(change, 0, Qt.AlignmentFlag.AlignTop)
        return holder


class ExportPage(_FinishPage):
    """Languages, reader, draft or final, and where to; then the files that were written, or why none was."""

    def __init__(self, section: SectionPage, desk: Desk, theme: Theme) -> None:
        super().__init__(section, desk, theme)
        words = desk.words
        self.column.addWidget(self.line(words.text(N_("Languages of the letters")), strong=True))
        self.languages: dict[str, QCheckBox] = {}
        for code in words.languages:
            box = QCheckBox(locale_of(words.language).languages.get(code, code))
            box.setChecked(code in desk.case.answers.listed("request.letters"))
            self.languages[code] = box
            self.column.addWidget(box)
        self.column.addWidget(self.line(words.text(N_("For whom")), strong=True))
        self.reader = QComboBox()
        self.reader.setAccessibleName(words.text(N_("For whom")))
        for key, text in _READERS:
            self.reader.addItem(words.text(text), key)
        self.column.addWidget(self.reader)
        self.final = QCheckBox(words.text(N_("Final: no draft marks; written only when no blocker is open")))
        self.column.addWidget(self.final)
        self.button = QPushButton(words.text(N_("Write the letters…")))
        self.button.setObjectName("main")
        self.button.clicked.connect(self._ask)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.outcome = self.line("")
        self.outcome.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column.addWidget(self.outcome)
        self.column.addStretch(1)

    def _ask(self) -> None:
        start = str(self.desk.path.parent)
        folder = QFileDialog.getExistingDirectory(self, self.desk.words.text(N_("Folder for the letters")), start)
        if folder:
            self.write(Path(folder))

    def write(self, folder: Path) -> None:
        """Write the letters into `folder` and say which, or why not."""
        chosen = tuple(code for code, box in self.languages.items() if box.isChecked())
        words = self.desk.words
        if not chosen:
            self.outcome.setText(words.text(N_("Choose at least one language.")))
            return
        wanted = Wanted(chosen, self.reader.currentData(), final=self.final.isChecked())
        try:
            files = write_letters(self.desk.case, wanted, folder)
        except NotCompleteError as error:
            told = N_("A final letter is not written while blockers are open: {number}.")
            self.outcome.setText(words.text(told, number=len(error.findings)))
        except ProgramError as error:
            self.outcome.setText(words.say(problem_message(error.problems[0])))
        else:
            names = "\n".join(str(one) for one in files)
            self.outcome.setText(f"{words.text(N_('Written:'))}\n{names}")
