"""Linting the lists of facts: each fact of the research stands in its State's pack, or there is a reason why it does not."""

from __future__ import annotations

from collections.abc import Iterator

from mla_writer.content import Content
from mla_writer.countries.facts import FactList, told_in
from mla_writer.errors import Place, Problem


def lost_facts(content: Content, one: FactList) -> Iterator[Problem]:
    """Yield a problem for each fact that is said to be in a pack, but is not, and for each without any word.

    A fact that an instrument of several States holds names it, and that instrument has to be here.
    """
    pack = content.pack(one.country)
    told = told_in(pack) if pack is not None else frozenset()
    file = Place(str(content.facts_folder / f"{one.country.lower()}.yaml"))
    for key, facts in one.facts.items():
        for fact in facts:
            if not fact.in_ and not fact.left_out:
                yield Problem("PACK-024", file, {"fact": fact.fact, "key": key})
            if fact.left_out == "instrument" and fact.instrument not in content.treaties.ids:
                parameters = {"fact": fact.fact, "key": key, "name": fact.instrument}
                yield Problem("PACK-055", file, parameters)
            for name in fact.in_:
                if name not in told:
                    yield Problem("PACK-025", file, {"fact": fact.fact, "key": key, "name": name})
