"""Letters as Word files beside docxtpl and docassemble's assembly, in one run: `beside_templates.py PEER_PYTHON`.

The peers are no dependencies: PEER_PYTHON is the interpreter of an environment with docxtpl and, where it is to be measured,
docassemble.base. They get a letter as plain text in its order, in a template with one placeholder for each block, as authors of
templates write it. Two letters are measured: a plain request of some fifteen pages, headings, paragraphs and tables, of which all
write the same; and the letter of the sample, of which ours writes runs, languages, styles, controls and references as well.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from mla_writer.documents.plain import text_of
from mla_writer.documents.tree import Block, Document, Paragraph, Part, Run, Runs, Table
from mla_writer.documents.word import write_word
from mla_writer.letters import compose_letter
from tests.benchmarks.test_letters import blocks_of
from tests.sample import completed

PEER = """
import io, json, statistics, sys, time, types
import docx
from docxtpl import DocxTemplate
blocks, folder = json.load(open(sys.argv[1])), sys.argv[2]

def template():
    made = docx.Document()
    for number, (kind, rows) in enumerate(blocks):
        if kind == "p":
            made.add_paragraph("{{ v%d }}" % number)
            continue
        columns = max(len(row) for row in rows)
        table = made.add_table(rows=3, cols=columns)
        table.cell(0, 0).text = "{%%tr for row in v%d %%}" % number
        table.cell(2, 0).text = "{%tr endfor %}"
        for column in range(columns):
            table.cell(1, column).text = "{{ row[%d] }}" % column
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()

values = {
    "v%d" % number: rows[0][0] if kind == "p" else [row + [""] * 9 for row in rows]
    for number, (kind, rows) in enumerate(blocks)
}

def median(run):
    run()
    times = []
    for _ in range(5):
        start = time.process_time()
        run()
        times.append((time.process_time() - start) * 1000)
    return statistics.median(times)

def rendered(kind, **more):
    made = kind(io.BytesIO(content))
    made.render(dict(values), **more)
    made.save(io.BytesIO())

content = template()
told = {"docxtpl": median(lambda: rendered(DocxTemplate, autoescape=True))}
try:
    class Stub(types.ModuleType):  # a corpus that wants the network, for the inflection of words alone
        def __getattr__(self, name):
            if name.startswith("__"):
                raise AttributeError(name)
            return lambda *a, **k: None
    stub = Stub("docassemble_pattern.text.en.wordnet")
    sys.modules[stub.__name__] = stub
    import nltk
    nltk.download = lambda *a, **k: False
    open(folder + "/config.yml", "w").write("secretkey: x\\n")
    import docassemble.base.config
    docassemble.base.config.load(filename=folder + "/config.yml")
    import docassemble.base.parse as parse
    import docassemble.base.file_docx
    from docassemble.base import thread_context
    thread_context._current_globals.set(thread_context.empty_globals())
    told["docassemble"] = median(lambda: rendered(parse.DocxTemplate, jinja_env=parse.custom_jinja_env()))
except ImportError as error:
    told["docassemble is not there"] = str(error)
print(json.dumps(told))
"""


def median(run: Callable[[], object]) -> float:
    """Return the milliseconds of work that a call takes; what others do on the machine does not count."""
    run()
    times = []
    for _ in range(9):
        start = time.process_time()
        run()
        times.append((time.process_time() - start) * 1000)
    return statistics.median(times)


def plain_request() -> Document:
    """Return a request of 20 headings, 48 paragraphs and 12 tables of three columns and eight rows."""

    def said(text: str) -> Runs:
        return (Run(text, "en"),)

    sentence = "The competent authority is asked for the records named below, within the limits that the treaty sets. "
    parts = []
    for number in range(20):
        lines: list[Block] = [
            Paragraph(said(f"{sentence * 4}Line {line}.")) for line in range(3 if number % 5 < 2 else 2)
        ]
        rows = tuple(tuple(said(f"Row {row}, column {column} of {number}") for column in range(3)) for row in range(8))
        table = (Table(rows[0], rows[1:], (1, 1, 1)),) if number % 5 < 3 else ()
        parts.append(
            Part(f"part{number}", said(f"Section {number + 1} of the request"), (*lines, *table), str(number + 1))
        )
    return Document("en", "Request", (said("REF/1"),), "Page {page} of {pages}", (), tuple(parts))


def main(peer: str) -> None:
    """Measure, and print the ratios."""
    for name, document in (
        ("plain request", plain_request()),
        ("sample", compose_letter(completed(), "en", final=True)),
    ):
        measure(name, document, peer)


def measure(name: str, document: Document, peer: str) -> None:
    """Print how long a letter takes us, and how many times as long the others."""
    blocks = [(kind, [[text_of(cell) for cell in row] for row in rows]) for kind, rows in blocks_of(document)]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "blocks.json"
        file.write_text(json.dumps(blocks), encoding="utf-8")
        before = median(lambda: write_word(document))
        done = subprocess.run([peer, "-c", PEER, str(file), folder], capture_output=True, text=True, check=True)
        ours = (before + median(lambda: write_word(document))) / 2
    print(f"{name}, {len(blocks)} blocks\n  ours  {ours:.1f} ms")
    for other, took in json.loads(done.stdout.splitlines()[-1]).items():
        told = took if isinstance(took, str) else f"{took:.1f} ms, {took / ours:.1f} times ours"
        print(f"  {other}  {told}")


if __name__ == "__main__":
    main(sys.argv[1])
