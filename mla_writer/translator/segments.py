"""What a translator is given: every text in the drafter's own words, with what helps to translate it and what has to stay.

Where the program has no letters in a language, the sentences of the letter itself are given too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mla_writer.answers.values import DRAFTED, State, Text
from mla_writer.case import Case
from mla_writer.documents.tree import Document, Part, Run, Runs, SignatureBlock, stretches_of
from mla_writer.documents.wording import Wording
from mla_writer.errors import Place, Problem, UsageError
from mla_writer.interview.signposts import place_in_words
from mla_writer.letters import compose_letter, wording_for
from mla_writer.translation.catalogue import SOURCE_LANGUAGE
from mla_writer.translation.glossary import Term
from mla_writer.translator.names import Names
from mla_writer.translator.staying import staying_in

LETTER = "letter"
"""Begin of the id of a sentence that belongs to the letter, and not to the drafter."""
LABELS = ("title", "page_of", "contents", "marking")
"""What a letter says around its text."""
_GAP = "[…]"
_PLACES = re.compile(r"\{[a-z]+\}")
"""Where the number of the page goes."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One text to be translated: its path, its words and their language, and the translation that there is.

    `place` says where it is asked, `around` how the letter goes on around it, `staying` what has to read the same.
    """

    id: str
    source: str
    language: str
    target: str = ""
    state: State | None = None
    by: str = ""
    is_behind: bool = False
    place: str = ""
    around: str = ""
    staying: tuple[str, ...] = ()


@dataclass(frozen=True)
class Package:
    """What goes to a translator into `target`; notes are in `language`, in which the drafter writes where letters can be.

    `letter` holds the sentences of the letter, where the program has none in that language.
    """

    title: str
    language: str
    target: str
    segments: tuple[Segment, ...]
    letter: tuple[Segment, ...] = ()
    terms: tuple[Term, ...] = ()


def target_languages(case: Case) -> tuple[str, ...]:
    """Return the languages into which the request is translated: those of its letters, and those translated elsewhere."""
    wanted = (*case.answers.listed("request.letters"), *case.answers.listed("request.translated_elsewhere"))
    return tuple(one for one in dict.fromkeys(wanted) if one != case.answers.text("request.written_in", "en"))


def package_for(case: Case, target: str) -> Package:
    """Return what a translator into `target` is given; raise UsageError where it is the language of the texts."""
    if target not in target_languages(case):
        known = ", ".join(target_languages(case)) or "–"
        raise UsageError([Problem("TRANS-006", Place(target), {"language": target, "known": known})])
    language = drafting_language(case)
    wording, letter = wording_for(case, language), compose_letter(case, language, final=True)
    segments = tuple(_segments(case, target, wording, _around(letter)))
    is_elsewhere = target not in case.content.catalogues.languages
    sentences = tuple(_sentences(letter, {one.id for one in segments})) if is_elsewhere else ()
    texts = {one.source for one in (*segments, *sentences) if one.language == language}
    terms = tuple(case.content.catalogues.terms_in(texts, language, target))
    return Package(letter.title, language, target, segments, sentences, terms)


def drafting_language(case: Case) -> str:
    """Return the language of the letter from which a translator works: that of the drafter, where there are letters in it."""
    own = case.answers.text("request.written_in", SOURCE_LANGUAGE)
    return own if own in case.content.catalogues.languages else SOURCE_LANGUAGE


def texts_of(case: Case) -> Iterator[tuple[str, Text]]:
    """Yield path and text of everything that a letter may show in the drafter's own words; figures alone are none."""
    for step, value in case.live.given:
        if isinstance(value, Text) and value.has_words and not step.question.internal:
            yield step.path, value


def _segments(case: Case, target: str, wording: Wording, around: Mapping[str, str]) -> Iterator[Segment]:
    names, own = Names.of(case.answers), case.answers.text("request.written_in", SOURCE_LANGUAGE)
    for path, text in texts_of(case):
        key, original = text.original
        language = own if key == DRAFTED else key
        version = text.versions.get(target)
        if language == target:
            continue
        place = place_in_words(case.live, path)
        yield Segment(
            path,
            original.text,
            language,
            version.text if version is not None else "",
            version.state if version is not None else None,
            version.by if version is not None else "",
            text.is_behind(target),
            wording.told(place) if place is not None else path,
            around.get(path, ""),
            staying_in(original.text, names),
        )


def _around(letter: Document) -> Mapping[str, str]:
    """Return how the letter goes on around each text that stands within a sentence of it."""
    found: dict[str, str] = {}
    for _, runs in _told(letter):
        for one in runs:
            if one.source and one.kind == "text" and one.source not in found and len(runs) > 1:
                told = "".join(_GAP if other.source == one.source else other.text for other in runs)
                if told.strip(f"{_GAP} .") and any(sign.isalpha() for sign in told.replace(_GAP, "")):
                    found[one.source] = told
    return found


def _sentences(letter: Document, texts: set[str]) -> Iterator[Segment]:
    """Yield the title, headings and sentences of the letter that are more than a text of the drafter, each once."""
    seen: set[str] = set()
    counts: dict[str, int] = {}
    for part, runs in _told(letter):
        said = "".join(one.text for one in runs).strip()
        is_text = len(runs) == 1 and runs[0].source in texts
        if said in seen or is_text or not any(sign.isalpha() for sign in said):
            continue
        seen.add(said)
        counts[part] = counts.get(part, 0) + 1
        fixed = (*(one.text for one in runs if one.kind == "identifier"), *_PLACES.findall(said))
        staying = tuple(dict.fromkeys(fixed))
        yield Segment(f"{LETTER}.{part}.{counts[part]}", said, letter.language, staying=staying)


def _told(letter: Document) -> Iterator[tuple[str, Runs]]:
    """Yield everything that the letter says, with the part in which it stands."""
    for name in LABELS:
        yield name, (Run(getattr(letter, name), letter.language),)
    yield from (("header", runs) for runs in letter.header)
    yield from (("front", runs) for one in letter.front for runs in stretches_of(one))
    for part in (*letter.parts, *letter.annexes):
        yield from ((part.id, runs) for runs in _of_part(part))
    for annex in letter.annexes:
        yield annex.id, (Run(annex.number, letter.language),)


def _of_part(part: Part) -> Iterator[Runs]:
    yield part.heading
    yield from (runs for one in part.blocks for runs in stretches_of(one))
    yield from (runs for one in part.blocks if isinstance(one, SignatureBlock) for runs in (one.title, one.seal))
