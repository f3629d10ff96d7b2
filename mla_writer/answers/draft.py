"""`Draft`: the content of one draft file: the answers, the versions they were given to, overrides and history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from mla_writer.answers.answers import Answers

FORMAT = 1
"""The version of the draft format that this program writes."""


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
class Draft:
    """One draft; `forms` and `packs` tell with which versions it was last saved, `overrides` are keyed `CODE@path`."""

    answers: Answers = field(default_factory=Answers)
    forms: Mapping[str, int] = field(default_factory=dict)
    packs: Mapping[str, int] = field(default_factory=dict)
    overrides: Mapping[str, Override] = field(default_factory=dict)
    history: tuple[Event, ...] = ()

    def with_answers(self, answers: Answers) -> Draft:
        """Return the draft with other answers."""
        return replace(self, answers=answers)

    def with_override(self, key: str, override: Override | None) -> Draft:
        """Return the draft with the override at `key` (`CODE@path`) set, or taken back where it is None."""
        rest = {name: one for name, one in self.overrides.items() if name != key}
        return replace(self, overrides=rest if override is None else {**rest, key: override})

    def with_event(self, event: Event) -> Draft:
        """Return the draft with `event` added to its history."""
        return replace(self, history=(*self.history, event))
