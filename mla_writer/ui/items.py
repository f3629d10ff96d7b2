"""The page of a collection: persons, things, facts and so on, entered once; one line each, one open editor."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout

from mla_writer.answers.answers import new_id
from mla_writer.answers.narrative import Suggested
from mla_writer.answers.values import Text
from mla_writer.conditions.values import Ref
from mla_writer.forms.shapes import COLLECTIONS, Shape
from mla_writer.reuse import REUSED, Kept
from mla_writer.translation.message import N_
from mla_writer.ui.desk import Desk
from mla_writer.ui.earlier import EarlierDialog
from mla_writer.ui.empty import EmptyList, Told
from mla_writer.ui.faults import Unread
from mla_writer.ui.fields import LongField
from mla_writer.ui.item_drag import RowDrag
from mla_writer.ui.item_list import SIDE, ItemDelegate, ItemListView, ItemModel
from mla_writer.ui.item_panel import ItemPanel
from mla_writer.ui.item_words import ADD, BEGIN, FIRST, NOTES, TELLS, example_item
from mla_writer.ui.narrative import NarrativeDialog
from mla_writer.ui.parts import badge, button, keys, label
from mla_writer.ui.plain import tip
from mla_writer.ui.rows import Place, Rows
from mla_writer.ui.sections import SectionPage
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.toast import announce
from mla_writer.ui.view import Demands, SectionView

_CURSOR = N_("Put the cursor where the second fact begins, then split.")


class ItemsView(SectionView):
    """The list with its editor. Enter opens an item, Escape closes it, Alt with an arrow or the mouse moves it."""

    def __init__(self, section: SectionPage, desk: Desk, theme: Theme) -> None:
        super().__init__(section, desk, theme)
        self.collection = section.key
        self._open = ""
        self._told: tuple[Unread, ...] = ()
        self._demands: Demands = {}
        box = self.layout_ = QVBoxLayout(self)
        box.setContentsMargins(0, 20, 0, 0)
        box.setSpacing(0)
        self._actions()
        head = self.header()
        head.setContentsMargins(SIDE, 0, SIDE, 0)
        box.addWidget(head)
        self.empty: EmptyList | None = None
        self.model = ItemModel(desk, self.collection)
        self.list = _List(self)
        box.addWidget(self.list, 1)
        box.addStretch(0)

    @property
    def word(self) -> str:
        """The word for one item."""
        collection = self.desk.case.content.forms.collections[self.collection]
        return self.desk.words.of_form(collection.item, f"request/{self.collection}:item")

    @property
    def editor(self) -> Editor | None:
        """The open editor."""
        if self._open not in self.model.keys:
            return None
        found = self.list.indexWidget(self.model.index(self.model.keys.index(self._open)))
        return found if isinstance(found, Editor) else None

    def refresh(self, demands: Demands) -> None:
        """Bring the list and the open editor up to date with the answers."""
        self._demands = demands
        gone = self.editor
        if gone is not None and gone.key not in self.desk.case.answers.records(self.collection):
            gone.rows.abandon()
            self._keep_focus(gone)
        before = self.editor
        if self.model.refresh():
            if self._open not in self.model.keys:
                self._open = ""
            self._place_editor()
        self._show_empty(is_empty=not self.model.keys)
        editor = self.editor
        if editor is not None and editor is before:  # a new one is up to date
            editor.refresh(demands)
        self._show_panel()

    def go_to(self, path: str) -> bool:
        """Open the item at `path` and give the focus to the question."""
        _, _, rest = path.partition(".")
        key = rest.partition(".")[0]
        if key not in self.model.keys:
            return False
        self.open_item(key)
        editor = self.editor
        if editor is not None:
            editor.rows.take_focus(path)
            self.list.bring_focus()  # it may have had the focus before, and have been scrolled away
        return True

    def finish(self) -> None:
        """Commit what stands in fields and is no answer yet."""
        editor = self.editor
        if editor is not None:
            editor.rows.finish()

    def may_leave(self) -> bool:
        """Go to the first field of the open item that could not be read, once."""
        editor = self.editor
        unread = editor.rows.unread() if editor is not None else ()
        if not unread or unread == self._told:
            return True
        assert editor is not None
        self._told = unread
        editor.rows.take_focus(unread[0][0])
        announce(self, unread[0][2])
        return False

    def open_item(self, key: str) -> None:
        """Open the editor of one item, or close the open one where `key` is empty; only one is open at a time."""
        if key == self._open:
            return
        self.finish()
        self._open = key
        self._place_editor()
        self._show_panel()

    def close_item(self) -> None:
        """Close the editor and give the focus back to its line."""
        self.open_item("")
        self.list.setFocus()

    def add(self) -> None:
        """Add an item and open it."""
        key = new_id(self.desk.case.answers.records(self.collection), self.collection[0])
        self.finish()
        self._open = key  # the editor before is not made anew for the moment until this one is open
        self.desk.answer(f"{self.collection}.{key}", {})
        self.go_to(f"{self.collection}.{key}")

    def paste_narrative(self) -> None:
        """Open the dialog that splits a report into facts."""
        dialog = NarrativeDialog(self.desk, self)
        dialog.entered.connect(self._enter_facts)
        dialog.accepted.connect(
            lambda: self.list.setFocus()
        )  # the button that opened it may be gone with the empty page
        dialog.open()

    def _enter_facts(self, facts: tuple[Suggested, ...]) -> None:
        """Enter facts from a narrative, and make the first of them the current one."""
        before = set(self.model.keys)
        self.desk.add_facts(facts)
        first = next((row for row, key in enumerate(self.model.keys) if key not in before), 0)
        self.list.setCurrentIndex(self.model.index(first))

    def take_earlier(self) -> None:
        """Open the search in earlier drafts; what is taken over is opened."""
        dialog = EarlierDialog(self.collection, self.desk, self.theme, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.taken.connect(self._take_earlier)
        dialog.open()

    def _take_earlier(self, kept: Kept) -> None:
        self.finish()
        self.open_item(self.desk.take_earlier(kept).id)

    def move_item(self, key: str, by: int) -> None:
        """Move an item; it stays open, or current."""
        self.finish()
        self.desk.move(Ref(self.collection, key), by)
        self.list.setCurrentIndex(self.model.index(self.model.keys.index(key)))

    def remove(self, key: str) -> None:
        """Take an item out, with the links to it."""
        self.desk.remove(f"{self.collection}.{key}")
        self.list.setFocus()

    def merge(self, key: str) -> None:
        """Put the next fact into this one."""
        place = self.model.keys.index(key) + 1
        if place == len(self.model.keys):
            self.desk.refused.emit(self.desk.words.text(N_("There is no fact after this one to merge with.")))
            return
        self.finish()
        self.desk.merge_facts(Ref("facts", key), Ref("facts", self.model.keys[place]))

    def split(self, key: str) -> None:
        """Cut the fact where the cursor stands in its text."""
        editor = self.editor
        row = editor.rows.row(f"facts.{key}.what") if editor is not None else None
        at = row.field.text.textCursor().position() if row is not None and isinstance(row.field, LongField) else 0
        self.finish()
        what = self.desk.case.answers.get(f"facts.{key}.what")
        text = what.plain if isinstance(what, Text) else ""
        if not text[:at].strip() or not text[at:].strip():
            self.desk.refused.emit(self.desk.words.text(_CURSOR))
            return
        new = self.desk.split_fact(Ref("facts", key), at)
        self.go_to(f"facts.{new.id}.what")

    # ---- inner -----------------------------------------------------------------------------------------------------

    def _actions(self) -> None:
        words, colours = self.desk.words, self.theme.colours
        if self.collection == "facts":
            order = button(words.text(N_("By date")), self.desk.sort_facts)
            order.setIcon(icon("arrow-down-up", colours["text"]))
            self.buttons.addWidget(order)
        for one in self._other_ways():
            self.buttons.addWidget(one)
        add = button(words.text(ADD[self.collection]), self.add)
        add.setIcon(icon("plus", colours["text"]))
        tip(add, keys("Ctrl+N"))
        self.buttons.addWidget(add)

    def _other_ways(self) -> list[QPushButton]:
        """Return the buttons that bring items without writing them one by one."""
        words, colour, made = self.desk.words, self.theme.colours["text"], []
        if self.collection in REUSED:
            made.append(button(words.text(N_("From earlier drafts…")), self.take_earlier))
            made[-1].setIcon(icon("history", colour))
        if self.collection == "facts":
            made.append(button(words.text(N_("Paste a narrative…")), self.paste_narrative))
            made[-1].setIcon(icon("clipboard-paste", colour))
        return made

    def _show_empty(self, *, is_empty: bool) -> None:
        """Show the list, or what stands in its place while it has no items; that is made when it is first needed."""
        if is_empty and self.empty is None:
            self.empty = self._made_empty()
            self.layout_.insertWidget(self.layout_.indexOf(self.list), self.empty, 1)
        if self.empty is not None:
            self.empty.setVisible(is_empty)
        self.list.setVisible(not is_empty)
        for number in range(self.buttons.count()):  # they stand in the middle of an empty page
            item = self.buttons.itemAt(number)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.setVisible(not is_empty)

    def _made_empty(self) -> EmptyList:
        """Return what stands here while there is no item."""
        words, theme, here = self.desk.words, self.theme, self.collection
        first = button(words.text(FIRST[here]), self.add, style="main")
        first.setIcon(icon("plus", theme.colours["accent-contrast"]))
        tip(first, keys("Ctrl+N"))
        told = Told(
            words.text(BEGIN[here]),
            words.text(TELLS[here]),
            note=words.text(NOTES[here]) if here in NOTES else "",
            example=example_item(here, self.desk),
            example_name=words.text(N_("An example of an entry")),
        )
        return EmptyList(told, (first, *self._other_ways()), theme)

    def _keep_focus(self, leaving: Editor) -> None:
        """Have the list keep the focus that is in what leaves it: Qt would look for what comes next in the whole window."""
        focus = QApplication.focusWidget()
        if focus is not None and leaving.isAncestorOf(focus):
            self.list.setFocus()

    def _place_editor(self) -> None:
        """Put the editor into the open row and take it out of the others."""
        before, row = self.list.open_row, self.model.keys.index(self._open) if self._open else -1
        old = self.list.indexWidget(self.model.index(before)) if before >= 0 else None
        if isinstance(old, Editor) and old.key != self._open:
            self._keep_focus(old)
            old.hide()
            self.list.setIndexWidget(self.model.index(before), None)  # type: ignore[arg-type] # Qt takes no widget as none
        self.list.open_at = None
        if row >= 0:
            index = self.model.index(row)
            self.list.open_at = QPersistentModelIndex(index)
            if not isinstance(self.list.indexWidget(index), Editor):
                editor = Editor(self, self._open)
                self.list.setIndexWidget(index, editor)
                editor.refresh(self._demands)
            self.list.bring(row)  # lays the rows out, which a current row would ask for too
            self.list.setCurrentIndex(index)
        else:
            self.list.fit()

    def _show_panel(self) -> None:
        if not self._open:
            if self.panel is not None:
                old, self.panel = self.panel, None
                self.panel_changed.emit()
                old.deleteLater()
            return
        ref = Ref(self.collection, self._open)
        if not isinstance(self.panel, ItemPanel) or self.panel.ref != ref:
            if self.panel is not None:
                self.panel.deleteLater()
            self.panel = made = ItemPanel(ref, self.desk, self.theme)
            made.wanted.connect(self.wanted)
        assert isinstance(self.panel, ItemPanel)
        self.panel.refresh()
        self.panel_title = f"{self.word} {self.model.keys.index(self._open) + 1}".capitalize()
        self.panel_changed.emit()


def asked_there(root: Mapping[str, Shape], collection: str) -> dict[str, list[tuple[str, Shape]]]:
    """Return the questions of other collections that are asked for each item of this one, by the question they precede."""
    found: dict[str, list[tuple[str, Shape]]] = {}
    for name in COLLECTIONS:
        item = root[name].item if name in root else None
        for shape in item.fields.values() if item is not None else ():
            question = shape.question
            if question is not None and question.per == collection and question.there is not None:
                found.setdefault(question.there.before, []).append((name, shape))
    return found


class Editor(QFrame):
    """The open item: what can be done with it, and its questions."""

    def __init__(self, view: ItemsView, key: str) -> None:
        super().__init__()
        self.setObjectName("editor")
        self.view, self.key = view, key
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 4)
        box.setSpacing(8)
        self.number = badge("", view.theme, "number")
        self.told = label("", view.theme, "small", muted=True)
        box.addLayout(self._head())
        self.rows = Rows(view.desk, view.theme)
        self.rows.focused.connect(view.focused)
        self.rows.wanted.connect(view.wanted)
        box.addWidget(self.rows)

    def refresh(self, demands: Demands) -> None:
        """Show the item as it stands."""
        view = self.view
        place = view.model.keys.index(self.key) + 1
        self.number.setText(str(place))
        told = N_("{what}, {number} of {all}")
        word = f"{view.word[:1].upper()}{view.word[1:]}"
        self.told.setText(view.desk.words.text(told, what=word, number=place, all=len(view.model.keys)))
        shape = view.desk.live.questionnaire.root[view.collection].item
        assert shape is not None
        self.rows.refresh(self._places(shape), demands)

    def event(self, event: QEvent) -> bool:
        """Have the row follow when questions come or go."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.view.list.fit()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close with Escape; move with Alt and an arrow."""
        if event.key() == Qt.Key.Key_Escape:
            self.view.close_item()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.view.move_item(self.key, -1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def _places(self, shape: Shape) -> list[Place]:
        here, places = f"{self.view.collection}.{self.key}", []
        asked_too = asked_there(self.view.desk.live.questionnaire.root, self.view.collection)
        for name, child in shape.fields.items():
            places += [Place(one, here, by=by) for by, one in asked_too.get(name, ())]
            places.append(Place(child, f"{here}.{name}"))
        return places

    def _head(self) -> QHBoxLayout:
        words, view, key = self.view.desk.words, self.view, self.key
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(view.list.drag.grip(view.theme, words))
        row.addWidget(self.number)
        row.addSpacing(4)
        row.addWidget(self.told, 1)
        acts = [
            ("arrow-up", N_("Move up"), lambda: view.move_item(key, -1)),
            ("arrow-down", N_("Move down"), lambda: view.move_item(key, 1)),
        ]
        if view.collection == "facts":
            acts += [
                ("scissors", N_("Split at the cursor"), lambda: view.split(key)),
                ("link", N_("Merge with the next fact"), lambda: view.merge(key)),
            ]
        acts += [("trash-2", N_("Remove"), lambda: view.remove(key)), ("x", N_("Close"), view.close_item)]
        for sign, text, act in acts:
            made = button("", act, style="icon", name=words.text(text))
            made.setIcon(icon(sign, view.theme.colours["text"]))
            tip(made, words.text(text))
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(made)
        return row


class _List(ItemListView):
    """The lines, by keyboard and mouse."""

    def __init__(self, view: ItemsView) -> None:
        super().__init__()
        self.view = view
        self.setAccessibleName(view.section.title)
        self.setModel(view.model)
        self.setItemDelegate(ItemDelegate(view.theme, self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.drag = RowDrag(self, view.theme, lambda row, by: view.move_item(view.model.keys[row], by))
        self.clicked.connect(self._take)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)

    def fit(self) -> None:
        """Give every row the height that it needs now."""
        self.scheduleDelayedItemsLayout()

    def bring(self, row: int) -> None:
        """Scroll so that the open row is in sight from its top."""
        self.doItemsLayout()
        self.scrollTo(self.model().index(row, 0), QAbstractItemView.ScrollHint.EnsureVisible)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Break the lines of the editor anew."""
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open, move or remove the current item; the rest is as lists have it.

        Of the keys that a field of the open item did not want, the list hears those alone that close or move the item: Enter
        in a line must not begin the item anew, nor Delete on a choice remove it.
        """
        view, index = self.view, self.currentIndex()
        key = view.model.keys[index.row()] if index.isValid() else ""
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if not self.hasFocus() and not is_alt and event.key() != Qt.Key.Key_Escape:
            event.ignore()
        elif not key:
            super().keyPressEvent(event)
        elif is_alt and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            view.move_item(key, -1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._take(index)
        elif event.key() == Qt.Key.Key_Delete:
            view.remove(key)
        elif event.key() == Qt.Key.Key_Escape:
            view.close_item()
        else:
            super().keyPressEvent(event)

    def _menu(self, point: QPoint) -> None:
        """Offer for a line what its editor offers at its head."""
        index = self.indexAt(point)
        if not index.isValid() or index.row() == self.open_row:
            return
        view, key, last = self.view, self.view.model.keys[index.row()], len(self.view.model.keys) - 1
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        acts: list[tuple[str, Callable[[], object], bool]] = [
            (N_("Open"), lambda: self._take(index), True),
            (N_("Move up"), lambda: view.move_item(key, -1), index.row() > 0),
            (N_("Move down"), lambda: view.move_item(key, 1), index.row() < last),
        ]
        if view.collection == "facts":
            acts.append((N_("Merge with the next fact"), lambda: view.merge(key), index.row() < last))
        for text, act, is_possible in (*acts, (N_("Remove"), lambda: view.remove(key), True)):
            menu.addAction(view.desk.words.text(text), act).setEnabled(is_possible)
        menu.popup(self.viewport().mapToGlobal(point))

    def _take(self, index: QModelIndex) -> None:
        key = self.view.model.keys[index.row()]
        self.view.open_item(key)
        editor = self.view.editor
        if editor is not None:
            editor.rows.take_focus(f"{self.view.collection}.{key}")
