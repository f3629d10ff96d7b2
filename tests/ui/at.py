"""Going to a question in the window."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from mla_writer.ui.basis import BasisView
from mla_writer.ui.items import ItemsView
from mla_writer.ui.new import NewView
from mla_writer.ui.page import Page
from mla_writer.ui.question import QuestionRow
from mla_writer.ui.request import RequestView
from mla_writer.ui.rows import Rows
from mla_writer.ui.window import MainWindow


def let_rows_come(widget: QWidget) -> None:
    """Have the rows made that would follow in later turns of the event loop."""
    for rows in widget.findChildren(Rows):
        rows.complete()
    QApplication.processEvents()


def new_request(window: MainWindow, assistance: str = "bank_records") -> RequestView:
    """Begin a request of Uganda to Switzerland for one type of assistance, and return its view."""
    window.begin()
    view = window.view
    assert isinstance(view, NewView)
    view.asking.choose("UG")
    view.asked.choose("CH")
    view.types[assistance].setChecked(True)
    view.start()
    assert window.request is not None
    return window.request


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
