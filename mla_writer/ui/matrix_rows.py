"""The rows of the matrix: offences, where several are accused the accused, and their elements with links and status."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Literal

from mla_writer.answers.values import Link, has_content
from mla_writer.checks.context import Context
from mla_writer.checks.dual_criminality import is_tested
from mla_writer.checks.finding import Finding
from mla_writer.checks.rules import conclusion_instead_of_fact, element_without_fact, label_instead_of_conduct
from mla_writer.conditions.values import Ref
from mla_writer.interview.element import Element
from mla_writer.interview.elements import accused_of, elements_of
from mla_writer.interview.links import LinkKind, Spot, kinds_by_fact
from mla_writer.translation.message import N_
from mla_writer.ui.desk import Desk
from mla_writer.ui.fields import item_name

Sort = Literal["offence", "accused", "element", "note"]
Status = Literal["", "linked", "thin", "label", "conclusion", "gap", "overridden", "untested"]
STATUS_WORDS: Mapping[Status, str] = {
    "linked": N_("Linked"),
    "thin": N_("Indirect"),
    "label": N_("Name only"),
    "conclusion": N_("Conclusion"),
    "gap": N_("Gap"),
    "overridden": N_("Overridden"),
    "untested": N_("Not tested"),
}
_EMPTY: Mapping[str, Status] = {label_instead_of_conduct.CODE: "label", conclusion_instead_of_fact.CODE: "conclusion"}
"""What an element rests on where every fact linked to it is found to be empty, by the code of the finding."""
NOT_TESTED = N_("The requested State tests only the outward acts; a state of mind without a fact is not a gap there.")
_NO_ELEMENTS = N_("No elements yet. Choose the offence from the catalogue, or write its elements.")
_NO_NAME = N_("Offence without a name")


@dataclass(frozen=True, slots=True)
class Law:
    """A provision or article that an offence stands in: whose it is, its code, and the words."""

    sort: Literal["code", "state", "treaty"]
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `key` names a group that folds; `number` of `all` tells which element it is, or how many of a group are linked.

    `level` is that of the finding, where the status is a gap or one that was overridden. `empty` are linked facts that only name
    the offence or draw a conclusion.
    """

    sort: Sort
    spot: Spot
    text: str
    accused: str = ""
    element: Element | None = None
    number: int = 0
    all: int = 0
    depth: int = 0
    links: Mapping[str, LinkKind] = field(default_factory=dict)
    status: Status = ""
    level: str = ""
    findings: tuple[Finding, ...] = ()
    empty: frozenset[str] = frozenset()
    law: tuple[Law, ...] = ()

    @property
    def key(self) -> str:
        """What names the row from one state of the answers to the next."""
        return f"{self.sort}:{self.spot.where}"

    @property
    def is_group(self) -> bool:
        """Whether rows fold below this one."""
        return self.sort in {"offence", "accused"}


class Rows:
    """Works the rows out for one state of the answers."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.context: Context = desk.case.context
        self.facts = desk.wording.numbering.facts
        self._standing = frozenset(self.facts)
        self._findings: dict[str, list[Finding]] = {}
        for one in desk.findings:
            if one.where.startswith("offences.") or one.code in _EMPTY:
                self._findings.setdefault(one.where, []).append(one)

    def all(self) -> tuple[Row, ...]:
        """Return every row, those of folded groups too."""
        offences = self.desk.case.answers.records("offences")
        return tuple(row for key in offences for row in self._offence(key))

    def _offence(self, key: str) -> Iterator[Row]:
        elements, accused = elements_of(self.desk.live, key), accused_of(self.desk.live, key)
        name = item_name(self.desk, Ref("offences", key))
        text = self.desk.words.text(_NO_NAME) if name == key else name
        groups = [self._elements(key, elements, person, len(accused) > 1) for person in accused or ("",)]
        yield summed(
            Row("offence", Spot(key, ""), text, law=tuple(laws(self.desk, key))), list(chain.from_iterable(groups))
        )
        if not elements:
            yield Row("note", Spot(key, ""), self.desk.words.text(_NO_ELEMENTS), depth=1)
        for person, group in zip(accused, groups, strict=False):
            if len(accused) > 1:
                name = self.desk.told(Ref("persons", person))
                yield summed(Row("accused", Spot(key, "", person), name, name, depth=1), group)
                yield from group
        if len(accused) < 2:
            yield from groups[0]

    def _elements(self, key: str, elements: tuple[Element, ...], person: str, is_one_of_many: bool) -> list[Row]:
        held = self.desk.case.answers.get(f"offences.{key}.elements")
        links = held if isinstance(held, Mapping) else {}
        accused = self.desk.told(Ref("persons", person)) if person else ""
        rows = []
        for number, element in enumerate(elements, 1):
            spot = Spot(key, element.id, person)
            kinds = self._kinds(links.get(element.id, ()), person)
            found = tuple(self._findings.get(spot.where, ()))
            about = [(fact, one) for fact in kinds for one in self._findings.get(f"facts.{fact}.what", ())]
            status, level = self._status(element, kinds, found, [(fact, one.code) for fact, one in about])
            told_of = () if status == "untested" else tuple({one.key: one for _, one in about}.values())
            empty = frozenset(fact for fact, _ in about) if told_of else frozenset()
            row = Row("element", spot, told(self.desk, element), accused, element, number, len(elements),
                      1 + is_one_of_many, kinds, status, level, (*found, *told_of), empty)  # fmt: skip
            rows.append(row)
        return rows

    def _kinds(self, links: tuple[Link, ...], person: str) -> dict[str, LinkKind]:
        return kinds_by_fact((one for one in links if one.fact in self._standing), person)

    def _status(
        self,
        element: Element,
        kinds: Mapping[str, LinkKind],
        findings: tuple[Finding, ...],
        empty: list[tuple[str, str]],
    ) -> tuple[Status, str]:
        """Return the status in a word; whether there is a gap, and how grave it is, is what the check found."""
        gap = next((one for one in findings if one.code == element_without_fact.CODE), None)
        if gap is not None:
            return ("gap" if gap.overridden is None else "overridden"), gap.level
        if not is_tested(self.context, element):
            return "untested", ""
        if kinds and {fact for fact, _ in empty} == set(kinds):
            return _EMPTY[empty[0][1]], ""
        return ("linked" if "direct" in kinds.values() else "thin" if kinds else ""), ""


def told(desk: Desk, element: Element) -> str:
    """Return an element in the language of the window; what the drafter wrote stays as it is written."""
    if element.shown is None:
        return desk.tell(element.text)
    return desk.wording.on_screen(desk.wording.runs(element.shown))


def laws(desk: Desk, offence: str) -> Iterator[Law]:
    """Yield where an offence stands: in the law of both States as answered, and in the treaties that are relied on."""
    answers, path = desk.case.answers, f"offences.{offence}"
    for key in answers.records(f"{path}.provisions"):
        text = _provision(desk, f"{path}.provisions.{key}")
        if text:
            yield Law("code", answers.text("request.requesting"), text)
    text = _provision(desk, f"{path}.requested_law")
    if text:
        yield Law("state", desk.case.requested, text)
    treaties = desk.case.content.treaties
    relied_on = desk.case.context.treaties
    catalogue = desk.case.content.offences.get(answers.text(f"{path}.category"))
    for one in catalogue.criminalised_by if catalogue is not None else ():
        if one.treaty in relied_on:
            yield Law("treaty", treaties[one.treaty].short, desk.words.text(N_("art. {number}"), number=one.ref))


def _provision(desk: Desk, path: str) -> str:
    """Return statute and article of a provision, as far as they are answered."""
    parts = (f"{path}.statute", f"{path}.article")
    shape, answers = desk.live.questionnaire.shape, desk.case.answers
    statute, article = (
        desk.told(answers.get(one), shape(one), one) if has_content(answers.get(one)) else "" for one in parts
    )
    if statute and article:
        return desk.words.text(N_("{statute}, {article}"), statute=statute, article=article)
    return statute or article


def summed(group: Row, rows: list[Row]) -> Row:
    """Return the row of a group with how many of its elements that count are no gap, and the gravest gap."""
    counted = [one for one in rows if one.status != "untested"]
    gaps = [one.level for one in counted if one.status in {"gap", ""}]
    worst = next((level for level in ("blocker", "warning", "advice") if level in gaps), "")
    status: Status = "" if not counted else "gap" if gaps else "linked"
    return Row(group.sort, group.spot, group.text, group.accused, number=len(counted) - len(gaps), all=len(counted),
               depth=group.depth, status=status, level=worst, law=group.law)  # fmt: skip


def status_word(desk: Desk, row: Row) -> str:
    """Return the status of a row in words; a group tells how many of its elements are linked."""
    if row.is_group:
        return desk.words.text(N_("{number} of {all}"), number=row.number, all=row.all) if row.status else ""
    return desk.words.text(STATUS_WORDS[row.status]) if row.status else ""
