"""The addressee is offered from the pack of the State asked; what is answered already stays."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from mla_writer.answers.values import Text
from mla_writer.case import Case
from tests.sample import CONTENT
from tests.ui.at import row_at
from tests.ui.conftest import Opener

WHERE = "request.requested_authority"


def test_addressee__is_offered_from_the_pack_and_can_be_taken_back(opened: Opener) -> None:
    view = opened()
    answers, desk = view.desk.case.answers, view.desk
    row = row_at(view, f"{WHERE}.name")
    assert row.offers.count() == 0
    city = answers.get(f"{WHERE}.city")
    for part in ("name", "unit", "address"):
        desk.remove(f"{WHERE}.{part}")
    before = desk.case.answers
    row = row_at(view, f"{WHERE}.name")
    offer = next(one for one in row.findChildren(QPushButton) if one.text().startswith("Use: "))
    assert "Federal Office of Justice" in offer.text()
    offer.click()
    assert desk.case.answers.text(f"{WHERE}.name") == "Federal Office of Justice"
    assert desk.case.answers.text(f"{WHERE}.address") == "Bundesrain 20"
    assert desk.case.answers.get(f"{WHERE}.city") == city
    assert row.offers.count() == 0
    desk.undo()
    assert desk.case.answers == before


def test_usual_name__is_offered_in_the_language_of_the_draft__and_in_those_of_its_letters() -> None:
    case = Case.new(CONTENT, "CI", "LB", ("bank_records",))
    answers = case.answers.set("request.written_in", "fr").set("request.letters", ("fr", "ar"))
    case.draft = case.draft.with_answers(answers)
    case.take_addressee(WHERE)
    name = case.answers.get(f"{WHERE}.name")
    assert isinstance(name, Text)
    assert name.plain == "Ministère de la Justice"
    assert (name.versions["ar"].text, name.versions["ar"].state) == ("وزارة العدل", "draft")
    assert set(name.versions) == {"", "ar"}


def test_name_known_in_no_words_of_a_letter__is_no_translation_into_its_language() -> None:
    case = Case.new(CONTENT, "CI", "LU", ("bank_records",))
    answers = case.answers.set("request.written_in", "fr").set("request.letters", ("fr", "ar", "en"))
    case.draft = case.draft.with_answers(answers)
    case.take_addressee(WHERE)
    name = case.answers.get(f"{WHERE}.name")
    assert isinstance(name, Text)
    assert name.plain == "Procureur général d'État"
    assert {code: one.text for code, one in name.versions.items() if code} == {"en": "State Prosecutor General"}
