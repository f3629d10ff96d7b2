"""`import FILE --into DRAFT`: what comes back from outside, told apart by what the file is."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from mla_writer.cli.edited_commands import import_letter
from mla_writer.cli.translator_commands import import_translation
from mla_writer.errors import Place, fail
from mla_writer.translator.reading import content_of, is_translation


def _is_word(content: bytes) -> bool:
    """Whether a file may be a letter in Word."""
    return content.startswith(b"PK")


Importer = Callable[[argparse.Namespace], int]
IMPORTERS: tuple[tuple[Callable[[bytes], bool], Importer], ...] = (
    (is_translation, import_translation),
    (_is_word, import_letter),
)
"""By what a file is known, and what reads it; the first that knows it does."""


def import_file(given: argparse.Namespace) -> int:
    """Read a file that came back into a draft."""
    content = content_of(Path(given.file))
    reader = next((read for knows, read in IMPORTERS if knows(content)), None)
    if reader is None:
        raise fail("TRANS-001", Place(given.file))
    return reader(given)
