"""Reuse: persons, offences and provisions of law, with translations, of earlier drafts, found by search and taken into another.

An earlier draft is an earlier request itself: its date, State and numbers become an entry among the earlier requests.

Taking over fills what is not answered; nothing that was answered is blanked or replaced. What belongs to the earlier case alone,
such as roles and links to facts, stays there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from mla_writer.answers.answers import Tree, new_id
from mla_writer.answers.office import said_in
from mla_writer.answers.values import DRAFTED, Text
from mla_writer.case import Case
from mla_writer.conditions.values import UNKNOWN, Ref
from mla_writer.content import Content
from mla_writer.documents.wording import Wording
from mla_writer.errors import Place, Problem, ProgramError, StorageError, UsageError
from mla_writer.forms.shapes import Shape
from mla_writer.interview.shown import Shown
from mla_writer.letters import wording_for
from mla_writer.paths import library_file
from mla_writer.translation.message import Message, N_
from mla_writer.translation.searching import occur, plain
from mla_writer.translation.states import state_name

_TAKEN = N_("Copy {item}")
_STAYS: Mapping[str, frozenset[str]] = {
    "persons": frozenset({"roles", "capacity", "in_custody", "custody_until", "whereabouts", "not_for"}),
    "offences": frozenset(
        {
            "participation", "limitation", "limitation_ends", "limitation_note", "elements", "requested_law",
            "final_decision",
        }
    ),
    "earlier_requests": frozenset({"outcome"}),
}  # fmt: skip
"""What belongs to the earlier case alone, by collection; references to other items stay behind as well."""
_PREFIXES: Mapping[str, str] = {"persons": "p", "offences": "o", "earlier_requests": "e"}
REUSED = frozenset(_STAYS)
"""The collections whose items are taken over."""
PROVISIONS = "provisions"
"""The sort of what is no item of a collection: a provision of law, wherever a draft quotes one; called by its path there."""
REQUESTS, ITSELF = "earlier_requests", "draft"
"""The collection of earlier requests, and how a draft is called among them as the request that it is."""
_EARLIER = "request.earlier"
_ENDINGS = (".yaml", ".mla")
_NAMED_BY: Mapping[str, tuple[str, ...]] = {
    "persons": ("given", "family", "name", "born", "kind"),
    "offences": ("name", "category"),
    REQUESTS: ("kind", "date", "our_reference"),
    PROVISIONS: ("statute", "article"),
}
"""The answers by which one is told from another, by sort; in one that differs in any of them, gaps are not filled."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One person, offence or provision of an earlier draft: the case that holds it, and which item it is."""

    case: Case
    ref: Ref

    @property
    def name(self) -> str:
        """How it is called on the command line: the file and the path in it."""
        return f"{self.case.path}#{self.ref.collection}.{self.ref.id}"

    @property
    def record(self) -> Tree:
        """What of it can be used in another case."""
        stays = _STAYS.get(self.ref.collection, frozenset())
        return {key: one for key, one in _without_refs(_held(self.case, self.ref)).items() if key not in stays}


def kept_in(
    content: Content, places: Iterable[Path], *, lenient: bool = False
) -> tuple[tuple[Kept, ...], tuple[ProgramError, ...]]:
    """Return the persons, offences and provisions of the drafts at `places` and of the library of the office, each once.

    A place is a draft, or a folder with drafts. Raise ProgramError for a draft that cannot be used; in a folder, and with
    `lenient`, it is left aside and its faults are returned.
    """
    kept: list[Kept] = []
    faults: list[ProgramError] = []
    for place in (*places, *([library_file()] if library_file().is_file() else [])):
        try:
            files = _files(place)
        except ProgramError as error:
            if not lenient:
                raise
            faults.append(error)
            continue
        for file in files:
            try:
                kept += _items(Case.open(content, file))
            except ProgramError as error:
                if not lenient and not place.is_dir():
                    raise
                faults.append(error)
    return tuple(_once(kept)), tuple(faults)


def search(kept: Iterable[Kept], words: Iterable[str]) -> tuple[Kept, ...]:
    """Return those in which every one of `words` occurs, in any of their texts, whatever the capitals and accents."""
    wanted = tuple(words)
    return tuple(one for one in kept if occur(wanted, " ".join(_sought(one))))


def _sought(kept: Kept) -> Iterator[str]:
    """Yield everything by which something is found; a request also by its case and State."""
    yield from _texts(kept.record)
    if kept.ref == Ref(REQUESTS, ITSELF):
        answers = kept.case.answers
        yield answers.text("request.case_name")
        yield state_name(kept.case.requested, answers.text("request.written_in", "en"))


def name_of(kept: Kept, language: str) -> str:
    """Return how an item is called in `language`; an offence with its provisions."""
    wording = wording_for(kept.case, language)
    if kept.ref.collection == PROVISIONS:
        shape = kept.case.live.questionnaire.shape(kept.ref.id)
        record = {**_held(kept.case, kept.ref), "$path": kept.ref.id}
        return wording.plain(wording.runs(Shown(record, shape, kept.ref.id)))
    if kept.ref == Ref(REQUESTS, ITSELF):
        return _request_named(kept.case, wording)
    name = wording.plain(wording.called(kept.ref))
    provisions = kept.case.live.walker.look_up("o.provisions", {"o": kept.ref})
    runs = wording.runs(provisions) if kept.ref.collection == "offences" else ()
    law = "".join(
        f"\u2068{one.text}\u2069" if one.source else one.text for one in runs
    )  # numbers keep their own direction
    return f"{name} – {law}" if law else name


def _request_named(case: Case, wording: Wording) -> str:
    """Return how a draft is called as a request: case, State, number and date."""
    shape, day = case.live.questionnaire.shape("request.requested"), case.answers.get("request.date")
    state = wording.plain(wording.runs(Shown(case.requested, shape, "request.requested")))
    told = (case.answers.text("request.case_name"), state, case.answers.text("request.reference"))
    date = wording.plain(wording.runs(Shown(day, case.live.questionnaire.shape("request.date"), "request.date")))
    return " – ".join(one for one in (*told, date if day is not UNKNOWN else "") if one)


def find(content: Content, name: str) -> Kept:
    """Return what is called `name` (`draft.yaml#persons.p1`, `draft.yaml#provisions.request.domestic_law`).

    Raise UsageError where there is none.
    """
    file, _, path = name.rpartition("#")
    collection, _, key = path.partition(".")
    if not file or collection not in {*_STAYS, PROVISIONS}:
        raise UsageError([Problem("USE-009", Place(name), {"word": name})])
    case = Case.open(content, Path(file))
    if (collection, key) == (REQUESTS, ITSELF):
        return Kept(case, Ref(REQUESTS, ITSELF))
    is_there = key in _quoted(case) if collection == PROVISIONS else key in case.answers.records(collection)
    if not is_there:
        raise UsageError([Problem("USE-009", Place(name), {"word": name})])
    return Kept(case, Ref(collection, key))


def take_over(case: Case, kept: Kept, into: str = "") -> str:
    """Take a person or offence into `case`, as a new item or into the one with the id `into`; return its path.

    A provision is taken into the answer at the path `into`. Answered questions keep their answers; of those that repeat, such as
    provisions, all are taken where there are none. What stands in the case already, word for word, is not taken a second time:
    its path is returned. Raise UsageError where there is no such item, or no such question, or where what is answered there
    is somebody or something else.
    """
    path, shape = _target(case, kept, into)
    own, language = (one.answers.text("request.written_in", "en") for one in (kept.case, case))
    theirs = said_in(own, kept.record) if own != language else kept.record
    again = None if into else _again(case, kept.ref.collection, theirs)
    if again is not None:
        return again
    name = Message(_TAKEN, {"item": " ".join(_texts(theirs))[:40]})
    held = case.answers.get(path)
    mine = held if isinstance(held, Mapping) else {}
    _refuse_another(kept.ref.collection, mine, theirs, path, language)
    answers = case.answers.set(path, _filled(mine, theirs, shape, language))
    if kept.ref.collection == REQUESTS and not case.live.is_hidden(_EARLIER) and case.answers.get(_EARLIER) is UNKNOWN:
        answers = answers.set(_EARLIER, (Ref(REQUESTS, path.rpartition(".")[2]),))
    case.edit(name, answers)
    return path


def _refuse_another(sort: str, mine: Tree, theirs: Tree, path: str, language: str) -> None:
    """Raise UsageError where `mine` is not what `theirs` is: its gaps would be filled with the data of another."""
    keys = _NAMED_BY[sort]
    if any(_differ(mine.get(key), theirs.get(key), language, loosely=sort == "persons") for key in keys):
        here, there = (" ".join(_said(one.get(key)) for key in keys if _said(one.get(key))) for one in (mine, theirs))
        raise UsageError([Problem("USE-010", Place(path), {"here": here, "there": there})])


def _differ(mine: object, theirs: object, language: str, *, loosely: bool = False) -> bool:
    """Whether two answers say different things; loosely, a name may have more words than the other, a day more parts."""
    if isinstance(mine, Text) and isinstance(theirs, Text):
        here, there = (one.keyed({language: DRAFTED}).versions for one in (mine, theirs))
        shared = set(here) & set(there)
        return bool(shared) and not any(_words(here[one].text) == _words(there[one].text) for one in shared)
    if not _said(mine) or not _said(theirs):
        return False
    one, other = _words(_said(mine)), _words(_said(theirs))
    few, many = sorted((one, other), key=len)
    return one != other and not (loosely and set(few) <= set(many))


def _said(value: object) -> str:
    """Return an answer as it is written, nothing where there is none."""
    if isinstance(value, Text):
        return value.plain
    return "" if value is None or isinstance(value, (Mapping, tuple)) else str(value)


def _words(text: str) -> list[str]:
    return "".join(one if one.isalnum() else " " for one in plain(text)).split()


def _again(case: Case, collection: str, theirs: Tree) -> str | None:
    """Return the path of an item that holds every answer of `theirs` already, so that nobody is entered twice."""
    for key, one in case.answers.records(collection).items():
        if theirs and all(one.get(name) == value for name, value in theirs.items()):
            return f"{collection}.{key}"
    return None


def _target(case: Case, kept: Kept, into: str) -> tuple[str, Shape]:
    """Return where something is taken to, and the shape of that place."""
    collection = kept.ref.collection
    held = case.answers.records(collection)
    if collection == PROVISIONS:
        shape, path = case.live.questionnaire.shape(into) if into else None, into
        is_known = shape is not None and is_provision(shape)
    else:
        shape = case.live.questionnaire.root[collection].item
        path, is_known = f"{collection}.{into or new_id(held, _PREFIXES[collection])}", not into or into in held
    if shape is None or not is_known:
        raise UsageError([Problem("USE-009", Place(into), {"word": into})])
    return path, shape


def is_provision(shape: Shape) -> bool:
    """Whether one provision of law is answered at `shape`."""
    return shape.sort == "record" and shape.question is not None and shape.question.kind == "provision"


def _held(case: Case, ref: Ref) -> Tree:
    """Return what a draft holds of an item, or of a provision at its path; of itself, what tells it as an earlier request."""
    if ref == Ref(REQUESTS, ITSELF):
        return _as_earlier(case)
    found = case.answers.get(ref.id) if ref.collection == PROVISIONS else case.answers.records(ref.collection)[ref.id]
    return found if isinstance(found, Mapping) else {}


def _as_earlier(case: Case) -> Tree:
    """Return a draft as an entry among the earlier requests of another."""
    given = {
        "date": case.answers.get("request.date"),
        "state": case.requested or UNKNOWN,
        "authority": case.answers.get("request.requested_authority.name"),
        "our_reference": case.answers.get("request.reference"),
        "their_reference": case.answers.get("request.their_reference"),
    }
    return {"kind": "request", **{key: one for key, one in given.items() if one is not UNKNOWN}}


def _quoted(case: Case) -> tuple[str, ...]:
    """Return the paths at which a draft quotes a provision of law."""
    above = dict.fromkeys(path.rpartition(".")[0] for path, _ in case.answers.leaves())
    shapes = {path: case.live.questionnaire.shape(path) for path in above}
    return tuple(path for path, shape in shapes.items() if shape is not None and is_provision(shape))


def _files(place: Path) -> tuple[Path, ...]:
    if place.is_dir():
        try:
            return tuple(sorted(one for one in place.iterdir() if one.suffix.lower() in _ENDINGS and one.is_file()))
        except OSError as error:
            reason = error.strerror or str(error)
            raise StorageError([Problem("YAML-004", Place(str(place)), {"reason": reason})]) from error
    if not place.exists():
        raise StorageError([Problem("YAML-001", Place(str(place)), {})])
    return (place,)


def _items(case: Case) -> Iterator[Kept]:
    for collection in _STAYS:
        for key in case.answers.records(collection):
            yield Kept(case, Ref(collection, key))
    if case.requested:
        yield Kept(case, Ref(REQUESTS, ITSELF))
    for path in _quoted(case):
        yield Kept(case, Ref(PROVISIONS, path))


def _once(kept: Iterable[Kept]) -> Iterator[Kept]:
    """Yield each that says something not said before; the same person stands in many drafts of one office."""
    seen: list[tuple[str, Tree]] = []
    for one in kept:
        said = (one.ref.collection, one.record)
        if one.record and said not in seen:
            seen.append(said)
            yield one


def _without_refs(tree: Tree) -> Tree:
    found: dict[str, object] = {}
    for key, value in tree.items():
        if isinstance(value, Mapping):
            value = _without_refs(value)
        if not (isinstance(value, Ref) or (isinstance(value, tuple) and any(isinstance(one, Ref) for one in value))):
            found[key] = value
    return found


def _filled(mine: Tree, theirs: Tree, shape: Shape, language: str) -> Tree:
    """Return `mine` with what of `theirs` it does not answer."""
    filled = dict(mine)
    for key, value in theirs.items():
        child, held = shape.child(key), filled.get(key)
        if child is None:
            continue
        if held is None or held == {}:
            filled[key] = value
        elif isinstance(held, Text) and isinstance(value, Text):
            filled[key] = held if _differ(held, value, language) else value.with_more(held, language)
        elif isinstance(held, Mapping) and isinstance(value, Mapping) and child.sort == "record":
            filled[key] = held if _is_mixed(held, value, language) else _filled(held, value, child, language)
    return filled


def _is_mixed(mine: Tree, theirs: Tree, language: str) -> bool:
    """Whether two answers of several parts, such as places, say different things, so that one made of both were of neither."""
    return any(_differ(value, theirs.get(key), language) for key, value in mine.items())


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, Text):
        yield from (one.text for one in value.versions.values())
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, str):
        yield value
