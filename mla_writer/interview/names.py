"""The names that conditions see: the answers as plain records, built afresh for each state of the answers.

Each record is a dictionary with its answers, and the keys `id`, `$path` (where it stands) and, for items of collections,
`$ref`. What is not answered or hidden is absent and therefore unknown. `Names` also finds the record of a reference.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from mla_writer.answers.answers import Answers, Tree
from mla_writer.answers.values import Link
from mla_writer.conditions.values import UNKNOWN, Ref, Unknown
from mla_writer.forms.shapes import COLLECTIONS, Shape

Record = dict[str, object]


class Kept(Protocol):
    """An item whose record holds from the state before."""

    @property
    def record(self) -> Record:
        """The record."""


@dataclass(slots=True)
class Names:
    """Top-level names with their records; `by_ref` holds the record of every item entered once."""

    top: Record = field(default_factory=dict)
    by_ref: dict[Ref, Record] = field(default_factory=dict)

    def follow(self, ref: Ref) -> Mapping[str, object] | Unknown:
        """Return the record that `ref` points at, or UNKNOWN where there is none."""
        return self.by_ref.get(ref, UNKNOWN)

    def record_at(self, path: str) -> Record | None:
        """Return the record that stands at a concrete path, or None."""
        head, *rest = path.split(".")
        node: object = self.top.get(head)
        if head in COLLECTIONS and rest:
            node, rest = self.by_ref.get(Ref(head, rest[0])), rest[1:]
        for key in rest:
            if isinstance(node, tuple):
                node = next((one for one in node if isinstance(one, dict) and one.get("id") == key), None)
            elif isinstance(node, dict):
                node = node.get(key)
        return node if isinstance(node, dict) else None


def build_names(
    root: Mapping[str, Shape],
    answers: Answers,
    active: frozenset[str],
    kept: Mapping[str, Mapping[str, Kept]] | None = None,
    before: Names | None = None,
) -> Names:
    """Return the names for `answers`. Forms outside `active` are empty; lists of items are known even when empty.

    The records of items in `kept` are taken as they are; they are those of the names `before`.
    """
    kept = kept or {}
    names = Names({}, dict(before.by_ref) if before is not None else {})
    for name, shape in root.items():
        tree = answers.root.get(name, {}) if name in active else {}
        tree = tree if isinstance(tree, Mapping) else {}
        if shape.sort == "items":
            names.top[name] = _collection(shape, tree, names, kept.get(name, {}))
            gone = before.top.get(name) if before is not None else None
            for record in gone if isinstance(gone, tuple) else ():
                if record["id"] not in tree:
                    names.by_ref.pop(record.get("$ref"), None)
        else:
            names.top[name] = _record(shape, tree, name)
    return names


def rebuilt(root: Mapping[str, Shape], before: Names, was: Tree, now: Tree) -> Names:
    """Return the names for answers that differ in single answers only: no item and no record has come or gone.

    `was` and `now` are the answers before and after, of forms in use. What has not changed keeps its record.
    """
    names = Names(dict(before.top), dict(before.by_ref))
    for name, shape in root.items():
        tree, old, records = now.get(name, {}), was.get(name, {}), before.top.get(name)
        if tree is old or not isinstance(tree, Mapping) or not isinstance(old, Mapping):
            continue
        if isinstance(records, tuple):
            same = {key: _Same(one) for key, one in zip(old, records, strict=True) if tree[key] is old[key]}
            names.top[name] = _collection(shape, tree, names, same)
        else:
            names.top[name] = _record(shape, tree, name)
    return names


@dataclass(frozen=True, slots=True)
class _Same:
    record: Record


def _collection(shape: Shape, tree: Tree, names: Names, kept: Mapping[str, Kept]) -> tuple[Record, ...]:
    assert shape.item is not None
    records = []
    for key, one in tree.items():
        settled = kept.get(key)
        if settled is not None:
            records.append(settled.record)  # known by its reference from before
            continue
        record = _record(shape.item, one if isinstance(one, Mapping) else {}, f"{shape.pattern}.{key}")
        record["id"] = key
        if shape.pattern in COLLECTIONS:
            record["$ref"] = Ref(shape.pattern, key)
            names.by_ref[Ref(shape.pattern, key)] = record
        records.append(record)
    return tuple(records)


def _record(shape: Shape, tree: Tree, path: str) -> Record:
    record: Record = {"$path": path}
    for key, child in shape.fields.items():
        if child.sort == "items":
            record[key] = _items(child, tree.get(key), f"{path}.{key}")
        elif key in tree:
            record[key] = _value(child, tree[key], f"{path}.{key}")
    return record


def _items(shape: Shape, tree: object, path: str) -> tuple[Record, ...]:
    assert shape.item is not None
    items = tree if isinstance(tree, Mapping) else {}
    records = []
    for key, one in items.items():
        record = _record(shape.item, one if isinstance(one, Mapping) else {}, f"{path}.{key}")
        record["id"] = key
        records.append(record)
    return tuple(records)


def _value(shape: Shape, value: object, path: str) -> object:
    if shape.sort == "record":
        return _record(shape, value if isinstance(value, Mapping) else {}, path)
    if shape.sort == "leaf" and isinstance(value, Mapping):
        return {element: tuple(_link(one) for one in links) for element, links in value.items()}
    return value


def _link(link: object) -> Record:
    assert isinstance(link, Link)
    record: Record = {"fact": Ref("facts", link.fact), "link": link.link}
    if link.person:
        record["person"] = Ref("persons", link.person)
    return record
