"""Two versions of a request on the command line: as a Word file with tracked changes, and as a list of changed answers."""

from __future__ import annotations

import argparse
from pathlib import Path

from mla_writer.case import Case
from mla_writer.cli.showing import out, out_json, say
from mla_writer.content import Content
from mla_writer.errors import Place, Problem, UsageError
from mla_writer.revision.changed_answers import ChangedAnswer, changed_answers
from mla_writer.revision.compared import compare_letters
from mla_writer.storage.files import write_all
from mla_writer.translation.message import Message, N_

_SAME = N_("No answer differs.")


def compare(given: argparse.Namespace) -> int:
    """Write the comparison, list the changed answers, or both."""
    if not given.output and not given.list:
        raise UsageError([Problem("USE-001", Place("compare"), {"reason": "-o FILE, --list"})])
    content = Content.shipped()
    new, old = (Case.open(content, Path(one)) for one in (given.draft, given.old))
    written_in = new.answers.listed("request.letters") or ("en",)
    language = given.language or written_in[0]
    content_of_file = compare_letters(old, new, language, given.version) if given.output else b""
    if given.list:
        _show(list(changed_answers(old, new, language)), given.format, language)
    if given.output:
        write_all({Path(given.output): content_of_file})
        if given.format == "text":
            out(given.output)
    return 0


def _show(changed: list[ChangedAnswer], form: str, language: str) -> None:
    if form == "json":
        fields = ("where", "about", "label", "before", "after")
        out_json([{name: getattr(one, name) for name in fields} for one in changed])
        return
    for one in changed:
        out(f"{f'{one.about}: ' if one.about else ''}{one.label} ({one.where})")
        out(f"    − {_in_lines(one.before)}".rstrip())
        out(f"    + {_in_lines(one.after)}".rstrip())
    if not changed:
        out(say(Message(_SAME), language))


def _in_lines(text: str) -> str:
    return text.replace("\n", "\n      ")
