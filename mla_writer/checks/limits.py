"""Whether what a pack settles for some cases only holds for the request at hand."""

from __future__ import annotations

from mla_writer.checks.basis_relations import names_other_treaty
from mla_writer.checks.context import Context
from mla_writer.conditions.values import day_in
from mla_writer.countries.model import CountryPack, LanguageCase, Languages
from mla_writer.countries.points import Formalities, FormalitiesCase
from mla_writer.forms.model import Only
from mla_writer.forms.only import ALL, COERCIVE, NO_TREATY


def holds(context: Context, only: Only, measure: str, category: str = "") -> bool:
    """Whether `only` holds for a measure of the request, and for an offence of a `category`, where one is looked at.

    What limits to offences holds for no request as a whole.
    """
    return _of_states(context, only) and _of_measure(context, only, measure) and _of_law(context, only, category)


def may_hold(context: Context, only: Only, measure: str) -> bool:
    """Whether what turns on treaties or offences may hold for a measure still: no treaty is named, and all else is so."""
    if not (only.treaties or only.offences) or _names_treaty(context):
        return False
    return _of_states(context, only) and _of_measure(context, only, measure) and _of_days(context, only)


def languages_for(context: Context, pack: CountryPack, measure: str) -> Languages | LanguageCase:
    """Return the languages in which a request for a measure is taken: those of the first case that holds, or of all others."""
    every = pack.languages
    return next((one for one in every.cases if holds(context, one.only, measure)), every)


def papers_for(context: Context, formalities: Formalities, measure: str) -> tuple[FormalitiesCase, ...]:
    """Return the cases in which the papers for a measure have to look otherwise; those that go first, first."""
    return tuple(one for one in formalities.cases if holds(context, one.only, measure))


def _of_states(context: Context, only: Only) -> bool:
    asking, pack = context.states[0], context.pack
    if pack is None:
        return False
    inside = not only.states or asking in pack.members(only.states)
    return inside and not (only.outside and (not asking or asking in pack.members(only.outside)))


def _of_measure(context: Context, only: Only, measure: str) -> bool:
    if only.beyond and (not measure or measure in only.beyond):
        return False
    if not only.for_ or ALL in only.for_ or measure in only.for_:
        return True
    return COERCIVE in only.for_ and bool(measure) and context.is_coercive(measure) is True


def _of_law(context: Context, only: Only, category: str) -> bool:
    named = set(context.answers.listed("request.treaties"))
    by_treaty = (
        not only.treaties
        or bool(named & set(only.treaties))
        or (NO_TREATY in only.treaties and not _names_treaty(context))
    )
    if not by_treaty or (only.offences and category not in only.offences):
        return False
    return _of_days(context, only)


def _names_treaty(context: Context) -> bool:
    return bool(context.answers.listed("request.treaties")) or names_other_treaty(context)


def _of_days(context: Context, only: Only) -> bool:
    begins, ends, on = day_in(only.from_), day_in(only.until), context.request_date
    return (begins is None or on.last >= begins.first) and (ends is None or on.first <= ends.last)
