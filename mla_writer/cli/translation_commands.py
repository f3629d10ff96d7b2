"""Translations of an office's packs: the texts written for a translator, and what comes back taken over after a check."""

from __future__ import annotations

import argparse
from pathlib import Path

from mla_writer.cli.showing import not_found, out, say
from mla_writer.content import Content
from mla_writer.countries.model import CountryPack
from mla_writer.errors import Place, fail
from mla_writer.handover.making import expect_new
from mla_writer.handover.translated import (
    FILE,
    Translated,
    expect_language,
    read_translation,
    take_translation,
    texts_for,
)
from mla_writer.storage.files import write_all
from mla_writer.translation.message import Message, N_
from mla_writer.yamlio import content_of

_SO_FAR = N_("{told} of {every} texts are translated.")
_STALE = N_("{stale} translations belong to another wording of the pack and are not used.")
_NOTHING = N_("Nothing has been changed. To import the translation, repeat this with --accept.")
_TAKEN = N_("Installed: {file}")


def write_texts(given: argparse.Namespace) -> int:
    """Write every text of a pack as a .po file, with the translations that are known."""
    content, language = Content.shipped(), str(given.translated)
    expect_language(language, Place(language))
    pack = _pack(content, given.code.upper())
    target = Path(given.output or f"{pack.country.lower()}.{language}.po")
    expect_new(target)
    written = texts_for(pack, content, language)
    write_all({target: written})
    out(str(target))
    _count(read_translation(written, pack, Place(str(target))), given.language)
    return 0


def translate_pack(given: argparse.Namespace) -> int:
    """Check a translation, tell how far it goes, and with --accept take it over as that of the office's pack."""
    file, content = Path(given.file), Content.shipped()
    named = FILE.fullmatch(file.name)
    if named is None:
        raise fail("TEXTS-006", Place(str(file)))
    code, language = named[1].upper(), named[2]
    expect_language(language, Place(str(file)))
    if not content.packs.is_of_office(code):
        raise fail("TEXTS-007", Place(str(file)), state=code)
    told = read_translation(content_of(file), _pack(content, code), Place(str(file)))
    _count(told, given.language)
    if not given.accept:
        out(say(Message(_NOTHING), given.language))
        return 0
    out(say(Message(_TAKEN, {"file": str(take_translation(code, language, told))}), given.language))
    return 0


def _count(one: Translated, language: str) -> None:
    out(say(Message(_SO_FAR, {"told": one.told, "every": one.every}), language))
    if one.stale:
        out(say(Message(_STALE, {"stale": one.stale}), language))


def _pack(content: Content, code: str) -> CountryPack:
    pack = content.pack(code)
    if pack is None:
        raise not_found(code, content.packs.codes)
    return pack
