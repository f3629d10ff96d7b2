"""Whether a treaty speaks of the offences charged: by name, by its protocols, by the penalty, or because it covers any."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from mla_writer.checks.context import Context
from mla_writer.conditions.values import Ref
from mla_writer.offences.library import OffenceLibrary
from mla_writer.offences.model import CatalogueOffence, Criminalisation
from mla_writer.treaties.library import TreatyLibrary
from mla_writer.treaties.model import Treaty

Coverage = Literal[
    "named",
    "invited",
    "any",
    "evidence",
    "evidence_only",
    "serious",
    "not_serious",
    "not_named",
    "unknown",
    "penalty_unknown",
]


def coverage(
    context: Context, treaty: Treaty, key: str, treaties: TreatyLibrary, offences: OffenceLibrary
) -> tuple[Coverage, str]:
    """Return how the treaty covers the offence with the id `key`, and the paragraph that says so ("" where none does)."""
    if treaty.covers == "any":
        return "any", treaty.basis
    record = context.answers.records("offences").get(key, {})
    category = record.get("category")
    entry = offences.get(category) if isinstance(category, str) else None
    articles = _tied_as_charged(context, entry, offences) if entry is not None else ()
    by_name = _named(context, treaty, articles, treaties)
    if by_name is not None:
        return ("named" if by_name.level == "mandatory" else "invited"), by_name.ref
    if treaty.covers == "named_and_electronic_evidence" and context.asked_with("electronic"):
        return _by_evidence(context, treaty, key)
    if treaty.serious_crime is not None and treaty.covers == "named":
        return _by_penalty(context, treaty, key)
    return ("unknown" if entry is None else "not_named"), ""


def article_on(context: Context, treaty: Treaty, key: str) -> str:
    """Return the article of the treaty itself that has the offence `key` punished; "" where none is known for sure."""
    category = context.answers.records("offences").get(key, {}).get("category")
    entry = context.offences.get(category) if isinstance(category, str) else None
    articles = _tied_as_charged(context, entry, context.offences) if entry is not None else ()
    sure = (one.ref for one in articles if one.treaty == treaty.treaty and one.ref_confidence == "exact")
    return next(sure, "") if treaty.paragraphs == "exact" else ""


def asks_for_data_only(context: Context) -> bool:
    """Whether everything that is asked for is electronic evidence."""
    return bool(context.assistance) and context.asked_with("electronic") == context.assistance


def protocols_of(context: Context, treaty: Treaty, treaties: TreatyLibrary) -> Iterator[Treaty]:
    """Yield what supplements the treaty and may bind both States."""
    for one in treaties:
        if one.protocol_to == treaty.treaty:
            states = context.states
            if not all(states) or treaties.binding(one.treaty, states, context.request_date).in_force != "no":
                yield one


def _tied_as_charged(
    context: Context, entry: CatalogueOffence, offences: OffenceLibrary
) -> tuple[Criminalisation, ...]:
    """Return the articles on the offence, without those tied to a family of offences none of which is charged."""
    if not any(one.only_with for one in entry.criminalised_by):
        return entry.criminalised_by
    charged = {offences.family_of(str(one.get("category", ""))) for one in context.answers.records("offences").values()}
    return tuple(one for one in entry.criminalised_by if not one.only_with or one.only_with in charged)


def _named(
    context: Context, treaty: Treaty, articles: tuple[Criminalisation, ...], treaties: TreatyLibrary
) -> Criminalisation | None:
    """Return the article of the treaty, or of a protocol to it, that speaks of the offence; a duty goes before an invitation."""
    homes = {treaty.treaty}
    if any(one.treaty not in homes for one in articles):
        homes |= {one.treaty for one in protocols_of(context, treaty, treaties)}
    found = [one for one in articles if one.treaty and one.treaty in homes]
    return min(found, key=lambda one: (one.level != "mandatory", one.treaty != treaty.treaty), default=None)


def _by_evidence(context: Context, treaty: Treaty, key: str) -> tuple[Coverage, str]:
    """How a treaty covers electronic evidence of any offence, or of any grave one: alone, or among other things asked for."""
    found = _by_penalty(context, treaty, key) if treaty.serious_crime is not None else ("evidence", treaty.basis)
    return found if asks_for_data_only(context) or found[0] == "not_serious" else ("evidence_only", found[1])


def _by_penalty(context: Context, treaty: Treaty, key: str) -> tuple[Coverage, str]:
    """Whether the offence is grave enough to come within the treaty without being named."""
    assert treaty.serious_crime is not None
    offence = context.record(Ref("offences", key)) or {}
    penalty = offence.get("penalty")
    if not isinstance(penalty, dict):
        return "penalty_unknown", treaty.serious_crime.ref
    years = penalty.get("max_years")
    grave = penalty.get("life") is True or penalty.get("death") is True
    if grave or (isinstance(years, int | float | Decimal) and years >= treaty.serious_crime.years):
        return "serious", treaty.serious_crime.ref
    return (
        "penalty_unknown" if not isinstance(years, int | float | Decimal) else "not_serious"
    ), treaty.serious_crime.ref
