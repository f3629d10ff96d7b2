"""The letter that the draft gives today, read as an edited one is: of the same language, for the same reader."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from mla_writer.case import Case
from mla_writer.documents.tree import Document
from mla_writer.documents.word import write_word
from mla_writer.documents.word_lines import Line, lines_of, settled
from mla_writer.documents.word_package import BODY
from mla_writer.forms.model import Reader
from mla_writer.letters import compose_letter
from mla_writer.revision.letter_file import LetterFile

_READERS: tuple[Reader, ...] = tuple(one for one in get_args(Reader) if one != "consultation")
_ENOUGH = 0.5
"""The share of lines that have to stand in one of our letters for a file without an origin to be that letter."""


@dataclass(frozen=True, slots=True)
class Known:
    """Which letter of the draft a file is."""

    language: str
    reader: Reader
    document: Document


def lines_in(document: Document) -> list[Line]:
    """Return the lines of a letter as they are read from its Word file, without those that are empty."""
    with zipfile.ZipFile(io.BytesIO(write_word(document))) as package:
        return [one for one in lines_of(package.read(BODY)) if settled(one.text)]


def known_letter(file: LetterFile, case: Case) -> Known | None:
    """Return which letter a file is: by its origin, else the one with which it shares most lines; None for no letter."""
    origin, languages = file.origin, case.content.catalogues.languages
    if origin is not None:
        reader = next((one for one in _READERS if one == origin.reader), None)
        if reader is None or origin.language not in languages:
            return None
        return Known(origin.language, reader, compose_letter(case, origin.language, reader=reader, final=origin.final))
    if not any(piece.place for line in file.lines for piece in line.pieces):
        return None
    words = {settled(one.text) for one in file.lines} - {""}
    share, found = max(_shares(words, case), key=lambda one: one[0])
    return found if share >= _ENOUGH else None


def _shares(words: set[str], case: Case) -> Iterator[tuple[float, Known]]:
    for language in case.content.catalogues.languages:
        for reader in _READERS:
            for final in (False, True):
                document = compose_letter(case, language, reader=reader, final=final)
                own = {settled(one.text) for one in lines_in(document)}
                yield len(words & own) / max(1, len(words | own)), Known(language, reader, document)
