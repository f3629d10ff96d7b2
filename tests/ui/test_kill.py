"""A program that is killed loses nothing that it said was saved, and opens where the drafter was; two windows, one file."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from mla_writer.case import Case
from mla_writer.errors import Place, Problem, StorageError
from mla_writer.paths import HOME_VARIABLE
from mla_writer.storage.drafts import draft_text, write_draft
from mla_writer.ui import keeper
from mla_writer.ui.bookmarks import Bookmarks
from mla_writer.ui.desk import Desk
from mla_writer.ui.request import RequestView
from mla_writer.ui.settings import Settings
from mla_writer.ui.window import MainWindow
from tests.sample import CONTENT, SAMPLES

Opener = Callable[..., RequestView]
ROUNDS = 4

DRAFTER = """
import sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from mla_writer.ui.settings import Settings
from mla_writer.ui.window import MainWindow
app = QApplication([])
window = MainWindow(Settings())
window.show()
window.open(Path(sys.argv[1]))
view = window.request
said = []
view.desk.saved.connect(said.append)
print("ready", flush=True)
number = 0
while True:
    number += 1
    for path in ("request.reference", "request.case_name"):
        print(f"goes {path}", flush=True)
        view.go_to(path)
        line = view.stack.currentWidget().row(path).field.line
        line.setFocus()
        print(f"at {view.place()[0]} {path}", flush=True)
        line.selectAll()
        QTest.keyClicks(line, f"R/{number}")
        QTest.keyClick(line, Qt.Key.Key_Return)
        while not said or not said[-1].startswith("Saved"):
            QTest.qWait(1)
        said.clear()
        print(f"saved {path} R/{number}", flush=True)
"""


def drafted_until_killed(draft: Path, home: Path, chance: random.Random) -> list[str]:
    """Have a drafter type in a window of its own, kill it at a moment left to chance, and return what it had said."""
    process = subprocess.Popen(
        [sys.executable, "-c", DRAFTER, str(draft)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", HOME_VARIABLE: str(home)},
    )
    assert process.stdout is not None
    said = []
    enough = 3 + chance.randint(0, 9)
    for line in iter(process.stdout.readline, ""):
        said.append(line.strip())
        if len(said) > enough:
            break
    try:
        process.wait(chance.uniform(0.0, 0.06))
    except subprocess.TimeoutExpired:
        process.kill()
    said += process.stdout.read().splitlines()
    process.wait(10)
    process.stdout.close()
    return said


def test_window__killed_at_any_moment__has_all_that_was_saved_and_opens_where_it_was(
    tmp_path: Path, window: MainWindow, qtbot: QtBot
) -> None:
    chance = random.Random(11)
    home = tmp_path / "home"  # that of `window`
    draft = tmp_path / "draft.mla"
    shutil.copyfile(SAMPLES / "uganda-switzerland.gaps.yaml", draft)
    for _ in range(ROUNDS):
        said = drafted_until_killed(draft, home, chance)
        assert said[0] == "ready"
        answers = Case.open(CONTENT, draft).answers
        saved = dict(line.split()[1:] for line in said if line.startswith("saved"))
        for path, value in saved.items():
            kept = int(answers.text(path).removeprefix("R/"))
            assert int(value.removeprefix("R/")) <= kept <= int(value.removeprefix("R/")) + 1
        _, section, path = next(line for line in reversed(said) if line.startswith("at ")).split()
        going = next(line for line in reversed(said) if line.startswith(("at ", "goes "))).split()[-1]
        where = Bookmarks().of(draft)
        assert where.was_open
        window.open(draft)
        assert window.request is not None
        assert window.request.place()[0] == where.section == section
        assert where.question in {path, going, ""}  # killed on the way from one question to the next
        told = " ".join(one.text() for one in window.request.notices.findChildren(QLabel))
        assert "Recovered" in told
        window.go_home()
        assert not Bookmarks().of(draft).was_open


def test_draft_that_was_closed__opens_where_it_was_without_a_word(window: MainWindow, opened: Opener) -> None:
    view = opened()
    path = view.desk.path
    view.go_to("request.case_name")
    window.go_home()
    window.open(path)
    again = window.request
    assert again is not None
    assert again.place()[0] == "references"
    assert not again.notices.isVisible()


# ---- one file, several hands ----------------------------------------------------------------------------------------------


def test_two_windows__on_the_same_draft__are_told_and_never_overwrite_each_other(
    opened: Opener, window: MainWindow, qtbot: QtBot
) -> None:
    view = opened()
    path = view.desk.path
    other = MainWindow(Settings())
    qtbot.addWidget(other)
    other.open(path)
    assert other.request is not None
    assert "another window" in " ".join(one.text() for one in other.request.notices.findChildren(QLabel))
    view.desk.answer("request.reference", "mine")
    other.request.desk.answer("request.reference", "theirs")
    assert "Not saved" in other.request.bar.state.accessibleName()
    assert Case.open(CONTENT, path).answers.text("request.reference") == "mine"
    keep = next(one for one in other.request.notices.findChildren(QPushButton) if one.text().startswith("Save mine"))
    keep.click()
    theirs = path.with_stem(f"{path.stem}-other")
    assert Case.open(CONTENT, theirs).answers.text("request.reference") == "mine"
    assert theirs.name in " ".join(one.text() for one in other.request.notices.findChildren(QLabel))
    assert theirs.resolve() in other.settings.recent
    assert Case.open(CONTENT, path).answers.text("request.reference") == "theirs"
    assert "Saved" in other.request.bar.state.accessibleName()
    view.desk.answer("request.reference", "mine again")
    assert "Not saved" in view.bar.state.accessibleName()
    other.close()
    window.go_home()
    assert Case.open(CONTENT, path).answers.text("request.reference") == "theirs"
    copy = path.with_stem(f"{path.stem}-2")
    assert Case.open(CONTENT, copy).answers.text("request.reference") == "mine again"


def _save_mine(view: RequestView) -> None:
    next(one for one in view.notices.findChildren(QPushButton) if one.text().startswith("Save mine")).click()


def test_mine__saved_over_theirs__leaves_every_version_of_theirs_to_be_compared(opened: Opener) -> None:
    view = opened()
    path = view.desk.path
    for reference in ("first", "second"):
        elsewhere = Case.open(CONTENT, path)
        elsewhere.answer("request.reference", reference)
        elsewhere.save()
        view.desk.answer("request.case_name", f"written here, {reference}")
        _save_mine(view)
    kept = [path.with_stem(f"{path.stem}-other"), path.with_stem(f"{path.stem}-other-2")]
    assert [Case.open(CONTENT, one).answers.text("request.reference") for one in kept] == ["first", "second"]
    seen: list[Path] = []
    view.notices.compared.disconnect()
    view.notices.compared.connect(seen.append)
    compare = next(
        one for one in view.notices.findChildren(QPushButton) if one.text() == "Compare…" and one.isVisible()
    )
    compare.click()
    assert seen == [kept[1]]


def test_mine__that_cannot_leave_theirs_beside__overwrites_nothing(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = opened()
    path = view.desk.path
    elsewhere = Case.open(CONTENT, path)
    elsewhere.answer("request.reference", "theirs")
    elsewhere.save()
    view.desk.answer("request.reference", "mine")

    def full(*_: object, **__: object) -> None:
        raise StorageError([Problem("FILE-003", Place(str(path)))])

    monkeypatch.setattr(keeper, "write_whole", full)
    _save_mine(view)
    assert Case.open(CONTENT, path).answers.text("request.reference") == "theirs"
    assert "Reload the file; keep mine as a copy" in [one.text() for one in view.notices.findChildren(QPushButton)]


def test_file_changed_elsewhere__is_read_anew_with_a_copy_of_what_was_answered_here(
    opened: Opener, window: MainWindow
) -> None:
    view = opened()
    path = view.desk.path
    elsewhere = Case.open(CONTENT, path)
    elsewhere.answer("request.reference", "written elsewhere")
    elsewhere.save()
    view.desk.answer("request.case_name", "written here")
    anew = next(one for one in view.notices.findChildren(QPushButton) if one.text().startswith("Reload the file"))
    anew.click()
    again = window.request
    assert again is not None
    assert again is not view
    assert again.desk.case.answers.text("request.reference") == "written elsewhere"
    copy = path.with_stem(f"{path.stem}-2")
    assert Case.open(CONTENT, copy).answers.text("request.case_name") == "written here"
    assert copy.name in again.toast.text.text()
    again.desk.answer("request.case_name", "R v A")
    assert Case.open(CONTENT, path).answers.text("request.case_name") == "R v A"


def test_file_touched_but_the_same__is_saved_as_ever(opened: Opener) -> None:
    view = opened()
    os.utime(view.desk.path, (1, 1))
    view.desk.answer("request.case_name", "R v A")
    assert Case.open(CONTENT, view.desk.path).answers.text("request.case_name") == "R v A"


def test_disk_that_is_slow__does_not_hold_the_window_up__and_has_the_last_answer(
    opened: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "PATIENCE", 0.001)
    view = opened()
    written: list[bytes] = []

    def slowly(content: bytes, path: Path) -> None:
        time.sleep(0.15)
        written.append(content)
        write_draft(content, path)

    monkeypatch.setattr("mla_writer.ui.keeper.write_draft", slowly)
    states: list[str] = []
    view.desk.saved.connect(states.append)
    for number in range(6):
        view.desk.answer("request.reference", f"R/{number}")
    assert states[0] == "Saving…"
    qtbot.waitUntil(lambda: states[-1].startswith("Saved"), timeout=5000)
    assert Case.open(CONTENT, view.desk.path).answers.text("request.reference") == "R/5"
    assert len(written) < 6  # what was overtaken meanwhile is not written
    view.desk.answer("request.reference", "the last")
    view.desk.close()
    assert draft_text(view.desk.case.draft).encode() == view.desk.path.read_bytes()


def test_desk__on_a_draft_of_another_process__is_not_alone(opened: Opener, window: MainWindow) -> None:
    view = opened()
    code = f"""
import sys
from PySide6.QtCore import QLockFile
lock = QLockFile({str(view.desk.path) + ".lock"!r})
lock.setStaleLockTime(0)
sys.exit(not lock.tryLock(0))
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 1
    again = Desk(Case.open(CONTENT, view.desk.path), window.words, window.theme)
    assert not again.is_alone
    again.close()
