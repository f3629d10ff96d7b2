"""Annexes of their own: questions, items to be seized, schedules, provisions in their own words, terms of law."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mla_writer.answers.values import DRAFTED, Text, Version
from mla_writer.case import Case
from mla_writer.documents import tree
from mla_writer.documents.plain import text_of, write_plain
from mla_writer.documents.tree import Document, Run, runs_of
from mla_writer.letters import compose_letter, written_as
from tests.sample import answered, completed, with_answers
from tests.scenario import SCENARIOS, competent, opened, told
from tests.word_file import part_of, valid

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def annex(letter: Document, name: str) -> tree.Part | None:
    return next((one for one in letter.annexes if one.id == name), None)


def said(part: tree.Part | None) -> str:
    return "".join(run.text for run in runs_of(part.blocks)) if part is not None else ""


def tables(part: tree.Part | None) -> list[tree.Table]:
    return [one for one in part.blocks if isinstance(one, tree.Table)] if part is not None else []


def with_answer(case: Case, path: str, data: object) -> Case:
    return with_answers(case, answered(case, path, data))


# ---- questions ------------------------------------------------------------------------------------------------------------


def test_questions__stand_in_an_annex_numbered_for_each_person_with_room_for_the_answers():
    letter = compose_letter(competent("statements-competent"), "en")
    part = annex(letter, "questions")
    first = tables(part)[0]
    assert [text_of(one) for one in first.headings] == ["No.", "Question", "Answer"]
    assert [text_of(row[0]) for row in first.rows] == [str(n) for n in range(1, len(first.rows) + 1)]
    assert first.room
    assert all(not row[-1] for row in first.rows)
    assert part is not None
    assert f"annex\u00a0{part.figure} be put to Luc Berger" in write_plain(letter)


def test_questions__are_not_told_to_a_witness_beforehand_unless_the_answer_is_in_writing():
    case = competent("statements-competent")
    assert annex(compose_letter(case, "en", reader="addressee"), "questions") is None
    assert "questions set out in annex" not in write_plain(compose_letter(case, "en", reader="addressee"))
    key = next(iter(case.answers.records("statements.items")))
    case = with_answer(case, f"statements.items.{key}.method", "written")
    part = annex(compose_letter(case, "en", reader="addressee"), "questions")
    assert len(tables(part)) == 1
    assert "to be answered in writing" in said(part)


def test_questions__of_a_hearing_by_link_have_the_same_annex():
    letter = compose_letter(competent("four-measures"), "en")
    assert "Luc Berger" in said(annex(letter, "questions"))
    assert annex(compose_letter(completed(), "en"), "questions") is None


# ---- items to be seized, schedules ----------------------------------------------------------------------------------------


def test_seizure__lists_each_item_with_the_place_and_what_is_to_be_done_with_it(tmp_path):
    letter = compose_letter(competent("four-measures"), "en")
    part = annex(letter, "seizure")
    assert "Search of 9 quai de l’Exemple" in said(part)
    assert "the original is to be seized" in said(part).lower()
    assert "Agreement of consultancy" not in "".join(run.text for one in letter.parts for run in runs_of(one.blocks))
    assert annex(compose_letter(competent("four-measures"), "en", reader="addressee"), "seizure") is None


@pytest.mark.parametrize(("scenario", "items"), [("freezing-of-everything", 3), ("four-accounts-and-one-fact", 4)])
def test_schedule__tells_several_accounts_at_a_glance(scenario, items, tmp_path):
    letter = compose_letter(opened(told(SCENARIOS / f"{scenario}.yaml"), tmp_path), "en")
    (table,) = tables(annex(letter, "schedule"))
    assert len(table.rows) == items
    assert annex(compose_letter(completed(), "en"), "schedule") is None, "one account needs no schedule"


# ---- provisions -----------------------------------------------------------------------------------------------------------


def test_provision__in_a_translated_letter_stands_in_its_own_words_and_in_translation_each_named():
    letter = compose_letter(completed(), "fr")
    part = annex(letter, "provisions")
    assert part is not None
    own = [run for run in runs_of(part.blocks) if run.language == "en" and run.text.startswith("[fictitious text")]
    translated = [run for run in runs_of(part.blocks) if run.text.startswith("[texte fictif")]
    assert len(own) == len(translated) == 3
    assert all(run.language == "fr" for run in translated)
    assert all(not run.source for run in own), "what is read back from an edited letter is the translation"
    assert all(one.language == "en" for one in part.blocks if isinstance(one, tree.Paragraph) and own[0] in one.runs)
    original = annex(compose_letter(completed(), "en"), "provisions")
    assert "wording" not in said(original)


# ---- terms of law ---------------------------------------------------------------------------------------------------------


def test_terms__stand_last_in_a_translated_letter_only_those_that_occur():
    letter = compose_letter(completed(), "fr")
    assert letter.annexes[-1].id == "glossary"
    (table,) = tables(letter.annexes[-1])
    pairs = {text_of(row[0]): text_of(row[1]) for row in table.rows}
    assert pairs["gel"] == "freezing"
    assert table.languages == ("fr", "en")
    body = write_plain(letter).rpartition(text_of(letter.annexes[-1].heading))[0].casefold()
    assert all(term.casefold() in body for term in pairs)
    assert "extradition" not in pairs
    others = [one.id for one in letter.annexes[:-1]]
    assert others == [one.id for one in compose_letter(completed(), "en").annexes], "numbers are the same everywhere"
    assert any(run.target == "annex.glossary" for part in letter.parts for run in runs_of(part.blocks))


def test_terms__are_looked_for_in_words_of_law_and_not_in_the_drafters_own():
    text = Text({DRAFTED: Version("Extradition"), "fr": Version("Extradition")})

    def has_term(path: str) -> bool:
        case = completed()
        case.answer(path, text)
        letter = compose_letter(case, "fr")
        return "extradition" in {text_of(row[0]) for row in tables(annex(letter, "glossary"))[0].rows}

    assert not has_term("request.subject_matter")
    assert has_term("offences.o1.name")


@pytest.mark.parametrize(
    ("language", "wanted", "has_one"), [("en", None, False), ("en", "true", True), ("fr", "false", False)]
)
def test_terms__in_the_drafters_language_only_where_wanted_and_never_where_not(language, wanted, has_one):
    case = completed()
    case = case if wanted is None else with_answer(case, "request.glossary_wanted", wanted)
    letter = compose_letter(case, language)
    assert (annex(letter, "glossary") is not None) == has_one
    assert all("glossary" not in one.place for one in letter.annexes) or has_one


def test_terms__give_way_to_a_list_that_the_drafter_encloses():
    case = with_answer(completed(), "request.glossary", "d1")
    assert annex(compose_letter(case, "fr"), "glossary") is None


# ---- preservation ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_preservation_alone__is_a_letter_of_its_own(language):
    case = competent("data_preservation-competent")
    letter = compose_letter(case, language)
    assert letter.title != compose_letter(completed(), language).title
    parts = {one.id for one in letter.parts}
    assert not parts & {"costs", "results", "procedures", "presence"}
    assert parts >= {"sender", "offences", "facts", "link", "assistance", "urgency", "assurances"}, "article 29(2)"
    assert {one.id for one in letter.annexes} & {"matrix", "items"} == set()


def test_preservation_alone__is_asked_for_as_such_and_beside_other_measures_it_is_not():
    letter = compose_letter(competent("data_preservation-competent"), "en")
    assert letter.title == "Request for the expedited preservation of stored computer data"
    assert "to order, or otherwise to obtain, the expedited preservation" in write_plain(letter)
    case = competent("data_preservation-competent")
    both = with_answer(case, "request.assistance", ["data_preservation", "bank_records"])
    mixed = compose_letter(both, "en")
    assert mixed.title == "Request for mutual legal assistance in criminal matters"
    assert "otherwise to obtain" not in write_plain(mixed)


def test_annexes__that_are_short_follow_each_other__and_stand_on_the_last_page_of_a_long_one():
    rows = tuple(((Run(f"{n}", "en"),), (Run("A fact.", "en"),)) for n in range(60))
    assert follow_on(tree.Paragraph(LINE), tree.Paragraph(LINE), tree.Particulars(rows), tree.Paragraph(LINE)) == [
        False, True, False, True
    ]  # fmt: skip


def test_annexes__that_are_filled_in_by_hand_are_as_long_as_their_empty_rows():
    questions = tree.Table((LINE, LINE), ((LINE, ()),) * 6, (1, 1), room=True)
    assert follow_on(questions, questions) == [False, False]


LINE = (Run("A line.", "en"),)


def follow_on(*blocks):
    """Return for annexes of one block each whether they stand on the page of the one before."""
    annexes = tuple(tree.Part(f"{n}", LINE, (one,), f"Annex {n}", f"{n}") for n, one in enumerate(blocks, 1))
    letter = replace(compose_letter(completed(), "en"), parts=(), annexes=annexes)
    root = part_of(valid(written_as(letter, "docx")), "word/document.xml")
    styles = [one.get(f"{W}val") for one in root.iter(f"{W}pStyle")]
    return [one == "AnnexHeadingBelow" for one in styles if one and one.startswith("AnnexHeading")]
