"""The fixed words of letters that no form holds: page numbers, marks, column heads of drawn tables. English is the source."""

from __future__ import annotations

from collections.abc import Mapping

from mla_writer.translation.message import Message

PHRASES: Mapping[str, str] = {
    "page_of": "Page {page} of {pages}",
    "draft": "DRAFT – not for transmission",
    "gap": "[to be completed: {what}]",
    "unreviewed_note": "Passages with a dotted underline are draft translations that have not been reviewed.",
    "untranslated_note": "Passages on a grey ground have not been translated yet and stand in the original.",
    "not_known": "not known",
    "not_known_because": "not known ({reason})",
    "fact": "fact {number}",
    "facts": "facts {numbers}",
    "offence_number": "offence {number}",
    "offence_numbers": "offences {numbers}",
    "pages_short": "{count}\u00a0p.",
    "annex": "Annex {number}",
    "enclosure": "Enclosure {number}",
    "element": "Element",
    "whoever": "All accused",
    "indirect": "{fact} (indirectly)",
    "no_link": "–",
    "matrix_caption": "{offence}: facts linked to each element",
    "dual_facts": "{offence}, as regards {person}: the following facts are relied on.",
    "dual_facts_of_all": "{offence}: the following facts are relied on.",
    "dual_open": "{offence}, as regards {person}: no fact has been stated so far for the following.",
    "dual_open_of_all": "{offence}: no fact has been stated so far for the following.",
    "dual_nothing_said": (
        "{offence}: not every element is linked to a fact yet. Whether the conduct is an offence in the requested State is left "
        "open here."
    ),
    "dual_believed": (
        "{offence}: the conduct described above is charged as an offence in {requesting|the}. It is believed to be an offence "
        "under the law of {requested|the} as well, whatever its name or category there."
    ),
    "dual_same_conduct": (
        "Under {article}, the requirement of dual criminality is deemed fulfilled where the conduct underlying the offence is a "
        "criminal offence in both States, whatever category or name their laws give it."
    ),
    "signature_name": "Name",
    "signature_post": "Office held",
    "signature_authority": "Authority",
    "signature_place": "Place",
    "signature_date": "Date",
    "signature_line": "Signature",
    "signature_seal": "Seal",
    "number_short": "No.",
    "document": "Document",
    "kind": "Kind",
    "date": "Date",
    "copy": "Copy",
    "certified": "certified",
    "not_certified": "not certified",
    "translation": "Translation",
    "measure": "Measure",
    "provision": "Provision",
    "article_of": "{article} of {treaty}",
    "parenthesis": "{text} ({more})",
    "named_value": "{what}: {value}",
    "consultation_mark": "DRAFT FOR INFORMAL CONSULTATION – not a request",
    "masked_person": "person {number}",
    "masked_address": "address {letter}",
}


def phrase(name: str, **parameters: object) -> Message:
    """Return the phrase called `name` with its parameters."""
    return Message(PHRASES[name], parameters, context=f"letter:{name}", domain="documents")
