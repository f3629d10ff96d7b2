"""The parcel: letters, what goes beside them and the attached files, in one folder or zip, whole or not at all.

Each file is read once: its sum is taken while it is copied, and must be the one that the letters name. Names in the parcel
are the program's own: a number, and of the file's name what every system takes. The same parcel gives the same bytes.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Protocol

from mla_writer.answers.attachment import Attachment
from mla_writer.case import Case
from mla_writer.documents.beside import BESIDE, Beside, goes_with
from mla_writer.documents.numbering import Numbering
from mla_writer.errors import Place, Problem, StorageError, UsageError
from mla_writer.letters import Wanted, addressed_to, always, away_from, compose_all, file_names, without_empty
from mla_writer.storage.attached import file_of, pieces
from mla_writer.storage.files import new_part, told_of

SUMS = "SHA256SUMS"
"""The list of all sums, as the program sha256sum writes and checks it."""
ALWAYS: tuple[Beside, ...] = ("cover", "sheets")
"""What is in every parcel beside each letter."""
_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Enclosed:
    """One attached file: the document it belongs to, its number, where it lies, and its name in the parcel."""

    document: str
    number: int
    attachment: Attachment
    file: Path

    @property
    def name(self) -> str:
        """The name in the parcel."""
        return self.attachment.enclosed_as(self.number)


def in_parcel(wanted: Wanted) -> Wanted:
    """Return what is written for a parcel: the covering note and the cover sheets are always in it."""
    beside = tuple(one for one in BESIDE if one in wanted.beside or (one in ALWAYS and goes_with(one, wanted.reader)))
    return replace(wanted, beside=beside)


def enclosed_files(case: Case, wanted: Wanted) -> tuple[Enclosed, ...]:
    """Return the attached files that the reader gets, numbered as in the letter; a consultation has none."""
    if wanted.reader == "consultation":
        return ()
    case = addressed_to(case, wanted)
    records = case.answers.records("documents")
    found = []
    for number, key in enumerate(Numbering(case.answers, away_from(case, wanted.reader)).enclosures, 1):
        attachment = records[key].get("file")
        if isinstance(attachment, Attachment) and not case.live.is_hidden(f"documents.{key}.file"):
            found.append(Enclosed(key, number, attachment, file_of(attachment, case.folder)))
    return tuple(found)


def parcel_names(case: Case, wanted: Wanted) -> tuple[str, ...]:
    """Return the names of all files in the parcel."""
    return (
        *file_names(without_empty(case, in_parcel(wanted))),
        *(one.name for one in enclosed_files(case, wanted)),
        SUMS,
    )


def letter_sums(target: Path, wanted: Wanted) -> Mapping[str, str]:
    """Return the SHA-256 of each letter, and of what goes beside it, in a parcel that was written to `target`, by its name."""
    if target.suffix.lower() == ".zip":
        with zipfile.ZipFile(target) as parcel:
            listed = parcel.read(SUMS).decode("utf-8")
    else:
        listed = (target / SUMS).read_text(encoding="utf-8")
    letters = file_names(in_parcel(wanted))
    told = (line.split("  ", 1) for line in listed.splitlines())
    return {name: digest for digest, name in told if name in letters}


def write_parcel(case: Case, wanted: Wanted, target: Path, go_on: Callable[[int], bool] = always) -> tuple[Path, ...]:
    """Write the parcel to `target`, a zip where its name ends so, else a new or empty folder; return the files or the zip.

    Raise as `write_letters` does; StorageError where an attached file is gone or is another one, UsageError for a folder that
    holds something. `go_on` is told how many letters are composed, and may stop the writing: StoppedError.
    """
    wanted = in_parcel(wanted)
    is_zip = target.suffix.lower() == ".zip"
    if not is_zip:
        _expect_room(target)
    _expect_all_there(enclosed_files(case, wanted))
    wanted = without_empty(case, wanted)
    letters = dict(zip(file_names(wanted), compose_all(case, wanted, go_on), strict=True))
    with told_of(target), (_Zip if is_zip else _Folder).made(target) as parcel:
        sums = {name: _put(parcel, name, iter((content,))) for name, content in letters.items()}
        for one in enclosed_files(case, wanted):
            sums[one.name] = _put(parcel, one.name, pieces(one.file))
            if sums[one.name] != one.attachment.sha256:
                raise StorageError([_changed(case, one)])
        listed = "".join(f"{digest}  {name}\n" for name, digest in sums.items())
        _put(parcel, SUMS, iter((listed.encode("utf-8"),)))
    return (target,) if is_zip else tuple(target / name for name in (*sums, SUMS))


def _expect_room(target: Path) -> None:
    if target.is_dir() and any(target.iterdir()):
        raise UsageError([Problem("PARCEL-001", Place(str(target)), {})])
    if target.exists() and not target.is_dir():
        raise UsageError([Problem("PARCEL-002", Place(str(target)), {})])


def _expect_all_there(files: tuple[Enclosed, ...]) -> None:
    """Raise StorageError with every file that is gone, so that all are looked for in one round."""
    gone = [Problem("ATTACH-001", Place(str(one.file)), {}) for one in files if not one.file.is_file()]
    if gone:
        raise StorageError(gone)


def _changed(case: Case, one: Enclosed) -> Problem:
    title = str(case.answers.get(f"documents.{one.document}.title"))
    return Problem("ATTACH-003", Place(str(one.file)), {"document": title})


# ---- writing it -----------------------------------------------------------------------------------------------------------


class _Target(Protocol):
    def opened(self, name: str) -> contextlib.AbstractContextManager[IO[bytes]]: ...


def _put(parcel: _Target, name: str, content: Iterator[bytes]) -> str:
    """Write one file into the parcel and return its sum."""
    digest = hashlib.sha256()
    with parcel.opened(name) as file:
        for piece in content:
            digest.update(piece)
            file.write(piece)
    return digest.hexdigest()


@dataclass(slots=True)
class _Zip:
    """A zip that is being written beside its name; it takes the name once it is whole."""

    archive: zipfile.ZipFile

    @classmethod
    @contextlib.contextmanager
    def made(cls, target: Path) -> Iterator[_Zip]:
        handle, temporary = new_part(target)
        try:
            with os.fdopen(handle, "wb") as file:
                with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
                    yield cls(archive)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise

    def opened(self, name: str) -> contextlib.AbstractContextManager[IO[bytes]]:
        """Return a file in the zip, with a fixed date and no word on the machine it was made on."""
        entry = zipfile.ZipInfo(name, _DATE)
        entry.create_system = 3
        entry.external_attr = 0o100644 << 16
        return self.archive.open(entry, "w", force_zip64=True)


@dataclass(slots=True)
class _Folder:
    """A folder that is being filled beside its name; it takes the name once everything is in it."""

    folder: Path

    @classmethod
    @contextlib.contextmanager
    def made(cls, target: Path) -> Iterator[_Folder]:
        temporary = Path(tempfile.mkdtemp(prefix=".parcel.", suffix=".part", dir=target.parent))
        try:
            yield cls(temporary)
            temporary.chmod(0o755)
            if target.is_dir():
                target.rmdir()
            temporary.replace(target)
        except BaseException:
            shutil.rmtree(temporary, ignore_errors=True)
            raise

    @contextlib.contextmanager
    def opened(self, name: str) -> Iterator[IO[bytes]]:
        """Yield a file in the folder; it is on the disk when it is closed."""
        with (self.folder / name).open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
