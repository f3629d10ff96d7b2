"""All that stands in the file of a letter, for tests that look for what must not be there."""

from __future__ import annotations

import io
import re
import zipfile

from mla_writer.documents.tree import Document
from mla_writer.letters import Format, written_as


def everything(letter: Document, format_: Format) -> str:
    """Return all that stands in a file: every part of the package, properties and attributes too, and its text without marks."""
    content = written_as(letter, format_)
    if format_ != "docx":
        return content.decode("utf-8")
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = [package.read(one).decode("utf-8") for one in package.namelist()]
        names = package.namelist()
    return "\n".join(
        (*names, *parts, *(re.sub(r"<[^>]+>", "", one.replace("<w:noBreakHyphen/>", "-")) for one in parts))
    ).replace("\u00a0", " ")
