"""EVID-005 What is asked for is believed to be in another State.

A request sent to the wrong State comes back after months. The State entered with a thing, its address or branch, and the first
two letters of an IBAN, tell where it is. A branch may only pass on what is kept elsewhere, and some territories use the IBAN of
another State, so these only advise.

Pass: the account begins with CH, and Switzerland is asked.
Fail: the account begins with AT, or the premises lie in France, and Switzerland is asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.answers.recognise import compact
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.tied import ties
from mla_writer.conditions.values import Ref
from mla_writer.forms.model import Level
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "EVID-005"
KIND: Final = "evidence"
READS: Final = everything(words=())

_BELIEVED = Saying(
    N_("Believed to be in another State"),
    N_("{target} is believed to be in {there}, but {asked} is asked. Correct the entry, or ask the other State."),
)
_ADDRESS = Saying(
    N_("The address is in another State"),
    N_("The address of {target} is in {there}, but {asked} is asked. Correct the address, or ask the other State."),
)
_IBAN = Saying(
    N_("The account is kept in another State"),
    N_(
        "The IBAN of {target} begins with {code}, but {asked} is asked. Correct the number, or ask the State that it "
        "names."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each thing of a measure that is entered as lying in another State than the one asked."""
    asked = context.value("request.requested")
    seen: set[Ref] = set()
    for tie in ties(context):
        for target in tie.targets:
            if target.collection == "things" and isinstance(asked, str) and target not in seen:
                seen.add(target)
                yield from _of(context, target, asked)


def _of(context: Context, target: Ref, asked: str) -> Iterator[Finding]:
    where, iban = f"things.{target.id}.believed_in", f"things.{target.id}.iban"
    there, number = context.value(where), context.value(iban)
    shown = {"target": Shown(target), "asked": context.shown("request.requested")}
    if isinstance(there, str) and there != asked:
        told = _BELIEVED.about(there=context.shown(where), **shown)
        yield Finding(CODE, KIND, "warning", "not_met", where, **told, rests_on=(where, "request.requested"))
        return
    for at in (f"things.{target.id}.{one}" for one in ("place", "branch")):
        there = context.value(f"{at}.country")
        if isinstance(there, str) and there != asked:
            told = _ADDRESS.about(there=context.shown(f"{at}.country"), **shown)
            level: Level = "warning" if at.endswith(".place") else "advice"
            yield Finding(CODE, KIND, level, "not_met", at, **told, rests_on=(at, "request.requested"))
            return
    if isinstance(number, str) and compact(number)[:2].isalpha() and compact(number)[:2] != asked:
        told = _IBAN.about(code=compact(number)[:2], **shown)
        yield Finding(CODE, KIND, "advice", "not_met", iban, **told, rests_on=(iban, "request.requested"))
