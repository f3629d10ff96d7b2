"""Beside an open item: what rests on it, and for a fact whether it says who, what, when and how it is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import shorten

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from mla_writer.answers.answers import references_to
from mla_writer.answers.recognise import recognise
from mla_writer.answers.values import Link, Text
from mla_writer.conditions.values import UNKNOWN, Period, Ref
from mla_writer.forms.shapes import COLLECTIONS
from mla_writer.interview.elements import elements_of
from mla_writer.translation.message import N_
from mla_writer.ui.column import Column, clear
from mla_writer.ui.desk import Desk
from mla_writer.ui.fields import caption, item_name
from mla_writer.ui.parts import Clickable, label, mark
from mla_writer.ui.theme import Theme

_SIGNS = {"offences": "scale", "facts": "hash", "persons": "user", "things": "landmark", "bank_records": "landmark",
          "freezing": "snowflake", "orders": "gavel", "documents": "file-text"}  # fmt: skip
_MOST, _LONGEST = 40, 72
_NOT_PICKED = N_("Nothing yet. Choose it in a fact, or where you ask for something.")
_NOTHING = {
    "facts": N_("Nothing yet. Link it to an element of an offence, or choose it where you ask for something."),
    "offences": N_("Nothing you ask for names this offence. Its facts are linked under “Elements and facts”."),
}


@dataclass(frozen=True, slots=True)
class Resting:
    """Something that rests on an item: where, what it is, and which of its answers."""

    where: str
    sign: str
    title: str
    told: str


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that a fact should tell: whether it does, and the question that mends it."""

    text: str
    is_told: bool
    where: str


class ItemPanel(QScrollArea):
    """The panel of one item; `wanted` asks for the question that rests on it or is missing."""

    wanted = Signal(str)

    def __init__(self, ref: Ref, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.ref, self.desk, self.theme = ref, desk, theme
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = Column("side")
        self.box = QVBoxLayout(body)
        self.box.setContentsMargins(12, 12, 12, 12)
        self.box.setSpacing(8)
        self.setWidget(body)
        self._shown: object = None

    def refresh(self) -> None:
        """Show what rests on the item as it stands."""
        resting = list(_resting(self.desk, self.ref))
        told = list(_told(self.desk, self.ref.id)) if self.ref.collection == "facts" else []
        if (resting, told) == self._shown:
            return
        self._shown = (resting, told)
        clear(self.box)
        words = self.desk.words
        self._title(words.text(N_("Where this is used")))
        if not resting:
            nothing = _NOTHING.get(self.ref.collection, _NOT_PICKED)
            self.box.addWidget(label(words.text(nothing), self.theme, "small"))
        for one in resting[:_MOST]:
            self.box.addWidget(self._card(one))
        if told:
            self._title(words.text(N_("Who, what, when, where, how")))
            self.box.addWidget(self._list(told))
        self.box.addStretch(1)

    def _title(self, text: str) -> None:
        self.box.addWidget(label(text, self.theme, "small", strong=True, muted=True))

    def _card(self, one: Resting) -> QWidget:
        card = Clickable()
        card.setAccessibleName(f"{one.title}: {one.told}")
        row = QHBoxLayout(card)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(mark(one.sign, "accent", self.theme), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(one.title, self.theme, "small", strong=True))
        words.addWidget(label(one.told, self.theme, "caption", muted=True))
        row.addLayout(words, 1)
        row.addWidget(mark("chevron-right", "text-muted", self.theme, 16, mirrored=self.desk.words.is_rtl))
        card.pressed.connect(lambda: self.wanted.emit(one.where))
        return card

    def _list(self, told: list[Told]) -> QWidget:
        frame = QFrame()
        frame.setObjectName("card")
        box = QVBoxLayout(frame)
        box.setContentsMargins(8, 6, 8, 6)
        box.setSpacing(0)
        for one in told:
            line = Clickable("plain")
            state = self.desk.words.text(N_("given") if one.is_told else N_("missing"))
            line.setAccessibleName(f"{one.text}: {state}")
            row = QHBoxLayout(line)
            row.setContentsMargins(4, 4, 4, 4)
            row.setSpacing(8)
            row.addWidget(
                mark("circle-check", "success", self.theme) if one.is_told else mark("circle", "text-muted", self.theme)
            )
            row.addWidget(label(one.text, self.theme, "small"), 1)
            line.pressed.connect(lambda where=one.where: self.wanted.emit(where))
            box.addWidget(line)
        return frame


def _resting(desk: Desk, ref: Ref) -> Iterator[Resting]:
    """Yield what refers to an item, by the offence, item or form that it belongs to."""
    found: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    for path in references_to(desk.case.answers, ref):
        if not desk.live.is_hidden(path):
            head, _, rest = path.partition(".")
            key = rest.partition(".")[0]
            home = (head, key if head in COLLECTIONS else "", _home(desk, head, key))
            found.setdefault(home, []).extend(_said(desk, path, ref))
    for (head, _, title), said in found.items():
        if said:
            told = desk.words.set_apart(dict.fromkeys(text for _, text in said))
            yield Resting(said[0][0], _SIGNS.get(head, "file-text"), title, told)


def _home(desk: Desk, head: str, key: str) -> str:
    if head in COLLECTIONS:
        return shorten(item_name(desk, Ref(head, key)), _LONGEST, placeholder="…")
    form = desk.case.content.forms.assistance.get(head)
    if form is not None:
        return desk.words.of_form(form.title, f"assistance/{head}:title")
    return desk.words.text(N_("The request"))


def _said(desk: Desk, path: str, ref: Ref) -> Iterator[tuple[str, str]]:
    """Yield path and name of each answer at `path` that refers to the item: a question, or the elements of an offence."""
    if path.endswith(".elements"):
        links, offence = desk.case.answers.get(path), path.split(".")[1]
        for element in elements_of(desk.live, offence):
            own = links.get(element.id, ()) if isinstance(links, dict) else ()
            if any(isinstance(one, Link) and ref.id in {one.fact, one.person} for one in own):
                shown = element.shown
                text = desk.tell(element.text) if shown is None else desk.wording.on_screen(desk.wording.runs(shown))
                yield f"{path}.{element.id}", text
        return
    shape = desk.live.questionnaire.shape(path)
    if shape is not None and shape.question is not None:
        yield path, caption(desk, shape)


def _told(desk: Desk, key: str) -> Iterator[Told]:
    """Yield what a fact should tell, judged by its answers alone."""
    answers, words, path = desk.case.answers, desk.words, f"facts.{key}"
    when, what = answers.get(f"{path}.when"), answers.get(f"{path}.what")
    yield Told(words.text(N_("Who acted")), bool(answers.listed(f"{path}.actors")), f"{path}.actors")
    is_day = isinstance(when, Period) and when.start.first == when.start.last
    yield Told(words.text(N_("A day, not only a month or a year")), is_day, f"{path}.when")
    yield Told(words.text(N_("Where")), answers.get(f"{path}.where") not in (UNKNOWN, {}), f"{path}.where")
    text = what.plain if isinstance(what, Text) else ""
    if any(one.sort == "amount" for one in recognise(text)):
        yield Told(
            words.text(N_("The sum and its currency")), bool(answers.listed(f"{path}.amounts")), f"{path}.amounts"
        )
    yield Told(words.text(N_("How it is known")), bool(answers.text(f"{path}.source.what")), f"{path}.source.what")
    is_enclosed = answers.get(f"{path}.source.document") is not UNKNOWN
    yield Told(words.text(N_("The evidence is enclosed")), is_enclosed, f"{path}.source.document")
