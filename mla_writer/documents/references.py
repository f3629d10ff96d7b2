"""Cross-references: the places of a letter to which others refer, and what its bookmarks are called.

A run says where it leads (`target`) by the path of an item or the id of an annex; one place in the letter bears it as its
`anchor`. Names of bookmarks are made of a digest, so that they stay the same while the letter grows and name nobody.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from mla_writer.documents import tree
from mla_writer.documents.tree import Document, Part, Run, Runs, with_runs

Sort = Literal["entry", "figure", "text"]
"""entry: a statement that Word numbers; figure: a number of a sequence, of annexes or enclosures; text: a name."""
_NAMES: Mapping[str, str] = {
    "facts": "fact",
    "persons": "person",
    "documents": "enclosure",
    "annex": "annex",
    "notes": "note",
}
_SEQUENCES = frozenset({"documents", "annex"})
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Place:
    """One place to which others refer: its bookmark, the number of that, what it is, and the text that stands there."""

    bookmark: str
    number: int
    sort: Sort
    text: str


def anchored(runs: Runs) -> Runs:
    """Return runs that refer to an item as the place of that item."""
    return tuple(replace(run, anchor=run.target, target="") if run.target else run for run in runs)


def label_of(annex: Part, language: str, *, is_place: bool = False) -> Runs:
    """Return what an annex is called ("Annex 2"), its figure as a reference to it, or as the place itself."""
    before, _, after = annex.number.rpartition(annex.figure) if annex.figure else (annex.number, "", "")
    figure = Run(annex.figure, language, target=annex.place)
    named = (Run(before, language), *(anchored((figure,)) if is_place else (figure,)), Run(after, language))
    return tuple(run for run in named if run.text)


def is_nothing_but(runs: Runs, collection: str) -> bool:
    """Whether `runs` say one item of `collection` and nothing else."""
    targets = {run.target for run in runs}
    return len(targets) == 1 and targets.pop().startswith(f"{collection}.")


def bookmark_of(place: str) -> str:
    """Return the name of the bookmark of a place."""
    collection = place.partition(".")[0]
    digest = hashlib.sha256(place.encode()).hexdigest()[:_DIGITS]
    return f"{_NAMES.get(collection, 'place')}_{digest}"


def places_in(document: Document) -> dict[str, Place]:
    """Return the places of a letter in the order in which they stand; of two with the same name the first counts."""
    found: dict[str, Place] = {}
    entries = 0
    for place, text, is_entry in _anchors(document):
        if place in found:
            continue
        sort: Sort = "figure" if place.partition(".")[0] in _SEQUENCES else "text"
        if is_entry and text == str(entries + 1):  # where numbers do not run on, Word would number otherwise
            sort, entries = "entry", entries + 1
        found[place] = Place(bookmark_of(place), len(found) + 1, sort, text)
    return found


def settled(document: Document) -> Document:
    """Return the letter with one place for each anchor, and no run that refers to a place that is not in it."""
    places, seen = places_in(document), set[str]()

    def settle(run: Run) -> Runs:
        anchor = "" if run.anchor in seen else run.anchor
        seen.add(anchor)
        target = run.target if run.target in places else ""
        return (run if (anchor, target) == (run.anchor, run.target) else replace(run, anchor=anchor, target=target),)

    return with_runs(document, settle)


def without_links(document: Document) -> Document:
    """Return the letter without its cross-references and table of contents, as plain text tells it."""
    bare = replace(document, contents="")
    return with_runs(bare, lambda run: (replace(run, anchor="", target="") if run.anchor or run.target else run,))


def grouped(runs: Runs) -> Iterator[tuple[str, str, Runs]]:
    """Yield stretches of `runs` that refer to the same place or are one, with their target and anchor."""
    for (target, anchor), many in groupby(runs, key=lambda run: (run.target, run.anchor)):
        yield target, anchor, tuple(many)


def text_of(runs: Iterable[Run]) -> str:
    """Return the text of `runs`."""
    return "".join(run.text for run in runs)


def _anchors(document: Document) -> Iterator[tuple[str, str, bool]]:
    """Yield each place with its text and whether it is the number of an entry."""
    for part in (*document.parts, *document.annexes):
        if part.figure:
            yield part.place, part.figure, False
        for block in part.blocks:
            if isinstance(block, tree.Entry):
                yield from ((anchor, text, True) for anchor, text in _anchored_in(block.number))
            elif isinstance(block, tree.Heading):
                yield from ((anchor, text, False) for anchor, text in _anchored_in(block.runs))
            elif isinstance(block, tree.Table):
                for row in block.rows:
                    yield from ((anchor, text, False) for anchor, text in _anchored_in(row[0] if row else ()))


def _anchored_in(runs: Runs) -> Iterator[tuple[str, str]]:
    for _, anchor, many in grouped(runs):
        if anchor:
            yield anchor, text_of(many)
