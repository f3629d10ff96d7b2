"""The addressee: what the pack of the requested State knows of its central authority, as the answers that it gives."""

from __future__ import annotations

from mla_writer.answers.answers import Tree
from mla_writer.answers.values import DRAFTED, Text, Version, mark_of
from mla_writer.conditions.values import UNKNOWN
from mla_writer.countries.model import Authority, CountryPack
from mla_writer.interview.interview import Live

_ADDRESSEE = "request.requested_authority"


def known_of_addressee(live: Live, pack: CountryPack | None, path: str) -> Tree:
    """Return the parts of the address at `path` that `pack` knows and nobody answered.

    There are none where `path` is not that of the addressee, is not asked, or somebody is named already.
    """
    shape, held = live.questionnaire.shape(path), live.answers
    if path != _ADDRESSEE or pack is None or shape is None or live.is_hidden(path):
        return {}
    known = pack.authority
    if not known.name or held.get(f"{path}.name") is not UNKNOWN:
        return {}
    street, _, town = known.address.rpartition(", ")  # the town stands last in packs, with its code
    texts = {"name": _name(known, held.text("request.written_in", "en")), "unit": Text.written(known.unit)}
    plain = {"address": street or town, "city": town if street else "", "country": pack.country}
    found: dict[str, object] = {key: one for key, one in texts.items() if one.plain}
    found |= {key: one for key, one in plain.items() if one}
    return {key: one for key, one in found.items() if held.get(f"{path}.{key}") is UNKNOWN and key in shape.fields}


def _name(known: Authority, drafted: str) -> Text:
    """Return the name as the State writes it in the language of the draft, else as the pack has it; so in other letters too."""
    name = known.names.get(drafted, known.name)
    others = {code: one for code, one in known.names.items() if code != drafted and code.isalpha()}
    told = {code: Version(one, "reviewed", of=mark_of(name)) for code, one in others.items()}
    return Text({DRAFTED: Version(name), **told})
