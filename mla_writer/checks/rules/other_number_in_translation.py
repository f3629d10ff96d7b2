"""LANG-004 A translation bears another number, date or sum than its original.

The letter that is read there is the translation. A digit or a month that went wrong in it sends the bank to another account, and
nobody who reads the original will ever see it.

Pass: “on 3 July 2023” and « le 3 juillet 2023 ».
Fail: “on 3 July 2023” and « le 3 juin 2023 ».
Good: figures copied from the original, and compared again by somebody who reads neither language.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from mla_writer.answers.recognise import recognise
from mla_writer.answers.values import Text
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.interview.reads import Reads
from mla_writer.translation.message import N_

CODE: Final = "LANG-004"
KIND: Final = "language"
READS_BESIDE: Final = Reads()

_OTHER = Saying(
    N_("A translation has a different figure"),
    N_("The translation says “{found}” where the original says “{original}”. Compare both and correct the wrong one."),
)


def in_text(context: Context, path: str, value: Text) -> Iterator[Finding]:
    """Yield a finding for a text of which a translation has as many figures of a sort as the original, but other ones."""
    del context
    here = _figures(value.plain)
    for version in value.versions.values():
        there = _figures(version.text)
        for sort, said in here.items():
            told = there.get(sort, {})
            if len(told) == len(said) and set(told) != set(said):
                found = next(words for key, words in told.items() if key not in said)
                meant = next(words for key, words in said.items() if key not in told)
                saying = _OTHER.about(found=found, original=meant)
                yield Finding(CODE, KIND, "warning", "not_met", path, **saying, rests_on=(path,))
                return


def _figures(text: str) -> Mapping[str, dict[str, str]]:
    """Return the identifiers, dates and sums in a text, by sort: what each is, and how it is written there."""
    found: dict[str, dict[str, str]] = {}
    for one in recognise(text):
        found.setdefault(one.sort, {})[one.key] = text[one.start : one.end]
    return found
