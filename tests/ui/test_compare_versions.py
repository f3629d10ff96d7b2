"""The draft beside an earlier version of it: the answers that changed, and a Word file with tracked changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from mla_writer.storage.drafts import save_draft
from mla_writer.ui.compare_versions import CompareVersionsDialog
from mla_writer.ui.request import RequestView
from tests.core.documents.test_redline import decided
from tests.ui.conftest import Opener

LEFT = Qt.MouseButton.LeftButton


def compared(view: RequestView, other: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> CompareVersionsDialog:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    view.compare_version()
    dialog = view.findChild(CompareVersionsDialog)
    assert isinstance(dialog, CompareVersionsDialog)
    with qtbot.waitSignal(dialog.looked, timeout=20_000):
        pass
    return dialog


def told(dialog: CompareVersionsDialog) -> str:
    return " ".join(one.text() for one in dialog.findChildren(QLabel))


def test_comparing__shows_what_changed_and_writes_it(
    opened: Opener, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = opened()
    other, file = tmp_path / "earlier.yaml", tmp_path / "compared"
    save_draft(view.desk.case.draft, other)
    view.desk.answer("request.reference", "DPP/99")
    dialog = compared(view, other, qtbot, monkeypatch)
    assert "Changed answers: 1" in told(dialog)
    assert "Other version: \u2068earlier.yaml\u2069" in told(dialog)
    assert "This draft" in told(dialog)
    assert dialog.cancel.text() == "Cancel"
    assert "DPP/ACD/MLA/17/2026" in told(dialog)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    qtbot.mouseClick(dialog.main, LEFT)
    assert "Written: \u2068compared.docx\u2069" in told(dialog)
    assert dialog.cancel.text() == "Close"
    assert "DPP/99" in decided((tmp_path / "compared.docx").read_bytes(), accept=True)
    assert "DPP/ACD/MLA/17/2026" in decided((tmp_path / "compared.docx").read_bytes(), accept=False)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "x.docx"), ""))
    qtbot.mouseClick(dialog.main, LEFT)
    assert "x.docx" in told(dialog)
    dialog.reject()


def test_comparing__with_what_is_no_draft__says_so(
    opened: Opener, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("a: b\n", encoding="utf-8")
    dialog = compared(opened(), other, qtbot, monkeypatch)
    assert "other.yaml" in told(dialog)
    assert not dialog.main.isVisible()
    dialog.reject()
