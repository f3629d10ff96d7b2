"""The frame of the pages that are not a request: the bar with the office's name, the places at the left, and the page."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from mla_writer.translation.message import N_
from mla_writer.ui.column import Column
from mla_writer.ui.office_name import office_name
from mla_writer.ui.parts import Button, ElidedLabel, button, mark
from mla_writer.ui.plain import tip
from mla_writer.ui.tab_order import TabbedInOrder
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.top_bar import SearchButton, TopBar
from mla_writer.ui.words import Words

_SIDE = 244
_SIDE_NEEDS = 64
"""Width in em of the body font under which the places at the left have no room and stand in the bar."""
_MARGIN = 40


@dataclass(frozen=True, slots=True)
class Place:
    """One place to go: its key, name, icon, and how many things are there."""

    key: str
    name: str
    icon: str
    count: int | None = None
    at_foot: bool = False


REQUESTS, STATES, AUTHORITIES, SETTINGS, MANUAL = "requests", "states", "authorities", "settings", "manual"


class PlacePage(TabbedInOrder):
    """A page with the places beside it. `went` tells the key of the place that was chosen, `begin` asks for a new request.

    `palette_wanted` asks for the palette.

    `column` takes the parts of the page.
    """

    went = Signal(str)
    begin = Signal()
    palette_wanted = Signal()

    def __init__(self, key: str, words: Words, theme: Theme, *, requests: int) -> None:
        super().__init__()
        self.words, self.theme, self.key = words, theme, key
        self._places = list(_places(words, requests=requests))
        self.buttons: dict[str, PlaceButton] = {}
        self.short: dict[str, QPushButton] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._bar())
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.side = self._side()
        row.addWidget(self.side)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body = Column("page")
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(_MARGIN, 22, _MARGIN, 24)
        self.column.setSpacing(0)
        self.area.setWidget(self.body)
        row.addWidget(self.area, 1)
        box.addLayout(row, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the places into the bar where there is no room beside the page."""
        super().resizeEvent(event)
        is_narrow = self.theme.ems(event.size().width()) < _SIDE_NEEDS
        self.side.setVisible(not is_narrow)
        for one in self.short.values():
            one.setVisible(is_narrow)
        self.palette_button.fold(is_narrow=is_narrow, has_keys=not is_narrow)
        edge = _MARGIN // 2 if is_narrow else _MARGIN
        self.column.setContentsMargins(edge, 22, edge, 24)

    def count(self, requests: int) -> None:
        """Show how many requests there are."""
        self.buttons[REQUESTS].count(requests)

    def _bar(self) -> QWidget:
        bar = TopBar()
        row = bar.row
        row.setContentsMargins(20, 6, 12, 6)
        row.setSpacing(8)
        office, town = office_name()
        self.office = ElidedLabel(office or self.words.text(N_("MLA Request Writer")), self.theme, "body", strong=True)
        row.addWidget(self.office)
        self.town = ElidedLabel(town, self.theme, "body", muted=True)
        self.town.setVisible(bool(town))
        row.addWidget(self.town)
        row.addStretch(1)
        self.palette_button = SearchButton(self.words, self.theme)
        self.palette_button.clicked.connect(self.palette_wanted)
        row.addWidget(self.palette_button)
        for place in self._places:
            row.addWidget(self._short(place))
        begin = button(self.words.text(N_("New request")), self.begin.emit, style="main")
        begin.setIcon(icon("plus", self.theme.colours["accent-contrast"]))
        row.addWidget(begin)
        return bar

    def _short(self, place: Place) -> QPushButton:
        made = button("", lambda: self.went.emit(place.key), style="icon", name=place.name)
        is_here = place.key == self.key
        made.setIcon(icon(place.icon, self.theme.colours["accent" if is_here else "text"]))
        tip(made, place.name)
        made.hide()
        self.short[place.key] = made
        return made

    def _side(self) -> QWidget:
        side = QFrame()
        side.setObjectName("places")
        side.setFixedWidth(round(_SIDE * max(1.0, self.theme.text_scale * 0.85)))
        box = QVBoxLayout(side)
        box.setContentsMargins(8, 12, 8, 12)
        box.setSpacing(0)
        for at_foot in (False, True):
            if at_foot:
                box.addStretch(1)
            for place in self._places:
                if place.at_foot is at_foot:
                    made = PlaceButton(place, self.theme, is_here=place.key == self.key)
                    made.clicked.connect(lambda _=False, key=place.key: self.went.emit(key))
                    self.buttons[place.key] = made
                    box.addWidget(made)
        return side


class PlaceButton(Button):
    """A place in the list at the left: icon, name, and how many things are there, in labels that follow the reading direction."""

    def __init__(self, place: Place, theme: Theme, *, is_here: bool) -> None:
        super().__init__()
        self.place = place
        self.setObjectName("row")
        self.setCheckable(is_here)
        self.setChecked(is_here)
        self.clicked.connect(lambda _: self.setChecked(is_here))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(8)
        name = ElidedLabel(place.name, theme, "small", strong=is_here)
        self.number = QLabel()
        self.number.setFont(theme.font("caption", strong=is_here))
        self.number.setObjectName("" if is_here else "muted")
        row.addWidget(mark(place.icon, "text", theme, 16))
        row.addWidget(name, 1)
        row.addWidget(self.number)
        for one in self.findChildren(QLabel):
            one.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setMinimumHeight(name.fontMetrics().height() + 11)
        self.count(place.count)

    def count(self, number: int | None) -> None:
        """Show how many things are there."""
        self.number.setText("" if number is None else str(number))
        name = self.place.name
        self.setAccessibleName(name if number is None else f"{name}: {number}")


def _places(words: Words, *, requests: int) -> tuple[Place, ...]:
    return (
        Place(REQUESTS, words.text(N_("Requests")), "file-text", requests),
        Place(STATES, words.text(N_("States")), "globe"),
        Place(AUTHORITIES, words.text(N_("Authorities")), "building-2"),
        Place(SETTINGS, words.text(N_("Settings")), "settings", at_foot=True),
        Place(MANUAL, words.text(N_("Manual")), "life-buoy", at_foot=True),
    )
