"""The elements of a charged offence, whether from the catalogue or written by the drafter, and who is accused of it."""

from __future__ import annotations

from collections.abc import Mapping

from mla_writer.answers.values import Text
from mla_writer.interview.element import Element
from mla_writer.interview.interview import Live
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import Message

ACCUSED_ROLES = frozenset({"suspect", "accused", "convicted"})


def elements_of(live: Live, offence: str) -> tuple[Element, ...]:
    """Return the elements of the charged offence `offence` (id): those of the catalogue, then the drafter's own."""
    record = live.answers.records("offences").get(offence, {})
    own = record.get("own_elements")
    category = record.get("category")
    catalogue = live.catalogue.get(category, ()) if isinstance(category, str) else ()
    return (*catalogue, *_own_elements(own if isinstance(own, Mapping) else {}, live, offence))


def _own_elements(own: Mapping[str, object], live: Live, offence: str) -> tuple[Element, ...]:
    shape = live.questionnaire.shape(f"offences.{offence}.own_elements")
    inner = shape.item.fields.get("text") if shape is not None and shape.item is not None else None
    elements = []
    for key, one in own.items():
        text = one.get("text") if isinstance(one, Mapping) else None
        if isinstance(one, Mapping) and isinstance(text, Text):
            shown = Shown(text, inner, f"offences.{offence}.own_elements.{key}.text")
            elements.append(Element(key, str(one.get("kind", "conduct")), Message(text.plain), shown))
    return tuple(elements)


def accused_of(live: Live, offence: str) -> tuple[str, ...]:
    """Return the ids of the persons whose role for `offence` is suspect, accused or convicted, in order of entry."""
    accused = []
    for key, person in live.answers.records("persons").items():
        roles = person.get("roles")
        if isinstance(roles, Mapping) and roles.get(offence) in ACCUSED_ROLES:
            accused.append(key)
    return tuple(accused)
