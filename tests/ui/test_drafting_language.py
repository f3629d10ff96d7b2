"""Another drafting language: the texts entered so far are in the language that the drafter says, never in another one unasked."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from mla_writer.answers.values import Text
from mla_writer.case import WRITTEN_IN, Case
from mla_writer.documents.tree import runs_in
from mla_writer.letters import compose_letter
from mla_writer.ui.request import RequestView
from tests.ui.conftest import Opener

PATH = "facts.f4.what"
TYPED = "The company pays on the third of July."


@pytest.fixture
def view(opened: Opener) -> RequestView:
    """The completed sample with a fact typed in English."""
    found = opened("complete")
    found.desk.answer(PATH, Text.written(TYPED))
    return found


def asked(view: RequestView) -> list[QMessageBox]:
    return [one for one in view.findChildren(QMessageBox) if one.isVisible()]


def press(view: RequestView, name: str) -> None:
    (box,) = asked(view)
    next(one for one in box.buttons() if one.text() == name).click()


def languages(case: Case, letter: str) -> set[tuple[str, str]]:
    """Return how a letter has the fact: marked as what, and in which language."""
    return {(run.kind, run.language) for run in runs_in(compose_letter(case, letter)) if run.text == TYPED}


def test_language__chosen_where_there_are_texts__is_not_changed_before_one_says_in_which_they_are(
    view: RequestView, qtbot: QtBot
) -> None:
    view.desk.answer(WRITTEN_IN, "fr")
    assert view.desk.case.answers.text(WRITTEN_IN) == "en"
    press(view, "Cancel")
    qtbot.waitUntil(lambda: not asked(view))
    assert view.desk.case.answers.text(WRITTEN_IN) == "en"


@pytest.mark.parametrize(
    ("said", "in_french", "in_english"),
    [("English", ("untranslated", "en"), ("text", "en")), ("French", ("text", "fr"), ("untranslated", "fr"))],
)
def test_texts__are_in_the_language_that_the_drafter_says(
    view: RequestView, said: str, in_french: tuple[str, str], in_english: tuple[str, str]
) -> None:
    before = view.desk.case.answers
    view.desk.answer(WRITTEN_IN, "fr")
    press(view, said)
    assert view.desk.case.answers.text(WRITTEN_IN) == "fr"
    assert languages(view.desk.case, "fr") == {in_french}
    assert languages(view.desk.case, "en") == {in_english}
    view.desk.undo()
    assert view.desk.case.answers == before


def test_language__of_a_draft_without_texts_of_its_own__is_changed_at_once(opened: Opener) -> None:
    view = opened("complete")
    view.desk.answer(WRITTEN_IN, "fr")
    assert not asked(view)
    assert view.desk.case.answers.text(WRITTEN_IN) == "fr"
