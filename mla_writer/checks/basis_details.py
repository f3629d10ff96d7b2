"""What a treaty brings with it: how it stands, its duties, grounds of refusal, ways and forms, and what the States declared.

Only what concerns the measures asked for is told; a number that was not checked is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mla_writer.checks.basis_scope import protocols_of
from mla_writer.checks.context import Context
from mla_writer.forms.model import Source
from mla_writer.translation.catalogue import named
from mla_writer.translation.message import Message, N_
from mla_writer.treaties.citation import renumber
from mla_writer.treaties.library import TreatyLibrary
from mla_writer.treaties.model import Treaty

_GROUPS: Mapping[str, tuple[str, ...]] = {
    N_("Duties"): ("duty", "execution", "consultation", "time", "preservation", "costs"),
    N_("Grounds to refuse or to wait"): ("refusal", "dual_criminality", "postponement"),
    N_("No grounds to refuse"): ("not_a_ground",),
    N_("Channel and form"): ("channel", "language", "form"),
    N_("Use and protection"): (
        "use", "confidentiality", "safe_conduct", "safeguard", "video", "transfer", "property", "spontaneous",
    ),
}  # fmt: skip
"""The headings, and the kinds of provisions below each; scope and contents stand in criteria and demands."""

_ALONE = {
    "yes": N_("The treaty can itself be the legal basis; no other treaty is needed."),
    "no": N_("It obliges the States to assist, but requests are made under another treaty or domestic law."),
    "unknown": N_("Whether a request can be based on it alone is not known."),
}
_SCHEME = N_("A scheme, not a treaty: it works only through the law of each of the two States.")
_GIVES_WAY = N_(
    "Its paragraphs {paragraphs} apply unless a treaty on mutual legal assistance binds both States; look for a bilateral one."
)
_SUPPLEMENTS = N_("It supplements {treaty}, and counts only together with that.")
_PROTOCOL = N_("{protocol}: {why}")
_MEMORY = N_("This summary is from general knowledge: verify it against the text of the treaty.")
_DECLARED = N_("{state}: {text}")
_STANDS, _PROTOCOLS, _TOLD = N_("Status of the treaty"), N_("Protocols"), N_("Declared and notified by the two States")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a treaty brings, with its paragraph ("" where none may be shown) and where it is known from."""

    text: Message
    ref: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Some lines under a heading."""

    title: Message
    lines: tuple[Line, ...]


def details(context: Context, treaty: Treaty, treaties: TreatyLibrary) -> tuple[Group, ...]:
    """Return what `treaty` brings to the request, under headings; a heading with nothing below it is left out."""
    groups = [
        (_STANDS, tuple(_stands(treaty, treaties))),
        (_PROTOCOLS, tuple(_protocols(context, treaty, treaties))),
        *((title, tuple(_provisions(context, treaty, treaties, kinds))) for title, kinds in _GROUPS.items()),
        (_TOLD, tuple(_declared(context, treaty))),
    ]
    return tuple(Group(Message(title), lines) for title, lines in groups if lines)


def alone(treaty: Treaty) -> Line | None:
    """Return whether a request can rest on `treaty` alone, with its paragraph; None where the treaty does not tell."""
    told = treaty.stands_alone
    return Line(Message(_ALONE[told.told]), _ref(treaty, told.ref)) if told is not None else None


def _stands(treaty: Treaty, treaties: TreatyLibrary) -> Iterator[Line]:
    if not treaty.binding:
        yield Line(Message(_SCHEME))
    if (line := alone(treaty)) is not None:
        yield line
    if treaty.protocol_to and treaties.get(treaty.protocol_to) is not None:
        yield Line(Message(_SUPPLEMENTS, {"treaty": treaties.titles[treaty.protocol_to]}))
    if treaty.gives_way is not None and treaty.prints_numbers:
        told = Message(_GIVES_WAY, {"paragraphs": treaty.gives_way.paragraphs})
        yield Line(told, treaty.gives_way.ref)
    if treaty.provisions_confidence in {"general_knowledge", "unknown"}:
        yield Line(Message(_MEMORY))
    home = f"treaties/{treaty.treaty}"
    for name, text in (("confidence_note", treaty.confidence_note), ("parties.note", treaty.parties.note)):
        if text:
            yield Line(Message(text, context=f"{home}:{name}", domain="forms"))


def _protocols(context: Context, treaty: Treaty, treaties: TreatyLibrary) -> Iterator[Line]:
    states = context.states
    for one in protocols_of(context, treaty, treaties) if all(states) else ():
        between = treaties.binding(one.treaty, states, context.request_date)
        told = Message(_PROTOCOL, {"protocol": treaties.titles[one.treaty], "why": between.why})
        yield Line(told, sources=between.sources)


def _provisions(context: Context, treaty: Treaty, treaties: TreatyLibrary, kinds: tuple[str, ...]) -> Iterator[Line]:
    asked = set(context.assistance)
    changed = all(context.states) and treaties.is_renumbered(treaty.treaty, context.states, context.request_date)
    for kind in kinds:
        for one in treaty.provisions:
            if one.kind == kind and (not one.assistance or asked & set(one.assistance)):
                text = Message(one.text, context=f"treaties/{treaty.treaty}:provisions.{one.id}", domain="forms")
                ref = "" if one.confidence in {"general_knowledge", "unknown"} else _ref(treaty, one.ref)
                yield Line(text, renumber(treaty, ref) if changed else ref)


def _declared(context: Context, treaty: Treaty) -> Iterator[Line]:
    for one in treaty.reservations:
        if one.state in context.states:
            text = Message(one.text, context=f"treaties/{treaty.treaty}:reservations.{one.id}", domain="forms")
            told = Message(_DECLARED, {"state": named(one.state), "text": text})
            yield Line(told, _ref(treaty, one.ref), one.source)


def _ref(treaty: Treaty, ref: str) -> str:
    return ref if treaty.prints_numbers else ""
