"""What the parts and fields of a pack are called in the editor, and the closed answers in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mla_writer.countries.point_words import WEEKDAYS, answers_of
from mla_writer.translation.message import N_
from mla_writer.yamlio import Position


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a pack: where it stands, its title, the words below it; `fields` of a record, or a list of entries.

    `fields` are keys below `at`; `entry` is what one entry of a list is called, and then `fields` is empty.
    """

    key: str
    at: Position
    title: str
    help: str
    fields: tuple[str, ...] = ()
    entry: str = ""


PARTS: tuple[Part, ...] = (
    Part(
        "head", (), N_("The pack"), N_("How far the pack can be relied on, and what to know first."),
        ("status", "reviewed_by", "checked_on", "review_by", "note"),
    ),
    Part(
        "sources", ("sources",), N_("Sources"),
        N_("Every source is listed here once. Everything else in the pack refers to one of them and gives the place "
           "in it."),
        entry=N_("source"),
    ),
    Part(
        "groups", ("groups",), N_("Groups of States"),
        N_("A schedule, an organisation, the designated States: named here once, and chosen wherever States are "
           "listed."),
        entry=N_("group"),
    ),
    Part(
        "authority", ("authority",), N_("Authority"), N_("Where a request goes unless the pack says otherwise."),
        (
            "name", "names", "unit", "address", "phone", "fax", "email", "website", "hours", "languages", "competence",
            "interpol", "direct", "sources",
        ),
    ),
    Part(
        "authorities", ("authorities",), N_("Other authorities"),
        N_("Other authorities, for some types of assistance, stages or offences, or for one part of the "
           "State."), entry=N_("authority"),
    ),
    Part(
        "languages", ("languages",), N_("Languages"), N_("The languages in which a request may be written, the "
                                                         "preferred one first."),
        ("accepted", "translation", "sources", "digits", "hijri_date"),
    ),
    Part(
        "language_cases", ("languages", "cases"), N_("Languages in some cases"),
        N_("Where other languages are accepted instead. If several cases apply, the first counts."),
        entry=N_("case"),
    ),
    Part(
        "channel", ("channel",), N_("Channel"), N_("How a request is sent."),
        ("ordinary", "urgent", "sources", "diplomatic", "email", "interpol", "direct", "consultation"),
    ),
    Part(
        "formalities", ("formalities",), N_("Formalities"), N_("What the documents must look like."),
        ("copies", "authentication", "signatory"),
    ),
    Part(
        "formality_cases", ("formalities", "cases"), N_("Formalities in some cases"),
        N_("Where documents must look different. If several cases apply, the first counts."), entry=N_("case"),
    ),
    Part(
        "dual_criminality", ("dual_criminality",), N_("Dual criminality"),
        N_("When the act must be an offence there too, what is compared, and the minimum penalty."),
        ("scope", "tested", "sources", "threshold"),
    ),
    Part(
        "exempt", ("dual_criminality", "exempt"), N_("Exemptions"),
        N_("Cases in which dual criminality is never required."), entry=N_("exemption"),
    ),
    Part(
        "points", (), N_("Promises and conditions"), N_("What the requesting State must promise, or what status it "
                                                        "must have, before assistance is given."),
        ("reciprocity", "designation", "speciality", "death_penalty"),
    ),
    Part(
        "assistance", ("assistance",), N_("Types of assistance"),
        N_("What differs for one type of assistance. Otherwise the general rules apply."), entry=N_("type of assistance"),
    ),
    Part(
        "times", ("times",), N_("Times"),
        N_("What must be done within a fixed time after something is sent or received, and what is lost "
           "otherwise."), entry=N_("time"),
    ),
    Part(
        "days_of_rest", ("days_of_rest",), N_("Days of rest"), N_("The days of the week on which courts and offices are closed."),
        ("days", "sources"),
    ),
    Part(
        "requirements", ("requirements",), N_("Requirements"),
        N_("What a request must contain, and what a draft is checked against. Each requirement has a case that "
           "meets it and one that fails it."),
        entry=N_("requirement"),
    ),
    Part(
        "information", ("information",), N_("Information"),
        N_("What the sources say that helps with a question but cannot be checked."), entry=N_("piece of information"),
    ),
    Part(
        "verify", ("verify",), N_("To verify"),
        N_("What rests on general knowledge only: the program says so wherever it is shown."), entry=N_("point to verify"),
    ),
    Part(
        "asking_requirements", ("as_requesting", "requirements"), N_("Requirements when this State asks"),
        N_("What this State's own law requires of the requests it sends."), entry=N_("requirement"),
    ),
    Part(
        "asking_information", ("as_requesting", "information"), N_("Information when this State asks"),
        N_("What this State's own drafters should know."), entry=N_("piece of information"),
    ),
    Part(
        "asking_verify", ("as_requesting", "verify"), N_("To verify when this State asks"),
        N_("What is only general knowledge about its own law."), entry=N_("point to verify"),
    ),
)  # fmt: skip

FIELDS: Mapping[str, str] = {
    "status": N_("Status"), "version": N_("Version"), "reviewed_by": N_("Reviewed by"), "checked_on": N_("Sources checked on"),
    "review_by": N_("To be reviewed by"), "note": N_("Note"), "name": N_("Name"),
    "names": N_("Names in the languages of the State"), "unit": N_("Unit"),
    "address": N_("Address"), "phone": N_("Telephone"), "fax": N_("Fax"), "email": N_("E-mail"), "website": N_("Website"),
    "hours": N_("Hours"), "languages": N_("Languages"), "competence": N_("What it is competent for"),
    "interpol": N_("Does it accept requests through INTERPOL?"), "direct": N_("Can it be contacted directly?"),
    "sources": N_("Sources"), "source": N_("Sources"), "accepted": N_("Languages accepted"),
    "translation": N_("Translation wanted"), "digits": N_("Digits in letters in Arabic"),
    "formerly": N_("Question that this one replaces"),
    "hijri_date": N_("Hijri date in letters in Arabic"), "ordinary": N_("Ordinary channel"), "urgent": N_("In urgent cases"),
    "channel.diplomatic": N_("Diplomatic channel"), "channel.email": N_("By e-mail"),
    "channel.interpol": N_("Through INTERPOL"), "channel.direct": N_("Directly between judicial authorities"),
    "channel.consultation": N_("Consultation beforehand"), "copies": N_("Number of copies"),
    "authentication": N_("How documents are authenticated"), "signatory": N_("Who signs"),
    "scope": N_("When dual criminality is required"),
    "tested": N_("What is compared"), "threshold": N_("Minimum penalty"), "reciprocity": N_("Reciprocity"),
    "designation": N_("Designation"), "speciality": N_("Later use"), "death_penalty": N_("Death penalty"),
    "max_years": N_("Highest penalty, years"), "max_months": N_("Highest penalty, months"),
    "more_than": N_("The penalty must be higher than that figure"), "under": N_("Under which law"),
    "for": N_("For which types"),
    "possible": N_("Is it granted?"), "law": N_("Law"), "standard": N_("What must be shown"),
    "dual_criminality": N_("Dual criminality"), "needed": N_("Is it needed?"), "channel": N_("Channel"),
    "form": N_("Form"), "annexes": N_("To be enclosed"), "time": N_("How long it takes"), "id": N_("Short name"),
    "applies": N_("When the rule applies"), "for_each": N_("For each entry of"), "expect": N_("What must be true"),
    "ask": N_("Question that the requirement asks"), "unless_treaty": N_("Treaty duties that take precedence"),
    "level": N_("Level"), "kind": N_("Topic of the requirement"), "at": N_("Question that resolves it"),
    "title": N_("Title"), "message": N_("What is wrong, and how to put it right"),
    "met": N_("What is shown when the rule is met"),
    "passes": N_("Cases that meet the rule"), "fails": N_("Cases that fail the rule"), "label": N_("Question"),
    "caption": N_("Name in the letter"), "fact": N_("Point of the country sheet"), "also": N_("Also shown at"),
    "states": N_("Only for requests from"), "text": N_("Text"), "url": N_("Web address"), "as_of": N_("Text as of"),
    "dated": N_("Date of the text, if “Text as of” is in words"),
    "confidence": N_("Kind of source"), "stages": N_("For which stages"), "offences": N_("For which offences"),
    "region": N_("Part of the State"), "ref": N_("Place in the source"), "says": N_("The case in one line"),
    "information.at": N_("Question or type at which it is shown"), "answers": N_("Answers"), "on": N_("Day of the request"),
    "help": N_("Help"), "ask.kind": N_("Kind of answer"), "value": N_("Answer"),
    "fine": N_("Or a fine"), "amount": N_("Amount"), "currency": N_("Currency, such as KES"),
    "penalty_units": N_("Penalty units instead of an amount"), "only": N_("Only in some cases"),
    "group.states": N_("States of the group"), "parties_of": N_("Or the parties of a treaty or scheme"),
    "only.states": N_("For requests from"), "outside": N_("Not for requests from"),
    "beyond": N_("If something else is asked for than"),
    "treaties": N_("If the request relies on one of"),
    "from": N_("From this date"), "until": N_("Until this date"), "after": N_("Runs from"),
    "days": N_("Days"), "days_of_rest": N_("Days of rest"), "months": N_("Months"),
    "time.text": N_("What must be done in time, and what happens otherwise"), "with": N_("Values used in the message"),
    "why": N_("Why it is asked"), "example": N_("Example of an answer"), "ask.source": N_("Sources of the question"),
    "required": N_("Must it be answered?"), "when": N_("When this question is asked"), "options": N_("Answers to choose from"),
    "in_letter": N_("Wording of the answers in the letter"), "of": N_("Only these kinds of entry"),
    "per": N_("Asked for each entry of"), "there": N_("Also asked within that list"),
    "before": N_("Placed before the question"),
    "format": N_("Format of the answer"),
    "tied_by": N_("Question whose facts link it to the offence"),
    "not_for": N_("Readers who may not see the answer"), "unknown_allowed": N_("“Not known” is accepted"),
    "past": N_("Only past periods are accepted"), "internal": N_("Why the answer never enters the letter"),
    "repeats": N_("Repeatable"),
    "item": N_("Name of one entry"), "at_least": N_("Minimum number of entries"), "questions": N_("Questions in the group"),
    "covers": N_("Rows of the element list that it covers"), "ask.after": N_("Placed after the question"),
    "office": N_("The same in every request from one office"), "shelf": N_("Questions that offer a list kept by the office"),
    "consultation": N_("In a consultation draft"), "theirs": N_("Information that belongs to the requested State"),
    "clock": N_("Which clock applies"), "room": N_("Room for an answer"),
}  # fmt: skip
"""The name of each field; a name with what stands above it goes before the bare one."""
_FREE = frozenset({"names", "with", "options", "in_letter"})
NOT_SAID = N_("Not said")
_YES_NO = {"yes": N_("Yes"), "no": N_("No"), "unknown": NOT_SAID}
_LEVELS = {
    "blocker": N_("Blocker: the request would be refused or returned"),
    "warning": N_("Warning: likely to bring a question or delay"), "advice": N_("Advice: worth considering"),
}  # fmt: skip
_ANSWERS: Mapping[str, Mapping[str, str]] = {
    "status": {"draft": N_("Draft"), "reviewed": N_("Reviewed by somebody else")},
    "clock": {"theirs": N_("The clock of the requested State"), "utc": N_("The clock of networks (UTC)")},
    "room": {"sentence": N_("Enough for a sentence")},
    "days": {str(day): name for day, name in WEEKDAYS.items()},
    "interpol": _YES_NO,
    "direct": _YES_NO,
    "translation": {
        "official": N_("Official translation"), "certified": N_("Certified translation"), "plain": N_("Any translation"),
        "unknown": NOT_SAID,
    },
    "scope": {
        "all": N_("For every request"), "coercive": N_("For compulsory measures"), "none": N_("Not required"),
        "discretionary": N_("At that State's discretion"), "treaty": N_("As the treaty says"),
        "varies": N_("Depends on the measure"),
        "unknown": NOT_SAID,
    },
    "tested": {
        "all_elements": N_("All elements of the offence"), "objective_elements": N_("The objective elements only"),
        "unknown": NOT_SAID,
    },
    "under": {
        "requesting": N_("the law of the requesting State"), "requested": N_("the law of the requested State"),
        "both": N_("the law of both States"), "either": N_("the law of either State"),
    },
    "possible": {
        "yes": N_("Granted"), "partly": N_("Granted in part"), "no": N_("Not granted"), "unknown": NOT_SAID,
    },
    "level": _LEVELS,
    "kind": {
        "completeness": N_("Completeness of the request"), "dual_criminality": N_("Dual criminality"),
        "evidence": N_("Evidence"),
        "legal_basis": N_("Legal basis"), "procedure": N_("Procedure"), "language": N_("Language"),
        "deadline": N_("Deadlines"), "consistency": N_("Consistency"), "refusal_risk": N_("Risk of refusal"),
        "confidentiality": N_("Confidentiality and use"), "content": N_("Contents of the request"),
    },
    "confidence": {
        "official": N_("Official: published by the State, a court or a treaty body"),
        "copy": N_("Copy: the same text on another site"),
        "secondary": N_("Secondary: a law firm, the press, a textbook"),
        "general_knowledge": N_("General knowledge: no source was read"), "unknown": N_("Not known"),
    },
    "stages": {"investigation": N_("Investigation"), "trial": N_("Trial"), "enforcement": N_("Enforcement")},
    "after": {
        "advance": N_("The advance message"), "oral": N_("The oral request"),
        "electronic": N_("The request by e-mail or fax"), "preservation": N_("The preservation of data"),
        "measure": N_("The provisional measure"), "receipt": N_("Receipt by the requested State"),
        "decision": N_("The decision"),
        "notice": N_("Notice of the decision"),
    },
    "for": {"all": N_("All types"), "coercive": N_("Compulsory measures")},
    "format": {
        "iban": "IBAN", "bic": "BIC", "ip": N_("An IP address"), "port": N_("A port"), "email": N_("An e-mail address"),
        "phone": N_("A telephone number"), "imei": "IMEI", "imsi": "IMSI", "mac": N_("A MAC address"),
        "zone": N_("A time zone"),
        "card": N_("The number of a payment card"), "url": N_("A web address"), "vin": N_("The number of a vehicle (VIN)"),
        "imo": N_("The number of a ship (IMO)"), "wallet": N_("The address of a wallet"),
    },
    "not_for": {
        "full": N_("The requested authority"), "consultation": N_("Whoever is consulted"),
        "provider": N_("Provider or bank"), "addressee": N_("Witness or addressee"),
    },
    "consultation": {
        "": NOT_SAID, "label": N_("Replaced by the label of its entry"), "out": N_("Left out"), "masked": N_("Masked"),
        "shown": N_("As it is"),
    },
    "ask.kind": {
        "yes_no": N_("Yes or no"), "text": N_("A line of text"), "long_text": N_("A longer text"),
        "verbatim": N_("A name or number, as it is written"), "choice": N_("One of several answers"),
        "choices": N_("One or more of several answers"), "date": N_("A date"), "number": N_("A number"),
        "period": N_("A period"),
        "deadline": N_("A deadline"), "datetime": N_("A date and time"), "amount": N_("An amount"), "amounts": N_("Amounts"),
        "country": N_("A State"), "countries": N_("States"), "language": N_("A language"), "languages": N_("Languages"),
        "assistance": N_("Types of assistance"), "treaties": N_("Treaties"), "offence_type": N_("A type of offence"),
        "place": N_("A place"), "authority": N_("An authority"), "contact": N_("A contact"), "provision": N_("A provision"),
        "penalty": N_("A penalty"), "group": N_("Several questions together"), "person": N_("A person"),
        "persons": N_("Persons"), "thing": N_("A thing"), "things": N_("Things"), "fact": N_("A fact"), "facts": N_("Facts"),
        "attachment": N_("An attached file"),
        "offence": N_("An offence"), "offences": N_("Offences"), "order": N_("An order"), "orders": N_("Orders"),
        "document": N_("A document"), "documents": N_("Documents"), "earlier_request": N_("An earlier request"),
        "earlier_requests": N_("Earlier requests"), "element_links": N_("Facts for each element of an offence"),
    },
}  # fmt: skip


def name_of(at: Position, above: str = "") -> str:
    """Return the English name of the field at a place; `above` is the kind of entry that it stands in."""
    keys = [str(one) for one in at if isinstance(one, str)]
    if len(keys) > 1 and keys[-2] in _FREE:  # a name that the author chose
        keys.pop()
    last = keys[-1] if keys else ""
    return FIELDS.get(f"{above}.{last}") or FIELDS.get(".".join(keys[-2:])) or FIELDS.get(last, last)


def words_for(at: Position) -> Mapping[str, str]:
    """Return the closed answers at a place in words; nothing where they are words already."""
    keys = [str(one) for one in at if isinstance(one, str)]
    if not keys:
        return {}
    if keys[-1] == "value":
        point = keys[-2] if keys[0] == "assistance" else ".".join(one for one in keys[:-1] if one != "cases")
        return {**answers_of(point), "unknown": NOT_SAID}
    if keys[-1] == "needed":
        return {**answers_of("needed"), "unknown": NOT_SAID}
    return _ANSWERS.get(".".join(keys[-2:])) or _ANSWERS.get(keys[-1], {})


def part_of(at: Position) -> Part:
    """Return the part in which a place stands."""
    found = [part for part in PARTS if part.at and at[: len(part.at)] == part.at]
    if found:
        return max(found, key=lambda one: len(one.at))
    key = str(at[0]) if at else ""
    return next((one for one in PARTS if not one.at and key in one.fields), PARTS[0])
