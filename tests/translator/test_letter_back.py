"""The letter in a language without letters here, written with what a translator sent back."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from mla_writer.answers.values import mark_of
from mla_writer.case import Case
from mla_writer.cli.main import run
from mla_writer.documents.references import without_links
from mla_writer.letters import compose_letter
from mla_writer.translator.back import Back, Returned
from mla_writer.translator.letter_back import letter_back
from mla_writer.translator.segments import package_for
from mla_writer.translator.taking import Look, look_at
from tests.sample import completed


def german() -> Case:
    case = completed()
    case.answer("request.translated_elsewhere", ("de",))
    return case


def returned(case: Case, leave: str = "") -> Look:
    package = package_for(case, "de")
    texts = tuple(
        Back(one.id, one.source, "" if one.id == leave else f"«{mark_of(one.source)}» {one.source[-9:]}")
        for one in (*package.segments, *package.letter)
    )
    return look_at(case, Returned("F.xlf", "de", texts))


def words_in(content: bytes) -> str:
    with zipfile.ZipFile(BytesIO(content)) as word:
        return "".join(word.read(one).decode() for one in word.namelist() if one.endswith(".xml"))


def test_letter__with_every_sentence_that_came_back__lacks_none() -> None:
    case = german()
    look = returned(case)
    made = letter_back(case, look)
    assert made.lacking == 0
    told = words_in(made.content)
    assert mark_of("To: Federal Office of Justice") in told
    assert "To: Federal Office of Justice" not in told
    assert 'w:lang w:val="de' in told


def test_letter__in_two_columns__has_both() -> None:
    case = german()
    told = words_in(letter_back(case, returned(case), in_columns=True).content)
    assert "Federal Office of Justice" in told
    assert mark_of("To: Federal Office of Justice") in told


def test_sentence__that_was_not_translated__stands_in_the_original_and_is_counted() -> None:
    case = german()
    one = next(one for one in package_for(case, "de").letter if one.source == "To: Federal Office of Justice")
    made = letter_back(case, returned(case, leave=one.id))
    assert made.lacking == 1
    told = words_in(made.content)
    assert "Federal Office of Justice" in told
    assert mark_of(one.source) not in told


def test_draft__that_is_not_complete__gives_a_letter_marked_as_a_draft() -> None:
    case = german()
    look = returned(case)
    case.remove("request.date")
    assert not case.is_complete
    letter = without_links(compose_letter(case, "en"))
    assert letter.watermark in words_in(letter_back(case, look).content)


@pytest.mark.parametrize("columns", [(), ("--columns",)])
def test_command__writes_the_letter(
    tmp_path: Path, columns: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    case = german()
    draft, file, letter = tmp_path / "d.mla", tmp_path / "out.xlf", tmp_path / "de.docx"
    case.save(draft)
    assert run(["export", str(draft), "--format", "xliff", "--language", "de", "--output", str(file)]) == 0
    assert run(["import", str(file), "--into", str(draft), "--letter", str(letter), *columns]) == 0
    assert str(letter) in capsys.readouterr().out
    assert letter.read_bytes().startswith(b"PK")
