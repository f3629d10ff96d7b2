"""Citing a source on a screen: its law and article in the words of the language, and the day for which it speaks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from mla_writer.documents.formats import Formatter
from mla_writer.forms.model import Source
from mla_writer.forms.source_words import source_words
from mla_writer.forms.sources import day_of
from mla_writer.translation.message import Message, N_
from mla_writer.translation.signs import semicolon

Say = Callable[[Message], str]
_PLACES = (
    (("art", "article"), N_("art. {numbers}")),
    (("arts", "articles"), N_("arts {numbers}")),
    (("s", "sec", "section"), N_("s. {numbers}")),
    (("ss", "sections"), N_("ss {numbers}")),
    (("para", "paragraph"), N_("para. {numbers}")),
    (("paras", "paragraphs"), N_("paras {numbers}")),
)
_CHAPTER = N_("ch. {chapter}, s. {numbers}")
_WORDS = {word: text for words, text in _PLACES for word in words}
_NUMBERS = r"(?:\d|[IVXL]+\b)[\w().,/–-]*(?:,? (?:(?:and|to) )?(?:[\d(][\w().,/–-]*|bis|ter|quater|[a-z]))*"
_REF = re.compile(rf"({'|'.join(sorted(_WORDS, key=len, reverse=True))})\.? ({_NUMBERS})")
_IN_CHAPTER = re.compile(rf"ch\.? (\d+\w*),? s{{1,2}}\.? ({_NUMBERS})")
_SHORT = r"[A-Z][A-Za-z]*[A-Z][A-Za-z]*"
_ABBREVIATED = (
    re.compile(rf"\(({_SHORT})\)"),
    re.compile(rf"^({_SHORT})(?=$|[/,:]| \()"),
    re.compile(rf"/({_SHORT})(?=$|[ ,:(])"),
)
_NO_LAW = frozenset(
    {"MLA", "EJN", "UK", "US", "UAE", "PRC", "EU", "UN", "NI", "NZ", "FAQ", "DOJ", "FCDO", "UNODC", "UNCAC", "GOV"}
)
"""Abbreviations in titles of sources that are no law."""
_LAW = re.compile(r"\b(?:Act|Law|Code|Ordinance|Decree|Constitution|Order|Regulations?|Rules)\b")
_AT_END = re.compile(r" \([^()]*\)$")
_MORE = re.compile(r", (?!\d{4}$)|: ")


def law_of(source: Source) -> str:
    """Return the name of the law that a source is, short where it has a short one (`IMAC`); "" where it is no law."""
    for pattern in _ABBREVIATED:
        found = next((one for one in pattern.findall(source.title) if one not in _NO_LAW), "")
        if found:
            return str(found)
    plain = _MORE.split(_AT_END.sub("", source.title), maxsplit=1)[0]
    return plain if _LAW.search(plain) or _REF.fullmatch(source.ref) else ""


def place_in(ref: str, say: Say) -> str:
    """Return where in a law something stands, in words of the language: `arts 263, 265` is "art. 263, 265" in French.

    `say` says a message in the language; what is no place of a known sort stays as it is.
    """
    within = _IN_CHAPTER.fullmatch(ref)
    if within is not None:
        return say(Message(_CHAPTER, {"chapter": within[1], "numbers": f"\u2066{within[2]}\u2069"}))
    found = _REF.fullmatch(ref)
    if found is None:
        return f"\u2068{ref}\u2069" if ref else ""
    return say(Message(_WORDS[found[1]], {"numbers": f"\u2066{found[2]}\u2069"}))


def cited(sources: Iterable[Source], formatter: Formatter, say: Say) -> str:
    """Return where something is written and how old that is, with the day as the language writes it."""
    return semicolon(formatter.language).join(_cited(one, formatter, say) for one in sources)


def told_age(source: Source, formatter: Formatter, say: Say) -> str:
    """Return how old a source is: the day as the language writes it, or the words of its author; "" where nothing is told."""
    day = day_of(source)
    return formatter.day(day) if day is not None else source_words(source, say).age


def _cited(source: Source, formatter: Formatter, say: Say) -> str:
    title, ref, _ = source_words(source, say)
    age = told_age(source, formatter, say)
    told = (f"\u2068{title}\u2069", place_in(ref, say), f"({age})" if age else "")
    return " ".join(part for part in told if part)
