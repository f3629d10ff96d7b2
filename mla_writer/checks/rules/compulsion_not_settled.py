"""PROC-001 Whether a measure needs compulsion depends on answers that are still open.

Compulsion decides whether dual criminality and a higher standard of evidence are asked for. As long as it is open, nobody can
say whether the request will do.

Pass: the records are to be produced by order of a court.
Fail: it is not answered whether the bank hands the records over of its own accord.
Good: the answer whether the holder hands over of its own accord, or an order is needed; if you do not know, choose the order.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.conditions.values import UNKNOWN
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "PROC-001"
KIND: Final = "procedure"
READS: Final = everything(words=())

_OPEN = Saying(
    N_("{measure}: is compulsion needed?"),
    N_(
        "{measure}: whether compulsion is needed is still open, and with it whether the act must be an offence in both "
        "States. Answer the question that settles it."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each measure whose coerciveness cannot be told yet."""
    shape = context.live.questionnaire.shape("request.assistance")
    for assistance in context.assistance:
        if context.is_coercive(assistance) is UNKNOWN:
            where = _question_of(context, assistance)
            told = _OPEN.about(measure=Shown((assistance,), shape))
            origin = f"form:{assistance}"
            yield Finding(CODE, KIND, "warning", "cannot_tell", where, **told, origin=origin, rests_on=(where,))


def _question_of(context: Context, assistance: str) -> str:
    """Return the path of the open question on which the form's condition rests; the choice of measures else."""
    form, shape = context.live.questionnaire.library.assistance[assistance], context.live.questionnaire.root[assistance]
    places = context.live.rulebook.places_in(form.coercive, (shape,))
    return min((f"{assistance}.{one}" for one in places & shape.fields.keys()), default="request.assistance")
