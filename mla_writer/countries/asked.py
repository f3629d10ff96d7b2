"""What a State is asked about its own pack: each field with what the pack knows already, in the order of the questionnaire.

The fields are those of the directory of competent national authorities and of the country sheets that States keep for each
other: authority, address, contacts, hours, languages, channels, formalities, dual criminality, and each type of assistance. A tag
is the place in the pack (`channel.email`); `verify.ID` is a statement that rests on general knowledge, `rule.ID` what a
requirement asks for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from mla_writer.countries.limit_words import joined
from mla_writer.countries.model import FACT_KEYS, Authority, CountryPack, Information, OtherAuthority, points_of
from mla_writer.countries.point_words import FACT_OF, told_points, words_of_point
from mla_writer.countries.sheet import name_of_kind, name_of_section, topic_of, words_of_possible, words_of_scope
from mla_writer.forms.library import FormLibrary
from mla_writer.forms.model import Source
from mla_writer.forms.sources import resolve_sources
from mla_writer.forms.texts import form_context
from mla_writer.translation.message import Message, N_
from mla_writer.translation.sentences import slots_of

Kind = Literal["text", "choice", "number", "languages"]
ANSWERED_BY, ANSWERED_ON, REFERENCE = "answered.by", "answered.on", "questionnaire"
"""Tags of who answered, of the day of the answers, and of what the questionnaire itself is."""
CONFIRMED = "ok:"
"""Stands before the tag of a field in the tag of the box that confirms what is known."""
ADDED = (".note", ".text")
"""Ends of the tags of fields for what is to be added to another one."""
JUDGED = ("verify.", "rule.")
"""Begins of the tags of statements that are judged as a whole."""
FURTHER = ("further_1", "further_2")
"""Ids of authorities that the pack does not know yet."""
_FIELDS: Mapping[str, str] = {
    "name": N_("Name"), "unit": N_("Unit"), "address": N_("Address"), "phone": N_("Telephone"), "fax": N_("Fax"),
    "email": N_("E-mail"), "website": N_("Website"), "hours": N_("Hours"), "competence": N_("What it is competent for"),
}  # fmt: skip
_FURTHER_FIELDS = ("name", "address", "phone", "email", "competence")
_TAKES = {
    "interpol": N_("Does it accept requests through INTERPOL?"),
    "direct": N_("Can a foreign judicial authority contact it directly?"),
}  # fmt: skip
_YES_NO = {"yes": N_("Yes"), "no": N_("No")}
_POINTS: Mapping[str, str] = {
    "channel.diplomatic": N_("Diplomatic channel"), "channel.email": N_("Requests or advance copies by e-mail"),
    "channel.interpol": N_("Requests through INTERPOL"), "channel.direct": N_("Direct transmission between judicial authorities"),
    "channel.consultation": N_("Consultation before the request is sent"), "formalities.copies": N_("Number of copies"),
    "formalities.authentication": N_("How documents are authenticated"),
    "formalities.signatory": N_("Who issues and signs the request"),
    "reciprocity": N_("Promise of reciprocity"), "designation": N_("Designation of the requesting State"),
    "speciality": N_("Later use of the material handed over"), "death_penalty": N_("Assurance on the death penalty"),
}  # fmt: skip
_TRANSLATIONS = {
    "official": N_("Official translation"),
    "certified": N_("Certified translation"),
    "plain": N_("Plain translation"),
}
_TESTED = {"all_elements": N_("All elements of the offence"), "objective_elements": N_("The objective elements only")}
_ANSWERS = {"right": N_("Right"), "partly": N_("Right in part"), "wrong": N_("Not right")}
_MEASURE = {
    "possible": N_("Is it granted?"), "need": N_("Dual criminality"), "law": N_("Law"), "time": N_("How long it takes"),
    "annexes": N_("To be enclosed"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """One field: its tag, its name, what may be answered, and what the pack knows (`known`, and in words `told`)."""

    tag: str
    topic: Message
    kind: Kind = "text"
    options: Mapping[str, Message] = field(default_factory=dict)
    known: str = ""
    told: Message | None = None
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """Some fields under a heading; one with `measures` has a row for each type of assistance, with its title."""

    title: Message
    asked: tuple[Asked, ...] = ()
    measures: tuple[tuple[Message, tuple[Asked, ...]], ...] = ()

    @property
    def rows(self) -> tuple[tuple[Asked, ...], ...]:
        """The fields, each with the one for what is to be added to it, if it has one."""
        added = {one.tag.rpartition(".")[0]: one for one in self.asked if one.tag.endswith(ADDED)}
        return tuple(
            (one, added[one.tag]) if one.tag in added else (one,) for one in self.asked if not one.tag.endswith(ADDED)
        )

    @property
    def every(self) -> tuple[Asked, ...]:
        """All fields of the chapter."""
        return (*self.asked, *(one for _, row in self.measures for one in row))


def chapters(pack: CountryPack, forms: FormLibrary) -> tuple[Chapter, ...]:
    """Return what the State is asked about its pack."""
    found = [Chapter(name_of_section("central_authority"), tuple(_authority("authority", pack.authority, pack)))]
    found += [
        Chapter(
            Message(N_("{name}: for some matters"), {"name": one.name}),
            tuple(_authority(f"authorities.{one.id}", one, pack)),
        )
        for one in pack.authorities
    ]
    further = (one for name in FURTHER for one in _further(name))
    found += [
        Chapter(Message(N_("Further authorities")), tuple(further)),
        Chapter(name_of_section("channel"), tuple(_channel(pack))),
        Chapter(Message(N_("Languages and papers")), tuple(_papers(pack))),
        Chapter(name_of_section("legal_basis"), tuple(_law(pack))),
        Chapter(Message(N_("Types of assistance")), measures=tuple(_measures(pack, forms))),
        Chapter(Message(N_("What else is known, and what is not")), tuple(_facts(pack))),
        Chapter(Message(N_("What we check in a request")), tuple(_rules(pack, forms))),
        Chapter(Message(N_("Said in general: to be verified")), tuple(_verify(pack))),
    ]
    return tuple(one for one in found if one.every)


def asked_by_tag(every: Sequence[Chapter]) -> Mapping[str, Asked]:
    """Return all fields of some chapters by their tags."""
    return {one.tag: one for chapter in every for one in chapter.every}


def _authority(home: str, one: Authority, pack: CountryPack) -> Iterator[Asked]:
    for name, topic in _FIELDS.items():
        known = getattr(one, name)
        told = _said(pack, f"{home}.{name}", known) if name == "competence" else Message("{text}", {"text": known})
        yield Asked(f"{home}.{name}", Message(topic), known=known, told=told if known else None, sources=one.sources)
    if isinstance(one, OtherAuthority) and one.region:
        told = _said(pack, f"{home}.region", one.region)
        yield Asked(
            f"{home}.region", Message(N_("Part of the State")), known=one.region, told=told, sources=one.sources
        )
    yield _languages(f"{home}.languages", N_("Languages of the authority"), one.languages, one.sources)
    for name, topic in _TAKES.items():
        yield _choice(f"{home}.{name}", topic, _messages(_YES_NO), getattr(one, name), one.sources)


def _further(name: str) -> Iterator[Asked]:
    for key in _FURTHER_FIELDS:
        parameters = {"topic": Message(_FIELDS[key]), "number": FURTHER.index(name) + 1}
        yield Asked(f"authorities.{name}.{key}", Message(N_("{topic} (authority {number})"), parameters))


def _channel(pack: CountryPack) -> Iterator[Asked]:
    channel = pack.channel
    for name in ("ordinary", "urgent"):
        known = getattr(channel, name) if channel is not None else ""
        told, sources = _said(pack, f"channel.{name}", known), channel.sources if channel is not None else ()
        yield Asked(
            f"channel.{name}", topic_of(f"channel.{name}"), known=known, told=told if known else None, sources=sources
        )
    yield from (one for one in _points(pack) if one.tag.startswith("channel."))


def _papers(pack: CountryPack) -> Iterator[Asked]:
    held = pack.languages
    yield _languages("languages.accepted", N_("Languages accepted"), held.accepted, held.sources)
    words = _messages(_TRANSLATIONS)
    yield _choice("languages.translation", N_("Translation of the request"), words, held.translation, held.sources)
    yield from (one for one in _points(pack) if one.tag.startswith("formalities."))


def _law(pack: CountryPack) -> Iterator[Asked]:
    yield from (one for one in _points(pack) if "." not in one.tag)
    held = pack.dual_criminality
    topic = N_("When dual criminality is required")
    yield _choice("dual_criminality.scope", topic, words_of_scope(), held.scope, held.sources)
    yield _choice("dual_criminality.tested", N_("What is compared"), _messages(_TESTED), held.tested, held.sources)
    yield _threshold(pack)


def _threshold(pack: CountryPack) -> Asked:
    """Return the least penalty, in words: its figure and its note."""
    held, fact = pack.dual_criminality.threshold, "dual_criminality.threshold"
    told = {f"p{number}": one for number, (at, one, _) in enumerate(told_points(pack)) if at == fact}
    parts = Message(" ".join(f"{{{name}}}" for name in told), told) if held is not None and told else None
    known = f"{held.max_years}/{held.max_months}/{held.note}" if held is not None else ""
    return Asked(fact, topic_of(fact), known=known, told=parts, sources=held.sources if held is not None else ())


def _points(pack: CountryPack) -> Iterator[Asked]:
    """Yield every point with a closed list of answers, and its note, settled or not."""
    settled = dict(points_of(pack))
    for name, topic in _POINTS.items():
        point = settled.get(name)
        value, sources = (str(point.value), point.sources) if point is not None else ("", ())
        if name == "formalities.copies":
            told = Message("{text}", {"text": value}) if value else None
            yield Asked(name, Message(topic), "number", known=value, told=told, sources=sources)
        else:
            yield _choice(name, topic, words_of_point(name), value, sources)
        note = point.note if point is not None else ""
        told = _said(pack, f"{name}.note", note) if note else None
        more = Message(N_("{topic}: what should be added"), {"topic": Message(topic)})
        yield Asked(f"{name}.note", more, known=note, told=told, sources=sources)


def _measures(pack: CountryPack, forms: FormLibrary) -> Iterator[tuple[Message, tuple[Asked, ...]]]:
    for name, form in forms.assistance.items():
        title = Message(form.title, context=f"{form_context(name)}:title", domain="forms")
        yield title, tuple(_measure(pack, name))


def _measure(pack: CountryPack, name: str) -> Iterator[Asked]:
    entry, home = pack.assistance.get(name), f"assistance.{name}"
    sources = entry.sources if entry is not None else ()
    possible = entry.possible if entry is not None else ""
    yield _choice(f"{home}.possible", _MEASURE["possible"], words_of_possible(), possible, sources)
    needed = entry.dual_criminality if entry is not None else None
    value, own = (needed.needed, needed.sources) if needed is not None else ("", ())
    yield _choice(f"{home}.need", _MEASURE["need"], words_of_point("needed"), value, own)
    for key in ("law", "time", "annexes"):
        held = getattr(entry, key) if entry is not None else ""
        known = held if isinstance(held, str) else "\n".join(held)
        yield Asked(
            f"{home}.{key}", Message(_MEASURE[key]), known=known, told=_held(pack, home, key, held), sources=sources
        )


def _held(pack: CountryPack, home: str, key: str, held: str | tuple[str, ...]) -> Message | None:
    """Return in words what is known of a type under a key: a text, or the list of what is enclosed."""
    if not held:
        return None
    if isinstance(held, str):
        return Message("{text}", {"text": held}) if key == "law" else _said(pack, f"{home}.{key}", held)
    return joined(_said(pack, f"{home}.{key}.{number}", one) for number, one in enumerate(held))


def _facts(pack: CountryPack) -> Iterator[Asked]:
    """Yield what is told of each thing worth knowing, and those of which nothing is, apart from what is asked above."""
    asked = {
        *FACT_OF.values(),
        "central_authority.name",
        "central_authority.contact",
        "language.accepted",
        "channel.urgent",
    }
    asked |= {
        "dual_criminality.scope",
        "dual_criminality.test",
        "language.certification",
        "central_authority.competence",
        "dual_criminality.threshold",
    }
    for section, keys in FACT_KEYS.items():
        for key in keys:
            fact = f"{section}.{key}"
            topic = Message(N_("{section}: {topic}"), {"section": name_of_section(section), "topic": topic_of(fact)})
            known = [one for one in pack.information if one.fact == fact]
            yield from (_information(pack, "information", one, topic) for one in known)
            if not known and fact not in asked:
                yield Asked(f"new.{fact}", topic)


def _rules(pack: CountryPack, forms: FormLibrary) -> Iterator[Asked]:
    """Yield what the checks ask for; what a rule names of a case is left open."""
    for one in pack.requirements:
        blanks = dict.fromkeys(slots_of(one.message), "…")
        context = f"countries/{pack.country.lower()}:requirements.{one.id}.message"
        told = Message(one.message, blanks, context, "countries")
        sources = resolve_sources(one.source, forms.sources)
        topic = name_of_kind(one.kind)
        yield Asked(f"rule.{one.id}", topic, "choice", _messages(_ANSWERS), "", told, sources)
        yield Asked(f"rule.{one.id}.text", Message(N_("{topic}: how it is"), {"topic": topic}))


def _verify(pack: CountryPack) -> Iterator[Asked]:
    for one in pack.verify:
        held = _information(pack, "verify", one, topic_of(one.fact))
        yield Asked(held.tag, held.topic, "choice", _messages(_ANSWERS), "", held.told, held.sources)
        yield Asked(f"{held.tag}.text", Message(N_("{topic}: how it is"), {"topic": held.topic}))


def _information(pack: CountryPack, home: str, one: Information, topic: Message) -> Asked:
    return Asked(
        f"{home}.{one.id}",
        topic,
        known=one.text,
        told=_said(pack, f"information.{one.id}", one.text),
        sources=one.sources,
    )


def _choice(tag: str, topic: str, words: Mapping[str, Message], known: str, sources: tuple[Source, ...]) -> Asked:
    told = words.get(known)
    return Asked(tag, Message(topic), "choice", words, known if told is not None else "", told, sources if told else ())


def _languages(tag: str, topic: str, known: tuple[str, ...], sources: tuple[Source, ...]) -> Asked:
    return Asked(tag, Message(topic), "languages", known=",".join(known), sources=sources)


def _messages(texts: Mapping[str, str]) -> Mapping[str, Message]:
    return {value: Message(text) for value, text in texts.items()}


def _said(pack: CountryPack, place: str, text: str) -> Message:
    return Message(text, context=f"countries/{pack.country.lower()}:{place}", domain="countries")
