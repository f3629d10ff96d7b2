"""A letter edited in Word comes back: each difference is found, read as an answer, taken over or left."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest

from mla_writer.answers.kinds import parse_moment
from mla_writer.answers.values import Text, Version, mark_of
from mla_writer.case import Case
from mla_writer.cli.main import run
from mla_writer.conditions.values import Amount, Day
from mla_writer.documents.plain import write_plain
from mla_writer.documents.word_package import WORDS
from mla_writer.errors import ProgramError
from mla_writer.letters import compose_letter, wording_for, written_as
from mla_writer.revision.edited import Change, Edited, read_edited
from mla_writer.revision.taking import take_over
from mla_writer.revision.telling import told_of
from tests.sample import CONTENT, answered, completed, gapped, with_answers, writable
from tests.scenario import competent

NBSP = "\u00a0"


def edit(content: bytes, *edits: tuple[str, str], **parts: str) -> bytes:
    """Return a Word file with each text in its body replaced, once, and with further parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(buffer, "w") as edited:
        for name in package.namelist():
            data = package.read(name)
            if name == "word/document.xml":
                text = data.decode()
                for old, new in edits:
                    assert old in text, old
                    text = text.replace(old, new, 1)
                data = text.encode()
            if parts.get(name) != "":
                edited.writestr(name, data)
        for name, text in parts.items():
            if text:
                edited.writestr(name, text)
    return buffer.getvalue()


def paragraph(text: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


@pytest.fixture
def read(tmp_path: Path):
    """Return a function that writes a letter of a case, edits it, and reads it back."""

    def back(
        *edits: tuple[str, str], case: Case | None = None, language: str = "en", into: Case | None = None, **more
    ) -> Edited:
        letter = written_as(compose_letter(case or completed(), language, final=True), "docx")
        file = tmp_path / "letter.docx"
        file.write_bytes(edit(letter, *edits, **more.pop("parts", {})))
        return read_edited(file, into or case or completed(), **more)

    return back


def only(edited: Edited) -> Change:
    (change,) = edited.changes
    return change


def test_letter_that_nobody_touched__has_no_changes(read):
    for language in ("en", "fr", "ar"):
        edited = read(language=language)
        assert (edited.changes, edited.has_changed, edited.known.language) == ((), False, language)


@pytest.mark.parametrize(
    ("language", "old", "new", "path", "value"),
    [
        ("en", f">23{NBSP}November 2026<", ">24 November 2026<", "request.date", Day(2026, 11, 24)),
        ("en", f">23{NBSP}November 2026<", ">November 25, 2026<", "request.date", Day(2026, 11, 25)),
        ("fr", f">23{NBSP}novembre 2026<", ">1er décembre 2026<", "request.date", Day(2026, 12, 1)),
        ("en", ">DPP/ACD/MLA/17/2026<", ">DPP/ACD/MLA/18/2026<", "request.reference", "DPP/ACD/MLA/18/2026"),
        ("en", ">New request<", ">Supplementary request<", "request.kind", "supplement"),
    ],
)
def test_answer_that_was_changed__is_read_back(read, language, old, new, path, value):
    change = only(read((old, new), language=language))
    assert (change.sort, change.where, change.value) == ("answer", path, value)


def test_sum_and_number__are_read_back(read):
    letter = write_plain(compose_letter(completed(), "en", final=True))
    assert f"USD{NBSP}1,250,000" in letter
    edited = read((f">USD{NBSP}1,250,000<", f">USD{NBSP}1,260,000.50<"))
    change = edited.changes[0]
    assert change.value in {Amount("USD", Decimal("1260000.50")), (Amount("USD", Decimal("1260000.50")),)}
    change = only(read((f">14{NBSP}years<", f">12{NBSP}years<")))
    assert (change.where, change.value) == ("offences.o1.penalty.max_years", Decimal(12))


def test_time_of_day_in_french__is_read_back(read):
    case = competent("transfer_detained-competent")
    change = only(read((f"11{NBSP}h{NBSP}30", f"15{NBSP}h"), case=case, into=case, language="fr"))
    assert change.where.endswith(".handover_when")
    assert change.value == parse_moment("2027-03-08T15:00 Europe/Zurich")


def test_what_could_be_read_two_ways__is_not_read(read):
    change = only(read((f">23{NBSP}November 2026<", ">03/07/2026<")))
    assert (change.sort, change.where, change.can_be_taken) == ("unreadable", "request.date", False)


def test_free_text__goes_to_the_version_in_the_language_of_the_letter(read):
    case = completed()
    text = case.answers.get("request.subject_matter")
    assert isinstance(text, Text)
    french = text.versions["fr"].text
    change = only(read((french.replace(" ", " ")[:20], "Autre chose que cela"), language="fr"))
    assert change.where == "request.subject_matter"
    assert isinstance(change.value, Text)
    assert change.value.versions["fr"].text == "Autre chose que cela" + french[20:]
    assert change.value.versions["fr"].state == "draft"
    assert change.value.plain == text.plain


def paid(**french: str) -> Case:
    """Return the sample with a fact of few words, and a French version of it made as told."""
    case = completed()
    told = {"en": "Lakeshore pays much in July.", "fr": {"text": "Lakeshore verse cela en juillet.", **french}}
    return with_answers(case, answered(case, "facts.f4.what", told))


def test_original_changed_in_word__leaves_its_translation_behind(read):
    case = paid(state="reviewed")
    edited = read(("Lakeshore pays much", "Lakeshore pays little"), case=case)
    take_over(case, edited, edited.changes)
    assert ("LANG-003", "facts.f4.what") in [(one.code, one.where) for one in case.findings]


@pytest.mark.parametrize(
    ("of", "is_behind"), [("0123456789ab", True), (mark_of("Lakeshore pays much in July."), False)]
)
def test_translation_changed_in_word__is_one_of_the_words_that_it_was_made_of(read, of, is_behind):
    change = only(read(("verse cela", "verse ceci"), case=paid(state="reviewed", of=of), language="fr"))
    assert isinstance(change.value, Text)
    assert change.value.versions["fr"] == Version("Lakeshore verse ceci en juillet.", "draft", of=of)
    assert change.value.is_behind("fr") is is_behind


def test_taking_over__changes_what_was_chosen_and_can_be_undone(read):
    case = completed()
    edited = read((">DPP/ACD/MLA/17/2026<", ">DPP/1<"), (f">23{NBSP}November 2026<", ">24 November 2026<"), case=case)
    assert len(edited.changes) == 2
    chosen = [one for one in edited.changes if one.where == "request.date"]
    before = case.answers
    assert take_over(case, edited, chosen) == 1
    assert case.answers.get("request.date") == Day(2026, 11, 24)
    assert case.answers.text("request.reference") == "DPP/ACD/MLA/17/2026"
    assert case.draft.history[-1].what == "import"
    case.undo()
    assert case.answers.root == before.root


def test_text_written_in_addition__is_kept_in_its_part_and_said_again(read, tmp_path):
    case = completed()
    letter = written_as(compose_letter(case, "en", final=True), "docx")
    with zipfile.ZipFile(io.BytesIO(letter)) as package:
        body = package.read("word/document.xml").decode()
    at = body.rindex("<w:p>", 0, body.rindex("Costs<"))
    where = body[at : at + 200]
    edited = read(
        (where, paragraph("The office is closed at the end of the year.") + paragraph("It opens in January.") + where),
        case=case,
    )
    change = only(edited)
    assert (change.sort, change.part) == ("addition", "assurances")
    take_over(case, edited, [change])
    text = write_plain(compose_letter(case, "en", final=True))
    said = "The office is closed at the end of the year.\nIt opens in January."
    assert text.index("Assurances") < text.index(said) < text.index("Costs")
    assert said not in write_plain(compose_letter(case, "en", reader="provider"))
    again = read_edited(edited.file.source, case)
    assert again.changes == ()
    assert again.has_changed


def test_fixed_sentence_that_was_changed__is_told_and_kept_as_an_addition(read):
    case = completed()
    edited = read(("has the honour to request the assistance of", "kindly asks for the help of"), case=case)
    change = only(edited)
    assert (change.sort, change.part) == ("wording", "status")
    assert "kindly asks for the help of" in change.after
    take_over(case, edited, [change])
    text = write_plain(compose_letter(case, "en", final=True))
    assert "kindly asks for the help of" in text
    assert "has the honour to request the assistance of" in text


def test_emptied_answer__is_taken_only_as_such(read):
    case = completed()
    edited = read((">08:00–17:00<", "><"), case=case)
    change = only(edited)
    assert (change.sort, change.after) == ("emptied", "")
    take_over(case, edited, [change])
    assert case.answers.text(change.where) == ""


def test_draft_changed_since__is_said_where_it_meets_a_change(read):
    then, now = completed(), completed()
    now = with_answers(now, now.answers.set("request.date", Day(2026, 12, 1)).set("request.office.city", "Entebbe"))
    edited = read(
        (f">23{NBSP}November 2026<", ">24 November 2026<"),
        (">New request<", ">Supplementary request<"),
        case=then,
        into=now,
    )
    assert edited.has_changed
    found = {one.where: one.is_late for one in edited.changes}
    assert found == {"request.date": True, "request.kind": False}
    assert not read(case=then, into=now).changes, "what changed in the draft alone is no change of the letter"


def test_letter_of_another_draft__is_refused_unless_wanted(read):
    other = completed()
    other = with_answers(other, other.answers.set("request.case_name", "Uganda v. Somebody"))
    with pytest.raises(ProgramError) as refused:
        read(case=other, into=completed())
    assert refused.value.problems[0].code == "BACK-005"
    edited = read(case=other, into=completed(), of_another=True)
    assert "request.case_name" in {one.where for one in edited.changes}


def test_letter_without_its_origin__is_known_by_what_it_says(read):
    gone = {"customXml/item1.xml": "", "customXml/itemProps1.xml": "", "customXml/_rels/item1.xml.rels": ""}
    edited = read((">DPP/ACD/MLA/17/2026<", ">DPP/1<"), language="fr", parts=gone)
    assert (edited.known.language, edited.known.reader, edited.has_changed) == ("fr", "full", True)
    assert [one.value for one in edited.changes] == ["DPP/1"]


def test_gap_that_was_filled_in__becomes_an_answer(read, tmp_path):
    case = gapped()
    file = tmp_path / "gap.docx"
    letter = written_as(compose_letter(case, "en"), "docx")
    with zipfile.ZipFile(io.BytesIO(letter)) as package:
        gap = re.search(r">(\[to be completed: [^<]*\])<", package.read("word/document.xml").decode())
    assert gap is not None
    file.write_bytes(edit(letter, (gap[0], ">A certified translation of the request and its enclosures is attached<")))
    change = only(read_edited(file, case))
    assert (change.where, change.value) == ("request.translation", "certified_attached")


def test_comments__are_listed(read):
    inner = f"<w:comment>{paragraph('Is this so?')}</w:comment>"
    note = f'<w:comments xmlns:w="{WORDS}">{inner}</w:comments>'
    assert read(parts={"word/comments.xml": note}).file.comments == ("Is this so?",)


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"no zip", "BACK-001"), (b"PK\x03\x04" + b"\0" * 50, "BACK-001")],
)
def test_file_that_is_no_word_file__is_refused(content, code, tmp_path):
    file = tmp_path / "x.docx"
    file.write_bytes(content)
    with pytest.raises(ProgramError) as refused:
        read_edited(file, completed())
    assert refused.value.problems[0].code == code


def test_consultation_draft__cannot_be_read_back(tmp_path):
    file = tmp_path / "x.docx"
    file.write_bytes(written_as(compose_letter(completed(), "en", reader="consultation"), "docx"))
    with pytest.raises(ProgramError) as refused:
        read_edited(file, completed())
    assert refused.value.problems[0].code == "BACK-004"


def test_letter_saved_by_libreoffice__is_read_as_well(tmp_path):
    case = completed()
    office = shutil.which("soffice")
    assert office, "LibreOffice is missing; packaging/prepare.sh test installs it"
    letter = written_as(compose_letter(case, "en", final=True), "docx")
    added = '<w:p><w:pPr><w:pStyle w:val="NumberedParagraph"/></w:pPr><w:r>'
    source = tmp_path / "letter.docx"
    source.write_bytes(
        edit(letter, (f">23{NBSP}November 2026<", ">24 November 2026<"), (added, paragraph("A word.") + added))
    )
    call = [office, f"-env:UserInstallation=file://{tmp_path / 'profile'}", "--headless", "--convert-to", "docx"]
    subprocess.run(
        [*call, "--outdir", str(tmp_path / "saved"), str(source)], check=True, capture_output=True, timeout=110
    )
    edited = read_edited(tmp_path / "saved" / "letter.docx", case)
    assert not edited.has_changed
    assert [(one.sort, one.where or one.after) for one in edited.changes] == [
        ("answer", "request.date"),
        ("addition", "A word."),
    ]


def test_command__tells_every_change_and_takes_over_what_was_asked_for(tmp_path, capsys):
    draft = writable(tmp_path)
    letter = tmp_path / "letter.docx"
    plain = written_as(compose_letter(Case.open(CONTENT, draft), "en"), "docx")
    letter.write_bytes(edit(plain, (f">23{NBSP}November 2026<", ">24 November 2026<"), (">08:00–17:00<", "><")))
    call = ["import", str(letter), "--into", str(draft)]
    before = draft.read_bytes()
    assert run(call) == 0
    told = capsys.readouterr().out
    assert "+ 1. Date: a different answer\n    − 23 November 2026\n    + 24 November 2026" in told
    assert "+ 2. Office hours: removed from the letter" in told
    assert draft.read_bytes() == before
    assert run([*call, "--take", "3"]) == 2
    assert "--take: there is no change 3" in capsys.readouterr().err
    assert run([*call, "--take", "all", "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [(one["where"], one["taken"]) for one in data["changes"]] == [
        ("request.date", True),
        ("request.contact_hours", False),
    ]
    assert Case.open(CONTENT, draft).answers.get("request.date") == Day(2026, 11, 24)
    assert run(["import", str(draft), "--into", str(draft)]) == 2
    assert f"{draft}: this is neither XLIFF nor a Word file" in capsys.readouterr().err


def test_hostile_letters__are_read_in_a_moment_or_refused(read, tmp_path):
    long = "word " * 200_000
    change = only(read((">New request<", f">{long}<")))
    assert (change.sort, change.where) == ("unreadable", "request.kind")
    text = only(read((">Investigates serious", f">{long}")))
    assert text.sort == "answer"
    deep = "<w:sdt><w:sdtContent>" * 5000 + paragraph("x") + "</w:sdtContent></w:sdt>" * 5000
    assert [one.sort for one in read(("</w:body>", f"{deep}</w:body>")).changes] == ["addition"]
    many = "".join(paragraph(f"line {number}") for number in range(5000))
    assert [one.sort for one in read(("</w:body>", f"{many}</w:body>")).changes] == ["addition"]
    for harm, code in (("<!DOCTYPE a [<!ENTITY b 'c'>]>", "BACK-003"), (f"<!--{'a' * 41_000_000}-->", "BACK-002")):
        with pytest.raises(ProgramError) as refused:
            read(("<w:document ", f"{harm}<w:document "))
        assert refused.value.problems[0].code == code


@pytest.mark.parametrize(
    ("language", "where", "told"),
    [
        ("en", "request.conducting.city", "Authority conducting the proceedings: Town: a different answer"),
        ("en", "request.date", "Date: a different answer"),
        ("fr", "request.date", "Date"),
    ],
)
def test_told__a_part_of_an_answer__says_of_which_answer(language, where, told):
    change = Change("answer", "", "", where=where, label="")
    assert wording_for(completed(), language).told(told_of(change, completed(), language)).startswith(told)
