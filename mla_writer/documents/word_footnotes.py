"""Footnotes in Word: the part that holds them, with the two lines that separate them from the text."""

from __future__ import annotations

from collections.abc import Sequence

from mla_writer.documents.word_styles import NAMESPACES

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LINES = ((-1, "separator"), (0, "continuationSeparator"))
SETTINGS = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
"""What the settings say of the two lines."""
_MARK = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>{0}</w:r>'


def reference(number: int) -> str:
    """Return the mark in the text of footnote `number`."""
    return _MARK.format(f'<w:footnoteReference w:id="{number}"/>')


def footnotes_xml(notes: Sequence[str], *, is_rtl: bool) -> str:
    """Return footnotes.xml for notes of which the runs are given, numbered from 1."""
    bidi = "<w:bidi/>" if is_rtl else ""
    lines = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteSeparator"/>{bidi}</w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for number, kind in _LINES
    )
    head = f'<w:pPr><w:pStyle w:val="FootnoteText"/>{bidi}</w:pPr>{_MARK.format("<w:footnoteRef/>")}<w:r><w:tab/></w:r>'
    own = "".join(
        f'<w:footnote w:id="{number}"><w:p>{head}{runs}</w:p></w:footnote>' for number, runs in enumerate(notes, 1)
    )
    return f"{_HEAD}<w:footnotes {NAMESPACES}>{lines}{own}</w:footnotes>"
