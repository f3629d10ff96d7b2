"""The refusal test: every ground on which this State may refuse this request, who raises it, and what clears it.

Who raises a ground is read from what the treaties relied on and the State's pack say of refusal, part by part; States refuse for
some grounds though neither is known to say so. What is only generally known asks, and never warns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import Literal

from mla_writer.answers.values import has_content
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding
from mla_writer.forms.grounds import HOME, Ground, Grounds
from mla_writer.forms.model import Source
from mla_writer.forms.sources import resolve_sources
from mla_writer.interview.rules import Locals
from mla_writer.translation.message import Message, N_
from mla_writer.treaties.named import short_of

State = Literal["open", "assured", "answered", "clear"]
STATES: tuple[State, ...] = ("open", "assured", "answered", "clear")
TOUCHES, ASSURANCES = "request.touches", "request.assurances_given"

_GENERAL = "general_practice"
_NOT_SAID = N_("It affects the case, and the request does not address it yet.")
_NOT_ANSWERED = N_("Whether it affects the case is not answered.")
_NOT_CLEARED = N_("The question that would settle it is not answered.")
_FOUND = N_("Open findings about it: {number}.")
_READ = N_("Read the provision, and say whether it affects the case.")
_DOES_NOT_ARISE = N_("It does not arise for what is asked.")
_EXCLUDED = N_("The treaty allows no refusal for it: {treaty} {article}.")
_UNTOUCHED = N_("You have said that it does not affect the case.")
_SAID = N_("Your answer to it is in the letter.")
_ANSWERED = N_("The questions about it are answered.")
_NOTHING_OPEN = N_("No finding about it is open.")
_GIVEN = N_("As far as is known, this State grants every measure asked for.")
_NOT_KNOWN = N_("Whether this State grants every measure asked for is not known: ask its central authority.")
_ASSURED = N_("The letter gives an assurance about it.")
_IN_GENERAL = N_("States commonly refuse on this ground; no text that binds these two States was read for it.")


@dataclass(frozen=True, slots=True)
class Voice:
    """What a treaty or State says of a ground: `origin` is `treaty:uncac`, `country:CH` or empty for general knowledge."""

    origin: str
    text: Message
    ref: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """One ground weighed: its state and why, who raises it, who excludes it, and where it is mended.

    `is_touched` says that the drafter ticked it. `findings` are those that keep it open.
    """

    ground: Ground
    state: State
    why: Message
    raised_by: tuple[Voice, ...]
    excluded_by: tuple[Voice, ...] = ()
    where: str = ""
    is_touched: bool = False
    findings: tuple[Finding, ...] = ()

    @property
    def title(self) -> Message:
        """The name of the ground."""
        return text_of(self.ground, "title")

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of those who raise it, each once."""
        return tuple(dict.fromkeys(source for one in self.raised_by for source in one.sources))

    @property
    def is_general(self) -> bool:
        """Whether it is raised by general knowledge alone."""
        return not any(one.origin for one in self.raised_by)


def text_of(ground: Ground, part: str) -> Message:
    """Return the title, meaning or reason of a ground."""
    return Message(str(getattr(ground, part)), context=f"{HOME}:{ground.id}.{part}", domain="forms")


def refusal_test(context: Context, findings: Iterable[Finding] = ()) -> tuple[Result, ...]:
    """Return every ground that is raised or excluded between these States, or ticked by the drafter, the open ones first.

    `findings` are those of the request; without them the grounds that findings keep open are weighed by the answers alone.
    Nothing is weighed for a letter in which grounds of refusal are not asked about, such as a reminder.
    """
    if context.live.is_hidden(TOUCHES):
        return ()
    return _test(context, tuple(findings))


def by_answers(context: Context) -> tuple[Result, ...]:
    """Return the refusal test without findings, worked out once for each state: several rules look at it."""
    return context.once(refusal_test)


def _test(context: Context, findings: tuple[Finding, ...]) -> tuple[Result, ...]:
    open_ones = tuple(one for one in findings if one.overridden is None)
    raised, excluded = context.once(_voices)
    found = []
    for ground in context.live.questionnaire.library.grounds.list:
        by, out = raised.get(ground.id, ()), excluded.get(ground.id, ())
        if not by and (ground.general or _is_touched(context, ground)):
            by = (_in_general(context),)
        if by or out:
            found.append(_weighed(context, ground, by, out, open_ones))
    return tuple(sorted(found, key=lambda one: STATES.index(one.state)))


def raising(context: Context, code: str) -> tuple[Voice, ...]:
    """Return what the treaties relied on and the State's pack say of the ground of which the finding `code` alone tells.

    Codes that a ground names by a pattern, and grounds that only general knowledge raises, have nothing to add.
    """
    raised, _ = context.once(_voices)
    grounds = context.live.questionnaire.library.grounds.list
    return tuple(voice for one in grounds if code in one.told_by for voice in raised.get(one.id, ()))


# ---- who raises what -----------------------------------------------------------------------------------------------------


def _voices(context: Context) -> tuple[dict[str, tuple[Voice, ...]], dict[str, tuple[Voice, ...]]]:
    """Return who raises and who excludes each ground, by its id."""
    raised: dict[str, tuple[Voice, ...]] = {}
    excluded: dict[str, tuple[Voice, ...]] = {}
    for ground, voice, out in (*_of_treaties(context), *_of_pack(context)):
        into = excluded if out else raised
        into[ground] = (*into.get(ground, ()), voice)
    return raised, excluded


def _of_treaties(context: Context) -> Iterator[tuple[str, Voice, bool]]:
    grounds = context.live.questionnaire.library.grounds
    for name, treaty in context.relied_on.items():
        between = context.treaties.get(name)
        if between is None or between.in_force == "no":
            continue
        for one in treaty.provisions:
            is_out = one.kind == "not_a_ground"
            if is_out and between.in_force != "yes":
                continue
            named = recognised(grounds, one.text, one.kind)
            if named:
                text = Message(one.text, context=f"treaties/{name}:provisions.{one.id}", domain="forms")
                voice = Voice(f"treaty:{name}", text, one.ref, treaty.source)
                yield from ((ground, voice, is_out) for ground in named)


def _of_pack(context: Context) -> Iterator[tuple[str, Voice, bool]]:
    grounds, pack = context.live.questionnaire.library.grounds, context.pack
    if pack is None:
        return
    home = f"countries/{pack.country.lower()}"
    for one in (*pack.information, *pack.verify):
        named = recognised(grounds, one.text, one.fact)
        if named:
            text = Message(one.text, context=f"{home}:information.{one.id}", domain="countries")
            voice = Voice(f"country:{pack.country}", text, "", one.sources)
            yield from ((ground, voice, False) for ground in named)


def _in_general(context: Context) -> Voice:
    return Voice("", Message(_IN_GENERAL), "", resolve_sources((_GENERAL,), context.sources))


@lru_cache(maxsize=4096)
def recognised(grounds: Grounds, text: str, kind: str) -> tuple[str, ...]:
    """Return the ids of the grounds that a text names; `kind` is that of a provision, or the fact of a pack (`refusal.grounds`).

    A text of refusal that names none speaks for the ground that is the default for its fact, or for the one that takes the rest.
    """
    own = tuple(one.id for one in grounds.list if kind in one.provisions or kind in one.facts)
    if own or not (kind in {"refusal", "not_a_ground", "postponement"} or kind.startswith("refusal.")):
        return own
    if kind == "not_a_ground":
        return _taken_away(grounds, text.casefold())
    parts = tuple(part for part in re.split(r"[;.] ", text.casefold()) if not _denies(grounds, part))
    named = tuple(one.id for one in grounds.list if any(_names(one, part) for part in parts))
    if named or not parts:
        return named
    usual = tuple(one.id for one in grounds.list if kind in one.default_for)
    return usual or tuple(one.id for one in grounds.list if one.is_rest)


def _taken_away(grounds: Grounds, text: str) -> tuple[str, ...]:
    """Return the grounds on which a treaty lets no State refuse; none where it speaks of extradition or has conditions."""
    if "extradition" in text or "subject to" in text:
        return ()
    return tuple(one.id for one in grounds.list if _names(one, text))


def _denies(grounds: Grounds, part: str) -> bool:
    return any(one in part for one in grounds.denials)


def _names(ground: Ground, part: str) -> bool:
    for phrase in ground.but_not:
        part = part.replace(phrase, " ")
    return bool(ground.named) and begins_word(ground.named).search(part) is not None


@lru_cache(maxsize=256)
def begins_word(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that finds a word beginning with one of `words`."""
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(one.casefold()) for one in words) + ")")


# ---- what clears it ------------------------------------------------------------------------------------------------------


def _weighed(
    context: Context, ground: Ground, by: tuple[Voice, ...], out: tuple[Voice, ...], findings: tuple[Finding, ...]
) -> Result:
    against = tuple(one for one in findings if _is_told_by(ground, one))
    is_out = bool(out) and not any(one.origin.startswith("treaty:") for one in by)
    touched = _is_touched(context, ground)
    state, why = _state(context, ground, out if is_out else (), touched, against)
    where = against[0].where if against and state == "open" else place_of(context, ground, is_touched=touched is True)
    return Result(ground, state, why, by, out, where, touched is True, against if state == "open" else ())


def keeps_ground_open(grounds: Grounds, findings: Iterable[Finding]) -> bool:
    """Whether one of `findings`, not overridden, keeps a ground of refusal open."""
    return any(one.overridden is None and any(_is_told_by(ground, one) for ground in grounds.list) for one in findings)


def _is_told_by(ground: Ground, finding: Finding) -> bool:
    return any(fnmatchcase(finding.code, told) for told in ground.told_by)


def _state(
    context: Context, ground: Ground, out: tuple[Voice, ...], touched: bool | None, against: tuple[Finding, ...]
) -> tuple[State, Message]:
    if _holds(context, ground.applies) is False:
        return "clear", Message(_DOES_NOT_ARISE)
    if against:
        return "open", Message(_FOUND, {"number": len(against)})
    if out:
        name = out[0].origin.partition(":")[2]
        treaty = short_of(context.relied_on[name])
        return "clear", Message(_EXCLUDED, {"treaty": treaty, "article": out[0].ref})
    if _holds(context, ground.clear) is True:
        return "clear", text_of(ground, "clear_because")
    if _is_assured(context, ground):
        return "assured", Message(_ASSURED)
    return _by_touch(context, ground, touched) if ground.touch else _by_answers(context, ground)


def _by_touch(context: Context, ground: Ground, touched: bool | None) -> tuple[State, Message]:
    """By what the drafter says of the case: that the ground does not touch it, or what there is to say to it."""
    if touched is None:
        return "open", Message(_READ if ground.is_rest else _NOT_ANSWERED)
    if touched is False:
        return "answered", Message(_UNTOUCHED)
    if has_content(context.value(f"request.{ground.touch}_answer")):
        return "answered", Message(_SAID)
    return "open", Message(_NOT_SAID)


def _by_answers(context: Context, ground: Ground) -> tuple[State, Message]:
    if ground.if_given:
        return ("answered", Message(_GIVEN)) if _gives_all(context) else ("open", Message(_NOT_KNOWN))
    if _holds(context, ground.answered) is True:
        return "answered", Message(_NOTHING_OPEN if ground.told_by and not ground.level else _ANSWERED)
    return "open", Message(_NOT_CLEARED)


def _gives_all(context: Context) -> bool:
    """Whether the pack says that this State gives every measure asked for."""
    pack = context.pack
    known = {name for name, one in pack.assistance.items() if one.possible == "yes"} if pack is not None else set()
    return bool(context.assistance) and known.issuperset(context.assistance)


def _is_touched(context: Context, ground: Ground) -> bool | None:
    ticked = context.answers.listed(TOUCHES)
    return ground.touch in ticked if ticked and ground.touch else None


def _is_assured(context: Context, ground: Ground) -> bool:
    given = context.answers.listed(ASSURANCES)
    return any(one in given for one in ground.assurances) or _holds(context, ground.assured) is True


def _holds(context: Context, condition: str) -> object:
    if not condition:
        return None
    live = context.live
    return live.rulebook.decide(condition, Locals(), live.names, context.request_date)


def place_of(context: Context, ground: Ground, *, is_touched: bool) -> str:
    """Return the path of the question that clears the ground: of several offences, of the first that does not answer it."""
    if ground.touch:
        return f"request.{ground.touch}_answer" if is_touched else TOUCHES
    every = [path for one in ground.questions for path in _concrete(context, one)]
    asked = [path for path in every if not context.live.is_hidden(path)]
    return next((path for path in asked if not has_content(context.value(path))), (asked or every or [TOUCHES])[0])


def _concrete(context: Context, question: str) -> Iterator[str]:
    head, star, rest = question.partition(".*.")
    if not star:
        yield question
        return
    keys = tuple(context.answers.records(head))
    yield from (f"{head}.{key}.{rest}" for key in keys) if keys else (head,)
