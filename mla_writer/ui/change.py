"""Asking another State in the same draft: what would change is shown first; then it is done, or everything stays as it is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from mla_writer.change import REQUESTED, Changed, change
from mla_writer.differences import Difference
from mla_writer.translation.message import N_
from mla_writer.ui.aside import do_aside
from mla_writer.ui.desk import Desk
from mla_writer.ui.difference_list import DifferenceList
from mla_writer.ui.parts import FlowLayout, Level, button, fit, foot, label, pill
from mla_writer.ui.state_combo import StateCombo
from mla_writer.ui.theme import Theme
from mla_writer.ui.toast import announce

_HELP = N_(
    "Nothing changes until you confirm. Answers no longer needed are kept, and come back if you return to the first "
    "State."
)
_CHOOSE = N_("Choose the State; the changes appear here.")
_LOOKING = N_("Looking for changes…")
_NEW: dict[str, str] = {
    "blocker": N_("New blockers: {number}"),
    "warning": N_("New warnings: {number}"),
    "advice": N_("New advice: {number}"),
}
_GONE = N_("Findings that no longer apply: {number}")
_KEPT = N_("Answers no longer needed: {number}")


class ChangeDialog(QDialog):
    """The dialog. `taken` gives the code of the State that is asked from now on."""

    taken = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget, code: str = "") -> None:
        super().__init__(parent)
        self.desk, self.theme = desk, theme
        words = desk.words
        self.setWindowTitle(words.text(N_("Ask another State")))
        fit(self, 760, 600, theme.text_scale)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 16)
        box.setSpacing(12)
        asked = words.text(
            N_("State asked at present: {state}"), state=f"\u2068{words.state(desk.case.requested)}\u2069"
        )
        box.addWidget(label(asked, theme, "heading", strong=True))
        box.addWidget(label(words.text(_HELP), theme, "small", muted=True))
        self.state = self._made_state()
        box.addLayout(self.state.with_note())
        numbers = QWidget()
        self._summary = FlowLayout(numbers, 8)  # in French they are wider than a dialog
        box.addWidget(numbers)
        self.told = DifferenceList(words, theme, self)
        box.addWidget(self.told, 1)
        self.keep = button(words.text(N_("Keep the State")), self.reject)
        self.change = button(words.text(N_("Change State")), self._take, style="main")
        box.addLayout(foot(self.keep, self.change))
        self._changed: Changed | None = None
        self._wanted = 0
        self.told.tell(_CHOOSE)
        self.state.choose(code)

    def is_known(self) -> bool:
        """Whether it is known what would change."""
        return self._changed is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter in the line for the State looks; only a button changes."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.state.isAncestorOf(self.focusWidget() or self):
            return
        super().keyPressEvent(event)

    # ---- inner -----------------------------------------------------------------------------------------------------

    def _made_state(self) -> StateCombo:
        words, case = self.desk.words, self.desk.case
        own = {case.requested, case.answers.text("request.requesting")}
        combo = StateCombo(
            [one for one in case.content.vocabulary.words["country"] if one not in own], words, self.theme
        )
        combo.setAccessibleName(words.text(N_("Which State do you ask?")))
        combo.chosen.connect(self._look)
        return combo

    def _look(self, code: str) -> None:
        """Work out what changes, in a thread: two States' demands on the whole case take longer than a turn of the window."""
        self._wanted += 1
        self._changed = None
        self._summarise(())
        if not code:
            self.told.tell(_CHOOSE)
            return
        self.told.tell(_LOOKING)
        work = partial(change, self.desk.case.snapshot(), code)
        do_aside(work, partial(self._show, self._wanted), self, "change")

    def _show(self, number: int, changed: Changed | None) -> None:
        if number != self._wanted or changed is None:
            return  # another State was chosen meanwhile, or the thread has told why not
        self._changed = changed
        self._summarise(changed.differences)
        self.told.show_differences(changed.differences)
        self.change.setFocus()

    def _summarise(self, differences: tuple[Difference, ...]) -> None:
        """Say in a line how many findings come and go, and how many answers are no longer asked."""
        while (item := self._summary.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for level, text in self._numbers(differences):
            self._summary.addWidget(pill(text, level, self.theme))

    def _numbers(self, differences: tuple[Difference, ...]) -> Iterator[tuple[Level, str]]:
        words, levels = self.desk.words, ("blocker", "warning", "advice")
        for level in levels:
            number = sum(one.sort == "new_finding" and one.level == level for one in differences)
            if number:
                yield level, words.text(_NEW[level], number=number)  # type: ignore[misc] # one of the levels
        for sort, sign, text in (("finding_gone", "success", _GONE), ("kept", "overridden", _KEPT)):
            number = sum(one.sort == sort for one in differences)
            if number:
                yield sign, words.text(text, number=number)  # type: ignore[misc] # one of the levels

    def _take(self) -> None:
        if self._changed is not None:
            self.taken.emit(self._changed.case.answers.text(REQUESTED))
            self.accept()
        else:  # the list says what is missing, or that it is being looked at
            announce(self, self.desk.words.text(_LOOKING if self.state.code else _CHOOSE))
            self.state.setFocus(Qt.FocusReason.OtherFocusReason)
