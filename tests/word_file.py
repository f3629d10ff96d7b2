"""Word files opened for tests: their parts as XML, and whether they are valid."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path

from lxml import etree
from openxml_audit import OpenXmlValidator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part_of(word: bytes, name: str) -> etree._Element:
    """Return a part of a Word file."""
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        return etree.fromstring(package.read(name))


def body_of(word: bytes) -> etree._Element:
    """Return the body of a Word file."""
    return part_of(word, "word/document.xml")[0]


def valid(word: bytes) -> bytes:
    """Return the file; fail where it is not valid."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "letter.docx"
        file.write_bytes(word)
        assert [one.description for one in OpenXmlValidator().validate(str(file)).errors] == []
    return word
