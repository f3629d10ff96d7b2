"""The document tree: what a letter says, in one language, before any writer turns it into Word, HTML or plain text.

`compose` builds it; writers only write. All text is final: translated, formatted, numbered. Directions and fonts are the
writers' business; they follow from `Run.language` and `Document.language`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, Literal

RunKind = Literal["text", "identifier", "gap", "untranslated", "unreviewed", "tick", "placeholder"]
"""identifier: never broken, always left-to-right; gap: a required answer is missing (drafts only); untranslated: the
original stands here because no translation exists; unreviewed: a translation that nobody has reviewed; tick: a box to be
ticked on paper; placeholder: what stands in a field while nobody has filled it in."""


@dataclass(frozen=True, slots=True)
class Control:
    """A field that is filled in on the screen: its `tag` is read back, its `title` is shown while one writes in it.

    `text` takes a text of several lines, `choice` one of the `options` (word and label), `date` a day, `tick` a yes; `fixed`
    holds what nobody may change.
    """

    tag: str
    title: str
    kind: Literal["text", "choice", "date", "tick", "fixed"] = "text"
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one language and one look.

    `source` is the path of the answer it shows, empty for fixed text; `asked` the path of the question that refers to the
    item to which that answer belongs, where it is said because of a reference. What can be filled in has a `control`; other
    writers than Word show its text alone.
    """

    text: str
    language: str
    kind: RunKind = "text"
    strong: bool = False
    source: str = ""
    asked: str = ""
    control: Control | None = None


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. `id` is the id of the sentence in its form; `style` names the Word style.

    The last row of styles is for paper that is filled in by hand: a tab draws a line to write on, or leads to the second
    column of boxes. What is `kept` stays on the page of what follows.
    """

    runs: Runs
    id: str = ""
    style: Literal[
        "body", "lead", "note", "letterhead", "dateline", "address", "mark", "centred",
        "question", "aside", "ticks", "line", "entry_head",
    ] = "body"  # fmt: skip
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 or 2 inside the running text; writers number it (1, 1.1) from its place."""

    runs: Runs
    level: int
    id: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; lettered (a), (b) … in the letter's script when `ordered`, else bullets."""

    items: tuple[Runs, ...]
    ordered: bool = False
    id: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A numbered statement with a hanging number that others refer to: fact 4, question 2."""

    number: Runs
    runs: Runs
    id: str = ""


@dataclass(frozen=True, slots=True)
class Particulars:
    """Two columns: what it is, and what was answered."""

    rows: tuple[tuple[Runs, Runs], ...]
    id: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row that repeats on each page. `widths` are relative."""

    headings: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    widths: tuple[int, ...]
    caption: Runs = ()
    id: str = ""


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Where somebody signs: who it is (issuing, validating), lines for name, post, place and date, and the seal."""

    title: Runs
    lines: tuple[tuple[Runs, Runs], ...]
    seal: Runs = ()
    id: str = ""


Block = Paragraph | Heading | Listing | Entry | Particulars | Table | SignatureBlock


@dataclass(frozen=True, slots=True)
class Part:
    """A numbered part of the letter, or an annex. `number` is the shown number ("7", "Annex 2"), empty if not numbered."""

    id: str
    heading: Runs
    blocks: tuple[Block, ...]
    number: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole letter in one language.

    `front` holds what stands above the first numbered part: letterhead, date, marks, addressee. `header` is repeated on
    every page, with the `marking` of a confidential request and, in a draft, the mark of the draft (`draft`); `page_of` is
    the pattern "Page {page} of {pages}" in the letter's language. `digits` tells which digits the language wants ("latn"
    or "arab").
    """

    language: str
    title: str
    header: tuple[Runs, ...]
    page_of: str
    front: tuple[Block, ...]
    parts: tuple[Part, ...]
    annexes: tuple[Part, ...] = ()
    draft: str = ""
    marking: str = ""
    version: str = "full"
    digits: str = "latn"
    properties: tuple[tuple[str, str], ...] = field(default=())


def without_ids(document: Document) -> Document:
    """Return the letter without the ids of answers and items, which drafters choose and which may name somebody."""
    bare: Document = _without_ids(document)
    return bare


def _without_ids(value: Any) -> Any:  # noqa: ANN401 - any part of a letter
    if isinstance(value, tuple):
        return tuple(_without_ids(one) for one in value)
    if isinstance(value, Run):
        return replace(value, source="", asked="")
    if not is_dataclass(value) or isinstance(value, type):
        return value
    bare = replace(value, **{one.name: _without_ids(getattr(value, one.name)) for one in fields(value)})
    return replace(bare, id="") if isinstance(bare, Block) else bare


def runs_in(document: Document) -> Iterator[Run]:
    """Yield every run of the letter, in no particular order: to count what is missing, untranslated or not reviewed."""
    yield from (run for runs in document.header for run in runs)
    yield from runs_of(document.front)
    for part in (*document.parts, *document.annexes):
        yield from runs_of(part.blocks)


def runs_of(blocks: Iterable[Block]) -> Iterator[Run]:
    """Yield every run of `blocks`."""
    for block in blocks:
        yield from (run for runs in _runs_of(block) for run in runs)


def _runs_of(block: Block) -> Iterator[Runs]:
    if isinstance(block, Paragraph | Heading):
        yield block.runs
    elif isinstance(block, Listing):
        yield from block.items
    elif isinstance(block, Entry):
        yield from (block.number, block.runs)
    elif isinstance(block, Table):
        yield from (block.caption, *block.headings, *(cell for row in block.rows for cell in row))
    else:
        yield from (cell for row in (block.rows if isinstance(block, Particulars) else block.lines) for cell in row)
