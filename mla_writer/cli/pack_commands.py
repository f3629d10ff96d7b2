"""Packs of the office: taken over after a look at what changes, taken away again, put back to the version before; and bundled.

An office's pack stands in for the one that came with the program, and the list of States says so.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from mla_writer import paths
from mla_writer.cli.passwords import opened_key
from mla_writer.cli.showing import not_found, out, say
from mla_writer.content import Content
from mla_writer.countries.citing import cited
from mla_writer.countries.model import CountryPack
from mla_writer.errors import Place, fail
from mla_writer.forms.reading import read_as
from mla_writer.handover.handed import is_bundle
from mla_writer.handover.installing import Change, install, look_at
from mla_writer.handover.making import bundle_of, made_comment
from mla_writer.handover.office import bring_forward, office_file, remove_pack as take_away, roll_back_pack as put_back
from mla_writer.linting.packs import against_shipped
from mla_writer.storage.files import write_all
from mla_writer.translation.catalogue import LANGUAGES
from mla_writer.translation.message import Message, N_
from mla_writer.translation.states import state_name
from mla_writer.yamlio import read_content

_NOTHING = N_("Nothing has been changed. To install the pack, repeat this with --accept.")
_TURNED = N_("“{own}” contradicts “{other}”, a rule of the pack that came with the program: no answer meets both.")
_BELOW = N_("Version {version} is lower than version {shipped}, which came with the program: it may be older.")
_TAKEN, _GONE, _BACK = N_("Installed: {file}"), N_("Removed: {file}"), N_("Restored to version {version}: {file}")
_TRANSLATED = N_("Translation into {language}: {told} of {every} texts")
_NEW, _NEWER, _SAME = (
    N_("{state}: new, version {version}"),
    N_("{state}: you have version {known}, this file contains version {version}"),
    N_("{state}: you have this version already"),
)


def install_pack(given: argparse.Namespace) -> int:
    """Check a pack or a bundle, show who signed it and what it changes, and with --accept take it over as the office's."""
    content = Content.shipped()
    handover = look_at(Path(given.pack), content)
    out(say(handover.signer.told, given.language))
    for one in handover.changes:
        _show_change(one, handover.source, given.language)
        pack = read_as(CountryPack, read_content(one.content, str(handover.source)), cited)
        if one.is_below_shipped:
            out(say(Message(_BELOW, {"version": one.version, "shipped": one.shipped}), given.language))
        for own, other in against_shipped(content, pack):
            out(say(Message(_TURNED, {"own": own, "other": other}), given.language))
    if not given.accept:
        if handover.news or handover.evidence:
            out(say(Message(_NOTHING), given.language))
        return 0
    for file in install(handover, accepts_unknown=given.accept_unknown_signer):
        out(say(Message(_TAKEN, {"file": str(file)}), given.language))
    return 0


def _show_change(one: Change, source: Path, language: str) -> None:
    told = _SAME if one.is_same else _NEWER if one.known else _NEW
    state = state_name(one.code, language)
    out(say(Message(told, {"state": state, "version": one.version, "known": one.known}), language))
    if one.lines:
        out(f"--- {one.current}\n+++ {source}")
    for line in one.lines:
        out(line)
    for translation, made in one.translations.items():
        counted = {"language": Message(translation, domain=LANGUAGES), "told": made.told, "every": made.every}
        out(say(Message(_TRANSLATED, counted), language))


def remove_pack(given: argparse.Namespace) -> int:
    """Take the office's pack of a State away; what came with the program holds again."""
    code = given.code.upper()
    if not (code.isalpha() and office_file(code).is_file()):
        raise not_found(code, [one.stem.upper() for one in sorted(paths.office_packs().glob("*.yaml"))])
    out(say(Message(_GONE, {"file": str(take_away(code))}), given.language))
    return 0


def roll_back_pack(given: argparse.Namespace) -> int:
    """Put the office's pack of a State back to the version before; repeated, to those before it; or one version on again."""
    file = bring_forward(given.code.upper()) if given.undo else put_back(given.code.upper())
    out(say(Message(_BACK, {"version": _version(file), "file": str(file)}), given.language))
    return 0


def _version(file: Path) -> str:
    """Return the version that a pack says it is, also of one that has faults."""
    found = re.search(rb"^version:[ \t]*(\d+)", file.read_bytes(), re.MULTILINE)
    return found[1].decode("ascii") if found is not None else "?"


def bundle_packs(given: argparse.Namespace) -> int:
    """Write packs into one file that can be handed over, signed where a key is given."""
    target, content = Path(given.output), Content.shipped()
    if not is_bundle(target):
        raise fail("BUNDLE-016", Place(str(target)))
    codes = sorted({one.upper() for one in given.codes})
    for code in codes:
        if code not in content.packs.codes:
            raise not_found(code, content.packs.codes)
    key = opened_key(Path(given.key), given.language) if given.key else None
    write_all({target: bundle_of(codes, content, key, given.comment or made_comment(target))})
    out(str(target))
    return 0
