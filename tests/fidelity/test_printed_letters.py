"""Each letter is printed by LibreOffice and read back: every answer is there, in its part, whole, as often as it was said.

All letters of a language are printed in one run: the sample for every reader, as draft, in two languages, with what goes beside
it, and a letter of each type, for the readers in turn.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from mla_writer.documents import tree
from mla_writer.documents.beside import BESIDE
from mla_writer.documents.plain import text_of
from mla_writer.documents.tree import Document, Run
from mla_writer.forms.model import Reader
from mla_writer.letters import Wanted, compose_letter, compose_letters, written_as
from tests.sample import completed, gapped
from tests.scenario import competent, competent_names

LANGUAGES = ("en", "fr", "ar")
pytestmark = pytest.mark.timeout(900)  # whichever test comes first waits for all letters of its language
READERS: tuple[Reader, ...] = ("full", "provider", "addressee", "consultation", "internal")
_LONGEST_LINE = 18
"""Shorter data never need a second line; they have to stand in one piece."""
_MOST_PIECES = 8
_MASKED = "[…]"
"""What a consultation draft does not say; the brackets of an Arabic line are given back turned around."""
_SPACE = re.compile(r"[\s\u00a0\u202f\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\u061c\u064b-\u0652]+")
_ARABIC = re.compile("[\u0621-\u064a]")
_NOT_ARABIC = re.compile("[^\u0621-\u064a]")
_VOWEL_SIGN = re.compile("[\u064b-\u0652]")
_NOT_LATIN = re.compile("[^a-z\u00e0-\u017f0-9]")
_ARABIC_PIECE = re.compile("\u202b([^\u202c]*)\u202c|(.)")


def squeezed(text: str) -> str:
    """Return text without spaces, vowel signs and direction marks: how lines were broken no longer matters."""
    plain = _SPACE.sub("", unicodedata.normalize("NFKC", text)).casefold()
    return re.sub("[-\u2010\u2011]", "", plain)  # a hyphen at the end of a line is not given back


def printed(words: Mapping[str, bytes], folder: Path) -> dict[str, str]:
    """Return the text of the PDF that LibreOffice makes of each Word file."""
    for name, word in words.items():
        (folder / f"{name}.docx").write_bytes(word)
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    office = shutil.which("soffice")
    assert office, "LibreOffice is missing; packaging/prepare.sh test installs it"
    convert = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    files = [str(folder / f"{name}.docx") for name in words]
    subprocess.run([*convert, *files], check=True, capture_output=True, timeout=110 + 10 * len(files))
    return {name: _read_back(folder / f"{name}.pdf") for name in words}


def _read_back(file: Path) -> str:
    read = ["pdftotext", "-raw", "-nopgbrk", str(file), "-"]
    done = subprocess.run(read, check=True, capture_output=True, timeout=60)
    return "\n".join(_in_reading_order(line) for line in done.stdout.decode("utf-8").splitlines())


def _in_reading_order(line: str) -> str:
    """Return a line as it is read: the words of an Arabic line are printed from the last to the first."""
    if "\u202b" not in line:
        return line
    return "".join(reversed([one[1] or one[2] or "" for one in _ARABIC_PIECE.finditer(line)]))


Printed = Mapping[str, tuple[Document, str]]
"""Documents by name, each with its printed text."""


@pytest.fixture(scope="module", params=LANGUAGES)
def every(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """All documents of one language, and their printed text."""
    documents = dict(_documents(request.param))
    words = {name: written_as(one, "docx", for_print=True) for name, one in documents.items()}
    texts = printed(words, tmp_path_factory.mktemp(request.param))
    return {name: (one, texts[name]) for name, one in documents.items()}


@pytest.fixture
def letter(every: Printed) -> tuple[Document, str]:
    """The letter of the completed sample, and its printed text."""
    return every["sample"]


def _documents(language: str) -> Iterator[tuple[str, Document]]:
    turn = LANGUAGES.index(language)
    yield "sample", compose_letter(completed(), language, final=True, contents=False)
    for number, reader in enumerate(READERS):
        final = reader != "full" and (number + turn) % 2 == 0
        yield f"sample-{reader}", compose_letter(completed(), language, reader=reader, final=final, contents=False)
    wanted = Wanted((language,), READERS[1 + turn], final=True, beside=BESIDE, contents=False)
    yield from zip(BESIDE, compose_letters(completed(), wanted, language)[1:], strict=True)
    yield "draft-with-gaps", compose_letter(gapped(), language, contents=False)
    other = (
        "fr" if language == "en" else "en"
    )  # a line that begins in French and ends in Arabic is given back from its end
    both = Wanted((language,), READERS[(3 + turn) % len(READERS)], final=True, contents=False, bilingual=other)
    yield "bilingual", compose_letters(completed(), both, language)[0]
    for number, name in enumerate(competent_names()):
        reader, final = READERS[(number + turn) % len(READERS)], (number + turn) % 2 == 0
        yield name, compose_letter(competent(name), language, reader=reader, final=final, contents=False)


def runs_of(blocks: tuple[tree.Block, ...]) -> Iterator[Run]:
    """Yield the runs of blocks in the order in which they are written."""
    for block in blocks:
        if isinstance(block, tree.Paragraph | tree.Heading):
            yield from block.runs
        elif isinstance(block, tree.Entry):
            yield from (*block.number, *block.runs)
        elif isinstance(block, tree.Listing):
            yield from (run for item in block.items for run in item)
        elif isinstance(block, tree.Table):
            yield from (run for row in (block.headings, *block.rows) for cell in row for run in cell)
        elif isinstance(block, tree.Beside):
            yield from tree.runs_of((block,))
        elif isinstance(block, tree.TableInBoth):
            yield from _once(block)
        elif isinstance(block, tree.Particulars | tree.SignatureBlock):
            lines = block.rows if isinstance(block, tree.Particulars) else block.lines
            yield from (run for line in lines for cell in line for run in cell)


def _once(table: tree.TableInBoth) -> Iterator[Run]:
    """Yield the runs of a table in two languages: what both say alike stands in a cell once."""
    sides = [(one.headings, *one.rows) for one in (table.first, table.second)]
    for row, counterpart in zip(*sides, strict=True):
        for cell, other in zip(row, counterpart, strict=True):
            yield from cell
            yield from other if text_of(other) != text_of(cell) else ()


def sections_of(document: Document, text: str) -> Iterator[tuple[tree.Part, str]]:
    """Yield each part with the stretch of printed text from its heading to the heading of the next one."""
    whole = squeezed(text)
    parts = [*document.parts, *document.annexes]
    position = 0
    starts = []
    for part in parts:
        heading = squeezed(text_of(part.heading))
        number = squeezed(part.number)
        mark = "" if not number else "." if part in document.parts else "–"
        found = whole.find(f"{number}{mark}{heading}", position)
        assert found >= 0, f"the heading {part.number} {text_of(part.heading)!r} is not printed, or not in its order"
        starts.append(found)
        position = found + len(heading)
    for part, start, end in zip(parts, starts, [*starts[1:], len(whole)], strict=True):
        yield part, whole[start:end]


def missing_in(document: Document, text: str) -> list[tuple[str, str]]:
    """Return the data of a letter that are not printed in their part as often as they were said."""
    return [
        (part.id, wanted)
        for part, section in sections_of(document, text)
        for wanted in sorted({run.text for run in runs_of(part.blocks) if run.source and run.text.strip()} - {_MASKED})
        if not _is_there(wanted, section, _said(part))
    ]


def test_printed_letters_of_every_type_and_for_every_reader__and_papers_beside_them__hold_every_answer(
    every: Printed,
) -> None:
    wrong = {name: missing for name, (one, text) in every.items() if (missing := missing_in(one, text))}
    assert wrong == {}


def _said(part: tree.Part) -> str:
    return squeezed(text_of(part.heading)) + "".join(squeezed(run.text) for run in runs_of(part.blocks))


def _is_there(text: str, section: str, said: str) -> bool:
    """Whether a datum is printed as often as it was said; the signs between words of two scripts are printed apart."""
    wanted = squeezed(text)
    if _VOWEL_SIGN.search(text):  # these are drawn on their own, and the letters around them out of order
        return not Counter(_only(_NOT_ARABIC, wanted)) - Counter(section)
    if _is_whole(wanted, section, said):
        return True
    scripts = (_NOT_ARABIC, _NOT_LATIN) if _ARABIC.search(wanted) else ()
    return bool(scripts) and all(
        _is_whole(_only(script, wanted), _only(script, section), _only(script, said))
        # figures of two data side by side may read like those of a third: they stand there as often as this datum was said
        or (len(wanted) > _LONGEST_LINE and _only(script, section).count(_only(script, wanted)) >= said.count(wanted))
        for script in scripts
    )


def _is_whole(wanted: str, section: str, said: str) -> bool:
    """Whether a datum is printed in one piece; long prose may be cut by the end of a page."""
    if section.count(wanted) >= said.count(wanted):
        return True
    return len(wanted) > _LONGEST_LINE and _stands_in_pieces(wanted, section)


def _only(script: re.Pattern[str], text: str) -> str:
    return script.sub("", text)


def _stands_in_pieces(wanted: str, section: str) -> bool:
    """Whether prose is there in order, cut only where a line ends in a table cell or a page ends in a paragraph."""
    position, pieces = 0, 0
    while wanted:
        length = next((n for n in range(len(wanted), 3, -1) if section.find(wanted[:n], position) >= 0), 0)
        if not length:
            return False
        position = section.find(wanted[:length], position) + length
        wanted, pieces = wanted[length:], pieces + 1
    return pieces <= _MOST_PIECES


def test_printed_letter__keeps_names_numbers_and_identifiers_whole(letter: tuple[Document, str]) -> None:
    document, text = letter
    blocks = tuple(block for part in (*document.parts, *document.annexes) for block in part.blocks)
    identifiers = {run.text for run in runs_of(blocks) if run.kind == "identifier"}
    lines = {unicodedata.normalize("NFKC", line) for line in text.splitlines()}
    account = "CH93 0076 2011 6238 5295 7"
    assert account in identifiers
    for identifier in sorted(identifiers):
        if any(sign.isdigit() for sign in identifier) and len(identifier) <= 30:
            assert any(identifier in line for line in lines), f"{identifier!r} is broken or reordered"


def test_printed_letter__numbers_its_pages_and_bears_the_reference(letter: tuple[Document, str]) -> None:
    document, text = letter
    pages = squeezed(document.page_of.replace("{page}", "1").replace("{pages}", ""))
    assert squeezed("DPP/ACD/MLA/17/2026") in squeezed(text)
    assert pages in squeezed(text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("final", [True, False])
def test_word_file__is_valid_names_nobody_and_is_the_same_twice(language: str, final: bool, tmp_path: Path) -> None:
    case = completed() if final else gapped()
    word = written_as(compose_letter(case, language, final=final), "docx")
    file = tmp_path / "letter.docx"
    file.write_bytes(word)

    found = OpenXmlValidator().validate(str(file))

    assert [one.description for one in found.errors] == []
    assert written_as(compose_letter(case, language, final=final), "docx") == word
    assert b"dc:creator" not in word


def test_draft_letter__shows_its_gaps_and_bears_the_draft_mark() -> None:
    document = compose_letter(gapped(), "en", final=False)
    runs = [run for part in (*document.parts, *document.annexes) for run in runs_of(part.blocks)]
    assert document.draft
    assert [run.text for run in runs if run.kind == "gap"] == ["[to be completed: Translation of the request]"]
