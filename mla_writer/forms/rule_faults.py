"""Rules of a pack that came from elsewhere: whether their conditions name what the questions of this program know.

A question that was renamed since the pack was written is told at the line of its rule, before any request is checked with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mla_writer.conditions.faults import ConditionFault
from mla_writer.errors import Place, Problem, ProblemsError
from mla_writer.forms.model import Requirement
from mla_writer.forms.questionnaire import Questionnaire, RuleText
from mla_writer.forms.scope import Compiler
from mla_writer.yamlio import Position, read


def expect_conditions(questionnaire: Questionnaire, origin: str) -> None:
    """Raise ProblemsError where a rule of `origin` (`country:KE`) has a condition that cannot be read with these questions."""
    compiler = Compiler(questionnaire)
    found = [
        _placed(rule, key, fault)
        for rule in questionnaire.rules
        if rule.origin == origin
        for key, fault in _faults(rule, questionnaire, compiler)
    ]
    if found:
        raise ProblemsError(found)


def _faults(rule: RuleText, questionnaire: Questionnaire, compiler: Compiler) -> Iterator[tuple[str, ConditionFault]]:
    home = questionnaire.root.get(rule.home)
    shapes = (home,) if home is not None else ()
    one = rule.requirement
    path, _, variable = (word.strip() for word in one.for_each.partition(" as "))
    try:
        variables = {variable: compiler.item_type(path, shapes)} if path else {}
    except ConditionFault as fault:
        yield "for_each", fault
        return
    for key, text in (("only", rule.applies), ("applies", one.applies), ("expect", one.expect), ("at", one.at)):
        own = key != "only"  # what is laid before a rule names nothing of its home
        try:
            if text not in {"", "true", "false"}:
                compiler.condition(text, shapes if own else (), variables if own else {})
        except ConditionFault as fault:
            yield key, fault


def _placed(rule: RuleText, key: str, fault: ConditionFault) -> Problem:
    """Return the fault at its line; the file is read again for it."""
    text = rule.applies if key == "only" else getattr(rule.requirement, key)
    place = Place(rule.file)
    source = read(Path(rule.file)) if rule.file else None
    if source is not None:
        value = source.place((*_position(source.data, rule.requirement, rule.origin), key))
        place = Place(value.file, value.line, value.column + (fault.column if key != "only" else 0))
    return Problem(fault.code, place, {"condition": text, **fault.parameters})


def _position(data: object, one: Requirement, origin: str) -> Position:
    """Return where a requirement stands in the data of a pack."""
    section: Position = ("as_requesting", "requirements") if origin.startswith("home:") else ("requirements",)
    held = data
    for key in section:
        held = held.get(str(key)) if isinstance(held, dict) else None
    ids = [each.get("id") if isinstance(each, dict) else "" for each in held] if isinstance(held, list) else []
    return (*section, ids.index(one.id)) if one.id in ids else section
