"""Linting rules that contradict each other: two that apply to one request and that no answers can meet together.

A rule that nobody can meet where it applies (it forbids a way) contradicts no other: it is met by not going that way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from mla_writer.conditions.possible import KeyOf, Stated, can_hold
from mla_writer.conditions.syntax import ConditionFault
from mla_writer.forms.model import Requirement
from mla_writer.forms.questionnaire import Questionnaire, RuleText
from mla_writer.forms.scope import Compiler
from mla_writer.forms.shapes import Shape
from mla_writer.linting.reach import Reach, key_in

Pair = tuple[Requirement, Requirement]


@dataclass(frozen=True, slots=True)
class _Rule:
    """A rule ready to be tried: when it applies, what it expects, and the answers that it expects something of."""

    requirement: Requirement
    applies: tuple[Stated, ...]
    expect: Stated
    reads: frozenset[str]


def contradicting(questionnaire: Questionnaire, compiler: Compiler, rules: Iterable[RuleText]) -> Iterator[Pair]:
    """Yield every two of `rules` (of one questionnaire) that may both apply, can be met each alone, and never together."""
    ready = [made for one in rules if (made := _ready(questionnaire, compiler, one)) is not None]
    reach: Reach | None = None
    for one, other in combinations(ready, 2):
        if one.reads.isdisjoint(other.reads) or can_hold([*one.applies, *other.applies, one.expect, other.expect]):
            continue
        reach = reach or Reach(questionnaire, compiler)
        both = (*one.applies, *other.applies)
        if reach.all_hold((*both, one.expect)) and reach.all_hold((*both, other.expect)):
            yield one.requirement, other.requirement


def _ready(questionnaire: Questionnaire, compiler: Compiler, rule: RuleText) -> _Rule | None:
    """Return a rule ready to be tried, or None for one whose conditions are faulty, which is told elsewhere."""
    home = questionnaire.root.get(rule.home)
    try:
        made = compiler.rule(rule, (home,) if home is not None else ())
        laid = compiler.condition(rule.applies) if rule.applies else None
    except ConditionFault:
        return None
    key_of = key_in(questionnaire, _start(questionnaire, rule.requirement, home))
    applies = tuple((one, key_of) for one in (made.applies, laid) if one is not None)
    return _Rule(rule.requirement, applies, (made.expect, key_of), _keys(made.expect.references, key_of))


def _start(questionnaire: Questionnaire, one: Requirement, home: Shape | None) -> dict[str, Shape]:
    """Return the names with which paths of a rule may begin besides those at the top: of its home, and its variable."""
    start = dict(home.fields) if home is not None else {}
    path, _, variable = (word.strip() for word in one.for_each.partition(" as "))
    item = questionnaire.record_at(questionnaire.reached(path, start)) if path else None
    return start | ({variable: item} if item is not None else {})


def _keys(paths: Iterable[str], key_of: KeyOf) -> frozenset[str]:
    return frozenset(map(key_of, paths))
