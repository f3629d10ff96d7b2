"""The sheet of a State: what its pack asks or grants, by measure and topic, each line with its law, source and age.

What nothing is known of stands there too: not known is an answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from mla_writer.conditions.values import Day
from mla_writer.countries.case_words import told_cases
from mla_writer.countries.limit_words import for_states, limited
from mla_writer.countries.model import FACT_KEYS, Assistance, CountryPack, Information
from mla_writer.countries.point_words import told_of_measure, told_points
from mla_writer.forms.library import FormLibrary
from mla_writer.forms.model import Requirement, Source
from mla_writer.forms.sources import day_of, resolve_sources
from mla_writer.forms.standards import text_of
from mla_writer.forms.texts import form_context
from mla_writer.translation.message import Message, N_
from mla_writer.translation.sentences import slots_of

Trust = Literal["official", "copy", "secondary", "verify", "unknown"]

_TRUST: Mapping[str, Trust] = {
    "official": "official", "copy": "copy", "secondary": "secondary", "general_knowledge": "verify", "unknown": "unknown",
}  # fmt: skip
_SECTIONS: Mapping[str, str] = {
    "central_authority": N_("Central authority"), "channel": N_("Channel"), "language": N_("Language"),
    "formalities": N_("Formalities"), "legal_basis": N_("Legal basis"), "dual_criminality": N_("Dual criminality"),
    "evidence": N_("Evidence"), "contents": N_("Contents of the request"), "refusal": N_("Refusal"),
    "use": N_("Use and confidentiality"), "time_cost": N_("Time and cost"), "e_evidence": N_("Electronic evidence"),
    "persons": N_("Persons"), "assets": N_("Assets"),
}  # fmt: skip
_TOPICS: Mapping[str, str] = {
    "central_authority.name": N_("Name"), "central_authority.contact": N_("Contact"),
    "central_authority.competence": N_("Competence"), "channel.ordinary": N_("Ordinary channel"),
    "channel.urgent": N_("Urgent channel"), "channel.email_advance_copy": N_("Advance copy by e-mail"),
    "channel.prior_consultation": N_("Consultation beforehand"), "language.accepted": N_("Languages accepted"),
    "language.certification": N_("Certified translation"), "formalities.copies": N_("Form and copies"),
    "formalities.authentication": N_("Legalisation"), "formalities.signatory": N_("Who signs"),
    "legal_basis.statute": N_("Statute"), "legal_basis.treaty_need": N_("Is a treaty needed?"),
    "legal_basis.reciprocity": N_("Reciprocity"), "dual_criminality.scope": N_("When it is asked"),
    "dual_criminality.threshold": N_("Least penalty"), "dual_criminality.test": N_("What is compared"),
    "evidence.general": N_("In general"), "evidence.search_seizure": N_("Search and seizure"),
    "evidence.production_bank": N_("Bank records"), "evidence.restraint": N_("Restraint"),
    "evidence.interception": N_("Interception"), "evidence.subscriber_traffic": N_("Subscriber and traffic data"),
    "evidence.content": N_("Content data"), "contents.minimum": N_("At least"), "contents.extras": N_("In addition"),
    "refusal.grounds": N_("Grounds"), "refusal.death_penalty": N_("Death penalty"),
    "refusal.political_military_fiscal": N_("Political, military, fiscal"), "refusal.ne_bis_in_idem": N_("Tried before"),
    "refusal.de_minimis": N_("Petty cases"), "use.speciality": N_("Later use"), "use.confidentiality": N_("Secrecy"),
    "use.notification": N_("Who is told"), "time_cost.duration": N_("How long it takes"),
    "time_cost.urgency": N_("Urgency"), "time_cost.costs": N_("Costs"), "e_evidence.preservation": N_("Preservation"),
    "e_evidence.contact_24_7": N_("Contact day and night"), "e_evidence.direct_provider": N_("Providers directly"),
    "persons.service": N_("Service of documents"), "persons.witness": N_("Witnesses"),
    "persons.detained_transfer": N_("Transfer of detained persons"), "persons.video_link": N_("Video link"),
    "assets.restraint_orders": N_("Restraint orders"), "assets.confiscation": N_("Confiscation"),
}  # fmt: skip
_KINDS: Mapping[str, str] = {
    "completeness": N_("To be in the request"), "dual_criminality": N_("Dual criminality"), "evidence": N_("Evidence"),
    "legal_basis": N_("Legal basis"), "procedure": N_("Procedure"), "language": N_("Language"),
    "deadline": N_("Deadlines"), "consistency": N_("Consistency"), "refusal_risk": N_("Risk of refusal"),
    "confidentiality": N_("Confidentiality and use"), "content": N_("Contents of the request"),
}  # fmt: skip
_POSSIBLE = {
    "yes": N_("Granted"), "partly": N_("Granted in part"), "no": N_("Not granted"),
    "unknown": N_("Whether it is granted is not known."),
}  # fmt: skip
_GRANTED = N_("{possible}; what must be shown: {standard}.")
_TO_SHOW = N_("What the facts have to show")
_GRANTED_FREELY = N_("{possible}; no standard of evidence is asked for.")
_GRANTED_PLAIN = N_("{possible}.")
_EVERY = N_("Every request")
_NOTHING_KNOWN = N_("Measures of which nothing is known yet")
_APART = {
    "channel": N_("Channel"), "form": N_("Form"), "time": N_("How long it takes"), "annexes": N_("To be enclosed"),
    "dual_criminality": N_("Dual criminality"), "reciprocity": N_("Reciprocity"), "designation": N_("Designation"),
    "speciality": N_("Later use"), "threshold": N_("Least penalty"),
}  # fmt: skip
_COMPETENT = N_("{name}: {competence}")
_MEASURE = N_("Is it granted?")
_SCOPES = {
    "all": N_("For every request"), "coercive": N_("For compulsory measures"),
    "none": N_("Not asked for"), "discretionary": N_("At its discretion"),
    "treaty": N_("As the treaty says"), "varies": N_("Differs by measure"), "unknown": N_("Not known"),
}  # fmt: skip
_LEGALISATION = "formalities.authentication"
_SHORT = re.compile(r"\(([A-Z][A-Za-z]*[A-Z][A-Za-z]*)\)")
_ASIDE = re.compile(r"(?:\s*\([^)]*\))+$")
_MEASURES = re.compile(r"'(\w+)' in request\.assistance")


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line: its topic, what the State asks or grants (None where nothing was found), the law, and the sources.

    `is_asked` marks what the checks demand; `measure` is the type of assistance it is about, or an empty text.
    """

    topic: Message
    told: Message | None
    law: str = ""
    sources: tuple[Source, ...] = ()
    measure: str = ""
    is_asked: bool = False

    @property
    def trust(self) -> Trust:
        """How sure the line is: that of its strongest source."""
        return trust_of(self.sources)

    @property
    def as_of(self) -> Day | None:
        """The day for which the first dated source speaks, or None where none is dated."""
        return next((day for one in self.sources if (day := day_of(one)) is not None), None)


@dataclass(frozen=True, slots=True)
class SheetPart:
    """Some lines under a heading; `measure` is the type of assistance that they are about."""

    title: Message
    lines: tuple[SheetLine, ...]
    measure: str = ""


@dataclass(frozen=True, slots=True)
class Headline:
    """One of the four answers at the top: None where nothing is known."""

    topic: Message
    told: Message | str | tuple[str, ...] | None
    sources: tuple[Source, ...]
    sign: str


@dataclass(frozen=True, slots=True)
class Share:
    """Of the things worth knowing of a State: how many have a source, how many wait to be verified, how many are not known."""

    sourced: int
    verify: int
    unknown: int


def section_of(fact: str) -> str:
    """Return what the section of one of the things worth knowing is called, in English."""
    return _SECTIONS[fact.partition(".")[0]]


def share_of(pack: CountryPack) -> Share:
    """Return how much of what is worth knowing the pack tells."""
    every = frozenset(_TOPICS)
    sourced = {one.fact for one in pack.information if one.sources} & every
    verify = ({one.fact for one in pack.verify} & every) - sourced
    return Share(len(sourced), len(verify), len(every) - len(sourced) - len(verify))


def headlines(pack: CountryPack) -> tuple[Headline, ...]:
    """Return the four answers that one looks for first; languages are codes."""
    legalisation = next((one for one in (*pack.information, *pack.verify) if one.fact == _LEGALISATION), None)
    scope = pack.dual_criminality.scope
    return (
        Headline(Message(N_("Authority")), pack.authority.name or None, pack.authority.sources, "landmark"),
        Headline(Message(N_("Languages")), pack.languages.accepted or None, pack.languages.sources, "languages"),
        Headline(
            Message(N_("Dual criminality")),
            Message(_SCOPES[scope]) if scope != "unknown" else None,
            pack.dual_criminality.sources,
            "scale",
        ),
        Headline(
            Message(N_("Legalisation")),
            _words(pack, legalisation) if legalisation is not None else None,
            legalisation.sources if legalisation is not None else (),
            "stamp",
        ),
    )


def sheet_parts(pack: CountryPack, forms: FormLibrary) -> tuple[SheetPart, ...]:
    """Return the whole sheet: a part for each measure, then what every request must heed, then topic by topic."""
    asked = tuple(_demands(pack, forms))
    measures = [_measure_part(pack, forms, name, asked) for name in forms.assistance]
    every = SheetPart(Message(_EVERY), tuple(one for one in asked if not one.measure))
    sections = [section_part(pack, forms, name) for name in FACT_KEYS]
    return tuple(one for one in (*measures, every, *sections, asking_part(pack)) if one.lines)


def folded(parts: Iterable[SheetPart]) -> tuple[SheetPart, ...]:
    """Return the parts with all measures of which nothing is known as lines of one part, after the others' measures."""
    every = tuple(parts)
    empty = [one for one in every if one.measure and all(line.told is None for line in one.lines)]
    if not empty:
        return every
    lines = tuple(SheetLine(one.title, None, measure=one.measure) for one in empty)
    kept = [one for one in every if one not in empty]
    after = max((number for number, one in enumerate(kept, 1) if one.measure), default=0)
    return (*kept[:after], SheetPart(Message(_NOTHING_KNOWN), lines), *kept[after:])


def section_part(pack: CountryPack, forms: FormLibrary, name: str) -> SheetPart:
    """Return what is known of each key of one section of FACT_KEYS, and the keys of which nothing is."""
    return SheetPart(Message(_SECTIONS[name]), tuple(_section(pack, forms, name)))


def request_parts(pack: CountryPack, forms: FormLibrary, chosen: Iterable[str]) -> tuple[SheetPart, ...]:
    """Return what of the sheet concerns a request for the `chosen` measures; what is only generally known stands last."""
    wanted = set(chosen)
    parts = []
    for part in sheet_parts(pack, forms):
        known = tuple(one for one in part.lines if one.told is not None and one.trust != "verify")
        if part.measure in wanted or (not part.measure and known):
            parts.append(part if part.measure else replace(part, lines=known))
    last = verify_part(pack)
    return (*parts, last) if last.lines else tuple(parts)


def asking_part(pack: CountryPack) -> SheetPart:
    """Return what this State's own law wants when it is the one that asks."""
    own, home = pack.as_requesting, f"countries/{pack.country.lower()}:as_requesting"
    lines = []
    for one in (*own.information, *own.verify) if own is not None else ():
        words = Message(one.text, context=f"{home}.information.{one.id}", domain="countries")
        lines.append(SheetLine(Message(_TOPICS[one.fact]), words, law_of(one.sources), one.sources))
    for rule in own.requirements if own is not None else ():
        parameters = dict.fromkeys(slots_of(rule.message), "…")
        words = Message(rule.message, parameters, f"{home}:requirements.{rule.id}.message", "countries")
        sources = tuple(source for source in rule.source if isinstance(source, Source))
        lines.append(SheetLine(Message(_KINDS[rule.kind]), words, law_of(sources), sources, is_asked=True))
    return SheetPart(Message(N_("When this State asks")), tuple(lines))


def verify_part(pack: CountryPack) -> SheetPart:
    """Return what is generally known only: questions to put to the central authority."""
    lines = tuple(_line(pack, one) for one in pack.verify)
    return SheetPart(Message(N_("To be verified with the central authority")), lines)


def topic_of(fact: str) -> Message:
    """Return the name of a thing worth knowing (`channel.ordinary`)."""
    return Message(_TOPICS[fact])


def name_of_section(name: str) -> Message:
    """Return the name of a section of FACT_KEYS."""
    return Message(_SECTIONS[name])


def name_of_kind(kind: str) -> Message:
    """Return the name of what a rule is about."""
    return Message(_KINDS[kind])


def words_of_scope() -> Mapping[str, Message]:
    """Return the words for when dual criminality is asked; what is not known apart."""
    return {value: Message(text) for value, text in _SCOPES.items() if value != "unknown"}


def words_of_possible() -> Mapping[str, Message]:
    """Return the words for whether a measure is granted; what is not known apart."""
    return {value: Message(text) for value, text in _POSSIBLE.items() if value != "unknown"}


def trust_of(sources: Iterable[Source]) -> Trust:
    """Return how sure something is: as its strongest source."""
    order: tuple[Trust, ...] = ("official", "copy", "secondary", "verify", "unknown")
    return min((_TRUST[one.confidence] for one in sources), key=order.index, default="unknown")


def law_of(sources: Iterable[Source]) -> str:
    """Return where it is written, in short: the abbreviation of the law, where its title holds one, and the article."""
    first = next(iter(sources), None)
    if first is None or _TRUST[first.confidence] in {"verify", "unknown"}:
        return ""
    short = _SHORT.search(first.title)
    if first.ref:
        return f"{short[1]} {first.ref}" if short else first.ref
    return short[1] + first.title[short.end() :] if short else _ASIDE.sub("", first.title)


def _measure_part(pack: CountryPack, forms: FormLibrary, name: str, asked: tuple[SheetLine, ...]) -> SheetPart:
    title = Message(forms.assistance[name].title, context=f"{form_context(name)}:title", domain="forms")
    told = (_line(pack, one, name) for one in (*pack.information, *pack.verify) if name in one.places)
    entry = pack.assistance.get(name, Assistance())
    apart = (
        SheetLine(Message(_APART[topic]), words, law_of(sources), sources, name)
        for topic, words, sources in told_of_measure(pack, name, entry)
    )
    lines = (
        _granted(pack, name, entry, forms),
        *_taken(pack, name, forms),
        *apart,
        *(one for one in asked if one.measure == name),
        *told,
    )
    return SheetPart(title, lines, name)


def _taken(pack: CountryPack, name: str, forms: FormLibrary) -> Iterator[SheetLine]:
    """Yield what showing the standard of this measure takes."""
    entry = pack.assistance.get(name, Assistance())
    standard = forms.standards.get(entry.standard)
    if standard is not None:
        sources = resolve_sources(standard.source, forms.sources)
        yield SheetLine(Message(_TO_SHOW), text_of(standard, "takes"), "", sources, name)


def _granted(pack: CountryPack, name: str, entry: Assistance, forms: FormLibrary) -> SheetLine:
    if entry.possible == "unknown" and not entry.note:
        return SheetLine(Message(_MEASURE), None, entry.law, entry.sources, name)
    possible = Message(_POSSIBLE[entry.possible])
    standard = forms.standards.get(entry.standard)
    if entry.note:
        told = Message(
            entry.note, context=f"countries/{pack.country.lower()}:assistance.{name}.note", domain="countries"
        )
    elif standard is not None:
        told = Message(_GRANTED, {"possible": possible, "standard": text_of(standard, "name")})
    elif entry.standard == "none":
        told = Message(_GRANTED_FREELY, {"possible": possible})
    else:
        told = Message(_GRANTED_PLAIN, {"possible": possible})
    return SheetLine(possible if entry.note else Message(_MEASURE), told, entry.law, entry.sources, name)


def _demands(pack: CountryPack, forms: FormLibrary) -> Iterator[SheetLine]:
    """Yield what the checks demand for this State, as lines; what a message names of a case is left open."""
    home = f"countries/{pack.country.lower()}"
    for one in pack.requirements:
        parameters = {slot: _blank(one, slot, forms) for slot in slots_of(one.message)}
        told = Message(one.message, parameters, f"{home}:requirements.{one.id}.message", "countries")
        told = limited(told, one.only, pack, forms)
        sources = tuple(source for source in one.source if isinstance(source, Source))
        yield SheetLine(
            Message(_KINDS[one.kind]), told, law_of(sources), sources, _measure_of(one, forms), is_asked=True
        )


def _blank(one: Requirement, slot: str, forms: FormLibrary) -> Message | str:
    """Return what stands in a slot while there is no case: the word for one item of the list, or dots."""
    path, _, variable = (word.strip() for word in one.for_each.partition(" as "))
    collection = forms.collections.get(path) if slot == variable else None
    if collection is None:
        return "…"
    return Message(collection.item, context=f"{form_context(path)}:item", domain="forms")


def _measure_of(one: Requirement, forms: FormLibrary) -> str:
    """Return the measure that a rule is about: the one it applies to, or whose items it goes through."""
    named = _MEASURES.findall(one.applies)
    heads = [text.partition(".")[0] for text in (one.for_each, one.at)]
    return next((name for name in (*named, *heads) if name in forms.assistance), "")


def _section(pack: CountryPack, forms: FormLibrary, name: str) -> Iterator[SheetLine]:
    """Yield what is known of each key of a section, apart from what stands with a measure; and the keys not known."""
    every = (*pack.information, *pack.verify)
    settled = (*told_points(pack), *told_cases(pack, forms))
    for key in FACT_KEYS[name]:
        fact = f"{name}.{key}"
        known = [one for one in every if one.fact == fact]
        points = [
            SheetLine(Message(_TOPICS[fact]), told, law_of(sources), sources)
            for at, told, sources in settled
            if at == fact
        ]
        if not known and not points:
            yield SheetLine(Message(_TOPICS[fact]), None)
        yield from points
        if fact == "central_authority.competence":
            yield from _competences(pack)
        yield from (_line(pack, one) for one in known if not set(one.places) & set(forms.assistance))


def _competences(pack: CountryPack) -> Iterator[SheetLine]:
    """Yield for what each authority of the State is competent, as far as the pack says it in words."""
    home, topic = f"countries/{pack.country.lower()}", Message(_TOPICS["central_authority.competence"])
    every = (("authority", pack.authority), *((f"authorities.{one.id}", one) for one in pack.authorities))
    for place, one in every:
        if one.competence:
            words = Message(one.competence, context=f"{home}:{place}.competence", domain="countries")
            told = Message(_COMPETENT, {"name": one.name, "competence": words})
            yield SheetLine(topic, told, law_of(one.sources), one.sources)


def _line(pack: CountryPack, one: Information, measure: str = "") -> SheetLine:
    told = for_states(_words(pack, one), one.states, pack)
    return SheetLine(Message(_TOPICS[one.fact]), told, law_of(one.sources), one.sources, measure)


def _words(pack: CountryPack, one: Information) -> Message:
    return Message(one.text, context=f"countries/{pack.country.lower()}:information.{one.id}", domain="countries")
