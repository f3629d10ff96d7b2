"""The command bar of a request: home, route and name, how saving went, undo, search and export."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from mla_writer.translation.message import N_
from mla_writer.ui.desk import Desk
from mla_writer.ui.naming import name_of
from mla_writer.ui.parts import ElidedLabel, badge, button, keys, mark
from mla_writer.ui.plain import tip
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.top_bar import SearchButton, home_button


class CommandBar(QFrame):
    """What stands above every page of a request; each signal is an action of the view below."""

    home = Signal()
    sections = Signal()
    search = Signal()
    panel = Signal()
    export = Signal()

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.desk, self.theme = desk, theme
        words, text = desk.words, theme.colours["text"]
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        home = home_button(self.home.emit, words, theme)
        self.menu = button("", self.sections.emit)
        self.menu.setIcon(icon("list-checks", text))
        self.asking, self.asked = badge("", theme, "code"), badge("", theme, "state")
        self.arrow = mark("arrow-right", "text-muted", theme, 16, mirrored=words.is_rtl)
        self.name = ElidedLabel("", theme, "question", strong=True)
        self.name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        for part in (home, self.menu, self.asking, self.arrow, self.asked):
            row.addWidget(part)
        row.addWidget(self.name)
        row.addStretch(1)
        self.lock = QLabel()
        self.state = ElidedLabel("", theme, "small", muted=True)
        self.state.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        row.addWidget(self.lock)
        row.addWidget(self.state)
        self.undo = button("", desk.undo, style="icon")
        self.undo.setIcon(icon("undo-2", text, mirrored=words.is_rtl))
        search = SearchButton(words, theme)
        search.clicked.connect(self.search)
        self.side = button("", self.panel.emit)
        self.side.setIcon(icon("octagon-alert", text))
        export = button(words.text(N_("Export letters…")), self.export.emit)
        export.setIcon(icon("file-output", text))
        tip(export, keys("Ctrl+E"))
        for one in (self.undo, search, self.side, export):
            row.addWidget(one)
        self.search_button, self.export_button = search, export
        self.show_saving(desk.told_of_saving)

    def refresh(self, findings: int, sections: str) -> None:
        """Show route and name as answered, how many findings stand open, and how far the sections have come."""
        words, answers = self.desk.words, self.desk.case.answers
        self.name.show_text(name_of(self.desk))
        for shown, path in ((self.asking, "request.requesting"), (self.asked, "request.requested")):
            code = answers.text(path)
            shown.setText(code or "?")
            tip(shown, words.state(code) if code else "")
        name = self.desk.undo_name
        told = words.text(N_("Undo: {edit}"), edit=name) if name else words.text(N_("Nothing to undo"))
        tip(self.undo, f"{told} ({keys('Ctrl+Z')})")
        self.undo.setAccessibleName(told)
        self.menu.setText(sections)
        self.side.setText(words.text(N_("Findings: {number}"), number=findings))

    def show_saving(self, told: str) -> None:
        """Show how saving goes: by an icon where its words have no room, and for screen readers by both."""
        self.state.show_text(told)
        sign, colour = ("lock-open", "text-muted") if self.desk.is_saved else ("octagon-alert", "blocker")
        edge = round(16 * self.theme.scale)
        self.lock.setPixmap(icon(sign, self.theme.colours[colour]).pixmap(edge, edge))
        tip(self.lock, told)
        self.lock.setAccessibleName(told)

    def fold(self, *, tasks: bool, panel: bool, narrow: bool) -> None:
        """Show the buttons that stand for what has no room: the task list, the side panel, and the words of the bar itself."""
        self.menu.setVisible(tasks)
        self.side.setVisible(panel)
        for part in (self.asking, self.asked, self.arrow, self.name, self.state):
            part.setVisible(not tasks)
        self.search_button.fold(is_narrow=narrow, has_keys=not panel)
        told = self.desk.words.text(N_("Export letters…"))
        self.export_button.setText("" if narrow else told)
        self.export_button.setAccessibleName(told)
