"""DUAL-014 The request says what the law of the requested State is, while elements have no facts yet.

"Believed to be an offence there too" is read against the facts. Where an element of the offence has no fact, the sentence
runs ahead of what the letter can carry, and weakens the rest of it. Until every element that counts is linked, the letter
leaves the sentence out and says instead which elements are open.

Pass: every element that counts is linked to a fact, and the request says why the conduct is believed to be an offence there.
Fail: the request says so, but no fact is linked to the act itself.
Good: first the facts for each element, then the sentence on the law of the other State.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.charges import Charge
from mla_writer.checks.context import Context
from mla_writer.checks.dual_criminality import counts
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.rules.missing_answer import has_content
from mla_writer.conditions.values import Ref
from mla_writer.interview.element import Element
from mla_writer.interview.reads import everything
from mla_writer.translation.message import N_

CODE: Final = "DUAL-014"
KIND: Final = "dual_criminality"
READS: Final = everything(words=("offences", "request.punishable_there"))

_AHEAD = Saying(
    N_("{offence}: law stated before facts"),
    N_(
        "The request states the law of the requested State, but for {offence} no fact is linked to “{element}”. Link "
        "the facts first; until then the letter says that this element is open, and omits that sentence."
    ),
)
_WHERE: Final = "request.punishable_there"


def find(context: Context) -> Iterator[Finding]:
    """Yield advice for each charge of which the law there is told before its elements have facts."""
    in_general = has_content(context.answers.get(_WHERE)) and not context.live.is_hidden(_WHERE)
    for charge in context.charges:
        own = f"offences.{charge.offence}.requested_law"
        if not in_general and not has_content(context.answers.get(own)):
            continue
        element = first_open(context, charge)
        if element is not None:
            told = _AHEAD.about(
                offence=context.item(Ref("offences", charge.offence)), element=element.shown or element.text
            )
            where = _WHERE if in_general else own
            rests_on = (_WHERE, own, f"offences.{charge.offence}.elements")
            yield Finding(CODE, KIND, "advice", "not_met", where, **told, rests_on=rests_on)


def first_open(context: Context, charge: Charge) -> Element | None:
    """Return the first element that counts and has no fact for one of the accused; None where every one has."""
    for element in charge.elements:
        if counts(context, charge, element) and not all(
            charge.bearing(element, person) for person in charge.accused or ("",)
        ):
            return element
    return None
