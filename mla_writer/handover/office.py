"""The office's own packs: put into its folder, taken away, put back to the version before."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping
from pathlib import Path

from mla_writer import paths
from mla_writer.errors import Place, Problem, UsageError
from mla_writer.storage.files import make_folder, previous_of, told_of, write_all
from mla_writer.storage.pack_history import earlier, popped, pushed, put_aside, undone

_VERSION = re.compile(rb"^version:[ \t]*(\d+)[ \t]*(?:#.*)?\r?$", re.MULTILINE)


def office_file(code: str) -> Path:
    """Return where the office's pack of a State stands, or would stand."""
    return paths.office_packs() / f"{code.lower()}.yaml"


def remove_pack(code: str) -> Path:
    """Take the office's pack of a State away and return its file; it stays beside it as the version before.

    Its translations go with it: what came with the program is told in the words that came with it.
    """
    target = office_file(code)
    with told_of(target):
        write_all(pushed(target, target.read_bytes()))
        target.unlink()
        for one in _translations(code):
            one.replace(previous_of(one))
    return target


def roll_back_pack(code: str) -> Path:
    """Put the office's pack of a State back to the version before and return its file; done again, to the one before that.

    What stood there is put aside, for `bring_forward`. A pack that was taken away comes back, with its translations.
    """
    target = office_file(code)
    stack = earlier(target)
    if not stack:
        raise UsageError([Problem("PACK-028", Place(str(target)), {})])
    with told_of(target):
        if not target.is_file():
            for one in target.parent.glob(f"{target.stem}.*.po.previous"):
                one.replace(one.with_suffix(""))
        aside = put_aside(target, target.read_bytes()) if target.is_file() else {}
        _exchange(target, aside, stack)
    return target


def bring_forward(code: str) -> Path:
    """Put the version from which one went back last in its place again, and return the file of the office's pack."""
    target = office_file(code)
    stack = undone(target)
    if not stack:
        raise UsageError([Problem("PACK-060", Place(str(target)), {})])
    with told_of(target):
        _exchange(target, pushed(target, target.read_bytes()) if target.is_file() else {}, stack)
    return target


def _exchange(target: Path, kept: Mapping[Path, bytes], stack: tuple[Path, ...]) -> None:
    """Put the first of a stack in place of the pack, once what stood there is kept."""
    write_all({**kept, target: stack[0].read_bytes()})
    popped(stack)


def _translations(code: str) -> list[Path]:
    return sorted(paths.office_packs().glob(f"{code.lower()}.*.po"))


def has_earlier(code: str) -> bool:
    """Whether the office has a version before of a State's pack."""
    return bool(earlier(office_file(code)))


def earlier_version(code: str) -> str:
    """Return the number of the version to which one would go back; empty where there is none, or its file does not tell."""
    stack = earlier(office_file(code))
    try:
        found = _VERSION.search(stack[0].read_bytes()) if stack else None
    except OSError:
        return ""
    return found[1].decode() if found is not None else ""


def write_or_restore(contents: Mapping[Path, bytes]) -> None:
    """Write every file, making their folders; raise StorageError where one cannot be written, with all as they were before."""
    made = list(dict.fromkeys(path.parent for path in contents if not path.parent.is_dir()))
    try:
        for folder in made:
            make_folder(folder)
        write_all(contents)
    except BaseException:
        for folder in reversed(made):
            with contextlib.suppress(OSError):
                folder.rmdir()
        raise
