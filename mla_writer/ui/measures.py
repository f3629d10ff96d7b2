"""Fields of measured answers: dates with a calendar, periods, deadlines, points in time and sums, each in its parts.

What is typed is put together into the text of the kind (`answers/kinds.py`), which reads it, or says what it should look like.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from typing import Protocol
from zoneinfo import available_timezones

from PySide6.QtCore import QDate, QLocale, QPoint, QRegularExpression, Qt
from PySide6.QtGui import (
    QAction,
    QFontMetrics,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QRegularExpressionValidator,
    QShortcut,
    QTextCharFormat,
)
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QStyle,
    QVBoxLayout,
)

from mla_writer.answers.clock import read_clock
from mla_writer.answers.kinds import ValueFault, is_zone
from mla_writer.answers.recognise import date_in_words
from mla_writer.conditions.values import UNKNOWN, Amount, Day, Deadline, Moment, Open, Period
from mla_writer.forms.shapes import Shape
from mla_writer.translation.locales import currencies_in_use, currencies_of, only_zone, state_of_zone
from mla_writer.translation.message import N_
from mla_writer.ui.combo import Combo
from mla_writer.ui.desk import Desk
from mla_writer.ui.fields import ChoiceField, Field
from mla_writer.ui.parts import Tick, set_property
from mla_writer.ui.search import search_combo
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.words import Words

_USUAL = ("USD", "EUR", "GBP", "CHF")
"""Offered behind the currencies of the two States; all others in use follow. One that is gone is typed by its code."""
_DATE = 320
"""Widest line for a date, in pixels at 100 %."""
_CALENDAR = 56
"""Pixels at 100 % for the sign of the calendar and the border of a line."""
_TIME = 96
"""Widest line for a time of day, in pixels at 100 %."""
_LARGE = 1.4
"""Size of the text from which date, time and zone stand in two lines."""
_UTC = "UTC"
_TWO_DAYS = re.compile(r"(?<!\d)(?:0?[1-9]|1[0-2])([/.-])(?:0?[1-9]|1[0-2])\1\d{4}(?!\d)")
"""02/03/2026: the second of March, or the third of February."""
_UNITS = {"D": N_("days after receipt"), "W": N_("weeks after receipt"), "M": N_("months after receipt")}


class Dating(Protocol):
    """Whoever says a date in the language of the window: the desk of a request, or that of a pack."""

    words: Words

    def told(self, value: object) -> str:
        """Return a value in words."""


class DateLine(QLineEdit):
    """A line for one date, shown in words; figures and words of the languages of drafting are read.

    A calendar opens with Alt+Down. `prefix` stands muted before the date, inside the line.
    """

    def __init__(self, theme: Theme, desk: Dating, name: str, prefix: str = "") -> None:
        super().__init__()
        self._desk, self._theme, self._prefix = desk, theme, prefix
        self.setAccessibleName(name)
        self.setPlaceholderText(desk.words.text(N_("Day, month or year")))
        opener = QAction(icon("calendar", theme.colours["text-muted"]), desk.words.text(N_("Calendar")), self)
        opener.triggered.connect(self.open_calendar)
        self.addAction(opener, QLineEdit.ActionPosition.TrailingPosition)
        if prefix:
            room = QFontMetrics(theme.font("small")).horizontalAdvance(prefix) + 6
            is_rtl = desk.words.is_rtl
            self.setTextMargins(0 if is_rtl else room, 0, room if is_rtl else 0, 0)
        shortcut = QShortcut(QKeySequence("Alt+Down"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.open_calendar)

    @property
    def iso(self) -> str:
        """What was typed, with a date in words turned into figures."""
        return date_in_words(self.text())

    def longest(self) -> int:
        """Return the width that the longest date of a year needs here, with the sign of the calendar."""
        said = (self._desk.told(Day(2028, month, 28)) for month in range(1, 13))
        font = QFontMetrics(self._theme.font("body"))
        return max(font.horizontalAdvance(one) for one in said) + round(_CALENDAR * self._theme.scale)

    def show_value(self, value: Day | None) -> None:
        """Show an answer, unless somebody is typing; in figures where its words could not be read back."""
        if self.hasFocus() and self.isModified():
            return
        words = "" if value is None else self._desk.told(value).replace("\u00a0", " ")
        self.setText(words if value is None or date_in_words(words) == str(value) else str(value))
        self.setCursorPosition(0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the prefix where reading starts."""
        super().paintEvent(event)
        if self._prefix:
            painter = QPainter(self)
            painter.setFont(self._theme.font("small"))
            painter.setPen(self._theme.colour("text-muted"))
            start = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
            painter.drawText(self.rect().adjusted(11, 0, -11, 0), start | Qt.AlignmentFlag.AlignVCenter, self._prefix)
            painter.end()

    def open_calendar(self) -> None:
        """Show a calendar below the line; a day taken there stands in the line."""
        frame = QFrame(self, Qt.WindowType.Popup)
        frame.setObjectName("popover")
        frame.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box = QVBoxLayout(frame)
        box.setContentsMargins(4, 4, 4, 4)
        calendar = QCalendarWidget()
        calendar.setLocale(QLocale(self._desk.words.language))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        plain = QTextCharFormat()
        plain.setForeground(self._theme.colour("text"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):  # Qt's red means a blocker here
            calendar.setWeekdayTextFormat(day, plain)
        shown = QDate.fromString(self.iso, Qt.DateFormat.ISODate)
        calendar.setSelectedDate(shown if shown.isValid() else QDate.currentDate())
        calendar.activated.connect(lambda day: self._take(day, frame))
        calendar.clicked.connect(lambda day: self._take(day, frame))
        box.addWidget(calendar)
        frame.move(self.mapToGlobal(QPoint(0, self.height())))
        frame.show()
        calendar.setFocus(Qt.FocusReason.PopupFocusReason)  # the drafter has not left the line

    def _take(self, day: QDate, frame: QFrame) -> None:
        self.setText(day.toString(Qt.DateFormat.ISODate))
        frame.close()
        self.editingFinished.emit()


def _refuse_two_days(text: str) -> None:
    """Raise ValueFault where a day in figures can be read in two ways."""
    found = _TWO_DAYS.search(text)
    if found is not None:
        raise ValueFault("ANSWER-029", value=found[0])


class MeasuredField(Field):
    """What these fields share: parts that are put together into the text of the kind when one of them changes.

    `in_words` tells that the parts say the answer as people do, so that nothing need be added below.
    """

    in_words = False

    def __init__(self, shape: Shape, path: str, desk: Desk) -> None:
        super().__init__(shape, path, desk)
        self.parts = QHBoxLayout()
        self.parts.setSpacing(12)
        self.box.addLayout(self.parts)
        self.box.addWidget(self.note)
        self._lines: list[QLineEdit] = []

    def text(self) -> str:
        """Return the parts as one text of the kind; empty where nothing was entered."""
        raise NotImplementedError

    def spread(self, value: object) -> None:
        """Show an answer in the parts."""
        raise NotImplementedError

    def load(self) -> None:
        """Show the answer, and below it how it is read."""
        value = self.value
        self.spread(value)
        self.mark(wrong=False)
        if self.in_words:
            self.say("")
        else:
            self.say_value(value)

    def mark(self, *, wrong: bool) -> None:
        """Draw the lines as wrong or not."""
        for line in self._lines:
            set_property(line, "wrong", "true" if wrong else "false")

    def unclear(self, told: str) -> None:
        """Say why what was typed into a list was not taken."""
        self.say(self.desk.words.text(told), wrong=True)

    def line(self, made: QLineEdit, stretch: int = 1) -> None:
        """Take a line as a part: it is committed when it is left."""
        made.editingFinished.connect(self.done)
        self.parts.addWidget(made, stretch)
        self.watch(made)
        self._lines.append(made)

    def finish(self) -> None:
        """Commit a line that was typed in."""
        if any(line.isModified() for line in self._lines):
            self.done()

    def done(self) -> None:
        """Commit what stands in the parts, where it differs from the answer."""
        text = self.text()
        for line in self._lines:
            line.setModified(False)
        if text != ("" if self.value is UNKNOWN else str(self.value)):
            self.commit(text)
        elif self.fault:  # what was refused has given way to the answer as it was
            self.fault = ""
            self.load()


class DateField(MeasuredField):
    """One date, exact or partial."""

    in_words = True

    def __init__(self, shape: Shape, path: str, desk: Desk) -> None:
        super().__init__(shape, path, desk)
        self.date = DateLine(desk.theme, desk, "")
        self.date.setMaximumWidth(round(_DATE * desk.theme.scale))
        self.line(self.date)
        self.parts.addStretch(0)
        self.setFocusProxy(self.date)

    def text(self) -> str:
        """Return the date."""
        return self.date.iso

    def read(self, data: object) -> object:
        """Return the date; raise ValueFault."""
        _refuse_two_days(str(data))
        return super().read(data)

    def spread(self, value: object) -> None:
        """Show a date."""
        self.date.show_value(value if isinstance(value, Day) else None)


class PeriodField(MeasuredField):
    """From one date to another, to the day of execution where the question allows it, or one date alone."""

    in_words = True

    def __init__(self, shape: Shape, path: str, desk: Desk) -> None:
        super().__init__(shape, path, desk)
        words = desk.words
        self.start = DateLine(desk.theme, desk, words.text(N_("From, or on one day")), words.text(N_("From")))
        self.end = DateLine(desk.theme, desk, words.text(N_("To")), words.text(N_("To")))
        for one in (self.start, self.end):
            self.line(one)
        self.open = Tick(words.text(N_("Until the request is carried out")))
        self.open.clicked.connect(self._toggled)
        self.watch(self.open)
        self.box.insertWidget(1, self.open)
        assert shape.question is not None
        self.open.setVisible(not shape.question.past)
        self.setFocusProxy(self.start)

    def text(self) -> str:
        """Return `START`, `START/END` or `START/execution`."""
        start, end = self.start.iso, self.end.iso
        if self.open.isChecked():
            end = Open.EXECUTION.value
        return f"{start}/{end}" if end and (start or end != Open.EXECUTION.value) else start

    def read(self, data: object) -> object:
        """Return the period; raise ValueFault."""
        _refuse_two_days(str(data))
        return super().read(data)

    def spread(self, value: object) -> None:
        """Show a period."""
        if not isinstance(value, Period):
            if not (self.start.isModified() or self.end.isModified()):
                self.start.show_value(None)
                self.end.show_value(None)
            return
        is_open = value.end is Open.EXECUTION
        self.start.show_value(value.start)
        self.end.show_value(value.end if isinstance(value.end, Day) and value.end != value.start else None)
        self.open.setChecked(is_open)

    def _toggled(self) -> None:
        if self.open.isChecked():
            self.end.clear()
        self.done()


class DeadlineField(MeasuredField):
    """At once, on a date, or so many days, weeks or months after receipt."""

    def __init__(self, shape: Shape, path: str, desk: Desk) -> None:
        super().__init__(shape, path, desk)
        words = desk.words
        self.how = Combo()
        self.how.addItem(words.text(N_("Not answered")), "")
        self.how.addItem(words.text(N_("At once")), "at_once")
        self.how.addItem(words.text(N_("On a date")), "day")
        for unit, text in _UNITS.items():
            self.how.addItem(words.text(text), unit)
        self.how.activated.connect(self._chosen)
        self.watch(self.how)
        self.count = QLineEdit()
        self.count.setAccessibleName(words.text(N_("How many")))
        self.count.setValidator(QRegularExpressionValidator(QRegularExpression(r"[1-9]\d{0,3}"), self.count))
        self.date = DateLine(desk.theme, desk, words.text(N_("On a date")))
        self.line(self.count, 1)
        self.parts.addWidget(self.how, 2)
        self.line(self.date, 2)
        self.setFocusProxy(self.how)

    def text(self) -> str:
        """Return `at_once`, a date or a duration."""
        how = str(self.how.currentData())
        if how == "day":
            return self.date.iso
        if how in _UNITS:
            return f"P{self.count.text()}{how}" if self.count.text() else ""
        return how

    def spread(self, value: object) -> None:
        """Show a deadline."""
        if isinstance(value, Deadline):
            how = "at_once" if value.is_at_once else value.unit or "day"
            self.how.setCurrentIndex(self.how.findData(how))
            self.count.setText(str(value.count) if value.unit else "")
            self.date.show_value(value.day)
        elif value is not UNKNOWN:
            self.how.setCurrentIndex(0)
        self._fit()

    def say_value(self, value: object) -> None:
        """Show how a count or a date is read; "at once" stands in the list already."""
        is_at_once = isinstance(value, Deadline) and value.is_at_once
        super().say_value(UNKNOWN if is_at_once else value)

    def _chosen(self) -> None:
        self._fit()
        how = str(self.how.currentData())
        if how in {"", "at_once"}:
            self.done()
        else:
            (self.date if how == "day" else self.count).setFocus()

    def _fit(self) -> None:
        how = str(self.how.currentData())
        self.count.setVisible(how in _UNITS)
        self.date.setVisible(how == "day")


class AmountField(MeasuredField):
    """A currency and a figure."""

    def __init__(self, shape: Shape, path: str, desk: Desk) -> None:
        super().__init__(shape, path, desk)
        words = desk.words
        states = (desk.case.answers.text(f"request.{one}") for one in ("requesting", "requested"))
        first = dict.fromkeys((*(code for one in states for code in currencies_of(one)), *_USUAL))
        rest = sorted(currencies_in_use() - set(first))
        self.currency = _searchable((*first, *rest), words.text(N_("Currency")), self.unclear)
        self.currency.activated.connect(lambda _: self.done())
        self.figure = QLineEdit()
        self.figure.setAccessibleName(words.text(N_("Sum")))
        self.figure.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.parts.addWidget(self.currency)
        self.watch(self.currency)
        self.line(self.figure)
        self.parts.addStretch(1)
        self.setFocusProxy(self.figure)

    def text(self) -> str:
        """Return what stands in the line, which may name the currency; a currency alone is no answer."""
        return self.figure.text().strip()

    def read(self, data: object) -> object:
        """Return the sum; a bare figure is in the currency of the list."""
        return self.sum(str(data), self.currency.currentText())

    def spread(self, value: object) -> None:
        """Show a sum: the currency in the list, the figure as the window writes it."""
        if isinstance(value, Amount):
            choose(self.currency, value.currency)
            if not (self.figure.hasFocus() and self.figure.isModified()):
                self.figure.setText(self.desk.wording.formatter.figure(value).replace("\u00a0", " "))
        elif value is UNKNOWN and not self.figure.isModified():
            self.figure.clear()

    def done(self) -> None:
        """Commit what was typed; what stands as it was shown is the answer already."""
        self.figure.setModified(False)
        self.commit(self.text())


class MomentField(MeasuredField):
    """A date, a time of day and the zone whose clock is meant; the zone of the State whose clock it is is proposed."""

    def __init__(self, shape: Shape, path: str, desk: Desk) -> None:
        super().__init__(shape, path, desk)
        words = desk.words
        self.date = DateLine(desk.theme, desk, words.text(N_("Date")))
        self.date.setMinimumWidth(self.date.longest())
        self.time = QLineEdit()
        self.time.setAccessibleName(words.text(N_("Time of day")))
        self.time.setPlaceholderText("14:30")
        self.time.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.time.setMaximumWidth(round(_TIME * desk.theme.scale))
        self.zone = _searchable(zones(), words.text(N_("Time zone")), self.unclear)
        self.zone.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.zone.setMinimumContentsLength(10)  # the date has the room first
        self.zone.activated.connect(lambda _: self.done())
        self.line(self.date, 3)
        self.line(self.time, 1)
        if desk.theme.text_scale < _LARGE:
            self.parts.addWidget(self.zone, 2)
        else:  # the three have no room beside each other
            self.box.insertWidget(1, self.zone)
        self.watch(self.zone)
        self.setFocusProxy(self.date)
        self._proposed = _UTC
        self._held = False

    def text(self) -> str:
        """Return `2026-12-01T09:30 Africa/Kampala`, as soon as a date and a time are there."""
        date, time = self.date.iso, self.time.text().strip()
        with suppress(ValueError):
            time = read_clock(time)
        return f"{date}T{time} {self.zone.currentText().strip()}" if date and time else ""

    def read(self, data: object) -> object:
        """Return the point in time, or raise ValueFault for the part that is wrong."""
        date, time, zone = self.date.iso, self.time.text().strip(), self.zone.currentText().strip()
        try:
            day = Day.parse(date)
        except ValueError:
            day = None
        _refuse_two_days(date)
        if day is None or not day.is_exact:
            raise ValueFault("ANSWER-026", value=self.date.text().strip())
        try:
            read_clock(time)
        except ValueError:
            raise ValueFault("ANSWER-025", value=time) from None
        if not is_zone(zone):
            raise ValueFault("ANSWER-027", value=zone)
        return super().read(data)

    def spread(self, value: object) -> None:
        """Show a point in time; before there is one, propose the zone."""
        if self._held and value is UNKNOWN:  # taken back: what stands there is no beginning of another answer
            self.date.show_value(None)
            self.time.clear()
        self._held = isinstance(value, Moment)
        if isinstance(value, Moment):
            self.date.show_value(value.day)
            self.time.setText(str(value).partition("T")[2].partition(" ")[0])
            choose(self.zone, value.zone)
        elif self.zone.currentText() == self._proposed:
            self._proposed = _zone_for(self.shape, self.desk)
            choose(self.zone, self._proposed)

    def done(self) -> None:
        """Commit a whole point in time; parts of one are kept on the screen until the rest is there."""
        if self.text() or not (self.date.text() or self.time.text()):
            super().done()


class ZoneField(ChoiceField):
    """A time zone, looked for by a part of its name or by its State; one in other words that stands there already can stay."""

    def choices(self) -> Iterable[tuple[str, str]]:
        """Return the zones with their States, and what is answered."""
        value = self.value
        own = (str(value),) if isinstance(value, str) and value not in zones() else ()
        return [*((one, one) for one in own), *((one, self._told(one)) for one in zones())]

    def _told(self, zone: str) -> str:
        state = self.desk.words.state(state_of_zone(zone))
        return f"{zone} · {state}" if state else zone


@cache
def zones() -> tuple[str, ...]:
    """The time zones that can be chosen: UTC, then places by continent."""
    return (_UTC, *sorted(one for one in available_timezones() if "/" in one and not one.startswith("Etc/")))


def _zone_for(shape: Shape, desk: Desk) -> str:
    """Return the zone of the clock by which a question is meant; UTC where none is known."""
    answers, question = desk.case.answers, shape.question
    assert question is not None
    if question.clock == "utc":
        return _UTC
    if question.clock == "theirs":
        return only_zone(answers.text("request.requested")) or _UTC
    office = answers.get("request.contact_zone")
    own = office if isinstance(office, str) and office in zones() else ""
    return own or only_zone(answers.text("request.requesting")) or _UTC


def choose(combo: QComboBox, entry: str) -> None:
    """Show an entry of a list in which one can type, as chosen; what is no entry stands in its line."""
    combo.setCurrentIndex(combo.findText(entry, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchCaseSensitive))
    combo.setEditText(entry)


def _searchable(entries: Iterable[str], name: str, unclear: Callable[[str], None]) -> QComboBox:
    """Return a box in which one can type a part of what is looked for; `unclear` is told why nothing was taken."""
    combo = Combo()
    combo.setAccessibleName(name)
    combo.addItems(list(entries))
    combo.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    search_combo(combo).unclear.connect(unclear)
    return combo


_FIELDS: dict[str, type[MeasuredField]] = {
    "date": DateField,
    "period": PeriodField,
    "deadline": DeadlineField,
    "amount": AmountField,
    "datetime": MomentField,
}


def measured_field(shape: Shape, path: str, desk: Desk) -> MeasuredField | None:
    """Return the field for a measured kind, or None for other kinds."""
    assert shape.question is not None
    made = _FIELDS.get(shape.question.kind)
    return made(shape, path, desk) if made is not None else None
