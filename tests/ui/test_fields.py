"""Fields: what is typed and picked becomes an answer, or stays on the screen with what is wrong; findings and letter follow."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication, QCalendarWidget, QCheckBox, QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from mla_writer.answers.kinds import parse_moment
from mla_writer.answers.values import Text
from mla_writer.conditions.values import UNKNOWN, Amount, Day, Deadline, NotKnown, Open, Period, Ref
from mla_writer.ui.chips import ChipsField, OptionsField
from mla_writer.ui.fields import ChoiceField, LineField, LongField, SentenceField, choices
from mla_writer.ui.items import ItemsView
from mla_writer.ui.measures import AmountField, DeadlineField, MomentField, PeriodField, ZoneField
from mla_writer.ui.page import Page
from mla_writer.ui.request import RequestView
from mla_writer.ui.tab_order import in_order
from tests.ui.at import new_request, row_at

Opener = Callable[..., RequestView]
LINKING = "bank_records.items.i1.linking_facts"
PERIOD = "bank_records.items.i1.period"


def entered(qtbot: QtBot, line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def pasted(qtbot: QtBot, line: QLineEdit, text: str) -> None:
    """Enter signs for which a keyboard of tests has no key."""
    line.setFocus()
    line.selectAll()
    line.insert(text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


# ---- lists to choose from ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["facts.f3.where.country", "facts.f3.kind", "request.requested", "request.deadline"])
def test_wheel__over_a_list__scrolls_the_page_and_changes_no_answer(opened: Opener, path: str) -> None:
    row = row_at(opened(), path)
    before, at = row.desk.case.answers, QPointF(5, 5)
    combo = row.field.findChildren(QComboBox)[0]
    combo.setFocus()
    turn = QWheelEvent(
        at, at, QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    chosen = combo.currentIndex()
    QApplication.sendEvent(combo, turn)
    assert (combo.currentIndex(), turn.isAccepted()) == (chosen, False)
    assert row.desk.case.answers == before


def test_list__of_items_of_which_there_are_none_yet__says_that_nothing_is_answered_and_where_they_are_entered(
    opened: Opener,
) -> None:
    view = opened("gaps")
    view.desk.answer("documents", {})
    for key in list(view.desk.case.answers.records("documents")):
        view.desk.remove(f"documents.{key}")
    field = row_at(view, "facts.f3.source.document").field
    assert isinstance(field, ChoiceField)
    assert (field.combo.currentText(), field.note.isVisible()) == ("Not answered", True)
    assert "“Documents”" in field.note.text()
    view.desk.answer("documents.d1", {"title": "Contract"})
    assert (field.combo.count(), field.note.text()) == (2, "")


def test_long_text__of_an_item_that_is_opened_by_a_click__shows_all_its_lines(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    view.desk.answer("facts.f3.what", "A payment reaches the account of the company. " * 4)
    view.open_section("facts")
    page = view.stack.currentWidget()
    assert isinstance(page, ItemsView)
    qtbot.wait(50)
    at = page.list.visualRect(page.model.index(2)).center()
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert page.editor is not None
    row = page.editor.rows.row("facts.f3.what")
    assert row is not None
    field = row.field
    assert isinstance(field, LongField)
    qtbot.waitUntil(lambda: field.text.document().size().height() > 2)
    qtbot.waitUntil(lambda: field.text.verticalScrollBar().maximum() == 0)


# ---- references and options -----------------------------------------------------------------------------------------------


def test_chips__by_number__by_name__and_by_backspace(opened: Opener, qtbot: QtBot) -> None:
    field = row_at(opened(), LINKING).field
    assert isinstance(field, ChipsField)
    before = field.keys
    entered(qtbot, field.line, "1")
    assert field.keys == [*before, "f1"]
    entered(qtbot, field.line, "no goods had been delivered")
    assert field.keys[-1] == "f6"
    qtbot.keyClick(field.line, Qt.Key.Key_Backspace)
    qtbot.keyClick(field.line, Qt.Key.Key_Backspace)
    assert field.keys == before
    assert field.desk.case.answers.get(LINKING) == tuple(Ref("facts", one) for one in before)


@pytest.mark.parametrize("how", ["click", "down"])
def test_chips__with_nothing_typed__show_all_that_can_be_picked_and_take_nothing_unasked(
    opened: Opener, qtbot: QtBot, how: str
) -> None:
    field = row_at(opened(), LINKING).field
    assert isinstance(field, ChipsField)
    before, popup = field.keys, field.search.popup()
    assert popup is not None
    if how == "click":
        qtbot.mouseClick(field.line, Qt.MouseButton.LeftButton)
    else:
        field.line.setFocus()
        qtbot.keyClick(field.line, Qt.Key.Key_Down)
    assert popup.isVisible()
    assert popup.model().rowCount() == len(field.desk.case.answers.records("facts")) - len(before)
    qtbot.keyClick(popup, Qt.Key.Key_Tab)
    assert (popup.isVisible(), field.keys) == (False, before)
    qtbot.keyClick(field.line, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert field.keys == [*before, "f1"]
    qtbot.mouseClick(field.line, Qt.MouseButton.LeftButton)
    at = popup.visualRect(popup.model().index(0, 0)).center()
    qtbot.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert field.keys == [*before, "f1", "f2"]
    qtbot.waitUntil(lambda: not field.line.text())


def test_chips__with_a_word_that_fits_nothing_or_several__says_so_and_keeps_the_word(
    opened: Opener, qtbot: QtBot
) -> None:
    field = row_at(opened(), LINKING).field
    assert isinstance(field, ChipsField)
    before = field.keys
    entered(qtbot, field.line, "xyzzy")
    assert "Nothing found with that name" in field.note.text()
    assert field.line.text() == "xyzzy"
    field.line.selectAll()
    qtbot.keyClicks(field.line, "the")
    popup = field.search.popup()
    assert popup is not None
    popup.hide()
    field.line.clearFocus()
    assert "Several match" in field.note.text()
    assert field.line.text() == "the"
    assert field.keys == before


def test_chip__removed_by_its_button__is_named_for_screen_readers(opened: Opener, qtbot: QtBot) -> None:
    field = row_at(opened(), LINKING).field
    assert isinstance(field, ChipsField)
    drop = next(one for one in field.findChildren(QPushButton) if one.accessibleName().startswith("Remove 4"))
    qtbot.mouseClick(drop, Qt.MouseButton.LeftButton)
    assert "f4" not in field.keys


def test_options__are_check_boxes_that_space_ticks(opened: Opener, qtbot: QtBot) -> None:
    field = row_at(opened(), "bank_records.items.i1.records").field
    assert isinstance(field, OptionsField)
    key, box = next((key, box) for key, box in field.boxes.items() if not box.isChecked())
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert key in field.desk.case.answers.listed("bank_records.items.i1.records")


# ---- measures -------------------------------------------------------------------------------------------------------------


def test_period__typed_in_words__and_left_open(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    field = row_at(view, PERIOD).field
    assert isinstance(field, PeriodField)
    entered(qtbot, field.start, "3 July 2023")
    assert view.desk.case.answers.get(PERIOD) == Period(Day(2023, 7, 3), Open.EXECUTION)
    field.open.click()
    entered(qtbot, field.end, "2023-08")
    assert view.desk.case.answers.get(PERIOD) == Period(Day(2023, 7, 3), Day(2023, 8))
    entered(qtbot, field.end, "2022-08")
    assert field.end.property("wrong") == "true"
    assert field.note.text()
    assert view.desk.case.answers.get(PERIOD) == Period(Day(2023, 7, 3), Day(2023, 8))


def test_date__in_figures_of_two_readings__is_refused__and_the_day_before_it_typed_again_is_right(
    opened: Opener, qtbot: QtBot
) -> None:
    field = row_at(opened(), PERIOD).field
    assert isinstance(field, PeriodField)
    before = field.value
    assert isinstance(before, Period)
    entered(qtbot, field.start, "02/03/2026")
    assert "02/03/2026" in field.note.text()
    assert field.start.property("wrong") == "true"
    entered(qtbot, field.start, str(before.start))
    assert (field.value, field.note.text(), field.fault) == (before, "", "")
    assert field.start.property("wrong") == "false"


def test_calendar__gives_the_day_that_is_taken(opened: Opener, qtbot: QtBot) -> None:
    field = row_at(opened(), PERIOD).field
    assert isinstance(field, PeriodField)
    field.start.setFocus()
    qtbot.keyClick(field.start, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    calendar = QApplication.focusWidget()
    assert calendar is not None
    qtbot.keyClick(calendar, Qt.Key.Key_Right)
    qtbot.keyClick(calendar, Qt.Key.Key_Return)
    assert field.start.iso == "2023-01-02"


def test_deadline__in_weeks_and_at_once(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    path = "bank_records.needed_by"
    field = row_at(view, path).field
    assert isinstance(field, DeadlineField)
    field.how.setCurrentIndex(field.how.findData("W"))
    field.how.activated.emit(field.how.currentIndex())
    entered(qtbot, field.count, "6")
    assert view.desk.case.answers.get(path) == Deadline(count=6, unit="W")
    field.how.setCurrentIndex(field.how.findData("at_once"))
    assert "6" in field.note.text()
    field.how.activated.emit(field.how.currentIndex())
    assert view.desk.case.answers.get(path) == Deadline()
    assert field.note.text() == ""


def test_calendar__opened_at_an_empty_date__is_no_leaving_of_the_question(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    view.desk.remove(PERIOD)
    field = row_at(view, PERIOD).field
    assert isinstance(field, PeriodField)
    field.start.setFocus()
    left: list[int] = []
    field.left.connect(lambda: left.append(1))
    field.start.open_calendar()
    calendar = field.start.findChild(QCalendarWidget)
    assert calendar is not None
    qtbot.waitUntil(calendar.isVisible)
    assert left == []
    sunday = calendar.weekdayTextFormat(Qt.DayOfWeek.Sunday).foreground().color()
    assert sunday == view.theme.colour("text")  # red would say that something blocks
    calendar.window().close()


@pytest.mark.parametrize("typed", ["900000", "900 000", "900,000", "USD 900000"])
def test_amount__as_people_write_it(opened: Opener, qtbot: QtBot, typed: str) -> None:
    view = opened()
    path = "freezing.items.i1.sum"
    field = row_at(view, path).field
    assert isinstance(field, AmountField)
    field.currency.setCurrentText("USD")
    entered(qtbot, field.figure, typed)
    assert view.desk.case.answers.get(path) == Amount("USD", Decimal(900000))


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_sums__in_a_line__stand_as_the_window_writes_them__and_are_read_back(
    opened: Opener, qtbot: QtBot, language: str
) -> None:
    view = opened(language=language)
    path = "facts.f3.amounts"
    field = row_at(view, path).field
    assert isinstance(field, LineField)
    pasted(qtbot, field.line, "42 500 000 XOF; € 5 000")
    held = view.desk.case.answers.get(path)
    assert held == (Amount("XOF", Decimal(42500000)), Amount("EUR", Decimal(5000)))
    shown = field.line.text()
    pasted(qtbot, field.line, f"{shown}; 7 GBP")
    assert not field.fault
    assert view.desk.case.answers.get(path) == (*held, Amount("GBP", Decimal(7)))


def test_sum__of_which_the_currency_is_unclear__says_which_codes_there_are(opened: Opener, qtbot: QtBot) -> None:
    field = row_at(opened(), "freezing.items.i1.sum").field
    assert isinstance(field, AmountField)
    entered(qtbot, field.figure, "5 000 FCFA")
    assert "XOF" in field.fault
    assert "XAF" in field.fault
    entered(qtbot, field.figure, "42 500 000 XOF")
    assert field.value == Amount("XOF", Decimal(42500000))
    assert field.currency.currentText() == "XOF"
    assert not field.fault


def test_sum__without_a_currency__is_in_that_of_the_own_state(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    view.desk.answer("freezing.items.i1.sum", UNKNOWN)
    field = row_at(view, "freezing.items.i1.sum").field
    assert isinstance(field, AmountField)
    assert [field.currency.itemText(row) for row in range(3)] == ["UGX", "CHF", "USD"]
    entered(qtbot, field.figure, "900000")
    assert field.value == Amount("UGX", Decimal(900000))


@pytest.mark.parametrize(("typed", "told"), [("12", ""), ("12000", "12,000"), ("12,000", "12,000")])
def test_number__is_told_below_only_where_it_reads_otherwise(
    opened: Opener, qtbot: QtBot, typed: str, told: str
) -> None:
    field = row_at(opened(), "documents.d1.pages").field
    assert isinstance(field, LineField)
    entered(qtbot, field.line, typed)
    assert field.note.text().strip("\u2066\u2068\u2069") == told


# ---- day and hour ---------------------------------------------------------------------------------------------------------


SUMMONS = "service_of_documents.items.i1.hearing"
HEARING = "video_hearing.items.i1.hearing_there"


def with_hearing(opened: Opener, language: str = "en") -> tuple[RequestView, MomentField]:
    view = opened(language=language)
    desk = view.desk
    desk.answer("request.assistance", ("bank_records", "freezing", "video_hearing", "service_of_documents"))
    desk.answer("service_of_documents.items.i1.document_kind", "summons_witness")
    field = row_at(view, SUMMONS).field
    assert isinstance(field, MomentField)
    return view, field


@pytest.mark.parametrize("typed", ["9h30", "9 h 30", "9.30", "9:30 am"])
def test_hour__as_people_write_it__is_taken_by_the_clock_of_the_court(opened: Opener, qtbot: QtBot, typed: str) -> None:
    view, field = with_hearing(opened)
    assert field.zone.currentText() == "Africa/Kampala"
    entered(qtbot, field.date, "18 January 2027")
    entered(qtbot, field.time, typed)
    assert str(view.desk.case.answers.get(SUMMONS)) == "2027-01-18T09:30 Africa/Kampala"
    assert field.time.text() == "09:30"


def test_hour__that_is_none__is_refused_in_words_of_the_field(opened: Opener, qtbot: QtBot) -> None:
    view, field = with_hearing(opened)
    entered(qtbot, field.date, "18 January 2027")
    entered(qtbot, field.time, "25:00")
    assert field.fault == "“25:00” is not an hour; write the hour as 09:30"
    entered(qtbot, field.time, "9:00")
    assert not field.fault
    assert str(view.desk.case.answers.get(SUMMONS)) == "2027-01-18T09:00 Africa/Kampala"


def test_day__of_an_hour__has_to_be_exact(opened: Opener, qtbot: QtBot) -> None:
    _, field = with_hearing(opened)
    entered(qtbot, field.date, "January 2027")
    entered(qtbot, field.time, "9:00")
    assert "January 2027" in field.fault
    assert "T9" not in field.fault


def test_hour__that_is_taken_back__leaves_nothing_in_its_lines(opened: Opener) -> None:
    view, field = with_hearing(opened)
    view.desk.answer(SUMMONS, parse_moment("2027-01-18T10:00 Africa/Kampala"))
    assert field.time.text() == "10:00"
    view.desk.undo()
    assert (field.date.text(), field.time.text()) == ("", "")


def test_zone__that_was_chosen_before_the_day__stays(opened: Opener, qtbot: QtBot) -> None:
    view, field = with_hearing(opened)
    line = field.zone.lineEdit()
    assert line is not None
    entered(qtbot, line, "UTC")
    view.desk.answer("request.stage", Text.written("Charges are being drafted."))
    assert field.zone.currentText() == "UTC"
    entered(qtbot, field.date, "18 January 2027")
    entered(qtbot, field.time, "9h")
    assert str(view.desk.case.answers.get(SUMMONS)) == "2027-01-18T09:00 UTC"


def test_zone__of_an_hour_over_there__is_proposed_from_the_requested_state(opened: Opener) -> None:
    view, _ = with_hearing(opened)
    view.desk.answer("video_hearing.items.i1.hearing_at", parse_moment("2027-01-18T10:00 Africa/Kampala"))
    field = row_at(view, HEARING).field
    assert isinstance(field, MomentField)
    assert field.zone.currentText() == "Europe/Zurich"


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_date__beside_an_hour__stands_there_whole(opened: Opener, qtbot: QtBot, language: str) -> None:
    view, field = with_hearing(opened, language)
    view.desk.answer(SUMMONS, parse_moment("2027-11-28T09:30 Africa/Kampala"))
    qtbot.wait(50)
    assert field.date.width() >= field.date.longest()
    assert field.date.fontMetrics().horizontalAdvance(field.date.text()) < field.date.width()
    page = field.window().width()
    assert field.zone.mapTo(field.window(), field.zone.rect().topRight()).x() < page


@pytest.mark.parametrize(("typed", "zone"), [("dakar", "Africa/Dakar"), ("Morocco", "Africa/Casablanca")])
def test_zone_of_the_office__is_looked_for_by_a_part_of_its_name_or_by_its_state(
    opened: Opener, qtbot: QtBot, typed: str, zone: str
) -> None:
    view = opened()
    field = row_at(view, "request.contact_zone").field
    assert isinstance(field, ZoneField)
    line = field.combo.lineEdit()
    assert line is not None
    entered(qtbot, line, typed)
    assert view.desk.case.answers.get("request.contact_zone") == zone


# ---- not known, why, typing -----------------------------------------------------------------------------------------------


def test_not_known__is_an_answer_with_its_reason(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    path = "freezing.items.i1.third_parties"
    row = row_at(view, path)
    assert row.unknown is not None
    box: QCheckBox = row.unknown.box
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center() / 4)
    box.click() if not box.isChecked() else None
    entered(qtbot, row.unknown.line, "The register is closed")
    assert view.desk.case.answers.get(path) == NotKnown("The register is closed")
    box.click()
    assert not isinstance(view.desk.case.answers.get(path), NotKnown)
    assert not row.field.isHidden()


def test_why__opens_by_f1_and_says_who_asks(opened: Opener, qtbot: QtBot) -> None:
    row = row_at(opened(), PERIOD)
    assert isinstance(row.field, PeriodField)
    row.field.start.setFocus()
    qtbot.keyClick(row.field.start, Qt.Key.Key_F1)
    assert row.reason is not None
    assert row.reason.isVisible()
    qtbot.keyClick(row.field.start, Qt.Key.Key_F1)
    assert not row.reason.isVisible()


def test_tab__goes_from_field_to_field__and_the_question_mark_can_still_be_pressed(
    opened: Opener, qtbot: QtBot
) -> None:
    row = row_at(opened(), PERIOD)
    assert isinstance(row.field, PeriodField)
    assert row.why is not None
    row.field.start.setFocus()
    qtbot.mouseClick(row.why, Qt.MouseButton.LeftButton)
    assert row.reason is not None
    assert row.reason.isVisible()
    assert row.why not in list(in_order(row))
    told = QAccessible.queryAccessibleInterface(row.why)
    assert told.text(QAccessible.Text.Name).startswith("Why is this asked? ")


def test_findings_and_letter__follow_each_key__before_the_answer_is_given(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    view.tabs.setCurrentIndex(view.tabs.indexOf(view.letter))
    qtbot.waitUntil(lambda: view.letter.is_up_to_date)
    path = "request.purpose"
    field = row_at(view, path).field
    assert isinstance(field, LongField)
    field.text.setFocus()
    field.text.selectAll()
    qtbot.keyClicks(field.text, "Zebra")
    before = len(view.desk.findings)  # the translations of what stood there before are told of already
    assert "Zebra" in view.letter.paper.toPlainText()
    assert str(view.desk.case.answers.get(path)) != "Zebra"
    qtbot.keyClick(field.text, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(field.text, Qt.Key.Key_Delete)
    assert len(view.desk.findings) > before
    qtbot.keyClicks(field.text, "Zebra")
    assert len(view.desk.findings) == before
    view.open_section("review")
    assert str(view.desk.case.answers.get(path)) == "Zebra"


# ---- parts that come and go -----------------------------------------------------------------------------------------------


def test_part__added__is_in_sight__and_taken_back_leaves_the_focus_at_its_button(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    view.open_section("bank_records")
    page = view.stack.currentWidget()
    assert isinstance(page, Page)
    add = page.rows.add_button("bank_records.items")
    page.area.ensureWidgetVisible(add)
    qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
    key = list(view.desk.case.answers.records("bank_records.items"))[-1]
    row = page.row(f"bank_records.items.{key}.account")
    assert row is not None

    def is_in_sight() -> bool:
        place = row.field.mapTo(page.area.viewport(), row.field.rect().bottomLeft())
        focus = QApplication.focusWidget()
        return focus is not None and row.isAncestorOf(focus) and page.area.viewport().rect().contains(place)

    qtbot.waitUntil(is_in_sight)
    qtbot.keyClick(row.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert key not in view.desk.case.answers.records("bank_records.items")
    qtbot.waitUntil(add.hasFocus)
    qtbot.waitUntil(lambda: not add.visibleRegion().isEmpty())


def test_question__that_goes_while_it_has_the_focus__gives_it_to_the_one_above(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    row = row_at(view, "request.urgency_reasons")
    row.field.setFocus()
    view.desk.answer("request.urgent", False)
    focus = QApplication.focusWidget()
    assert focus is not None
    page = view.stack.currentWidget()
    assert isinstance(page, Page)
    assert page.rows.isAncestorOf(focus)


def test_field__with_nothing_to_choose_yet__leads_to_where_that_is_entered(window, qtbot):
    request = new_request(window, "service_of_documents")
    request.desk.answer("facts.f1.what", "A payment")
    field = row_at(request, "facts.f1.source.document").field
    way = next(one for one in field.findChildren(QPushButton) if one.text() == "Go to “Documents”")
    assert way.isVisibleTo(field)
    qtbot.mouseClick(way, Qt.MouseButton.LeftButton)
    assert request.place()[0] == "documents"
    request.desk.answer("documents.d1.title", "A bank statement")
    request.go_to("facts.f1.source.document")
    after = row_at(request, "facts.f1.source.document").field.way
    assert after is None or after.isHidden()


# ---- languages ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "typed"), [("en", "wolof"), ("fr", "wolof"), ("ar", "الولوفية"), ("ar", "Tunisian")]
)
def test_language__of_a_person__is_any_that_has_a_name(opened: Opener, qtbot: QtBot, language: str, typed: str) -> None:
    view = opened(language=language)
    path = "persons.p1.languages"
    field = row_at(view, path).field
    assert isinstance(field, ChipsField)
    before = field.keys
    field.line.setFocus()
    field.line.insert(typed)
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    taken = "aeb" if typed == "Tunisian" else "wo"
    assert field.keys == [*before, taken]
    told = view.desk.told(view.desk.case.answers.get(path), field.shape, path)
    assert field.name_of(taken) in told


def test_languages__offered_with_nothing_typed__begin_with_the_most_spoken(opened: Opener) -> None:
    view = opened()
    field = row_at(view, "persons.p1.languages").field
    offered = [key for key, _ in choices(field.shape, view.desk)]
    assert offered[:3] == ["en", "fr", "ar"]
    assert len(offered) > 500
    assert len(set(offered)) == len(offered)


# ---- room for what is answered --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["request.subject_matter", "request.stage", "request.conducting_functions"])
def test_question__that_asks_for_a_sentence__has_lines_of_the_whole_width(
    opened: Opener, qtbot: QtBot, name: str
) -> None:
    view = opened()
    row = row_at(view, name)
    field = row.field
    assert isinstance(field, SentenceField)
    assert row.half_width() == 0
    assert row.width() > view.width() // 3
    field.text.setFocus()
    field.text.selectAll()
    field.text.insertPlainText("Charges are\nbeing drafted.")
    qtbot.keyClick(field.text, Qt.Key.Key_Return)
    assert view.desk.case.answers.text(name) == "Charges are being drafted."


def test_list__with_a_long_name_chosen__takes_the_whole_width(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    key = next(iter(view.desk.case.answers.records("orders")))
    row = row_at(view, f"orders.{key}.document")
    view.desk.remove(row.path)
    narrow = row.half_width()
    field = row.field
    assert isinstance(field, ChoiceField)
    name = "Order of the court of first instance of Kampala on the freezing"
    key = next(iter(view.desk.case.answers.records("documents")))
    view.desk.answer(f"documents.{key}.title", Text.written(name))
    view.desk.answer(row.path, Ref("documents", key))
    qtbot.wait(50)
    assert row.half_width() > narrow
    assert row.width() > view.width() // 3
    assert field.combo.fontMetrics().horizontalAdvance(field.combo.currentText()) <= field.combo.width()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_box__clicked_beside_its_words_inside_its_frame__is_ticked(opened: Opener, qtbot: QtBot, language: str) -> None:
    view = opened(language=language)
    field = row_at(view, "bank_records.items.i1.records").field
    boxes = field.findChildren(QCheckBox)
    assert boxes
    box = boxes[0]
    before = box.isChecked()
    beside = box.rect().center()
    beside.setX(6 if language == "ar" else box.width() - 6)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=beside)
    assert box.isChecked() is not before
