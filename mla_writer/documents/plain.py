"""Writing a letter as plain text: for reading in a terminal, for comparing two versions, for golden files."""

from __future__ import annotations

from collections.abc import Iterator

from mla_writer.documents import tree
from mla_writer.documents.marks import colon, list_mark
from mla_writer.documents.tree import Document, Runs


def write_plain(document: Document) -> str:
    """Return the letter as text; numbers of parts, lists and pages stand as they do in Word."""
    return "\n".join(_lines(document)) + "\n"


def text_of(runs: Runs) -> str:
    """Return the text of `runs`."""
    return "".join(run.text for run in runs)


def _lines(document: Document) -> Iterator[str]:
    if document.draft:
        yield document.draft
    yield " · ".join(text_of(one) for one in document.header)
    yield ""
    yield from _blocks(document.front, "", document.language)
    yield document.title
    for part in document.parts:
        yield ""
        if part.heading:
            yield f"{part.number}. {text_of(part.heading)}" if part.number else text_of(part.heading)
        yield from _blocks(part.blocks, part.number, document.language)
    for part in document.annexes:
        yield ""
        yield f"{part.number} – {text_of(part.heading)}"
        yield from _blocks(part.blocks, "", document.language)


def _blocks(blocks: tuple[tree.Block, ...], number: str, language: str) -> Iterator[str]:
    headings = 0
    for block in blocks:
        if isinstance(block, tree.Heading):
            headings += 1
            yield f"{number}.{headings} {text_of(block.runs)}" if number else text_of(block.runs)
        else:
            yield from _block(block, language)


def _block(block: tree.Block, language: str) -> Iterator[str]:
    if isinstance(block, tree.Paragraph):
        yield text_of(block.runs)
    elif isinstance(block, tree.Listing):
        for number, runs in enumerate(block.items):
            mark = list_mark(number, language) if block.ordered else "•"
            yield f"  {mark} {text_of(runs)}"
    elif isinstance(block, tree.Entry):
        yield f"  {text_of(block.number)}  {text_of(block.runs)}"
    elif isinstance(block, tree.Particulars):
        yield from (f"  {text_of(name)}{colon(language)}{text_of(value)}" for name, value in block.rows)
    elif isinstance(block, tree.Table):
        yield from _table(block)
    elif isinstance(block, tree.SignatureBlock):
        yield text_of(block.title)
        yield from (f"  {text_of(name)}{colon(language)}{text_of(value) or '________'}" for name, value in block.lines)
        if block.seal:
            yield f"  [{text_of(block.seal)}]"


def _table(table: tree.Table) -> Iterator[str]:
    if table.caption:
        yield text_of(table.caption)
    yield "  " + " | ".join(text_of(one) for one in table.headings)
    for row in table.rows:
        yield "  " + " | ".join(text_of(one) for one in row)
