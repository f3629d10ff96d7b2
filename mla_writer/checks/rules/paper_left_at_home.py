"""COMP-003 A paper that the request hands over is not enclosed.

A consent, a notice of rights, an exhibit to be shown or the order itself works only if it lies in the parcel. What a fact
rests on may stay in the file; what a measure needs may not.

Pass: the letter of safe conduct is named in the invitation and is among the enclosures.
Fail: the questions for the witness are said to be in document 14, which is marked as not enclosed with the request.
Good: the paper enclosed, or the answer that names it taken out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.linked import refs_of
from mla_writer.conditions.values import Ref
from mla_writer.interview.because import caption_of
from mla_writer.interview.interview import Step
from mla_writer.interview.reads import everything
from mla_writer.translation.message import N_

CODE: Final = "COMP-003"
KIND: Final = "completeness"
READS: Final = everything(words=())

_AT_HOME = Saying(
    N_("{document} is not enclosed"),
    N_(
        "“{what}” names {document}, which is entered as not enclosed with the request. Enclose it, or remove it from "
        "this answer."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each answer of a measure, or on an order or a consent, whose paper is not enclosed."""
    kept = {key for key, one in context.answers.records("documents").items() if one.get("enclosed") is False}
    for step, value in context.live.given if kept else ():
        if not _hands_over(step):
            continue
        for ref in refs_of(value):
            if ref.collection == "documents" and ref.id in kept:
                told = _AT_HOME.about(what=caption_of(step.shape), document=context.item(Ref("documents", ref.id)))
                enclosed = f"documents.{ref.id}.enclosed"
                yield Finding(CODE, KIND, "advice", "not_met", step.path, **told, rests_on=(step.path, enclosed))
                break


def _hands_over(step: Step) -> bool:
    """Whether an answer names what has to be sent: not the source of a fact, which may stay in the file."""
    return not step.path.endswith(".source.document")
