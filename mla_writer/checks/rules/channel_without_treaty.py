"""LEGAL-012 The request rests on no treaty, and is to go by another way than the diplomatic channel.

Central authorities deal with each other directly because a treaty says so. Without one, a letter rogatory goes from the court or
prosecutor through the ministries of foreign affairs, unless the requested State takes requests without a treaty at its central
authority, as some do. A letter on the wrong way is not registered.

Pass: no treaty is named, and the letter goes through diplomatic channels.
Fail: no treaty is named, and the letter goes directly between judicial authorities.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.basis_relations import rests_on_no_treaty
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.forms.sources import resolve_sources
from mla_writer.interview.reads import everything
from mla_writer.translation.message import N_

CODE: Final = "LEGAL-012"
KIND: Final = "procedure"
READS: Final = everything(words=("request",))

_WAY = Saying(
    N_("No treaty opens this channel"),
    N_(
        "No treaty is named that may bind both States, so nothing opens this way: {channel}. Verify with {other} that it takes "
        "requests without a treaty there; otherwise send a letter rogatory through diplomatic channels."
    ),
)
_DIRECT_TO_PROVIDER = "direct_provider_request"


def find(context: Context) -> Iterator[Finding]:
    """Yield one finding where a request without a treaty is to go directly."""
    place = "request.channel"
    channel = context.value(place)
    if context.live.is_hidden("request.treaties") or not isinstance(channel, str) or channel == "diplomatic":
        return
    if not rests_on_no_treaty(context):
        return
    if _DIRECT_TO_PROVIDER in context.assistance:
        return
    told = _WAY.about(channel=context.shown(place), other=context.shown("request.requested"))
    sources = resolve_sources(("general_practice",), context.sources)
    rests_on = (place, "request.treaties")
    yield Finding(CODE, KIND, "advice", "not_met", place, **told, sources=sources, rests_on=rests_on)
