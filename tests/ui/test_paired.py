"""Rows beside each other: labels, fields and what stands between them begin at one height."""

from __future__ import annotations

from PySide6.QtCore import QPoint

from mla_writer.ui.parts import banner
from tests.ui.at import let_rows_come, row_at


def top(widget, within):
    return widget.mapTo(within, QPoint(0, 0)).y()


def test_pair__of_which_one_has_a_finding__stands_in_line(opened, qtbot):
    view = opened()
    family, given = (row_at(view, f"persons.p1.{one}") for one in ("family", "given"))
    given.findings.addWidget(banner("A finding of one of the two.", "warning", view.desk.theme))
    let_rows_come(view)
    qtbot.wait(400)
    assert top(family, view) == top(given, view)
    assert top(family.label, view) == top(given.label, view)
    assert top(family.field, view) == top(given.field, view)
