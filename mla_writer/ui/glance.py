"""A glance at drafts for the list of requests: name, progress and findings, one small step in each turn of the event loop.

What was seen is kept with date and size of the file, so that a list in which nothing changed is shown without reading a form.
"""

from __future__ import annotations

import datetime as dt
import importlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from mla_writer import cache, paths
from mla_writer.errors import Problem, ProgramError
from mla_writer.ui.words import Words

if TYPE_CHECKING:
    from mla_writer.case import Case
    from mla_writer.content import Content
    from mla_writer.interview.interview import Live

_ROOMS = (
    "mla_writer.yamlio", "mla_writer.conditions.values", "mla_writer.conditions.tree", "mla_writer.conditions.evaluate",
    "mla_writer.conditions.check", "mla_writer.conditions.condition", "mla_writer.forms.model", "mla_writer.forms.library",
    "mla_writer.answers.answers", "mla_writer.answers.kinds", "mla_writer.answers.reading", "mla_writer.interview.rules",
    "mla_writer.interview.interview", "mla_writer.treaties.library", "mla_writer.countries.model",
    "mla_writer.checks.context", "stdnum.util", "phonenumbers", "mla_writer.checks.rules", "mla_writer.checks.run",
    "mla_writer.content", "mla_writer.case", "mla_writer.ui.sections",
)  # fmt: skip
"""What reading a draft needs; imported one in a turn, because all of them together would hold up the window."""
_KEPT = "requests"


@dataclass(frozen=True, slots=True)
class Glance:
    """What the list says of one request; `problem` tells why its file cannot be read. `is_known` is false until it was read.

    `assistance` holds ids and English titles; `levels` how many findings of each level stand open.
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

    @property
    def is_ready(self) -> bool:
        """Whether nothing at all stands open."""
        return self.is_known and self.problem is None and not any(self.levels.values())


@dataclass(frozen=True, slots=True)
class _Looker:
    """Somebody who only looks at a case."""

    case: Case
    words: Words

    @property
    def live(self) -> Live:
        return self.case.live


class Glances(QObject):
    """Looks at drafts; `seen` tells of one, `done` that all have been seen."""

    seen = Signal(object)
    done = Signal()

    def __init__(self, content: Callable[[], Content], words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._content, self._words = content, words
        self._steps: Iterator[None] = iter(())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._turn)

    def look(self, drafts: Iterable[Path]) -> None:
        """Look at `drafts`, beginning in the next turn of the event loop."""
        self._steps = self._looking(tuple(drafts))
        self._timer.start()

    def _turn(self) -> None:
        if next(self._steps, "end") == "end":
            self.done.emit()
        else:
            self._timer.start()

    def _looking(self, drafts: tuple[Path, ...]) -> Iterator[None]:
        kept = _kept()
        unknown = []
        for path in drafts:
            glance = _revived(path, kept)
            if glance is None:
                unknown.append(path)
            else:
                self.seen.emit(glance)
        if not unknown:
            return
        yield from _warm(self._content)
        for path in unknown:
            yield from self._look(path, kept)
        _keep({name: one for name, one in kept.items() if Path(name) in drafts})

    def _look(self, path: Path, kept: dict[str, object]) -> Iterator[None]:
        from mla_writer.case import Case

        before = _state(path)
        try:
            case = Case.open(self._content(), path)
        except ProgramError as error:
            self.seen.emit(Glance(path, _changed(path), is_known=True, name=path.stem, problem=error.problems[0]))
            return
        yield
        _ = case.live
        yield
        _ = case.findings
        yield
        glance = _seen(_Looker(case, self._words), path)
        kept[str(path)] = [before, _written(glance)]
        self.seen.emit(glance)
        yield


def at_first(path: Path) -> Glance:
    """Return what can be said of a draft before it was read."""
    return Glance(path, _changed(path), name=path.stem)


def _warm(content: Callable[[], Content]) -> Iterator[None]:
    for room in _ROOMS:
        importlib.import_module(room)
        yield
    found = content()
    _ = found.forms
    yield
    _ = found.vocabulary
    yield
    _ = found.treaties.titles
    yield
    _ = found.elements
    yield


def _seen(looker: _Looker, path: Path) -> Glance:
    from mla_writer.ui.sections import marks_of, section_pages

    case = looker.case
    findings = case.findings
    pages = [one for one in section_pages(looker) if one.is_marked]
    levels: dict[str, int] = {}
    for one in findings:
        if one.overridden is None:
            levels[one.level] = levels.get(one.level, 0) + 1
    forms = case.content.forms.assistance
    return Glance(
        path,
        _changed(path),
        is_known=True,
        name=case.answers.text("request.case_name") or path.stem,
        reference=case.answers.text("request.reference"),
        requested=case.requested,
        assistance=tuple((one, forms[one].title) for one in case.answers.listed("request.assistance") if one in forms),
        done=sum(mark == "complete" for mark, _ in marks_of(pages, case.live, findings).values()),
        sections=len(pages),
        levels=levels,
    )


# ---- what was seen before -------------------------------------------------------------------------------------------------


def _stamp() -> list[str]:
    """Return for what it holds: for a day, as checks look at the date, and until forms or packs change."""
    forms = (paths.content_dir() / "forms").rglob("*.yaml")
    newest = max((one.stat().st_mtime_ns for one in forms), default=0)
    return [str(newest), dt.datetime.now(dt.UTC).date().isoformat()]


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
        "texts": [glance.name, glance.reference, glance.requested],
        "assistance": [list(one) for one in glance.assistance],
        "numbers": [glance.done, glance.sections],
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
        return Glance(path, _changed(path), True, texts[0], texts[1], texts[2], pairs, numbers[0], numbers[1], levels)
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
