"""The addressee: what the pack of the requested State knows of its central authority, as the answers that it gives."""

from __future__ import annotations

from functools import partial

from mla_writer.answers.answers import Tree
from mla_writer.answers.values import DRAFTED, Text, Version, mark_of
from mla_writer.conditions.values import UNKNOWN
from mla_writer.countries.authority_words import word_of_name
from mla_writer.countries.model import Authority, CountryPack
from mla_writer.interview.interview import Live
from mla_writer.translation.catalogue import SOURCE_LANGUAGE, Catalogues

_ADDRESSEE = "request.requested_authority"


def known_of_addressee(live: Live, pack: CountryPack | None, path: str, catalogues: Catalogues) -> Tree:
    """Return the parts of the address at `path` that `pack` knows and nobody answered, a usual name in words of `catalogues`.

    There are none where `path` is not that of the addressee, is not asked, or somebody is named already.
    """
    shape, held = live.questionnaire.shape(path), live.answers
    if path != _ADDRESSEE or pack is None or shape is None or live.is_hidden(path):
        return {}
    known = pack.authority
    if not known.name or held.get(f"{path}.name") is not UNKNOWN:
        return {}
    street, _, town = known.address.rpartition(", ")  # the town stands last in packs, with its code
    languages = (held.text("request.written_in", "en"), *held.listed("request.letters"))
    texts = {"name": _name(known, languages, catalogues), "unit": Text.written(known.unit)}
    plain = {"address": street or town, "city": town if street else "", "country": pack.country}
    found: dict[str, object] = {key: one for key, one in texts.items() if one.plain}
    found |= {key: one for key, one in plain.items() if one}
    return {key: one for key, one in found.items() if held.get(f"{path}.{key}") is UNKNOWN and key in shape.fields}


def _name(known: Authority, languages: tuple[str, ...], catalogues: Catalogues) -> Text:
    """Return the name in the language of the draft, which is the first of `languages`, and in those of its letters.

    It stands as the State itself writes it, else in words where it is a usual one, which nobody has reviewed; else as the pack
    has it.
    """
    drafted = languages[0]
    own = {code: one for code, one in known.names.items() if code.isalpha()}
    said = {code: word_of_name(known.name, partial(catalogues.say, language=code)) for code in languages}
    usual = {code: one for code, one in said.items() if one != known.name or code == SOURCE_LANGUAGE}
    name = own.get(drafted) or usual.get(drafted, known.name)
    told = {code: Version(one, "draft", of=mark_of(name)) for code, one in usual.items() if one != name}
    told |= {code: Version(one, "reviewed", of=mark_of(name)) for code, one in own.items()}
    told.pop(drafted, None)
    return Text({DRAFTED: Version(name), **told})
