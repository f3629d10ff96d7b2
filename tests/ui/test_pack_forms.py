"""Forms of the pack editor for what few packs have: fines, days of cases, groups, and what holds in some cases only."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QStyleOptionComboBox, QWidget
from pytestqt.qtbot import QtBot

from mla_writer.ui.combo import Combo
from mla_writer.ui.opening import Opening
from mla_writer.ui.pack_editor import PackEditor
from mla_writer.ui.pack_fields import DayField, LineField, PackField, PickField, WordField
from mla_writer.ui.pack_form import Fold
from mla_writer.ui.pack_rules import CasesField
from mla_writer.ui.sheet_list import SheetList
from mla_writer.ui.window import MainWindow
from mla_writer.yamlio import Data, Position

Opener = Callable[[str], PackEditor]


def looked(view: PackEditor, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not view.desk.is_looking, timeout=60_000)
    qtbot.wait(10)


@pytest.fixture
def edit(window: MainWindow, qtbot: QtBot) -> Opener:
    def opening(code: str) -> PackEditor:
        window.show_at(1280, 720)
        window.edit_pack(code)
        view = window.view
        assert isinstance(view, PackEditor)
        looked(view, qtbot)
        return view

    return opening


def field(view: PackEditor, *at: str | int) -> PackField:
    form = view.page.form
    assert form is not None
    return form.fields[*form.at, *at]


def said(text: str) -> str:
    return "".join(letter for letter in text if letter not in "\u2066\u2068\u2069")


def fill(view: PackEditor, text: str, *at: str | int) -> None:
    """Type into a field and go on."""
    found = field(view, *at)
    assert isinstance(found, LineField | PickField)
    found.line.setText(text)
    found.finish()


def choose(view: PackEditor, key: str, *at: str | int) -> None:
    found = field(view, *at)
    assert isinstance(found, WordField)
    row = found.combo.findData(key)
    assert row >= 0
    found.combo.setCurrentIndex(row)
    found.write(key)


def fold(view: PackEditor, *at: str | int) -> Fold:
    form = view.page.form
    assert form is not None
    return next(one for one in form.folds if one.at == (*form.at, *at))


_UNLIMITED = 4
"""The first requirement of the pack of Kenya that holds for whatever is asked."""


def choose_entry(view: PackEditor, row: int) -> None:
    assert view.page.list is not None
    view.page.list.setCurrentRow(row)


def codes(view: PackEditor, at: Position) -> list[str]:
    return [one.problem.code for one in view.desk.problems_at(at)]


def written(view: PackEditor, line: str) -> bool:
    return line in view.desk.text.text.split("\n")


@pytest.mark.parametrize("code", ["GB", "CK", "MW"])
def test_packs_that_have_all_of_it__open_without_a_problem_or_a_change(edit: Opener, qtbot: QtBot, code: str) -> None:
    view = edit(code)
    view.tabs.setCurrentWidget(view.preview)
    for row in range(view.parts.count()):
        view.parts.setCurrentRow(row)
        qtbot.wait(80)
        view.page.finish()
    assert view.desk.problems == ()
    assert not view.desk.is_dirty


def test_fine__stands_behind_a_button_until_there_is_one(edit: Opener, qtbot: QtBot) -> None:
    view = edit("KE")
    view.open_part("dual_criminality")
    held = fold(view, "threshold", "fine")
    assert not held.frame.isVisible()
    held.button.click()
    assert held.frame.isVisible()
    assert not view.desk.is_dirty
    fill(view, "5000", "threshold", "fine", "amount")
    looked(view, qtbot)
    assert codes(view, ("dual_criminality", "threshold", "fine")) == ["PACK-043"]
    fill(view, "KES", "threshold", "fine", "currency")
    looked(view, qtbot)
    assert codes(view, ("dual_criminality", "threshold", "fine")) == []
    assert view.desk.get(("dual_criminality", "threshold", "fine")) == {"amount": "5000", "currency": "KES"}


def test_case__is_played_on_its_day(edit: Opener, qtbot: QtBot) -> None:
    view = edit("KE")
    view.open_part("requirements")
    cases = field(view, "passes")
    assert isinstance(cases, CasesField)
    day = cases.cases[0].day
    day.line.setText("2026-12-24")
    day.finish()
    looked(view, qtbot)
    assert view.desk.problems == ()
    assert view.desk.get(("requirements", 0, "passes", 0, "on")) == "2026-12-24"
    day.line.setText("Christmas")
    day.finish()
    looked(view, qtbot)
    assert codes(view, ("requirements", 0, "passes", 0)) == ["PACK-006"]
    day.line.clear()
    day.finish()
    looked(view, qtbot)
    assert not view.desk.is_dirty


def test_group__is_added__picked_where_states_are__and_renamed_everywhere(edit: Opener, qtbot: QtBot) -> None:
    view = edit("KE")
    page = view.open_part("groups")
    page.add_entry()
    looked(view, qtbot)
    assert "PACK-042" in codes(view, ("groups",))
    fill(view, "States of the First Schedule", "title")
    fill(view, "Uganda", "states")
    fill(view, "Rwanda", "states")
    looked(view, qtbot)
    assert view.desk.get(("groups", "group", "states")) == ["UG", "RW"]

    view.open_part("requirements")
    choose_entry(view, _UNLIMITED)
    held = fold(view, "only")
    held.button.click()
    fill(view, "States of the First Schedule", "only", "outside")
    looked(view, qtbot)
    assert view.desk.get(("requirements", _UNLIMITED, "only", "outside")) == ["group"]
    assert written(view, "    only: {outside: [group]}")

    page = view.open_part("groups")
    assert page.key is not None
    page.key.line.setText("schedule_1")
    page.key.finish()
    qtbot.waitUntil(lambda: view.desk.entries(("groups",)) == ("schedule_1",))
    assert view.desk.get(("requirements", _UNLIMITED, "only", "outside")) == ["schedule_1"]
    looked(view, qtbot)
    assert codes(view, ("requirements", _UNLIMITED, "only")) == []


def test_group__may_be_the_parties_of_a_treaty(edit: Opener, qtbot: QtBot) -> None:
    view = edit("GB")
    view.open_part("groups")
    parties = field(view, "parties_of")
    assert isinstance(parties, WordField)
    assert parties.combo.currentData() == "harare"
    choose(view, "uncac", "parties_of")
    looked(view, qtbot)
    assert view.desk.get(("groups", "commonwealth", "parties_of")) == "uncac"


def test_only__limits_a_rule_by_day_treaty_and_type__and_is_gone_when_emptied(edit: Opener, qtbot: QtBot) -> None:
    view = edit("KE")
    view.open_part("requirements")
    choose_entry(view, _UNLIMITED)
    held = fold(view, "only")
    held.button.click()
    fill(view, "2027-01-01", "only", "from")
    fill(view, "No treaty", "only", "treaties")
    fill(view, "Bank and financial records", "only", "for")
    looked(view, qtbot)
    only = view.desk.get(("requirements", _UNLIMITED, "only"))
    assert only == {"from": "2027-01-01", "treaties": ["none"], "for": ["bank_records"]}
    fill(view, "2026-01-01", "only", "until")
    looked(view, qtbot)
    assert "PACK-040" in codes(view, ("requirements", _UNLIMITED, "only"))
    view.desk.remove(("requirements", _UNLIMITED, "only"), "x")
    looked(view, qtbot)
    assert not view.desk.is_dirty
    QApplication.processEvents()
    choose_entry(view, 0)
    assert fold(view, "only").frame.isVisible()
    choose_entry(view, _UNLIMITED)
    assert not fold(view, "only").frame.isVisible()


def test_list_of_closed_words__takes_no_other_word__and_says_so_while_it_stands_in_the_line(
    edit: Opener, qtbot: QtBot
) -> None:
    view = edit("KE")
    view.open_part("requirements")
    choose_entry(view, _UNLIMITED)
    fold(view, "only").button.click()
    for key in ("for", "beyond", "states", "outside", "treaties", "offences"):
        fill(view, "xyz", "only", key)
        found = field(view, "only", key)
        assert isinstance(found, PickField)
        assert found.line.text() == "xyz"
        assert "is not in the list" in found.note.text()
    assert not view.desk.is_dirty
    several = field(view, "only", "for")
    assert isinstance(several, PickField)
    fill(view, "data", "only", "for")
    assert "fits several" in several.note.text()
    fill(view, "Bank and financial records", "only", "for")
    looked(view, qtbot)
    assert view.desk.get(("requirements", _UNLIMITED, "only")) == {"for": ["bank_records"]}
    assert several.line.text() == ""
    assert several.note.text() == ""
    view.open_part("languages")
    fill(view, "Klingonese", "accepted")
    languages = field(view, "accepted")
    assert isinstance(languages, PickField)
    assert "is not in the list" in languages.note.text()


def test_case_of_a_limited_rule__begins_with_its_type__and_says_why_the_rule_is_silent(
    edit: Opener, qtbot: QtBot
) -> None:
    view = edit("KE")
    page = view.open_part("requirements")
    page.add_entry()
    number = len(view.desk.entries(("requirements",))) - 1
    rule = ("requirements", number)
    view.desk.set((*rule, "only"), {"for": ["bank_records", "freezing"]}, "x")
    view.desk.set((*rule, "expect"), "request.costs == 'requesting'", "x")
    passes = field(view, "passes")
    assert isinstance(passes, CasesField)
    passes.add.click()
    answers = (*rule, "passes", 0, "answers", "request")
    assert view.desk.get((*answers, "assistance")) == ["bank_records"]
    rows = {row.path: row for row in passes.cases[0].rows}
    picks = rows["request.assistance"].picks
    assert picks is not None
    assert picks.known["bank_records"] == "Bank and financial records"
    view.desk.set((*answers, "assistance"), ["search_seizure"], "x")
    looked(view, qtbot)
    told = said(passes.cases[0].note.text())
    assert "holds only for Bank and financial records, Freezing" in told
    assert "asks for Search" in told
    view.desk.set((*answers, "assistance"), [], "x")
    looked(view, qtbot)
    assert codes(view, (*rule, "source")) == ["FORM-008"]
    assert "Say under “Sources”" in field(view, "source").note.text()


def test_another_question_of_a_case__is_offered_and_found_by_its_name(edit: Opener, qtbot: QtBot) -> None:
    view = edit("KE")
    view.open_part("requirements")
    passes = field(view, "passes")
    assert isinstance(passes, CasesField)
    case = passes.cases[0]
    for typed, path in (
        ("Measures concerned", "request.measures"),
        ("Next step (request.next_step)", "request.next_step"),
        ("request.treaties", "request.treaties"),
        ("requested state", "request.requested"),
    ):
        passes.cases[0].path.setText(typed)
        passes.cases[0]._add()
        assert path in {row.path for row in passes.cases[0].rows}
    rows = {row.path: row for row in passes.cases[0].rows}
    for path in ("request.measures", "request.treaties"):
        assert rows[path].picks is not None
    assert rows["request.requested"].combo is not None
    case = passes.cases[0]
    case.path.setText("What is the weather?")
    case._add()
    assert "no question with that name" in case.note.text()


def test_languages_in_some_cases(edit: Opener, qtbot: QtBot) -> None:
    view = edit("KE")
    page = view.open_part("language_cases")
    page.add_entry()
    looked(view, qtbot)
    assert {"PACK-042", "PACK-015"} <= set(codes(view, ("languages", "cases")))
    for at, text in ((("only", "states"), "Uganda"), (("accepted",), "French (fr)")):
        fill(view, text, *at)
    view.desk.set(("languages", "cases", 0, "sources"), [str(one) for one in view.desk.source_keys()[:1]], "x")
    looked(view, qtbot)
    assert codes(view, ("languages", "cases")) == []
    held = view.desk.get(("languages", "cases", 0))
    assert isinstance(held, dict)
    assert (held["only"], held["accepted"]) == ({"states": ["UG"]}, ["fr"])


def test_exemption__is_for_offences_and_measures(edit: Opener, qtbot: QtBot) -> None:
    view = edit("KE")
    view.open_part("exempt").add_entry()
    fill(view, "tax_evasion", "only", "offences")
    view.desk.set(("dual_criminality", "exempt", 0, "sources"), [str(view.desk.source_keys()[0])], "x")
    looked(view, qtbot)
    assert codes(view, ("dual_criminality", "exempt")) == []
    assert view.desk.get(("dual_criminality", "exempt", 0, "only")) == {"offences": ["tax_evasion"]}


def test_time__needs_its_length(edit: Opener, qtbot: QtBot) -> None:
    view = edit("KE")
    view.open_part("times").add_entry()
    looked(view, qtbot)
    assert "PACK-044" in codes(view, ("times",))
    choose(view, "advance", "after")
    fill(view, "30", "days")
    view.desk.set(("times", 0, "sources"), [str(view.desk.source_keys()[0])], "x")
    looked(view, qtbot)
    assert codes(view, ("times",)) == []
    assert view.desk.get(("times", 0, "after")) == "advance"


def test_formalities_in_some_cases(edit: Opener, qtbot: QtBot) -> None:
    view = edit("KE")
    view.open_part("formality_cases").add_entry()
    fill(view, "No treaty", "only", "treaties")
    choose(view, "court", "signatory", "value")
    at = ("formalities", "cases", 0)
    view.desk.set((*at, "signatory", "sources"), [str(view.desk.source_keys()[0])], "x")
    looked(view, qtbot)
    assert codes(view, at) == []
    assert view.desk.get((*at, "only")) == {"treaties": ["none"]}


def test_entry_that_is_taken_back__is_not_written_again_by_its_old_form(edit: Opener, qtbot: QtBot) -> None:
    view = edit("KE")
    view.open_part("times").add_entry()
    view.desk.undo()
    assert view.page.form is not None
    assert not view.page.form.isVisible()
    view.open_part("exempt").add_entry()
    view.open_part("authority")
    view.desk.undo()
    view.page.finish()
    view.finish()
    assert view.desk.changes == ()
    looked(view, qtbot)


def test_long_words_in_problems__go_on_in_the_next_line(edit: Opener, qtbot: QtBot) -> None:
    view = edit("KE")
    view.desk.set(("requirements", 0, "expect"), f"request.{'very_long_name_of_a_question_' * 4} == true", "x")
    looked(view, qtbot)
    view.tabs.setCurrentWidget(view.problems)
    qtbot.waitUntil(lambda: bool(view.problems.buttons))
    qtbot.wait(60)
    assert view.problems.body.width() <= view.problems.viewport().width()
    texts = [one for one in view.problems.buttons[0].findChildren(QLabel) if one.text()]
    assert all(one.height() >= one.heightForWidth(one.width()) for one in texts)
    assert "\u200b" not in view.problems.buttons[0].accessibleName()


def test_list_among_arabic_words__ends_an_english_text_inside_its_own_direction(qtbot: QtBot) -> None:
    combo = Combo()
    qtbot.addWidget(combo)
    combo.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    combo.addItem("Mutual Legal Assistance Act of 2011, as amended")
    combo.resize(160, 30)
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    assert option.currentText.startswith("\u2068Mutual")
    assert option.currentText.endswith("…\u2069")
    assert combo.fontMetrics().horizontalAdvance(option.currentText) < 160


def test_first_opening__says_so_while_it_loads__and_leads_to_the_editor(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = iter((False, True))
    monkeypatch.setattr("mla_writer.ui.window.is_loaded", lambda _: next(told))
    window.edit_pack("KE")
    assert isinstance(window.view, Opening)
    assert window.view.accessibleName() == "Pack for Kenya"
    qtbot.waitUntil(lambda: isinstance(window.view, PackEditor), timeout=20_000)
    assert isinstance(window.view, PackEditor)
    looked(window.view, qtbot)


def test_first_opening__whoever_leaves_meanwhile__stays_there(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mla_writer.ui.window.is_loaded", lambda _: False)
    window.edit_pack("KE")
    window.go_home()
    home = window.view
    qtbot.wait(200)
    assert window.view is home


def test_days__stand_in_words_as_in_a_request__and_are_read_in_words_or_figures(edit: Opener, qtbot: QtBot) -> None:
    view = edit("KE")
    day = field(view, "checked_on")
    assert isinstance(day, DayField)
    assert day.line.text() == "21 November 2026"
    for typed in ("22 November 2026", "2026-11-23"):
        fill(view, typed, "checked_on")
        looked(view, qtbot)
    assert view.desk.get(("checked_on",)) == "2026-11-23"
    assert day.line.text() == "23 November 2026"
    fill(view, "yesterday", "checked_on")
    looked(view, qtbot)
    assert view.desk.get(("checked_on",)) == "yesterday"
    assert codes(view, ("checked_on",))


def shown(widget: QWidget) -> str:
    QApplication.processEvents()
    return said(" | ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)))


def test_preview_of_the_authority__shows_what_the_first_tile_and_the_letter_say(edit: Opener, qtbot: QtBot) -> None:
    view = edit("KE")
    view.tabs.setCurrentWidget(view.preview)
    view.open_part("authority")
    fill(view, "Mutual Legal Assistance Section", "unit")
    looked(view, qtbot)

    def rows() -> list[str]:
        sheets = view.preview.findChildren(SheetList)
        return [said(row.cells[1]) for one in sheets for row in one.rows.rows if row.sort == "line"]

    qtbot.waitUntil(lambda: "Mutual Legal Assistance Section" in rows(), timeout=20_000)
    assert "centralauthority.mla@ag.go.ke" in rows()
    assert "Nothing from this part" not in shown(view.preview)


def test_changes__are_told_by_the_names_of_the_form(edit: Opener, qtbot: QtBot) -> None:
    view = edit("KE")
    key = str(view.desk.source_keys()[0])
    title = str(view.desk.get(("sources", key, "title")))
    view.desk.set(("checked_on",), "2026-11-20", "x")
    view.desk.set(("requirements", _UNLIMITED, "only"), {"for": ["bank_records"], "states": ["UG"]}, "x")
    view.desk.set(
        ("times",), [{"id": "time", "after": "receipt", "days": "3", "text": "Answer.", "sources": [f"{key}:s 4"]}], "x"
    )
    case: Data = {"says": "A case", "answers": {"request": {"costs": "requesting", "assistance": ["bank_records"]}}}
    view.desk.insert(("requirements", _UNLIMITED, "passes"), 0, case, "x")
    view.tabs.setCurrentWidget(view.changes)
    looked(view, qtbot)
    told = shown(view.changes)
    for one in ("20\u00a0November 2026", "Bank and financial records", "Uganda", f"s 4, {title}", "Runs from: Receipt"):
        assert one in told
    for raw in ("bank_records", "request.costs", key):
        assert raw not in told


def test_day_of_the_check__says_what_it_is_while_no_source_was_read(edit: Opener, qtbot: QtBot) -> None:
    view = edit("KE")
    assert field(view, "checked_on").note.text() == ""
    for one in view.desk.source_keys():
        view.desk.set(("sources", str(one), "confidence"), "general_knowledge", "x")
    looked(view, qtbot)
    assert "No source of this pack has been read yet" in field(view, "checked_on").note.text()
