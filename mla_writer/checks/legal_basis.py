"""What speaks for each treaty as a legal basis of the request at hand: criterion by criterion, with the article.

Everything is read from the treaty's own data, the catalogue of offences and the answers. What these do not tell is not known.
A number that was not checked is not shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from mla_writer.answers.values import has_content
from mla_writer.checks.basis_relations import Precedence, bearing, precedence
from mla_writer.checks.basis_scope import Coverage, coverage
from mla_writer.checks.context import Context
from mla_writer.checks.criteria import TREATIES, Criterion, Sort, State, condition, outcomes
from mla_writer.conditions.values import Day, Ref
from mla_writer.forms.questionnaire import RuleText
from mla_writer.interview.shown import Shown
from mla_writer.offences.library import OffenceLibrary
from mla_writer.translation.catalogue import named
from mla_writer.translation.message import Message, N_
from mla_writer.treaties.between import lists_both
from mla_writer.treaties.library import TreatyBetween, TreatyLibrary
from mla_writer.treaties.model import NOT_KNOWN, Treaty

Fit = Literal["fits", "partly", "not_yet", "unknown", "does_not_fit"]
Aside = Literal["", "not_binding", "not_known", "not_fitting"]
FITS: tuple[Fit, ...] = ("fits", "partly", "not_yet", "unknown", "does_not_fit")

_PUNISHABLE = "request.punishable_there"
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
_ANY_OFFENCE, _EVIDENCE = N_("any offence"), N_("electronic evidence of any offence")
_EVIDENCE_ONLY = N_("electronic evidence only")
_SERIOUS, _NOT_SERIOUS = N_("serious crime"), N_("less than {years} years, and not named")
_PENALTY_OPEN = N_("depends on the penalty")
_TO_CHECK = N_("article number to be checked")
_REPLACED = N_("Between these States {other} replaces it.")
_PERHAPS_REPLACED = N_("If {other} binds both States, it replaces this treaty: verify.")
_GIVES_WAY = N_(
    "{other} binds both States: its rules on requests apply in place of paragraphs {paragraphs}, unless both States agree."
)
_PERHAPS_GIVES_WAY = N_(
    "If {other} binds both States, its rules on requests apply in place of paragraphs {paragraphs}: verify."
)
_DECLARED = N_("{state}: {text}")


@dataclass(frozen=True, slots=True)
class Basis:
    """One treaty weighed: whether the request names it, whether it binds both States, and how it fits."""

    treaty: str
    is_named: bool
    in_force: TreatyBetween | None
    criteria: tuple[Criterion, ...]
    fit: Fit

    may_bind: bool = True

    @property
    def is_set_aside(self) -> bool:
        """Whether it stands aside: the request does not name it, and it does not bind both States or does not fit the case."""
        return not self.is_named and self.aside != ""

    @property
    def aside(self) -> Aside:
        """Why it stands aside: it does not bind both, is not known to, or does not fit; an empty text where it may serve."""
        if self.in_force is not None and self.in_force.in_force == "no":
            return "not_binding"
        if not self.may_bind:
            return "not_known"
        charged = {one.state for one in self.criteria if one.sort == "offence"}
        is_beside = "no" in charged and not charged & {"yes", "open"}
        return "not_fitting" if is_beside or self.fit == "does_not_fit" else ""


def weigh_treaties(context: Context, treaties: TreatyLibrary, offences: OffenceLibrary) -> tuple[Basis, ...]:
    """Return every treaty weighed for the request as it stands, the best fit first; of two that fit alike, the special one.

    Of a treaty that does not bind both States, and that the request does not name, only that is told.
    """
    between: dict[str, TreatyBetween] = {}
    if all(context.states):
        between = {one.id: one for one in treaties.between(*context.states, context.request_date)}
    rules: dict[str, list[RuleText]] = {}
    for one in context.live.questionnaire.rules:
        if one.requirement.kind == "legal_basis":
            rules.setdefault(one.origin, []).append(one)
    scales = _Scales(context, treaties, offences, between, rules)
    named = context.answers.listed(TREATIES)
    found = [scales.weigh(treaty, is_named=treaty.treaty in named) for treaty in treaties]
    return tuple(sorted(found, key=lambda one: scales.rank(one)))


@dataclass(frozen=True, slots=True)
class _Scales:
    """All that is needed to weigh a treaty."""

    context: Context
    treaties: TreatyLibrary
    offences: OffenceLibrary
    between: dict[str, TreatyBetween]
    rules: Mapping[str, list[RuleText]]

    def weigh(self, treaty: Treaty, *, is_named: bool) -> Basis:
        in_force = self.between.get(treaty.treaty)
        is_out = not is_named and self._is_beside(treaty, in_force)
        parties = _parties(self.context, treaty, in_force)
        criteria = (parties,) if is_out else (parties, *self._criteria(treaty))
        may_bind = in_force is None or in_force.in_force == "yes" or self._may_bind(treaty, criteria)
        return Basis(treaty.treaty, is_named, in_force, criteria, _fit(criteria), may_bind)

    def _is_beside(self, treaty: Treaty, in_force: TreatyBetween | None) -> bool:
        """Whether it is plain that a treaty stands aside, so that nothing else need be told of it."""
        if in_force is None or in_force.in_force == "yes":
            return False
        is_listed = bool(treaty.parties.states or treaty.parties.unclear)
        return in_force.in_force == "no" or (is_listed and not lists_both(treaty, self.context.states))

    def _may_bind(self, treaty: Treaty, criteria: tuple[Criterion, ...]) -> bool:
        """Whether a treaty of which it is not known may well bind both States: its list holds both, in whatever way.

        Where no list is known at all, it is worth a look if it names an offence that is charged.
        """
        if not treaty.parties.states and not treaty.parties.unclear:
            return any(one.sort == "offence" and one.state == "yes" for one in criteria) and treaty.covers == "named"
        return lists_both(treaty, self.context.states)

    def rank(self, basis: Basis) -> tuple[int, int, bool, int, int, int, bool, bool]:
        """The better one first: by fit, by whether it binds, then what goes before others, leaves out less, and was read.

        A scheme stands behind treaties; of two alike, one on all criminal matters comes before one on some offences.
        """
        treaty = self.treaties[basis.treaty]
        behind = sum(one.sort == "relation" for one in basis.criteria)
        states = [one.state for one in basis.criteria if one.sort in {"assistance", "offence"}]
        sure = ("yes", "unknown", "no").index(basis.in_force.in_force if basis.in_force is not None else "unknown")
        return (
            FITS.index(basis.fit),
            sure + (not basis.may_bind),
            not treaty.binding,
            behind,
            states.count("no"),
            -states.count("yes"),
            not treaty.general,
            not treaty.prints_numbers,
        )

    def _criteria(self, treaty: Treaty) -> Iterator[Criterion]:
        for one in (*self._assistance(treaty), *self._rest(treaty)):
            yield one if treaty.prints_numbers or not isinstance(one.end, str) or not one.end else _unprinted(one)

    def _rest(self, treaty: Treaty) -> Iterator[Criterion]:
        conditions = tuple(_conditions(self.context, self.rules.get(f"treaty:{treaty.treaty}", [])))
        for one in self._offences(treaty):
            yield _settled(one, conditions)
        yield from conditions
        for before in precedence(self.context, treaty, self.between, self.treaties):
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
            elif one in treaty.assistance_unclear:
                why, at = treaty.assistance_unclear[one], f"treaties/{treaty.treaty}:assistance_unclear.{one}"
                yield Criterion("assistance", "open", title, Message(why, context=at, domain="forms"))
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
    "evidence_only": ("open", _EVIDENCE_ONLY, ""),
    "serious": ("open", _SERIOUS, ""),
    "not_serious": ("no", _NOT_SERIOUS, "penalty"),
    "penalty_unknown": ("unknown", _PENALTY_OPEN, "penalty"),
    "not_named": ("no", _NOT_NAMED, ""),
    "unknown": ("unknown", _NOT_KNOWN, "category"),
}
"""For each way in which an offence is covered: the state of the criterion, what stands at its end, and what mends it."""


def _settled(offence: Criterion, conditions: tuple[Criterion, ...]) -> Criterion:
    """Return an offence as the conditions of the treaty leave it.

    Serious crime comes within a treaty where all its conditions are met; what it does not name may, where its scope is.
    """
    is_serious = isinstance(offence.end, Message) and offence.end.text == _SERIOUS
    if is_serious and conditions and all(one.state == "yes" for one in conditions):
        return replace(offence, state="yes")
    is_below = isinstance(offence.end, Message) and offence.end.text == _NOT_SERIOUS
    if offence.state == "no" and not is_below and "yes" in _scope(conditions):
        return replace(offence, state="open")
    return offence


def _unprinted(criterion: Criterion) -> Criterion:
    """Return the criterion with no number: it was not checked."""
    return replace(criterion, end=Message(_TO_CHECK))


# ---- criteria ----------------------------------------------------------------------------------------------------------


def _parties(context: Context, treaty: Treaty, between: TreatyBetween | None) -> Criterion:
    """Whether the treaty binds both States, as far as its list of parties tells."""
    sources = treaty.parties.source
    if between is None:
        missing = next(
            one for one in ("request.requesting", "request.requested", TREATIES) if not context.answers.text(one)
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


def _conditions(context: Context, rules: Iterable[RuleText]) -> Iterator[Criterion]:
    """What else the treaty wants of the case, by its own rules on the legal basis; decided whether it is named or not."""
    for rule, outcome in outcomes(context, rules):
        if outcome.result is not True or rule.requirement.met:
            yield condition(context, rule, outcome)


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
    if parties == "no" or "no" in _scope(criteria) or {"no"} in (set(charged), set(measures)):
        return "does_not_fit"
    if parties == "unknown" or not measures or not charged:
        return "unknown"
    if {"no", "unknown"} & set(conditions):
        return "not_yet"
    if {*measures, *charged, *conditions} == {"yes"}:
        return "partly" if _states(criteria, "relation") else "fits"
    return "partly" if {"yes", "open"} & set(charged) else "unknown"


def _scope(criteria: tuple[Criterion, ...]) -> list[State]:
    """Return how the rules on the treaty's own scope stand: those that lead to the choice of treaties."""
    return [one.state for one in criteria if one.where == TREATIES]


def _states(criteria: tuple[Criterion, ...], sort: Sort) -> list[State]:
    return [one.state for one in criteria if one.sort == sort]
