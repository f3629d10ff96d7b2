"""The rows of the matrix of items: each measure, and what it asks for, with the facts that tie it and those that place it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mla_writer.checks.finding import Finding
from mla_writer.checks.rules import fact_without_item, item_without_fact
from mla_writer.checks.rules.not_placed import grounds, places
from mla_writer.checks.tied import Tie, ties
from mla_writer.forms.texts import form_context
from mla_writer.interview.links import LinkKind, Spot
from mla_writer.translation.message import N_
from mla_writer.ui.desk import Desk
from mla_writer.ui.matrix_rows import Row, Status, summed
from mla_writer.ui.words import capital

_GAPS = frozenset({item_without_fact.CODE, fact_without_item.CODE})
_NOT_CHOSEN = N_("Not chosen yet")


@dataclass(frozen=True, slots=True)
class ItemSpot(Spot):
    """An item of a measure: `offence` holds the type of assistance, `element` the question with the facts that tie the item."""

    @property
    def path(self) -> str:
        """The question with the facts that tie the item."""
        return self.element

    @property
    def where(self) -> str:
        """The place at which findings on the item stand."""
        return self.element or self.offence


class ItemRows:
    """Works the rows out for one state of the answers."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.context = desk.case.context
        self.facts = desk.wording.numbering.facts
        self._findings: dict[str, dict[str, Finding]] = {}
        for one in desk.findings:
            for path in (one.where, *one.rests_on) if one.code.startswith("EVID-") else ():
                self._findings.setdefault(path, {})[one.key] = one

    def all(self) -> tuple[Row, ...]:
        """Return every row, those of folded groups too."""
        return tuple(row for name in self.context.assistance for row in self._measure(name))

    def _measure(self, name: str) -> Iterator[Row]:
        by_facts: dict[str, list[Tie]] = {}
        for tie in ties(self.context):
            if tie.assistance == name:
                by_facts.setdefault(tie.facts_path, []).append(tie)
        rows = [self._row(same, number, len(by_facts)) for number, same in enumerate(by_facts.values(), 1)]
        if rows:
            library = self.desk.case.content.forms.assistance
            title = self.desk.words.of_form(library[name].title, f"{form_context(name)}:title")
            yield summed(Row("offence", ItemSpot(name, ""), title), rows)
            yield from rows

    def _row(self, same: list[Tie], number: int, of: int) -> Row:
        tie = next((one for one in same if one.targets), same[0])
        text = capital(self.desk.told(tie.targets[0])) if tie.targets else self.desk.words.text(_NOT_CHOSEN)
        placing = grounds(self.context, tie)[1] if tie.targets else ()
        links: dict[str, LinkKind] = {
            one.id: "indirect" for one in placing if one.id in self.facts and places(self.context, one, tie.targets[0])
        }
        links |= {one.id: "direct" for one in tie.facts if one.id in self.facts}
        found = tuple({**self._findings.get(tie.facts_path, {}), **self._findings.get(tie.step.path, {})}.values())
        status, level = _status(found, links)
        return Row("element", ItemSpot(tie.assistance, tie.facts_path), text, number=number, all=of, depth=1,
                   links=links, status=status, level=level, findings=found)  # fmt: skip


def _status(findings: tuple[Finding, ...], links: dict[str, LinkKind]) -> tuple[Status, str]:
    """Return the status in a word: a gap where no fact ties the item, thin where the checks find something else."""
    gaps = [one for one in findings if one.code in _GAPS]
    if gaps:
        is_open = any(one.overridden is None for one in gaps)
        return ("gap" if is_open else "overridden"), gaps[0].level
    if any(one.overridden is None for one in findings):
        return "thin", ""
    return ("linked" if "direct" in links.values() else ""), ""
