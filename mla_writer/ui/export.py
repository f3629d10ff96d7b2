"""Exporting letters: languages, reader, format, draft or final, where to; beside that the files that will come of it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal, SignalInstance
from PySide6.QtWidgets import (
    QBoxLayout,
    QFileDialog,
    QFrame,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mla_writer.checks.finding import count
from mla_writer.errors import ProgramError
from mla_writer.letters import NotCompleteError, Wanted, file_names, without_empty
from mla_writer.parcel import parcel_names
from mla_writer.storage.files import stamp_of
from mla_writer.translation.message import N_
from mla_writer.translation.problems import problem_message
from mla_writer.ui.column import clear
from mla_writer.ui.desk import Desk
from mla_writer.ui.export_choices import Choices
from mla_writer.ui.export_outcome import Outcome
from mla_writer.ui.export_work import Way, Work
from mla_writer.ui.for_translator import ForTranslator
from mla_writer.ui.parts import Level, banner, button, label, mark
from mla_writer.ui.settings import Settings, existing
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.toast import announce
from mla_writer.ui.work_dialog import WorkDialog

_WIDTH = 860
_UNENCRYPTED = N_("Exported files are not encrypted.")
_WRITING = N_("Composing letter {number} of {all}")
_SAVING = N_("Writing the files")
_STOPPED = N_("Stopped. Nothing was written.")
_FAILED = N_("The letters could not be written. Nothing was changed.")
_UNFINISHED = N_(
    "A letter for signature would hold texts of yours in the original, marked for the translator: {languages}. Export a "
    "draft for the translator instead, or enter the translations first."
)
_REPLACES = N_("Files with these names stand in the folder already, and would be replaced: {names}.")
_EDITED = N_(
    "These files were changed after they were written, and would be replaced: {names}. To have the changes in the draft, "
    "choose “{action}” first."
)
_KEPT = N_("What stands there now is kept, under names that end in “.previous”.")
_REFUSED = N_("A final letter cannot be written while blockers are open: {number}.")


class ExportDialog(WorkDialog[Work]):
    """The dialog. `review` asks for the open blockers, `letter` for the preview in a language for a reader.

    `translator` asks for packages for translators, `returned` for a look at what one sent back.
    """

    review = Signal()
    letter = Signal(str, str)
    translator = Signal()
    returned = Signal()

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget) -> None:
        super().__init__(desk.words.text(N_("Export letters")), _WIDTH, desk.words, theme, parent)
        self.desk = desk
        self.files: tuple[Path, ...] = ()
        self._agreed: frozenset[Path] = frozenset()
        """What stands in the folder and may be replaced, as the user has said."""
        self._is_agreed = False
        """Whether the user has said that final letters may hold texts that are not translated."""
        folder = Settings().letters_of(desk.path)
        self.choices = Choices(desk, theme)
        self.choices.changed.connect(self.show_outcome)
        ways = (partial(self._leave_for, one) for one in (self.translator, self.returned))
        self.choices.add_below(ForTranslator(self.words, theme, *ways))
        self.outcome = Outcome(folder, desk, theme)
        self.outcome.change.connect(self._ask_folder)
        self.outcome.review.connect(self._to_review)
        self.outcome.resized.connect(self.body.settle)
        self.outcome.resized.connect(self._stay_in_sight)
        self.area.verticalScrollBar().valueChanged.connect(self._stay_in_sight)
        self.halves.addWidget(self.choices, 5)
        self.halves.addWidget(self.outcome, 3)
        self.lay(self._foot())
        self.show_outcome()
        self.main.setFocus()

    @property
    def written_to(self) -> Path | None:
        """The folder of the letters that were written."""
        return self.files[0].parent if self.files else None

    # ---- what is chosen --------------------------------------------------------------------------------------------

    @property
    def folder(self) -> Path:
        """The folder into which the letters go."""
        return self.outcome.folder

    def show_outcome(self) -> None:
        """Show what would come of the choices as they stand."""
        self._agreed, self._is_agreed = frozenset(), False
        wanted, parcel = self.choices.wanted(), self.choices.target(self.folder)
        self.outcome.refresh(wanted, parcel)
        case = self.desk.case
        number = len(file_names(without_empty(case, wanted)) if parcel is None else parcel_names(case, wanted))
        words = self.words
        self.main.setText(
            words.text(N_("Export 1 file") if number == 1 else N_("Export {number} files"), number=number)
        )
        self.told.hide()
        self.note.setText(words.text(_UNENCRYPTED))
        self._offer(self.main, self.cancel)
        self.cancel.setText(words.text(N_("Cancel")))

    def set_folder(self, folder: Path) -> None:
        """Take another folder, and remember it."""
        Settings().keep_letters_of(self.desk.path, folder)
        self.outcome.folder = folder
        self.show_outcome()

    # ---- writing ---------------------------------------------------------------------------------------------------

    def write(self) -> None:
        """Write the letters, or say what is missing."""
        wanted = self.choices.wanted()
        if self.work is not None:
            return
        if not wanted.languages:
            self.say(self.words.text(N_("Choose at least one language.")))
            self.choices.take_focus()
            return
        number = count(self.desk.case.findings).blockers
        if wanted.final and number:
            self.say(self.words.text(_REFUSED, number=number))
            return
        if self._is_doubtful(wanted):
            return
        self._show_working(wanted)
        choices = self.choices
        way = Way(self.folder, choices.target(self.folder), choices.on_letterhead, choices.by, self._agreed)
        self.work = work = Work(self.desk.case, wanted, way, self)
        work.advanced.connect(self._advanced)
        work.finished.connect(self._ended)
        work.begin()

    def _advanced(self, composed: int) -> None:
        if self.work is None or self.work.isInterruptionRequested():
            return
        self.progress.setValue(composed)
        words, number = self.words, self.progress.maximum() - 1
        is_last = composed == number
        self.progress_told.setText(words.text(_SAVING if is_last else _WRITING, number=composed + 1, all=number))

    def _ended(self) -> None:
        """Keep in the history what was written; then show it, or why nothing was."""
        work, self.work = self.work, None
        assert work is not None
        if work.files:
            self.files = work.files
            self.desk.letters |= {one: (work.wanted.final, stamp) for one, stamp in work.stamps.items()}
            self.desk.exported(work.wanted, work.files, work.version)
        QTimer.singleShot(0, self, lambda: self._show_end(work))

    def _show_end(self, work: Work) -> None:
        self._show_idle()
        if work.files:
            self._show_written(work)
        elif work.is_stopped:
            self.say(self.words.text(_STOPPED))
        elif isinstance(work.error, NotCompleteError):
            self.say(self.words.text(_REFUSED, number=len(work.error.findings)))
        else:
            self.say(self._reason(work.error))
        work.deleteLater()
        self.ended.emit()

    def _show_written(self, work: Work) -> None:
        Settings().keep_letters_of(self.desk.path, work.way.folder)
        self.outcome.show_written(work.files)
        bar = self.area.verticalScrollBar()
        bar.setValue(self.outcome.y() if self._is_stacked() else bar.value())
        words, number = self.words, len(work.files)
        self._offer(self.show_letter, self.open_folder, self.cancel)
        self.cancel.setText(words.text(N_("Close")))
        self.open_folder.setFocus()
        told = words.text(N_("1 file was written") if number == 1 else N_("{number} files were written"), number=number)
        self.note.setText(f"{told}. {words.text(_UNENCRYPTED)}")
        announce(self, told)

    def _stay_in_sight(self) -> None:
        """Have what comes of the choices stand beside those in sight."""
        self.outcome.stand_lower(0 if self._is_stacked() else self.area.verticalScrollBar().value())

    def _is_stacked(self) -> bool:
        return self.halves.direction() == QBoxLayout.Direction.TopToBottom

    def _reason(self, error: ProgramError | None) -> str:
        if error is None:
            return self.words.text(_FAILED)
        problem = error.problems[0]
        told = self.words.say(problem_message(problem))
        return self.words.pair(f"\u2066{problem.place.file}\u2069", told)

    # ---- what stands there already ---------------------------------------------------------------------------------

    def _targets(self, wanted: Wanted) -> tuple[Path, ...]:
        """Return the files, or the one parcel, that an export would write."""
        parcel = self.choices.target(self.folder)
        names = file_names(without_empty(self.desk.case, wanted))
        return (parcel,) if parcel is not None else tuple(self.folder / one for one in names)

    def _standing(self, wanted: Wanted) -> frozenset[Path]:
        """Return what would be replaced, but for own letters, draft or final as these, as they were written in this sitting."""
        edited = self._edited(wanted)
        return frozenset(
            one for one in self._targets(wanted) if one.exists() and (not self._is_own(one, wanted) or one in edited)
        )

    def _edited(self, wanted: Wanted) -> frozenset[Path]:
        """Return own letters that somebody has changed since they were written."""
        own = ((one, self.desk.letters[one][1]) for one in self._targets(wanted) if self._is_own(one, wanted))
        return frozenset(one for one, stamp in own if stamp_of(one, stamp) != stamp)

    def _is_own(self, target: Path, wanted: Wanted) -> bool:
        """Whether a letter of this request, draft or final as these, was written there in this sitting."""
        return target in self.desk.letters and self.desk.letters[target][0] is wanted.final

    def _is_doubtful(self, wanted: Wanted) -> bool:
        """Whether something speaks against writing to which the user has not agreed yet; it is said, the next press agrees."""
        lacking = self.outcome.untranslated(wanted.languages) if wanted.final else ""
        if lacking and not self._is_agreed:
            self._is_agreed = True
            self.say(self.words.text(_UNFINISHED, languages=lacking), "warning")
            self.main.setText(self.words.text(N_("Export all the same")))
            return True
        standing = self._standing(wanted)
        if standing <= self._agreed:
            return False
        self._agreed = standing
        self.say(self._replacing(standing, self._edited(wanted)), "warning")
        self.main.setText(self.words.text(N_("Replace")))
        return True

    def _replacing(self, standing: frozenset[Path], edited: frozenset[Path]) -> str:
        """Say what would be replaced, what of it was edited, and that single letters are kept."""
        words, told = self.words, []
        if others := standing - edited:
            told.append(words.text(_REPLACES, names=_named(others)))
        if own := standing & edited:
            action = words.text(N_("Read an edited letter back…"))
            told.append(words.text(_EDITED, names=_named(own), action=action))
        if self.choices.target(self.folder) is None:
            told.append(words.text(_KEPT))
        return " ".join(told)

    # ---- parts -----------------------------------------------------------------------------------------------------

    def _foot(self) -> QWidget:
        foot = QFrame()
        foot.setObjectName("foot")
        box = QVBoxLayout(foot)
        box.setContentsMargins(24, 10, 24, 10)
        box.setSpacing(8)
        self.told = QFrame()
        self.told_box = QVBoxLayout(self.told)
        self.told_box.setContentsMargins(0, 0, 0, 0)
        self.told.hide()
        box.addWidget(self.told)
        self.sign = mark("lock-open", "text-muted", self.theme, 16)
        self.note = label(self.words.text(_UNENCRYPTED), self.theme, "small", muted=True)
        box.addLayout(self.foot_row((self.sign, self.note), self._buttons()))
        return foot

    def _buttons(self) -> tuple[QPushButton, ...]:
        words, colours = self.words, self.theme.colours
        self.show_letter = button(words.text(N_("Show in letter")), self._show_letter)
        self.show_letter.setIcon(icon("file-text", colours["text"]))
        self.main = button("", self.write, style="main")
        self.main.setIcon(icon("file-output", colours["accent-contrast"]))
        self.main.setDefault(True)
        self.show_letter.setAutoDefault(False)
        return self.show_letter, self.open_folder, self.cancel, self.main

    # ---- inner -----------------------------------------------------------------------------------------------------

    def _show_working(self, wanted: Wanted) -> None:
        self.told.hide()
        self.progress.setRange(0, len(file_names(without_empty(self.desk.case, wanted))) + 1)
        self.progress.setValue(0)
        self.progress_told.setText("")
        self._busy(True)
        self.cancel.setText(self.words.text(N_("Stop")))
        self.cancel.setFocus()

    def _show_idle(self) -> None:
        self._busy(False)
        self._offer(self.cancel, self.main)
        self.cancel.setText(self.words.text(N_("Cancel")))
        self.main.setFocus()

    def _busy(self, on: bool) -> None:
        self.working.setVisible(on)
        for one in (self.note, self.sign):
            one.setVisible(not on)
        if on:
            self._offer(self.cancel)
        for half in (self.choices, self.outcome):
            half.setEnabled(not on)

    def _offer(self, *offered: QPushButton) -> None:
        """Show these buttons and hide the others."""
        for one in (self.show_letter, self.open_folder, self.cancel, self.main):
            one.setVisible(one in offered)

    def say(self, text: str, level: Level = "blocker") -> None:
        """Say what went wrong, or what is missing."""
        clear(self.told_box)
        self.told_box.addWidget(banner(text, level, self.theme))
        self.told.show()
        announce(self, text)

    def _ask_folder(self) -> None:
        told = self.words.text(N_("Folder for the letters"))
        folder = QFileDialog.getExistingDirectory(self, told, str(existing(self.folder)))
        if folder:
            self.set_folder(Path(folder))

    def _show_letter(self) -> None:
        wanted = self.choices.wanted()
        self.accept()
        self.letter.emit(wanted.languages[0], wanted.reader)

    def _leave_for(self, wanted: SignalInstance) -> None:
        self.accept()
        wanted.emit()

    def _to_review(self) -> None:
        self.accept()
        self.review.emit()


def _named(files: Iterable[Path]) -> str:
    return ", ".join(f"\u2066{one.name}\u2069" for one in sorted(files))
