"""Ids that stay: drafts keep answers under the ids of questions and options, so that forms/ids.yaml lists every one there was.

The list is written by `mla-writer forms ids`, which only adds. What the forms do not have any more is told, with the new id
that it was probably renamed to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from mla_writer import yamlio
from mla_writer.errors import Place, Problem
from mla_writer.forms.library import FormLibrary
from mla_writer.forms.model import Collection, CompositeKind, Form, KnownIds, Question
from mla_writer.forms.questionnaire import Questionnaire
from mla_writer.forms.reading import read_cached
from mla_writer.linting.places import FilePlaces
from mla_writer.yamlio import closest

Listed = Mapping[str, tuple[str, ...]]
"""The questions of one form by their place in it, each with its options."""

_FREE = frozenset({"text", "long_text", "verbatim"})
"""Kinds that take any answer: a choice that became one loses nothing."""
_HEAD = """\
# Every id under which drafts keep answers: the questions of each form and collection, with their options, and those of
# answers made of several (kinds). `mla-writer forms ids` adds what is new, and takes nothing out. Where an id is not there
# any more, drafts that have it cannot be read: delete its line here only if no draft can have it.
"""


@dataclass(frozen=True, slots=True)
class _Held:
    """One form, collection or kind: its questions by their place, and where they stand in its file."""

    name: str
    holder: Form | Collection | CompositeKind
    questions: Mapping[str, Question | None]
    places: FilePlaces

    @property
    def listed(self) -> Listed:
        return {path: tuple(sorted(one.options)) if one else () for path, one in self.questions.items()}


def ids_file(folder: Path) -> Path:
    """Return the list of ids below the folder with the forms; an office's own forms may have none."""
    return folder / "ids.yaml"


def ids_text(library: FormLibrary) -> str:
    """Return what the list should hold: all ids of the forms, and those that it holds already."""
    file = ids_file(library.folder)
    known = read_cached(KnownIds, file) if file.exists() else KnownIds(forms={}, kinds={})
    forms, kinds = _held(library)
    data = {"forms": _merged(known.forms, forms), "kinds": _merged(known.kinds, kinds)}
    return f"{_HEAD}{yamlio.write(data)}"


def lint_kept_ids(library: FormLibrary) -> Iterator[Problem]:
    """Yield each form, question and option that the list beside the forms holds and the forms do not have any more."""
    file = ids_file(library.folder)
    if not file.exists():
        return
    known = read_cached(KnownIds, file)
    for key, listed, held in zip(("forms", "kinds"), (known.forms, known.kinds), _held(library), strict=True):
        for name, questions in listed.items():
            if name in held:
                yield from _gone(held[name], questions)
                continue
            place = yamlio.read(file).key_place((key, name))
            yield Problem("FORM-055", place, {"id": name, "suggestion": closest(name, held.keys() - listed) or ""})


def _gone(held: _Held, known: Listed) -> Iterator[Problem]:
    """Yield what is gone from one form; where a whole list is, what stood in it is not told one by one."""
    new = held.questions.keys() - known
    for path, options in known.items():
        if path in held.questions:
            yield from _options_gone(held, path, options)
        elif path.rpartition(".")[0] not in known.keys() - held.questions and not _is_moved(path, held):
            yield _question_gone(held, path, _nearest_path(path, new))


def _question_gone(held: _Held, path: str, near: str) -> Problem:
    if not near:
        return Problem("FORM-051", _top(held), {"path": path})
    question = held.questions[near]
    place = held.places.of(question, "id") if question is not None else held.places.id(near)
    return Problem("FORM-052", place, {"path": path, "new": near})


def _options_gone(held: _Held, path: str, known: tuple[str, ...]) -> Iterator[Problem]:
    question = held.questions[path]
    if question is None or question.kind in _FREE:
        return
    new = [one for one in question.options if one not in known]
    for option in known:
        if option in question.options:
            continue
        near = _nearest(option, new)
        parameters = {"option": option, "path": path}
        if near:
            place = held.places.key_of(question, "options", near)
            yield Problem("FORM-054", place, {**parameters, "new": near})
        else:
            yield Problem("FORM-053", held.places.of(question, "options"), parameters)


def _is_moved(path: str, held: _Held) -> bool:
    """Whether the answers of a question, asked once before, are handed down to the items of a section beside it."""
    above, _, name = path.rpartition(".")
    depth = path.count(".") + 1
    return any(
        one is not None and one.formerly == name and place.count(".") == depth and place.startswith(above)
        for place, one in held.questions.items()
    )


def _nearest_path(path: str, new: Iterable[str]) -> str:
    """Return the new question that a gone one was probably renamed to: of those beside it, else one of a like name."""
    above, _, name = path.rpartition(".")
    beside = {one.rpartition(".")[2]: one for one in new if one.rpartition(".")[0] == above}
    if beside:
        return beside[_nearest(name, beside)]
    elsewhere = {one.rpartition(".")[2]: one for one in sorted(new)}
    return elsewhere.get(closest(name, elsewhere) or "", "")


def _nearest(word: str, new: Iterable[str]) -> str:
    """Return the new id that is most like `word`, however little; empty where there is none."""
    from difflib import SequenceMatcher  # only where an id is gone: it is loaded at every start otherwise

    return max(sorted(new), key=lambda one: SequenceMatcher(None, word, one).ratio(), default="")


def _top(held: _Held) -> Place:
    key = {Form: "form", Collection: "collection", CompositeKind: "kind"}[type(held.holder)]
    return held.places.of(held.holder, key)


def _merged(known: Mapping[str, Listed], held: Mapping[str, _Held]) -> dict[str, dict[str, list[str]]]:
    current = {name: one.listed for name, one in held.items()}
    return {name: _joined(known.get(name, {}), current.get(name, {})) for name in sorted({*known, *current})}


def _joined(known: Listed, current: Listed) -> dict[str, list[str]]:
    paths = sorted({*known, *current})
    return {path: sorted({*known.get(path, ()), *current.get(path, ())}) for path in paths}


def _held(library: FormLibrary) -> tuple[dict[str, _Held], dict[str, _Held]]:
    """Return the forms and collections, and the kinds of answers that are made of several, by their names."""
    questionnaire = Questionnaire(library)
    forms: dict[str, _Held] = {}
    every: tuple[Form | Collection, ...] = (*library.forms, *library.collections.values())
    for holder in every:
        name = holder.form if isinstance(holder, Form) else holder.collection
        places = FilePlaces(library.file_of(name), holder)
        forms[name] = _Held(name, holder, dict(_stored(name, questionnaire, places)), places)
    file = library.file_of("kinds")
    kinds = {
        name: _Held(name, one, dict(_inside(one.questions, "")), FilePlaces(file, one))
        for name, one in library.kinds.items()
    }
    return forms, kinds


def _stored(name: str, questionnaire: Questionnaire, places: FilePlaces) -> Iterator[tuple[str, Question | None]]:
    """Yield the places under which answers are stored, with their questions; a repeating section has none of its own."""
    for shape in questionnaire.root[name].walk():
        path = shape.pattern.removeprefix(name).replace(".*", "").removeprefix(".")
        if path and (shape.question is None and shape.sort == "items"):
            yield path, None
        elif path and shape.question is not None and places.knows(shape.question):
            yield path, shape.question


def _inside(questions: Iterable[Question], above: str) -> Iterator[tuple[str, Question | None]]:
    for one in questions:
        yield f"{above}{one.id}", one
        yield from _inside(one.questions, f"{above}{one.id}.")
