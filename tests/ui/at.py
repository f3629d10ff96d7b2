"""Going to a question in the window."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from mla_writer.ui.basis import BasisView
from mla_writer.ui.items import ItemsView
from mla_writer.ui.page import Page
from mla_writer.ui.question import QuestionRow
from mla_writer.ui.request import RequestView
from mla_writer.ui.rows import Rows


def let_rows_come(widget: QWidget) -> None:
    """Have the rows made that would follow in later turns of the event loop."""
    for rows in widget.findChildren(Rows):
        rows.complete()
    QApplication.processEvents()


def row_at(view: RequestView, path: str) -> QuestionRow:
    """Go to the question at `path` and return its row."""
    view.go_to(path)
    page = view.stack.currentWidget()
    row = None
    if isinstance(page, ItemsView):
        assert page.editor is not None
        row = page.editor.rows.row(path)
    elif isinstance(page, Page | BasisView):
        row = page.row(path)
    assert row is not None, path
    QApplication.processEvents()
    return row
