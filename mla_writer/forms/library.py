"""`FormLibrary`: everything in forms/request/ and forms/assistance/, read once, every fault of every file reported."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, get_args

from mla_writer import yamlio
from mla_writer.conditions.wordings import Wordings
from mla_writer.errors import Problem, ProblemsError
from mla_writer.forms.grounds import Grounds, LoadedWords, WordsOfGuilt
from mla_writer.forms.model import AssistanceGroup, Collection, CompositeKind, Form, Kinds, Outline, Source, Sources
from mla_writer.forms.reading import read_cached
from mla_writer.forms.shapes import COLLECTIONS
from mla_writer.forms.standards import StandardLibrary
from mla_writer.forms.wordings import WordingLists

FRAME = "request"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FormLibrary:
    """The frame, the types of assistance, the collections, composite kinds, sources, outlines of letter and covering note.

    Also the grounds of refusal, the words by language that call somebody guilty, the lists of words that conditions name, and
    the standards of evidence.
    """

    frame: Form
    assistance: Mapping[str, Form]
    collections: Mapping[str, Collection]
    kinds: Mapping[str, CompositeKind]
    outline: Outline
    cover: Outline
    sources: Mapping[str, Source]
    grounds: Grounds
    words_of_guilt: Mapping[str, LoadedWords]
    wordings: Wordings
    folder: Path
    standards: StandardLibrary

    @property
    def forms(self) -> Iterator[Form]:
        """The frame, then every type of assistance in the order of their ids."""
        yield self.frame
        yield from self.assistance.values()

    @property
    def outlines(self) -> tuple[Outline, ...]:
        """The outlines of the letter and of its covering note."""
        return self.outline, self.cover

    @property
    def by_group(self) -> Mapping[AssistanceGroup, tuple[Form, ...]]:
        """The types of assistance as they are offered: those of one group together."""
        return {
            group: tuple(one for one in self.assistance.values() if one.group == group)
            for group in get_args(AssistanceGroup)
        }

    def file_of(self, form: str) -> Path:
        """Return the file of a form or collection."""
        folder = "assistance" if form in self.assistance else "request"
        return self.folder / folder / f"{form}.yaml"


def load_forms(folder: Path) -> FormLibrary:
    """Read all forms below `folder`; raise ProblemsError with the faults of every file."""
    reader = _Reader()
    request = folder / "request"
    frame = reader.read(Form, request / "request.yaml")
    collections = {name: reader.read(Collection, request / f"{name}.yaml") for name in COLLECTIONS}
    kinds = reader.read(Kinds, request / "kinds.yaml")
    outline = reader.read(Outline, request / "letter.yaml")
    cover = reader.read(Outline, request / "cover.yaml")
    sources = reader.read(Sources, folder / "sources.yaml")
    grounds = reader.read(Grounds, request / "refusal_grounds.yaml")
    guilt = reader.read(WordsOfGuilt, request / "words_of_guilt.yaml")
    wordings = reader.read(WordingLists, folder / "wordings.yaml")
    assistance = {path.stem: reader.read(Form, path) for path in sorted((folder / "assistance").glob("*.yaml"))}
    for name, form in assistance.items():
        reader.expect_name(form, name, folder / "assistance" / f"{name}.yaml")
    reader.raise_problems()
    assert frame and kinds and outline and cover and sources and grounds and guilt and wordings
    return FormLibrary(
        frame=frame,
        assistance={name: form for name, form in assistance.items() if form},
        collections={name: one for name, one in collections.items() if one},
        kinds={one.kind: one for one in kinds.kinds},
        outline=outline,
        cover=cover,
        sources=sources.sources,
        grounds=grounds,
        words_of_guilt=guilt.languages,
        wordings=wordings.bound,
        folder=folder,
        standards=StandardLibrary(folder / "standards"),
    )


class _Reader:
    """Reads file after file and keeps every problem."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def read(self, cls: type[T], path: Path) -> T | None:
        try:
            return read_cached(cls, path)
        except ProblemsError as error:
            self.problems += error.problems
            return None

    def expect_name(self, form: Form | None, name: str, path: Path) -> None:
        if form is not None and form.form != name:
            self.problems.append(
                Problem("FORM-001", yamlio.place_of(path, ("form",)), {"form": form.form, "file": name})
            )

    def raise_problems(self) -> None:
        if self.problems:
            raise ProblemsError(self.problems)
