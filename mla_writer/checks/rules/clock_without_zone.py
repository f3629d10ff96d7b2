"""CONS-011 An internet address is given with a time of day, but without the time zone.

The same address serves another customer an hour later. Without the zone the provider looks up the wrong one, and somebody who
has nothing to do with the case is searched.

Pass: the log-in from 203.0.113.7 at 14:05:12 UTC.
Fail: the log-in from 203.0.113.7 at 14:05.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from mla_writer.answers.recognise import recognise
from mla_writer.answers.values import Text
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.wording import wording
from mla_writer.conditions.values import Ref
from mla_writer.interview.reads import Reads
from mla_writer.translation.message import N_

CODE: Final = "CONS-011"
KIND: Final = "consistency"
READS_BESIDE: Final = Reads()

_NO_ZONE = Saying(
    N_("{fact}: in which time zone?"),
    N_(
        "{fact} mentions {address} at {time}, without a time zone. Add the zone (UTC, or the offset from UTC), and "
        "the seconds if the log has them."
    ),
)
_CLOCK: Final = re.compile(r"(?<![\d:.+-])(?:[01]?\d|2[0-3])[:h][0-5]\d(?::[0-5]\d)?(?![\d:])")
_ZONE: Final = re.compile(r"\b(?:UTC|GMT|CES?T|E[AES]T|W[AE]T|[ECMP][SD]T|BST|IST|SAST)\b|\dZ\b|[+-]\d{2}:?\d{2}\b")
"""Signs of a zone, which are the same in every language; words for it stand in forms/wordings.yaml."""


def in_text(context: Context, path: str, value: Text) -> Iterator[Finding]:
    """Yield a finding for a fact that names an internet address and a time of day, but no time zone."""
    collection, _, rest = path.partition(".")
    key, _, question = rest.partition(".")
    found = _unzoned(value.plain) if (collection, question) == ("facts", "what") else None
    if found is not None and not wording(context, "time_zone").is_in(value.plain):
        told = _NO_ZONE.about(fact=context.item(Ref("facts", key)), address=found[0], time=found[1])
        yield Finding(CODE, KIND, "advice", "not_met", path, **told, rests_on=(path,))


@lru_cache(maxsize=4096)
def _unzoned(text: str) -> tuple[str, str] | None:
    """Return the address and the time of a text that names both and no sign of a zone."""
    address = next((one for one in recognise(text) if one.sort == "ip"), None)
    if address is None or _ZONE.search(text):
        return None
    clock = _CLOCK.search(text[: address.start] + " " * (address.end - address.start) + text[address.end :])
    return (address.value, clock[0]) if clock else None
