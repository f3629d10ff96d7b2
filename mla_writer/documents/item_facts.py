"""The annex of items and facts: each item asked for, the facts that tie it to the offence, and those that place it there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from mla_writer.checks.context import Context
from mla_writer.checks.rules.not_placed import grounds, places
from mla_writer.checks.tied import Tie, ties
from mla_writer.conditions.values import Ref
from mla_writer.documents import tree
from mla_writer.documents.grammar import capitalised
from mla_writer.documents.phrases import phrase
from mla_writer.documents.tree import Runs
from mla_writer.documents.wording import Wording

if TYPE_CHECKING:
    from mla_writer.documents.compose import Composer

_WIDTHS = (4, 3, 3)
_HEADS = ("item", "tied_by", "placed_by")


def items_and_facts(composer: Composer) -> Iterator[tree.Block]:
    """Yield one table for each measure whose items are to be tied by facts; nothing where no fact is linked to any of them."""
    context = composer.context
    if context is None:
        return
    for name in context.assistance:
        found = [_row(composer.wording, context, one) for one in ties(context) if one.assistance == name]
        rows = tuple(row for row in found if row[0])
        if any(tied or placed for _, tied, placed in rows):
            yield _table(composer.wording, name, rows)


def _table(wording: Wording, name: str, rows: tuple[tuple[Runs, Runs, Runs], ...]) -> tree.Table:
    none = wording.say(phrase("no_link"))
    measure = wording.say(wording.heading_of(name))
    return tree.Table(
        tuple(wording.say(phrase(one)) for one in _HEADS),
        tuple((item, tied or none, placed or none) for item, tied, placed in rows),
        _WIDTHS,
        wording.say(phrase("items_caption", measure=measure)),
        f"items.{name}",
    )


def _row(wording: Wording, context: Context, tie: Tie) -> tuple[Runs, Runs, Runs]:
    """Return the item, the facts that tie it and those that place it; facts that this reader may not see have no number."""
    item = wording.joined([runs for one in tie.targets if (runs := wording.item(one))])
    placing = [one for one in grounds(context, tie)[1] if any(places(context, one, target) for target in tie.targets)]
    tied = tuple(replace(run, asked=run.asked or tie.facts_path) for run in _facts(wording, tie.facts))
    return capitalised(item), tied, _facts(wording, placing)


def _facts(wording: Wording, facts: tuple[Ref, ...] | list[Ref]) -> Runs:
    return capitalised(wording.numbered(tuple(facts)))
