"""Letters of hostile answers: signs that XML forbids, turned directions, markup, field codes, formulas, a million characters.

Whatever was entered, the file is valid, says all of it visibly, and is written within the time and memory of any other.
"""

from __future__ import annotations

import io
import itertools
import json
import random
import re
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st
from lxml import etree
from openxml_audit import OpenXmlValidator

from mla_writer.answers.values import Text
from mla_writer.case import Case
from mla_writer.documents.letterhead.model import Letterhead
from mla_writer.documents.letterhead.reading import read_letterhead
from mla_writer.documents.letterhead.suited import suited
from mla_writer.documents.plain import write_plain
from mla_writer.documents.signs import shown
from mla_writer.documents.tree import Document, runs_in
from mla_writer.forms.model import Reader
from mla_writer.letters import Format, Wanted, compose_letter, compose_letters, written_as
from mla_writer.pdf import print_words
from tests.letterheads import word_letterhead
from tests.machine import most_seconds
from tests.sample import CONTENT, completed, gapped, with_answers
from tests.scenario import competent
from tests.ui.many import many

HERE = Path(__file__).parent
LANGUAGES = CONTENT.catalogues.languages
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSTILE = (
    "\x00\x07 nul and bell \x1b[31m",
    "\u202eturned around\u202c and \u2067open",
    '{ INCLUDEPICTURE "http://x.example/y" } { DDEAUTO c:\\\\x }',
    "{item.account} {{ x }} {% for y in z %} %s %(x)s ${x} {0}",
    "</w:t></w:r><w:r><w:fldSimple/>]]>&amp;&#0;<!--",
    '<script>alert(1)</script><img src=x onerror="y">',
    '=HYPERLINK("http://x.example";"y")',
    "half \ud800 of a sign, none \uffff",
    "a\r\nb\u2028c\x0bd\te",
    "Cafe\u0301 \u00ad\u200b\u200d\ufeff ﷺ 𠀀 👩‍⚖️",
    "+1 +1 (CH93 0076 2011 6238 5295 7) USD 1 250 000 EUR",
)
_INVISIBLE = re.compile("[\\s\u00a0\u2007\u200e\u200f]")


def texts_of(case: Case) -> tuple[str, ...]:
    """Return the paths of all answers in words of the drafter's own, and of names and numbers."""
    found = []
    for path, value in case.answers.leaves():
        shape = case.live.questionnaire.shape(path)
        kind = shape.question.kind if shape is not None and shape.question is not None else ""
        if isinstance(value, Text) or (isinstance(value, str) and kind == "verbatim"):
            found.append(path)
    return tuple(found)


PATHS = texts_of(completed())


def answered_with(texts: Iterable[str], paths: Iterable[str] = PATHS, case: Case | None = None) -> Case:
    """Return a case, the completed sample if none is given, with other texts in its answers."""
    case = case or completed()
    answers = case.answers
    for path, text in zip(paths, texts, strict=False):
        answers = answers.set(path, Text.written(text) if isinstance(case.answers.get(path), Text) else text)
    return with_answers(case, answers)


def text_in(root: etree._Element) -> str:
    """Return all text of a part of a Word file, breaks and tabs as signs."""
    marks = {f"{W}br": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-"}
    return "".join(str(one.text or "") if one.tag == f"{W}t" else marks.get(str(one.tag), "") for one in root.iter())


def expect_whole(document: Document, folder: Path, letterhead: Letterhead | None = None, *, valid: bool = True) -> None:
    """Hold that the Word file is `valid`, where that is asked, and that what every run says is in it, in its order."""
    content = written_as(document, "docx", letterhead)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        said = "".join(
            text_in(etree.fromstring(package.read(name), etree.XMLParser(huge_tree=True)))
            for name in package.namelist()
            if name.endswith(".xml") and name.startswith("word/")
        )
    said = _INVISIBLE.sub("", said)
    for run in runs_in(document if letterhead is None else suited(document, letterhead)):
        assert _INVISIBLE.sub("", shown(run.text)) in said
    if valid:
        file = folder / "letter.docx"
        file.write_bytes(content)
        found = OpenXmlValidator().validate(file)
        assert found.is_valid, list(found.errors)[:5]


# ---- any letter ----------------------------------------------------------------------------------------------------------

SPECIAL = (*"{}<&\x00\x1f\u202e\u2067\ud800\uffff\r\n \t", "{item.account}", "{{ x }}", "{request.office}", "]]>")
ANY = st.lists(st.characters() | st.sampled_from(SPECIAL), max_size=40).map("".join)
READERS: tuple[Reader, ...] = ("full", "provider", "addressee", "consultation", "internal")
CASES: Mapping[str, Callable[[], Case]] = {
    "complete": completed,
    "with gaps": gapped,
    **{
        name: partial(competent, name)
        for name in (
            "reminder-competent", "advance-competent", "withdrawal-competent", "supplement-competent",
            "spontaneous_information-competent", "direct_provider_request-competent", "four-measures",
            "interception-competent", "transfer_detained-competent", "data_preservation-competent",
        )
    },
}  # fmt: skip
"""Both samples, kinds of request, and types of assistance, among them each that has a letter of its own."""
PLACEHOLDER = re.compile(r"\{[a-z_]+(?:\.[a-z_]+)*(?:\|[a-z_]+)?\}")


@cache
def letterhead() -> Letterhead:
    """The letterhead of an office, as Word writes it."""
    return read_letterhead(word_letterhead(), "letterhead.docx")


@cache
def paths_of(name: str) -> tuple[str, ...]:
    """The answers in words of a case."""
    return texts_of(CASES[name]())


@dataclass(frozen=True)
class Drawn:
    """A letter of any sort: of which case, with which texts in every so many-th of its answers, and how it is wanted."""

    name: str
    texts: tuple[str, ...]
    begin: int
    wanted: Wanted

    def case(self) -> Case:
        """Return the case with the texts in it."""
        paths = paths_of(self.name)[self.begin :: 4]
        return answered_with(itertools.cycle(self.texts), paths, CASES[self.name]())

    def documents(self) -> tuple[Document, ...]:
        """Return the letter and the papers beside it."""
        return compose_letters(self.case(), self.wanted, self.wanted.languages[0])


@st.composite
def drawn(draw: st.DrawFn) -> Drawn:
    """Draw a letter of any sort."""
    language = draw(st.sampled_from(LANGUAGES))
    bilingual = draw(st.sampled_from(("", "", *(one for one in LANGUAGES if one != language))))
    wanted = Wanted(
        (language,),
        draw(st.sampled_from(READERS)),
        final=draw(st.booleans()),
        beside=draw(st.sampled_from(((), ("cover",), ("undertakings",), ("checklist",), ("sheets",)))),
        letterhead=letterhead() if draw(st.booleans()) else None,
        contents=draw(st.sampled_from((None, True, False))),
        footnotes=draw(st.booleans()),
        bilingual=bilingual,
    )
    texts = tuple(draw(st.lists(ANY, min_size=20, max_size=20)))
    return Drawn(draw(st.sampled_from(tuple(CASES))), texts, draw(st.integers(0, 3)), wanted)


def expect_readable(one: Drawn, folder: Path, *, valid: bool) -> None:
    """Hold that each document says all it has to say in every format, and shows no placeholder but those of the texts."""
    texts = "".join(one.texts)
    for document in one.documents():
        expect_whole(document, folder, one.wanted.letterhead, valid=valid)
        for format_ in ("html", "txt"):
            written = written_as(document, format_).decode("utf-8")
            assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", written)
            found = PLACEHOLDER.findall(re.sub("<style>.*?</style>", "", written, flags=re.DOTALL))
            assert [name for name in found if name not in texts] == []


@pytest.mark.timeout(600)
@given(drawn())
def test_any_letter__says_all_of_any_answers_and_shows_no_placeholder(tmp_path_factory, one):
    expect_readable(one, tmp_path_factory.getbasetemp(), valid=False)


@pytest.mark.timeout(600)
@settings(max_examples=12)  # openxml-audit takes up to four seconds for a letter, forty times as long as writing it
@given(drawn())
def test_any_letter__is_valid(tmp_path_factory, one):
    expect_readable(one, tmp_path_factory.mktemp("letter"), valid=True)


@pytest.mark.timeout(900)
def test_twenty_letters_of_any_sort__are_all_printed_by_one_run_of_libreoffice():
    words = [
        written_as(document, "docx", one.wanted.letterhead, for_print=True)
        for one in map(any_letter, range(20))
        for document in one.documents()[:1]
    ]
    printed = print_words(words)
    assert len(printed) == len(words) == 20
    assert all(one.startswith(b"%PDF") and b"/Type/Page" in one for one in printed)


def any_letter(number: int) -> Drawn:
    """Return one of many letters, the same for the same number, short ones before long ones."""
    chance = random.Random(number)
    language = LANGUAGES[number % len(LANGUAGES)]
    wanted = Wanted(
        (language,),
        READERS[number % len(READERS)],
        final=chance.random() < 0.5,
        letterhead=letterhead() if number % 3 == 0 else None,
        contents=number % 4 == 0,
        footnotes=number % 2 == 0,
        bilingual=LANGUAGES[(number + 1) % len(LANGUAGES)] if number % 7 == 0 else "",
    )
    texts = tuple("".join(chance.choices((*HOSTILE, *SPECIAL, "a", "ب", "\U00010000"), k=5)) for _ in range(20))
    return Drawn(tuple(CASES)[(2 + number) % len(CASES)], texts, number % 4, wanted)


# ---- the same hostile texts ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_texts__are_shown_as_they_are__and_the_letter_is_valid(language, tmp_path, request):
    case = answered_with(itertools.cycle(HOSTILE))
    document = compose_letter(case, language, final=True)
    expect_whole(document, tmp_path)
    letter = write_plain(document)
    kept = HERE / f"hostile-texts.{language}.txt"
    if request.config.getoption("--accept"):
        kept.write_text(letter, encoding="utf-8")
    assert letter == kept.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_texts__make_no_field_link_or_markup(language):
    calm, hostile = (
        compose_letter(one, language, final=True) for one in (completed(), answered_with(itertools.cycle(HOSTILE)))
    )
    with zipfile.ZipFile(io.BytesIO(written_as(hostile, "docx"))) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    fields = re.findall("<w:instrText[^>]*>([^<]*)<", "".join(parts.values()))
    assert not [one for one in fields if "INCLUDE" in one or "DDE" in one or "HYPERLINK" in one]
    assert 'TargetMode="External"' not in "".join(parts.values())
    with zipfile.ZipFile(io.BytesIO(written_as(calm, "docx"))) as package:
        assert set(parts) == set(package.namelist())
    html = written_as(hostile, "html").decode("utf-8")
    assert "<script" not in html
    assert "<img" not in html


MILLION = 1_000_000
LONG = {
    "ones": "1 " * (MILLION // 2),
    "plus signs": "+" * MILLION,
    "brackets": "(" * MILLION,
    "spaces": "a" + " " * (MILLION - 2) + "b",
    "account": "CH93 " * (MILLION // 5),
    "sums": "USD 1 " * (MILLION // 6),
    "controls": "\x01" * MILLION,
    "directions": "\u202b" * MILLION,
    "markup": "&<" * (MILLION // 2),
    "lines": "\n" * MILLION,
}


@pytest.mark.parametrize("name", LONG)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_text_of_a_million_signs__is_written_soon(language, name):
    case = answered_with([LONG[name]], ["facts.f1.what"])
    formats: tuple[Format, ...] = ("docx", "html", "txt")
    start = time.process_time()
    document = compose_letter(case, language, final=False)
    for format_ in formats:
        written_as(document, format_)
    assert time.process_time() - start < most_seconds(5)


PAGES = """
import sys, json, time
from tests.sample import completed, with_answers
from tests.ui.many import many
from mla_writer.letters import compose_letter, written_as
case = with_answers(completed(), many(completed().answers, int(sys.argv[1])))
start = time.process_time()
content = written_as(compose_letter(case, sys.argv[2], final=True), "docx")
seconds = time.process_time() - start
peak = int(open("/proc/self/status").read().split("VmHWM:")[1].split()[0]) / 1024
open(sys.argv[3], "wb").write(content)
print(json.dumps({"seconds": seconds, "megabytes": peak, "bytes": len(content)}))
"""


@pytest.mark.timeout(300)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_letter_of_five_hundred_pages__is_valid_and_needs_little_time_and_memory(language, tmp_path):
    file = tmp_path / "letter.docx"
    done = subprocess.run(
        [sys.executable, "-c", PAGES, "2500", language, str(file)],
        capture_output=True,
        text=True,
        timeout=100,
        check=True,
    )
    told = json.loads(done.stdout)
    assert told["seconds"] < most_seconds(10)
    assert told["megabytes"] < 500
    expect_valid_in_each_sort_of_block(file.read_bytes(), tmp_path)


def test_letter_of_2500_facts__has_more_than_five_hundred_pages():
    """LibreOffice takes minutes for all of them, so the pages that 141 facts more make are counted, and taken so many times."""
    letters = (completed(), with_answers(completed(), many(completed().answers, 150)))
    words = [written_as(compose_letter(one, "en", final=True), "docx", for_print=True) for one in letters]
    few, more = (pages_of(one) for one in print_words(words))
    assert few + (more - few) * (2500 - 9) / (150 - 9) >= 500


def pages_of(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    told = subprocess.run(["pdfinfo", "-"], input=pdf, capture_output=True, check=True).stdout
    found = re.search(rb"Pages: +(\d+)", told)
    assert found is not None
    return int(found[1])


_WORDS_AND_FIGURES = re.compile(rb'w:(?:name|anchor|instr)="[^"]*"|(?<=>)[^<]+(?=<)|[0-9]+')


def expect_valid_in_each_sort_of_block(content: bytes, folder: Path) -> None:
    """Hold that a long letter is valid: what looks alike is validated once, what must be unique is counted in the whole.

    openxml-audit would take minutes for all of it, and say the same of each of two thousand facts.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    root = etree.fromstring(parts["word/document.xml"], etree.XMLParser(huge_tree=True))
    assert len(list(root.iter(f"{W}p"))) > 5000
    for tag, attribute in (("id", "val"), ("bookmarkStart", "id"), ("bookmarkStart", "name")):
        every = [one.get(f"{W}{attribute}") for one in root.iter(f"{W}{tag}")]
        assert len(set(every)) == len(every), f"{tag} {attribute}"
    names = {one.get(f"{W}name") for one in root.iter(f"{W}bookmarkStart")}
    assert {one.get(f"{W}anchor") for one in root.iter(f"{W}hyperlink")} <= names
    for parent in (root[0], *root[0].iterchildren(f"{W}tbl")):
        seen = set()
        for child in list(parent):
            shape = _WORDS_AND_FIGURES.sub(b"", etree.tostring(child, with_tail=False))
            if shape in seen:
                parent.remove(child)
            seen.add(shape)
    assert len(list(root.iter(f"{W}p"))) < 2000
    thin = folder / "thin.docx"
    with zipfile.ZipFile(thin, "w") as package:
        for name, part in parts.items():
            package.writestr(name, etree.tostring(root) if name == "word/document.xml" else part)
    found = OpenXmlValidator().validate(thin)
    assert found.is_valid, list(found.errors)[:5]
