"""LEGAL-005 An offence charged is outside every treaty that the request relies on.

A convention on offences obliges States to help with the offences that it names, and with no others. For an offence outside it the
other State decides freely, or under another treaty; a request that passes over this is answered for one offence only. An offence
that is not chosen from the catalogue is not judged.

Pass: bribery and laundering under the Convention against Corruption.
Fail: tax evasion under the Convention against Corruption, with no other basis.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.basis_relations import names_other_treaty
from mla_writer.checks.basis_scope import coverage
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.rules.missing_answer import has_content
from mla_writer.conditions.values import Ref
from mla_writer.forms.model import Level
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_
from mla_writer.treaties.model import Treaty

CODE: Final = "LEGAL-005"
KIND: Final = "legal_basis"
READS: Final = everything(words=())

_NOT_ALL: Final = frozenset({"not_named", "not_serious", "evidence_only"})
"""Coverages that leave something of what is asked for without a treaty."""
_OUTSIDE = Saying(
    N_("Outside the treaties named: {offences}"),
    N_(
        "No treaty that the request relies on ({treaties}) covers: {offences}. Name one that does, or the law of the requested "
        "State, or promise reciprocity for what is not covered."
    ),
)
_PROMISED = Saying(
    N_("Outside the treaties named: {offences}"),
    N_(
        "No treaty that the request relies on ({treaties}) covers: {offences}. For these, reciprocity alone is promised: name a "
        "treaty that covers them, or the law of the requested State under which help is given without one."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield one finding that names every offence that none of the treaties relied on covers."""
    library, offences = context.library, context.offences
    named = context.answers.listed("request.treaties")
    if not named or names_other_treaty(context):
        return  # what is in no list may cover it
    treaties = [one for one in map(library.get, named) if one is not None]
    if any(_says_why(context, one) for one in treaties):
        return
    keys = list(context.answers.records("offences"))
    outside = [
        key for key in keys if all(coverage(context, one, key, library, offences)[0] in _NOT_ALL for one in treaties)
    ]
    level = _level(context, treaties, everything=len(outside) == len(keys))
    shape = context.live.questionnaire.shape("request.treaties")
    if level is None or not outside:
        return
    saying = _PROMISED if context.value("request.reciprocity") is True else _OUTSIDE
    told = saying.about(
        offences=Shown(tuple(Ref("offences", key) for key in outside)), treaties=Shown(tuple(named), shape)
    )
    rests_on = (
        "request.treaties",
        "request.other_treaty",
        *(f"offences.{key}.category" for key in outside),
        "request.reciprocity",
    )
    sources = tuple(source for one in treaties for source in one.source)
    yield Finding(CODE, KIND, level, "not_met", "request.treaties", **told, sources=sources, rests_on=rests_on)


def _level(context: Context, treaties: list[Treaty], *, everything: bool) -> Level | None:
    """A warning where nothing else carries the request; none where a treaty's own rule asks the same of all offences."""
    has_else = context.value("request.reciprocity") is True or has_content(context.value("request.domestic_law"))
    if everything and any(_scope_rules(one) for one in treaties):
        return None
    return "warning" if everything and not has_else else "advice"


def _scope_rules(treaty: Treaty) -> list[str]:
    """The questions of the treaty's own rules on its scope; the rules without one as an empty text."""
    return [
        f"treaty_{treaty.treaty}.{one.ask.id}" if one.ask is not None else ""
        for one in treaty.requirements
        if one.kind == "legal_basis" and one.at == "request.treaties"
    ]


def _says_why(context: Context, treaty: Treaty) -> bool:
    """Whether the request says in its own words why the treaty covers the case."""
    return any(place and has_content(context.value(place)) for place in _scope_rules(treaty))
