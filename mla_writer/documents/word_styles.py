"""The named styles and the numbering of letters: all looks live here, so that an office restyles a letter by its styles."""

from __future__ import annotations

import re

from mla_writer.documents.marks import marks_of
from mla_writer.documents.word_text import word_language
from mla_writer.translation.locales import direction_of

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
LATIN = "Times New Roman"
_SIGNS = "Segoe UI Symbol"
_COMPLEX = {"ar": "Noto Naskh Arabic"}
_EAST_ASIAN = "Noto Serif CJK SC"
_SIZES = re.compile(r'<w:sz w:val="(\d+)"/><w:szCs w:val="(\d+)"/>')
_LATIN_BESIDE = 0.88
"""Names and figures in Latin script look as large as Naskh of this much more."""
_ASKED, _SECOND_COLUMN, _LINE_END = 1134, 5100, 9070
"""Where on paper a question begins beside its number, where the second column of boxes stands, where writing lines end."""
_RULE = '<w:{0} w:val="single" w:sz="4" w:space="0" w:color="8A8A8A"/>'


def complex_font(language: str) -> str:
    """Return the font for complex scripts in letters of `language`."""
    return _COMPLEX.get(language, LATIN)


def styles_xml(language: str) -> str:
    """Return styles.xml for letters in `language`."""
    rtl = direction_of(language) == "rtl"
    size, complex_size = 22, 28 if rtl else 22
    tag = word_language(language)
    lang = f'<w:lang w:val="{"en-GB" if rtl else tag}" w:eastAsia="zh-CN" w:bidi="{tag if rtl else "ar-SA"}"/>'
    fonts = (
        f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{_EAST_ASIAN}" w:cs="{complex_font(language)}"/>'
    )
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="{size}"/><w:szCs w:val="{complex_size}"/>{lang}</w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    styles = f"{defaults}{''.join(_paragraph_styles())}"
    return f"{_HEAD}<w:styles {NAMESPACES}>{_beside_complex(styles) if rtl else styles}{_character_styles()}{_table_styles()}</w:styles>"


def _beside_complex(styles: str) -> str:
    """Return styles in which Latin text is as large as the eye wants it beside the larger complex script."""

    def grown(match: re.Match[str]) -> str:
        latin, complex_ = int(match[1]), int(match[2])
        return f'<w:sz w:val="{max(latin, round(complex_ * _LATIN_BESIDE))}"/><w:szCs w:val="{complex_}"/>'

    return _SIZES.sub(grown, styles)


def _paragraph_styles() -> list[str]:
    bold = "<w:b/><w:bCs/>"
    keep = "<w:keepNext/><w:keepLines/>"
    return [
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
        _style("BodyText", "Body Text", '<w:spacing w:after="120"/><w:jc w:val="left"/>'),
        _style("Lead", "Lead", '<w:spacing w:after="160"/>', base="BodyText"),
        _style("Note", "Note", '<w:spacing w:before="80" w:after="80"/>', _size(18)),
        _style("Letterhead", "Letterhead", '<w:keepNext/><w:spacing w:after="20"/>', bold + _size(26, 32)),
        _style("DateLine", "Date Line", '<w:spacing w:before="160" w:after="200"/><w:jc w:val="right"/>'),
        _style("Address", "Address", '<w:spacing w:after="20"/>'),
        _style("Mark", "Mark", '<w:spacing w:after="100"/><w:jc w:val="left"/>', f'{bold}<w:color w:val="8C1D18"/>'),
        _style("Centred", "Centred", '<w:spacing w:after="120"/><w:jc w:val="center"/>'),
        _style("Title", "Title", '<w:keepNext/><w:spacing w:before="280" w:after="240"/><w:jc w:val="center"/>', bold + _size(30, 34), next_="BodyText"),
        _style("Heading1", "heading 1", f'{keep}<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:spacing w:before="300" w:after="100"/><w:outlineLvl w:val="0"/>', bold + _size(25, 30), next_="BodyText"),
        _style("Heading2", "heading 2", f'{keep}<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:spacing w:before="180" w:after="80"/><w:outlineLvl w:val="1"/>', bold + _size(22, 28), next_="BodyText"),
        _style("AnnexHeading", "Annex Heading", f'{keep}<w:pageBreakBefore/><w:spacing w:after="200"/><w:outlineLvl w:val="0"/>', bold + _size(27, 32), next_="BodyText"),
        _style("AnnexSubheading", "Annex Subheading", f'{keep}<w:spacing w:before="200" w:after="80"/><w:outlineLvl w:val="1"/>', bold + _size(22, 28), next_="BodyText"),
        _style("ListItem", "List Item", '<w:spacing w:after="60"/>'),
        _style("Entry", "Entry", '<w:tabs><w:tab w:val="left" w:pos="567"/></w:tabs><w:spacing w:after="120"/><w:ind w:left="567" w:hanging="567"/>'),
        _style("TableText", "Table Text", '<w:spacing w:before="40" w:after="40" w:line="245" w:lineRule="auto"/>', _size(20, 25)),
        _style("TableHead", "Table Head", '<w:keepNext/><w:spacing w:before="50" w:after="50"/>', bold + _size(19, 24)),
        _style("Caption", "Row Caption", '<w:spacing w:before="40" w:after="40" w:line="245" w:lineRule="auto"/>', f'<w:color w:val="4A4A4A"/>{_size(20, 25)}'),
        _style("TableCaption", "Table Caption", '<w:keepNext/><w:spacing w:before="160" w:after="80"/>', bold + _size(21, 26)),
        _style("AfterTable", "After Table", '<w:spacing w:after="0" w:line="160" w:lineRule="exact"/>', _size(12)),
        _style("AtEnd", "At End", '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>', _size(2)),
        _style("Question", "Question", f'<w:keepLines/>{_tabs(_ASKED)}<w:spacing w:before="150" w:after="10"/><w:ind w:left="{_ASKED}" w:hanging="{_ASKED}"/>', _size(21, 26)),
        _style("Aside", "Aside", f'<w:keepLines/><w:spacing w:before="10" w:after="30" w:line="240" w:lineRule="auto"/><w:ind w:left="{_ASKED}"/>', f'<w:color w:val="4A4A4A"/>{_size(17, 21)}'),
        _style("Ticks", "Ticks", f'<w:keepLines/>{_tabs(_SECOND_COLUMN)}<w:spacing w:before="30" w:after="20"/><w:ind w:left="{_ASKED + 340}" w:hanging="340"/>', _size(20, 25)),
        _style("WritingLine", "Writing Line", f'{_tabs(0)}<w:spacing w:before="0" w:after="0" w:line="440" w:lineRule="exact"/><w:ind w:left="{_ASKED}"/>', f'<w:color w:val="6A6A6A"/>{_size(19, 23)}'),
        _style("EntryHead", "Entry Head", '<w:keepNext/><w:pBdr><w:top w:val="single" w:sz="6" w:space="4" w:color="8A8A8A"/></w:pBdr><w:spacing w:before="320" w:after="60"/>', bold + _size(22, 28)),
        _style("SignatureTitle", "Signature Title", '<w:keepNext/><w:spacing w:before="320" w:after="120"/>', bold),
        _style("SignatureText", "Signature Text", '<w:keepNext/><w:spacing w:before="100" w:after="60"/>', _size(21, 26)),
        _style("Seal", "Seal", '<w:spacing w:before="240"/><w:jc w:val="center"/>', f'<w:color w:val="9A9A9A"/>{_size(20, 24)}'),
        _style("HeaderMark", "Header Mark", '<w:jc w:val="right"/>', f'{bold}<w:color w:val="8C1D18"/>{_size(17, 21)}'),
        _style("Header", "header", '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="BBBBBB"/></w:pBdr>', f'<w:color w:val="4A4A4A"/>{_size(17, 21)}'),
        _style("Footer", "footer", '<w:jc w:val="center"/>', f'<w:color w:val="4A4A4A"/>{_size(17, 21)}'),
    ]  # fmt: skip


def _tabs(first: int) -> str:
    """Return the tab stops of paper that is filled in by hand: one at `first`, then a line to the margin."""
    line = f'<w:tab w:val="right" w:leader="underscore" w:pos="{_LINE_END}"/>'
    begin = f'<w:tab w:val="left" w:pos="{first}"/>' if first else ""
    return f"<w:tabs>{begin}{line}</w:tabs>"


def _style(id_: str, name: str, paragraph: str, run: str = "", base: str = "Normal", next_: str = "") -> str:
    following = f'<w:next w:val="{next_}"/>' if next_ else ""
    shown = f"<w:rPr>{run}</w:rPr>" if run else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{id_}"><w:name w:val="{name}"/><w:basedOn w:val="{base}"/>'
        f"{following}<w:qFormat/><w:pPr>{paragraph}</w:pPr>{shown}</w:style>"
    )


def _size(half_points: int, complex_: int | None = None) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{complex_ or half_points}"/>'


def _character_styles() -> str:
    return (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="character" w:customStyle="1" w:styleId="Gap"><w:name w:val="Gap"/><w:rPr><w:shd w:val="clear" w:color="auto" w:fill="FFE58A"/></w:rPr></w:style>'
        f'<w:style w:type="character" w:customStyle="1" w:styleId="TickBox"><w:name w:val="Tick Box"/><w:rPr><w:rFonts w:ascii="{_SIGNS}" w:hAnsi="{_SIGNS}" w:eastAsia="{_SIGNS}" w:cs="{_SIGNS}"/></w:rPr></w:style>'
        '<w:style w:type="character" w:customStyle="1" w:styleId="Untranslated"><w:name w:val="Untranslated"/><w:rPr><w:shd w:val="clear" w:color="auto" w:fill="E3E8F4"/></w:rPr></w:style>'
        '<w:style w:type="character" w:customStyle="1" w:styleId="Unreviewed"><w:name w:val="Unreviewed"/><w:rPr><w:u w:val="dotted" w:color="8A8A8A"/></w:rPr></w:style>'
    )


def _table_styles() -> str:
    margins = '<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
    lines = {"Ruled": ("top", "bottom", "insideH"), "Particulars": ("insideH",), "Signature": ()}
    styles = ['<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>']
    for name, edges in lines.items():
        borders = f"<w:tblBorders>{''.join(_RULE.format(edge) for edge in edges)}</w:tblBorders>" if edges else ""
        head = (
            '<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="F0F0EC"/></w:tcPr></w:tblStylePr>'
            if name == "Ruled"
            else ""
        )
        styles.append(
            f'<w:style w:type="table" w:customStyle="1" w:styleId="{name}"><w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/>'
            f"<w:tblPr>{borders}{margins}</w:tblPr>{head}</w:style>"
        )
    return "".join(styles)


def numbering_xml(language: str, lists: int) -> str:
    """Return numbering.xml: headings (1), bullets (2) and `lists` lettered lists (3 and on), each starting anew."""
    # LibreOffice puts a number of a right-to-left letter outside its indent, Word inside: this leaves room for both.
    indent, hanging = (680, 400) if direction_of(language) == "rtl" else (567, 567)
    headings = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading{level + 1}"/>'
        f'<w:suff w:val="tab"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:tabs><w:tab w:val="num" w:pos="{indent}"/></w:tabs><w:ind w:left="{indent}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
        for level, text in enumerate(("%1.", "%1.%2"))
    )
    marks = marks_of(language)
    abstract = (
        _abstract(0, "multilevel", headings)
        + _abstract(1, "singleLevel", _level("bullet", "•"))
        + _abstract(2, "singleLevel", _level(marks.word, marks.pattern.format("%1")))
    )
    numbers = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    )
    for number in range(3, lists + 3):
        numbers += f'<w:num w:numId="{number}"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    return f"{_HEAD}<w:numbering {NAMESPACES}>{abstract}{numbers}</w:numbering>"


def _abstract(number: int, kind: str, levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="{kind}"/>{levels}</w:abstractNum>'


def _level(format_: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{format_}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="992" w:hanging="425"/></w:pPr></w:lvl>'
    )
