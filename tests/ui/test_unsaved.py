"""Leaving a draft whose answers are not on the disk: it is asked, and nothing is lost that the drafter did not give up."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from mla_writer.case import Case
from mla_writer.errors import Place, Problem, StorageError
from mla_writer.storage.drafts import write_draft
from mla_writer.storage.files import storage_error
from mla_writer.ui.window import MainWindow
from tests.sample import CONTENT
from tests.ui.conftest import Opener

FULL = StorageError([Problem("FILE-003", Place("draft.mla"), {})])


class Disk:
    """A disk that is full until there is room."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.is_full = False
        monkeypatch.setattr("mla_writer.ui.keeper.write_draft", self.write)

    def write(self, content: bytes, path: Path) -> None:
        if self.is_full:
            raise FULL
        write_draft(content, path)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch)


def answered_by(monkeypatch: pytest.MonkeyPatch, *presses: str | Callable[[], str]) -> list[str]:
    """Have the question answered by pressing these buttons; return what it says each time."""
    asked: list[str] = []

    def answer(box: QMessageBox) -> int:
        asked.append(f"{box.text()} {box.informativeText()}")
        press = presses[len(asked) - 1]
        wanted = press if isinstance(press, str) else press()
        next(one for one in box.buttons() if one.text() == wanted).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    return asked


def kept(path: Path) -> str:
    return Case.open(CONTENT, path).answers.text("request.case_name")


def test_leaving__where_the_disk_is_full__asks_and_tries_again(
    opened: Opener, window: MainWindow, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = opened()
    path = view.desk.path
    disk.is_full = True
    view.desk.answer("request.case_name", "R v A")

    def make_room() -> str:
        disk.is_full = False
        return "Try again"

    asked = answered_by(monkeypatch, "Try again", make_room)
    window.go_home()
    assert len(asked) == 2
    assert "not on the disk" in asked[0]
    assert "the disk is full" in asked[0]
    assert kept(path) == "R v A"


def test_closing__where_the_disk_is_full__saves_a_copy_elsewhere(
    opened: Opener, window: MainWindow, disk: Disk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    view = opened()
    before = kept(view.desk.path)
    disk.is_full = True
    view.desk.answer("request.case_name", "R v A")
    places = iter(["", str(tmp_path / "missing" / "copy.mla"), str(tmp_path / "copy.mla")])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (next(places), ""))
    asked = answered_by(monkeypatch, *["Save a copy…"] * 3)
    window.close()
    assert len(asked) == 3, "given up, to a place that is none, and saved"
    assert kept(tmp_path / "copy.mla") == "R v A"
    assert kept(view.desk.path) == before


def test_copy__without_an_ending__gets_that_of_drafts_and_takes_the_place_of_no_other(
    opened: Opener, window: MainWindow, disk: Disk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    view = opened()
    (tmp_path / "R v. B.mla").write_bytes(b"another")
    disk.is_full = True
    view.desk.answer("request.case_name", "R v A")
    places = iter([str(tmp_path / "R v. B"), str(tmp_path / "R v. A")])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (next(places), ""))
    answered_by(monkeypatch, *["Save a copy…"] * 2)
    window.close()
    assert kept(tmp_path / "R v. A.mla") == "R v A"
    assert (tmp_path / "R v. B.mla").read_bytes() == b"another"


def test_leaving__where_the_drafter_gives_the_answers_up__leaves(
    opened: Opener, window: MainWindow, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = opened()
    disk.is_full = True
    view.desk.answer("request.case_name", "R v A")
    answered_by(monkeypatch, "Leave without them")
    window.go_home()
    assert window.request is None


def test_disk_that_has_room_again__is_written_without_a_word(
    opened: Opener, window: MainWindow, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = opened()
    disk.is_full = True
    view.desk.answer("request.case_name", "R v A")
    disk.is_full = False
    assert answered_by(monkeypatch) == []
    window.go_home()
    assert kept(view.desk.path) == "R v A"


def test_language__changed_where_the_disk_is_full__asks_nothing_and_keeps_the_answers(
    opened: Opener, window: MainWindow, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = opened()
    disk.is_full = True
    view.desk.answer("request.case_name", "R v A")
    assert answered_by(monkeypatch) == []
    window.speak("fr")
    assert window.request is not None
    assert window.request.desk.case.answers.text("request.case_name") == "R v A"
    disk.is_full = False


def test_file_changed_elsewhere__whose_copy_cannot_be_written__is_not_read_anew_over_the_answers(
    opened: Opener, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = opened()
    elsewhere = Case.open(CONTENT, view.desk.path)
    elsewhere.answer("request.reference", "written elsewhere")
    elsewhere.save()
    view.desk.answer("request.case_name", "written here")

    def full(*_: object) -> None:
        raise FULL

    told: list[str] = []
    monkeypatch.setattr("mla_writer.ui.desk.save_draft", full)
    monkeypatch.setattr(QMessageBox, "warning", lambda *given: told.append(" ".join(map(str, given[1:]))))
    window.read_anew()
    assert window.request is view
    assert "the disk is full" in told[0]
    monkeypatch.undo()


def test_sample__that_cannot_be_copied__is_told(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda *given: told.append(" ".join(map(str, given[1:]))))

    def full(path: Path, *_: object, **__: object) -> None:
        raise storage_error(path, OSError(errno.ENOSPC, "full"))

    monkeypatch.setattr("mla_writer.ui.window.write_whole", full)
    window.open_sample(CONTENT.folder / "resources" / "samples" / "uganda-switzerland.gaps.yaml")
    assert "could not be read or written" in told[0]
    assert window.request is None
