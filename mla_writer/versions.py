"""Final versions of a request: kept when final letters are written, written again byte by byte, told by their sums.

A version holds the answers as they were; the packs of that day are among the copies that are kept (`storage.kept_packs`), and
forms and catalogues are the program's. Whether what is written again is the same is never promised, but compared.
"""

from __future__ import annotations

import contextlib
import hashlib
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from mla_writer import __version__
from mla_writer.answers.draft import Draft
from mla_writer.answers.frozen import FinalLetters, FinalVersion
from mla_writer.case import Case
from mla_writer.conditions.values import Day
from mla_writer.content import Content
from mla_writer.documents.beside import BESIDE
from mla_writer.documents.letterhead.model import Letterhead
from mla_writer.errors import Place, Problem, ProgramError, StorageError, UsageError
from mla_writer.letters import Wanted, letterhead_of_office, write_again, write_letters
from mla_writer.storage.drafts import draft_text, open_text, read_draft
from mla_writer.storage.files import storage_error, unreadable, write_all
from mla_writer.storage.frozen import packed, unpacked
from mla_writer.storage.kept_packs import keep_pack, kept_pack
from mla_writer.storage.parts import is_number
from mla_writer.translation.message import Message, N_

_PROGRAM = N_("Version {number} was written with program {then}; this is {now}.")
_PACKS = N_("The packs it was written with are not kept here: {states}.")
_PAPER = N_("It was written on a letterhead that your office no longer uses.")
_BESIDE, _BILINGUAL, _LETTERHEAD, _RECIPIENT = "beside", "bilingual", "letterhead", "recipient"
_RETURNABLE = "returnable"
_BESIDES = N_("Forms, treaties or translations of this program have changed since.")


@dataclass(frozen=True, slots=True)
class Again:
    """A file of a version written again: its name, its SHA-256 then and now (empty where it was not written at that time)."""

    name: str
    then: str
    now: str

    @property
    def is_same(self) -> bool:
        """Whether both are the same, byte by byte."""
        return self.then == self.now


def makes_version(wanted: Wanted) -> bool:
    """Whether these letters make a version: final ones do that are sent to somebody."""
    return wanted.final and wanted.reader not in {"consultation", "internal"}


def write_final(case: Case, wanted: Wanted, output: Path, by: str = "") -> tuple[Path, ...]:
    """Write final letters as `write_letters` does, keep the version in the draft and save it; return the files.

    Raise StorageError, which says that the letters were written, where the draft cannot be saved.
    """
    files = write_letters(case, wanted, output)
    keep_final(case, wanted, sums_of(files), by)
    return files


def keep_final(case: Case, wanted: Wanted, sums: Mapping[str, str], by: str) -> None:
    """Keep the version of final letters that were written, by name and sum, in the draft and save it.

    Raise StorageError, which says that the letters were written, where the draft cannot be saved.
    """
    case.record_version(version_of_now(case, wanted, sums, by))
    case.record_export(wanted.languages, tuple(sums), reader=wanted.reader, final=True)
    try:
        case.save()
    except StorageError as error:
        raise StorageError([*error.problems, Problem("LETTER-004", error.problems[0].place, {})]) from error


def sums_of(files: Iterable[Path]) -> Mapping[str, str]:
    """Return the SHA-256 of each file by its name; raise StorageError where one cannot be read."""
    return {file.name: sum_of(file) for file in files}


def sum_of(file: Path) -> str:
    """Return the SHA-256 of a file; raise StorageError where it cannot be read."""
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError as error:
        raise unreadable(file, error) from error


def version_of_now(case: Case, wanted: Wanted, sums: Mapping[str, str], by: str) -> FinalVersion:
    """Return the version to be kept of final letters written just now, with a copy of the packs kept beside."""
    packs = case.packs_used
    for code, mark in packs.items():
        keep_pack(code, mark, case.content.packs.file_of(code))
    told = (str(case.today), by, wanted.reader, wanted.format, wanted.languages)
    letters = FinalLetters(*told, files=dict(sums), ways=ways_of(wanted))
    return FinalVersion(
        number=1,
        answers=case.fingerprint,
        dated=str(case.request_date),
        program=__version__,
        forms=case.stamped().forms,
        packs=packs,
        content=packed(draft_text(Draft(case.answers))),
        letters=(letters,),
    )


def ways_of(wanted: Wanted) -> tuple[str, ...]:
    """Return how letters are written besides reader, format and languages, as it is kept."""
    contents = {True: ("contents",), False: ("no_contents",), None: ()}[wanted.contents]
    return (
        *contents,
        *(("footnotes",) if wanted.footnotes else ()),
        *(f"{_BESIDE} {one}" for one in wanted.beside),
        *((f"{_BILINGUAL} {wanted.bilingual}",) if wanted.bilingual else ()),
        *((f"{_RECIPIENT} {wanted.recipient}",) if wanted.recipient else ()),
        *((_RETURNABLE,) if wanted.returnable else ()),
        *((f"{_LETTERHEAD} {wanted.letterhead.sum}",) if wanted.letterhead is not None else ()),
    )


def _wanted_again(letters: FinalLetters, letterhead: Letterhead | None) -> Wanted:
    """Return what is wanted so that the letters are written as they were; on `letterhead` if they were on that."""
    told = [one.partition(" ")[::2] for one in letters.ways]
    marks = {key for key, value in told if not value}
    return Wanted(
        letters.languages,
        letters.reader,  # type: ignore[arg-type] # as it was chosen
        letters.format,  # type: ignore[arg-type] # as it was chosen
        final=True,
        beside=tuple(one for one in BESIDE if (_BESIDE, one) in told),
        letterhead=letterhead if letterhead is not None and (_LETTERHEAD, letterhead.sum) in told else None,
        contents=True if "contents" in marks else False if "no_contents" in marks else None,
        footnotes="footnotes" in marks,
        returnable=_RETURNABLE in marks,
        bilingual=next((value for key, value in told if key == _BILINGUAL), ""),
        recipient=next((int(value) for key, value in told if key == _RECIPIENT and is_number(value)), 0),
    )


def changed_since(case: Case) -> FinalVersion | None:
    """Return the last final version where the answers are others now; None where they are the same, or none was written."""
    last = case.draft.versions[-1] if case.draft.versions else None
    return last if last is not None and last.answers != case.fingerprint else None


def version_called(case: Case, number: int) -> FinalVersion:
    """Return the version with a number; raise UsageError where there is none."""
    found = next((one for one in case.draft.versions if one.number == number), None)
    if found is not None:
        return found
    known = ", ".join(str(one.number) for one in case.draft.versions)
    place = Place(str(case.path or ""))
    code = "VERSION-001" if known else "VERSION-004"
    raise UsageError([Problem(code, place, {"number": number, "known": known})])


def version_of(case: Case, sum_: str) -> tuple[FinalVersion, FinalLetters] | None:
    """Return the version, and the letters of it, to which the file with this SHA-256 belongs; the latest that holds it."""
    found = (
        (version, letters)
        for version in reversed(case.draft.versions)
        for letters in version.letters
        if sum_ in letters.files.values()
    )
    return next(found, None)


def case_of(case: Case, version: FinalVersion) -> Case:
    """Return the case as it was when `version` was written, to look at; raise ProblemsError where it cannot be read."""
    content = _content_of(case, version)
    opened = open_text(unpacked(version, str(case.path or "")), case.path or Path())
    root = content.root_for(opened.requested(), opened.requesting(), opened.data)
    draft, _ = read_draft(opened, root, content.vocabulary)
    return Case(content, draft, case.path, Day.parse(version.dated))


def _content_of(case: Case, version: FinalVersion) -> Content:
    """Return the content with the packs of that time, as far as they are kept here."""
    content = case.content
    for code, mark in version.packs.items():
        file = kept_pack(code, mark)
        try:
            content = content.with_pack(content.packs.read(file)) if file is not None else content
        except ProgramError:  # a pack that this program cannot read any more: the sums will tell
            continue
    return content


def write_version(case: Case, version: FinalVersion, folder: Path) -> tuple[Again, ...]:
    """Write the letters of a version again into a folder that exists; return what came of each file.

    A file of that name with other bytes is never replaced: then nothing is written, and StorageError raised.
    """
    if not folder.is_dir():
        raise StorageError([Problem("FILE-001", Place(str(folder)), {})])
    then = case_of(case, version)
    made: dict[str, bytes] = {}
    for one in version.letters:
        with _beside(folder) as aside:
            files = write_again(then, _wanted_again(one, letterhead_of_office(case)), aside)
            made |= {name: file.read_bytes() for name, file in zip(_names(one, files), files, strict=True)}
    taken = [name for name, content in made.items() if _is_other(folder / name, content)]
    if taken:
        raise StorageError([Problem("VERSION-002", Place(str(folder / name)), {}) for name in taken])
    write_all({folder / name: content for name, content in made.items()})
    now = {name: hashlib.sha256(content).hexdigest() for name, content in made.items()}
    return tuple(Again(name, version.files.get(name, ""), now.get(name, "")) for name in sorted({*version.files, *now}))


def _names(letters: FinalLetters, again: tuple[Path, ...]) -> tuple[str, ...]:
    """Return what the files that were written again are called: a single letter as it was, which can have any name."""
    is_single = len(letters.files) == len(again) == 1
    return tuple(letters.files) if is_single else tuple(one.name for one in again)


def why_other(case: Case, version: FinalVersion) -> tuple[Message, ...]:
    """Return what is known of why a version is not the same when it is written again."""
    reasons = []
    if version.program != __version__:
        reasons.append(Message(_PROGRAM, {"number": version.number, "then": version.program, "now": __version__}))
    present = letterhead_of_office(case)
    own = f"{_LETTERHEAD} {present.sum}" if present is not None else ""
    if any(way.startswith(f"{_LETTERHEAD} ") and way != own for one in version.letters for way in one.ways):
        reasons.append(Message(_PAPER))
    gone = _packs_gone(case, version)
    if gone:
        reasons.append(Message(_PACKS, {"states": ", ".join(gone)}))
    return tuple(reasons) or (Message(_BESIDES),)


def _packs_gone(case: Case, version: FinalVersion) -> tuple[str, ...]:
    """Return the States whose packs of that time are neither kept here nor those of today."""
    today = {code: case.content.pack(code) for code in version.packs}
    marks = {code: case.content.packs.mark_of(one) for code, one in today.items() if one is not None}
    others = (code for code, mark in version.packs.items() if code not in marks or not mark.is_same(marks[code]))
    return tuple(code for code in others if kept_pack(code, version.packs[code]) is None)


@contextlib.contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """Give a folder within `folder`, hidden and empty, which is gone at the end."""
    try:
        with tempfile.TemporaryDirectory(prefix=".mla-", dir=folder) as name:
            yield Path(name)
    except OSError as error:
        raise storage_error(folder, error) from error


def _is_other(file: Path, content: bytes) -> bool:
    """Whether something else than `content` is at the place of `file`."""
    return file.exists() and not (file.is_file() and file.read_bytes() == content)
