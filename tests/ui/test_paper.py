"""The letter on the screen: put there in turns, as Qt would show the whole page; what stays is left alone."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from mla_writer.documents.html import html_blocks
from mla_writer.forms.model import Reader
from mla_writer.letters import compose_letter
from mla_writer.ui.letter import _PAPER as STYLE, READERS, _as_sheet
from mla_writer.ui.paper import Paper, Sheet, sheet_of
from tests.sample import completed, with_answers

Line = tuple[str, float, int, int, int, tuple[tuple[str, str, int], ...]]


@pytest.fixture
def paper(qtbot: QtBot) -> Paper:
    made = Paper(STYLE)
    qtbot.addWidget(made)
    made.resize(360, 500)
    made.show()
    return made


def lines_of(document: QTextDocument) -> list[Line]:
    """Return the lines with their looks; of empty ones, which part tables from what follows, one in a row."""
    found: list[Line] = []
    block = document.begin()
    while block.isValid():
        form, parts = block.blockFormat(), []
        fragments = block.begin()
        while not fragments.atEnd():
            one = fragments.fragment()
            parts.append((one.text(), one.charFormat().anchorHref(), one.charFormat().fontWeight()))
            fragments += 1
        table = QTextCursor(block).currentTable()
        columns = table.columns() if table is not None else 0
        if block.text():
            side = form.layoutDirection().value
            found.append((block.text(), form.topMargin(), form.headingLevel(), side, columns, tuple(parts)))
        block = block.next()
    return found


def whole(sheet: Sheet) -> list[Line]:
    """Return the lines of a letter put there by Qt in one go."""
    document = QTextDocument()
    document.setDefaultStyleSheet(STYLE)
    document.setHtml(f'<html dir="{sheet.direction}"><body>{"".join(sheet.blocks)}</body></html>')
    return lines_of(document)


def shown(paper: Paper, sheet: Sheet, qtbot: QtBot) -> list[Line]:
    paper.take(sheet)
    qtbot.waitUntil(lambda: paper.is_complete)
    return lines_of(paper.document())


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
@pytest.mark.parametrize("reader", [key for key, _ in READERS])
def test_paper__shows_what_qt_would_show_of_the_whole_page(paper, qtbot, language, reader: Reader):
    sheet = _as_sheet(completed(), language, reader)[0]
    assert shown(paper, sheet, qtbot) == whole(sheet)
    assert set(html_blocks(compose_letter(completed(), language, reader=reader, final=False, contents=False)))


def made_up(random_: random.Random) -> Iterator[str]:
    """Yield the blocks of some letter: paragraphs, lists, tables, headings."""
    yield "<header>head</header>"
    for _ in range(random_.randrange(1, 12)):
        word = random_.choice(["one", "two", "three", "four"])
        yield random_.choice([
            f'<p><a href="facts.{word}.what ">{word}</a> said</p>',
            f"<ul><li>{word}</li><li>more</li></ul>",
            f'<table><tbody><tr><th>{word}</th><td><a href="request.{word} facts.{word}">x</a></td></tr></tbody></table>',
            f"<h2>{word}</h2>",
            f'<div class="entry"><strong>1</strong><span>{word}</span></div>',
            f"<p>{word}<br>in two lines</p>",
        ])  # fmt: skip


@pytest.mark.parametrize("seed", range(25))
def test_paper__after_any_letters__shows_the_last_one(paper, qtbot, seed):
    random_ = random.Random(seed)
    for _ in range(6):
        sheet = sheet_of(made_up(random_), random_.choice(["ltr", "rtl"]))
        assert shown(paper, sheet, qtbot) == whole(sheet)
        assert paper.document().blockCount() == sum(paper._lines)


def test_paper__that_is_overtaken_while_it_is_filled__shows_the_newer_letter(paper, qtbot):
    first = sheet_of((f"<p>first {number}</p>" for number in range(3000)), "ltr")
    second = sheet_of((f"<p>second {number}</p>" for number in range(40)), "ltr")
    paper.take(first)
    assert not paper.is_complete
    assert shown(paper, second, qtbot) == whole(second)


def test_paper__what_stays_is_not_put_in_again(paper, qtbot, monkeypatch):
    case = completed()
    shown(paper, _as_sheet(case, "en", "full")[0], qtbot)
    put: list[int] = []
    select = paper._select

    def watched(cursor: QTextCursor, line: int, count: int) -> None:
        put.append(line)
        select(cursor, line, count)

    monkeypatch.setattr(paper, "_select", watched)
    changed = with_answers(case, case.answers.set("request.reference", "OTHER/1"))
    sheet = _as_sheet(changed, "en", "full")[0]
    assert shown(paper, sheet, qtbot) == whole(sheet)
    assert 0 < len(put) < 10


def test_table_of_hundreds_of_rows__is_put_in_as_several(paper, qtbot):
    rows = "".join(f"<tr><td>{number}</td></tr>" for number in range(300))
    sheet = sheet_of([f"<table><tbody>{rows}</tbody></table>", "<p>after</p>"], "ltr")
    assert len(sheet.blocks) == 5
    texts = [one[0] for one in shown(paper, sheet, qtbot)]
    assert texts == [*map(str, range(300)), "after"]


def test_passages__are_found_by_path__below_it_and_by_reference(paper, qtbot):
    blocks = ['<p><a href="facts.f1.what ">paid</a> <a href="request.who facts.f1.by">he</a></p>', "<p>no</p>"]
    shown(paper, sheet_of(blocks, "ltr"), qtbot)

    def texts(path: str, **how: bool) -> list[str]:
        return [one.selectedText() for one in paper.passages(path, **how)]

    assert texts("facts.f1.what", exactly=True) == ["paid"]
    assert texts("facts.f1") == ["paid", "he"]
    assert texts("facts.f1", exactly=True) == []
    assert texts("request.who") == ["he"]
    assert texts("facts.f1.by") == ["he"]
    assert texts("facts.f2") == texts("") == []


def test_rewritten_passage__is_found_again_and_gives_way_to_the_next_letter(paper, qtbot):
    sheet = sheet_of(['<p>A <a href="facts.f1.what ">paid</a>.</p>', "<p>B</p>", "<ul><li>C</li></ul>"], "ltr")
    before = shown(paper, sheet, qtbot)
    (passage,) = paper.passages("facts.f1.what")
    for text in ("p", "paid twice\u2029and again", "paid twice"):
        paper.rewrite(passage, text)
        assert passage.selectedText() == text
    assert "paid twice" in paper.toPlainText()
    assert shown(paper, sheet, qtbot) == before


def test_paper_out_of_sight__is_filled_when_it_comes_into_sight(paper, qtbot):
    paper.hide()
    sheet = sheet_of((f"<p>{number}</p>" for number in range(50)), "ltr")
    paper.take(sheet)
    qtbot.wait(60)
    assert not paper.is_complete
    paper.show()
    qtbot.waitUntil(lambda: paper.is_complete)
    assert lines_of(paper.document()) == whole(sheet)
