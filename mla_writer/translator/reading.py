"""Reading what came back from a translator, whatever it is written in."""

from __future__ import annotations

from pathlib import Path

from mla_writer.case import Case
from mla_writer.errors import Place, fail
from mla_writer.storage.files import unreadable
from mla_writer.translator.back import Returned
from mla_writer.translator.columns_reading import is_columns, is_package_file, read_columns
from mla_writer.translator.segments import texts_of
from mla_writer.translator.xliff_reading import MOST_BYTES, is_xliff, read_xliff


def content_of(file: Path) -> bytes:
    """Return the bytes of a file, one more than can be read where it is larger; raise StorageError where it cannot be read."""
    try:
        with file.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise unreadable(file, error) from None


def is_translation(content: bytes) -> bool:
    """Whether a file looks like one that a translator sends back."""
    return is_xliff(content) or is_columns(content)


def read_returned(case: Case, content: bytes, file: str) -> Returned:
    """Return the translations in a file for a case; raise ProblemsError where it is none, or cannot be read."""
    if is_xliff(content):
        return read_xliff(content, file)
    if is_package_file(content):
        ids = (path for path, _ in texts_of(case))
        return read_columns(content, file, ids, case.content.catalogues)
    raise fail("TRANS-001", Place(file))
