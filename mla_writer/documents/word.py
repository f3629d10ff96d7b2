"""Writing a letter as a Word file: parts built as text, packed in a fixed order with fixed dates.

The same document gives the same bytes. The package names no author, no program version and no time of its making.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape

from mla_writer.documents.letterhead.model import Letterhead, Page
from mla_writer.documents.letterhead.suited import seal_of, suited
from mla_writer.documents.letterhead.worn import Running, Worn, wear
from mla_writer.documents.tree import Document, Run, Runs
from mla_writer.documents.word_beside import SideBySideBody
from mla_writer.documents.word_body import TEXT_HEIGHT, TEXT_WIDTH, Body
from mla_writer.documents.word_footnotes import SETTINGS as NOTE_SETTINGS, footnotes_xml
from mla_writer.documents.word_origin import ORIGIN_RELATION, ORIGIN_TYPE, origin_parts
from mla_writer.documents.word_styles import (
    NAMESPACES,
    complex_font,
    fonts_xml,
    numbering_xml,
    set_closer,
    styles_xml,
    theme_xml,
)
from mla_writer.documents.word_text import is_east_asian, runs_xml, word_language
from mla_writer.documents.word_watermark import watermark_xml
from mla_writer.documents.word_zip import packed
from mla_writer.translation.locales import direction_of

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
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
_REFERENCES = '<w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>'
_LATER = (
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
"""What a letter with boxes that can be ticked declares: they came with Word 2010, and older programs may pass over them."""
_THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"


@dataclass(frozen=True, slots=True)
class Dress:
    """How a letter is dressed: the parts of a letterhead that it wears, and its page."""

    worn: Worn = field(default_factory=Worn)
    page: Page = field(default_factory=Page)
    has_first_page: bool = False
    has_even_pages: bool = False


_PLAIN = Dress()


def write_word(document: Document, letterhead: Letterhead | None = None, *, for_print: bool = False) -> bytes:
    """Return the bytes of the .docx file for `document`, on the letterhead of an authority where one is given.

    With `for_print` the pages in its table of contents are fields that LibreOffice works out while it makes a PDF.
    """
    if letterhead is None:
        return packed_with(document, _body_of(document, TEXT_WIDTH, for_print=for_print))
    worn = wear(letterhead, document.language, _running(document, letterhead.page.text_width))
    dress = Dress(worn, letterhead.page, letterhead.has_first_page, letterhead.has_even_pages)
    document = suited(document, letterhead)
    return packed_with(
        document,
        _body_of(document, letterhead.page.text_width, letterhead.page.text_height, for_print=for_print),
        dress,
    )


def _body_of(document: Document, width: int, height: int = TEXT_HEIGHT, *, for_print: bool) -> Body:
    """Return what writes the blocks: in one language, or in two columns."""
    if document.beside is not None:
        return SideBySideBody(document, width, for_print=for_print)
    return Body(document, width, height, for_print=for_print)


def packed_with(document: Document, body: Body, dress: Dress = _PLAIN) -> bytes:
    """Return the bytes of the .docx file for `document`, its blocks and its header written by `body`."""
    content, worn = body.xml(), dress.worn
    notes = body.notes
    types, relations = _content_types(has_notes=bool(notes)), _document_relations(has_notes=bool(notes))
    parts: dict[str, str | bytes] = {}
    if document.origin is not None:
        parts |= origin_parts(document, content)
        types = types.replace("</Types>", f"{ORIGIN_TYPE}</Types>")
        relations = relations.replace("</Relationships>", f"{ORIGIN_RELATION}</Relationships>")
    if notes:
        parts["word/footnotes.xml"] = footnotes_xml(notes, is_rtl=direction_of(document.language) == "rtl")
    whole = f"<w:body>{content}{_section(document, dress)}</w:body>"
    first = {
        "[Content_Types].xml": types.replace("<Override", f"{worn.types}<Override", 1),
        "_rels/.rels": _package_relations(),
        "docProps/core.xml": _properties(document),
        "word/document.xml": f"{_HEAD}<w:document {NAMESPACES}{_LATER if '<w14:' in content else ''}>{whole}</w:document>",
        "word/_rels/document.xml.rels": relations.replace("</", f"{worn.relations}</", 1),
        "word/styles.xml": styles_xml(_styled_for(document), in_columns=document.beside is not None),
        "word/numbering.xml": numbering_xml(document.language, body.lists, document.digits),
        "word/settings.xml": _settings(document, has_even_pages=dress.has_even_pages, has_notes=bool(notes)),
        "word/header1.xml": _header(document, body),
        "word/footer1.xml": _footer(document),
        "word/fontTable.xml": fonts_xml(_styled_for(document)),
        "word/theme1.xml": theme_xml(),
    }
    every = {**first, **parts, **worn.parts}
    if document.close_set:
        is_rtl = direction_of(document.language) == "rtl"
        every["word/styles.xml"] = set_closer(str(every["word/styles.xml"]), is_rtl=is_rtl)
    return packed(every)


def _styled_for(document: Document) -> str:
    """Return the language whose fonts serve the whole letter: the right-to-left one, where there is one."""
    return next((one.language for one in document.sides if direction_of(one.language) == "rtl"), document.language)


def _running(document: Document, width: int) -> Running:
    """Return what stands on every page of a letter, for a letterhead with text of a width."""
    seal = runs_xml(seal_of(document), document.language)
    marks, reference = _marks(document), _reference(document)
    return Running(
        reference=reference,
        marks=marks,
        seal=seal,
        reference_paragraph=_plain_paragraph("Header", reference, document) if reference else "",
        marks_paragraph=_plain_paragraph("HeaderMark", marks, document) if marks else "",
        pages_paragraph=_plain_paragraph("Footer", _pages(document), document),
        column_heads=SideBySideBody(document, width).column_heads() if document.beside is not None else "",
    )


def _section(document: Document, dress: Dress) -> str:
    page = dress.page
    bidi = "<w:bidi/>" if direction_of(document.language) == "rtl" else ""
    first = "<w:titlePg/>" if dress.has_first_page else ""
    orientation = ' w:orient="landscape"' if page.is_landscape else ""
    references = dress.worn.references or _REFERENCES
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{page.width}" w:h="{page.height}"{orientation}/><w:pgMar w:top="{page.top}" '
        f'w:right="{page.right}" w:bottom="{page.bottom}" w:left="{page.left}" w:header="{page.header}" '
        f'w:footer="{page.footer}" w:gutter="{page.gutter}"/>{first}{bidi}</w:sectPr>'
    )


def _header(document: Document, body: Body) -> str:
    """The reference and case on every page, above them the marks: confidential, draft."""
    marked = ((one, _marks(one)) for one in document.sides)
    first = "".join(_plain_paragraph("HeaderMark", marks, one) for one, marks in marked if marks)
    reference = _plain_paragraph("Header", _reference(document, body.header_runs), document)
    heads = body.column_heads() if isinstance(body, SideBySideBody) else ""
    return f"{_HEAD}<w:hdr {NAMESPACES}>{first}{reference}{heads}</w:hdr>"


def _marks(document: Document) -> str:
    """The marks of a page; behind them, across the whole page, the word on a draft."""
    marks = " – ".join(one for one in (document.marking, document.draft) if one)
    word, language = document.watermark, document.language
    across = watermark_xml(word, complex_font(language)) if word else ""
    return across + runs_xml((Run(marks, language),), language)


def _reference(document: Document, write: Callable[[Runs], str] | None = None) -> str:
    language = document.language
    pieces: list[str] = []
    for number, runs in enumerate(document.header):
        if number:
            pieces.append(runs_xml((Run(" · ", language),), language))
        pieces.append(write(runs) if write is not None else runs_xml(runs, language))
    return "".join(pieces)


def _footer(document: Document) -> str:
    pages = (_plain_paragraph("Footer", _pages(one), one) for one in document.sides)
    return f"{_HEAD}<w:ftr {NAMESPACES}>{''.join(pages)}</w:ftr>"


def _pages(document: Document) -> str:
    """Page X of Y, with a cached result in each field: without one Word offers to repair the file."""
    language = document.language
    pieces = []
    for piece in _split_pattern(document.page_of):
        if piece in {"{page}", "{pages}"}:
            field = "PAGE" if piece == "{page}" else "NUMPAGES"
            pieces.append(_field(field, language))
        elif piece:
            pieces.append(runs_xml((Run(piece, language),), language))
    return "".join(pieces)


def _split_pattern(pattern: str) -> list[str]:
    return pattern.replace("{page}", "\x00{page}\x00").replace("{pages}", "\x00{pages}\x00").split("\x00")


def _field(name: str, language: str) -> str:
    """Return a field, each of its runs with the properties of its result, language and all: Word takes those when it counts."""
    result = runs_xml((Run("1", language),), language)
    properties = result[result.index("<w:rPr>") : result.index("</w:rPr>")] + "</w:rPr>"
    char = f'<w:r>{properties}<w:fldChar w:fldCharType="{{0}}"/></w:r>'
    return (
        f"{char.format('begin')}<w:r>{properties}"
        f'<w:instrText xml:space="preserve"> {name} </w:instrText></w:r>{char.format("separate")}{result}{char.format("end")}'
    )


def _plain_paragraph(style: str, content: str, document: Document) -> str:
    bidi = "<w:bidi/>" if direction_of(document.language) == "rtl" else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{bidi}</w:pPr>{content}</w:p>'


def _settings(document: Document, *, has_even_pages: bool, has_notes: bool) -> str:
    tag = word_language(document.language)
    script = (
        "bidi" if direction_of(document.language) == "rtl" else "eastAsia" if is_east_asian(document.language) else ""
    )
    theme = f'<w:themeFontLang w:val="en-GB" w:{script}="{tag}"/>' if script else f'<w:themeFontLang w:val="{tag}"/>'
    return (
        f"{_HEAD}<w:settings {NAMESPACES}><w:removePersonalInformation/><w:removeDateAndTime/>"
        f'<w:defaultTabStop w:val="567"/>{"<w:evenAndOddHeaders/>" if has_even_pages else ""}'
        f'<w:characterSpacingControl w:val="doNotCompress"/>{NOTE_SETTINGS if has_notes else ""}'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f"{theme}</w:settings>"
    )


def _properties(document: Document) -> str:
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(document.title, quote=False)}</dc:title><dc:language>{word_language(document.language)}</dc:language></cp:coreProperties>"
    )


def _parts(*, has_notes: bool) -> dict[str, str]:
    return {**_PARTS, **({"footnotes": "footnotes"} if has_notes else {})}


@lru_cache(maxsize=2)
def _content_types(*, has_notes: bool) -> str:
    overrides = "".join(
        f'<Override PartName="/word/{file}.xml" ContentType="{_THEME_TYPE if kind == "theme" else f"{_TYPES}.{kind}+xml"}"/>'
        for file, kind in _parts(has_notes=has_notes).items()
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


@lru_cache(maxsize=2)
def _document_relations(*, has_notes: bool) -> str:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATIONS}/{kind}" Target="{file}.xml"/>'
        for number, (file, kind) in enumerate(_parts(has_notes=has_notes).items(), 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'
