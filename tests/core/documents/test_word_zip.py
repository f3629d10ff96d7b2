"""The package of a letter: byte for byte what `zipfile` would write."""

from __future__ import annotations

import io
import zipfile

import pytest

from mla_writer.documents.word_zip import packed


def by_zipfile(parts: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            package.writestr(entry, content, compresslevel=3)
    return buffer.getvalue()


@pytest.mark.parametrize("parts", [
    {},
    {"word/document.xml": "é" * 10_000, "word/styles.xml": "<w:styles/>", "word/media/image1.png": bytes(range(256)) * 40},
    {"word/styles.xml": "", "customXml/item1.xml": "كتاب"},
])  # fmt: skip
def test_package__is_what_zipfile_writes_each_time(parts):
    expected = by_zipfile(parts)
    assert packed(parts) == expected
    assert packed(parts) == expected
    with zipfile.ZipFile(io.BytesIO(packed(parts))) as package:
        assert package.testzip() is None
