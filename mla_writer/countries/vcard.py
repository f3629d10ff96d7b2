"""Authorities as cards for an address book (vCard 4.0, RFC 6350)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from mla_writer.countries.authority_words import word_of_name
from mla_writer.countries.directory import Entry
from mla_writer.countries.point_words import word_of_point
from mla_writer.countries.trust_words import trust_words
from mla_writer.forms.model import Source
from mla_writer.forms.source_words import source_words
from mla_writer.translation.message import Message, N_

_ALSO = N_("Also called: {names}")
_OF_ADDRESSES = frozenset(chr(code) for code in range(ord("!"), ord("~") + 1))
_MOST = 75
"""A line holds at most so many bytes; a longer one goes on in the next, after a space."""


def vcards(
    entries: Iterable[Entry], state_of: Callable[[str], str], say: Callable[[Message], str], language: str
) -> str:
    """Return a card in `language` for each authority that has a name.

    `state_of` tells the name of a State from its code, `say` a message, both in that language.
    """
    every = (one for one in entries if one.authority.name)
    return "".join(_folded(line) for one in every for line in _card(one, state_of(one.country), say, language))


def _card(entry: Entry, state: str, say: Callable[[Message], str], language: str) -> Iterator[str]:
    """Yield the lines of a card. It has one name, for mail programs show only one; all others stand in its note."""
    one = entry.authority
    name, _ = one.called.parted(language, say)
    unit = word_of_name(one.unit, say)
    yield from ("BEGIN:VCARD", "VERSION:4.0", "KIND:org", f"FN:{_escaped(f'{name} ({state})')}")
    yield f"ORG:{_escaped(name)}" + (f";{_escaped(unit)}" if unit else "")
    if one.address:
        yield f"ADR;TYPE=work:;;{_escaped(one.address)};;;;{_escaped(state)}"
    for name, text in (("TEL;TYPE=voice,work", one.phone), ("TEL;TYPE=fax,work", one.fax), ("EMAIL", one.email)):
        if text:
            yield f"{name}:{_escaped(text)}"
    if one.website:
        yield f"URL:{_as_address(one.website)}"
    for language in entry.languages:
        yield f"LANG:{language}"
    ways = (word_of_point("channel.interpol", entry.interpol), word_of_point("channel.direct", entry.direct))
    others = [other for other in dict.fromkeys((*one.names.values(), one.name)) if other != name]
    also = say(Message(_ALSO, {"names": "; ".join(others)})) if others else ""
    competence = say(entry.competence) if entry.competence is not None else ""
    words = (also, competence, one.hours, *(say(way) for way in ways if way is not None))
    told = [text for text in (*words, *(_source(source, say) for source in one.sources)) if text]
    if told:
        yield f"NOTE:{_escaped(chr(10).join(told))}"
    if entry.checked_on:
        yield f"REV:{entry.checked_on.replace('-', '')}T000000Z"
    yield "END:VCARD"


def _as_address(text: str) -> str:
    """Return an address of the web, which is not escaped as texts are: what none may hold, such as a new line, is encoded."""
    return "".join(one if one in _OF_ADDRESSES else "".join(f"%{byte:02X}" for byte in one.encode()) for one in text)


def _source(one: Source, say: Callable[[Message], str]) -> str:
    title, _, age = source_words(one, say)
    return ", ".join(part for part in (title, age, say(trust_words(one.confidence))) if part)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n").replace("\r", "")


def _folded(line: str) -> str:
    """Return a line broken where the standard wants it, never inside a letter."""
    pieces, length = [""], 0
    for letter in line:
        size = len(letter.encode())
        if length + size > _MOST - (len(pieces) > 1):
            pieces.append("")
            length = 0
        pieces[-1] += letter
        length += size
    return "\r\n ".join(pieces) + "\r\n"
