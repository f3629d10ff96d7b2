"""How a request is called on the screen: by its case, or else by the State it goes to; never by a code."""

from __future__ import annotations

from mla_writer.translation.message import N_
from mla_writer.ui.desk import Desk


def name_of(desk: Desk) -> str:
    """Return the name of the case, as far as there is one; else to which State the request goes."""
    words, answers = desk.words, desk.case.answers
    name = answers.text("request.case_name")
    if name:
        return name
    requested = desk.case.requested
    return words.text(N_("Request to {state}"), state=words.state(requested)) if requested else desk.path.stem


def title_of(desk: Desk) -> str:
    """Return what the title of the window says: the case, the State asked, the reference and the program."""
    words, answers = desk.words, desk.case.answers
    name, requested = answers.text("request.case_name"), desk.case.requested
    state = words.state(requested) if requested and name else ""
    parts = (name_of(desk), state, answers.text("request.reference"), words.text(N_("MLA Request Writer")))
    return " – ".join(one for one in parts if one)
