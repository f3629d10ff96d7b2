"""Two versions of a request as a list of the answers that have changed: what it said before, what it says now.

Facts are told by their words: their numbers are others as soon as one is added, removed or moved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from mla_writer.answers.answers import Answers
from mla_writer.answers.values import Link, Text
from mla_writer.case import Case
from mla_writer.conditions.values import UNKNOWN, Ref
from mla_writer.documents.grammar import capitalised
from mla_writer.documents.wording import Wording
from mla_writer.forms.shapes import COLLECTIONS, Shape
from mla_writer.interview.element import Element
from mla_writer.interview.elements import elements_of
from mla_writer.interview.shown import Shown
from mla_writer.letters import wording_for

_BRIEF = 80
"""How many signs of a fact tell which one is meant."""


@dataclass(frozen=True, slots=True)
class ChangedAnswer:
    """An answer, or an item entered once as a whole, that only one version has or that says something else in each."""

    where: str
    about: str
    """The item to which it belongs, as the version calls it; empty for an answer of the request itself."""
    label: str
    before: str
    after: str
    is_item: bool = False
    """Whether it is an item as a whole, which was added or removed."""


def changed_answers(old: Case, new: Case, language: str) -> Iterator[ChangedAnswer]:
    """Yield what has changed from `old` to `new`, in the order of the new version, told in `language`."""
    voices = (_Voice(old, language), _Voice(new, language))
    gone, come = (_items(one.answers) for one in (old, new))
    told: set[str] = set()
    for path in dict.fromkeys((*new.answers.paths, *old.answers.paths)):
        ref = _item_of(path)
        if ref is not None and (ref in gone) != (ref in come):
            where = f"{ref.collection}.{ref.id}"
            if where not in told:
                told.add(where)
                yield ChangedAnswer(
                    where, "", voices[ref in come].kind(ref), voices[0].name(ref, gone), voices[1].name(ref, come), True
                )
            continue
        before, after = (one.answers.get(path) for one in (old, new))
        if before == after:
            continue
        said = (voices[0].value(path, before, after), voices[1].value(path, after, before))
        voice = voices[1] if voices[1].shape(path) is not None else voices[0]
        yield ChangedAnswer(path, voice.name(ref, come, brief=True) if ref else "", voice.label(path), *said)


def _items(answers: Answers) -> frozenset[Ref]:
    return frozenset(Ref(name, key) for name in COLLECTIONS for key in answers.records(name))


def _item_of(path: str) -> Ref | None:
    head, _, rest = path.partition(".")
    return Ref(head, rest.partition(".")[0]) if head in COLLECTIONS and rest else None


class _Voice:
    """Tells what one version says."""

    def __init__(self, case: Case, language: str) -> None:
        self._case = case
        self._wording: Wording = wording_for(case, language)

    def shape(self, path: str) -> Shape | None:
        return self._case.live.questionnaire.shape(path)

    def label(self, path: str) -> str:
        return self._wording.labels([path]).get(path, path)

    def name(self, ref: Ref, known: frozenset[Ref], *, brief: bool = False) -> str:
        """Return how an item is called, a fact with its text unless `brief`; nothing where this version does not have it."""
        if ref not in known:
            return ""
        said = self._wording.plain(capitalised(self._wording.called(ref)))
        what = self._case.answers.get(f"{ref.collection}.{ref.id}.what")
        return f"{said}: {what.plain}" if isinstance(what, Text) and not brief else said or ref.id

    def kind(self, ref: Ref) -> str:
        """Return what an item of its collection is called."""
        message = self._case.caption(f"{ref.collection}.{ref.id}")
        return message if isinstance(message, str) else self._wording.told(message)

    def value(self, path: str, value: object, other: object) -> str:
        """Return an answer in words; of a text that differs in its translations alone, these."""
        if value is UNKNOWN:
            return ""
        if isinstance(value, Text):
            is_same = isinstance(other, Text) and other.plain == value.plain
            return "\n".join(_versions(value)) if is_same else value.plain
        if isinstance(value, Mapping):
            return "\n".join(self._links(path, value, other))
        if facts := _facts_in(value):
            return "\n".join(self._by_words(facts))
        return self._wording.plain(capitalised(self._wording.runs(Shown(value, self.shape(path), path)))) or str(value)

    def _links(self, path: str, value: Mapping[str, object], other: object) -> Iterator[str]:
        """Yield the elements whose facts differ, each with its facts."""
        ref = _item_of(path)
        names = {one.id: self._told(one) for one in elements_of(self._case.live, ref.id)} if ref is not None else {}
        for element, links in value.items():
            if isinstance(other, Mapping) and other.get(element) == links:
                continue
            facts = [Ref("facts", one.fact) for one in _only_links(links)]
            yield f"{names.get(element, element)}:"
            yield from self._by_words(facts)

    def _by_words(self, facts: Iterable[Ref]) -> Iterator[str]:
        """Yield each fact by how it begins, with its day, in the order of the facts."""
        for ref in sorted(facts, key=self._wording.numbering.of):
            what = self._case.answers.get(f"facts.{ref.id}.what")
            words = " ".join(what.plain.split()) if isinstance(what, Text) else ""
            brief = words if len(words) <= _BRIEF else f"{words[:_BRIEF].rpartition(' ')[0] or words[:_BRIEF]}…"
            when = self._wording.plain(self._wording.item(ref, "when"))
            yield f"• {when}: {brief}" if when and brief else f"• {brief or when or ref.id}"

    def _told(self, element: Element) -> str:
        """Return an element in words: those of the catalogue, or the drafter's own."""
        if element.shown is None:
            return self._wording.told(element.text)
        return self._wording.plain(self._wording.runs(element.shown))


def _facts_in(value: object) -> tuple[Ref, ...]:
    each = value if isinstance(value, tuple) else (value,)
    refs = tuple(one for one in each if isinstance(one, Ref) and one.collection == "facts")
    return refs if len(refs) == len(each) else ()


def _only_links(value: object) -> Iterable[Link]:
    return (one for one in value if isinstance(one, Link)) if isinstance(value, tuple) else ()


def _versions(text: Text) -> Iterator[str]:
    for language, one in text.versions.items():
        yield f"{language or '–'} ({one.state}): {one.text}"
