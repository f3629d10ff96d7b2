"""Our own looks as a Word file: a line in every style, so that an office restyles them in Word and makes it its letterhead."""

from __future__ import annotations

from mla_writer.documents.letterhead.elements import read_elements
from mla_writer.documents.tree import Document, Paragraph, Part, Run, Table
from mla_writer.documents.word import write_word
from mla_writer.documents.word_body import PARAGRAPH_STYLES
from mla_writer.documents.word_styles import styles_xml

_TITLE = "Letterhead"


def own_letterhead(language: str) -> bytes:
    """Return a .docx with our styles for letters in `language`; the text shows them and does not come into letters."""
    names = _names(language)
    shown = tuple(
        Paragraph((Run(names[id_], language),), style=key)  # type: ignore[arg-type]  # the keys are those styles
        for key, id_ in PARAGRAPH_STYLES.items()
    )
    cells = tuple((Run(names[id_], language),) for id_ in ("TableHead", "TableText"))
    table = Table((cells[0],), ((cells[1],),), (1,))
    part = Part("styles", (Run(names["Heading1"], language),), (*shown, table), "1")
    return write_word(Document(language, _TITLE, (), "{page} / {pages}", (), (part,)))


def _names(language: str) -> dict[str, str]:
    root = read_elements(styles_xml(language).encode())
    named = ((one.get("w:styleId"), one.child("w:name")) for one in root.children if one.name == "w:style")
    return {id_: name.get() for id_, name in named if name is not None}
