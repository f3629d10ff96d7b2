"""Draft files: reading them strictly, writing them so that they read back equal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from mla_writer import yamlio
from mla_writer.answers.answers import Answers, Tree
from mla_writer.answers.draft import FORMAT, Draft, Event, Override
from mla_writer.answers.kinds import Vocabulary, write_value
from mla_writer.answers.reading import AnswerReader
from mla_writer.errors import Place, Problem, ProblemsError, StorageError, fail
from mla_writer.forms.shapes import Shape
from mla_writer.storage.files import write_whole
from mla_writer.storage.frozen import read_versions, versions_data
from mla_writer.storage.parts import is_number, marks_data, numbers_data, read_marks, read_numbers

_SHOWN = 40
"""Letters of a text that is told by its beginning."""
_OWN_KEYS = ("draft", "forms", "packs", "overrides", "history", "versions")


@dataclass(frozen=True, slots=True)
class DraftSource:
    """A draft file read as YAML, before its answers are typed: enough to know which forms and packs it needs."""

    source: yamlio.Source
    path: Path

    @property
    def data(self) -> Mapping[str, object]:
        """The top-level mapping of the file."""
        assert isinstance(self.source.data, Mapping)
        return self.source.data

    def requested(self) -> str:
        """The code of the requested State as it stands in the file, or an empty text."""
        return self._state("requested")

    def requesting(self) -> str:
        """The code of the requesting State as it stands in the file, or an empty text."""
        return self._state("requesting")

    def _state(self, name: str) -> str:
        request = self.data.get("request")
        value = request.get(name, "") if isinstance(request, Mapping) else ""
        return value if isinstance(value, str) else ""


def open_draft(path: Path) -> DraftSource:
    """Read the file at `path` as YAML; raise ProblemsError where it is no draft, a newer one, or broken off."""
    return _draft_source(yamlio.read(path), path)


def open_text(text: str, path: Path) -> DraftSource:
    """Read the text of a draft that was kept in the file at `path`, as `open_draft` does."""
    return _draft_source(yamlio.read_text(text, str(path)), path)


def read_draft(
    opened: DraftSource, root: Mapping[str, Shape], vocabulary: Vocabulary
) -> tuple[Draft, Mapping[str, object]]:
    """Return the draft in `opened` for the questions in `root`, and what answers questions that packs no longer ask, by path.

    Raise ProblemsError with every fault of the file.
    """
    reader = AnswerReader(root, vocabulary, opened.source.marks, str(opened.path))
    answers = reader.read({key: one for key, one in opened.data.items() if key not in _OWN_KEYS})
    if not reader.problems:
        reader.check_references(answers)
    own = _OwnParts(opened, reader.problems)
    forms = read_numbers(own.mapping("forms"), ("forms",), own.fault)
    packs = read_marks(own.mapping("packs"), ("packs",), own.fault)
    versions = read_versions(opened.data.get("versions", []), own.fault)
    draft = Draft(answers, forms, packs, own.overrides(), own.history(), versions)
    if reader.problems:
        raise ProblemsError(reader.problems)
    return draft, reader.left


def read_answers(path: Path, root: Mapping[str, Shape], vocabulary: Vocabulary) -> Answers:
    """Return the answers in a file of answers (a draft without its head); references may point outside the file."""
    source = yamlio.read(path)
    if not isinstance(source.data, Mapping):
        raise fail("DRAFT-003", Place(str(path)))
    reader = AnswerReader(root, vocabulary, source.marks, str(path))
    answers = reader.read({key: one for key, one in source.data.items() if key not in _OWN_KEYS})
    reader.refuse_left()
    if reader.problems:
        raise ProblemsError(reader.problems)
    return answers


def answers_text(answers: Answers) -> str:
    """Return the text of a file of answers, which `read_answers` reads back."""
    return yamlio.write(_written(answers.root))


def draft_text(draft: Draft) -> str:
    """Return the text of the draft file for `draft`."""
    return yamlio.write(_draft_data(draft))


def _draft_data(draft: Draft) -> dict[str, object]:
    content: dict[str, object] = {
        "draft": str(FORMAT),
        "forms": numbers_data(draft.forms),
        "packs": marks_data(draft.packs),
        **_written(draft.answers.root),
        "overrides": {key: _override_data(one) for key, one in draft.overrides.items()},
        "history": [{"on": one.on, "what": one.what, "detail": one.detail} for one in draft.history],
    }
    if draft.versions:
        content["versions"] = versions_data(draft.versions)
    return content


def save_draft(draft: Draft, path: Path) -> None:
    """Write `draft` to `path`; the version that stood there before is kept beside it. Raise StorageError if it cannot."""
    write_draft(draft_bytes(draft, path), path)


def draft_bytes(draft: Draft, path: Path) -> bytes:
    """Return what stands in the file of `draft` at `path`; raise StorageError where it could not be opened again."""
    data = _draft_data(draft)
    content = yamlio.write(data).encode("utf-8")
    if len(content) > yamlio.MOST_SCALAR:  # in less, nothing can be too long or too many
        _expect_readable(data, content, path)
    return content


def _expect_readable(data: Mapping[str, object], content: bytes, path: Path) -> None:
    place, values = Place(str(path)), list(_values(data))
    for one in values:
        if isinstance(one, str) and len(one) > yamlio.MOST_SCALAR:
            begins = f"{one[:_SHOWN].strip()}…"
            raise StorageError([Problem("FILE-008", place, {"limit": yamlio.MOST_SCALAR, "text": begins})])
    if len(content) > yamlio.MOST_BYTES or len(values) > yamlio.MOST_VALUES:
        raise StorageError([Problem("FILE-007", place, {"limit": yamlio.MOST_BYTES // 1_000_000})])


def _values(data: object) -> Iterator[object]:
    yield data
    if isinstance(data, Mapping | list):
        for one in data.values() if isinstance(data, Mapping) else data:
            yield from _values(one)


def write_draft(content: bytes, path: Path) -> None:
    """Write the content of a draft file as `save_draft` does."""
    write_whole(path, content, keep_previous=True, private=True)


def _draft_source(source: yamlio.Source, path: Path) -> DraftSource:
    data = source.data
    if not isinstance(data, Mapping) or "draft" not in data:
        raise fail("DRAFT-001", Place(str(path), 1, 1))
    version = data["draft"]
    place = source.marks.get(("draft",), Place(str(path), 1, 1))
    if not is_number(version) or int(version) < 1:
        raise fail("DRAFT-001", place)
    if int(version) > FORMAT:
        raise fail("DRAFT-002", place, version=version, known=FORMAT)
    if "request" not in data:
        raise fail("DRAFT-004", Place(str(path), 1, 1))
    return DraftSource(source, path)


def _written(tree: Tree) -> dict[str, object]:
    return {key: _written(one) if isinstance(one, Mapping) else write_value(one) for key, one in tree.items()}


def _override_data(override: Override) -> dict[str, object]:
    return {"reason": override.reason, "by": override.by, "on": override.on, "rests_on": override.rests_on}


class _OwnParts:
    """Reads the parts of a draft that are not answers, adding what is wrong to `problems`."""

    def __init__(self, opened: DraftSource, problems: list[Problem]) -> None:
        self._opened = opened
        self._problems = problems

    def overrides(self) -> dict[str, Override]:
        found: dict[str, Override] = {}
        for key, value in self.mapping("overrides").items():
            fields = value if isinstance(value, Mapping) else {}
            if not fields.get("reason") or not set(fields) <= {"reason", "by", "on", "rests_on"}:
                self.fault(("overrides", key), "DRAFT-006")
                continue
            found[key] = Override(**{name: str(one) for name, one in {"by": "", "on": "", **fields}.items()})
        return found

    def history(self) -> tuple[Event, ...]:
        data = self._opened.data.get("history", [])
        rows = data if isinstance(data, list) else []
        if data and not rows:
            self.fault(("history",), "DRAFT-007")
        return tuple(self._event(number, row) for number, row in enumerate(rows))

    def _event(self, number: int, row: object) -> Event:
        if not isinstance(row, Mapping) or not set(row) <= {"on", "what", "detail"}:
            self.fault(("history", number), "DRAFT-007")
            return Event("", "")
        return Event(str(row.get("on", "")), str(row.get("what", "")), str(row.get("detail", "")))

    def mapping(self, name: str) -> Mapping[str, object]:
        """Return what maps names to something under `name`."""
        value = self._opened.data.get(name, {})
        if isinstance(value, Mapping):
            return value
        if value:
            self.fault((name,), "DRAFT-005")
        return {}

    def fault(self, at: yamlio.Position, code: str) -> None:
        """Note that what stands at a position is not as it should be."""
        place = self._opened.source.marks.get(at, Place(str(self._opened.path)))
        self._problems.append(Problem(code, place, {"name": str(at[-1])}))
