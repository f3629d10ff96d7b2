"""Trusted keys: whose signatures this office knows. Each is a line of a file in the user's folder: key, day and name.

The file is plain text, so that the sheet of a State can say who signed without loading what reads YAML.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mla_writer.errors import Place, fail
from mla_writer.handover.minisign import PublicKey, is_comment, read_public_key
from mla_writer.paths import trusted_keys_file
from mla_writer.storage.files import make_folder, write_whole
from mla_writer.yamlio import content_of

_MOST_NAME = 80
_HEAD = "# Trusted keys: the key, the day on which it was added, whose it is\n"


@dataclass(frozen=True, slots=True)
class TrustedKey:
    """A key, what the office calls its owner, and since when it is trusted."""

    name: str
    public: PublicKey
    added_on: str


def trusted_keys() -> tuple[TrustedKey, ...]:
    """Return the trusted keys by name; raise ProblemsError where their file cannot be used."""
    path = trusted_keys_file()
    if not path.is_file():
        return ()
    try:
        lines = content_of(path).decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise fail("KEYS-005", Place(str(path))) from None
    read = (_read(line, Place(str(path), number, 1)) for number, line in enumerate(lines, 1))
    return _in_order(one for one in read if one is not None)


def add_key(name: str, text: str, on: str, *, place: str) -> TrustedKey:
    """Trust a key from now on: the text of its file, or the line in it; `place` names where the text came from.

    Raise ProblemsError where it is no key, or name or key are there already.
    """
    name, public, known = " ".join(name.split()), read_public_key(text, Place(place)), trusted_keys()
    if not 0 < len(name) <= _MOST_NAME or not is_comment(name):
        raise fail("KEYS-003", Place(place), most=_MOST_NAME)
    for one in known:
        if one.public == public:
            raise fail("KEYS-002", Place(place), name=one.name)
        if one.public.id == public.id:
            raise fail("KEYS-004", Place(place), id=public.name)
        if one.name.casefold() == name.casefold():
            raise fail("KEYS-001", Place(place), name=one.name)
    added = TrustedKey(name, public, on)
    _save((*known, added))
    return added


def remove_key(name: str) -> TrustedKey | None:
    """Trust a key no longer; return it, or None where none has that name."""
    known = trusted_keys()
    found = next((one for one in known if one.name.casefold() == name.casefold()), None)
    if found is not None:
        _save(one for one in known if one is not found)
    return found


def _read(line: str, place: Place) -> TrustedKey | None:
    """Return the key in a line, None where it holds none."""
    parts = line.split(maxsplit=2)
    if not parts or parts[0].startswith("#"):
        return None
    if len(parts) < 3 or not is_comment(line):
        raise fail("KEYS-005", place)
    return TrustedKey(parts[2].strip(), read_public_key(parts[0], place), parts[1])


def _save(keys: Iterable[TrustedKey]) -> None:
    path = trusted_keys_file()
    lines = [f"{one.public.text} {one.added_on} {one.name}\n" for one in _in_order(keys)]
    make_folder(path.parent)
    write_whole(path, "".join([_HEAD, *lines]).encode("utf-8"), keep_previous=True)


def _in_order(keys: Iterable[TrustedKey]) -> tuple[TrustedKey, ...]:
    return tuple(sorted(keys, key=lambda one: one.name.casefold()))
