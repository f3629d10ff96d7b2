"""The document tree: what a letter says, in one language, before any writer turns it into Word, HTML or plain text.

`compose` builds it; writers only write. All text is final: translated, formatted, numbered. Directions and fonts are the
writers' business; they follow from `Run.language` and `Document.language`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, Literal

RunKind = Literal["text", "identifier", "gap", "untranslated", "unreviewed", "stale", "tick", "placeholder"]
"""identifier: never broken, always left-to-right; gap: a required answer is missing (drafts only); untranslated: the
original stands here because no translation exists; unreviewed: a translation that nobody has reviewed; stale: one of words
that have changed since; tick: a box to be ticked on paper; placeholder: what stands in a field while nobody has filled it in."""


@dataclass(frozen=True, slots=True)
class Control:
    """A field that is filled in on the screen: its `tag` is read back, its `title` is shown while one writes in it.

    `text` takes a text of several lines, `choice` one of the `options` (word and label), `date` a day, `tick` a yes; `fixed`
    holds what nobody may change, `answer` what a letter shows of an answer.
    """

    tag: str
    title: str
    kind: Literal["text", "choice", "date", "tick", "fixed", "answer"] = "text"
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one language and one look.

    `source` is the path of the answer it shows, empty for fixed text; `asked` the path of the question that refers to the
    item to which that answer belongs, where it is said because of a reference. What can be filled in has a `control`; other
    writers than Word show its text alone.

    Runs with an `anchor` are the place to which runs with that `target` refer: `facts.f4`, `annex.persons`. A `note` hangs
    on the run as a footnote.
    """

    text: str
    language: str
    kind: RunKind = "text"
    strong: bool = False
    source: str = ""
    asked: str = ""
    control: Control | None = None
    target: str = ""
    anchor: str = ""
    note: tuple[Run, ...] = ()


Runs = tuple[Run, ...]
ANNEX = "annex."
"""How the place of an annex begins; the id of the annex follows."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. `id` is the id of the sentence in its form; `style` names the Word style.

    The last row of styles is for paper that is filled in by hand: a tab draws a line to write on, or leads to the second
    column of boxes. What is `kept` stays on the page of what follows. One in another `language` than the letter runs in the
    direction of that language. `number` is its shown number, where the paragraphs of the letter are counted through.
    """

    runs: Runs
    id: str = ""
    style: Literal[
        "body", "lead", "note", "letterhead", "dateline", "address", "mark", "centred",
        "reference", "addressee", "question", "aside", "ticks", "line", "entry_head", "seal",
    ] = "body"  # fmt: skip
    kept: bool = False
    language: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 or 2 inside the running text; writers number it (1, 1.1) from its place.

    `beside` is the same in another language that runs the other way, and needs a line of its own.
    """

    runs: Runs
    level: int
    id: str = ""
    beside: Runs = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; lettered (a), (b) … in the letter's script when `ordered`, else bullets.

    `start` is the place of the first item, counted from 0: a list beside its translation is cut into single items.
    """

    items: tuple[Runs, ...]
    ordered: bool = False
    id: str = ""
    start: int = 0


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
    """A table with a header row that repeats on each page. `widths` are relative.

    `languages` are those of the columns, where they differ: each column runs in the direction of its own. Where there is `room`,
    rows are high enough to be filled in by hand.
    """

    headings: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    widths: tuple[int, ...]
    caption: Runs = ()
    id: str = ""
    languages: tuple[str, ...] = ()
    room: bool = False


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Where somebody signs: who it is (issuing, validating), lines for name, post, place and date, and the seal."""

    title: Runs
    lines: tuple[tuple[Runs, Runs], ...]
    seal: Runs = ()
    id: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """Two columns, each in one of the `languages`: row by row a block and its counterpart, None where a side lacks it."""

    languages: tuple[str, str]
    rows: tuple[tuple[Block | None, Block | None], ...]
    id: str = ""


@dataclass(frozen=True, slots=True)
class TableInBoth:
    """One table in two languages, across both columns: the tables of both sides, with the same rows and columns."""

    languages: tuple[str, str]
    first: Table
    second: Table
    id: str = ""


Block = Paragraph | Heading | Listing | Entry | Particulars | Table | SignatureBlock | Beside | TableInBoth


@dataclass(frozen=True, slots=True)
class Part:
    """A numbered part of the letter, or an annex. `number` is the shown number ("7", "Annex 2"), empty if not numbered.

    Of an annex, `figure` is the figure within that number, to which others refer. `beside` is its heading in another language,
    as with headings. One that `starts_page` stands on a page of its own.
    """

    id: str
    heading: Runs
    blocks: tuple[Block, ...]
    number: str = ""
    figure: str = ""
    beside: Runs = ()
    starts_page: bool = False

    @property
    def place(self) -> str:
        """What runs that refer to this annex have as their target."""
        return f"{ANNEX}{self.id}"


@dataclass(frozen=True, slots=True)
class Origin:
    """What a letter was written from, by sums that name nobody: all answers, and what the case is called."""

    answers: str
    case: str


@dataclass(frozen=True, slots=True)
class Document:
    """A whole letter in one language.

    `front` holds what stands above the first numbered part: letterhead, date, marks, addressee. `header` is repeated on
    every page, with the `marking` of a confidential or urgent request and, in a draft, the mark of the draft (`draft`) and the
    word across it (`watermark`); `page_of` is the pattern "Page {page} of {pages}" in the letter's language. `contents` is the
    heading of the table of contents, empty where the letter has none. `digits` tells which digits the language wants ("latn"
    or "arab"). `labels` are what the answers that it shows are called, by their paths; with them and with its `origin` a letter
    that was edited in Word is read back. In a letter side by side with another language the blocks hold both, and `beside` is the
    letter in the other one, for what stands around them: title, marks, page numbers. What is `close_set` is meant for one page.
    """

    language: str
    title: str
    header: tuple[Runs, ...]
    page_of: str
    front: tuple[Block, ...]
    parts: tuple[Part, ...]
    annexes: tuple[Part, ...] = ()
    draft: str = ""
    watermark: str = ""
    marking: str = ""
    version: str = "full"
    digits: str = "latn"
    contents: str = ""
    properties: tuple[tuple[str, str], ...] = field(default=())
    labels: Mapping[str, str] = field(default_factory=dict)
    origin: Origin | None = None
    beside: Document | None = None
    close_set: bool = False

    @property
    def sides(self) -> tuple[Document, ...]:
        """The letter, and the one beside it."""
        return (self,) if self.beside is None else (self, self.beside)


def without_ids(document: Document) -> Document:
    """Return the letter without its origin and without ids of answers and items: drafters choose them, they may name somebody.

    The places to which others refer are called by the order in which they come.
    """
    places: dict[str, str] = {}

    def strip(run: Run) -> Runs:
        target, anchor = (_by_order(one, places) for one in (run.target, run.anchor))
        return (replace(run, source="", asked="", target=target, anchor=anchor),)

    bare = replace(document, labels={}, origin=None)
    return with_runs(bare, strip, lambda block: replace(block, id=""))


def with_runs(
    document: Document, change: Callable[[Run], Runs], of_block: Callable[[Any], Any] | None = None
) -> Document:
    """Return the letter with each run replaced by those of `change`, in notes too, and each block by that of `of_block`."""
    changed: Document = _changed(document, change, of_block)
    return changed


def with_stretches(document: Document, change: Callable[[Runs], Runs]) -> Document:
    """Return the letter with each paragraph, item, cell and line replaced by what `change` makes of it; notes stay."""
    changed: Document = _with_stretches(document, change)
    return changed


def _with_stretches(value: Any, change: Callable[[Runs], Runs]) -> Any:  # noqa: ANN401 - any part of a letter
    if isinstance(value, tuple):
        if value and isinstance(value[0], Run):
            return change(value)
        return tuple(_with_stretches(one, change) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    return replace(value, **{one.name: _with_stretches(getattr(value, one.name), change) for one in fields(value)})


def _changed(value: Any, change: Callable[[Run], Runs], of_block: Callable[[Any], Any] | None) -> Any:  # noqa: ANN401 - any part of a letter
    if isinstance(value, tuple):
        if value and isinstance(value[0], Run):
            return tuple(one for run in value for one in _changed_run(run, change))
        return tuple(_changed(one, change, of_block) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    inner = {one.name: _changed(getattr(value, one.name), change, of_block) for one in fields(value)}
    whole = replace(value, **inner)
    return of_block(whole) if of_block is not None and isinstance(whole, Block) else whole


def _changed_run(run: Run, change: Callable[[Run], Runs]) -> Runs:
    return tuple(replace(one, note=_changed(one.note, change, None)) if one.note else one for one in change(run))


def _by_order(place: str, places: dict[str, str]) -> str:
    """Return a place by its number; annexes, whose ids stand in the outline, keep theirs."""
    if not place or place.startswith(ANNEX):
        return place
    return places.setdefault(place, f"{place.partition('.')[0]}.{len(places) + 1}")


def runs_in(document: Document) -> Iterator[Run]:
    """Yield every run of the letter, in no particular order: to count what is missing, untranslated or not reviewed."""
    yield from (run for runs in document.header for run in runs)
    yield from runs_of(document.front)
    for part in (*document.parts, *document.annexes):
        yield from runs_of(part.blocks)


def runs_of(blocks: Iterable[Block]) -> Iterator[Run]:
    """Yield every run of `blocks`, those of the notes that hang on them too."""
    for block in blocks:
        for run in (run for runs in stretches_of(block) for run in runs):
            yield run
            yield from run.note


def stretches_of(block: Block) -> Iterator[Runs]:
    """Yield what a block says, one paragraph, item or cell after the other."""
    if isinstance(block, Paragraph):
        yield block.runs
    elif isinstance(block, Heading):
        yield from (block.runs, block.beside)
    elif isinstance(block, Listing):
        yield from block.items
    elif isinstance(block, Entry):
        yield from (block.number, block.runs)
    elif isinstance(block, Beside | TableInBoth):
        yield from (runs for one in _within(block) for runs in stretches_of(one))
    elif isinstance(block, Table):
        yield from (block.caption, *block.headings, *(cell for row in block.rows for cell in row))
    else:
        yield from (cell for row in (block.rows if isinstance(block, Particulars) else block.lines) for cell in row)


def _within(block: Beside | TableInBoth) -> Iterator[Block]:
    """Yield the blocks of both languages."""
    if isinstance(block, TableInBoth):
        yield from (block.first, block.second)
    else:
        yield from (one for row in block.rows for one in row if one is not None)
