"""DUAL-011 The offence carries less than the requested State, or a treaty, asks for.

Some measures are granted only for offences of a certain weight, measured by the highest penalty that the law threatens. Where the
law of the requesting State counts, the penalty entered is compared. Where only the law of the requested State counts, the
program cannot know its figure: it asks you to look, as long as no matching provision is named.

A fine that is grave enough as well is told, but you compare it yourself.

Pass: a search for which more than one year is needed, and an offence punishable by up to seven years.
Fail: the same search for an offence punishable by up to six months.
Good: the highest penalty of the law, not of this case; and the matching provision of the requested State, if you have read it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from mla_writer.checks.charges import Charge
from mla_writer.checks.context import Context
from mla_writer.checks.dual_criminality import is_exempt
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.levels import capped
from mla_writer.checks.rules.missing_answer import has_content
from mla_writer.conditions.values import UNKNOWN, Ref
from mla_writer.countries.model import CountryPack
from mla_writer.countries.point_words import fine_words
from mla_writer.countries.points import Fine, Threshold
from mla_writer.forms.model import Level, Source
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import Message, N_

CODE: Final = "DUAL-011"
KIND: Final = "dual_criminality"
READS: Final = everything(words=("offences",))

_TOO_LITTLE = Saying(
    N_("{offence}: penalty too low"),
    N_(
        "{offence}: for {measures}, {who} requires an offence punishable by {least}; the penalty entered is lower. "
        "Correct the penalty, charge the graver offence, or leave this measure out."
    ),
)
_TO_LOOK_UP = Saying(
    N_("{offence}: grave enough there?"),
    N_(
        "{offence}: for {measures}, {who} requires an offence punishable under its own law by {least}. Find the "
        "matching provision and enter it."
    ),
)
_FINE_MAY_DO = Saying(
    N_("{offence}: is the fine high enough?"),
    N_(
        "{offence}: for {measures}, {who} requires an offence punishable by {least}. The term of imprisonment entered "
        "is lower; check whether the fine is high enough, and say so."
    ),
)
_ASK = N_("Is the conduct described as “{offence}” punishable under the law of the requested State by {least}?")
_OR_FINE, _OR_FINE_ABOVE = (
    N_("{least}, or by a fine of at least {fine}"),
    N_("{least}, or by a fine of more than {fine}"),
)
_AT_LEAST, _MORE_THAN = (
    N_("at least {months} months at the most severe"),
    N_("more than {months} months at the most severe"),
)


@dataclass(frozen=True, slots=True)
class _Demand:
    """A threshold that bears on measures of the request: whose it is, whose law counts, and the figure in months."""

    who: object
    origin: str
    measures: tuple[str, ...]
    months: int
    more_than: bool
    under: str
    sources: tuple[Source, ...]
    stale: bool = False
    fine: Fine | None = None
    of_dual: bool = False
    """Whether it is part of dual criminality, from which some offences may be exempt."""

    def is_met(self, months: int) -> bool:
        return months > self.months if self.more_than else months >= self.months


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each charge below a threshold, or of which it is not known whether it reaches one there."""
    demands = tuple(_demands(context))
    for charge in context.charges if demands else ():
        months = months_of(context, charge.offence)
        for one in demands:
            yield from _judged(context, charge, one, months)


def months_of(context: Context, offence: str) -> int | None:
    """Return the highest penalty in months; life and death are more than any figure; None where it is not answered."""
    path = f"offences.{offence}.penalty"
    if any(context.answers.get(f"{path}.{one}") is True for one in ("life", "death")):
        return 12_000
    years, months = (context.answers.get(f"{path}.{one}") for one in ("max_years", "max_months"))
    if years is UNKNOWN and months is UNKNOWN:
        return 0 if has_content(context.answers.get(f"{path}.fine")) else None
    return round(12 * _number(years) + _number(months))


def _number(value: object) -> float:
    try:
        return float(str(value))
    except ValueError:
        return 0


def _judged(context: Context, charge: Charge, demand: _Demand, months: int | None) -> Iterator[Finding]:
    if months is None:
        return  # that the penalty is missing is said at its question
    if demand.of_dual and is_exempt(context, charge):
        return
    if demand.under in {"requesting", "both"} and not demand.is_met(months):
        if demand.fine is not None and has_content(context.answers.get(f"offences.{charge.offence}.penalty.fine")):
            yield from _finding(context, charge, demand, _FINE_MAY_DO, "penalty")
            return
        yield from _finding(context, charge, demand, _TOO_LITTLE, "penalty")
        return
    theirs = demand.under in {"requested", "both"} or (demand.under == "either" and not demand.is_met(months))
    if theirs and not has_content(context.answers.get(f"offences.{charge.offence}.requested_law")):
        yield from _finding(context, charge, demand, _TO_LOOK_UP, "requested_law")


def _finding(context: Context, charge: Charge, demand: _Demand, saying: Saying, where: str) -> Iterator[Finding]:
    is_told = saying is _TOO_LITTLE
    wanted: Level = "blocker" if is_told else "advice"
    level, note = capped(wanted, demand.sources, context, stale=demand.stale)
    if level is None:
        return
    least = _least(demand)
    shape = context.live.questionnaire.shape("request.assistance")
    told = saying.about(
        offence=context.item(Ref("offences", charge.offence)),
        measures=Shown(demand.measures, shape),
        who=demand.who,
        least=least,
    )
    at = f"offences.{charge.offence}.{where}"
    rests_on = (f"offences.{charge.offence}.penalty", at, "request.assistance")
    yield Finding(
        CODE, KIND, level, "not_met" if is_told else "cannot_tell", at, **told,
        origin=demand.origin, sources=demand.sources, rests_on=rests_on, note=note,
        ask=Message(_ASK, told["title"].parameters) if saying is _TO_LOOK_UP else None,
    )  # fmt: skip


def _least(demand: _Demand) -> Message:
    least = Message(_MORE_THAN if demand.more_than else _AT_LEAST, {"months": demand.months})
    fine = demand.fine
    if fine is None:
        return least
    return Message(_OR_FINE_ABOVE if fine.more_than else _OR_FINE, {"least": least, "fine": fine_words(fine)})


def _demands(context: Context) -> Iterator[_Demand]:
    if context.pack is not None:
        yield from _of_pack(context, context.pack)
    for name, treaty in context.relied_on.items():
        told, between = treaty.dual_criminality, context.treaties.get(name)
        if told is None or not told.max_years or between is None or between.in_force != "yes":
            continue
        measures = _concerned(context, ("coercive",) if told.coercive_only else ("all",))
        if measures:
            title = Message(treaty.the, context=f"treaties/{name}:the", domain="forms")
            yield _Demand(title, f"treaty:{name}", measures, 12 * told.max_years, False, "both", treaty.source)


def _of_pack(context: Context, pack: CountryPack) -> Iterator[_Demand]:
    general = pack.dual_criminality.threshold
    own: dict[str, Threshold] = {}
    for one in context.assistance:
        entry = pack.assistance.get(one)
        if entry is not None and entry.least is not None:
            own[one] = entry.least
    for measure, threshold in own.items():
        of_dual = pack.assistance[measure].threshold is None
        yield _of_threshold(context, pack, threshold, (measure,), of_dual=of_dual)
    if general is not None:
        measures = tuple(one for one in _concerned(context, general.for_) if one not in own)
        if measures:
            yield _of_threshold(context, pack, general, measures, of_dual=True)


def _of_threshold(
    context: Context, pack: CountryPack, threshold: Threshold, measures: tuple[str, ...], *, of_dual: bool
) -> _Demand:
    months = 12 * threshold.max_years + threshold.max_months
    sources = threshold.sources or pack.dual_criminality.sources
    state = context.shown("request.requested")
    origin = f"country:{pack.country}"
    return _Demand(
        state, origin, measures, months, threshold.more_than, threshold.under, sources, context.pack_is_stale,
        threshold.fine, of_dual,
    )  # fmt: skip


def _concerned(context: Context, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Return the measures asked for that a threshold for `wanted` bears on; what may need no compulsion is left out."""
    return tuple(
        one
        for one in context.assistance
        if "all" in wanted or one in wanted or ("coercive" in wanted and context.is_coercive(one) is True)
    )
