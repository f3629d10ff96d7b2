"""What dual criminality means for the request at hand: whether it is a condition here, and which elements are tested.

Everything is read from the requested State's pack, from the treaties relied on and from the answers. What these do not tell is
not known, and then every element counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from mla_writer.checks.charges import Charge
from mla_writer.checks.context import Context
from mla_writer.checks.levels import capped
from mla_writer.checks.limits import holds
from mla_writer.conditions.values import UNKNOWN
from mla_writer.countries.model import Exempt
from mla_writer.forms.model import Level, Source
from mla_writer.interview.element import Element
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import Message, N_

Gap = tuple[Level, tuple[Source, ...], Message | None]
Needed = Literal["yes", "open", "discretionary", "unknown", "no"]
_GRAVEST: tuple[Needed, ...] = ("yes", "open", "discretionary", "unknown", "no")
"""A request for several measures needs what the most demanding of them needs."""
_OF_TREATY: dict[str, Needed] = {"required": "yes", "may_refuse": "discretionary", "no": "no", "unknown": "unknown"}
_OF_MEASURE: dict[str, Needed] = {"yes": "yes", "no": "no", "discretionary": "discretionary", "unknown": "unknown"}
_NO_STATE = N_("Choose the requested State to see whether the act must be an offence there too.")
_NO_PACK = N_("Nothing is known about what {state} requires. Every element counts.")
_EVERY = N_("{state} assists only where the act is an offence there too, whatever is asked for.")
_FOR_THESE = N_(
    "For compulsory measures, {state} assists only where the act is an offence there too; here: {measures}."
)
_FOR_SOME = N_("For {measures}, {state} assists only where the act is an offence there too.")
_OPEN = N_(
    "{state} requires the act to be an offence there too for compulsory measures. Whether {measures} needs compulsion "
    "is still open."
)
_MAY = N_("{state} may refuse where the act is not an offence there, but does not have to. Every element counts.")
_UNKNOWN = N_("Whether the act must be an offence in {state} too is not known for {measures}. Every element counts.")
_NOT_HERE = N_("For what you request, {state} does not require the act to be an offence there too.")
_SAME_CONDUCT = N_(
    "Under {article} of {treaty}, dual criminality is met where the conduct is an offence in both States, whatever it "
    "is called there."
)


@dataclass(frozen=True, slots=True)
class Way:
    """How dual criminality counts as met by a treaty that is relied on and in force."""

    treaty: str
    text: Message
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Need:
    """Whether the act has to be an offence in the requested State too, in a sentence; `more` says how that can be met."""

    needed: Needed
    text: Message
    sources: tuple[Source, ...] = ()
    more: tuple[Way, ...] = ()


def need(context: Context) -> Need:
    """Return whether dual criminality is a condition of the request as it stands, why, and from which source."""
    state = context.shown("request.requested")
    if not state.is_answered:
        return Need("unknown", Message(_NO_STATE))
    more = tuple(_ways(context))
    if context.pack is None:
        return Need("unknown", Message(_NO_PACK, {"state": state}), more=more)
    found = {one: needed_for(context, one) for one in context.assistance}
    needed = _strictest(found.values())
    which = tuple(one for one, result in found.items() if result == needed)
    parameters = {"state": state, "measures": Shown(which, context.live.questionnaire.shape("request.assistance"))}
    text = Message(_sentence(context, needed, which), parameters)
    return Need(needed, text, _sources(context, which), more if needed != "no" else ())


def needed_for(context: Context, measure: str) -> Needed:
    """Return whether the requested State makes dual criminality a condition of one measure."""
    pack = context.pack
    if pack is None:
        return "unknown"
    if _is_exempt_as_charged(context, measure):
        return "no"
    entry = pack.assistance.get(measure)
    own = entry.dual_criminality if entry is not None else None
    if own is not None:
        return _OF_MEASURE[own.needed] if own.needed != "treaty" else _by_treaty(context, measure)
    scope = pack.dual_criminality.scope
    if scope == "coercive":
        return _by_compulsion(context, measure)
    if scope == "treaty":
        return _by_treaty(context, measure)
    plain: dict[str, Needed] = {"all": "yes", "none": "no", "discretionary": "discretionary"}
    return plain.get(scope, "unknown")


def is_condition(context: Context) -> object:
    """Return whether this State makes dual criminality a condition here: True, False, or UNKNOWN."""
    needed = {needed_for(context, one) for one in context.assistance} or {"unknown"}
    if "yes" in needed:
        return True
    return False if needed == {"no"} else UNKNOWN


def is_tested(context: Context, element: Element) -> bool:
    """Whether the requested State looks for facts on `element`; every element counts where its test is not known."""
    pack = context.pack
    objective_only = pack is not None and pack.dual_criminality.tested == "objective_elements"
    return not (objective_only and element.is_mental)


def counts(context: Context, charge: Charge, element: Element) -> bool:
    """Whether an element without a fact is a gap: it is tested, and this case has it."""
    return charge.is_needed(element) and is_tested(context, element) and not is_exempt(context, charge)


def is_exempt(context: Context, charge: Charge) -> bool:
    """Whether the requested State does not look at dual criminality for this offence, whatever of the request it does."""
    measures = context.assistance
    return bool(measures) and all(_exemptions(context, one, charge.category) for one in measures)


def level_of_gap(context: Context) -> Gap:
    """Return how loudly a gap in the offence speaks: level, the sources for it, and why it is less than a blocker."""
    condition = is_condition(context)
    if condition is False:
        return "advice", (), None
    if condition is UNKNOWN or context.pack is None:
        return "warning", (), None
    sources = _sources(context, context.assistance)
    level, note = capped("blocker", sources, context)
    return level or "advice", sources, note


def level_of_doubt(context: Context) -> Level:
    """Return how loudly a doubt about a linked fact speaks: a warning where dual criminality may matter here."""
    return "advice" if is_condition(context) is False else "warning"


# ---- inner -------------------------------------------------------------------------------------------------------------


def _is_exempt_as_charged(context: Context, measure: str) -> bool:
    """Whether a measure is exempt for all offences, or for every one that is charged."""
    categories = _categories(context)
    if not categories:
        return bool(_exemptions(context, measure))
    return all(_exemptions(context, measure, one) for one in categories)


def _categories(context: Context) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.category for one in context.charges))


def _exemptions(context: Context, measure: str, *categories: str) -> tuple[Exempt, ...]:
    """Return what exempts a measure from dual criminality, for any of some offences of the catalogue."""
    pack = context.pack
    every = pack.dual_criminality.exempt if pack is not None else ()
    return tuple(one for one in every if any(holds(context, one.only, measure, kind) for kind in categories or ("",)))


def _by_compulsion(context: Context, measure: str) -> Needed:
    coercive = context.is_coercive(measure)
    if coercive is UNKNOWN:
        return "open"
    return "yes" if coercive is True else "no"


def _by_treaty(context: Context, measure: str) -> Needed:
    """Return what the treaties relied on say: the strictest, because the State may rely on any of them."""
    told = [one.dual_criminality for one in context.relied_on.values() if one.dual_criminality is not None]
    found: list[Needed] = []
    for one in told:
        freed = one.coercive_only and context.is_coercive(measure) is False
        found.append("no" if freed else _OF_TREATY[one.need])
    return _strictest(found)


def _strictest(found: Iterable[Needed]) -> Needed:
    return min(found, key=_GRAVEST.index, default="unknown")


def _sources(context: Context, measures: tuple[str, ...]) -> tuple[Source, ...]:
    """Return where it stands: with the measures, where the pack tells of them apart, else what holds in general."""
    assert context.pack is not None
    entries = (context.pack.assistance.get(one) for one in measures)
    own = [one.dual_criminality for one in entries if one is not None and one.dual_criminality is not None]
    exempt = (one for measure in measures for one in _exemptions(context, measure, *_categories(context)))
    cited = [*(one.sources for one in exempt), *(one.sources for one in own)]
    found = tuple(dict.fromkeys(source for some in cited for source in some))
    return found or context.pack.dual_criminality.sources


def _sentence(context: Context, needed: Needed, measures: tuple[str, ...]) -> str:
    if needed == "yes":
        return _why_yes(context, measures)
    return {"open": _OPEN, "discretionary": _MAY, "unknown": _UNKNOWN, "no": _NOT_HERE}[needed]


def _why_yes(context: Context, measures: tuple[str, ...]) -> str:
    assert context.pack is not None
    entries = (context.pack.assistance.get(one) for one in measures)
    if any(one is not None and one.dual_criminality is not None for one in entries):
        return _FOR_SOME
    return {"all": _EVERY, "coercive": _FOR_THESE}.get(context.pack.dual_criminality.scope, _FOR_SOME)


def _ways(context: Context) -> Iterator[Way]:
    """Yield how it can be met, by the treaties that are relied on and in force."""
    for name, treaty in context.relied_on.items():
        told, between = treaty.dual_criminality, context.treaties.get(name)
        if told is not None and told.same_conduct and between is not None and between.in_force == "yes":
            title = Message(treaty.the, context=f"treaties/{name}:the", domain="forms")
            article = Message(N_("art. {number}"), {"number": told.same_conduct})
            text = Message(_SAME_CONDUCT, {"article": article, "treaty": title})
            yield Way(name, text, tuple(replace(one, ref=told.same_conduct) for one in treaty.source))
