"""The window as a drafter uses it: by keyboard and mouse, in three languages, with nothing lost."""

from __future__ import annotations

import math
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from mla_writer.case import Case
from mla_writer.conditions.values import UNKNOWN, Day
from mla_writer.storage.files import previous_of
from mla_writer.ui.chips import ChipsField
from mla_writer.ui.desk import Desk
from mla_writer.ui.examples import Examples
from mla_writer.ui.fields import ChoiceField, LineField, LongField, YesNoField
from mla_writer.ui.home import HomeView
from mla_writer.ui.items import ItemsView
from mla_writer.ui.measures import DateField
from mla_writer.ui.narrative import NarrativeDialog
from mla_writer.ui.new import NewView
from mla_writer.ui.page import Page
from mla_writer.ui.palette import QUESTIONS, Palette
from mla_writer.ui.places import STATES
from mla_writer.ui.question import QuestionRow
from mla_writer.ui.request import RequestView
from mla_writer.ui.sections import marks_of, section_pages
from mla_writer.ui.settings import Settings
from mla_writer.ui.states import StatesView
from mla_writer.ui.theme import make_theme
from tests.sample import CONTENT, SAMPLES
from tests.ui.at import new_request, row_at


def page_of(view: RequestView, key: str) -> Page:
    view.open_section(key)
    page = view.stack.currentWidget()
    assert isinstance(page, Page)
    return page


def items_of(view: RequestView, key: str) -> ItemsView:
    view.open_section(key)
    page = view.stack.currentWidget()
    assert isinstance(page, ItemsView)
    return page


def field_at(view: RequestView, path: str) -> QWidget:
    return row_at(view, path).field


def typed(qtbot, line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


# ---- from home to a new request -------------------------------------------------------------------------------------------


def test_enter__presses_the_button_that_has_the_focus(window, qtbot):
    window.show_at(1280, 720)
    home = window.view
    assert isinstance(home, HomeView)
    home.first.setFocus()
    qtbot.keyClick(home.first, Qt.Key.Key_Return)
    assert isinstance(window.view, NewView)


def test_enter__goes_to_the_place_that_has_the_focus(window, qtbot):
    window.show_at(1280, 720)
    home = window.view
    assert isinstance(home, HomeView)
    home.buttons[STATES].setFocus()
    qtbot.keyClick(home.buttons[STATES], Qt.Key.Key_Return)
    assert isinstance(window.view, StatesView)


def test_sample__is_opened_as_a_copy(window, qtbot):
    sample = CONTENT.folder / "resources" / "samples" / "uganda-switzerland.gaps.yaml"
    before = sample.read_bytes()
    window.open_sample(sample)
    qtbot.waitUntil(lambda: isinstance(window.view, RequestView), timeout=20_000)
    window.view.desk.answer("request.case_name", "R v A")
    assert sample.read_bytes() == before
    assert window.view.desk.path != sample


def test_draft_that_cannot_be_read__is_told_in_words(window, tmp_path, monkeypatch):
    told: list[str] = []
    monkeypatch.setattr("mla_writer.ui.window.QMessageBox.warning", lambda *given: told.append(given[-1]))
    bad = tmp_path / "bad.mla"
    bad.write_text("draft: 1\nrequest: {chanel: x}\n", encoding="utf-8")
    window.open(bad)
    assert "bad.mla:2:19" in told[0]
    assert isinstance(window.view, HomeView)


# ---- answering ------------------------------------------------------------------------------------------------------------


def test_line__typed_and_committed__is_in_the_file(opened, qtbot):
    view = opened()
    field = field_at(view, "request.case_name")
    assert isinstance(field, LineField)
    typed(qtbot, field.line, "R v A")
    assert Case.open(CONTENT, view.desk.path).answers.text("request.case_name") == "R v A"
    assert previous_of(view.desk.path).is_file()
    assert "Saved" in view.bar.state.accessibleName()
    assert view.bar.name.accessibleName() == "R v A"


def test_date__that_does_not_exist__is_kept_in_the_field_and_said_to_be_wrong(opened, qtbot):
    view = opened()
    field = field_at(view, "request.date")
    assert isinstance(field, DateField)
    typed(qtbot, field.date, "2026-02-30")
    assert field.date.text() == "2026-02-30"
    assert field.date.property("wrong") == "true"
    assert "not a date" in field.note.text()
    assert view.desk.case.answers.get("request.date") == Day(2026, 11, 23)
    typed(qtbot, field.date, "24 November 2026")
    assert view.desk.case.answers.get("request.date") == Day(2026, 11, 24)
    assert field.date.text() == "24 November 2026"
    assert field.note.isHidden()


def test_continue__with_a_field_that_cannot_be_read__shows_it_once_and_does_not_hold_the_drafter(opened, qtbot):
    view = opened()
    field = field_at(view, "request.date")
    assert isinstance(field, DateField)
    typed(qtbot, field.date, "2026-02-30")
    page = view.stack.currentWidget()
    assert isinstance(page, Page)
    qtbot.mouseClick(view.foot.next, Qt.MouseButton.LeftButton)
    assert view.stack.currentWidget() is page
    assert page.faults.hasFocus()
    link = next(one for one in page.faults.findChildren(QPushButton) if "Date of the request" in one.text())
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert field.date.hasFocus()
    qtbot.mouseClick(view.foot.next, Qt.MouseButton.LeftButton)
    assert view.stack.currentWidget() is not page


def test_follow_up__comes_with_its_reason_and_goes_again(opened, qtbot):
    view = opened()
    page = page_of(view, "urgency")
    yes_no = field_at(view, "request.urgent")
    assert isinstance(yes_no, YesNoField)
    assert page.row("request.urgency_reason") is not None or page.row("request.urgency_facts") is not None
    yes_no.buttons[False].click()
    qtbot.wait(20)
    hidden = [one for one in view.desk.live.hidden_answers if one.startswith("request.urgen")]
    assert hidden
    assert all(page.row(one) is None for one in hidden)
    yes_no.buttons[True].click()
    qtbot.wait(20)
    row = page.row(hidden[0])
    assert row is not None
    assert row.because is not None
    assert row.because.text().startswith("Asked because")


def test_choice__and_many__and_long_text__are_committed(opened, qtbot):
    view = opened()
    choice = field_at(view, "request.channel")
    assert isinstance(choice, ChoiceField)
    choice.combo.setCurrentIndex(choice.combo.findData("diplomatic"))
    choice.combo.activated.emit(choice.combo.currentIndex())
    many = field_at(view, "request.offence_grounds")
    assert isinstance(many, ChipsField)
    before = many.keys
    qtbot.keyClick(many.line, Qt.Key.Key_Backspace)
    assert many.keys == before[:-1]
    long = field_at(view, "request.relevance")
    assert isinstance(long, LongField)
    long.text.setPlainText("Because it matters.")
    view.open_section("review")
    answers = Case.open(CONTENT, view.desk.path).answers
    assert answers.text("request.channel") == "diplomatic"
    assert str(answers.get("request.relevance")) == "Because it matters."


def test_undo__takes_back_the_last_edit_and_saves(opened, qtbot):
    view = opened()
    before = view.desk.case.answers
    view.desk.answer("request.case_name", "R v A")
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert view.desk.case.answers == before
    assert Case.open(CONTENT, view.desk.path).answers == before


def test_fact__added__opens_its_editor_and_its_identifiers_are_offered(opened, qtbot):
    view = opened()
    page = items_of(view, "facts")
    page.add()
    key = list(view.desk.case.answers.records("facts"))[-1]
    field = field_at(view, f"facts.{key}.what")
    line = field.line if isinstance(field, LineField) else None
    if line is not None:
        typed(qtbot, line, "On 3 July 2024 USD 5 went to DE89370400440532013000")
    else:
        assert isinstance(field, LongField)
        field.text.setPlainText("On 3 July 2024 USD 5 went to DE89370400440532013000")
        field.finish()
    row = row_at(view, f"facts.{key}.what")
    offers = [one for one in row.findChildren(QPushButton) if one.isVisibleTo(row)]
    assert [one.text() for one in offers][-1].replace("\u2068", "").replace(
        "\u2069", ""
    ) == "Add account DE89370400440532013000"
    offers[-1].click()
    ibans = [one.get("iban") for one in view.desk.case.answers.records("things").values()]
    assert "DE89370400440532013000" in ibans
    assert view.toast.text.text().startswith("Entered under “Things”: ")


def plain(text):
    return text.replace("\u2068", "").replace("\u2069", "").replace("\u00a0", " ")


def test_offer__taken_by_keyboard__leaves_the_focus_at_the_next_one_then_in_the_text(opened, qtbot):
    view = opened()
    page = items_of(view, "facts")
    page.add()
    key = list(view.desk.case.answers.records("facts"))[-1]
    row = row_at(view, f"facts.{key}.what")
    field = row.field
    assert isinstance(field, LongField)
    field.text.setPlainText("On 3 July 2024 USD 5000 went to DE89370400440532013000")
    field.finish()
    offers = row.findChildren(QPushButton, "quiet")
    offers = [one for one in offers if row.offers.indexOf(one) >= 0]
    told = [plain(one.text()) for one in offers]
    assert told == ["Use 3 July 2024 as the date", "Use USD 5,000", "Add account DE89370400440532013000"]
    QApplication.processEvents()
    offers[1].setFocus()
    for left in (2, 1, 0):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
        assert row.offers.count() == left
        focused = QApplication.focusWidget()
        assert focused is not None
        assert row.isAncestorOf(focused)
    assert QApplication.focusWidget() is row.field.focusProxy()


def test_item__removed__goes_with_its_references_and_comes_back(opened, qtbot):
    view = opened()
    before = view.desk.case.answers
    view.desk.remove("facts.f1")
    assert view.desk.case.answers.get("facts.f1") is UNKNOWN
    view.desk.undo()
    assert view.desk.case.answers == before


# ---- findings, letter, finish ---------------------------------------------------------------------------------------------


def test_finding__leads_to_its_question(opened, qtbot):
    view = opened()
    finding = next(one for one in view.desk.findings if one.where == "request.translation")
    view.findings.wanted.emit(finding.where)
    page = view.stack.currentWidget()
    assert isinstance(page, Page)
    assert page.row("request.translation") is not None


def test_finding__mended__is_gone_from_panel_and_task_list(opened, qtbot):
    view = opened()
    number = len(view.desk.findings)
    view.desk.answer("request.translation", "ordered")
    assert len(view.desk.findings) < number
    assert view.count.text() == str(len(view.desk.findings))


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_letter__follows_the_answers_and_marks_the_passage(opened, qtbot, language):
    view = opened()
    view.tabs.setCurrentIndex(1)
    view.letter.language.setCurrentIndex(view.letter.language.findData(language))
    view.desk.answer("request.reference", "NEW/42")
    qtbot.waitUntil(lambda: "NEW/42" in view.letter.paper.toPlainText(), timeout=20_000)
    qtbot.waitUntil(lambda: view.letter.is_up_to_date, timeout=20_000)
    view.letter.mark("request.reference")
    selections = view.letter.paper.extraSelections()
    assert "NEW/42" in selections[0].cursor.selectedText()
    place, is_rtl = next(view.letter.paper._grounds())
    assert is_rtl == (language == "ar")
    image = view.letter.paper.viewport().grab().toImage()
    bar = place.right() - 1 if is_rtl else place.left() + 1
    assert image.pixelColor(bar, place.center().y()).name().upper() == "#0E5E70"
    view.open_section("urgency")
    assert not view.letter.paper.extraSelections(), "the passage of a question that is no longer in sight"


# ---- going through --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_every_section__in_every_language__shows_its_questions_named(opened, qtbot, language):
    view = opened(language=language)
    for section in section_pages(view.desk):
        view.open_section(section.key)
        page = view.stack.currentWidget()
        if isinstance(page, Page):
            rows = [row for row in page.rows.shown.values() if isinstance(row, QuestionRow)]
            names = [row.field.focusProxy() for row in rows]
            assert all(one is None or one.accessibleName() or one.inherits("QAbstractButton") for one in names)
    told = [one.text() for one in view.findChildren(QLabel)]
    assert not [one for one in told if "{" in one]
    direction = Qt.LayoutDirection.RightToLeft if language == "ar" else Qt.LayoutDirection.LeftToRight
    assert view.layoutDirection() == direction


def test_sections__by_keyboard_alone__from_the_first_to_the_last(opened, qtbot):
    view = opened()
    seen = [view._current]
    for _ in range(60):
        view._step(1)
        if view._current == seen[-1]:
            break
        seen.append(view._current)
    assert seen[-1] == "review"
    assert len(seen) == len(section_pages(view.desk))


def test_language__switched_on_an_open_request__stays_where_it_is(window, opened, qtbot):
    view = opened()
    view.desk.answer("request.case_name", "R v A")
    field = field_at(view, "request.relevance")
    assert isinstance(field, LongField)
    field.text.setPlainText("Not yet committed.")
    view.tabs.setCurrentIndex(1)
    window.speak("fr")
    again = window.request
    assert isinstance(again, RequestView)
    assert again.desk.case.answers.text("request.case_name") == "R v A"
    assert str(again.desk.case.answers.get("request.relevance")) == "Not yet committed."
    assert again.tabs.tabText(1) == "Lettre"
    assert again.tabs.currentIndex() == 1
    assert Settings().language == "fr"


def test_disk_that_is_full__is_said_and_the_answer_stays_on_the_screen(opened, qtbot, monkeypatch):
    import errno
    import os

    view = opened()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    view.desk.answer("request.case_name", "R v A")
    assert "Not saved" in view.bar.state.accessibleName()
    assert view.desk.case.answers.text("request.case_name") == "R v A"
    monkeypatch.undo()  # there is room when the window closes, which would ask else: see test_unsaved.py


def test_palette__finds_a_question_by_a_word_and_goes_there(opened, qtbot):
    view = opened()
    view.search()
    palette = view.findChild(Palette)
    assert palette is not None
    qtbot.keyClicks(palette.line, "money laundering")
    assert palette.model.rowCount() >= 1
    palette.line.clear()
    qtbot.keyClicks(palette.line, "sign")
    assert palette.model.rowCount() > 1
    palette.line.clear()
    qtbot.keyClicks(palette.line, "xyzzy")
    assert not palette.empty.isHidden()
    palette.line.clear()
    qtbot.keyClicks(palette.line, "matter to the case")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    page = view.stack.currentWidget()
    assert isinstance(page, Page)
    assert page.row("request.relevance") is not None


def test_entry_that_cannot_be_read__is_shown_once_before_the_request_is_left(opened, window, qtbot):
    view = opened()
    page = page_of(view, "request")
    field = field_at(view, "request.date")
    assert isinstance(field, DateField)
    typed(qtbot, field.date, "14 Augustus 71")
    view.open_section("persons")
    assert not window.close()
    assert view.stack.currentWidget() is page
    assert not page.faults.isHidden()
    typed(qtbot, field.date, "14 Augustus 72")
    assert not window.close()
    window.go_home()  # seen by now
    assert isinstance(window.view, HomeView)


@pytest.mark.skipif(sys.platform != "linux", reason="names there are text")
def test_draft__whose_name_is_no_text__is_opened(window, tmp_path):
    draft = Path(os.fsdecode(bytes(tmp_path / "dossier_") + b"\xe9.mla"))
    shutil.copyfile(SAMPLES / "uganda-switzerland.gaps.yaml", draft)
    window.open(draft)
    assert isinstance(window.view, RequestView)
    window.go_home()


def test_second_window__on_the_same_draft__is_told(opened, window, qtbot):
    view = opened()
    again = Desk(Case.open(CONTENT, view.desk.path), window.words, window.theme)
    assert view.desk.is_alone
    assert not again.is_alone
    window.go_home()
    later = Desk(Case.open(CONTENT, view.desk.path), window.words, window.theme)
    assert later.is_alone
    later.close()


def test_draft__in_a_folder_that_cannot_be_written__counts_as_open_in_no_other_window(window, tmp_path):
    case = Case.open(CONTENT, SAMPLES / "uganda-switzerland.gaps.yaml")
    case.path = tmp_path / "gone" / "draft.mla"  # where no lock can be laid
    desk = Desk(case, window.words, window.theme)
    assert desk.is_alone
    desk.close()


def test_draft__after_a_fault_while_it_was_opened__is_open_in_no_other_window(window, tmp_path, monkeypatch):
    draft = tmp_path / "draft.mla"
    shutil.copyfile(SAMPLES / "uganda-switzerland.gaps.yaml", draft)

    def fail(_: RequestView) -> None:
        raise LookupError

    with monkeypatch.context() as patch:
        patch.setattr(RequestView, "refresh", fail)
        with pytest.raises(LookupError):
            window.open(draft)
    window.open(draft)
    assert isinstance(window.view, RequestView)
    assert window.view.desk.is_alone
    window.go_home()


def test_demand__stands_at_its_question_and_opens_to_its_source(opened, qtbot):
    view = opened()
    view.go_to("request.translation")
    page = view.stack.currentWidget()
    assert isinstance(page, Page)
    row = page.row("request.translation")
    assert row is not None
    openers = [one for one in row.findChildren(QPushButton) if one.objectName() == "demand"]
    assert any(one.accessibleName().startswith("Switzerland asks: ") for one in openers)
    openers[0].setChecked(True)
    told = " ".join(one.text() for one in row.findChildren(QLabel) if not one.isHidden())
    assert "art" in told


def test_fact__that_is_open__says_what_rests_on_it(opened, qtbot):
    view = opened()
    page = items_of(view, "facts")
    page.open_item("f5")
    assert page.panel is not None
    told = " ".join(one.text() for one in page.panel.findChildren(QLabel))
    assert "Where this is used" in told
    assert "Bank and financial records" in told


def test_narrative__pasted_split_and_joined_by_hand__becomes_facts_in_one_edit(opened, qtbot):
    view = opened()
    before = view.desk.case.answers
    page = items_of(view, "facts")
    page.paste_narrative()
    dialog = page.findChild(NarrativeDialog)
    assert dialog is not None
    text = dialog.text
    QApplication.clipboard().setText(
        "1. 3 July 2024: he opened the account. (Ledger, 2 May 2025.) It rained. On 5 July 2024 he closed it and left."
    )
    qtbot.keyClick(text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [str(one.when) for one in dialog.chosen()] == ["2024-07-03", "None", "2024-07-05"]
    for _ in range(len("and left.")):
        qtbot.keyClick(text, Qt.Key.Key_Left)
    qtbot.keyClick(text, Qt.Key.Key_Return)  # splits the last line
    assert [one.text for one in dialog.chosen()][2:] == ["He closed it", "and left."]
    qtbot.keyClick(text, Qt.Key.Key_Backspace)  # and joins it again
    qtbot.keyClick(text, Qt.Key.Key_Up)
    qtbot.keyClick(text, Qt.Key.Key_Home)
    qtbot.keyClick(text, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(text, Qt.Key.Key_Delete)  # the rain is no fact
    assert "2" in dialog.count.text()
    qtbot.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    added = [one for key, one in view.desk.case.answers.records("facts").items() if key not in before.records("facts")]
    assert [str(one["when"]) for one in added] == ["2024-07-03", "2024-07-05"]
    first = (
        f"facts.{next(key for key in view.desk.case.answers.records('facts') if key not in before.records('facts'))}"
    )
    told = [view.desk.case.answers.get(f"{first}.{one}") for one in ("what", "source.what", "source.date")]
    assert [getattr(one, "plain", str(one)) for one in told] == ["He opened the account.", "Ledger", "2025-05-02"]
    view.desk.undo()
    assert view.desk.case.answers == before


@pytest.mark.parametrize(("key", "end_of_line"), [(Qt.Key.Key_Backspace, False), (Qt.Key.Key_Delete, True)])
def test_narrative__whose_lines_are_joined_by_hand__keeps_their_words_apart(opened, qtbot, key, end_of_line):
    page = items_of(opened(), "facts")
    page.paste_narrative()
    dialog = page.findChild(NarrativeDialog)
    assert dialog is not None
    dialog.text.setPlainText("It rained.\nHe left.")
    cursor = dialog.text.textCursor()
    cursor.setPosition(len("It rained.") + (0 if end_of_line else 1))
    dialog.text.setTextCursor(cursor)
    qtbot.keyClick(dialog.text, key)
    assert dialog.text.toPlainText() == "It rained. He left."


def test_narrative__once_entered__gives_the_focus_to_its_first_fact(opened, qtbot):
    view = opened()
    page = items_of(view, "facts")
    for key in list(page.model.keys):
        page.remove(key)
    assert page.empty is not None
    paste = next(one for one in page.empty.findChildren(QPushButton) if one.text().startswith("Paste"))
    paste.setFocus()
    paste.click()
    dialog = page.findChild(NarrativeDialog)
    assert dialog is not None
    dialog.text.setPlainText("On 3 July 2024, he paid.\nHe left.")
    qtbot.keyClick(dialog.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.window().focusWidget() is page.list
    assert page.list.currentIndex().row() == 0


DRAFTER = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from pathlib import Path
from PySide6.QtWidgets import QApplication
from mla_writer.ui.settings import Settings
from mla_writer.ui.window import MainWindow
app = QApplication([])
window = MainWindow(Settings())
window.open(Path(sys.argv[1]))
print("ready", flush=True)
number = 0
while True:
    number += 1
    window.view.desk.answer("request.reference", f"R/{number}")
    print(number, flush=True)
"""


@pytest.mark.parametrize("run", range(3))
def test_window__killed_at_any_moment__opens_again_with_the_last_answer_or_the_one_before(tmp_path, run):
    draft = tmp_path / "draft.mla"
    shutil.copyfile(SAMPLES / "uganda-switzerland.gaps.yaml", draft)
    process = subprocess.Popen(
        [sys.executable, "-c", DRAFTER, str(draft)], stdout=subprocess.PIPE, text=True, stderr=subprocess.DEVNULL
    )
    assert process.stdout is not None
    lines = iter(process.stdout.readline, "")
    assert next(lines).strip() == "ready"
    last = 0
    for line in lines:
        last = int(line)
        if last >= 5 + random.Random(run).randint(0, 12):
            break
    time.sleep(random.Random(run).uniform(0.0, 0.03))
    process.kill()
    rest = [int(one) for one in process.stdout.read().split() if one.isdigit()]
    process.wait(10)
    process.stdout.close()
    kept = int(Case.open(CONTENT, draft).answers.text("request.reference").removeprefix("R/"))
    assert max([last, *rest]) <= kept <= max([last, *rest]) + 1


# ---- the look -------------------------------------------------------------------------------------------------------------


def _luminance(colour: str) -> float:
    ink = QColor(colour)
    channels = (ink.redF(), ink.greenF(), ink.blueF())
    red, green, blue = (one / 12.92 if one <= 0.04045 else math.pow((one + 0.055) / 1.055, 2.4) for one in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2.2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("look", ["light", "dark", "high_contrast"])
@pytest.mark.parametrize(
    ("ink", "paper"),
    [("text", "surface"), ("text", "surface-raised"), ("text-muted", "surface"), ("text-muted", "surface-raised"),
     ("accent", "surface-raised"), ("accent-contrast", "accent"), ("blocker", "surface-raised"), ("text", "blocker-soft"),
     ("text", "warning-soft"), ("text", "accent-soft"), ("country-demand", "country-demand-soft")],
)  # fmt: skip
def test_colours__can_be_read(look, ink, paper):
    theme = make_theme(look=look)
    assert _contrast(theme.colours[ink], theme.colours[paper]) >= 4.5


def test_signals__cost_no_reference(qtbot):
    class Bell(QObject):
        rung = Signal()

    bell = Bell()
    before = sys.getrefcount(True)
    for _ in range(1000):
        bell.rung.emit()
    assert sys.getrefcount(True) > before - 100


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_text_at_200_per_cent__still_fits_without_sideways_scroll(window, opened, scale):
    window.settings.keep(scale=scale)
    view = opened()
    window.look("light", scale)
    view = window.view
    assert isinstance(view, RequestView)
    page = page_of(view, "bank_records")
    QApplication.processEvents()
    assert page.area.horizontalScrollBar().maximum() == 0


def test_settings__that_cannot_be_read__cost_nothing(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("MLA_WRITER_HOME", str(tmp_path))
    (tmp_path / "settings.json").write_text("{broken", encoding="utf-8")
    assert Settings().recent == ()
    assert Settings().language == ""


def test_examples__of_a_type__open_on_demand(opened, qtbot):
    view = opened()
    view.open_section("bank_records")
    examples = view.stack.currentWidget().findChild(Examples)
    assert examples.examples is None
    qtbot.mouseClick(examples.opener, Qt.MouseButton.LeftButton)
    told = [one.text() for one in examples.findChildren(QLabel) if one.text()]
    assert [one.partition(":")[0] for one in told] == ["Good", "Refused"]
    assert all(len(one) > 30 for one in told)


def test_palette__finds_a_question_by_its_section_and_a_finding_by_its_code__after_what_bears_the_word(opened):
    view = opened("gaps")
    view.search()
    palette = view.findChildren(Palette)[-1]
    palette.line.setText("freez")
    rows = [palette.model.index(row, 0).data(Qt.ItemDataRole.UserRole) for row in range(palette.model.rowCount())]
    questions = [one for one in rows if one is not None and one.group == QUESTIONS]
    bears = ["freez" in one.text.lower() for one in questions]
    assert bears == sorted(bears, reverse=True)
    assert 1 <= bears.count(False) <= 4
    assert all("Freezing" in one.told for one in questions if "freez" not in one.text.lower())
    code = next(one.code for one in view.desk.findings if one.overridden is None)
    palette.line.setText(code.lower())
    assert palette.goal.told == code
    palette.reject()


def test_missing_answers__where_the_drafter_has_not_come_to__are_still_to_come(window, qtbot):
    request = new_request(window)

    def told(path: str) -> bool:
        """Whether the list tells of the question as a finding."""
        return any(row.finding is not None and row.finding.where == path for row in request.findings.model.rows)

    request.desk.answer("request.nature", "investigation")
    asked_before, asked_behind = "request.subject_matter", "request.purpose"
    assert told(asked_before)
    assert not told(asked_behind)
    rows = request.findings.model.rows
    page = next(one for one in request.pages() if one.holds(asked_behind))
    assert [one.begins for one in rows if one.text == page.title] == ["request.stage"]

    request.go_to(asked_behind)
    page_row = row_at(request, asked_behind)
    page_row.field.setFocus()
    row_at(request, "request.stage").field.setFocus()
    assert told(asked_behind)
    assert request.findings.number == len(request.desk.findings)


def test_missing_answers__of_an_item_in_hand__are_still_to_come__those_of_items_before_it_are_not(opened, qtbot):
    view = opened("complete")
    for key in ("p8", "p9"):
        view.desk.answer(f"persons.{key}.kind", "natural")
    rows = view.findings.model.rows
    told = {one.finding.where for one in rows if one.finding is not None and one.finding.here is not None}
    assert any(one.startswith("persons.p8.") for one in told)
    assert not any(one.startswith("persons.p9.") for one in told)


def test_palette__finds_articles_of_treaties_and_lines_of_the_sheet_of_the_state(opened, qtbot):
    view = opened("complete")
    view.search()
    palette = view.findChildren(Palette)[-1]
    palette.line.setText("uncac art")
    assert "UNCAC art." in palette.goal.text
    assert palette.goal.where == "request.treaties"
    palette.line.setText("asks another state to take over")
    assert palette.goal.told == "Switzerland"
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert view.tabs.currentWidget() is view.sheet


def test_request_in_which_nothing_is_answered__is_neutral__and_names_what_is_missing_once_a_section(window, qtbot):
    request = new_request(window)
    marks = marks_of(request._sections, request.desk.live, request.desk.findings)
    assert "blocker" not in {mark for mark, _ in marks.values()}
    assert {number for mark, number in marks.values() if mark == "not_started"} == {0}
    rows = request.findings.model.rows
    waiting = [one.text for one in rows if one.begins]
    assert len(waiting) == len(set(waiting)) > 5
    assert sum(one.finding is not None for one in rows) < 6
    assert request.findings.number == len(request.desk.findings)  # what waits there is counted too
    place = next(number for number, one in enumerate(rows) if one.begins)
    begins = rows[place].begins
    qtbot.mouseClick(
        request.findings.list.viewport(),
        Qt.MouseButton.LeftButton,
        pos=request.findings.list.visualRect(request.findings.model.index(place)).center(),
    )
    assert next(one for one in request._sections if one.key == request._current).holds(begins)
    request.desk.answer("request.case_name", "R v A")
    assert all(one.text != "References" for one in request.findings.model.rows if one.begins)
