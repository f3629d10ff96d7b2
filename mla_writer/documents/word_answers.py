"""The answers in a Word letter: each stretch that shows one stands in a content control of its own, tagged with its path.

Where the letter is not for everybody the tags are sums of the paths, which tell neither what is left out nor any id.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
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

    def stretches(self, runs: Runs) -> Iterator[tuple[Control | None, int, list[Run]]]:
        """Yield the runs that belong together: those of one answer with its control and place, all others without."""
        labels = self._labels
        for source, some in groupby(runs, lambda run: run.source if run.control is None else ""):
            if source in labels:
                yield self._control(source), next(self._places), list(some)
            else:
                yield None, 0, list(some)

    def _control(self, source: str) -> Control:
        known = self._controls.get(source)
        if known is None:
            title = self._labels[source][:_MOST_SIGNS]
            known = self._controls[source] = Control(tag_of(source, self._version), title, "answer")
        return known
