"""A glance at drafts for the list of requests: name, progress and findings, taken beside the window.

What was seen is kept with date and size of the file, so that a list in which nothing changed is shown without reading a form.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from mla_writer import cache, paths
from mla_writer.errors import Problem, ProgramError
from mla_writer.ui.aside import do_aside
from mla_writer.ui.words import Words

if TYPE_CHECKING:
    from mla_writer.case import Case
    from mla_writer.content import Content
    from mla_writer.interview.interview import Live

_KEPT = "requests"


@dataclass(frozen=True, slots=True)
class Glance:
    """What the list says of one request; `problem` tells why its file cannot be read. `is_known` is false until it was read.

    `assistance` holds ids and English titles; `levels` how many findings of each level stand open; `overridden` how many sections
    lack an answer that was waived with a reason.
    """

    path: Path
    changed: float = 0.0
    is_known: bool = False
    name: str = ""
    reference: str = ""
    requested: str = ""
    assistance: tuple[tuple[str, str], ...] = ()
    done: int = 0
    sections: int = 0
    levels: Mapping[str, int] = field(default_factory=dict)
    problem: Problem | None = None
    overridden: int = 0
    requesting: str = ""

    @property
    def is_ready(self) -> bool:
        """Whether nothing at all stands open, and nothing that is required was waived."""
        return self.is_known and self.problem is None and not any(self.levels.values()) and not self.overridden


@dataclass(frozen=True, slots=True)
class _Looker:
    """Somebody who only looks at a case."""

    case: Case
    words: Words

    @property
    def live(self) -> Live:
        return self.case.live


class Glances(QObject):
    """Looks at drafts, at those that have changed beside the window; `seen` tells of one, `done` that all have been seen."""

    seen = Signal(object)
    done = Signal()

    def __init__(self, content: Callable[[], Content], words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._content, self._words = content, words
        self._drafts: tuple[Path, ...] = ()
        self._unknown: list[Path] = []
        self._kept: dict[str, object] = {}
        self._is_looking = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._begin)

    def look(self, drafts: Iterable[Path]) -> None:
        """Look at `drafts`, beginning in the next turn of the event loop."""
        self._drafts = tuple(drafts)
        self._timer.start()

    def _begin(self) -> None:
        self._kept, self._unknown = _kept(), []
        for path in self._drafts:
            glance = _revived(path, self._kept)
            if glance is None:
                self._unknown.append(path)
            else:
                self.seen.emit(glance)
        if not self._is_looking:
            self._look_at_next()

    def _look_at_next(self) -> None:
        """Look at one draft after the other, so that whoever goes to a request need not wait for all."""
        self._is_looking = bool(self._unknown)
        if not self._is_looking:
            self.done.emit()
            return
        path = self._unknown.pop(0)
        work = partial(_looked_at, self._content, self._words, path)
        do_aside(work, partial(self._take, path, _state(path)), self, "glance", daemon=True)

    def _take(self, path: Path, before: list[int], glance: Glance | None) -> None:
        if glance is not None:
            self.seen.emit(glance)
            if glance.problem is None:
                self._kept[str(path)] = [before, _written(glance)]
        if not self._unknown:
            _keep({name: one for name, one in self._kept.items() if Path(name) in self._drafts})
        self._look_at_next()


def remembered(drafts: Iterable[Path]) -> list[Glance]:
    """Return what was last seen of drafts, of those not seen before what can be said without reading them."""
    kept = _kept()
    return [_revived(path, kept) or at_first(path) for path in drafts]


def at_first(path: Path) -> Glance:
    """Return what can be said of a draft before it was read."""
    return Glance(path, _changed(path), name=path.stem)


def _looked_at(content: Callable[[], Content], words: Words, path: Path) -> Glance:
    """Read and check a draft; what cannot be read is told in the glance."""
    from mla_writer.case import Case

    try:
        case = Case.open(content(), path)
        return _seen(_Looker(case, words), path)
    except ProgramError as error:
        return Glance(path, _changed(path), is_known=True, name=path.stem, problem=error.problems[0])


def _seen(looker: _Looker, path: Path) -> Glance:
    from mla_writer.checks.finding import count
    from mla_writer.ui.sections import marks_of, progress, section_pages

    case = looker.case
    findings = case.findings
    pages = [one for one in section_pages(looker) if one.is_marked]
    marks = [mark for mark, _ in marks_of(pages, case.live, findings).values()]
    done, sections = progress(marks)
    forms = case.content.forms.assistance
    return Glance(
        path,
        _changed(path),
        is_known=True,
        name=case.answers.text("request.case_name") or path.stem,
        reference=case.answers.text("request.reference"),
        requested=case.requested,
        requesting=case.answers.text("request.requesting"),
        assistance=tuple((one, forms[one].title) for one in case.answers.listed("request.assistance") if one in forms),
        done=done,
        sections=sections,
        levels=dict(count(findings).levels),
        overridden=marks.count("overridden"),
    )


# ---- what was seen before -------------------------------------------------------------------------------------------------


def _stamp() -> list[str]:
    """Return for what it holds: for a day, as checks look at the date, and until forms, packs or treaties change."""
    from mla_writer.conditions.values import Day  # not needed to draw the first window

    folders = (paths.content_dir() / "forms", paths.office_packs(), paths.office_treaties())
    changed = [one for folder in folders for one in _dates(folder)]
    return [str(len(changed)), str(max(changed, default=0)), str(Day.today())]


def _dates(folder: str | Path) -> Iterator[int]:
    """Yield when each YAML file of a folder was changed; `Path.rglob` takes ten times as long, at every start."""
    with suppress(OSError), os.scandir(folder) as found:
        for one in found:
            if one.is_dir():
                yield from _dates(one.path)
            elif one.name.endswith(".yaml"):
                yield one.stat().st_mtime_ns


def _kept() -> dict[str, object]:
    kept = cache.load(cache.cache_key(_KEPT))
    if isinstance(kept, dict) and kept.get("stamp") == _stamp() and isinstance(kept.get("seen"), dict):
        return dict(kept["seen"])
    return {}


def _keep(seen: Mapping[str, object]) -> None:
    """Keep what was seen in one file that is written anew, so that no name outlives its place in the list."""
    cache.keep(cache.cache_key(_KEPT), {"stamp": _stamp(), "seen": seen})


def _written(glance: Glance) -> dict[str, object]:
    return {
        "texts": [glance.name, glance.reference, glance.requested, glance.requesting],
        "assistance": [list(one) for one in glance.assistance],
        "numbers": [glance.done, glance.sections, glance.overridden],
        "levels": dict(glance.levels),
    }


def _revived(path: Path, kept: Mapping[str, object]) -> Glance | None:
    """Return what was seen of a draft, unless it has been changed since, or what was kept cannot be used."""
    found = kept.get(str(path))
    if not isinstance(found, list) or found[0] != _state(path):
        return None
    try:
        texts, numbers, levels = found[1]["texts"], found[1]["numbers"], found[1]["levels"]
        pairs = tuple((str(one), str(title)) for one, title in found[1]["assistance"])
        done, sections, overridden = numbers
        seen = Glance(path, _changed(path), True, texts[0], texts[1], texts[2], pairs, done, sections, levels)
        return replace(seen, overridden=overridden, requesting=texts[3])
    except (KeyError, IndexError, TypeError, ValueError):  # kept by a program with another mind
        return None


def _state(path: Path) -> list[int]:
    try:
        found = path.stat()
    except OSError:
        return []
    return [found.st_mtime_ns, found.st_size]


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
