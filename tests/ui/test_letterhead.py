"""Letterheads in the window: chosen in the settings, shown with what they lack, used by the export, removed and brought back."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from mla_writer.paths import letterhead_file
from mla_writer.ui import export_choices
from mla_writer.ui.letterhead_box import LetterheadBox
from mla_writer.ui.letterhead_page import LetterheadPage
from mla_writer.ui.settings_view import SettingsView
from mla_writer.ui.window import MainWindow
from tests.letterheads import libreoffice_letterhead, word_letterhead, word_parts, zipped
from tests.sample import CONTENT
from tests.ui.conftest import Opener
from tests.ui.test_export import dialog_of, written

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "ministry.docx"
    made.write_bytes(word_letterhead())
    return made


@pytest.fixture
def box(window: MainWindow, qtbot: QtBot) -> LetterheadBox:
    window.content = CONTENT
    window.show_settings()
    view = window.view
    assert isinstance(view, SettingsView)
    qtbot.waitUntil(lambda: view.rows is not None and view.letterhead.work is None)
    return view.letterhead


def told(box: LetterheadBox) -> str:
    QApplication.processEvents()
    texts = [one.text() for one in box.findChildren(QLabel) if one.isVisibleTo(box)]
    return "".join(letter for letter in " | ".join(texts) if letter not in "\u2066\u2068\u2069")


def take(box: LetterheadBox, file: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(box.looked, timeout=10_000):
        box.take_file(file)


def test_letterhead__chosen__is_kept_and_shown_with_what_it_lacks(box, file, qtbot):
    assert "plain paper" in told(box)
    assert not box.gone.isVisibleTo(box)
    take(box, file, qtbot)
    assert letterhead_file().read_bytes() == file.read_bytes()
    said = told(box)
    for words in (
        "216 × 279 mm",
        "Gill Sans MT",
        "OFFICE OF THE DIRECTOR OF PUBLIC PROSECUTIONS",
        "Body Text, Heading 2",
    ):
        assert words in said
    page = box.findChild(LetterheadPage)
    assert page.logo is not None
    drawn = page.grab().toImage()
    colours = {drawn.pixelColor(x, y).name() for x in range(0, drawn.width(), 2) for y in range(0, drawn.height(), 2)}
    assert "#1f4e79" in colours  # the logo
    assert "#ffffff" in colours


def test_letterhead__removed__comes_back_by_the_toast(box, file, qtbot):
    take(box, file, qtbot)
    qtbot.mouseClick(box.gone, LEFT)
    assert not letterhead_file().exists()
    assert "plain paper" in told(box)
    with qtbot.waitSignal(box.looked, timeout=10_000):
        qtbot.mouseClick(box.toast.undo, LEFT)
    assert letterhead_file().read_bytes() == file.read_bytes()
    assert "Gill Sans MT" in told(box)


def test_letterhead__that_is_refused__leaves_the_one_before(box, file, qtbot, tmp_path):
    take(box, file, qtbot)
    bad = tmp_path / "macros.docx"
    bad.write_bytes(zipped({**word_parts(), "word/vbaProject.bin": b"x"}))
    take(box, bad, qtbot)
    assert "macros.docx: this file holds macros" in told(box)
    assert "Gill Sans MT" in told(box)
    assert letterhead_file().read_bytes() == file.read_bytes()
    file.write_bytes(libreoffice_letterhead())
    take(box, file, qtbot)
    assert "macros" not in told(box)
    assert "Liberation Serif" in told(box)


def test_letterhead__kept__is_shown_when_the_page_comes_again(box, file, window, qtbot):
    take(box, file, qtbot)
    window.go_home()
    window.show_settings()
    view = window.view
    assert isinstance(view, SettingsView)
    qtbot.waitUntil(lambda: "Gill Sans MT" in told(view.letterhead))


# ---- export ---------------------------------------------------------------------------------------------------------------


def header(folder: Path) -> str:
    with zipfile.ZipFile(io.BytesIO((folder / "request.en.docx").read_bytes())) as package:
        return package.read("word/header1.xml").decode()


def test_export__is_on_the_letterhead__unless_it_is_left_out(opened: Opener, qtbot, tmp_path):
    view = opened("complete")
    letterhead_file().parent.mkdir(parents=True, exist_ok=True)
    letterhead_file().write_bytes(word_letterhead())
    dialog = dialog_of(view, tmp_path / "out")
    paper = dialog.choices.paper
    assert paper is not None
    assert paper.isChecked()
    written(dialog, qtbot)
    assert "OFFICE OF THE DIRECTOR" in header(tmp_path / "out")
    dialog.close()
    qtbot.waitUntil(lambda: view.findChild(type(dialog)) is None)
    again = dialog_of(view, tmp_path / "out")
    assert again.choices.paper is not None
    again.choices.paper.click()
    written(again, qtbot)
    assert "OFFICE OF THE DIRECTOR" not in header(tmp_path / "out")


def test_export__without_a_letterhead__does_not_ask(opened: Opener):
    assert dialog_of(opened()).choices.paper is None


def test_export__of_a_web_page__has_no_letterhead(opened: Opener):
    view = opened()
    letterhead_file().parent.mkdir(parents=True, exist_ok=True)
    letterhead_file().write_bytes(word_letterhead())
    choices = dialog_of(view).choices
    choices.format.setCurrentIndex(choices.format.findData("html"))
    assert not choices.on_letterhead
    choices.format.setCurrentIndex(choices.format.findData("docx"))
    assert choices.on_letterhead


@pytest.mark.parametrize("there", [Path("/usr/bin/soffice"), None])
def test_pdf__is_offered_where_it_can_be_printed_only(opened: Opener, monkeypatch, there):
    monkeypatch.setattr(export_choices, "printer", lambda: there)
    choices = dialog_of(opened()).choices
    assert (choices.format.findData("pdf") >= 0) == (there is not None)
