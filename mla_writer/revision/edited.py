"""A letter that was edited in Word, beside the one that the draft gives: each difference, with the question that it is about.

Nothing is taken over here. What the letter says of an answer is read back; fixed sentences that were changed, and what was
written in addition, can be kept as additions to the letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from mla_writer.case import Case
from mla_writer.conditions.values import UNKNOWN
from mla_writer.documents.additions import ADDITIONS, AT_FRONT, IN_ANNEX
from mla_writer.documents.tree import Document
from mla_writer.documents.word_answers import tag_of
from mla_writer.documents.word_controls import number_of
from mla_writer.documents.word_lines import Line, Piece, settled
from mla_writer.documents.word_origin import print_of
from mla_writer.documents.wording import Wording
from mla_writer.errors import Place, fail
from mla_writer.letters import origin_of, wording_for
from mla_writer.revision.letter_file import LetterFile, read_letter_file
from mla_writer.revision.matching import match, number_in
from mla_writer.revision.own_letter import Known, known_letter, lines_in
from mla_writer.revision.reading_back import Spot, read_back, settled_lines

Sort = Literal["answer", "unreadable", "emptied", "wording", "addition", "left_out", "moved"]
TAKEN: frozenset[Sort] = frozenset({"answer", "emptied", "wording", "addition"})
"""What can be taken over; all else is told, to be changed at its question."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: what the draft says (`before`), what the letter says now (`after`), and the answer at `where`.

    `value` is the new answer, `part` the part of the letter to which a text would be added. `times` tells in how many places of
    the letter the same was changed, `shown` in how many it stands. `is_late` says that the draft has changed there since.
    """

    sort: Sort
    before: str
    after: str
    where: str = ""
    label: str = ""
    value: object = UNKNOWN
    part: str = AT_FRONT
    is_late: bool = False
    times: int = 1
    shown: int = 1

    @property
    def can_be_taken(self) -> bool:
        """Whether it can be taken over as it is."""
        return self.sort in TAKEN


@dataclass(frozen=True, slots=True)
class Edited:
    """An edited letter: for whom and in which language it was, whether the draft has changed since, what was changed in it."""

    file: LetterFile
    known: Known
    has_changed: bool
    changes: tuple[Change, ...]


def read_edited(source: Path, case: Case, *, of_another: bool = False) -> Edited:
    """Return what was changed in the letter in a file; `of_another` reads one that was written from another draft.

    Raise ProblemsError where the file cannot be read, is no letter of this program, or, unless that is wanted, of this draft.
    """
    file = read_letter_file(source)
    known = known_letter(file, case)
    if known is None:
        raise fail("BACK-004", Place(str(source)))
    origin = file.origin.origin if file.origin is not None else None
    own = origin_of(case)
    earlier = {one.answers for one in case.draft.exports}
    if (
        origin is not None
        and not of_another
        and origin.case != own.case
        and origin.answers not in {own.answers, *earlier}
    ):
        raise fail("BACK-005", Place(str(source)))
    if of_another and origin is not None and origin.case != own.case:
        file = replace(file, origin=None)  # what stood in it then says nothing of this draft
    comparison = _Comparison(file, known, wording_for(case, known.language, reader=known.reader), case)
    has_changed = origin is None or origin.answers != own.answers
    return Edited(file, known, has_changed, tuple(_gathered(comparison.changes())))


class _Comparison:
    """Walks along both letters."""

    def __init__(self, file: LetterFile, known: Known, wording: Wording, case: Case) -> None:
        self._document, self._wording, self._case = known.document, wording, case
        self._old, self._new = lines_in(known.document), [one for one in file.lines if settled(one.text)]
        self._parts = list(_parts(self._old, known.document))
        self._prints = file.origin.prints if file.origin is not None else None
        version = known.document.version
        self._paths = {number_of(tag_of(path, version)): path for path in known.document.labels}
        self._shown: dict[str, int] = {}
        for line in self._old:
            for piece in line.pieces:
                path = self._paths.get(number_in(piece), "")
                self._shown[path] = self._shown.get(path, 0) + 1
        kept = [one.text for one in self._old if self._is_addition(one)]
        self._kept = {settled(one) for one in kept}
        self._new = list(_joined(self._new, {tuple(map(settled, one.split("\n"))) for one in kept if "\n" in one}))

    def changes(self) -> Iterator[Change]:
        """Yield what was changed, in the order of the letter; what has been kept as an addition before is no change."""
        for one in self._found():
            if one.sort not in {"addition", "wording"} or settled(one.after) not in self._kept:
                yield one

    def _found(self) -> Iterator[Change]:
        pairs = list(match(self._old, self._new))
        gone = {settled(self._old[i].text) for i, j in pairs if i is not None and j is None}
        come = {settled(self._new[j].text) for i, j in pairs if i is None and j is not None}
        part, added = AT_FRONT, list[Line]()
        for i, j in pairs:
            if i is None:
                assert j is not None
                line = self._new[j]
                if settled(line.text) in gone or self._stood_there(line):
                    continue
                added.append(line)
                continue
            yield from self._added(added, part)
            added, part = [], self._parts[i]
            if j is None:
                yield from self._gone(self._old[i], part, is_moved=settled(self._old[i].text) in come)
            else:
                yield from self._changed(self._old[i], self._new[j], part)
        yield from self._added(added, part)

    def _stood_there(self, line: Line) -> bool:
        """Whether a line stood in the letter as it was written: then nobody has touched it."""
        return self._prints is not None and print_of(line.text) in self._prints

    def _is_late(self, line: Line) -> bool:
        return self._prints is not None and print_of(line.text) not in self._prints

    def _is_addition(self, line: Line) -> bool:
        return any(self._paths.get(number_in(one), "").startswith(ADDITIONS) for one in line.pieces)

    def _added(self, lines: list[Line], part: str) -> Iterator[Change]:
        """Yield what was written in addition: lines that follow each other are one text, cells of a row one line."""
        pieces: list[str] = []
        for number, line in enumerate(lines):
            if number:
                pieces.append(" – " if line.row and line.row == lines[number - 1].row else "\n")
            pieces.append(settled_lines(line.text))
        if pieces:
            yield Change("addition", "", "".join(pieces), part=part)

    def _gone(self, line: Line, part: str, *, is_moved: bool) -> Iterator[Change]:
        if self._is_late(line) or self._is_addition(line):
            return  # it has come into the draft since the letter was written
        text = settled(line.text)
        if is_moved:
            yield Change("moved", text, text, part=part)
            return
        alone = line.pieces[0] if len(line.pieces) == 1 and line.pieces[0].place else None
        path = self._paths.get(number_in(alone), "") if alone is not None else ""
        if path and self._shown.get(path) == 1:
            yield self._about(path, Change("emptied", text, "", part=part))
        else:
            yield Change("left_out", text, "", part=part)

    def _changed(self, old: Line, new: Line, part: str) -> Iterator[Change]:
        if settled(old.text) == settled(new.text) or self._stood_there(new):
            return
        is_late = self._is_late(old)
        own = [one for one in old.pieces if settled(one.text)]
        if len(own) == 1 and own[0].place:  # a cell or paragraph that is one answer, whatever has become of its control
            yield self._answer(number_in(own[0]), own[0].text, new.text, part, is_late=is_late)
            return
        found = {(number, nth): text for number, nth, text in _answers(new)}
        before = list(_answers(old))
        for number, nth, text in before:
            now = found.get((number, nth))
            if now is not None and settled(now) != settled(text):
                yield self._answer(number, text, now, part, is_late=is_late)
        if _skeleton(old) != _skeleton(new):
            yield Change("wording", settled(old.text), settled_lines(new.text), part=part, is_late=is_late)

    def _answer(self, number: int, before: str, after: str, part: str, *, is_late: bool) -> Change:
        path = self._paths.get(number, "")
        change = Change("unreadable", settled(before), settled_lines(after), part=part, is_late=is_late)
        shape = self._case.live.questionnaire.shape(path) if path else None
        if shape is None or shape.question is None:
            return replace(change, sort="wording")
        if not change.after:
            return self._about(path, replace(change, sort="emptied"))
        value = read_back(Spot(path, shape, self._case.answers.get(path), before), after, self._wording)
        sort: Sort = "unreadable" if value is UNKNOWN else "answer"
        return self._about(path, replace(change, sort=sort, value=value))

    def _about(self, path: str, change: Change) -> Change:
        return replace(change, where=path, label=self._document.labels[path], shown=self._shown.get(path, 1))


def _joined(lines: list[Line], texts: Set[tuple[str, ...]]) -> Iterator[Line]:
    """Yield the lines; those that together are one of `texts`, kept as one addition, are one line."""
    at = 0
    while at < len(lines):
        known = next(
            (one for one in texts if tuple(settled(line.text) for line in lines[at : at + len(one)]) == one), None
        )
        if known is None:
            yield lines[at]
        else:
            yield replace(lines[at], pieces=[Piece("\n".join(known))])
        at += 1 if known is None else len(known)


def _answers(line: Line) -> Iterator[tuple[int, int, str]]:
    """Yield the answers in a line: number, how manieth of that number, text."""
    seen: dict[int, int] = {}
    for piece in line.pieces:
        number = number_in(piece)
        if number:
            seen[number] = seen.get(number, 0) + 1
            yield number, seen[number], piece.text


def _skeleton(line: Line) -> str:
    """Return a line with the numbers of its answers in their place: its fixed wording."""
    return settled("".join(f" \x01{number_in(one)} " if one.place else one.text for one in line.pieces))


def _parts(lines: Iterable[Line], document: Document) -> Iterator[str]:
    """Yield for each line to which part of the letter it belongs, by the headings, which follow each other in order."""
    parts = [(one.id, one.heading, "") for one in document.parts if one.heading]
    parts += [(f"{IN_ANNEX}{one.id}", one.heading, f"{one.number} – ") for one in document.annexes]
    heads = [(name, settled(before + "".join(run.text for run in heading))) for name, heading, before in parts]
    part = AT_FRONT
    for line in lines:
        if heads and settled(line.text) == heads[0][1]:
            part = heads.pop(0)[0]
        yield part


def _gathered(changes: Iterable[Change]) -> Iterator[Change]:
    """Yield each change once, with the number of places in which it was made."""
    seen: dict[tuple[object, ...], Change] = {}
    for number, one in enumerate(changes):
        told = one.after if one.value is UNKNOWN else repr(one.value)
        key = (one.sort, one.where, told) if one.where else (number,)
        known = seen.get(key)
        seen[key] = (
            one if known is None else replace(known, times=known.times + 1, is_late=known.is_late or one.is_late)
        )
    yield from seen.values()
