"""What a pack settles for some cases only, in words: languages, papers, exemptions, groups of States, times that run."""

from __future__ import annotations

from collections.abc import Iterator

from mla_writer.countries.limit_words import group_title, limited, named_languages, named_states
from mla_writer.countries.model import CountryPack, LanguageCase
from mla_writer.countries.point_words import point_words
from mla_writer.forms.library import FormLibrary
from mla_writer.forms.model import Source
from mla_writer.translation.message import Message, N_

Told = tuple[str, Message, tuple[Source, ...]]
"""The thing worth knowing that is settled, in a sentence, and from which source."""

_TAKEN = N_("Requests are accepted in: {languages}.")
_EXEMPT = N_("Dual criminality is not required.")
_GROUP = N_("{group}: {states}.")
_TIME_FACT = {
    "advance": "channel.urgent", "oral": "channel.urgent", "electronic": "channel.email_advance_copy",
    "preservation": "e_evidence.preservation",
}  # fmt: skip
_PAPERS = ("copies", "authentication", "signatory")


def told_cases(pack: CountryPack, forms: FormLibrary) -> Iterator[Told]:
    """Yield what a pack settles for some cases only, each with its limits."""
    yield from _languages(pack, forms)
    yield from _papers(pack, forms)
    for number, exempt in enumerate(pack.dual_criminality.exempt):
        told = _noted(pack, exempt.note, f"dual_criminality.exempt.{number}") or Message(_EXEMPT)
        sources = exempt.sources or pack.dual_criminality.sources
        yield "dual_criminality.scope", limited(told, exempt.only, pack, forms), sources
    for name, group in pack.groups.items():
        states = named_states(group.states)
        if states is not None:
            told = Message(_GROUP, {"group": group_title(pack, name), "states": states})
            yield "legal_basis.treaty_need", told, group.sources
    for one in pack.times:
        told = Message(one.text, context=f"countries/{pack.country.lower()}:times.{one.id}", domain="countries")
        yield _TIME_FACT.get(one.after, "time_cost.duration"), limited(told, one.only, pack, forms), one.sources


def language_case(pack: CountryPack, case: LanguageCase, forms: FormLibrary) -> Message:
    """Return which languages are taken in a case, and in which case."""
    return limited(Message(_TAKEN, {"languages": named_languages(case.accepted)}), case.only, pack, forms)


def _languages(pack: CountryPack, forms: FormLibrary) -> Iterator[Told]:
    for number, case in enumerate(pack.languages.cases):
        sources = case.sources or pack.languages.sources
        yield "language.accepted", language_case(pack, case, forms), sources
        note = _noted(pack, case.note, f"languages.cases.{number}")
        if note is not None:
            yield "language.accepted", note, sources


def _papers(pack: CountryPack, forms: FormLibrary) -> Iterator[Told]:
    for number, case in enumerate(pack.formalities.cases if pack.formalities is not None else ()):
        for name in _PAPERS:
            point = getattr(case, name)
            if point is None:
                continue
            said = point_words(f"formalities.{name}", point)
            if said is not None:
                yield f"formalities.{name}", limited(said, case.only, pack, forms), point.sources
            note = _noted(pack, point.note, f"formalities.cases.{number}")
            if note is not None:
                yield f"formalities.{name}", note, point.sources


def _noted(pack: CountryPack, note: str, place: str) -> Message | None:
    if not note:
        return None
    return Message(note, context=f"countries/{pack.country.lower()}:{place}.note", domain="countries")
