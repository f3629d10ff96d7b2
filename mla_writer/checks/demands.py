"""Demands: what a State and the treaties ask, at the question that each concerns, met or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mla_writer.checks.context import Context
from mla_writer.checks.run import message_of, place_of
from mla_writer.forms.model import Source
from mla_writer.forms.sources import resolve_sources
from mla_writer.translation.message import Message


@dataclass(frozen=True, slots=True)
class Demand:
    """One demand at a question. `origin` is `country:CH` or `treaty:uncac`; `is_known_fact` marks what is told, not asked."""

    where: str
    message: Message
    origin: str
    sources: tuple[Source, ...]
    is_known_fact: bool = False


def demands(context: Context) -> tuple[Demand, ...]:
    """Return what the requested State's pack and the treaties relied on ask of the request as it stands."""
    return (*_asked(context), *_known(context))


def _asked(context: Context) -> Iterator[Demand]:
    live = context.live
    seen: set[tuple[str, str]] = set()
    for rule in live.questionnaire.rules:
        if not rule.origin.startswith(("country:", "treaty:")):
            continue
        for outcome in live.rulebook.outcomes(rule, live.names, live.request_date):
            where = place_of(context, rule, outcome)
            if (rule.code, where) not in seen:
                seen.add((rule.code, where))
                sources = resolve_sources(rule.requirement.source, context.sources)
                yield Demand(where, message_of(context, rule, outcome), rule.origin, sources)


def _known(context: Context) -> Iterator[Demand]:
    pack = context.pack
    if pack is None:
        return
    home = f"countries/{pack.country.lower()}"
    for one in pack.information:
        if one.at:
            message = Message(one.text, context=f"{home}:information.{one.id}", domain="countries")
            yield Demand(one.at, message, f"country:{pack.country}", one.sources, is_known_fact=True)
