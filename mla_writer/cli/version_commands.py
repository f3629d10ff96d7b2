"""Commands on final versions: list them, write one again, tell to which a file belongs."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from mla_writer.answers.frozen import FinalLetters, FinalVersion
from mla_writer.case import Case
from mla_writer.cli.showing import out, out_json, say
from mla_writer.content import Content
from mla_writer.errors import Place, Problem, UsageError
from mla_writer.translation.message import Message, N_
from mla_writer.versions import changed_since, sum_of, version_called, version_of, why_other, write_version

_CHANGED = N_("Answers have changed since version {number}.")
_NONE = N_("No final letters have been written from this draft.")
_SAME = N_("the same as in version {number}")
_OTHER = N_("differs from version {number}")
_NOT_NOW = N_("was part of version {number}, and is no longer written")
_NOT_THEN = N_("was not part of version {number}")
_BELONGS = N_("{file} belongs to version {number}, written on {date}.")
_STRANGER = N_("{file} is no file of any final version of this draft, or was changed after it was written.")


def show_versions(given: argparse.Namespace) -> int:
    """List the final versions of a draft, or do with them what is asked."""
    case = Case.open(Content.shipped(), Path(given.draft))
    if given.verify:
        return _verify(case, Path(given.verify), given)
    if given.reproduce is not None:
        return _reproduce(case, given)
    if given.format == "json":
        out_json([_data(case, one) for one in case.draft.versions])
        return 0
    for one in case.draft.versions:
        _show(one)
    if not case.draft.versions:
        out(say(Message(_NONE), given.language))
    show_changed(case, given.language)
    return 0


def show_changed(case: Case, language: str) -> None:
    """Say that answers have changed since the last final version, where they have."""
    changed = changed_since(case)
    if changed is not None:
        out(say(Message(_CHANGED, {"number": changed.number}), language))


def _show(version: FinalVersion) -> None:
    """Print a version: what was written when, by whom and for whom, and below it its files with their sums."""
    for one in version.letters:
        out(
            "  ".join(
                part
                for part in (str(version.number), one.on, one.reader, one.format, ",".join(one.languages), one.by)
                if part
            )
        )
        for name, sum_ in one.files.items():
            out(f"    {sum_}  {name}")


def _data(case: Case, version: FinalVersion) -> dict[str, object]:
    return {
        "number": version.number,
        "dated": version.dated,
        "program": version.program,
        "forms": dict(version.forms),
        "packs": {code: asdict(mark) for code, mark in version.packs.items()},
        "answers": version.answers,
        "changed": version.answers != case.fingerprint,
        "letters": [_letters_data(one) for one in version.letters],
    }


def _letters_data(one: FinalLetters) -> dict[str, object]:
    return {
        "on": one.on,
        "by": one.by,
        "reader": one.reader,
        "format": one.format,
        "languages": list(one.languages),
        "files": [{"name": name, "sha256": sum_} for name, sum_ in one.files.items()],
    }


def _verify(case: Case, file: Path, given: argparse.Namespace) -> int:
    found = version_of(case, sum_of(file))
    if given.format == "json":
        out_json({"file": file.name, "version": found[0].number if found else None})
    elif found is None:
        out(say(Message(_STRANGER, {"file": file.name}), given.language))
    else:
        told = {"file": file.name, "number": found[0].number, "date": found[1].on}
        out(say(Message(_BELONGS, told), given.language))
    return 0 if found else 1


def _reproduce(case: Case, given: argparse.Namespace) -> int:
    if not given.output:
        raise UsageError([Problem("USE-001", Place("versions"), {"reason": "-o FOLDER"})])
    version = version_called(case, given.reproduce)
    files = write_version(case, version, Path(given.output))
    if given.format == "json":
        out_json([{"name": one.name, "then": one.then, "now": one.now, "same": one.is_same} for one in files])
    else:
        for one in files:
            sentence = _SAME if one.is_same else _NOT_NOW if not one.now else _OTHER if one.then else _NOT_THEN
            out(f"{one.name}: {say(Message(sentence, {'number': version.number}), given.language)}")
        if not all(one.is_same for one in files):
            for reason in why_other(case, version):
                out(say(reason, given.language))
    return 0 if all(one.is_same for one in files) else 1
