"""Packages for translators on the command line, and what came back: shown first, taken over only when that was accepted."""

from __future__ import annotations

import argparse
from collections.abc import Collection, Iterable
from dataclasses import asdict
from pathlib import Path

from mla_writer.case import Case
from mla_writer.cli.showing import out, out_json, say
from mla_writer.content import Content
from mla_writer.errors import Place, Problem, ProblemsError, UsageError
from mla_writer.storage.files import write_all
from mla_writer.translation.message import Message, N_
from mla_writer.translator.columns import COUNTED
from mla_writer.translator.counting import count_of
from mla_writer.translator.letter_back import letter_back
from mla_writer.translator.package import write_packages
from mla_writer.translator.package_formats import PackageFormat
from mla_writer.translator.reading import content_of, read_returned
from mla_writer.translator.segments import package_for, target_languages
from mla_writer.translator.taking import (
    EDIT,
    HEADINGS,
    READ,
    SORTS,
    TAKEN,
    Difference,
    Look,
    look_at,
    raised,
    taken_over,
)

_QUIET = frozenset({"same", "letter"})
_NOTHING = N_("Nothing has been changed. To import the translation, repeat this with --accept.")
_TAKEN = N_("Translations imported: {number}.")
_LACKING = N_("Sentences without a translation, which stand in the original: {number}")
_NONE = N_("There is nothing to import.")


def export_packages(case: Case, format_: PackageFormat, given: argparse.Namespace) -> int:
    """Write the packages and print their files."""
    for file in write_packages(case, format_, given.language or (), Path(given.output)):
        out(str(file))
    return 0


def count_words(given: argparse.Namespace) -> int:
    """Show for each language how many words of a draft there are, and how many of them are to be translated."""
    case = Case.open(Content.shipped(), Path(given.draft))
    counts = {one: count_of(package_for(case, one)) for one in target_languages(case)}
    if given.format == "json":
        out_json([{"language": one, **asdict(count)} for one, count in counts.items()])
        return 0
    for one, count in counts.items():
        out(one)
        for name, told in COUNTED:
            out(f"  {getattr(count, name):>7}  {say(Message(told), given.language)}")
    return 0


def import_translation(given: argparse.Namespace) -> int:
    """Show what a file would change; with --accept take it over, whole or not at all."""
    case, content = Case.open(Content.shipped(), Path(given.draft)), content_of(Path(given.file))
    look = look_at(case, read_returned(case, content, str(given.file)), given.language)
    if given.letter:
        made = letter_back(case, look, in_columns=given.columns)
        write_all({Path(given.letter): made.content}, private=True)
        out(str(given.letter))
        if made.lacking:
            out(say(Message(_LACKING, {"number": made.lacking}), given.language))
    every = raised(case, look, given.state)
    _show(look, {one.id for one in every}, given.language)
    left = _left(look, every, given.leave or ())
    read = [one for one in every if one.id not in left]
    if read:
        heading = say(Message(READ[given.state], {"number": len(read)}), given.language)
        _show_some(read, heading, given.language)
    wanted = [one for one in look.differences if one.can_be_taken and one.id not in left]
    if not wanted and not read:
        out(say(Message(_NONE), given.language))
        return 0
    if not given.accept:
        out(say(Message(_NOTHING), given.language))
        return 0
    differing = sum(one.sort == "differs" for one in wanted)
    if differing and not given.accept_differing:
        raise ProblemsError([Problem("TRANS-010", Place(look.file), {"number": differing})])
    case.edit(Message(EDIT), taken_over(case, look, {one.id for one in (*wanted, *read)}, given.state, given.by))
    case.record("import", Path(given.file).name)
    out(str(case.save()))
    out(say(Message(_TAKEN, {"number": len(wanted)}), given.language))
    return 0


def _left(look: Look, read: Iterable[Difference], ids: Iterable[str]) -> frozenset[str]:
    """Return the texts that are left out; raise UsageError for one that could not be taken over anyway."""
    known = {one.id for one in (*look.differences, *read) if one.can_be_taken or one in read}
    strange = [one for one in ids if one not in known]
    if strange:
        raise UsageError([Problem("TRANS-011", Place(look.file), {"id": one}) for one in strange])
    return frozenset(ids)


def _show(look: Look, read: Collection[str], language: str) -> None:
    """Show all but what is `read`, which is told apart."""
    for sort in SORTS:
        some = [one for one in look.some(sort) if one.id not in read]
        if some:
            heading = say(Message(HEADINGS[sort], {"number": len(some)}), language)
            _show_some(some if sort not in _QUIET else (), heading, language)


def _show_some(some: Iterable[Difference], heading: str, language: str) -> None:
    out(heading)
    for one in some:
        _show_one(one, language)


def _show_one(one: Difference, language: str) -> None:
    out(f"  {one.id}  {one.place}")
    for remark in one.remarks:
        out(f"    ! {say(remark, language)}")
    if one.sort in TAKEN:
        for mark, text in (("-", one.before), ("+", one.after)):
            out(f"    {mark} {' / '.join(text.splitlines())}") if text else None
