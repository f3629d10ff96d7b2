"""Two versions of a letter as one: word by word, row by row, paragraph by paragraph, each marked as inserted or deleted.

It is worked out on the trees, not on any file. Accepting every mark gives the new letter, rejecting every mark the old one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from difflib import SequenceMatcher
from typing import Literal, TypeVar

from mla_writer.documents import tree
from mla_writer.documents.alignment import aligned, shared
from mla_writer.documents.plain import text_of
from mla_writer.documents.references import without_links
from mla_writer.documents.tree import Block, Document, Part, Run, Runs, runs_of, without_ids

How = Literal["", "ins", "del"]
_TOKENS = re.compile(
    r"\d[\d.,\u00a0\u202f ]*\d|\s+|[\u3400-\u9fff]|[^\W\u3400-\u9fff]+(?:[-'’./@][^\W\u3400-\u9fff]+)*|.", re.DOTALL
)
"""Numbers with their groups, white space, words, Chinese signs, any other sign."""
_MOST_TOKENS = 6000
_ALIKE = 0.3
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class MarkedRun(Run):
    """A run that stands in one of the two letters only."""

    change: How = "ins"


@dataclass(frozen=True, slots=True)
class Whole:
    """A block that stands in one of the two letters only."""

    block: Block
    change: How


@dataclass(frozen=True, slots=True)
class MarkedListing(tree.Listing):
    """A list with how each of its items has changed."""

    changes: tuple[How, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedParticulars(tree.Particulars):
    """Particulars with how each row has changed."""

    changes: tuple[How, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedTable(tree.Table):
    """A table with how each row has changed."""

    changes: tuple[How, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedPart(Part):
    """A part with how it has changed as a whole."""

    change: How = ""


@dataclass(frozen=True, slots=True)
class Redline:
    """Both letters as one; `title` is that of the letter, as runs."""

    document: Document
    title: Runs


def redline(old: Document, new: Document) -> Redline:
    """Return both letters as one, in the order of the new one; fields, whose results change by themselves, are plain text."""
    old, new = without_links(without_ids(old)), without_links(without_ids(new))
    title = merged_runs((Run(old.title, old.language),), (Run(new.title, new.language),))
    both = replace(
        new,
        header=_header(old, new),
        front=_blocks(old.front, new.front),
        parts=_parts(old.parts, new.parts),
        annexes=_parts(old.annexes, new.annexes),
    )
    return Redline(both, title)


def merged_runs(old: Runs, new: Runs) -> Runs:
    """Return the runs of both, those marked that only one of them has."""
    if text_of(old) == text_of(new):
        return new
    before, after = _tokens(old), _tokens(new)
    if len(before) + len(after) > _MOST_TOKENS:
        return (*marked(old, "del"), *marked(new, "ins"))
    matcher = SequenceMatcher(None, [one for one, _ in before], [one for one, _ in after], autojunk=False)
    pieces: list[tuple[str, Run, How]] = []
    for how, i1, i2, j1, j2 in _without_islands(matcher.get_opcodes(), before):
        if how == "equal":
            pieces += [(text, run, "") for text, run in after[j1:j2]]
            continue
        pieces += [(text, run, "del") for text, run in before[i1:i2]]
        pieces += [(text, run, "ins") for text, run in after[j1:j2]]
    return tuple(_joined(pieces))


def marked(runs: Runs, change: How) -> Runs:
    """Return runs that stand in one letter only."""
    return tuple(_with(run, run.text, change) for run in runs)


Tokens = list[tuple[str, Run]]
Opcode = tuple[str, int, int, int, int]


def _tokens(runs: Runs) -> Tokens:
    found: Tokens = []
    for run in runs:
        whole = run.kind in {"identifier", "gap", "tick", "placeholder"}
        found += [(one, run) for one in ([run.text] if whole else _TOKENS.findall(run.text))]
    return found


def _without_islands(codes: Sequence[Opcode], before: Tokens) -> Iterator[Opcode]:
    """Yield the steps; white space alone between two changes is changed with them, so that phrases stay whole."""
    held: Opcode | None = None
    for number, (how, i1, i2, j1, j2) in enumerate(codes):
        is_island = (
            how == "equal" and 0 < number < len(codes) - 1 and not "".join(one for one, _ in before[i1:i2]).strip()
        )
        if how != "equal" or is_island:
            held = ("replace", held[1] if held else i1, i2, held[3] if held else j1, j2)
            continue
        if held:
            yield held
            held = None
        yield how, i1, i2, j1, j2
    if held:
        yield held


def _joined(pieces: Sequence[tuple[str, Run, How]]) -> Iterator[Run]:
    """Yield runs: what follows each other in one run with one mark is one."""
    at = 0
    while at < len(pieces):
        text, run, how = pieces[at]
        end = at + 1
        while end < len(pieces) and pieces[end][1] is run and pieces[end][2] == how:
            text += pieces[end][0]
            end += 1
        yield _with(run, text, how)
        at = end


def _with(run: Run, text: str, change: How) -> Run:
    given = {one.name: getattr(run, one.name) for one in fields(Run)} | {"text": text}
    return MarkedRun(**given, change=change) if change else Run(**given)


# ---- parts and blocks ----------------------------------------------------------------------------------------------------


def _header(old: Document, new: Document) -> tuple[Runs, ...]:
    return (merged_runs(_in_one_line(old), _in_one_line(new)),)


def _in_one_line(document: Document) -> Runs:
    """Return the header as it is written: its entries with points between them."""
    between = (Run(" · ", document.language),)
    return tuple(run for n, runs in enumerate(document.header) for run in ((*between, *runs) if n else runs))


def _parts(old: Sequence[Part], new: Sequence[Part]) -> tuple[Part, ...]:
    keys = [[one.id for one in some] for some in (old, new)]
    found: list[Part] = []
    for i, j in aligned(keys[0], keys[1], lambda _i, _j: 0.0):
        if i is not None and j is not None:
            before, after = old[i], new[j]
            heading = merged_runs(before.heading, after.heading)
            found.append(replace(after, heading=heading, blocks=_blocks(before.blocks, after.blocks)))
        else:
            part: Part = old[i] if i is not None else new[j or 0]
            change: How = "del" if j is None else "ins"
            found.append(MarkedPart(part.id, part.heading, part.blocks, part.number, part.figure, change=change))
    return tuple(found)


def _blocks(old: Sequence[Block], new: Sequence[Block]) -> tuple[Block, ...]:
    keys = [[(type(one), text_of(tuple(runs_of((one,))))) for one in some] for some in (old, new)]
    found: list[object] = []
    for i, j in aligned(keys[0], keys[1], lambda i, j: _likeness(old[i], new[j])):
        if i is None:
            found.append(Whole(new[j or 0], "ins"))
        elif j is None:
            found.append(Whole(old[i], "del"))
        else:
            found.append(_merged(old[i], new[j]))
    return tuple(found)  # type: ignore[arg-type]  # `Whole` is known to the one writer that gets it


def _likeness(one: Block, other: Block) -> float:
    if type(one) is not type(other):
        return 0.0
    if isinstance(one, tree.Table) and isinstance(other, tree.Table) and len(one.headings) != len(other.headings):
        return 0.0
    if isinstance(one, tree.SignatureBlock) and isinstance(other, tree.SignatureBlock):
        return float(len(one.lines) == len(other.lines) and bool(one.seal) == bool(other.seal))
    if isinstance(one, tree.Listing) and isinstance(other, tree.Listing) and one.ordered != other.ordered:
        return 0.0
    return _alike(runs_of((one,)), runs_of((other,)))


def _alike(one: Iterator[Run], other: Iterator[Run]) -> float:
    words = [Counter("".join(run.text for run in some).casefold().split()) for some in (one, other)]
    likeness = shared(words[0], words[1])
    return likeness if likeness >= _ALIKE else 0.0


def _merged(old: Block, new: Block) -> Block:
    """Return two blocks that are one, changed."""
    if isinstance(old, tree.Listing) and isinstance(new, tree.Listing):
        items, hows = _rows([(one,) for one in old.items], [(one,) for one in new.items])
        return MarkedListing(tuple(one for (one,) in items), new.ordered, new.id, changes=hows)
    if isinstance(old, tree.Particulars) and isinstance(new, tree.Particulars):
        rows, hows = _rows(old.rows, new.rows)
        return MarkedParticulars(tuple((name, value) for name, value in rows), new.id, changes=hows)
    if isinstance(old, tree.Table) and isinstance(new, tree.Table):
        headings = tuple(map(merged_runs, old.headings, new.headings))
        rows, hows = _rows(old.rows, new.rows)
        return MarkedTable(headings, rows, new.widths, merged_runs(old.caption, new.caption), new.id, changes=hows)
    if isinstance(old, tree.SignatureBlock) and isinstance(new, tree.SignatureBlock):
        lines = tuple(
            (merged_runs(a, c), merged_runs(b, d)) for (a, b), (c, d) in zip(old.lines, new.lines, strict=True)
        )
        return replace(new, title=merged_runs(old.title, new.title), lines=lines, seal=merged_runs(old.seal, new.seal))
    if isinstance(old, tree.Entry) and isinstance(new, tree.Entry):
        return replace(new, number=merged_runs(old.number, new.number), runs=merged_runs(old.runs, new.runs))
    assert isinstance(old, tree.Paragraph | tree.Heading)
    assert isinstance(new, tree.Paragraph | tree.Heading)
    return replace(new, runs=merged_runs(old.runs, new.runs))


Cells = tuple[Runs, ...]


def _rows(old: Sequence[Cells], new: Sequence[Cells]) -> tuple[tuple[Cells, ...], tuple[How, ...]]:
    """Return the rows of both, and how each has changed."""
    keys = [[tuple(text_of(cell) for cell in row) for row in some] for some in (old, new)]
    likeness: Callable[[int, int], float] = lambda i, j: _row_likeness(keys[0][i], keys[1][j])  # noqa: E731
    rows: list[tuple[Cells, How]] = []
    for i, j in aligned(keys[0], keys[1], likeness):
        if i is None:
            rows.append((new[j or 0], "ins"))
        elif j is None:
            rows.append((old[i], "del"))
        else:
            rows.append((tuple(map(merged_runs, old[i], new[j])), ""))
    return tuple(row for row, _ in rows), tuple(how for _, how in rows)


def _row_likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Rows with one first cell are one row, changed; any others are as far alike as their words are."""
    if len(one) > 1 and one[0] and one[0] == other[0]:
        return 1.0
    words = [Counter(" ".join(row).casefold().split()) for row in (one, other)]
    likeness = shared(words[0], words[1])
    return likeness if likeness >= _ALIKE else 0.0
