"""For what alone something in a pack holds, in words: for which States, measures, treaties, offences and days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mla_writer.countries.model import CountryPack
from mla_writer.forms.library import FormLibrary
from mla_writer.forms.model import Only
from mla_writer.forms.only import ALL, COERCIVE, NO_TREATY
from mla_writer.forms.texts import form_context
from mla_writer.translation.catalogue import LANGUAGES, STATES
from mla_writer.translation.message import Message, N_

_LIMITED = N_("{told} [{limits}]")
_AND = N_("{first}, {more}")
_BESIDE = N_("{first}; {more}")
_STATES, _OUTSIDE = N_("States: {which}"), N_("not for: {which}")
_MEASURES, _COERCIVE = N_("measures: {which}"), N_("compulsory measures")
_BEYOND = N_("measures other than: {which}")
_TREATIES, _NONE = N_("under: {which}"), N_("without a treaty")
_OFFENCES = N_("offences: {which}")
_FROM, _UNTIL = N_("from {date} on"), N_("until {date}")


def limited(told: Message, only: Only | None, pack: CountryPack, forms: FormLibrary) -> Message:
    """Return a sentence with what limits it, as far as anything does."""
    limits = told_limits(only, pack, forms) if only is not None else None
    return Message(_LIMITED, {"told": told, "limits": limits}) if limits is not None else told


def for_states(told: Message, states: Iterable[str], pack: CountryPack) -> Message:
    """Return a sentence with the States for whose requests alone it holds; empty for all."""
    limits = next(_which(_STATES, (_state(pack, one) for one in states)), None)
    return Message(_LIMITED, {"told": told, "limits": limits}) if limits is not None else told


def told_limits(only: Only, pack: CountryPack, forms: FormLibrary) -> Message | None:
    """Return the limits in words, or None where there are none."""
    return _joined(_limits(only, pack, forms), _BESIDE)


def listed(words: Iterable[Message]) -> Message | None:
    """Return several words as a list, or None where there are none."""
    return _joined(words, _AND)


def joined(words: Iterable[Message]) -> Message | None:
    """Return several phrases that hold commas themselves, or None where there are none."""
    return _joined(words, _BESIDE)


def named_languages(codes: Iterable[str]) -> Message | None:
    """Return the names of languages as a list, or None where there are none."""
    return listed(Message(code, domain=LANGUAGES) for code in codes)


def named_states(codes: Iterable[str]) -> Message | None:
    """Return the names of States as a list, or None where there are none."""
    return listed(Message(code, domain=STATES) for code in codes)


def group_title(pack: CountryPack, name: str) -> Message:
    """Return what a group of States is called."""
    home = f"countries/{pack.country.lower()}"
    return Message(pack.groups[name].title, context=f"{home}:groups.{name}.title", domain="countries")


def _limits(only: Only, pack: CountryPack, forms: FormLibrary) -> Iterator[Message]:
    for text, names in ((_STATES, only.states), (_OUTSIDE, only.outside)):
        yield from _which(text, (_state(pack, one) for one in names))
    for text, types in ((_MEASURES, only.for_), (_BEYOND, only.beyond)):
        yield from _which(text, (_type(forms, one) for one in types if one in forms.assistance))
    if COERCIVE in only.for_ and ALL not in only.for_:
        yield Message(_COERCIVE)
    yield from _which(_TREATIES, (Message(_plain(one).upper()) for one in only.treaties if one != NO_TREATY))
    if NO_TREATY in only.treaties:
        yield Message(_NONE)
    yield from _which(_OFFENCES, (Message(_plain(one)) for one in only.offences))
    for text, day in ((_FROM, only.from_), (_UNTIL, only.until)):
        if day:
            yield Message(text, {"date": day})


def _which(text: str, words: Iterable[Message]) -> Iterator[Message]:
    which = listed(words)
    if which is not None:
        yield Message(text, {"which": which})


def _type(forms: FormLibrary, name: str) -> Message:
    return Message(forms.assistance[name].title, context=f"{form_context(name)}:title", domain="forms")


def _state(pack: CountryPack, name: str) -> Message:
    return group_title(pack, name) if name in pack.groups else Message(name, domain=STATES)


def _plain(name: str) -> str:
    """Return an id as words; what it stands for has its name in another part of the program."""
    return name.replace("_", " ")


def _joined(words: Iterable[Message], between: str) -> Message | None:
    joined: Message | None = None
    for one in words:
        joined = one if joined is None else Message(between, {"first": joined, "more": one})
    return joined
