"""The legal basis: a card for each treaty, ticked with Space, and the way from each gap to the question that mends it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from mla_writer.conditions.values import Ref
from mla_writer.ui.basis import BasisView
from mla_writer.ui.basis_field import TreatiesField, TreatyCard
from mla_writer.ui.items import ItemsView
from mla_writer.ui.request import RequestView
from mla_writer.ui.source_popover import SourcePopover

Opener = Callable[..., RequestView]


def basis(view: RequestView) -> BasisView:
    view.open_section("basis")
    page = view.stack.currentWidget()
    assert isinstance(page, BasisView)
    QApplication.processEvents()
    return page


def cards(page: BasisView) -> list[TreatyCard]:
    row = page.row("request.treaties")
    assert row is not None
    field = row.field
    assert isinstance(field, TreatiesField)
    found = sorted(field.findChildren(TreatyCard), key=field.holder.indexOf)
    return [one for one in found if field.holder.indexOf(one) >= 0]


def words_in(widget: QWidget) -> list[str]:
    """The texts shown in `widget`, without the marks that keep articles together."""
    QApplication.processEvents()
    texts = [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
    texts += [one.text() for one in widget.findChildren(QPushButton) if one.isVisibleTo(widget)]
    return ["".join(letter for letter in text if letter not in "\u2066\u2068\u2069") for text in texts]


def is_within(row: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and row.isAncestorOf(focus)


def link(card: QWidget, text: str) -> QPushButton:
    QApplication.processEvents()
    found = [one for one in card.findChildren(QPushButton) if text in one.accessibleName() and one.isVisibleTo(card)]
    assert found, [one.accessibleName() for one in card.findChildren(QPushButton)]
    return found[0]


def test_cards__best_fit_first__tell_each_criterion_with_its_article(opened: Opener) -> None:
    first, second = cards(basis(opened()))
    assert (first.treaty, second.treaty) == ("uncac", "untoc")
    told = words_in(first)
    for text in ("Both are parties", "As of August 2024", "46(3)(f)", "23(1)(a)(i), binding", "19, optional"):
        assert text in told
    assert "No ground to refuse: Bank secrecy" in told
    assert "Fits in part" in told
    assert "Fits" not in told  # nothing fits beside an open gap
    assert "Not yet" in words_in(second)
    assert first.tick.isChecked()
    assert not second.tick.isChecked()


def test_space__ticks_a_treaty_and_takes_the_tick_away__and_the_focus_stays(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    page = basis(view)
    card = cards(page)[1]
    card.tick.setFocus()
    qtbot.keyClick(card.tick, Qt.Key.Key_Space)
    assert view.desk.case.answers.listed("request.treaties") == ("uncac", "untoc")
    assert card.tick.hasFocus()
    assert card.property("chosen") == "true"
    qtbot.keyClick(card.tick, Qt.Key.Key_Space)
    assert view.desk.case.answers.listed("request.treaties") == ("uncac",)
    view.desk.undo()
    assert card.tick.isChecked()


def test_title__clicked__ticks_its_treaty(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    qtbot.mouseClick(cards(basis(view))[1].title, Qt.MouseButton.LeftButton)
    assert view.desk.case.answers.listed("request.treaties") == ("uncac", "untoc")


def test_all_ticks_taken_away__leaves_no_answer_and_says_what_is_missing(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    view.desk.remove("request.reciprocity")
    page = basis(view)
    cards(page)[0].tick.setFocus()
    qtbot.keyClick(cards(page)[0].tick, Qt.Key.Key_Space)
    assert view.desk.case.answers.listed("request.treaties") == ()
    assert any(one.code == "LEGAL-002" for one in view.desk.findings)
    row = page.row("request.treaties")
    assert row is not None
    assert any("Name the treaty" in text for text in words_in(row))


def test_go_to__gives_the_first_card_the_focus_and_tells_the_letter(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    page = basis(view)
    with qtbot.waitSignal(page.focused) as told:
        view.go_to("request.treaties")
    assert told.args == ["request.treaties"]
    assert cards(page)[0].tick.hasFocus()
    view.go_to("request.reciprocity")
    row = page.row("request.reciprocity")
    assert row is not None
    assert is_within(row)


def test_gap__leads_to_the_question_that_mends_it(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    gap = link(cards(basis(view))[0], "Causing financial loss")
    gap.setFocus()
    qtbot.keyClick(gap, Qt.Key.Key_Space)
    page = view.stack.currentWidget()
    assert isinstance(page, ItemsView)
    assert page.section.key == "offences"


def test_condition__of_a_ticked_treaty__leads_to_its_question_and_is_met_when_answered(
    opened: Opener, qtbot: QtBot
) -> None:
    view = opened()
    page = basis(view)
    card = cards(page)[1]
    assert "Its own questions appear when you tick it." in words_in(card)
    view.desk.answer("request.treaties", ("uncac", "untoc"))
    assert "Its own questions appear when you tick it." not in words_in(card)
    qtbot.mouseClick(link(card, "transnational"), Qt.MouseButton.LeftButton)
    assert view.place()[0] == "treaty_untoc"
    view.desk.answer("treaty_untoc.transnational_facts", (Ref("facts", "f4"),))
    basis(view)
    assert "Facts are linked to the transnational nature of the offence." in words_in(card)


def test_tab__goes_through_a_card_before_the_next__also_when_its_links_were_made_anew(
    opened: Opener, qtbot: QtBot
) -> None:
    view = opened()
    page = basis(view)
    view.desk.answer("offences.o2.category", "corruption_passive_bribery_national")
    QApplication.processEvents()
    first, second = cards(page)[:2]
    first.tick.setFocus()
    for stop in (first.source, *first.criteria.links, first.more, second.tick):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert stop.hasFocus(), stop.accessibleName()


def test_source__opens_from_the_card__and_escape_goes_back(opened: Opener, qtbot: QtBot) -> None:
    card = cards(basis(opened()))[0]
    card.source.setFocus()
    qtbot.keyClick(card.source, Qt.Key.Key_Space)
    popover = card.window().findChild(SourcePopover)
    assert popover is not None
    assert any("United Nations Treaty Collection" in text for text in words_in(popover))
    qtbot.keyClick(popover.copy, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "status of the treaty" in QApplication.clipboard().text()
    qtbot.keyClick(popover.copy, Qt.Key.Key_Escape)
    assert not popover.isVisible()
    assert card.source.hasFocus()


def test_treaty_that_does_not_bind_both__stands_in_one_line_until_it_is_wanted(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    view.desk.answer("request.requesting", "CG")
    page = basis(view)
    assert [one.treaty for one in cards(page)] == ["uncac"]
    row = page.row("request.treaties")
    assert row is not None
    field = row.field
    assert isinstance(field, TreatiesField)
    assert "Left out" in field.aside.text()
    assert "as they do not bind both States: " in field.aside.text()
    qtbot.mouseClick(field.all, Qt.MouseButton.LeftButton)
    assert [one.treaty for one in cards(page)] == ["uncac"]
    assert len(field.lines) == len(view.desk.case.content.treaties.ids) - 1
    assert any("is not shown as a party" in text for text in words_in(field.lines["untoc"]))
    assert "It covers nothing that is charged or asked for." in words_in(field.lines["drugs_1988"])
    qtbot.keyClick(field.lines["untoc"].tick, Qt.Key.Key_Space)
    assert view.desk.case.answers.listed("request.treaties") == ("uncac", "untoc")
    assert "Does not fit" in words_in(cards(basis(view))[1])
    qtbot.mouseClick(field.all, Qt.MouseButton.LeftButton)
    assert not any(one.isVisibleTo(field) for one in field.lines.values())


def test_what_a_treaty_brings__opens_below_its_card_and_tells_no_number_that_was_not_checked(
    opened: Opener, qtbot: QtBot
) -> None:
    view = opened()
    page = basis(view)
    card = cards(page)[0]
    qtbot.mouseClick(card.more, Qt.MouseButton.LeftButton)
    told = words_in(card)
    assert "Grounds to refuse or to wait" in told
    assert "46(21)(a)" in told
    assert "The treaty can itself be the legal basis; no other treaty is needed." in told
    qtbot.mouseClick(card.more, Qt.MouseButton.LeftButton)
    assert "Grounds to refuse or to wait" not in words_in(card)
    view.desk.answer("request.treaties", ("un_cybercrime",))
    (cyber,) = (one for one in cards(basis(view)) if one.treaty == "un_cybercrime")
    qtbot.mouseClick(cyber.more, Qt.MouseButton.LeftButton)
    told = words_in(cyber)
    assert "This summary is from general knowledge: verify it against the text of the treaty." in told
    assert not any(text.startswith("40") for text in told)


def test_law_of_the_other_state__is_told_with_what_is_answered(opened: Opener, qtbot: QtBot) -> None:
    view = opened()
    page = basis(view)
    assert "The same assistance is promised in return." in words_in(page.law)
    qtbot.mouseClick(link(page.law, "No law of the requested State"), Qt.MouseButton.LeftButton)
    row = page.rest.nearest("request.domestic_law")
    assert row is not None
    assert row.path.startswith("request.domestic_law")
    assert is_within(row)
    view.desk.remove("request.requested")
    assert page.law.lines.isHidden()
    assert "Choose both States first." in words_in(cards(page)[0])
