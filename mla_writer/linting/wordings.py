"""Linting the lists of words: those that checks look for are there."""

from __future__ import annotations

from collections.abc import Iterator

from mla_writer import yamlio
from mla_writer.checks.wording import LISTS
from mla_writer.errors import Problem
from mla_writer.forms.library import FormLibrary


def lint_wordings(library: FormLibrary) -> Iterator[Problem]:
    """Yield a fault for each list that a check looks for and forms/wordings.yaml has not."""
    place = yamlio.place_of(library.folder / "wordings.yaml", ("lists",))
    for name in sorted(LISTS - library.wordings.keys()):
        suggestion = yamlio.closest(name, library.wordings.keys() - LISTS) or ""
        yield Problem("FORM-057", place, {"name": name, "suggestion": suggestion})
