"""The sentence for every problem: what is wrong, and what to do. One dictionary per topic; codes are never re-used."""

from __future__ import annotations

from collections.abc import Mapping

from mla_writer.errors import Problem
from mla_writer.translation.letterhead_problems import LETTERHEAD_TEXTS
from mla_writer.translation.message import Message, N_
from mla_writer.translation.signing_problems import SIGNING_TEXTS
from mla_writer.translation.translator_problems import TRANSLATOR_TEXTS

_MEANT = N_(" Did you mean “{suggestion}”?")

YAML_TEXTS: Mapping[str, str] = {
    "YAML-001": N_("there is no such file; check the name and the folder"),
    "YAML-002": N_("you may not read this file; ask its owner, or copy it to a folder of your own"),
    "YAML-003": N_("this is a folder, not a file; give the name of a file in it"),
    "YAML-004": N_("this file cannot be read ({reason}); check the disk or take another copy"),
    "YAML-005": N_("this file is larger than {limit} MB; check whether it is the right file, or split it"),
    "YAML-006": N_("this is not UTF-8 text; save the file again with the encoding UTF-8"),
    "YAML-007": N_("the control character {character} is not allowed; delete it"),
    "YAML-008": N_("this is nested more than {limit} deep; write it flatter"),
    "YAML-009": N_(
        "& and * have a meaning of their own in YAML ({name}); put the text in double quotes, or write the value out"
    ),
    "YAML-010": N_("a sign of exclamation has a meaning of its own in YAML ({tag}); put the text in double quotes"),
    "YAML-011": N_("this text is longer than {limit} characters; shorten it, or attach it as a document"),
    "YAML-012": N_("a second document begins here (---); keep one document in a file"),
    "YAML-013": N_("a key has to be a plain word; a text that begins with a brace or bracket stands in double quotes"),
    "YAML-014": N_("“{key}” appears here for the second time, first in line {line}; keep one of the two"),
    "YAML-015": N_(
        "“{word}” stands here without quotes; leave the value empty, or put quotes around the word if it is meant"
    ),
    "YAML-016": N_("this file holds more than {limit} values; check whether it is the right file, or split it"),
    "YAML-020": N_("this is not well-formed YAML ({reason}); check quotes, brackets and indentation here"),
    "YAML-021": N_("a colon and a space stand inside this text; put the whole text in double quotes"),
    "YAML-022": N_(
        "this line, or the one above it, is neither “key: value” nor part of a text; correct it or indent it"
    ),
    "YAML-023": N_(
        "this sign cannot begin a text; put the text in double quotes, and indent with spaces, not with tabs"
    ),
    "YAML-024": N_("this does not fit what stands above it; check the indentation, and quotes that end too early"),
    "YAML-025": N_("the quote or bracket that opens here is not closed; close it"),
    "YAML-026": N_(
        "a backslash in double quotes begins an escape that does not exist; double it, or use single quotes"
    ),
}
READ_TEXTS: Mapping[str, str] = {
    "READ-001": N_("“{key}” is not known here; known are: {known}."),
    "READ-002": N_("“{key}” is missing here; add it"),
    "READ-003": N_("“{value}” is not allowed here; allowed are: {allowed}."),
    "READ-004": N_("“{key}” takes one text; write a text after the colon"),
    "READ-005": N_("“{key}” takes a list; write it in brackets, or each item on its own line after a dash"),
    "READ-006": N_("“{key}” takes keys with values; indent them below it"),
    "READ-007": N_("“{key}” takes true or false; write one of these two words"),
    "READ-008": N_("“{key}” takes a whole number; write it in figures"),
    "READ-009": N_("“{key}” takes a text or keys with values; write one of the two"),
}
CONDITION_TEXTS: Mapping[str, str] = {
    "COND-001": N_("the condition is longer than {limit} characters; split it into two rules"),
    "COND-002": N_("“{sign}” cannot stand in a condition; delete it or put the text in quotes"),
    "COND-003": N_("the condition should end before “{found}”; check for a missing && or ||"),
    "COND-004": N_("{expected} is expected here, not “{found}”; check brackets and quotes"),
    "COND-005": N_("the condition is nested more than {limit} deep; write it flatter"),
    "COND-006": N_("“{name}” is not a walk over a list; known are: {known}."),
    "COND-010": N_("there is no question or list “{name}” here; correct the name."),
    "COND-011": N_("a {type} has no fields, so “.{name}” leads nowhere; delete it"),
    "COND-012": N_("{type} has no field “{name}”; correct the name."),
    "COND-013": N_("a {type} has no places to look up with [ ]; use .field or a walk over a list"),
    "COND-014": N_("{left} and {right} cannot be compared; compare like with like"),
    "COND-015": N_("a {type} has no order; use == or !="),
    "COND-016": N_("there is no function “{name}”; correct the name."),
    "COND-017": N_("{name}() takes {wanted} values, not {found}"),
    "COND-018": N_("{name}() takes {wanted} here, not {found}"),
    "COND-019": N_("{name}() takes the name of a question, such as request.deadline"),
    "COND-020": N_(".{name}() walks over a list, but this is {type}"),
    "COND-021": N_("the variable “{name}” has the name of a question; choose another name"),
    "COND-022": N_("{wanted} is expected here, not {found}"),
    "COND-023": N_("“{name}” is not one of the options: {known}."),
    "COND-024": N_("“{value}” is not a date; write 2024-01-31"),
    "COND-025": N_("there is no list of words “{name}” in forms/wordings.yaml; correct the name."),
}
FORM_TEXTS: Mapping[str, str] = {
    "FORM-001": N_("the form is called “{form}” inside but “{file}” by its file name; make them equal"),
    "FORM-002": N_("the id “{id}” should be lower case letters, digits and _ and begin with a letter"),
    "FORM-003": N_("the choice “{id}” has no options; add options"),
    "FORM-004": N_("“{id}” has options, but is a {kind}; make it a choice or take the options away"),
    "FORM-005": N_("in_letter speaks of “{name}”, which is no option."),
    "FORM-006": N_("“{id}” has a format, but is a {kind}; formats belong to verbatim questions"),
    "FORM-059": N_(
        "“{id}” says by whose clock it is meant, but is a {kind}; clocks belong to questions of kind datetime"
    ),
    "FORM-007": N_("the source “{name}” is not in forms/sources.yaml; add it there or correct the key."),
    "FORM-060": N_("“{id}” has room for a sentence, but is a {kind}; that belongs to questions of kind text"),
    "FORM-061": N_(
        "“{id}” is never asked: its condition waits for an answer that waits for it ({others}); correct the condition"
    ),
    "FORM-008": N_("the requirement “{id}” has no source; say who demands this"),
    "FORM-009": N_(
        "the answer to “{path}” never reaches the letter; show it in a block, or say under internal why not"
    ),
    "FORM-010": N_("for_each should read “list as name”, not “{text}”"),
    "FORM-011": N_("the block “{id}” should be exactly one thing (heading, paragraph, list, table …), but is {found}"),
    "FORM-012": N_("the id “{id}” is used twice in this letter; choose another"),
    "FORM-013": N_("“{row}” of the element list is taken by nothing; cover it, or leave it out with a written reason"),
    "FORM-014": N_("“{row}” is not a row of the element list; correct it."),
    "FORM-015": N_("“{id}” has no words; write what the drafter is to read"),
    "FORM-016": N_(
        "the choice “{id}” has one option only; add another, or make it a question to be answered with yes or no"
    ),
    "FORM-017": N_(
        "the option “{option}” of “{id}” is stored in drafts under this word; use lower case letters, digits and _, and begin with a letter"
    ),
    "FORM-018": N_("the options “{other}” and “{option}” are both called “{label}”; give each a label of its own"),
    "FORM-019": N_(
        "the id “{id}” appears here for the second time, first in line {line}; answers are stored under it, so choose "
        "another"
    ),
    "FORM-020": N_("“{id}” is checked as {format}, but the drafter is not told how it looks; add help or an example"),
    "FORM-021": N_(
        "this part of the condition can never hold: {condition}. Its clauses exclude each other; write || where "
        "either will do, or correct a clause"
    ),
    "FORM-022": N_(
        "“{id}” is never asked: its condition ({condition}) cannot hold where this does: {other}. Correct one of the "
        "two, or delete the question"
    ),
    "FORM-023": N_(
        "an answer to “{id}” is never required: where it is asked, the condition here cannot hold; correct it, or "
        "write false"
    ),
    "FORM-024": N_(
        "the block “{id}” never stands in a letter: its condition ({condition}) cannot hold where this does: {other}. "
        "Correct one of the two, or delete the block"
    ),
    "FORM-025": N_(
        "what the block “{id}” says here is never said: its answers are asked only where this holds: {other}. Correct "
        "the condition of the block, or split the sentence"
    ),
    "FORM-027": N_("“{id}” has to be answered, but nobody says who demands it; add its source, or do not require it"),
    "FORM-028": N_("“per” names “{name}”, which is not a list of things entered once; correct it."),
    "FORM-029": N_("“{key}” names “{name}”, which is not a question of this form; correct it."),
    "FORM-030": N_("“of” names “{name}”, which is not a kind of entry that can be referred to; correct it."),
    "FORM-031": N_(
        "“{word}” is a State; a form is for all States, so use a slot (request.requested, in braces), or leave the rule to a country pack"
    ),
    "FORM-032": N_(
        "“{word}” is a treaty; a form is for all treaties, so speak of “the treaty relied on”, or leave the rule to the treaty"
    ),
    "FORM-033": N_("“{word}” is a sum in one currency; ask for an amount and use a slot for it"),
    "FORM-034": N_("this block says something, but has no id; translators find its sentence by the id, so add one"),
    "FORM-035": N_("the letter has no part “{name}”, so that this block would stand nowhere; correct the name."),
    "FORM-036": N_(
        "“part: {name}” stands at a block inside another, where it has no effect; put it at the outer block"
    ),
    "FORM-037": N_("the offence “{id}” stands in the family “{family}” already; choose another id"),
    "FORM-038": N_("the offence “{id}” has no source; say where its elements come from"),
    "FORM-039": N_("“{name}” is left out, but there is nothing of that name; correct it or delete it."),
    "FORM-040": N_(
        "there is no treaty “{id}” in forms/treaties; correct the id, or give the title of the treaty instead."
    ),
    "FORM-041": N_("“{text}” would stand in the letter with its brackets; give in_letter without them."),
    "FORM-042": N_("the answer to “{id}” is a row of the letter, but has no name there; give the question a caption"),
    "FORM-043": N_(
        "the part or annex “{id}” would always be empty: it has no blocks, and no form places any in it with “part: {id}”; add a block, or delete it"
    ),
    "FORM-044": N_(
        "no answer feeds the part or annex “{id}”: none of its conditions and sentences reads one, so that it would say the same in every letter; put a slot or a condition in, or delete it"
    ),
    "FORM-045": N_(
        "no answer feeds the table “{id}”: none of its cells reads one, so that all rows would be alike; put a slot in a cell, such as an answer of each item in braces"
    ),
    "FORM-046": N_(
        "the condition {condition} reads no answer, so that it gives the same in every request; name the question on which it depends, or delete it"
    ),
    "FORM-047": N_(
        "no answer feeds what this form says in the part or annex “{id}”: none of its blocks there reads one; put a slot or a condition in, or take them out"
    ),
    "FORM-050": N_("a ground of refusal names “{name}”, but there is nothing of that name; correct it."),
    "FORM-051": N_(
        "the question “{path}” is gone, and drafts that answer it cannot be read any more; give it back, hand its answers down with formerly, or take it out of forms/ids.yaml if no draft can have it"
    ),
    "FORM-052": N_(
        "the question “{path}” is gone, and drafts that answer it cannot be read any more; was it renamed to “{new}”? Give it its old id back, or take it out of forms/ids.yaml if no draft can have it"
    ),
    "FORM-053": N_(
        "the option “{option}” of “{path}” is gone, and drafts in which it is chosen cannot be read any more; give it back, or take it out of forms/ids.yaml if no draft can have it"
    ),
    "FORM-054": N_(
        "the option “{option}” of “{path}” is gone, and drafts in which it is chosen cannot be read any more; was it renamed to “{new}”? Give it its old id back, or take it out of forms/ids.yaml if no draft can have it"
    ),
    "FORM-055": N_(
        "there is no “{id}” any more, and drafts that have it cannot be read; give it back, or take it out here if no draft can have it."
    ),
    "FORM-056": N_(
        "“{id}” has no example under {key}; write a request of one or two sentences that shows it, for good and bad are shown beside each other or not at all"
    ),
    "FORM-057": N_("a check looks for the words of the list “{name}”, which is missing; add it again."),
    "FORM-058": N_(
        "“{word}” speaks of one State; a form is for all States, so say “of the requested State”, or leave the rule to a country pack"
    ),
    "STANDARD-001": N_("“{id}” is described twice among the standards; keep one"),
    "STANDARD-002": N_("“{id}” has no source; say where it comes from"),
    "STANDARD-003": N_("“{id}”, which “{of}” names, is not a standard of evidence; correct it."),
    "STANDARD-004": N_("“{id}” is not a type of assistance; correct it."),
}
ANSWER_TEXTS: Mapping[str, str] = {
    "ANSWER-001": N_("a single text is expected here; check the indentation"),
    "ANSWER-002": N_("“{value}” is not one of the options of “{question}”: {allowed}."),
    "ANSWER-003": N_("“{value}” is not a known {kind}; use its code or id."),
    "ANSWER-004": N_("“{value}” is neither yes nor no; write yes or no"),
    "ANSWER-005": N_("“{value}” is not a number; write digits only"),
    "ANSWER-006": N_("“{value}” is not a date; write 2023, 2023-03 or 2023-03-05"),
    "ANSWER-007": N_(
        "“{value}” does not say when the period begins or ends; write days such as 2023-01-01 (in a file: 2023-01-01/2023-06-30, "
        "or 2023-01-01/execution)"
    ),
    "ANSWER-008": N_("“{value}” is not a deadline; write a date, at_once, P10D, P2W or P3M"),
    "ANSWER-009": N_("“{value}” is not a date and time with zone; write 2026-12-01T09:30 Africa/Kampala"),
    "ANSWER-010": N_("“{question}” cannot be answered with “not known”; give an answer or leave it open"),
    "ANSWER-011": N_("“{value}” is not a sum; write the currency and the figure, such as USD 1250000"),
    "ANSWER-012": N_("the {language} text should be a text, or a mapping of text, state and by; correct it"),
    "ANSWER-013": N_("“{value}” is not allowed here; allowed are: {allowed}."),
    "ANSWER-014": N_(
        "links should name, under each element, its facts, or mappings of fact, person and link; correct it"
    ),
    "ANSWER-016": N_(
        "an attached file is written as path, size and sha256, and lies on this machine; attach it with mla-writer attach, or in the window"
    ),
    "ANSWER-017": N_(
        "“{value}” is not a figure; write digits, with one sign between thousands and one before decimals"
    ),
    "ANSWER-018": N_("“{value}” can be read as thousands or as decimals; write it as 1250 or as 1.25"),
    "ANSWER-019": N_("“{value}” is the sign of several currencies; write USD, CAD or another code"),
    "ANSWER-024": N_(
        "“{value}” is the name of two currencies; write XOF for the franc of West Africa, XAF for that of Central Africa"
    ),
    "ANSWER-025": N_("“{value}” is not an hour; write the hour as 09:30"),
    "ANSWER-026": N_("“{value}” is not one day; write day, month and year, such as 2027-01-18"),
    "ANSWER-027": N_("“{value}” is not a time zone; choose one of the list, such as Africa/Dakar or UTC"),
    "ANSWER-028": N_(
        "“{value}” has more figures than a letter can hold: {most} before the decimal sign at most, and {decimals} behind it"
    ),
    "ANSWER-029": N_("“{value}” can be read as two days; write 5 March 2023 or 2023-03-05"),
    "ANSWER-015": N_("“{value}” is not the name of a currency; write its code, such as USD"),
    "ANSWER-030": N_("the period ends ({end}) before it begins ({start}); correct one of the two days"),
    "ANSWER-020": N_("“{value}” is not among the {collection}; enter it there or correct the reference."),
    "ANSWER-021": N_("“{name}” should hold several answers, one to a line; check the indentation"),
    "ANSWER-022": N_("the id “{name}” should be letters, digits and _ only"),
    "ANSWER-023": N_("there is no question “{name}” here; correct the name or delete the line."),
}
DRAFT_TEXTS: Mapping[str, str] = {
    "DRAFT-001": N_("this is not a draft of this program: it should begin with “draft: 1”"),
    "DRAFT-002": N_(
        "this draft has format {version}, made by a newer program; this program knows formats up to {known}. Install the newer one"
    ),
    "DRAFT-003": N_("this file holds no answers; it should be a mapping such as “request:” with answers below"),
    "DRAFT-004": N_(
        "this draft is broken off: it has no “request:”. Look for the file with “.previous” at the end beside it"
    ),
    "DRAFT-005": N_("“{name}” should map names to version numbers"),
    "DRAFT-006": N_("the override “{name}” should have a reason, by whom and on which day"),
    "DRAFT-007": N_("the history should be a list of on, what and detail"),
    "DRAFT-008": N_(
        "this final version is not whole; it is never edited by hand: take it back from the file with “.previous” at the end"
    ),
}
FILE_TEXTS: Mapping[str, str] = {
    "FILE-001": N_("there is no such folder; create it or choose another"),
    "FILE-002": N_("you may not write here; choose another folder"),
    "FILE-003": N_("the disk is full; make room or choose another disk. Nothing was changed"),
    "FILE-004": N_("this is a folder, not a file; give a file name"),
    "FILE-005": N_("this could not be read or written ({reason})"),
    "FILE-006": N_("the file name is too long; choose a shorter one"),
    "FILE-007": N_(
        "the draft would be larger than {limit} MB, and could not be opened again; attach long texts as documents. Nothing was "
        "changed"
    ),
    "FILE-008": N_(
        "a text is longer than {limit} characters, and the draft could not be opened again; shorten it, or attach it as a "
        "document: “{text}”. Nothing was changed"
    ),
    "FILE-009": N_(
        "somebody else has saved this draft meanwhile; do it again with the draft as it is now. Nothing was changed"
    ),
}
OTHER_TEXTS: Mapping[str, str] = {
    "PACK-001": N_("the pack is for “{country}” inside but “{file}” by its file name; make them equal"),
    "PACK-002": N_("“{code}” is not the code of a State or territory; use ISO 3166-1 alpha-2"),
    "PACK-003": N_(
        "the blocker “{id}” has no source that may block (official or copy, dated); it will count as {level}"
    ),
    "PACK-004": N_("“{fact}” is not one of the things worth knowing of a State; correct it"),
    "PACK-005": N_("“{id}” has no source; say where it comes from"),
    "PACK-006": N_("“{value}” is not a date; write 2026-11-24"),
    "PACK-007": N_("“{key}” does not stand under sources of this pack; correct it, or add it there."),
    "PACK-008": N_("the requirement “{id}” has no example under {key}; write one, as a lawyer would tell it"),
    "PACK-009": N_("“{says}” should meet the rule “{id}”, but fails it. Not asked in that request: {hidden}"),
    "PACK-010": N_("“{says}” should fail the rule “{id}”, but meets it. Not asked in that request: {hidden}"),
    "PACK-011": N_(
        "the rule “{id}” does not speak at all in “{says}”; correct its applies or the answers. Not asked: {hidden}"
    ),
    "PACK-012": N_(
        "whether “{says}” meets “{id}” cannot be told; give all that the rule looks at. Not asked: {hidden}"
    ),
    "PACK-013": N_("“{name}” is neither a question nor a type of assistance; correct it"),
    "PACK-014": N_("“{value}” lies in the future; correct the date"),
    "PACK-015": N_("“{value}” is not the code of a language"),
    "PACK-016": N_("“{value}” is not known here; it is one of: {allowed}"),
    "PACK-017": N_("the id “{id}” is used twice in this pack; choose another"),
    "PACK-018": N_("this text holds a hidden character ({character}) that turns or hides what is read; delete it"),
    "PACK-019": N_("nothing cites the source “{key}”; cite it, or delete it"),
    "PACK-020": N_("a reviewed pack says by whom; fill in reviewed_by"),
    "PACK-021": N_(
        "the figure {figure} in “{id}” has no unit: name it in the answer it is compared with, or in the message"
    ),
    "PACK-022": N_("the threshold has no figure; give max_years or max_months, or say in a note what it is"),
    "PACK-023": N_("the pack is to be reviewed after it was checked, and within five years; “{value}” is not"),
    "PACK-024": N_(
        "the fact {fact} ({key}) is in no pack, and no reason is given; fill in where it is, or why it is left out"
    ),
    "PACK-025": N_("the fact {fact} ({key}) should be in “{name}” of the pack, which does not exist; correct it"),
    "PACK-026": N_("a pack is a plain file of {size} MB at most; this one is larger, or a link"),
    "PACK-027": N_(
        "version {version} is not newer than the {known} that the office has; give the pack a higher version"
    ),
    "PACK-028": N_("there is no earlier version of this pack"),
    "PACK-029": N_(
        "the program could not look at this pack ({reason}); what you wrote is kept as a working copy. Take the last change "
        "back, and report this fault"
    ),
    "PACK-040": N_("this limits nothing, or ends before it begins; correct it, or delete it"),
    "PACK-041": N_(
        "a group of States holds a list of states, or says whose parties they are (parties_of): one of the two"
    ),
    "PACK-042": N_("“{value}” is neither the code of a State nor a group of this pack; correct it, or add the group"),
    "PACK-043": N_("a fine is so many penalty_units, or an amount with the code of its currency; correct it"),
    "PACK-044": N_("the time “{id}” needs its length: hours, days or months, one of them"),
    "PACK-045": N_("“{value}” breaks off, or leaves a bracket open; write the title, or the place in it, as a whole"),
    "PACK-050": N_(
        "no answer meets both “{id}” and “{other}” (line {line}) where both apply; make them agree, or let one keep still there"
    ),
    "PACK-051": N_(
        "this is a second pack for {state} beside {used}, and is not used; keep one of the two, and delete or move the other"
    ),
    "PACK-052": N_("a pack has the code of its State for a name, in small letters; rename this file to {name}"),
    "PACK-053": N_(
        "this pack has format {format}, this program reads format {known}; update the program, or ask for the pack in that format"
    ),
    "PACK-054": N_("this is not a country pack: it names no State; check whether it is the right file"),
    "PACK-055": N_(
        "the fact {fact} ({key}) belongs to the instrument “{name}”, which is not here; name one of forms/treaties"
    ),
    "PACK-056": N_("{version} is no version; write 1, and one more with each change that you hand on"),
    "PACK-057": N_("“{value}” is not the address of a page; write it as https://example.org/law, or leave it out"),
    "PACK-058": N_("“{name}” is not in the script of the language “{value}”; correct the name, or its code"),
    "PACK-059": N_("names in other languages stand here, but no name; fill it in"),
    "PACK-060": N_("no version of this pack was put aside by going back"),
    "PACK-061": N_("no day of rest stands here, or all seven, or one twice; correct them, or leave days_of_rest out"),
    "PACK-062": N_("“{value}” is no e-mail address; write it as name@example.org, or leave it out"),
    "PACK-063": N_("“{value}” is no telephone number; write it as +254 20 1234567, or leave it out"),
    "PACK-067": N_(
        "somebody has saved this pack meanwhile; look again at what would be installed. Nothing was changed"
    ),
    "PACK-066": N_("“{value}” is no web address; write it as https://example.org, or leave it out"),
    "PACK-064": N_(
        "“{says}” is outside the limits of the rule “{id}” (only: {limits}), which therefore says nothing; change the case, or "
        "the limits"
    ),
    "PACK-065": N_("{value} cannot be meant here; write a number from 1 on, or leave it out"),
    "QUEST-001": N_("this is not a Word file, or it is damaged; ask for it again, saved as .docx"),
    "QUEST-002": N_("this file is larger than a questionnaire can be ({limit} MB); check whether it is the right one"),
    "QUEST-003": N_("this file holds a document type, which no Word file needs and which can do harm; it was not read"),
    "QUEST-004": N_(
        "this is not a questionnaire of this program: its number (MLAQ-…) is missing; take the file that was sent out"
    ),
    "QUEST-005": N_(
        "this questionnaire has format {version}, and this program reads format {known}; read it with the version that wrote it"
    ),
    "QUEST-006": N_(
        "the answer “{value}” in the field {field} cannot be read; write it into the file as the field wants it"
    ),
    "QUEST-007": N_(
        "the day of the answers is missing or no date (“{value}”); write it into the file, such as 24 November 2026 or 2026-11-24"
    ),
    "QUEST-008": N_("the day of the answers, {value}, lies in the future; correct it in the file"),
    "QUEST-009": N_("these are answers of {state}; write them into a file called {name}"),
    "QUEST-010": N_("this questionnaire is about “{state}”, for which there is no pack here; install its pack first"),
    "TREATY-001": N_("“{ref}” cannot be cited; write it as 46(3)(f)"),
    "TREATY-002": N_("“{code}” is not the code of a State"),
    "TREATY-003": N_("a treaty “{id}” comes with the program; give yours another id and file name"),
    "TREATY-004": N_("the treaty in this file is called “{id}”; name the file {name}"),
    "TREATY-005": N_(
        "“{value}” is not a day; write 1999-12-31, 1999-12 or 1999, or what the manual allows in its place"
    ),
    "TREATY-006": N_("there is no treaty “{id}” here; check the id, or add its file"),
    "TREATY-008": N_(
        "absence from this list may not mean “no”: the list has no date, or rests on general knowledge; write unknown"
    ),
    "TREATY-009": N_(
        "“{id}” rests on {treaty} alone, which binds its parties only; write it into the file of that treaty"
    ),
    "TREATY-010": N_("“{id}” is not a type of assistance; see mla-writer forms list"),
    "TREATY-007": N_("there is no demand “{id}” in forms/demands.yaml; check the id, or add it there"),
    "USE-001": N_("the command is not understood ({reason}); see mla-writer --help"),
    "USE-002": N_("this file exists already; choose another name"),
    "USE-003": N_("“{word}” is not the code of a State; use ISO 3166-1 alpha-2, such as CH"),
    "USE-004": N_("“{word}” is not a type of assistance; see mla-writer forms list"),
    "USE-005": N_("“{value}” is not a date; write 2026-11-24"),
    "USE-006": N_("there is nothing called “{word}”; see the list.{hint}"),
    "USE-007": N_("“{word}” is not a kind of request; known are: {known}"),
    "USE-008": N_("the request is from or to “{word}” as it is; give another State"),
    "USE-009": N_("there is no person, offence or provision called “{word}”; see mla-writer library search"),
    "USE-010": N_(
        "what is entered here is “{here}”, and what would fill its gaps is “{there}”; correct the name here if it is the "
        "same, or take it over as a new entry"
    ),
    "SELF-001": N_("the sample with gaps counts as complete; the checks do not work in this copy of the program"),
    "SELF-002": N_("the completed sample does not read back as complete; this copy of the program is damaged"),
    "SELF-003": N_(
        "the window stays empty; this copy of the program is damaged, or a library that it needs is missing"
    ),
    "SELF-004": N_("the letter was not written whole; this copy of the program is damaged"),
    "SELF-005": N_("the window met a fault ({reason}); this copy of the program is damaged"),
    "ATTACH-001": N_("there is no such file; look where it lies now, and attach it again"),
    "ATTACH-002": N_("the file could not be read ({reason}); close it elsewhere, or attach a copy"),
    "ATTACH-003": N_("the file is not the one that was attached to {document}; look at it, and attach it again"),
    "ATTACH-004": N_("there is no document “{word}” in this draft; known are: {known}"),
    "ATTACH-005": N_(
        "the file is on another computer, to which a draft may not lead; copy it to the folder of the draft, and attach the copy"
    ),
    "PARCEL-001": N_("this folder is not empty; choose a new one, or a name that ends in .zip"),
    "PARCEL-002": N_("this is a file; choose a folder that does not exist yet, or a name that ends in .zip"),
    "LETTER-001": N_("a final letter is not written while {number} blockers are open"),
    "LETTER-002": N_("there is no catalogue for letters in “{language}”; known are: {known}"),
    "LETTER-003": N_("several letters need a folder, and this is the name of a file; give that of a folder"),
    "BACK-001": N_("this is not a Word file, or it is damaged; save the letter again as .docx"),
    "BACK-002": N_(
        "this file is larger than a letter can be ({limit} MB); take out pictures, or see whether it is the right one"
    ),
    "BACK-003": N_("this file holds a document type, which no Word file needs and which can do harm; it was not read"),
    "BACK-004": N_(
        "this is not a letter of this program, or one without its marks, as a consultation draft is; enter at the "
        "questions what was changed in it"
    ),
    "BACK-005": N_(
        "this letter was written from another draft; open that one, or say that it is to be read into this one"
    ),
    "BACK-006": N_(
        "there is no change {number} that can be taken over; look at the list, and give the numbers marked with +"
    ),
    "BACK-007": N_("two changes that say different things of “{question}” cannot both be taken over; choose one"),
    "LETTER-004": N_(
        "the letters were written, but no version is kept of them, since the draft could not be saved. Export them again"
    ),
    "VERSION-001": N_("there is no version {number} of this draft; there are: {known}"),
    "VERSION-002": N_("another file of this name is there; choose an empty folder"),
    "VERSION-003": N_("the answers of version {number} cannot be read any more: the draft has been damaged or edited"),
    "VERSION-004": N_("no final letters have been written from this draft; export --final writes them"),
    "LETTER-031": N_(
        "the letter in “{language}” is translated elsewhere: write it in one of {known}, and give that to the translator"
    ),
    "LETTER-032": N_(
        "this version would go to several, none of whom may read what is asked of the others: {known}. Write one for each, with "
        "--recipient and the number"
    ),
    "LETTER-033": N_("there is no recipient {number} of this version; there are: {known}"),
    "LETTER-034": N_("a draft for consultation is never final; leave out --final, or choose another version"),
    "LETTER-035": N_(
        "no covering note goes with the internal version, which is sent to nobody; leave out --with cover"
    ),
    "LETTER-036": N_(
        "a letter in this format has a name that ends in .{suffix}: write {name}.{suffix}, or create a folder called {name} first"
    ),
    "LETTER-038": N_("the draft could not hold a file name with “\\”; choose another name"),
    "LETTER-037": N_(
        "the checklist is for the authority that is asked, not for the reader of this version; leave out --with checklist"
    ),
    "LETTER-030": N_(
        "a letter cannot stand beside itself: choose another language than “{language}” for one of the columns"
    ),
}

TEXTS: Mapping[str, str] = {
    **YAML_TEXTS,
    **READ_TEXTS,
    **CONDITION_TEXTS,
    **FORM_TEXTS,
    **ANSWER_TEXTS,
    **DRAFT_TEXTS,
    **FILE_TEXTS,
    **OTHER_TEXTS,
    **SIGNING_TEXTS,
    **LETTERHEAD_TEXTS,
    **TRANSLATOR_TEXTS,
}


def problem_message(problem: Problem) -> Message:
    """Return the sentence for `problem`; where something similar exists, it is offered."""
    message = Message(TEXTS[problem.code], problem.parameters)
    if not problem.parameters.get("suggestion"):
        return message
    return Message("{problem}{meant}", {"problem": message, "meant": Message(_MEANT, problem.parameters)})
