"""What one cross-check finds, without the others."""

from __future__ import annotations

from types import ModuleType

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding


def found_by(rule: ModuleType, context: Context) -> list[Finding]:
    """Return what a cross-check finds in a state of a request: as a whole, and in each of its texts."""
    whole = list(rule.find(context)) if hasattr(rule, "find") else []
    if hasattr(rule, "in_text"):
        whole += [one for path, value in context.texts for one in rule.in_text(context, path, value)]
    return whole
