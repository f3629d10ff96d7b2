"""Drafts whose texts hold markup: the window shows the words as they stand, and loads nothing that they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import Qt as Gui
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QMessageBox, QTableView, QWidget

import mla_writer.ui
from mla_writer.answers.values import Text, Version
from mla_writer.storage.drafts import save_draft
from mla_writer.ui.parts import ElidedLabel
from mla_writer.ui.plain import plain
from tests.sample import SAMPLES, completed, with_answers

_PICTURE = "<img src='//server/share/x.png'><b>MARK</b> "


def hostile(file: Path) -> Path:
    """Write the sample with a picture named before every text of it."""
    case = completed()
    answers = case.answers
    for step in case.live.steps:
        value = answers.get(step.path)
        if isinstance(value, Text):
            answers = answers.set(step.path, Text({"en": Version(_PICTURE + value.plain)}))
        elif isinstance(value, str) and step.question.kind == "verbatim":
            answers = answers.set(step.path, _PICTURE + value)
    save_draft(with_answers(case, answers).draft, file)
    return file


def texts(window: QWidget) -> Iterator[tuple[str, str, bool]]:
    """Yield every text and tooltip in a window with the kind of widget, and whether Qt looks for markup in it."""
    for one in window.findChildren(QWidget):
        yield type(one).__name__, one.toolTip(), True
        if isinstance(one, QLabel):
            yield type(one).__name__, one.text(), one.textFormat() != Qt.TextFormat.PlainText
        if isinstance(one, QAbstractItemView) and one.model() is not None:
            yield from ((type(one).__name__, text, True) for text in tips(one))


def tips(view: QAbstractItemView) -> Iterator[str]:
    """Yield every tooltip of a list or a table."""
    model, tip = view.model(), Qt.ItemDataRole.ToolTipRole
    for column in range(view.horizontalHeader().count() if isinstance(view, QTableView) else 1):
        yield model.headerData(column, Qt.Orientation.Horizontal, tip) or ""
        for row in range(model.rowCount(QModelIndex())):
            yield model.index(row, column).data(tip) or ""


def test_texts_with_markup__are_shown_as_they_stand__on_every_page(window, tmp_path):
    window.open(hostile(tmp_path / "kato.mla"))
    view = window.request
    places = ["facts.f1.what", "persons.p1.family", "documents.d1.title", "bank_records.items.i1.account"]
    seen = 0
    steps = [partial(view.open_section, page.key) for page in view.pages()]
    for go in [*steps, *(partial(view.go_to, place) for place in places)]:
        go()
        QApplication.processEvents()
        for kind, text, is_read in texts(window):
            seen += "MARK" in text
            assert not (is_read and "<img" in text and Gui.mightBeRichText(text)), (kind, text)
    assert seen > 100


def test_draft_that_cannot_be_read__is_told_without_its_markup(window, tmp_path, monkeypatch):
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda *given: told.append(given[-1]))
    sample = (SAMPLES / "uganda-switzerland.complete.yaml").read_text(encoding="utf-8")
    bad = tmp_path / "bad.mla"
    bad.write_text(sample.replace("  kind: new", f'  kind: "{_PICTURE}"', 1), encoding="utf-8")
    window.open(bad)
    assert "MARK" in told[0]
    assert "<img" not in told[0]


def test_text_without_markup__stays_as_it_is():
    for text in ("a <b", "paid <USD 5", "x & y", "a > b"):
        assert plain(text) == text


def test_tooltip__has_the_words_that_look_like_markup(window):
    label = ElidedLabel("if a<b and c>d", window.theme)
    assert label.toolTip() == Gui.convertFromPlainText("if a<b and c>d")


def test_window__sets_tooltips_in_one_way():
    folder = Path(mla_writer.ui.__file__).parent
    direct = [one.name for one in folder.glob("*.py") if re.search(r"\.setToolTip\(", one.read_text(encoding="utf-8"))]
    assert direct == ["plain.py"]
