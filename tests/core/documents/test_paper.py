"""Forms on paper: every question once, with room to answer, in every language; nothing raw; valid and the same each time."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from mla_writer.documents import tree
from mla_writer.documents.paper import compose_paper
from mla_writer.documents.paper_chapters import Shelf
from mla_writer.documents.paper_room import BOX
from mla_writer.documents.plain import text_of, write_plain
from mla_writer.documents.tree import Document, Paragraph, runs_in
from mla_writer.documents.word import write_word
from mla_writer.forms.questionnaire import Questionnaire
from mla_writer.forms.shapes import COLLECTIONS, Shape
from mla_writer.letters import titles_in
from mla_writer.translation.message import Message
from tests.sample import CONTENT

LANGUAGES = CONTENT.catalogues.languages
SHELF = Shelf(Questionnaire(CONTENT.forms), CONTENT.catalogues, titles_in(CONTENT), CONTENT.offences.families)
ROOT = SHELF.questionnaire.root
FORMS = tuple(one for one in SHELF.names if one in ROOT)
FAMILIES = tuple(one for one in SHELF.names if one not in ROOT)


def asked(name: str) -> list[Shape]:
    """Return the shape of every question of a form or collection, those that make up an answer too."""
    found = {one.pattern: one for one in ROOT[name].walk() if one.question is not None}
    inner = {f"{one.pattern}.*" for one in found.values() if one.sort in {"items", "map"}}
    return [one for pattern, one in found.items() if pattern not in inner]


def paper(name: str, language: str = "en") -> Document:
    return compose_paper(SHELF, (name,), language)


def paragraphs(document: Document) -> list[Paragraph]:
    return [one for part in document.parts for one in part.blocks if isinstance(one, Paragraph)]


def of_question(document: Document, pattern: str) -> list[Paragraph]:
    """Return what stands on the paper from one question to the next."""
    found: list[Paragraph] = []
    for one in paragraphs(document):
        begins = [run.source for run in one.runs if run.source]
        if found and one.style in {"question", "entry_head"}:
            return found
        if found or begins == [pattern]:
            found.append(one)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FORMS)
def test_paper__holds_every_question_once_in_its_words(name, language):
    document = paper(name, language)
    shown = {run.source: run.text for run in runs_in(document) if run.source}
    counted = Counter(run.source for run in runs_in(document) if run.source)
    shapes = asked(name)
    assert counted == Counter(one.pattern for one in shapes)
    for one in shapes:
        assert one.question is not None
        label = Message(one.question.label, context=f"{one.context}.label", domain="forms")
        assert shown[one.pattern] == CONTENT.catalogues.translate(label, language)


@pytest.mark.parametrize("name", FORMS)
def test_paper__has_small_print_boxes_and_marks_of_every_question(name):
    document = paper(name)
    for shape in asked(name):
        question, found = shape.question, of_question(document, shape.pattern)
        assert question is not None
        text = "\n".join(text_of(one.runs) for one in found)
        kept_as_written = question.kind not in {"date", "datetime", "period", "amount", "amounts", "deadline"}
        assert all(one in text for one in (question.help, question.why, question.example if kept_as_written else ""))
        assert ("(required)" in text) is (question.required == "true" or question.required == question.when != "")
        assert ("An answer is needed if" in text) is (question.required not in {"", "true", "false", question.when})
        if question.when:
            assert "Asked only if" in text
        assert all(label in text for label in question.options.values())
        if question.options and not question.per:
            assert text.count(BOX) == len(question.options) + question.unknown_allowed


@pytest.mark.parametrize("name", FORMS)
def test_paper__has_room_for_every_answer(name):
    document = paper(name)
    in_tables = {
        text_of(head).split()[0]
        for part in document.parts
        for one in part.blocks
        if isinstance(one, tree.Table)
        for head in one.headings
        if head
    }
    for shape in asked(name):
        found = of_question(document, shape.pattern)
        number = text_of(found[0].runs).split("\t")[0]
        parts = shape.item if shape.sort == "items" else shape
        is_made_of_several = parts is not None and parts.sort == "record"
        has_room = any(
            "\t" in text_of(one.runs).removeprefix(f"{number}\t") or BOX in text_of(one.runs) for one in found
        )
        is_link = shape.question is not None and shape.question.kind == "element_links"
        assert is_made_of_several or has_room or number in in_tables or is_link, shape.pattern


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SHELF.names)
def test_paper__shows_no_id_and_leaves_no_slot_open(name, language):
    text = write_plain(paper(name, language))
    assert not re.findall(r"\b[a-z]+_[a-z_]+\b|\{|…\s", text)


@pytest.mark.parametrize("family", FAMILIES)
def test_paper__of_a_family_of_offences__has_a_row_for_every_element(family):
    offences = next(one for one in SHELF.families if one.family == family).offences
    counted = Counter(run.source for run in runs_in(paper(family)) if run.source)
    assert counted == Counter(f"{one.id}.{element.id}" for one in offences for element in one.elements)


def test_paper__of_a_list__has_room_for_several_entries():
    heads = [text_of(one.runs) for one in paragraphs(paper("facts")) if one.style == "entry_head"]
    assert heads == ["Fact 1", "Fact 2", "Fact 3"]


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", ["15 March 2027, 09:00 (UTC+03:00, East Africa Time)", "USD 1,800", "by 15 January 2027"]),
        (
            "fr",
            [
                "9 h (UTC+03:00, heure normale d’Afrique de l’Est)",
                "1 800 USD",
                "au plus tard le 15 janvier 2027",
            ],
        ),
        (
            "ar",
            ["15 آذار/مارس 2027، 09:00 (UTC+03:00، توقيت شرق أفريقيا)", "1,800 دولار أمريكي", "15 كانون الثاني/يناير"],
        ),
    ],
)
def test_example__of_a_date_a_time_or_a_sum__is_written_as_people_write_it(language, written):
    text = re.sub("[\u200e\u200f\u2066-\u2069]", "", write_plain(paper("voluntary_appearance", language)))
    text = text.replace("\u00a0", " ").replace("\u202f", " ")
    assert [one for one in written if one not in text] == []
    assert not re.search(r"Example: (\d{4}-\d\d|USD 1800|P\d+D)", text)


def test_condition__names_the_question_by_its_number():
    found = of_question(paper("freezing"), "freezing.items.*.sum")
    told = "Asked only if “Extent of the freezing” (question 1.2) is not “This very item”."
    assert told in [text_of(one.runs) for one in found]


def test_condition__on_another_sheet__names_the_sheet():
    found = of_question(
        paper("video_hearing"),
        next(
            one.pattern
            for one in asked("video_hearing")
            if one.question is not None and "address" in one.question.required
        ),
    )
    told = [text_of(one.runs) for one in found]
    assert "An answer is needed if “Last known address” (sheet “Persons”) has not been answered." in told


def test_condition__on_a_list__says_that_it_holds_something():
    found = of_question(paper("request"), "request.confidential_reasons")
    assert "Asked only if “Matters to be kept confidential” (question 9.1) has been answered." in [
        text_of(one.runs) for one in found
    ]


def test_reference__asks_for_the_number_on_its_sheet():
    found = of_question(paper("freezing"), "freezing.items.*.linking_facts")
    assert "Nos. on the sheet “Facts”: \t" in [text_of(one.runs) for one in found]


def test_sources__stand_at_the_end_with_the_questions_that_cite_them():
    last = paper("freezing").parts[-1]
    (table,) = last.blocks
    assert isinstance(table, tree.Table)
    rows = {text_of(row[0]): text_of(row[1]) for row in table.rows}
    cited = next(value for key, value in rows.items() if key.startswith("United Nations Convention against Corruption"))
    assert cited.startswith("1.1 (55(3)(a)), 1.7 (55(3)(c))")


def test_whole_request__holds_the_frame_the_types_and_every_collection_once():
    document = compose_paper(SHELF, ("freezing", "video_hearing"), "en", whole=True)
    counted = Counter(run.source for run in runs_in(document) if run.source)
    names = ("request", "freezing", "video_hearing", *COLLECTIONS)
    assert counted == Counter(one.pattern for name in names for one in asked(name))
    numbers = [text_of(one.runs).split("\t")[0] for one in paragraphs(document) if any(run.source for run in one.runs)]
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize(("place", "name"), list(enumerate(SHELF.names)))
def test_paper__as_a_word_file__is_valid_and_the_same_each_time(place, name, tmp_path: Path):
    """The languages take turns: what differs between them are directions and fonts, and every one has its share of forms."""
    language = LANGUAGES[place % len(LANGUAGES)]
    word = write_word(paper(name, language))
    file = tmp_path / "paper.docx"
    file.write_bytes(word)
    assert [one.description for one in OpenXmlValidator().validate(str(file)).errors] == []
    assert write_word(paper(name, language)) == word
