"""The self-test of the window notices what is wrong; that it passes is tested where the program is packed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from mla_writer.documents.reading import word_text
from mla_writer.ui import selftest as module
from mla_writer.ui.request import RequestView
from mla_writer.ui.selftest import COMPLETE, selftest


def complete(steps: module._Steps) -> Path:
    """Return a copy of the complete sample among the files of the self-test."""
    draft = steps.home / "sample.mla"
    draft.write_bytes((steps.samples / COMPLETE).read_bytes())
    return draft


def test_selftest__no_gap_in_the_sample__fails_and_says_so(qapp, capsys, monkeypatch):
    monkeypatch.setattr(module, "GAPS", COMPLETE)
    assert selftest() == 1
    told = capsys.readouterr()
    assert "the checks do not work" in told.err
    assert told.out == ""


def test_selftest__a_fault_that_qt_passes_over__fails_and_names_it(qapp, capsys, monkeypatch):
    def open_with_a_fault(view: RequestView, key: str) -> None:
        def break_down() -> None:
            raise LookupError(key)

        QTimer.singleShot(0, break_down)

    monkeypatch.setattr(module._Steps, "fill", complete)
    monkeypatch.setattr(RequestView, "open_section", open_with_a_fault)
    assert selftest() == 1
    assert "LookupError" in capsys.readouterr().err


def test_selftest__letters_cut_short__fails_and_names_the_letter(qapp, capsys, monkeypatch):
    monkeypatch.setattr(module._Steps, "fill", complete)
    monkeypatch.setattr(module._Steps, "_see_pages", lambda *_: 0)
    monkeypatch.setattr(module, "word_text", lambda content: word_text(content[:-100]))
    assert selftest() == 1
    assert "request.en.docx: the letter was not written whole" in capsys.readouterr().err


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"plain text"])
def test_word_text__of_what_is_no_word_file__is_empty(content):
    assert word_text(content) == ""
