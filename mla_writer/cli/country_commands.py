"""Commands on country packs: which facts of the research stand in them, and what differs between States."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from mla_writer.cli.showing import out, out_json, say
from mla_writer.content import Content
from mla_writer.countries.facts import Fact, FactList, fact_lists
from mla_writer.errors import ProblemsError
from mla_writer.linting.lost_facts import lost_facts
from mla_writer.translation.message import Message, N_
from mla_writer.translation.states import state_name

_REASONS = {
    "treaty": N_("read in one treaty: it binds its Parties alone, and belongs to the treaty"),
    "instrument": N_("the law of a group of States among themselves: it belongs to their instrument"),
    "repeated": N_("another fact says the same"),
    "superseded": N_("a later text says otherwise"),
}


def show_coverage(given: argparse.Namespace) -> int:
    """Show which facts of the research stand in the packs and which do not, with the reason; status 2 for a fact that is lost."""
    content = Content.shipped()
    wanted = {code.upper() for code in given.codes}
    lists = [one for one in fact_lists(content.facts_folder) if not wanted or one.country in wanted]
    if given.format == "json":
        out_json([row for one in lists for row in _rows(one)])
    else:
        for one in lists:
            _show_list(one, given.language)
    lost = [problem for one in lists for problem in lost_facts(content, one)]
    if lost:
        raise ProblemsError(lost)
    return 0


def _rows(one: FactList) -> Iterator[dict[str, object]]:
    for key, facts in one.facts.items():
        for fact in facts:
            row = {"country": one.country, "key": key, "fact": fact.fact, "in": list(fact.in_)}
            yield {**row, "left_out": fact.left_out or None}


def _show_list(one: FactList, language: str) -> None:
    every = [(key, fact) for key, facts in one.facts.items() for fact in facts]
    used = [fact for _, fact in every if fact.in_]
    told = Message(N_("{state}: {used} of {all} facts are in the pack."), _numbers(one, used, every, language))
    out(say(told, language))
    for key, fact in every:
        if fact.left_out:
            out(f"  {key} [{fact.fact}]: {say(Message(_REASONS[fact.left_out]), language)}")


def _numbers(one: FactList, used: list[Fact], every: list[tuple[str, Fact]], language: str) -> dict[str, object]:
    return {"state": state_name(one.country, language), "used": len(used), "all": len(every)}
