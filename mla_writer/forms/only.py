"""When a rule of one State holds: `only` of a requirement, written as a condition that is laid before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from mla_writer.conditions.values import day_in
from mla_writer.forms.model import Form, Only

_NO_TREATY_NAMED = "!answered(request.treaties) && !answered(request.other_treaty)"
NO_TREATY = "none"
"""Stands among the treaties of an `only` for a request that names none."""
COERCIVE, ALL = "coercive", "all"
"""Words that stand among types of assistance for those that need compulsion, and for every one."""

Members = Callable[[Iterable[str]], Iterable[str]]
"""Gives the codes of States for codes and names of groups."""


def condition_of(only: Only | None, side: str, members: Members, compulsion: str = "false") -> str:
    """Return the condition that an `only` stands for; empty where it limits nothing.

    `side` names the State that it speaks of: the one that asks, in a pack of the State that is asked. `compulsion` is the
    condition that the request asks for something that needs compulsion (`compulsion_of`).
    """
    return " && ".join(_parts(only, side, members, compulsion)) if only is not None else ""


def compulsion_of(assistance: Iterable[Form]) -> str:
    """Return the condition that a request asks for something that needs compulsion, by what each type says of itself."""
    parts = []
    for form in assistance:
        asked = _asks_for((form.form,))
        if form.coercive == "true":
            parts.append(asked)
        elif form.coercive != "false":
            parts.append(f"({asked} && ({_from_outside(form)}))")
    return f"({' || '.join(parts)})" if parts else "false"


def _from_outside(form: Form) -> str:
    """Return when a type needs compulsion, with the names of its questions as they are called outside it."""
    names = [section.id for section in form.sections if section.repeats is not None]
    names += [question.id for section in form.sections for question in section.questions]
    own = re.compile(rf"(?<![\w.'])(?:{'|'.join(names)})\b(?!')")
    return own.sub(lambda found: f"{form.form}.{found[0]}", form.coercive)


def _parts(only: Only, side: str, members: Members, compulsion: str) -> Iterator[str]:
    if only.states:
        yield f"{side} in {_list(members(only.states))}"
    if only.outside:
        yield f"!({side} in {_list(members(only.outside))})"
    if only.for_ and ALL not in only.for_:
        named = [one for one in only.for_ if one != COERCIVE]
        of_types = _asks_for(named)
        is_compulsory = COERCIVE in only.for_
        yield (f"({of_types} || {compulsion})" if named else compulsion) if is_compulsory else of_types
    if only.beyond:
        yield f"request.assistance.exists(a, !(a in {_list(only.beyond)}))"
    if only.treaties:
        yield _of_treaties(only.treaties)
    if only.offences:
        yield f"offences.exists(o, o.category in {_list(only.offences)})"
    begins, ends = day_in(only.from_), day_in(only.until)
    if begins is not None:
        yield f"request_date() >= date('{begins.first.isoformat()}')"
    if ends is not None:
        yield f"request_date() <= date('{ends.last.isoformat()}')"


def _asks_for(types: Sequence[str]) -> str:
    if len(types) == 1:
        return f"{types[0]!r} in request.assistance"
    return f"request.assistance.exists(a, a in {_list(types)})"


def _of_treaties(treaties: tuple[str, ...]) -> str:
    named = [one for one in treaties if one != NO_TREATY]
    any_of = f"request.treaties.exists(t, t in {_list(named)})"
    if NO_TREATY not in treaties:
        return any_of
    return f"({_NO_TREATY_NAMED} || {any_of})" if named else _NO_TREATY_NAMED


def _list(words: Iterable[str]) -> str:
    return f"[{', '.join(repr(one) for one in words)}]"
