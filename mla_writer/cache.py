"""Readings kept between starts: JSON files in the user's cache folder, found by a hash of everything they depend on.

An installed program brings the readings of its own content with it (packaging/read_ahead.py), for the first start. A cache never
decides anything: a missing, broken or unwritable file only means that the source is read again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from pathlib import Path

from mla_writer import __version__
from mla_writer.paths import cache_dir, content_dir

_READINGS = "readings"


def cache_key(*parts: bytes | str) -> str:
    """Return the key of a reading that depends on `parts` and on the version of the program."""
    digest = hashlib.sha256(__version__.encode())
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()[:40]


def load(key: str) -> object | None:
    """Return what was kept under `key`, or None."""
    for folder in (content_dir(), cache_dir()):
        with contextlib.suppress(OSError, ValueError):
            found: object = json.loads((folder / _READINGS / f"{key}.json").read_bytes())
            return found
    return None


def keep(key: str, data: object) -> None:
    """Keep `data` (plain JSON) under `key`; a cache that cannot be written is no fault."""
    file = cache_dir() / _READINGS / f"{key}.json"
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=".", suffix=".part")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                json.dump(data, stream, ensure_ascii=False, separators=(",", ":"))
            Path(name).replace(file)
        finally:
            Path(name).unlink(missing_ok=True)  # on a full disk, what was begun takes the room that the draft needs
