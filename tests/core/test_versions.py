"""Final versions: numbered by what the letters say, kept in the draft, written again byte by byte, told by their sums."""

from __future__ import annotations

import base64
import os
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from mla_writer import yamlio
from mla_writer.answers.values import Text
from mla_writer.case import Case
from mla_writer.conditions.values import Day
from mla_writer.countries.marks import PackMark
from mla_writer.errors import Place, Problem, ProblemsError, StorageError, UsageError
from mla_writer.forms.model import Reader
from mla_writer.letters import Format, NotCompleteError, Wanted, file_names, write_again, write_letters
from mla_writer.paths import HOME_VARIABLE, kept_packs, office_packs
from mla_writer.storage import drafts
from mla_writer.storage.drafts import draft_text
from mla_writer.versions import (
    changed_since,
    makes_version,
    sum_of,
    sums_of,
    version_called,
    version_of,
    version_of_now,
    why_other,
    write_final,
    write_version,
)
from tests.sample import CONTENT, SAMPLES, completed, writable

TEXT = Wanted(("en",), format="txt", final=True)


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))


def opened(folder: Path) -> Case:
    """Return the completed sample as a draft of its own."""
    return Case.open(CONTENT, writable(folder))


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """Return a case with one version, for tests that only look at it."""
    folder = tmp_path_factory.mktemp("exported")
    case = opened(folder)
    write_final(case, TEXT, folder)
    return case


def into(folder: Path, name: str) -> Path:
    made = folder / name
    made.mkdir()
    return made


# ---- numbers --------------------------------------------------------------------------------------------------------------


def test_version__of_unchanged_answers__takes_letters_for_other_readers_in_and_counts_the_same_letters_once(tmp_path):
    case = opened(tmp_path)
    write_final(case, TEXT, tmp_path, "A. Namutebi")
    write_final(case, replace(TEXT, languages=("fr", "ar"), reader="provider"), tmp_path)
    write_final(case, TEXT, tmp_path, "somebody else")
    (version,) = Case.open(CONTENT, tmp_path / "draft.yaml").draft.versions
    assert version.number == 1
    assert [(one.by, one.reader, one.languages) for one in version.letters] == [
        ("A. Namutebi", "full", ("en",)),
        ("", "provider", ("fr", "ar")),
    ]
    assert version.files == sums_of(tmp_path / name for name in version.files)
    assert changed_since(case) is None


def test_version__of_changed_answers__is_the_next_and_the_draft_says_that_they_changed(tmp_path):
    case = opened(tmp_path)
    write_final(case, TEXT, tmp_path)
    case.answer("request.reference", "X/2")
    changed = changed_since(case)
    assert changed is not None
    assert changed.number == 1
    write_final(case, TEXT, tmp_path)
    assert [one.number for one in case.draft.versions] == [1, 2]
    assert changed_since(case) is None
    case.undo()
    assert [one.number for one in case.draft.versions] == [1, 2]  # it has happened
    last = changed_since(case)
    assert last is not None
    assert last.number == 2


@pytest.mark.parametrize(
    "other",
    [
        lambda one: replace(one, program="9.9"),
        lambda one: replace(one, forms={**one.forms, "request": 99}),
        lambda one: replace(one, packs={"CH": PackMark(99)}),
        lambda one: replace(one, dated="2027-01-01"),
        lambda one: replace(one, letters=(replace(one.letters[0], files={"request.en.txt": "0" * 64}),)),
    ],
)
def test_version__written_from_other_things__is_the_next_though_no_answer_changed(other, tmp_path):
    case = opened(tmp_path)
    write_final(case, TEXT, tmp_path)
    case.record_version(other(case.draft.versions[0]))
    assert [one.number for one in case.draft.versions] == [1, 2]


def test_final_letter__is_refused_again_when_an_override_lapses(tmp_path):
    case = opened(tmp_path)
    case.remove("request.purpose")
    for one in [one for one in case.findings if one.is_open_blocker]:
        case.override(one, "Told orally", "an officer")
    write_final(case, TEXT, tmp_path)
    assert len(case.draft.versions) == 1

    case.answer("request.purpose", Text.written("To trace the money."))
    case.remove("request.purpose")
    write_final(case, TEXT, tmp_path)  # the same gap with the same reason
    case.remove("request.office.name")
    with pytest.raises(NotCompleteError):
        write_final(case, TEXT, tmp_path)
    assert len(case.draft.versions) == 1


# ---- written again --------------------------------------------------------------------------------------------------------


def test_version__whose_letters_have_names_of_their_own__is_written_again_under_them(tmp_path):
    case = opened(tmp_path)
    write_final(case, TEXT, tmp_path)
    write_final(case, replace(TEXT, footnotes=True), tmp_path / "With footnotes.txt")
    (version,) = case.draft.versions
    assert list(version.files) == ["request.en.txt", "With footnotes.txt"]
    folder = into(tmp_path, "again")
    again = write_version(case, version, folder)
    assert [(one.name, one.is_same) for one in again] == [("With footnotes.txt", True), ("request.en.txt", True)]
    assert sums_of(folder / name for name in version.files) == version.files


@pytest.mark.parametrize("format_", ["docx", "html", "txt"])
def test_version__is_written_again_byte_by_byte_after_answers_and_pack_have_changed(format_: Format, tmp_path):
    case, out = opened(tmp_path), into(tmp_path, "out")
    readers: tuple[Reader, ...] = ("full", "provider")
    for reader in readers:
        write_final(case, Wanted(("en", "fr", "ar"), reader, format_, final=True), out)
    before = {one.name: one.read_bytes() for one in out.iterdir()}
    case.answer("request.reference", "X/2")
    case.remove("facts.f1")
    case.save()
    office_packs().mkdir(parents=True)
    pack = (CONTENT.folder / "forms" / "countries" / "ch.yaml").read_text(encoding="utf-8")
    (office_packs() / "ch.yaml").write_text(pack.replace("\nversion: 1\n", "\nversion: 77\n"), encoding="utf-8")

    later = Case.open(type(CONTENT)(CONTENT.folder), tmp_path / "draft.yaml")
    assert later.packs_used["CH"].version == 77
    files = write_version(later, version_called(later, 1), into(tmp_path, "again"))

    assert {one.name: one.read_bytes() for one in (tmp_path / "again").iterdir()} == before
    assert {one.name for one in files} == set(before)
    assert all(one.is_same for one in files)


def test_version__of_a_request_without_a_date__is_written_as_of_the_day_on_which_it_was(tmp_path):
    case = completed()
    case.draft = case.draft.with_answers(case.answers.remove("request.date"))
    case.on = Day(2026, 11, 30)
    files = write_again(case, TEXT, tmp_path)
    version = case.record_version(version_of_now(case, TEXT, sums_of(files), ""))
    case.on = Day(2027, 5, 1)
    (again,) = write_version(case, version, into(tmp_path, "again"))
    assert again.is_same


def test_version__whose_letters_read_otherwise_now__is_told_with_what_is_known_of_why(tmp_path):
    case = opened(tmp_path)
    write_final(case, TEXT, tmp_path)
    (version,) = case.draft.versions
    (letters,) = version.letters
    other = replace(version, letters=(replace(letters, files={"request.en.txt": "0" * 64, "more.txt": "1" * 64}),))
    found = {one.name: one for one in write_version(case, other, into(tmp_path, "again"))}
    assert found["request.en.txt"].now == version.files["request.en.txt"]
    assert not found["request.en.txt"].is_same
    assert found["more.txt"].now == ""
    (reason,) = why_other(case, other)
    assert "translations" in reason.text
    told = why_other(case, replace(version, program="0.0.1", packs={"CH": PackMark(9, digest="0" * 16)}))
    assert [dict(one.parameters).get("then") for one in told] == ["0.0.1", None]
    assert told[1].parameters["states"] == "CH"
    assert kept_packs().is_dir()


def test_version_written_again__replaces_no_file_that_is_another(tmp_path):
    case = opened(tmp_path)
    write_final(case, replace(TEXT, languages=("en", "fr")), tmp_path)
    again = into(tmp_path, "again")
    (again / "request.fr.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(StorageError) as told:
        write_version(case, case.draft.versions[0], again)
    assert [one.code for one in told.value.problems] == ["VERSION-002"]
    assert [one.name for one in again.iterdir()] == ["request.fr.txt"]
    (again / "request.fr.txt").unlink()
    for _ in range(2):  # the same bytes may stand there
        assert all(one.is_same for one in write_version(case, case.draft.versions[0], again))


def test_file__is_told_by_its_sum_and_no_longer_when_a_byte_of_it_changed(tmp_path):
    case = opened(tmp_path)
    write_final(case, TEXT, tmp_path)
    case.answer("request.reference", "X/2")
    (tmp_path / "request.en.txt").rename(tmp_path / "kept.txt")
    write_final(case, TEXT, tmp_path)
    found = [version_of(case, sum_of(tmp_path / name)) for name in ("kept.txt", "request.en.txt")]
    assert [one[0].number for one in found if one] == [1, 2]
    content = (tmp_path / "kept.txt").read_bytes()
    (tmp_path / "kept.txt").write_bytes(content.replace(b"a", b"b", 1))
    assert version_of(case, sum_of(tmp_path / "kept.txt")) is None


# ---- in the draft ---------------------------------------------------------------------------------------------------------


def test_draft_with_versions__reads_back_equal(tmp_path):
    case = opened(tmp_path)
    write_final(case, TEXT, tmp_path, "O'Neill: “A”, #1")
    again = Case.open(CONTENT, tmp_path / "draft.yaml")
    assert again.draft == case.draft
    assert draft_text(again.draft) == (tmp_path / "draft.yaml").read_text(encoding="utf-8")


def test_draft_that_cannot_be_saved__is_told_with_the_letters_that_were_written(tmp_path, monkeypatch):
    case, out = opened(tmp_path), into(tmp_path, "out")

    def refuse(*_: object) -> None:
        raise StorageError([Problem("FILE-003", Place("draft.yaml"), {"reason": "disk full"})])

    monkeypatch.setattr(drafts, "write_draft", refuse)
    with pytest.raises(StorageError) as told:
        write_final(case, TEXT, out)
    assert [one.code for one in told.value.problems] == ["FILE-003", "LETTER-004"]
    assert [one.name for one in out.iterdir()] == list(file_names(TEXT))


def test_draft_saved_by_somebody_else_while_letters_are_written__is_not_replaced(tmp_path):
    case, out = opened(tmp_path), into(tmp_path, "out")
    meanwhile = opened(tmp_path)
    meanwhile.answer("request.reference", "X/2")
    saved = meanwhile.save().read_bytes()
    with pytest.raises(StorageError) as told:
        write_final(case, TEXT, out)
    assert [one.code for one in told.value.problems] == ["FILE-009", "LETTER-004"]
    assert (tmp_path / "draft.yaml").read_bytes() == saved
    write_final(Case.open(CONTENT, tmp_path / "draft.yaml"), TEXT, out)


Spoil = Callable[[dict[str, object]], object]
SPOILT: dict[str, Spoil] = {
    "no number": lambda one: one.pop("number"),
    "a word for a number": lambda one: one.update(number="two"),
    "more than a version has": lambda one: one.update(signed="yes"),
    "no letters": lambda one: one.update(letters=[]),
    "letters that are text": lambda one: one.update(letters=["request.en.txt"]),
    "a sum that is none": lambda one: one["letters"][0]["files"].update({"request.en.txt": "abc"}),  # type: ignore[index]
    "a file in another folder": lambda one: one["letters"][0]["files"].update({"../x": "0" * 64}),  # type: ignore[index]
    "no languages": lambda one: one["letters"][0].update(languages="en"),  # type: ignore[index]
    "no content": lambda one: one.update(content="x"),
    "a pack without a version": lambda one: one.update(packs={"CH": {"layer": "shipped"}}),
    "a form without a version": lambda one: one.update(forms={"request": "new"}),
}


@pytest.mark.parametrize("name", SPOILT)
def test_version_that_is_not_whole__is_told_at_its_place(name, exported, tmp_path):
    data = yamlio.read(exported.path).data
    assert isinstance(data, dict)
    SPOILT[name](data["versions"][0])  # type: ignore[index, arg-type]
    (tmp_path / "spoilt.yaml").write_text(yamlio.write(data), encoding="utf-8")
    with pytest.raises(ProblemsError) as told:
        Case.open(CONTENT, tmp_path / "spoilt.yaml")
    (problem,) = told.value.problems
    assert problem.code in {"DRAFT-008", "DRAFT-005"}
    assert problem.place.line > 0


def bomb() -> str:
    return base64.b64encode(zlib.compress(b"x" * 60_000_000, 9)).decode()


@pytest.mark.parametrize(
    "content",
    [("not base64!",), ("eNr",), ("ééé",), (bomb(),), (base64.b64encode(zlib.compress(b"\xff\xfe")).decode(),)],
)
def test_answers_that_were_damaged__are_told__and_a_bomb_is_not_unpacked(content, exported, tmp_path):
    spoilt = replace(exported.draft.versions[0], content=content)
    with pytest.raises(ProblemsError) as told:
        write_version(exported, spoilt, into(tmp_path, "again"))
    assert [one.code for one in told.value.problems] == ["VERSION-003"]
    assert list((tmp_path / "again").iterdir()) == []


def test_draft__grows_by_less_than_half_of_its_answers_with_each_version(tmp_path):
    case = opened(tmp_path)
    size = len(draft_text(case.draft))
    for number in range(3):
        case.answer("request.reference", f"X/{number}")
        write_final(case, TEXT, tmp_path)
    assert len(draft_text(case.draft)) < 2.5 * size


def test_samples__hold_no_version():
    assert not Case.open(CONTENT, SAMPLES / "uganda-switzerland.complete.yaml").draft.versions


def test_reproducing__writes_notes_covering_notes_and_second_columns_as_they_were(tmp_path):
    case, out, again = opened(tmp_path), tmp_path / "out", tmp_path / "again"
    for folder in (out, again):
        folder.mkdir()
    wanted = Wanted(("fr",), final=True, beside=("cover",), contents=True, footnotes=True)
    write_final(case, wanted, out, "G. Odeke")
    write_final(case, Wanted(("fr",), final=True, bilingual="en"), out, "G. Odeke")
    version = case.draft.versions[-1]
    assert {way for one in version.letters for way in one.ways} == {
        "contents", "footnotes", "beside cover", "bilingual en"
    }  # fmt: skip
    assert [one.name for one in write_version(case, version, again) if not one.is_same] == []
    assert {one.name for one in again.iterdir()} == {"request.fr.docx", "cover.fr.docx", "request.fr-en.docx"}


# ---- what is no final version, and what a final letter tells of its draft ------------------------------------------------


def test_internal_and_consultation__make_no_version(tmp_path):
    case = opened(tmp_path)
    assert not makes_version(replace(TEXT, reader="internal"))
    write_letters(case, replace(TEXT, reader="internal"), into(tmp_path, "internal"))
    assert case.draft.versions == ()
    with pytest.raises(UsageError) as refused:
        write_final(case, replace(TEXT, reader="consultation"), into(tmp_path, "consultation"))
    assert refused.value.problems[0].code == "LETTER-034"


@pytest.mark.parametrize(("final", "returnable"), [(True, False), (True, True), (False, False)])
def test_final_letter__holds_no_word_of_its_origin_unless_it_is_to_be_read_back(tmp_path, final, returnable):
    case = opened(tmp_path)
    wanted = Wanted(("en",), final=final, returnable=returnable)
    (file,) = write_letters(case, wanted, into(tmp_path, "out"))
    with zipfile.ZipFile(file) as package:
        every = "\n".join(package.read(one).decode("utf-8") for one in package.namelist())
        has_origin = any(one.startswith("customXml") for one in package.namelist())
    assert has_origin is (returnable or not final)
    assert ("state=" in every or "prints" in every) is has_origin
    assert case.fingerprint not in every or has_origin


def test_version__of_returnable_letters_is_written_again_as_it_was(tmp_path):
    case = opened(tmp_path)
    write_final(case, Wanted(("en",), final=True, returnable=True), into(tmp_path, "out"))
    again = write_version(case, version_called(case, 1), into(tmp_path, "again"))
    assert all(one.is_same for one in again)


@pytest.mark.skipif(os.name == "nt", reason="there it is a folder")
def test_name__that_no_draft_may_hold__is_refused_before_the_version_is_kept(tmp_path):
    case = opened(tmp_path)
    with pytest.raises(UsageError) as refused:
        write_final(case, Wanted(("en",), format="txt", final=True), tmp_path / "a\\b.txt")
    assert [one.code for one in refused.value.problems] == ["LETTER-038"]
    assert case.draft.versions == ()


def test_name__without_the_suffix_of_the_format__is_refused(tmp_path):
    for name in ("letter", "letter.txt.bak", "letter.docx"):
        with pytest.raises(UsageError) as refused:
            write_letters(completed(), Wanted(("en",), format="txt"), tmp_path / name)
        assert refused.value.problems[0].code == "LETTER-036"
    assert [one.name for one in tmp_path.iterdir()] == []
    assert write_letters(completed(), Wanted(("en",), format="txt"), tmp_path / "letter.TXT")
