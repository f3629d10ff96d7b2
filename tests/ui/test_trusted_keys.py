"""Settings, trusted keys: pasted or from a file, with a name; removed, and back again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from mla_writer.handover.minisign import make_key
from mla_writer.handover.trusted import trusted_keys
from mla_writer.paths import trusted_keys_file
from mla_writer.ui.settings_view import SettingsView
from mla_writer.ui.trusted_keys import TrustedKeysBox
from tests.sample import CONTENT

KEY = make_key(bytes(range(32)), b"12345678")


@pytest.fixture
def keys(window, qtbot) -> TrustedKeysBox:
    window.content = CONTENT
    window.show_settings()
    view = window.view
    assert isinstance(view, SettingsView)
    qtbot.waitUntil(lambda: view.rows is not None)
    return view.keys


def told(keys: TrustedKeysBox) -> str:
    QApplication.processEvents()
    texts = [one.text() for one in keys.findChildren(QLabel) if one.isVisibleTo(keys)]
    return "".join(letter for letter in " | ".join(texts) if letter not in "\u2066\u2068\u2069\u00a0")


def add(keys: TrustedKeysBox, qtbot, name: str, text: str) -> None:
    keys.key.setText(text)
    keys.name.clear()
    qtbot.keyClicks(keys.name, name)
    qtbot.keyClick(keys.name, Qt.Key.Key_Return)


def test_key__pasted_with_a_name__is_trusted__and_can_be_removed_and_taken_back(keys, qtbot):
    assert "No key is trusted yet." in told(keys)
    QApplication.clipboard().setText(KEY.public.file_text)
    keys.key.setFocus()
    keys.key.paste()
    qtbot.keyClicks(keys.name, "Ministry of Law")
    qtbot.keyClick(keys.name, Qt.Key.Key_Return)
    assert [(one.name, one.public) for one in trusted_keys()] == [("Ministry of Law", KEY.public)]
    assert "Ministry of Law | 3837 3635 3433 3231, trusted since" in told(keys)
    assert keys.key.text() == ""

    gone = next(one for one in keys.findChildren(QPushButton) if one.accessibleName() == "Remove: Ministry of Law")
    qtbot.mouseClick(gone, Qt.MouseButton.LeftButton)
    assert trusted_keys() == ()
    qtbot.mouseClick(keys.toast.undo, Qt.MouseButton.LeftButton)
    assert [one.name for one in trusted_keys()] == ["Ministry of Law"]


def test_key__from_a_file(keys, qtbot, tmp_path):
    file = tmp_path / "ministry.pub"
    file.write_text(KEY.public.file_text, encoding="utf-8")
    keys.take_file(file)
    assert keys.name.hasFocus()
    qtbot.keyClicks(keys.name, "Ministry of Law")
    qtbot.keyClick(keys.name, Qt.Key.Key_Return)
    assert [one.public for one in trusted_keys()] == [KEY.public]
    keys.take_file(tmp_path / "none.pub")
    assert "no such file" in keys.note.text()


def test_what_is_missing_or_wrong__is_said_and_what_was_entered_stays(keys, qtbot):
    keys.add()
    assert "Paste a key" in keys.note.text()
    add(keys, qtbot, "Ministry of Law", "RWnothing")
    assert "not a public key" in keys.note.text()
    assert keys.key.text() == "RWnothing"
    add(keys, qtbot, "Ministry of Law", KEY.public.text)
    assert keys.note.text() == ""
    add(keys, qtbot, "Another", KEY.public.text)
    assert "“Ministry of Law”" in keys.note.text()
    assert len(trusted_keys()) == 1


def test_file_of_keys__that_cannot_be_read__is_told_and_not_replaced(keys, qtbot):
    trusted_keys_file().parent.mkdir(parents=True, exist_ok=True)
    trusted_keys_file().write_bytes(b"RWQ\n")
    keys.show_keys()
    assert "trusted_keys.txt" in told(keys)
    add(keys, qtbot, "Ministry of Law", KEY.public.text)
    assert keys.note.text()
    assert trusted_keys_file().read_bytes() == b"RWQ\n"
