"""What dual criminality means for the request at hand: whether this State asks for it, and which elements it tests."""

from __future__ import annotations

from mla_writer.checks.context import Context
from mla_writer.checks.levels import capped
from mla_writer.conditions.values import UNKNOWN
from mla_writer.forms.model import Level, Source
from mla_writer.interview.element import Element
from mla_writer.translation.message import Message

Gap = tuple[Level, tuple[Source, ...], Message | None]


def is_tested(context: Context, element: Element) -> bool:
    """Whether the requested State looks for facts on `element`; every element counts where its test is not known."""
    pack = context.pack
    objective_only = pack is not None and pack.dual_criminality.tested == "objective_elements"
    return not (objective_only and element.is_mental)


def is_condition(context: Context) -> object:
    """Return whether this State makes dual criminality a condition here: True, False, or UNKNOWN."""
    if context.pack is None:
        return UNKNOWN
    scope = context.pack.dual_criminality.scope
    if scope == "all":
        return True
    if scope != "coercive":
        return UNKNOWN
    decided = [context.is_coercive(one) for one in context.assistance]
    if any(one is True for one in decided):
        return True
    return UNKNOWN if any(one is UNKNOWN for one in decided) else False


def level_of_gap(context: Context) -> Gap:
    """Return how loudly a gap in the offence speaks: level, the sources for it, and why it is less than a blocker."""
    condition = is_condition(context)
    if condition is False:
        return "advice", (), None
    if condition is UNKNOWN or context.pack is None:
        return "warning", (), None
    sources = context.pack.dual_criminality.sources
    level, note = capped("blocker", sources, context)
    return level or "advice", sources, note
