"""Packages for translators in the window, and what came back: seen with what differs, taken one by one, taken back by undo."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mla_writer.answers.values import Text
from mla_writer.translator.package import write_packages
from mla_writer.ui.export import ExportDialog
from mla_writer.ui.import_translation import TranslationDialog
from mla_writer.ui.request import RequestView
from mla_writer.ui.translator import TranslatorDialog
from tests.sample import completed
from tests.ui.conftest import Opener

LEFT = Qt.MouseButton.LeftButton
FACT = "facts.f4.what"
NEW = "Lakeshore Supplies Ltd verse 1 250 000 USD sur CH93 0076 2011 6238 5295 7."


def told(widget: QWidget) -> str:
    QApplication.processEvents()
    return " ".join(one.text() for one in widget.findChildren(QLabel) if not one.isHidden())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A translation into French in which one text was changed, and another differs from its original."""
    target = tmp_path / "F.xlf"
    write_packages(completed(), "xliff", ("fr",), target)
    content = target.read_text(encoding="utf-8")
    for path, text in ((FACT, NEW), ("facts.f5.source.what", "Agenda de 2022, saisi")):
        content = re.sub(
            rf'(id="{re.escape(path)}".*?<target[^>]*>).*?(</target>)', rf"\g<1>{text}\2", content, flags=re.DOTALL
        )
    target.write_text(content, encoding="utf-8")
    return target


def chosen(view: RequestView, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> TranslationDialog:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    view.export()
    export = view.findChild(ExportDialog)
    assert isinstance(export, ExportDialog)
    back = next(one for one in export.findChildren(QPushButton) if one.text() == "Import a translation…")
    qtbot.mouseClick(back, LEFT)
    dialog = view.findChild(TranslationDialog)
    assert isinstance(dialog, TranslationDialog)
    if not dialog.work.isFinished():
        with qtbot.waitSignal(dialog.looked, timeout=20_000):
            pass
    QApplication.processEvents()
    return dialog


def french(view: RequestView, path: str = FACT) -> Text:
    value = view.desk.case.answers.get(path)
    assert isinstance(value, Text)
    return value


def test_export__leads_to_the_package__which_counts_words_and_is_written(
    opened: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    view = opened("complete")
    view.export()
    export = view.findChild(ExportDialog)
    assert isinstance(export, ExportDialog)
    ways = {one.text(): one for one in export.findChildren(QPushButton)}
    qtbot.mouseClick(ways["For the translator…"], LEFT)
    dialog = view.findChild(TranslatorDialog)
    assert isinstance(dialog, TranslatorDialog)
    if dialog.work is not None:
        with qtbot.waitSignal(dialog.counted, timeout=20_000):
            pass
    assert "Words not translated" in told(dialog)
    assert set(dialog.languages) == {"fr", "ar"}
    (tmp_path / "out").mkdir()
    dialog.folder = tmp_path / "out"
    dialog.languages["ar"].click()
    dialog.formats["columns"].click()
    with qtbot.waitSignal(dialog.ended, timeout=20_000):
        qtbot.mouseClick(dialog.main, LEFT)
    assert [one.name for one in (tmp_path / "out").iterdir()] == ["translation.fr.docx"]
    assert "translation.fr.docx" in told(dialog)
    dialog.languages["fr"].click()
    qtbot.mouseClick(dialog.main, LEFT)
    assert "Choose at least one language." in told(dialog)
    dialog.close()


def test_translation__into_a_language_without_letters__is_written_as_the_letter(
    opened: Opener, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = opened("complete")
    view.desk.answer("request.translated_elsewhere", ("de",))
    package = tmp_path / "D.xlf"
    write_packages(view.desk.case, "xliff", ("de",), package)
    dialog = chosen(view, package, qtbot, monkeypatch)
    assert "Nothing to import" not in told(dialog)
    letter = tmp_path / "brief.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(letter), ""))
    assert [one.text() for one in dialog.letters] == ["Write the letter…", "Write the letter in two columns…"]
    for one in dialog.letters:
        letter.unlink(missing_ok=True)
        with qtbot.waitSignal(dialog.letter_written, timeout=20_000):
            qtbot.mouseClick(one, LEFT)
        assert letter.read_bytes().startswith(b"PK")
        assert "Sentences without a translation" in told(dialog)
    dialog.close()


def test_translation__that_came_back__is_taken_as_ticked_and_taken_back_by_undo(
    opened: Opener, qtbot: QtBot, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = opened("complete")
    before = french(view).versions["fr"].text
    dialog = chosen(view, file, qtbot, monkeypatch)
    assert dialog.chosen == {FACT: True, "facts.f5.source.what": False}
    assert "Number only in the translation: 2022" in told(dialog)
    assert "Ticked: 1" in told(dialog)
    dialog.by.setText("A. Traductrice")
    dialog.state.setCurrentIndex(dialog.state.findData("reviewed"))
    qtbot.mouseClick(dialog.main, LEFT)
    version = french(view).versions["fr"]
    assert (version.text, version.state, version.by) == (NEW, "reviewed", "A. Traductrice")
    assert french(view, "facts.f5.source.what").versions["fr"].text == "Agenda, saisi"
    view.desk.undo()
    assert french(view).versions["fr"].text == before


def test_translation__chosen_as_reviewed__tells_and_raises_what_stays_as_it_was(
    opened: Opener, qtbot: QtBot, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = opened("complete")
    dialog = chosen(view, file, qtbot, monkeypatch)
    assert "Now reviewed" not in told(dialog)
    dialog.list.boxes[FACT].click()
    dialog.by.setText("B. Relectrice")
    dialog.state.setCurrentIndex(dialog.state.findData("reviewed"))
    assert "Now reviewed: " in told(dialog)
    assert not dialog.list.boxes[FACT].isChecked()
    qtbot.mouseClick(dialog.main, LEFT)
    read, left = french(view, "facts.f3.what").versions["fr"], french(view).versions["fr"]
    assert (read.state, read.by) == ("reviewed", "B. Relectrice")
    assert left.state == "draft"


def test_translation__nothing_ticked__says_what_to_do(
    opened: Opener, qtbot: QtBot, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = chosen(opened("complete"), file, qtbot, monkeypatch)
    dialog.list.boxes[FACT].click()
    qtbot.mouseClick(dialog.main, LEFT)
    assert dialog.isVisible()
    assert "Tick what you want to import." in told(dialog)
    dialog.list.boxes["facts.f5.source.what"].click()
    qtbot.mouseClick(dialog.main, LEFT)
    assert not dialog.isVisible()


def test_file__that_is_no_translation__is_told(
    opened: Opener, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = tmp_path / "bad.xlf"
    bad.write_text("<!DOCTYPE x><xliff/>", encoding="utf-8")
    dialog = chosen(opened("complete"), bad, qtbot, monkeypatch)
    assert "This file cannot be used" in told(dialog)
    assert "document type" in told(dialog)
    assert dialog.main.isHidden()
    dialog.reject()


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_dialog__in_other_languages__has_a_name_on_every_control(
    opened: Opener, qtbot: QtBot, file: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    view = opened("complete", language=language)
    dialog = TranslatorDialog(view.desk, view.theme, view)
    for one in dialog.findChildren(QPushButton):
        assert one.accessibleName() or one.text()
    dialog.close()
