"""The answers in a Word letter: each stretch that shows one stands in a content control of its own, tagged with its path.

Where the letter is not for everybody the tags are sums of the paths, which tell neither what is left out nor any id.
"""

from __future__ import annotations

import hashlib
from itertools import count, groupby

from mla_writer.documents.tree import Control, Document, Run, Runs

_FIRST_PLACE = 600_001
"""Numbers of bookmarks below it are left to others."""
_MOST_SIGNS = 64
"""Word keeps no longer tags and titles."""


def tag_of(path: str, version: str) -> str:
    """Return the tag of the answer at `path` in a letter for the reader `version`."""
    if version == "full" and len(path) <= _MOST_SIGNS:
        return path
    return hashlib.sha256(path.encode()).hexdigest()[:12]


class AnswerMarks:
    """The controls of one letter; `place` tells apart those of the same answer."""

    def __init__(self, document: Document) -> None:
        self._labels, self._version = document.labels, document.version
        self._places = count(_FIRST_PLACE)
        self._controls: dict[str, Control] = {}

    def stretches(self, runs: Runs) -> list[tuple[Control | None, int, Runs]]:
        """Return the runs that belong together: those of one answer with its control and place, all others without."""
        if len(runs) == 1:  # as most cells of tables have it
            return [self._stretch(_source(runs[0]), runs)]
        return [self._stretch(source, tuple(some)) for source, some in groupby(runs, _source)]

    def _stretch(self, source: str, runs: Runs) -> tuple[Control | None, int, Runs]:
        return (self._control(source), next(self._places), runs) if source in self._labels else (None, 0, runs)

    def _control(self, source: str) -> Control:
        known = self._controls.get(source)
        if known is None:
            title = self._labels[source][:_MOST_SIGNS]
            known = self._controls[source] = Control(tag_of(source, self._version), title, "answer")
        return known


def _source(run: Run) -> str:
    return run.source if run.control is None else ""
