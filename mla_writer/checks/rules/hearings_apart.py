"""CONS-014 A document summons somebody to a hearing of which another measure tells another time.

The person comes on the wrong day, or the court there reserves a room for nothing.

Pass: the summons to be served and the video hearing both name 15 March 2027, 09:00.
Fail: the summons names 15 March, the video hearing is asked for 22 March.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.linked import refs_of
from mla_writer.conditions.comparisons import instant
from mla_writer.conditions.values import UNKNOWN, Moment, Ref
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "CONS-014"
KIND: Final = "consistency"
READS: Final = everything(words=())
_SERVICE: Final = "service_of_documents."
_HEARINGS: Final = (".hearing_at", ".appear_at")

_APART = Saying(
    N_("{person}: two times for one hearing"),
    N_(
        "The document to be served names {served} as the time of the hearing of {person}; the hearing is asked for "
        "{heard}. Correct whichever is wrong."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each hearing in a document to be served that no hearing of the same person in this request matches."""
    moments = context.given_as(Moment)
    served = [(step.path, value) for step, value in moments if step.path.startswith(_SERVICE)]
    heard = _heard(context) if served else {}
    for path, moment in served:
        for person in _persons(context, path):
            others = heard.get(person)
            if others and all(_differ(other, moment) for _, other in others):
                at, other = others[0]
                told = _APART.about(person=Shown(person), served=Shown(moment), heard=Shown(other))
                yield Finding(CODE, KIND, "advice", "not_met", path, **told, rests_on=(path, at))


def _heard(context: Context) -> Mapping[Ref, list[tuple[str, Moment]]]:
    found: dict[Ref, list[tuple[str, Moment]]] = defaultdict(list)
    for step, value in context.given_as(Moment):
        if step.path.endswith(_HEARINGS):
            for person in _persons(context, step.path):
                found[person].append((step.path, value))
    return found


def _persons(context: Context, path: str) -> tuple[Ref, ...]:
    record = context.answers.get(path.rpartition(".")[0])
    values = record.values() if isinstance(record, Mapping) else ()
    return tuple(one for value in values for one in refs_of(value) if one.collection == "persons")


def _differ(one: Moment, other: Moment) -> bool:
    """Whether two moments are known not to be the same; a zone that this machine does not know leaves it open."""
    first, second = instant(one), instant(other)
    return first is not UNKNOWN and second is not UNKNOWN and first != second
