"""LEGAL-012 Nothing opens the way by which the request is to go.

Central authorities deal with each other directly because a treaty says so. Without one, a letter rogatory goes from the court or
prosecutor through the ministries of foreign affairs, unless the requested State takes requests without a treaty at its central
authority, as some do. From one judicial authority straight to the other, or through a contact point that answers day and night,
it goes only where a treaty between the two States, or the law there, opens that way. A letter on the wrong way is not registered.

Pass: no treaty is named, and the letter goes through diplomatic channels; none is named yet, and a treaty that binds both States
has requests sent this way; a preservation goes through a contact point, and the
Budapest Convention binds both States.
Fail: no treaty is named, and the letter goes directly between judicial authorities; it does so under UNCAC, which has requests
sent between central authorities; it does so to a State that takes requests directly when they are urgent, and nothing is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.answers.values import has_content
from mla_writer.checks.basis_relations import names_other_treaty, rests_on_no_treaty
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.levels import capped
from mla_writer.countries.share import is_read
from mla_writer.forms.model import Source
from mla_writer.forms.sources import resolve_sources
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import Message, N_
from mla_writer.treaties.demands import source_of
from mla_writer.treaties.model import Treaty

CODE: Final = "LEGAL-012"
KIND: Final = "procedure"
READS: Final = everything(words=("request",))

_WAY = Saying(
    N_("No treaty provides for this channel"),
    N_(
        "No treaty is named that may bind both States, so nothing provides for this channel: {channel}. Verify with "
        "{other} that it accepts requests this way without a treaty; otherwise send a letter rogatory through "
        "diplomatic channels."
    ),
)
_BY_DIPLOMATS = Saying(
    N_("No treaty provides for this channel"),
    N_(
        "No treaty is named that may bind both States. Without one, requests to {other} go through diplomatic channels: "
        "send a letter rogatory, or verify with {other} that it accepts requests this way: {channel}."
    ),
)
_NOT_DIRECT = Saying(
    N_("The treaty has another channel"),
    N_(
        "Under {treaty}, requests go between central authorities, and nothing is known to allow direct transmission "
        "between judicial authorities to {other}. Send it to the central authority, or verify with {other} that it "
        "accepts direct requests."
    ),
)
_NO_CONTACT_POINT = Saying(
    N_("No contact point between these States"),
    N_(
        "24/7 contact points assist under a treaty on cybercrime; no treaty that provides for them is known to bind "
        "both States. Send the request through INTERPOL or between central authorities, or verify with {other} that "
        "its contact point accepts it."
    ),
)
_ASK = N_("Would a request that is sent this way be accepted: {channel}?")
_PLACE: Final = "request.channel"
_WANTED: Final = ("yes", "no_treaty")
_DIRECT, _CONTACT_POINT = "direct", "contact_point"
_BASES: Final = ("request.treaties", "request.domestic_law", "request.reciprocity")
"""Where nothing is said to these, the legal basis is still to come."""
_GENERAL: Final = ("general_practice",)
_URGENT: Final = "request.urgent"
_CONTACT_FACT: Final = "e_evidence.contact_24_7"
"""What a pack tells of a contact point stands under this key."""


def find(context: Context) -> Iterator[Finding]:
    """Yield one finding where nothing opens the way by which the request is to go."""
    channel = context.value(_PLACE)
    if context.live.is_hidden("request.treaties") or not isinstance(channel, str) or channel == "diplomatic":
        return
    if rests_on_no_treaty(context):
        if not any(has_content(context.value(one)) for one in _BASES) and _opens_for_both(context, channel):
            return
        own = _by_diplomats(context)
        saying = _BY_DIPLOMATS if own else _WAY
        told = saying.about(channel=context.shown(_PLACE), other=context.shown("request.requested"))
        sources = own or resolve_sources(_GENERAL, context.sources)
        rests_on = (_PLACE, "request.treaties", "request.other_treaty")
        ask = Message(_ASK, told["message"].parameters)
        yield Finding(CODE, KIND, "advice", "not_met", _PLACE, **told, sources=sources, rests_on=rests_on, ask=ask)
    elif names_other_treaty(context):
        return  # what is in no list may open it
    elif all(context.states) and channel in {_DIRECT, _CONTACT_POINT} and not _is_open(context, channel):
        yield from _not_open(context, channel)


def _by_diplomats(context: Context) -> tuple[Source, ...]:
    """Return the sources that were read by which the requested State's pack wants diplomats where no treaty binds; else none."""
    ways = context.pack.channel if context.pack is not None else None
    point = ways.diplomatic if ways is not None else None
    return point.sources if point is not None and point.value in _WANTED and is_read(point.sources) else ()


def _is_open(context: Context, channel: str) -> bool:
    """Whether a treaty that is named, or that binds both States, opens the channel, or the requested State's pack does."""
    pack = context.pack
    if pack is not None and channel == _CONTACT_POINT and any(one.fact == _CONTACT_FACT for one in pack.information):
        return True
    direct = pack.channel.direct if pack is not None and pack.channel is not None else None
    is_urgent = context.value(_URGENT) is True
    if (
        channel == _DIRECT
        and direct is not None
        and (direct.value == "yes" or (direct.value == "urgent" and is_urgent))
    ):
        return True
    return any(channel in _ways(one) for one in _named(context)) or _opens_for_both(context, channel)


def _opens_for_both(context: Context, channel: str) -> bool:
    """Whether a treaty that is known to bind both States opens the channel."""
    if not all(context.states):
        return False
    library = context.library
    opening = (one.treaty for one in library if channel in _ways(one))
    return any(library.binding(one, context.states, context.request_date).in_force == "yes" for one in opening)


def _named(context: Context) -> tuple[Treaty, ...]:
    """Return the treaties that are named and may bind both States."""
    every = context.relied_on.items()
    return tuple(one for name, one in every if name in context.treaties and context.treaties[name].in_force != "no")


def _ways(treaty: Treaty) -> frozenset[str]:
    return frozenset(way for one in treaty.provisions for way in one.ways)


def _not_open(context: Context, channel: str) -> Iterator[Finding]:
    """Yield the finding that the treaties named have another channel; nothing where none of them tells which."""
    other, rests_on = (
        context.shown("request.requested"),
        (_PLACE, "request.treaties", "request.other_treaty", "request.requested"),
    )
    if channel == _CONTACT_POINT:
        told, sources = _NO_CONTACT_POINT.about(other=other), resolve_sources(_GENERAL, context.sources)
        yield Finding(CODE, KIND, "advice", "not_met", _PLACE, **told, sources=sources, rests_on=rests_on)
        return
    closing = next((one for one in _named(context) if _ways(one)), None)
    if closing is None:
        return
    sources = _on_channels(closing)
    level, note = capped("warning", sources, context)
    if level is not None:
        shape = context.live.questionnaire.shape("request.treaties")
        told = _NOT_DIRECT.about(treaty=Shown((closing.treaty,), shape), other=other)
        yield Finding(CODE, KIND, level, "not_met", _PLACE, **told, sources=sources, rests_on=rests_on, note=note)


def _on_channels(treaty: Treaty) -> tuple[Source, ...]:
    return tuple(source_of(treaty, one.ref) for one in treaty.provisions if one.ways)
