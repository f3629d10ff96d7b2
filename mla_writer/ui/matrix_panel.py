"""Beside the matrix: the element in hand, what is linked to it, what treaty and State ask, and what mends a gap."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from mla_writer.answers.items import is_by_date
from mla_writer.checks.dual_criminality import is_tested, need
from mla_writer.checks.finding import Finding
from mla_writer.conditions.values import Ref
from mla_writer.forms.model import Source
from mla_writer.interview.links import LinkKind
from mla_writer.translation.message import Message, N_
from mla_writer.ui.column import Column, clear
from mla_writer.ui.demand import TRUST, cited
from mla_writer.ui.desk import Desk
from mla_writer.ui.fields import item_name
from mla_writer.ui.lines import LinesBox
from mla_writer.ui.manual_popover import manual_button
from mla_writer.ui.matrix_model import LINK_WORDS
from mla_writer.ui.matrix_picker import FactPicker, shortened
from mla_writer.ui.matrix_rows import NOT_TESTED, Row
from mla_writer.ui.parts import (
    Clickable,
    ElidedLabel,
    badge,
    banner,
    button,
    isolated,
    isolated_code,
    label,
    level_mark,
    rule,
)
from mla_writer.ui.review_cards import dated
from mla_writer.ui.theme import Theme, icon

_DUTY = {
    "mandatory": N_("“{offence}”: the parties must make this an offence."),
    "consider": N_("“{offence}”: the parties must consider making this an offence."),
}
_TESTED = {
    "all_elements": N_("The requested State tests every element of the offence."),
    "objective_elements": N_("The requested State tests the objective elements of the offence, not states of mind."),
    "unknown": N_("Which elements that State tests is not known; all of them count here."),
}
_MIND = N_("This element is a state of mind.")
_PROMPTS = {
    "conduct": N_("What exactly was done, by whom, when, where and how."),
    "circumstance": N_(
        "What shows that this was so: a register, an appointment, a licence, a statement; and since when."
    ),
    "object": N_("What or who it was, and how it is identified."),
    "result": N_("What happened as a result, when, with sums or findings."),
    "mental": N_(
        "Messages, earlier dealings, warnings, false documents, a pattern: what the person did, wrote or was told."
    ),
}
"""What a fact has to tell, by the kind of the element."""
_THIN = N_("No fact is linked directly; the linked facts only point to it.")
_OVERRIDDEN = N_("Overridden on {date}: {reason}")


class ElementPanel(QScrollArea):
    """The panel. `wanted` asks for a question elsewhere; `left` tells that Escape was pressed in it."""

    wanted = Signal(str)
    left = Signal()
    words_of_links: Mapping[LinkKind, str] = LINK_WORDS

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.desk, self.theme = desk, theme
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body = Column("side")
        self.box = QVBoxLayout(self.body)
        self.box.setContentsMargins(14, 12, 14, 12)
        self.box.setSpacing(10)
        self.setWidget(self.body)
        self._row: Row | None = None
        self._state: object = None

    def show_row(self, row: Row) -> None:
        """Show an element as it stands."""
        state = (row, self.desk.case.answers.root.get("facts"), self.desk.case.pack, self.desk.words.language)
        if state == self._state:
            return
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        self._row, self._state = row, state
        clear(self.box)
        for part in self._parts(row):
            self.box.addWidget(part)
        self.box.addStretch(1)
        self.body.settle()
        if had_focus:
            self.take_focus()

    def take_focus(self) -> None:
        """Give the focus to the first remedy."""
        self.write.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Leave with Escape; a drawer closes then, too."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        event.ignore()

    # ---- parts -----------------------------------------------------------------------------------------------------

    def _parts(self, row: Row) -> Iterator[QWidget]:
        words, theme = self.desk.words, self.theme
        yield self._head(row)
        yield from (self._finding(one) for one in row.findings)
        if row.status == "thin":
            yield banner(words.text(_THIN), "warning", theme)
        if row.links:
            yield label(words.text(N_("Linked to this element")), theme, "small", strong=True, muted=True)
            yield self._linked(row)
        if row.status == "untested":
            yield label(words.text(NOT_TESTED), theme, "small", muted=True)
        elif row.element is not None and row.status != "linked":
            yield label(words.text(N_("What would support it")), theme, "small", strong=True, muted=True)
            yield label(words.text(_PROMPTS.get(row.element.kind, _PROMPTS["conduct"])), theme, "small")
        yield from self._ways_on(row)

    def _ways_on(self, row: Row) -> Iterator[QWidget]:
        """Yield what mends a gap, and what is known of it."""
        yield self._remedies(row)
        yield self._picker(row)
        yield self._reason(row)
        note = self._note(row)
        if note:
            yield label(note, self.theme, "caption", muted=True)
        known = self._known(row)
        if known is not None:
            yield known

    def _head(self, row: Row) -> QWidget:
        words, theme = self.desk.words, self.theme
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(2, 0, 0, 2)
        box.setSpacing(2)
        offence = item_name(self.desk, Ref("offences", row.spot.offence))
        told = N_("{offence}, element {number} of {all}")
        place = words.text(told, offence=offence, number=row.number, all=row.all)
        box.addWidget(label(place, theme, "caption", muted=True))
        box.addWidget(label(row.text, theme, "heading", strong=True))
        if row.accused:
            box.addWidget(label(words.text(N_("For {person}"), person=row.accused), theme, "small", muted=True))
        return holder

    def _finding(self, finding: Finding) -> QWidget:
        """Return a finding as its check tells it; one that was overridden, with the reason."""
        words, theme = self.desk.words, self.theme
        level = finding.level if finding.overridden is None else "overridden"
        made = QFrame()
        made.setObjectName("banner")
        made.setProperty("level", level)
        row = QHBoxLayout(made)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(9)
        row.addWidget(level_mark(level, theme), 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout()
        box.setSpacing(2)
        if finding.title is not None:
            box.addWidget(label(self.desk.tell(finding.title), theme, "small", strong=True))
        box.addWidget(label(self.desk.tell(finding.message), theme, "small"))
        if finding.overridden is not None:
            told = words.text(
                _OVERRIDDEN, date=dated(self.desk, finding.overridden.on), reason=finding.overridden.reason
            )
            box.addWidget(label(told, theme, "small"))
        row.addLayout(box, 1)
        row.addWidget(manual_button(finding, self.desk, theme), 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _linked(self, row: Row) -> QWidget:
        """Return the linked facts, a line each; a click goes to the fact."""
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        for fact in (one for one in self.desk.wording.numbering.facts if one in row.links):
            number, _, text = item_name(self.desk, Ref("facts", fact)).partition(" · ")
            how = self.desk.words.text(self.words_of_links[row.links[fact]])
            line = Clickable("chip")
            line.setAccessibleName(f"{self.desk.words.text(N_('Fact {number}'), number=number)}, {how}: {text}")
            inner = QHBoxLayout(line)
            inner.setContentsMargins(6, 4, 8, 4)
            inner.setSpacing(8)
            inner.addWidget(badge(number, self.theme, "number"))
            inner.addWidget(ElidedLabel(text, self.theme, "small"), 1)
            inner.addWidget(ElidedLabel(how, self.theme, "caption", muted=True))
            line.pressed.connect(lambda key=fact: self.wanted.emit(f"facts.{key}.what"))
            box.addWidget(line)
        return holder

    def _known(self, row: Row) -> QWidget | None:
        """Return what the treaties relied on and the State asked say of the element, with source and age."""
        said = [*self._treaties(row), *self._ways(), *self._state_asked(row)]
        if not said:
            return None
        card = QFrame()
        card.setObjectName("card")
        box = QVBoxLayout(card)
        box.setContentsMargins(0, 4, 0, 4)
        box.setSpacing(4)
        for number, part in enumerate(said):
            if number:
                box.addWidget(rule())
            box.addWidget(part)
        return card

    def _treaties(self, row: Row) -> Iterator[QWidget]:
        case, words = self.desk.case, self.desk.words
        offence = case.content.offences.get(case.answers.text(f"offences.{row.spot.offence}.category"))
        if offence is None or row.element is None or row.element.shown is not None:
            return  # the drafter's own elements stand in no treaty
        for one in offence.criminalised_by:
            if one.treaty in case.context.treaties:
                title = words.say(case.content.offences.titles[offence.id])
                where = words.text(N_("art. {number}"), number=one.ref)
                code = badge(case.content.treaties[one.treaty].short, self.theme, "treaty")
                yield self._said(code, where, (words.text(_DUTY[one.level], offence=title),), offence.source)

    def _ways(self) -> Iterator[QWidget]:
        """Yield how dual criminality can be met by the treaties relied on."""
        for way in need(self.desk.case.context).more:
            yield self._said(badge(self.desk.case.content.treaties[way.treaty].short, self.theme, "treaty"), "",
                             (self.desk.tell(way.text),), way.sources)  # fmt: skip

    def _state_asked(self, row: Row) -> Iterator[QWidget]:
        pack, words = self.desk.case.pack, self.desk.words
        if pack is None or row.element is None:
            return
        tested = pack.dual_criminality
        told = [words.text(_TESTED[tested.tested])]
        if not is_tested(self.desk.case.context, row.element):
            told.append(words.text(_MIND))
        yield self._said(badge(pack.country, self.theme, "state"), "", tuple(told), tested.sources)
        for one in pack.information:
            if one.fact == "dual_criminality.test":
                context = f"countries/{pack.country.lower()}:information.{one.id}"
                message = Message(one.text, context=context, domain="countries")
                yield self._said(badge(pack.country, self.theme, "state"), "", (words.say(message),), one.sources)

    def _said(self, code: QWidget, where: str, told: tuple[str, ...], sources: tuple[Source, ...]) -> QWidget:
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(12, 6, 12, 6)
        box.setSpacing(3)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(code)
        head.addWidget(label(where, self.theme, "caption", muted=True), 1)
        box.addLayout(head)
        box.addWidget(label(" ".join(told), self.theme, "small"))
        for one in sources:
            sure = self.desk.words.text(TRUST[one.confidence])
            box.addWidget(
                label(f"{isolated(cited((one,), self.desk.words))} · {sure}", self.theme, "caption", muted=True)
            )
        return holder

    # ---- remedies --------------------------------------------------------------------------------------------------

    def _remedies(self, row: Row) -> QWidget:
        words, colours = self.desk.words, self.theme.colours
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 2, 0, 0)
        box.setSpacing(8)
        self.write = button(words.text(N_("Write a new fact for this")), self._write, style="main")
        self.write.setIcon(icon("plus", colours["accent-contrast"]))
        box.addWidget(self.write)
        line = QHBoxLayout()
        line.setSpacing(8)
        self.pick = button(words.text(N_("Link a fact")), lambda: self._open(self.picker))
        self.pick.setIcon(icon("link", colours["text"]))
        line.addWidget(self.pick, 1)
        if _open_finding(row) is not None:
            self.aside = button(words.text(N_("Override…")), lambda: self._open(self.reason))
            line.addWidget(self.aside, 1)
        box.addLayout(line)
        return holder

    def _picker(self, row: Row) -> QWidget:
        self.picker = FactPicker(self.desk, self.theme, row.links)
        self.picker.taken.connect(lambda fact: self._link(row, fact))
        self.picker.closed.connect(self.pick.setFocus)
        self.picker.hide()
        return self.picker

    def _reason(self, row: Row) -> QWidget:
        finding = _open_finding(row)
        self.reason = ReasonForm(self.desk, self.theme, lambda reason: self._override(finding, reason))
        self.reason.hide()
        return self.reason

    def _open(self, form: FactPicker | ReasonForm) -> None:
        """Show one of the two forms, below the buttons."""
        for one in (self.picker, self.reason):
            one.setVisible(one is form)
        form.begin()
        self.body.settle()

    def _note(self, row: Row) -> str:
        finding = _open_finding(row)
        parts = [isolated_code(finding.code)] if finding is not None else []
        if is_by_date(self.desk.case.answers):
            parts.append(self.desk.words.text(N_("A fact written here is numbered by its date.")))
        return " · ".join(one for one in parts if one)

    def _write(self) -> None:
        if self._row is not None:
            new = self.desk.write_fact_for(self._row.spot)
            self.wanted.emit(f"facts.{new.id}.what")

    def _link(self, row: Row, fact: str) -> None:
        self.desk.link(row.spot, fact, "direct")
        number = self.desk.wording.numbering.of(Ref("facts", fact))
        told = N_("Fact {number} is linked to “{element}”.")
        self.desk.done.emit(self.desk.words.text(told, number=number, element=shortened(row.text)))

    def _override(self, finding: Finding | None, reason: str) -> None:
        if finding is not None:
            self.desk.override(finding, reason)


class ReasonForm(QWidget):
    """Asks why something stays as it is; `record` takes the reason."""

    def __init__(self, desk: Desk, theme: Theme, record: Callable[[str], object]) -> None:
        super().__init__()
        self.desk, self._record = desk, record
        words = desk.words
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        title = label(words.text(N_("Why is this finding overridden?")), theme, "small", strong=True)
        self.text = LinesBox()
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(title.text())
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * 3 + 18)
        self.told = label("", theme, "caption")
        self.told.setObjectName("wrong")
        self.told.hide()
        kept = words.text(N_("Kept with the date in the draft; it is not in the letter."))
        row = QHBoxLayout()
        row.addWidget(button(words.text(N_("Record reason")), self._take, style="main"))
        row.addWidget(button(words.text(N_("Cancel")), self.hide, style="quiet"))
        row.addStretch(1)
        for part in (title, self.text, self.told, label(kept, theme, "caption", muted=True)):
            box.addWidget(part)
        box.addLayout(row)

    def begin(self) -> None:
        """Give the focus to the text."""
        self.text.setFocus()

    def _take(self) -> None:
        reason = self.text.toPlainText().strip()
        if reason:
            self._record(reason)
            return
        self.told.setText(self.desk.words.text(N_("Write the reason first.")))
        self.told.show()
        self.text.setFocus()


def _open_finding(row: Row) -> Finding | None:
    return next((one for one in row.findings if one.overridden is None), None)
