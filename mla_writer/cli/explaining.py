"""`check --explain CODE`: the manual page of a finding's code, in any language, with the source of a rule from YAML."""

from __future__ import annotations

import textwrap

from mla_writer.checks.manual import page_of
from mla_writer.checks.rules import RULES
from mla_writer.cli.showing import out
from mla_writer.content import Content
from mla_writer.errors import Place, Problem, UsageError
from mla_writer.forms.questionnaire import Questionnaire, RuleText
from mla_writer.forms.sources import resolve_sources
from mla_writer.translation.message import Message
from mla_writer.yamlio import closest

_WIDTH = 100


def explain_code(content: Content, code: str, language: str) -> int:
    """Print what the code means, why it is checked and who demands it; raise UsageError for a code that does not exist."""
    extras = (*content.treaties.extras(), *(pack.extra() for pack in content.packs))
    questionnaire = Questionnaire(content.forms, extras)
    page = page_of(code, questionnaire)
    if page is None:
        hint = closest(code, [*RULES, *(one.code for one in questionnaire.rules)])
        suggestion = {"suggestion": hint} if hint else {}
        raise UsageError([Problem("USE-006", Place("--explain"), {"word": code, "hint": "", **suggestion})])

    def say(message: Message) -> str:
        return content.catalogues.say(message, language)

    rule = next((one for one in questionnaire.rules if one.code == code), None)
    out(f"{code} {say(page.title)}")
    for one in page.text:
        out(f"\n{textwrap.fill(say(one), _WIDTH)}")
    out("")
    for heading, texts in page.parts:
        told = f"{say(heading)}: {' · '.join(say(one) for one in texts)}"
        out(textwrap.fill(told, _WIDTH, subsequent_indent="  "))
    if rule is not None:
        _explain_rule(rule, content)
    return 0


def _rules(content: Content) -> tuple[RuleText, ...]:
    extras = (*content.treaties.extras(), *content.packs.extras())
    return Questionnaire(content.forms, extras).rules


def _explain_rule(rule: RuleText, content: Content) -> None:
    requirement = rule.requirement
    out(f"  ({requirement.level}, {requirement.kind}, {rule.origin})")
    if requirement.applies:
        out(f"  applies:  {requirement.applies}")
    if requirement.for_each:
        out(f"  for each: {requirement.for_each}")
    out(f"  expected: {requirement.expect}")
    for source in resolve_sources(requirement.source, content.forms.sources):
        out(f"  source:   {source.title} {source.ref} {source.as_of} [{source.confidence}] {source.url}".rstrip())
