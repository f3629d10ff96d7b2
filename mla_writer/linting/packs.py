"""Linting packs and treaties: dates, codes, sources, references, and levels that no source carries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from mla_writer.conditions.values import Day
from mla_writer.content import Content
from mla_writer.countries.library import read_pack
from mla_writer.countries.model import FACT_KEYS, CountryPack
from mla_writer.errors import Problem
from mla_writer.forms.model import Requirement
from mla_writer.forms.questionnaire import Extra, Questionnaire
from mla_writer.forms.sources import capped_level, resolve_sources
from mla_writer.linting.battery import play
from mla_writer.linting.conditions import ConditionLinter
from mla_writer.linting.pack_contents import contents
from mla_writer.linting.places import FilePlaces
from mla_writer.linting.questions import lint_brought
from mla_writer.linting.reach import Reach
from mla_writer.translation.states import is_state
from mla_writer.treaties.citation import read_refs
from mla_writer.treaties.model import Treaty
from mla_writer.yamlio import closest

_FACTS = frozenset(f"{section}.{key}" for section, keys in FACT_KEYS.items() for key in keys)


def lint_packs(content: Content, *, levels: bool = False, only: Path | None = None) -> tuple[Problem, ...]:
    """Return every fault of the packs in `content`, or of the one file `only`; with `levels` also capped levels."""
    files = [only] if only is not None else [content.packs.file_of(code) for code in content.packs.codes]
    return tuple(problem for file in files for problem in _pack(content, file, levels))


def lint_treaties(content: Content, *, levels: bool = False) -> tuple[Problem, ...]:
    """Return every fault of the treaties."""
    return tuple(problem for treaty in content.treaties for problem in _treaty(content, treaty, levels))


def _pack(content: Content, file: Path, levels: bool) -> Iterator[Problem]:
    pack = read_pack(file)
    places = FilePlaces(file, pack)
    if not is_state(pack.country):
        yield Problem("PACK-002", places.at("country"), {"code": pack.country})
    for name in ("checked_on", "review_by"):
        if not _is_day(getattr(pack, name)):
            yield Problem("PACK-006", places.at(name), {"value": getattr(pack, name)})
    yield from _facts(pack, places)
    sides = [pack.extra(file=str(file)), *((own,) if (own := pack.asking_extra(file=str(file))) is not None else ())]
    found = [problem for one in sides for problem in _requirements(content, one.requirements, one, places)]
    yield from found
    yield from contents(content, pack, Questionnaire(content.forms, (*content.treaties.extras(), *sides)), places)
    if not found and _is_day(pack.checked_on):
        content.packs.hold(pack)
        yield from play(content, pack, places)
    if levels and _is_day(pack.checked_on):
        for one in sides:
            yield from _levels(content, one.requirements, Day.parse(pack.checked_on), places)


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
        try:
            read_refs(ref)
        except ValueError:
            yield Problem("TREATY-001", places.at("assistance", assistance), {"ref": ref})
    for code in (*treaty.parties.states, *treaty.parties.unclear):
        if not is_state(code):
            yield Problem("TREATY-002", places.at("parties"), {"code": code})
    extra = next(one for one in content.treaties.extras() if one.origin == f"treaty:{treaty.treaty}")
    yield from _requirements(content, treaty.requirements, extra, places)
    if levels:
        yield from _levels(content, treaty.requirements, Day.parse(treaty.parties.as_of), places)


def _requirements(
    content: Content, requirements: Iterable[Requirement], extra: Extra, places: FilePlaces
) -> Iterator[Problem]:
    """Compile every rule in the whole scope of a request: forms, treaties and this pack."""
    others = tuple(one for one in content.treaties.extras() if one.name != extra.name)
    questionnaire = Questionnaire(content.forms, (*others, extra))
    linter = ConditionLinter(questionnaire)
    for rule in questionnaire.rules:
        if rule.origin == extra.origin:
            yield from linter.requirement(rule, places)
    brought = questionnaire.root.get(extra.name)
    beside = {
        one.question.id for root in questionnaire.root.values() for one in root.walk() if one.question is not None
    }
    yield from lint_brought(tuple(requirements), beside, content.forms, places)
    if brought is not None and brought.fields:
        yield from linter.shapes(brought, (), places)
        yield from Reach(questionnaire, linter.compiler).questions(brought, (), places)


def _levels(content: Content, requirements: Iterable[Requirement], on: Day, places: FilePlaces) -> Iterator[Problem]:
    for one in requirements:
        found = capped_level(one.level, resolve_sources(one.source, content.forms.sources), on)
        if one.level == "blocker" and found != "blocker":
            yield Problem("PACK-003", places.of(one, "level"), {"id": one.id, "level": found or "nothing"})


def _is_day(text: str) -> bool:
    try:
        return Day.parse(text).is_exact
    except ValueError:
        return False
