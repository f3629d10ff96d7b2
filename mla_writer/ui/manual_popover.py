"""The manual page of a finding, beside it: what it means, why it matters, what passes, what fails, what is a good answer."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mla_writer.checks.finding import Finding
from mla_writer.checks.manual import page_of
from mla_writer.checks.rules import RULES
from mla_writer.translation.message import N_
from mla_writer.ui.demand import TRUST, cited
from mla_writer.ui.desk import Desk
from mla_writer.ui.parts import button, isolated, label
from mla_writer.ui.plain import tip
from mla_writer.ui.theme import Theme, icon

_WIDTH = 400
_TITLE = N_("What is this?")


class ManualPopover(QFrame):
    """Shows one page; closed with Escape, and the focus goes back to where it was."""

    def __init__(self, finding: Finding, desk: Desk, theme: Theme, opener: QWidget) -> None:
        super().__init__(opener.window(), Qt.WindowType.Popup)
        self.setObjectName("popover")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.desk, self.theme = desk, theme
        self._back = QApplication.focusWidget() or opener
        self.setAccessibleName(f"{desk.words.text(_TITLE)} {finding.code}")
        self.setFixedWidth(round(_WIDTH * theme.scale))
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 10, 10, 12)
        box.setSpacing(6)
        box.addLayout(self._head(finding))
        for part in self._parts(finding):
            box.addWidget(part)

    def show_beside(self, opener: QWidget) -> None:
        """Show below the widget that opens it, or above where there is no room, inside the screen."""
        layout = self.layout()
        assert layout is not None
        self.ensurePolished()
        layout.activate()
        self.setFixedHeight(layout.totalHeightForWidth(self.width()))
        place = QRect(opener.mapToGlobal(QPoint()), opener.size())
        screen = QGuiApplication.screenAt(place.center()) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        left = place.left() if self.desk.words.is_rtl else place.right() - self.width()
        top = place.bottom() + 4
        if top + self.height() > room.bottom():
            top = max(room.top() + 4, room.bottom() - self.height() - 4)
        self.move(QPoint(min(max(room.left() + 4, left), room.right() - self.width() - 4), top))
        self.show()
        self.close_button.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Give the focus back."""
        super().closeEvent(event)
        self._back.setFocus(Qt.FocusReason.PopupFocusReason)

    # ---- parts -----------------------------------------------------------------------------------------------------

    def _head(self, finding: Finding) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(label(isolated(finding.code), self.theme, "caption", muted=True), 1)
        self.close_button = button("", self.close, style="icon", name=self.desk.words.text(N_("Close")))
        self.close_button.setIcon(icon("x", self.theme.colours["text-muted"]))
        row.addWidget(self.close_button)
        return row

    def _parts(self, finding: Finding) -> Iterator[QWidget]:
        words, theme = self.desk.words, self.theme
        page = page_of(finding.code, self.desk.live.questionnaire)
        if page is None:
            return
        is_check = finding.code in RULES
        title = page.title if is_check else finding.title or page.title
        yield label(self.desk.tell(title), theme, "body", strong=True)
        for one in page.text if is_check else (finding.message,):
            yield label(self.desk.tell(one), theme, "small")
        for heading, texts in page.parts:
            yield label(self.desk.tell(heading), theme, "small", strong=True, muted=True)
            for one in texts:
                yield label(self.desk.tell(one), theme, "small")
        for source in finding.sources:
            sure = words.text(TRUST[source.confidence])
            yield label(f"{isolated(cited((source,), words))} · {sure}", theme, "caption", muted=True)


def manual_button(finding: Finding, desk: Desk, theme: Theme) -> QPushButton:
    """Return a button that opens the page of a finding."""
    title = desk.words.text(_TITLE)
    made = button("", lambda: ManualPopover(finding, desk, theme, made).show_beside(made), style="icon", name=title)
    made.setIcon(icon("circle-question-mark", theme.colours["text-muted"]))
    tip(made, title)
    return made
