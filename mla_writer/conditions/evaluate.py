"""Evaluating: a tree becomes nested closures, each from an environment to a value or UNKNOWN (Kleene's three values).

An environment is a dictionary of names with two more keys: FOLLOW finds the record of a reference, DATE is the date of the
request. Loop variables are put in for the walk and taken out after it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from zoneinfo import ZoneInfo

from mla_writer.conditions.functions import FUNCTIONS, plain
from mla_writer.conditions.syntax import (
    Binary,
    Call,
    Conditional,
    Field,
    Index,
    Listing,
    Literal,
    Macro,
    Name,
    Node,
    Unary,
)
from mla_writer.conditions.values import UNKNOWN, Amount, Day, Deadline, Moment, NotKnown, Open, Period, Ref

FOLLOW = "$follow"
DATE = "$date"

Environment = dict[str, object]
Closure = Callable[[Environment], object]


def build(node: Node) -> Closure:
    """Return the closure that evaluates `node`."""
    return _BUILDERS[type(node)](node)


# ---- values ------------------------------------------------------------------------------------------------------------


def _literal(node: Literal) -> Closure:
    value = node.value
    return lambda env: value


def _listing(node: Listing) -> Closure:
    items = [build(one) for one in node.items]
    return lambda env: tuple(one(env) for one in items)


def _name(node: Name) -> Closure:
    raw = _raw(node)
    return lambda env: _value(raw(env))


def _value(value: object) -> object:
    return UNKNOWN if isinstance(value, NotKnown) else value


def _raw(node: Node) -> Closure:
    """Return the closure that reads a path without turning "not known" into unknown."""
    if isinstance(node, Name):
        name = node.name
        return lambda env: env.get(name, UNKNOWN)
    if isinstance(node, Field):
        base, field = build(node.base), node.name
        return lambda env: _field_of(base(env), field, env)
    return build(node)


def _field_of(base: object, field: str, env: Environment) -> object:
    if isinstance(base, Ref):
        base = env[FOLLOW](base)  # type: ignore[operator]
    if isinstance(base, Mapping):
        return base.get(field, UNKNOWN)
    if base is UNKNOWN:
        return UNKNOWN
    part = getattr(base, field, None)
    return UNKNOWN if part is None or isinstance(part, Open) else part


def _index(node: Index) -> Closure:
    base, key = build(node.base), build(node.key)

    def read(env: Environment) -> object:
        held, at = base(env), key(env)
        if isinstance(held, Mapping):
            return _value(held.get(str(at), UNKNOWN))
        if isinstance(held, Sequence) and isinstance(at, Decimal) and 0 <= at < len(held):
            return _value(held[int(at)])
        return UNKNOWN

    return read


# ---- yes, no, unknown --------------------------------------------------------------------------------------------------


def _unary(node: Unary) -> Closure:
    operand = build(node.operand)
    if node.operator == "!":
        return lambda env: UNKNOWN if (value := operand(env)) is UNKNOWN else not value
    return lambda env: -value if isinstance(value := operand(env), Decimal) else UNKNOWN


def _binary(node: Binary) -> Closure:
    left, right = build(node.left), build(node.right)
    if node.operator == "&&":
        return _decided_by(left, right, False)
    if node.operator == "||":
        return _decided_by(left, right, True)
    operate = _OPERATORS[node.operator]
    return lambda env: operate(left(env), right(env))


def _decided_by(left: Closure, right: Closure, decisive: bool) -> Closure:
    def decide(env: Environment) -> object:
        one = left(env)
        if one is decisive:
            return decisive
        other = right(env)
        if other is decisive:
            return decisive
        return UNKNOWN if one is UNKNOWN or other is UNKNOWN else not decisive

    return decide


def _conditional(node: Conditional) -> Closure:
    condition, then, otherwise = build(node.condition), build(node.then), build(node.otherwise)

    def choose(env: Environment) -> object:
        decided = condition(env)
        if decided is UNKNOWN:
            one, other = then(env), otherwise(env)
            return one if equal(one, other) is True else UNKNOWN
        return then(env) if decided else otherwise(env)

    return choose


# ---- comparing ---------------------------------------------------------------------------------------------------------


def equal(one: object, other: object) -> object:
    """Return whether two values are the same: True, False, or UNKNOWN where partial dates leave it open."""
    if one is UNKNOWN or other is UNKNOWN:
        return UNKNOWN
    if isinstance(one, Day) and isinstance(other, Day):
        return _equal_days(one, other)
    if isinstance(one, Period) and isinstance(other, Period):
        return _both(equal(one.start, other.start), equal(_end(one), _end(other)))
    if isinstance(one, Moment) and isinstance(other, Moment):
        return _instant(one) == _instant(other)
    if isinstance(one, tuple) and isinstance(other, tuple):
        return _equal_lists(one, other)
    return _identity(one) == _identity(other)


def _identity(value: object) -> object:
    """Return what a value is compared by: a record by its reference, a text by its plain text."""
    if isinstance(value, Mapping):
        return value.get("$ref", value.get("$path", id(value)))
    return plain(value)


def _equal_days(one: Day, other: Day) -> object:
    if one.is_exact and other.is_exact:
        return one == other
    return False if one.last < other.first or other.last < one.first else UNKNOWN


def _end(period: Period) -> object:
    return period.end if isinstance(period.end, Day) else UNKNOWN


def _equal_lists(one: tuple[object, ...], other: tuple[object, ...]) -> object:
    result: object = len(one) == len(other)
    for left, right in zip(one, other, strict=False):
        result = _both(result, equal(left, right))
    return result


def _both(one: object, other: object) -> object:
    if one is False or other is False:
        return False
    return UNKNOWN if one is UNKNOWN or other is UNKNOWN else True


def _not_equal(one: object, other: object) -> object:
    result = equal(one, other)
    return UNKNOWN if result is UNKNOWN else not result


def less(one: object, other: object) -> object:
    """Return whether `one` comes before `other`; UNKNOWN for overlapping partial dates and for different currencies."""
    one, other = _day_of_deadline(one), _day_of_deadline(other)
    if isinstance(one, Day) and isinstance(other, Day):
        if one.last < other.first:
            return True
        return False if one.first >= other.last else UNKNOWN
    if isinstance(one, Amount) and isinstance(other, Amount):
        return one.value < other.value if one.currency == other.currency else UNKNOWN
    if isinstance(one, Moment) and isinstance(other, Moment):
        return _instant(one) < _instant(other)
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return one < other
    return UNKNOWN


def _at_least(one: object, other: object) -> object:
    result = less(one, other)
    return UNKNOWN if result is UNKNOWN else not result


def _day_of_deadline(value: object) -> object:
    return value.day if isinstance(value, Deadline) and value.day is not None else value


def _instant(moment: Moment) -> dt.datetime:
    if moment.zone[:1] in "+-":
        hours, minutes = int(moment.zone[1:3]), int(moment.zone[4:6])
        offset = dt.timedelta(hours=hours, minutes=minutes) * (-1 if moment.zone[0] == "-" else 1)
        return moment.local.replace(tzinfo=dt.timezone(offset))
    return moment.local.replace(tzinfo=ZoneInfo(moment.zone))


def contained(item: object, container: object) -> object:
    """Return whether `item` is in a list or among the ids of a mapping."""
    if container is UNKNOWN or item is UNKNOWN:
        return UNKNOWN
    result: object = False
    for one in container if isinstance(container, Sequence | Mapping) else ():
        same = equal(item, one)
        if same is True:
            return True
        if same is UNKNOWN:
            result = UNKNOWN
    return result


def _calculated(compute: Callable[[Decimal, Decimal], Decimal]) -> Callable[[object, object], object]:
    def operate(one: object, other: object) -> object:
        if not isinstance(one, Decimal) or not isinstance(other, Decimal):
            return UNKNOWN
        return UNKNOWN if compute is _divide and not other else compute(one, other)

    return operate


def _divide(one: Decimal, other: Decimal) -> Decimal:
    return one / other


_OPERATORS: Mapping[str, Callable[[object, object], object]] = {
    "==": equal,
    "!=": _not_equal,
    "<": less,
    ">": lambda one, other: less(other, one),
    "<=": lambda one, other: _at_least(other, one),
    ">=": _at_least,
    "in": contained,
    "+": _calculated(Decimal.__add__),
    "-": _calculated(Decimal.__sub__),
    "*": _calculated(Decimal.__mul__),
    "/": _calculated(_divide),
}


# ---- functions and walks -----------------------------------------------------------------------------------------------


def _call(node: Call) -> Closure:
    if node.function == "request_date":
        return lambda env: env[DATE]
    if node.function in {"answered", "known"}:
        raw, not_known = _raw(node.arguments[0]), node.function == "answered"
        return lambda env: is_answered(raw(env), not_known)
    compute = FUNCTIONS[node.function].compute
    arguments = [build(one) for one in node.arguments]

    def call(env: Environment) -> object:
        values = [_followed(one(env), env) for one in arguments]
        return UNKNOWN if any(one is UNKNOWN for one in values) else compute(*values)

    return call


def is_answered(value: object, not_known: bool) -> bool:
    """Whether anything has been answered; "not known" counts where `not_known` says so, an empty list never."""
    if isinstance(value, NotKnown):
        return not_known
    if isinstance(value, Mapping):
        return any(is_answered(one, not_known) for key, one in value.items() if key not in {"$path", "$ref", "id"})
    return value is not UNKNOWN and plain(value) not in ((), "")


def _followed(value: object, env: Environment) -> object:
    """Return references as their records, so that functions can look into facts."""
    if isinstance(value, Ref):
        return env[FOLLOW](value)  # type: ignore[operator]
    if isinstance(value, tuple) and any(isinstance(one, Ref) for one in value):
        return tuple(_followed(one, env) for one in value)
    return value


def _macro(node: Macro) -> Closure:
    base, body, variable = build(node.base), build(node.body), node.variable
    conclude = _WALKS[node.macro]

    def walk(env: Environment) -> object:
        items = base(env)
        if not isinstance(items, Sequence | Mapping) or isinstance(items, str):
            return UNKNOWN
        outer = env.get(variable, UNKNOWN)
        try:
            return conclude(items, body, variable, env)
        finally:
            env[variable] = outer

    return walk


Items = Sequence[object] | Mapping[str, object]


def _all(items: Items, body: Closure, variable: str, env: Environment) -> object:
    return _until(False, items, body, variable, env)


def _exists(items: Items, body: Closure, variable: str, env: Environment) -> object:
    return _until(True, items, body, variable, env)


def _until(decisive: bool, items: Items, body: Closure, variable: str, env: Environment) -> object:
    result: object = not decisive
    for item in items:
        env[variable] = item
        value = body(env)
        if value is decisive:
            return decisive
        if value is UNKNOWN:
            result = UNKNOWN
    return result


def _results(items: Items, body: Closure, variable: str, env: Environment) -> list[object]:
    results = []
    for item in items:
        env[variable] = item
        results.append(body(env))
    return results


def _exists_one(items: Items, body: Closure, variable: str, env: Environment) -> object:
    results = _results(items, body, variable, env)
    if results.count(True) > 1:
        return False
    return UNKNOWN if any(one is UNKNOWN for one in results) else results.count(True) == 1


def _filter(items: Items, body: Closure, variable: str, env: Environment) -> object:
    results = _results(items, body, variable, env)
    if any(one is UNKNOWN for one in results):
        return UNKNOWN
    return tuple(item for item, kept in zip(items, results, strict=True) if kept is True)


def _map(items: Items, body: Closure, variable: str, env: Environment) -> object:
    return tuple(_results(items, body, variable, env))


_WALKS: Mapping[str, Callable[[Items, Closure, str, Environment], object]] = {
    "all": _all,
    "exists": _exists,
    "exists_one": _exists_one,
    "filter": _filter,
    "map": _map,
}

_BUILDERS: Mapping[type[Node], Callable[..., Closure]] = {
    Literal: _literal,
    Listing: _listing,
    Name: _name,
    Field: lambda node: (lambda raw: lambda env: _value(raw(env)))(_raw(node)),
    Index: _index,
    Unary: _unary,
    Binary: _binary,
    Conditional: _conditional,
    Call: _call,
    Macro: _macro,
}
