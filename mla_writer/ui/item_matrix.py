"""The page of items and facts: what is asked for against the facts that tie it to the offence and place it in that State."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from mla_writer.checks.standards import wanted_of
from mla_writer.conditions.values import Ref
from mla_writer.interview.links import LinkKind
from mla_writer.translation.message import N_
from mla_writer.ui.item_rows import ItemRows
from mla_writer.ui.matrix import MatrixPage
from mla_writer.ui.matrix_model import Index, MatrixModel
from mla_writer.ui.matrix_panel import ElementPanel
from mla_writer.ui.matrix_picker import shortened
from mla_writer.ui.matrix_rows import Row
from mla_writer.ui.parts import badge, button, label

_WORDS: dict[LinkKind, str] = {
    "direct": N_("links it to the offence"),
    "indirect": N_("places it in that State"),
    "": N_("not linked"),
}
_NOTHING = (
    N_("Nothing to link to the facts yet"),
    N_("Enter what you ask for, such as an account or premises: each item gets a row here, and you link it to the "
       "facts that connect it with the offence."),
)  # fmt: skip


class ItemModel(MatrixModel):
    """Rows of items; a cell turns between linked and not, facts that place an item are picked at their question."""

    rows_of = ItemRows
    words = _WORDS
    first = N_("Item")

    def turned(self, index: Index) -> LinkKind:
        """Return the state that a cell turns to next."""
        return "" if self.kind(index) == "direct" else "direct"


class ItemPanel(ElementPanel):
    """The item in hand: what the checks find, what is linked, what is held against it there, and what mends a gap."""

    words_of_links = _WORDS

    def _parts(self, row: Row) -> Iterator[QWidget]:
        words, theme = self.desk.words, self.theme
        yield self._head(row)
        yield from (self._finding(one) for one in row.findings)
        if row.links:
            yield label(words.text(N_("Linked to this item")), theme, "small", strong=True, muted=True)
            yield self._linked(row)
        yield from self._ways_on(row)

    def _head(self, row: Row) -> QWidget:
        words, theme, case = self.desk.words, self.theme, self.desk.case
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(2, 0, 0, 2)
        box.setSpacing(2)
        title = words.of_form(
            case.content.forms.assistance[row.spot.offence].title, f"assistance/{row.spot.offence}:title"
        )
        place = words.text(N_("{measure}, item {number} of {all}"), measure=title, number=row.number, all=row.all)
        box.addWidget(label(place, theme, "caption", muted=True))
        box.addWidget(label(row.text, theme, "heading", strong=True))
        return holder

    def _treaties(self, row: Row) -> Iterator[QWidget]:  # noqa: ARG002 - treaties say nothing of single items
        yield from ()

    def _ways(self) -> Iterator[QWidget]:
        yield from ()

    def _state_asked(self, row: Row) -> Iterator[QWidget]:
        wanted, state = wanted_of(self.desk.case.context, row.spot.offence), self.desk.case.requested
        if wanted is not None:
            told = (self.desk.tell(wanted.told),)
            yield self._said(badge(state, self.theme, "state"), "", told, wanted.sources)

    def _write(self) -> None:
        if self._row is not None:
            new = self.desk.write_fact_tied(self._row.spot.path)
            self.wanted.emit(f"facts.{new.id}.what")

    def _link(self, row: Row, fact: str) -> None:
        self.desk.tie(row.spot.path, fact, is_tied=True)
        number = self.desk.wording.numbering.of(Ref("facts", fact))
        told = N_("Fact {number} is linked to “{item}”.")
        self.desk.done.emit(self.desk.words.text(told, number=number, item=shortened(row.text)))


class ItemMatrixPage(MatrixPage):
    """The table of items and facts with its legend, and beside it the item in hand."""

    nothing = _NOTHING
    words = _WORDS
    panel_word = N_("Item")

    def _need(self) -> QWidget:
        """Nothing: whether the act has to be an offence there too is no matter of items."""
        holder = QWidget()
        holder.hide()
        return holder

    def _tell_need(self) -> None:
        """Nothing to tell."""

    def _put_buttons(self) -> None:
        """No button: items are added on the pages of their measures."""

    def _first(self) -> QPushButton:
        return button(self.desk.words.text(N_("Enter what you ask for")), self._go_to_measure, style="main")

    def _go_to_measure(self) -> None:
        measures = self.desk.case.context.assistance
        self.wanted.emit(next(iter(measures), "request.assistance"))

    def _model(self) -> MatrixModel:
        return ItemModel(self.desk)

    def _element_panel(self) -> ElementPanel:
        return ItemPanel(self.desk, self.theme)

    def _turn(self, row: Row, fact: str, kind: LinkKind) -> None:
        self.desk.tie(row.spot.path, fact, is_tied=kind == "direct")
