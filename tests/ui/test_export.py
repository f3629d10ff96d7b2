"""The export: what is chosen, what will come of it, writing beside the window, and what went wrong told in one sentence."""

from __future__ import annotations

import errno
import os
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import mla_writer.letters
from mla_writer.answers.values import DRAFTED, Text, Version
from mla_writer.case import Case
from mla_writer.conditions.values import Ref
from mla_writer.storage.files import previous_of
from mla_writer.ui.export import ExportDialog
from mla_writer.ui.request import RequestView
from mla_writer.ui.review import ReviewPage
from mla_writer.ui.review_cards import FindingCard
from mla_writer.ui.settings import Settings
from tests.sample import CONTENT
from tests.ui.conftest import Opener

LEFT = Qt.MouseButton.LeftButton


def dialog_of(view: RequestView, folder: Path | None = None) -> ExportDialog:
    found = view.findChild(ExportDialog)
    if found is None:
        view.export()
        found = view.findChild(ExportDialog)
    assert isinstance(found, ExportDialog)
    if folder is not None:
        folder.mkdir(exist_ok=True)
        found.set_folder(folder)
    return found


def written(dialog: ExportDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.ended, timeout=20_000):
        qtbot.mouseClick(dialog.main, LEFT)


def told(widget: QWidget) -> str:
    QApplication.processEvents()  # parts that came are shown
    return " ".join(one.text() for one in widget.findChildren(QLabel) if not one.isHidden())


def plain(widget: QWidget) -> str:
    return told(widget).replace("\u2066", "").replace("\u2069", "")


def names_in(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()}


# ---- opening --------------------------------------------------------------------------------------------------------------


def test_export__opens_by_key_by_the_bar_and_from_the_review(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    qtbot.keyClick(view, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialog_of(view).close()
    qtbot.waitUntil(lambda: view.findChild(ExportDialog) is None)
    qtbot.mouseClick(view.bar.export_button, LEFT)
    dialog_of(view).close()
    qtbot.waitUntil(lambda: view.findChild(ExportDialog) is None)
    view.open_section("review")
    assert view.foot.next.text() == "Export letters…"
    qtbot.mouseClick(view.foot.next, LEFT)
    assert view.findChild(ExportDialog) is not None


def test_export__takes_the_languages_of_the_request_and_says_which_the_authority_reads(opened: Opener) -> None:
    dialog = dialog_of(opened())
    assert [code for code, one in dialog.choices.languages.items() if one.isChecked()] == ["en", "fr", "ar"]
    notes = {code: one.accessibleDescription() for code, one in dialog.choices.languages.items()}
    assert notes == {"en": "your original", "fr": "the authority reads this version", "ar": ""}


# ---- what will come of it -------------------------------------------------------------------------------------------------


def test_outcome__names_the_files_that_will_be_written(opened: Opener, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = dialog_of(opened("complete"), tmp_path / "out")
    assert "You will get 3 files" in told(dialog.outcome)
    dialog.choices.languages["ar"].click()
    dialog.choices.readers["provider"].click()
    dialog.choices.format.setCurrentIndex(dialog.choices.format.findData("txt"))
    assert dialog.main.text() == "Export 2 files"
    assert "request.provider.fr.txt" in plain(dialog.outcome)
    written(dialog, qtbot)
    assert names_in(tmp_path / "out") == {"request.provider.en.txt", "request.provider.fr.txt"}


def test_side_by_side__names_both_languages_and_leaves_out_the_one_beside(
    opened: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = dialog_of(opened("complete"), tmp_path / "out")
    dialog.choices.format.setCurrentIndex(dialog.choices.format.findData("txt"))
    dialog.choices.bilingual.setCurrentIndex(dialog.choices.bilingual.findData("en"))
    assert dialog.main.text() == "Export 2 files"
    written(dialog, qtbot)
    assert names_in(tmp_path / "out") == {"request.ar-en.txt", "request.fr-en.txt"}
    assert "[en] Plot 12 Example Road" in (tmp_path / "out" / "request.fr-en.txt").read_text(encoding="utf-8")


def test_outcome__says_which_letter_is_translated_elsewhere(opened: Opener, tmp_path: Path) -> None:
    view = opened("complete")
    view.desk.answer("request.translated_elsewhere", ("ja",))
    assert "no letters of its own in these languages: Japanese" in told(dialog_of(view, tmp_path / "out").outcome)


def test_outcome__says_how_many_files_are_replaced(opened: Opener, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "request.fr.docx").write_bytes(b"old")
    dialog = dialog_of(opened(), tmp_path / "out")
    assert "will be replaced: 1" in told(dialog.outcome)


def test_outcome__says_what_is_left_out_and_what_is_not_translated(opened: Opener, qtbot: QtBot) -> None:
    view = opened("complete")
    view.desk.answer("facts.f2.not_for", ("consultation",))
    view.desk.answer("request.relevance", Text({DRAFTED: Version("Only in English.")}))
    dialog = dialog_of(view)
    assert dialog.choices.readers["consultation"].accessibleDescription() == (
        "persons, their numbers and addresses, file numbers and places of detention are masked; left out: facts (1)"
    )
    told_of = dialog.choices.readers["provider"].accessibleDescription()
    assert told_of.startswith(
        "left out: facts (9), persons (4), accounts, places and objects (1), documents (9), answers ("
    )
    assert "measures (2), answers (" in dialog.choices.readers["addressee"].accessibleDescription()
    assert "not translated yet: French 1, Arabic 1" in told(dialog.outcome)
    number = len([one for _, one in view.desk.case.answers.leaves() if isinstance(one, Text) and "fr" in one.versions])
    assert f"nobody has reviewed yet: French {number}, Arabic {number}" in told(dialog.outcome)
    dialog.choices.readers["addressee"].click()
    assert "Nothing asked for concerns a witness or addressee" in told(dialog.outcome)


def test_reader__decides_what_is_offered_beside_and_whether_a_letter_is_final(opened: Opener) -> None:
    dialog = dialog_of(opened("complete"))
    choices = dialog.choices
    assert choices.wanted().final
    for box in choices.beside.values():
        box.setChecked(True)
    choices.readers["consultation"].click()
    assert not choices.wanted().final
    assert not choices.final.isEnabled()
    choices.readers["provider"].click()
    assert choices.wanted().final, "it was chosen before"
    assert choices.wanted().beside == ("cover", "undertakings", "sheets")
    assert not choices.beside["checklist"].isEnabled()
    assert "No cover sheets are written" in told(dialog.outcome)
    assert "sheets.provider" not in told(dialog.outcome)
    choices.readers["internal"].click()
    assert "cover" not in choices.wanted().beside
    assert "it has no final version" in told(dialog.outcome)
    assert choices.to.isHidden()


def test_reader__of_whom_there_are_several__is_chosen_by_name(opened: Opener, qtbot: QtBot, tmp_path: Path) -> None:
    view = opened("complete")
    view.desk.answer("bank_records.items.i2", {"account": Ref("things", "acc2"), "records": ("statements",)})
    dialog = dialog_of(view, tmp_path / "out")
    dialog.choices.readers["provider"].click()
    assert not dialog.choices.to.isHidden()
    combo = dialog.choices.recipient
    assert [combo.itemText(one) for one in range(combo.count())] == [
        "Banque Exemple du Léman SA",
        "Example Bank Uganda Ltd",
    ]
    assert dialog.choices.wanted().recipient == 1
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    assert "request.provider-2.en.docx" in told(dialog.outcome)


def test_no_language__is_said__and_nothing_written(opened: Opener, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = dialog_of(opened(), tmp_path / "out")
    for box in dialog.choices.languages.values():
        box.setChecked(False)
    qtbot.mouseClick(dialog.main, LEFT)
    assert "Choose at least one language." in told(dialog.told)
    assert names_in(tmp_path / "out") == set()


# ---- draft and final ------------------------------------------------------------------------------------------------------


def test_final__with_open_blockers__is_refused_with_the_way_to_them(
    opened: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    view = opened()
    dialog = dialog_of(view, tmp_path / "out")
    assert dialog.choices.draft.isChecked()
    dialog.choices.final.click()
    assert "A final letter can be written once" in told(dialog.outcome)
    qtbot.mouseClick(dialog.main, LEFT)
    assert "cannot be written while blockers are open" in told(dialog.told)
    assert names_in(tmp_path / "out") == set()
    show = next(one for one in dialog.outcome.findChildren(QPushButton) if one.text() == "Show")
    qtbot.mouseClick(show, LEFT)
    page = view.stack.currentWidget()
    assert isinstance(page, ReviewPage)
    first = next(one for one in page.shown.values() if isinstance(one, FindingCard))
    assert first.finding.level == "blocker"
    assert view.focusWidget() is first.go


def test_final__of_the_complete_request__is_written_and_kept_in_the_history(
    opened: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    view = opened("complete")
    dialog = dialog_of(view, tmp_path / "out")
    assert dialog.choices.final.isChecked()
    dialog.choices.languages["fr"].click()
    written(dialog, qtbot)
    assert names_in(tmp_path / "out") == {"request.en.docx", "request.ar.docx"}
    assert "2 files were written" in told(dialog.outcome)
    view.desk.answer("request.reference", "X/2")
    view.desk.undo()
    kept = Case.open(CONTENT, view.desk.path)
    (export,) = kept.draft.exports
    assert (export.final, export.languages, export.files) == (
        True,
        ("en", "ar"),
        ("request.en.docx", "request.ar.docx"),
    )
    assert export.answers == kept.fingerprint
    assert Settings().letters_of(view.desk.path) == tmp_path / "out"


def test_final__with_texts_not_translated__is_written_once_that_is_agreed(
    opened: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    view = opened("complete")
    view.desk.answer("request.relevance", Text({DRAFTED: Version("Only in English.")}))
    dialog = dialog_of(view, tmp_path / "out")
    qtbot.mouseClick(dialog.main, LEFT)
    assert dialog.work is None
    assert "marked for the translator: French 1" in told(dialog.told)
    assert names_in(tmp_path / "out") == set()
    dialog.choices.languages["fr"].click()
    assert dialog.main.text().startswith("Export 2")
    dialog.choices.languages["ar"].click()
    written(dialog, qtbot)  # in the language of drafting nothing is lacking
    assert names_in(tmp_path / "out") == {"request.en.docx"}


def test_written__shows_the_letter_in_its_language(opened: Opener, qtbot: QtBot, tmp_path: Path) -> None:
    view = opened("complete")
    dialog = dialog_of(view, tmp_path / "out")
    dialog.choices.languages["en"].click()
    written(dialog, qtbot)
    qtbot.mouseClick(dialog.show_letter, LEFT)
    assert view.tabs.currentWidget() is view.letter
    assert view.letter.language.currentData() == "fr"


def test_written__opens_the_folder_without_a_network_module(
    opened: Opener, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []

    def show(url: QUrl) -> bool:
        shown.append(url.toLocalFile())
        return True

    monkeypatch.setattr("mla_writer.ui.work_dialog.QDesktopServices.openUrl", show)
    dialog = dialog_of(opened("complete"), tmp_path / "out")
    written(dialog, qtbot)
    qtbot.mouseClick(dialog.open_folder, LEFT)
    assert shown == [str(tmp_path / "out")]
    assert "PySide6.QtNetwork" not in sys.modules


def test_written__then_another_choice__offers_the_export_again(opened: Opener, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = dialog_of(opened("complete"), tmp_path / "out")
    written(dialog, qtbot)
    assert dialog.main.isHidden()
    dialog.choices.draft.click()
    assert not dialog.main.isHidden()
    assert "will be replaced: 3" in told(dialog.outcome)


# ---- writing beside the window --------------------------------------------------------------------------------------------


class Gate:
    """Holds the composing of letters until it is opened, and keeps in which threads they are composed."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.open, self.threads = threading.Event(), set[int]()
        compose = mla_writer.letters.compose_letters

        def slowly(*given: object, **named: object) -> object:
            self.threads.add(threading.get_ident())
            assert self.open.wait(10)
            return compose(*given, **named)  # type: ignore[arg-type]

        monkeypatch.setattr(mla_writer.letters, "compose_letters", slowly)


def test_writing__goes_on_beside_the_window_and_tells_how_far(
    opened: Opener, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)
    dialog = dialog_of(opened("complete"), tmp_path / "out")
    with qtbot.waitSignal(dialog.ended, timeout=20_000):
        qtbot.mouseClick(dialog.main, LEFT)
        qtbot.waitUntil(lambda: "Composing letter 1 of 3" in dialog.progress_told.text())
        assert dialog.working.isVisible()
        gate.open.set()
    assert len(gate.threads) == 1
    assert threading.get_ident() not in gate.threads
    assert not dialog.working.isVisible()


def test_writing__stopped__leaves_nothing_and_says_so(
    opened: Opener, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)
    view = opened("complete")
    dialog = dialog_of(view, tmp_path / "out")
    with qtbot.waitSignal(dialog.ended, timeout=20_000):
        qtbot.mouseClick(dialog.main, LEFT)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        gate.open.set()
    assert names_in(tmp_path / "out") == set()
    assert "Stopped. Nothing was written." in told(dialog.told)
    assert view.desk.case.draft.exports == ()
    assert dialog.isVisible()


def test_window__closed_while_letters_are_written__waits_and_leaves_nothing(
    opened: Opener, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Gate(monkeypatch)
    view = opened("complete")
    dialog = dialog_of(view, tmp_path / "out")
    qtbot.mouseClick(dialog.main, LEFT)
    threading.Timer(0.2, gate.open.set).start()
    dialog.close()
    assert names_in(tmp_path / "out") == set()


# ---- what goes wrong ------------------------------------------------------------------------------------------------------


def test_folder__that_is_gone__is_told_and_another_can_be_chosen(opened: Opener, qtbot: QtBot, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    dialog = dialog_of(opened("complete"), stick / "out")
    (stick / "out").rmdir()
    stick.rmdir()
    written(dialog, qtbot)
    assert "there is no such folder" in told(dialog.told)
    stick.mkdir()
    written(dialog, qtbot)
    assert len(names_in(stick / "out")) == 3


def test_letters__of_each_request__have_a_folder_of_their_own_beside_it(opened: Opener, qtbot: QtBot) -> None:
    view = opened("complete")
    dialog = dialog_of(view)
    assert dialog.folder == view.desk.path.with_suffix("")
    written(dialog, qtbot)
    assert len(names_in(view.desk.path.with_suffix(""))) == 3


def test_letters__that_would_take_the_place_of_others__are_written_once_that_is_agreed(
    opened: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = dialog_of(opened("complete"), tmp_path / "out")
    written(dialog, qtbot)
    dialog.choices.final.click()
    written(dialog, qtbot)  # again of the same sort: nothing is asked
    final = (tmp_path / "out" / "request.en.docx").read_bytes()
    dialog.choices.draft.click()
    qtbot.mouseClick(dialog.main, LEFT)
    assert dialog.work is None
    assert "request.en.docx" in told(dialog.told)
    assert dialog.main.text() == "Replace"
    dialog.choices.readers["provider"].click()
    assert dialog.main.text().startswith("Export")  # other files: the consent was for those
    dialog.choices.readers["full"].click()
    qtbot.mouseClick(dialog.main, LEFT)
    assert (tmp_path / "out" / "request.en.docx").read_bytes() == final
    written(dialog, qtbot)
    assert (tmp_path / "out" / "request.en.docx").read_bytes() != final


def test_letters__edited_in_word_since__are_replaced_once_that_is_agreed_and_kept(
    opened: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = dialog_of(opened("complete"), tmp_path / "out")
    written(dialog, qtbot)
    letter = tmp_path / "out" / "request.en.docx"
    edited = letter.read_bytes() + b"edited"
    letter.write_bytes(edited)
    dialog.show_outcome()
    qtbot.mouseClick(dialog.main, LEFT)
    assert dialog.work is None
    assert "changed after they were written, and would be replaced: request.en.docx" in plain(dialog.told)
    assert "Read an edited letter back" in told(dialog.told)
    assert letter.read_bytes() == edited
    written(dialog, qtbot)
    assert letter.read_bytes() != edited
    assert previous_of(letter).read_bytes() == edited
    assert len(names_in(tmp_path / "out")) == 4  # nothing else is kept twice


@pytest.mark.parametrize(
    ("fault", "sentence"), [(errno.ENOSPC, "the disk is full"), (errno.EACCES, "you may not write")]
)
def test_disk__that_is_full_or_closed__is_told__and_the_old_letters_stay(
    opened: Opener, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: int, sentence: str
) -> None:
    dialog = dialog_of(opened("complete"), tmp_path / "out")
    (tmp_path / "out" / "request.en.docx").write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise OSError(fault, os.strerror(fault))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        qtbot.mouseClick(dialog.main, LEFT)
        assert "request.en.docx" in told(dialog.told)
        written(dialog, qtbot)
    assert sentence in told(dialog.told)
    assert os.strerror(fault) not in told(dialog.told)  # which is English in every language
    assert names_in(tmp_path / "out") == {"request.en.docx"}
    assert (tmp_path / "out" / "request.en.docx").read_bytes() == b"old"


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_dialog__in_other_languages__has_a_name_on_every_control(opened: Opener, language: str) -> None:
    dialog = dialog_of(opened(language=language))
    for one in dialog.findChildren(QPushButton):
        assert one.accessibleName() or one.text()
    assert dialog.choices.format.accessibleName()


# ---- contents and notes ---------------------------------------------------------------------------------------------------


def test_contents_and_footnotes__are_in_the_letters_when_chosen(opened: Opener, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = dialog_of(opened(), tmp_path / "out")
    choices = dialog.choices
    choices.format.setCurrentIndex(choices.format.findData("html"))
    assert choices.contents.isEnabled()
    choices.contents.setCurrentIndex(choices.contents.findData(False))
    choices.footnotes.setChecked(True)
    written(dialog, qtbot)
    pages = [one.read_text(encoding="utf-8") for one in dialog.files]
    assert pages
    assert not [one for one in pages if "<nav" in one or "[1]" not in one]


def test_contents__are_not_offered_in_plain_text(opened: Opener, tmp_path: Path) -> None:
    choices = dialog_of(opened(), tmp_path / "out").choices
    choices.format.setCurrentIndex(choices.format.findData("txt"))
    assert not choices.contents.isEnabled()
