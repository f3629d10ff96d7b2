"""Which standard of evidence the requested State holds a measure against: its own where the pack tells, else what is usual."""

from __future__ import annotations

from dataclasses import dataclass

from mla_writer.checks.context import Context
from mla_writer.forms.model import Source
from mla_writer.forms.sources import resolve_sources
from mla_writer.forms.standards import FREE, Standard, text_of
from mla_writer.forms.texts import form_context
from mla_writer.translation.message import Message, N_

_ITS_OWN = N_("{measure}: the facts are judged by {standard}. What that means: {takes} For this measure: {show}")
_USUAL = N_(
    "{measure}: which standard applies there is not known; {standard} is usual, to be verified. What to show: {show}"
)
_STRONGEST = N_("The highest standard for what you ask is {standard} ({measure}); the facts should meet that one.")
_TO_SHOW = N_("{measure}: what to show. {show}")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a measure wants of the facts there. `is_its_own` tells whether the pack names the standard."""

    assistance: str
    standard: Standard | None
    is_its_own: bool
    measure: Message
    show: Message
    sources: tuple[Source, ...]

    @property
    def name(self) -> Message:
        """The name of the standard."""
        assert self.standard is not None
        return text_of(self.standard, "name")

    @property
    def told(self) -> Message:
        """The standard, what showing it takes, and what to show for the measure."""
        parameters: dict[str, object] = {"measure": self.measure, "show": self.show}
        if self.standard is None:
            return Message(_TO_SHOW, parameters)
        parameters |= {"standard": self.name, "takes": text_of(self.standard, "takes")}
        return Message(_ITS_OWN if self.is_its_own else _USUAL, parameters)

    @property
    def told_as_strongest(self) -> Message:
        """That this standard is the strongest of all that the request asks for."""
        return Message(_STRONGEST, {"standard": self.name, "measure": self.measure})


def wanted_of(context: Context, assistance: str) -> Wanted | None:
    """Return what is wanted of the facts for a measure; None where no facts are asked for, or nothing is known at all."""
    library = context.live.questionnaire.library
    entry = context.pack.assistance.get(assistance) if context.pack is not None else None
    measure = library.standards.measure(assistance)
    if measure is None or (entry is not None and entry.standard == "none"):
        return None
    own = library.standards.get(entry.standard) if entry is not None and entry.standard not in FREE else None
    standard = own or library.standards.get(measure.standard)
    title = Message(library.assistance[assistance].title, context=f"{form_context(assistance)}:title", domain="forms")
    given = (*entry.sources, *own.source) if own is not None and entry is not None else measure.source
    sources = resolve_sources(given, context.sources)
    return Wanted(assistance, standard, own is not None, title, text_of(measure, "show"), sources)


def strongest_of(context: Context) -> Wanted | None:
    """Return the strongest standard that the State's pack names for what is asked; None where it names fewer than two."""
    every = [one for name in context.assistance if (one := wanted_of(context, name)) is not None]
    own = [one for one in every if one.is_its_own and one.standard is not None]
    if len({one.standard.id for one in own if one.standard is not None}) < 2:
        return None
    return max(own, key=lambda one: one.standard.strength if one.standard is not None else 0)
