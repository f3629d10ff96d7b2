"""Points for a consultation, suggested from open findings; and names that a consultation draft could not mask."""

from __future__ import annotations

from pathlib import Path

import pytest

from mla_writer.answers.values import DRAFTED, Text, Version
from mla_writer.case import Case
from mla_writer.checks.rules.name_in_no_entry import names_announced, names_in
from mla_writer.consultation import POINTS, suggest, suggested_points
from mla_writer.documents.plain import write_plain
from mla_writer.letters import compose_letter
from tests.sample import completed, gapped
from tests.scenario import SCENARIOS, opened, told

POINT = {"about": "other", "question": Text.written("Would an order of the court be needed?")}


@pytest.fixture
def to_namibia(tmp_path: Path) -> Case:
    return opened(told(SCENARIOS / "to-namibia.yaml"), tmp_path)


def test_points__are_suggested_from_what_the_other_state_demands_and_only_once(to_namibia):
    before = to_namibia.answers
    assert suggest(to_namibia) == 2
    points = to_namibia.answers.records(POINTS)
    assert [one["about"] for one in points.values()] == ["measure", "procedure"]
    assert next(iter(points.values()))["measures"] == ("freezing",)
    assert [one["question"].plain for one in points.values()] == [
        "Namibia freezes by registering a final foreign restraint order. Would the request be accepted without this?",
        "Can this assistance be given, and under which conditions: Freezing of property?",
    ]
    assert suggest(to_namibia) == 0
    assert suggested_points(to_namibia) == ()
    to_namibia.undo()
    assert to_namibia.answers == before


def test_points__ask_nothing_that_only_the_drafter_can_put_right():
    (point,) = suggested_points(gapped())
    assert str(point["question"]) == (
        "Switzerland wants enclosures in German, French or Italian, or with an officially certified translation. "
        "Would the request be accepted without this?"
    )


def test_treaty_that_the_request_names__is_nobody_to_be_masked():
    case = named("The Treaty on Mutual Legal Assistance in Criminal Matters applies.")
    text = "Treaty on Mutual Legal Assistance in Criminal Matters, signed at Manila"
    case = case.with_answers(case.answers.set("request.other_treaty", Text({DRAFTED: Version(text)})))
    assert unmasked(case) == []


def test_points__of_a_complete_request__are_none():
    assert suggested_points(completed()) == ()


def test_points__suggested__stand_in_the_covering_note(to_namibia):
    suggest(to_namibia)
    letter = write_plain(compose_letter(to_namibia, "en", final=False, reader="consultation"))
    assert "Namibia freezes by registering a final foreign restraint order. Would the request be" in letter


def named(text: str, *, points: bool = True) -> Case:
    case = completed()
    answers = case.answers.set("facts.f3.what", Text({DRAFTED: Version(text)}))
    return case.with_answers(answers.set(f"{POINTS}.p1", POINT) if points else answers)


def unmasked(case: Case) -> list[str]:
    return [str(one.message.parameters["names"]) for one in case.findings if one.code == "CONF-001"]


@pytest.mark.parametrize(
    "text",
    [
        "Peter Wasswa carried the envelope.",
        "On the same day Peter Wasswa carried the envelope.",
        "The envelope was carried by Peter Wasswa, his driver.",
    ],
)
def test_somebody_named_but_not_entered__is_told(text):
    assert unmasked(named(text)) == ["Peter Wasswa"]
    assert unmasked(named(text, points=False)) == []


def test_somebody_named_but_not_entered__among_the_words_to_be_masked__is_masked_and_no_longer_told():
    case = named("Peter Wasswa carried the envelope, and Wasswa’s brother waited.")
    case = case.with_answers(case.answers.set("request.also_masked.w1.word", "Peter Wasswa"))
    assert unmasked(case) == []
    letter = write_plain(compose_letter(case, "en", final=False, reader="consultation"))
    assert "Peter Wasswa" not in letter
    assert "[…] carried the envelope" in letter
    assert "also" not in write_plain(compose_letter(case, "en", final=False)).partition("Peter Wasswa")[0][-200:]


def test_brother_of_somebody_entered__is_told():
    assert unmasked(named("Peter Kato carried the envelope.")) == ["Peter Kato"]


@pytest.mark.parametrize("text", ["Moses Kato met Kato’s brother in the Ministry of Works.", "He paid in Geneva.", ""])
def test_names_that_are_entered_and_single_words__are_not_told(text):
    assert unmasked(named(text)) == []


def test_names__are_words_with_capitals_side_by_side():
    assert list(names_in("Then Jean-Luc d’Arcy met Ana María Pérez of Example AG.", frozenset({"then"}))) == [
        "Ana María Pérez",
        "Example AG",
    ]
    assert list(names_in("دفع المبلغ إلى الحساب")) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("حمل السيد بيتر واسوا الظرف.", ["بيتر واسوا"]),
        ("سُلّم الظرف إلى المدعو واسوا.", ["واسوا"]),
        ("حمله محمد بن علي إلى جنيف.", ["محمد بن علي"]),
        ("وقع السيد المدير العقد.", []),
        ("التقى سالم عبد الرحمن.", ["سالم عبد الرحمن"]),
        ("قال السيد كاتو إن المال وصل.", []),
        ("دفعت شركة مقربة منه المبلغ إلى الحساب.", []),
    ],
)
def test_somebody_named_in_arabic__who_is_not_entered__is_told(text, names):
    found = unmasked(named(text))
    assert ", ".join(found) == ", ".join(names)


def test_names_announced__are_two_words_at_most():
    assert list(names_announced("السيدة فاطمة حسن وقعت، والسيد عمر.")) == ["فاطمة حسن", "عمر"]
