"""A dialog of two halves in which something is chosen, and then done beside the window: letters exported, packs bundled."""

from __future__ import annotations

from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mla_writer.translation.message import N_
from mla_writer.ui.aside import Aside
from mla_writer.ui.column import Column
from mla_writer.ui.parts import button, fit, label
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.words import Words

_HEIGHT = 620
_STACKED = 54
"""Width in em of the body font under which the second half stands below the first."""

Work = TypeVar("Work", bound=Aside)


class WorkDialog(QDialog, Generic[Work]):
    """The dialog. `ended` tells that the work has ended, one way or the other; while it goes on, leaving stops it first."""

    ended = Signal()

    def __init__(self, title: str, width: int, words: Words, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.words, self.theme = words, theme
        self.work: Work | None = None
        self.setWindowTitle(title)
        self.body = Column("page")
        self.halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.body)
        self.halves.setContentsMargins(0, 0, 0, 0)
        self.halves.setSpacing(0)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self.body)
        self.cancel = button(words.text(N_("Cancel")), self.stop)
        self.cancel.setAutoDefault(False)
        self.open_folder = button(words.text(N_("Open folder")), self.show_folder)
        self.open_folder.setIcon(icon("folder-open", theme.colours["text"]))
        self.open_folder.setAutoDefault(False)
        self.progress_told = label("", theme, "small")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(title)
        self.working = QWidget()
        busy = QVBoxLayout(self.working)
        busy.setContentsMargins(0, 0, 0, 0)
        busy.addWidget(self.progress_told)
        busy.addWidget(self.progress)
        self.working.hide()
        fit(self, width, _HEIGHT, theme.scale)

    def lay(self, foot: QWidget) -> None:
        """Put the halves above the foot."""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.area, 1)
        outer.addWidget(foot)

    def foot_row(self, notes: tuple[QWidget, ...], buttons: tuple[QPushButton, ...]) -> QHBoxLayout:
        """Return the last line: notes, or while something is done how far it is, and the buttons."""
        row = QHBoxLayout()
        row.setSpacing(10)
        for one in notes:
            row.addWidget(one, 1 if one is notes[-1] else 0)
        row.addWidget(self.working, 1)
        for made in buttons:
            row.addWidget(made)
        return row

    @property
    def written_to(self) -> Path | None:
        """The folder into which was written, where something was."""
        return None

    def stop(self) -> None:
        """Stop the work, or close the dialog where nothing is being done."""
        if self.work is None:
            super().reject()
            return
        self.work.requestInterruption()
        self.progress_told.setText(self.words.text(N_("Stopping…")))

    def reject(self) -> None:
        """Escape stops the work first."""
        self.stop()

    def say(self, text: str) -> None:
        """Say in the dialog what went wrong."""
        raise NotImplementedError

    def show_folder(self) -> None:
        """Show the folder into which was written, in the program that shows folders here."""
        folder = self.written_to
        if folder is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.say(self.words.text(N_("The folder could not be opened.")))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Leave nothing running behind: what is being done is finished, and nothing more begun."""
        if self.work is not None:
            self.work.requestInterruption()
            self.work.wait()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Stand side by side, or one below the other."""
        super().resizeEvent(event)
        is_wide = event.size().width() >= _STACKED * self.theme.sizes["body"] * self.theme.scale
        self.halves.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)
