"""`Finding`: a requirement not met, or one that cannot be told yet; what the drafter sees beside the question."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypedDict

from mla_writer.answers.answers import Answers
from mla_writer.answers.draft import Override
from mla_writer.answers.kinds import write_value
from mla_writer.conditions.values import UNKNOWN
from mla_writer.forms.model import FindingKind, Level, Source
from mla_writer.translation.message import Message

Result = Literal["not_met", "cannot_tell"]
LEVELS: tuple[Level, ...] = ("blocker", "warning", "advice")


class Told(TypedDict):
    """The two messages of a finding, by the names of its fields."""

    title: Message
    message: Message


@dataclass(frozen=True, slots=True)
class Saying:
    """What a check says: a title of a few words, and the sentences that say what is so and what mends it."""

    title: str
    text: str

    def about(self, **parameters: object) -> Told:
        """Return both, with the values that they name."""
        return {"title": Message(self.title, parameters), "message": Message(self.text, parameters)}


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding.

    `title` says in a few words what is wrong, `message` what is so and what mends it. `where` is the path of the question
    that mends it; `origin` who demands it (`program`, `form:bank_records`,
    `treaty:uncac`, `country:CH`); `rests_on` the paths of the answers that an override rests on; `note` adds
    why the finding speaks less loudly than its rule wanted (an old source, general knowledge), why a missing answer is
    asked for, or what a rule that cannot be told waits for; `here` says what is to be done at the question itself, where its
    words stand above; `ask` is what the other State could be asked about it, None where that is nothing to ask; `nth` tells
    apart what one rule finds several times at one place, as two account numbers in one text.
    """

    code: str
    kind: FindingKind
    level: Level
    result: Result
    where: str
    message: Message
    origin: str = "program"
    sources: tuple[Source, ...] = ()
    rests_on: tuple[str, ...] = ()
    note: Message | None = None
    overridden: Override | None = None
    title: Message | None = None
    here: Message | None = None
    ask: Message | None = None
    nth: int = 1

    @property
    def key(self) -> str:
        """The key under which an override of this finding is kept in the draft."""
        return f"{self.code}@{self.where}" if self.nth == 1 else f"{self.code}@{self.where}#{self.nth}"

    @property
    def is_open_blocker(self) -> bool:
        """Whether the finding makes the request incomplete: a blocker, unmet or untold, that nobody has overridden."""
        return self.level == "blocker" and self.overridden is None


@dataclass(frozen=True, slots=True)
class Count:
    """How many findings stand open, by level (those of which there are none left out), and how many were overridden."""

    levels: Mapping[str, int]
    overridden: int

    @property
    def open(self) -> int:
        """How many stand open."""
        return sum(self.levels.values())

    @property
    def blockers(self) -> int:
        """How many of them are blockers."""
        return self.levels.get("blocker", 0)


def count(findings: Iterable[Finding]) -> Count:
    """Count findings as everything that tells their number counts them: what has not been begun yet is open like the rest."""
    levels: dict[str, int] = dict.fromkeys(LEVELS, 0)
    overridden = 0
    for one in findings:
        if one.overridden is None:
            levels[one.level] += 1
        else:
            overridden += 1
    return Count({level: number for level, number in levels.items() if number}, overridden)


def fingerprint(answers: Answers, paths: Iterable[str]) -> str:
    """Return a short hash of the answers at `paths`: an override lapses when it changes."""
    digest = hashlib.sha256()
    for path in sorted(set(paths)):
        value = answers.get(path)
        written = "" if value is UNKNOWN else repr(write_value(value))
        digest.update(f"{path}={written}\n".encode())
    return digest.hexdigest()[:16]


def fingerprint_of_all(answers: Answers, known: dict[int, tuple[object, bytes]]) -> str:
    """Return a short hash of all answers, in their order.

    `known` keeps the hash of each item between calls: of thousands, an edit makes few anew.
    """
    digest = hashlib.sha256()
    kept = dict(known)
    known.clear()
    for path, value in _items_of(answers):
        seen = kept.get(id(value))
        hashed = seen[1] if seen is not None and seen[0] is value else _hash(value)
        if isinstance(value, Mapping):
            known[id(value)] = (value, hashed)
        digest.update(path.encode() + hashed)
    return digest.hexdigest()[:16]


def _items_of(answers: Answers) -> Iterator[tuple[str, object]]:
    for head, tree in answers.root.items():
        for key, value in tree.items() if isinstance(tree, Mapping) else ():
            yield f"{head}.{key}", value


def _hash(value: object) -> bytes:
    return hashlib.sha256(repr(write_value(value)).encode()).digest()


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return `findings` by level, then by what is wrong before what cannot be told, in the order in which they came."""
    return tuple(sorted(findings, key=lambda one: (LEVELS.index(one.level), one.result == "cannot_tell")))
