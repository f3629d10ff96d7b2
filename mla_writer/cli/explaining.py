"""`check --explain CODE`: the manual page of a finding's code, from the docstring of its check or from its YAML rule."""

from __future__ import annotations

import inspect

from mla_writer.checks.rules import RULES
from mla_writer.cli.showing import out
from mla_writer.content import Content
from mla_writer.errors import Place, Problem, UsageError
from mla_writer.forms.questionnaire import Questionnaire, RuleText
from mla_writer.forms.sources import resolve_sources
from mla_writer.translation.message import Message
from mla_writer.yamlio import closest


def explain_code(content: Content, code: str, language: str) -> int:
    """Print what the code means, why it is checked and who demands it; raise UsageError for a code that does not exist."""
    if code in RULES:
        out(inspect.cleandoc(RULES[code].__doc__ or ""))
        return 0
    rules = {one.code: one for one in _rules(content)}
    if code not in rules:
        hint = closest(code, [*RULES, *rules])
        suggestion = {"suggestion": hint} if hint else {}
        raise UsageError([Problem("USE-006", Place("--explain"), {"word": code, "hint": "", **suggestion})])
    _explain_rule(rules[code], content, language)
    return 0


def _rules(content: Content) -> tuple[RuleText, ...]:
    extras = (*content.treaties.extras(), *content.packs.extras())
    return Questionnaire(content.forms, extras).rules


def _explain_rule(rule: RuleText, content: Content, language: str) -> None:
    requirement = rule.requirement
    context = f"{rule.context}:requirements.{requirement.id}"
    out(f"{rule.code}  ({requirement.level}, {requirement.kind}, {rule.origin})")
    for part, text in (("title", requirement.title), ("message", requirement.message)):
        if text:
            out(content.catalogues.translate(Message(text, context=f"{context}.{part}", domain=rule.domain), language))
    if requirement.applies:
        out(f"  applies:  {requirement.applies}")
    if requirement.for_each:
        out(f"  for each: {requirement.for_each}")
    out(f"  expected: {requirement.expect}")
    for source in resolve_sources(requirement.source, content.forms.sources):
        out(f"  source:   {source.title} {source.ref} {source.as_of} [{source.confidence}] {source.url}".rstrip())
