"""CONS-017 An amendment puts a number wrongly.

The new words go into the file of the other State as they are: whoever has the first letter in hand strikes out the old number and
writes the new one. What the request says of persons and things stays in the draft and tells which number is the right one.

Pass: the old words bear CH93 0076 2011 6238 5295 8, the new ones and the account as entered CH93 0076 2011 6238 5295 7.
Fail: the new words bear CH93 0076 2011 6283 5295 7, which no account can have; or the two numbers are exchanged, so that the
right one is struck out.
Good: the entry of the account corrected first, and the new words copied from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.answers.answers import Tree
from mla_writer.answers.identifiers import is_right
from mla_writer.answers.recognise import Recognised, compact, differs_by_one, recognise
from mla_writer.answers.values import Text
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.rules.near_identifier import is_long
from mla_writer.conditions.values import Ref
from mla_writer.interview.reads import everything
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "CONS-017"
KIND: Final = "consistency"
READS: Final = everything(words=("request.changes",))
_CHANGES: Final = "request.changes"

_WRONG = Saying(
    N_("The new number cannot be right"),
    N_("The new wording has “{found}”, whose check digits are wrong; check it against the evidence, digit by digit."),
)
_NEAR = Saying(
    N_("The new number differs from the entry"),
    N_(
        "The new wording has “{found}”, which differs by one character from {thing} as entered ({entered}). Check "
        "both against the evidence and correct the wrong one."
    ),
)
_STRUCK = Saying(
    N_("The old wording has the number entered"),
    N_(
        "The old wording has the number of {thing} as entered ({entered}), and the new wording does not. Correct the "
        "entry, or swap the two wordings."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each change whose new words bear a number that cannot be, or is not, the right one."""
    changes = context.value(_CHANGES)
    if not isinstance(changes, dict):
        return
    entered = tuple(_entered(context))
    for key in changes:
        yield from _in_change(context, f"{_CHANGES}.{key}", entered)


def _in_change(context: Context, change: str, entered: tuple[tuple[Ref, str], ...]) -> Iterator[Finding]:
    where = f"{change}.new"
    new = _numbers(context, where)
    exact = {compact(value) for _, value in entered}
    for one in new:
        if one.sort == "iban" and not is_right("iban", one.value):
            yield _finding(where, _WRONG, found=one.value)
            return
        for ref, value in entered:
            if one.key not in exact and differs_by_one(one.value, value):
                yield _finding(where, _NEAR, found=one.value, thing=Shown(ref), entered=value)
                return
    kept = {one.key for one in _numbers(context, where, original=True)}
    struck = {one.key for one in _numbers(context, f"{change}.old", original=True)} - kept
    for ref, value in entered:
        if kept and compact(value) in struck:
            yield _finding(where, _STRUCK, thing=Shown(ref), entered=value)
            return


def _finding(where: str, saying: Saying, **parameters: object) -> Finding:
    rests_on = (where, f"{where.rpartition('.')[0]}.old")
    return Finding(CODE, KIND, "warning", "not_met", where, **saying.about(**parameters), rests_on=rests_on)


def _numbers(context: Context, path: str, *, original: bool = False) -> tuple[Recognised, ...]:
    """Return the identifiers in all versions of a text, or in what the drafter wrote alone."""
    value = context.value(path)
    if not isinstance(value, Text):
        return ()
    every = (value.plain,) if original else tuple(one.text for one in value.versions.values())
    return tuple(one for text in every for one in recognise(text) if one.sort not in {"amount", "date"})


def _entered(context: Context) -> Iterator[tuple[Ref, str]]:
    """Yield the identifiers of persons and things, which a letter about an earlier request leaves out, from the draft itself."""
    for collection in ("persons", "things"):
        for key, record in context.live.answers.records(collection).items():
            yield from ((Ref(collection, key), value) for value in _words(record) if is_long(value))


def _words(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        tree: Tree = value
        for one in tree.values():
            yield from _words(one)
