"""Where the drafter was in each draft, kept at every step, so that a program that was killed opens where it was."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mla_writer import paths

_FILE = "places.json"
_MOST = 12


@dataclass(frozen=True, slots=True)
class Where:
    """A section and a question in it; `was_open` tells that the draft was never closed after the drafter came there."""

    section: str = ""
    question: str = ""
    was_open: bool = False


class Bookmarks:
    """Written quickly rather than safely: a place that is lost in a power cut costs a click."""

    def __init__(self) -> None:
        self._path = paths.user_dir() / _FILE

    def of(self, draft: Path) -> Where:
        """Return where the drafter was."""
        kept = self._read().get(_name(draft))
        if not isinstance(kept, Mapping):
            return Where()
        return Where(str(kept.get("section", "")), str(kept.get("question", "")), kept.get("open") is True)

    def note(self, draft: Path, section: str, question: str) -> None:
        """Remember where the drafter is; until `leave` the draft counts as open."""
        self._write(draft, {"section": section, "question": question, "open": True})

    def leave(self, draft: Path) -> None:
        """Remember that the draft was closed as it should be."""
        where = self.of(draft)
        if where.was_open:
            self._write(draft, {"section": where.section, "question": where.question, "open": False})

    def _write(self, draft: Path, place: Mapping[str, object]) -> None:
        name = _name(draft)
        others = {key: one for key, one in self._read().items() if key != name}
        kept = dict(list({**others, name: place}.items())[-_MOST:])
        temporary = self._path.with_name(f"{_FILE}.{os.getpid()}")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_text(json.dumps(kept), encoding="utf-8")
            temporary.replace(self._path)
        except OSError:
            return

    def _read(self) -> Mapping[str, object]:
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return kept if isinstance(kept, dict) else {}


def _name(draft: Path) -> str:
    return str(draft.resolve())
