"""Translations of the drafter's own words: entered below the field, and in the letter of their language."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mla_writer.answers.values import Text, Version
from mla_writer.case import Case
from mla_writer.documents.plain import write_plain
from mla_writer.letters import compose_letter
from mla_writer.ui.translations import is_to_be_translated
from tests.sample import completed, gapped
from tests.ui.at import row_at
from tests.ui.conftest import Opener

PATH = "facts.f4.what"


def test_translation__entered_below_the_text__stands_in_the_letter_of_its_language(
    opened: Opener, qtbot: QtBot
) -> None:
    view = opened("complete")
    row = row_at(view, PATH)
    part = row.translations
    assert part is not None
    assert part.opener.text() == "Translations: 2 of 2"
    qtbot.mouseClick(part.opener, Qt.MouseButton.LeftButton)
    french = part.versions["fr"]
    french.text.setFocus()
    qtbot.keyClick(french.text, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(french.text, "Lakeshore paie.")
    french.state.setCurrentIndex(french.state.findData("reviewed"))
    row.field.setFocus()
    value = view.desk.case.answers.get(PATH)
    assert isinstance(value, Text)
    assert value.versions["fr"].text == "Lakeshore paie."
    assert value.versions["fr"].state == "reviewed"
    assert value.plain.startswith("Lakeshore Supplies Ltd pays")
    assert "Lakeshore paie." in write_plain(compose_letter(view.desk.case, "fr"))


def test_translation__typed_by_hand__is_a_draft_until_somebody_says_otherwise(opened: Opener, qtbot: QtBot) -> None:
    view = opened("complete")
    view.desk.answer(PATH, Text({"en": Version("Lakeshore pays.")}))
    row = row_at(view, PATH)
    assert row.translations is not None
    row.translations.opener.click()
    french = row.translations.versions["fr"]
    french.text.setFocus()
    qtbot.keyClicks(french.text, "Lakeshore paie.")
    row.field.setFocus()
    value = view.desk.case.answers.get(PATH)
    assert isinstance(value, Text)
    assert value.versions["fr"].state == "draft"


def test_translation__emptied__is_missing_again(opened: Opener, qtbot: QtBot) -> None:
    view = opened("complete")
    row = row_at(view, PATH)
    assert row.translations is not None
    row.translations.opener.click()
    arabic = row.translations.versions["ar"]
    assert arabic.text.layoutDirection() == Qt.LayoutDirection.RightToLeft
    arabic.text.setFocus()
    qtbot.keyClick(arabic.text, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(arabic.text, Qt.Key.Key_Delete)
    row.field.setFocus()
    assert row.translations.opener.text() == "Translations: 1 of 2"
    assert any(one.code == "LANG-002" for one in view.desk.findings)


def test_translation__where_all_letters_are_in_the_language_of_drafting__is_not_asked(
    opened: Opener, qtbot: QtBot
) -> None:
    view = opened("complete")
    view.desk.answer("request.letters", ("en",))
    row = row_at(view, PATH)
    assert row.translations is None


def test_translation__of_words_that_changed__says_so_and_can_be_confirmed(opened: Opener, qtbot: QtBot) -> None:
    view = opened("complete")
    value = view.desk.case.answers.get(PATH)
    assert isinstance(value, Text)
    view.desk.answer(PATH, value.reworded("Lakeshore pays another sum."))
    row = row_at(view, PATH)
    part = row.translations
    assert part is not None
    assert part.opener.text() == "Translations: 2 of 2, of which outdated: 2"
    assert any((one.code, one.where) == ("LANG-003", PATH) for one in view.desk.findings)
    part.opener.click()
    french = part.versions["fr"]
    assert not french.behind.isHidden()
    qtbot.mouseClick(french.fits, Qt.MouseButton.LeftButton)
    assert french.behind.isHidden()
    assert part.opener.text() == "Translations: 2 of 2, of which outdated: 1"
    french.by.setFocus()
    qtbot.keyClicks(french.by, "A. Traductrice")
    row.field.setFocus()
    kept = view.desk.case.answers.get(PATH)
    assert isinstance(kept, Text)
    assert (kept.versions["fr"].by, kept.is_behind("fr"), kept.is_behind("ar")) == ("A. Traductrice", False, True)


def test_translation__reviewed_against_the_present_words__is_not_behind_any_more(opened: Opener) -> None:
    view = opened("complete")
    value = view.desk.case.answers.get(PATH)
    assert isinstance(value, Text)
    view.desk.answer(PATH, value.reworded("Lakeshore pays another sum."))
    row = row_at(view, PATH)
    assert row.translations is not None
    row.translations.opener.click()
    arabic = row.translations.versions["ar"]
    arabic.state.setCurrentIndex(arabic.state.findData("machine"))
    arabic.finish()
    kept = view.desk.case.answers.get(PATH)
    assert isinstance(kept, Text)
    assert kept.versions["ar"].state == "machine"
    assert kept.is_behind("ar")
    arabic.state.setCurrentIndex(arabic.state.findData("reviewed"))
    arabic.finish()
    kept = view.desk.case.answers.get(PATH)
    assert isinstance(kept, Text)
    assert not kept.is_behind("ar")


@pytest.mark.parametrize("case", [gapped(), completed()], ids=["gaps", "complete"])
def test_samples__are_translated_only_where_the_window_has_a_field_for_it(case: Case) -> None:
    """The window fills in the sample key by key: what it does not ask for it could not enter."""
    given = [step for step, value in case.live.given if isinstance(value, Text) and len(value.versions) > 1]
    assert len(given) > 40
    assert [one.path for one in given if not is_to_be_translated(one.question, case.answers.get(one.path))] == []
