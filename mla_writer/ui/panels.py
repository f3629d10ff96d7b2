"""The side panel: findings, the letter as it stands, and what is known of the requested State."""

from __future__ import annotations

import re
from html import escape

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QPushButton,
    QScrollArea,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from mla_writer.checks.finding import Finding
from mla_writer.documents.html import write_html
from mla_writer.forms.model import Source
from mla_writer.letters import compose_letter
from mla_writer.translation.locales import locale_of
from mla_writer.translation.message import Message, N_
from mla_writer.ui.column import Column, clear
from mla_writer.ui.desk import Desk
from mla_writer.ui.sections import SectionPage
from mla_writer.ui.theme import Theme, icon

_ICONS = {"blocker": "octagon-alert", "warning": "triangle-alert", "advice": "lightbulb"}
_MOST_CARDS = 60
_NONE = N_("Nothing to mend yet. As you write, this panel names what the other authority would ask.")
_OVERRIDDEN = N_("Nothing open. Overridden with a reason: {number}.")
_SAID = re.compile(r'<(span|bdi) data-source="([^"]*)"[^>]*>(.*?)</\1>', re.DOTALL)
"""A stretch of the letter that an answer made; the preview makes a link of it, back to the question."""
_PAPER = (
    "a { color: #1A1A1A; text-decoration: none } h1 { font-size: 15px } h2 { font-size: 14px } h3 { font-size: 13px }"
)


class FindingsPanel(QScrollArea):
    """The findings, those of the section in view first."""

    wanted = Signal(str)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.desk, self.theme = desk, theme
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = Column("side")
        self.box = QVBoxLayout(body)
        self.box.setContentsMargins(12, 12, 12, 12)
        self.box.setSpacing(8)
        self.setWidget(body)
        self._told: object = None

    def refresh(self, section: SectionPage | None) -> None:
        """Show the findings as they stand."""
        findings = [one for one in self.desk.findings if one.overridden is None]
        told = (
            section.key if section else "",
            tuple((one.key, one.level) for one in findings),
            self.desk.words.language,
        )
        if told == self._told:
            return
        self._told = told
        clear(self.box)
        here = [one for one in findings if section is not None and section.holds(one.where)]
        rest = [one for one in findings if one not in here]
        words = self.desk.words
        for title, some in (
            (words.text(N_("In this section")), here),
            (words.text(N_("In the rest of the request")), rest),
        ):
            if some:
                head = QLabel(title)
                head.setObjectName("muted")
                head.setFont(self.theme.font("small", strong=True))
                self.box.addWidget(head)
                for finding in some[:_MOST_CARDS]:
                    self.box.addWidget(self._card(finding))
        if not findings:
            overridden = sum(one.overridden is not None for one in self.desk.findings)
            empty = QLabel(words.text(_OVERRIDDEN, number=overridden) if overridden else words.text(_NONE))
            empty.setWordWrap(True)
            self.box.addWidget(empty)
        self.box.addStretch(1)

    def _card(self, finding: Finding) -> QWidget:
        card = QFrame()
        card.setObjectName("card")
        box = QVBoxLayout(card)
        box.setContentsMargins(10, 8, 10, 8)
        row = QHBoxLayout()
        sign = QLabel()
        sign.setPixmap(icon(_ICONS[finding.level], self.theme.colours[finding.level]).pixmap(18, 18))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        text = QLabel(self.desk.tell(finding.message))
        text.setWordWrap(True)
        text.setFont(self.theme.font("small"))
        row.addWidget(text, 1)
        box.addLayout(row)
        told = [self.desk.tell(finding.note)] if finding.note is not None else []
        told.append(" · ".join([finding.code, *(_cited(one) for one in finding.sources)]))
        for line in told:
            caption = QLabel(line)
            caption.setObjectName("muted")
            caption.setFont(self.theme.font("caption"))
            caption.setWordWrap(True)
            box.addWidget(caption)
        box.addLayout(self._actions(finding))
        return card

    def _actions(self, finding: Finding) -> QHBoxLayout:
        words = self.desk.words
        row = QHBoxLayout()
        for text, act in (
            (N_("Go to question"), lambda: self.wanted.emit(finding.where)),
            (N_("Override…"), lambda: self._override(finding)),
        ):
            button = QPushButton(words.text(text))
            button.setObjectName("quiet")
            button.clicked.connect(lambda _=False, chosen=act: chosen())
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _override(self, finding: Finding) -> None:
        words = self.desk.words
        reason, given = QInputDialog.getMultiLineText(
            self, words.text(N_("Override…")), words.text(N_("Why does this not apply? The reason is internal."))
        )
        if given and reason.strip():
            self.desk.override(finding, reason.strip())


class LetterPanel(QWidget):
    """The letter in any of its languages; the passage of the question in focus is marked, a click leads to its question."""

    wanted = Signal(str)

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.desk, self.theme = desk, theme
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 12, 12, 12)
        self.language = QComboBox()
        self.language.setAccessibleName(desk.words.text(N_("Language of the letter")))
        for code in desk.words.languages:
            self.language.addItem(locale_of(desk.words.language).languages.get(code, code), code)
        self.language.currentIndexChanged.connect(lambda _: self.refresh())
        box.addWidget(self.language)
        self.paper = QTextBrowser()
        self.paper.setObjectName("paper")
        self.paper.setOpenLinks(False)
        self.paper.setAccessibleName(desk.words.text(N_("Letter")))
        self.paper.document().setDefaultStyleSheet(_PAPER)
        self.paper.document().setDefaultFont(theme.font("letter"))
        self.paper.anchorClicked.connect(lambda url: self.wanted.emit(url.toString()))
        box.addWidget(self.paper, 1)
        self._path = ""
        self._html = ""
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(0)
        self._late.timeout.connect(self.refresh)

    def soon(self) -> None:
        """Compose anew when the window has drawn what was typed; only while the letter is in sight."""
        if self.isVisible():
            self._late.start()

    def refresh(self) -> None:
        """Compose the letter and show it, at the place where it was."""
        letter = compose_letter(self.desk.case, str(self.language.currentData()), final=False)
        html = _SAID.sub(r'<a href="\2">\3</a>', write_html(letter))
        if html != self._html:
            bar = self.paper.verticalScrollBar()
            position = bar.value()
            self._html = html
            self.paper.setHtml(html)
            bar.setValue(position)
        self.mark(self._path)

    def mark(self, path: str) -> None:
        """Mark the passage that the answer at `path` made, and bring it into sight."""
        self._path = path
        selections = []
        for cursor in self._passages(path):
            selection = QTextEdit.ExtraSelection()
            form = QTextCharFormat()
            form.setBackground(QColor(self.theme.colours["selection"]))
            form.setForeground(QColor("#1A1A1A"))
            selection.format = form
            selection.cursor = cursor
            selections.append(selection)
        self.paper.setExtraSelections(selections)
        if selections:
            cursor = QTextCursor(selections[0].cursor)
            cursor.setPosition(cursor.selectionStart())
            self._bring(cursor)

    def _bring(self, cursor: QTextCursor) -> None:
        """Scroll to a passage that is out of sight, a third below the upper edge."""
        top, height = self.paper.cursorRect(cursor).top(), self.paper.viewport().height()
        if not 0 <= top < height - 24:
            bar = self.paper.verticalScrollBar()
            bar.setValue(bar.value() + top - height // 3)

    def _passages(self, path: str) -> list[QTextCursor]:
        found = []
        block = self.paper.document().begin()
        while path and block.isValid():
            fragments = block.begin()
            while not fragments.atEnd():
                fragment = fragments.fragment()
                said = fragment.charFormat().anchorHref()
                if said == path or said.startswith(f"{path}."):
                    cursor = QTextCursor(block)
                    cursor.setPosition(fragment.position())
                    cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
                    found.append(cursor)
                fragments += 1
            block = block.next()
        return found


class StatePanel(QTextBrowser):
    """What the pack of the requested State knows, with source and age; read only."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.desk, self.theme = desk, theme
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def refresh(self) -> None:
        """Show the sheet of the State asked."""
        words, pack, colours = self.desk.words, self.desk.case.pack, self.theme.colours
        self.setAccessibleName(words.state(self.desk.case.requested))
        if pack is None:
            self.setHtml(
                escape(words.text(N_("No pack for this State. The treaty rules still apply. Ask its authority.")))
            )
            return
        checked = words.text(
            N_("Checked on {checked}; to be reviewed by {review}; {share} per cent of the facts worth knowing are sourced."),
            checked=pack.checked_on, review=pack.review_by, share=round(pack.completeness * 100),
        )  # fmt: skip
        parts = [f"<h3>{escape(words.state(pack.country))}</h3><p>{escape(checked)}</p>"]
        home = f"countries/{pack.country.lower()}"
        for title, entries in (
            (N_("What is known"), pack.information),
            (N_("To be verified with the central authority"), pack.verify),
        ):
            if entries:
                parts.append(f"<h4>{escape(words.text(title))}</h4>")
            for one in entries:
                told = words.say(Message(one.text, context=f"{home}:information.{one.id}", domain="countries"))
                source = "; ".join(_cited(two) for two in one.sources)
                parts.append(
                    f"<p>{escape(told)}<br><small style='color:{colours['text-muted']}'>{escape(source)}</small></p>"
                )
        direction = "rtl" if words.is_rtl else "ltr"
        self.setHtml(f"<div dir='{direction}' style='color:{colours['text']}'>{''.join(parts)}</div>")


def _cited(source: Source) -> str:
    return " ".join(part for part in (source.title, source.ref, f"({source.as_of})" if source.as_of else "") if part)
