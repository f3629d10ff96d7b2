"""Treaties to rely on, as cards: a box to tick, how the treaty fits, and what speaks for it, best fit first."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from mla_writer.checks.basis_details import details
from mla_writer.checks.legal_basis import Aside, Basis, Fit, weigh_treaties
from mla_writer.forms.shapes import Shape
from mla_writer.translation.message import N_
from mla_writer.treaties.named import short_of
from mla_writer.ui.basis_aside import AsideLine
from mla_writer.ui.basis_details import BasisDetails
from mla_writer.ui.column import clear
from mla_writer.ui.criteria import Criteria
from mla_writer.ui.desk import Desk
from mla_writer.ui.fields import Field
from mla_writer.ui.parts import Tick, badge, button, label, mark, set_property, signed_pill
from mla_writer.ui.plain import tip
from mla_writer.ui.source_popover import SourcePopover
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.wrapped import WrappedLabel

_FITS: Mapping[Fit, tuple[str, str, str, str]] = {
    "fits": ("success", "check", "success", N_("Fits")),
    "partly": ("warning", "triangle-alert", "warning", N_("Fits in part")),
    "not_yet": ("warning", "triangle-alert", "warning", N_("Not yet")),
    "unknown": ("", "circle-question-mark", "text-muted", N_("Not known")),
    "does_not_fit": ("", "x", "text-muted", N_("Does not fit")),
}
"""Level, icon, colour and words of each fit."""
_BEST = N_("Best fit first. Treaties known to bind both States ({one}, {other}): {number}.")
_CHOOSE = N_("Once both States are chosen, each treaty is assessed for this request.")
_ASIDE: Mapping[Aside, str] = {
    "not_binding": N_("Left out, as they do not bind both States: {number}."),
    "not_known": N_("Left out, as they are not known to bind both States: {number}."),
    "not_fitting": N_("Left out, as they do not fit this case: {number}."),
}
"""Why treaties stand aside, with how many."""
_FAULTY = N_("Treaty files of your office that cannot be read: {number}. Run “mla-writer treaties check” to see why.")
_BRINGS, _BRINGS_NO_MORE = N_("Duties, grounds of refusal and more"), N_("Hide the details")
_LATER = N_("Its own questions appear when you tick it.")
_BOX, _ICON = 24, 23
"""Room of the box to tick, and of the icon of a criterion, before their words."""


class TreatiesField(Field):
    """The treaties relied on. A treaty that does not bind both States stands in one line below until it is wanted."""

    def __init__(self, shape: Shape, path: str, desk: Desk) -> None:
        super().__init__(shape, path, desk)
        theme = desk.theme
        self.box.setSpacing(8)
        self.best = label("", theme, "small", muted=True)
        self.box.addWidget(self.best)
        self.cards: dict[str, TreatyCard] = {}
        self.holder = QVBoxLayout()
        self.holder.setSpacing(8)
        self.box.addLayout(self.holder)
        row = QHBoxLayout()
        self.aside = label("", theme, "small", muted=True)
        self.all = button(desk.words.text(N_("Show them")), style="link")
        self.all.setCheckable(True)
        self.all.toggled.connect(lambda _: self.load())
        row.addWidget(self.aside, 1)
        row.addWidget(self.all, 0, Qt.AlignmentFlag.AlignTop)
        self.box.addLayout(row)
        self.lines: dict[str, AsideLine] = {}
        self.standing_by = QVBoxLayout()
        self.standing_by.setSpacing(2)
        self.box.addLayout(self.standing_by)
        faults = {one.place.file for one in desk.case.content.treaties.faults}
        if faults:
            self.box.addWidget(label(desk.words.text(_FAULTY, number=len(faults)), theme, "small", muted=True))
        self._order: tuple[str, ...] = ()

    def load(self) -> None:
        """Show each treaty as it fits the request now."""
        content, case = self.desk.case.content, self.desk.case
        bases = weigh_treaties(case.context, content.treaties, content.offences)
        shown = [one for one in bases if not one.is_set_aside]
        aside = [one for one in bases if one.is_set_aside]
        for one in shown:
            if one.treaty not in self.cards:
                self.cards[one.treaty] = self._card(one.treaty)
            self.cards[one.treaty].show_basis(one)
        self._arrange(tuple(one.treaty for one in shown))
        self._lay_out(aside if self.all.isChecked() else [])
        self._say_best(bases)
        self._say_aside(aside)

    def name(self, text: str) -> None:
        """Keep the names of the boxes: each says its treaty."""

    # ---- inner -----------------------------------------------------------------------------------------------------

    def _card(self, treaty: str) -> TreatyCard:
        card = TreatyCard(treaty, self.desk, self.desk.theme)
        card.ticked.connect(self._tick)
        card.wanted.connect(self.wanted)
        self.watch(card.tick)
        return card

    def _lay_out(self, aside: list[Basis]) -> None:
        """Show a line for each treaty that stands aside, while they are wanted; made when they are wanted first."""
        wanted = {one.treaty: one for one in aside}
        for treaty, basis in wanted.items():
            if treaty not in self.lines:
                self.lines[treaty] = AsideLine(treaty, self.desk, self.desk.theme)
                self.lines[treaty].ticked.connect(self._tick)
                self.watch(self.lines[treaty].tick)
                self.standing_by.addWidget(self.lines[treaty])
            self.lines[treaty].show_basis(basis)
        for treaty, line in self.lines.items():
            line.setVisible(treaty in wanted)

    def _tick(self, treaty: str, on: bool) -> None:
        named = [one for one in self.desk.case.answers.listed(self.path) if one != treaty]
        self.commit([*named, treaty] if on else named)

    def _arrange(self, order: tuple[str, ...]) -> None:
        """Put the cards in order; those not shown now are kept for later."""
        if order == self._order:
            return
        self._order = order
        for treaty, card in self.cards.items():
            if treaty not in order:
                self.holder.removeWidget(card)
                card.hide()
        for number, treaty in enumerate(order):
            self.holder.insertWidget(number, self.cards[treaty])
            self.cards[treaty].show()
        if order:
            self.setFocusProxy(self.cards[order[0]].tick)

    def _say_best(self, bases: tuple[Basis, ...]) -> None:
        answers, words = self.desk.case.answers, self.desk.words
        one, other = (answers.text(f"request.{name}") for name in ("requesting", "requested"))
        if not one or not other:
            self.best.setText(words.text(_CHOOSE))
            return
        names = [f"\u2068{words.state(code)}\u2069" for code in (one, other)]
        binding = sum(basis.in_force is not None and basis.in_force.in_force == "yes" for basis in bases)
        self.best.setText(words.text(_BEST, one=names[0], other=names[1], number=binding))

    def _say_aside(self, aside: list[Basis]) -> None:
        words = self.desk.words
        for part in (self.aside, self.all):
            part.setVisible(bool(aside))
        self.all.setText(words.text(N_("Hide them") if self.all.isChecked() else N_("Show them")))
        counted = {why: sum(one.aside == why for one in aside) for why in _ASIDE}
        self.aside.setText(" ".join(words.text(_ASIDE[why], number=many) for why, many in counted.items() if many))


class TreatyCard(QFrame):
    """One treaty. `ticked` tells that the box was turned, `wanted` asks for the question that mends a criterion."""

    ticked = Signal(str, bool)
    wanted = Signal(str)

    def __init__(self, treaty: str, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("card")
        self.treaty, self.desk, self.theme = treaty, desk, theme
        self._shown: tuple[object, ...] = ()
        box = QVBoxLayout(self)
        box.setContentsMargins(14, 9, 14, 10)
        box.setSpacing(4)
        box.addLayout(self._head())
        inside = QVBoxLayout()
        inside.setSpacing(4)
        self.criteria = Criteria(desk, theme)
        self.criteria.wanted.connect(self.wanted)
        inside.addWidget(self.criteria)
        self.later = label(desk.words.text(_LATER), theme, "small", muted=True)
        inside.addLayout(_indented(self.later, round(_ICON * theme.scale)))
        self.more = button(desk.words.text(_BRINGS), style="link")
        self.more.setFont(theme.font("caption"))
        self.more.setCheckable(True)
        self.more.toggled.connect(lambda _: self._open())
        inside.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.details: BasisDetails | None = None
        self._inside = inside
        box.addLayout(_indented(inside, round(_BOX * theme.text_scale)))

    def show_basis(self, basis: Basis) -> None:
        """Show how the treaty fits now."""
        told = tuple((one, self.criteria.told(one.text)) for one in basis.criteria)
        if (basis, told) == self._shown:
            return
        self._shown = (basis, told)
        level, sign, colour, text = _FITS[basis.fit]
        word = self.desk.words.text(text)
        self.tick.setChecked(basis.is_named)
        self.tick.setAccessibleName(f"{self.title.text()}: {word}")
        set_property(self, "chosen", "true" if basis.is_named else "false")
        clear(self.fit)
        self.fit.addWidget(signed_pill(word, level, mark(sign, colour, self.theme, 14), self.theme))
        is_out = basis.fit == "does_not_fit"
        self.criteria.show_criteria(one for one in basis.criteria if not is_out or one.state != "yes")
        untold = any(one.sort == "condition" and one.state == "unknown" for one in basis.criteria)
        self.later.setVisible(untold and not basis.is_named and not is_out)
        self.more.setAccessibleName(f"{self.more.text()}: {self.title.text()}")
        if self.more.isChecked():
            self._open()

    def _open(self) -> None:
        """Show or hide what the treaty brings; its texts are made at the first time."""
        words, is_open = self.desk.words, self.more.isChecked()
        self.more.setText(words.text(_BRINGS_NO_MORE if is_open else _BRINGS))
        self.more.setAccessibleName(f"{self.more.text()}: {self.title.text()}")
        if is_open:
            if self.details is None:
                self.details = BasisDetails(self.desk, self.theme)
                self._inside.addWidget(self.details)
            library = self.desk.case.content.treaties
            self.details.show_groups(details(self.desk.case.context, library[self.treaty], library))
        if self.details is not None:
            self.details.setVisible(is_open)

    def _head(self) -> QHBoxLayout:
        words = self.desk.words
        row = QHBoxLayout()
        row.setSpacing(8)
        self.tick = Tick()
        self.tick.clicked.connect(lambda on: self.ticked.emit(self.treaty, on))
        row.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        title = words.say(self.desk.case.content.treaties.titles[self.treaty])
        self.title = _Title(title, self.tick, self.theme)
        row.addWidget(self.title, 1)
        told = words.text(N_("Where this comes from"))
        self.source = button("", self._show_source, style="icon", name=f"{told}: {title}")
        self.source.setIcon(icon("book-open", self.theme.colours["text-muted"]))
        tip(self.source, told)
        ends = QHBoxLayout()
        ends.setSpacing(8)
        ends.addWidget(self.source)
        short = self.desk.words.say(short_of(self.desk.content.treaties[self.treaty]))
        ends.addWidget(badge(short, self.theme, "treaty"))
        self.fit = QHBoxLayout()
        ends.addLayout(self.fit)
        row.addLayout(ends)
        row.setAlignment(ends, Qt.AlignmentFlag.AlignTop)
        return row

    def _show_source(self) -> None:
        treaty = self.desk.case.content.treaties[self.treaty]
        sources = (*treaty.source, *treaty.parties.source)
        popover = SourcePopover(sources, "", self.desk.words, self.theme, self.source)
        popover.show_at(QRect(self.source.mapToGlobal(self.source.rect().topLeft()), self.source.size()))


class _Title(WrappedLabel):
    """The name of a treaty, which may take several lines; a click on it turns the box."""

    def __init__(self, text: str, tick: QCheckBox, theme: Theme) -> None:
        super().__init__(text)
        self.setFont(theme.font("body", strong=True))
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setContentsMargins(0, 3, 0, 0)
        self.setBuddy(tick)
        self._tick = tick

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Turn the box."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._tick.click()
        super().mouseReleaseEvent(event)


def _indented(part: QWidget | QLayout, by: int) -> QHBoxLayout:
    """Return a part that stands in from where reading starts: margins would not change sides."""
    row = QHBoxLayout()
    row.setSpacing(0)
    row.addSpacing(by)
    if isinstance(part, QLayout):
        row.addLayout(part, 1)
    else:
        row.addWidget(part, 1)
    return row
