"""Files in the window: attached at their document, exchanged, taken off, told of when they go; and everything in one parcel."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from mla_writer.answers.attachment import Attachment
from mla_writer.ui.attachment_field import AttachmentField
from mla_writer.ui.request import RequestView
from tests.ui.conftest import Opener
from tests.ui.test_export import dialog_of, names_in, told, written

LEFT = Qt.MouseButton.LeftButton


def field_of(view: RequestView, path: str = "documents.d1.file") -> AttachmentField:
    view.go_to(path)
    return next(one for one in view.findChildren(AttachmentField) if one.path == path)


def attached(field: AttachmentField, file: Path, qtbot: QtBot) -> None:
    field.take(file)
    qtbot.waitUntil(lambda: field.attach.isEnabled(), timeout=20_000)


def test_field__attaches_a_file_that_is_chosen_and_tells_what_is_kept(
    opened: Opener, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = opened()
    field = field_of(view)
    assert field.file.text() == "No file attached"
    assert field.off.isHidden()
    file = tmp_path / "scan.bin"
    file.write_bytes(b"x" * 2500)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    qtbot.mouseClick(field.attach, LEFT)
    qtbot.waitUntil(lambda: isinstance(field.value, Attachment), timeout=20_000)
    assert "scan.bin" in field.file.text()
    assert "2 kB, pages: not counted, SHA-256" in told(field).replace("\u2066", "").replace("\u2069", "")
    assert field.attach.text() == "Another file…"
    qtbot.mouseClick(field.off, LEFT)
    assert not isinstance(field.value, Attachment)
    assert field.file.text() == "No file attached"


def test_field__a_file_that_cannot_be_read_is_told_and_changes_nothing(
    opened: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    view = opened()
    field = field_of(view)
    attached(field, tmp_path / "gone.pdf", qtbot)
    assert not isinstance(field.value, Attachment)
    assert "there is no such file" in told(field).lower()


def test_window__a_file_that_went_is_told_of_when_the_drafter_comes_back(
    opened: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    view = opened()
    file = tmp_path / "scan.bin"
    file.write_bytes(b"scan")
    attached(field_of(view), file, qtbot)
    assert "COMP-004" not in {one.code for one in view.desk.findings}
    file.unlink()
    view.desk.look_at_files()
    qtbot.waitUntil(lambda: "COMP-004" in {one.code for one in view.desk.findings}, timeout=20_000)


@pytest.mark.parametrize(("sort", "name"), [("folder", "draft"), (".zip", "draft.zip")])
def test_export__writes_everything_in_one(opened: Opener, qtbot: QtBot, tmp_path: Path, sort: str, name: str) -> None:
    view = opened()
    file = tmp_path / "scan.bin"
    file.write_bytes(b"scan")
    attached(field_of(view), file, qtbot)
    dialog = dialog_of(view, tmp_path / "out")
    choices = dialog.choices
    for code, one in choices.languages.items():
        one.setChecked(code == "en")
    choices.parcel.setCurrentIndex(choices.parcel.findData(sort))
    assert choices.beside["cover"].isChecked()
    assert not choices.beside["sheets"].isEnabled()
    stem = view.desk.path.stem
    assert choices.target(dialog.folder) == dialog.folder / name.replace("draft", stem)
    for shown in ("request.en.docx", "cover.en.docx", "sheets.en.docx", "enclosure-01-scan.bin", "SHA256SUMS"):
        assert shown in told(dialog.outcome)
    written(dialog, qtbot)
    assert names_in(tmp_path / "out") == {name.replace("draft", stem)}
    dialog.close()


def test_export__writes_what_was_ticked_beside_each_letter(opened: Opener, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = dialog_of(opened(), tmp_path / "out")
    for code, one in dialog.choices.languages.items():
        one.setChecked(code == "en")
    assert "cover" not in told(dialog.outcome)
    dialog.choices.beside["cover"].setChecked(True)
    dialog.choices.beside["checklist"].setChecked(True)
    assert "Export 3 files" in dialog.main.text()
    written(dialog, qtbot)
    assert names_in(tmp_path / "out") == {"request.en.docx", "cover.en.docx", "checklist.en.docx"}
    dialog.close()
