"""Home: the requests opened last, opening a file, samples, and the settings of the window.

It is what a drafter waits for, so it loads nothing that it does not show.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mla_writer import paths
from mla_writer.errors import ProgramError
from mla_writer.translation.message import N_
from mla_writer.ui.column import Column, clear
from mla_writer.ui.settings import Settings
from mla_writer.ui.theme import LOOKS, Theme, icon
from mla_writer.ui.words import Words

_LOOKS = {
    "system": N_("Colours of the system"),
    "light": N_("Light"),
    "dark": N_("Dark"),
    "high_contrast": N_("High contrast"),
}


class HomeView(QWidget):
    """Recent requests, opening a file, samples, and the settings of the window."""

    begin = Signal()
    opened = Signal(Path)
    sample = Signal(Path)
    language_chosen = Signal(str)
    look_chosen = Signal(str, float)

    def __init__(self, words: Words, theme: Theme, settings: Settings) -> None:
        super().__init__()
        self.words, self.theme, self.settings = words, theme, settings
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._bar())
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        body = Column("page")
        self.list = QVBoxLayout(body)
        self.list.setContentsMargins(40, 24, 40, 24)
        self.list.setSpacing(10)
        scroll.setWidget(body)
        box.addWidget(scroll, 1)
        self.refresh()

    def refresh(self) -> None:
        """Show the requests opened last, and the samples."""
        clear(self.list)
        words = self.words
        title = QLabel(words.text(N_("Requests")))
        title.setFont(self.theme.font("title", strong=True))
        self.list.addWidget(title)
        plain = QLabel(words.text(N_("Drafts are kept on this computer only. They are not encrypted yet.")))
        plain.setObjectName("muted")
        plain.setWordWrap(True)
        self.list.addWidget(plain)
        recent = self.settings.recent
        if not recent:
            empty = QLabel(
                words.text(N_("No requests yet. Start one, open a file, or look around with the sample case."))
            )
            empty.setWordWrap(True)
            self.list.addWidget(empty)
        for path in recent:
            self.list.addWidget(self._row(path))
        head = QLabel(words.text(N_("Samples")))
        head.setFont(self.theme.font("heading", strong=True))
        self.list.addSpacing(12)
        self.list.addWidget(head)
        for name, text in (
            (
                "uganda-switzerland.gaps.yaml",
                N_("A fictitious case with gaps: Uganda asks Switzerland for bank records and freezing"),
            ),
            ("uganda-switzerland.complete.yaml", N_("The same case, complete")),
        ):
            self.list.addWidget(self._sample(name, words.text(text)))
        self.list.addStretch(1)

    def _bar(self) -> QWidget:
        bar = QFrame()
        bar.setObjectName("bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(20, 6, 12, 6)
        name = QLabel(self.words.text(N_("MLA Request Writer")))
        name.setFont(self.theme.font("heading", strong=True))
        row.addWidget(name)
        row.addStretch(1)
        row.addWidget(self._languages())
        row.addWidget(self._looks())
        row.addWidget(self._sizes())
        opener = QPushButton(icon("folder-open", self.theme.colours["text"]), self.words.text(N_("Open file…")))
        opener.clicked.connect(self._open)
        row.addWidget(opener)
        begin = QPushButton(icon("plus", self.theme.colours["accent-contrast"]), self.words.text(N_("New request")))
        begin.setObjectName("main")
        begin.clicked.connect(self.begin)
        row.addWidget(begin)
        return bar

    def _languages(self) -> QComboBox:
        combo = QComboBox()
        combo.setAccessibleName(self.words.text(N_("Language of the window")))
        for code in self.words.languages:
            combo.addItem(QLocale(code).nativeLanguageName().capitalize(), code)
        combo.setCurrentIndex(combo.findData(self.words.language))
        combo.activated.connect(lambda number: self.language_chosen.emit(combo.itemData(number)))
        return combo

    def _looks(self) -> QComboBox:
        combo = QComboBox()
        combo.setAccessibleName(self.words.text(N_("Colours")))
        for look in LOOKS:
            combo.addItem(self.words.text(_LOOKS[look]), look)
        combo.setCurrentIndex(combo.findData(self.settings.look))
        combo.activated.connect(lambda number: self.look_chosen.emit(combo.itemData(number), self.settings.scale))
        return combo

    def _sizes(self) -> QComboBox:
        combo = QComboBox()
        combo.setAccessibleName(self.words.text(N_("Text size")))
        for per_cent in (100, 125, 150, 200):
            combo.addItem(f"{per_cent} %", per_cent / 100)
        combo.setCurrentIndex(max(0, combo.findData(self.settings.scale)))
        combo.activated.connect(lambda number: self.look_chosen.emit(self.settings.look, combo.itemData(number)))
        return combo

    def _row(self, path: Path) -> QWidget:
        card = QFrame()
        card.setObjectName("card")
        row = QHBoxLayout(card)
        row.setContentsMargins(14, 10, 14, 10)
        name, told, state = self._told(path)
        text = QLabel(f"<b>{escape(name)}</b><br>{escape(told)}")
        text.setTextFormat(Qt.TextFormat.RichText)
        row.addWidget(text, 1)
        note = QLabel(state)
        note.setObjectName("muted")
        row.addWidget(note)
        button = QPushButton(self.words.text(N_("Open")))
        button.setAccessibleName(f"{self.words.text(N_('Open'))}: {name}")
        button.clicked.connect(lambda _=False: self.opened.emit(path))
        row.addWidget(button)
        return card

    def _told(self, path: Path) -> tuple[str, str, str]:
        """Return name, reference and State, and what is open; checks are loaded only where there is something to check."""
        from mla_writer.case import Case
        from mla_writer.content import Content

        try:
            case = Case.open(Content.shipped(), path)
        except ProgramError:
            return path.name, str(path.parent), self.words.text(N_("This file cannot be read as it stands."))
        blockers = sum(one.is_open_blocker for one in case.findings)
        name = case.answers.text("request.case_name") or path.stem
        told = f"{case.answers.text('request.reference')} · {self.words.state(case.requested)}"
        return name, told, self.words.text(N_("Blockers open: {number}"), number=blockers)

    def _sample(self, name: str, text: str) -> QWidget:
        button = QPushButton(icon("file-text", self.theme.colours["accent"]), text)
        button.setObjectName("quiet")
        path = paths.content_dir() / "resources" / "samples" / name
        button.clicked.connect(lambda _=False: self.sample.emit(path))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(button)
        row.addStretch(1)
        return holder

    def _open(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.words.text(N_("Open file…")), "", "*.mla *.yaml")
        if name:
            self.opened.emit(Path(name))
