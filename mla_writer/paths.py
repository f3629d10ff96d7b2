"""Where content and the user's own files live.

One rule finds the content (`forms/`, `translations/`, `resources/`): it is the folder `_content` inside the package,
where a wheel or a bundle puts it; else the folder above the package, which is a checkout.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

HOME_VARIABLE = "MLA_WRITER_HOME"
_PACKAGE = Path(__file__).resolve().parent


def content_dir() -> Path:
    """Return the folder that holds `forms/`, `translations/` and `resources/`."""
    packed = _PACKAGE / "_content"
    return packed if packed.is_dir() else _PACKAGE.parent


def user_dir() -> Path:
    """Return the user's folder for this program; `MLA_WRITER_HOME` replaces the custom of the system."""
    chosen = _folder_in(HOME_VARIABLE)
    if chosen is not None:
        return chosen
    if sys.platform == "win32":
        return (_folder_in("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "MLA Writer"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "MLA Writer"
    return (_folder_in("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "mla-writer"


def office_file() -> Path:
    """Return where the profile of the user's office is kept."""
    return user_dir() / "office.yaml"


def letterhead_file() -> Path:
    """Return where the letterhead of the user's office is kept."""
    return user_dir() / "letterhead.docx"


def library_file() -> Path:
    """Return where the office keeps a draft whose persons and offences are offered to every request."""
    return user_dir() / "library.yaml"


def office_treaties() -> Path:
    """Return the folder in which an office keeps treaties of its own: bilateral ones above all."""
    return user_dir() / "treaties"


def office_packs() -> Path:
    """Return the folder in which an office keeps country packs of its own; they go before those that came along."""
    return user_dir() / "countries"


def packs_being_written() -> Path:
    """Return the folder with working copies of packs that somebody is writing and has not saved yet."""
    return user_dir() / "writing"


def kept_packs() -> Path:
    """Return the folder with copies of the packs with which drafts were checked."""
    return user_dir() / "checked_with"


def pack_signatures() -> Path:
    """Return the folder that keeps who signed the packs of the office."""
    return office_packs() / "signed"


def trusted_keys_file() -> Path:
    """Return where the keys of those whose signatures the office knows are kept."""
    return user_dir() / "trusted_keys.txt"


def faults() -> Path:
    """Return the folder with what a report of a fault of the program needs."""
    return user_dir() / "faults"


def cache_dir() -> Path:
    """Return the folder for readings that can be made again at any time."""
    if _folder_in(HOME_VARIABLE) is not None or sys.platform == "win32":
        return user_dir() / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "MLA Writer"
    return (_folder_in("XDG_CACHE_HOME") or Path.home() / ".cache") / "mla-writer"


@contextlib.contextmanager
def temporary_home() -> Iterator[Path]:
    """Have the user's folder and the cache lie in a new folder, which is given and thrown away at the end."""
    import tempfile  # what the window does not need at its start

    before = os.environ.get(HOME_VARIABLE)
    with tempfile.TemporaryDirectory(prefix="mla-writer-") as name:
        os.environ[HOME_VARIABLE] = name
        try:
            yield Path(name)
        finally:
            if before is None:
                del os.environ[HOME_VARIABLE]
            else:
                os.environ[HOME_VARIABLE] = before


def _folder_in(variable: str) -> Path | None:
    """Return the folder that an environment variable names; one that is empty or not absolute counts as not set."""
    named = Path(os.environ.get(variable, ""))
    return named if named.is_absolute() else None
