"""`Draft`: the content of one draft file: the answers, the versions they were given to, overrides and history."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from mla_writer.answers.answers import Answers
from mla_writer.answers.frozen import FinalVersion
from mla_writer.countries.marks import PackMark

FORMAT = 3
"""The version of the draft format that this program writes."""
EXPORTED = "export"
"""What an event is called that tells of letters written."""
LEFT_ASIDE = "left_aside"
"""What an event is called that holds an answer to a question that a country pack no longer asks."""


@dataclass(frozen=True, slots=True)
class Override:
    """A finding set aside, and why. `rests_on` is the fingerprint of the answers it rested on; when they change it lapses."""

    reason: str
    by: str
    on: str
    rests_on: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to the draft: made, filled, overridden, exported as final."""

    on: str
    what: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Exported:
    """Letters that were written: when, draft or final, for whom, in which languages, and the fingerprint of all answers."""

    on: str
    final: bool
    reader: str
    languages: tuple[str, ...]
    files: tuple[str, ...]
    answers: str

    def as_event(self) -> Event:
        """Return the event that keeps this in the history."""
        state = "final" if self.final else "draft"
        files = (one.replace("%", "%25").replace(",", "%2C") for one in self.files)
        detail = (state, self.reader, ",".join(self.languages), ",".join(files), self.answers)
        return Event(self.on, EXPORTED, " ".join(detail))

    @classmethod
    def of(cls, event: Event) -> Exported | None:
        """Return what an event tells of an export; None where it is about something else."""
        parts = re.fullmatch(r"(\S*) (\S*) (\S*) (.*) (\S*)", event.detail, re.DOTALL)  # names of files may hold blanks
        if event.what != EXPORTED or parts is None:
            return None
        state, reader, languages, files, answers = parts.groups()
        names = tuple(one.replace("%2C", ",").replace("%25", "%") for one in files.split(","))
        return cls(event.on, state == "final", reader, tuple(languages.split(",")), names, answers)


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft; `forms` tell with which versions it was last saved, `packs` with which packs (by State) it was checked.

    `overrides` are keyed `CODE@path`, and `CODE@path#2` where a rule finds something else there too. `versions` are those of
    which final letters were written, the latest last.
    """

    answers: Answers = field(default_factory=Answers)
    forms: Mapping[str, int] = field(default_factory=dict)
    packs: Mapping[str, PackMark] = field(default_factory=dict)
    overrides: Mapping[str, Override] = field(default_factory=dict)
    history: tuple[Event, ...] = ()
    versions: tuple[FinalVersion, ...] = ()

    def with_answers(self, answers: Answers) -> Draft:
        """Return the draft with other answers."""
        return replace(self, answers=answers)

    def with_override(self, key: str, override: Override | None) -> Draft:
        """Return the draft with the override at `key` set, or taken back where it is None."""
        rest = {name: one for name, one in self.overrides.items() if name != key}
        return replace(self, overrides=rest if override is None else {**rest, key: override})

    def with_packs(self, packs: Mapping[str, PackMark]) -> Draft:
        """Return the draft checked with other versions of packs."""
        return replace(self, packs=packs)

    def with_event(self, event: Event) -> Draft:
        """Return the draft with `event` added to its history."""
        return replace(self, history=(*self.history, event))

    def with_version(self, version: FinalVersion) -> Draft:
        """Return the draft with final letters kept: in its last version where they belong to that, else in a new one."""
        *earlier, last = self.versions or (version,)
        kept = (last,) if last.is_of(version) else (last, replace(version, number=last.number + 1))
        *others, now = kept
        return replace(self, versions=(*earlier, *others, now.joined(*version.letters)))

    @property
    def exports(self) -> tuple[Exported, ...]:
        """The exports told of in the history, the latest last."""
        found = (Exported.of(one) for one in self.history)
        return tuple(one for one in found if one is not None)
