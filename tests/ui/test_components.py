"""The states of each component, as the look has them: by what is drawn, said and done, never by colour alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mla_writer.answers.values import Text, Version
from mla_writer.checks.finding import Finding
from mla_writer.conditions.values import UNKNOWN, NotKnown
from mla_writer.ui.chips import ChipsField
from mla_writer.ui.demand import DemandBox
from mla_writer.ui.export import ExportDialog
from mla_writer.ui.fields import LineField
from mla_writer.ui.findings import OpenCard
from mla_writer.ui.items import ItemsView
from mla_writer.ui.measures import DateField
from mla_writer.ui.parts import LEVEL_ICONS, BadgeSort, ElidedLabel, Level, Note, badge, banner, button, pill
from mla_writer.ui.question import NotKnownPart, QuestionRow
from mla_writer.ui.request import RequestView
from mla_writer.ui.tasks import _MARKS
from mla_writer.ui.window import MainWindow
from tests.ui.at import let_rows_come, row_at
from tests.ui.conftest import Opener


def border_of(widget: QWidget) -> QColor:
    """The colour of the border in the middle of the upper edge."""
    QApplication.processEvents()
    return widget.grab().toImage().pixelColor(widget.width() // 2, 0)


def colour(view: RequestView, name: str) -> QColor:
    return QColor(view.theme.colours[name])


# ---- field in a question row ----------------------------------------------------------------------------------------


def test_field__hovered_focused_and_wrong__differs_in_border_and_keeps_its_size(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    row = row_at(view, "request.date")
    assert isinstance(row.field, DateField)
    line = row.field.date
    size = line.size()
    assert line.hasFocus()
    assert border_of(line) == colour(view, "focus")
    view.tasks.list.setFocus()
    assert border_of(line) == colour(view, "border-strong")
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "31 February 2023")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    view.tasks.list.setFocus()
    assert border_of(line) == colour(view, "blocker")
    assert line.size() == size
    assert line.text() == "31 February 2023"
    assert not row.field.note.isHidden()
    assert row.field.note.text()


def test_field__overridden__has_a_stamp_and_the_reason_on_demand(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    finding = next(one for one in view.desk.findings if one.where == "request.translation")
    assert row_at(view, "request.translation").stamp is None
    view.desk.override(finding, "Bern agreed to start on the French letter.")
    row = row_at(view, "request.translation")
    assert row.stamp is not None
    assert row.override is not None
    assert not row.stamp.isHidden()
    assert row.override.isHidden()
    qtbot.mouseClick(row.stamp, Qt.MouseButton.LeftButton)
    assert "Bern agreed" in row.override.text()
    assert not row.override.isHidden()


def test_not_known__is_an_answer_with_its_reason(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    view.go_to("persons.p1")
    let_rows_come(view)
    unknown = not_known_of(view)
    qtbot.mouseClick(unknown.box, Qt.MouseButton.LeftButton, pos=QPoint(10, unknown.box.height() // 2))
    assert not unknown.line.isHidden()
    assert unknown.row.field.isHidden()
    assert isinstance(view.desk.case.answers.get(unknown.row.path), NotKnown)


def not_known_of(view: RequestView) -> NotKnownPart:
    """The part of the page that says that something is not known."""
    page = view.stack.currentWidget()
    assert page is not None
    return next(row.unknown for row in page.findChildren(QuestionRow) if row.unknown is not None)


def test_identifier__with_right_and_wrong_check_digits__says_so_in_words(opened: Opener, qtbot: QtBot) -> None:
    row = row_at(opened(), "things.acc1.iban")
    assert isinstance(row.field, LineField)
    assert row.field.note.text() == "The check digits agree."
    line = row.field.line
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "CH93 0076 2011 6238 5295 8")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert "cannot be right" in row.field.note.text()


def test_identifier__without_check_digits__is_not_said_to_have_some(opened: Opener) -> None:
    row = row_at(opened(), "request.contact.email")
    assert isinstance(row.field, LineField)
    assert row.field.note.text() == "The format is right."


def needed_at(view: RequestView, path: str) -> tuple[QuestionRow, str, str]:
    """The row at `path`, the line below its field and the level in which it is said."""
    row = row_at(view, path)
    said = [one for one in row.findChildren(Note) if one.text().startswith("Needed") and not one.isHidden()]
    assert len(said) == 1
    return row, said[0].text(), str(said[0].findChildren(QLabel)[1].property("level") or "")


def test_field__required_and_empty__is_told_calmly_until_it_is_left(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    view.desk.remove("request.reference")
    row, text, level = needed_at(view, "request.reference")
    field = row.field.focusProxy()
    assert isinstance(field, QLineEdit)
    assert (text, level, field.property("wrong") or "") == ("Needed: write the answer.", "", "")
    assert field.accessibleDescription() == text
    assert row.label.text() not in text

    row.field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    row, text, level = needed_at(view, "request.reference")
    assert (text, level, field.property("wrong")) == ("Needed: write the answer.", "blocker", "true")

    view.desk.answer("request.reference", "GEF-417-2025")
    assert row.findings.count() == 0
    assert (field.property("wrong"), field.accessibleDescription()) == ("", "")


@pytest.mark.parametrize("way", ["next", "review", "export"])
def test_field__required_and_empty__is_a_fault_once_the_drafter_went_on(opened: Opener, way: str) -> None:
    view = opened()
    view.desk.remove("request.reference")
    assert needed_at(view, "request.reference")[2] == ""
    if way == "next":
        view.foot.next.click()
    elif way == "review":
        view.open_section("review")
    else:
        view.export()
        view.findChildren(ExportDialog)[0].close()
    assert needed_at(view, "request.reference")[2] == "blocker"


# ---- demand, source, finding ----------------------------------------------------------------------------------------


def test_demand__closed_open_and_closed_with_escape(opened: Opener, qtbot: QtBot) -> None:
    row = row_at(opened(), "request.translation")
    box = row.findChildren(DemandBox)[0]
    head = box.rows[0].head
    assert head.accessibleName().startswith("Switzerland asks: ")
    head.setFocus()
    qtbot.keyClick(head, Qt.Key.Key_Space)
    body = box.rows[0].body
    assert isinstance(body, QLabel)
    assert body.isVisible()
    assert "as of" in body.text()
    qtbot.keyClick(head, Qt.Key.Key_Escape)
    assert not body.isVisible()
    assert head.hasFocus()


def test_finding__opens_alone__and_is_overridden_in_place(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    view.open_section("documents")
    panel = view.findings
    rows = [number for number, one in enumerate(panel.model.rows) if one.finding is not None]
    cards = [number for number in rows if panel.list.card_at(panel.model.index(number)) is not None]
    assert len(cards) == 1
    other = panel.model.index(rows[-1])
    panel.list.setCurrentIndex(other)
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    cards = [number for number in rows if panel.list.card_at(panel.model.index(number)) is not None]
    assert cards == [rows[-1]]
    card = panel.list.card_at(other)
    assert card is not None
    assert any(one.text() == "Go to question" for one in card.findChildren(QPushButton))


def test_findings__are_told_with_level_title_and_what_is_so(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    model = view.findings.model
    number = next(number for number, one in enumerate(model.rows) if one.finding is not None)
    told = str(model.data(model.index(number), Qt.ItemDataRole.AccessibleTextRole))
    finding: Finding | None = model.rows[number].finding
    assert finding is not None
    assert told.startswith("Blocker: ")
    assert view.desk.tell(finding.message) in told


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_open_finding__shows_the_whole_of_its_buttons(opened: Opener, qtbot: QtBot, language: str) -> None:
    view = opened(language=language)
    view.open_section("matrix")
    view.show_panel(view.findings)
    card = next(one for one in view.findings.findChildren(OpenCard) if one.isVisible())
    qtbot.wait(50)
    for one in card.findChildren(QPushButton):
        if one.isVisible() and one.text():
            assert one.width() >= one.sizeHint().width(), one.text()
            assert card.rect().contains(one.geometry()), one.text()


def test_findings_elsewhere__that_read_alike__tell_of_which_item_they_are(opened: Opener) -> None:
    view = opened()
    for key in ("f1", "f2"):
        view.desk.remove(f"facts.{key}.kind")
    view.open_section("sender")
    told = [one.text for one in view.findings.model.rows if one.text.startswith("Not answered: Kind")]
    assert told == ["Not answered: Kind (fact 1)", "Not answered: Kind (fact 2)"]


# ---- actions, states, marks -----------------------------------------------------------------------------------------


def test_buttons__with_focus__have_a_ring(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    for style in ("main", "", "quiet"):
        made = button("Continue", style=style)
        made.setParent(view)
        made.move(400, 300)
        made.show()
        before = made.grab().toImage()
        made.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        assert made.grab().toImage() != before, style
        made.deleteLater()


@pytest.mark.parametrize("level", ["blocker", "warning", "advice", "success", "overridden"])
def test_pill_and_banner__have_a_shape_of_their_own_for_each_level(opened: Opener, qtbot: QtBot, level: Level) -> None:
    view = opened()
    made = pill("1", level, view.theme)
    qtbot.addWidget(made)
    assert len([one for one in made.findChildren(QLabel) if not one.pixmap().isNull()]) == 1
    told = banner("What is so.", level, view.theme)
    qtbot.addWidget(told)
    assert any(one.text() == "What is so." for one in told.findChildren(QLabel))
    assert len(set(LEVEL_ICONS.values())) == len(LEVEL_ICONS)


def test_task_list__tells_its_states_apart_by_shape_and_in_words(opened: Opener, qtbot: QtBot) -> None:
    assert len({sign for sign, _ in _MARKS.values()}) == len(_MARKS) == 7
    view = opened()
    model = view.tasks.model
    said = [
        str(model.item(row).data(Qt.ItemDataRole.AccessibleTextRole))
        for row in range(model.rowCount())
        if model.item(row).data(Qt.ItemDataRole.AccessibleTextRole)
    ]
    for words in (": complete", ": begun", ": nothing is needed here", ": blocked, findings: "):
        assert any(words in one for one in said), words
    view.desk.remove("offences.o1")
    view.desk.remove("offences.o2")
    view.desk.remove("offences.o3")
    waiting = [str(model.item(row).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())]
    assert any(one.startswith("Elements and facts: waits for other sections") for one in waiting)


def test_fact_chip__shows_number_and_words__and_is_dropped_by_key(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    row = row_at(view, "bank_records.items.i1.linking_facts")
    assert isinstance(row.field, ChipsField)
    numbers = [one.text() for one in row.field.findChildren(QLabel) if one.objectName() == "number"]
    assert numbers == ["4", "5"]
    qtbot.keyClick(row.field.line, Qt.Key.Key_Backspace)
    assert len(row.field.keys) == 1


@pytest.mark.parametrize("sort", ["state", "treaty", "code", "number", "count", "key"])
def test_badge__says_its_code(opened: Opener, qtbot: QtBot, sort: BadgeSort) -> None:
    made = badge("CH", opened().theme, sort)
    qtbot.addWidget(made)
    assert made.text() == "CH"


def test_toast__offers_undo_and_goes_by_itself(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    before = view.desk.case.answers
    view.desk.remove("facts.f1")
    assert view.toast.isVisible()
    assert view.toast.text.text().startswith("Removed: fact 1. Links removed with it: ")
    qtbot.mouseClick(view.toast.undo, Qt.MouseButton.LeftButton)
    assert view.desk.case.answers == before
    assert not view.toast.isVisible()


@pytest.mark.parametrize("then", ["undo", "answer"])
def test_toast__goes_when_its_undo_would_take_back_something_else(opened: Opener, then: str) -> None:
    view = opened()
    view.desk.remove("facts.f1")
    assert not view.toast.isHidden()
    if then == "undo":
        view.desk.undo()
    else:
        view.desk.answer("request.case_name", "R v A")
    assert view.toast.isHidden()


def test_toast__about_what_changed_nothing__offers_no_undo(opened: Opener) -> None:
    view = opened()
    view.open_section("facts")
    page = view.stack.currentWidget()
    assert isinstance(page, ItemsView)
    page.merge(page.model.keys[-1])
    assert (view.toast.isHidden(), view.toast.undo.isHidden()) == (False, True)


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("collection", ["facts", "persons"])
def test_toast__covers_no_button_at_the_foot(opened: Opener, language: str, collection: str) -> None:
    view = opened(language=language)
    view.open_section(collection)
    key = next(iter(view.desk.case.answers.records(collection)))
    view.desk.remove(f"{collection}.{key}")
    for one in (view.foot.back, view.foot.next):
        place = QRect(one.mapTo(view, QPoint()), one.size())
        assert not place.intersects(view.toast.geometry())
    assert view.rect().contains(view.toast.geometry())


def test_undo__names_what_was_changed_in_words_of_the_drafter(opened: Opener) -> None:
    desk = opened().desk
    desk.answer("facts.f5.what", Text({"en": Version("Something else.")}))
    assert desk.undo_name == "text of fact 5"
    desk.answer("persons.p1.occupation", Text({"en": Version("Commissioner")}))
    assert plain(desk.undo_name) == "Occupation of Moses Ssebadduka Kato"
    desk.answer("facts.f99", {})
    assert desk.undo_name == "new fact 9"
    desk.remove("facts.f99")
    assert desk.undo_name == "Remove fact 9"
    desk.remove("persons.p1")
    assert plain(desk.undo_name) == "Remove Moses Ssebadduka Kato"
    desk.answer("request.reference", "NEW/1")
    assert desk.undo_name == "answer to “Our reference”"


def test_window__is_titled_by_case_state_and_reference(opened: Opener, window: MainWindow) -> None:
    view = opened()
    view.desk.answer("request.reference", "NEW/1")
    assert (
        window.windowTitle() == "Uganda v. Kato and Lakeshore Supplies Ltd – Switzerland – NEW/1 – MLA Request Writer"
    )
    view.desk.answer("request.case_name", UNKNOWN)
    assert window.windowTitle() == "Request to Switzerland – NEW/1 – MLA Request Writer"
    assert view.bar.name.accessibleName() == "Request to Switzerland"


def plain(text: str) -> str:
    """Return a text without its isolates."""
    return text.translate(dict.fromkeys(range(0x2066, 0x206A)))


def test_demand__closed__names_its_law_and_article(opened: Opener) -> None:
    for language, wanted in (
        ("en", "StPO arts 263, 265"),
        ("fr", "StPO art. 263, 265"),
        ("ar", "StPO المواد 263, 265"),
    ):
        view = opened(language=language)
        view.open_section("bank_records")
        heads = [one for one in view.stack.findChildren(QPushButton) if one.objectName() == "demand"]
        shown = [text.accessibleName() for one in heads for text in one.findChildren(ElidedLabel)]
        assert wanted in [one.translate(dict.fromkeys((0x2066, 0x2068, 0x2069))) for one in shown], shown
