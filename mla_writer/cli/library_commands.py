"""Commands on what earlier drafts hold: find persons and offences, and take one into a draft."""

from __future__ import annotations

import argparse
from pathlib import Path

from mla_writer.case import Case
from mla_writer.cli.showing import out, out_json, say, show_problems
from mla_writer.content import Content
from mla_writer.reuse import find, kept_in, name_of, search, take_over
from mla_writer.translation.message import Message, N_

_NOTHING = N_("Nothing was found.")


def search_library(given: argparse.Namespace) -> int:
    """List the persons and offences in which all words occur; drafts of a folder that cannot be read are told of."""
    kept, faults = kept_in(Content.shipped(), [Path(one) for one in given.places or ["."]])
    for error in faults:
        show_problems(error, given.language)
    found = [(one.name, name_of(one, given.language)) for one in search(kept, given.words)]
    if given.format == "json":
        out_json([{"name": name, "title": title} for name, title in found])
        return 0
    for name, title in found:
        out(f"{title}\n    {name}")
    if not found:
        out(say(Message(_NOTHING), given.language))
    return 0


def take_from_library(given: argparse.Namespace) -> int:
    """Take a person or offence into a draft, save it and print where it stands."""
    content = Content.shipped()
    case = Case.open(content, Path(given.draft))
    path = take_over(case, find(content, given.name), given.item)
    case.record("take", path)
    case.save()
    out(path)
    return 0
