"""The head of a letter in the order of its language."""

from __future__ import annotations

from mla_writer.documents import tree
from mla_writer.documents.plain import text_of
from mla_writer.documents.tree import Block, Document
from mla_writer.letters import Wanted, compose_letter, compose_letters
from tests.sample import completed


def told(block: Block) -> tuple[str, str]:
    """Return id and style of a block at the head."""
    return block.id, block.style if isinstance(block, tree.Paragraph) else type(block).__name__


def said(document: Document, id_: str) -> list[str]:
    """Return the lines at the head that have an id."""
    return [text_of(one.runs) for one in document.front if isinstance(one, tree.Paragraph) and one.id == id_]


def test_french_letter__begins_with_place_and_date_and_has_subject_and_reference_before_the_addressee():
    letter = compose_letter(completed(), "fr", final=True)
    assert [told(one) for one in letter.front] == [
        ("head_place_date", "dateline"),
        ("head_office", "letterhead"), ("head_unit", "address"), ("head_address", "address"),
        ("reference_lines", "reference"), ("reference_lines", "reference"),
        ("mark_confidential", "mark"), ("mark_urgent", "mark"),
        ("to_authority", "addressee"), ("to_unit", "addressee"), ("to_address", "addressee"), ("to_state", "addressee"),
        ("channel", "addressee"),
    ]  # fmt: skip
    assert said(letter, "reference_lines") == [
        "Objet\u00a0: affaire Uganda v. Kato and Lakeshore Supplies Ltd",
        "Notre référence\u00a0: DPP/ACD/MLA/17/2026",
    ]


def test_arabic_letter__has_its_number_above_the_date_the_subject_below_the_addressee_and_greets_before_the_first_part():
    letter = compose_letter(completed(), "ar", final=True)
    front = [told(one) for one in letter.front]
    assert front[3:5] == [("reference_lines", "dateline"), ("head_place_date", "dateline")]
    assert front[-1] == ("reference_lines", "reference")
    assert said(letter, "reference_lines")[0] == "الرقم: DPP/ACD/MLA/17/2026"
    greeting, first = letter.parts[:2]
    said_first = greeting.blocks[0]
    assert isinstance(said_first, tree.Paragraph)
    assert text_of(said_first.runs) == "تحية طيبة وبعد،"
    assert (greeting.heading, said_first.kept, first.number) == ((), True, "1")


def test_english_letter__stands_as_its_outline_says():
    front = compose_letter(completed(), "en", final=True).front
    assert [front[0].id, front[-1].id] == ["head_office", "reference_lines"]
    assert isinstance(front[-1], tree.Particulars)


def test_extract__greets_nobody():
    letter = compose_letter(completed(), "ar", final=True, reader="provider")
    assert "greeting" not in [one.id for part in letter.parts for one in part.blocks]


def test_side_by_side__keeps_what_belongs_together_in_one_row():
    letter = compose_letters(completed(), Wanted(("fr",), final=True, bilingual="ar"), "fr")[0]
    beside = letter.front[0]
    assert isinstance(beside, tree.Beside)
    assert all(one is not None and other is not None and one.id == other.id for one, other in beside.rows)


def test_covering_note__has_the_head_of_its_language_without_subject_and_references_of_the_letter():
    for language, first in (("fr", "head_place_date"), ("ar", "head_office")):
        _, note = compose_letters(completed(), Wanted((language,), final=True, beside=("cover",)), language)
        assert note.front[0].id == first
        assert "reference_lines" not in [one.id for one in note.front]
