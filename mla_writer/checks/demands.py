"""Demands: what a State and the treaties ask, at the question that each concerns, met or not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mla_writer.checks.context import Context
from mla_writer.checks.run import message_of, place_of
from mla_writer.checks.standards import strongest_of, wanted_of
from mla_writer.checks.tied import ties
from mla_writer.countries.model import CountryPack, Information
from mla_writer.countries.point_words import told_head, told_points
from mla_writer.forms.model import Source
from mla_writer.forms.questionnaire import RuleText
from mla_writer.forms.shapes import COLLECTIONS
from mla_writer.forms.sources import resolve_sources
from mla_writer.translation.message import Message

_WAYS = {
    "channel.ordinary": "request.channel",
    "channel.urgent": "request.channel",
    "channel.email_advance_copy": "request.sent_by",
}
"""The question that each thing worth knowing of the ways to a State concerns."""


@dataclass(frozen=True, slots=True)
class Demand:
    """One demand at a question. `origin` is `country:CH`, `home:UG` or `treaty:uncac`.

    `is_known_fact` marks what is told, not asked; `is_met` that the request does what is asked.
    """

    where: str
    message: Message
    origin: str
    sources: tuple[Source, ...]
    is_known_fact: bool = False
    is_met: bool = False


def demands(context: Context, below: str = "") -> tuple[Demand, ...]:
    """Return what the requested State's pack and the treaties relied on ask of the request as it stands.

    With `below`, only what concerns the answers there: a form (`request`), or an item entered once (`facts.f4`).
    """
    every = (*_asked(context, below), *_known(context), *_standards(context))
    return tuple(one for one in every if not below or one.where == below or one.where.startswith(f"{below}."))


def told_at(context: Context, where: str) -> tuple[Demand, ...]:
    """Return what the packs of both States tell at a question without asking for it."""
    return tuple(one for one in _known(context) if one.where == where)


def _asked(context: Context, below: str) -> Iterator[Demand]:
    live = context.live
    seen: set[tuple[str, str]] = set()
    for rule in live.questionnaire.rules:
        if not rule.origin.startswith(("country:", "home:", "treaty:")) or rule.home not in live.forms:
            continue
        if context.is_bound_by(rule.origin) == "no":
            continue
        only = _item(rule, below)
        if only is None:
            continue
        for outcome in live.rulebook.outcomes(rule, live.names, live.request_date, only):
            where = place_of(context, rule, outcome)
            if (rule.code, where) not in seen:
                seen.add((rule.code, where))
                sources = resolve_sources(rule.requirement.source, context.sources)
                is_met = outcome.result is True
                yield Demand(where, message_of(context, rule, outcome), rule.origin, sources, is_met=is_met)


def _known(context: Context) -> Iterator[Demand]:
    """Yield what the packs of both States tell at a question, asked for or not."""
    if context.pack is not None:
        pack, asking = context.pack, context.live.answers.text("request.requesting")
        home = f"countries/{pack.country.lower()}:information"
        every = (*pack.information, *pack.verify)
        facts = tuple(one for one in every if not one.states or asking in pack.members(one.states))
        yield from _told(facts, home, f"country:{pack.country}")
        yield from _ways(pack, facts)
    own = context.own_pack
    if own is not None and own.as_requesting is not None:
        home = f"countries/{own.country.lower()}:as_requesting.information"
        facts = (*own.as_requesting.information, *own.as_requesting.verify)
        yield from _told(facts, home, f"home:{own.country}")


def _ways(pack: CountryPack, facts: Iterable[Information]) -> Iterator[Demand]:
    """Yield what the pack settles of the ways to its State, at the question that asks for the way.

    What a piece of information tells there already, in more words, is not said again.
    """
    told = {(one.fact, place) for one in facts for place in one.places}
    for fact, message, sources in (*told_head(pack), *told_points(pack)):
        place = _WAYS.get(fact, "")
        if place and (fact, place) not in told:
            yield Demand(place, message, f"country:{pack.country}", sources, is_known_fact=True)


def _told(facts: Iterable[Information], home: str, origin: str) -> Iterator[Demand]:
    for one in facts:
        message = Message(one.text, context=f"{home}.{one.id}", domain="countries")
        for place in one.places:
            yield Demand(place, message, origin, one.sources, is_known_fact=True)


def _standards(context: Context) -> Iterator[Demand]:
    """Tell at the facts that tie each item which standard they are held against, and of several the strongest one."""
    pack = context.pack
    if pack is None:
        return
    origin = f"country:{pack.country}"
    for path, assistance in sorted({(one.facts_path, one.assistance) for one in ties(context)}):
        wanted = wanted_of(context, assistance)
        if wanted is not None:
            yield Demand(path, wanted.told, origin, wanted.sources, is_known_fact=True)
    strongest = strongest_of(context)
    if strongest is not None:
        yield Demand(
            "request.offence_grounds", strongest.told_as_strongest, origin, strongest.sources, is_known_fact=True
        )


def _item(rule: RuleText, below: str) -> str | None:
    """Return the one item that a rule over items entered once has to be decided for; None where it says nothing there."""
    items, _, variable = (word.strip() for word in rule.requirement.for_each.partition(" as "))
    if not below or items not in COLLECTIONS or rule.requirement.at.partition(".")[0] != variable:
        return ""
    return below if below.startswith(f"{items}.") else None


def wanted_alone(words: str) -> str:
    """Return what a demand, in any language, says before its last semicolon: packs write what is wanted, then what to do."""
    wanted = re.split(r"\s*[;؛]", words)
    return f"{'; '.join(wanted[:-1])}." if wanted[1:] else words
