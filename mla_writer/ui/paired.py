"""Rows under one another; two short ones that follow each other share a line while both labels have room in it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from mla_writer.ui.parts import ListedLayout

_BETWEEN = 16

Line = tuple[tuple[QLayoutItem, int, int], ...]
"""For each row in a line its item, where it begins, and its width."""


class BandLayout(ListedLayout):
    """Columns under one another, of which all but the last can be made as high as those of the row beside.

    `beside` are the heights that they have at least when they are laid; what the row needs by itself does not depend on it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.beside: tuple[int, ...] = ()
        self._needed: dict[int, tuple[int, ...]] = {}

    def add(self, band: QLayout) -> None:
        """Put a band below the others."""
        self.addChildLayout(band)
        self.addItem(band)

    def invalidate(self) -> None:
        """Forget what was worked out."""
        self._needed = {}
        super().invalidate()

    def needed(self, width: int) -> tuple[int, ...]:
        """Return the heights of the bands in a row of this width, each with the space below it."""
        if width not in self._needed:
            margins = self.contentsMargins()
            inner = width - margins.left() - margins.right()
            heights = [0 if one.isEmpty() else _height(one, inner) for one in self._items]
            spaced = [height + self.spacing() if height else 0 for height in heights[:-1]]
            self._needed[width] = (*spaced, *heights[-1:])
        return self._needed[width]

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """Take no more height than is needed."""
        return Qt.Orientation.Horizontal

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height that is needed at a width."""
        return sum(self.needed(width)) + self.around

    @property
    def around(self) -> int:
        """The margins above and below, together."""
        return self.contentsMargins().top() + self.contentsMargins().bottom()

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        """Lay the bands out."""
        super().setGeometry(rect)
        inner = rect.marginsRemoved(self.contentsMargins())
        parent = self.parentWidget()
        if parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            margins = self.contentsMargins()
            inner.translate(margins.right() - margins.left(), 0)
        y, needed = inner.y(), self.needed(rect.width())
        for number, (item, height) in enumerate(zip(self._items, needed, strict=True)):
            is_last = number == len(needed) - 1
            room = max(0, inner.bottom() + 1 - y) if is_last else max(0, height - self.spacing())
            item.setGeometry(QRect(inner.x(), y, inner.width(), room))
            y += max(height, self.beside[number] if number < len(self.beside) else 0)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room for all bands."""
        return self._size([one.sizeHint() for one in self._items if not one.isEmpty()])

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the least room for all bands."""
        return self._size([one.minimumSize() for one in self._items if not one.isEmpty()])

    def _size(self, sizes: list[QSize]) -> QSize:
        margins = self.contentsMargins()
        width = max((one.width() for one in sizes), default=0) + margins.left() + margins.right()
        height = sum(one.height() for one in sizes) + self.spacing() * max(0, len(sizes) - 1) + self.around
        return QSize(width, height)


class PairedLayout(ListedLayout):
    """Lays rows out. A row with a method `half_width()` that returns pixels may share a line with one of the same `inset`.

    Qt asks for the height again and again; what a width needs is worked out once, until a row asks for other room.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._laid: dict[int, tuple[tuple[int, Line], ...]] = {}

    def invalidate(self) -> None:
        """Forget what was worked out."""
        self._laid = {}
        super().invalidate()

    def put(self, widget: QWidget, place: int) -> None:
        """Have `widget` stand at a place of the order."""
        if place < len(self._items) and self._items[place].widget() is widget:
            return
        at = self.indexOf(widget)
        if at < 0:
            self.addWidget(widget)
            at = len(self._items) - 1
        self._items.insert(place, self._items.pop(at))
        self.invalidate()

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """Take no more height than is needed."""
        return Qt.Orientation.Horizontal

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height that is needed at a width."""
        return sum(height for height, _ in self._at(width))

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        """Lay the rows out."""
        super().setGeometry(rect)
        parent = self.parentWidget()
        is_rtl = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        y = rect.y()
        for height, line in self._at(rect.width()):
            for item, x, room in line:
                left = rect.width() - x - room if is_rtl else x
                self._align(item, line)
                item.setGeometry(QRect(rect.x() + left, y, room, height))
            y += height

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room for all rows under one another."""
        shown = [item for item in self._items if not item.isEmpty()]
        return QSize(
            max((item.sizeHint().width() for item in shown), default=0), sum(item.sizeHint().height() for item in shown)
        )

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room for the widest row; the height follows the width."""
        return QSize(max((item.minimumSize().width() for item in self._items if not item.isEmpty()), default=0), 0)

    def _at(self, width: int) -> tuple[tuple[int, Line], ...]:
        """Return the lines at a width, with their heights."""
        if width not in self._laid:
            lines = self._lines(width)
            self._laid[width] = tuple((_line_height(one), one) for one in lines)
        return self._laid[width]

    def _align(self, item: QLayoutItem, line: Line) -> None:
        """Have label, help and field of a row begin where those of the row beside do."""
        bands = _bands(item)
        if bands is None:
            return
        beside = _beside(line)
        if bands.beside != beside:
            bands.beside = beside
            if not bands.geometry().isNull():
                bands.setGeometry(bands.geometry())  # the row itself may stay where it is

    def _lines(self, width: int) -> Iterator[Line]:
        """Yield the lines: for each row in it the item, where it begins, and its width."""
        half, waiting = (width - _BETWEEN) // 2, None
        for item in self._items:
            if item.isEmpty():
                continue
            is_short = 0 < _half_width(item) <= half
            if waiting is not None and is_short and _depth(waiting) == _depth(item):
                yield (waiting, 0, half), (item, half + _BETWEEN, width - half - _BETWEEN)
                waiting = None
                continue
            if waiting is not None:
                yield ((waiting, 0, width),)
            waiting = item if is_short else None
            if not is_short:
                yield ((item, 0, width),)
        if waiting is not None:
            yield ((waiting, 0, width),)


def _bands(item: QLayoutItem) -> BandLayout | None:
    widget = item.widget()
    layout = widget.layout() if widget is not None else None
    return layout if isinstance(layout, BandLayout) else None


def _beside(line: Line) -> tuple[int, ...]:
    """Return the heights that the bands of the rows in a line have together, without the last; nothing for a row alone."""
    found = [bands.needed(room)[:-1] for item, _, room in line if (bands := _bands(item)) is not None]
    return tuple(max(heights) for heights in zip(*found, strict=True)) if len(found) > 1 else ()


def _line_height(line: Line) -> int:
    beside = sum(_beside(line))
    heights = []
    for item, _, room in line:
        bands = _bands(item)
        aligned = beside + bands.needed(room)[-1] + bands.around if bands is not None and beside else 0
        heights.append(max(_height(item, room), aligned))
    return max(heights)


def _half_width(item: QLayoutItem) -> int:
    needed = getattr(item.widget(), "half_width", None)
    return needed() if needed is not None else 0


def _depth(item: QLayoutItem) -> int:
    """Return how far in a row stands: what belongs to a group does not share a line with what follows it."""
    return getattr(item.widget(), "inset", 0)


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
