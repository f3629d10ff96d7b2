"""Linting packs and treaties: dates, codes, sources, references, and levels that no source carries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from mla_writer.conditions.values import Day, day_in, is_exact_day
from mla_writer.content import Content
from mla_writer.countries.model import FACT_KEYS, CountryPack
from mla_writer.errors import Problem
from mla_writer.forms.questionnaire import Extra, Questionnaire
from mla_writer.linting.battery import play
from mla_writer.linting.conditions import ConditionLinter
from mla_writer.linting.contradicting import contradicting
from mla_writer.linting.levels import above_their_cap, from_memory, read_in_a_treaty, says_no_without_right
from mla_writer.linting.limits import lint_limits
from mla_writer.linting.pack_contents import contents
from mla_writer.linting.places import FilePlaces
from mla_writer.linting.questions import lint_brought
from mla_writer.linting.reach import Reach
from mla_writer.linting.standards import lint_pack_standards
from mla_writer.linting.treaty_types import types_of
from mla_writer.translation.states import is_state
from mla_writer.treaties.citation import read_refs
from mla_writer.treaties.demands import CONTEXT as DEMANDS
from mla_writer.treaties.model import NOT_IN_FORCE, NOT_KNOWN, Demands, Treaty
from mla_writer.yamlio import closest

_FACTS = frozenset(f"{section}.{key}" for section, keys in FACT_KEYS.items() for key in keys)


def lint_packs(content: Content, *, levels: bool = False, only: Path | None = None) -> tuple[Problem, ...]:
    """Return every fault of the packs in `content`, or of the one file `only`; with `levels` also capped levels."""
    files = [only] if only is not None else [content.packs.file_of(code) for code in content.packs.codes]
    beside = [
        one for one in content.packs.strangers() if only is None or Path(one.place.file).resolve().parent == only.parent
    ]
    return (*beside, *(problem for file in files for problem in _pack(content, file, levels)))


def against_shipped(content: Content, pack: CountryPack) -> Iterator[tuple[str, str]]:
    """Yield the ids of each rule of an office's pack, and of the rule that came with the program which it turns around.

    The office's pack stands in for the other, so that this is no fault; but it is to be seen before it is taken over.
    """
    file = content.packs.folder / f"{pack.country.lower()}.yaml"
    if not file.is_file():
        return
    own = {one.id for one in pack.requirements}
    asked = {one.ask.id for one in pack.requirements if one.ask is not None}
    before = [one for one in content.packs.read(file).requirements if one.id not in own]
    bare = (replace(one, ask=None) if one.ask is not None and one.ask.id in asked else one for one in before)
    extra = replace(pack.extra(), requirements=(*bare, *pack.requirements))
    questionnaire = Questionnaire(content.forms, (*content.treaties.extras(), extra))
    rules = (rule for rule in questionnaire.rules if rule.origin == extra.origin)
    for one, other in contradicting(questionnaire, ConditionLinter(questionnaire).compiler, rules):
        if other.id in own and one.id not in own:
            yield other.id, one.id


def shipped_version(content: Content, pack: CountryPack) -> int:
    """Return the version of the pack that came with the program for the same State, 0 where none did."""
    file = content.packs.folder / f"{pack.country.lower()}.yaml"
    return content.packs.read(file).version if file.is_file() else 0


def lint_pack(content: Content, pack: CountryPack, places: FilePlaces, *, levels: bool = False) -> tuple[Problem, ...]:
    """Return every fault of a pack that was read, as `lint_packs`; `content` then holds it."""
    return tuple(_read_pack(content, pack, places, levels))


def lint_treaties(content: Content, *, levels: bool = False) -> tuple[Problem, ...]:
    """Return every fault of the treaties."""
    own = (problem for treaty in content.treaties for problem in _treaty(content, treaty, levels))
    return (*_shared(content), *own)


def _shared(content: Content) -> Iterator[Problem]:
    """Every fault of the rules that treaties share, placed in their own file."""
    library = content.treaties
    if library.demands:
        rules = tuple(library.demands.values())
        places = FilePlaces(library.demands_file, Demands(demands=rules))
        yield from _conditions(
            content, Extra("treaty_shared", "treaty:shared", DEMANDS, "forms", rules), places, sourced=False
        )


def _pack(content: Content, file: Path, levels: bool) -> Iterator[Problem]:
    pack = content.packs.read(file)
    yield from _read_pack(content, pack, FilePlaces(file, pack), levels)


def _read_pack(content: Content, pack: CountryPack, places: FilePlaces, levels: bool) -> Iterator[Problem]:
    file = places.path
    if not is_state(pack.country):
        yield Problem("PACK-002", places.at("country"), {"code": pack.country})
    if pack.version < 1:
        yield Problem("PACK-056", places.at("version"), {"version": pack.version})
    for name in ("checked_on", "review_by"):
        if not is_exact_day(getattr(pack, name)):
            yield Problem("PACK-006", places.at(name), {"value": getattr(pack, name)})
    yield from _facts(pack, places)
    limits = list(lint_limits(content, pack, places))
    yield from limits
    yield from lint_pack_standards(pack, content.forms, places)
    sides = [pack.extra(file=str(file)), *((own,) if (own := pack.asking_extra(file=str(file))) is not None else ())]
    found = [_of_pack(problem, pack) for one in sides for problem in _conditions(content, one, places)]
    yield from found
    yield from contents(content, pack, Questionnaire(content.forms, (*content.treaties.extras(), *sides)), places)
    is_whole = all(one.code == "FORM-008" for one in found)  # a rule is played before its source is entered
    if is_whole and not limits and is_exact_day(pack.checked_on):
        content.packs.hold(pack)
        yield from play(content, pack, places)
    if levels and is_exact_day(pack.checked_on):
        for one in sides:
            yield from above_their_cap(content, one.requirements, Day.parse(pack.checked_on), places)
            yield from read_in_a_treaty(content, one.requirements, places)


def _of_pack(problem: Problem, pack: CountryPack) -> Problem:
    """Return a problem of a rule; of a source that is not known, with where an office adds it: in its pack, not in the forms."""
    if problem.code != "FORM-007":
        return problem
    key = str(problem.parameters["name"])
    return Problem("PACK-007", problem.place, {"key": key, "suggestion": closest(key, pack.sources) or ""})


def _facts(pack: CountryPack, places: FilePlaces) -> Iterator[Problem]:
    for one in (*pack.information, *pack.verify):
        if one.fact not in _FACTS:
            near = closest(one.fact, _FACTS) or ""
            yield Problem("PACK-004", places.id(one.id), {"fact": one.fact, "suggestion": near})
        if not one.sources:
            yield Problem("PACK-005", places.id(one.id), {"id": one.id})


def _treaty(content: Content, treaty: Treaty, levels: bool) -> Iterator[Problem]:
    file = content.treaties.file_of(treaty.treaty)
    places = FilePlaces(file, treaty)
    for assistance, ref in treaty.assistance.items():
        if ref == NOT_KNOWN and not treaty.prints_numbers:
            continue
        try:
            read_refs(ref)
        except ValueError:
            yield Problem("TREATY-001", places.at("assistance", assistance), {"ref": ref})
    yield from types_of(content, treaty)
    yield from _parties(treaty, places)
    for name in (treaty.protocol_to, treaty.renumbered.by if treaty.renumbered is not None else ""):
        if name and content.treaties.get(name) is None:
            near = closest(name, content.treaties.ids) or ""
            yield Problem("TREATY-006", places.at("treaty"), {"id": name, "suggestion": near})
    for name in treaty.demands:
        if name not in content.treaties.demands:
            near = closest(name, content.treaties.demands) or ""
            yield Problem("TREATY-007", places.at("demands", name), {"id": name, "suggestion": near})
    extra = next(one for one in content.treaties.extras() if one.origin == f"treaty:{treaty.treaty}")
    yield from _conditions(content, replace(extra, requirements=treaty.requirements), places)
    if levels:
        yield from above_their_cap(content, treaty.requirements, _day_of(treaty), places)
        yield from from_memory(treaty, places)
        yield from says_no_without_right(treaty, places)


def _parties(treaty: Treaty, places: FilePlaces) -> Iterator[Problem]:
    """Codes that are none, and days that are none, in the list of parties and beside it."""
    parties = treaty.parties
    named = (*parties.states, *parties.unclear, *parties.since, *parties.until, *parties.territories, *parties.open_to)
    named = (*named, *((parties.one_side,) if parties.one_side else ()))
    for code in (*named, *(one.state for one in treaty.reservations)):
        if not is_state(code):
            yield Problem("TREATY-002", places.at("parties"), {"code": code})
    days = [("parties", day) for day in (*parties.since.values(), *parties.until.values(), parties.as_of)]
    for key, day in (*days, ("in_force", treaty.in_force)):
        if day not in {NOT_IN_FORCE, NOT_KNOWN} and day_in(day) is None:
            yield Problem("TREATY-005", places.at(key), {"value": day})


def _day_of(treaty: Treaty) -> Day:
    """Return the day on which levels are judged: that of the list of parties, or of the text where the list has none."""
    as_of = treaty.parties.as_of
    return Day.parse(as_of if as_of != NOT_KNOWN else treaty.adopted)


def _conditions(content: Content, extra: Extra, places: FilePlaces, *, sourced: bool = True) -> Iterator[Problem]:
    """Compile every rule in the whole scope of a request: forms, treaties and this pack; `sourced` looks for their sources."""
    others = tuple(one for one in content.treaties.extras() if one.name != extra.name)
    questionnaire = Questionnaire(content.forms, (*others, extra))
    linter = ConditionLinter(questionnaire)
    for rule in questionnaire.rules:
        if rule.origin == extra.origin:
            yield from linter.requirement(rule, places)
    own = (rule for rule in questionnaire.rules if rule.origin == extra.origin)
    for one, other in contradicting(questionnaire, linter.compiler, own):
        parameters = {"id": other.id, "other": one.id, "line": places.of(one, "id").line}
        yield Problem("PACK-050", places.of(other, "expect"), parameters)
    brought = questionnaire.root.get(extra.name)
    beside = {
        one.question.id for root in questionnaire.root.values() for one in root.walk() if one.question is not None
    }
    yield from lint_brought(extra.requirements, beside, content.forms, places, sourced=sourced)
    if brought is not None and brought.fields:
        yield from linter.shapes(brought, (), places)
        yield from Reach(questionnaire, linter.compiler).questions(brought, (), places)
