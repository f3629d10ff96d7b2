"""The types of what conditions speak of: a form's questions give them, `check` reports every misuse."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Type:
    """A type without parts, told by its name."""

    name: str

    def __str__(self) -> str:
        return self.name


ANY = Type("anything")
TEXT = Type("text")
NUMBER = Type("number")
BOOL = Type("yes or no")
DAY = Type("date")
PERIOD = Type("period")
AMOUNT = Type("amount")
MOMENT = Type("date and time")
DEADLINE = Type("deadline")

PARTS: Mapping[Type, Mapping[str, Type]] = {
    PERIOD: {"start": DAY, "end": DAY},
    AMOUNT: {"currency": TEXT, "value": NUMBER},
    MOMENT: {"day": DAY},
    DEADLINE: {"day": DAY},
}
"""The fields of values that have some."""

ORDERED = (NUMBER, DAY, AMOUNT, MOMENT, DEADLINE)
"""The types that < and > compare."""


@dataclass(frozen=True, slots=True)
class Choice(Type):
    """A text out of a closed list of option ids."""

    options: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ListOf(Type):
    """A list of items of one type."""

    item: Type = ANY


@dataclass(frozen=True, slots=True)
class MapOf(Type):
    """A mapping from ids to values of one type; macros walk its ids."""

    item: Type = ANY


@dataclass(frozen=True, slots=True, eq=False)
class Record(Type):
    """A record with fields, or a reference to one: both are read alike.

    `supply` gives the fields when they are first asked for, so that records may refer to each other.
    """

    supply: Callable[[], Mapping[str, Type]] = field(default=dict)
    _supplied: dict[str, Type] = field(default_factory=dict, init=False, repr=False)

    @property
    def fields(self) -> Mapping[str, Type]:
        """The fields of the record by name."""
        if not self._supplied:
            self._supplied.update(self.supply())
        return self._supplied


def choice(options: frozenset[str]) -> Choice:
    """Return the type of a choice among `options`."""
    return Choice("choice", options)


def list_of(item: Type) -> ListOf:
    """Return the type of a list of `item`."""
    return ListOf(f"list of {item}", item)


def map_of(item: Type) -> MapOf:
    """Return the type of a mapping to `item`."""
    return MapOf(f"mapping to {item}", item)


Scope = Mapping[str, Type]
"""The names that a condition may use, with their types."""


def is_text(type_: Type) -> bool:
    """Whether values of the type are texts."""
    return type_ is TEXT or isinstance(type_, Choice)


def fits(left: Type, right: Type) -> bool:
    """Whether values of the two types may be compared. Mappings are never compared whole."""
    return joined(left, right) is not None


def joined(left: Type, right: Type) -> Type | None:
    """Return the type that takes in the values of both, or None where there is none."""
    if left is ANY or right is ANY:
        return left if right is ANY else right
    if isinstance(left, Choice) and isinstance(right, Choice):
        return choice(left.options | right.options)
    if is_text(left) and is_text(right):
        return TEXT
    if isinstance(left, ListOf) and isinstance(right, ListOf):
        item = joined(left.item, right.item)
        return list_of(item) if item is not None else None
    if isinstance(left, MapOf) or isinstance(right, MapOf):
        return None
    return left if left == right else None
