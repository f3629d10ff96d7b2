"""Letterheads for tests, written by hand as Word and LibreOffice write them; a small picture, and a zip of any parts."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Mapping
from string import digits

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DRAWING = (
    f'{W} xmlns:r="{R}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" mc:Ignorable="w14"'
)
Parts = Mapping[str, str | bytes]


def png(width: int = 40, height: int = 40, *, said: bytes = b"Author\x00Okello of the ministry") -> bytes:
    """A blue square that tells who drew it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\x00" + b"\x1f\x4e\x79" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        chunk(kind, data)
        for kind, data in ((b"IHDR", head), (b"tEXt", said), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    )


def zipped(parts: Parts) -> bytes:
    """The parts as a zip."""
    whole = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as package:
        warnings.simplefilter("ignore")
        for name, content in parts.items():
            package.writestr(name, content)
    return whole.getvalue()


def relations(*rows: tuple[str, str, str]) -> str:
    """Relations of a part: id, kind, target; what begins with http lies outside."""
    mode = ' TargetMode="External"'
    made = "".join(
        f'<Relationship Id="{id_}" Type="{R}/{kind}" Target="{target}"{mode if target.startswith(("http", "file")) else ""}/>'
        for id_, kind, target in rows
    )
    return f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}/relationships">{made}</Relationships>'


def types(*names: str, main: str = f"{WORD}.document.main+xml") -> str:
    """The kinds of content of a package."""
    parts = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORD}.{name.rstrip(digits)}+xml"/>' for name in names
    )
    return (
        f'<?xml version="1.0"?><Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        'ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/>{parts}</Types>'
    )


def picture(key: str = "rId1", told: str = "Arms of the Republic of Uganda") -> str:
    """An inline picture as Word writes it, with a link on it and the name of the file on somebody's disk."""
    return (
        '<w:r><w:rPr><w:noProof/></w:rPr><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="720000" '
        f'cy="720000"/><wp:docPr id="1" name="C:\\Users\\okello\\arms.png" descr="{told}"><a:hlinkClick r:id="rId9"/></wp:docPr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        '<pic:cNvPr id="0" name="C:\\Users\\okello\\arms.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{key}"><a:extLst><a:ext uri="{{28A0092B}}"/></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch>'
        '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="720000" cy="720000"/></a:xfrm><a:prstGeom prst="rect">'
        "<a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def field(instruction: str, shown: str) -> str:
    """A field as Word writes it: begin, instruction, separator, what it showed last, end."""
    char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        f'{char.format("begin")}<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f"{char.format('separate')}<w:r><w:t>{shown}</w:t></w:r>{char.format('end')}"
    )


def paragraph(inner: str, properties: str = "") -> str:
    """A paragraph."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def text(words: str) -> str:
    """A run of words."""
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/>'
    '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="2268" w:right="1134" w:bottom="1701" w:left="1701" w:header="567" '
    'w:footer="567" w:gutter="0"/></w:sectPr>'
)
WORD_STYLES = (
    f'<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" '
    'w:cstheme="minorBidi"/><w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="de-CH" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr>'
    '</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
    '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Standard"/><w:next '
    'w:val="Standard"/><w:qFormat/><w:rsid w:val="00A77B3E"/><w:pPr><w:keepLines/><w:numPr><w:numId w:val="7"/></w:numPr><w:spacing '
    'w:before="240"/></w:pPr><w:rPr><w:b/><w:color w:val="006633"/><w:sz w:val="32"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/><w:basedOn w:val="Standard"/><w:rPr><w:color '
    'w:val="006633"/><w:sz w:val="40"/><w:szCs w:val="40"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Kopfzeile"><w:name w:val="header"/><w:basedOn w:val="Standard"/></w:style>'
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Mark"><w:name w:val="Remark"/><w:basedOn w:val="Standard"/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="Absatz-Standardschriftart"><w:name w:val="Default Paragraph Font"/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="NormaleTabelle"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" '
    'w:type="dxa"/></w:tblPr></w:style><w:style w:type="table" w:customStyle="1" w:styleId="MinistryTable"><w:name '
    'w:val="Ministry Table"/><w:basedOn w:val="NormaleTabelle"/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="12" '
    'w:space="0" w:color="006633"/></w:tblBorders></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="KeineListe"><w:name w:val="No List"/></w:style></w:styles>'
)
THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Ministry"><a:themeElements><a:clrScheme name="M">'
    + "".join(
        f'<a:{one}><a:srgbClr val="006633"/></a:{one}>'
        for one in ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
    )
    + '</a:clrScheme><a:fontScheme name="M"><a:majorFont><a:latin typeface="Georgia"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont>'
    '<a:minorFont><a:latin typeface="Gill Sans MT"/><a:ea typeface=""/><a:cs typeface=""/><a:font script="Arab" typeface="Arial"/>'
    '</a:minorFont></a:fontScheme><a:fmtScheme name="M"/></a:themeElements></a:theme>'
)
HEAD_LINES = paragraph(
    picture() + text("OFFICE OF THE DIRECTOR OF PUBLIC PROSECUTIONS"),
    '<w:pStyle w:val="Kopfzeile"/><w:jc w:val="center"/>',
) + paragraph(text("Plot 12 Example Road, Kampala, Uganda"), '<w:pStyle w:val="Kopfzeile"/><w:jc w:val="center"/>')


def word_parts(
    header: str = HEAD_LINES, footer: str = "", body: str = "", section: str = SECTION
) -> dict[str, str | bytes]:
    """The parts of a letterhead as a Word set to German writes them."""
    footer = footer or paragraph(text("Tel. +256 417 000 100 · ") + field("PAGE \\* MERGEFORMAT", "1"))
    return {
        "[Content_Types].xml": types("styles", "settings", "header1", "footer1", "fontTable"),
        "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
        "docProps/core.xml": "<x><creator>Daniel Okello</creator></x>",
        "word/document.xml": f"<w:document {DRAWING}><w:body>{body}<w:p/>{section}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(
            ("rId1", "styles", "styles.xml"),
            ("rId2", "settings", "settings.xml"),
            ("rId3", "header", "header1.xml"),
            ("rId4", "footer", "footer1.xml"),
            ("rId5", "theme", "theme/theme1.xml"),
            ("rId6", "fontTable", "fontTable.xml"),
            ("rId7", "header", "header2.xml"),
        ),
        "word/styles.xml": WORD_STYLES,
        "word/settings.xml": f"<w:settings {W}><w:rsids><w:rsidRoot w:val='00A77B3E'/></w:rsids></w:settings>",
        "word/header1.xml": f"<w:hdr {DRAWING}>{header}</w:hdr>",
        "word/_rels/header1.xml.rels": relations(
            ("rId1", "image", "media/image1.png"), ("rId9", "hyperlink", "https://ministry.example/")
        ),
        "word/header2.xml": f"<w:hdr {DRAWING}>{paragraph(text('Ministry of Law, first page'))}</w:hdr>",
        "word/footer1.xml": f"<w:ftr {DRAWING}>{footer}</w:ftr>",
        "word/media/image1.png": png(),
        "word/theme/theme1.xml": THEME,
        "word/fontTable.xml": f'<w:fonts {W}><w:font w:name="Gill Sans MT"><w:family w:val="swiss"/></w:font></w:fonts>',
    }


def word_letterhead(**given: str) -> bytes:
    """A letterhead as Word writes it."""
    return zipped(word_parts(**given))


LIBREOFFICE_FONTS = (
    f'<w:fonts {W}><w:font w:name="Liberation Serif"><w:altName w:val="Times New Roman"/><w:charset w:val="00" '
    'w:characterSet="windows-1252"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font><w:font w:name="OpenSymbol">'
    '<w:altName w:val="Arial Unicode MS"/><w:charset w:val="01" w:characterSet="utf-8"/><w:family w:val="auto"/>'
    '<w:pitch w:val="variable"/></w:font></w:fonts>'
)


def libreoffice_letterhead() -> bytes:
    """A letterhead as LibreOffice writes it: no theme fonts, fonts by name, styles under English ids, a table in its header."""
    styles = (
        f'<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Liberation Serif" w:hAnsi="Liberation Serif" '
        'w:eastAsia="NSimSun" w:cs="Lucida Sans"/><w:kern w:val="2"/><w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="fr-FR" '
        'w:eastAsia="zh-CN" w:bidi="hi-IN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr/></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl/><w:bidi '
        'w:val="0"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn '
        'w:val="Normal"/><w:qFormat/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:bCs/><w:sz w:val="28"/><w:szCs '
        'w:val="28"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="TextBody"><w:name w:val="Body Text"/><w:basedOn '
        'w:val="Normal"/><w:pPr><w:spacing w:lineRule="auto" w:line="276" w:before="0" w:after="140"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn w:val="Normal"/></w:style></w:styles>'
    )
    cell = '<w:tc><w:tcPr><w:tcW w:w="4819" w:type="dxa"/></w:tcPr>{}</w:tc>'
    table = (
        '<w:tbl><w:tblPr><w:tblW w:w="9638" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="4819"/><w:gridCol w:w="4819"/>'
        f"</w:tblGrid><w:tr>{cell.format(paragraph(text('Ministère de la justice')))}{cell.format(paragraph(picture(told='')))}"
        "</w:tr></w:tbl>"
    )
    parts = word_parts(header=table, footer=paragraph(text("1, rue de l’Exemple")))
    for name in ("word/theme/theme1.xml", "word/header2.xml"):
        del parts[name]
    return zipped({**parts, "word/styles.xml": styles, "word/fontTable.xml": LIBREOFFICE_FONTS})
