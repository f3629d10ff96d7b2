"""Writing a letter as a Word file: parts built as text, packed in a fixed order with fixed dates.

The same document gives the same bytes. The package names no author, no program version and no time of its making.
"""

from __future__ import annotations

import io
import zipfile
from functools import lru_cache
from html import escape

from mla_writer.documents.tree import Document, Run
from mla_writer.documents.word_body import Body
from mla_writer.documents.word_styles import LATIN, NAMESPACES, complex_font, numbering_xml, styles_xml
from mla_writer.documents.word_text import runs_xml, word_language
from mla_writer.documents.word_theme import font_table_xml, theme_xml
from mla_writer.translation.locales import direction_of

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PARTS = {
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "header1": "header",
    "footer1": "footer",
    "fontTable": "fontTable",
    "theme1": "theme",
}
_THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"


def write_word(document: Document) -> bytes:
    """Return the bytes of the .docx file for `document`."""
    body = Body(document)
    content = body.xml()
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _package_relations(),
        "docProps/core.xml": _properties(document),
        "word/document.xml": f"{_HEAD}<w:document {NAMESPACES}><w:body>{content}{_section(document)}</w:body></w:document>",
        "word/_rels/document.xml.rels": _document_relations(),
        "word/styles.xml": styles_xml(document.language),
        "word/numbering.xml": numbering_xml(document.language, body.lists),
        "word/settings.xml": _settings(document),
        "word/header1.xml": _header(document),
        "word/footer1.xml": _footer(document),
        "word/fontTable.xml": font_table_xml(
            tuple(dict.fromkeys((LATIN, complex_font(document.language)))), NAMESPACES
        ),
        "word/theme1.xml": theme_xml(LATIN),
    }
    return _packed(parts)


def _packed(parts: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, _FIXED_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            package.writestr(entry, text.encode("utf-8"))
    return buffer.getvalue()


def _section(document: Document) -> str:
    bidi = "<w:bidi/>" if direction_of(document.language) == "rtl" else ""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1758" w:right="1418" w:bottom="1418" w:left="1418" w:header="624" '
        f'w:footer="624" w:gutter="0"/>{bidi}</w:sectPr>'
    )


def _header(document: Document) -> str:
    """The reference and case on every page, above them the marks: confidential, draft."""
    language = document.language
    pieces: list[str] = []
    for number, runs in enumerate(document.header):
        if number:
            pieces.append(runs_xml((Run(" · ", language),), language))
        pieces.append(runs_xml(runs, language))
    marks = " – ".join(one for one in (document.marking, document.draft) if one)
    marked = runs_xml((Run(marks, language),), language)
    first = _plain_paragraph("HeaderMark", marked, document) if marks else ""
    return f"{_HEAD}<w:hdr {NAMESPACES}>{first}{_plain_paragraph('Header', ''.join(pieces), document)}</w:hdr>"


def _footer(document: Document) -> str:
    """Page X of Y, with a cached result in each field: without one Word offers to repair the file."""
    language = document.language
    pieces = []
    for piece in _split_pattern(document.page_of):
        if piece in {"{page}", "{pages}"}:
            field = "PAGE" if piece == "{page}" else "NUMPAGES"
            pieces.append(_field(field))
        elif piece:
            pieces.append(runs_xml((Run(piece, language),), language))
    return f"{_HEAD}<w:ftr {NAMESPACES}>{_plain_paragraph('Footer', ''.join(pieces), document)}</w:ftr>"


def _split_pattern(pattern: str) -> list[str]:
    return pattern.replace("{page}", "\x00{page}\x00").replace("{pages}", "\x00{pages}\x00").split("\x00")


def _field(name: str) -> str:
    char = '<w:r><w:fldChar w:fldCharType="{0}"/></w:r>'
    return (
        f'{char.format("begin")}<w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r>{char.format("separate")}'
        f"<w:r><w:t>1</w:t></w:r>{char.format('end')}"
    )


def _plain_paragraph(style: str, content: str, document: Document) -> str:
    bidi = "<w:bidi/>" if direction_of(document.language) == "rtl" else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{bidi}</w:pPr>{content}</w:p>'


def _settings(document: Document) -> str:
    tag = word_language(document.language)
    theme = (
        f'<w:themeFontLang w:val="en-GB" w:bidi="{tag}"/>'
        if direction_of(document.language) == "rtl"
        else f'<w:themeFontLang w:val="{tag}"/>'
    )
    return (
        f"{_HEAD}<w:settings {NAMESPACES}><w:removePersonalInformation/><w:removeDateAndTime/>"
        '<w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f"{theme}</w:settings>"
    )


def _properties(document: Document) -> str:
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(document.title, quote=False)}</dc:title><dc:language>{word_language(document.language)}</dc:language></cp:coreProperties>"
    )


@lru_cache(maxsize=1)
def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{file}.xml" ContentType="{_THEME_TYPE if kind == "theme" else f"{_TYPES}.{kind}+xml"}"/>'
        for file, kind in _PARTS.items()
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{_TYPES}.document.main+xml"/>'
        f'{overrides}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


@lru_cache(maxsize=1)
def _package_relations() -> str:
    return (
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>'
    )


@lru_cache(maxsize=1)
def _document_relations() -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATIONS}/{kind}" Target="{file}.xml"/>'
        for number, (file, kind) in enumerate(_PARTS.items(), 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'
