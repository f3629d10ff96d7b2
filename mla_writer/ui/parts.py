"""The small parts of which every view is made: labels, buttons, badges, pills, cards, banners; styled by name in window.qss."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QIcon,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from mla_writer.ui.plain import tip
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.wrapped import WrappedLabel

Level = Literal["blocker", "warning", "advice", "success", "overridden"]
BadgeSort = Literal["state", "treaty", "code", "number", "count", "key"]

LEVEL_ICONS = {
    "blocker": "octagon-alert",
    "warning": "triangle-alert",
    "advice": "lightbulb",
    "success": "check",
    "overridden": "stamp",
}
"""Each level has a shape of its own, so that none is told by colour alone."""
_CHIP_SPACE = 6
_CODE = re.compile(r"[A-Z]+-\d+")
_ROUND = 48
"""Pixels of its window that a dialog leaves in sight, both sides together."""
_ICON_SPACE = 6
"""Pixels between the icon of a button and its words, beyond the four that Qt leaves."""


class Button(QPushButton):
    """A push button whose icon stands off from its words; Enter presses it, in a window as in a dialog."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Press with Enter, but for what is ticked."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not self.isCheckable():
            self.click()
        else:
            super().keyPressEvent(event)

    def initStyleOption(self, option: QStyleOptionButton) -> None:  # noqa: N802 - Qt's name
        """Have the icon drawn with air on the side of the words."""
        super().initStyleOption(option)
        if not option.icon.isNull() and option.text:
            size = option.iconSize
            is_rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            option.icon = _aired(option.icon, size, is_rtl=is_rtl)
            option.iconSize = QSize(size.width() + _ICON_SPACE, size.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Set the ring of the main button off from its ground, which is as dark: the style sheet knows no room between them."""
        super().paintEvent(event)
        if self.hasFocus() and self.objectName() == "main":
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.ButtonText), 2))
            painter.drawRoundedRect(self.rect().adjusted(3, 3, -3, -3), 4, 4)
            painter.end()


class LaidButton(Button):
    """A push button that holds parts beside each other in `row`, with one name for all of them."""

    def __init__(self, style: str, name: str) -> None:
        super().__init__()
        self.setObjectName(style)
        self.setAccessibleName(name)
        self.row = QHBoxLayout(self)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)  # as wide as there is room, and as high as
        policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)  # what it holds needs then: it wraps
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Whether the parts wrap, and need more height where there is less width."""
        return self.row.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height that the wrapped parts need."""
        return self.row.totalHeightForWidth(width)

    def seal(self) -> None:
        """Have presses on the parts be presses on the button; called when all parts are in."""
        for part in self.findChildren(QLabel):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for the room that the parts need."""
        return self.row.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for the room that the parts need at least."""
        return self.row.minimumSize()


class _Aired:
    """Icons with air on the side of the words, drawn once: Qt asks whenever it measures or paints a button."""

    def __init__(self) -> None:
        self._made: dict[tuple[int, int, int, bool], QIcon] = {}

    def __call__(self, plain: QIcon, size: QSize, *, is_rtl: bool) -> QIcon:
        """Return the icon drawn at twice its size, for dense screens."""
        key = (plain.cacheKey(), size.width(), size.height(), is_rtl)
        if key not in self._made:
            self._made[key] = self._drawn(plain, size, is_rtl)
        return self._made[key]

    def _drawn(self, plain: QIcon, size: QSize, is_rtl: bool) -> QIcon:
        wide = QPixmap((size.width() + _ICON_SPACE) * 2, size.height() * 2)
        wide.fill(Qt.GlobalColor.transparent)
        painter = QPainter(wide)
        plain.paint(painter, QRect(_ICON_SPACE * 2 if is_rtl else 0, 0, size.width() * 2, size.height() * 2))
        painter.end()
        return QIcon(wide)


_aired = _Aired()


def label(text: str, theme: Theme, role: str = "body", *, strong: bool = False, muted: bool = False) -> QLabel:
    """Return a label in the font of a role that breaks its lines."""
    made = WrappedLabel(text) if theme.rtl else QLabel(text)
    made.setFont(theme.font(role, strong=strong))
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if muted:
        made.setObjectName("muted")
    return made


def named_field(name: str, theme: Theme, field: QWidget) -> QVBoxLayout:
    """Return a field below its name, which screen readers hear and which gives it the focus."""
    box = QVBoxLayout()
    box.setSpacing(4)
    told = label(name, theme, "question", strong=True)
    told.setBuddy(field)
    field.setAccessibleName(name)
    box.addWidget(told)
    box.addWidget(field)
    return box


def mark(name: str, colour: str, theme: Theme, size: int = 18, *, mirrored: bool = False) -> QLabel:
    """Return an icon as a label, in a colour of the tokens; it is drawn in step with the text size."""
    made = QLabel()
    edge = round(size * theme.scale)
    made.setPixmap(icon(name, theme.colours[colour], mirrored=mirrored).pixmap(edge, edge))
    return made


def level_mark(level: str, theme: Theme, size: int = 18) -> QLabel:
    """Return the icon of a level."""
    return mark(LEVEL_ICONS[level], "text-muted" if level == "overridden" else level, theme, size)


def button(
    text: str,
    act: Callable[[], object] | None = None,
    *,
    style: Literal["", "main", "quiet", "link", "icon", "tile", "row", "stamp", "flush"] = "",
    name: str = "",
) -> QPushButton:
    """Return a button that calls `act`; `name` is said by screen readers where the text alone says too little."""
    made = Button(text)
    made.setObjectName(style)
    if name:
        made.setAccessibleName(name)
    if act is not None:
        made.clicked.connect(lambda _=False: act())
    return made


def inset(what: QLayout | QWidget, start: int, top: int, end: int, bottom: int, *, is_rtl: bool) -> None:
    """Give margins of which the first is where reading begins and the third where it ends: Qt does not turn them round."""
    what.setContentsMargins(end if is_rtl else start, top, start if is_rtl else end, bottom)


def badge(code: str, theme: Theme, sort: BadgeSort = "code") -> QLabel:
    """Return a short code in a box: a State, a treaty, the own State, the number of a fact, a count or a key."""
    made = QLabel(code)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setObjectName(sort)
    made.setFont(theme.font("caption", strong=sort != "key"))
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def pill(text: str, level: Level, theme: Theme) -> QFrame:
    """Return a status in a rounded box: its level's icon and a word or a number."""
    return signed_pill(text, level, level_mark(level, theme, 14), theme)


def signed_pill(text: str, level: str, sign: QLabel, theme: Theme) -> QFrame:
    """Return a status in a rounded box, with a sign of its own; `level` is empty where it is that of no level."""
    made = QFrame()
    made.setObjectName("pill")
    made.setProperty("level", level)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    row = QHBoxLayout(made)
    row.setContentsMargins(8, 2, 9, 2)
    row.setSpacing(5)
    row.addWidget(sign)
    word = label(text, theme, "caption", strong=True, muted=not level)
    word.setWordWrap(False)
    word.setProperty("level", level)
    row.addWidget(word)
    return made


def banner(text: str, level: Level, theme: Theme) -> QFrame:
    """Return a sentence with the icon of its level on the soft colour of the level."""
    made = QFrame()
    made.setObjectName("banner")
    made.setProperty("level", level)
    row = QHBoxLayout(made)
    row.setContentsMargins(10, 7, 10, 7)
    row.setSpacing(9)
    row.addWidget(level_mark(level, theme), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(text, theme, "small"), 1)
    return made


class Note(QFrame):
    """A line under a field: how an answer is read, that it looks right, or what it should look like."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._sign: QLabel | None = None
        self.hide()

    def text(self) -> str:
        """Return what it says."""
        return self._text.text() if self._sign is not None else ""

    def say(self, text: str, level: Level | None = None) -> None:
        """Say `text` in the colour and with the icon of a level; nothing hides the line."""
        if self._sign is None:
            if not text:
                return  # most fields never have anything to say
            self._sign = self._fill()
        self._text.setText(text)
        self._text.setObjectName("" if level else "muted")
        set_property(self._text, "level", level or "")
        self._sign.setVisible(level is not None)
        if level is not None:
            edge = round(15 * self._theme.scale)
            self._sign.setPixmap(icon(LEVEL_ICONS[level], self._theme.colours[level]).pixmap(edge, edge))
        self.setVisible(bool(text))

    def say_open(self, text: str) -> None:
        """Say calmly what is still open, with the icon of what has not been begun."""
        self.say(text)
        assert self._sign is not None
        edge = round(15 * self._theme.scale)
        self._sign.setPixmap(icon("circle-dashed", self._theme.colours["text-muted"]).pixmap(edge, edge))
        self._sign.show()

    def _fill(self) -> QLabel:
        """Make the parts; return the one for the icon."""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        sign, self._text = QLabel(), label("", self._theme, "small")
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        return sign


def fit(dialog: QWidget, width: int, height: int, scale: float) -> None:
    """Give a dialog its size at a text size, within the window that it belongs to: a larger one would leave the screen."""
    parent = dialog.parentWidget()
    assert parent is not None
    room = parent.window().size()
    dialog.resize(min(round(width * scale), room.width() - _ROUND), min(round(height * scale), room.height() - _ROUND))


def foot(*buttons: QPushButton) -> QHBoxLayout:
    """Return the foot of a dialog: its buttons at the end of the line."""
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addStretch(1)
    for one in buttons:
        row.addWidget(one)
    return row


def sunken(space: int = 4) -> tuple[QFrame, QVBoxLayout]:
    """Return a box on lower ground, for what is told aside, and its layout."""
    frame = QFrame()
    frame.setObjectName("sunken")
    box = QVBoxLayout(frame)
    box.setContentsMargins(12, 8, 12, 8)
    box.setSpacing(space)
    return frame, box


def rule() -> QFrame:
    """Return a line between two parts."""
    made = QFrame()
    made.setObjectName("line")
    return made


class Tick(QCheckBox):
    """A check box that is ticked by a click anywhere inside the frame that it shows in focus, also beside its words."""

    def hitButton(self, at: QPoint) -> bool:  # noqa: N802 - Qt's name
        """Whether a click there ticks the box."""
        return self.rect().contains(at)


class Option(QRadioButton):
    """A choice that is taken by a click anywhere inside the frame that it shows in focus."""

    def hitButton(self, at: QPoint) -> bool:  # noqa: N802 - Qt's name
        """Whether a click there takes the choice."""
        return self.rect().contains(at)


class ElidedLabel(QLabel):
    """One line that ends in an ellipsis where it has no room; the whole text is its tooltip and its accessible name."""

    def __init__(
        self, text: str, theme: Theme, role: str = "body", *, strong: bool = False, muted: bool = False
    ) -> None:
        super().__init__()
        self.setFont(theme.font(role, strong=strong))
        self.setTextFormat(Qt.TextFormat.PlainText)
        if muted:
            self.setObjectName("muted")
        self._whole = ""
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show another text."""
        self._whole = text
        tip(self, text)
        self.setAccessibleName(text)
        self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for room for a few letters only."""
        return QSize(self.fontMetrics().averageCharWidth() * 6, self.fontMetrics().height())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for room for the whole text."""
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 2, self.fontMetrics().height())

    def resizeEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Shorten what is shown to what fits."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def _fit(self) -> None:
        has_room = self.fontMetrics().horizontalAdvance(self._whole) <= self.width()
        shown = self._whole if has_room else elided(self.fontMetrics(), self._whole, max(0, self.width()))
        if shown != self.text():
            self.setText(shown)


class Clickable(QFrame):
    """A card that acts as one button: by click, Enter and Space."""

    pressed = Signal()

    def __init__(self, style: str = "card") -> None:
        super().__init__()
        self.setObjectName(style)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Act where the button was let go over the card."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Act on Enter and Space."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Draw the ring."""
        super().focusInEvent(event)  # type: ignore[arg-type]
        set_property(self, "focus", "true")

    def focusOutEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Take the ring away."""
        super().focusOutEvent(event)  # type: ignore[arg-type]
        set_property(self, "focus", "false")


class ListedLayout(QLayout):
    """A layout that holds its parts in a list and whose height follows its width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """Take a part."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many parts there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Return a part."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Give a part back."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Tell that the height follows the width."""
        return True


class FlowLayout(ListedLayout):
    """Lays its parts out like words: beside each other, and on the next line where there is no room."""

    def __init__(self, parent: QWidget | None = None, space: int = _CHIP_SPACE) -> None:
        super().__init__(parent)
        self.setSpacing(space)

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """Take no more room than is needed."""
        return Qt.Orientation(0)

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height that is needed at a width."""
        return self._lay(QRect(0, 0, width, 0), only_measure=True)

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        """Lay the parts out."""
        super().setGeometry(rect)
        self._lay(rect, only_measure=False)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room for the widest part."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room for the widest part."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _lay(self, rect: QRect, *, only_measure: bool) -> int:
        x, y, line = 0, 0, 0
        parent = self.parentWidget()
        is_rtl = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            size = item.sizeHint()
            width = min(max(size.width(), item.minimumSize().width()), rect.width())
            if x and x + width > rect.width():
                x, y, line = 0, y + line + self.spacing(), 0
            if not only_measure:
                left = rect.x() + (rect.width() - x - width if is_rtl else x)
                item.setGeometry(QRect(QPoint(left, rect.y() + y), QSize(width, size.height())))
            x, line = x + width + self.spacing(), max(line, size.height())
        return y + line


def elided(metrics: QFontMetrics, text: str, room: int) -> str:
    """Return a text that is shortened at its end where it has no room: where it is read last, in a window of any direction."""
    return metrics.elidedText(f"\u2068{text}\u2069", Qt.TextElideMode.ElideRight, room)


def set_property(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet looks at, and style the widget anew where it changed."""
    if (widget.property(name) or "") != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def keys(sequence: QKeySequence | QKeySequence.StandardKey | str) -> str:
    """Return the name of a key combination as the system writes it."""
    return QKeySequence(sequence).toString(QKeySequence.SequenceFormat.NativeText)


def isolated_code(code: str) -> str:
    """Return the code of a check, which its manual page has too; nothing for a rule of a form or pack, whose id tells nobody."""
    return isolated(code) if _CODE.fullmatch(code) else ""


def isolated(text: str) -> str:
    """Return a name, number or reference so that it keeps its own direction inside a sentence of another."""
    return f"\u2068{text}\u2069"
