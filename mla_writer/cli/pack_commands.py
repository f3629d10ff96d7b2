"""Packs of the office: taken over after a look at what changes, taken away again, put back to the version before.

An office's pack stands in for the one that came with the program, and the list of States says so.
"""

from __future__ import annotations

import argparse
import difflib
from pathlib import Path

from mla_writer import paths
from mla_writer.cli.showing import not_found, out, say
from mla_writer.content import Content
from mla_writer.countries.library import read_pack
from mla_writer.errors import Place, Problem, ProblemsError, UsageError
from mla_writer.linting.packs import against_shipped, lint_packs
from mla_writer.storage.files import previous_of, storage_error, write_whole
from mla_writer.translation.message import Message, N_
from mla_writer.yamlio import content_of

_MOST_BYTES = 2_000_000
_NOTHING = N_("Nothing has been changed. To take the pack over, repeat this with --accept.")
_TURNED = N_("“{own}” turns “{other}” around, a rule of the pack that came with the program: no answer meets both.")
_TAKEN, _GONE, _BACK = N_("Taken over: {file}"), N_("Taken away: {file}"), N_("Put back to the version before: {file}")


def install_pack(given: argparse.Namespace) -> int:
    """Check a pack, show what it changes, and with --accept take it over as the office's; an earlier one stays beside it."""
    source, content = Path(given.pack), Content.shipped()
    data = _content(source)
    faults = lint_packs(content, only=source.resolve())
    if faults:
        raise ProblemsError(faults)
    pack = read_pack(source.resolve())
    target, current = _target(pack.country), Content.shipped().packs.file_of(pack.country)
    before = current.read_text(encoding="utf-8") if current.is_file() else ""
    _expect_newer(pack.country, pack.version, source)
    for line in difflib.unified_diff(
        before.splitlines(), data.decode("utf-8").splitlines(), str(current), str(source), lineterm="", n=1
    ):
        out(line)
    for own, other in against_shipped(content, pack):
        out(say(Message(_TURNED, {"own": own, "other": other}), given.language))
    if not given.accept:
        out(say(Message(_NOTHING), given.language))
        return 0
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, data, keep_previous=True)
    out(say(Message(_TAKEN, {"file": str(target)}), given.language))
    return 0


def remove_pack(given: argparse.Namespace) -> int:
    """Take the office's pack of a State away; what came with the program holds again."""
    target = _office_file(given.code)
    try:
        target.replace(previous_of(target))
    except OSError as error:
        raise storage_error(target, error) from None
    out(say(Message(_GONE, {"file": str(target)}), given.language))
    return 0


def roll_back_pack(given: argparse.Namespace) -> int:
    """Put the office's pack of a State back to the version before; the one that stood there takes its place."""
    target = _target(given.code.upper())
    previous = previous_of(target)
    if not previous.is_file():
        raise UsageError([Problem("PACK-028", Place(str(target)), {})])
    earlier = previous.read_bytes()
    write_whole(target, earlier, keep_previous=target.is_file())
    if not target.is_file() or previous.read_bytes() == earlier:
        previous.unlink(missing_ok=True)
    out(say(Message(_BACK, {"file": str(target)}), given.language))
    return 0


def _target(code: str) -> Path:
    return paths.office_packs() / f"{code.lower()}.yaml"


def _office_file(code: str) -> Path:
    target = _target(code.upper())
    if not (code.isalpha() and target.is_file()):
        raise not_found(code.upper(), [one.stem.upper() for one in sorted(paths.office_packs().glob("*.yaml"))])
    return target


def _content(source: Path) -> bytes:
    """Return what stands in a pack that is handed over: a plain file, not a link, and not too large."""
    if source.is_symlink() or (source.is_file() and source.stat().st_size > _MOST_BYTES):
        raise ProblemsError([Problem("PACK-026", Place(str(source)), {"size": _MOST_BYTES // 1_000_000})])
    return content_of(source)


def _expect_newer(code: str, version: int, source: Path) -> None:
    """Raise ProblemsError where the office has this version of the pack, or a later one, already."""
    installed = _target(code)
    if installed.is_file() and read_pack(installed).version >= version:
        known = read_pack(installed).version
        raise ProblemsError([Problem("PACK-027", Place(str(source)), {"version": version, "known": known})])
