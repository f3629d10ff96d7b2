"""Writing a letter as plain text: for reading in a terminal, for comparing two versions, for golden files."""

from __future__ import annotations

from collections.abc import Iterator

from mla_writer.documents import tree
from mla_writer.documents.figures import in_digits
from mla_writer.documents.marks import list_mark
from mla_writer.documents.notes import written_out
from mla_writer.documents.signs import shown
from mla_writer.documents.tree import Document, Run, Runs
from mla_writer.translation.signs import colon


def write_plain(document: Document) -> str:
    """Return the letter as text; numbers of parts, lists and pages stand as they do in Word."""
    return "\n".join(_lines(written_out(document))) + "\n"


def text_of(runs: Runs) -> str:
    """Return the text of `runs`; a name in its original script keeps its own direction."""
    return "".join(_text(run) for run in runs)


def _text(run: Run) -> str:
    text = shown(run.text)
    return f"\u2068{text}\u2069" if run.source.endswith(".name_original") else text


def _lines(document: Document) -> Iterator[str]:
    yield from (one.draft for one in document.sides if one.draft)
    yield " · ".join(text_of(one) for one in document.header)
    yield ""
    yield from _blocks(document.front, "", document)
    yield from (one.title for one in document.sides)
    for part in document.parts:
        yield ""
        if part.heading:
            yield f"{part.number}. {text_of(part.heading)}" if part.number else text_of(part.heading)
            yield from _below(part.beside)
        yield from _blocks(part.blocks, part.number, document)
    for part in document.annexes:
        yield ""
        if part.heading:
            yield f"{part.number} – {text_of(part.heading)}"
            yield from _below(part.beside)
        yield from _blocks(part.blocks, "", document)


def _blocks(blocks: tuple[tree.Block, ...], number: str, document: Document) -> Iterator[str]:
    headings = 0
    for block in blocks:
        if isinstance(block, tree.Heading):
            headings += 1
            place = f"{number}.{in_digits(str(headings), document.digits)} " if number else ""
            yield f"{place}{text_of(block.runs)}"
            yield from _below(block.beside)
        else:
            yield from _block(block, document.language)


def _below(heading: Runs) -> Iterator[str]:
    if heading:
        yield text_of(heading)


def _block(block: tree.Block, language: str) -> Iterator[str]:
    if isinstance(block, tree.Paragraph):
        yield f"({block.number}) {text_of(block.runs)}" if block.number else text_of(block.runs)
    elif isinstance(block, tree.Listing):
        for number, runs in enumerate(block.items, block.start):
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
    elif isinstance(block, tree.Beside | tree.TableInBoth):
        yield from _beside(block)


def _beside(block: tree.Beside | tree.TableInBoth) -> Iterator[str]:
    """Both languages one below the other, each line with the code of its language: plain text has no columns to rely on."""
    rows = ((block.first, block.second),) if isinstance(block, tree.TableInBoth) else block.rows
    for row in rows:
        for language, one in zip(block.languages, row, strict=True):
            if one is not None:
                yield from (f"[{language}] {line.strip()}" for line in _block(one, language))


def _table(table: tree.Table) -> Iterator[str]:
    if table.caption:
        yield text_of(table.caption)
    yield "  " + " | ".join(text_of(one) for one in table.headings)
    for row in table.rows:
        yield "  " + " | ".join(text_of(one) for one in row)
