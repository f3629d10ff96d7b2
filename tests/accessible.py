"""What keeps a Word file from being heard, felt and found one's way in: a check without mercy, for tests."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from tests.word_file import W, body_of, part_of

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DUBLIN = "{http://purl.org/dc/elements/1.1/}"
PARTS = ("word/document.xml", "word/header1.xml", "word/footer1.xml")


def barriers(word: bytes) -> list[str]:
    """Return what stands in the way of a reader who hears the file or moves through it by headings; empty where nothing does."""
    body = body_of(word)
    return [
        *_headings(body, _levels(word)),
        *_tables(body),
        *_empty_paragraphs(body),
        *_languages(word),
        *(
            f"a picture without words: {one.get('name')}"
            for one in body.iter(f"{DRAWING}docPr")
            if not one.get("descr")
        ),
        *_title(word),
    ]


def _levels(word: bytes) -> dict[str, int]:
    """Return the level of each style of headings."""
    styles = part_of(word, "word/styles.xml")
    found = ((str(one.get(f"{W}styleId")), one.find(f"{W}pPr/{W}outlineLvl")) for one in styles.iter(f"{W}style"))
    return {name: int(str(level.get(f"{W}val"))) + 1 for name, level in found if level is not None}


def _headings(body: etree._Element, levels: dict[str, int]) -> Iterator[str]:
    last = 0
    for style in body.iter(f"{W}pStyle"):
        level = levels.get(str(style.get(f"{W}val")), 0)
        if level > last + 1:
            yield f"a heading of level {level} follows one of level {last}"
        last = level or last
    if not last:
        yield "no heading"


def _tables(body: etree._Element) -> Iterator[str]:
    for table in body.iter(f"{W}tbl"):
        look, first = table.find(f"{W}tblPr/{W}tblLook"), table.find(f"{W}tr")
        has_head_row = first is not None and first.find(f"{W}trPr/{W}tblHeader") is not None
        has_head_column = look is not None and look.get(f"{W}firstColumn") == "1"
        if not has_head_row and not has_head_column:
            yield "a table without a head"
        if look is not None and (look.get(f"{W}firstRow") == "1") is not has_head_row:
            yield "a table whose look says otherwise than its first row"
        if table.find(f"{W}tblPr/{W}tblCaption") is None:
            yield "a table without a name"
        splits = [row for row in table.findall(f"{W}tr") if row.find(f"{W}trPr/{W}cantSplit") is None]
        if splits:
            yield "a row that breaks over two pages"


def _empty_paragraphs(body: etree._Element) -> Iterator[str]:
    """Word needs an empty paragraph between two tables and behind the last one; elsewhere it only makes room."""
    for one in body.findall(f"{W}p"):
        if "".join(text.text or "" for text in one.iter(f"{W}t")) or one.find(f".//{W}drawing") is not None:
            continue
        before, after = one.getprevious(), one.getnext()
        is_between = before is not None and before.tag == f"{W}tbl"
        is_needed = after is not None and after.tag in {f"{W}tbl", f"{W}sectPr"}
        if not (is_between and is_needed):
            yield "an empty paragraph"


def _languages(word: bytes) -> Iterator[str]:
    for name in PARTS:
        for run in part_of(word, name).iter(f"{W}r"):
            said = "".join(one.text or "" for one in run.findall(f"{W}t"))
            if said and run.find(f"{W}rPr/{W}lang") is None:
                yield f"text without a language: {said[:40]}"


def _title(word: bytes) -> Iterator[str]:
    core = part_of(word, "docProps/core.xml")
    for name in ("title", "language"):
        if not core.findtext(f"{DUBLIN}{name}"):
            yield f"the file does not say its {name}"
