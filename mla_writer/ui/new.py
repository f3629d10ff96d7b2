"""A new request: State, kind, types of assistance and languages, and beside them what that will mean."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mla_writer.answers.answers import Answers
from mla_writer.content import Content
from mla_writer.forms.model import Form
from mla_writer.translation.locales import locale_of
from mla_writer.translation.message import N_
from mla_writer.ui.column import Column, clear
from mla_writer.ui.combo import Combo
from mla_writer.ui.meaning import Beginning, Meaning, MeaningPanel
from mla_writer.ui.parts import FlowLayout, Tick, badge, banner, button, label, level_mark
from mla_writer.ui.plain import tip
from mla_writer.ui.state_combo import StateCombo
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.tiles import GROUPS, Tile, TileGrid
from mla_writer.ui.top_bar import SearchButton, TopBar
from mla_writer.ui.words import Words

_WIDEST, _PANEL = 760, 404
_PANEL_NEEDS, _PAIR_NEEDS = 64, 44
"""Widths in em of the body font under which the meaning stands below the choice, and fields stand below each other."""
_KIND = "request.kind"
_ANY = 16777215
"""As wide as it likes: Qt's name for it, QWIDGETSIZE_MAX, is not known in Python."""


class NewView(QWidget):
    """The choices. `chosen` tells what was chosen, `cancelled` that nothing was, `palette_wanted` asks for the palette.

    `office` is the profile of the office, `note` what there is to say about it.
    """

    cancelled = Signal()
    chosen = Signal(object)
    palette_wanted = Signal()

    def __init__(
        self, content: Content, words: Words, theme: Theme, office: Answers | None = None, note: str = ""
    ) -> None:
        super().__init__()
        self.content, self.words, self.theme = content, words, theme
        self.office = office if office is not None else Answers()
        self._letters_touched = False
        self._made = False
        self.is_folded = False
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._bar())
        self.row = QHBoxLayout()
        self.row.setSpacing(0)
        box.addLayout(self.row, 1)
        self.meaning = MeaningPanel(Meaning(content, words, self.office), theme)
        self.row.addWidget(self._left(note), 1)
        self.meaning.setFixedWidth(self._panel_width)
        self.row.addWidget(self.meaning)
        QShortcut(QKeySequence("Escape"), self).activated.connect(self.cancelled)
        self._made = True
        self.refresh()

    # ---- what is chosen --------------------------------------------------------------------------------------------

    def choice(self) -> Beginning:
        """Return what is chosen now."""
        return Beginning(
            self.asking.code,
            self.asked.code,
            tuple(name for name, box in self.types.items() if box.isChecked()),
            str(self.written.currentData()),
            tuple(code for code, box in self.letters.items() if box.isChecked()),
            str(self.kind.currentData()),
        )

    def take(self, chosen: Beginning) -> None:
        """Choose what was chosen before."""
        self._made, self._letters_touched = False, True
        self.asking.choose(chosen.requesting)
        self.asked.choose(chosen.requested)
        for name, tile in self.types.items():
            tile.setChecked(name in chosen.assistance)
        self.written.setCurrentIndex(max(0, self.written.findData(chosen.written_in)))
        for code, box in self.letters.items():
            box.setChecked(code in chosen.letters)
        self.kind.setCurrentIndex(max(0, self.kind.findData(chosen.kind)))
        self._made = True
        self.refresh()

    def refresh(self) -> None:
        """Show what the choice will mean."""
        if self._made:
            self.meaning.meaning.choose(self.choice())
            self._suggest_letters()
            self.meaning.follow(self.choice())
            self._who()
            self._follow_missing()

    def start(self) -> None:
        """Begin what was chosen, or say what is missing and lead there."""
        missing = list(self._missing())
        self._show_missing(missing)
        if not missing:
            self.chosen.emit(self.choice())

    # ---- parts -----------------------------------------------------------------------------------------------------

    def _bar(self) -> QWidget:
        bar = TopBar()
        row = bar.row
        told = self.words.text(N_("All requests"))
        back = button("", self.cancelled.emit, style="icon", name=told)
        back.setIcon(icon("arrow-left", self.theme.colours["text"], mirrored=self.words.is_rtl))
        tip(back, told)
        row.addWidget(back)
        row.addWidget(label(self.words.text(N_("New request")), self.theme, "body", strong=True), 1)
        self.palette_button = SearchButton(self.words, self.theme)
        self.palette_button.fold(is_narrow=False, has_keys=True)
        self.palette_button.clicked.connect(self.palette_wanted)
        row.addWidget(self.palette_button)
        return bar

    def _left(self, note: str) -> QWidget:
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body = Column("page")
        around = QHBoxLayout(self.body)
        around.setContentsMargins(40, 20, 40, 24)
        column = QWidget()
        column.setMaximumWidth(round(_WIDEST * self.theme.scale))
        around.addWidget(column, 1)
        self.column = QVBoxLayout(column)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.summary = Summary(self.words, self.theme)
        self.column.addWidget(self.summary)
        self.gap = QWidget()
        self.gap.setFixedHeight(14)
        self.gap.hide()
        self.column.addWidget(self.gap)
        if note:
            self.column.addWidget(banner(note, "warning", self.theme))
            self.column.addSpacing(12)
        self._states()
        self._types()
        self._languages()
        self.below = QVBoxLayout()
        self.below.setContentsMargins(0, 24, 0, 0)
        self.column.addLayout(self.below)
        self.column.addStretch(1)
        self.area.setWidget(self.body)
        holder = QWidget()
        outer = QVBoxLayout(holder)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.area, 1)
        outer.addWidget(self._foot())
        return holder

    def _states(self) -> None:
        words, codes = self.words, self.content.vocabulary.words["country"]
        self.who = self._who_row()
        self.column.addWidget(self.who)
        self.asking = StateCombo(codes, words, self.theme, sort="text")
        self.asking_box = self._field(N_("Which State asks?"), self.asking)
        self.asking_box.setContentsMargins(0, 0, 0, 16)
        self.column.addWidget(self.asking_box)
        self.asked = StateCombo(codes, words, self.theme)
        self.kind = Combo()
        shape = self.meaning.meaning.live.questionnaire.shape(_KIND)
        assert shape is not None
        assert shape.question is not None
        for option in shape.question.options:
            self.kind.addItem(words.option(shape, option), option)
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.setMinimumContentsLength(12)
        asked, kind = N_("Which State do you ask?"), N_("What kind of request is it?")
        self.first_pair = self._pair(self._field(asked, self.asked), self._field(kind, self.kind))
        own = self.office.text("request.requesting")
        self.asking.choose(own)
        self.asking_box.setVisible(not own)
        self.asking.chosen.connect(lambda _: self.refresh())
        self.asked.chosen.connect(lambda _: self.refresh())
        self.kind.activated.connect(lambda _: self.refresh())

    def _who_row(self) -> QWidget:
        """Return the line that says which State asks, where the profile knows it, with the way to change it."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 14)
        row.setSpacing(8)
        self.who_code = badge("", self.theme)
        row.addWidget(self.who_code)
        self.who_text = label("", self.theme, "small", muted=True)
        row.addWidget(self.who_text)
        self.change = button(self.words.text(N_("Another State asks")), self._change, style="link")
        self.change.setFont(self.theme.font("small"))
        row.addWidget(self.change)
        row.addStretch(1)
        return holder

    def _who(self) -> None:
        """Say who asks, and whether the profile of the office is used."""
        code, own = self.asking.code, self.office.text("request.requesting")
        self.who.setVisible(bool(own))
        self.who_code.setText(code or own)
        self.change.setVisible(self.asking_box.isHidden())
        told = N_("{state} asks") if code in {"", own} else N_("{state} asks; your office's details are left out.")
        self.who_text.setText(self.words.text(told, state=self.words.state(code or own)))

    def _change(self) -> None:
        self.asking_box.show()
        self._who()
        self.asking.setFocus(Qt.FocusReason.OtherFocusReason)

    def _types(self) -> None:
        self.column.addSpacing(18)
        words = self.words
        head = label(words.text(N_("What do you need from them?")), self.theme, "question", strong=True)
        self.column.addWidget(head)
        told = N_(
            "Choose all that apply; arrow keys move between them. You can add or remove types later without losing "
            "answers."
        )
        self.column.addWidget(label(words.text(told), self.theme, "small", muted=True))
        self.column.addSpacing(8)
        self.types: dict[str, Tile] = {}
        grid: TileGrid | None = None
        for group, forms in self.content.forms.by_group.items():
            tiles = {form.form: self._tile(form) for form in forms}
            if tiles:
                self.types |= tiles
                self.column.addSpacing(10)
                self.column.addWidget(label(words.text(GROUPS[group]), self.theme, "small", strong=True, muted=True))
                self.column.addSpacing(5)
                grid = TileGrid(list(tiles.values()), self.theme, grid)
                self.column.addWidget(grid)

    def _tile(self, form: Form) -> Tile:
        name, words = form.form, self.words
        tile = Tile(name, words.of_form(form.title, f"assistance/{name}:title"), self.theme)
        summary = words.of_form(form.summary, f"assistance/{name}:summary")
        tip(tile, summary)
        tile.setAccessibleDescription(summary)
        tile.toggled.connect(lambda _: self.refresh())
        return tile

    def _languages(self) -> None:
        self.column.addSpacing(20)
        words = self.words
        names = locale_of(words.language).languages
        self.column.addWidget(label(words.text(N_("Languages")), self.theme, "question", strong=True))
        self.column.addSpacing(2)
        self.written = Combo()
        for code in words.languages:
            self.written.addItem(str(names.get(code, code)), code)
        own = self.office.text("request.written_in") or words.language
        self.written.setCurrentIndex(max(0, self.written.findData(own)))
        self.written.activated.connect(lambda _: self.refresh())
        self.letters: dict[str, QCheckBox] = {}
        some = QWidget()
        flow = FlowLayout(some, 12)
        for code in words.languages:
            box = Tick(str(names.get(code, code)))
            box.clicked.connect(self._touch_letters)
            self.letters[code] = box
            flow.addWidget(box)
        written = self._field(N_("You write in"), self.written, strong=False)
        goes_out = self._field(N_("The letter goes out in"), some, strong=False)
        self.second_pair = self._pair(written, goes_out)

    def _touch_letters(self) -> None:
        self._letters_touched = True
        self.refresh()

    def _suggest_letters(self) -> None:
        """Tick what is written and what the other State accepts, until somebody ticks otherwise."""
        if self._letters_touched:
            return
        accepted = (code for one in self.meaning.meaning.taken for code in one.accepted)
        wanted = {str(self.written.currentData()), *accepted}
        for code, box in self.letters.items():
            box.setChecked(code in wanted)

    def _field(self, text: str, field: QWidget, *, strong: bool = True) -> QWidget:
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(5)
        name = label(
            self.words.text(text), self.theme, "question" if strong else "small", strong=strong, muted=not strong
        )
        name.setBuddy(field)
        field.setAccessibleName(name.text())
        box.addWidget(name)
        box.addWidget(field)
        if isinstance(field, StateCombo):
            box.addWidget(field.note)
        box.addStretch(1)
        return holder

    def _pair(self, one: QWidget, other: QWidget) -> QBoxLayout:
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(20)
        row.addWidget(one, 1)
        row.addWidget(other, 1)
        self.column.addLayout(row)
        return row

    def _foot(self) -> QWidget:
        foot = QFrame()
        foot.setObjectName("foot")
        around = QHBoxLayout(foot)
        around.setContentsMargins(40, 8, 40, 8)
        inner = QWidget()
        inner.setMaximumWidth(round(_WIDEST * self.theme.scale))
        around.addWidget(inner, 1)
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(label(self.words.text(N_("Nothing leaves this computer.")), self.theme, "small", muted=True), 1)
        row.addWidget(button(self.words.text(N_("Cancel")), self.cancelled.emit))
        begin = button(self.words.text(N_("Start writing")), self.start, style="main")
        begin.setIcon(icon("arrow-right", self.theme.colours["accent-contrast"], mirrored=self.words.is_rtl))
        after = Qt.LayoutDirection.LeftToRight if self.words.is_rtl else Qt.LayoutDirection.RightToLeft
        begin.setLayoutDirection(after)  # the arrow stands behind the words
        row.addWidget(begin)
        return foot

    # ---- what is missing -------------------------------------------------------------------------------------------

    def _missing(self) -> list[tuple[str, QWidget]]:
        """Return what has to be chosen and is not: what it is called, and where it is."""
        chosen, text = self.choice(), self.words.text
        found: list[tuple[str, QWidget]] = []
        if not chosen.requesting:
            found.append((text(N_("Which State asks?")), self.asking))
        if not chosen.requested:
            found.append((text(N_("Which State do you ask?")), self.asked))
        if not chosen.assistance:
            found.append((text(N_("What do you need from them?")), next(iter(self.types.values()))))
        if not chosen.letters:
            found.append((text(N_("The letter goes out in")), next(iter(self.letters.values()))))
        return found

    def _show_missing(self, missing: list[tuple[str, QWidget]]) -> None:
        wrong = {field for _, field in missing}
        for field in (self.asking, self.asked):
            typed = field.note.text() if field.currentText() else ""  # what was typed and is no State is told already
            field.miss((typed or self.words.text(N_("Choose a State."))) if field in wrong else "")
        if self.asking in wrong:
            self.asking_box.show()
        self._sum_up(missing)
        if missing:
            self.summary.setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.verticalScrollBar().setValue(0)

    def _follow_missing(self) -> None:
        if not self.summary.isHidden():
            self._sum_up(list(self._missing()))

    def _sum_up(self, missing: list[tuple[str, QWidget]]) -> None:
        """Say above everything what is missing; a line goes as soon as its field is filled in."""
        self.summary.tell([(name, partial(self._lead, field)) for name, field in missing])
        self.gap.setVisible(bool(missing))
        self.body.settle()

    def _lead(self, field: QWidget) -> None:
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.area.ensureWidgetVisible(field, 0, 60)

    # ---- room ------------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Begin at the State."""
        super().showEvent(event)
        (self.asked if self.asking.code else self.asking).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the meaning below the choice where there is no room beside it."""
        super().resizeEvent(event)
        em = self.theme.sizes["body"] * self.theme.text_scale
        is_narrow = event.size().width() / em < _PANEL_NEEDS
        if is_narrow != self.is_folded:
            self._move_meaning(below=is_narrow)
        left = event.size().width() - (0 if is_narrow else self._panel_width)
        stacked = left / em < _PAIR_NEEDS
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        for pair in (self.first_pair, self.second_pair):
            pair.setDirection(down if stacked else across)
            pair.setSpacing(14 if stacked else 20)
        QTimer.singleShot(0, self.body, self.body.settle)

    @property
    def _panel_width(self) -> int:
        return round(_PANEL * max(1.0, self.theme.text_scale * 0.8))

    def _move_meaning(self, *, below: bool) -> None:
        self.is_folded = below
        self.meaning.unroll(unrolled=below)
        if below:
            self.meaning.setMinimumWidth(0)
            self.meaning.setMaximumWidth(_ANY)
            self.below.addWidget(self.meaning)
        else:
            self.meaning.setFixedWidth(self._panel_width)
            self.row.addWidget(self.meaning)


class Summary(QFrame):
    """What is still missing, above everything: it takes the focus, and each line leads to its field."""

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self.words, self.theme = words, theme
        self.setObjectName("summary")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(10)
        row.addWidget(level_mark("blocker", theme), 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout()
        box.setSpacing(2)
        self.title = label(words.text(N_("Before you start, choose:")), theme, "body", strong=True)
        box.addWidget(self.title)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(0)
        box.addLayout(self.lines)
        row.addLayout(box, 1)
        self.hide()

    def tell(self, lines: list[tuple[str, Callable[[], None]]]) -> None:
        """Show the lines, or go where there are none."""
        clear(self.lines)
        self.setVisible(bool(lines))
        if not lines:
            return
        self.links = []
        for text, act in lines:
            made = button(text, act, style="link")
            self.links.append(made)
            row = QHBoxLayout()
            row.addWidget(made)
            row.addStretch(1)
            holder = QWidget()
            row.setContentsMargins(0, 0, 0, 0)
            holder.setLayout(row)
            self.lines.addWidget(holder)
        self.setAccessibleName(" ".join([self.title.text(), *(text for text, _ in lines)]))
