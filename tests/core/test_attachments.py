"""Attached files: names made safe, pages counted, drafts that read back, files that went or changed told of."""

from __future__ import annotations

import hashlib
import os
import subprocess
import zlib
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from mla_writer.answers.attachment import Attachment, read_attachment, safe_name, written_attachment
from mla_writer.carry import carry
from mla_writer.case import Case
from mla_writer.errors import ProblemsError, StorageError, UsageError
from mla_writer.storage.attached import Watch, look_at
from mla_writer.storage.pdf_pages import pdf_pages
from tests.sample import CONTENT, completed

_SUM = "ab" * 32


# ---- names ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("statement 2023.pdf", "statement 2023.pdf"),
        ("../../etc/passwd", "etc_passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("a\x00b\nc.pdf", "abc.pdf"),
        ("procès-verbal.PDF", "procès-verbal.pdf"),
        ("محضر.pdf", "محضر.pdf"),
        ("证据.docx", "证据.docx"),
        ("report.pdf.", "report.pdf"),
        ("...", "file"),
        ("", "file"),
        ("<script>|?*:.txt", "script.txt"),
        ("x" * 400 + ".pdf", "x" * 60 + ".pdf"),
        ("trailing .pdf", "trailing.pdf"),
        ("no.ending with space", "no.ending with space"),
    ],
)
def test_name__is_one_that_every_system_takes(name, safe):
    assert safe_name(name) == safe


@given(st.text(max_size=300))
def test_name__whatever_it_was__leads_nowhere_and_turns_no_writing(name):
    safe = safe_name(name)
    assert safe
    assert not set(safe) & set('/\\:*?"<>|\x00\n\r\t\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f')
    assert safe not in {".", ".."}
    assert not safe.endswith((" ", "."))
    assert len(f"enclosure-99-{safe}".encode()) < 255
    assert safe_name(safe) == safe


# ---- pages ----------------------------------------------------------------------------------------------------------------


def _pdf(pages: int, *, packed: bool = False) -> bytes:
    kids = " ".join(f"{10 + n} 0 R" for n in range(pages))
    tree = f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>"
    if not packed:
        catalogue = "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        return f"%PDF-1.4\n{catalogue}2 0 obj\n{tree}\nendobj\ntrailer << /Root 1 0 R >>\n".encode()
    catalogue = "<< /Type /Catalog /Pages 2 0 R >>"
    pairs = f"1 0 2 {len(catalogue) + 1} "
    data = zlib.compress(f"{pairs}{catalogue} {tree}".encode())
    head = f"%PDF-1.7\n5 0 obj\n<< /Type /ObjStm /N 2 /First {len(pairs)} /Filter /FlateDecode /Length {len(data)} >>\nstream\n"
    return (
        head.encode()
        + data
        + b"\nendstream\nendobj\n6 0 obj\n<< /Type /XRef /Root 1 0 R >>\nstream\n\nendstream\nendobj\n"
    )


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("pages", [1, 42, 1200])
def test_pages__are_counted_by_the_root_of_the_page_tree(pages, packed):
    assert pdf_pages(_pdf(pages, packed=packed)) == pages


def test_pages__of_a_file_that_was_added_to__are_those_of_its_last_state():
    assert pdf_pages(_pdf(3) + _pdf(5)[9:]) == 5


def test_pages__where_the_count_cannot_be_reached__are_not_guessed():
    whole = _pdf(7)
    for content in (
        b"",
        b"PK\x03\x04",
        whole[9:],
        whole.replace(b"/Root", b"/Boot"),
        whole.replace(b"/Count 7", b""),
        _pdf(7, packed=True)[:120],
    ):
        assert pdf_pages(content) is None


@given(st.binary(max_size=400))
def test_pages__of_anything__never_fail(content):
    found = pdf_pages(b"%PDF-1.7\n" + content + _pdf(2)[9:])
    assert found is None or found > 0


def test_pages__of_a_real_file__are_those_that_poppler_counts(tmp_path):
    (tmp_path / "long.txt").write_text("line\n" * 400)
    home = f"-env:UserInstallation=file://{tmp_path / 'office'}"
    subprocess.run(
        ["soffice", "--headless", home, "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "long.txt"],
        check=True, capture_output=True, timeout=110,
    )  # fmt: skip
    told = subprocess.run(["pdfinfo", tmp_path / "long.pdf"], check=True, capture_output=True, text=True).stdout
    counted = pdf_pages((tmp_path / "long.pdf").read_bytes())
    assert counted is not None
    assert counted > 3
    assert f"Pages:           {counted}\n" in told


# ---- drafts ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("pages", [None, 3])
def test_draft__reads_back_what_it_holds_of_a_file(pages):
    one = Attachment("files/a.pdf", 12, _SUM, pages)
    assert read_attachment(written_attachment(one)) == one


@pytest.mark.parametrize(
    "change",
    [
        {"path": "\\\\evil.example\\share\\x.pdf"}, {"path": "//evil.example/x.pdf"}, {"path": ""}, {"path": "a\x00b"},
        {"sha256": "12"}, {"sha256": _SUM.upper()}, {"size": "-1"}, {"size": "9" * 30}, {"pages": "two"}, {"mode": "x"},
    ],
)  # fmt: skip
def test_draft__a_file_that_is_none_or_lies_elsewhere_is_refused(change):
    with pytest.raises(ValueError):  # noqa: PT011 - what is wrong is the same for the caller
        read_attachment({"path": "a.pdf", "size": "1", "sha256": _SUM, **change})


def test_draft__tells_where_an_attached_file_is_written_wrongly(tmp_path):
    draft = completed().save(tmp_path / "draft.yaml")
    text = draft.read_text(encoding="utf-8").replace("  d1:\n", "  d1:\n    file: a.pdf\n", 1)
    draft.write_text(text, encoding="utf-8")
    with pytest.raises(ProblemsError) as error:
        Case.open(CONTENT, draft)
    assert [one.code for one in error.value.problems] == ["ANSWER-016"]
    assert error.value.problems[0].place.line > 1


def _case(folder: Path) -> Case:
    case = completed()
    case.save(folder / "draft.yaml")
    (folder / "papers").mkdir()
    (folder / "papers" / "contract.pdf").write_bytes(_pdf(42))
    return case


def _found(case: Case) -> list[str]:
    return [one.where for one in case.findings if one.code == "COMP-004"]


def test_attach__keeps_place_size_pages_and_sum_and_reads_back(tmp_path):
    case = _case(tmp_path)
    case.remove("documents.d1.pages")
    attached = case.attach("d1", tmp_path / "papers" / "contract.pdf")
    assert attached == Attachment("papers/contract.pdf", len(_pdf(42)), hashlib.sha256(_pdf(42)).hexdigest(), 42)
    assert str(case.answers.get("documents.d1.pages")) == "42"
    case.save()
    assert Case.open(CONTENT, tmp_path / "draft.yaml").answers.get("documents.d1.file") == attached
    case.undo()
    assert not isinstance(case.answers.get("documents.d1.file"), Attachment)


def test_attach__a_file_on_another_machine__is_refused_since_no_draft_may_hold_it(tmp_path, monkeypatch):
    case = _case(tmp_path)
    monkeypatch.setattr(Path, "resolve", Path.absolute)  # as on Windows, where the name of the machine stays
    with pytest.raises(StorageError) as error:
        case.attach("d1", Path(f"/{tmp_path.parent}") / tmp_path.name / "papers" / "contract.pdf")
    assert [one.code for one in error.value.problems] == ["ATTACH-005"]
    assert "file" not in case.answers.records("documents")["d1"]


def _standing(case: Case) -> str:
    attached = case.answers.get("documents.d1.file")
    assert isinstance(attached, Attachment)
    return Watch().standing(attached, case.folder)


def test_attached_file__of_a_draft_saved_or_carried_to_another_folder__is_found_from_there(tmp_path):
    case = _case(tmp_path)
    case.attach("d1", tmp_path / "papers" / "contract.pdf")
    (tmp_path / "other").mkdir()
    carried = carry(case, "KE").case
    assert _standing(carried) == "there"
    for one, name in ((carried, "carried.yaml"), (case, "copy.yaml")):
        one.save(tmp_path / "other" / name)
        again = Case.open(CONTENT, tmp_path / "other" / name)
        assert _standing(again) == "there"
        again.save(tmp_path / "back.yaml")
        assert str(again.answers.get("documents.d1.file")) == "contract.pdf"
        assert _standing(again) == "there"


def test_attach__leaves_pages_that_are_answered_and_says_so_where_they_differ(tmp_path):
    case = _case(tmp_path)
    case.answer("documents.d1.pages", case.answers.get("documents.d2.pages"))
    case.attach("d1", tmp_path / "papers" / "contract.pdf")
    assert _found(case) == ["documents.d1.pages"]


def test_attach__what_is_not_there_is_told_in_one_line(tmp_path):
    case = _case(tmp_path)
    with pytest.raises(StorageError) as error:
        case.attach("d1", tmp_path / "gone.pdf")
    assert error.value.problems[0].code == "ATTACH-001"
    with pytest.raises(StorageError):
        case.attach("d1", tmp_path)
    with pytest.raises(UsageError):
        case.attach("d99", tmp_path / "papers" / "contract.pdf")


@pytest.mark.skipif(os.name == "nt", reason="named pipes")
def test_look_at__a_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.pdf")
    with pytest.raises(StorageError):
        look_at(tmp_path / "pipe.pdf", tmp_path)
    assert Watch().standing(Attachment("pipe.pdf", 0, _SUM), tmp_path) == "missing"


def test_finding__a_file_that_was_changed_or_is_gone_is_told_of_and_goes_when_it_is_back(tmp_path):
    case = _case(tmp_path)
    file = tmp_path / "papers" / "contract.pdf"
    case.attach("d1", file)
    assert _found(case) == []
    file.write_bytes(_pdf(42).replace(b"42", b"41"))
    assert case.look_at_files()
    assert _found(case) == ["documents.d1.file"]
    file.rename(tmp_path / "elsewhere.pdf")
    assert case.look_at_files()
    assert "is no longer in its folder" in str([one.message.text for one in case.findings if one.code == "COMP-004"])
    file.write_bytes(_pdf(42))
    assert case.look_at_files()
    assert _found(case) == []
    assert not case.look_at_files()
