"""What goes beside a letter: the covering note on one page, and the checklist, which never shows an open point as answered."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator

import pytest
from openxml_audit import OpenXmlValidator

from mla_writer.answers.values import DRAFTED, Text, Version
from mla_writer.case import Case
from mla_writer.checks.required import required_here
from mla_writer.conditions.values import Day, Deadline, Ref
from mla_writer.documents import tree
from mla_writer.documents.beside import BESIDE, Beside
from mla_writer.documents.plain import text_of, write_plain
from mla_writer.documents.tree import Document
from mla_writer.errors import UsageError
from mla_writer.letters import (
    NotCompleteError,
    Wanted,
    compose_letters,
    empty_beside,
    file_names,
    without_empty,
    write_letters,
    written_as,
)
from tests.sample import CONTENT, completed, gapped, with_answers
from tests.scenario import competent, competent_names
from tests.word_file import part_of, valid

LANGUAGES = ("en", "fr", "ar")
_PROVIDER = next(one for one in competent_names() if "direct_provider_request" in one)
SOME = tuple(
    dict.fromkeys((*competent_names()[::6], "reminder-competent", "spontaneous_information-competent", _PROVIDER))
)


def beside(case: Case, name: Beside, language: str = "en", **wanted) -> Document:
    return compose_letters(case, Wanted((language,), beside=(name,), **wanted), language)[1]


def rows_of(document: Document) -> Iterator[tuple[str, ...]]:
    for part in document.parts:
        for block in part.blocks:
            if isinstance(block, tree.Table):
                yield from (tuple(text_of(cell) for cell in row) for row in block.rows)


# ---- files ----------------------------------------------------------------------------------------------------------------


def test_files__stand_beside_each_letter_in_its_language_and_for_its_reader(tmp_path):
    wanted = Wanted(("en", "fr"), "provider", "txt", beside=("cover", "undertakings"))
    assert file_names(wanted) == (
        "request.provider.en.txt", "cover.provider.en.txt", "undertakings.provider.en.txt",
        "request.provider.fr.txt", "cover.provider.fr.txt", "undertakings.provider.fr.txt",
    )  # fmt: skip
    files = write_letters(completed(), wanted, tmp_path)
    assert [one.name for one in files] == list(file_names(wanted))
    assert all(one.stat().st_size > 500 for one in files)


def test_files__several_need_a_folder(tmp_path):
    with pytest.raises(UsageError):
        write_letters(completed(), Wanted(("en",), beside=("cover",)), tmp_path / "letter.docx")
    assert list(tmp_path.iterdir()) == []


def test_folder__that_is_missing__is_made__but_not_for_a_letter_that_is_refused(tmp_path):
    folder = tmp_path / "case 4" / "letters"
    with pytest.raises(NotCompleteError):
        write_letters(gapped(), Wanted(("en", "fr"), final=True, format="txt"), folder)
    assert list(tmp_path.iterdir()) == []
    files = write_letters(completed(), Wanted(("en", "fr"), format="txt"), folder)
    assert sorted(folder.iterdir()) == sorted(files)
    (tmp_path / "taken").write_text("x")
    with pytest.raises(UsageError):
        write_letters(completed(), Wanted(("en", "fr"), format="txt"), tmp_path / "taken")


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("reader", ["full", "internal", "provider", "addressee"])
def test_files__are_valid_for_word(reader, language, tmp_path):
    wanted = without_empty(completed(), Wanted((language,), reader, beside=BESIDE))
    for number, made in enumerate(compose_letters(completed(), wanted, language)):
        file = tmp_path / f"{number}.docx"
        file.write_bytes(written_as(made, "docx"))
        checked = OpenXmlValidator().validate(file)
        assert checked.is_valid, checked.errors


# ---- covering note --------------------------------------------------------------------------------------------------------


def test_cover__says_what_is_asked_until_when_how_secret_and_what_is_enclosed():
    text = write_plain(beside(completed(), "cover", final=True)).replace("\u00a0", " ")
    for said in (
        "To: Federal Office of Justice",
        "Subject: Request for mutual legal assistance in criminal matters",
        "Our reference: DPP/ACD/MLA/17/2026",
        "Assistance requested: Bank and financial records and freezing of property",
        "It is made under article 46, paragraph 1, of the United Nations Convention against Corruption.",
        "The matter is urgent: a reply is requested at once.",
        "the existence of the request and the contents of the request",
        "in English, French and Arabic",
        "Annexes 1 to 8",
        "the enclosed document, made in the matter of",
        "The 9 enclosures listed in annex 8, 153 pages in all",
        "Dear Sir or Madam,",
        "Yours faithfully,",
        "Questions may be addressed to Daniel Okello Mugisha",
        "Name: Grace Nansubuga Odeke",
    ):
        assert said in text
    assert "CH93" not in text
    assert "Nakabugo" not in text


def test_cover__counts_pages_only_where_every_enclosure_has_its_number():
    case = completed()
    fewer = with_answers(case, case.answers.remove("documents.d3.pages"))
    assert "pages in all" not in write_plain(beside(fewer, "cover"))
    assert "9 enclosures" in write_plain(beside(fewer, "cover"))


@pytest.mark.parametrize("name", SOME)
def test_cover__of_every_kind_of_letter__names_it_and_repeats_nothing_of_the_facts(name):
    case = competent(name)
    letter, note = compose_letters(case, Wanted(("en",), beside=("cover",), final=True), "en")
    text = write_plain(note)
    assert f"Subject: {letter.title}" in text
    assert ("to the provider" in text) == ("direct_provider_request" in name)
    assert "{" not in text
    assert not any(
        text_of(one.runs) in text for part in letter.parts for one in part.blocks if isinstance(one, tree.Entry)
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_cover__fits_on_one_page(language, tmp_path):
    file = tmp_path / "cover.docx"
    file.write_bytes(written_as(beside(completed(), "cover", language, final=True), "docx"))
    home = f"-env:UserInstallation=file://{tmp_path / 'office'}"
    subprocess.run(
        ["soffice", "--headless", home, "--convert-to", "pdf", "--outdir", tmp_path, file],
        check=True, capture_output=True, timeout=110,
    )  # fmt: skip
    told = subprocess.run(["pdfinfo", tmp_path / "cover.pdf"], check=True, capture_output=True, text=True).stdout
    assert "Pages:           1\n" in told


@pytest.mark.parametrize("name", BESIDE)
def test_papers_beside_a_letter__have_no_list_of_contents(name):
    assert compose_letters(completed(), Wanted(("en",), beside=(name,), contents=True), "en")[1].contents == ""


# ---- undertakings ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_undertakings__say_word_for_word_what_the_letter_does_and_are_signed(language):
    letter, sheet = compose_letters(completed(), Wanted((language,), beside=("undertakings",), final=True), language)
    assurances = next(one for one in letter.parts if one.id == "assurances")
    (part,) = sheet.parts
    assert set(assurances.blocks) <= set(part.blocks)
    assert any(one.id == "reciprocity" for one in part.blocks)
    assert isinstance(part.blocks[-1], tree.SignatureBlock)
    assert "Grace Nansubuga Odeke" in write_plain(sheet)
    assert sheet.title != letter.title


def test_undertakings__one_that_is_not_given_is_not_there():
    case = completed()
    case.answer("request.use_limitation", False)
    assert "undertakes that what is supplied" not in write_plain(beside(case, "undertakings"))


# ---- checklist ------------------------------------------------------------------------------------------------------------


def test_checklist__names_the_part_or_annex_where_each_requirement_is_answered():
    rows = {row[1].replace("\u00a0", " "): row[3] for row in rows_of(beside(completed(), "checklist"))}
    assert rows["The treaty asks for the purpose of the evidence, information or action."] == "Part\u00a04"
    assert (
        rows["Switzerland wants enclosures in German, French or Italian, or with an officially certified translation."]
        == "Annex\u00a08"
    )
    times = "For Switzerland the facts must give at least place, time and manner of what was done."
    assert rows[times] == "Part\u00a06 and annex\u00a03"
    assert "Not stated in the request" not in rows.values()


@pytest.mark.parametrize("language", LANGUAGES)
def test_checklist__of_the_facts_the_subject_and_the_functions__names_the_parts_that_hold_them(language):
    letter, made = compose_letters(completed(), Wanted((language,), beside=("checklist",)), language)
    parts = {one.id: one.number for one in letter.parts}
    every = [one for one in required_here(completed().context) if one.origin == "treaty:uncac"]
    where = {one.code: row[3] for one, row in zip(every, rows_of(made), strict=False)}
    assert parts["facts"] in where["uncac.summary_of_facts"]
    assert parts["link"] not in where["uncac.summary_of_facts"]
    for part in ("status", "sender", "proceedings"):
        assert parts[part] in where["uncac.subject_and_functions"]


def test_checklist__cites_the_provision_on_which_each_requirement_rests():
    cited = [row[2] for row in rows_of(beside(completed(), "checklist"))]
    assert "Article 46, paragraph 15 (c)" in cited
    assert any(one.endswith("(IMAC), SR 351.1, article 28, paragraph 5") for one in cited)
    assert "Article 46, paragraphe 15, alinéa c)" in [row[2] for row in rows_of(beside(completed(), "checklist", "fr"))]


@pytest.mark.parametrize(
    ("language", "advice"), [("en", "Rely on"), ("fr", "Invoquez"), ("ar", "استند إلى")], ids=LANGUAGES
)
def test_checklist__leaves_out_what_the_drafter_is_told_to_do_in_a_sentence_of_its_own(language, advice):
    asked = [row[1] for row in rows_of(beside(competent("suspect-by-video"), "checklist", language))]
    assert [one for one in asked if "Luc Berger" in one]
    assert not [one for one in asked if advice in one]


def test_checklist__what_several_measures_have_to_confirm_alike_stands_once_with_both_places():
    rows = [row for row in rows_of(beside(completed(), "checklist")) if "searches, seizure and production" in row[1]]
    assert [row[3] for row in rows] == ["Part\u00a014 and part\u00a018"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", [completed, gapped], ids=["complete", "gaps"])
def test_checklist__shows_exactly_what_the_checks_find_open_as_not_stated(case, language):
    case = case()
    required = required_here(case.context)
    found, places = {one.code for one in case.findings}, {one.where for one in case.findings}
    assert all(one.code in found or set(one.mended) & places for one in required if not one.is_met)
    assert not any(one.code in found for one in required if one.is_met)
    rows = list(rows_of(beside(case, "checklist", language)))
    open_ = beside(case, "checklist", language)
    assert [row[0] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]
    shown = [row for row in rows if "not stated" in row[3].lower() or row[3] in _OPEN or row[3].startswith(_IN_PART)]
    alike = len(required) - len(rows)  # what is asked for several measures alike stands once
    assert 0 <= sum(not one.is_met for one in required) - len(shown) <= alike
    assert bool(shown) == any(not one.is_met for one in required)
    assert all(row[5] == "☐" for row in rows), "the boxes are for the authority"
    assert open_.title


def test_checklist__says_how_a_requirement_is_met__in_a_line_and_the_box_can_be_ticked_in_word():
    made = beside(completed(), "checklist")
    rows = {row[1]: row[4] for row in rows_of(made)}
    told = next(how for asked, how in rows.items() if "identity of the authority" in asked.replace("\u00a0", " "))
    assert told.replace("\u00a0", " ") == "Office of the Director of Public Prosecutions"
    assert all(len(how) <= 72 and "\n" not in how for how in rows.values())
    open_ = [
        (row[3], row[4]) for row in rows_of(beside(gapped(), "checklist")) if row[3] == "Not stated in the request"
    ]
    assert open_
    assert {how for _, how in open_} == {"–"}
    root = part_of(valid(written_as(made, "docx")), "word/document.xml")
    assert root.get("{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable") == "w14"
    boxes = list(root.iter("{http://schemas.microsoft.com/office/word/2010/wordml}checkbox"))
    assert len(boxes) == len(list(rows_of(made)))


def test_checklist__shows_persons_by_their_names__and_facts_and_offences_one_after_the_other():
    told = {row[4].replace("\u00a0", " ") for row in rows_of(beside(completed(), "checklist"))}
    assert told >= {
        "Moses Ssebadduka Kato",
        "Facts 1, 2, 3, 4, 5, 6, 7, 8 and 9",
        "Causing financial loss, Abuse of office and Money laundering",
    }


_OPEN = ("Non indiqué dans la demande", "غير مذكور في الطلب")
_IN_PART = ("In part:", "En partie", "جزئيا:")


def test_checklist__of_what_is_stated_in_part__names_the_places_and_counts_the_prison_as_a_location():
    case = competent(next(one for one in competent_names() if "transfer_detained" in one))
    person = next(iter(case.answers.records("transfer_detained.items").values()))["person"]
    assert isinstance(person, Ref)
    for key in case.answers.records("persons"):
        case.remove(f"persons.{key}.address")
        case.remove(f"persons.{key}.whereabouts")
    missing = [one.where for one in case.findings if one.code.endswith("persons_where_possible")]
    assert missing
    assert f"persons.{person.id}.address" not in missing
    row = next(row for row in rows_of(beside(case, "checklist")) if "location and nationality" in row[1])
    assert row[3].replace("\u00a0", " ").startswith("In part: part 10")
    assert "annex 1" in row[3].replace("\u00a0", " ")


_ENDS = re.compile(r"[;?]")
_TOLD_TO_THE_DRAFTER = frozenset({
    "link", "give", "state", "say", "enter", "name", "add", "choose", "confirm", "enclose", "order", "ask", "attach", "write",
    "quote", "promise", "provide", "move", "rely", "verify",
})  # fmt: skip


def test_checklist__no_requirement_of_a_treaty_or_a_state_begins_with_what_the_drafter_is_to_do():
    treaties = (CONTENT.treaties.get(one) for one in CONTENT.treaties.ids)
    packs = (CONTENT.packs.get(one) for one in CONTENT.packs.codes)
    told = [
        (rule.id, rule.message.partition(": ")[2] if rule.message.startswith("{") else rule.message)
        for owner in (*treaties, *packs)
        if owner is not None
        for rule in owner.requirements
    ]
    assert [(rule, text) for rule, text in told if text.split()[0].lower() in _TOLD_TO_THE_DRAFTER] == []
    asked = [(rule, _ENDS.split(text)[0]) for rule, text in told]
    assert [(rule, text) for rule, text in asked if re.search(r"\byours?\b", text)] == []


def test_checklist__an_overridden_requirement_stays_open_and_its_reason_is_not_told():
    case = gapped()
    finding = next(one for one in case.findings if one.code == "CH.enclosures_translated")
    for one in [one for one in case.findings if one.code == finding.code]:
        case.override(one, "They told us by telephone that English will do.", "G. N. Odeke")
    text = write_plain(beside(case, "checklist"))
    row = next(line for line in text.splitlines() if "wants enclosures in German" in line)
    assert "Not stated in the request" in row
    for secret in ("telephone", "Odeke", "overrid"):
        assert secret not in text


def test_checklist__a_requirement_that_is_broken_moves_from_its_part_to_not_stated():
    case = completed()
    case.answer("request.use_limitation", False)
    row = next(row for row in rows_of(beside(case, "checklist")) if "stated proceedings only" in row[1])
    assert row[3] == "Not stated in the request"


@pytest.mark.parametrize("name", SOME)
def test_checklist__of_every_kind_of_letter__says_what_is_asked_without_telling_the_drafter_what_to_do(name):
    case = competent(name)
    letter, made = compose_letters(case, Wanted(("en",), beside=("checklist",)), "en")
    places = (
        {f"Part\u00a0{one.number}" for one in letter.parts}
        | {one.number for one in letter.annexes}
        | {"First page", "–"}
    )
    for row in rows_of(made):
        assert ";" not in row[1]
        assert "{" not in row[1]
        named = {one[:1].upper() + one[1:] for one in row[3].replace(" and ", ", ").split(", ")}
        assert row[3] == "Not stated in the request" or named <= places


# ---- what would be empty, or goes with no version of that kind ----------------------------------------------------------


def test_papers__that_would_say_nothing_are_not_written(tmp_path):
    case = competent("reminder-competent")
    wanted = Wanted(("en",), format="txt", beside=("undertakings", "checklist"))
    assert empty_beside(case, wanted) == ("undertakings", "checklist")
    assert [one.name for one in write_letters(case, wanted, tmp_path)] == ["request.en.txt"]
    assert required_here(competent(_PROVIDER).context) == ()
    assert empty_beside(competent(_PROVIDER), wanted) == ("checklist",)


def test_cover_sheets__where_no_document_travels_are_not_written(tmp_path):
    wanted = Wanted(("en",), "addressee", "txt", beside=("sheets",))
    assert [one.name for one in write_letters(completed(), wanted, tmp_path)] == ["request.addressee.en.txt"]
    assert "sheets" not in empty_beside(completed(), Wanted(("en",), beside=BESIDE))


@pytest.mark.parametrize(
    ("reader", "name", "code"),
    [
        ("internal", "cover", "LETTER-035"),
        ("provider", "checklist", "LETTER-037"),
        ("addressee", "checklist", "LETTER-037"),
    ],
)
def test_papers__that_go_with_no_such_version_are_refused(reader, name, code, tmp_path):
    with pytest.raises(UsageError) as refused:
        write_letters(completed(), Wanted(("en",), reader, beside=(name,)), tmp_path)
    assert [one.code for one in refused.value.problems] == [code]
    assert list(tmp_path.iterdir()) == []


# ---- the covering note of each version -----------------------------------------------------------------------------------


def test_cover__of_a_consultation_draft__asks_for_a_view_and_for_nothing_to_be_carried_out():
    case = completed()
    case.answer(
        "request.consultation_points.p1", {"about": "facts", "question": Text({DRAFTED: Version("Is it enough?")})}
    )
    case.answer("request.consultation_by", Deadline(day=Day.parse("2026-12-18")))
    text = write_plain(beside(case, "cover", reader="consultation")).replace("\u00a0", " ")
    assert "to submit to the competent authorities of the Swiss Confederation, for informal consultation" in text
    assert "The request would be made under article 46" in text
    assert "A view is requested by 18 December 2026, if that is possible." in text
    for said in ("urgent", "URGENT", "reply is requested", "It is made under"):
        assert said not in text
        assert said in write_plain(beside(completed(), "cover"))


@pytest.mark.parametrize(
    ("reader", "who"), [("provider", "the bank or provider"), ("addressee", "the person addressed")]
)
def test_cover__of_an_extract__goes_to_the_authority_and_says_that_it_is_a_reduced_version(reader, who):
    text = write_plain(beside(completed(), "cover", reader=reader))
    assert f"It is a reduced version, which may be handed to {who}." in text
    assert "To: Federal Office of Justice" in text
    assert "The reasons are set out in the document" not in text
    assert "reduced version" not in write_plain(beside(completed(), "cover"))
