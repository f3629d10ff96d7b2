"""`Answers`: everything entered for one request, immutable; each edit gives a new object that shares what did not change.

The root holds records by name (`request`, `persons`, `bank_records` …): nested mappings whose leaves are values. A path is
the tuple of keys from the root, written with dots: `bank_records.items.i1.period`. Mappings are never changed in place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from mla_writer.answers.values import Link, Text
from mla_writer.conditions.values import UNKNOWN, Ref, Unknown

Path = tuple[str, ...]
Tree = Mapping[str, object]
Leaves = tuple[tuple[str, object], ...]
Referring = tuple[tuple[str, frozenset[Ref]], ...]
"""The answers that refer to items entered once: path, and to which."""
Walked = tuple[object, Leaves, Referring]
"""A record as it was gone through, every answer in it with its path, and those that refer to items."""


def path_of(text: str) -> Path:
    """Return the path written with dots."""
    return tuple(text.split("."))


@dataclass(frozen=True, slots=True)
class Counted:
    """How many answers in a record at the top refer to each item, and what stood in each of its entries then."""

    tree: object = None
    references: Counter[Ref] = field(default_factory=Counter)
    entries: Mapping[str, Walked] = field(default_factory=dict)


@dataclass(frozen=True)
class Answers:
    """The answers of one request; see the module."""

    root: Tree = field(default_factory=dict)
    _walked: dict[str, Walked] = field(default_factory=dict, compare=False, repr=False)
    """What stands in each record at the top, and in each item below it, as last gone through; shared by all edits."""
    _counts: dict[str, Counted] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """Every answered path, in the order of entry."""
        return tuple(path for path, _ in self._all)

    @cached_property
    def _all(self) -> Leaves:
        return tuple(leaf for record in self._records() for leaf in record[1])

    @cached_property
    def referring(self) -> Referring:
        """Every answer that refers to items entered once, in the order of entry, with the items."""
        return tuple(one for record in self._records() for one in record[2])

    @cached_property
    def counted(self) -> tuple[Counter[Ref], ...]:
        """For each record at the top, how many answers in it refer to each item."""
        return tuple(self._counted_in(name, tree) for name, tree in self.root.items())

    def _counted_in(self, name: str, tree: object) -> Counter[Ref]:
        """Return the count for one record at the top: that of the last state, less what has gone, plus what has come."""
        known = self._counts.get(name)
        if known is not None and known.tree is tree:
            return known.references
        items = tree if isinstance(tree, dict) else {}
        before = known if known is not None else Counted()
        count = before.references.copy()
        walked = {key: self._in_item(f"{name}.{key}", one) for key, one in items.items()}
        for key in [one for one, was in before.entries.items() if walked.get(one) is not was]:
            count.subtract(ref for _, refs in before.entries[key][2] for ref in refs)
        for key, now in walked.items():
            if before.entries.get(key) is not now:
                count.update(ref for _, refs in now[2] for ref in refs)
        self._counts[name] = Counted(tree, count, walked)
        return count

    def _records(self) -> Iterator[Walked]:
        for name, tree in self.root.items():
            yield self._in_record(name, tree) if isinstance(tree, dict) else (tree, ((name, tree),), ())

    def _in_record(self, name: str, tree: Tree) -> Walked:
        """Return what stands in a record at the top; what has not changed is not gone through again."""
        known = self._walked.get(name)
        if known is None or known[0] is not tree:
            leaves: list[tuple[str, object]] = []
            referring: list[tuple[str, frozenset[Ref]]] = []
            for key, one in tree.items():
                item = self._in_item(f"{name}.{key}", one)
                leaves += item[1]
                referring += item[2]
            known = self._walked[name] = (tree, tuple(leaves), tuple(referring))
        return known

    def _in_item(self, path: str, item: object) -> Walked:
        known = self._walked.get(path) if isinstance(item, dict) else None
        if known is None or known[0] is not item:
            leaves = tuple(_leaves(item, path)) if isinstance(item, dict) else ((path, item),)
            referring = tuple((at, refs) for at, value in leaves if (refs := _refs_in(at, value)))
            known = (item, leaves, referring)
            if isinstance(item, dict):
                self._walked[path] = known
        return known

    def bare(self) -> Answers:
        """Return the same answers without what has been worked out of them, to be kept for long."""
        return Answers(self.root, self._walked, self._counts)

    def get(self, path: str) -> object | Unknown:
        """Return the value or sub-mapping at `path`, or UNKNOWN where nothing has been entered."""
        node: object = self.root
        for key in path.split("."):
            if node.__class__ is not dict or key not in node:
                return UNKNOWN
            node = node[key]
        return node

    def text(self, path: str, default: str = "") -> str:
        """Return the answer at `path` as plain text, or `default`."""
        value = self.get(path)
        return default if value is UNKNOWN or isinstance(value, Mapping) else str(value)

    def listed(self, path: str) -> tuple[str, ...]:
        """Return the answer at `path` as a tuple of texts; empty where nothing has been entered."""
        value = self.get(path)
        return tuple(str(one) for one in value) if isinstance(value, tuple) else ()

    def records(self, path: str) -> Mapping[str, Tree]:
        """Return the records by id at `path` (a collection or a repeating section); empty where there are none."""
        known = self._collections.get(path)
        return _items(self.get(path)) if known is None else known

    @cached_property
    def _collections(self) -> Mapping[str, Mapping[str, Tree]]:
        """The records at the top, with the items in each; checks ask for those of the collections again and again."""
        return {name: _items(tree) for name, tree in self.root.items()}

    def paths_below(self, path: str) -> Iterator[str]:
        """Yield every answered path inside the record at `path`."""
        record = self.get(path)
        if isinstance(record, Mapping):
            yield from (one for one, _ in _leaves(record, path))

    def set(self, path: str, value: object) -> Answers:
        """Return the answers with `value` at `path`; records on the way are made."""
        return Answers(_set(self.root, path_of(path), value), self._walked, self._counts)

    def remove(self, path: str) -> Answers:
        """Return the answers without what stands at `path`; records left empty are kept, so that an item keeps its id."""
        return Answers(_remove(self.root, path_of(path)), self._walked, self._counts)

    def moved(self, path: str, key: str, position: int) -> Answers:
        """Return the answers with item `key` of the items at `path` standing at `position` (from 0)."""
        items = dict(self.records(path))
        moved = items.pop(key)
        keys = list(items)
        keys.insert(position, key)
        return self.set(path, {one: items.get(one, moved) for one in keys})

    def leaves(self) -> Iterator[tuple[str, object]]:
        """Yield every answered path with its value, in the order of entry. Links of elements count as one value."""
        yield from self._all


def _items(value: object) -> Mapping[str, Tree]:
    return {key: one for key, one in value.items() if isinstance(one, Mapping)} if isinstance(value, Mapping) else {}


def merge(answers: Answers, more: Tree) -> Answers:
    """Return the answers with those of `more` laid over them: new ids are added, given answers replace, nothing is blanked."""
    language = Answers(more).text("request.written_in") or answers.text("request.written_in", "en")
    return Answers(_merge(answers.root, more, language))


def new_id(existing: Mapping[str, object], prefix: str) -> str:
    """Return the first id `prefix` + number that `existing` does not hold; ids once given are never re-used while present."""
    number = len(existing) + 1
    while f"{prefix}{number}" in existing:
        number += 1
    return f"{prefix}{number}"


def references_to(answers: Answers, ref: Ref) -> Iterator[str]:
    """Yield the paths of all answers that refer to `ref`: what rests on a fact, a person or a thing."""
    yield from (path for path, refs in answers.referring if ref in refs)


def reference_count(answers: Answers, ref: Ref) -> int:
    """Return how many answers refer to an item entered once; each record is counted once as long as it does not change."""
    return sum(counts[ref] for counts in answers.counted)


def _refs_in(path: str, value: object) -> frozenset[Ref]:
    """Return the items to which an answer refers: by itself, in a list, or in the links of an element."""
    if isinstance(value, Ref):
        return frozenset({value})
    if isinstance(value, tuple):
        return frozenset(one for one in value if isinstance(one, Ref))
    if path.endswith(".elements") and isinstance(value, Mapping):
        links = [one for some in value.values() for one in some if isinstance(one, Link)]
        facts, persons = ({Ref("facts", one.fact) for one in links}, {Ref("persons", one.person) for one in links})
        return frozenset(facts | persons)
    return frozenset()


def without_item(answers: Answers, ref: Ref) -> Answers:
    """Return the answers without the item that `ref` points at and without every reference to it."""
    rest = answers
    for path in references_to(answers, ref):
        value = answers.get(path)
        if isinstance(value, Mapping):
            rest = rest.set(path, {key: kept for key, links in value.items() if (kept := _links_without(links, ref))})
        elif isinstance(value, tuple) and len(value) > 1:
            rest = rest.set(path, tuple(one for one in value if one != ref))
        else:
            rest = rest.remove(path)
    for key in answers.records("persons") if ref.collection == "offences" else ():
        rest = rest.remove(f"persons.{key}.roles.{ref.id}")
    return rest.remove(f"{ref.collection}.{ref.id}")


def _links_without(links: object, ref: Ref) -> tuple[object, ...]:
    name = "fact" if ref.collection == "facts" else "person"
    return tuple(one for one in links if getattr(one, name) != ref.id) if isinstance(links, tuple) else ()


def _set(tree: Tree, path: Path, value: object) -> Tree:
    head, rest = path[0], path[1:]
    if not rest:
        return {**tree, head: value}
    child = tree.get(head)
    return {**tree, head: _set(child if isinstance(child, Mapping) else {}, rest, value)}


def _remove(tree: Tree, path: Path) -> Tree:
    head, rest = path[0], path[1:]
    child = tree.get(head)
    if not rest or not isinstance(child, Mapping):
        return {key: one for key, one in tree.items() if key != head or rest}
    return {**tree, head: _remove(child, rest)}


def _merge(tree: Tree, more: Tree, language: str) -> Tree:
    merged = dict(tree)
    for key, value in more.items():
        old = merged.get(key)
        both = isinstance(old, Mapping) and isinstance(value, Mapping)
        if both:
            merged[key] = _merge(old, value, language)  # type: ignore[arg-type]
        elif isinstance(old, Text) and isinstance(value, Text):
            merged[key] = old.with_more(value, language)
        else:
            merged[key] = value
    return merged


def _leaves(node: Tree, path: str) -> Iterator[tuple[str, object]]:
    for key, value in node.items():
        here = f"{path}.{key}" if path else key
        if isinstance(value, dict) and not (key == "elements" and path.startswith("offences.")):
            yield from _leaves(value, here)
        else:
            yield here, value
