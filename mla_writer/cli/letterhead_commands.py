"""Letterheads on the command line: looked at, kept for the office, taken away; and which one an export uses."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from mla_writer.case import Case
from mla_writer.cli.showing import out, out_json, say
from mla_writer.documents.letterhead.model import Letterhead
from mla_writer.documents.letterhead.own import own_letterhead
from mla_writer.documents.letterhead.reading import content_of, read_letterhead
from mla_writer.documents.letterhead.told import found_in
from mla_writer.errors import Place, Problem, UsageError
from mla_writer.letters import letterhead_of_office
from mla_writer.paths import letterhead_file
from mla_writer.storage.files import write_whole
from mla_writer.storage.letterhead import keep_letterhead, kept_letterhead, remove_letterhead
from mla_writer.translation.message import Message, N_

_KEPT = N_("From now on letters of this office are written on it.")
_REMOVED = N_("Letters are written without a letterhead from now on.")
_NONE = N_("No letterhead is set for this office.")


def show_letterhead(given: argparse.Namespace) -> int:
    """Show what a file, or the letterhead of the office, gives to letters, and what is missing in it."""
    path = Path(given.file) if given.file else letterhead_file()
    if not given.file and kept_letterhead() is None:
        out(say(Message(_NONE), given.language))
        return 0
    _show(read_letterhead(content_of(path), str(path)), given)
    return 0


def keep(given: argparse.Namespace) -> int:
    """Keep a file as the letterhead of the office, once it was found to be in order."""
    content = content_of(Path(given.file))
    read = read_letterhead(content, given.file)
    keep_letterhead(content)
    _show(read, given)
    if given.format == "text":
        out(say(Message(_KEPT), given.language))
    return 0


def remove(given: argparse.Namespace) -> int:
    """Keep no letterhead any more."""
    there = kept_letterhead() is not None
    remove_letterhead()
    out(say(Message(_REMOVED if there else _NONE), given.language))
    return 0


def write_own(given: argparse.Namespace) -> int:
    """Write our own looks as a Word file from which an office can make its letterhead."""
    output = Path(given.output)
    if output.exists():
        raise UsageError([Problem("USE-002", Place(str(output)), {})])
    write_whole(output, own_letterhead(given.language))
    out(str(output))
    return 0


def chosen_letterhead(given: argparse.Namespace, case: Case) -> Letterhead | None:
    """Return the letterhead for an export: the file that was named, else that of the office; tell what it lacks."""
    if given.no_letterhead or given.format not in {"docx", "pdf"}:
        return None
    if given.letterhead:
        path = Path(given.letterhead)
        letterhead = read_letterhead(content_of(path), given.letterhead)
        for note in letterhead.notes:
            sys.stderr.write(f"{given.letterhead}: {say(note, 'en')}\n")
        return letterhead
    return letterhead_of_office(case)


def _show(letterhead: Letterhead, given: argparse.Namespace) -> None:
    rows = tuple(found_in(letterhead))
    notes = [say(one, given.language) for one in letterhead.notes]
    if given.format == "json":
        out_json({"found": {key: say(value, given.language) for key, _, value in rows}, "notes": notes})
        return
    for _, caption, value in rows:
        out(f"{say(caption, given.language)}: {say(value, given.language)}")
    for note in notes:
        out(f"- {note}")
