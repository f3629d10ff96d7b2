"""COMP-002 A list that needs an item has none, or too few.

Pass: at least one account is named in a request for bank records.
Fail: bank records are asked for, but no account stands in the list.
Good: one entry for each account, place or person that you ask about.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.forms.shapes import Shape, title_of
from mla_writer.interview.names import Record
from mla_writer.interview.reads import everything
from mla_writer.interview.signposts import item_of
from mla_writer.translation.message import N_

CODE: Final = "COMP-002"
KIND: Final = "completeness"
READS: Final = everything(words=())

_NEEDED = Saying(
    N_("{title}: too few entries"),
    N_("{title}: at least {number} needed, {found} entered. Add what is missing."),
)
_NEEDED_OF = Saying(N_("{title}: too few entries ({item})"), _NEEDED.text)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each repeating section or group of a chosen form with fewer items than it needs."""
    for name in context.live.forms:
        shape = context.live.questionnaire.root[name]
        record = context.live.names.top.get(name)
        if isinstance(record, dict):
            yield from _in_record(context, shape, record)


def _in_record(context: Context, shape: Shape, record: Record) -> Iterator[Finding]:
    for key, child in shape.fields.items():
        path = f"{record['$path']}.{key}"
        if child.repeats is None or context.live.is_hidden(path):
            continue
        items = record.get(key)
        items = items if isinstance(items, tuple) else ()
        if len(items) < child.repeats.at_least:
            parameters: dict[str, object] = {
                "title": title_of(child),
                "number": child.repeats.at_least,
                "found": len(items),
            }
            item = item_of(context.live, path)
            yield Finding(
                CODE,
                KIND,
                "blocker",
                "not_met",
                path,
                **(_NEEDED.about(**parameters) if item is None else _NEEDED_OF.about(**parameters, item=item)),
                origin=f"form:{path.partition('.')[0]}",
                rests_on=(path,),
            )
        for item in items:
            assert child.item is not None
            yield from _in_record(context, child.item, item)
