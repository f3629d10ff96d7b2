"""Side by side: a letter and the same letter in another language as one document, each block beside its counterpart.

Both were composed from the same outline and answers, so their blocks match one by one. Where a side has a block that the
other lacks (a note for the translator, say), the other side stays empty and the rest stays beside what it belongs to.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TypeVar

from mla_writer.documents import tree
from mla_writer.documents.drawn import ORIGINAL
from mla_writer.documents.references import without_links
from mla_writer.documents.terms import GLOSSARY
from mla_writer.documents.tree import Block, Document, Run, Runs, runs_of

_BETWEEN = " / "
"""What stands between the two languages where they share a line: in the table of contents and where somebody signs."""

One = TypeVar("One")
Pair = tuple[Block | None, Block | None]
Rows = tuple[tuple[Runs, ...], ...]


def side_by_side(first: Document, second: Document) -> Document:
    """Return one document with `first` in the first column and `second` in the other; where it counts, `first` leads.

    It is for reading: it has no cross-references and no marks to be read back by, but a table of contents if the first has.
    """
    titles = dict.fromkeys(one.contents for one in (first, second) if one.contents) if first.contents else ()
    first, second = (replace(without_links(_without_terms(one)), labels={}, origin=None) for one in (first, second))
    languages = (first.language, second.language)
    return replace(
        first,
        header=_header(first, second),
        contents=_BETWEEN.join(titles),
        front=tuple(_blocks(first.front, second.front, languages)),
        parts=tuple(_parts(first.parts, second.parts, languages)),
        annexes=tuple(_annexes(first.annexes, second.annexes, languages)),
        beside=replace(second, front=(), parts=(), annexes=(), watermark=""),  # one word across a page is enough
    )


def _without_terms(letter: Document) -> Document:
    """Return a letter without its list of terms in two languages, which only a translated letter has: here all is in both."""
    lists = [one for one in letter.annexes if one.id == GLOSSARY and all(b.id.startswith(GLOSSARY) for b in one.blocks)]
    if not lists:
        return letter
    away = {one.place for one in lists}

    def is_told(runs: Runs) -> bool:
        return not any(run.target in away for run in runs)

    def rest(block: Block) -> Block:
        return replace(block, items=tuple(filter(is_told, block.items))) if isinstance(block, tree.Listing) else block

    parts = tuple(
        replace(
            part,
            blocks=tuple(rest(b) for b in part.blocks if isinstance(b, tree.Listing) or is_told(tuple(runs_of((b,))))),
        )
        for part in letter.parts
    )
    return replace(letter, parts=parts, annexes=tuple(one for one in letter.annexes if one not in lists))


def _header(first: Document, second: Document) -> tuple[Runs, ...]:
    """Return the header of the first, and what the second says otherwise."""
    told = {_text(one) for one in first.header}
    return (*first.header, *(one for one in second.header if _text(one) not in told))


def _parts(first: Sequence[tree.Part], second: Sequence[tree.Part], languages: tuple[str, str]) -> Iterator[tree.Part]:
    for one, other in _aligned(first, second, lambda part: part.id):
        leading = one or other
        assert leading is not None
        heading, beside = _headed(one.heading if one else (), other.heading if other else ())
        blocks = _blocks(one.blocks if one else (), other.blocks if other else (), languages)
        yield replace(leading, heading=heading, blocks=tuple(blocks), beside=beside)


def _annexes(
    first: Sequence[tree.Part], second: Sequence[tree.Part], languages: tuple[str, str]
) -> Iterator[tree.Part]:
    """The second language says the number of the annex too; that of the first is written by whoever writes the annex."""
    yield from _parts(first, [_named_by_number(one, languages[1]) for one in second], languages)


def _named_by_number(annex: tree.Part, language: str) -> tree.Part:
    return replace(annex, heading=(Run(f"{annex.number} – ", language), *annex.heading))


# ---- blocks ------------------------------------------------------------------------------------------------------------


def _blocks(first: Sequence[Block], second: Sequence[Block], languages: tuple[str, str]) -> Iterator[Block]:
    """Yield the blocks of both: what goes in columns as one grid, across it headings, tables and where somebody signs."""
    rows: list[Pair] = []
    cut = tuple(_cut(_without_originals(first, languages[1])))
    other_cut = tuple(_cut(_without_originals(second, languages[0])))
    aligned = _aligned(cut, other_cut, _key, _kind)
    for pair in aligned:
        across = _across(pair, languages)
        if across is None:
            rows.append(pair)
            continue
        if rows:
            yield tree.Beside(languages, tuple(rows))
            rows = []
        yield across
    if rows:
        yield tree.Beside(languages, tuple(rows))


def _without_originals(blocks: Sequence[Block], beside: str) -> Sequence[Block]:
    """Return the blocks without original wordings that stand in the other column, in their own language, anyway."""
    spoken = {run.language for one in blocks if one.id == ORIGINAL for run in runs_of((one,))}
    return tuple(one for one in blocks if one.id != ORIGINAL) if beside in spoken else blocks


def _cut(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks with lists and particulars cut into single rows, so that each stands beside its own counterpart."""
    for block in blocks:
        if isinstance(block, tree.Listing):
            yield from (
                replace(block, items=(one,), start=number) for number, one in enumerate(block.items, block.start)
            )
        elif isinstance(block, tree.Particulars):
            yield from (replace(block, rows=(one,)) for one in block.rows)
        else:
            yield block


def _key(block: Block) -> Hashable:
    """What tells a block of one letter from the others of that letter, and is the same in every language."""
    return *_kind(block), frozenset(run.source for run in runs_of((block,)) if run.source)


def _kind(block: Block) -> tuple[Hashable, ...]:
    """What a block is, where the languages use different answers in one sentence; a table with as many columns."""
    return type(block).__name__, block.id, len(block.headings) if isinstance(block, tree.Table) else 0


def _across(pair: Pair, languages: tuple[str, str]) -> Block | None:
    """Return what stands across both columns for a pair, None for what goes in them."""
    one, other = pair
    if isinstance(one, tree.Heading) or isinstance(other, tree.Heading):
        return _heading(one, other)
    if isinstance(one, tree.Table) or isinstance(other, tree.Table):
        return _table(one, other, languages)
    if isinstance(one, tree.SignatureBlock) or isinstance(other, tree.SignatureBlock):
        return _signature(one, other, languages[0])
    return None


def _heading(one: Block | None, other: Block | None) -> Block:
    first = one if isinstance(one, tree.Heading) else None
    second = other if isinstance(other, tree.Heading) else None
    leading = first or second
    assert leading is not None
    runs, beside = _headed(first.runs if first else (), second.runs if second else ())
    return replace(leading, runs=runs, beside=beside)


def _headed(first: Runs, second: Runs) -> tuple[Runs, Runs]:
    """Return a heading and its counterpart; the only one leads."""
    return (first, second) if first else (second, ())


def _table(one: Block | None, other: Block | None, languages: tuple[str, str]) -> Block:
    """Return both tables with the same rows; a row that one side lacks is empty there."""
    first = one if isinstance(one, tree.Table) else None
    second = other if isinstance(other, tree.Table) else None
    leading = first or second
    assert leading is not None
    empty = tuple(() for _ in leading.headings)
    bare = replace(leading, headings=empty, rows=(), caption=())
    first, second = first or bare, second or bare
    rows = tuple((row or empty, counterpart or empty) for row, counterpart in _aligned_rows(first.rows, second.rows))
    return tree.TableInBoth(
        languages,
        replace(first, rows=tuple(row for row, _ in rows)),
        replace(second, rows=tuple(row for _, row in rows)),
        leading.id,
    )


def _aligned_rows(first: Rows, second: Rows) -> Iterator[tuple[tuple[Runs, ...] | None, tuple[Runs, ...] | None]]:
    """Yield the rows of two tables that belong together: one by one where there are as many, else by their answers."""
    if len(first) == len(second):
        return zip(first, second, strict=True)
    return _aligned(first, second, _row_key)


def _row_key(row: tuple[Runs, ...]) -> Hashable:
    return frozenset(run.source for cell in row for run in cell if run.source)


def _signature(one: Block | None, other: Block | None, language: str) -> Block:
    """Return one block to sign, its captions in both languages: there is one signature and one seal."""
    first = one if isinstance(one, tree.SignatureBlock) else None
    second = other if isinstance(other, tree.SignatureBlock) else None
    if first is None or second is None:
        leading = first or second
        assert leading is not None
        return leading
    lines = tuple(
        (_in_both(a[0], b[0], language), _in_both(a[1], b[1], language))
        for a, b in zip_longest(first.lines, second.lines, fillvalue=((), ()))
    )
    title, seal = _in_both(first.title, second.title, language), _in_both(first.seal, second.seal, language)
    return replace(first, title=title, lines=lines, seal=seal)


def _in_both(first: Runs, second: Runs, language: str) -> Runs:
    """Return both texts in one line; one of them where the other is empty or says the same."""
    if not first or not second or _text(first) == _text(second):
        return first or second
    return (*first, Run(_BETWEEN, language), *second)


def _text(runs: Runs) -> str:
    return "".join(run.text for run in runs)


# ---- which belongs to which --------------------------------------------------------------------------------------------


def _aligned(
    first: Sequence[One], second: Sequence[One], key: Callable[[One], Hashable], *looser: Callable[[One], Hashable]
) -> Iterator[tuple[One | None, One | None]]:
    """Yield what belongs together by its key, in order; between that by the next key; None where a side has no counterpart."""
    keys, others = [key(one) for one in first], [key(one) for one in second]
    if keys == others:
        yield from zip(first, second, strict=True)
        return
    for told, start, end, other_start, other_end in SequenceMatcher(None, keys, others, autojunk=False).get_opcodes():
        here, there = first[start:end], second[other_start:other_end]
        if told == "equal":
            yield from zip(here, there, strict=True)
        elif here and there and looser:
            yield from _aligned(here, there, *looser)
        else:
            yield from ((one, None) for one in here)
            yield from ((None, one) for one in there)
