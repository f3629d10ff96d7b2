"""The review: findings by level, overrides with reason and name, every answer with its way back, the way to signature."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mla_writer.answers.values import DRAFTED, Text, Version
from mla_writer.case import Case
from mla_writer.checks.finding import count
from mla_writer.ui.home import HomeView
from mla_writer.ui.page import Page
from mla_writer.ui.reason import ReasonForm
from mla_writer.ui.request import RequestView
from mla_writer.ui.review import ReviewPage
from mla_writer.ui.review_cards import FindingCard, OverriddenCard
from mla_writer.ui.review_nodes import Node
from mla_writer.ui.settings import Settings
from mla_writer.ui.signature import SignaturePanel, StepLine
from mla_writer.ui.window import MainWindow
from tests.sample import CONTENT
from tests.ui.at import new_request, row_at
from tests.ui.conftest import Opener
from tests.ui.many import many

LEFT = Qt.MouseButton.LeftButton


def review_of(view: RequestView) -> ReviewPage:
    view.open_section("review")
    page = view.stack.currentWidget()
    assert isinstance(page, ReviewPage)
    return page


def cards_of(page: ReviewPage) -> list[FindingCard]:
    return [one for one in page.shown.values() if isinstance(one, FindingCard)]


def card_at(page: ReviewPage, where: str) -> FindingCard:
    return next(one for one in cards_of(page) if one.finding.where == where)


def overridden_in(page: ReviewPage) -> list[OverriddenCard]:
    return [one for one in page.shown.values() if isinstance(one, OverriddenCard)]


def told(widget: QWidget) -> str:
    QApplication.processEvents()  # parts that came are shown
    return " ".join(one.text() for one in widget.findChildren(QLabel) if not one.isHidden())


def asked(page: ReviewPage, where: str, qtbot: QtBot) -> ReasonForm:
    card = card_at(page, where)
    qtbot.mouseClick(card.override, LEFT)
    assert card.form is not None
    return card.form


def button_of(widget: QWidget, text: str) -> QPushButton:
    return next(one for one in widget.findChildren(QPushButton) if one.text() == text)


def override(page: ReviewPage, where: str, reason: str, qtbot: QtBot) -> None:
    form = asked(page, where, qtbot)
    qtbot.keyClicks(form.reason, reason)
    if not form.name.isHidden():
        qtbot.keyClicks(form.name, "A. Namutebi")
    qtbot.mouseClick(button_of(form, "Record reason"), LEFT)


def nodes_of(page: ReviewPage, section: str) -> tuple[Node, ...]:
    return next(one.below for one in page.answers.model_.top if one.path == section)


# ---- findings -------------------------------------------------------------------------------------------------------------


def test_findings__are_counted_by_level_and_stand_under_what_they_would_bring(opened: Opener) -> None:
    page = review_of(opened())
    counts = [
        len([one for one in page.desk.findings if one.level == level]) for level in ("blocker", "warning", "advice")
    ]
    assert told(page.pills).split() == [
        str(counts[0]),
        "blockers",
        str(counts[1]),
        "warnings",
        str(counts[2]),
        "to",
        "consider",
    ]
    headings = [entry.text for entry in page.shown if entry.sort == "heading"]
    assert headings == ["Would be refused or returned", "Likely to bring a question or delay", "Worth considering"]


def test_finding__names_code_section_and_item__and_leads_to_its_question(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    page = review_of(view)
    card = card_at(page, "bank_records.items.i1.period")
    assert "Bank and financial records · account 1" in told(card)
    qtbot.mouseClick(card.go, LEFT)
    there = view.stack.currentWidget()
    assert isinstance(there, Page)
    assert there.row("bank_records.items.i1.period") is not None


def test_finding__that_cannot_be_told__says_so_and_what_it_waits_for(opened: Opener) -> None:
    page = review_of(opened())
    doubtful = next(one for one in cards_of(page) if one.finding.result == "cannot_tell")
    certain = next(one for one in cards_of(page) if one.finding.result == "not_met")
    assert "Cannot be decided yet." in told(doubtful)
    assert "Cannot be decided yet." not in told(certain)


def test_finding__that_cannot_be_told__says_so_beside_its_question_too(opened: Opener) -> None:
    view = opened()
    doubtful = next(one for one in view.desk.findings if one.result == "cannot_tell" and one.here is None)
    view.go_to(doubtful.where)
    banners = [one.text() for one in row_at(view, doubtful.where).findChildren(QLabel)]
    assert any(one.startswith("Cannot be decided yet.") for one in banners)


def test_many_findings__are_shown_some_at_a_time(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    view.desk.case.draft = view.desk.case.draft.with_answers(many(view.desk.case.answers, 300))
    page = review_of(view)
    first = len(cards_of(page))
    assert first <= 30
    more = next(widget for entry, widget in page.shown.items() if entry.sort == "more")
    assert isinstance(more, QPushButton)
    qtbot.mouseClick(more, LEFT)
    assert len(cards_of(page)) > first


# ---- overriding -----------------------------------------------------------------------------------------------------------


def test_override__is_recorded_with_reason_name_and_date__and_its_card_stays_in_place(
    opened: Opener, qtbot: QtBot
) -> None:
    view = opened()
    page = review_of(view)
    place = [entry.told[:1] for entry in page.shown].index(("COMP-001@request.translation",))
    form = asked(page, "request.translation", qtbot)
    qtbot.keyClicks(form.reason, "Bern agreed to start on the French letter.")
    form.name.clear()
    qtbot.keyClicks(form.name, "A. Namutebi")
    qtbot.mouseClick(button_of(form, "Record reason"), LEFT)

    kept = Case.open(CONTENT, view.desk.path).draft.overrides["COMP-001@request.translation"]
    assert (kept.reason, kept.by) == ("Bern agreed to start on the French letter.", "A. Namutebi")
    assert kept.on == str(view.desk.case.today)
    done = overridden_in(page)[0]
    assert "Bern agreed" in told(done)
    assert "A. Namutebi" in told(done)
    assert page.inner.indexOf(done) == place
    assert done.undo.hasFocus()
    assert "1 overridden" in told(page.pills)


def test_override__asks_for_the_name_only_once(opened: Opener, qtbot: QtBot) -> None:
    page = review_of(opened())
    form = asked(page, "request.translation", qtbot)
    qtbot.waitUntil(form.name.isVisible)
    assert form.name.text() == ""  # the contact of the request need not be who sits here
    form.name.setText("Daniel Okello Mugisha")
    form.reason.setPlainText("It follows.")
    qtbot.mouseClick(button_of(form, "Record reason"), LEFT)
    assert Settings().drafter == "Daniel Okello Mugisha"
    again = asked(page, "bank_records.items.i1.period", qtbot)
    assert not again.name.isVisible()
    assert "Daniel Okello Mugisha" in again.note.text()


def test_override__without_reason_or_name__says_what_is_missing_and_records_nothing(
    opened: Opener, qtbot: QtBot
) -> None:
    view = opened()
    form = asked(review_of(view), "request.translation", qtbot)
    qtbot.mouseClick(button_of(form, "Record reason"), LEFT)
    assert "Write the reason first" in form.told.text()
    assert form.reason.hasFocus()
    qtbot.keyClicks(form.reason, "It follows.")
    form.name.clear()
    qtbot.mouseClick(button_of(form, "Record reason"), LEFT)
    assert "Write your name" in form.told.text()
    assert form.name.hasFocus()
    assert view.desk.case.draft.overrides == {}


def test_override__left_by_escape__records_nothing(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    page = review_of(view)
    form = asked(page, "request.translation", qtbot)
    qtbot.keyClick(form.reason, Qt.Key.Key_Escape)
    assert form.isHidden()
    assert card_at(page, "request.translation").override.hasFocus()
    assert view.desk.case.draft.overrides == {}


def test_override__taken_back__stands_open_again__as_one_edit_that_can_be_undone(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    page = review_of(view)
    override(page, "request.translation", "It follows.", qtbot)
    qtbot.mouseClick(overridden_in(page)[0].undo, LEFT)
    assert overridden_in(page) == []
    assert card_at(page, "request.translation").override.hasFocus()
    assert Case.open(CONTENT, view.desk.path).draft.overrides == {}
    assert "COMP-001" in view.desk.undo_name
    view.desk.undo()
    assert len(overridden_in(page)) == 1


# ---- answers --------------------------------------------------------------------------------------------------------------


def test_answers__open_by_keyboard_and_lead_to_their_question(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    page = review_of(view)
    tree = page.answers
    tree.setFocus()
    tree.setCurrentIndex(tree.model_.index(0, 0))
    height = tree.height()
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert tree.height() > height
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    node = tree.model_.node(tree.currentIndex())
    assert (node.path, node.value) == ("request.requesting", "Uganda")
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    there = view.stack.currentWidget()
    assert isinstance(there, Page)
    assert there.section.key == "states"


def test_answer__its_change_link__leads_to_its_question__the_rest_of_the_line_does_not(
    opened: Opener, qtbot: QtBot
) -> None:
    view = opened()
    page = review_of(view)
    tree = page.answers
    tree.open_section("references")
    node = nodes_of(page, "references")[0]
    rect = tree.visualRect(tree.model_.index_of(node))
    qtbot.mouseClick(tree.viewport(), LEFT, pos=QPoint(20, rect.center().y()))
    assert view.stack.currentWidget() is page
    qtbot.mouseClick(tree.viewport(), LEFT, pos=tree.drawer.link(rect).center())
    assert view.stack.currentWidget() is not page


def test_answers__clicked_twice__a_section_stays_open__and_an_answer_leads_to_its_question(
    opened: Opener, qtbot: QtBot
) -> None:
    view = opened()
    page = review_of(view)
    tree = page.answers

    def click_twice(place: QPoint) -> None:
        qtbot.mouseClick(tree.viewport(), LEFT, pos=place)
        qtbot.mouseDClick(tree.viewport(), LEFT, pos=place)
        qtbot.mouseRelease(tree.viewport(), LEFT, pos=place)

    section = tree.model_.index(1, 0)
    click_twice(tree.visualRect(section).center())
    assert tree.isExpanded(section)
    answer = tree.visualRect(tree.model_.index(0, 0, section))
    click_twice(QPoint(20, answer.center().y()))
    assert view.stack.currentWidget() is not page


def test_answers__tell_items_parts_and_gaps(opened: Opener) -> None:
    page = review_of(opened())
    gap = next(one for one in nodes_of(page, "law") if one.sort == "gap")
    assert (gap.path, gap.value) == ("request.translation", "Not answered")
    fact = nodes_of(page, "facts")[0]
    assert fact.label == "Fact 1"
    assert fact.value.startswith("The ministry awards contract")
    assert {"Date", "Fact", "Sums"} <= {one.label for one in fact.below}
    office = next(one for one in nodes_of(page, "sender") if one.path == "request.office")
    assert "Kampala" in office.value
    elements = next(one for one in nodes_of(page, "offences")[0].below if one.path.endswith(".elements"))
    assert "linked to facts" in elements.value


def test_answers__that_are_not_asked_for_any_more__are_listed_as_kept(opened: Opener) -> None:
    view = opened()
    view.desk.answer("request.urgent", False)
    view.desk.answer("request.assistance", ("bank_records",))
    page = review_of(view)
    kept = [one for one in nodes_of(page, "urgency") if one.sort == "kept"]
    assert kept
    assert all("Kept, not used" in one.value for one in kept)
    homeless = page.answers.model_.top[-1]
    assert homeless.label == "No longer asked"
    assert any(one.path.startswith("freezing.") for one in homeless.below)


def test_answers__stay_open_when_something_changes(opened: Opener) -> None:
    view = opened()
    page = review_of(view)
    page.answers.open_section("references")
    view.desk.answer("request.case_name", "R v A")
    tree = page.answers
    again = next(one for one in tree.model_.top if one.path == "references")
    assert tree.isExpanded(tree.model_.index_of(again))
    assert any(one.value == "R v A" for one in again.below)


def test_thousand_facts__make_no_widget_each(opened: Opener) -> None:
    view = opened()
    view.desk.case.draft = view.desk.case.draft.with_answers(many(view.desk.case.answers, 1000))
    page = review_of(view)
    page.answers.open_section("facts")
    assert len(nodes_of(page, "facts")) == 1000
    assert len(page.findChildren(QLabel)) < 300
    assert page.answers.height() > 20_000


# ---- the way to signature -------------------------------------------------------------------------------------------------


def states_of(view: RequestView) -> list[str]:
    panel = view.tabs.widget(0)
    assert isinstance(panel, SignaturePanel)
    return [one.state for one in panel.steps]


def test_signature__ticks_nothing_beside_an_open_gap(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    page = review_of(view)
    assert view.tabs.tabText(0) == "Signature"
    assert states_of(view) == ["begun", "begun", "open", "open"]
    assert "1 required answer is missing" in told(page.signature)
    lines = page.signature.findChildren(StepLine)
    qtbot.mouseClick(lines[0], LEFT)
    there = view.stack.currentWidget()
    assert isinstance(there, Page)
    assert there.section.key == "law"


def test_signature__of_the_complete_request__follows_exports_and_what_changes_after(opened: Opener) -> None:
    view = opened("complete")
    page = review_of(view)
    assert states_of(view) == ["done", "done", "open", "open"]
    assert "Grace Nansubuga Odeke" in told(page.signature)
    view.desk.case.record_export(("en", "fr"), ("request.en.docx", "request.fr.docx"), final=True)
    view.desk.save()
    page.refresh({})
    assert states_of(view) == ["done", "done", "done", "open"]
    view.desk.answer("request.reference", "X/2")
    assert states_of(view)[2] == "lapsed"
    assert "Answers have changed since" in told(page.signature)
    view.desk.undo()
    assert states_of(view)[2] == "done"


def test_signature__of_a_final_version__is_not_hidden_by_a_draft_exported_later(opened: Opener) -> None:
    view = opened("complete")
    page = review_of(view)
    view.desk.case.record_export(("en", "fr"), ("request.en.docx", "request.fr.docx"), final=True)
    view.desk.answer("request.reference", "X/2")
    view.desk.case.record_export(("en",), ("request.consultation.en.docx",))
    page.refresh({})
    assert states_of(view)[2] == "lapsed"
    said = told(page.signature)
    assert "French" in said
    assert "Afterwards: English" in said
    assert "Answers have changed since" in said
    view.desk.undo()
    assert states_of(view)[2] == "done"


def test_signature__of_a_draft_that_was_exported__is_not_ticked(opened: Opener) -> None:
    view = opened("complete")
    page = review_of(view)
    view.desk.case.record_export(("en",), ("request.en.docx",))
    page.refresh({})
    assert states_of(view)[2] == "begun"
    assert "as a draft" in told(page.signature)


def test_counts__are_the_same_beside_the_page_in_the_list_and_in_the_review(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.content = CONTENT
    view = new_request(window)
    view.desk.answer("request.case_name", "R v A")
    view.desk.override(next(one for one in view.desk.findings if one.level == "blocker"), "Known there.")
    counted = count(view.desk.findings)
    assert counted.overridden == 1
    assert view.count.text() == str(counted.open)
    assert view.findings.number == counted.open
    rows = view.findings.model.rows
    waiting = sum(int("".join(filter(str.isdigit, one.told))) for one in rows if one.begins)
    assert waiting
    assert waiting + sum(one.finding is not None for one in rows) == counted.open

    told = [text for _, text in review_of(view).pills._told]
    assert [int(one.split()[0]) for one in told] == [*counted.levels.values(), 1]

    window.go_home()
    home = window.view
    assert isinstance(home, HomeView)
    qtbot.waitUntil(lambda: all(one.is_known for one in home.table.model_.glances), timeout=20_000)
    assert dict(home.table.model_.glances[0].levels) == dict(counted.levels)


def test_required_answer__overridden__is_neither_complete_nor_a_tick(
    opened: Opener, window: MainWindow, qtbot: QtBot
) -> None:
    view = opened("complete")
    done = view.tasks.progress.value()
    view.desk.remove("request.stage")
    for one in [found for found in view.desk.findings if found.overridden is None]:
        view.desk.override(one, "The number is given at the counter.")
    assert not count(view.desk.findings).open

    assert view.tasks.progress.value() == done - 1
    assert view.tasks.overridden is not None
    assert view.tasks.overridden.text() == "Overridden, not complete: 1"
    model = view.tasks.model
    said = [str(model.item(row).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())]
    assert "Proceedings: overridden, a required answer is open" in said

    written = review_of(view).signature.steps[0]
    assert written.state == "overridden"
    assert "1 required answer is overridden, not answered." in written.told
    assert written.leads_to == "request.stage"

    window.content = CONTENT
    window.go_home()
    home = window.view
    assert isinstance(home, HomeView)
    qtbot.waitUntil(lambda: all(one.is_known for one in home.table.model_.glances), timeout=20_000)
    glance = home.table.model_.glances[0]
    assert not glance.is_ready
    assert home.table.model_.progress(glance) == f"{done - 1} of {glance.sections}, 1 overridden"

    again = opened("complete")
    again.desk.answer("request.stage", Text({DRAFTED: Version("Charges are being drafted.")}))
    assert again.tasks.overridden is None or again.tasks.overridden.isHidden()
