"""Translations of the office's pack on its sheet: texts for a translator, a translation taken over, taken back again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from mla_writer.content import Content
from mla_writer.paths import office_packs
from mla_writer.translation.message import Message
from mla_writer.ui.pack_translations import TranslationsButton
from mla_writer.ui.states import StatesView
from mla_writer.ui.window import MainWindow

KENYA = Path(__file__).parents[2] / "forms" / "countries" / "ke.yaml"
TEXT = "Kenya needs no treaty; its Act applies with or without an agreement."


@pytest.fixture
def sheet(window: MainWindow) -> StatesView:
    """The sheet of Kenya, whose pack is the office's."""
    office_packs().mkdir(parents=True)
    shutil.copy(KENYA, office_packs() / "ke.yaml")
    window.show_at(1280, 720)
    window.browse_states("KE")
    assert isinstance(window.view, StatesView)
    return window.view


def button(view: StatesView) -> TranslationsButton:
    found = [one for one in view.findChildren(TranslationsButton) if one.isVisibleTo(view)]
    return found[-1]


def said(language: str = "fr") -> str:
    content = Content.shipped()
    pack = content.pack("KE")
    assert pack is not None
    one = next(each for each in pack.information if each.text == TEXT)
    message = Message(TEXT, context=f"countries/ke:information.{one.id}", domain="countries")
    return content.catalogues.translate(message, language)


def test_texts__are_written__a_translation_is_taken_over__and_taken_back(
    sheet: StatesView, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "ke.fr.po"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    told = button(sheet)
    assert [one.text() for one in told.menu_.actions() if one.text()] == [
        "Texts for a translator: Arabic…", "Texts for a translator: French…", "Import a translation…",
    ]  # fmt: skip
    told.menu_.actions()[1].trigger()
    assert sheet.hand_over.toast.text.text().startswith("Written: ")
    assert sheet.hand_over.toast.undo.isHidden()
    before = said()
    text = file.read_text(encoding="utf-8")
    assert before in text.replace('"\n"', "")
    start = text.index(f'msgid "{TEXT[:30]}')
    end = text.index("\n\n", start)
    file.write_text(f'{text[:start]}msgid "{TEXT}"\nmsgstr "Ma traduction."{text[end:]}', encoding="utf-8")
    told.take()
    assert said() == "Ma traduction."
    assert "Translation into French" in sheet.hand_over.toast.text.text()
    assert not sheet.hand_over.toast.undo.isHidden()
    sheet.hand_over.undo()
    assert said() == before


def test_translation_with_a_fault__is_told__and_nothing_is_changed(
    sheet: StatesView, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("ke.fr.po", "ug.fr.po"):
        file = tmp_path / name
        file.write_text("msgid broken", encoding="utf-8")
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, one=file: (str(one), ""))
        button(sheet).take()
        assert str(file) in sheet.hand_over.toast.text.text()
        assert list(office_packs().glob("*.po")) == []
