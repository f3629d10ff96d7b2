"""`PackDesk`: the pack that is being written, as the window sees it: one text, its steps back, and what is to be said of it."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from mla_writer.case import Case
from mla_writer.conditions.values import Day
from mla_writer.content import Content
from mla_writer.countries.changes import Change, changes
from mla_writer.countries.editing import PackText
from mla_writer.countries.model import CountryPack
from mla_writer.documents.wording import Wording
from mla_writer.errors import Place, Problem, ProgramError
from mla_writer.interview.shown import Shown
from mla_writer.letters import wording_for
from mla_writer.linting.condition_reading import ConditionReader
from mla_writer.pack_draft import (
    Looked,
    Told,
    copy_of,
    drop_copy,
    keep_copy,
    kept_copy,
    look_at,
    new_pack,
    pack_text,
    proposed,
    save,
)
from mla_writer.translation.message import Message, N_
from mla_writer.ui.aside import do_aside
from mla_writer.ui.pack_problems import say_problem
from mla_writer.ui.theme import Theme
from mla_writer.ui.words import Words
from mla_writer.yamlio import Data, Position

_PAUSE = 350
"""Milliseconds without a change after which the pack is looked at, and its working copy kept."""
_LONGEST_REASON = 160
_NO_PACK = "VA"
"""A State without a pack, for a case of which nothing but the wording is wanted."""


class PackDesk(QObject):
    """Holds the text. `changed` tells that something else stands in it, `looked` that its problems are known.

    `done` tells what was done and can be undone, `kept` whether the working copy was (an empty text, or the reason why not).
    """

    changed = Signal()
    looked = Signal()
    done = Signal(str)
    kept = Signal(str)

    def __init__(self, content: Content, words: Words, theme: Theme, code: str) -> None:
        super().__init__()
        self.content, self.words, self.theme, self.code = content, words, theme, code
        self.before = pack_text(content, code)
        begun = self.before or new_pack(code, words.state(code), str(Day.today()))
        copy = kept_copy(code)
        self.is_recovered = copy is not None and copy.text != begun.text
        self._begun = begun
        self.text = copy if copy is not None and self.is_recovered else begun
        self._done: list[tuple[str, PackText]] = []
        self._undone: list[tuple[str, PackText]] = []
        self.now: Looked | None = None
        self._copy = _Copy(code)
        self._looking = False
        self._voice: tuple[str, Wording] | None = None
        self._reader: ConditionReader | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._look)

    # ---- what stands in it -----------------------------------------------------------------------------------------

    @property
    def is_dirty(self) -> bool:
        """Whether something stands in the pack that has not been saved."""
        return self.text.text != self._begun.text

    @property
    def is_looking(self) -> bool:
        """Whether the pack as it stands has not been looked at to the end."""
        return self._looking or self._timer.isActive() or self.now is None

    @property
    def problems(self) -> tuple[Told, ...]:
        """The problems that were found last."""
        return self.now.problems if self.now is not None else ()

    @property
    def pack(self) -> CountryPack | None:
        """The pack as it could be read last."""
        return self.now.pack if self.now is not None else None

    @property
    def changes(self) -> tuple[Change, ...]:
        """What differs from the version before."""
        return changes(self.before.data if self.before is not None else {}, self.text.data)

    def get(self, at: Position) -> Data | None:
        """Return what stands at a place, or None."""
        return self.text.get(*at)

    def entries(self, at: Position) -> tuple[str | int, ...]:
        """Return the keys of the entries of a list or table."""
        held = self.get(at)
        return tuple(held) if isinstance(held, dict) else tuple(range(len(held))) if isinstance(held, list) else ()

    def source_keys(self) -> tuple[str, ...]:
        """Return the keys of the table of sources."""
        return tuple(str(one) for one in self.entries(("sources",)))

    def problems_at(self, at: Position) -> tuple[Told, ...]:
        """Return the problems at a place and below it."""
        return tuple(one for one in self.problems if one.at[: len(at)] == at)

    def say(self, told: Told) -> str:
        """Return what is wrong, in the words of the form."""
        return say_problem(self, told)

    def name(self, path: str) -> str:
        """Return what a question is called, its path where it has no name."""
        caption = self.reader.caption(path)
        return self.tell(caption) if caption is not None else path

    @property
    def reader(self) -> ConditionReader:
        """Reads conditions, with the questions that the pack brings along."""
        if self._reader is None:
            self._reader = ConditionReader(self.content, self.pack)
        return self._reader

    @property
    def wording(self) -> Wording:
        """The wording of values in the language of the window."""
        if self._voice is None or self._voice[0] != self.words.language:
            case = Case.new(self.content, "UG", _NO_PACK, ())
            self._voice = (self.words.language, wording_for(case, self.words.language))
        return self._voice[1]

    def tell(self, message: Message) -> str:
        """Return a message in the language of the window; values that it holds are worded."""
        return self.wording.told(message)

    def told(self, value: object) -> str:
        """Return a value, as a date, in the language of the window."""
        return self.wording.on_screen(self.wording.runs(Shown(value, None, "")))

    # ---- changing --------------------------------------------------------------------------------------------------

    def set(self, at: Position, value: Data, name: str) -> None:
        """Write a value at a place; `name` is what undo calls it. An empty one takes it away."""
        self._change(self.text.set(at, value), name)

    def insert(self, at: Position, number: int, value: Data, name: str) -> None:
        """Add an entry to a list."""
        self._change(self.text.insert(at, number, value), name)

    def remove(self, at: Position, name: str) -> None:
        """Take something away, and say so."""
        self._change(self.text.remove(at), name)
        self.done.emit(self.words.text(N_("Removed: {name}"), name=f"\u2068{name}\u2069"))

    def move(self, at: Position, number: int, to: int, name: str) -> None:
        """Move an entry of a list."""
        self._change(self.text.move(at, number, to), name)

    def rename(self, at: Position, key: str, name: str) -> None:
        """Give a source another key, everywhere."""
        self._change(self.text.rename(at, key), name)

    def undo(self) -> None:
        """Take the last change back."""
        if self._done:
            name, text = self._done.pop()
            self._undone.append((name, self.text))
            self._stand(text)

    def redo(self) -> None:
        """Do again what was last taken back."""
        if self._undone:
            name, text = self._undone.pop()
            self._done.append((name, self.text))
            self._stand(text)

    @property
    def undo_name(self) -> str:
        """What undo would take back."""
        return self._done[-1][0] if self._done else ""

    @property
    def redo_name(self) -> str:
        """What redo would do again."""
        return self._undone[-1][0] if self._undone else ""

    def start_over(self) -> None:
        """Throw away what was not saved."""
        drop_copy(self.code)
        self.is_recovered = False
        self._change(self._begun, self.words.text(N_("Changes discarded")))

    # ---- saving ----------------------------------------------------------------------------------------------------

    def to_save(self) -> PackText:
        """Return the pack as it is proposed for saving."""
        return proposed(self.text, self.before, str(Day.today()))

    def take(self, text: PackText, name: str) -> None:
        """Have another text stand in the place of this one, as one change, and look at it at once."""
        self._change(text, name)
        if self.is_looking:
            self._timer.stop()
            self._look()

    def save(self) -> Path:
        """Save the pack as it was looked at, as the office's; raise ProgramError where that cannot be."""
        assert self.now is not None
        file = save(self.content, self.code, self.now)
        self.before = self._begun = self.now.text
        self.is_recovered = False
        self._done.clear()
        self._undone.clear()
        self.changed.emit()
        return file

    def close(self) -> None:
        """Keep what was not saved, at once; whoever works on the pack elsewhere is not waited for."""
        self._timer.stop()
        self._copy.number += 1
        if self.is_dirty:
            with self._copy.lock, contextlib.suppress(ProgramError):
                keep_copy(self.code, self.text)

    # ---- looking ---------------------------------------------------------------------------------------------------

    def look(self) -> None:
        """Begin to look at the pack, in a thread: playing all examples takes longer than a turn of the window."""
        self._look()

    def _change(self, text: PackText, name: str) -> None:
        if text.text != self.text.text:
            self._done.append((name, self.text))
            self._undone.clear()
            self._stand(text)

    def _stand(self, text: PackText) -> None:
        self.text = text
        self._copy.number += 1
        self._timer.start()
        self.changed.emit()

    def _look(self) -> None:
        self._looking = True
        number = self._copy.number
        work = partial(_look, self._copy, number, self.content, self.text, self.is_dirty)
        do_aside(work, partial(self._take, number), self, "pack")

    def _take(self, number: int, seen: tuple[Looked, ConditionReader | None, str] | None) -> None:
        if seen is None:
            return  # the thread has told why
        looked, reader, fault = seen
        self.kept.emit(fault)
        if number != self._copy.number:
            return  # something was changed meanwhile, and is looked at next
        self._looking = False
        self.now = looked
        self._reader = reader or self._reader
        self.looked.emit()


class _Copy:
    """What threads share of a working copy: `number` of the last change, and the lock of whoever writes the file."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.number = 0
        self.lock = threading.Lock()


def _look(
    copy: _Copy, number: int, content: Content, text: PackText, is_dirty: bool
) -> tuple[Looked, ConditionReader | None, str]:
    """Keep the working copy and look at the pack, in a thread; return too why the copy could not be kept."""
    fault = ""
    with copy.lock:
        try:
            if copy.number == number and (is_dirty or copy_of(copy.code).exists()):
                keep_copy(copy.code, text)
        except ProgramError as error:
            fault = error.problems[0].code
        except ValueError as error:  # half a character, which no file can hold
            fault = type(error).__name__
    return *_seen_as(content, text), fault


def _seen_as(content: Content, text: PackText) -> tuple[Looked, ConditionReader | None]:
    """Look at the pack; where the program itself fails over it, that is the problem, and nothing of it counts as checked."""
    try:
        looked = look_at(content, text)
        with contextlib.suppress(ProgramError):
            _ = text.layout  # ready for the next change
        if looked.pack is None:
            return looked, None
        reader = ConditionReader(content, looked.pack)
        reader.read("request.urgent == true")  # has it ready for the window
    except Exception as error:  # noqa: BLE001 - nobody else would hear of it: the window would wait for ever
        reason = f"{type(error).__name__}: {error}"[:_LONGEST_REASON]
        return Looked(text, (Told(Problem("PACK-029", Place(text.name), {"reason": reason}), ()),)), None
    return looked, reader


def named(texts: Iterable[str]) -> str:
    """Return names one after the other, each in its own direction."""
    return " · ".join(f"\u2068{one}\u2069" for one in texts)
