"""Running the checks: every cross-check and every requirement of forms, collections, treaties and the pack.

Everything is decided anew on each change, but for what a rule finds in one item entered once when it reads nothing else:
that holds as long as the item stays as it is (docs/architecture.md).
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import replace
from functools import partial
from types import ModuleType

from mla_writer.answers.draft import Draft
from mla_writer.answers.values import Text
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying, fingerprint, in_order
from mla_writer.checks.levels import capped
from mla_writer.checks.memory import Memory
from mla_writer.checks.refusal_test import raising
from mla_writer.checks.rules import RULES
from mla_writer.conditions.values import UNKNOWN, NotKnown
from mla_writer.forms.questionnaire import RuleText
from mla_writer.forms.sources import resolve_sources
from mla_writer.interview.because import Because
from mla_writer.interview.interview import Live
from mla_writer.interview.reads import Reads, everything, reads_of
from mla_writer.interview.rules import Outcome
from mla_writer.interview.shown import PATH, Shown
from mla_writer.interview.step import Settled
from mla_writer.translation.message import Message, N_
from mla_writer.translation.sentences import slots_of

_LOG = logging.getLogger(__name__)
_DOUBT = N_("It is not known whether the treaty binds both States: verify that, and this requirement with it.")
_FAILED = Saying(
    N_("This check failed"),
    N_("A fault of the program stopped the check {code}. Look yourself at what it checks, and report the fault."),
)
_TEXTS_AT_ONCE = 16
"""So many texts a rule reads between two pauses."""


def run_checks(context: Context, draft: Draft, memory: Memory | None = None) -> tuple[Finding, ...]:
    """Return the findings for the state in `context`, the gravest first, with the draft's overrides that still hold.

    With a `memory` of the state before, only the rules that read what has changed since are decided anew.
    """
    steps = in_steps(context, draft, memory)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            found: tuple[Finding, ...] = done.value
            return found


def in_steps(
    context: Context, draft: Draft, memory: Memory | None = None
) -> Generator[None, None, tuple[Finding, ...]]:
    """Run the checks as `run_checks` does, pausing often: the window keeps drawing while a large draft is checked."""
    memory = memory if memory is not None else Memory()
    memory.turn_to(context)
    found: list[Finding] = []
    yield from _gathered(context, memory, found)
    found = [_on_what_was_read(context, one) for one in found]
    return tuple(_overridden(_told_once(in_order(found), context.live.once(_plain_gaps)), draft))


def is_complete(findings: Iterable[Finding]) -> bool:
    """Whether no blocker is open: unmet or untold, and not overridden."""
    return not any(one.is_open_blocker for one in findings)


def find_alone(context: Context, code: str) -> Iterator[Finding]:
    """Yield what one requirement finds, without looking at any other."""
    for one in context.live.rules:
        if one.code == code:
            yield from _required(context, rule=one)


def _gathered(context: Context, memory: Memory, found: list[Finding]) -> Iterator[None]:
    """Add what every rule finds to `found`, pausing where a rule is decided anew."""
    live, silent = context.live, context.live.left_out.findings
    for code, rule in RULES.items():
        if code in silent:
            continue
        if hasattr(rule, "find"):
            yield from _decided(context, memory, found, code, partial(reads_of_check, rule), rule.find)
        if hasattr(rule, "in_text"):
            yield from _in_texts(context, memory, found, code, rule)
    for one in live.rules:
        if one.code not in silent:
            reads = partial(reads_of, live.rulebook, live.names, one)
            yield from _decided(context, memory, found, one.code, reads, partial(_required, rule=one))


def _decided(
    context: Context,
    memory: Memory,
    found: list[Finding],
    code: str,
    reads: Callable[[], Reads],
    work: Callable[[Context], Iterable[Finding]],
) -> Iterator[None]:
    """Add what one rule finds: as remembered, else by `work`."""
    known = memory.known(context, code)
    if known is None:
        anew = []
        try:
            for one in work(context):
                anew.append(one)
                yield
        except Exception:  # noqa: BLE001 - one rule that fails must not keep anybody from the draft
            anew.append(_failed(code))
        known = tuple(anew)
        memory.learn(context, code, reads, known)
        yield
    found += known


def _in_texts(context: Context, memory: Memory, found: list[Finding], code: str, rule: ModuleType) -> Iterator[None]:
    """Add what a rule finds in each text; those that have not changed since are not read again."""
    key = f"{code}, texts"
    texts = memory.texts(context, key)
    if texts is None:
        texts = {}
        for number, (path, text) in enumerate(context.texts):
            texts[path] = _in_text(context, code, rule, path, text)
            if number % _TEXTS_AT_ONCE == 0:
                yield
    for path in [path for path, known in texts.items() if known is None]:
        texts[path] = _in_text(context, code, rule, path, context.value(path))
        yield
    found += (one for known in texts.values() for one in known or ())
    memory.learn_texts(context, key, lambda: rule.READS_BESIDE, texts)


def _in_text(context: Context, code: str, rule: ModuleType, path: str, text: object) -> tuple[Finding, ...]:
    """Return what a rule finds in the text at `path`; nothing where no text stands there any more."""
    try:
        return tuple(rule.in_text(context, path, text)) if isinstance(text, Text) else ()
    except Exception:  # noqa: BLE001 - as in `_decided`
        return (_failed(code, path),)


def _failed(code: str, where: str = "request.requested") -> Finding:
    """Return the finding that a check failed, and log the fault at hand: the window keeps it for a report."""
    _LOG.exception("the check %s failed", code)
    return Finding(code, "content", "warning", "cannot_tell", where, **_FAILED.about(code=code), rests_on=(where,))


def reads_of_check(rule: ModuleType) -> Reads:
    """Return what a cross-check reads: by its `READS`, else everything."""
    reads: Reads | None = getattr(rule, "READS", None)
    return everything() if reads is None else reads


def _required(context: Context, *, rule: RuleText) -> Iterator[Finding]:
    """Yield what a requirement finds; one of a treaty that does not bind both States has no say."""
    bound = context.is_bound_by(rule.origin)
    if bound != "no":
        yield from (one if bound == "yes" else _doubtful(one) for one in _of_rule(context, rule))


def _of_rule(context: Context, rule: RuleText) -> Iterator[Finding]:
    live = context.live
    settled = live.settled.get(live.rulebook.items_alone(rule))
    if settled is not None:
        code = rule.code
        for one in settled.values():
            found = one.judged.get(code)
            yield from _in_item(context, rule, one) if found is None else found  # type: ignore[misc] # put there by checks
        return
    for outcome in live.rulebook.outcomes(rule, live.names, live.request_date):
        if outcome.result is not True:
            yield from _finding(context, rule, outcome)


def _doubtful(finding: Finding) -> Finding:
    """A treaty of which it is not known whether it binds both States stops no request."""
    return replace(finding, level="warning", note=Message(_DOUBT)) if finding.level == "blocker" else finding


def _in_item(context: Context, rule: RuleText, settled: Settled) -> tuple[Finding, ...]:
    """Return what a rule finds in an item that it looks at alone; worked out once as long as the item stays as it is."""
    live = context.live
    outcomes = live.rulebook.outcome_of(rule, settled.record, live.names, live.request_date)
    failed = (one for one in outcomes if one.result is not True)
    found = tuple(one for outcome in failed for one in _finding(context, rule, outcome))
    settled.judged[rule.code] = found
    return found


def _finding(context: Context, rule: RuleText, outcome: Outcome) -> Iterator[Finding]:
    requirement = rule.requirement
    sources = resolve_sources(requirement.source, context.sources)
    level, note = capped(requirement.level, sources, context, stale=context.is_stale(rule.origin))
    if level is None or gives_way(context, rule):
        return
    told = outcome.result is False
    message = message_of(context, rule, outcome)
    if not told and level != "blocker" and not (_concerns_answers(outcome) and _is_whole(message)):
        return
    if not told:
        note = note or Because(context.live).open(outcome)
    where = place_of(context, rule, outcome)
    if not told and context.live.is_hidden(where):
        where = _place_before(context, rule, outcome) or where
    if context.live.left_out.holds(where):
        return
    yield Finding(
        rule.code,
        requirement.kind,
        level,
        "not_met" if told else "cannot_tell",
        where,
        message,
        rule.origin,
        sources,
        _rests_on(context, rule, outcome, where),
        note,
        title=title_of(context, rule, outcome),
    )


def _on_what_was_read(context: Context, finding: Finding) -> Finding:
    """Let a finding of general knowledge on a ground of refusal rest on the treaty or pack that names the ground.

    It then speaks as loudly as that source allows, if its rule wanted it.
    """
    if not finding.sources or any(one.confidence != "general_knowledge" for one in finding.sources):
        return finding
    voices = [one for one in raising(context, finding.code) if one.sources]
    rule = next((one for one in context.live.rules if one.code == finding.code), None) if voices else None
    if rule is None:
        return finding
    sources = tuple(dict.fromkeys(source for one in voices for source in one.sources))
    stale = context.pack_is_stale and all(one.origin.startswith("country:") for one in voices)
    level, note = capped(rule.requirement.level, sources, context, stale=stale)
    return finding if level is None else replace(finding, level=level, sources=sources, note=note)


def _concerns_answers(outcome: Outcome) -> bool:
    """Whether anything at all has been entered where the rule looks: an untouched item is not worth a doubt."""
    item = outcome.item
    return not isinstance(item, dict) or len(item) > len({"$path", "id"})


def _is_whole(message: Message) -> bool:
    """Whether all that a sentence names is known: with a gap in it, it tells nothing that somebody could correct."""
    named = (one for one in message.parameters.values() if isinstance(one, Shown))
    return all(one.is_answered and not isinstance(one.value, NotKnown) for one in named)


def gives_way(context: Context, rule: RuleText) -> bool:
    """Whether a treaty that binds both States, and that the request names, has a duty that goes before this rule."""
    named = context.answers.listed("request.treaties")
    for duty in rule.requirement.unless_treaty:
        treaty = duty.partition(":")[0]
        between = context.treaties.get(treaty)
        if treaty in named and between is not None and between.in_force == "yes":
            return True
    return False


def place_of(context: Context, rule: RuleText, outcome: Outcome, at: str = "") -> str:
    """Return the concrete path of the question that mends the finding, or of another one that the rule names."""
    at = at or rule.requirement.at
    head, _, rest = at.partition(".")
    if outcome.variable and head == outcome.variable:
        record = context.live.walker.record_of(outcome.item)
        start = str(record["$path"]) if record is not None else str(outcome.item)
        return f"{start}.{rest}" if rest else start
    path = _from_the_top(context, rule, outcome, at)
    return path if path != at else context.live.walker.look_up(at, outcome.bound).path or at


def _place_before(context: Context, rule: RuleText, outcome: Outcome) -> str:
    """Return the question whose answer decides whether the one that mends a finding is asked at all; empty where none is."""
    places = (place_of(context, rule, outcome, one) for one in Because(context.live).waited_for(outcome))
    asked = context.live.questionnaire.shape
    return next((one for one in places if asked(one) is not None and not context.live.is_hidden(one)), "")


def _from_the_top(context: Context, rule: RuleText, outcome: Outcome, path: str) -> str:
    """Return the whole path of what a rule calls by its name in its own form: so its question, and its words, are known."""
    head = path.partition(".")[0]
    home = context.live.questionnaire.root.get(rule.home)
    is_own = home is not None and head != outcome.variable and head in home.fields
    return f"{rule.home}.{path}" if is_own else path


def message_of(context: Context, rule: RuleText, outcome: Outcome) -> Message:
    """Return the message of a rule for one item, with the values that it names."""
    return _filled(context, rule, outcome, rule.requirement.message, "message")


def title_of(context: Context, rule: RuleText, outcome: Outcome) -> Message | None:
    """Return the title of a rule for one item, with the values that it names; None where the rule has none."""
    title = rule.requirement.title
    return _filled(context, rule, outcome, title, "title") if title else None


def _filled(context: Context, rule: RuleText, outcome: Outcome, text: str, part: str) -> Message:
    live, requirement = context.live, rule.requirement
    parameters: dict[str, object] = {}
    for slot in slots_of(text):
        if slot in requirement.with_:
            parameters[slot] = Shown(live.rulebook.named_value(rule, slot, outcome, live.names, live.request_date))
        elif PATH.fullmatch(slot):
            parameters[slot] = live.walker.look_up(_from_the_top(context, rule, outcome, slot), outcome.bound)
    return Message(text, parameters, f"{rule.context}:requirements.{requirement.id}.{part}", rule.domain)


def _rests_on(context: Context, rule: RuleText, outcome: Outcome, where: str) -> tuple[str, ...]:
    """The answers that the rule read: the item it was decided for, or the places its conditions name."""
    paths = {where}
    if isinstance(outcome.item, dict) and "$path" in outcome.item:
        paths |= set(context.answers.paths_below(str(outcome.item["$path"])))
    for reference in context.live.rulebook.references(rule, context.live.names):
        shown = context.live.walker.look_up(reference, outcome.bound)
        if shown.path and shown.value is not UNKNOWN and not isinstance(shown.value, dict | tuple):
            paths.add(shown.path)
        elif shown.path:
            paths.add(shown.path.split(".*")[0])
    return tuple(sorted(paths))


def _plain_gaps(live: Live) -> frozenset[str]:
    """Return the codes of the rules that want nothing but an answer at the place where they stand."""
    rules = live.rules
    return frozenset(one.code for one in rules if one.requirement.expect == f"answered({one.requirement.at})")


def _told_once(findings: Iterable[Finding], gaps: frozenset[str]) -> Iterator[Finding]:
    """Say what is missing at a question once: as COMP-001 where that says it, else in the gravest of several findings.

    What is wrong there is said as often as there is something else to say: two account numbers in one text are two findings.
    """
    every = tuple(findings)
    missing = {one.where for one in every if one.code == "COMP-001"}
    waiting = {one.where for one in every if one.result == "cannot_tell" and one.level == "blocker"}
    told: dict[tuple[str, str], list[Message]] = defaultdict(list)
    for one in every:
        repeated = one.result == "cannot_tell" and one.code != "COMP-001" and one.where in missing
        repeated |= one.code in gaps and one.level != "blocker" and one.where in waiting
        before = told[one.code, one.where]
        repeated |= bool(before) and (one.result == "cannot_tell" or one.message in before)
        if not repeated:
            before.append(one.message)
            yield replace(one, nth=len(before)) if len(before) > 1 else one


def _overridden(findings: Iterable[Finding], draft: Draft) -> Iterator[Finding]:
    for one in findings:
        override = draft.overrides.get(one.key)
        holds = override is not None and override.rests_on == fingerprint(draft.answers, one.rests_on)
        yield replace(one, overridden=override) if holds else one
