"""How loudly a rule may speak: its level, capped by its sources and by the age of the pack that brings it."""

from __future__ import annotations

from mla_writer.checks.context import Context
from mla_writer.forms.model import Level, Source
from mla_writer.forms.sources import capped_level
from mla_writer.translation.message import Message, N_

_LOWER: dict[str, Level | None] = {"blocker": "warning", "warning": "advice", "advice": "advice"}

_WEAK = N_(
    "The source of this rule is not official, not dated or past its review: verify it with the central authority."
)
_VERIFY = N_("This is based on general knowledge only: verify it with the central authority.")
_STALE = N_("The country pack is past its review date: this finding is shown one level lower.")


def capped(
    level: Level, sources: tuple[Source, ...], context: Context, *, stale: bool = False
) -> tuple[Level | None, Message | None]:
    """Return the level that a rule with these sources may have on the date of the request, and the reason if it is lower.

    None means that the rule says nothing: all that is known of its source is that it is unknown.
    """
    wanted: Level | None = _LOWER[level] if stale else level
    note = Message(_STALE) if stale else None
    if not sources or wanted is None:
        return wanted, note
    found = capped_level(wanted, sources, context.request_date)
    if found is None:
        return None, None
    if found == "verify":
        return "advice", Message(_VERIFY)
    return found, Message(_WEAK) if found != wanted else note
