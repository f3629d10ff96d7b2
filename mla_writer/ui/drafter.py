"""`Drafter`: types a whole request into the window, by keys alone, as somebody would who has the case file beside it.

The answers wanted are those of a finished draft. Ids are the window's own: what is entered gets the next free one, and a
reference is picked by the name or number that the window shows. Nothing is set past the widgets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import singledispatchmethod

from PySide6.QtCore import Qt

from mla_writer.answers.answers import Answers
from mla_writer.answers.kinds import write_value
from mla_writer.answers.values import Link, Text
from mla_writer.conditions.values import UNKNOWN, Amount, Day, Deadline, Moment, NotKnown, Open, Period, Ref
from mla_writer.forms.shapes import COLLECTIONS
from mla_writer.interview.elements import accused_of, elements_of
from mla_writer.interview.links import KINDS, Spot, kinds_by_fact
from mla_writer.ui.basis_field import TreatiesField
from mla_writer.ui.chips import ChipsField, OptionsField
from mla_writer.ui.fields import ChoiceField, Field, LineField, LongField, YesNoField
from mla_writer.ui.hands import CONTROL, Hands, OutOfReachError, describe
from mla_writer.ui.items import ItemsView
from mla_writer.ui.matrix import MatrixPage
from mla_writer.ui.measures import AmountField, DateField, DeadlineField, MomentField, PeriodField
from mla_writer.ui.palette import Palette
from mla_writer.ui.question import QuestionRow
from mla_writer.ui.request import RequestView
from mla_writer.ui.rows import Rows

_PASSES = 4
"""Times that the sections are gone through: what refers to something entered later waits for the next time."""


class Drafter(Hands):
    """Drafts in `view` until its answers are those of `wanted`; `seen` is called when a section has been gone through."""

    def __init__(
        self,
        view: RequestView,
        wanted: Answers,
        seen: Callable[[str], None] = lambda _: None,
        *,
        translations: bool = True,
    ) -> None:
        super().__init__(view.window())
        self.view, self.wanted, self.seen, self.translations = view, wanted, seen, translations
        self.own: dict[str, str] = {}
        """Path of an item in the window by its path among the wanted answers."""

    # ---- going through the request -----------------------------------------------------------------------------------

    def draft(self) -> None:
        """Go through the sections until nothing is left to enter."""
        for number in range(_PASSES):
            before = self.view.desk.case.answers
            for section in self.sections():
                if number == 0 or self._has_work(section):
                    self.go_to(section)
                    self.fill_page()
                    self.seen(section)
            if self.view.desk.case.answers == before:
                return

    def missing(self) -> list[str]:
        """Return the paths of the answers wanted that are not in the window yet."""
        return [path for path, value in self.wanted.leaves() if not self._is_there(self._own(path), value)]

    def _has_work(self, section: str) -> bool:
        page = next(one for one in self.view.pages() if one.key == section)
        return any(page.holds(self._own(path) or path) for path in self.missing())

    def sections(self) -> list[str]:
        """Return the sections that hold questions, in the order of the task list; it grows as types are chosen."""
        return [one.key for one in self.view.pages() if one.places]

    def go_to(self, section: str) -> None:
        """Go to a section by its name, with the search."""
        if self.view.place()[0] == section:
            return
        title = next(one.title for one in self.view.pages() if one.key == section)
        self.press(self.focused(), Qt.Key.Key_K, CONTROL)
        palette = next(one for one in self.view.findChildren(Palette) if one.isVisible())
        self.type(palette.line, title)
        while palette.goal is not None and palette.goal.section != section and self._moved_down(palette):
            pass
        self.press(palette.line, Qt.Key.Key_Return)
        if self.view.place()[0] != section:
            raise OutOfReachError(section)

    def _moved_down(self, palette: Palette) -> bool:
        before = palette.goal
        self.press(palette.line, Qt.Key.Key_Down)
        return palette.goal is not before

    def fill_page(self) -> None:
        """Answer what the page in view asks and the case file tells."""
        page = self.view.stack.currentWidget()
        if isinstance(page, ItemsView):
            self._items(page)
        elif isinstance(page, MatrixPage):
            self._links(page)
        elif page is not None:
            for _ in self._rows_until_done(lambda: page.findChildren(Rows)):
                pass

    # ---- items entered once --------------------------------------------------------------------------------------------

    def _items(self, page: ItemsView) -> None:
        for key in self.wanted.records(page.collection):
            path = f"{page.collection}.{key}"
            if path not in self.own:
                self.own[path] = f"{page.collection}.{self._begin_item(page)}"
            elif any(True for _ in self._missing(path)):
                self._open(page, self.own[path].partition(".")[2])
            else:
                continue
            for _ in self._rows_until_done(lambda: [page.editor.rows] if page.editor is not None else []):
                pass

    def _begin_item(self, page: ItemsView) -> str:
        """Begin an item with the key for it; return its key."""
        before = set(page.model.keys)
        self.press(self.focused(), Qt.Key.Key_N, CONTROL)
        begun = [one for one in page.model.keys if one not in before]
        if not begun:
            raise OutOfReachError(page.collection, f"with {describe(self.focused())}")
        return begun[0]

    def _open(self, page: ItemsView, key: str) -> None:
        self.focused()  # which brings the window forward, where what was in front of it has gone
        page.list.setFocus()
        self.press(page.list, Qt.Key.Key_Home)
        for _ in range(page.model.keys.index(key)):
            self.press(page.list, Qt.Key.Key_Down)
        self.press(page.list, Qt.Key.Key_Return)

    def _missing(self, path: str) -> Iterator[str]:
        """Yield the answers below `path` that are wanted, can be given by now and are not there yet."""
        for leaf, value in self.wanted.leaves():
            own = self._own(leaf) if leaf.startswith(f"{path}.") else ""
            if own and self._can(value) and not self._is_there(own, value):
                yield leaf

    # ---- elements and facts ------------------------------------------------------------------------------------------

    def _links(self, page: MatrixPage) -> None:
        """Link each fact to each element as the case file does, cell by cell."""
        self.reach(page.table)
        self.press(page.table, Qt.Key.Key_Home, CONTROL)
        for number, row in enumerate(page.table.matrix.rows):
            while page.table.currentIndex().row() < number:
                self.press(page.table, Qt.Key.Key_Down)
            if row.sort == "element":
                self._link_row(page, row.spot)

    def _link_row(self, page: MatrixPage, spot: Spot) -> None:
        links = self._value(spot.path)
        wanted = kinds_by_fact(self._mapped(links, self._element(spot)), spot.person)
        model = page.table.matrix
        self.press(page.table, Qt.Key.Key_Home)
        for column in range(1, model.last):
            self.press(page.table, Qt.Key.Key_Right)
            kind = wanted.get(model.fact(column), "")
            for _ in KINDS:
                if model.kind(page.table.currentIndex()) != kind:
                    self.press(page.table, Qt.Key.Key_Space)

    def _mapped(self, links: object, element: str) -> tuple[Link, ...]:
        """Return the links wanted for an element, in the ids of the window."""
        held = links.get(element, ()) if isinstance(links, Mapping) else ()
        return tuple(
            Link(self._own_key("facts", one.fact), self._own_key("persons", one.person), one.link) for one in held
        )

    def _element(self, spot: Spot) -> str:
        """Return the id among the wanted answers of an element that the drafter wrote; those of the catalogue keep theirs."""
        home, end = f"offences.{spot.offence}.", f".{spot.element}"
        own = (theirs for theirs, mine in self.own.items() if mine.startswith(home) and mine.endswith(end))
        return next(own, spot.element).rpartition(".")[2]

    def _are_linked(self, offence: str, wanted: Mapping[str, object], given: Mapping[str, tuple[Link, ...]]) -> bool:
        """Whether every fact bears on each element as wanted, for each accused."""
        live = self.view.desk.live
        spots = [
            Spot(offence, element.id, person)
            for element in elements_of(live, offence)
            for person in accused_of(live, offence) or ("",)
        ]
        return all(
            kinds_by_fact(self._mapped(wanted, self._element(one)), one.person)
            == kinds_by_fact(given.get(one.element, ()), one.person)
            for one in spots
        )

    def _own_key(self, collection: str, key: str) -> str:
        return self.own.get(f"{collection}.{key}", "").partition(".")[2]

    # ---- rows ------------------------------------------------------------------------------------------------------------

    def _rows_until_done(self, rows: Callable[[], list[Rows]]) -> Iterator[str]:
        """Answer the first question that is open, again and again: each answer may bring others."""
        tried: set[str] = set()
        while True:
            row = next((one for part in rows() for one in part.questions() if self._is_open(one, tried)), None)
            if row is not None:
                tried.add(row.path)
                self._answer(row)
                yield row.path
                continue
            added = next((path for part in rows() for path in part.adds() if self._add(part, path)), None)
            if added is None:
                return

    def _is_open(self, row: QuestionRow, tried: set[str]) -> bool:
        value = self._value(row.path)
        return (
            row.path not in tried and value is not UNKNOWN and self._can(value) and not self._is_there(row.path, value)
        )

    def _add(self, part: Rows, path: str) -> bool:
        """Press the button that adds an item at `path`, where another one is wanted."""
        wanted = self._wanted(path)
        missing = [key for key in self.wanted.records(wanted) if f"{wanted}.{key}" not in self.own] if wanted else []
        if not missing:
            return False
        before = set(self.view.desk.case.answers.records(path))
        self.reach(part.add_button(path))
        self.press(part.add_button(path), Qt.Key.Key_Space)
        new = next(one for one in self.view.desk.case.answers.records(path) if one not in before)
        self.own[f"{wanted}.{missing[0]}"] = f"{path}.{new}"
        return True

    def _answer(self, row: QuestionRow) -> None:
        value = self._value(row.path)
        if isinstance(value, NotKnown):
            self._not_known(row, value)
        else:
            self.enter(row.field, value)
        if isinstance(value, Text) and self.translations:
            self._translate(row, value)

    def _not_known(self, row: QuestionRow, value: NotKnown) -> None:
        assert row.unknown is not None
        self.reach(row.unknown.box)
        self.press(row.unknown.box, Qt.Key.Key_Space)
        self.type(row.unknown.line, value.reason)
        self.press(row.unknown.line, Qt.Key.Key_Return)

    def _translate(self, row: QuestionRow, value: Text) -> None:
        part = row.translations
        if part is None or part.isHidden():
            return
        self.reach(part.opener)
        self.press(part.opener, Qt.Key.Key_Space)
        for language, field in part.versions.items():
            version = value.versions.get(language)
            if version is not None:
                self.type(field.text, version.text)
                self.choose(field.state, version.state)
        self.reach(part.opener, back=True)
        self.press(part.opener, Qt.Key.Key_Space)

    # ---- fields ----------------------------------------------------------------------------------------------------------

    @singledispatchmethod
    def enter(self, field: Field, value: object) -> None:
        """Enter an answer into a field of some kind."""
        raise OutOfReachError(field.path, value)

    @enter.register
    def _(self, field: LineField, value: object) -> None:
        text = value.plain if isinstance(value, Text) else _in_figures(value)
        self.type(field.line, text)
        self.press(field.line, Qt.Key.Key_Return)

    @enter.register
    def _(self, field: LongField, value: object) -> None:
        self.type(field.text, value.plain if isinstance(value, Text) else str(value))
        self.press(field.text, Qt.Key.Key_Tab)

    @enter.register
    def _(self, field: YesNoField, value: object) -> None:
        chosen = field.buttons[value is True]
        self.reach(field.buttons[True], field.buttons[False])
        self.press(self.focused(), Qt.Key.Key_Right if chosen is field.buttons[False] else Qt.Key.Key_Left)
        self.press(chosen, Qt.Key.Key_Space)

    @enter.register
    def _(self, field: ChoiceField, value: object) -> None:
        self.choose(field.combo, self._key(value))

    @enter.register
    def _(self, field: TreatiesField, value: object) -> None:
        for one in value if isinstance(value, tuple) else ():
            if not field.cards[str(one)].tick.isChecked():
                self.tick(field.cards[str(one)].tick)

    @enter.register
    def _(self, field: OptionsField, value: object) -> None:
        wanted = {self._key(one) for one in value} if isinstance(value, tuple) else set()
        for key, box in field.boxes.items():
            if box.isChecked() != (key in wanted):
                self.tick(box)

    @enter.register
    def _(self, field: ChipsField, value: object) -> None:
        for one in value if isinstance(value, tuple) else ():
            key = self._key(one)
            if key not in field.keys:
                self.type(field.line, field.name_of(key))
                self.press(field.line, Qt.Key.Key_Return)

    @enter.register
    def _(self, field: DateField, value: Day) -> None:
        self.type(field.date, str(value))
        self.press(field.date, Qt.Key.Key_Return)

    @enter.register
    def _(self, field: PeriodField, value: Period) -> None:
        self.type(field.start, str(value.start))
        if value.end is Open.EXECUTION:
            self.tick(field.open)
        elif value.end != value.start:
            self.type(field.end, str(value.end))
        self.press(self.focused(), Qt.Key.Key_Tab)

    @enter.register
    def _(self, field: DeadlineField, value: Deadline) -> None:
        self.choose(field.how, "at_once" if value.is_at_once else value.unit or "day")
        if value.unit:
            self.type(field.count, str(value.count))
        elif value.day is not None:
            self.type(field.date, str(value.day))
        self.press(self.focused(), Qt.Key.Key_Tab)

    @enter.register
    def _(self, field: AmountField, value: Amount) -> None:
        self.type(field.figure, str(value))
        self.press(field.figure, Qt.Key.Key_Return)

    @enter.register
    def _(self, field: MomentField, value: Moment) -> None:
        self.type(field.date, str(value.day))
        self.type(field.time, str(value).partition("T")[2].partition(" ")[0])
        line = field.zone.lineEdit()
        assert line is not None
        self.type(line, value.zone)
        self.press(line, Qt.Key.Key_Return)
        self.press(line, Qt.Key.Key_Tab)

    # ---- what is wanted, in the window's own ids -----------------------------------------------------------------------

    def _value(self, own: str) -> object:
        path = self._wanted(own)
        return self.wanted.get(path) if path else UNKNOWN

    def _wanted(self, own: str) -> str:
        """Return the path among the wanted answers of a path in the window; nothing where the item is not one of them."""
        back = {mine: theirs for theirs, mine in self.own.items()}
        return self._moved(own, back)

    def _own(self, wanted: str) -> str:
        return self._moved(wanted, self.own)

    def _moved(self, path: str, places: dict[str, str]) -> str:
        """Return `path` with its items, and items that it is answered for, named by their other ids."""
        parts, moved, seen = path.split("."), "", ""
        for part in parts:
            seen = f"{seen}.{part}" if seen else part
            moved = places.get(seen) or (f"{moved}.{self._answered_for(part, places)}" if moved else part)
            if moved.endswith("."):
                return ""
        head, _, rest = path.partition(".")
        is_item = head in COLLECTIONS and rest
        return "" if is_item and f"{head}.{rest.partition('.')[0]}" not in places else moved

    def _answered_for(self, part: str, places: dict[str, str]) -> str:
        """Return the other id of the offence that an answer is given for; other parts of a path stay."""
        found = places.get(f"offences.{part}")
        return found.partition(".")[2] if found else part

    def _can(self, value: object) -> bool:
        """Whether all that an answer refers to has been entered."""
        if isinstance(value, Ref):
            return f"{value.collection}.{value.id}" in self.own
        return all(self._can(one) for one in value) if isinstance(value, tuple) else True

    def _key(self, value: object) -> str:
        if isinstance(value, Ref):
            return self.own[f"{value.collection}.{value.id}"].partition(".")[2]
        return str(value)

    def _translated(self, value: object) -> object:
        if isinstance(value, Ref):
            return Ref(value.collection, self._key(value)) if self._can(value) else value
        if isinstance(value, tuple):
            return tuple(self._translated(one) for one in value)
        return value

    def _is_there(self, own: str, value: object) -> bool:
        given = self.view.desk.case.answers.get(own) if own else UNKNOWN
        if isinstance(value, Mapping):
            return (
                self._are_linked(own.split(".")[1], value, given if isinstance(given, Mapping) else {})
                if own
                else False
            )
        if isinstance(value, Text):
            return isinstance(given, Text) and self._reads(given) == self._reads(value)
        if isinstance(value, tuple) and isinstance(given, tuple):
            return set(map(str, given)) == set(map(str, self._translated(value)))  # type: ignore[call-overload]
        return given == self._translated(value)

    def _reads(self, text: Text) -> tuple[str, dict[str, tuple[str, str]]]:
        """Return what a text says: the drafter's own words, and the translations with their states."""
        original, _ = text.original
        others: dict[str, tuple[str, str]] = {}
        if self.translations:
            others = {key: (one.text, one.state) for key, one in text.versions.items() if key != original}
        return text.plain, others


def _in_figures(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(str(write_value(one)) for one in value)
    return str(write_value(value))
