"""Tab in the order in which a view stands on the screen, whatever was made first; parts that come later stand last for Qt."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QSplitter, QStackedWidget, QTabWidget, QWidget


class TabbedInOrder(QWidget):
    """A view through which Tab goes as it stands on the screen, and round again."""

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: N802 - Qt's name and call
        """Give the focus to what stands next, or before."""
        every = [one for one in in_order(self) if one.isEnabled() and one.isVisible()]
        focus = QApplication.focusWidget()
        if focus not in every:
            return super().focusNextPrevChild(is_next)
        at = every.index(focus) + (1 if is_next else -1)
        reason = Qt.FocusReason.TabFocusReason if is_next else Qt.FocusReason.BacktabFocusReason
        every[at % len(every)].setFocus(reason)
        return True


def in_order(widget: QWidget) -> Iterator[QWidget]:
    """Yield what Tab goes to in a widget, as it stands on the screen."""
    if widget.isHidden():
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    for inner in _parts(widget):
        yield from in_order(inner)


def _parts(widget: QWidget) -> Iterator[QWidget]:
    """Yield the parts of a widget, those that stand first before the others; what floats over them comes last."""
    layout = widget.layout()
    if isinstance(widget, QSplitter):
        found = (widget.widget(number) for number in range(widget.count()))
        yield from (one for one in found if one is not None)
    elif isinstance(widget, QTabWidget):
        yield from (one for one in (widget.tabBar(), widget.currentWidget()) if one is not None)
    elif isinstance(widget, QStackedWidget):
        yield from (one for one in (widget.currentWidget(),) if one is not None)
    elif isinstance(widget, QScrollArea):
        yield from (one for one in (widget.widget(),) if one is not None)
    else:
        laid = list(_laid(layout)) if layout is not None else []
        yield from laid
        children = (one for one in widget.children() if isinstance(one, QWidget) and not one.isWindow())
        yield from (one for one in children if one not in laid)


def _laid(layout: QLayout) -> Iterator[QWidget]:
    """Yield the widgets of a layout and of those in it."""
    for number in range(layout.count()):
        item = layout.itemAt(number)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid(inner)
