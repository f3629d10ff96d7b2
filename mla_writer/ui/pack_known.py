"""Closed lists of the pack editor by their names: types of assistance, States, languages, treaties, offences; questions."""

from __future__ import annotations

from collections.abc import Mapping

from mla_writer.forms.shapes import Shape
from mla_writer.forms.texts import form_context
from mla_writer.translation.locales import locale_of
from mla_writer.translation.message import N_
from mla_writer.translation.searching import plain
from mla_writer.translation.states import state_codes
from mla_writer.treaties.named import short_of
from mla_writer.ui.pack_desk import PackDesk

_QUESTION = "{name} ({path})"
"""How a question is offered: by its name, and by that which conditions have for it."""


def types(desk: PackDesk) -> dict[str, str]:
    """Return what the types of assistance are called, by their ids."""
    forms = desk.content.forms.assistance
    return {one: desk.words.of_form(form.title, f"{form_context(one)}:title") for one, form in forms.items()}


def states(desk: PackDesk) -> dict[str, str]:
    """Return what States are called, by their codes, in the order of their names."""
    named = [(code, desk.words.state(code)) for code in state_codes()]
    return dict(sorted(named, key=lambda one: plain(one[1])))


def languages(desk: PackDesk) -> dict[str, str]:
    """Return what languages are called, with their codes behind them, by their codes, in the order of their names."""
    named = locale_of(desk.words.language).languages.items()
    return dict(sorted(((code, f"{name} ({code})") for code, name in named if len(code) <= 3), key=lambda one: one[1]))


def treaties(desk: PackDesk) -> dict[str, str]:
    """Return what treaties and schemes are called, by their ids."""
    every = desk.content.treaties
    return {one: desk.words.say(short_of(every[one])) for one in every.ids}


def offences(desk: PackDesk) -> dict[str, str]:
    """Return what the offences of the catalogue are called, by their ids."""
    return {one.id: desk.words.of_form(one.name, f"offences/{one.id}:name") for one in desk.content.offences}


def options_of(desk: PackDesk, shape: Shape) -> Mapping[str, str]:
    """Return the closed answers of a question in words, by what is written for them; nothing where any answer may be given."""
    question = shape.question
    if question is None:
        return {}
    if question.kind == "yes_no":
        return {"yes": desk.words.text(N_("Yes")), "no": desk.words.text(N_("No"))}
    known = _LISTS.get(question.kind)
    return known(desk) if known is not None else {key: desk.words.option(shape, key) for key in question.options}


def questions(desk: PackDesk, for_each: str = "", *, asked: bool = False) -> dict[str, str]:
    """Return names that conditions may use, by what offers them: the question in words, then its name.

    `asked` leaves out what has no answer of its own: lists, groups, and what a list asks of each entry.
    """
    found: dict[str, str] = {}
    for path in desk.reader.names(for_each):
        shape = desk.reader.shape(path)
        if asked and (shape is None or shape.sort != "leaf"):
            continue
        name = desk.name(path)
        offer = path if name == path else _QUESTION.format(name=f"\u2068{name}\u2069", path=f"\u2066{path}\u2069")
        found.setdefault(offer, path)
    return found


_LISTS = {
    "assistance": types, "country": states, "countries": states, "language": languages, "languages": languages,
    "treaties": treaties, "offence_type": offences,
}  # fmt: skip
