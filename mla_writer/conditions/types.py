"""The types of what conditions speak of. A form's questions give them; the checker reports every misuse when a file is read."""

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
    DEADLINE: {"day": DAY},
}
"""The fields of values that have some."""


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
    """A record with fields, or a reference to one: both are read alike. `supply` gives the fields, on demand."""

    supply: Callable[[], Mapping[str, Type]] = field(default=dict)

    @property
    def fields(self) -> Mapping[str, Type]:
        """The fields of the record by name."""
        return self.supply()


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
    """Whether values of the two types may be compared."""
    if ANY in (left, right):
        return True
    if is_text(left) and is_text(right):
        return True
    if isinstance(left, Record) and isinstance(right, Record):
        return left.name == right.name
    if isinstance(left, ListOf) and isinstance(right, ListOf):
        return fits(left.item, right.item)
    return left == right
