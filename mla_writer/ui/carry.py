"""The same case to another State: choose it, see what differs there, and have a draft of its own written."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from mla_writer.carry import Carried, carry
from mla_writer.case import Case
from mla_writer.translation.message import N_
from mla_writer.ui.aside import do_aside
from mla_writer.ui.desk import Desk
from mla_writer.ui.difference_list import DifferenceList
from mla_writer.ui.parts import button, fit, foot, label
from mla_writer.ui.state_combo import StateCombo
from mla_writer.ui.theme import Theme
from mla_writer.ui.toast import announce

_HELP = N_(
    "The case is copied into a separate draft: persons, things, facts, offences and what you ask for. What belongs to "
    "the first State is left behind. This draft stays as it is."
)
_CHOOSE = N_("Choose the State; the differences appear here.")
_LOOKING = N_("Looking for differences…")


class CarryDialog(QDialog):
    """The dialog. `taken` gives the case for the other State, not saved yet."""

    taken = Signal(object)

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk, self.theme = desk, theme
        words = desk.words
        self.setWindowTitle(words.text(N_("Same case to another State")))
        fit(self, 640, 560, theme.text_scale)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 16)
        box.setSpacing(12)
        box.addWidget(label(words.text(_HELP), theme, "small", muted=True))
        name = label(words.text(N_("Which State do you ask?")), theme, "question", strong=True)
        answers = desk.case.answers
        own = {desk.case.requested, answers.text("request.requesting")}
        codes = [one for one in desk.case.content.vocabulary.words["country"] if one not in own]
        self.state = StateCombo(codes, words, theme)
        self.state.setAccessibleName(name.text())
        self.state.chosen.connect(self._look)
        name.setBuddy(self.state)
        box.addWidget(name)
        box.addLayout(self.state.with_note())
        self.told = DifferenceList(words, theme, self)
        box.addWidget(self.told, 1)
        self.write = button(words.text(N_("Create the draft")), self._take, style="main")
        box.addLayout(foot(button(words.text(N_("Cancel")), self.reject), self.write))
        self._carried: Carried | None = None
        self._wanted = 0
        self.told.tell(_CHOOSE)

    def is_known(self) -> bool:
        """Whether it is known what differs."""
        return self._carried is not None

    # ---- what differs ----------------------------------------------------------------------------------------------

    def _look(self, code: str) -> None:
        """Work out what differs, in a thread: two States' demands on the whole case take longer than a turn of the window."""
        self._wanted += 1
        self._carried = None
        if not code:
            self.told.tell(_CHOOSE)
            return
        self.told.tell(_LOOKING)
        work = partial(_carry, self.desk.case.snapshot(), code)
        do_aside(work, partial(self._show, self._wanted), self, "carry")

    def _show(self, number: int, carried: Carried | None) -> None:
        if number != self._wanted or carried is None:
            return  # another State was chosen meanwhile, or the thread has told why not
        self._carried = carried
        self.told.show_differences(carried.differences)

    def _take(self) -> None:
        if self._carried is not None:
            self.taken.emit(self._carried.case)
            self.accept()
        else:  # the list says what is missing, or that it is being looked at
            announce(self, self.desk.words.text(_LOOKING if self.state.code else _CHOOSE))
            self.state.setFocus(Qt.FocusReason.OtherFocusReason)


def _carry(case: Case, code: str) -> Carried:
    """Carry a case over, in a thread."""
    carried = carry(case, code)
    _ = carried.case.findings  # known before the new draft is shown
    return carried
