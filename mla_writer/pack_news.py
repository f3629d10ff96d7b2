"""A draft that was checked with another pack than the one of today: what the pack says now, and what that changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mla_writer.answers.draft import Draft
from mla_writer.case import Case
from mla_writer.countries.compare import Change, changes
from mla_writer.countries.marks import PackMark
from mla_writer.countries.model import CountryPack
from mla_writer.differences import Difference, only_findings
from mla_writer.errors import ProgramError
from mla_writer.storage.kept_packs import kept_pack


@dataclass(frozen=True, slots=True)
class PackNews:
    """One pack that has changed since the draft was checked with it.

    `changes` are what its sheet says otherwise, `findings` those that appear and disappear because of it; `is_known` tells
    whether the earlier pack is kept here, for without it neither can be said.
    """

    code: str
    before: PackMark
    now: PackMark
    changes: tuple[Change, ...] = ()
    findings: tuple[Difference, ...] = ()
    is_known: bool = False

    @property
    def come(self) -> int:
        """How many findings appear."""
        return sum(one.sort == "new_finding" for one in self.findings)

    @property
    def gone(self) -> int:
        """How many findings disappear."""
        return sum(one.sort == "finding_gone" for one in self.findings)


def pack_news(case: Case) -> tuple[PackNews, ...]:
    """Return what has changed in the packs with which the draft was checked; nothing where all are the same."""
    return tuple(_news(case, code, before, now) for code, (before, now) in case.packs_changed.items())


def _news(case: Case, code: str, before: PackMark, now: PackMark) -> PackNews:
    earlier, today = _earlier(case, code, before), case.content.pack(code)
    if earlier is None or today is None:
        return PackNews(code, before, now)
    first = Case(case.content.with_pack(earlier), Draft(case.answers, overrides=case.draft.overrides), on=case.on)
    found = tuple(_findings(first, case))
    return PackNews(code, before, now, changes(earlier, today, case.content.forms), found, is_known=True)


def _earlier(case: Case, code: str, mark: PackMark) -> CountryPack | None:
    """Return the pack with which the draft was checked; None where it is not kept, or cannot be read by this program."""
    file = kept_pack(code, mark) or case.content.packs.shipped_file(code, mark)
    try:
        return case.content.packs.read(file) if file is not None else None
    except ProgramError:
        return None


def _findings(before: Case, after: Case) -> Iterator[Difference]:
    """Yield the findings that come and go; one whose level changes goes at the one and comes at the other."""
    first, then = ({(one.key, one.level): one for one in case.findings} for case in (before, after))
    alike = [one for key, one in first.items() if key in then]
    yield from only_findings(after, alike, "new_finding")
    yield from only_findings(before, alike, "finding_gone")
