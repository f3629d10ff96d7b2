"""The form of one entry of a pack, made from the model: a field for each key, of the kind that its type and name ask for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mla_writer.countries.model import FACT_KEYS
from mla_writer.countries.pack_shape import hint_at, keys_at
from mla_writer.countries.sheet import section_of, topic_of
from mla_writer.forms.hints import members_of, record_in, words_of
from mla_writer.forms.standards import text_of
from mla_writer.forms.texts import form_context
from mla_writer.translation.locales import locale_of
from mla_writer.translation.message import N_
from mla_writer.translation.states import state_codes
from mla_writer.ui.pack_desk import PackDesk
from mla_writer.ui.pack_fields import FlagField, LineField, PackField, PickField, SourcesField, TextField, WordField
from mla_writer.ui.pack_rules import CasesField, ConditionField, PlaceField
from mla_writer.ui.pack_words import NOT_SAID, name_of, words_for
from mla_writer.ui.parts import button, label, sunken
from mla_writer.yamlio import Data, Position

_LONG = frozenset({"text", "message", "note", "competence", "ordinary", "urgent", "met", "address"})
_BY_HAND = frozenset({"with", "only", "fine", "cases", "exempt"})
"""Keys that the form leaves as they are, because few packs have them: expressions by name, and what holds for some cases only."""
_ASKED = ("id", "kind", "label", "caption", "help")
"""What a question that a rule brings along is made of here; further keys stay as they were written."""


class PackForm(QWidget):
    """The fields of the record at a place; `fields` finds them by their place."""

    def __init__(
        self, desk: PackDesk, at: Position, keys: Iterable[str] = (), kind: str = "", key: PackField | None = None
    ) -> None:
        super().__init__()
        self.desk, self.at, self.kind = desk, at, kind
        self.fields: dict[Position, PackField] = {}
        self._where_said: list[tuple[QWidget, Position]] = []
        self._to_ask: QWidget | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)
        if key is not None:
            self._take(key, self.column)
        self._fill(at, tuple(keys) or keys_at(at), self.column)

    def move_to(self, at: Position) -> None:
        """Be the form of another entry of the same list; making one anew takes longer than a turn of the window."""
        old, self.at = len(self.at), at
        for one in self.fields.values():
            one.at = (*at, *one.at[old:])
        self.fields = {one.at: one for one in self.fields.values()}
        self._where_said = [(widget, (*at, *place[old:])) for widget, place in self._where_said]

    def load(self) -> None:
        """Show what stands in the pack, and what is wrong with it."""
        for widget, place in self._where_said:
            widget.setVisible(self.desk.get(place) is not None)
        if self._to_ask is not None:
            self._to_ask.setVisible(self.desk.get((*self.at, "ask")) is None)
        for one in self.fields.values():
            one.load()
            one.judge()

    def judge(self) -> None:
        """Show what is wrong."""
        for one in self.fields.values():
            one.judge()

    def finish(self) -> None:
        """Write what was typed."""
        for one in self.fields.values():
            one.finish()

    def field_at(self, at: Position) -> PackField | None:
        """Return the field of a place, or of the nearest place around it."""
        for length in range(len(at), len(self.at), -1):
            if at[:length] in self.fields:
                return self.fields[at[:length]]
        return next(iter(self.fields.values()), None) if at[: len(self.at)] == self.at else None

    def _fill(self, at: Position, keys: Iterable[str], column: QVBoxLayout) -> None:
        for key in keys:
            place = (*at, key)
            if key in _BY_HAND:
                continue
            record = record_in(hint_at(place))
            if key == "ask":
                self._ask(place, column)
                continue
            if record is None:
                self._take(field_for(self.desk, place, self.kind), column)
                continue
            frame, inner = sunken(10)
            inner.setSpacing(12)
            inner.addWidget(
                label(self.desk.words.text(name_of(place, self.kind)), self.desk.theme, "question", strong=True)
            )
            self._fill(place, keys_at(place), inner)
            column.addWidget(frame)
            first, *rest = (one for one in self.fields if one[: len(place)] == place)
            if first[-1] in {"value", "needed"}:  # what else is said of a point is said of its answer
                self._where_said += [(self.fields[one], place) for one in rest if one[:-1] == place]

    def _ask(self, at: Position, column: QVBoxLayout) -> None:
        frame, inner = sunken(10)
        inner.setSpacing(12)
        inner.addWidget(label(self.desk.words.text(name_of(at)), self.desk.theme, "question", strong=True))
        for key in _ASKED:
            self._take(field_for(self.desk, (*at, key), "ask"), inner)
        column.addWidget(frame)
        self._where_said.append((frame, at))
        words = self.desk.words
        self._to_ask = row = QWidget()
        side = QHBoxLayout(row)
        side.setContentsMargins(0, 0, 0, 0)
        side.addWidget(button(words.text(N_("Bring a question along…")), self._bring, style="quiet"))
        side.addStretch(1)
        column.addWidget(row)

    def _bring(self) -> None:
        """Begin a question that the rule brings along, because no form asks for it."""
        words, at = self.desk.words, (*self.at, "ask")
        begun: Data = {"id": "question", "kind": "yes_no", "label": "…", "caption": "…"}
        self.desk.set(at, begun, words.text(name_of(at)))
        self.fields[*at, "id"].setFocus()

    def _take(self, made: PackField, column: QVBoxLayout) -> None:
        self.fields[made.at] = made
        column.addWidget(made)


def field_for(desk: PackDesk, at: Position, kind: str = "") -> PackField:
    """Return the field for what stands at a place."""
    key, hint, name = str(at[-1]), hint_at(at), desk.words.text(name_of(at, kind))
    if key in {"sources", "source"}:
        return SourcesField(desk, at, name)
    if key in {"passes", "fails"}:
        return CasesField(desk, at, name)
    if key in {"applies", "expect"}:
        return ConditionField(desk, at, name)
    if key == "at":
        return PlaceField(desk, at, name, types=kind != "requirement")
    closed = _closed(desk, at, kind)
    if closed is not None:
        return closed
    if bool in members_of(hint):
        return FlagField(desk, at, name)
    if _is_list(at):
        return PickField(desk, at, name, _known(desk, key), free=True)
    if key in _LONG:
        return TextField(desk, at, name)
    offers = [f"{one} as {one[:1].lower()}" for one in desk.reader.lists()] if key == "for_each" else []
    return LineField(desk, at, name, offers)


def _closed(desk: PackDesk, at: Position, kind: str) -> PackField | None:
    """Return a list to choose from where the answers at a place are closed."""
    key, name, words = str(at[-1]), desk.words.text(name_of(at, kind)), desk.words
    if key == "fact":
        facts = [f"{section}.{one}" for section, keys in FACT_KEYS.items() for one in keys]
        named = {one: f"{words.text(section_of(one))}: {words.say(topic_of(one))}" for one in facts}
        return WordField(desk, at, name, {"": words.text(NOT_SAID), **named})
    if key == "standard":
        standards = {one.id: desk.tell(text_of(one, "name")) for one in desk.content.forms.standards}
        none = words.text(N_("None: no standard of evidence is asked for"))
        return WordField(desk, at, name, {"": words.text(NOT_SAID), "none": none, **standards})
    allowed = words_of(hint_at(at))
    if kind == "ask" and key == "kind":
        allowed = tuple(words_for(("ask", "kind")))
    if not allowed:
        return None
    told: Mapping[str, str] = words_for(at) if kind != "ask" else words_for(("ask", "kind"))
    unknown = "unknown" if "unknown" in allowed else ""
    answers = {one: words.text(told.get(one, one)) for one in allowed}
    if (key in {"value", "needed"} and "unknown" not in answers) or (not unknown and key in {"kind", "tested"}):
        answers = {"": words.text(NOT_SAID), **answers}
    return WordField(desk, at, name, answers, default=unknown or _default(key))


def _default(key: str) -> str:
    return {"under": "requested"}.get(key, "")


def _is_list(at: Position) -> bool:
    return any(str(one).startswith("tuple[") for one in members_of(hint_at(at)))


def _known(desk: PackDesk, key: str) -> list[tuple[str, str]]:
    """Return what a list may hold, each with its name; nothing where it may hold any text."""
    content, words = desk.content, desk.words
    if key in {"accepted", "languages"}:
        names: Mapping[str, str] = dict(locale_of(words.language).languages.items())
        return sorted(
            ((code, f"{name} ({code})") for code, name in names.items() if len(code) <= 3), key=lambda one: one[1]
        )
    if key == "states":
        return sorted(((code, words.state(code)) for code in state_codes()), key=lambda one: one[1])
    if key in {"for", "also"}:
        types = [
            (one, words.of_form(form.title, f"{form_context(one)}:title"))
            for one, form in content.forms.assistance.items()
        ]
        if key == "also":
            return types + [(one, one) for one in desk.reader.names()]
        return [(one, words.text(told)) for one, told in words_for(("for",)).items()] + types
    if key == "stages":
        return [(one, words.text(told)) for one, told in words_for(("stages",)).items()]
    if key == "offences":
        return [(one.id, words.of_form(one.name, f"offences/{one.id}:name")) for one in content.offences]
    return []
