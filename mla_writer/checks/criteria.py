"""Criteria: what speaks for a legal basis or not, and the rules on it that are decided for that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from mla_writer.checks.context import Context
from mla_writer.checks.rules.missing_answer import has_content
from mla_writer.checks.run import message_of, place_of
from mla_writer.conditions.values import UNKNOWN
from mla_writer.forms.model import Source
from mla_writer.forms.questionnaire import RuleText
from mla_writer.forms.sources import resolve_sources
from mla_writer.interview.rules import Outcome
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import Message

State = Literal["yes", "open", "no", "unknown"]
Sort = Literal["parties", "assistance", "offence", "condition", "relation", "declaration", "ground"]

TREATIES = "request.treaties"
_REFERENCE = re.compile(r"^arts?\.?\s+")


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that speaks for a treaty or not: met, open, not met, or not known.

    `end` is the article or what stands in its place; `where` the question that mends it, while that is asked; `remedy` what to do
    about it, where the criterion does not say so itself.
    """

    sort: Sort
    state: State
    text: Message | Shown
    end: Message | str = ""
    where: str = ""
    sources: tuple[Source, ...] = ()
    remedy: Message | None = None


def outcomes(context: Context, rules: Iterable[RuleText]) -> Iterator[tuple[RuleText, Outcome]]:
    """Yield each rule decided, for each of its items; a treaty's rules also where the request does not name the treaty."""
    live = context.live
    for rule in rules:
        freed = replace(rule, applies="") if rule.origin.startswith("treaty:") else rule
        for outcome in live.rulebook.outcomes(freed, live.names, live.request_date):
            yield rule, outcome


def condition(context: Context, rule: RuleText, outcome: Outcome) -> Criterion:
    """One rule decided: met, not met, or not known while the question that it brings is not answered."""
    requirement, where = rule.requirement, place_of(context, rule, outcome)
    sources = resolve_sources(requirement.source, context.sources)
    article = _REFERENCE.sub("", sources[0].ref) if sources else ""
    if outcome.result is True:
        text = Message(requirement.met, context=f"{rule.context}:requirements.{requirement.id}.met", domain=rule.domain)
        return Criterion("condition", "yes", text, article, where if where == TREATIES else "", sources)
    state: State = "unknown" if outcome.result is UNKNOWN else "open" if requirement.level == "advice" else "no"
    asked = f"{rule.home}.{requirement.ask.id}" if requirement.ask is not None else ""
    if asked and not has_content(context.answers.get(asked)):
        state, where = "unknown", asked
    where = "" if context.live.is_hidden(where) else where
    return Criterion("condition", state, message_of(context, rule, outcome), article, where, sources)
