"""Problems of a pack in the words of its editor: fields by their names on the form, types and questions by their names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from mla_writer.forms.texts import form_context
from mla_writer.pack_draft import Told
from mla_writer.translation.message import N_
from mla_writer.translation.problems import problem_message
from mla_writer.ui.pack_words import FIELDS, name_of, words_for
from mla_writer.ui.words import capital

if TYPE_CHECKING:
    from mla_writer.ui.pack_desk import PackDesk

_TEXTS: Mapping[str, str] = {
    "FORM-008": N_("The requirement has no source. Say under “Sources” who demands it."),
    "PACK-005": N_("There is no source. Say under “Sources” where this comes from."),
    "PACK-006": N_("“{value}” is not a date. Write it as 24 November 2026 or 2026-11-24."),
    "PACK-009": N_("“{says}” should meet the rule, but fails it."),
    "PACK-010": N_("“{says}” should fail the rule, but meets it."),
    "PACK-012": N_("Whether “{says}” meets the rule cannot be told: an answer is missing that the rule looks at."),
    "PACK-019": N_("Nothing in the pack rests on this source yet. Name it where it is used, or remove it."),
    "PACK-020": N_("A reviewed pack says who reviewed it. Fill in “Reviewed by”."),
    "PACK-022": N_("The minimum penalty has no figure. Give years or months, or say in the note what it is."),
    "PACK-041": N_("A group is either a list of States or the parties of a treaty. Fill in one of the two."),
    "PACK-042": N_("“{value}” is neither a State nor a group of this pack."),
    "PACK-043": N_("A fine is a number of penalty units, or an amount with its currency."),
    "PACK-044": N_("The time needs its length. Give hours, days or months, one of them."),
    "PACK-061": N_("Choose between one and six days of rest, each once."),
}  # fmt: skip
_NO_CASE = {
    "passes": N_("No case meets the rule yet. Add one under “Cases that meet the rule”."),
    "fails": N_("No case fails the rule yet. Add one under “Cases that fail the rule”."),
}
_SILENT = N_("The rule says nothing in “{says}”: “{field}” is not so there. Change the answers or the condition.")
_NO_ENTRY = N_(
    "The rule says nothing in “{says}”: there is no entry that it could look at, or “{field}” is not so for any."
)
_NO_TYPE = N_(
    "The rule holds only for {types}, and “{says}” asks for no assistance. Add the type of assistance to the case."
)
_OTHER_TYPE = N_(
    "The rule holds only for {types}, and “{says}” asks for {asked}. Add the type of assistance to the case."
)
_OUTSIDE = N_(
    "The rule says nothing in “{says}”, which is outside its limits ({limits}). Change the case or the limits."
)
_HIDDEN = N_("In this case the request does not ask: {questions}. These answers are not used.")


def say_problem(desk: PackDesk, told: Told) -> str:
    """Return what is wrong and what to do, as a sentence for whoever writes the pack."""
    return " ".join(one for one in _sentences(desk, told) if one)


def _sentences(desk: PackDesk, told: Told) -> Iterator[str]:
    words, problem = desk.words, told.problem
    parameters = dict(problem.parameters)
    if problem.code == "PACK-008":
        yield words.text(_NO_CASE[str(parameters["key"])])
    elif problem.code in {"PACK-011", "PACK-064"}:
        yield _why_silent(desk, told)
    elif problem.code in _TEXTS:
        yield words.text(_TEXTS[problem.code], **parameters)
    else:
        if problem.code.startswith("READ-") and "key" in parameters and problem.code != "READ-001":
            key = str(parameters["key"])
            named = told.at if told.at and told.at[-1] == key else (*told.at, key)
            parameters["key"] = words.text(name_of(named))
        text = capital(words.say(problem_message(type(problem)(problem.code, problem.place, parameters))))
        yield text if text.endswith((".", "?", "!", "؟", "…")) else f"{text}."
    hidden = [one for one in str(parameters.get("hidden", "")).split(", ") if one not in {"", "–"}]
    if hidden:
        yield words.text(_HIDDEN, questions=words.listed(f"\u2068{desk.name(one)}\u2069" for one in hidden))


def _why_silent(desk: PackDesk, told: Told) -> str:
    """Return why a rule says nothing in a case: it is outside the limits of the rule, or the condition is not so."""
    words, says = desk.words, told.problem.parameters["says"]
    case = told.at[: told.at.index("answers")] if "answers" in told.at else told.at
    rule = case[:-2]
    limits = str(told.problem.parameters.get("limits", "")).split(", ")
    if limits == [""]:
        text = _NO_ENTRY if desk.get((*rule, "for_each")) else _SILENT
        return words.text(text, says=says, field=words.text(FIELDS["applies"]))
    if limits != ["for"]:
        named = words.listed(words.text(name_of((*rule, "only", one))) for one in limits)
        return words.text(_OUTSIDE, says=says, limits=named)
    held, asked = desk.get((*rule, "only", "for")), desk.get((*case, "answers", "request", "assistance"))
    types = named_types(desk, held)
    if isinstance(asked, list) and asked:
        return words.text(_OTHER_TYPE, types=types, says=says, asked=named_types(desk, asked))
    return words.text(_NO_TYPE, types=types, says=says)


def named_types(desk: PackDesk, held: object) -> str:
    """Return the names of types of assistance, which may stand in a list beside *coercive*."""
    words, forms, wide = desk.words, desk.content.forms.assistance, words_for(("for",))
    told = []
    for one in map(str, held) if isinstance(held, list) else ():
        known = words.of_form(forms[one].title, f"{form_context(one)}:title") if one in forms else one
        told.append(f"\u2068{words.text(wide[one]) if one in wide else known}\u2069")
    return words.listed(told)
