"""What each rule found in the state last checked: kept as long as nothing that the rule reads is touched.

A key typed touches one answer, which few rules read. What holds for every rule (the forms in use, the date, the pack, the
treaties between the two States) is compared as a whole: where that changes, nothing is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from mla_writer.answers.values import Text
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding
from mla_writer.interview.reads import Reads, Touched, touched

InTexts = dict[str, tuple[Finding, ...] | None]


@dataclass(slots=True)
class Memory:
    """The findings of each rule by its code, for one state; `turn_to` another before asking.

    What a rule finds in single texts is kept text by text: a key in one of them leaves the others alone.
    """

    _context: Context | None = None
    _reads: dict[str, Reads] = field(default_factory=dict)
    _untold: dict[str, Callable[[], Reads]] = field(default_factory=dict)
    _found: dict[str, tuple[Finding, ...]] = field(default_factory=dict)
    _in_texts: dict[str, InTexts] = field(default_factory=dict)
    _met: dict[Touched, tuple[str, ...]] = field(default_factory=dict)

    def turn_to(self, context: Context) -> None:
        """Forget what does not hold in the state of `context`."""
        before, self._context = self._context, context
        if before is None or not _is_alike(before, context):
            self._found.clear()
            self._in_texts.clear()
            if before is None or before.live.questionnaire is not context.live.questionnaire:
                self._reads.clear()
                self._untold.clear()
                self._met.clear()
        elif before.live is not context.live:
            changed = touched(before.live, context.live)
            for code in self._meeting(changed):
                self._found.pop(code, None)
                self._in_texts.pop(code, None)
            if self._in_texts:
                self._turn_texts(before, context, changed)

    def _turn_texts(self, before: Context, context: Context, changed: Touched) -> None:
        """Forget what was found in the texts that are touched, and everything where there may be others."""
        known = next(iter(self._in_texts.values()))
        come = (one for one in changed.paths - known.keys() if isinstance(context.answers.get(one), Text))
        if changed.reshaped or before.live.hidden != context.live.hidden or any(come):
            self._in_texts.clear()
        for found in self._in_texts.values():
            found.update(dict.fromkeys(changed.paths & known.keys()))

    def _meeting(self, changed: Touched) -> tuple[str, ...]:
        """Return the codes of the rules that read what is touched; one key after the other touches the same."""
        self._reads |= {code: reads() for code, reads in self._untold.items()}
        self._untold.clear()
        what = replace(changed, paths=frozenset())
        if what not in self._met:
            self._met[what] = tuple(code for code, reads in self._reads.items() if reads.meets(what))
        return self._met[what]

    def known(self, context: Context, code: str) -> tuple[Finding, ...] | None:
        """Return what the rule `code` finds in the state of `context`, where that is known."""
        return self._found.get(code) if self._context is context else None

    def learn(self, context: Context, code: str, reads: Callable[[], Reads], found: tuple[Finding, ...]) -> None:
        """Keep what the rule `code` finds in the state of `context`; not where another state has been turned to meanwhile."""
        if self._context is context:
            self._keep_reads(code, reads)
            self._found[code] = found

    def texts(self, context: Context, code: str) -> InTexts | None:
        """Return what the rule `code` finds in each text, in their order, where that is known.

        None stands beside a text that has to be looked at again.
        """
        known = self._in_texts.get(code) if self._context is context else None
        return dict(known) if known is not None else None

    def learn_texts(self, context: Context, code: str, reads: Callable[[], Reads], found: InTexts) -> None:
        """Keep what the rule `code` finds in each text of the state of `context`; `reads` tells what beside the text it reads."""
        if self._context is context:
            self._keep_reads(code, reads)
            self._in_texts[code] = found

    def _keep_reads(self, code: str, reads: Callable[[], Reads]) -> None:
        """Keep how to tell what a rule reads; it is worked out at the first edit, so that one check alone does without."""
        if code not in self._reads and code not in self._untold:
            self._untold[code] = reads
            self._met.clear()


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
        and before.own_pack_is_stale == after.own_pack_is_stale
        and before.treaties == after.treaties
        and before.attached == after.attached
    )
