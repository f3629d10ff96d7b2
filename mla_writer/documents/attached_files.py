"""Attached files in print: their list with pages and sums, and an index with a cover sheet for each enclosure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from mla_writer.answers.attachment import Attachment
from mla_writer.conditions.values import UNKNOWN, Ref
from mla_writer.documents import tree
from mla_writer.documents.grammar import capitalised
from mla_writer.documents.phrases import phrase
from mla_writer.documents.tree import Document, Run, Runs
from mla_writer.interview.shown import Shown

if TYPE_CHECKING:
    from mla_writer.documents.compose import Composer

_FILE_WIDTHS = (13, 38, 17, 62)
_INDEX_WIDTHS = (13, 58, 17, 62)
_ON_SHEET = ("title", "number", "date", "kind", "language", "certified", "translation")
_NOT_LISTED_FOR = "consultation"
"""The reader who is sent no enclosures."""


def files_table(composer: Composer) -> Iterator[tree.Table]:
    """Yield the table of the attached files; nothing where no enclosure has one."""
    rows = []
    for key in composer.wording.numbering.enclosures:
        attachment = _file(composer, key)
        if attachment is not None:
            rows.append((_number(composer, key), *_told(composer, key, attachment)))
    if rows:
        heads = _heads(composer, "number_short", "file", "pages", "sum")
        yield tree.Table(
            heads, tuple(rows), _FILE_WIDTHS, composer.wording.say(phrase("files_caption")), "enclosed_files"
        )


def has_sheets(composer: Composer) -> bool:
    """Whether any document travels with the letter for this reader."""
    return bool(_sheet_keys(composer))


def _sheet_keys(composer: Composer) -> tuple[str, ...]:
    return composer.wording.numbering.enclosures if composer.reader != _NOT_LISTED_FOR else ()


def sheets(composer: Composer, letter: Document) -> Document:
    """Return the index of the enclosures to `letter`, and behind it a cover sheet for each, on a page of its own."""
    wording = composer.wording
    keys = _sheet_keys(composer)
    index = (_index(composer, keys),) if keys else ()  # a table without a line would have no column either
    title = wording.plain(wording.say(phrase("sheets_title")))
    named = tree.Paragraph(wording.say(phrase("sheet_of", title=letter.title)), "sheet_of", "centred")
    return replace(
        letter,
        title=title,
        front=(),
        parts=(tree.Part("index", (), (named, *index)),),
        annexes=tuple(_sheet(composer, key, letter) for key in keys),
    )


def _index(composer: Composer, keys: Sequence[str]) -> tree.Table:
    """Return the list of the enclosures; pages and sums have a column where at least one of them is known."""
    rows = tuple((_number(composer, key), *_indexed(composer, key)) for key in keys)
    heads = _heads(composer, "number_short", "document", "pages", "sum")
    said = tuple(column for column in range(len(heads)) if any(row[column] for row in rows))
    none = composer.wording.say(phrase("no_link"))
    kept = tuple(tuple(row[column] or none for column in said) for row in rows)
    return tree.Table(tuple(heads[one] for one in said), kept, tuple(_INDEX_WIDTHS[one] for one in said), id="index")


def _sheet(composer: Composer, key: str, letter: Document) -> tree.Part:
    wording, ref = composer.wording, Ref("documents", key)
    rows = [row for name in _ON_SHEET if (row := _row(composer, key, name)) is not None]
    pages = _pages(composer, key)
    if pages:
        rows.append((wording.say(phrase("pages")), pages))
    attachment = _file(composer, key)
    if attachment is not None:
        name, _, digest = _told(composer, key, attachment)
        rows += [(wording.say(phrase("file")), name), (wording.say(phrase("sum")), digest)]
    label = wording.plain(wording.say(phrase("enclosure", number=_number(composer, key))))
    named = tree.Paragraph(wording.say(phrase("sheet_of", title=letter.title)), "sheet_of")
    return tree.Part(
        f"sheet_{key}", wording.item(ref, "title"), (named, tree.Particulars(tuple(rows), f"sheet.{key}")), label
    )


def _row(composer: Composer, key: str, name: str) -> tuple[Runs, Runs] | None:
    """Return what the cover sheet says of one answer about the document."""
    live, path = composer.live, f"documents.{key}.{name}"
    shape = live.questionnaire.shape(path)
    value = UNKNOWN if live.is_hidden(path) else live.said.get(path)
    runs = composer.wording.runs(Shown(value, shape, path)) if shape is not None else ()
    return (composer.wording.caption(shape), composer.opened(runs)) if shape is not None and runs else None


def _indexed(composer: Composer, key: str) -> tuple[Runs, Runs, Runs]:
    attachment = _file(composer, key)
    digest = (Run(attachment.sha256, composer.wording.language, "identifier"),) if attachment is not None else ()
    return capitalised(composer.wording.item(Ref("documents", key))), _pages(composer, key), digest


def _told(composer: Composer, key: str, attachment: Attachment) -> tuple[Runs, Runs, Runs]:
    """Return the file as it is called in the parcel, its pages, and its sum: which no answer gives, and nobody mends here."""
    wording = composer.wording
    called = attachment.enclosed_as(wording.numbering.of(Ref("documents", key)))
    name = (Run(called, wording.language, "identifier", source=f"documents.{key}.file"),)
    digest = (Run(attachment.sha256, wording.language, "identifier"),)
    return name, _pages(composer, key) or composer.wording.say(phrase("no_link")), digest


def _pages(composer: Composer, key: str) -> Runs:
    """Return the pages that are entered, or else those counted in the file."""
    record = composer.live.said.records("documents").get(key, {})
    entered, attachment = record.get("pages"), _file(composer, key)
    counted = attachment.pages if attachment is not None else None
    pages = entered if isinstance(entered, Decimal) else Decimal(counted) if counted is not None else None
    if pages is None:
        return ()
    return (Run(composer.wording.formatter.number(pages), composer.wording.language, source=f"documents.{key}.pages"),)


def _file(composer: Composer, key: str) -> Attachment | None:
    value = composer.live.said.records("documents").get(key, {}).get("file")
    return value if isinstance(value, Attachment) and not composer.live.is_hidden(f"documents.{key}.file") else None


def _number(composer: Composer, key: str) -> Runs:
    return composer.wording.item(Ref("documents", key), "number")


def _heads(composer: Composer, *names: str) -> tuple[Runs, ...]:
    return tuple(composer.wording.say(phrase(one)) for one in names)
