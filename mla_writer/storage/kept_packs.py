"""Copies of the packs with which drafts were checked, so that it can be told later what a newer one changes."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from mla_writer.countries.marks import PackMark, digest_of
from mla_writer.errors import StorageError
from mla_writer.paths import kept_packs
from mla_writer.storage.files import write_whole


def keep_pack(code: str, mark: PackMark, file: Path) -> None:
    """Keep a copy of the pack in `file`, once; where that cannot be done, only the numbers can be told later."""
    target = _place(code, mark)
    if mark.digest and not target.is_file():
        with suppress(OSError, StorageError):
            content = file.read_bytes()
            if digest_of(content) == mark.digest:  # else it has been replaced since it was read
                target.parent.mkdir(parents=True, exist_ok=True)
                write_whole(target, content)


def kept_pack(code: str, mark: PackMark) -> Path | None:
    """Return the copy of the pack that a draft was checked with, or None where there is none here."""
    place = _place(code, mark)
    return place if mark.digest.isalnum() and code.isalpha() and place.is_file() else None


def _place(code: str, mark: PackMark) -> Path:
    return kept_packs() / mark.digest / f"{code.lower()}.yaml"
