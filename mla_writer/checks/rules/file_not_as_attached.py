"""COMP-004 An attached file is gone, was changed, or has other pages than the list says.

The list of enclosures names the sum and the pages of each file. The reader compares them with what arrives: a file that is not
there cannot be sent, and one that differs from the list raises the question which of the two is right.

Pass: the scan that was attached lies where it was, byte for byte, and has the 42 pages that are entered.
Fail: the statements were saved again after they were attached; the list still names the old sum.
Good: the file attached again, and the number of pages taken from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.answers.attachment import Attachment
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.conditions.values import UNKNOWN, Ref
from mla_writer.interview.reads import everything
from mla_writer.translation.message import N_

CODE: Final = "COMP-004"
KIND: Final = "completeness"
READS: Final = everything(words=())

_MISSING = Saying(
    N_("{document}: the file is gone"),
    N_("The file attached to {document}, {file}, is no longer in its folder. Put it back, or attach it again."),
)
_CHANGED = Saying(
    N_("{document}: the file was changed"),
    N_("The file attached to {document}, {file}, has changed since. Check it, and attach it again."),
)
_PAGES = Saying(
    N_("{document}: the page count differs"),
    N_(
        "{document} is entered with {entered} pages, but the file attached, {file}, has {counted}. Correct one of the two."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each document whose file does not stand as it was attached, or whose pages differ from it."""
    for key, standing in context.attached.items():
        where, at_pages = f"documents.{key}.file", f"documents.{key}.pages"
        attachment, pages = context.value(where), context.value(at_pages)
        if not isinstance(attachment, Attachment):
            continue
        about = {"document": context.item(Ref("documents", key)), "file": attachment.name}
        if standing != "there":
            told = (_MISSING if standing == "missing" else _CHANGED).about(**about)
            yield Finding(CODE, KIND, "warning", "not_met", where, **told, rests_on=(where,))
        elif attachment.pages is not None and pages not in (UNKNOWN, attachment.pages):
            told = _PAGES.about(**about, entered=str(pages), counted=str(attachment.pages))
            yield Finding(CODE, KIND, "advice", "not_met", at_pages, **told, rests_on=(where, at_pages))
