"""The source of each fact as a footnote: in Word at the foot of the page, elsewhere numbered at the end; nowhere unless asked."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from mla_writer.cli.main import run
from mla_writer.conditions.values import Ref
from mla_writer.documents.html import write_html
from mla_writer.documents.letterhead.reading import read_letterhead
from mla_writer.documents.notes import written_out
from mla_writer.documents.plain import write_plain
from mla_writer.documents.tree import Document
from mla_writer.documents.word import write_word
from mla_writer.letters import compose_letter, written_as
from tests.accessible import barriers
from tests.core.documents.test_references import bookmarks, referring, shown
from tests.letterheads import word_letterhead
from tests.sample import CONTENT, answered, completed, with_answers
from tests.word_file import W, body_of, part_of, valid

FACTS = 9


def letter(language: str = "en") -> Document:
    """Return the final letter of the completed sample with footnotes."""
    return compose_letter(completed(), language, final=True, footnotes=True)


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_word__has_one_note_for_each_fact_in_its_order(language):
    word = valid(written_as(letter(language), "docx"))
    marks = [str(one.get(f"{W}id")) for one in body_of(word).iter(f"{W}footnoteReference")]
    assert marks == [str(number) for number in range(1, FACTS + 1)]
    notes = part_of(word, "word/footnotes.xml")
    assert [one.get(f"{W}type") for one in notes][:2] == ["separator", "continuationSeparator"]
    assert [str(one.get(f"{W}id")) for one in notes] == ["-1", "0", *marks]
    assert all(shown(one) for one in list(notes)[2:])
    languages = [one for run in notes.iter(f"{W}r") if run.find(f"{W}t") is not None for one in run.iter(f"{W}lang")]
    assert len(languages) >= FACTS


def test_note__says_evidence_date_and_enclosure_with_a_field():
    word = written_as(letter(), "docx")
    notes = part_of(word, "word/footnotes.xml")
    (fourth,) = (one for one in notes if one.get(f"{W}id") == "4")
    assert re.fullmatch(
        "Bank statements obtained by court order \\(evidence dated 15 April 2025\\), enclosure \\d\\.",
        shown(fourth).replace("\u00a0", " "),
    )
    (ninth,) = (one for one in notes if one.get(f"{W}id") == "9")
    assert re.search(", consent to its use: enclosure \\d\\.$", shown(ninth).replace("\u00a0", " "))
    held = bookmarks(body_of(word))
    fields = referring(notes)
    assert len(fields) > 5
    assert all(held[name] == text for name, text in fields)


def test_letters__have_no_notes_unless_asked():
    word = written_as(compose_letter(completed(), "en", final=True), "docx")
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        assert "word/footnotes.xml" not in package.namelist()
    assert "[1]" not in write_plain(compose_letter(completed(), "en", final=True))


def test_text_and_page__hold_the_notes_at_the_end():
    document = letter()
    text = write_plain(document).replace("\u00a0", " ")
    assert re.search(r"  4  From 27 February 2023 .* \[4\]\n", text)
    assert re.search(r"\n  \[4\]  Bank statements .* \(evidence dated 15 April 2025\), enclosure \d\.\n", text)
    page = write_html(document)
    targets, ids = re.findall('href="#(note_[^"]+)"', page), re.findall('id="(note_[^"]+)"', page)
    assert targets == ids
    assert len(ids) == FACTS
    assert written_out(compose_letter(completed(), "en")) == compose_letter(completed(), "en")


def test_a_document_withheld_from_the_reader__is_not_named_in_a_note():
    case = completed()
    enclosed = case.answers.get("facts.f4.source.document")
    assert isinstance(enclosed, Ref)
    title = "Bank statements and SWIFT message"
    case = with_answers(case, answered(case, f"documents.{enclosed.id}.not_for", ["consultation"]))
    for reader in ("consultation", "full"):
        document = compose_letter(case, "en", reader=reader, footnotes=True)
        notes = "".join(shown(one) for one in part_of(written_as(document, "docx"), "word/footnotes.xml"))
        assert ("by court order (evidence dated 15\u00a0April 2025)." in notes) is (reader == "consultation")
        assert title not in notes


def test_a_consultation_draft_with_notes__names_nobody():
    document = compose_letter(completed(), "en", reader="consultation", footnotes=True)
    word = written_as(document, "docx")
    assert "Kato" not in "".join(shown(one) for one in part_of(word, "word/footnotes.xml"))
    assert not [run for run in body_of(word).iter(f"{W}bookmarkStart") if "kato" in str(run.get(f"{W}name"))]


def test_command__writes_contents_and_footnotes_when_asked(tmp_path: Path):
    sample = CONTENT.folder / "resources" / "samples" / "uganda-switzerland.complete.yaml"
    base = ["export", str(sample), "--language", "en", "--format", "txt", "-o"]
    for name, more, has_notes in (("a.txt", [], False), ("b.txt", ["--footnotes"], True)):
        assert run([*base, str(tmp_path / name), *more]) == 0
        assert ("[1]" in (tmp_path / name).read_text(encoding="utf-8")) is has_notes
    for name, more, has_contents in (("c.html", ["--contents"], True), ("d.html", ["--no-contents"], False)):
        assert run([*[one if one != "txt" else "html" for one in base], str(tmp_path / name), *more]) == 0
        assert ("<nav" in (tmp_path / name).read_text(encoding="utf-8")) is has_contents


def test_letter_on_a_letterhead__has_its_notes_and_contents_too():
    letterhead = read_letterhead(word_letterhead(), "letterhead.docx")
    word = valid(write_word(compose_letter(completed(), "ar", contents=True, footnotes=True), letterhead))
    assert len(list(body_of(word).iter(f"{W}footnoteReference"))) == FACTS
    assert not [one for one in barriers(word) if "picture" in one or "table" in one or "empty" in one]
