"""Packs that are handed over in the window: chosen, signed with a key made there, written, and known to whoever trusts it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mla_writer import paths
from mla_writer.content import Content
from mla_writer.handover.bundle import read_bundle
from mla_writer.handover.minisign import make_key
from mla_writer.handover.secret_keys import read_secret_key, secret_text
from mla_writer.handover.signers import Signer
from mla_writer.handover.trusted import add_key
from mla_writer.ui.bundle import BundleDialog
from mla_writer.ui.new_key import NewKeyDialog
from mla_writer.ui.settings import Settings
from mla_writer.ui.states import StatesView
from mla_writer.ui.window import MainWindow

KEY = make_key(bytes(range(32)), b"12345678")
FORMS = paths.content_dir() / "forms" / "countries"


@pytest.fixture
def states(window: MainWindow) -> StatesView:
    office = paths.office_packs()
    office.mkdir(parents=True)
    shutil.copyfile(FORMS / "bf.yaml", office / "bf.yaml")
    window.content = Content.shipped()
    window.show_at(1280, 720)
    window.browse_states("CH")
    assert isinstance(window.view, StatesView)
    return window.view


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    """A secret key without a password."""
    file = tmp_path / "open.key"
    file.write_text(secret_text(KEY, None))
    return file


def told(widget: QWidget) -> str:
    QApplication.processEvents()
    texts = [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
    return "".join(letter for letter in " | ".join(texts) if letter not in "\u2066\u2068\u2069")


def click(widget: QWidget, text: str, qtbot: QtBot) -> None:
    found = next(one for one in widget.findChildren(QPushButton) if text in one.text() and one.isVisibleTo(widget))
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def activate(dialog: BundleDialog, qtbot: QtBot) -> None:
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)


def saves_to(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(file), ""))


def opens(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(file), ""))


def written(dialog: BundleDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.ended, timeout=60_000):
        click(dialog, "Write the bundle", qtbot)


def type_password(dialog: NewKeyDialog, first: str, again: str, qtbot: QtBot) -> None:
    for line, text in ((dialog.first, first), (dialog.again, again)):
        line.clear()
        qtbot.keyClicks(line, text)


def new_key(dialog: BundleDialog, file: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    """Make a key with a password, after two that differ."""
    click(dialog, "Make a new key", qtbot)
    asked = dialog.findChild(NewKeyDialog)
    assert asked is not None
    saves_to(file, monkeypatch)
    click(asked, "Choose", qtbot)
    assert "saved beside it: ministry.pub" in told(asked)
    type_password(asked, "three words", "three wods", qtbot)
    click(asked, "Make the key", qtbot)
    assert "The two passwords differ." in told(asked)
    assert not file.with_suffix(".key").exists()
    asked.first.setText("abc")
    asked.first.textEdited.emit("abc")
    assert "This password is short" in told(asked)
    type_password(asked, "three words", "three words", qtbot)
    with qtbot.waitSignal(asked.ended, timeout=60_000):
        qtbot.keyClick(asked.again, Qt.Key.Key_Return)


def test_packs__chosen_signed_with_a_new_key_and_written__install_as_signed_by_a_trusted_key(
    states, tmp_path, qtbot, monkeypatch
):
    click(states, "Hand over packs", qtbot)
    dialog = states.findChild(BundleDialog)
    assert isinstance(dialog, BundleDialog)
    activate(dialog, qtbot)
    assert dialog.packs.codes() == ["BF"], "the office's own packs are ticked"
    qtbot.keyClicks(dialog.packs.search, "keny")
    qtbot.keyClick(dialog.packs.search, Qt.Key.Key_Return)
    assert dialog.packs.list.hasFocus()
    qtbot.keyClick(dialog.packs.list, Qt.Key.Key_Space)
    assert dialog.packs.codes() == ["BF", "KE"]
    assert "Packs chosen: 2" in told(dialog)

    new_key(dialog, tmp_path / "ministry", monkeypatch, qtbot)
    secret, public = tmp_path / "ministry.key", tmp_path / "ministry.pub"
    key = read_secret_key(secret.read_bytes(), "x", "three words")
    assert public.read_text() == key.public.file_text
    assert "Keep ministry.key where nobody else can read it" in told(dialog)

    saves_to(tmp_path / "east.mlapack", monkeypatch)
    qtbot.mouseClick(dialog.file.choose, Qt.MouseButton.LeftButton)
    password = dialog.signing.password
    assert password.echoMode() == QLineEdit.EchoMode.Password
    password.setText("wrong")
    written(dialog, qtbot)
    assert "The password does not open this key." in told(dialog)
    assert not (tmp_path / "east.mlapack").exists()
    qtbot.waitUntil(lambda: dialog.focusWidget() is password)
    assert password.selectedText() == password.text()
    qtbot.keyClicks(password, "three words")
    with qtbot.waitSignal(dialog.ended, timeout=60_000):
        qtbot.keyClick(password, Qt.Key.Key_Return)
    number = " ".join(key.public.name[at : at + 4] for at in range(0, 16, 4))
    said = told(dialog)
    for one in ("Written: east.mlapack", "Kenya: version", "Signed with your key.", number, key.public.text):
        assert one in said
    click(dialog, "Copy the public key", qtbot)
    assert QApplication.clipboard().text() == key.public.text
    click(dialog, "Close", qtbot)
    assert Settings().signing_key == secret

    add_key("Ministry of Law", public.read_text(), "2026-11-20", place="x")
    install = states.hand_over.open_file(tmp_path / "east.mlapack")
    with qtbot.waitSignal(install.looked, timeout=60_000):
        pass
    assert install.handover is not None
    assert install.handover.signer == Signer(
        "trusted", "Ministry of Law", key.public.name, install.handover.signer.comment
    )
    assert {one.code for one in install.handover.changes} == {"BF", "KE"}
    install.reject()


def test_bundle__that_is_not_signed__is_told_before_and_after(states, tmp_path, qtbot, monkeypatch):
    dialog = states.hand_over.give()
    activate(dialog, qtbot)
    dialog.signing.signed.setFocus()
    qtbot.keyClick(dialog.signing.signed, Qt.Key.Key_Down)
    assert dialog.signing.unsigned.isChecked()
    assert "Nothing will prove who made the bundle" in told(dialog)
    saves_to(tmp_path / "plain", monkeypatch)
    click(dialog, "Choose", qtbot)
    written(dialog, qtbot)
    assert "Not signed: nothing proves who wrote it." in told(dialog)
    bundle = read_bundle((tmp_path / "plain.mlapack").read_bytes(), "x")
    assert list(bundle.packs) == ["BF"]
    assert bundle.signature is None
    dialog.reject()


def test_what_is_missing__is_told_beside_its_field(states, tmp_path, key_file, qtbot, monkeypatch):
    dialog = states.hand_over.give()
    row = dialog.packs.list.visualItemRect(dialog.packs.list.item(0))
    qtbot.mouseClick(dialog.packs.list.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert dialog.packs.codes() == []
    click(dialog, "Write the bundle", qtbot)
    assert "Choose at least one pack." in dialog.packs.note.text()
    qtbot.mouseClick(dialog.packs.list.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert dialog.packs.note.text() == ""

    click(dialog, "Write the bundle", qtbot)
    assert "Choose your secret key file" in dialog.signing.key.note.text()
    public = tmp_path / "some.pub"
    public.write_text(KEY.public.file_text)
    opens(public, monkeypatch)
    qtbot.mouseClick(dialog.signing.key.choose, Qt.MouseButton.LeftButton)
    assert "This is not a secret key" in dialog.signing.key.note.text()
    opens(key_file, monkeypatch)
    qtbot.mouseClick(dialog.signing.key.choose, Qt.MouseButton.LeftButton)
    assert dialog.signing.key.note.text() == ""
    assert not dialog.signing.password.isEnabled()

    click(dialog, "Write the bundle", qtbot)
    assert "Choose where to save the bundle." in dialog.file.note.text()
    saves_to(tmp_path / "gone" / "x.mlapack", monkeypatch)
    qtbot.mouseClick(dialog.file.choose, Qt.MouseButton.LeftButton)
    written(dialog, qtbot)
    assert dialog.file.note.text()
    assert not (tmp_path / "gone").exists()
    (tmp_path / "there.mlapack").write_bytes(b"kept")
    saves_to(tmp_path / "there", monkeypatch)
    qtbot.mouseClick(dialog.file.choose, Qt.MouseButton.LeftButton)
    assert "exists already" in dialog.file.note.text()
    assert dialog.file.file is None
    assert (tmp_path / "there.mlapack").read_bytes() == b"kept"
    dialog.reject()


def test_pack_with_a_fault__stops_the_bundle__and_an_older_file_stays(states, tmp_path, key_file, qtbot):
    file = paths.office_packs() / "bf.yaml"
    file.write_bytes(file.read_bytes().replace(b"checked_on:", b"checkd_on:"))
    dialog = states.hand_over.give()
    dialog.signing.take(key_file)
    target = tmp_path / "before.mlapack"
    target.write_bytes(b"kept")
    dialog.take_file(target)
    written(dialog, qtbot)
    assert "bf.yaml: “checked_on” is missing here" in told(dialog.packs)
    assert target.read_bytes() == b"kept"
    dialog.reject()


def test_key_without_a_password__only_after_the_warning__and_never_over_another(states, tmp_path, qtbot):
    dialog = states.hand_over.give()
    asked = dialog.signing.make_key()
    click(asked, "Make the key", qtbot)
    assert "Choose where to save the secret key" in told(asked)
    (tmp_path / "a.pub").write_text("kept")
    asked.take(tmp_path / "a.key")
    assert "a.pub: this file exists already" in told(asked)
    click(asked, "Make the key", qtbot)
    assert not (tmp_path / "a.key").exists()
    asked.take(tmp_path / "b.key")
    click(asked, "Make the key", qtbot)
    assert "Without a password, anyone who gets hold of the file can sign in your name." in told(asked)
    assert not (tmp_path / "b.key").exists()
    qtbot.keyClick(asked.yes, Qt.Key.Key_Space)
    with qtbot.waitSignal(asked.ended, timeout=60_000):
        click(asked, "Make the key", qtbot)
    assert read_secret_key((tmp_path / "b.key").read_bytes(), "x").public.text in (tmp_path / "b.pub").read_text()
    assert not dialog.signing.password.isEnabled()
    assert (tmp_path / "a.pub").read_text() == "kept"
    dialog.reject()


def test_making__stopped_or_closed__writes_nothing(states, tmp_path, key_file, qtbot, monkeypatch):
    dialog = states.hand_over.give()
    dialog.signing.take(key_file)
    dialog.take_file(tmp_path / "x.mlapack")
    click(dialog, "Write the bundle", qtbot)
    with qtbot.waitSignal(dialog.ended, timeout=60_000):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert "Stopped. Nothing was written." in told(dialog)
    click(dialog, "Write the bundle", qtbot)
    assert dialog.work is not None
    work = dialog.work
    dialog.close()
    assert work.isFinished()
    assert not (tmp_path / "x.mlapack").exists()


def test_window__while_a_bundle_is_made__does_not_stand_still(states, tmp_path, qtbot, watchdog):
    key = tmp_path / "locked.key"
    key.write_text(secret_text(KEY, "x"))
    with watchdog(50) as watched:
        watched.act(states.hand_over.give)
        dialog = states.findChild(BundleDialog)
        assert isinstance(dialog, BundleDialog)
        dialog.signing.take(key)
        dialog.signing.password.setText("x")
        dialog.take_file(tmp_path / "x.mlapack")
        written(dialog, qtbot)
    assert (tmp_path / "x.mlapack").is_file()
    dialog.reject()


def test_dialog__at_twice_the_text_size__needs_no_sideways_scroll(states, window, qtbot):
    window.look("light", 2.0)
    view = window.view
    assert isinstance(view, StatesView)
    dialog = view.hand_over.give()
    qtbot.wait(50)
    for one in dialog.findChildren(QPushButton):
        if one.isVisibleTo(dialog):
            assert one.mapTo(dialog, one.rect().topLeft()).x() >= 0
            assert one.mapTo(dialog, one.rect().topRight()).x() <= dialog.width()
    activate(dialog, qtbot)
    click(dialog, "Write the bundle", qtbot)
    choose = dialog.signing.key.choose
    qtbot.waitUntil(lambda: not choose.visibleRegion().isEmpty())  # far below the list of packs
    dialog.reject()
    window.look("light", 1.0)
