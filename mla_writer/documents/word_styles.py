"""The named styles and the numbering of letters: the base files in resources/word, read once, put into the language of a letter.

All looks live in those files, so that a designer restyles letters without a line of Python, and an office by the styles of a
letterhead. What stands in braces there depends on the letter; remarks and indentation are for who reads the file.
"""

from __future__ import annotations

import re
from functools import lru_cache

from mla_writer.documents.marks import marks_of
from mla_writer.documents.word_scripts import in_script
from mla_writer.documents.word_text import latin_language, word_language
from mla_writer.paths import content_dir
from mla_writer.translation.locales import direction_of

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
UNNUMBERED, FIRST_LIST = 4, 6
"""The numbering of headings without a number, and of the first lettered list; what stands before is named in the base files."""
_LEFT = 567
"""Where the marks of lists begin."""
_COMPLEX = re.compile(r'<w:rFonts [^>]*w:cs="([^"]+)"')
_SIZES = re.compile(r'<w:sz w:val="(\d+)"/><w:szCs w:val="(\d+)"/>')
_IN_COLUMNS, _SMALLEST = 0.9, 17
"""Letters in two columns are set in this much of the usual sizes, but not smaller than that many half points."""
_LOOSE_LINES = re.compile(r'w:line="2[4-5]\d" w:lineRule="auto"')
_AROUND = re.compile(r'(?<= )w:(before|after)="(\d+)"')
_ROOM_KEPT = (0.8, 0.5)
"""How much of the room around paragraphs is left where a paper is set closer, and how much between Arabic ones."""
_CLOSE_LINES = 340
"""How far apart Arabic lines are then, in twentieths of a point."""
_REMARK = re.compile("<!--.*?-->", re.DOTALL)
_INDENTED = re.compile(r"(?<=>)\s+(?=<|\{lists\})|(?<=\})\s+(?=<)")


def styles_xml(language: str, *, in_columns: bool = False) -> str:
    """Return styles.xml for letters in `language`; smaller throughout where two languages stand in columns."""
    styles = in_script(_base(_twin(language, "styles")), language)
    tag = word_language(language) if direction_of(language) == "rtl" else latin_language(language)
    styles = styles.replace("{language}", tag)
    return _SIZES.sub(_smaller, styles) if in_columns else styles


def _smaller(match: re.Match[str]) -> str:
    latin, complex_ = (
        max(_SMALLEST, round(int(one) * _IN_COLUMNS)) if int(one) > _SMALLEST else int(one) for one in match.groups()
    )
    return f'<w:sz w:val="{latin}"/><w:szCs w:val="{complex_}"/>'


def set_closer(styles: str, *, is_rtl: bool) -> str:
    """Return styles.xml set closer, for what is meant for one page: lines without room between them, less room around paragraphs.

    Arabic script is a little smaller, its lines as far apart as its signs need: fonts for it ask for more, each for as much as it likes.
    """
    if is_rtl:
        styles = _SIZES.sub(_smaller, styles)
    lines = f'w:line="{_CLOSE_LINES}" w:lineRule="exact"' if is_rtl else 'w:line="240" w:lineRule="auto"'
    kept = _ROOM_KEPT[is_rtl]
    closer = _LOOSE_LINES.sub(lines, styles)
    return _AROUND.sub(lambda found: f'w:{found[1]}="{round(int(found[2]) * kept)}"', closer)


def complex_font(language: str) -> str:
    """Return the font for complex scripts in letters of `language`."""
    found = _COMPLEX.search(styles_xml(language))
    return found[1] if found is not None else ""


def fonts_xml(language: str) -> str:
    """Return the table of the fonts that the styles for `language` name."""
    return _base(_twin(language, "fonts"))


def theme_xml() -> str:
    """Return a plain theme, which Word expects of every package although letters set nothing by it."""
    return _base("theme")


def numbering_xml(language: str, lists: int, digits: str = "latn") -> str:
    """Return numbering.xml: headings (1), bullets (2), statements (3), none (4), paragraphs (5) and `lists` lettered lists, each starting anew."""
    marks = marks_of(language)
    numbers = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for number in range(FIRST_LIST, lists + FIRST_LIST)
    )
    text = _base(_twin(language, "numbering"))
    text = text.replace("{letters}", marks.word).replace("{mark}", marks.pattern.format("%1"))
    text = text.replace("{left}", str(_LEFT + marks.width)).replace("{hanging}", str(marks.width))
    if digits == "arab":
        text = text.replace('<w:numFmt w:val="decimal"/>', '<w:numFmt w:val="hindiNumbers"/>')
    return text.replace("{lists}", numbers)


def _twin(language: str, name: str) -> str:
    """Return the name of a base file for the direction of a language."""
    return f"{direction_of(language)}/{name}"


@lru_cache(maxsize=16)
def _base(name: str) -> str:
    """Return a base file without remarks and indentation, which would be in every letter."""
    text = (content_dir() / "resources" / "word" / f"{name}.xml").read_text(encoding="utf-8")
    head, _, rest = text.partition("?>\n")
    return f"{head}?>\n{_INDENTED.sub('', _REMARK.sub('', rest)).strip()}"
