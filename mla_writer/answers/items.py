"""What can be done with items entered once: move, order by time, merge, split. Ids never change; numbers follow the order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise

from mla_writer.answers.answers import Answers, Tree, new_id, references_to
from mla_writer.answers.values import Link, Text, Version, mark_of
from mla_writer.conditions.values import Day, NotKnown, Open, Period, Ref


def _times(facts: Mapping[str, Tree]) -> dict[str, tuple[date, date]]:
    """Return where each fact stands in the order of time: its first and last day; without a date, where the one before does."""
    times: dict[str, tuple[date, date]] = {}
    last = (date.min, date.min)
    for key, record in facts.items():
        when = record.get("when")
        if isinstance(when, Period):
            last = (when.start.first, when.end.last if isinstance(when.end, Day) else date.min)
        times[key] = last
    return times


def is_by_date(answers: Answers) -> bool:
    """Whether the facts stand in the order of time."""
    return all(one <= other for one, other in pairwise(_times(answers.records("facts")).values()))


def by_date(answers: Answers) -> Answers:
    """Return the answers with the facts in the order of time; those of one day, or of none, keep their place behind another."""
    facts = answers.records("facts")
    times = _times(facts)
    return answers.set("facts", dict(sorted(facts.items(), key=lambda item: times[item[0]]))) if facts else answers


def moved(answers: Answers, ref: Ref, by: int) -> Answers:
    """Return the answers with the item `by` places further down, or up where it is negative, as far as there are places."""
    keys = list(answers.records(ref.collection))
    position = min(len(keys) - 1, max(0, keys.index(ref.id) + by))
    return answers.moved(ref.collection, ref.id, position)


def merged(answers: Answers, first: Ref, second: Ref) -> Answers:
    """Return the answers with the second fact in the first: nothing that either says or is linked to is lost.

    Only where they are `apart` does the first answer stand alone.
    """
    facts = answers.records("facts")
    rest = answers.set(f"facts.{first.id}", _joined(facts[first.id], facts[second.id]))
    for path in list(references_to(answers, second)):
        if not path.startswith(f"facts.{second.id}."):
            rest = rest.set(path, _redirected(rest.get(path), first, second))
    return rest.remove(f"facts.{second.id}")


def apart(answers: Answers, first: Ref, second: Ref) -> tuple[str, ...]:
    """Return the paths in the first fact where the second says something else, and one answer cannot say both."""
    facts = answers.records("facts")
    return tuple(_apart(facts[first.id], facts[second.id], f"facts.{first.id}"))


def split(answers: Answers, ref: Ref, at: int) -> tuple[Answers, Ref]:
    """Return the answers with the text of a fact cut at the offset `at`, and the new fact that holds the second part.

    The new fact keeps date, place, kind and source, is withheld from the same readers, stands behind the first, and is linked
    to nothing yet. Translations stay with the first part, as drafts: they are of the whole text.
    """
    facts = answers.records("facts")
    record = facts[ref.id]
    text = record.get("what")
    assert isinstance(text, Text)
    language, version = text.original
    head, tail = version.text[:at].strip(), version.text[at:].strip()
    versions = text.reworded(head).versions
    cut = {key: one if key == language else replace(one, state="draft") for key, one in versions.items()}
    new = Ref("facts", new_id(facts, "f"))
    second = {key: value for key, value in record.items() if key in {"when", "where", "kind", "source", "not_for"}}
    second["what"] = Text({language: replace(version, text=tail)})
    first = {**record, "what": Text(cut)}
    rest = answers.set(f"facts.{ref.id}", first).set(f"facts.{new.id}", second)
    return rest.moved("facts", new.id, list(facts).index(ref.id) + 1), new


def _joined(first: Tree, second: Tree) -> dict[str, object]:
    both = ((key, _both(first.get(key), value)) for key, value in second.items())
    return {**first, **{key: value for key, value in both if value is not None}}


def _apart(first: Tree, second: Tree, path: str) -> Iterator[str]:
    for key, value in second.items():
        one, here = first.get(key), f"{path}.{key}"
        if isinstance(one, Mapping) and isinstance(value, Mapping):
            yield from _apart(one, value, here)
        elif _both(one, value) is None:
            yield here


def _both(one: object, other: object) -> object:
    """Return what stands for two answers to the same question, None where no answer does; what is not known gives way."""
    if one is None or one == other or isinstance(one, NotKnown):
        return other
    if isinstance(other, NotKnown):
        return one
    if isinstance(one, Text) and isinstance(other, Text):
        return _texts(one, other)
    if isinstance(one, Period) and isinstance(other, Period):
        return _periods(one, other)
    if isinstance(one, tuple) and isinstance(other, tuple):
        return (*one, *(item for item in other if item not in one))
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return _joined(one, other)
    return None


def _texts(one: Text, other: Text) -> Text:
    """Join two texts in every language that either has; where one is missing, its original stands in, and it is a draft."""
    joined = {}
    original = one.original[0]
    for language in dict.fromkeys((*one.versions, *other.versions)):
        left, right = one.versions.get(language), other.versions.get(language)
        is_whole = left is not None and right is not None and left.state == right.state
        state = left.state if left is not None and (is_whole or language == original) else "draft"
        parts = (left or one.original[1], right or other.original[1])
        joined[language] = Version(" ".join(part.text for part in parts), state, parts[0].by, parts[0].of)
    both = Text(joined)
    return Text({key: replace(part, of=_of_both(one, other, both, key)) for key, part in joined.items()})


def _of_both(one: Text, other: Text, both: Text, language: str) -> str:
    """Return of which words a joined translation is: of the joined ones, unless a part was behind, or none was known."""
    behind = [text.versions[language].of for text in (one, other) if text.is_behind(language)]
    if behind:
        return behind[0]
    parts = (text.versions.get(language) for text in (one, other))
    return mark_of(both.plain) if any(part is not None and part.of for part in parts) else ""


def _periods(one: Period, other: Period) -> Period:
    start = min((one.start, other.start), key=lambda day: day.first)
    days = [end for end in (one.end, other.end) if isinstance(end, Day)]
    is_open = len(days) < 2
    return Period(start, Open.EXECUTION if is_open else max(days, key=lambda day: day.last))


def _redirected(value: object, first: Ref, second: Ref) -> object:
    """Return an answer that refers to `first` where it referred to `second`, each reference once."""
    if value == second:
        return first
    if isinstance(value, tuple):
        return tuple(dict.fromkeys(_redirected(one, first, second) for one in value))
    if isinstance(value, Link) and value.fact == second.id:
        return Link(first.id, value.person, value.link)
    if isinstance(value, Mapping):
        return {key: _redirected(one, first, second) for key, one in value.items()}
    return value
