"""The directory of authorities on the command line: found by words, State and type, as text, JSON or cards."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from mla_writer.cli.showing import cited, out, out_json, say, source_data
from mla_writer.content import Content
from mla_writer.countries.authority_words import name_in_words
from mla_writer.countries.directory import Entry, find, read_directory
from mla_writer.countries.point_words import word_of_point
from mla_writer.countries.vcard import vcards
from mla_writer.documents.formats import Formatter
from mla_writer.errors import Place, Problem, ProblemsError, StorageError, UsageError
from mla_writer.storage.files import write_all
from mla_writer.translation.message import Message, N_
from mla_writer.translation.states import state_codes, state_name

_NOT_KNOWN, _NOTHING = N_("Not known"), N_("No authority found.")
_FILE = "authorities.vcf"


def list_authorities(given: argparse.Namespace) -> int:
    """Show the authorities that words, State and type leave; a pack that cannot be read is told, with status 2."""
    content, state = Content.shipped(), (given.state or "").upper()
    if given.measure and given.measure not in content.forms.assistance:
        raise UsageError([Problem("USE-004", Place(given.measure), {"word": given.measure})])
    if state and state not in state_codes():
        raise UsageError([Problem("USE-003", Place(state), {"word": state})])
    directory = read_directory(content.packs)
    texts = partial(_looked_through, content, given.language)
    found = find(directory.entries, " ".join(given.words), texts, measure=given.measure or "", state=state)
    _show(content, given, found)
    if directory.faults:
        raise ProblemsError(directory.faults)
    return 0


def _show(content: Content, given: argparse.Namespace, found: Sequence[Entry]) -> None:
    if given.format == "json":
        out_json([_row(content, one, given.language) for one in found])
    elif given.format == "vcard":
        folder = Path(given.output)
        if not folder.is_dir():
            raise StorageError([Problem("FILE-001", Place(str(folder)), {})])
        cards = vcards(
            found, partial(state_name, language=given.language), partial(say, language=given.language), given.language
        )
        write_all({folder / _FILE: cards.encode("utf-8")})
        out(str(folder / _FILE))
    else:
        for one in found:
            _tell(content, one, given.language)
        if not found:
            out(say(Message(_NOTHING), given.language))


def _looked_through(content: Content, language: str, one: Entry) -> Iterator[str]:
    yield state_name(one.country, language)
    yield one.authority.called.said(language, partial(say, language=language))
    yield from (content.catalogues.say(told, language) for told in (one.competence, one.region) if told is not None)


def _row(content: Content, one: Entry, language: str) -> dict[str, object]:
    held = one.authority
    plain = {
        key: getattr(held, key) for key in ("name", "unit", "address", "phone", "fax", "email", "website", "hours")
    }
    return {
        "country": one.country,
        "state": state_name(one.country, language),
        "id": held.id,
        **plain,
        "names": dict(held.names),
        "competence": content.catalogues.say(one.competence, language) if one.competence is not None else "",
        "region": content.catalogues.say(one.region, language) if one.region is not None else "",
        "for": list(held.for_),
        "stages": list(held.stages),
        "offences": list(held.offences),
        "languages": list(one.languages),
        "interpol": one.interpol,
        "direct": one.direct,
        "checked_on": one.checked_on,
        "sources": [source_data(source) for source in held.sources],
    }


def _tell(content: Content, one: Entry, language: str) -> None:
    held, told = one.authority, content.catalogues
    in_words = partial(say, language=language)
    called = held.called.said(language, in_words)
    name = ", ".join(part for part in (called, name_in_words(held.unit, in_words)) if part) or say(
        Message(_NOT_KNOWN), language
    )
    out(f"{one.country}  {state_name(one.country, language)}: {name}")
    lines = [told.say(text, language) for text in (one.region, one.competence) if text is not None]
    lines += [one for one in held.names.values() if one not in name]
    lines += [text for text in (held.address, held.phone, held.fax, held.email, held.website, held.hours) if text]
    formatter = Formatter(language, lambda message: told.say(message, language))
    lines += [formatter.comma.join(formatter.language_name(code) for code in one.languages)] if one.languages else []
    for point, value in (("channel.interpol", one.interpol), ("channel.direct", one.direct)):
        word = word_of_point(point, value)
        lines += [say(word, language)] if word is not None else []
    lines += [told for told in (cited((source,), language) for source in held.sources) if told]
    for line in lines:
        out(f"    {line}")
