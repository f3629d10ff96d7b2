"""The form of one entry of a pack, made from the model: a field for each key, of the kind that its type and name ask for."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Mapping

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mla_writer.conditions.values import Day
from mla_writer.countries.model import FACT_KEYS
from mla_writer.countries.pack_shape import hint_at, keys_at
from mla_writer.countries.sheet import section_of, topic_of
from mla_writer.forms.hints import members_of, record_in, words_of
from mla_writer.forms.only import ALL, NO_TREATY
from mla_writer.forms.standards import text_of
from mla_writer.translation.message import N_
from mla_writer.ui.pack_desk import PackDesk
from mla_writer.ui.pack_fields import (
    DayField,
    FlagField,
    LineField,
    PackField,
    PickField,
    SourcesField,
    StatesField,
    TextField,
    WordField,
)
from mla_writer.ui.pack_known import languages, offences, options_of, questions, states, treaties, types
from mla_writer.ui.pack_lists import QuestionsField, TermsField
from mla_writer.ui.pack_rules import CasesField, ConditionField, PlaceField
from mla_writer.ui.pack_words import NOT_SAID, name_of, words_for
from mla_writer.ui.parts import button, label, sunken
from mla_writer.yamlio import Data, Position

_DAYS = frozenset({"checked_on", "review_by", "as_of", "from", "until"})
_LONG = frozenset({"text", "message", "note", "competence", "ordinary", "urgent", "met", "address", "why", "internal"})
_FOLDED = {
    "ask": N_("Add a question to the requirement…"), "only": N_("Only in some cases…"), "fine": N_("Add an alternative fine…"),
    "repeats": N_("Make it repeatable…"), "with": N_("Values of the message…"),
}  # fmt: skip
"""What few entries have: a button stands in its place until there is one."""
_MORE = N_("More settings for this question…")
_LISTED = frozenset({"cases", "exempt"})
"""Lists that are parts of the editor by themselves."""
_ASKED = ("id", "kind", "label", "caption", "help", "options")
"""What most questions that a rule brings along are made of; the other keys of a question stand behind a button."""


class PackForm(QWidget):
    """The fields of the record at a place; `fields` finds them by their place."""

    def __init__(
        self, desk: PackDesk, at: Position, keys: Iterable[str] = (), kind: str = "", key: PackField | None = None
    ) -> None:
        super().__init__()
        self.desk, self.at, self.kind = desk, at, kind
        self.fields: dict[Position, PackField] = {}
        self._where_said: list[tuple[QWidget, Position]] = []
        self.folds: list[Fold] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)
        if key is not None:
            self._take(key, self.column)
        if kind == "ask":
            self._question(at, self.column)
        else:
            self._fill(at, tuple(keys) or keys_at(at), self.column)

    def move_to(self, at: Position) -> None:
        """Be the form of another entry of the same list; making one anew takes longer than a turn of the window."""
        old, self.at = len(self.at), at
        for one in self.fields.values():
            one.at = (*at, *one.at[old:])
        self.fields = {one.at: one for one in self.fields.values()}
        self._where_said = [(widget, (*at, *place[old:])) for widget, place in self._where_said]
        for fold in self.folds:
            fold.at, fold.is_open = (*at, *fold.at[old:]), False

    def load(self) -> None:
        """Show what stands in the pack, and what is wrong with it."""
        for widget, place in self._where_said:
            widget.setVisible(self.desk.get(place) is not None)
        for fold in self.folds:
            fold.show_or_hide()
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

    def _fill(self, at: Position, keys: Iterable[str], column: QVBoxLayout, kind: str = "") -> None:
        kind = kind or self.kind
        for key in keys:
            place = (*at, key)
            if key in _LISTED:
                continue
            record = record_in(hint_at(place))
            if key in _FOLDED:
                self._fold(place, column)
                continue
            if key == "questions":
                self._take(QuestionsField(self.desk, place, self.desk.words.text(name_of(place)), self._inner), column)
                continue
            if record is None:
                self._take(field_for(self.desk, place, kind), column)
                continue
            frame, inner = sunken(10)
            inner.setSpacing(12)
            inner.addWidget(label(self.desk.words.text(name_of(place, kind)), self.desk.theme, "question", strong=True))
            self._fill(place, keys_at(place), inner)
            column.addWidget(frame)
            first, *rest = (one for one in self.fields if one[: len(place)] == place)
            if first[-1] in {"value", "needed"}:  # what else is said of a point is said of its answer
                self._where_said += [(self.fields[one], place) for one in rest if one[:-1] == place]

    def _question(self, at: Position, column: QVBoxLayout) -> None:
        """Add the fields of a question: what most have, and all else behind a button; made only once it is wanted."""
        self._fill(at, _ASKED, column, "ask")
        frame, inner = sunken(10)
        inner.setSpacing(12)
        rest = tuple(one for one in keys_at(at) if one not in _ASKED)
        fold = Fold(self.desk, at, frame, rest, lambda: self._fill(fold.at, rest, inner, "ask"))
        self._add_fold(fold, column)

    def _inner(self, at: Position) -> tuple[QWidget, PackForm]:
        form = PackForm(self.desk, at, kind="ask")
        return form, form

    def _fold(self, at: Position, column: QVBoxLayout) -> None:
        """Add what stands behind a button, which begins it."""
        frame, inner = sunken(10)
        inner.setSpacing(12)
        name = self.desk.words.text(name_of(at))
        if at[-1] == "with":
            self._take(TermsField(self.desk, at, name, is_value=True), inner)
        else:
            inner.addWidget(label(name, self.desk.theme, "question", strong=True))
            if at[-1] == "ask":
                self._question(at, inner)
            else:
                self._fill(at, keys_at(at), inner)
        self._add_fold(Fold(self.desk, at, frame), column)

    def _add_fold(self, fold: Fold, column: QVBoxLayout) -> None:
        fold.button.clicked.connect(lambda _: self._open(fold))
        self.folds.append(fold)
        column.addWidget(fold.frame)
        column.addWidget(fold)

    def _open(self, fold: Fold) -> None:
        """Begin what is folded: a question that the rule brings along stands in the file at once, fields are only shown."""
        if fold.at[-1] == "ask" and not fold.keys:
            begun: Data = {"id": "question", "kind": "yes_no", "label": "…", "caption": "…"}
            self.desk.set(fold.at, begun, self.desk.words.text(name_of(fold.at)))
        fold.is_open = True
        fold.show_or_hide()
        inside = [at for at in self.fields if at == fold.at or at[: len(fold.at)] == fold.at]
        wanted = [at for at in inside if not fold.keys or at[len(fold.at)] in fold.keys]
        for at in wanted if fold.keys else ():
            self.fields[at].load()
        self.fields[wanted[0]].take_focus()

    def _take(self, made: PackField, column: QVBoxLayout) -> None:
        self.fields[made.at] = made
        column.addWidget(made)


class Fold(QWidget):
    """A button that stands in the place of a `frame` while nothing stands in the pack at `at`, and nobody opened it.

    With `keys` it stands for these keys alone of what stands at `at`; `build` fills the frame when it is first wanted.
    """

    def __init__(
        self,
        desk: PackDesk,
        at: Position,
        frame: QWidget,
        keys: tuple[str, ...] = (),
        build: Callable[[], None] | None = None,
    ) -> None:
        super().__init__()
        self.desk, self.at, self.frame, self.keys = desk, at, frame, keys
        self._build = build
        self.is_open = False
        side = QHBoxLayout(self)
        side.setContentsMargins(0, 0, 0, 0)
        self.button = button(desk.words.text(_MORE if keys else _FOLDED[str(at[-1])]), style="quiet")
        side.addWidget(self.button)
        side.addStretch(1)

    @property
    def is_held(self) -> bool:
        """Whether any of it stands in the pack."""
        every = [(*self.at, key) for key in self.keys] or [self.at]
        return any(self.desk.get(one) is not None for one in every)

    def show_or_hide(self) -> None:
        """Show the one or the other."""
        may_be_empty = self.at[-1] != "ask" or bool(self.keys)  # the last limit may be taken out to write another
        self.is_open = self.is_held or (self.is_open and may_be_empty)
        if self.is_open and self._build is not None:
            build, self._build = self._build, None
            build()
        self.frame.setVisible(self.is_open)
        self.setVisible(not self.is_open)


def field_for(desk: PackDesk, at: Position, kind: str = "") -> PackField:
    """Return the field for what stands at a place."""
    name = desk.words.text(name_of(at, kind))
    apart = _of_a_rule(desk, at, name, kind) or _closed(desk, at, kind)
    if apart is not None:
        return apart
    key = str(at[-1])
    if bool in members_of(hint_at(at)):
        return FlagField(desk, at, name)
    if key in {"states", "outside"} and kind != "group":
        return StatesField(desk, at, name, _known(desk, at))
    if _is_list(at):
        known = _known(desk, at)
        return PickField(desk, at, name, known, free=not known or key == "source")
    if key in _LONG:
        return TextField(desk, at, name)
    if key in _DAYS:
        return DayField(desk, at, name)
    lists = desk.reader.lists() if key in {"for_each", "per"} else ()
    return LineField(desk, at, name, [f"{one} as {one[:1].lower()}" for one in lists] if key == "for_each" else lists)


def _of_a_rule(desk: PackDesk, at: Position, name: str, kind: str) -> PackField | None:
    """Return the field of a key that is written in a way of its own, or None for all others."""
    key = str(at[-1])
    if key in {"sources", "source"} and kind != "ask":
        return SourcesField(desk, at, name)
    if key in {"names", "options", "in_letter"}:
        return TermsField(desk, at, name)
    if key in {"passes", "fails"}:
        return CasesField(desk, at, name)
    if key in {"applies", "expect"}:
        return ConditionField(desk, at, name)
    return PlaceField(desk, at, name, types=kind != "requirement") if key == "at" else None


def _closed(desk: PackDesk, at: Position, kind: str) -> PackField | None:
    """Return a list to choose from where the answers at a place are closed."""
    key, name, words = str(at[-1]), desk.words.text(name_of(at, kind)), desk.words
    if key == "fact":
        facts = [f"{section}.{one}" for section, keys in FACT_KEYS.items() for one in keys]
        named = {one: f"{words.text(section_of(one))}: {words.say(topic_of(one))}" for one in facts}
        return WordField(desk, at, name, {"": words.text(NOT_SAID), **named})
    if key == "standard":
        standards = {one.id: desk.tell(text_of(one, "name")) for one in desk.content.forms.standards}
        none = words.text(N_("None: no standard of evidence is required"))
        return WordField(desk, at, name, {"": words.text(NOT_SAID), "none": none, **standards})
    if key == "parties_of":
        return WordField(desk, at, name, {"": words.text(NOT_SAID), **treaties(desk)})
    allowed = words_of(hint_at(at))
    if kind == "ask" and key == "kind":
        allowed = tuple(words_for(("ask", "kind")))
    if not allowed:
        return None
    told: Mapping[str, str] = words_for(at) if kind != "ask" else words_for(("ask", "kind"))
    unknown = "unknown" if "unknown" in allowed else ""
    answers = {one: words.text(told.get(one, one)) for one in allowed}
    if (key in {"value", "needed"} and "unknown" not in answers) or (
        not unknown and key in {"kind", "tested", "format"}
    ):
        answers = {"": words.text(NOT_SAID), **answers}
    return WordField(desk, at, name, answers, default=unknown or _default(key))


def _default(key: str) -> str:
    return {"under": "requested"}.get(key, "")


def _is_list(at: Position) -> bool:
    return any(str(one).startswith("tuple[") for one in members_of(hint_at(at)))


def _known(desk: PackDesk, at: Position) -> list[tuple[str, str]]:
    """Return what a list may hold, each with its name; nothing where it may hold any text."""
    words, key = desk.words, str(at[-1])
    if key in {"accepted", "languages"}:
        return list(languages(desk).items())
    if key in {"states", "outside"}:
        return list(states(desk).items())
    if key in {"for", "beyond", "also"}:
        named = list(types(desk).items())
        if key == "beyond":
            return named
        if key == "also":
            return named + [(path, offer) for offer, path in questions(desk).items()]
        wide = [(one, words.text(told)) for one, told in words_for(("for",)).items()]
        return [one for one in wide if one[0] != ALL or "only" not in at] + named
    if key == "treaties":
        return [(NO_TREATY, words.text(N_("No treaty"))), *treaties(desk).items()]
    if key in {"stages", "not_for", "days"}:
        return [(one, words.text(told)) for one, told in words_for((key,)).items()]
    if key == "offences":
        return list(offences(desk).items())
    return _known_of_question(desk, key)


def _known_of_question(desk: PackDesk, key: str) -> list[tuple[str, str]]:
    """Return what a list of a question may hold: it cites the sources of the forms, and names their lists."""
    if key == "source":
        return [(one, source.title) for one, source in desk.content.forms.sources.items()]
    return [(one, one) for one in desk.reader.lists()] if key == "shelf" else []


def worded(desk: PackDesk, data: Data, at: Position) -> str:
    """Return what stands at a place of a pack in words: fields, closed answers, sources and questions by their names."""
    words = desk.words
    if isinstance(data, dict):
        if "answers" in at:
            path = ".".join(str(one) for one in at[at.index("answers") + 1 :])
            return " · ".join(worded(desk, one, (*at, key)) for key, one in data.items()) or path
        told = (words.pair(words.text(name_of((*at, key))), worded(desk, one, (*at, key))) for key, one in data.items())
        return " · ".join(told)
    if isinstance(data, list):
        is_plain = all(isinstance(one, str) for one in data)
        told = (worded(desk, one, (*at, number)) for number, one in enumerate(data))
        return words.listed(told) if is_plain else " · ".join(told)
    return _worded_text(desk, data, at)


def _worded_text(desk: PackDesk, text: str, at: Position) -> str:
    """Return a single text of a pack in words."""
    words, keys = desk.words, [str(one) for one in at if isinstance(one, str)]
    key = keys[-1] if keys else ""
    if "answers" in at:
        return _worded_answer(desk, text, at)
    closed = words_for(at)
    if text in closed:
        return words.text(closed[text])
    if key in {"sources", "source"}:
        source, _, place = text.partition(":")
        return words.listed((place.strip(), f"\u2068{desk.get(('sources', source, 'title')) or source}\u2069"))
    if key in _DAYS:
        with contextlib.suppress(ValueError):
            return desk.told(Day.parse(text))
    if key == "at" and desk.reader.caption(text) is not None:
        return desk.name(text)
    if bool in members_of(hint_at(at)):
        return words.text(N_("Yes"))
    return dict(_known(desk, at[:-1])).get(text, text) if at and isinstance(at[-1], int) else text


def _worded_answer(desk: PackDesk, text: str, at: Position) -> str:
    """Return an answer of a case with its question."""
    path = ".".join(str(one) for one in at[at.index("answers") + 1 :] if isinstance(one, str))
    shape = desk.reader.shape(path)
    told = options_of(desk, shape).get(text, text) if shape is not None else text
    return desk.words.pair(desk.name(path), told)
