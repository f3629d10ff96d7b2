"""What each rule found in the state last checked: kept as long as nothing that the rule reads is touched.

A key typed touches one answer, which few rules read. What holds for every rule (the forms in use, the date, the pack, the
treaties between the two States) is compared as a whole: where that changes, nothing is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding
from mla_writer.interview.reads import Reads, touched


@dataclass(slots=True)
class Memory:
    """The findings of each rule by its code, for one state; `turn_to` another before asking."""

    _context: Context | None = None
    _reads: dict[str, Reads] = field(default_factory=dict)
    _found: dict[str, tuple[Finding, ...]] = field(default_factory=dict)

    def turn_to(self, context: Context) -> None:
        """Forget what does not hold in the state of `context`."""
        before, self._context = self._context, context
        if before is None or not _is_alike(before, context):
            self._found.clear()
            if before is None or before.live.questionnaire is not context.live.questionnaire:
                self._reads.clear()
        elif before.live is not context.live:
            changed = touched(before.live, context.live)
            for code in [one for one in self._found if self._reads[one].meets(changed)]:
                del self._found[code]

    def find(
        self, context: Context, code: str, reads: Callable[[], Reads], work: Callable[[], Iterable[Finding]]
    ) -> Iterator[Finding]:
        """Yield what the rule `code` finds in the state of `context`: as remembered, else by `work`, which may pause."""
        known = self._found.get(code) if self._context is context else None
        if known is not None:
            yield from known
            return
        found = []
        for one in work():
            found.append(one)
            yield one
        if self._context is context:  # else another state has been turned to meanwhile
            if code not in self._reads:
                self._reads[code] = reads()
            self._found[code] = tuple(found)


def _is_alike(before: Context, after: Context) -> bool:
    """Whether two states agree in what every rule may depend on."""
    one, other = before.live, after.live
    return (
        one.questionnaire is other.questionnaire
        and one.request_date == other.request_date
        and one.forms == other.forms
        and one.left_out == other.left_out
        and before.pack is after.pack
        and before.own_pack is after.own_pack
        and before.pack_is_stale == after.pack_is_stale
        and before.treaties == after.treaties
    )
