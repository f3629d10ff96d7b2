"""The catalogue as it is offered: by family, in one language, found by words of names, families and elements."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from mla_writer.offences.library import OffenceLibrary
from mla_writer.translation.message import Message
from mla_writer.translation.searching import plain


@dataclass(frozen=True, slots=True)
class Offered:
    """One offence in the words of one language.

    `searched` is in what it is looked for, plain: its name; with its family and what else it is called; with its elements too.
    """

    id: str
    family: str
    name: str
    searched: tuple[str, ...]

    def rank(self, typed: str) -> int | None:
        """Return how well what was typed fits: 0 by its name, 1 with family and other names, 2 with elements; or None."""
        words = plain(typed).split()
        ranks = (rank for rank, text in enumerate(self.searched) if all(word in text for word in words))
        return next(ranks, None)


def offered(library: OffenceLibrary, say: Callable[[Message], str], language: str) -> tuple[Offered, ...]:
    """Return all offences in the words of `say`: families by their titles, offences as their file has them."""
    found = []
    for family in library.families:
        title = say(Message(family.title, context=f"offences/{family.family}:title", domain="forms"))
        for one in family.offences:
            name = say(library.titles[one.id])
            elements = (
                say(Message(element.text, context=f"offences/{one.id}:elements.{element.id}", domain="forms"))
                for element in one.elements
            )
            called = " ".join((name, title, *library.labels(one.id).get(language, ())))
            searched = (plain(name), plain(called), plain(" ".join((called, *elements))))
            found.append(Offered(one.id, title, name, searched))
    return tuple(sorted(found, key=lambda one: plain(one.family)))


def fitting(entries: tuple[Offered, ...], typed: str) -> tuple[Offered, ...]:
    """Return those in which all words typed occur, the best fit first."""
    ranked = [(rank, one) for one in entries if (rank := one.rank(typed)) is not None]
    return tuple(one for _, one in sorted(ranked, key=lambda it: it[0]))
