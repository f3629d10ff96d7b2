"""What the window says of each collection: how an item is added, and what stands there while there is none."""

from __future__ import annotations

from collections.abc import Mapping

from mla_writer.translation.message import N_
from mla_writer.ui.desk import Desk
from mla_writer.ui.examples import example_of
from mla_writer.ui.parts import isolated

ADD: Mapping[str, str] = {
    "persons": N_("Add person"),
    "things": N_("Add thing"),
    "facts": N_("Add fact"),
    "offences": N_("Add offence"),
    "orders": N_("Add order"),
    "documents": N_("Add document"),
    "earlier_requests": N_("Add earlier request"),
}
FIRST: Mapping[str, str] = {
    "persons": N_("Enter the first person"),
    "things": N_("Enter the first thing"),
    "facts": N_("Write the first fact"),
    "offences": N_("Enter the first offence"),
    "orders": N_("Enter the first order"),
    "documents": N_("Enter the first document"),
    "earlier_requests": N_("Enter an earlier request"),
}
"""The main button of an empty page."""
BEGIN: Mapping[str, str] = {
    "persons": N_("Begin with who is involved"),
    "things": N_("Begin with what you are looking for"),
    "facts": N_("Begin with what happened"),
    "offences": N_("Begin with the offence you charge"),
    "orders": N_("Begin with the decisions you have"),
    "documents": N_("Begin with what you enclose"),
    "earlier_requests": N_("No earlier request yet"),
}
TELLS: Mapping[str, str] = {
    "persons": N_(
        "Enter everyone who plays a part, people and companies: suspects first, then victims, witnesses and those who "
        "hold what you ask for."
    ),
    "things": N_(
        "Enter the accounts, premises, devices, numbers and property that the case is about, beginning with those you "
        "ask the other State about."
    ),
    "facts": N_(
        "Write each event as one short, numbered fact: who did what, when, where, and how you know it. The offences and what you "
        "ask for will point back to these facts."
    ),
    "offences": N_(
        "Enter each offence with its provision and penalty. If it is in the catalogue, its elements are filled in for "
        "you; then link the facts to them."
    ),
    "orders": N_("Enter the warrants, orders and judgments of your own State that support what you ask for."),
    "documents": N_(
        "Enter each document that is enclosed with the request or referred to in it, and attach the file if you have "
        "it."
    ),
    "earlier_requests": N_(
        "If there were earlier requests or orders in the same case, enter them, so that the other State finds its "
        "file. If there were none, continue."
    ),
}
_ONCE = N_("Whatever you enter here once can be chosen by name everywhere else.")
NOTES: Mapping[str, str] = {
    "persons": _ONCE,
    "things": N_(
        "While you write a fact, any account number, telephone number or address in it is offered as a thing."
    ),
    "facts": N_("Dates can be typed in any usual form. Facts sort themselves by date."),
    "offences": _ONCE,
    "orders": _ONCE,
    "documents": _ONCE,
}
_EXAMPLES: Mapping[str, tuple[str, ...]] = {
    "persons": ("given", "family", "born", "occupation"),
    "things": ("iban", "bank"),
    "facts": ("when", "what"),
    "offences": ("name",),
    "documents": ("title",),
}
"""The questions whose examples, in the forms, make an entry as it may read."""


def example_item(collection: str, desk: Desk) -> str:
    """Return an entry as it may read, put together from the examples of the forms; empty where they have none."""
    shape = desk.live.questionnaire.root[collection].item
    told = {}
    for name in _EXAMPLES.get(collection, ()):
        field = shape.fields.get(name) if shape is not None else None
        text = example_of(field, f"{collection}.example.{name}", desk) if field is not None else ""
        if text:
            told[name] = text if collection == "facts" else isolated(text)
    if collection == "persons" and {"given", "family"} <= set(told):
        told["given"] = f"{told['given']} {told.pop('family')}"
    if {"when", "what"} <= set(told):
        return desk.words.text(N_("{day}: {what}"), day=told["when"], what=told["what"])
    return desk.words.listed(told.values())
