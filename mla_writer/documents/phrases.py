"""The fixed words of letters that no form holds: page numbers, marks, column heads of drawn tables. English is the source."""

from __future__ import annotations

from collections.abc import Mapping

from mla_writer.translation.message import Message

PHRASES: Mapping[str, str] = {
    "page_of": "Page {page} of {pages}",
    "contents": "Contents",
    "draft": "DRAFT – not for transmission",
    "watermark": "DRAFT",
    "gap": "[to be completed: {what}]",
    "unreviewed_note": "Passages with a dotted underline are draft translations that have not been reviewed.",
    "stale_note": "Passages with a wavy underline are translations of earlier words: the original has been changed since.",
    "untranslated_note": "Passages on a grey ground have not been translated yet and stand in the original.",
    "not_known": "not known",
    "not_known_because": "not known ({reason})",
    "fact": "fact {number}",
    "facts": "facts {numbers}",
    "offence_number": "offence {number}",
    "offence_numbers": "offences {numbers}",
    "pages_short": "{count}\u00a0p.",
    "annex": "Annex {number}",
    "source_note": "{source}.",
    "source_of": "evidence dated {date}",
    "consent_cited": "consent to its use",
    "enclosure": "Enclosure {number}",
    "element": "Element",
    "whoever": "All accused",
    "indirect": "{fact} (indirectly)",
    "no_link": "–",
    "glossary_lead": (
        "This list is a help for the reader: it sets terms of law that occur in this letter beside their counterparts in another "
        "language ({language})."
    ),
    "original_wording": "Original wording ({language}):",
    "translated_wording": "Translation ({language}):",
    "matrix_caption": "{offence}: facts linked to each element",
    "item": "Item",
    "tied_by": "Tied to the offences by",
    "placed_by": "Located by",
    "items_caption": "{measure}: facts linked to each item",
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
    "other_not_contrary": "any other assistance that is not contrary to the law of the requested State",
    "other_allowed": "any other assistance that the law of the requested State allows",
    "other_agreed": "any other assistance on which both States agree",
    "other_widest": "the widest measure of assistance",
    "other_help": "other assistance",
    "parenthesis": "{text} ({more})",
    "named_value": "{what}: {value}",
    "consultation_watermark": "CONSULTATION",
    "internal_watermark": "INTERNAL",
    "consultation_mark": "DRAFT FOR INFORMAL CONSULTATION – not a request",
    "internal_mark": "INTERNAL – for the file of the office only, not for transmission",
    "internal_sheet": "Internal sheet {number}",
    "sheet_findings": "Findings of the checks",
    "sheet_left_out": "What other versions of this letter leave out",
    "sheet_restricted": "Facts from sources of restricted use",
    "sheet_unshown": "Answers that no letter shows",
    "level": "Level",
    "level_blocker": "Blocker",
    "level_warning": "Warning",
    "level_advice": "Advice",
    "finding": "Finding",
    "outcome": "Outcome",
    "finding_open": "Open",
    "finding_untold": "Cannot be told yet",
    "finding_overridden": "Overridden by {by} on {on}: {reason}",
    "what_left_out": "What",
    "left_out_for": "Not in the version for",
    "reader_consultation": "consultation",
    "reader_provider": "a bank or provider",
    "reader_addressee": "an addressee or witness",
    "restricted_fact": "Fact",
    "evidence": "Evidence",
    "consent": "Consent to its use",
    "no_consent": "none entered",
    "question": "Question",
    "answer": "Answer",
    "checklist_title": "Checklist: what the requested State and the treaties ask for",
    "checklist_lead": (
        "This list shows where the request answers what the law of the requested State and the treaties relied on are understood "
        "to ask for. It is meant as a help for the authority that receives the request; the boxes are for its use."
    ),
    "checklist_asked": "What is asked for",
    "checklist_where": "Where in the request",
    "checklist_how": "How",
    "checklist_seen": "Seen",
    "checklist_open": "Not stated in the request",
    "first_page": "first page",
    "part_number": "part {number}",
    "files_caption": "Files enclosed, with the sums by which they can be checked",
    "file": "File",
    "pages": "Pages",
    "sum": "SHA-256",
    "sheets_title": "Enclosures: index and cover sheets",
    "sheet_of": "Enclosed with: {title}",
    "undertakings_title": "Undertakings",
    "undertakings_lead": "{title}: the following is undertaken or declared.",
    "cover_title": "Covering note",
    "cover_subject": "Subject: {title}",
    "cover_letter": "{title}, in {languages}",
    "cover_annex": "its annex",
    "cover_annexes": "its annexes, 1 to {number}",
    "cover_enclosure": "the enclosure listed in {annex}",
    "cover_enclosures": "the {number} enclosures listed in {annex}",
    "cover_pages": "{what}, {pages} pages in all",
    "not_concerned": "Facts that are not chosen for them; persons, things and documents of which nothing is said there",
    "recipient": "To: {recipient}",
    "recipient_provider": "the bank or provider concerned",
    "recipient_addressee": "the person addressed",
    "masked_person": "person {number}",
    "masked_address": "address {letter}",
}


def phrase(name: str, **parameters: object) -> Message:
    """Return the phrase called `name` with its parameters."""
    return Message(PHRASES[name], parameters, context=f"letter:{name}", domain="documents")
