"""In which languages the requested State takes a request: those of its pack, of cases that hold, of the authority addressed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from mla_writer.checks.context import Context
from mla_writer.checks.limits import languages_for, may_hold
from mla_writer.countries.model import Authority, CountryPack, LanguageCase, Languages
from mla_writer.forms.model import Source

ADDRESSEE = "request.requested_authority.name"


@dataclass(frozen=True, slots=True)
class Taken:
    """The languages (codes) in which some measures are taken; `measures` is empty where they are those of every request."""

    accepted: tuple[str, ...]
    measures: tuple[str, ...]
    translation: str
    sources: tuple[Source, ...]
    is_general: bool


def taken(context: Context) -> tuple[Taken, ...]:
    """Return in which languages the State takes the request, one entry for each set of languages; nothing without a pack."""
    pack = context.pack
    if pack is None:
        return ()
    by_measure = {one: _taken(context, pack, one) for one in context.assistance or ("",)}
    every = tuple(dict.fromkeys(by_measure.values()))
    return tuple(_told(one, pack, by_measure, is_only=len(every) == 1) for one in every)


def standing(context: Context, language: str) -> Literal["every", "some", ""]:
    """Return whether a language is accepted for every measure of the request, for some of them, or for none."""
    held = [language in one.accepted for one in taken(context)]
    return "every" if held and all(held) else "some" if any(held) else ""


def measures_in(context: Context, language: str) -> tuple[str, ...]:
    """Return the measures for which a language is accepted."""
    return tuple(measure for one in taken(context) if language in one.accepted for measure in one.measures)


def open_cases(context: Context) -> Iterator[tuple[int, LanguageCase]]:
    """Yield, with its number, each case that may hold still: it turns on a treaty or an offence that nobody has named yet."""
    pack = context.pack
    for number, case in enumerate(pack.languages.cases if pack is not None else ()):
        if any(may_hold(context, case.only, one) for one in context.assistance or ("",)):
            yield number, case


def _taken(context: Context, pack: CountryPack, measure: str) -> Languages | LanguageCase:
    """Return the languages in which a measure is asked for: those of the authority that it is addressed to go first."""
    name = context.answers.get(ADDRESSEE)
    addressee = str(getattr(name, "plain", name)).casefold()
    here = next((one for one in pack.authorities if one.languages and addressee in _called(one)), None)
    if here is not None:
        return Languages(accepted=here.languages, sources=here.sources)
    return languages_for(context, pack, measure)


def _called(one: Authority) -> frozenset[str]:
    return frozenset(name.casefold() for name in (one.name, *one.names.values()))


def _told(
    one: Languages | LanguageCase, pack: CountryPack, by_measure: dict[str, Languages | LanguageCase], *, is_only: bool
) -> Taken:
    is_general = one == pack.languages
    measures = tuple(name for name, found in by_measure.items() if name and found == one)
    named = () if is_general and is_only else measures
    return Taken(one.accepted, named, one.translation, one.sources or pack.languages.sources, is_general)
