"""The facts linked to an item, and the periods beside it: what several checks of the evidence look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from mla_writer.answers.values import Link, Text
from mla_writer.checks.context import Context
from mla_writer.checks.tied import Tie
from mla_writer.conditions.values import Day, Period, Ref


def dated(context: Context, facts: Iterable[Ref]) -> Iterator[tuple[Ref, Period]]:
    """Yield the facts of which it is said when they happened, with that."""
    for fact in facts:
        when = context.answers.records("facts").get(fact.id, {}).get("when")
        if isinstance(when, Period):
            yield fact, when


def end_of(period: Period) -> Day:
    """Return the last day of what happened; one that is still open ends where it began."""
    return period.end if isinstance(period.end, Day) else period.start


def newest(context: Context, facts: Iterable[Ref]) -> tuple[Ref, Period] | None:
    """Return the dated fact that ends last."""
    return max(dated(context, facts), key=lambda pair: end_of(pair[1]).last, default=None)


def oldest(context: Context, facts: Iterable[Ref]) -> tuple[Ref, Period] | None:
    """Return the dated fact that begins first."""
    return min(dated(context, facts), key=lambda pair: pair[1].start.first, default=None)


def periods_beside(context: Context) -> Mapping[str, list[str]]:
    """Return the paths of the periods answered, by the record in which they stand."""
    return context.once(_periods)


def _periods(context: Context) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for step, _ in context.given_as(Period):
        found.setdefault(step.path.rpartition(".")[0], []).append(step.path)
    return found


def periods_within(context: Context) -> Mapping[str, list[str]]:
    """Return the paths of the periods answered deeper down, in lists of a record, by that record."""
    return context.once(_periods_within)


def _periods_within(context: Context) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for record, paths in periods_beside(context).items():
        above = record.rpartition(".")[0]
        while "." in above:
            found.setdefault(above, []).extend(paths)
            above = above.rpartition(".")[0]
    return found


def refs_of(value: object) -> tuple[Ref, ...]:
    """Return the references in an answer, one or many."""
    if isinstance(value, Ref):
        return (value,)
    return tuple(one for one in value if isinstance(one, Ref)) if isinstance(value, tuple) else ()


def named_in(context: Context, fact: Ref) -> frozenset[Ref]:
    """Return the persons and things that a fact names, and the holders of those things."""
    return context.once(_named).get(fact.id, frozenset())


def _named(context: Context) -> Mapping[str, frozenset[Ref]]:
    things = context.answers.records("things")
    holders = {key: refs_of(one.get("holder")) for key, one in things.items()}
    found = {}
    for key, record in context.answers.records("facts").items():
        named = {one for part in ("actors", "persons", "things") for one in refs_of(record.get(part))}
        held = {one for thing in named if thing.collection == "things" for one in holders.get(thing.id, ())}
        found[key] = frozenset(named | held)
    return found


def facts_of_offence(context: Context) -> frozenset[str]:
    """Return the ids of the facts that are part of the offence, or linked to one of its elements."""
    return context.once(_facts_of_offence)


def _facts_of_offence(context: Context) -> frozenset[str]:
    found = {key for key, record in context.answers.records("facts").items() if record.get("kind") == "act"}
    for record in context.answers.records("offences").values():
        held = record.get("elements")
        for links in held.values() if isinstance(held, Mapping) else ():
            found |= {one.fact for one in links if isinstance(one, Link)}
    return frozenset(found)


def persons_of(context: Context, tie: Tie) -> frozenset[Ref]:
    """Return the persons whom an item is about: those answered beside it, holders of its things, those in its facts."""
    beside = context.answers.get(tie.item_path)
    named = {one for value in (beside.values() if isinstance(beside, Mapping) else ()) for one in refs_of(value)}
    things = context.answers.records("things")
    held = {one for thing in tie.targets if thing.id in things for one in refs_of(things[thing.id].get("holder"))}
    involved = {one for fact in tie.facts for one in named_in(context, fact)}
    return frozenset(one for one in named | held | involved if one.collection == "persons")


def written(value: object) -> str:
    """Return all versions of a text, in small letters; empty for anything else."""
    if not isinstance(value, Text):
        return ""
    return "\n".join(one.text for one in value.versions.values()).casefold()
