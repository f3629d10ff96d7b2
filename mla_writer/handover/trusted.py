"""Trusted keys: whose signatures this office knows. Each stands in a file in the user's folder, under a name of its choosing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from mla_writer import yamlio
from mla_writer.errors import Place, fail
from mla_writer.forms.model import STRICT
from mla_writer.forms.reading import read_as
from mla_writer.handover.minisign import PublicKey, is_comment, read_public_key
from mla_writer.paths import trusted_keys_file
from mla_writer.storage.files import storage_error, write_whole

_MOST_NAME = 80


@dataclass(frozen=True, slots=True)
class TrustedKey:
    """A key in one line (`RWQ…`), what the office calls its owner, and since when it is trusted."""

    __pydantic_config__: ClassVar = STRICT

    name: str
    key: str
    added_on: str = ""

    @property
    def public(self) -> PublicKey:
        """The key itself."""
        return read_public_key(self.key, str(trusted_keys_file()))


@dataclass(frozen=True, slots=True)
class TrustedKeys:
    """The file of trusted keys."""

    __pydantic_config__: ClassVar = STRICT

    keys: tuple[TrustedKey, ...]


def trusted_keys() -> tuple[TrustedKey, ...]:
    """Return the trusted keys by name; raise ProblemsError where their file cannot be used."""
    path = trusted_keys_file()
    if not path.is_file():
        return ()
    source = yamlio.read(path)
    keys = read_as(TrustedKeys, source).keys
    for number, one in enumerate(keys):
        read_public_key(one.key, str(source.place(("keys", number, "key"))))
    return _in_order(keys)


def add_key(name: str, text: str, on: str, *, place: str) -> TrustedKey:
    """Trust a key from now on: the text of its file, or the line in it; `place` names where the text came from.

    Raise ProblemsError where it is no key, or name or key are there already.
    """
    name, public, known = " ".join(name.split()), read_public_key(text, place), trusted_keys()
    if not 0 < len(name) <= _MOST_NAME or not is_comment(name):
        raise fail("KEYS-003", Place(name), most=_MOST_NAME)
    for one in known:
        if one.public == public:
            raise fail("KEYS-002", Place(place), name=one.name)
        if one.public.id == public.id:
            raise fail("KEYS-004", Place(place), id=public.name)
        if one.name.casefold() == name.casefold():
            raise fail("KEYS-001", Place(name), name=one.name)
    added = TrustedKey(name, public.text, on)
    _save((*known, added))
    return added


def remove_key(name: str) -> TrustedKey | None:
    """Trust a key no longer; return it, or None where none has that name."""
    known = trusted_keys()
    found = next((one for one in known if one.name.casefold() == name.casefold()), None)
    if found is not None:
        _save(one for one in known if one is not found)
    return found


def _save(keys: Iterable[TrustedKey]) -> None:
    path = trusted_keys_file()
    rows = [{"name": one.name, "key": one.key, "added_on": one.added_on} for one in _in_order(keys)]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise storage_error(path, error) from error
    write_whole(path, yamlio.write({"keys": rows}).encode("utf-8"), keep_previous=True)


def _in_order(keys: Iterable[TrustedKey]) -> tuple[TrustedKey, ...]:
    return tuple(sorted(keys, key=lambda one: one.name.casefold()))
