"""The letterhead of the office: the authority's own file, kept beside the profile, for every letter of that office."""

from __future__ import annotations

from mla_writer.paths import letterhead_file
from mla_writer.storage.files import make_folder, previous_of, storage_error, unreadable, write_whole


def kept_letterhead() -> bytes | None:
    """Return the file of the letterhead, None where the office keeps none; raise StorageError where it cannot be read."""
    path = letterhead_file()
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise unreadable(path, error) from error


def keep_letterhead(content: bytes) -> None:
    """Keep a file as the letterhead; the one that was kept before stays beside it. Raise StorageError if it cannot."""
    path = letterhead_file()
    make_folder(path.parent)
    write_whole(path, content, keep_previous=True)


def remove_letterhead() -> None:
    """Keep no letterhead any more; the file stays beside its place, and `restore_letterhead` brings it back."""
    path = letterhead_file()
    try:
        path.replace(previous_of(path))
    except FileNotFoundError:
        return
    except OSError as error:
        raise storage_error(path, error) from error


def restore_letterhead() -> None:
    """Bring back the letterhead that was kept before; nothing happens where there is none."""
    path = letterhead_file()
    try:
        previous_of(path).replace(path)
    except FileNotFoundError:
        return
    except OSError as error:
        raise storage_error(path, error) from error
