"""The sections of a request: what stands in the task list, in five groups, and which places each page asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from mla_writer.answers.values import has_content
from mla_writer.case import Case
from mla_writer.checks.finding import Finding
from mla_writer.checks.refusal_test import by_answers, keeps_ground_open
from mla_writer.checks.rules import element_without_fact, fact_without_item, item_without_fact
from mla_writer.forms.questionnaire import OF_STATES
from mla_writer.forms.shapes import COLLECTIONS, Shape
from mla_writer.interview.interview import Live
from mla_writer.translation.message import N_
from mla_writer.ui.reached import is_below, is_passed
from mla_writer.ui.words import Words

Mark = Literal["complete", "overridden", "in_progress", "not_started", "optional", "cannot_start", "blocker"]

GROUPS = (N_("The case"), N_("The law"), N_("What you ask for"), N_("How it should be done"), N_("Finish"))
_CASE, _LAW, _ASKED, _HOW, _FINISH = GROUPS
_PLACES = {
    "states": _CASE, "sender": _CASE, "references": _CASE, "proceedings": _CASE, "persons": _CASE, "things": _CASE,
    "facts": _CASE, "offences": _LAW, "basis": _LAW, "refusal": _LAW, "law": _LAW, "orders": _LAW, "link": _ASKED,
}  # fmt: skip
"""The group of each section of the frame and each collection; all others say how it is to be done."""
_ORDER = (
    "states", "sender", "references", "proceedings", "persons", "things", "facts", "offences", "matrix", "basis", "refusal",
    "law", "orders", "link",
)  # fmt: skip
BASIS, MATRIX, ITEMS, REFUSAL, REVIEW = "basis", "matrix", "item_matrix", "refusal", "review"
_TIES_HELP = N_(
    "Each item must be linked to the offence by at least one fact. Click or press Space to change a link; press Enter "
    "to open the item."
)
_LINKS_HELP = N_(
    "Each element must be linked to at least one fact. Click or press Space to change a link; press Enter to open the "
    "element."
)
_MISSING = frozenset({"COMP-001", "COMP-002"})
"""The findings that say that a required answer is missing."""
_TIED = frozenset({item_without_fact.CODE, fact_without_item.CODE})
"""The findings that are gaps in the matrix of items."""


class Asking(Protocol):
    """Whatever has a case and words to tell of it: a desk, or somebody who only looks at the case."""

    @property
    def case(self) -> Case:
        """The case."""

    @property
    def words(self) -> Words:
        """The words of the window."""

    @property
    def live(self) -> Live:
        """The interview as it stands."""


@dataclass(frozen=True, slots=True)
class SectionPage:
    """One entry of the task list: its key, title and help, its group, and the places that its page asks for.

    `without` are the places below them that another page asks for. One that `is_open` shows a gap that stands elsewhere: it has
    no tick.
    """

    key: str
    title: str
    help: str
    group: str
    places: tuple[tuple[Shape, str], ...]
    headings: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    is_open: bool = False

    @property
    def is_marked(self) -> bool:
        """Whether the task list says how far the page has come: where it asks something, or has facts tied to items."""
        return bool(self.places) or self.key == ITEMS

    def holds(self, path: str) -> bool:
        """Whether the answer at `path` is given on this page."""
        is_here = any(is_below(path, place) for _, place in self.places)
        return is_here and not any(is_below(path, place) for place in self.without)


def section_pages(desk: Asking) -> tuple[SectionPage, ...]:
    """Return the sections in the order of the task list: those in which anything is asked."""
    every = (*_frame(desk), *_collections(desk), *_forms(desk), *_extras(desk))
    ties = (SectionPage(ITEMS, desk.words.text(N_("Items and facts")), desk.words.text(_TIES_HELP), _ASKED, ()),)
    pages = [page for page in every if any(is_asked(desk.live, path) for _, path in page.places)]
    known = {one.key: one for one in pages}
    ordered = [known[key] for key in _ORDER if key in known]
    rest = [*(one for one in pages if one.key not in _ORDER), *(ties if desk.live.tied else ())]
    grouped = sorted((*ordered, *rest), key=lambda one: GROUPS.index(one.group))
    return (*grouped, SectionPage(REVIEW, desk.words.text(N_("Check and sign")), "", _FINISH, ()))


def homes(pages: Iterable[SectionPage]) -> dict[str, SectionPage]:
    """Return the page of each place, for finding the pages of many paths."""
    return {place: page for page in pages for _, place in page.places}


def home_of(path: str, known: Mapping[str, SectionPage]) -> SectionPage | None:
    """Return the page on which the answer at `path` is given; `known` comes from `homes`."""
    while path and path not in known:
        path = path.rpartition(".")[0]
    return known.get(path)


def marks_of(pages: Iterable[SectionPage], live: Live, findings: Iterable[Finding]) -> dict[str, tuple[Mark, int]]:
    """Return, by section, how far it has come and how many findings stand in it; the findings are gone through once.

    A section in which nothing stands open, but a required answer was waived with a reason, is overridden, not complete.
    """
    pages, findings = tuple(pages), tuple(findings)
    known = homes(pages)
    parted = {place.partition(".")[0] for place in known if "." in place}
    whole = {
        place: page for place, page in known.items() if place not in parted
    }  # a thousand findings of items stand there
    own: dict[str, list[Finding]] = {page.key: [] for page in pages}
    waived: set[str] = set()
    for one in findings:
        page = whole.get(one.where.partition(".")[0]) or home_of(one.where, known)
        if one.overridden is not None:
            if page is not None and _is_gap(one):
                waived.add(page.key)
            if one.code in _TIED:
                waived.add(ITEMS)
            continue
        if page is not None:
            own[page.key].append(one)
        if ITEMS in own and one.code in _TIED:
            own[ITEMS].append(one)
    marks = {page.key: _mark(page, live, own[page.key], is_waived=page.key in waived) for page in pages}
    mark, number = marks.get(REFUSAL, ("", 0))
    if mark == "complete" and keeps_ground_open(live.questionnaire.library.grounds, findings):
        marks[REFUSAL] = ("in_progress", number)
    return marks


def progress(marks: Iterable[Mark]) -> tuple[int, int]:
    """Return how many sections are complete, of how many: one that needs nothing and has nothing does not count."""
    counted = [one for one in marks if one != "optional"]
    return counted.count("complete"), len(counted)


def is_missing(finding: Finding) -> bool:
    """Whether a finding says that a required answer is missing."""
    return finding.code in _MISSING and finding.level == "blocker"


def is_unanswered(finding: Finding, live: Live) -> bool:
    """Whether a finding stands at a question that has no answer yet, whatever it says of it."""
    return finding.here is not None or not is_given(live, finding.where)


def is_to_come(finding: Finding, page: SectionPage, live: Live) -> bool:
    """Whether a finding stands at a question of the page that has no answer, nor has any behind it."""
    return is_unanswered(finding, live) and not is_passed(finding.where, page.places, live)


def _is_gap(finding: Finding) -> bool:
    return is_missing(finding) or finding.code == element_without_fact.CODE


def _mark(page: SectionPage, live: Live, own: list[Finding], *, is_waived: bool) -> tuple[Mark, int]:
    if page.key == MATRIX and not all(live.answers.records(one) for one in ("offences", "facts")):
        return "cannot_start", len(own)  # there is nothing to link yet
    if page.key == ITEMS:
        return _ties_mark(live, own, is_waived=is_waived), len(own)
    blocking = [one for one in own if one.level == "blocker"]
    wrong = [one for one in blocking if not is_missing(one) and not is_to_come(one, page, live)]
    if not is_begun(page, live) and (own or not is_waived):
        return ("not_started" if own else "optional"), 0  # nobody has been there: what is missing is no fault yet
    if wrong:
        return "blocker", len(own)
    softly = (element_without_fact.CODE, "REFU-")
    gaps = [one for one in own if one.code.startswith(softly)]  # no tick beside a gap, however softly it speaks
    if len(blocking) > len(wrong) or gaps or page.is_open:
        return "in_progress", len(own)
    return ("overridden" if is_waived else "complete"), len(own)


def is_begun(page: SectionPage, live: Live) -> bool:
    """Whether anything that a page asks for has been answered."""
    return any(is_given(live, path) for _, path in page.places)


def _ties_mark(live: Live, own: list[Finding], *, is_waived: bool) -> Mark:
    """Return how far the ties of items to facts have come; what stands on the pages of the measures too."""
    if not live.answers.records("facts"):
        return "cannot_start"
    if not any(is_given(live, one.path) for one in live.tied):
        return "not_started"
    if own:
        return "in_progress"
    return "overridden" if is_waived else "complete"


def is_asked(live: Live, path: str) -> bool:
    """Whether the place at `path` is asked for at present."""
    return not live.is_hidden(path)


def is_given(live: Live, path: str) -> bool:
    """Whether anything has been answered at `path`."""
    return has_content(live.answers.get(path))


def _frame(desk: Asking) -> Iterator[SectionPage]:
    frame = desk.case.content.forms.frame
    root = desk.live.questionnaire.root[frame.form]
    for section in frame.sections:
        context = f"request/request:{section.id}"
        places = tuple((root.fields[one.id], f"request.{one.id}") for one in section.questions)
        title, help_ = (
            desk.words.of_form(section.title, f"{context}.title"),
            desk.words.of_form(section.help, f"{context}.help"),
        )
        is_open = section.id == REFUSAL and any(one.state == "open" for one in by_answers(desk.case.context))
        yield SectionPage(section.id, title, help_, _PLACES.get(section.id, _HOW), places, is_open=is_open)


def _collections(desk: Asking) -> Iterator[SectionPage]:
    for name in COLLECTIONS:
        collection = desk.case.content.forms.collections[name]
        title = desk.words.of_form(collection.title, f"request/{name}:title")
        summary = desk.words.of_form(collection.summary, f"request/{name}:summary")
        shape = desk.live.questionnaire.root[name]
        matrix = _matrix(desk, shape) if name == "offences" else None
        without = tuple(path for _, path in matrix.places) if matrix is not None else ()
        yield SectionPage(name, title, summary, _PLACES.get(name, _HOW), ((shape, name),), without=without)
        if matrix is not None:
            yield matrix


def _matrix(desk: Asking, offences: Shape) -> SectionPage:
    """Return the page on which the facts are linked to the elements of every offence."""
    assert offences.item is not None
    links = offences.item.fields["elements"]
    keys = tuple(desk.case.answers.records("offences")) or (
        "*",
    )  # without an offence it is not begun, not without a mark
    places = tuple((links, f"offences.{key}.elements") for key in keys)
    words = desk.words
    return SectionPage(MATRIX, words.text(N_("Elements and facts")), words.text(_LINKS_HELP), _LAW, places)


def _forms(desk: Asking) -> Iterator[SectionPage]:
    library = desk.case.content.forms.assistance
    for name in desk.case.answers.listed("request.assistance"):
        if name not in library:
            continue
        form, root = library[name], desk.live.questionnaire.root[name]
        places, headings = [], []
        for section in form.sections:
            heading = desk.words.of_form(section.title, f"assistance/{name}:{section.id}.title")
            if section.repeats is not None:
                places.append((root.fields[section.id], f"{name}.{section.id}"))
                headings.append(heading)
                continue
            for number, question in enumerate(section.questions):
                places.append((root.fields[question.id], f"{name}.{question.id}"))
                headings.append("" if number else heading)
        title = desk.words.of_form(form.title, f"assistance/{name}:title")
        summary = desk.words.of_form(form.summary, f"assistance/{name}:summary")
        yield SectionPage(name, title, summary, _ASKED, tuple(places), tuple(headings))


def _extras(desk: Asking) -> Iterator[SectionPage]:
    """Yield a page for what the requested State and treaties have asked in addition, while anything is asked."""
    for extra in desk.live.questionnaire.extras:
        shape = desk.live.questionnaire.root[extra.name]
        places = tuple((child, f"{extra.name}.{key}") for key, child in shape.fields.items())
        sort, _, name = extra.origin.partition(":")
        asked_by = (
            desk.words.state(name) if sort in OF_STATES else desk.words.say(desk.case.content.treaties.titles[name])
        )
        title = desk.words.text(N_("Required by {state}"), state=asked_by)
        yield SectionPage(extra.name, title, "", _LAW, places)
