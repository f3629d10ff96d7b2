"""What the requested State and the treaties relied on require of this request, each with the result that the findings rest on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mla_writer.checks.context import Context
from mla_writer.checks.levels import capped
from mla_writer.checks.run import gives_way, message_of, place_of
from mla_writer.forms.model import Source
from mla_writer.forms.questionnaire import RuleText
from mla_writer.forms.sources import resolve_sources
from mla_writer.interview.rules import Outcome
from mla_writer.translation.message import Message

_KNOWN = frozenset({"official", "copy", "secondary"})
"""Sources by which something may be told to the authority itself as its own demand."""
_THAT_ANSWERED = re.compile(r"(?:answered\([\w.]+\)|[\w.]+\.exists\(\w+, [\w.]+ == \w+|&&|\|\||[()\s])+")
"""An expectation that something is stated, whatever it is; here or where an item about the same person says it."""
_ANSWERED = re.compile(r"answered\(([\w.]+)\)")


@dataclass(frozen=True, slots=True)
class Required:
    """One requirement that applies here: `is_met` for every item that it looks at.

    `places` are those of the answers that it expects, `mended` those of the questions that lead to them. `item` is what the
    message speaks of first where the rule looks at several items; `sources` are the provisions on which it rests. `in_part` are
    those of `places` that are answered, where more was expected, and only that it is stated at all.
    """

    origin: str
    code: str
    message: Message
    places: tuple[str, ...]
    mended: tuple[str, ...]
    is_met: bool
    item: object = None
    sources: tuple[Source, ...] = ()
    in_part: tuple[str, ...] = ()


def required_here(context: Context) -> tuple[Required, ...]:
    """Return the requirements of the requested State's pack and of the treaties named that apply, each once."""
    return tuple(_every(context))


def _every(context: Context) -> Iterator[Required]:
    live, silent = context.live, context.live.left_out.findings
    for rule in live.rules:
        if not rule.origin.startswith(("country:", "treaty:")) or rule.code in silent:
            continue
        if context.is_bound_by(rule.origin) == "yes" and _is_known(context, rule) and not gives_way(context, rule):
            outcomes = tuple(live.rulebook.outcomes(rule, live.names, live.request_date))
            if outcomes:
                yield _required(context, rule, outcomes)


def _required(context: Context, rule: RuleText, outcomes: tuple[Outcome, ...]) -> Required:
    read = sorted(context.live.rulebook.expected(rule, context.live.names))
    places = tuple(dict.fromkeys(place_of(context, rule, one, place) for one in outcomes for place in read))
    mended = tuple(dict.fromkeys(place_of(context, rule, one) for one in outcomes))
    is_met = all(one.result is True for one in outcomes)
    message, item = message_of(context, rule, outcomes[0]), outcomes[0].item
    known = tuple(one for one in _sources(context, rule) if one.confidence in _KNOWN)
    in_part = () if is_met else tuple(_stated(context, rule.requirement.expect, places))
    return Required(rule.origin, rule.code, message, places, mended, is_met, item, known, in_part)


def _stated(context: Context, expected: str, places: tuple[str, ...]) -> Iterator[str]:
    """Yield the places of what is answered, where no more is expected than that several things are."""
    if not _THAT_ANSWERED.fullmatch(expected):
        return
    wanted = {one.rpartition(".")[2] for one in _ANSWERED.findall(expected)}
    for place in places:
        around, _, own = place.rpartition(".")
        if own in wanted:  # of the items of a list, whichever has it
            below = re.compile(rf"{re.escape(around)}(?:\.[^.]+)?\.{re.escape(own)}(?:\.|$)")
            yield from (path for path, _ in context.live.answers.leaves() if below.match(path))


def _is_known(context: Context, rule: RuleText) -> bool:
    """Whether the rule has a say here, and a source that is more than general knowledge."""
    sources = _sources(context, rule)
    level, _ = capped(rule.requirement.level, sources, context, stale=context.is_stale(rule.origin))
    return level is not None and any(one.confidence in _KNOWN for one in sources)


def _sources(context: Context, rule: RuleText) -> tuple[Source, ...]:
    return resolve_sources(rule.requirement.source, context.sources)
