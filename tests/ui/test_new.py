"""A new request: what is chosen, what that will mean, and where the choice leads; by keyboard and mouse."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel

from mla_writer.case import Case
from mla_writer.paths import office_file
from mla_writer.storage.office import save_office
from mla_writer.ui.home import HomeView
from mla_writer.ui.meaning import Beginning
from mla_writer.ui.new import NewView
from mla_writer.ui.request import RequestView
from mla_writer.ui.settings import Settings
from mla_writer.ui.tiles import GROUPS, Tile
from mla_writer.ui.window import MainWindow
from tests.core.storage.test_office import profile
from tests.machine import most_seconds
from tests.sample import CONTENT


@pytest.fixture
def begun(window: MainWindow) -> NewView:
    window.content = CONTENT
    window.begin()
    QApplication.processEvents()
    assert isinstance(window.view, NewView)
    return window.view


@pytest.fixture
def at_home(window: MainWindow) -> NewView:
    """A new request of an office that has a profile."""
    save_office(profile())
    window.content = CONTENT
    window.begin()
    QApplication.processEvents()
    assert isinstance(window.view, NewView)
    return window.view


def meaning(view: NewView) -> str:
    QApplication.processEvents()
    return " ".join(one.text() for one in view.meaning.findChildren(QLabel) if one.isVisibleTo(view.meaning))


def test_new_request__from_choices__is_saved_at_once_and_stands_among_the_recent(begun, window, qtbot):
    begun.asking.choose("UG")
    begun.asked.choose("CH")
    qtbot.mouseClick(begun.types["freezing"], Qt.MouseButton.LeftButton)
    begun.start()
    assert isinstance(window.view, RequestView)
    path = window.view.desk.path
    answers = Case.open(CONTENT, path).answers
    assert answers.listed("request.assistance") == ("freezing",)
    assert answers.listed("request.letters") == ("en", "fr")
    window.go_home()
    assert Settings().recent == (path.resolve(),)


def test_new_request__by_keyboard_alone__is_begun(at_home, window, qtbot):
    line = at_home.asked.lineEdit()
    assert line.hasFocus()
    qtbot.keyClicks(line, "Switzerland")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert at_home.asked.code == "CH"
    stops = []
    for _ in range(12):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        stops.append(QApplication.focusWidget())
    tiles = [one for one in stops if isinstance(one, Tile)]
    assert len(tiles) == len(GROUPS)  # one stop for each group
    tiles[0].setFocus()
    for _ in range(40):
        if QApplication.focusWidget() is at_home.types["freezing"]:
            break
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert QApplication.focusWidget() is at_home.types["freezing"]
    qtbot.keyClick(at_home.types["freezing"], Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is at_home.types["freezing"]  # Tab comes back to where it left the group
    qtbot.keyClick(at_home.types["freezing"], Qt.Key.Key_Space)
    at_home.start()
    assert isinstance(window.view, RequestView)
    assert window.view.desk.case.answers.get("request.signatory") == profile().get("request.signatory")
    assert window.view.desk.case.answers.text("request.requesting") == "UG"


def test_state__typed_as_a_code__is_understood_and_nonsense_stands_with_a_word(begun, qtbot):
    line = begun.asked.lineEdit()
    line.setFocus()
    qtbot.keyClicks(line, "ch")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert begun.asked.code == "CH"
    line.selectAll()
    qtbot.keyClicks(line, "Atlantis")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert begun.asked.code == ""
    assert line.text() == "Atlantis"
    assert "Atlantis" in begun.asked.note.text()
    line.selectAll()
    qtbot.keyClicks(line, "Swi")
    assert not begun.asked.note.text()


@pytest.mark.parametrize(
    ("language", "typed", "code"),
    [("en", "Uga", "UG"), ("en", "swi", "CH"), ("en", "nig", "NE"), ("ar", "أوغ", "UG"), ("ar", "سوي", "CH")],
)
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_state__by_three_letters__is_the_first_of_the_popup(window, qtbot, language, typed, code, key):
    window.content = CONTENT
    window.words.language = language
    window.begin()
    QApplication.processEvents()
    asked = window.view.asked
    line = asked.lineEdit()
    line.setFocus()
    for letter in typed:  # as an input method gives it: keys of tests know Latin letters only
        event = QInputMethodEvent()
        event.setCommitString(letter)
        QApplication.sendEvent(line, event)
    qtbot.wait(20)
    popup = asked.search.popup()
    assert popup.isVisible()
    first = popup.model().index(0, 0)
    assert popup.selectionModel().isSelected(first)
    assert line.text() == typed
    assert first.data(Qt.ItemDataRole.UserRole) == code
    qtbot.keyClick(popup, key)
    assert asked.code == code
    assert line.text() == asked.itemText(asked.currentIndex())
    assert not popup.isVisible()
    assert line.hasFocus() == (key == Qt.Key.Key_Return)


def test_state__left_half_typed__stands_and_says_that_several_fit(begun, qtbot):
    line = begun.asked.lineEdit()
    line.setFocus()
    qtbot.keyClicks(line, "Unit")
    begun.asked.search.popup().hide()
    begun.kind.setFocus(Qt.FocusReason.MouseFocusReason)
    assert begun.asked.code == ""
    assert line.text() == "Unit"
    assert "Several match" in begun.asked.note.text()
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "Ugan")
    begun.asked.search.popup().hide()
    begun.kind.setFocus(Qt.FocusReason.MouseFocusReason)
    assert begun.asked.code == "UG"


def test_new_request__with_too_little__says_what_is_missing_and_leads_there(begun, window, qtbot):
    begun.start()
    assert window.view is begun
    assert begun.summary.hasFocus()
    assert [one.text() for one in begun.summary.links] == [
        "Which State asks?",
        "Which State do you ask?",
        "What do you need from them?",
    ]
    assert "Which State do you ask?" in begun.summary.accessibleName()
    assert begun.asked.property("wrong") == "true"
    qtbot.mouseClick(begun.summary.links[2], Qt.MouseButton.LeftButton)
    assert next(iter(begun.types.values())).hasFocus()
    begun.asking.choose("UG")
    begun.asked.choose("CH")
    begun.types["freezing"].setChecked(True)
    for box in begun.letters.values():
        if box.isChecked():
            qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    begun.start()
    assert [one.text() for one in begun.summary.links] == ["The letter goes out in"]
    assert begun.asked.property("wrong") == "false"


def test_meaning__follows_every_choice_with_sources(begun):
    assert "Choose the State you ask" in meaning(begun)
    begun.asked.choose("CH")
    told = meaning(begun)
    assert "Federal Office of Justice" in told
    assert "In German, French or Italian" in told
    assert "art. \u206628(5)\u2069" in told
    assert "no legalisation" in told
    assert "binds both States" not in told
    begun.asking.choose("UG")
    begun.types["freezing"].setChecked(True)
    told = meaning(begun)
    assert "UNCAC binds both States" in told
    assert "54(2)" in told
    assert "Compulsory: Freezing and restraint of property." in told
    assert "Freezing and restraint of property: possible there" in told
    begun.types["freezing"].setChecked(False)
    assert "possible there" not in meaning(begun)


def test_meaning__counts_what_the_interview_will_ask(begun):
    begun.asking.choose("UG")
    begun.asked.choose("CH")
    begun.types["freezing"].setChecked(True)
    begun.types["bank_records"].setChecked(True)
    case = Case.new(CONTENT, "UG", "CH", ["freezing", "bank_records"])
    assert begun.meaning.questions.text().startswith(
        f"{sum(one.path.count('.') == 1 for one in case.live.steps)} questions"
    )
    with_two = int(begun.meaning.sections.text().split()[-1])
    begun.types["bank_records"].setChecked(False)
    assert int(begun.meaning.sections.text().split()[-1]) < with_two


def test_meaning__of_a_draft_pack__says_how_much_has_a_source(begun):
    begun.asked.choose("NA")
    pack = CONTENT.pack("NA")
    assert pack is not None
    assert f"{CONTENT.packs.share_of(pack).sourced} of its 47 points have a source" in meaning(begun)
    begun.asked.choose("KP")
    assert "0 of its 47 points have a source" in meaning(begun)


def test_letters__follow_what_is_accepted_until_somebody_ticks(begun, qtbot):
    begun.asked.choose("CH")
    assert [code for code, box in begun.letters.items() if box.isChecked()] == ["en", "fr"]
    qtbot.mouseClick(begun.letters["fr"], Qt.MouseButton.LeftButton)
    assert "No letter is in a language it accepts" in meaning(begun)
    begun.asked.choose("NA")
    begun.asked.choose("CH")
    assert not begun.letters["fr"].isChecked()


def test_meaning__of_one_more_choice__takes_no_time(begun):
    begun.asking.choose("UG")
    begun.asked.choose("CH")
    QApplication.processEvents()
    taken = []
    for _ in range(6):
        start = time.process_time()
        begun.types["freezing"].toggle()
        taken.append(time.process_time() - start)
    assert sorted(taken)[2] < most_seconds(0.02)


def test_who_asks__comes_from_the_profile_and_can_be_another(at_home, window, qtbot):
    assert at_home.asking_box.isHidden()
    assert at_home.who_text.text() == "Uganda asks"
    qtbot.mouseClick(at_home.change, Qt.MouseButton.LeftButton)
    assert not at_home.asking_box.isHidden()
    at_home.asking.choose("NG")
    assert "left out" in at_home.who_text.text()
    at_home.asked.choose("CH")
    at_home.types["freezing"].setChecked(True)
    at_home.start()
    answers = window.view.desk.case.answers
    assert answers.text("request.requesting") == "NG"
    assert not answers.records("request").get("office")


def test_new_request__with_a_broken_profile__says_so_and_begins(window, qtbot):
    office_file().parent.mkdir(parents=True, exist_ok=True)
    office_file().write_text("request: {offise: x}\n", encoding="utf-8")
    window.content = CONTENT
    window.begin()
    told = " ".join(one.text() for one in window.view.findChildren(QLabel))
    assert "cannot be read" in told
    assert "office.yaml:1:" in told
    window.view.take(Beginning("UG", "CH", ("freezing",), "en", ("en",)))
    window.view.start()
    assert isinstance(window.view, RequestView)


def test_kind__is_that_of_the_request(at_home, window):
    at_home.take(Beginning("UG", "CH", ("freezing",), "fr", ("fr", "ar"), "supplement"))
    at_home.start()
    answers = window.view.desk.case.answers
    assert answers.text("request.kind") == "supplement"
    assert answers.text("request.written_in") == "fr"
    assert answers.listed("request.letters") == ("ar", "fr")


def test_language_of_the_window__changed__keeps_the_choice(at_home, window):
    at_home.take(Beginning("UG", "CH", ("freezing",), "fr", ("fr",)))
    window.speak("ar")
    assert isinstance(window.view, NewView)
    assert window.view.choice() == Beginning("UG", "CH", ("freezing",), "fr", ("fr",))
    assert window.view.layoutDirection() == Qt.LayoutDirection.RightToLeft


def test_escape__goes_back_to_the_requests(begun, window, qtbot):
    qtbot.keyClick(begun.types["freezing"], Qt.Key.Key_Escape)
    assert isinstance(window.view, HomeView)


@pytest.mark.parametrize(("scale", "width"), [(1.0, 1280), (1.0, 1024), (2.0, 1280), (2.0, 1024)])
def test_room__is_enough_without_sideways_scrolling(window, scale, width):
    window.content = CONTENT
    window.look("light", scale)
    window.begin()
    window.resize(width, 640)
    QApplication.processEvents()
    view = window.view
    view.take(Beginning("UG", "CH", ("freezing", "video_hearing"), "en", ("en",)))
    QApplication.processEvents()
    assert view.area.horizontalScrollBar().maximum() == 0
    assert view.is_folded == (scale == 2.0)
    assert view.area.isAncestorOf(view.meaning) == view.is_folded
    right = max(one.mapTo(view, one.rect().topRight()).x() for one in view.types.values())
    assert right < view.width()


def test_room__that_comes_back__puts_the_meaning_beside_the_choice(window):
    window.content = CONTENT
    window.look("light", 1.5)
    window.begin()
    window.resize(1024, 640)
    QApplication.processEvents()
    assert window.view.is_folded
    window.resize(1920, 1080)
    QApplication.processEvents()
    assert not window.view.is_folded
    assert not window.view.area.isAncestorOf(window.view.meaning)


def test_tiles__arrow_keys_walk_through_all_groups_and_space_chooses(begun, qtbot):
    def focused() -> Tile:
        here = QApplication.focusWidget()
        assert isinstance(here, Tile)
        return here

    begun.window().resize(1280, 720)
    QApplication.processEvents()
    tiles = list(begun.types.values())
    tiles[0].setFocus(Qt.FocusReason.TabFocusReason)
    seen = [focused()]
    for _ in tiles[1:]:
        qtbot.keyClick(focused(), Qt.Key.Key_Right)
        seen.append(focused())
    assert seen == tiles
    qtbot.keyClick(tiles[-1], Qt.Key.Key_Right)
    assert focused() is tiles[-1]
    lines = 0
    while focused() not in tiles[:3]:
        before = focused()
        qtbot.keyClick(before, Qt.Key.Key_Up)
        assert focused().mapTo(begun, QPoint()).y() < before.mapTo(begun, QPoint()).y()
        lines += 1
    assert lines < len(tiles) / 2
    qtbot.keyClick(focused(), Qt.Key.Key_Space)
    assert focused().isChecked()
    assert begun.area.rect().contains(focused().mapTo(begun.area, QPoint()))


def test_meaning__lists_treaties_by_fit__each_with_one_date(begun):
    begun.asking.choose("UG")
    begun.asked.choose("CH")
    begun.types["bank_records"].setChecked(True)
    entries = [one for one in begun.meaning.meaning.entries(begun.choice()) if one.icon == "scroll-text"]
    names = [one.headline.partition(" binds")[0] for one in entries]
    assert names[0] == "UNCAC"
    assert names.index("Terrorist Bombings 1997") == len(names) - 1, "it does not name bank records"
    assert all(not one.as_of for entry in entries for one in entry.sources)


def test_what_is_missing__goes_line_by_line_as_it_is_chosen(at_home, qtbot):
    at_home.start()
    assert [one.text() for one in at_home.summary.links] != []
    before = len(at_home.summary.links)
    at_home.asked.choose("CH")
    assert len(at_home.summary.links) == before - 1
    qtbot.mouseClick(at_home.types["freezing"], Qt.MouseButton.LeftButton)
    assert at_home.summary.isHidden()


def test_state__clicked_and_typed_anew__takes_the_place_of_the_one_before(begun, qtbot):
    begun.asked.choose("CH")
    line = begun.asked.lineEdit()
    line.clearFocus()
    line.setCursorPosition(3)
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=line.rect().center())
    qtbot.waitUntil(lambda: line.selectedText() == "Switzerland")
    qtbot.keyClicks(line, "Franc")
    assert line.text() == "Franc"
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=line.rect().center())
    QApplication.processEvents()
    assert not line.hasSelectedText(), "what is being typed is not chosen again"
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert begun.asked.code == "FR"


def test_meaning__of_several_types_that_rest_on_one_article__cites_it_once(begun):
    begun.asking.choose("MA")
    begun.asked.choose("BE")
    for name in ("content_data", "subscriber_data", "search_seizure", "data_preservation"):
        begun.types[name].click()
    told = meaning(begun)
    cited = next(part for part in told.split("art. ") if part.startswith("\u206631"))
    numbers = cited[1 : cited.index("\u2069")].split(", ")
    assert len(numbers) == len(set(numbers)) > 1


def test_states__are_listed_without_regard_to_signs_above_letters(window):
    window.speak("fr")
    window.content = CONTENT
    window.begin()
    QApplication.processEvents()
    names = [window.view.asked.itemText(one) for one in range(window.view.asked.count())]
    assert names.index("Égypte") < names.index("Espagne") < names.index("France")


def test_day_of_the_pack__is_written_as_the_days_of_lists_of_parties(window):
    window.speak("ar")
    window.content = CONTENT
    window.begin()
    QApplication.processEvents()
    window.view.asking.choose("MA")
    window.view.asked.choose("BE")
    assert "تشرين الثاني/نوفمبر 2026" in meaning(window.view)
