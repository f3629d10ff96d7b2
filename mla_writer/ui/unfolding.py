"""A line that opens: what stands below it is made when it is opened first."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget


class Unfolding(QWidget):
    """A head that can be checked, and a body below it while it is; a line of some sort makes its body in `made_body`."""

    def __init__(self, head: QAbstractButton, around: int = 0) -> None:
        super().__init__()
        self.head = head
        self.body: QWidget | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(around, around, around, around)
        self._box.setSpacing(0)
        self._box.addWidget(head)
        head.toggled.connect(self._show_body)

    def made_body(self) -> QWidget:
        """Return what stands below the head while the line is open."""
        raise NotImplementedError

    def _show_body(self, is_open: bool) -> None:
        if self.body is None and is_open:
            self.body = self.made_body()
            self._box.addWidget(self.body)
        if self.body is not None:
            self.body.setVisible(is_open)
