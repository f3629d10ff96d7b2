"""What speaks for each treaty as a legal basis of the request at hand: criterion by criterion, with the article.

Everything is read from the treaty's own data, the catalogue of offences and the answers. What these do not tell is not known.
A number that was not checked is not shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from mla_writer.checks.basis_relations import Precedence, bearing, precedence
from mla_writer.checks.basis_scope import Coverage, coverage
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
from mla_writer.translation.catalogue import named
from mla_writer.translation.message import Message, N_
from mla_writer.treaties.library import TreatyBetween, TreatyLibrary
from mla_writer.treaties.model import NOT_KNOWN, Treaty

State = Literal["yes", "open", "no", "unknown"]
Sort = Literal["parties", "assistance", "offence", "condition", "relation", "declaration", "ground"]
Fit = Literal["fits", "partly", "not_yet", "unknown", "does_not_fit"]
FITS: tuple[Fit, ...] = ("fits", "partly", "not_yet", "unknown", "does_not_fit")

_TREATIES, _PUNISHABLE = "request.treaties", "request.punishable_there"
_CHOOSE = N_("Choose both States first.")
_BOTH = N_("Both are parties")
_AS_OF = N_("as of {date}")
_BINDING, _OPTIONAL = N_("{article}, binding"), N_("{article}, optional")
_NOT_NAMED, _NOT_KNOWN = N_("not named"), N_("not known")
_OTHER, _OTHER_HELP = N_("not named; other help: {article}"), N_("not named; other help is possible")
_IN_PARENT = N_("by {treaty}")
_NO_GROUND = N_("No ground to refuse: {ground}")
_MAY_PUNISH = N_(
    "Article {article} leaves it to each State whether to punish: find out whether the law of {state} covers “{offence}”."
)
_LAW, _NO_LAW = N_("The request relies on {law}."), N_("No law of the requested State is named.")
_PROMISED, _NOT_PROMISED = N_("The same help is promised in return."), N_("The same help is not promised in return.")
_NO_PROMISE = N_("Whether the same help is promised in return is not answered.")
_ANY_OFFENCE, _EVIDENCE = N_("any offence"), N_("electronic evidence of any offence")
_SERIOUS, _NOT_SERIOUS = N_("serious crime: {years} years or more"), N_("less than {years} years, and not named")
_PENALTY_OPEN = N_("depends on the penalty")
_TO_CHECK = N_("number to be checked")
_REPLACED = N_("Between these States {other} takes the place of it.")
_PERHAPS_REPLACED = N_("If {other} binds both States, it takes the place of this treaty: verify.")
_GIVES_WAY = N_(
    "{other} binds both States: its rules on requests apply in place of paragraphs {paragraphs}, unless both States agree."
)
_PERHAPS_GIVES_WAY = N_(
    "If {other} binds both States, its rules on requests apply in place of paragraphs {paragraphs}: verify."
)
_DECLARED = N_("{state}: {text}")
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
    """Return every treaty weighed for the request as it stands, the best fit first; of two that fit alike, the special one.

    Of a treaty that does not bind both States, and that the request does not name, only that is told.
    """
    between: dict[str, TreatyBetween] = {}
    if all(context.states):
        between = {one.id: one for one in treaties.between(*context.states, context.request_date)}
    scales = _Scales(context, treaties, offences, between)
    named = context.answers.listed(_TREATIES)
    found = [scales.weigh(treaty, is_named=treaty.treaty in named) for treaty in treaties]
    return tuple(sorted(found, key=lambda one: scales.rank(one)))


@dataclass(frozen=True, slots=True)
class _Scales:
    """All that is needed to weigh a treaty."""

    context: Context
    treaties: TreatyLibrary
    offences: OffenceLibrary
    between: dict[str, TreatyBetween]

    def weigh(self, treaty: Treaty, *, is_named: bool) -> Basis:
        in_force = self.between.get(treaty.treaty)
        is_out = in_force is not None and in_force.in_force == "no" and not is_named
        parties = _parties(self.context, treaty, in_force)
        criteria = (parties,) if is_out else (parties, *self._criteria(treaty))
        return Basis(treaty.treaty, is_named, in_force, criteria, _fit(criteria))

    def rank(self, basis: Basis) -> tuple[int, bool, int, int, bool]:
        """The better one first: by fit, then what goes before others, what names more, and what was read."""
        treaty = self.treaties[basis.treaty]
        behind = sum(one.sort == "relation" for one in basis.criteria)
        met = sum(one.state == "yes" for one in basis.criteria if one.sort in {"assistance", "offence"})
        return FITS.index(basis.fit), not treaty.prints_numbers, behind, -met, not treaty.general

    def _criteria(self, treaty: Treaty) -> Iterator[Criterion]:
        for one in (*self._assistance(treaty), *self._rest(treaty)):
            yield one if treaty.prints_numbers or not isinstance(one.end, str) or not one.end else _unprinted(one)

    def _rest(self, treaty: Treaty) -> Iterator[Criterion]:
        conditions = tuple(_conditions(self.context, treaty))
        for one in self._offences(treaty):
            yield replace(one, state="open") if one.state == "no" and _is_widened(conditions) else one
        yield from conditions
        for before in precedence(treaty, self.between, self.treaties):
            yield self._relation(treaty, before)
        for declared in bearing(self.context, treaty):
            text = Message(
                declared.text, context=f"treaties/{treaty.treaty}:reservations.{declared.id}", domain="forms"
            )
            told = Message(_DECLARED, {"state": named(declared.state), "text": text})
            yield Criterion("declaration", "open", told, declared.ref, sources=declared.source)
        yield from _grounds(treaty)

    def _assistance(self, treaty: Treaty) -> Iterator[Criterion]:
        """Whether the treaty names each measure that is asked for, or at least leaves room for other help.

        A protocol goes on from the articles of the treaty that it supplements.
        """
        library, above = self.context.live.questionnaire.library.assistance, self.treaties.get(treaty.protocol_to)
        articles, parents = self._articles(treaty), self._articles(above) if above is not None else {}
        for one in self.context.assistance:
            title = Message(library[one].title, context=f"assistance/{one}:title", domain="forms")
            article, other = articles.get(one, ""), articles.get("other", "") or parents.get("other", "")
            if article:
                yield Criterion("assistance", "yes", title, article)
            elif above is not None and one in parents:
                yield Criterion("assistance", "yes", title, Message(_IN_PARENT, {"treaty": above.short}))
            elif other:
                end: Message | str = (
                    Message(_OTHER, {"article": other}) if treaty.prints_numbers else Message(_OTHER_HELP)
                )
                yield Criterion("assistance", "open", title, end)
            else:
                yield Criterion("assistance", "no", title, Message(_NOT_NAMED))

    def _articles(self, treaty: Treaty) -> Mapping[str, str]:
        return self.treaties.articles(treaty.treaty, self.context.states, self.context.request_date)

    def _offences(self, treaty: Treaty) -> Iterator[Criterion]:
        """Whether the treaty covers each offence charged; of one outside the catalogue, only a treaty on any offence tells."""
        for key in self.context.answers.records("offences"):
            shown, place = self.context.item(Ref("offences", key)), f"offences.{key}"
            how, ref = coverage(self.context, treaty, key, self.treaties, self.offences)
            if how == "invited":
                yield _optional(self.context, ref, shown, place)
                continue
            state, end, where = _COVERAGE[how]
            years = treaty.serious_crime.years if treaty.serious_crime is not None else 0
            told = Message(end, {"article": ref, "years": years})
            printed = told if treaty.prints_numbers or how != "named" else Message(_TO_CHECK)
            yield Criterion("offence", state, shown, printed, f"{place}.{where}" if where else "")

    def _relation(self, treaty: Treaty, before: Precedence) -> Criterion:
        other = self.treaties.names_in_citations[before.other]
        if before.sort == "replaces":
            text = _REPLACED if before.told == "yes" else _PERHAPS_REPLACED
            return Criterion("relation", "open", Message(text, {"other": other}), before.ref)
        assert treaty.gives_way is not None
        text = _GIVES_WAY if before.told == "yes" else _PERHAPS_GIVES_WAY
        told = Message(text, {"other": other, "paragraphs": treaty.gives_way.paragraphs})
        return Criterion("relation", "open", told, before.ref)


_COVERAGE: Mapping[Coverage, tuple[State, str, str]] = {
    "named": ("yes", _BINDING, ""),
    "any": ("yes", _ANY_OFFENCE, ""),
    "evidence": ("yes", _EVIDENCE, ""),
    "serious": ("open", _SERIOUS, ""),
    "not_serious": ("no", _NOT_SERIOUS, "penalty"),
    "penalty_unknown": ("unknown", _PENALTY_OPEN, "penalty"),
    "not_named": ("no", _NOT_NAMED, ""),
    "unknown": ("unknown", _NOT_KNOWN, "category"),
}
"""For each way in which an offence is covered: the state of the criterion, what stands at its end, and what mends it."""


def _unprinted(criterion: Criterion) -> Criterion:
    """Return the criterion with no number: it was not checked."""
    return replace(criterion, end=Message(_TO_CHECK))


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


def _optional(context: Context, ref: str, shown: Shown, place: str) -> Criterion:
    """An article that only invites States to punish: what the other State's law says is to be found out."""
    places = (_PUNISHABLE, f"{place}.requested_law")
    parameters = {"article": ref, "state": context.shown("request.requested"), "offence": shown}
    is_known = any(has_content(context.value(one)) for one in places)
    where = next((one for one in places if not context.live.is_hidden(one)), "")
    remedy = None if is_known else Message(_MAY_PUNISH, parameters)
    return Criterion("offence", "open", shown, Message(_OPTIONAL, {"article": ref}), where, remedy=remedy)


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
