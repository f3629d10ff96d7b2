"""Commands on treaties: list them, show one, tell which bind two States and how they fit, check their files."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping

from mla_writer.case import Case
from mla_writer.checks.basis_details import alone, details
from mla_writer.checks.criteria import Criterion
from mla_writer.checks.legal_basis import Basis, weigh_treaties
from mla_writer.checks.no_treaty import without_treaty
from mla_writer.cli.showing import not_found, out, out_json, report, say, show_problems, show_rows, tell
from mla_writer.conditions.values import Day
from mla_writer.content import Content
from mla_writer.documents.wording import Wording
from mla_writer.errors import Place, Problem, ProblemsError, UsageError
from mla_writer.interview.shown import Shown
from mla_writer.letters import wording_for
from mla_writer.linting.packs import lint_treaties
from mla_writer.translation.catalogue import named
from mla_writer.translation.message import Message, N_
from mla_writer.translation.states import state_codes

_OTHERS = N_("Not shown, because they are not known to bind both States: {number}; --all shows them.")
_NO_TREATY = N_("No treaty is known to bind both States on that day.")
_HEADS = (N_("Treaty"), N_("Binds"), N_("Fits"), N_("Title"))
_MEMORY = N_("numbers not checked")
_SINCE = N_("In force since {date}:")

_BILATERAL = N_(
    "Bilateral treaties are known for {number} pairs of States only: look for one between {one} and {other}."
)
_FITS = ("yes", "unknown", "no")
_WEIGHED = frozenset({"assistance", "offence", "relation", "declaration"})


def list_treaties(given: argparse.Namespace) -> int:
    """List the treaties, with those that the office added."""
    content = _content(given.language)
    rows = [
        {
            "id": one.treaty,
            "title": _title(content, one.treaty, given.language),
            "in_force": one.in_force,
            "parties": len(one.parties.states),
            "version": one.version,
        }
        for one in content.treaties
    ]
    show_rows(given, rows)
    return 0


def show_treaty(given: argparse.Namespace) -> int:
    """Show a treaty: what it names, demands and lets a State refuse, paragraph by paragraph, and what States declared."""
    content = _content(given.language)
    treaty = content.treaties.get(given.id)
    if treaty is None:
        raise not_found(given.id, content.treaties.ids)
    provisions = [{"ref": one.ref, "kind": one.kind, "text": one.text} for one in treaty.provisions]
    declared = [{"state": one.state, "ref": one.ref, "kind": one.kind, "text": one.text} for one in treaty.reservations]
    if given.format == "json":
        out_json(
            {
                "id": treaty.treaty,
                "title": _title(content, treaty.treaty, given.language),
                "in_force": treaty.in_force,
                "paragraphs": treaty.paragraphs,
                "protocol_to": treaty.protocol_to,
                "assistance": dict(treaty.assistance),
                "provisions": provisions,
                "declarations": declared,
            }
        )
        return 0
    out(_title(content, treaty.treaty, given.language))
    if not treaty.prints_numbers:
        out(f"  ({say(Message(_MEMORY), given.language)})")
    home, translate = f"treaties/{treaty.treaty}", content.catalogues.translate
    for one in treaty.provisions:
        text = translate(Message(one.text, context=f"{home}:provisions.{one.id}", domain="forms"), given.language)
        out(f"  {one.ref if treaty.prints_numbers else '':18} {one.kind:16} {text}")
    for other in treaty.reservations:
        text = translate(Message(other.text, context=f"{home}:reservations.{other.id}", domain="forms"), given.language)
        out(f"  {other.ref if treaty.prints_numbers else '':18} {other.state:16} {text}")
    return 0


def treaties_between(given: argparse.Namespace) -> int:
    """Tell which treaties bind two States on a day, those that fit first, and how each fits what is asked and charged."""
    content = _content(given.language)
    case = _case(content, given)
    bases = weigh_treaties(case.context, content.treaties, content.offences)
    number = sum(one.is_bilateral for one in content.treaties)
    every = ({**_row(case, one, given.language), "bilateral_known": number} for one in bases)
    rows = sorted(every, key=lambda row: _FITS.index(str(row["fits"])))
    if given.format == "json":
        out_json(rows)
        return 0
    beside = {one.treaty for one in bases if one.aside in {"not_binding", "not_known"}}
    shown = [row for row in rows if given.all or row["id"] not in beside]
    if shown:
        heads = [say(Message(one), given.language) for one in _HEADS]
        out(f"{heads[0]:20} {heads[1]:8} {heads[2]:8} {heads[3]}")
    for row in shown:
        out(f"{row['id']:20} {row['in_force']:8} {row['fits']:8} {row['title']}")
        out(f"    {_since(row, given.language)}{row['why']}")
        if row["fits"] == "yes" and row["alone"]:
            out(f"    {row['alone']}")
        if given.details:
            _show_details(case, str(row["id"]), given.language)
    if not any(row["in_force"] == "yes" for row in rows):
        out(say(Message(_NO_TREATY), given.language))
        for one in without_treaty(case.context):
            out(f"    {_told(wording_for(case, given.language), one.text)}")
    if len(shown) < len(rows):
        out(say(Message(_OTHERS, {"number": len(rows) - len(shown)}), given.language))
    if not any(row["in_force"] == "yes" and content.treaties[str(row["id"])].is_bilateral for row in rows):
        pair = {name: named(state) for name, state in zip(("one", "other"), case.context.states, strict=True)}
        out(say(Message(_BILATERAL, {"number": number, **pair}), given.language))
    return 0


def _since(row: Mapping[str, object], language: str) -> str:
    """Return since when the treaty is in force at all, where that is known."""
    since = str(row["since"])
    return say(Message(_SINCE, {"date": Day.parse(since)}), language) + " " if since not in {"no", "unknown"} else ""


def _show_details(case: Case, treaty: str, language: str) -> None:
    """Show what a treaty brings: duties, grounds to refuse, way and form, what the States declared."""
    treaties, wording = case.content.treaties, wording_for(case, language)
    for group in details(case.context, treaties[treaty], treaties):
        out(f"    {_told(wording, group.title)}")
        for line in group.lines:
            out(f"      {_reason({'text': _told(wording, line.text), 'ref': line.ref})}")


def check_treaties(given: argparse.Namespace) -> int:
    """Tell every fault of the treaties, those of the office included; with --levels also what speaks too loudly."""
    content = Content.shipped()
    return report((*content.treaties.faults, *lint_treaties(content, levels=given.levels)), given.language)


# ---- inner -------------------------------------------------------------------------------------------------------------


def _content(language: str) -> Content:
    """Return the content; what is wrong with treaties of the office is told, and they are left out."""
    content = Content.shipped()
    if content.treaties.faults:
        show_problems(ProblemsError(content.treaties.faults), language)
    return content


def _case(content: Content, given: argparse.Namespace) -> Case:
    """Return a request between the two States, for the measures and offences named."""
    states = (given.one.upper(), given.other.upper())
    wrong = [one for one, code in zip((given.one, given.other), states, strict=True) if code not in state_codes()]
    if wrong:
        raise UsageError([Problem("USE-003", Place(one), {"word": one}) for one in wrong])
    _known(given.assistance or (), content.forms.assistance)
    _known(given.offence or (), content.offences.ids)
    case = Case.new(content, *states, given.assistance or (), _day(given.on) if given.on else Day.today())
    for number, offence in enumerate(given.offence or (), 1):
        case.answer(f"offences.o{number}.category", offence)
    return case


def _known(words: Iterable[str], known: Iterable[str]) -> None:
    every = tuple(known)
    for one in words:
        if one not in every:
            raise not_found(one, every)


def _row(case: Case, basis: Basis, language: str) -> dict[str, object]:
    assert basis.in_force is not None
    weighed = [one for one in basis.criteria if one.sort in _WEIGHED]
    wording = wording_for(case, language)
    reasons = [
        {"sort": one.sort, "state": one.state, "text": _told(wording, one.text), "ref": _told(wording, one.end)}
        for one in weighed
    ]
    treaty = case.content.treaties[basis.treaty]
    telling = [one for one in reasons if one["state"] != "yes" or one["sort"] in {"assistance", "offence"}]
    return {
        "id": basis.treaty,
        "title": _title(case.content, basis.treaty, language),
        "in_force": basis.in_force.in_force,
        "since": treaty.in_force if treaty.binding else "unknown",
        "fits": _fits(basis, weighed),
        "alone": _alone(case, basis, language),
        "why": " ".join([say(basis.in_force.why, language), *(f"{_reason(one)}." for one in telling)]),
    }


def _alone(case: Case, basis: Basis, language: str) -> str:
    """Return the sentence that says whether a request can rest on the treaty alone; empty where the treaty does not tell."""
    line = alone(case.content.treaties[basis.treaty])
    if line is None:
        return ""
    return _reason({"text": _told(wording_for(case, language), line.text), "ref": line.ref}) + "."


def _reason(reason: Mapping[str, str]) -> str:
    told = reason["text"].rstrip(".")
    return f"{told} ({reason['ref']})" if reason["ref"] else told


def _told(wording: Wording, text: Message | Shown | str) -> str:
    if isinstance(text, Message):
        return tell(wording, text)
    return wording.plain(wording.runs(text)) if isinstance(text, Shown) else str(text)


def _fits(basis: Basis, weighed: list[Criterion]) -> str:
    """Whether the treaty can carry the request: in force, and nothing of what is asked and charged is open."""
    assert basis.in_force is not None
    states = {one.state for one in weighed}
    if basis.in_force.in_force == "no" or any(
        {one.state for one in weighed if one.sort == sort} == {"no"} for sort in ("assistance", "offence")
    ):
        return "no"
    return basis.in_force.in_force if states <= {"yes"} else "unknown"


def _title(content: Content, treaty: str, language: str) -> str:
    return content.catalogues.translate(content.treaties.titles[treaty], language)


def _day(text: str) -> Day:
    try:
        return Day.parse(text)
    except ValueError:
        raise UsageError([Problem("USE-005", Place("--on"), {"value": text})]) from None
