"""The sheet of a State: what its pack asks or grants, by measure and topic, each line with its law, source and age.

What nothing is known of stands there too: not known is an answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from mla_writer.conditions.values import Day
from mla_writer.countries.authority_words import AuthorityName
from mla_writer.countries.case_words import told_cases
from mla_writer.countries.facts import FactList
from mla_writer.countries.limit_words import for_states, limited, listed
from mla_writer.countries.model import FACT_KEYS, Assistance, CountryPack, Information
from mla_writer.countries.point_words import (
    WEEKDAYS,
    point_words,
    told_head,
    told_of_measure,
    told_points,
    word_of_point,
)
from mla_writer.countries.share import rules_telling, spoken_keys
from mla_writer.forms.library import FormLibrary
from mla_writer.forms.model import Level, Requirement, Source
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
    "formalities.authentication": N_("How documents are authenticated"), "formalities.signatory": N_("Who signs"),
    "legal_basis.statute": N_("Statute"), "legal_basis.treaty_need": N_("Is a treaty needed?"),
    "legal_basis.reciprocity": N_("Reciprocity"), "dual_criminality.scope": N_("When dual criminality is required"),
    "dual_criminality.threshold": N_("Minimum penalty"), "dual_criminality.test": N_("What is compared"),
    "evidence.general": N_("In general"), "evidence.search_seizure": N_("Search and seizure"),
    "evidence.production_bank": N_("Bank records"), "evidence.restraint": N_("Restraint"),
    "evidence.interception": N_("Interception"), "evidence.subscriber_traffic": N_("Subscriber and traffic data"),
    "evidence.content": N_("Content data"), "contents.minimum": N_("At least"), "contents.extras": N_("In addition"),
    "refusal.grounds": N_("Grounds"), "refusal.death_penalty": N_("Death penalty"),
    "refusal.political_military_fiscal": N_("Political, military, fiscal"), "refusal.ne_bis_in_idem": N_("Double jeopardy"),
    "refusal.de_minimis": N_("Minor cases"), "use.speciality": N_("Later use"), "use.confidentiality": N_("Confidentiality"),
    "use.notification": N_("Who is notified"), "time_cost.duration": N_("How long it takes"),
    "time_cost.urgency": N_("Urgency"), "time_cost.costs": N_("Costs"), "e_evidence.preservation": N_("Preservation"),
    "e_evidence.contact_24_7": N_("24/7 contact point"), "e_evidence.direct_provider": N_("Requests direct to providers"),
    "persons.service": N_("Service of documents"), "persons.witness": N_("Witnesses"),
    "persons.detained_transfer": N_("Transfer of detained persons"), "persons.video_link": N_("Video link"),
    "assets.restraint_orders": N_("Restraint orders"), "assets.confiscation": N_("Confiscation"),
}  # fmt: skip
_KINDS: Mapping[str, str] = {
    "completeness": N_("Completeness of the request"), "dual_criminality": N_("Dual criminality"), "evidence": N_("Evidence"),
    "legal_basis": N_("Legal basis"), "procedure": N_("Procedure"), "language": N_("Language"),
    "deadline": N_("Deadlines"), "consistency": N_("Consistency"), "refusal_risk": N_("Risk of refusal"),
    "confidentiality": N_("Confidentiality and use"), "content": N_("Contents of the request"),
}  # fmt: skip
_POSSIBLE = {
    "yes": N_("Granted"), "partly": N_("Granted in part"), "no": N_("Not granted"),
    "unknown": N_("Whether it is granted is not known."),
}  # fmt: skip
_GRANTED = N_("{possible}; what must be shown: {standard}.")
_TO_SHOW = N_("What the facts must show")
_GRANTED_FREELY = N_("{possible}; no standard of evidence is required.")
_GRANTED_PLAIN = N_("{possible}.")
_NOTED = N_("{told} {note}")
_EVERY = N_("Every request")
_SEE = N_("See the requirement “{rule}”, under “{part}”.")
_OTHERS = N_("Others in some cases")
_APART = {
    "channel": N_("Channel"), "form": N_("Form"), "time": N_("How long it takes"), "annexes": N_("To be enclosed"),
    "dual_criminality": N_("Dual criminality"), "reciprocity": N_("Reciprocity"), "designation": N_("Designation"),
    "speciality": N_("Later use"), "threshold": N_("Minimum penalty"),
}  # fmt: skip
_AS_FOR_EVERY = {
    "channel": "channel.ordinary", "dual_criminality": "dual_criminality.scope",
    "threshold": "dual_criminality.threshold", "reciprocity": "legal_basis.reciprocity",
    "designation": "legal_basis.treaty_need", "speciality": "use.speciality", "form": "formalities.copies",
    "time": "time_cost.duration",
}  # fmt: skip
"""The thing worth knowing that tells of every request what a pack may tell of a measure apart."""
_AS_EVERY = N_("As for every request: {told}")
_COMPETENT = N_("{name}: {competence}")
GRANTED = N_("Is it granted?")
"""What the row is called that tells whether a measure is granted."""
_LETTERS_IN_ARABIC = N_("Letters in Arabic")
_DAYS_OF_REST, _REST = N_("Days of rest"), N_("Courts and offices are closed on: {days}.")
_SCOPES = {
    "all": N_("For every request"), "coercive": N_("For compulsory measures"),
    "none": N_("Not required"), "discretionary": N_("At that State's discretion"),
    "treaty": N_("As the treaty says"), "varies": N_("Depends on the measure"), "unknown": N_("Not known"),
}  # fmt: skip
ASKING = N_("When this State makes requests")
"""The heading of what a State's own law wants."""
_LEGALISATION = "formalities.authentication"
_SHORT = re.compile(r"\(([A-Z][A-Za-z]*[A-Z][A-Za-z]*)\)")
_ASIDE = re.compile(r"(?:\s*\([^)]*\))+$")
_MEASURES = re.compile(r"'(\w+)' in request\.assistance")


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line: its topic, what the State asks or grants (None where nothing was found), the law, and the sources.

    `level` is that of a demand of the checks, else empty; `measure` is the type of assistance it is about, or an empty text.
    """

    topic: Message
    told: Message | None
    law: str = ""
    sources: tuple[Source, ...] = ()
    measure: str = ""
    level: Level | Literal[""] = ""

    @property
    def is_asked(self) -> bool:
        """Whether the checks demand it."""
        return bool(self.level)

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
    """One of the four answers at the top: None where nothing is known. `more` says what has to be added to it."""

    topic: Message
    told: Message | AuthorityName | tuple[str, ...] | None
    sources: tuple[Source, ...]
    sign: str
    more: Message | None = None

    @property
    def is_recalled(self) -> bool:
        """Whether it rests on general knowledge, and is to be verified."""
        return self.told is not None and trust_of(self.sources) in {"verify", "unknown"}


def section_of(fact: str) -> str:
    """Return what the section of one of the things worth knowing is called, in English."""
    return _SECTIONS[fact.partition(".")[0]]


def _name(pack: CountryPack) -> AuthorityName | None:
    return pack.authority.called if pack.authority.name else None


def headlines(pack: CountryPack) -> tuple[Headline, ...]:
    """Return the four answers that one looks for first; languages are codes."""
    papers = pack.formalities.authentication if pack.formalities is not None else None
    scope = pack.dual_criminality.scope
    return (
        Headline(Message(N_("Authority")), _name(pack), pack.authority.sources, "landmark"),
        Headline(
            Message(N_("Languages")),
            pack.languages.accepted or None,
            pack.languages.sources,
            "languages",
            Message(_OTHERS) if pack.languages.cases else None,
        ),
        Headline(
            Message(N_("Dual criminality")),
            Message(_SCOPES[scope]) if scope != "unknown" else None,
            pack.dual_criminality.sources,
            "scale",
        ),
        Headline(
            Message(N_("How documents are authenticated")),
            point_words(_LEGALISATION, papers) if papers is not None else None,
            papers.sources if papers is not None else (),
            "stamp",
        ),
    )


def sheet_parts(
    pack: CountryPack, forms: FormLibrary, facts: FactList | None = None, treaties: SheetPart | None = None
) -> tuple[SheetPart, ...]:
    """Return the whole sheet: what every request must heed, the treaties, a part for each measure, then topic by topic.

    `facts` are the marks of the research, which say what a requirement stands for; a topic that only one tells points to it.
    """
    asked = tuple(_demands(pack, forms))
    every, *topics = _general_parts(pack, forms, asked, facts)
    measures = (_measure_part(pack, forms, name, asked) for name in forms.assistance)
    return tuple(one for one in (every, *((treaties,) if treaties else ()), *measures, *topics) if one.lines)


def parts_about(pack: CountryPack, forms: FormLibrary, measure: str) -> tuple[SheetPart, ...]:
    """Return of the sheet what is about one measure, or, where that is an empty text, about none."""
    asked = tuple(_demands(pack, forms))
    found = (_measure_part(pack, forms, measure, asked),) if measure else _general_parts(pack, forms, asked)
    return tuple(one for one in found if one.lines)


def _general_parts(
    pack: CountryPack, forms: FormLibrary, asked: tuple[SheetLine, ...], facts: FactList | None = None
) -> tuple[SheetPart, ...]:
    every = SheetPart(Message(_EVERY), tuple(one for one in asked if not one.measure))
    return every, *(section_part(pack, forms, name, facts) for name in FACT_KEYS), asking_part(pack)


def section_part(pack: CountryPack, forms: FormLibrary, name: str, facts: FactList | None = None) -> SheetPart:
    """Return what is known of each key of one section of FACT_KEYS, and the keys of which nothing is."""
    return SheetPart(Message(_SECTIONS[name]), tuple(_section(pack, forms, name, facts)))


def is_section(part: SheetPart) -> bool:
    """Whether a part tells of one section of the things worth knowing."""
    return part.title.text in _SECTIONS.values() and not part.measure


def topics_in(part: SheetPart) -> int:
    """Return of how many things worth knowing a part tells that is a section; else how many lines it has."""
    return next((len(FACT_KEYS[name]) for name, text in _SECTIONS.items() if text == part.title.text), len(part.lines))


def request_parts(pack: CountryPack, forms: FormLibrary, chosen: Iterable[str]) -> tuple[SheetPart, ...]:
    """Return what of the sheet concerns a request for the `chosen` measures; what is only generally known stands last.

    The measures go first: the request is about them.
    """
    wanted = set(chosen)
    parts = []
    for part in sorted(sheet_parts(pack, forms), key=lambda one: not one.measure):
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
        lines.append(SheetLine(Message(_KINDS[rule.kind]), words, law_of(sources), sources, level=rule.level))
    return SheetPart(Message(ASKING), tuple(lines))


def verify_part(pack: CountryPack) -> SheetPart:
    """Return what is generally known only: questions to put to the central authority."""
    lines = tuple(_line(pack, one) for one in pack.verify)
    return SheetPart(Message(N_("To be verified with the central authority")), lines)


def told_of_every(pack: CountryPack, forms: FormLibrary) -> tuple[tuple[str, Message, tuple[Source, ...]], ...]:
    """Return what the pack settles for every request: the thing worth knowing, a sentence, and its sources."""
    return (*told_head(pack), *told_points(pack), *told_cases(pack, forms))


def inherited(pack: CountryPack, forms: FormLibrary, measure: str, topics: Iterable[str]) -> Iterator[SheetLine]:
    """Yield what holds for a measure as for every request: the `topics` of which the pack says nothing for it apart."""
    own = topics_apart(pack, measure)
    for topic in topics:
        fact = _AS_FOR_EVERY.get(topic, "")
        if topic in own or not fact:
            continue
        settled = [(told, sources) for at, told, sources in told_of_every(pack, forms) if at == fact]
        known = [
            (for_states(_words(pack, one), one.states, pack), one.sources)
            for one in (*pack.information, *pack.verify)
            if one.fact == fact and not set(one.places) & set(forms.assistance)
        ]
        for told, sources in settled or known:
            yield SheetLine(
                Message(_APART[topic]), Message(_AS_EVERY, {"told": told}), law_of(sources), sources, measure
            )


def topics_apart(pack: CountryPack, measure: str) -> frozenset[str]:
    """Return the topics of which the pack says for a measure what differs from every request."""
    entry = pack.assistance.get(measure, Assistance())
    return frozenset(topic for topic, _, _ in told_of_measure(pack, measure, entry))


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
    title = _title_of(name, forms)
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


def _title_of(measure: str, forms: FormLibrary) -> Message:
    return Message(forms.assistance[measure].title, context=f"{form_context(measure)}:title", domain="forms")


def _taken(pack: CountryPack, name: str, forms: FormLibrary) -> Iterator[SheetLine]:
    """Yield what showing the standard of this measure takes."""
    entry = pack.assistance.get(name, Assistance())
    standard = forms.standards.get(entry.standard)
    if standard is not None:
        sources = resolve_sources(standard.source, forms.sources)
        yield SheetLine(Message(_TO_SHOW), text_of(standard, "takes"), "", sources, name)


def _granted(pack: CountryPack, name: str, entry: Assistance, forms: FormLibrary) -> SheetLine:
    """Return whether a measure is granted; the row is called the same in every State, so that States can be compared."""
    home = f"countries/{pack.country.lower()}"
    note = Message(entry.note, context=f"{home}:assistance.{name}.note", domain="countries") if entry.note else None
    told = _how_granted(entry, forms)
    if told is not None and note is not None:
        told = Message(_NOTED, {"told": told, "note": note})
    return SheetLine(Message(GRANTED), told if told is not None else note, entry.law, entry.sources, name)


def _how_granted(entry: Assistance, forms: FormLibrary) -> Message | None:
    if entry.possible == "unknown":
        return None
    possible, standard = Message(_POSSIBLE[entry.possible]), forms.standards.get(entry.standard)
    if standard is not None:
        return Message(_GRANTED, {"possible": possible, "standard": text_of(standard, "name")})
    return Message(_GRANTED_FREELY if entry.standard == "none" else _GRANTED_PLAIN, {"possible": possible})


def granted_alike(pack: CountryPack, forms: FormLibrary) -> Iterator[SheetLine]:
    """Yield which measures are granted on what showing, those of one answer in one line; what is not known apart."""
    alike: dict[tuple[int, str], list[str]] = {}
    answers = list(_POSSIBLE)
    for name in forms.assistance:
        entry = pack.assistance.get(name, Assistance())
        showing = entry.standard if entry.standard in {"none", *forms.standards} else ""
        if entry.possible != "unknown":
            alike.setdefault((answers.index(entry.possible), showing), []).append(name)
    for _, names in sorted(alike.items()):
        told, measures = _how_granted(pack.assistance[names[0]], forms), listed(_title_of(one, forms) for one in names)
        sources = dict.fromkeys(source for one in names for source in pack.assistance[one].sources)
        assert told is not None
        yield SheetLine(told, measures, "", tuple(sources))


def demand_line(pack: CountryPack, one: Requirement, forms: FormLibrary) -> SheetLine:
    """Return what the checks demand by a requirement, as a line."""
    told = demand_words(pack, one, forms)
    sources = tuple(source for source in one.source if isinstance(source, Source))
    return SheetLine(Message(_KINDS[one.kind]), told, law_of(sources), sources, measure_of(one, forms), one.level)


def demand_words(pack: CountryPack, one: Requirement, forms: FormLibrary) -> Message:
    """Return what a requirement demands, and for which States, offences and days; what its message names of a case is left open.

    For which measures and treaties, its message says itself.
    """
    parameters = {slot: _blank(one, slot, forms) for slot in slots_of(one.message)}
    context = f"countries/{pack.country.lower()}:requirements.{one.id}.message"
    told = Message(one.message, parameters, context, "countries")
    return (
        limited(told, replace(one.only, for_=(), beyond=(), treaties=()), pack, forms) if one.only is not None else told
    )


def _demands(pack: CountryPack, forms: FormLibrary) -> Iterator[SheetLine]:
    """Yield what the checks demand for this State, as lines; of several measures, once for each."""
    for one in pack.requirements:
        line = demand_line(pack, one, forms)
        yield from (replace(line, measure=measure) for measure in measures_of(one, forms) or ("",))


def _blank(one: Requirement, slot: str, forms: FormLibrary) -> Message | str:
    """Return what stands in a slot while there is no case: the word for one item of the list, or dots."""
    path, _, variable = (word.strip() for word in one.for_each.partition(" as "))
    collection = forms.collections.get(path) if slot == variable else None
    if collection is None:
        return "…"
    return Message(collection.item, context=f"{form_context(path)}:item", domain="forms")


def measures_of(one: Requirement, forms: FormLibrary) -> tuple[str, ...]:
    """Return the measures that a rule is about: those to which it is limited, or the one that its conditions name."""
    limit = one.only.for_ if one.only is not None else ()
    named = tuple(name for name in limit if name in forms.assistance)
    if named and len(named) == len(limit):  # else it holds for whatever needs compulsion, too
        return named
    heads = [text.partition(".")[0] for text in (one.for_each, one.at)]
    every = (*_MEASURES.findall(one.applies), *heads)
    return tuple(name for name in every if name in forms.assistance)[:1]


def measure_of(one: Requirement, forms: FormLibrary) -> str:
    """Return the first measure that a rule is about, or an empty text where it is about none."""
    return next(iter(measures_of(one, forms)), "")


def _section(pack: CountryPack, forms: FormLibrary, name: str, facts: FactList | None) -> Iterator[SheetLine]:
    """Yield what is known of each key of a section, apart from what stands with a measure; and the keys not known."""
    every = (*pack.information, *pack.verify)
    settled, told_elsewhere = told_of_every(pack, forms), spoken_keys(pack)
    by_rules = rules_telling(pack, facts)
    for key in FACT_KEYS[name]:
        fact = f"{name}.{key}"
        known = [one for one in every if one.fact == fact]
        points = [
            SheetLine(Message(_TOPICS[fact]), told, law_of(sources), sources)
            for at, told, sources in settled
            if at == fact
        ]
        if not known and not points and fact not in told_elsewhere:
            rules = by_rules.get(fact, ())
            yield from (_pointer(pack, fact, one, forms) for one in rules)
            if not rules:
                yield SheetLine(Message(_TOPICS[fact]), None)
        yield from points
        if fact == "language.accepted":
            yield from _letters_in_arabic(pack)
        if fact == "central_authority.competence":
            yield from _competences(pack)
        if fact == "time_cost.duration":
            yield from _days_of_rest(pack)
        yield from (_line(pack, one) for one in known if not set(one.places) & set(forms.assistance))


def _pointer(pack: CountryPack, fact: str, rule: Requirement, forms: FormLibrary) -> SheetLine:
    """Return a line that points to the requirement which alone tells a thing: by its title, and where on the sheet it stands."""
    home = f"countries/{pack.country.lower()}:requirements.{rule.id}"
    key, text = ("title", rule.title) if rule.title else ("message", rule.message)
    name = Message(text, {slot: _blank(rule, slot, forms) for slot in slots_of(text)}, f"{home}.{key}", "countries")
    measure = measure_of(rule, forms)
    part = _title_of(measure, forms) if measure else Message(_EVERY)
    told = Message(_SEE, {"rule": name, "part": part})
    sources = tuple(source for source in rule.source if isinstance(source, Source))
    return SheetLine(Message(_TOPICS[fact]), told, law_of(sources), sources)


def _letters_in_arabic(pack: CountryPack) -> Iterator[SheetLine]:
    """Yield how a letter in Arabic is written there, where the pack says it."""
    held = pack.languages
    for name, point in (("languages.digits", held.digits), ("languages.hijri_date", held.hijri_date)):
        if point is not None:
            words = word_of_point(name, point.value)
            yield SheetLine(Message(_LETTERS_IN_ARABIC), words, law_of(point.sources), point.sources)


def _days_of_rest(pack: CountryPack) -> Iterator[SheetLine]:
    """Yield on which days of the week one rests there, where the pack says it."""
    held = pack.days_of_rest
    days = listed(Message(WEEKDAYS[one]) for one in held.days) if held is not None else None
    if held is not None and days is not None:
        yield SheetLine(Message(_DAYS_OF_REST), Message(_REST, {"days": days}), law_of(held.sources), held.sources)


def _competences(pack: CountryPack) -> Iterator[SheetLine]:
    """Yield for what each authority of the State is competent, as far as the pack says it in words."""
    home, topic = f"countries/{pack.country.lower()}", Message(_TOPICS["central_authority.competence"])
    every = (("authority", pack.authority), *((f"authorities.{one.id}", one) for one in pack.authorities))
    for place, one in every:
        if one.competence:
            words = Message(one.competence, context=f"{home}:{place}.competence", domain="countries")
            told = Message(_COMPETENT, {"name": one.called, "competence": words})
            yield SheetLine(topic, told, law_of(one.sources), one.sources)


def _line(pack: CountryPack, one: Information, measure: str = "") -> SheetLine:
    told = for_states(_words(pack, one), one.states, pack)
    return SheetLine(Message(_TOPICS[one.fact]), told, law_of(one.sources), one.sources, measure)


def _words(pack: CountryPack, one: Information) -> Message:
    return Message(one.text, context=f"countries/{pack.country.lower()}:information.{one.id}", domain="countries")
