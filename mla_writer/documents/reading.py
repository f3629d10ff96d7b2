"""Reading a Word letter back: whether the file is whole, and the words in it."""

from __future__ import annotations

import html
import io
import re
import zipfile

_RUN = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_BODY = "word/document.xml"


def word_text(content: bytes) -> str:
    """Return the words of the body of a Word file in one line; an empty text where the file is not whole."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if archive.testzip() is not None:
                return ""
            body = archive.read(_BODY).decode("utf-8")
    except (zipfile.BadZipFile, KeyError, UnicodeDecodeError):
        return ""
    return html.unescape("".join(_RUN.findall(body.replace("<w:noBreakHyphen/>", "<w:t>-</w:t>"))))
