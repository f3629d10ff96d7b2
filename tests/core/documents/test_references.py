"""Cross-references: each figure that is said because of a reference is a field with the right text, and its bookmark is there."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from mla_writer.case import Case
from mla_writer.documents.html import write_html
from mla_writer.documents.references import bookmark_of, places_in, text_of
from mla_writer.documents.tree import Document, Entry, Part, Run, runs_in, runs_of, stretches_of
from mla_writer.letters import compose_letter, written_as
from tests.sample import answered, completed, with_answers
from tests.word_file import W, body_of, part_of, valid

LANGUAGES = ["en", "fr", "ar"]


def letter(case: Case | None = None, language: str = "en") -> Document:
    """Return a final letter of the completed sample, or a draft of `case`."""
    return compose_letter(case or completed(), language, final=case is None, contents=False)


def shown(element: etree._Element) -> str:
    """Return the text of an element without direction marks."""
    return re.sub("[\u200e\u200f]", "", "".join(one.text or "" for one in element.iter(f"{W}t")))


def referring(body: etree._Element) -> list[tuple[str, str]]:
    """Return for each field that refers to a bookmark the name of that and the text of the field."""
    fields = (one for one in body.iter(f"{W}fldSimple") if one.get(f"{W}instr", "").strip().startswith("REF "))
    return [(one.get(f"{W}instr", "").split()[1], shown(one)) for one in fields]


def bookmarks(body: etree._Element) -> dict[str, str]:
    """Return the text within each bookmark; for a statement that Word numbers, its number."""
    found, statements = {}, 0
    for paragraph in body.iter(f"{W}p"):
        is_statement = any(one.get(f"{W}val") == "NumberedEntry" for one in paragraph.iter(f"{W}pStyle"))
        statements += is_statement
        for start in paragraph.iter(f"{W}bookmarkStart"):
            inside = []
            for one in start.itersiblings():
                if one.tag == f"{W}bookmarkEnd" and one.get(f"{W}id") == start.get(f"{W}id"):
                    break
                inside.append(shown(one))
            is_fact = is_statement and str(start.get(f"{W}name")).startswith("fact_")
            found[str(start.get(f"{W}name"))] = str(statements) if is_fact else "".join(inside)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_enclosure__of_a_fact__is_named_by_its_number_among_the_particulars_too(language):
    document = letter(language=language)
    annexes = (one for one in document.annexes if one.id != "enclosures")
    figures = [run for one in annexes for run in runs_of(one.blocks) if run.target.startswith("documents.")]
    assert figures
    body = body_of(valid(written_as(document, "docx")))
    marked = bookmarks(body)
    for one in figures:
        assert (bookmark_of(one.target), one.text) in referring(body)
        assert marked[bookmark_of(one.target)] == one.text


COUNTED = {
    "en": "facts?|offences?|annex|enclosure",
    "fr": "faits?|infractions?|annexe|pièce jointe",
    "ar": "الواقعة|الوقائع|الجريمة|الجرائم|المرفق",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers__stay_on_the_line_of_what_they_count(language):
    document = compose_letter(completed(), language, footnotes=True)
    counted = re.compile(rf"(?i)\b(?:{COUNTED[language]})([ \u00a0])\d")
    texts = [text_of(part.heading) for part in (*document.parts, *document.annexes)]
    texts += [one.number for one in document.annexes]
    for part in (*document.parts, *document.annexes):
        for block in part.blocks:
            for runs in stretches_of(block):
                texts += [text_of(runs), *(text_of(run.note) for run in runs)]
    found = [(one[1], text) for text in texts for one in counted.finditer(text)]
    assert len(found) > 40
    assert [text for space, text in found if space == " "] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_fields__show_what_stands_at_their_bookmark(language):
    body = body_of(written_as(letter(language=language), "docx"))
    held, fields = bookmarks(body), referring(body)
    assert len(fields) > 60
    assert {name.split("_")[0] for name, _ in fields} >= {"fact", "annex", "person"}
    assert [(name, text) for name, text in fields if held.get(name) != text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_of_a_fact__is_a_field(language):
    document = letter(language=language)
    said = [one for one in runs_in(document) if one.source.startswith("facts.") and one.source.count(".") == 1]
    assert len(said) > 60
    assert [one for one in said if not one.target and not one.anchor] == []
    places = places_in(document)
    assert all(one.text == places[one.target].text for one in said if one.target)


def _places_of(case):
    """Return the bookmarks of places, without those around answers."""
    every = bookmarks(body_of(written_as(letter(case), "docx")))
    return {name: text for name, text in every.items() if not name.startswith("answer")}


def test_bookmarks__stay_when_a_fact_comes_before_them_and_name_nobody():
    case = completed()
    before = _places_of(case)
    case = with_answers(case, answered(case, "facts.kato_pays", {"when": "2020-01-01", "what": {"en": "New."}}))
    case = with_answers(case, case.answers.moved("facts", "kato_pays", 0))
    after = _places_of(case)
    assert after[bookmark_of("facts.f4")] == str(int(before[bookmark_of("facts.f4")]) + 1)
    assert set(before) < set(after)
    assert not [
        one for one in after if "kato" in one or not re.fullmatch(r"(fact|person|enclosure|annex)_[0-9a-f]{12}", one)
    ]


def test_inserting_a_fact_in_word__is_what_the_numbering_is_for():
    word = written_as(letter(), "docx")
    numbering = part_of(word, "word/numbering.xml")
    linked = {one.get(f"{W}val") for one in numbering.iter(f"{W}pStyle")}
    assert linked == {"Heading1", "Heading2", "NumberedEntry", "NumberedParagraph"}
    headings = next(one for one in numbering if one.tag == f"{W}abstractNum")
    assert [one.get(f"{W}val") for one in headings.iter(f"{W}pStyle")] == ["Heading1", "Heading2"]
    sequences = [
        one.get(f"{W}instr") for one in body_of(word).iter(f"{W}fldSimple") if "SEQ" in str(one.get(f"{W}instr"))
    ]
    annexes = [one for one in sequences if "Annex" in str(one)]
    assert len(annexes) == len(letter().annexes)
    assert len([one for one in sequences if "Enclosure" in str(one)]) > 5


def test_what_the_letter_does_not_hold__is_referred_to_in_plain_text():
    runs = (Run("fact ", "en"), Run("4", "en", target="facts.f4"))
    document = Document("en", "T", (), "{page}", (), (Part("a", (Run("A", "en"),), (Entry((), runs),), "1"),))
    assert referring(body_of(valid(written_as(document, "docx")))) == []
    assert 'href="#' not in write_html(document)


def test_a_place_that_comes_twice__has_one_bookmark():
    one = Entry((Run("1", "en", anchor="facts.f1"),), (Run("Said.", "en"),))
    document = Document("en", "T", (), "{page}", (), (Part("a", (Run("A", "en"),), (one, one), "1"),))
    assert list(bookmarks(body_of(valid(written_as(document, "docx"))))) == [bookmark_of("facts.f1")]
    assert write_html(document).count(f'id="{bookmark_of("facts.f1")}"') == 1


def test_numbers_that_do_not_run_on__are_written_out():
    many = tuple(Entry((Run(n, "en", anchor=f"facts.f{n}"),), (Run("Said.", "en"),)) for n in ("2", "1"))
    document = Document("en", "T", (), "{page}", (), (Part("a", (Run("A", "en"),), many, "1"),))
    body = body_of(valid(written_as(document, "docx")))
    assert [shown(one) for one in body.iter(f"{W}p") if "Said." in shown(one)] == ["2Said.", "Said."]


@pytest.mark.parametrize("reader", ["provider", "addressee", "consultation"])
def test_other_readers__have_no_field_that_leads_nowhere(reader):
    word = written_as(compose_letter(completed(), "en", reader=reader), "docx")
    body = body_of(valid(word))
    held = bookmarks(body)
    links = [str(one.get(f"{W}anchor")) for one in body.iter(f"{W}hyperlink")]
    assert {*links, *(name for name, _ in referring(body))} <= set(held)


def test_html__links_to_the_same_places_and_no_others():
    page = write_html(letter())
    targets, ids = set(re.findall('href="#([^"]+)"', page)), re.findall(' id="([^"]+)"', page)
    assert len(targets) > 15
    assert targets <= set(ids)
    assert len(ids) == len(set(ids))
    assert 'href="#' not in write_html(letter(), is_linked=False)


def test_names__told_otherwise_than_at_their_place__are_links():
    document = letter()
    places = places_in(document)
    person = next(key for key in places if key.startswith("persons."))
    other = Run("Mr Kato", "en", target=person)
    held = next(one for one in document.annexes if one.id == "persons")
    made = Document("en", "T", (), "{page}", (), (Part("a", (other,), (Entry((), (other,)),), "1"),), (held,))
    body = body_of(valid(written_as(made, "docx")))
    (link, *_) = body.iter(f"{W}hyperlink")
    assert (link.get(f"{W}anchor"), shown(link)) == (bookmark_of(person), "Mr Kato")
    assert text_of((other,)) == "Mr Kato"
