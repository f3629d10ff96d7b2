"""The Word file in two columns: valid, filled in by hand, read back as Word and LibreOffice leave it."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from mla_writer.answers.values import DRAFTED, Text, Version
from mla_writer.case import Case
from mla_writer.cli.main import run
from mla_writer.documents.reading import word_text
from mla_writer.documents.word import write_word
from mla_writer.errors import ProblemsError
from mla_writer.translator.columns import REFERENCE, compose_columns, tag_of
from mla_writer.translator.reading import is_translation, read_returned
from mla_writer.translator.segments import package_for
from mla_writer.translator.taking import Look, look_at
from tests.filled import BODY, filled, part, replaced, tags, without_tags
from tests.sample import CONTENT, completed, with_answers, writable

FACT = "facts.f4.what"
OTHER = "facts.f5.source.what"
NEW = "Lakeshore Supplies Ltd verse 1 250 000 USD sur CH93 0076 2011 6238 5295 7."
ARABIC = "تدفع Lakeshore Supplies Ltd مبلغ 1,250,000 دولار أمريكي إلى الحساب CH93 0076 2011 6238 5295 7."


@cache
def written(language: str = "fr") -> bytes:
    return write_word(compose_columns(package_for(completed(), language), CONTENT.catalogues))


def look(content: bytes, case: Case | None = None) -> Look:
    case = case if case is not None else completed()
    return look_at(case, read_returned(case, content, "T.docx"))


def changes(look: Look) -> dict[str, str]:
    return {one.id: one.after for one in look.differences if one.can_be_taken}


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_file__is_valid__the_same_each_time__and_holds_every_text_words_and_terms(
    tmp_path: Path, language: str
) -> None:
    content = written(language)
    file = tmp_path / "T.docx"
    file.write_bytes(content)
    assert [one.description for one in OpenXmlValidator().validate(str(file)).errors] == []
    assert content == write_word(compose_columns(package_for(completed(), language), CONTENT.catalogues))
    segments = package_for(completed(), language).segments
    expected = {tag_of(side, one.id) for one in segments for side in "st"} | {REFERENCE}
    assert set(tags(content)) == expected
    told = word_text(content)
    assert "Words not translated" in told
    assert "financial intelligence unit" in told


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_file__sent_back_as_it_was__changes_nothing(language: str) -> None:
    assert is_translation(written(language))
    assert {one.sort for one in look(written(language)).differences} == {"same"}
    assert {one.sort for one in look(without_tags(written(language))).differences} == {"same"}


def test_field__filled_in__is_what_changes__in_word_and_where_tags_are_lost() -> None:
    content = filled(written(), {f"t:{FACT}": NEW, f"t:{OTHER}": ""})
    assert changes(look(content)) == {FACT: NEW}
    assert changes(look(without_tags(content))) == {FACT: NEW}
    assert changes(look(filled(written("ar"), {f"t:{FACT}": ARABIC}))) == {FACT: ARABIC}


def test_field__emptied_or_with_its_hint__is_no_translation() -> None:
    case = completed()
    value = case.answers.get(FACT)
    assert isinstance(value, Text)
    case.answer(FACT, Text({key: one for key, one in value.versions.items() if key != "fr"}))
    content = write_word(compose_columns(package_for(case, "fr"), CONTENT.catalogues))
    for one in (content, without_tags(content)):
        assert [here.sort for here in look(one, case).differences if here.id == FACT] == ["empty"]


def test_original__changed_in_draft_or_file__is_not_taken() -> None:
    content = filled(written(), {f"t:{FACT}": NEW})
    case = completed()
    value = case.answers.get(FACT)
    assert isinstance(value, Text)
    case.answer(FACT, value.reworded("Another sum."))
    assert [one.sort for one in look(content, case).differences if one.id == FACT] == ["stale"]
    touched = replaced(content, part(content, BODY).replace(b"at a bank in Geneva", b"at a bank in Basel"))
    assert [one.sort for one in look(touched).differences if one.id == FACT] == ["stale"]


def test_row__copied__is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft, file = writable(tmp_path), tmp_path / "T.docx"
    body = part(written(), BODY).decode()
    start = body.index("<w:tr>", body.index("Office of the Director") - 4000)
    rows = [one for one in body.split("<w:tr>") if f"t:{FACT}" in one]
    assert start
    assert len(rows) == 1
    file.write_bytes(replaced(written(), body.replace(rows[0], f"{rows[0]}<w:tr>{rows[0]}", 1).encode()))
    assert run(["import", str(file), "--into", str(draft), "--accept"]) == 2
    assert f"the text {FACT} appears here twice" in capsys.readouterr().err


def test_libreoffice__round_trip__brings_back_what_was_filled_in(tmp_path: Path) -> None:
    file = tmp_path / "T.docx"
    file.write_bytes(filled(written("ar"), {f"t:{FACT}": ARABIC}))
    (tmp_path / "back").mkdir()
    office = shutil.which("soffice")
    assert office is not None
    subprocess.run(
        [office, "--headless", f"-env:UserInstallation=file://{tmp_path}/office", "--convert-to", "docx", "--outdir",
         str(tmp_path / "back"), str(file)],
        check=True, capture_output=True, timeout=100,
    )  # fmt: skip
    back = look((tmp_path / "back" / "T.docx").read_bytes())
    assert changes(back) == {FACT: ARABIC}
    assert {one.sort for one in back.differences if one.id != FACT} == {"same"}


def test_long_path__and_any_signs__are_found_again() -> None:
    assert len(tag_of("t", "a." * 60)) <= 60
    case = completed()
    told = Text({DRAFTED: Version("a\x00b \u202e 1 250 000 <w:t> & line\nline\ttab")})
    case = with_answers(case, case.answers.set(FACT, told))
    content = write_word(compose_columns(package_for(case, "fr"), CONTENT.catalogues))
    done = filled(content, {f"t:{FACT}": "ab 1 250 000, ligne"})
    assert changes(look(done, case)) == {FACT: "ab 1 250 000, ligne"}


BAD = {
    "no package": (b"PK\x03\x04 broken", "this is not a Word file, or it is damaged"),
    "no letter": (None, "this is not a letter of this program"),
}


@pytest.mark.parametrize("name", BAD)
def test_other_word_file__is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    draft, file = writable(tmp_path), tmp_path / "letter.docx"
    content, said = BAD[name]
    if content is None:
        assert run(["export", str(draft), "--language", "fr", "--version", "provider", "-o", str(file)]) == 0
    else:
        file.write_bytes(content)
    capsys.readouterr()
    assert run(["import", str(file), "--into", str(draft)]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert said in told


def test_damaged_file__read_as_a_translation__says_so() -> None:
    with pytest.raises(ProblemsError) as caught:
        look(written()[:-2000])
    assert [one.code for one in caught.value.problems] == ["TRANS-014"]


def test_export__writes_it_and_import_takes_it_over(tmp_path: Path) -> None:
    draft, file = writable(tmp_path), tmp_path / "T.docx"
    assert run(["export", str(draft), "--format", "columns", "--language", "fr", "-o", str(file)]) == 0
    file.write_bytes(filled(file.read_bytes(), {f"t:{FACT}": NEW}))
    assert run(["import", str(file), "--into", str(draft), "--accept", "--by", "A. Traductrice"]) == 0
    value = Case.open(CONTENT, draft).answers.get(FACT)
    assert isinstance(value, Text)
    assert (value.versions["fr"].text, value.versions["fr"].by) == (NEW, "A. Traductrice")
