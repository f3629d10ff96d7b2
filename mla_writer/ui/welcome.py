"""The first start: the language of the window in its own script, then the State and office that stand at the head of letters."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from mla_writer.translation.message import N_
from mla_writer.translation.states import state_codes
from mla_writer.ui.column import Column
from mla_writer.ui.parts import button, label
from mla_writer.ui.settings_view import LanguageTiles
from mla_writer.ui.state_combo import StateCombo
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.words import Words

_LEFT, _WIDEST = 452, 560
_LEFT_NEEDS = 64
"""Width in em of the body font under which the left side has no room."""
_SAID = (
    ("circle-check", N_("It asks only what this request needs"), N_("and says why each question matters.")),
    ("scale", N_("It knows what the other State requires"), N_("with the source and its age.")),
    ("house", N_("It stays on this computer"), N_("without any network.")),
)


@dataclass(frozen=True, slots=True)
class Entered:
    """What was entered at the first start."""

    state: str = ""
    office: str = ""
    unit: str = ""


class WelcomeView(QWidget):
    """The first start. `language_chosen` changes the window at once; `done` and `sample` tell what was entered."""

    language_chosen = Signal(str)
    done = Signal(object)
    sample = Signal(object)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self.words, self.theme = words, theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.left = self._left()
        row.addWidget(self.left)
        row.addWidget(self._right(), 1)

    def entered(self) -> Entered:
        """Return what stands in the fields."""
        return Entered(self.state.code, self.office.text().strip(), self.unit.text().strip())

    def take(self, entered: Entered) -> None:
        """Show what was entered before."""
        self.state.choose(entered.state)
        self.office.setText(entered.office)
        self.unit.setText(entered.unit)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Begin at the language."""
        super().showEvent(event)
        self.languages.buttons[self.words.language].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave out what has no room."""
        super().resizeEvent(event)
        room = event.size().width() / (self.theme.sizes["body"] * self.theme.text_scale)
        is_narrow = room < _LEFT_NEEDS
        self.left.setVisible(not is_narrow)
        edge = 32 if is_narrow else 72
        self.around.setContentsMargins(edge, 40, edge, 24)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self.pair.setDirection(down if is_narrow else across)

    # ---- parts -----------------------------------------------------------------------------------------------------

    def _left(self) -> QWidget:
        side = QFrame()
        side.setObjectName("welcome")
        side.setFixedWidth(round(_LEFT * max(1.0, self.theme.text_scale * 0.85)))
        box = QVBoxLayout(side)
        box.setContentsMargins(48, 64, 40, 40)
        box.setSpacing(0)
        box.addWidget(self._sign())
        box.addSpacing(28)
        title = self.words.text(N_("Ask another State for evidence – right first time."))
        box.addWidget(label(title, self.theme, "display", strong=True))
        box.addSpacing(30)
        for name, headline, text in _SAID:
            box.addLayout(self._said(name, self.words.text(headline), self.words.text(text)))
            box.addSpacing(18)
        box.addStretch(1)
        return side

    def _sign(self) -> QLabel:
        edge, inner = round(44 * self.theme.text_scale), round(26 * self.theme.text_scale)
        made = QLabel()
        made.setObjectName("sign")
        made.setFixedSize(edge, edge)
        made.setAlignment(Qt.AlignmentFlag.AlignCenter)
        made.setPixmap(icon("file-text", self.theme.colours["accent"]).pixmap(inner, inner))
        return made

    def _said(self, name: str, headline: str, text: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(14)
        edge = round(20 * self.theme.text_scale)
        sign = QLabel()
        sign.setPixmap(icon(name, self.theme.colours["accent-contrast"]).pixmap(edge, edge))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout()
        box.setSpacing(1)
        box.addWidget(label(headline, self.theme, "body", strong=True))
        box.addWidget(label(text, self.theme, "small"))
        row.addLayout(box, 1)
        return row

    def _right(self) -> QWidget:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = Column("page")
        self.around = QHBoxLayout(body)
        holder = QWidget()
        holder.setMaximumWidth(round(_WIDEST * self.theme.scale))
        self.around.addWidget(holder, 1)
        self.around.addStretch(0)
        self.box = QVBoxLayout(holder)
        self.box.setContentsMargins(0, 16, 0, 0)
        self.box.setSpacing(0)
        self.box.addWidget(label(self.words.text(N_("Your language and office")), self.theme, "title", strong=True))
        self.box.addSpacing(16)
        self._fields()
        self._ways()
        self.box.addStretch(1)
        area.setWidget(body)
        return area

    def _fields(self) -> None:
        words, theme = self.words, self.theme
        self.languages = LanguageTiles(words, theme)
        self.languages.chosen.connect(self.language_chosen)
        self.box.addWidget(self._field(N_("Screen language"), self.languages))
        self.box.addSpacing(20)
        self.state = StateCombo(state_codes(), words, theme, sort="text")
        self.office, self.unit = QLineEdit(), QLineEdit()
        self.pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.pair.setSpacing(16)
        self.pair.addWidget(self._field(N_("Your State"), self.state), 2)
        self.pair.addWidget(self._field(N_("Your office"), self.office), 3)
        self.box.addLayout(self.pair)
        self.box.addSpacing(18)
        self.box.addWidget(self._field(N_("Division or unit (optional)"), self.unit))
        self.box.addSpacing(4)
        told = N_("These appear at the head of every letter. You can change them at any time in the settings.")
        self.box.addWidget(label(words.text(told), theme, "small", muted=True))
        self.office.returnPressed.connect(self._continue)
        self.unit.returnPressed.connect(self._continue)

    def _ways(self) -> None:
        self.box.addSpacing(26)
        row = QBoxLayout(
            QBoxLayout.Direction.TopToBottom if self.theme.text_scale >= 1.5 else QBoxLayout.Direction.LeftToRight
        )
        row.setSpacing(12)
        self.next = button(self.words.text(N_("Continue")), self._continue, style="main")
        self.next.setIcon(icon("arrow-right", self.theme.colours["accent-contrast"], mirrored=self.words.is_rtl))
        after = Qt.LayoutDirection.LeftToRight if self.words.is_rtl else Qt.LayoutDirection.RightToLeft
        self.next.setLayoutDirection(after)  # the arrow stands behind the words
        self.next.setMinimumHeight(round(40 * self.theme.text_scale))
        look = self.words.text(N_("Look around with the sample case"))
        self.look_around = button(look, lambda: self.sample.emit(self.entered()), style="quiet")
        self.look_around.setMinimumHeight(round(40 * self.theme.text_scale))
        row.addWidget(self.next)
        row.addWidget(self.look_around)
        row.addStretch(1)
        self.box.addLayout(row)

    def _field(self, text: str, field: QWidget) -> QWidget:
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        name = label(self.words.text(text), self.theme, "question", strong=True)
        name.setBuddy(field)
        field.setAccessibleName(name.text())
        box.addWidget(name)
        box.addWidget(field)
        if isinstance(field, StateCombo):
            box.addWidget(field.note)
        box.addStretch(1)
        return holder

    def _continue(self) -> None:
        self.done.emit(self.entered())
