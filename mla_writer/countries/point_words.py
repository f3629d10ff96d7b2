"""The points of a pack in words: each closed answer is a sentence, the same for every State."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mla_writer.countries.model import Assistance, CountryPack, MeasureDualCriminality, measure_points, points_of
from mla_writer.countries.points import Fine, Point, Threshold, Weekday
from mla_writer.forms.model import Source
from mla_writer.translation.message import Message, N_

FACT_OF: Mapping[str, str] = {
    "channel.diplomatic": "channel.ordinary",
    "channel.email": "channel.email_advance_copy",
    "channel.interpol": "channel.urgent",
    "channel.direct": "channel.ordinary",
    "channel.consultation": "channel.prior_consultation",
    "formalities.copies": "formalities.copies",
    "formalities.authentication": "formalities.authentication",
    "formalities.signatory": "formalities.signatory",
    "reciprocity": "legal_basis.reciprocity",
    "designation": "legal_basis.treaty_need",
    "speciality": "use.speciality",
    "death_penalty": "refusal.death_penalty",
}
"""The thing worth knowing (of FACT_KEYS) that each point settles."""

_WORDS: Mapping[str, Mapping[str, str]] = {
    "channel.diplomatic": {
        "yes": N_("The request goes through the diplomatic channel."),
        "no": N_("The diplomatic channel is not needed."),
        "no_treaty": N_("The request goes through the diplomatic channel where no treaty binds both States."),
        "optional": N_("Both the diplomatic channel and another one are open."),
        "treaty": N_("The treaty sets the channel."),
    },
    "channel.email": {
        "yes": N_("Requests by e-mail are accepted."),
        "no": N_("Nothing is accepted by e-mail."),
        "advance_copy": N_("An advance copy is accepted by e-mail."),
        "urgent": N_("In urgent cases requests by e-mail are accepted."),
        "reciprocal": N_("Requests by e-mail are accepted if the other State accepts them too."),
        "treaty": N_("The treaty says whether requests by e-mail are accepted."),
    },
    "channel.interpol": {
        "yes": N_("Requests through INTERPOL are accepted."),
        "no": N_("Requests through INTERPOL are not accepted."),
        "urgent": N_("In urgent cases requests through INTERPOL are accepted."),
        "no_compulsion": N_("Through INTERPOL only inquiries without compulsion are accepted."),
        "treaty": N_("The treaty says whether requests through INTERPOL are accepted."),
    },
    "channel.direct": {
        "yes": N_("Judicial authorities may write to each other directly."),
        "no": N_("Judicial authorities do not write to each other directly."),
        "urgent": N_("In urgent cases judicial authorities may write to each other directly."),
        "treaty": N_("The treaty says whether judicial authorities may write to each other directly."),
    },
    "channel.consultation": {
        "required": N_("The authority has to be consulted before the request is sent."),
        "recommended": N_("The authority asks to be consulted before the request is sent."),
        "possible": N_("The authority can be consulted before the request is sent."),
        "no": N_("The authority does not review drafts."),
    },
    "formalities.copies": {"": N_("Copies required: {number}.")},
    "formalities.authentication": {
        "none": N_("The documents need no legalisation."),
        "signature": N_("The documents must be signed."),
        "seal": N_("The documents must be signed and sealed."),
        "certificate": N_("The documents must be certified."),
        "apostille": N_("The documents need an apostille."),
        "legalisation": N_("The documents must be legalised."),
        "treaty": N_("The treaty says how documents are authenticated."),
    },
    "formalities.signatory": {
        "court": N_("The request must come from a court."),
        "prosecutor": N_("The request must come from a prosecutor."),
        "judicial_authority": N_("The request must come from a judicial authority."),
        "competent_authority": N_("The request must come from the authority that conducts the case."),
        "central_authority": N_("The request must come from the central authority."),
    },
    "reciprocity": {
        "yes": N_("The requesting State must promise reciprocity."),
        "no_treaty": N_("Where no treaty binds both States, the requesting State must promise reciprocity."),
        "no": N_("No promise of reciprocity is required."),
        "expected": N_("Assistance is expected to be mutual; no promise is required."),
        "direction": N_("An executive order replaces the promise of reciprocity."),
        "discretionary": N_("A promise of reciprocity may be required."),
    },
    "designation": {
        "yes": N_("Only designated States receive assistance."),
        "no": N_("No designation of the requesting State is needed."),
        "graded": N_("Designated States receive wider assistance than others."),
        "schedule": N_("The States that receive assistance are listed in a schedule."),
        "treaty_for_coercive": N_("Compulsory measures need a treaty."),
        "contracting_state_for_assets": N_("Assistance with assets needs an agreement with the requesting State."),
    },
    "speciality": {
        "yes": N_("The material handed over may be used only in the case named in the request."),
        "no": N_("Later use is not limited."),
        "treaty": N_("The treaty says what the material may be used for."),
        "conditions": N_("Conditions on later use may be set."),
        "on_demand": N_("A promise on later use may be required."),
    },
    "death_penalty": {
        "yes": N_("Where the death penalty is possible, the request must say that it will not be sought or carried "
                  "out."),
        "no": N_("No assurance on the death penalty is required."),
    },
    "languages.digits": {
        "arab": N_("Numbers are written with the digits ٠–٩."), "latn": N_("Numbers are written with the digits 0–9."),
    },
    "languages.hijri_date": {
        "yes": N_("The letter is also dated in the Hijri calendar."), "no": N_("No Hijri date is needed."),
    },
}  # fmt: skip
WEEKDAYS: Mapping[Weekday, str] = {
    "monday": N_("Monday"), "tuesday": N_("Tuesday"), "wednesday": N_("Wednesday"), "thursday": N_("Thursday"),
    "friday": N_("Friday"), "saturday": N_("Saturday"), "sunday": N_("Sunday"),
}  # fmt: skip
"""What the days of the week are called, in their order, by the words of packs."""
_NEEDED = {
    "yes": N_("Dual criminality is required."),
    "no": N_("Dual criminality is not required."),
    "discretionary": N_("Assistance may be refused where the conduct is not an offence there."),
    "treaty": N_("The treaty says whether dual criminality is required."),
}
_TRANSLATED = {
    "official": N_("An official translation is required."), "certified": N_("A certified translation is required."),
    "plain": N_("The translation need not be certified."),
}  # fmt: skip
_ASKED = {
    "all": N_("Dual criminality is required for every request."),
    "coercive": N_("Dual criminality is required for compulsory measures."),
    "none": N_("Dual criminality is not required."),
    "discretionary": N_("Assistance may be refused where the conduct is not an offence there."),
    "treaty": N_("The treaty says whether dual criminality is required."),
    "varies": N_("Whether dual criminality is required depends on the measure."),
}
_TESTED = {
    "all_elements": N_("All elements of the offence are compared."),
    "objective_elements": N_("Only the objective elements are compared."),
}
_UNDER = {
    "requesting": N_("the law of the requesting State"), "requested": N_("the law of the requested State"),
    "both": N_("the law of both States"), "either": N_("the law of either State"),
}  # fmt: skip
_AT_LEAST = N_("The highest penalty is at least {months} months of imprisonment under {law}.")
_MORE_THAN = N_("The highest penalty is more than {months} months of imprisonment under {law}.")

_FINE, _FINE_ABOVE = (
    N_("A fine of at least {fine} is also sufficient."), N_("A fine of more than {fine} is also sufficient.")
)  # fmt: skip
_PENALTY_UNITS = N_("{number} penalty units")


def fine_words(fine: Fine) -> Message:
    """Return how much a fine is: a sum with its currency, or penalty units."""
    if fine.penalty_units:
        return Message(_PENALTY_UNITS, {"number": fine.penalty_units})
    return Message(f"{fine.currency} {fine.amount}")


def word_of_point(name: str, value: str) -> Message | None:
    """Return the sentence for an answer (`urgent`) to a point (`channel.interpol`), or None where it says nothing."""
    text = _WORDS[name].get(value)
    return Message(text) if text is not None else None


def words_of_point(name: str) -> Mapping[str, Message]:
    """Return the sentence for each answer to a point with a closed list of answers; nothing for one that takes a number."""
    return {value: Message(text) for value, text in answers_of(name).items() if value}


def answers_of(point: str) -> Mapping[str, str]:
    """Return what each answer of a point (`channel.email`, `reciprocity`, or `needed` for a measure) says, as a sentence."""
    return _NEEDED if point == "needed" else _WORDS[point]


def told_head(pack: CountryPack) -> Iterator[tuple[str, Message, tuple[Source, ...]]]:
    """Yield what the head of a pack says of channel, translation and dual criminality, like `told_points`."""
    home, channel, dual = f"countries/{pack.country.lower()}", pack.channel, pack.dual_criminality
    if channel is not None:
        for name in ("ordinary", "urgent"):
            text = getattr(channel, name)
            if text:
                place = f"channel.{name}"
                yield place, Message(text, context=f"{home}:{place}", domain="countries"), channel.sources
    if pack.languages.translation in _TRANSLATED:
        told = Message(_TRANSLATED[pack.languages.translation])
        yield "language.certification", told, pack.languages.sources
    if dual.scope in _ASKED:
        yield "dual_criminality.scope", Message(_ASKED[dual.scope]), dual.sources
    if dual.tested in _TESTED:
        yield "dual_criminality.test", Message(_TESTED[dual.tested]), dual.sources


def told_points(pack: CountryPack) -> Iterator[tuple[str, Message, tuple[Source, ...]]]:
    """Yield each point of a pack as the thing worth knowing that it settles, a sentence, and its sources; notes follow."""
    home = f"countries/{pack.country.lower()}"
    for name, point in points_of(pack):
        said = point_words(name, point)
        if said is not None:
            yield FACT_OF[name], said, point.sources
        if point.note:
            yield FACT_OF[name], Message(point.note, context=f"{home}:{name}.note", domain="countries"), point.sources
    threshold = pack.dual_criminality.threshold
    if threshold is not None:
        yield from _threshold(home, threshold)


def point_words(name: str, point: Point) -> Message | None:
    """Return the sentence for the answer to the point `name`, or None where it is not known."""
    words = _WORDS[name]
    text = words.get("") or words.get(str(point.value))
    return Message(text, {"number": point.value} if "" in words else {}) if text is not None else None


def told_of_measure(
    pack: CountryPack, name: str, entry: Assistance
) -> Iterator[tuple[str, Message, tuple[Source, ...]]]:
    """Yield what a pack settles for one type of assistance apart from the rest, each with the topic that it is about."""
    state = f"countries/{pack.country.lower()}"
    home = f"{state}:assistance.{name}"
    for topic, text in (("channel", entry.channel), ("form", entry.form), ("time", entry.time)):
        if text:
            yield topic, Message(text, context=f"{home}.{topic}", domain="countries"), entry.sources
    for number, annex in enumerate(entry.annexes):
        yield "annexes", Message(annex, context=f"{home}.annexes.{number}", domain="countries"), entry.sources
    for topic, point in measure_points(entry):
        words, value = (
            (_NEEDED, point.needed) if isinstance(point, MeasureDualCriminality) else (_WORDS[topic], point.value)
        )
        said = words.get(str(value))
        if said is not None:
            yield topic, Message(said), point.sources
        if point.note:
            yield topic, Message(point.note, context=f"{home}.{topic}.note", domain="countries"), point.sources
    if entry.least is not None:
        yield from (("threshold", told, sources) for _, told, sources in _threshold(state, entry.least))


def _threshold(home: str, one: Threshold) -> Iterator[tuple[str, Message, tuple[Source, ...]]]:
    fact = "dual_criminality.threshold"
    if one.max_years or one.max_months:
        parameters = {"months": 12 * one.max_years + one.max_months, "law": Message(_UNDER[one.under])}
        yield fact, Message(_MORE_THAN if one.more_than else _AT_LEAST, parameters), one.sources
    if one.fine is not None:
        yield fact, Message(_FINE_ABOVE if one.fine.more_than else _FINE, {"fine": fine_words(one.fine)}), one.sources
    if one.note:
        context = f"{home}:dual_criminality.threshold.note"
        yield fact, Message(one.note, context=context, domain="countries"), one.sources
