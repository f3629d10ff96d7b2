"""The parcel: letters, covering note, cover sheets and attached files in a folder or zip, whole or not at all."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

import pytest

from mla_writer.case import Case
from mla_writer.documents.plain import write_plain
from mla_writer.errors import StorageError, UsageError
from mla_writer.letters import NotCompleteError, StoppedError, Wanted, compose_letter, compose_letters
from mla_writer.parcel import SUMS, parcel_names, write_parcel
from tests.sample import completed, gapped

_PDF = (
    b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    b"2 0 obj\n<< /Type /Pages /Count 42 >>\nendobj\ntrailer << /Root 1 0 R >>\n"
)
_EN = Wanted(("en",), format="txt")


@pytest.fixture
def case(tmp_path: Path) -> Case:
    case = completed()
    case.save(tmp_path / "draft.yaml")
    (tmp_path / "contract.pdf").write_bytes(_PDF)
    (tmp_path / "..\u202efdp.aux CON").write_bytes(b"scan")
    case.attach("d1", tmp_path / "contract.pdf")
    case.attach("d6", tmp_path / "..\u202efdp.aux CON")
    return case


_NAMES = (
    "request.en.txt",
    "cover.en.txt",
    "sheets.en.txt",
    "enclosure-01-contract.pdf",
    "enclosure-06-fdp.aux CON",
    SUMS,
)


def test_folder__holds_letters_sheets_files_and_their_sums(case, tmp_path):
    files = write_parcel(case, _EN, tmp_path / "out")
    assert tuple(one.name for one in files) == _NAMES == parcel_names(case, _EN)
    assert sorted(one.name for one in (tmp_path / "out").iterdir()) == sorted(_NAMES)
    for line in (tmp_path / "out" / SUMS).read_text().splitlines():
        digest, name = line.split("  ", 1)
        assert hashlib.sha256((tmp_path / "out" / name).read_bytes()).hexdigest() == digest
    assert (tmp_path / "out" / "enclosure-01-contract.pdf").read_bytes() == _PDF


def test_zip__holds_the_same_and_is_the_same_each_time(case, tmp_path):
    write_parcel(case, _EN, tmp_path / "out")
    one, other = (write_parcel(case, _EN, tmp_path / name)[0].read_bytes() for name in ("a.zip", "b.ZIP"))
    assert one == other
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        assert tuple(archive.namelist()) == _NAMES
        assert archive.testzip() is None
        for name in _NAMES:
            assert archive.read(name) == (tmp_path / "out" / name).read_bytes()
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("target", ["out", "out.zip"])
@pytest.mark.parametrize("fault", ["changed", "gone", "stopped"])
def test_parcel__is_written_whole_or_not_at_all(case, target, fault, tmp_path):
    before = {one.name for one in tmp_path.iterdir()}
    expected: type[Exception] = StorageError
    if fault == "changed":
        (tmp_path / "contract.pdf").write_bytes(_PDF.replace(b"42", b"43"))
    elif fault == "gone":
        (tmp_path / "contract.pdf").unlink()
        before.remove("contract.pdf")
    else:
        expected = StoppedError
    with pytest.raises(expected):
        write_parcel(case, _EN, tmp_path / target, lambda composed: fault != "stopped" or composed == 0)
    assert {one.name for one in tmp_path.iterdir()} == before


def test_parcel__tells_every_file_that_is_gone_at_once(case, tmp_path):
    for one in ("contract.pdf", "..\u202efdp.aux CON"):
        (tmp_path / one).unlink()
    with pytest.raises(StorageError) as error:
        write_parcel(case, _EN, tmp_path / "out")
    assert [one.code for one in error.value.problems] == ["ATTACH-001", "ATTACH-001"]


def test_folder__that_holds_something_is_left_alone_and_an_empty_one_is_filled(case, tmp_path):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "note.txt").write_text("mine")
    with pytest.raises(UsageError) as error:
        write_parcel(case, _EN, tmp_path / "full")
    assert error.value.problems[0].code == "PARCEL-001"
    with pytest.raises(UsageError):
        write_parcel(case, _EN, tmp_path / "full" / "note.txt")
    assert [one.name for one in (tmp_path / "full").iterdir()] == ["note.txt"]
    (tmp_path / "empty").mkdir()
    assert len(write_parcel(case, _EN, tmp_path / "empty")) == len(_NAMES)


def test_parcel__for_a_reader_holds_no_file_withheld_from_him_and_numbers_as_his_letter_does(case, tmp_path):
    names = parcel_names(case, Wanted(("en",), "provider"))
    assert not any(one.startswith("enclosure") for one in names), "no enclosure concerns the bank"
    case.answer("documents.d1.not_for", ("consultation",))
    assert sum(one.startswith("enclosure") for one in parcel_names(case, Wanted(("en",)))) > 1
    assert not any(one.startswith("enclosure") for one in parcel_names(case, Wanted(("en",), "consultation")))


def test_parcel__a_final_one_waits_for_a_complete_request(tmp_path):
    case = gapped()
    with pytest.raises(NotCompleteError):
        write_parcel(case, Wanted(("en",), final=True), tmp_path / "out.zip")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_letter__names_file_pages_and_sum_of_each_enclosure_and_a_sheet_covers_it(case, language):
    digest = hashlib.sha256(_PDF).hexdigest()
    letter, sheets = compose_letters(case, Wanted((language,), beside=("sheets",)), language)
    assert digest in write_plain(letter)
    assert len(sheets.annexes) == 9
    text = write_plain(sheets)
    assert text.count(digest) == 2, "in the index and on its sheet"
    assert "contract.pdf" in text
    assert "draft.yaml" not in text
    assert digest not in write_plain(compose_letter(case, language, reader="consultation"))


def test_letter__calls_files_as_they_are_called_in_the_parcel_and_only_the_name_is_an_answer(case):
    from mla_writer.documents.tree import runs_in

    enclosed = [one for one in parcel_names(case, _EN) if one.startswith("enclosure")]
    letter, sheets = compose_letters(case, Wanted(("en",), beside=("sheets",)), "en")
    for name in enclosed:
        assert name in write_plain(letter)
        assert name in write_plain(sheets)
    sums = [one for one in runs_in(letter) if one.text == hashlib.sha256(_PDF).hexdigest()]
    assert [one.source for one in sums] == [""], "a sum is no answer: an edited letter is read back by its sources"
