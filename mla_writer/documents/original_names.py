"""Names in their original script: beside the transliteration where a person is first named in a letter.

A letter in Latin letters names the person as in the passport and, the first time, the original in brackets. A letter in the
script of the original (Arabic, Cyrillic, Chinese …) names the person by the original, the first time with the Latin form in
brackets. What was not entered is not made up: nothing is transliterated here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from mla_writer.documents import tree
from mla_writer.documents.tree import Block, Document, Run, Runs, runs_of

_NAME = re.compile(r"persons\.(\w+)\.(?:given|family|name)")
_ORIGINAL = "name_original"
_SCRIPTS: Mapping[str, str] = {"ar": "ARABIC", "ru": "CYRILLIC", "zh": "CJK"}
"""The scripts of the languages that are not written in Latin letters, as Unicode calls them."""
_TONGUES: Mapping[str, str] = {
    "ARABIC": "ar", "CYRILLIC": "ru", "CJK": "zh", "HEBREW": "he", "GREEK": "el", "HANGUL": "ko", "HIRAGANA": "ja",
    "KATAKANA": "ja", "THAI": "th", "DEVANAGARI": "hi", "GEORGIAN": "ka", "ARMENIAN": "hy", "ETHIOPIC": "am", "BENGALI": "bn",
}  # fmt: skip
"""The language by which fonts and voices find their way in a name of that script; whose name it is it does not say."""


def with_original_names(document: Document, persons: Mapping[str, Mapping[str, object]]) -> Document:
    """Return the letter with the names of `persons` (answers by id) in their original script, where they have one."""
    names = {key: str(one[_ORIGINAL]) for key, one in persons.items() if one.get(_ORIGINAL)}
    names = {key: name for key, name in names.items() if script_of(name) not in {"", "LATIN"}}
    if not names:
        return document
    naming = _Naming(document.language, names)
    front = naming.blocks(document.front)
    parts, annexes = (
        tuple(replace(one, heading=naming.runs(one.heading), blocks=naming.blocks(one.blocks)) for one in some)
        for some in (document.parts, document.annexes)
    )
    return replace(document, front=front, parts=parts, annexes=annexes)


def script_of(name: str) -> str:
    """Return the script of a name as Unicode calls it (`ARABIC`, `CYRILLIC`, `CJK`), by its first letter."""
    first = next((one for one in name if one.isalpha()), "")
    return unicodedata.name(first, "").partition(" ")[0].partition("-")[0] if first else ""


class _Naming:
    """Goes through a letter from the beginning and knows who was named already."""

    def __init__(self, language: str, names: Mapping[str, str]) -> None:
        self._language, self._names = language, names
        self._named: set[str] = set()
        self._script = _SCRIPTS.get(language.partition("_")[0], "LATIN")
        self._brackets = ("（", "）") if language == "zh" else (" (", ")")

    def blocks(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """Return `blocks` with the names in them."""
        return tuple(self._block(one) for one in blocks)

    def _block(self, block: Block) -> Block:
        if isinstance(block, tree.Paragraph | tree.Heading):
            return replace(block, runs=self.runs(block.runs))
        if isinstance(block, tree.Listing):
            return replace(block, items=tuple(self.runs(one) for one in block.items))
        if isinstance(block, tree.Entry):
            return replace(block, number=self.runs(block.number), runs=self.runs(block.runs))
        if isinstance(block, tree.Table):
            caption, headings = self.runs(block.caption), tuple(self.runs(one) for one in block.headings)
            rows = tuple(tuple(self.runs(cell) for cell in row) for row in block.rows)
            return replace(block, caption=caption, headings=headings, rows=rows)
        if isinstance(block, tree.Particulars) and not _are_of_a_person(block):
            return replace(block, rows=tuple((name, self.runs(value)) for name, value in block.rows))
        return block

    def runs(self, runs: Runs) -> Runs:
        """Return `runs` with the names in them."""
        return tuple(self._told(runs)) if any(_person_of(one) in self._names for one in runs) else runs

    def _told(self, runs: Runs) -> Iterator[Run]:
        at = 0
        while at < len(runs):
            key = _person_of(runs[at])
            end = _end_of_name(runs, at, key)
            yield from self._name(runs[at:end], key) if key in self._names else runs[at:end]
            at = end

    def _name(self, usual: Runs, key: str) -> Runs:
        original = self._original(key, usual[0])
        is_first = key not in self._named
        self._named.add(key)
        opening, closing = (Run(one, self._language) for one in self._brackets)
        if script_of(original.text) == self._script:
            return (original, opening, *usual, closing) if is_first else (original,)
        return (*usual, opening, original, closing) if is_first else usual

    def _original(self, key: str, usual: Run) -> Run:
        name = self._names[key]
        tongue = self._language if script_of(name) == self._script else _TONGUES.get(script_of(name), self._language)
        return Run(name, tongue, "identifier", usual.strong, f"persons.{key}.{_ORIGINAL}", usual.asked)


def _person_of(run: Run) -> str:
    """Return the id of the person of whose name `run` is a part, or an empty text."""
    found = _NAME.fullmatch(run.source)
    return found[1] if found else ""


def _end_of_name(runs: Runs, start: int, key: str) -> int:
    """Return where the name that begins at `start` ends: behind its last part; blanks between two parts belong to it."""
    end = start + 1
    for at in range(start + 1, len(runs)) if key else ():
        if _person_of(runs[at]) == key:
            end = at + 1
        elif runs[at].source or not runs[at].text.isspace():
            break
    return end


def _are_of_a_person(block: tree.Particulars) -> bool:
    """Whether these are the particulars of a person, which say the original name in a row of its own."""
    return any(run.source.endswith(f".{_ORIGINAL}") for run in runs_of((block,)))
