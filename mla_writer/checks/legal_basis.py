"""What speaks for each treaty as a legal basis of the request at hand: criterion by criterion, with the article.

Everything is read from the treaty's own data, the catalogue of offences and the answers. What these do not tell is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from mla_writer.checks.context import Context
from mla_writer.checks.rules.missing_answer import has_content
from mla_writer.checks.run import message_of, place_of
from mla_writer.conditions.values import UNKNOWN, Day, Ref
from mla_writer.forms.model import Source
from mla_writer.forms.questionnaire import RuleText
from mla_writer.forms.sources import resolve_sources
from mla_writer.interview.rules import Outcome
from mla_writer.interview.shown import Shown
from mla_writer.offences.library import OffenceLibrary
from mla_writer.offences.model import Criminalisation
from mla_writer.translation.message import Message, N_
from mla_writer.treaties.library import TreatyBetween, TreatyLibrary
from mla_writer.treaties.model import NOT_KNOWN, Treaty

State = Literal["yes", "open", "no", "unknown"]
Sort = Literal["parties", "assistance", "offence", "condition", "ground"]
Fit = Literal["fits", "partly", "not_yet", "unknown", "does_not_fit"]
FITS: tuple[Fit, ...] = ("fits", "partly", "not_yet", "unknown", "does_not_fit")

_TREATIES, _PUNISHABLE = "request.treaties", "request.punishable_there"
_CHOOSE = N_("Choose both States first.")
_BOTH = N_("Both are parties")
_AS_OF = N_("as of {date}")
_BINDING, _OPTIONAL = N_("{article}, binding"), N_("{article}, optional")
_NOT_NAMED, _NOT_KNOWN = N_("not named"), N_("not known")
_OTHER = N_("not named; other help: {article}")
_NO_GROUND = N_("No ground to refuse: {ground}")
_MAY_PUNISH = N_(
    "Article {article} leaves it to each State whether to punish: find out whether the law of {state} covers “{offence}”."
)
_LAW, _NO_LAW = N_("The request relies on {law}."), N_("No law of the requested State is named.")
_PROMISED, _NOT_PROMISED = N_("The same help is promised in return."), N_("The same help is not promised in return.")
_NO_PROMISE = N_("Whether the same help is promised in return is not answered.")
_REFERENCE = re.compile(r"^arts?\.?\s+")


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that speaks for a treaty or not: met, open, not met, or not known.

    `end` is the article or what stands in its place; `where` the question that mends it, while that is asked; `remedy` what to do
    about it, where the criterion does not say so itself.
    """

    sort: Sort
    state: State
    text: Message | Shown
    end: Message | str = ""
    where: str = ""
    sources: tuple[Source, ...] = ()
    remedy: Message | None = None


@dataclass(frozen=True, slots=True)
class Basis:
    """One treaty weighed: whether the request names it, whether it binds both States, and how it fits."""

    treaty: str
    is_named: bool
    in_force: TreatyBetween | None
    criteria: tuple[Criterion, ...]
    fit: Fit

    @property
    def is_set_aside(self) -> bool:
        """Whether it does not bind both States, and the request does not name it either."""
        return self.in_force is not None and self.in_force.in_force == "no" and not self.is_named


def weigh_treaties(context: Context, treaties: TreatyLibrary, offences: OffenceLibrary) -> tuple[Basis, ...]:
    """Return every treaty weighed for the request as it stands, the best fit first."""
    requesting, requested = (context.answers.text(f"request.{one}") for one in ("requesting", "requested"))
    between: dict[str, TreatyBetween] = {}
    if requesting and requested:
        between = {one.id: one for one in treaties.between(requesting, requested, context.request_date)}
    named = context.answers.listed("request.treaties")
    found = []
    for treaty in treaties:
        in_force = between.get(treaty.treaty)
        criteria = tuple(_criteria(context, treaty, in_force, offences))
        found.append(Basis(treaty.treaty, treaty.treaty in named, in_force, criteria, _fit(criteria)))
    return tuple(sorted(found, key=lambda one: FITS.index(one.fit)))


def _criteria(
    context: Context, treaty: Treaty, between: TreatyBetween | None, offences: OffenceLibrary
) -> Iterator[Criterion]:
    yield _parties(context, treaty, between)
    yield from _assistance(context, treaty)
    conditions = tuple(_conditions(context, treaty))
    for one in _offences(context, treaty, offences):
        yield replace(one, state="open") if one.state == "no" and _is_widened(conditions) else one
    yield from conditions
    yield from _grounds(treaty)


def weigh_domestic_law(context: Context) -> tuple[Criterion, ...]:
    """Return what speaks for asking without a treaty: the law relied on, reciprocity, and what the State's pack asks there."""
    asked = (one for one in context.live.questionnaire.rules if one.origin.startswith("country:"))
    outcomes = _outcomes(context, (one for one in asked if one.requirement.kind == "legal_basis"))
    open_ones = (_condition(context, rule, outcome) for rule, outcome in outcomes if outcome.result is not True)
    return (_law(context), _reciprocity(context), *open_ones)


def _law(context: Context) -> Criterion:
    law = context.shown("request.domestic_law")
    if has_content(law.value):
        return Criterion("condition", "yes", Message(_LAW, {"law": law}))
    return Criterion("condition", "unknown", Message(_NO_LAW), where=law.path)


def _reciprocity(context: Context) -> Criterion:
    where, promised = "request.reciprocity", context.value("request.reciprocity")
    if promised is True:
        return Criterion("condition", "yes", Message(_PROMISED))
    if promised is False:
        return Criterion("condition", "no", Message(_NOT_PROMISED), where=where)
    return Criterion("condition", "unknown", Message(_NO_PROMISE), where=where)


# ---- criteria ----------------------------------------------------------------------------------------------------------


def _parties(context: Context, treaty: Treaty, between: TreatyBetween | None) -> Criterion:
    """Whether the treaty binds both States, as far as its list of parties tells."""
    sources = treaty.parties.source
    if between is None:
        missing = next(
            one for one in ("request.requesting", "request.requested", _TREATIES) if not context.answers.text(one)
        )
        return Criterion("parties", "unknown", Message(_CHOOSE), where=missing)
    day = Day.parse(treaty.parties.as_of) if treaty.parties.as_of != NOT_KNOWN else None
    as_of = Message(_AS_OF, {"date": Day(day.year, day.month)}) if day is not None else ""
    text = Message(_BOTH) if between.in_force == "yes" else between.why
    return Criterion("parties", between.in_force, text, as_of, sources=sources)


def _assistance(context: Context, treaty: Treaty) -> Iterator[Criterion]:
    """Whether the treaty names each measure that is asked for, or at least leaves room for other help."""
    library, other = context.live.questionnaire.library.assistance, treaty.assistance.get("other", "")
    for one in context.assistance:
        title = Message(library[one].title, context=f"assistance/{one}:title", domain="forms")
        article = treaty.assistance.get(one, "")
        if article:
            yield Criterion("assistance", "yes", title, article)
        elif other:
            yield Criterion("assistance", "open", title, Message(_OTHER, {"article": other}))
        else:
            yield Criterion("assistance", "no", title, Message(_NOT_NAMED))


def _offences(context: Context, treaty: Treaty, offences: OffenceLibrary) -> Iterator[Criterion]:
    """Whether the treaty asks States to punish each offence charged; an offence outside the catalogue is not known."""
    for key, record in context.answers.records("offences").items():
        shown, place = context.item(Ref("offences", key)), f"offences.{key}"
        category = record.get("category")
        entry = offences.get(category) if isinstance(category, str) else None
        if entry is None:
            yield Criterion("offence", "unknown", shown, Message(_NOT_KNOWN), f"{place}.category")
            continue
        article = next((one for one in entry.criminalised_by if one.treaty == treaty.treaty), None)
        if article is None:
            yield Criterion("offence", "no", shown, Message(_NOT_NAMED))
        elif article.level == "mandatory":
            yield Criterion("offence", "yes", shown, Message(_BINDING, {"article": article.ref}))
        else:
            yield _optional(context, article, shown, place)


def _optional(context: Context, article: Criminalisation, shown: Shown, place: str) -> Criterion:
    """An article that only invites States to punish: what the other State's law says is to be found out."""
    places = (_PUNISHABLE, f"{place}.requested_law")
    parameters = {"article": article.ref, "state": context.shown("request.requested"), "offence": shown}
    is_known = any(has_content(context.value(one)) for one in places)
    where = next((one for one in places if not context.live.is_hidden(one)), "")
    remedy = None if is_known else Message(_MAY_PUNISH, parameters)
    return Criterion("offence", "open", shown, Message(_OPTIONAL, {"article": article.ref}), where, remedy=remedy)


def _conditions(context: Context, treaty: Treaty) -> Iterator[Criterion]:
    """What else the treaty wants of the case, by its own rules on the legal basis; decided whether it is named or not."""
    origin = f"treaty:{treaty.treaty}"
    rules = (one for one in context.live.questionnaire.rules if one.origin == origin)
    wanted = (one for one in rules if one.requirement.kind == "legal_basis")
    for rule, outcome in _outcomes(context, wanted):
        if outcome.result is not True or rule.requirement.met:
            yield _condition(context, rule, outcome)


def _outcomes(context: Context, rules: Iterable[RuleText]) -> Iterator[tuple[RuleText, Outcome]]:
    live = context.live
    for rule in rules:
        freed = replace(rule, applies="") if rule.origin.startswith("treaty:") else rule
        for outcome in live.rulebook.outcomes(freed, live.names, live.request_date):
            yield rule, outcome


def _condition(context: Context, rule: RuleText, outcome: Outcome) -> Criterion:
    """One rule decided: met, not met, or not known while the question that it brings is not answered."""
    requirement, where = rule.requirement, place_of(context, rule, outcome)
    sources = resolve_sources(requirement.source, context.sources)
    article = _REFERENCE.sub("", sources[0].ref) if sources else ""
    if outcome.result is True:
        text = Message(requirement.met, context=f"{rule.context}:requirements.{requirement.id}.met", domain=rule.domain)
        return Criterion("condition", "yes", text, article, where if where == _TREATIES else "", sources)
    state: State = "unknown" if outcome.result is UNKNOWN else "open" if requirement.level == "advice" else "no"
    asked = f"{rule.home}.{requirement.ask.id}" if requirement.ask is not None else ""
    if asked and not has_content(context.answers.get(asked)):
        state, where = "unknown", asked
    where = "" if context.live.is_hidden(where) else where
    return Criterion("condition", state, message_of(context, rule, outcome), article, where, sources)


def _grounds(treaty: Treaty) -> Iterator[Criterion]:
    """What the article that carries the request takes away from the grounds of refusal, such as bank secrecy."""
    article = treaty.basis.partition("(")[0]
    for one in treaty.provisions:
        if one.kind == "not_a_ground" and one.ref.partition("(")[0] == article:
            ground = Message(one.text, context=f"treaties/{treaty.treaty}:provisions.{one.id}", domain="forms")
            yield Criterion("ground", "yes", Message(_NO_GROUND, {"ground": ground}), one.ref)


# ---- the fit -----------------------------------------------------------------------------------------------------------


def _fit(criteria: tuple[Criterion, ...]) -> Fit:
    """Return how a treaty fits; nothing fits while any criterion is open, unmet or not known."""
    parties = criteria[0].state
    measures, charged, conditions = (_states(criteria, sort) for sort in ("assistance", "offence", "condition"))
    scope = [one.state for one in criteria if one.sort == "condition" and one.where == _TREATIES]
    if parties == "no" or "no" in scope or {"no"} in (set(charged), set(measures)):
        return "does_not_fit"
    if parties == "unknown" or not measures or not charged:
        return "unknown"
    if {"no", "unknown"} & set(conditions):
        return "not_yet"
    if {*measures, *charged, *conditions} == {"yes"}:
        return "fits"
    return "partly" if {"yes", "open"} & set(charged) else "unknown"


def _is_widened(criteria: tuple[Criterion, ...]) -> bool:
    """Whether a rule on the treaty's scope is met, so that an offence it does not name may come within it all the same."""
    return any(one.sort == "condition" and one.state == "yes" and one.where == _TREATIES for one in criteria)


def _states(criteria: tuple[Criterion, ...], sort: Sort) -> list[State]:
    return [one.state for one in criteria if one.sort == sort]
