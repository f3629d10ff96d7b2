"""Linting the limits in a pack: groups of States, and every `only` with its States, measures, treaties, offences and days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mla_writer.conditions.values import day_in
from mla_writer.content import Content
from mla_writer.countries.model import CountryPack, Exempt, LanguageCase, TimeLimit
from mla_writer.countries.points import FormalitiesCase
from mla_writer.errors import Problem
from mla_writer.forms.model import Only
from mla_writer.forms.only import ALL, COERCIVE, NO_TREATY
from mla_writer.linting.places import FilePlaces
from mla_writer.translation.states import is_state
from mla_writer.yamlio import closest


def lint_limits(content: Content, pack: CountryPack, places: FilePlaces) -> Iterator[Problem]:
    """Yield every fault of the groups of a pack, and of whatever says for what alone it holds."""
    yield from _groups(content, pack, places)
    own = pack.as_requesting
    rules = (*pack.requirements, *(own.requirements if own is not None else ()))
    for rule in rules:
        if rule.only is not None:
            yield from lint_only(content, pack, rule.only, places)
    for case in _cases(pack):
        if case.only is not None:
            yield from lint_only(content, pack, case.only, places)
    for time in pack.times:
        if [bool(time.hours), bool(time.days), bool(time.months)].count(True) != 1:
            yield Problem("PACK-044", places.of(time), {"id": time.id})
        if not time.sources:
            yield Problem("PACK-005", places.of(time), {"id": time.id})
    for one in (*pack.information, *pack.verify):
        yield from _states(pack, one.states, places, one, "states")


def _cases(pack: CountryPack) -> Iterator[LanguageCase | FormalitiesCase | Exempt | TimeLimit]:
    yield from pack.languages.cases
    yield from pack.formalities.cases if pack.formalities is not None else ()
    yield from pack.dual_criminality.exempt
    yield from pack.times


def lint_only(content: Content, pack: CountryPack, only: Only, places: FilePlaces) -> Iterator[Problem]:
    """Yield what an `only` names and is not known, and days that are none."""
    for key in ("states", "outside"):
        yield from _states(pack, getattr(only, key), places, only, key)
    measures = (*content.forms.assistance, ALL, COERCIVE)
    yield from known_words(only.for_, measures, places, only, "for")
    yield from known_words(only.beyond, content.forms.assistance, places, only, "beyond")
    yield from known_words(only.treaties, (*content.treaties.ids, NO_TREATY), places, only, "treaties")
    yield from known_words(only.offences, content.offences.ids, places, only, "offences")
    for key, text in (("from", only.from_), ("until", only.until)):
        if text and day_in(text) is None:
            yield Problem("PACK-006", places.of(only, key), {"value": text})
    begins, ends = day_in(only.from_), day_in(only.until)
    if only == Only() or (begins is not None and ends is not None and begins.first > ends.last):
        yield Problem("PACK-040", places.of(only))


def _groups(content: Content, pack: CountryPack, places: FilePlaces) -> Iterator[Problem]:
    for name, group in pack.groups.items():
        if group.parties_of:
            yield from known_words((group.parties_of,), content.treaties.ids, places, group, "parties_of")
            declared = places.has(group, "states")
        else:
            declared = not group.states
            yield from _states(pack, group.states, places, group, "states")
        if declared:
            yield Problem("PACK-041", places.at("groups", name))
        if not group.sources:
            yield Problem("PACK-005", places.at("groups", name), {"id": name})


def _states(pack: CountryPack, names: Iterable[str], places: FilePlaces, owner: object, key: str) -> Iterator[Problem]:
    for name in names:
        if name not in pack.groups and not is_state(name):
            yield Problem("PACK-042", places.of(owner, key), {"value": name})


def known_words(
    words: Iterable[str], allowed: Iterable[str], places: FilePlaces, owner: object, key: str
) -> Iterator[Problem]:
    """Yield each of the `words` under `key` of a thing that is none of those allowed."""
    every = sorted(allowed)
    for word in words:
        if word not in every:
            near = closest(word, every)
            yield Problem("PACK-016", places.of(owner, key), {"value": word, "allowed": near or ", ".join(every)})
