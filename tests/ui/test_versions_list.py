"""Final versions in the window: made by an export, listed at the review, told of when answers change, written again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mla_writer.case import Case
from mla_writer.ui.export import ExportDialog
from mla_writer.ui.request import RequestView
from mla_writer.ui.review import ReviewPage
from mla_writer.ui.settings import Settings
from mla_writer.ui.versions_list import VersionsList
from mla_writer.versions import sum_of
from tests.sample import CONTENT
from tests.ui.conftest import Opener, settle

LEFT = Qt.MouseButton.LeftButton


def told(widget: QWidget) -> str:
    settle()  # parts that came are shown, those that went are gone
    said = " ".join(one.text() for one in widget.findChildren(QLabel) if not one.isHidden())
    return said.translate(dict.fromkeys((0x2066, 0x2068, 0x2069)))


def exported(view: RequestView, folder: Path, qtbot: QtBot, name: str = "", language: str = "fr") -> None:
    folder.mkdir(exist_ok=True)
    view.export()
    dialog = view.findChild(ExportDialog)
    assert dialog is not None
    dialog.set_folder(folder)
    for code, box in dialog.choices.languages.items():
        box.setChecked(code == language)
    dialog.choices.format.setCurrentIndex(dialog.choices.format.findData("txt"))
    assert dialog.choices.final.isChecked()
    if name:
        dialog.choices.name.setText(name)
    with qtbot.waitSignal(dialog.ended, timeout=20_000):
        qtbot.mouseClick(dialog.main, LEFT)
    dialog.close()
    qtbot.waitUntil(lambda: view.findChild(ExportDialog) is None)


def versions_of(view: RequestView) -> VersionsList:
    view.open_section("review")
    page = view.stack.currentWidget()
    assert isinstance(page, ReviewPage)
    return page.versions


def written_again(shown: VersionsList, folder: Path, qtbot: QtBot) -> str:
    folder.mkdir(exist_ok=True)
    card = shown.cards[0]
    shown.write(card, folder)
    qtbot.waitUntil(lambda: shown.work is None, timeout=20_000)
    return told(card)


def test_final_export__makes_a_version_under_the_name_that_stands_there(
    opened: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    view = opened("complete")
    assert not versions_of(view).isVisible()
    exported(view, tmp_path / "out", qtbot)
    exported(view, tmp_path / "out", qtbot, "A. Namutebi", "en")
    view.desk.save()
    view.desk.keeper.finish()
    (version,) = Case.open(CONTENT, view.desk.path).draft.versions
    assert [one.by for one in version.letters] == ["Grace Nansubuga Odeke", "A. Namutebi"]
    assert version.files == {name: sum_of(tmp_path / "out" / name) for name in ("request.fr.txt", "request.en.txt")}
    text = told(versions_of(view))
    assert "Version 1" in text
    assert "French · Full letter · by Grace Nansubuga Odeke" in text
    assert f"request.fr.txt   SHA-256 {version.files['request.fr.txt'][:12]}…" in text


def test_draft__is_exported_without_asking_for_a_name_and_makes_no_version(opened: Opener, tmp_path: Path) -> None:
    Settings().keep(drafter="A. Namutebi")
    view = opened()
    view.export()
    dialog = view.findChild(ExportDialog)
    assert dialog is not None
    assert not dialog.choices.name.isVisible()
    dialog.choices.final.click()
    assert dialog.choices.name.isVisible()
    assert dialog.choices.by == "A. Namutebi"
    dialog.close()


def test_answers_changed_since__are_told_at_the_list_and_on_the_way_to_signature(
    opened: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    view = opened("complete")
    exported(view, tmp_path / "out", qtbot)
    shown = versions_of(view)
    assert "Answers have changed" not in told(shown)
    view.desk.answer("request.reference", "X/2")
    page = view.stack.currentWidget()
    assert isinstance(page, ReviewPage)
    assert "Answers have changed since version 1." in told(shown)
    assert "Answers have changed since version 1." in told(page.signature)
    view.desk.undo()
    assert "Answers have changed" not in told(shown)


def test_version__is_written_again_beside_the_window_and_compared(opened: Opener, qtbot: QtBot, tmp_path: Path) -> None:
    view = opened("complete")
    exported(view, tmp_path / "out", qtbot)
    view.desk.answer("request.reference", "X/2")
    shown = versions_of(view)
    assert "every file is identical to version 1" in written_again(shown, tmp_path / "again", qtbot)
    name = "request.fr.txt"
    assert (tmp_path / "again" / name).read_bytes() == (tmp_path / "out" / name).read_bytes()
    assert [one.text() for one in shown.cards[0].findChildren(QPushButton)] == ["Write again…", "Open folder"]
    (tmp_path / "again" / name).write_text("mine", encoding="utf-8")
    assert "another file of this name is there" in written_again(shown, tmp_path / "again", qtbot)
    assert (tmp_path / "again" / name).read_text(encoding="utf-8") == "mine"


def test_page__left_while_a_version_is_written__waits_for_it(opened: Opener, qtbot: QtBot, tmp_path: Path) -> None:
    view = opened("complete")
    exported(view, tmp_path / "out", qtbot)
    shown = versions_of(view)
    (tmp_path / "again").mkdir()
    shown.write(shown.cards[0], tmp_path / "again")
    view.open_section("review")
    view.open_section("persons")
    qtbot.waitUntil(lambda: shown.work is None)
    assert (tmp_path / "again" / "request.fr.txt").is_file()
