"""A pack while somebody writes it: looked at as a whole after each change, kept as a working copy, saved as the office's own.

What was shipped is never changed. A pack is saved only when reader and linter find nothing; the version before stays beside it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mla_writer import paths
from mla_writer.conditions.values import is_exact_day
from mla_writer.content import Content
from mla_writer.countries.citing import cited
from mla_writer.countries.editing import PackText
from mla_writer.countries.library import read_pack
from mla_writer.countries.model import CountryPack
from mla_writer.errors import Problem, ProblemsError
from mla_writer.forms.model import Example, Requirement
from mla_writer.forms.reading import read_as
from mla_writer.linting.battery import Played, Stage
from mla_writer.linting.packs import lint_pack
from mla_writer.linting.places import FilePlaces
from mla_writer.storage.files import make_folder, told_of, write_all, write_whole
from mla_writer.storage.pack_history import pushed
from mla_writer.yamlio import Position, content_of, decoded
from mla_writer.yamlio.source import MOST_PROBLEMS

_HEAD = (
    "# {state}. Facts in our own words; each with its source, date and confidence. Not legal advice; verify with the central "
    "authority.\n"
    'country: {code}\nversion: 1\nstatus: draft\nchecked_on: "{today}"\nreview_by: "{review}"\n'
)


_NOT_PLAYED = ("COND-", "FORM-", "PACK-016", "PACK-042")
"""Codes of problems with which the rules of a pack cannot be compiled: faulty conditions, limits by what is not known."""


_MISSING = {"FORM-008": "source", "PACK-005": "sources", "PACK-008": "", "PACK-022": "max_years", "PACK-044": "days"}
"""Problems that something is missing, and the key of the entry under which it is to be entered; empty: the problem names it."""


@dataclass(frozen=True, slots=True)
class Told:
    """A problem with the place in the pack that it is about."""

    problem: Problem
    at: Position


@dataclass(frozen=True)
class Looked:
    """What there is to say of a pack as it stands: its problems; the pack, where it can be read; its rules on a stage."""

    text: PackText
    problems: tuple[Told, ...]
    pack: CountryPack | None = None
    stage: Stage | None = None
    _played: dict[int, Played] = field(default_factory=dict)

    def played(self, rule: Requirement, example: Example, *, asking: bool = False) -> Played | None:
        """Return what becomes of an example of one of the pack's rules; None where the pack cannot be played."""
        if self.stage is None or self.pack is None:
            return None
        if any(one.problem.code == "PACK-006" for one in self.problems):
            return None  # a day that is none: nothing can be played on it
        if id(example) not in self._played:
            origin = f"{'home' if asking else 'country'}:{self.pack.country}"
            self._played[id(example)] = self.stage.played(rule, origin, example)
        return self._played[id(example)]


def look_at(content: Content, text: PackText) -> Looked:
    """Return what is to be said of a pack; what `content` itself holds is left as it is."""
    name = Path(text.name)
    try:
        pack = read_as(CountryPack, text.source, cited)
    except ProblemsError as error:
        return Looked(text, _placed(text, error.problems))
    own = content.beside()
    pack = own.packs.whole(pack)
    own.packs.hold(pack)
    places = FilePlaces(name, pack, text.source)
    try:
        problems = lint_pack(own, pack, places)
    except ProblemsError as error:
        problems = error.problems
    is_playable = not any(one.code.startswith(_NOT_PLAYED) for one in problems) and is_exact_day(pack.checked_on)
    looked = Looked(text, _placed(text, problems), pack, Stage(own, pack, places) if is_playable else None)
    first = next((one for one in pack.requirements if one.passes and not one.passes[0].on), None)
    if first is not None and looked.stage is not None:
        looked.played(first, first.passes[0])  # the request with which all others begin is ready then
    return looked


def _placed(text: PackText, problems: tuple[Problem, ...]) -> tuple[Told, ...]:
    found = []
    for one in problems[:MOST_PROBLEMS]:
        at: Position = ()
        with contextlib.suppress(ProblemsError):
            at = text.position_at(one.place.line, one.place.column) if one.place.line else ()
        found.append(Told(one, _mended_at(text, one, at)))
    return tuple(found)


def _mended_at(text: PackText, problem: Problem, at: Position) -> Position:
    """Return where a problem is put right: what is missing has no place in the file, but one where it is entered."""
    if problem.code == "PACK-020":
        return ("reviewed_by",)
    if problem.code not in _MISSING or not at:
        return at
    entry = at if isinstance(text.get(*at), Mapping) else at[:-1]
    return (*entry, _MISSING[problem.code] or str(problem.parameters["key"]))


# ---- beginning ----------------------------------------------------------------------------------------------------------


def pack_text(content: Content, code: str) -> PackText | None:
    """Return the text of the pack that holds for a State: the office's, else the one shipped; None where there is none.

    Raise ProblemsError where its file cannot be read.
    """
    file = content.packs.file_of(code)
    if not file.is_file():
        return None
    return PackText(_unread(file), file.name)


def new_pack(code: str, state: str, today: str) -> PackText:
    """Return the beginning of a pack for a State without one, checked today and due for review in a year."""
    review = f"{int(today[:4]) + 1}{today[4:]}".replace("-02-29", "-02-28")
    text = _HEAD.format(state=state, code=code, today=today, review=review)
    return PackText(text, f"{code.lower()}.yaml")


def proposed(text: PackText, before: PackText | None, today: str) -> PackText:
    """Return a pack as it is proposed for saving: one version higher, checked today, not reviewed where it was changed.

    What the author has set already, other than before, is left.
    """
    if before is None or text.text == before.text:
        return text
    version = str(before.get("version") or "0")
    if text.get("version") == version and version.isdecimal():
        text = text.set(("version",), str(int(version) + 1))
    if text.get("checked_on") == before.get("checked_on"):
        text = text.set(("checked_on",), today)
        if str(text.get("review_by") or "") <= today:
            text = text.set(("review_by",), f"{int(today[:4]) + 1}{today[4:]}".replace("-02-29", "-02-28"))
    is_as_reviewed = text.get("reviewed_by") == before.get("reviewed_by")
    if text.get("status") == "reviewed" == before.get("status") and is_as_reviewed:
        text = text.set(("status",), "draft").remove(("reviewed_by",))
    return text


# ---- the working copy ---------------------------------------------------------------------------------------------------


def copy_of(code: str) -> Path:
    """Return where the working copy of a State's pack is kept."""
    return paths.packs_being_written() / f"{code.lower()}.yaml"


def keep_copy(code: str, text: PackText) -> None:
    """Keep a pack that is being written, so that nothing of it is lost; raise StorageError where that fails."""
    file = copy_of(code)
    make_folder(file.parent)
    write_whole(file, text.text.encode("utf-8"))


def kept_copy(code: str) -> PackText | None:
    """Return the working copy of a State's pack, or None where there is none, or none that can be read."""
    file = copy_of(code)
    try:
        kept = PackText(_unread(file), file.name)
        return kept if isinstance(kept.data, Mapping) and kept.data else None
    except ProblemsError:
        return None


def drop_copy(code: str) -> None:
    """Throw the working copy away."""
    with contextlib.suppress(OSError):
        copy_of(code).unlink(missing_ok=True)


# ---- saving -------------------------------------------------------------------------------------------------------------


def save(content: Content, code: str, looked: Looked) -> Path:
    """Save a pack that was looked at as the office's own; the one before stays beside it.

    Raises ProblemsError where anything is wrong with it, or where it is no newer than the one that the office has.
    """
    text = looked.text
    if looked.problems or looked.pack is None:
        raise ProblemsError([one.problem for one in looked.problems])
    file = paths.office_packs() / f"{code.lower()}.yaml"
    known = read_pack(file).version if file.is_file() else 0
    if looked.pack.version <= known:
        parameters = {"version": looked.pack.version, "known": known}
        raise ProblemsError([Problem("PACK-027", text.source.place(("version",)), parameters)])
    make_folder(file.parent)
    with told_of(file):
        before = pushed(file, file.read_bytes()) if file.is_file() else {}
    write_all({**before, file: text.text.encode("utf-8")})
    content.packs.hold(content.packs.read(file))
    drop_copy(code)
    return file


def _unread(file: Path) -> str:
    """Return the text of a file with its line breaks as they are; raise ProblemsError where it cannot be read."""
    return decoded(content_of(file), str(file))
