"""A new request: States, measures and languages, and beside them what that will mean."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mla_writer.conditions.values import Day
from mla_writer.content import Content
from mla_writer.translation.locales import locale_of
from mla_writer.translation.message import Message, N_
from mla_writer.ui.column import Column, clear
from mla_writer.ui.theme import Theme
from mla_writer.ui.words import Words

_COLUMNS = 2
_FACTS = (
    "central_authority_name",
    "channel_ordinary",
    "language_accepted",
    "formalities_authentication",
    "dual_criminality_scope",
)
"""What the other side of the choice shows of a pack: where it goes, how, in which language, with which stamps, and the test."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """What was chosen for a new request."""

    requesting: str
    requested: str
    assistance: tuple[str, ...]
    written_in: str
    letters: tuple[str, ...]


class NewView(QWidget):
    """State, types and languages of a new request; beside them what that will mean, from pack and treaties."""

    cancelled = Signal()
    chosen = Signal(object)

    def __init__(self, content: Content, words: Words, theme: Theme) -> None:
        super().__init__()
        self.content, self.words, self.theme = content, words, theme
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._left(), 1)
        box.addWidget(self._right())
        self.refresh()

    def choice(self) -> Beginning:
        """Return what is chosen now."""
        return Beginning(
            str(self.asking.currentData() or ""),
            str(self.asked.currentData() or ""),
            tuple(name for name, box in self.types.items() if box.isChecked()),
            str(self.written.currentData()),
            tuple(code for code, box in self.letters.items() if box.isChecked()),
        )

    def refresh(self) -> None:
        """Show what the choice will mean."""
        clear(self.meaning)
        words, chosen = self.words, self.choice()
        pack = self.content.pack(chosen.requested)
        self._say(words.text(N_("What that will mean")), strong=True)
        if not chosen.requested:
            self._say(words.text(N_("Choose the State that you ask.")))
        elif pack is None:
            self._say(words.text(N_("No pack for this State. The treaty rules still apply. Ask its authority.")))
        else:
            self._say(words.text(N_("From the country pack, checked on {date}"), date=pack.checked_on), muted=True)
            home = f"countries/{pack.country.lower()}"
            for one in pack.information:
                if one.fact in _FACTS or one.id in _FACTS:
                    told = Message(one.text, context=f"{home}:information.{one.id}", domain="countries")
                    self._say(
                        words.say(told), source="; ".join(f"{two.title} {two.ref}".strip() for two in one.sources)
                    )
        if chosen.requesting and chosen.requested:
            for between in self.content.treaties.between(chosen.requesting, chosen.requested, _today()):
                title = words.say(self.content.treaties.titles[between.id])
                self._say(f"{title}: {words.say(between.why)}")
        self.meaning.addStretch(1)

    def _left(self) -> QWidget:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        body = Column("page")
        box = QVBoxLayout(body)
        box.setContentsMargins(40, 24, 40, 24)
        box.setSpacing(10)
        words = self.words
        self._title(box, words.text(N_("New request")), "title")
        self._title(box, words.text(N_("Which State asks?")))
        self.asking = self._states()
        box.addWidget(self.asking)
        self._title(box, words.text(N_("Which State do you ask?")))
        self.asked = self._states()
        box.addWidget(self.asked)
        self._title(box, words.text(N_("What do you need from them?")))
        grid = QGridLayout()
        self.types: dict[str, QCheckBox] = {}
        for number, (name, form) in enumerate(self.content.forms.assistance.items()):
            check = QCheckBox(words.of_form(form.title, f"assistance/{name}:title"))
            check.setToolTip(words.of_form(form.summary, f"assistance/{name}:summary"))
            check.toggled.connect(lambda _: self.refresh())
            self.types[name] = check
            grid.addWidget(check, number // _COLUMNS, number % _COLUMNS)
        box.addLayout(grid)
        self._title(box, words.text(N_("You write in")))
        self.written = QComboBox()
        self.letters: dict[str, QCheckBox] = {}
        for code in words.languages:
            self.written.addItem(locale_of(words.language).languages.get(code, code), code)
        self.written.setCurrentIndex(max(0, self.written.findData(words.language)))
        box.addWidget(self.written)
        self._title(box, words.text(N_("The letter goes out in")))
        row = QHBoxLayout()
        for code in words.languages:
            check = QCheckBox(locale_of(words.language).languages.get(code, code))
            check.setChecked(code == words.language)
            self.letters[code] = check
            row.addWidget(check)
        row.addStretch(1)
        box.addLayout(row)
        self.told = QLabel("")
        self.told.setObjectName("wrong")
        self.told.setWordWrap(True)
        box.addWidget(self.told)
        box.addStretch(1)
        scroll.setWidget(body)
        holder = QWidget()
        outer = QVBoxLayout(holder)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scroll, 1)
        outer.addWidget(self._foot())
        return holder

    def _foot(self) -> QWidget:
        foot = QFrame()
        foot.setObjectName("foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(40, 8, 40, 8)
        note = QLabel(self.words.text(N_("Nothing leaves this computer.")))
        note.setObjectName("muted")
        row.addWidget(note)
        row.addStretch(1)
        cancel = QPushButton(self.words.text(N_("Cancel")))
        cancel.clicked.connect(self.cancelled)
        row.addWidget(cancel)
        start = QPushButton(self.words.text(N_("Start writing")))
        start.setObjectName("main")
        start.clicked.connect(self._start)
        row.addWidget(start)
        return foot

    def _right(self) -> QWidget:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFixedWidth(400)
        body = Column("side")
        self.meaning = QVBoxLayout(body)
        self.meaning.setContentsMargins(20, 24, 20, 24)
        self.meaning.setSpacing(8)
        scroll.setWidget(body)
        return scroll

    def _states(self) -> QComboBox:
        combo = QComboBox()
        combo.addItem("", "")
        for code in sorted(self.content.vocabulary.words["country"], key=self.words.state):
            combo.addItem(self.words.state(code), code)
        combo.setEditable(True)
        combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = combo.completer()
        assert completer is not None
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        combo.currentIndexChanged.connect(lambda _: self.refresh() if hasattr(self, "meaning") else None)
        return combo

    def _title(self, box: QVBoxLayout, text: str, role: str = "question") -> None:
        label = QLabel(text)
        label.setFont(self.theme.font(role, strong=True))
        box.addWidget(label)

    def _say(self, text: str, *, strong: bool = False, muted: bool = False, source: str = "") -> None:
        label = QLabel(text)
        label.setWordWrap(True)
        label.setFont(self.theme.font("heading" if strong else "small", strong=strong))
        if muted:
            label.setObjectName("muted")
        self.meaning.addWidget(label)
        if source:
            cited = QLabel(source)
            cited.setObjectName("muted")
            cited.setFont(self.theme.font("caption"))
            cited.setWordWrap(True)
            self.meaning.addWidget(cited)

    def _start(self) -> None:
        chosen = self.choice()
        if not (chosen.requesting and chosen.requested and chosen.assistance and chosen.letters):
            self.told.setText(
                self.words.text(N_("Choose both States, at least one measure, and a language of the letter."))
            )
            return
        self.chosen.emit(chosen)


def _today() -> Day:
    import datetime as dt

    today = dt.datetime.now(dt.UTC).date()
    return Day(today.year, today.month, today.day)
