"""PROC-004 Who issued the request may not ask the requested State for this.

Some States take requests from courts only, or from judicial authorities; some want the central authority to issue them. What
comes from somebody else goes back, however good it is.

Pass: a letter rogatory to a State that wants a judge, issued by the court.
Fail: the same letter, issued by the prosecutor.
Good: whoever issued the request, not whoever sends it on; and a judge’s request where the other State wants one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.levels import capped
from mla_writer.checks.limits import papers_for
from mla_writer.countries.points import Signatory
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import Message, N_

CODE: Final = "PROC-004"
KIND: Final = "procedure"
READS: Final = everything(words=())
_WHERE: Final = "request.issued_by"
_ENTITLED: Mapping[str, frozenset[str]] = {
    "court": frozenset({"court"}),
    "prosecutor": frozenset({"prosecutor"}),
    "judicial_authority": frozenset({"court", "prosecutor"}),
    "central_authority": frozenset({"central_authority"}),
}
"""Whose requests are taken, by the answer of the pack; what is not listed takes those of every authority."""
_WANTED: Mapping[str, str] = {
    "court": N_("a court"), "prosecutor": N_("a prosecutor"), "judicial_authority": N_("a court or a prosecutor"),
    "central_authority": N_("the central authority"),
}  # fmt: skip
_NOT_ENTITLED = Saying(
    N_("Issuing authority not entitled to ask"),
    N_(
        "For {measures}, {state} accepts requests issued by {wanted}; this one is entered as issued by another "
        "authority. Have it reissued, or correct who issued it."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each sort of signatory that is wanted for some measures, and is not the one that issued it."""
    issued = context.value(_WHERE)
    pack = context.pack
    if pack is None or pack.formalities is None or not isinstance(issued, str):
        return
    wanted: dict[Signatory, list[str]] = {}
    for measure in context.assistance:
        point = _signatory(context, measure)
        if point is not None and issued not in _ENTITLED.get(point.value, {issued}):
            wanted.setdefault(point, []).append(measure)
    for point, measures in wanted.items():
        level, note = capped("warning", point.sources, context, stale=context.pack_is_stale)
        if level is not None:
            told = _NOT_ENTITLED.about(
                measures=Shown(tuple(measures), context.live.questionnaire.shape("request.assistance")),
                state=context.shown("request.requested"),
                wanted=Message(_WANTED[point.value]),
            )
            rests_on = (_WHERE, "request.requested", "request.assistance", "request.treaties")
            origin = f"country:{pack.country}"
            yield Finding(
                CODE, KIND, level, "not_met", _WHERE, **told, origin=origin, sources=point.sources, rests_on=rests_on,
                note=note,
            )  # fmt: skip


def _signatory(context: Context, measure: str) -> Signatory | None:
    """Return who has to issue a request for a measure: as in the first case that holds and tells it, or else as always."""
    assert context.pack is not None
    assert context.pack.formalities is not None
    papers = context.pack.formalities
    told = (one.signatory for one in papers_for(context, papers, measure))
    return next((one for one in told if one is not None), papers.signatory)
