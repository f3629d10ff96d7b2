"""CONS-005 What is said of a person in two places does not agree.

Pass: passport B0412233 belongs to one person with one date of birth, in the list of persons and in the facts.
Fail: the facts say "Kato, born 14 August 1972", the list of persons says 1971.
Good: one entry for each person, with the particulars of the passport; other spellings in their own field.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Final

from mla_writer.answers.recognise import compact, recognise
from mla_writer.answers.values import Text
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.wording import wording
from mla_writer.conditions.values import Day, Ref
from mla_writer.interview.reads import Reads, everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "CONS-005"
KIND: Final = "consistency"
READS: Final = everything(words=())
READS_BESIDE: Final = Reads(frozenset({"persons"}))

_TEXT_BORN = Saying(
    N_("{person}: two dates of birth"),
    N_(
        "The text says that {person} was born on {written}; the list of persons says {entered}. Correct whichever is "
        "wrong."
    ),
)
_SAME_NUMBER = Saying(
    N_("Two persons have the number {number}"),
    N_(
        "{one} and {other} have the same number {number}. If they are one person, merge the entries; if not, correct "
        "the number."
    ),
)
_SAME_NAME = Saying(
    N_("Two persons with the same name"),
    N_(
        "{one} and {other} have the same name, and nothing distinguishes them. If they are one person, merge the "
        "entries; if not, enter an identity document for each."
    ),
)
_HOLDER = Saying(
    N_("{thing}: two different holders"),
    N_(
        "{thing} is held by {entered} in the list of things, but {said} is named as its holder here. Correct "
        "whichever is wrong."
    ),
)
_NEAR = 80
"""How many characters may stand between a name and "born" for the date to be that person's."""


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each contradiction between persons and things."""
    yield from _pairs(context)
    yield from _holders(context)


def _finding(where: str, saying: Saying, rests_on: tuple[str, ...], **parameters: object) -> Finding:
    return Finding(CODE, KIND, "warning", "not_met", where, **saying.about(**parameters), rests_on=(where, *rests_on))


def in_text(context: Context, path: str, value: Text) -> Iterator[Finding]:
    """Yield a finding for each person of whom a text tells another date of birth than the list of persons."""
    text = value.plain
    for start, end in wording(context, "born").spans(text):
        dates = (one for one in recognise(text) if one.sort == "date" and one.start > end)
        date = next((one for one in dates if text[end : one.start].isspace()), None)
        if date is not None:
            before = text[max(0, start - _NEAR) : start]
            yield from _born_in_text(context, path, before, Day.parse(date.value))


def _born_in_text(context: Context, path: str, before: str, written: Day) -> Iterator[Finding]:
    """Compare a date of birth with those of whoever may be meant: of father and son, it is enough that it is one of theirs."""
    births = {one: context.answers.get(f"persons.{one}.born") for one in _named_last(context, before.casefold())}
    if all(isinstance(born, Day) and _differ(written, born) for born in births.values()):
        for person, born in births.items():
            rests_on, who = (f"persons.{person}.born",), context.item(Ref("persons", person))
            yield _finding(path, _TEXT_BORN, rests_on, person=who, written=Shown(written), entered=Shown(born))


def _named_last(context: Context, text: str) -> Iterator[str]:
    """Yield the persons of the family whose name stands last in a text; whoever is named before is told of by the way."""
    names = {
        one: context.answers.text(f"persons.{one}.family").casefold() for one in context.answers.records("persons")
    }
    ends = {one: text.rfind(name) + len(name) for one, name in names.items() if name and name in text}
    yield from (one for one, end in ends.items() if end == max(ends.values()))


def _differ(one: Day, other: Day) -> bool:
    return one.last < other.first or other.last < one.first


def _pairs(context: Context) -> Iterator[Finding]:
    """Compare persons that share a number or a name; the others need no comparing, so that it stays quick with many."""
    keys = list(context.answers.records("persons"))
    numbers = {key: _numbers(context, key) for key in keys}
    alike: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        for mark in {*numbers[key], f"name {_name(context, key)}"} - {"name "}:
            alike[mark].append(key)
    pairs = {pair for same in alike.values() for pair in combinations(same, 2)}
    order = {key: position for position, key in enumerate(keys)}
    for one, other in sorted(pairs, key=lambda pair: (order[pair[0]], order[pair[1]])):
        yield from _pair(context, one, other, numbers)


def _pair(context: Context, one: str, other: str, numbers: Mapping[str, frozenset[str]]) -> Iterator[Finding]:
    parameters = {"one": context.item(Ref("persons", one)), "other": context.item(Ref("persons", other))}
    shared = numbers[one] & numbers[other]
    where, rests_on = f"persons.{other}", (f"persons.{one}",)
    if shared:
        yield _finding(where, _SAME_NUMBER, rests_on, number=min(shared), **parameters)
    elif not (numbers[one] and numbers[other]):  # two papers tell father and son apart
        yield _finding(where, _SAME_NAME, rests_on, **parameters)


def _numbers(context: Context, person: str) -> frozenset[str]:
    papers = context.answers.records(f"persons.{person}.identity_documents")
    numbers = {compact(context.answers.text(f"persons.{person}.identity_documents.{one}.number")) for one in papers}
    numbers.add(compact(context.answers.text(f"persons.{person}.registration")))
    return frozenset(numbers - {""})


def _name(context: Context, person: str) -> str:
    parts = (context.answers.text(f"persons.{person}.{key}") for key in ("family", "given", "name"))
    return " ".join(parts).casefold().strip()


def _holders(context: Context) -> Iterator[Finding]:
    """A holder named beside an account in a measure must be the holder entered with the account."""
    for step, holder in context.given_as(Ref):
        if not step.path.endswith(".holder"):
            continue
        record = step.path.rpartition(".")[0]
        for thing in _things_beside(context, record):
            entered = context.answers.get(f"things.{thing.id}.holder")
            if isinstance(entered, Ref) and entered != holder:
                parameters = {"thing": Shown(thing), "entered": Shown(entered), "said": Shown(holder)}
                yield _finding(step.path, _HOLDER, (f"things.{thing.id}.holder",), **parameters)


def _things_beside(context: Context, record: str) -> Iterator[Ref]:
    beside = context.answers.get(record)
    for value in beside.values() if isinstance(beside, dict) else ():
        if isinstance(value, Ref) and value.collection == "things":
            yield value
