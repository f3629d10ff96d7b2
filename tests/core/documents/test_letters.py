"""Letters as documents: letterhead, marks, numbers of annexes, what is grouped, what a draft says of itself."""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from pathlib import Path

import pytest

from mla_writer.case import Case
from mla_writer.conditions.values import NotKnown
from mla_writer.documents import tree
from mla_writer.documents.plain import text_of, write_plain
from mla_writer.documents.tree import Document
from mla_writer.documents.word import write_word
from mla_writer.letters import compose_letter
from tests.sample import answered, completed, gapped
from tests.scenario import SCENARIOS, opened, told


def letter(case: Case | None = None, language: str = "en", *, final: bool = True) -> Document:
    """Return a letter of the completed sample, or of `case`."""
    return compose_letter(case or completed(), language, final=final)


def without(*paths: str) -> Case:
    """Return the completed sample with some answers taken away."""
    case = completed()
    for path in paths:
        case.draft = case.draft.with_answers(case.answers.remove(path))
    return case


def header_of(document: Document) -> str:
    """Return the text of the header of the Word file, line by line."""
    with zipfile.ZipFile(io.BytesIO(write_word(document))) as package:
        xml = package.read("word/header1.xml").decode()
    lines = ("".join(re.findall("<w:t[^>]*>([^<]*)</w:t>", one)) for one in xml.split("</w:p>"))
    return "\n".join(line for line in lines if line)


def test_letterhead__stands_in_lines_the_name_of_the_office_first():
    first, second, third, *_ = (one for one in letter().front if isinstance(one, tree.Paragraph))
    assert (text_of(first.runs), first.style) == ("Office of the Director of Public Prosecutions", "letterhead")
    assert text_of(second.runs) == "Anti-Corruption Division"
    assert text_of(third.runs) == "Plot 12 Example Road, Kampala, Uganda"


def test_letterhead__without_an_address__says_none():
    case = without(*(f"request.office.{one}" for one in ("address", "city", "country")))
    assert "head_address" not in [one.id for one in letter(case, final=False).front]


def test_header__of_a_confidential_request__bears_the_mark_on_every_page():
    assert (
        header_of(letter())
        == "CONFIDENTIAL – URGENT – reply requested at once\nDPP/ACD/MLA/17/2026 · Uganda v. Kato and Lakeshore Supplies Ltd"
    )


def test_header__of_an_open_request__bears_no_mark():
    assert header_of(letter(without("request.confidential", "request.urgent"), final=False)).startswith(
        "DRAFT – not for transmission\n"
    )


def test_persons__are_told_apart_and_their_parts_grouped():
    table = next(block for part in letter().parts for block in part.blocks if block.id == "persons_table")
    assert isinstance(table, tree.Table)
    rows = [tuple(text_of(cell) for cell in row) for row in table.rows]
    assert rows[0] == ("Moses Ssebadduka Kato", "14\u00a0August 1971", "Suspect (offences\u00a01, 2 and 3)")
    assert rows[1][1] == "Registration no. 80020001234567, Kampala, Uganda"


def test_annexes__are_cited_by_number_and_not_at_all_where_there_are_none():
    text = write_plain(letter())
    assert "listed in annex\u00a07." in text
    assert "Annex\u00a07 – Orders and decisions" in text
    assert "Orders and decisions made in the case" not in write_plain(letter(without("orders"), final=False))


def test_own_words__keep_their_first_letter_and_options_begin_with_a_capital():
    case = completed()
    case.draft = case.draft.with_answers(answered(case, "request.next_step", {"en": "iPhone to be opened"}))
    text = write_plain(letter(case, final=False))
    assert "Next step: iPhone to be opened" in text
    assert "Nature of the proceedings: Criminal investigation" in text


@pytest.mark.parametrize(
    ("years", "language", "said"),
    [
        (1, "en", "up to one year"),
        (14, "en", "up to 14\u00a0years"),
        (1, "fr", "d’un an au plus"),
        (2, "ar", "لا تتجاوز سنتين"),
        (7, "ar", "لا تتجاوز 7\u00a0سنوات"),
        (14, "ar", "لا تتجاوز 14\u00a0سنة"),
    ],
)
def test_penalty__has_the_plural_of_the_language(years, language, said):
    case = completed()
    case.draft = case.draft.with_answers(answered(case, "offences.o1.penalty.max_years", str(years)))
    assert said in write_plain(letter(case, language, final=False))


def test_element_that_is_part_of_some_cases_only__stands_there_with_a_fact_alone():
    case = completed()
    said = "The predicate offence, committed in another State"
    assert said not in write_plain(letter())
    held = case.answers.get("offences.o3.elements")
    assert isinstance(held, dict)
    links = {**held, "predicate_abroad": held["property"]}
    case.draft = case.draft.with_answers(case.answers.set("offences.o3.elements", links))
    assert said in write_plain(letter(case, final=False))
    assert not [one for one in completed().findings if "predicate_abroad" in one.where]


def test_draft_in_another_language__tells_what_its_marks_mean():
    assert next(one.id for one in letter(gapped(), "fr", final=False).front) == "note_unreviewed"
    assert next(one.id for one in letter(gapped(), "en", final=False).front) == "head_office"
    assert next(one.id for one in letter(language="fr").front) == "head_place_date"


def test_pages_that_are_not_known__are_said_in_words():
    case = completed()
    case.draft = case.draft.with_answers(case.answers.set("documents.d1.pages", NotKnown("")))
    assert "English, not known" in write_plain(letter(case, final=False))


def test_table__has_no_column_that_says_nothing():
    with tempfile.TemporaryDirectory() as folder:
        case = opened(told(SCENARIOS / "reminder-competent.yaml"), Path(folder))
    table = next(block for part in letter(case).parts for block in part.blocks if isinstance(block, tree.Table))
    heads = [text_of(one) for one in table.headings]
    assert heads == ["Earlier step", "Date", "State", "Our reference", "Your reference"]
    assert len(table.widths) == len(heads) == len(table.rows[0])
    case.draft = case.draft.with_answers(answered(case, "earlier_requests.e1.outcome", {"en": "Answered in part"}))
    table = next(block for part in letter(case).parts for block in part.blocks if isinstance(block, tree.Table))
    assert text_of(table.headings[-1]) == "Outcome"
