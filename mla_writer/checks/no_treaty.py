"""Asking without a treaty: the law relied on, the promise of the same help, the letter rogatory, and what that closes off."""

from __future__ import annotations

from collections.abc import Iterator

from mla_writer.checks.basis_relations import rests_on_no_treaty
from mla_writer.checks.context import Context
from mla_writer.checks.criteria import Criterion, condition, outcomes
from mla_writer.checks.rules.missing_answer import has_content
from mla_writer.forms.sources import resolve_sources
from mla_writer.translation.message import Message, N_

_LAW, _NO_LAW = N_("The request relies on {law}."), N_("No law of the requested State is named.")
_PROMISED, _NOT_PROMISED = (
    N_("The same assistance is promised in return."),
    N_("The same assistance is not promised in return."),
)
_NO_PROMISE = N_("Whether the same assistance is promised in return is not answered.")
_ROGATORY = N_(
    "Without a treaty the request is a letter rogatory: it goes through diplomatic channels, unless that State "
    "accepts it at its central authority."
)
_FREE = N_(
    "There is then no duty to assist: that State decides under its own law, and grounds of refusal that treaties "
    "exclude, such as bank secrecy, remain open to it."
)
_CLOSED = N_("Often given under a treaty only; ask first: {measure}")


def weigh_domestic_law(context: Context) -> tuple[Criterion, ...]:
    """Return what speaks for asking without a treaty: the law relied on, reciprocity, and what the State's pack asks there.

    Where no treaty is named that may bind both States, it is told as well how to ask then, and what that closes off.
    """
    asked = (one for one in context.live.questionnaire.rules if one.origin.startswith("country:"))
    decided = outcomes(context, (one for one in asked if one.requirement.kind == "legal_basis"))
    open_ones = (condition(context, rule, outcome) for rule, outcome in decided if outcome.result is not True)
    return (_law(context), _reciprocity(context), *open_ones, *without_treaty(context))


def without_treaty(context: Context) -> Iterator[Criterion]:
    """Yield how to ask where no treaty is named that may bind both States, and what that closes off."""
    if not rests_on_no_treaty(context) or context.live.is_hidden("request.treaties"):
        return
    sources = resolve_sources(("general_practice",), context.sources)
    for text in (_ROGATORY, _FREE):
        yield Criterion("condition", "open", Message(text), sources=sources)
    library = context.live.questionnaire.library.assistance
    for one in context.asked_with("treaty_only"):
        title = Message(library[one].title, context=f"assistance/{one}:title", domain="forms")
        yield Criterion("condition", "open", Message(_CLOSED, {"measure": title}), sources=sources)


def _law(context: Context) -> Criterion:
    law = context.shown("request.domestic_law")
    if has_content(law.value):
        return Criterion("condition", "yes", Message(_LAW, {"law": law}))
    return Criterion("condition", "unknown", Message(_NO_LAW), where=law.path)


def _reciprocity(context: Context) -> Criterion:
    where, promised = "request.reciprocity", context.value("request.reciprocity")
    if promised is True:
        return Criterion("condition", "yes", Message(_PROMISED))
    if promised is False:
        return Criterion("condition", "no", Message(_NOT_PROMISED), where=where)
    return Criterion("condition", "unknown", Message(_NO_PROMISE), where=where)
