"""The page of States as the place where packs come and go: installed, put back, removed, and each of it taken back again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QPushButton

from mla_writer.errors import ProgramError
from mla_writer.translation.message import N_
from mla_writer.translation.problems import problem_message
from mla_writer.ui.parts import button, isolated
from mla_writer.ui.plain import tip
from mla_writer.ui.theme import icon
from mla_writer.ui.toast import Toast

if TYPE_CHECKING:
    from mla_writer.handover.installing import Change
    from mla_writer.ui.bundle import BundleDialog
    from mla_writer.ui.install import InstallDialog
    from mla_writer.ui.office_pack import OfficePackLine
    from mla_writer.ui.read_answers import AnswersDialog
    from mla_writer.ui.states import StatesView

READ = N_("Read answers…")
HINT = N_("The Word questionnaire that a central authority has completed and returned")
_TAKEN_ONE, _TAKEN = N_("The pack for {state} was installed"), N_("{number} packs were installed")
_ANSWERED = N_("The answers are now in your office's pack for {state}")
_BACK, _GONE = (
    N_("The pack for {state} is back at its previous version"),
    N_("Your office's pack for {state} was removed"),
)


class HandOver(QObject):
    """What the page of States does with packs of the office, with one step to take back."""

    def __init__(self, page: StatesView) -> None:
        super().__init__(page)
        self.page, self.words = page, page.words
        self.toast = Toast(self, page.theme, page)
        self._undo: Callable[[], None] | None = None
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), page).activated.connect(self.undo)

    def button(self) -> QPushButton:
        """Return the button that asks for a file to install."""
        made = button(self.words.text(N_("Install a pack…")), self._ask)
        made.setIcon(icon("package-plus", self.page.theme.colours["text"]))
        return made

    def answers_button(self) -> QPushButton:
        """Return the button that asks for a questionnaire that came back."""
        made = button(self.words.text(READ), self.ask_for_answers)
        made.setIcon(icon("list-checks", self.page.theme.colours["text"], mirrored=self.words.is_rtl))
        tip(made, self.words.text(HINT))
        return made

    def ask_for_answers(self) -> None:
        """Ask for the questionnaire that came back, and show what it answers."""
        name, _ = QFileDialog.getOpenFileName(self.page, self.words.text(READ), "", "*.docx")
        if name:
            self.open_answers(Path(name))

    def out_button(self) -> QPushButton:
        """Return the button that asks what is to be handed over."""
        made = button(self.words.text(N_("Hand over packs…")), self.give)
        made.setIcon(icon("send", self.page.theme.colours["text"], mirrored=self.words.is_rtl))
        return made

    def give(self) -> BundleDialog:
        """Show the dialog that writes packs into one file; marked States are ticked where the office has no pack of its own."""
        from mla_writer.ui.bundle import BundleDialog

        packs = self.page.content.packs
        has_own = any(packs.is_of_office(one) for one in packs.codes)
        ticked = () if has_own else self.page.marked()
        dialog = BundleDialog(self.page.content, ticked, self.words, self.page.theme, self.page)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def line(self, code: str) -> OfficePackLine:
        """Return the line on the office's pack of a State."""
        from mla_writer.ui.office_pack import OfficePackLine
        from mla_writer.ui.pack_translations import TranslationsButton

        content = self.page.content
        pack = content.pack(code)
        assert pack is not None
        translations = TranslationsButton(pack, content, self.words, self.page.theme)
        translations.told.connect(self.say)
        translations.taken.connect(partial(self._translated, code))
        line = OfficePackLine(code, content.packs.file_of(code), self.words, self.page.theme, translations)
        line.back.connect(partial(self.put_back, code))
        line.removed.connect(partial(self.remove, code))
        return line

    def open_file(self, file: Path) -> InstallDialog:
        """Show what a pack or a bundle is and changes, in a dialog that takes it over when that is wanted."""
        from mla_writer.ui.install import InstallDialog

        dialog = InstallDialog(file, self.page.content, self.words, self.page.theme, self.page)
        dialog.taken.connect(self._took)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def open_answers(self, file: Path) -> AnswersDialog:
        """Show what a State answered, in a dialog that makes it a new version of the office's pack when that is wanted."""
        from mla_writer.ui.read_answers import AnswersDialog

        dialog = AnswersDialog(file, self.page.content, self.words, self.page.theme, self.page)
        dialog.taken.connect(lambda changes: self._took(changes, _ANSWERED))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def put_back(self, code: str) -> None:
        """Put the office's pack of a State back to the version before."""
        self._do(_BACK, code, self._roll_back, partial(self._forward, code))

    def remove(self, code: str) -> None:
        """Take the office's pack of a State away."""
        self._do(_GONE, code, self._take_away, partial(self._roll_back, code))

    def undo(self) -> None:
        """Take back what was done last."""
        undo, self._undo = self._undo, None
        if undo is not None:
            self.toast.hide()
            self._try(undo)

    def say(self, text: str) -> None:
        """Say what was done or went wrong, where there is nothing to take back."""
        self._undo = None
        self.toast.tell(text, may_undo=False)

    def _translated(self, code: str, language: str, told: str) -> None:
        self._undo = partial(self._untranslate, code, language)
        self.page.read_anew(code)
        self.toast.tell(told)

    def _untranslate(self, code: str, language: str) -> None:
        from mla_writer.handover.translated import put_back_translation

        put_back_translation(code, language)
        self.page.read_anew(code)

    # ---- inner -----------------------------------------------------------------------------------------------------

    def _took(self, changes: tuple[Change, ...], one: str = _TAKEN_ONE) -> None:
        """Say what was taken over, with the way back; `one` says it of a single pack."""
        codes = [change.code for change in changes]
        fresh = [change.code for change in changes if not change.is_of_office]
        self._undo = partial(self._untake, codes, fresh)
        self.page.read_anew(*codes)
        told = one if len(codes) == 1 else _TAKEN
        state = isolated(self.words.state(codes[0]))
        self.toast.tell(self.words.text(told, state=state, number=len(codes)))

    def _untake(self, codes: list[str], fresh: list[str]) -> None:
        from mla_writer.handover.office import remove_pack, roll_back_pack

        for code in codes:
            remove_pack(code) if code in fresh else roll_back_pack(code)
        self.page.read_anew(*codes)

    def _do(self, told: str, code: str, act: Callable[[str], None], undo: Callable[[], None]) -> None:
        if self._try(partial(act, code)):
            self._undo = undo
            self.toast.tell(self.words.text(told, state=isolated(self.words.state(code))))

    def _roll_back(self, code: str) -> None:
        from mla_writer.handover.office import roll_back_pack

        roll_back_pack(code)
        self.page.read_anew(code)

    def _forward(self, code: str) -> None:
        from mla_writer.handover.office import bring_forward

        bring_forward(code)
        self.page.read_anew(code)

    def _take_away(self, code: str) -> None:
        from mla_writer.handover.office import remove_pack

        remove_pack(code)
        self.page.read_anew(code)

    def _try(self, act: Callable[[], None]) -> bool:
        """Do something; where it fails, say why in the toast and return False."""
        try:
            act()
        except ProgramError as error:
            problem = error.problems[0]
            self.toast.tell(self.words.pair(f"\u2066{problem.place}\u2069", self.words.say(problem_message(problem))))
            return False
        return True

    def _ask(self) -> None:
        told = self.words.text(N_("Country packs"))
        name, _ = QFileDialog.getOpenFileName(self.page, told, "", f"{told} (*.mlapack *.yaml)")
        if name:
            self.open_file(Path(name))
