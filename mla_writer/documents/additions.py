"""What the drafter adds to a letter in words of its own, or added to it in Word: paragraphs at the end of a part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mla_writer.answers.values import Text
from mla_writer.conditions.values import UNKNOWN
from mla_writer.documents import tree
from mla_writer.documents.wording import Wording
from mla_writer.forms.model import Reader
from mla_writer.interview.shown import Shown

ADDITIONS = "request.additions"
IN_ANNEX = "annex_"
"""Begin of the word for a part that is an annex."""
AT_FRONT = "references"
"""The part above the title at whose end additions stand."""


def additions_to(part: str, wording: Wording, reader: Reader) -> Iterator[tree.Block]:
    """Yield the additions to a part that this reader may see, in the order of entry."""
    live = wording.live
    for shown in live.walker.items(ADDITIONS, live.names.top):
        record = shown.value
        if not isinstance(record, Mapping) or record.get("after") != part:
            continue
        withheld, text = record.get("not_for"), record.get("text", UNKNOWN)
        if isinstance(text, Text) and not (isinstance(withheld, tuple) and reader in withheld):
            path = f"{record['$path']}.text"
            runs = wording.runs(Shown(text, live.questionnaire.shape(path), path))
            if runs:
                yield tree.Paragraph(runs, "addition")
