"""A question on a page: label and help, what the other State and treaties ask about it, its field, what there is to mend."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mla_writer.answers.draft import Override
from mla_writer.answers.office import Shelved
from mla_writer.answers.values import Text
from mla_writer.checks.demands import Demand
from mla_writer.conditions.values import UNKNOWN, Amount, Day, NotKnown
from mla_writer.countries.model import Authority
from mla_writer.forms.model import Question
from mla_writer.forms.shapes import Shape
from mla_writer.forms.sources import resolve_sources
from mla_writer.interview.offers import Offer
from mla_writer.translation.message import N_
from mla_writer.ui.column import clear
from mla_writer.ui.demand import DemandBox, cited
from mla_writer.ui.desk import Desk
from mla_writer.ui.examples import example_of
from mla_writer.ui.fields import Field, wants_sentence
from mla_writer.ui.kinds import field_for
from mla_writer.ui.paired import BandLayout
from mla_writer.ui.parts import ElidedLabel, FlowLayout, Level, Note, Tick, banner, button, keys, label, sunken
from mla_writer.ui.plain import tip
from mla_writer.ui.review_cards import dated
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.toast import announce
from mla_writer.ui.translations import Translations, is_to_be_translated

_INDENT = 16
_SHORT = frozenset(
    {"text", "verbatim", "number", "choice", "country", "language", "date", "person", "thing", "fact", "order", "document",
     "offence", "authority", "yes_no", "amount"}
)  # fmt: skip
"""Kinds whose fields have room in half a column."""
_OFFERS_AFTER = 300
"""Milliseconds without a key after which identifiers in a text are looked for."""


_OFFERED = {
    "iban": N_("Add account {value}"),
    "account": N_("Add account {value}"),
    "ip": N_("Add IP address {value}"),
    "email": N_("Add e-mail address {value}"),
    "phone": N_("Add telephone number {value}"),
    "imei": N_("Add device {value}"),
    "date": N_("Use {value} as the date"),
}
"""What taking an identifier of each sort does; a sum is used as it is."""


class QuestionRow(QWidget):
    """One question at one path. `focused` tells that the drafter came to it; `wanted` asks for a question elsewhere."""

    focused = Signal(str)
    wanted = Signal(str)

    def __init__(self, shape: Shape, path: str, text: str, depth: int, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.path, self.desk, self.theme = path, desk, theme
        self.shape = shape
        self.inset, self._indent = depth, _INDENT * depth
        self.bands = BandLayout(self)
        self.bands.setContentsMargins(self._indent, 0, 0, 22)
        self.bands.setSpacing(4)
        self.label = label(text or desk.words.of_question(shape, "label"), theme, "question", strong=True)
        self.bands.add(self._head())
        box = _column()
        help_ = "" if text else desk.words.of_question(shape, "help")  # given once above those of which it is asked
        if help_:
            box.addWidget(label(help_, theme, "small", muted=True))
        self.because: QLabel | None = None
        self.reason: QFrame | None = None
        self.override: QLabel | None = None
        self.asides = QVBoxLayout()  # most questions have none of them: each is made when it is needed
        box.addLayout(self.asides)
        self.demands = QVBoxLayout()
        box.addLayout(self.demands)
        self.bands.add(box)
        box = _column()
        self.field: Field = field_for(shape, path, desk)
        self.label.setBuddy(self.field.focusProxy() or self.field)
        self.field.name(self.label.text())
        self.field.entered.connect(lambda: self.focused.emit(path))
        self.field.left.connect(self._left)
        self.field.wanted.connect(self.wanted)
        box.addWidget(self.field)
        self._below_field(box)
        box.addStretch(1)
        self.bands.add(box)
        self._answer_width = 0
        self._shown: tuple[object, ...] = ()
        self._told: tuple[object, ...] = ((), False, ())
        self._offered: tuple[object, ...] = ((), ())
        self._watch_typing()

    @property
    def question(self) -> Question:
        """The question asked."""
        assert self.shape.question is not None
        return self.shape.question

    def half_width(self) -> int:
        """Return the width that the row needs to share a line; 0 where it needs a line of its own."""
        if self.question.kind not in _SHORT or self._shown or self.offers.count() or self.unknown is not None:
            return 0
        if wants_sentence(self.question):
            return 0
        room = self.why.sizeHint().width() + 8 if self.why is not None else 0
        asked = self.label.fontMetrics().horizontalAdvance(self.label.text()) + room
        return max(asked, self._answer_width) + self._indent

    def refresh(self, demands: tuple[Demand, ...]) -> None:
        """Show the answer, the reasons, the demands and the findings as they stand."""
        if not self.field.fault:  # what could not be read stays on the screen until it is mended
            self.field.load()
        if self.field.shown_width() != self._answer_width:  # a long name wants the whole line
            self._answer_width = self.field.shown_width()
            self.updateGeometry()
        self.field.name(self.label.text())
        if self.unknown is not None:
            self.unknown.load()
        self._show_translations()
        self._say_because(" ".join(self.desk.tell(one) for one in self.desk.case.why_asked(self.path)))
        self.refresh_findings()
        self._show_offers()
        if demands != self._shown:
            self._shown = demands
            clear(self.demands)
            if demands:
                self.demands.addWidget(DemandBox(demands, self.desk, self.theme))

    def refresh_findings(self) -> None:
        """Show what there is to mend here; while somebody types, as if that were answered."""
        here, is_seen = self.desk.findings_at(self.path), self.path in self.desk.touched
        told = tuple((one, self.desk.tell_finding(one)) for one in here if one.overridden is None)
        reasons = tuple(self._overridden(one.overridden) for one in here if one.overridden is not None)
        is_missing = any(one.here is not None and one.level == "blocker" for one, _ in told)
        self.field.mark(wrong=(is_missing and is_seen) or bool(self.field.fault))
        shown = (tuple((one.level, one.here is not None, text) for one, text in told), is_seen, reasons)
        if shown == self._told:
            return
        self._told = shown
        clear(self.findings)
        for one, text in told:
            is_calm = is_missing and not is_seen and one.level == "blocker"
            is_line = is_calm or one.here is not None
            self.findings.addWidget(
                self._needed(text, None if is_calm else one.level) if is_line else banner(text, one.level, self.theme)
            )
        self.field.describe(" ".join(text for one, text in told if one.here is not None))
        self._say_overridden("\n".join(reasons))

    def _needed(self, text: str, level: Level | None) -> Note:
        """Return the line that says what is missing: as a fault where the drafter has been, without a level calmly elsewhere."""
        note = Note(self.theme)
        note.setParent(self)  # what is shown without a parent would be a window
        if level is None:
            note.say_open(text)
        else:
            note.say(text, level)
        return note

    def finish(self) -> None:
        """Commit what stands in the fields and is no answer yet."""
        self.field.finish()
        if self.translations is not None:
            self.translations.finish()

    # ---- parts -----------------------------------------------------------------------------------------------------

    def _below_field(self, box: QVBoxLayout) -> None:
        """Put below the field what belongs to the answer: not known, translations, what was recognised, what is to mend."""
        self.unknown = NotKnownPart(self) if self.question.unknown_allowed else None
        if self.unknown is not None:
            box.addWidget(self.unknown)
        self.translations: Translations | None = None
        self.versions = QVBoxLayout()
        box.addLayout(self.versions)
        self.offers = FlowLayout()
        box.addLayout(self.offers)
        self.findings = QVBoxLayout()
        self.findings.setSpacing(4)
        box.addLayout(self.findings)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.label, 1)
        self.stamp: QPushButton | None = None
        self._head_row = row
        self.why: QPushButton | None = None
        if self.question.why or self.question.example or self.question.source:
            self.why = self._asks_why()
            row.addWidget(self.why, 0, Qt.AlignmentFlag.AlignTop)
        across = self.label.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
        self.label.setAlignment(
            across | Qt.AlignmentFlag.AlignTop
        )  # in one line with its neighbour, with or without a button
        self.label.setContentsMargins(0, 3, 0, 0)
        return row

    def _asks_why(self) -> QPushButton:
        """Return the button that shows why the question is asked."""
        made = button("", style="icon")
        made.setIcon(icon("circle-question-mark", self.theme.colours["text-muted"]))
        made.setCheckable(True)
        made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes from field to field, where F1 does the same
        made.setAccessibleName(self.desk.words.text(N_("Why is this asked? {question}"), question=self.label.text()))
        tip(made, f"{self.desk.words.text(N_('Why is this asked?'))} ({keys('F1')})")
        made.toggled.connect(self._show_reason)
        shortcut = QShortcut(QKeySequence("F1"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: made.toggle())
        return made

    def follow(self, reason: str) -> None:
        """Leave out why the question is asked where the rows above have given the same reason."""
        if self.because is not None:
            self.because.setVisible(self.reason_told not in {"", reason})

    @property
    def reason_told(self) -> str:
        """Why the question is asked, in words; nothing where it is always asked."""
        return self.because.text() if self.because is not None else ""

    def _say_because(self, told: str) -> None:
        """Say that an answer brought the question."""
        if told == self.reason_told:
            return
        if self.because is None and told:
            self.because = label("", self.theme, "small", muted=True)
            self.asides.insertWidget(0, self.because)
        if self.because is not None:
            self.because.setText(told)
            self.because.setVisible(bool(told))

    def _say_overridden(self, told: str) -> None:
        """Show the pill that says that a finding here was overridden; a press shows the reason."""
        if self.stamp is None and told:
            name = self.desk.words.text(N_("Overridden"))
            self.stamp = button(name, style="stamp", name=f"{name}: {self.label.text()}")
            self.stamp.setIcon(icon("stamp", self.theme.colours["text-muted"]))
            self.stamp.setFont(self.theme.font("caption", strong=True))
            self.stamp.setCheckable(True)
            self.override = reasons = label("", self.theme, "small", muted=True)
            reasons.hide()
            self.stamp.toggled.connect(lambda on: reasons.setVisible(on))  # Qt's own methods would be held for ever
            self._head_row.insertWidget(1, self.stamp, 0, Qt.AlignmentFlag.AlignTop)
            self.asides.addWidget(reasons)
        if self.stamp is not None and self.override is not None:
            self.stamp.setVisible(bool(told))
            self.stamp.setChecked(self.stamp.isChecked() and bool(told))
            self.override.setText(told)

    def _show_translations(self) -> None:
        """Show how many translations there are, where the answer has to be translated."""
        value = self.desk.case.answers.get(self.path)
        if self.translations is None and is_to_be_translated(self.question, value) and self.desk.translated_into():
            lines = 3 if self.question.kind == "long_text" else 1
            self.translations = Translations(self.path, self.label.text(), lines=lines, desk=self.desk)
            self.versions.addWidget(self.translations)
        if self.translations is not None:
            self.translations.load()

    def _overridden(self, override: Override) -> str:
        who = self.desk.words.listed((override.by, dated(self.desk, override.on)))
        return f"\u2068{override.reason}\u2069 ({who})"

    def _show_reason(self, is_wanted: bool) -> None:
        """Show why the question is asked; made when it is first wanted, as most never are."""
        if self.reason is None and is_wanted:
            self.reason = self._reason()
            self.asides.insertWidget(int(self.because is not None), self.reason)
        if self.reason is not None:
            self.reason.setVisible(is_wanted)
            if is_wanted:
                announce(self, " ".join(one.text() for one in self.reason.findChildren(QLabel)))

    def _reason(self) -> QFrame:
        """Return why the question is asked, an example and who demands it; hidden until it is wanted."""
        holder, box = sunken()
        why, example = self.desk.words.of_question(self.shape, "why"), example_of(self.shape, self.path, self.desk)
        if why:
            box.addWidget(label(why, self.theme, "small"))
        if example:
            told = self.desk.words.text(N_("For example: {text}"), text=example)
            box.addWidget(label(told, self.theme, "small"))
        sources = resolve_sources(self.question.source, self.desk.case.content.forms.sources)
        if sources:
            box.addWidget(label(cited(sources, self.desk.words), self.theme, "caption", muted=True))
        return holder

    # ---- identifiers in the text -----------------------------------------------------------------------------------

    def _watch_typing(self) -> None:
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_OFFERS_AFTER)
        self._later.timeout.connect(self._show_offers)
        self.desk.typed.connect(self._typed)
        self.desk.judged.connect(self.refresh_findings)
        self.desk.touched.changed.connect(self.refresh_findings)

    def _left(self) -> None:
        """Take the question as seen once the focus is elsewhere: no longer at its field, nor at what stands below it."""
        focus = QApplication.focusWidget()
        if focus is not None and not self.field.is_gone and not self.isAncestorOf(focus):
            self.desk.touched.take((self.path,))

    def _typed(self, path: str, _text: str) -> None:
        if path == self.path:
            self.refresh_findings()
            self._later.start()

    def _show_offers(self) -> None:
        offers, kept = self.desk.shown.offers(self.path), self._on_shelf()
        addressee = self.desk.addressee(self._whole) if self._whole else None
        if (offers, kept, addressee) == self._offered:
            return
        self._offered = (offers, kept, addressee)
        was_at = self._offer_in_focus()
        if was_at is not None:
            self.field.setFocus(
                Qt.FocusReason.OtherFocusReason
            )  # else Qt gives it to whatever comes first in the window
        clear(self.offers)
        for offer in offers:
            self._offer(self._offer_words(offer), lambda taken=offer: self._take(taken))  # type: ignore[misc]
        for one in kept:
            told = self.desk.words.text(N_("Enter {value}"), value=f"\u2068{one.title}\u2069")
            self._offer(told, lambda taken=one: self.desk.take_shelved(taken))  # type: ignore[misc]
        if addressee is not None:
            self._offer_addressee(addressee)
        if was_at is not None and self.offers.count():
            item = self.offers.itemAt(min(was_at, self.offers.count() - 1))
            following = item.widget() if item is not None else None
            if following is not None:
                following.show()  # Qt shows what was put into a layout only later, and what is hidden takes no focus
                following.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_in_focus(self) -> int | None:
        """Return which of the offers has the focus."""
        items = (self.offers.itemAt(number) for number in range(self.offers.count()))
        widgets = [one.widget() if one is not None else None for one in items]
        return next((number for number, one in enumerate(widgets) if one is not None and one.hasFocus()), None)

    def _offer_words(self, offer: Offer) -> str:
        """Return what taking an offer does, with the day or sum as the window writes it."""
        found, words = offer.found, self.desk.words
        told = found.value
        if found.sort == "amount":
            told = self.desk.told(Amount.parse(found.value))
        elif not offer.is_thing:
            told = self.desk.told(Day.parse(found.value))
        return words.text(_OFFERED.get(found.sort, N_("Use {value}")), value=f"\u2068{told}\u2069")

    def _on_shelf(self) -> tuple[Shelved, ...]:
        """Return what the profile of the office offers here: at the first part of an answer made of several, for all of it."""
        return self.desk.on_shelf(self._whole or self.path)

    def _offer_addressee(self, known: Authority) -> None:
        """Offer the authority of the pack for the whole address, with the source from which the pack has it."""
        town, called = known.address.rpartition(", ")[2], self.desk.case.addressed_by_pack(self._whole)["name"]
        name = self.desk.words.listed((called.plain if isinstance(called, Text) else known.name, town))
        self._offer(
            self.desk.words.text(N_("Use: {value}"), value=f"\u2068{name}\u2069"),
            lambda: self.desk.take_addressee(self._whole),
        )
        told = cited(known.sources, self.desk.words)
        source = ElidedLabel(told, self.theme, "caption")
        tip(source, told)
        self.offers.addWidget(source)

    @property
    def _whole(self) -> str:
        """The path of the answer made of several of which this is the first part; else an empty text."""
        above = self.path.rpartition(".")[0]
        around = self.desk.live.questionnaire.shape(above)
        if around is None or around.question is None:
            return ""
        return above if next(iter(around.fields.values()), None) is self.shape else ""

    def _offer(self, told: str, take: Callable[[], None]) -> None:
        made = button(told, take, style="quiet")
        tip(made, told)  # in the largest text an identifier may be wider than the page
        made.setIcon(icon("plus", self.theme.colours["accent"]))
        self.offers.addWidget(made)

    def _take(self, offer: object) -> None:
        """Enter what was recognised; the text in which it stands is committed first."""
        self.field.finish()
        current = next((one for one in self.desk.case.offers(self.path) if one == offer), None)
        if current is not None:
            self.desk.take(current)


def _column() -> QVBoxLayout:
    made = QVBoxLayout()
    made.setSpacing(4)
    return made


class NotKnownPart(QWidget):
    """Not known is an answer: a box to tick, and a line for why."""

    def __init__(self, row: QuestionRow) -> None:
        super().__init__()
        self.row = row
        words = row.desk.words
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        self.box = Tick(words.text(N_("I do not know")))
        self.box.setAccessibleDescription(row.label.text())
        self.box.clicked.connect(self._done)
        self.line = QLineEdit()
        self.line.setPlaceholderText(words.text(N_("Why it is not known (this goes into the letter)")))
        self.line.setAccessibleName(self.line.placeholderText())
        self.line.editingFinished.connect(self._done)
        box.addWidget(self.box)
        box.addWidget(self.line)

    def load(self) -> None:
        """Show whether the answer is that it is not known."""
        value = self.row.field.value
        is_unknown = isinstance(value, NotKnown)
        if is_unknown or value is not UNKNOWN or not self.line.hasFocus():
            self.box.setChecked(is_unknown)
        if isinstance(value, NotKnown) and not self.line.hasFocus():
            self.line.setText(value.reason)
        self.line.setVisible(self.box.isChecked())
        self.row.field.setVisible(not self.box.isChecked())

    def _done(self) -> None:
        field, path = self.row.field, self.row.path
        if self.box.isChecked():
            self.row.desk.answer(path, NotKnown(self.line.text().strip()))
        elif isinstance(field.value, NotKnown):
            self.row.desk.remove(path)
        self.load()
