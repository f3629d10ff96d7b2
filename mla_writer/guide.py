"""The manual of the window, in chapters; each heading, paragraph, entry of a list and cell of a table is a text for translators.

It is written in `resources/manual/window.md`, in as much Markdown as is read here: headings with a key
(`## Legal basis {#basis}`), paragraphs, `- `, `1. `, tables, and within a text `**names on the screen**`,
`*words*` and `` `what is typed` ``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from mla_writer import paths
from mla_writer.translation.message import Message

DOMAIN = "manual"
"""The catalogue of its translations."""
_FILE = "window.md"
_ENTRY = re.compile(r"(?:-|(\d+)\.) +(.*)")
_RULE = re.compile(r"\|[-|: ]+\|")
_HEADING = re.compile(r"(.+?) \{#([a-z]+)\}")
_MARKED = re.compile(r"\*\*(?P<strong>.+?)\*\*|\*(?P<word>.+?)\*|`(?P<typed>.+?)`")

Sort = Literal["text", "entry", "row"]
Mark = Literal["", "strong", "word", "typed"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, an entry of a list (`sign` is its number, or a dot), or a row of a table with its `cells`."""

    sort: Sort
    cells: tuple[Message, ...]
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter: its heading, what stands below it, and the key by which pages of the window lead to it."""

    key: str
    title: Message
    blocks: tuple[Block, ...]

    def texts(self) -> Iterator[Message]:
        """Yield heading and texts, in order."""
        yield self.title
        for block in self.blocks:
            yield from block.cells


@cache
def chapters() -> tuple[Chapter, ...]:
    """Return the chapters of the manual; raise an OSError where its file is missing."""
    text = (paths.content_dir() / "resources" / "manual" / _FILE).read_text(encoding="utf-8")
    parts = re.split(r"^##? +", text, flags=re.MULTILINE)[1:]
    return tuple(_chapter(part) for part in parts)


def pieces(text: str) -> Iterator[tuple[Mark, str]]:
    """Yield the pieces of a text, in whatever language, with how each is marked."""
    end = 0
    for found in _MARKED.finditer(text):
        yield "", text[end : found.start()]
        yield cast("Mark", found.lastgroup), found[found.lastgroup or 0]
        end = found.end()
    yield "", text[end:]


def unmarked(text: str) -> str:
    """Return a text without its marks, as it is read out and searched."""
    return "".join(one for _, one in pieces(text))


def guide_texts() -> Iterator[str]:
    """Yield every text of the manual, for translators."""
    for chapter in chapters():
        yield from (one.text for one in chapter.texts())


def _chapter(part: str) -> Chapter:
    line, _, rest = part.partition("\n")
    heading = _HEADING.fullmatch(line.strip())
    title, key = heading.groups() if heading is not None else (line, "")
    return Chapter(key, _message(title), tuple(_blocks(rest)))


def _blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of a chapter; a line that begins none goes on with the one before."""
    for group in re.split(r"\n\s*\n", text.strip()):
        for lines in _begun(group.splitlines()):
            first, entry = lines[0], _ENTRY.fullmatch(lines[0])
            if first.startswith("|"):
                yield Block("row", tuple(_message(cell) for cell in first.strip("|").split("|")))
            elif entry is not None:
                sign = f"{entry[1]}." if entry[1] else "•"
                yield Block("entry", (_message(" ".join((entry[2], *lines[1:]))),), sign)
            else:
                yield Block("text", (_message(" ".join(lines)),))


def _begun(lines: list[str]) -> Iterator[list[str]]:
    """Yield the lines of each block of a group; the rule below the head of a table is none."""
    begun: list[str] = []
    for line in lines:
        if _RULE.fullmatch(line):
            continue
        if begun and (line.startswith("|") or _ENTRY.fullmatch(line)):
            yield begun
            begun = []
        begun.append(line)
    if begun:
        yield begun


def _message(text: str) -> Message:
    return Message(" ".join(text.split()), domain=DOMAIN)
