"""The small request on which conditions are tested: its types, and how answers are written for a test.

Answers are written as in a draft file: texts, lists and mappings. The type of each place says what they become, so a
reference is the id of an item, and `{unknown: why}` is the answer "not known".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from mla_writer.conditions import types as t
from mla_writer.conditions.condition import compile_condition
from mla_writer.conditions.values import (
    UNKNOWN,
    Amount,
    Day,
    Deadline,
    Moment,
    NotKnown,
    Period,
    Ref,
)

REQUEST_DATE = Day(2026, 11, 23)
COLLECTIONS = {"person": "persons", "thing": "things", "fact": "facts"}


def options(*words: str) -> t.Type:
    return t.choice(frozenset(words))


PERSON = t.Record(
    "person",
    lambda: {
        "id": t.TEXT,
        "kind": options("natural", "legal"),
        "name": t.TEXT,
        "born": t.DAY,
        "roles": t.map_of(options("suspect", "accused", "convicted")),
        "known_from": t.list_of(FACT),
    },
)
THING = t.Record("thing", lambda: {"id": t.TEXT, "kind": t.TEXT, "iban": t.TEXT, "holder": PERSON})
FACT: t.Record = t.Record(
    "fact",
    lambda: {
        "id": t.TEXT,
        "when": t.PERIOD,
        "kind": options("act", "step", "knowledge"),
        "what": t.TEXT,
        "actors": t.list_of(PERSON),
        "things": t.list_of(THING),
        "amounts": t.list_of(t.AMOUNT),
    },
)
LINK = t.Record("link", lambda: {"fact": FACT, "person": PERSON, "link": options("direct", "indirect")})
ITEM = t.Record(
    "item",
    lambda: {
        "id": t.TEXT,
        "account": THING,
        "records": t.list_of(options("opening_file", "owner", "statements", "vouchers")),
        "period": t.PERIOD,
        "linking_facts": t.list_of(FACT),
        "balance": t.AMOUNT,
        "certified": t.BOOL,
        "reason": t.TEXT,
    },
)
REQUEST = t.Record(
    "request",
    lambda: {
        "urgent": t.BOOL,
        "confidential": t.BOOL,
        "kind": options("new", "supplement", "follow_up"),
        "stage": options("investigation", "trial"),
        "requested": t.TEXT,
        "assistance": t.list_of(options("bank_records", "freezing", "service_of_documents")),
        "languages": t.list_of(t.TEXT),
        "purpose": t.TEXT,
        "opened_on": t.DAY,
        "hearing": t.MOMENT,
        "next_hearing": t.MOMENT,
        "deadline": t.DEADLINE,
        "reply_by": t.DEADLINE,
        "period": t.PERIOD,
        "pages": t.NUMBER,
        "copies": t.NUMBER,
        "sum": t.AMOUNT,
        "claimed": t.AMOUNT,
        "dates": t.list_of(t.DAY),
        "office": t.Record("office", lambda: {"name": t.TEXT, "city": t.TEXT}),
        "elements": t.map_of(t.list_of(LINK)),
    },
)
SCOPE: Mapping[str, t.Type] = {
    "request": REQUEST,
    "items": t.list_of(ITEM),
    "persons": t.list_of(PERSON),
    "things": t.list_of(THING),
    "facts": t.list_of(FACT),
}


class Said:
    """A free text as answers hold it: an object with the plain text."""

    def __init__(self, plain: str) -> None:
        self.plain = plain


@dataclass
class World:
    """Answers as conditions see them: the names, and the record behind every reference."""

    names: dict[str, Any] = field(default_factory=dict)
    records: dict[Ref, dict[str, Any]] = field(default_factory=dict)

    def follow(self, ref: Ref) -> object:
        return self.records.get(ref, UNKNOWN)

    def evaluate(self, condition: str, scope: Mapping[str, t.Type] = SCOPE) -> object:
        return compile_condition(condition, scope).evaluate(self.names, self.follow, REQUEST_DATE)


def world_of(answers: Mapping[str, Any]) -> World:
    """Return the world of `answers`, written as in a draft. Collections that are not named are empty."""
    world = World()
    for name, type_ in SCOPE.items():
        if isinstance(type_, t.ListOf):
            world.names[name] = _records(type_.item, name, answers.get(name) or {}, world)
        elif name in answers:
            world.names[name] = _value(type_, answers[name], name)
    return world


def _records(type_: t.Type, name: str, items: Mapping[str, Any], world: World) -> tuple[dict[str, Any], ...]:
    found = []
    for key, answers in items.items():
        record = _value(type_, answers or {}, f"{name}.{key}")
        record["id"] = key
        if name in COLLECTIONS.values():
            record["$ref"] = Ref(name, key)
            world.records[Ref(name, key)] = record
        found.append(record)
    return tuple(found)


def _value(type_: t.Type, data: Any, path: str) -> Any:
    if isinstance(data, dict) and set(data) == {"unknown"}:
        return NotKnown(data["unknown"])
    if isinstance(type_, t.ListOf):
        return tuple(_value(type_.item, one, path) for one in data)
    if isinstance(type_, t.MapOf):
        return {key: _value(type_.item, one, f"{path}.{key}") for key, one in data.items()}
    if isinstance(type_, t.Record):
        return _record(type_, data, path)
    return _LEAVES.get(type_, str)(data)


def _record(type_: t.Record, data: Any, path: str) -> Any:
    if isinstance(data, str):
        return Ref(COLLECTIONS[type_.name], data)
    given = {key: _value(type_.fields[key], one, f"{path}.{key}") for key, one in data.items()}
    return given if type_ is LINK else {"$path": path, **given}


def _moment(text: str) -> Moment:
    import datetime as dt

    clock, _, zone = text.partition(" ")
    return Moment(dt.datetime.fromisoformat(clock), zone)


_LEAVES: Mapping[t.Type, Any] = {
    t.BOOL: lambda text: {"yes": True, "no": False}[text],
    t.NUMBER: Decimal,
    t.DAY: Day.parse,
    t.PERIOD: Period.parse,
    t.AMOUNT: Amount.parse,
    t.DEADLINE: Deadline.parse,
    t.MOMENT: _moment,
    t.TEXT: Said,
}
