"""`refusal DRAFT`: every ground on which the State asked may refuse, with its state, who raises it and what clears it."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from mla_writer.case import Case
from mla_writer.checks.refusal_test import Result, State, Voice, refusal_test
from mla_writer.cli.draft_commands import day_of
from mla_writer.cli.showing import cited, out, out_json, say, source_data, tell
from mla_writer.content import Content
from mla_writer.documents.wording import Wording
from mla_writer.interview.signposts import place_in_words
from mla_writer.letters import wording_for
from mla_writer.translation.message import Message, N_

STATE_NAMES: Mapping[State, str] = {
    "open": N_("open"),
    "assured": N_("assurance offered"),
    "answered": N_("answered"),
    "clear": N_("clear"),
}


def walk_grounds(given: argparse.Namespace) -> int:
    """List the grounds of refusal of a draft, the open ones first; the status is 0, whatever is found."""
    case = Case.open(Content.shipped(), Path(given.draft), day_of(given.on))
    results, wording = refusal_test(case.context, case.findings), wording_for(case, given.language)
    if given.format == "json":
        out_json([_data(wording, one) for one in results])
        return 0
    for one in results:
        _show(case, wording, one, given.language)
    if not results:
        out(say(Message(N_("Grounds of refusal are not assessed for a letter of this kind.")), given.language))
    return 0


def _show(case: Case, wording: Wording, one: Result, language: str) -> None:
    out(f"{say(Message(STATE_NAMES[one.state]), language)}: {tell(wording, one.title)}")
    out(f"    {tell(wording, one.why)}")
    for voice in (*one.raised_by, *one.excluded_by):
        origin = " ".join(part for part in (voice.origin, voice.ref) if part)
        out(f"    – {f'{origin}: ' if origin else ''}{tell(wording, voice.text)}")
        for source in voice.sources:
            out(f"      {cited((source,), language)}")
    if one.state == "open":
        place = place_in_words(case.live, one.where)
        out(f"    → {tell(wording, place) + '  ' if place is not None else ''}{one.where}")


def _data(wording: Wording, one: Result) -> dict[str, object]:
    return {
        "id": one.ground.id,
        "title": tell(wording, one.title),
        "state": one.state,
        "why": tell(wording, one.why),
        "where": one.where,
        "raised_by": [_voice(wording, voice) for voice in one.raised_by],
        "excluded_by": [_voice(wording, voice) for voice in one.excluded_by],
        "findings": [finding.key for finding in one.findings],
    }


def _voice(wording: Wording, voice: Voice) -> dict[str, object]:
    return {
        "origin": voice.origin or "general",
        "ref": voice.ref,
        "text": tell(wording, voice.text),
        "sources": [source_data(one) for one in voice.sources],
    }
