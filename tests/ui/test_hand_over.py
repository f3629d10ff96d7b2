"""Packs that come and go in the window: who signed them, what they change, taken over only on a clear yes, and back again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mla_writer import paths
from mla_writer.content import Content
from mla_writer.handover.bundle import make_bundle
from mla_writer.handover.minisign import make_key
from mla_writer.handover.trusted import add_key
from mla_writer.ui.install import InstallDialog
from mla_writer.ui.office_pack import OfficePackLine
from mla_writer.ui.states import StatesView
from mla_writer.ui.window import MainWindow

KEY = make_key(bytes(range(32)), b"12345678")
PACK = (
    b'country: XX\nversion: 5\nstatus: draft\nchecked_on: "2026-11-21"\nreview_by: "2027-11-21"\n'
    b"sources:\n  letter: {title: Letter of the Ministry, as_of: 2026-10-01, confidence: official}\n"
    b"authority: {name: Ministry of Law, sources: [letter]}\n"
)


def pack(code: str, version: int = 5) -> bytes:
    return PACK.replace(b"XX", code.encode()).replace(b"version: 5", f"version: {version}".encode())


@pytest.fixture
def states(window: MainWindow) -> StatesView:
    window.content = Content.shipped()
    window.show_at(1280, 720)
    window.browse_states("BF")
    assert isinstance(window.view, StatesView)
    return window.view


@pytest.fixture
def bundle(states: StatesView, tmp_path: Path) -> Path:
    """A signed bundle of two packs: one State has a pack here already, the other none."""
    file = tmp_path / "from-nairobi.mlapack"
    file.write_bytes(make_bundle({"BF": (5, pack("BF")), "VA": (5, pack("VA"))}, KEY, "x"))
    return file


def opened(states: StatesView, file: Path, qtbot: QtBot) -> InstallDialog:
    dialog = states.hand_over.open_file(file)
    with qtbot.waitSignal(dialog.looked, timeout=30_000):
        pass
    return dialog


def told(widget: QWidget) -> str:
    QApplication.processEvents()
    texts = [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
    return "".join(letter for letter in " | ".join(texts) if letter not in "\u2066\u2068\u2069")


def trust() -> None:
    add_key("Ministry of Law", KEY.public.text, "2026-11-20", place="x")


def click(widget: QWidget, text: str, qtbot: QtBot) -> None:
    found = next(one for one in widget.findChildren(QPushButton) if text in one.text() and one.isVisibleTo(widget))
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def office() -> list[str]:
    folder = paths.office_packs()
    return sorted(one.name for one in folder.glob("*.yaml")) if folder.is_dir() else []


def test_bundle_of_a_trusted_signer__is_shown_then_installed__and_taken_back(states, bundle, qtbot):
    trust()
    dialog = opened(states, bundle, qtbot)
    assert "Signed by Ministry of Law." in told(dialog)
    assert "3837 3635 3433 3231" in told(dialog)
    rows = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert [one.replace("\u2068", "").replace("\u2069", "") for one in rows] == [
        "Burkina Faso: you have version 1, this file contains version 5",
        "Vatican City: new, version 5",
    ]
    assert "At a glance – Authority | nothing | Ministry of Law" in told(dialog.changes)
    assert dialog.note.isHidden()  # the office has no version that could be kept
    click(dialog, "Show the lines of the file", qtbot)
    assert "+authority: {name: Ministry of Law" in dialog.differences.toPlainText()
    assert "-version: 1" in dialog.differences.toPlainText()
    assert office() == []

    qtbot.keyClick(dialog.main, Qt.Key.Key_Space)
    assert office() == ["bf.yaml", "va.yaml"]
    assert "2 packs were installed" in told(states)
    assert states.code == "BF"
    assert "VA" in states.states.codes
    assert "Signed by Ministry of Law" in told(states.body)
    assert "Pack version 5" in told(states.body)

    qtbot.mouseClick(states.hand_over.toast.undo, Qt.MouseButton.LeftButton)
    assert office() == []
    assert "VA" not in states.states.codes
    assert "Pack version 1" in told(states.body)


def test_unknown_signer__needs_a_tick__and_stays_marked(states, bundle, qtbot):
    dialog = opened(states, bundle, qtbot)
    assert "not one of your trusted keys" in told(dialog)
    click(dialog, "Install", qtbot)
    assert "First confirm" in told(dialog)
    assert office() == []
    assert dialog.yes is not None
    dialog.yes.setFocus()
    qtbot.keyClick(dialog.yes, Qt.Key.Key_Space)
    click(dialog, "Install", qtbot)
    assert office() == ["bf.yaml", "va.yaml"]
    assert "Unknown signer" in told(states.body)


def test_broken_bundle__is_refused_with_the_reason(states, bundle, qtbot):
    trust()
    bundle.write_bytes(bundle.read_bytes().replace(b"Ministry of Law", b"Ministry of War"))
    dialog = opened(states, bundle, qtbot)
    assert "This file cannot be used. Nothing has been changed." in told(dialog)
    assert "from-nairobi.mlapack:" in told(dialog)
    assert dialog.main.isHidden()
    click(dialog, "Close", qtbot)
    assert office() == []


def test_faulty_pack__tells_its_lines(states, tmp_path, qtbot):
    file = tmp_path / "bf.yaml"
    file.write_bytes(pack("BF").replace(b"Ministry of Law", "Ministry\u202e of Law".encode()))
    dialog = opened(states, file, qtbot)
    assert "bf.yaml:8:" in told(dialog)
    assert "U+202E" in told(dialog)
    dialog.reject()


def test_file_of_another_kind__is_called_no_pack(states, tmp_path, qtbot):
    file = tmp_path / "list.txt"
    file.write_text("Things to buy\n", encoding="utf-8")
    dialog = opened(states, file, qtbot)
    assert "this is not a country pack" in told(dialog)
    dialog.reject()


def test_pack_that_is_not_signed__says_so__is_updated__put_back_and_removed(states, tmp_path, qtbot):
    file = tmp_path / "bf.yaml"
    for version in (5, 6):
        file.write_bytes(pack("BF", version))
        dialog = opened(states, file, qtbot)
        assert "Not signed: nothing proves who wrote it." in told(dialog)
        click(dialog, "Install", qtbot)
    assert "Not signed" in told(states.body)
    assert "Pack version 6" in told(states.body)
    click(states, "Restore version 5", qtbot)
    assert "Pack version 5" in told(states.body)
    states.hand_over.undo()
    assert "Pack version 6" in told(states.body)
    click(states, "Remove your office", qtbot)
    assert "Pack version 1" in told(states.body)
    assert "Not signed" not in told(states.body)
    states.window().activateWindow()  # as window managers do when a dialog goes
    qtbot.waitUntil(states.list.hasFocus)
    qtbot.keySequence(states.list, "Ctrl+Z")
    assert "Pack version 6" in told(states.body)


def test_sheet_of_an_office_pack__at_twice_the_text_size__needs_no_sideways_scroll(states, window, qtbot):
    folder = paths.office_packs()
    folder.mkdir(parents=True)
    (folder / "bf.yaml").write_bytes(pack("BF"))
    (folder / "bf.yaml.previous").write_bytes(pack("BF", 4))
    window.look("light", 2.0)
    view = window.view
    assert isinstance(view, StatesView)
    view.read_anew("BF")
    QApplication.processEvents()
    line = view.body.findChild(OfficePackLine)
    assert line is not None
    right = line.mapTo(view.area, line.rect().topRight()).x()
    assert right <= view.area.width()
    for one in line.findChildren(QPushButton):
        assert one.mapTo(line, one.rect().topRight()).x() <= line.width()
    window.look("light", 1.0)


def test_what_is_here_already__offers_nothing_to_do(states, qtbot):
    dialog = opened(states, Path(states.content.packs.file_of("BF")), qtbot)
    assert "All of this is installed already." in told(dialog)
    assert dialog.main.isHidden()
    dialog.reject()


def test_dialog__closed_while_it_looks__leaves_nothing_behind(states, bundle, qtbot):
    dialog = states.hand_over.open_file(bundle)
    dialog.reject()
    assert dialog.work.isFinished()


def test_window__while_a_bundle_is_looked_at_and_shown__does_not_stand_still(states, bundle, qtbot, watchdog):
    trust()
    with watchdog(50) as watched:
        dialog = opened(states, bundle, qtbot)
        watched.act(lambda: dialog.list.setCurrentRow(1))
    dialog.reject()
