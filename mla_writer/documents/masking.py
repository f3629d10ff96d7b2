"""Masking: the answers as a consultation draft may show them, so that a letter composed from them cannot say more.

Persons become numbers and things letters, the same everywhere, in the drafter's own words and their translations too. A
translation in which fewer of them are recognised than in the original is left out: it may name somebody in another spelling.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from mla_writer.answers.answers import Answers
from mla_writer.answers.values import Text, Version
from mla_writer.conditions.values import Day, NotKnown, Ref
from mla_writer.documents.company_names import ordinary_words
from mla_writer.documents.name_finder import MASKED, NameFinder
from mla_writer.documents.phrases import phrase
from mla_writer.forms.model import Masking, Question
from mla_writer.forms.shapes import Shape
from mla_writer.interview.interview import Live
from mla_writer.translation.message import Message

Say = Callable[[Message], str]

_NAMES = frozenset({"family", "given", "name", "name_original", "aliases", "spellings"})
_SEARCHED = frozenset({"address", "bic", "parents"})
"""What is left out and looked for in texts although it may hold no figure."""


def masked_answers(live: Live, language: str, say: Say) -> Answers:
    """Return the answers of `live` masked for a letter in `language`; `say` words a phrase in that language."""
    return _Masker(live, language, say).answers()


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a value stands: its question, the question of the composite around it, its form, and the item it belongs to."""

    question: Question
    around: Question | None
    form: str
    item: Ref | None


class _Masker:
    def __init__(self, live: Live, language: str, say: Say) -> None:
        self._live = live
        self._language = language
        persons, things = (live.answers.records(one) for one in ("persons", "things"))
        self._labels: dict[Ref, str] = {
            **{Ref("persons", key): say(phrase("masked_person", number=str(n))) for n, key in enumerate(persons, 1)},
            **{Ref("things", key): _letters(n) for n, key in enumerate(things)},
        }
        self._addresses = {
            ref: say(phrase("masked_address", letter=label))
            for ref, label in self._labels.items()
            if ref.collection == "things"
        }
        self._finder = NameFinder(ordinary_words(live.answers))
        for key, person in persons.items():
            ref = Ref("persons", key)
            self._finder.add_person(person, self._labels[ref], ref)
        for spot, value in self._spots():
            self._learn(spot, value)
            self._learn_elsewhere(spot, value)
        for word in live.answers.records("request.also_masked").values():
            self._finder.add_name(_text_of(word.get("word")), MASKED)

    def answers(self) -> Answers:
        """Return all answers masked."""
        root = self._live.questionnaire.root
        return Answers({
            name: self._masked(tree, root[name], None, name, None)
            for name, tree in self._live.answers.root.items()
            if name in root
        })  # fmt: skip

    # ---- what is looked for ----------------------------------------------------------------------------------------

    def _learn(self, spot: _Spot, value: object) -> None:
        """Look in texts for what is masked where it was entered."""
        how = _how(spot)
        if how not in {"label", "out"} or spot.item is None:
            return
        if isinstance(value, Day) and value.day is not None:
            self._finder.add_date(str(value))
        if not isinstance(value, str) or spot.question.id in _NAMES:
            return
        if spot.question.id == "bank":
            self._finder.add_company(value, MASKED)
        if how == "label" or spot.question.id in _SEARCHED or any(one.isdigit() for one in value):
            mask = self._label(spot) if how == "label" else MASKED
            self._finder.add_identifier(value, mask, spot.item if how == "label" else None)

    def _learn_elsewhere(self, spot: _Spot, value: object) -> None:
        """Look for what is left out of the rest of the case: the file number of a court, the name of a prison."""
        if spot.item is not None or _how(spot) != "out":
            return
        if isinstance(value, str) and spot.question.id == "number":
            self._finder.add_identifier(value, MASKED, None)
        if spot.around is not None and spot.around.kind == "authority" and spot.question.id == "name":
            for one in value.versions.values() if isinstance(value, Text) else ():
                self._finder.add_name(one.text, MASKED)

    def _spots(self) -> Iterator[tuple[_Spot, object]]:
        """Yield every single answer with where it stands, and of which person or thing it is."""
        for path, value in self._live.answers.leaves():
            form, _, rest = path.partition(".")
            shape = self._live.questionnaire.shape(path)
            if shape is not None and shape.question is not None:
                around = self._live.questionnaire.shape(path.rpartition(".")[0])
                item = Ref(form, rest.partition(".")[0]) if form in {"persons", "things"} else None
                yield _Spot(shape.question, around.question if around is not None else None, form, item), value

    # ---- masking ---------------------------------------------------------------------------------------------------

    def _masked(self, value: object, shape: Shape, around: Question | None, form: str, item: Ref | None) -> object:
        if shape.sort == "leaf":
            assert shape.question is not None
            return self._leaf(value, _Spot(shape.question, around, form, item))
        if not isinstance(value, Mapping) or shape.sort == "map":
            return value
        masked: dict[str, object] = {}
        for key, one in value.items():
            child = shape.child(key)
            if child is None:
                continue
            inner = Ref(form, key) if shape.pattern == form and form in {"persons", "things"} else item
            made = self._masked(one, child, shape.question, form, inner)
            if made is not None:
                masked[key] = made
        return masked

    def _leaf(self, value: object, spot: _Spot) -> object:
        """Return the answer as it may be shown, None where it may not."""
        how = _how(spot)
        if how == "out":
            return None
        if how == "masked":
            return MASKED
        if how == "label":
            label = self._label(spot)
            return Text({self._language: Version(label)}) if _has_words(label) else label
        if isinstance(value, Text):
            return self._finder.masked_text(value)
        if isinstance(value, NotKnown):
            return replace(value, reason=self._finder.masked(value.reason)[0])
        if isinstance(value, str) and spot.question.kind == "verbatim":
            return self._finder.masked(value, strangers=False)[0]
        return value

    def _label(self, spot: _Spot) -> str:
        assert spot.item is not None
        is_address = spot.around is not None and spot.around.kind == "place"
        return self._addresses[spot.item] if is_address else self._labels[spot.item]


def _how(spot: _Spot) -> Masking:
    """Return how an answer reads: as its question says, else by where it stands."""
    how, around = spot.question.consultation, spot.around.consultation if spot.around is not None else ""
    if around == "out" or (how == "out" and around == "label"):
        return around
    if how or spot.question.kind != "verbatim":
        return how or "shown"
    if spot.form in {"persons", "things"}:
        return "out"
    return "shown" if spot.form == "request" or spot.form in _OTHER_COLLECTIONS else "masked"


_OTHER_COLLECTIONS = frozenset({"facts", "offences", "orders", "documents", "earlier_requests"})


def _text_of(value: object) -> str:
    return value if isinstance(value, str) else ""


def _has_words(label: str) -> bool:
    return " " in label or "\u00a0" in label


def _letters(number: int) -> str:
    """Return A for 0, B for 1, and AA after Z."""
    text = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
