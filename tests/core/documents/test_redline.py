"""Two versions of a letter as tracked changes: valid, and to accept or reject them gives the new or the old letter."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import Phase, given, settings, strategies as st
from lxml import etree
from openxml_audit import OpenXmlValidator

from mla_writer.answers.answers import without_item
from mla_writer.case import Case
from mla_writer.conditions.values import Day, Ref
from mla_writer.documents import tree
from mla_writer.documents.redline import MarkedRun, merged_runs, redline
from mla_writer.documents.references import without_links
from mla_writer.documents.tree import Document, Run
from mla_writer.documents.word import write_word
from mla_writer.documents.word_lines import settled
from mla_writer.documents.word_redline import write_redline
from mla_writer.letters import compose_letter
from tests.sample import answered, completed, with_answers

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_SIGNS = {f"{W}noBreakHyphen": "-"}


def body_of(content: bytes, part: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return etree.fromstring(package.read(part))


def decided(content: bytes, *, accept: bool, part: str = "word/document.xml") -> list[str]:
    """Return the paragraphs that hold text once all changes are accepted, or rejected, as the standard says."""
    root = body_of(content, part)
    gone = f"{W}del" if accept else f"{W}ins"
    for row in list(root.iter(f"{W}tr")):
        table = row.getparent()
        if table is not None and row.find(f"{W}trPr/{gone}") is not None:
            table.remove(row)
    lines: list[str] = []
    held = ""
    for paragraph in root.iter(f"{W}p"):
        texts: list[Any] = list(paragraph.iter(f"{W}t", f"{W}delText", f"{W}tab", f"{W}br", f"{W}noBreakHyphen"))
        said = "".join(
            one.text or _SIGNS.get(one.tag, "\t")
            for one in texts
            if not any(up.tag == gone for up in one.iterancestors())
        )
        assert not [
            one for one in texts if one.tag == f"{W}t" and any(up.tag == f"{W}del" for up in one.iterancestors())
        ]
        held += said
        if paragraph.find(f"{W}pPr/{W}rPr/{gone}") is None:
            lines.append(settled(held))
            held = ""
    return [one for one in (*lines, settled(held)) if one]


def lines_of(document: Document, part: str = "word/document.xml") -> list[str]:
    return decided(write_word(without_links(document)), accept=True, part=part)


def both(old: Document, new: Document) -> bytes:
    content = write_redline(redline(old, new), "Comparison")
    for part in ("word/document.xml", "word/header1.xml"):
        assert decided(content, accept=True, part=part) == lines_of(new, part)
        assert decided(content, accept=False, part=part) == lines_of(old, part)
    return content


def changed_case() -> Case:
    case = completed()
    answers = answered(case, "request.date", "2026-12-01").set("request.office.city", "Entebbe")
    first = next(iter(answers.records("facts")))
    new = {**answers.records("facts")[first], "when": Day(2024, 5, 6)}
    answers = without_item(without_item(answers, Ref("facts", first)), Ref("persons", "p4"))
    return with_answers(case, answers.set("facts.f99", new).remove("request.urgency_reasons"))


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_redline__of_two_requests__is_valid_and_gives_either_letter(language, tmp_path):
    old, new = compose_letter(completed(), language), compose_letter(changed_case(), language)
    content = both(old, new)
    file = tmp_path / "redline.docx"
    file.write_bytes(content)
    assert not OpenXmlValidator().validate(str(file)).errors
    text = etree.tostring(body_of(content)).decode()
    assert set(re.findall(r'w:author="([^"]*)"', text)) == {"Comparison"}
    assert "w:date=" not in text
    numbers = re.findall(r'<w:(?:ins|del) w:id="(\d+)"', text)
    assert len(numbers) == len(set(numbers)) > 10
    assert b"<w:sdt" not in etree.tostring(body_of(content))
    assert content == write_redline(redline(old, new), "Comparison")


def test_redline__of_a_letter_with_itself__marks_nothing():
    document = compose_letter(completed(), "en")
    text = etree.tostring(body_of(both(document, document)))
    assert b"<w:ins" not in text
    assert b"<w:del" not in text


def test_words__are_marked_one_by_one_and_phrases_stay_whole():
    def told(old: str, new: str) -> str:
        marks = {"ins": "+{}+", "del": "-{}-", "": "{}"}
        runs = merged_runs((Run(old, "en"),), (Run(new, "en"),))
        return "".join(marks[one.change if isinstance(one, MarkedRun) else ""].format(one.text) for one in runs)

    assert (
        told("paid USD 1,250,000 to Kato.", "paid USD 1,260,000 to Kato.") == "paid USD -1,250,000-+1,260,000+ to Kato."
    )
    assert told("He was seen there.", "She is there.") == "-He was seen-+She is+ there."
    assert told("", "x") == "+x+"


TEXTS = st.text(alphabet="ab 1.é中ا\u0645<&\n", max_size=12)
RUNS = st.lists(st.builds(Run, TEXTS, st.just("en"), st.sampled_from(["text", "identifier"])), max_size=3).map(tuple)
BLOCKS = st.one_of(
    st.builds(tree.Paragraph, RUNS),
    st.builds(tree.Heading, RUNS, st.just(2)),
    st.builds(tree.Listing, st.lists(RUNS, min_size=1, max_size=4).map(tuple), st.booleans()),
    st.builds(tree.Entry, RUNS, RUNS),
    st.builds(tree.Particulars, st.lists(st.tuples(RUNS, RUNS), min_size=1, max_size=4).map(tuple)),
    st.builds(
        tree.Table, st.tuples(RUNS, RUNS), st.lists(st.tuples(RUNS, RUNS), max_size=4).map(tuple), st.just((1, 2)), RUNS
    ),
    st.builds(tree.SignatureBlock, RUNS, st.lists(st.tuples(RUNS, RUNS), max_size=2).map(tuple), RUNS),
)
PARTS = st.lists(
    st.builds(tree.Part, st.sampled_from("abcd"), RUNS, st.lists(BLOCKS, max_size=4).map(tuple), st.just("1")),
    max_size=4,
    unique_by=lambda one: one.id,
).map(tuple)
LETTERS = st.builds(
    Document,
    language=st.sampled_from(["en", "ar"]),
    title=TEXTS,
    header=st.lists(RUNS, max_size=2).map(tuple),
    page_of=st.just("{page}/{pages}"),
    front=st.lists(BLOCKS, max_size=3).map(tuple),
    parts=PARTS,
    annexes=PARTS,
)


@settings(
    max_examples=40, phases=[Phase.generate]
)  # a letter that fails is told as it is: making it smaller takes minutes
@given(LETTERS, LETTERS)
def test_any_two_letters__give_either_of_them_again(old, new):
    both(replace(old, language=new.language), new)
