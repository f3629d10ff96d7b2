"""What an export will give: the files by name, where they go, and what is unfinished; afterwards what was written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from mla_writer.case import Case
from mla_writer.checks.finding import count
from mla_writer.documents.beside import WHY_EMPTY
from mla_writer.documents.recipients import NOTHING_ASKED
from mla_writer.letters import (
    Wanted,
    asks_nothing,
    empty_beside,
    file_names,
    translated_elsewhere,
    unreviewed,
    untranslated,
    without_empty,
)
from mla_writer.parcel import parcel_names
from mla_writer.translation.locales import locale_of
from mla_writer.translation.message import N_
from mla_writer.ui.column import clear
from mla_writer.ui.desk import Desk
from mla_writer.ui.parts import ElidedLabel, Level, button, label, level_mark, mark, rule
from mla_writer.ui.theme import Theme
from mla_writer.versions import makes_version

_NONE = N_("Choose at least one language.")
_TOGETHER = N_("All of them are together in {name}.")
_REPLACED = N_("Existing files that will be replaced: {number}")
_BLOCKED_DRAFT = (
    N_("1 blocker is open. The draft can be exported, but {state} may return such a letter."),
    N_("{number} blockers are open. The draft can be exported, but {state} may return such a letter."),
)
_BLOCKED_FINAL = (
    N_("1 blocker is open. A final letter can be written once it is closed."),
    N_("{number} blockers are open. A final letter can be written once they are closed."),
)
_UNTRANSLATED = N_(
    "Texts in your own words not translated yet: {languages}. They stay in the original, marked for the translator."
)
_UNREVIEWED = N_("Translations that nobody has reviewed yet: {languages}. The letter shows them as they are.")


_ELSEWHERE = N_(
    "The program has no letters of its own in these languages: {languages}. “For the translator…” gives a translator "
    "every sentence of the letter; “Import a translation…” writes the letter with what comes back, alone or in two columns."
)
_NO_VERSION = N_("The internal version is for your file; it has no final version.")


_LACKING: tuple[tuple[str, Callable[[Case, str], int], Level], ...] = (
    (_UNTRANSLATED, untranslated, "warning"),
    (_UNREVIEWED, unreviewed, "advice"),
)
"""What the translations of a letter can lack, and how loudly it is said."""
_MARGIN = 18


class Outcome(QFrame):
    """The right half. `change` asks for another folder, `review` for the open blockers; `resized` when it holds more or less."""

    change = Signal()
    review = Signal()
    resized = Signal()

    def __init__(self, folder: Path, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("side")
        self.folder, self.desk, self.theme = folder, desk, theme
        self._lacking: dict[tuple[str, str], int] = {}
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(20, _MARGIN, 20, _MARGIN)
        self.box.setSpacing(10)

    def refresh(self, wanted: Wanted, parcel: Path | None = None) -> None:
        """Show what the choices would give; all files stand in `parcel`, where everything goes together."""
        clear(self.box)
        words, names = self.desk.words, file_names(without_empty(self.desk.case, wanted))
        if names and parcel is not None:
            names = parcel_names(self.desk.case, wanted)
        if names:
            number = len(names)
            told = N_("You will get 1 file") if number == 1 else N_("You will get {number} files")
            self._title(words.text(told, number=number))
            self.box.addWidget(self._files([self.folder / one for one in names], are_written=False))
        else:
            self._title(words.text(_NONE))
        if names and parcel is not None:
            told = words.text(_TOGETHER, name=f"\u2066{parcel.name}\u2069")
            self.box.addWidget(label(told, self.theme, "small", muted=True))
        self.box.addWidget(self._where())
        there = sum((self.folder / one).exists() for one in names) if parcel is None else parcel.is_file()
        if there:
            self.box.addWidget(label(words.text(_REPLACED, number=there), self.theme, "small", muted=True))
        self._blockers(is_final=wanted.final)
        if asks_nothing(self.desk.case, wanted.reader):
            self.box.addWidget(self._banner(words.text(NOTHING_ASKED[wanted.reader]), "warning"))
        why = [WHY_EMPTY[one] for one in empty_beside(self.desk.case, wanted)]
        why += [_NO_VERSION] if wanted.final and not makes_version(wanted) else []
        for one in why:
            self.box.addWidget(label(words.text(one), self.theme, "small", muted=True))
        self._texts(wanted.languages)
        self._elsewhere()
        self.box.addStretch(1)
        self.resized.emit()

    def show_written(self, files: tuple[Path, ...]) -> None:
        """Show what was written."""
        clear(self.box)
        words, number = self.desk.words, len(files)
        told = N_("1 file was written") if number == 1 else N_("{number} files were written")
        self._title(words.text(told, number=number))
        self.box.addWidget(self._files(list(files), are_written=True))
        self.box.addWidget(self._where(can_change=False))
        self.box.addStretch(1)
        self.resized.emit()

    def stand_lower(self, by: int) -> None:
        """Begin so many pixels lower, as far as there is room."""
        sides = self.box.contentsMargins()
        needed = self.box.totalHeightForWidth(self.width()) - sides.top() + _MARGIN
        top = _MARGIN + max(0, min(by, self.height() - needed))
        if top != sides.top():
            sides.setTop(top)
            self.box.setContentsMargins(sides)

    # ---- parts -----------------------------------------------------------------------------------------------------

    def _title(self, text: str) -> None:
        self.box.addWidget(label(text, self.theme, "body", strong=True))

    def _files(self, files: list[Path], *, are_written: bool) -> QFrame:
        """Return the files by name."""
        card = QFrame()
        card.setObjectName("card")
        box = QVBoxLayout(card)
        box.setContentsMargins(12, 4, 12, 4)
        box.setSpacing(0)
        for number, file in enumerate(files):
            if number:
                box.addWidget(rule())
            row = QHBoxLayout()
            row.setContentsMargins(0, 7, 0, 7)
            row.setSpacing(8)
            sign = ("circle-check", "success") if are_written else ("file-text", "accent")
            row.addWidget(mark(*sign, self.theme, 16))
            name = ElidedLabel(f"\u2066{file.name}\u2069", self.theme, "small")
            name.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            row.addWidget(name, 1)
            box.addLayout(row)
        return card

    def _where(self, *, can_change: bool = True) -> QFrame:
        line = QFrame()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(mark("folder", "text-muted", self.theme, 16))
        where = ElidedLabel(f"\u2066{self.folder}\u2069", self.theme, "small", muted=True)
        where.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(where, 1)
        if can_change:
            name = self.desk.words.text(N_("Change the folder: {folder}"), folder=str(self.folder))
            change = button(self.desk.words.text(N_("Change…")), self.change.emit, style="link", name=name)
            change.setFont(self.theme.font("small"))
            change.setAutoDefault(False)
            row.addWidget(change)
        return line

    def _blockers(self, *, is_final: bool) -> None:
        number = count(self.desk.case.findings).blockers
        if number:
            one, many = _BLOCKED_FINAL if is_final else _BLOCKED_DRAFT
            state = self.desk.words.state(self.desk.case.requested) if self.desk.case.requested else "?"
            told = self.desk.words.text(one if number == 1 else many, number=number, state=state)
            self.box.addWidget(self._banner(told, "blocker", with_link=True))

    def _texts(self, languages: tuple[str, ...]) -> None:
        """Say how many of the drafter's own texts a letter shows in the original, or in a translation that nobody has read."""
        for text, number_in, level in _LACKING:
            told = self._counted(text, number_in, languages)
            if told:
                self.box.addWidget(self._banner(self.desk.words.text(text, languages=told), level))

    def untranslated(self, languages: tuple[str, ...]) -> str:
        """Return in which of the languages texts are not translated, and how many; empty where all are."""
        return self._counted(_UNTRANSLATED, untranslated, languages)

    def _counted(self, text: str, number_in: Callable[[Case, str], int], languages: tuple[str, ...]) -> str:
        names, words = locale_of(self.desk.words.language).languages, self.desk.words
        for one in languages:
            if (text, one) not in self._lacking:
                self._lacking[text, one] = number_in(self.desk.case, one)
        numbers = ((one, self._lacking[text, one]) for one in languages)
        return words.listed(f"{names.get(one, one)} {number}" for one, number in numbers if number)

    def _elsewhere(self) -> None:
        """Say which letters somebody else writes."""
        names = locale_of(self.desk.words.language).languages
        told = self.desk.words.listed(str(names.get(one, one)) for one in translated_elsewhere(self.desk.case))
        if told:
            self.box.addWidget(label(self.desk.words.text(_ELSEWHERE, languages=told), self.theme, "small"))

    def _banner(self, text: str, level: Level, *, with_link: bool = False) -> QFrame:
        made = QFrame()
        made.setObjectName("banner")
        made.setProperty("level", level)
        row = QHBoxLayout(made)
        row.setContentsMargins(10, 9, 10, 9)
        row.setSpacing(9)
        row.addWidget(level_mark(level, self.theme), 0, Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(label(text, self.theme, "small"))
        if with_link:
            told = self.desk.words.text(N_("Show"))
            name = self.desk.words.text(N_("Show the open blockers"))
            show = button(told, self.review.emit, style="link", name=name)
            show.setFont(self.theme.font("small"))
            show.setAutoDefault(False)
            said.addWidget(show, 0, Qt.AlignmentFlag.AlignLeading)
        row.addLayout(said, 1)
        return made
