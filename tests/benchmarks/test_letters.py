"""How long the sample letter takes as a Word file, beside a pure lxml floor and python-docx's public API, in one run.

The floor builds the same body, block by block and run by run, with lxml and packs it with our other parts; python-docx builds
it as its manual teaches. Goals: at most twice the floor; composing the letter from answers is told apart.
"""

from __future__ import annotations

import io
import statistics
import time
import zipfile
from collections.abc import Callable

import docx
import pytest
from lxml import etree

from mla_writer.documents import tree
from mla_writer.documents.tree import Document, Runs
from mla_writer.documents.word import write_word
from mla_writer.letters import compose_letter
from tests.machine import slowness
from tests.sample import completed

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ROUNDS = 15
MOST_TIMES_THE_FLOOR = 2.0
MOST_SECONDS_FOR_SEVEN = 0.5


def median(run: Callable[[], object]) -> float:
    """Return the median of `ROUNDS` runs in milliseconds, after one run to warm up."""
    run()
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        run()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def blocks_of(document: Document) -> list[tuple[str, list[list[Runs]]]]:
    """Return the letter as plain blocks: paragraphs (one row, one cell) and tables (rows of cells)."""
    found: list[tuple[str, list[list[Runs]]]] = []
    for part in (*document.parts, *document.annexes):
        found.append(("p", [[part.heading]]))
        for block in part.blocks:
            if isinstance(block, tree.Table):
                found.append(("t", [list(row) for row in (block.headings, *block.rows)]))
            elif isinstance(block, tree.Particulars):
                found.append(("t", [list(row) for row in block.rows]))
            elif isinstance(block, tree.SignatureBlock):
                found.append(("t", [list(row) for row in block.lines]))
            elif isinstance(block, tree.Listing):
                found += [("p", [[item]]) for item in block.items]
            else:
                assert isinstance(block, tree.Paragraph | tree.Heading | tree.Entry)
                found.append(("p", [[block.runs]]))
    return found


def q(name: str) -> str:
    return f"{{{W}}}{name}"


def paragraph(runs: Runs, parent: etree._Element) -> None:
    element = etree.SubElement(parent, q("p"))
    properties = etree.SubElement(element, q("pPr"))
    etree.SubElement(properties, q("pStyle")).set(q("val"), "BodyText")
    for one in runs:
        run = etree.SubElement(element, q("r"))
        language = etree.SubElement(etree.SubElement(run, q("rPr")), q("lang"))
        language.set(q("val"), one.language)
        text = etree.SubElement(run, q("t"))
        text.text = one.text
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def floor(blocks: list[tuple[str, list[list[Runs]]]], shell: dict[str, bytes]) -> bytes:
    """Return the package with a body of the same text, built with lxml alone."""
    root = etree.Element(q("document"), nsmap={"w": W})
    body = etree.SubElement(root, q("body"))
    for kind, rows in blocks:
        if kind == "p":
            paragraph(rows[0][0], body)
            continue
        table = etree.SubElement(body, q("tbl"))
        etree.SubElement(table, q("tblPr"))
        for row in rows:
            line = etree.SubElement(table, q("tr"))
            for cell in row:
                paragraph(cell, etree.SubElement(line, q("tc")))
    content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name, data in shell.items():
            package.writestr(
                zipfile.ZipInfo(name), content if name == "word/document.xml" else data, zipfile.ZIP_DEFLATED
            )
    return buffer.getvalue()


def public(blocks: list[tuple[str, list[list[Runs]]]]) -> bytes:
    """Return the same text as a Word file made with python-docx's public API."""
    document = docx.Document()
    for kind, rows in blocks:
        if kind == "p":
            element = document.add_paragraph()
            for one in rows[0][0]:
                element.add_run(one.text)
            continue
        table = document.add_table(rows=len(rows), cols=max(len(row) for row in rows))
        for line, row in zip(table.rows, rows, strict=True):
            for cell, runs in zip(line.cells, row, strict=False):
                for one in runs:
                    cell.paragraphs[0].add_run(one.text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_word_file__of_the_sample__takes_at_most_twice_the_floor(language):
    case = completed()
    document = compose_letter(case, language, final=True)
    blocks = blocks_of(document)
    package = zipfile.ZipFile(io.BytesIO(write_word(document)))
    shell = {name: package.read(name) for name in package.namelist()}

    composing = median(lambda: compose_letter(case, language, final=True))
    ours, lowest = median(lambda: write_word(document)), median(lambda: floor(blocks, shell))
    theirs = median(lambda: public(blocks))

    print(f"\nletter {language}, {len(blocks)} blocks      ms   times the floor")
    print(f"composed from answers       {composing:7.1f}")
    print(f"Word file, ours             {ours:7.1f}  {ours / lowest:6.2f}")
    print(f"Word file, lxml floor       {lowest:7.1f}    1.00")
    print(f"Word file, python-docx      {theirs:7.1f}  {theirs / lowest:6.2f}")
    assert ours <= MOST_TIMES_THE_FLOOR * lowest


def test_seven_letters__of_the_sample__take_at_most_half_a_second():
    case = completed()
    languages = ("en", "fr", "ar", "en", "fr", "ar", "en")

    def seven() -> list[bytes]:
        return [write_word(compose_letter(case, one, final=True)) for one in languages]

    seven()
    times = []
    for _ in range(5):
        start = time.process_time()
        seven()
        times.append(time.process_time() - start)
    print(f"\nseven letters: {min(times):.3f} s, {min(times) / slowness():.3f} s on the reference machine")
    assert min(times) <= MOST_SECONDS_FOR_SEVEN * slowness()
