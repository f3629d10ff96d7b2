"""The letter beside the page: in any of its languages, for any reader; the passage of the question in focus is marked.

While somebody types, the passage that the answer made is rewritten at once; the whole letter follows when the typing pauses.
"""

from __future__ import annotations

import re
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from mla_writer.case import Case
from mla_writer.documents.html import html_blocks
from mla_writer.documents.numbers_whole import unbroken
from mla_writer.documents.tree import runs_in
from mla_writer.forms.model import Reader
from mla_writer.letters import compose_letter
from mla_writer.translation.locales import direction_of, locale_of
from mla_writer.translation.message import N_
from mla_writer.ui.aside import do_aside
from mla_writer.ui.combo import Combo
from mla_writer.ui.desk import Desk
from mla_writer.ui.paper import Paper, Sheet, paths_of, sheet_of
from mla_writer.ui.parts import button, label, mark
from mla_writer.ui.theme import Theme, make_theme

READERS: tuple[tuple[Reader, str], ...] = (
    ("full", N_("Full letter")),
    ("consultation", N_("Consultation draft")),
    ("provider", N_("For a bank or provider")),
    ("addressee", N_("For the addressee")),
    ("internal", N_("Internal, for the file")),
)
_PAUSE = 150
"""Milliseconds without a key after which the whole letter is composed anew."""
_SAID = re.compile(r'<(span|bdi)(?: data-source="([^"]*)")?(?: data-asked="([^"]*)")?[^>]*>(.*?)</\1>', re.DOTALL)
"""A stretch of the letter that an answer made; the preview makes a link of it: back to the answer, and, after a blank, to the
question that refers to it."""
_IDENTIFIER = re.compile(r"(<bdi[^>]*>)([^<]*)(</bdi>)")
_ENTRY = '<div class="entry"'
_PAPER = """
a { color: #1A1A1A; text-decoration: none } p, .entry { margin: 5px 0 } h1 { font-size: large; margin: 10px 0 8px 0 }
h2 { font-size: medium; margin: 12px 0 4px 0 } h3 { font-size: medium; margin: 8px 0 3px 0 } ol, ul { margin: 3px 0 }
th { font-weight: normal; color: #555; text-align: left } td, th { padding: 2px 8px 2px 0 } .draft, header { color: #666 }
.gap { background-color: #FCE8B8 } .untranslated { background-color: #E3E8F4 }
"""
"""What Qt understands of CSS is enough for the preview, not for the page that a browser shows."""


class LetterPanel(QFrame):
    """The preview. A click on what an answer made asks for its question."""

    wanted = Signal(str)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("side")
        self.desk, self.theme = desk, theme
        light = make_theme(look="light")  # paper stays light in the dark
        self._marker = QTextCharFormat()
        self._marker.setBackground(light.colour("selection"))
        self._marker.setForeground(light.colour("paper-text"))
        self._ground, self._bar = light.colour("accent-soft"), light.colour("accent")
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 10, 12, 10)
        box.setSpacing(8)
        box.addLayout(self._choices())
        self.paper = Paper(_PAPER)
        self.paper.setAccessibleName(desk.words.text(N_("Letter")))
        self.paper.setPlaceholderText(desk.words.text(N_("The letter is being composed…")))
        self.paper.document().setDefaultFont(theme.letter_font())
        self.paper.document().setDocumentMargin(12)
        self.paper.anchorClicked.connect(lambda url: self.wanted.emit(paths_of(url.toString())[0]))
        box.addWidget(self.paper, 1)
        box.addWidget(self._made_foot())
        self._path = ""
        self._own: QTextCursor | None = None
        self.paper.completed.connect(lambda: self.mark(self._path))
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self._compose_aside)
        self._wanted = self._composing = 0
        desk.typed.connect(self._typed)

    def soon(self, pause: int = 0) -> None:
        """Compose anew when the window has drawn what was answered; only while the letter is in sight."""
        if self.isVisible():
            self._late.start(pause)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Come up to date when the letter comes into sight; until then it was left alone."""
        super().showEvent(event)
        self.soon()

    @property
    def is_up_to_date(self) -> bool:
        """Whether the letter in sight is that of the answers given, with nothing left to compose."""
        return not self._late.isActive() and not self._composing and self.paper.is_complete

    def _chosen(self) -> tuple[str, Reader]:
        return str(self.language.currentData()), self.reader.currentData()

    def _compose_aside(self) -> None:
        """Compose in a thread: the window goes on meanwhile."""
        self._wanted += 1
        if self._composing:
            return  # begun anew when the one before is done
        self._composing = self._wanted
        work = partial(_as_sheet, self.desk.shown.snapshot(), *self._chosen())
        do_aside(work, partial(self._show_composed, self._composing), self, "letter")

    def _show_composed(self, number: int, composed: tuple[Sheet, tuple[str, ...]] | None) -> None:
        self._composing = 0
        if number == self._wanted:
            if composed is not None:  # a fault of ours is told by the thread; the panel goes on with the next change
                sheet, unwritten = composed
                self._own = None
                self._say_foot(unwritten)
                self.paper.take(sheet)
        elif self.isVisible():
            self._compose_aside()

    def show_for(self, language: str, reader: str) -> None:
        """Show the letter in a language for a reader."""
        self.language.setCurrentIndex(max(0, self.language.findData(language)))
        self.reader.setCurrentIndex(max(0, self.reader.findData(reader)))

    def mark(self, path: str) -> None:
        """Mark the passage that the answer at `path` made, and bring it into sight; an empty path marks nothing any more."""
        self._path = path
        if not self.paper.is_complete:
            return  # marked when all of it stands there
        if not path:
            self._own = None
            self._show([])
            return
        exact = self.paper.passages(path, exactly=True)
        self._own = exact[0] if len(exact) == 1 else None
        passages = self.paper.passages(path)
        if (
            not passages and path.count(".") > 1
        ):  # a reference is not said in words of its own: show the item it belongs to
            passages = self.paper.passages(path.rpartition(".")[0])
        self._show(passages)

    def _show(self, passages: list[QTextCursor]) -> None:
        self.paper.mark(passages, self._marker, self._ground, self._bar)
        if passages:
            cursor = QTextCursor(passages[0])
            cursor.setPosition(cursor.selectionStart())
            self._bring(cursor)

    # ---- inner -----------------------------------------------------------------------------------------------------

    def _choices(self) -> QHBoxLayout:
        words = self.desk.words
        row = QHBoxLayout()
        row.setSpacing(8)
        self.language, self.reader = Combo(), Combo()
        self.language.setAccessibleName(words.text(N_("Language of the letter")))
        self.reader.setAccessibleName(words.text(N_("Who will read it")))
        names = locale_of(words.language).languages
        for code in words.languages:
            self.language.addItem(names.get(code, code), code)
        wanted = self.desk.case.answers.listed("request.letters")
        self.language.setCurrentIndex(max(0, self.language.findData(wanted[0] if wanted else "")))
        for key, text in READERS:
            self.reader.addItem(words.text(text), key)
        for combo in (self.language, self.reader):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(8)
            combo.setFont(self.theme.font("small"))
            combo.currentIndexChanged.connect(lambda _: self.soon())
            row.addWidget(combo, 1)
        return row

    def _made_foot(self) -> QWidget:
        """Return the line about passages that are not in this language, with the way to the next of them."""
        self.foot = QWidget()
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(mark("languages", "text-muted", self.theme, 16), 0, Qt.AlignmentFlag.AlignTop)
        self.told = label("", self.theme, "caption", muted=True)
        row.addWidget(self.told, 1)
        row.addWidget(button(self.desk.words.text(N_("Show")), self.show_next, style="link"))
        self._unwritten: tuple[str, ...] = ()
        self._next = 0
        self.foot.hide()
        return self.foot

    def show_next(self) -> None:
        """Show the next passage that is not in the language of this letter; after the last comes the first."""
        if self._unwritten:
            self._show(self.paper.passages(self._unwritten[self._next % len(self._unwritten)], exactly=True))
            self._next += 1

    def _typed(self, path: str, text: str) -> None:
        """Rewrite the passage of the answer that is being typed; the rest follows."""
        if not self.isVisible():
            return
        if path != self._path:
            self.mark(path)
        if text and self._own is not None and self.paper.is_complete:
            self.paper.rewrite(self._own, text)
            self._show([self._own])
        self.soon(_PAUSE)

    def _say_foot(self, unwritten: tuple[str, ...]) -> None:
        self._unwritten = tuple(dict.fromkeys(one for one in unwritten if one))
        told = N_("Passages in your own words not yet in the language of this letter: {number}")
        self.told.setText(self.desk.words.text(told, number=len(unwritten)))
        self.foot.setVisible(bool(unwritten))

    def _bring(self, cursor: QTextCursor) -> None:
        """Scroll to a passage that is out of sight, a third below the upper edge."""
        top, height = self.paper.cursorRect(cursor).top(), self.paper.viewport().height()
        if not 0 <= top < height - 24:
            bar = self.paper.verticalScrollBar()
            bar.setValue(bar.value() + top - height // 3)


def _as_sheet(case: Case, language: str, reader: Reader) -> tuple[Sheet, tuple[str, ...]]:
    """Compose a letter; return its blocks, and where each passage comes from that is not in its language."""
    letter = compose_letter(case, language, reader=reader, final=False, contents=False)
    is_rtl = direction_of(letter.language) == "rtl"
    linked = (_SAID.sub(r'<a href="\2 \3">\4</a>', _parted(_whole(one, is_rtl=is_rtl))) for one in html_blocks(letter))
    unwritten = tuple(run.source for run in runs_in(letter) if run.kind == "untranslated")
    return sheet_of(linked, direction_of(letter.language)), unwritten


def _whole(block: str, *, is_rtl: bool) -> str:
    """Keep numbers on one line, and in their order among Arabic words, which a browser does by what Qt does not know."""
    if "<bdi" not in block:
        return block
    start, end = ("\u2066", "\u2069") if is_rtl else ("", "")
    return _IDENTIFIER.sub(lambda one: f"{one[1]}{start}{unbroken(one[2])}{end}{one[3]}", block)


def _parted(block: str) -> str:
    """Part the number of an entry from its words, which a browser does with columns that Qt does not know."""
    return block.replace("</strong> <span>", "</strong>&ensp;&ensp;<span>", 1) if block.startswith(_ENTRY) else block
