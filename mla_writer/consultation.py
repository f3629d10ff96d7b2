"""Consultation: the points of a draft on which the view of the other side may be asked, suggested from its open findings.

Only what the law of the other State wants, and what a check says could be asked of it, becomes a point: what a finding says to
the drafter is nothing for the other side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from mla_writer.answers.answers import Tree, new_id
from mla_writer.answers.values import DRAFTED, Text, Version
from mla_writer.case import Case
from mla_writer.checks.demands import wanted_alone
from mla_writer.checks.finding import Finding
from mla_writer.documents.wording import Wording
from mla_writer.forms.model import FindingKind
from mla_writer.letters import wording_for
from mla_writer.translation.message import Message, N_

POINTS = "request.consultation_points"
_SUGGESTED = N_("Points for consultation from open findings")
_QUESTION = N_("{wanted} Would the request be accepted without this?")
_ABOUT: Mapping[FindingKind, str] = {
    "legal_basis": "basis",
    "dual_criminality": "offences",
    "evidence": "link",
    "procedure": "procedure",
    "language": "formalities",
    "deadline": "urgency",
    "confidentiality": "confidentiality",
    "refusal_risk": "other",
}
"""What a point is about, by the kind of finding; kinds that are missing here are the drafter's own affair."""
_OF_ITEM = re.compile(r"\{[^{}]+\}: ")
"""How what a pack wants of each item begins: with the item."""
_AFTER_ITEM = re.compile(r"[ \u00a0]?: ")


def suggested_points(case: Case) -> tuple[Tree, ...]:
    """Return the points that the open findings suggest and that are not among the points yet, the gravest first.

    The question is worded in the language in which the request is drafted, for the drafter to sharpen.
    """
    asked = {_words(one.get("question")) for one in case.answers.records(POINTS).values()}
    return tuple(one for one in _points(case) if _words(one["question"]) not in asked)


def suggest(case: Case) -> int:
    """Enter the suggested points as one edit; return how many there were."""
    found = suggested_points(case)
    answers = case.answers
    for one in found:
        answers = answers.set(f"{POINTS}.{new_id(answers.records(POINTS), 'p')}", one)
    if found:
        case.edit(Message(_SUGGESTED), answers)
    return len(found)


def _points(case: Case) -> Iterator[Tree]:
    wording = wording_for(case, case.answers.text("request.written_in", "en"))
    seen: set[str] = set()
    for finding in case.findings:
        question = _question(case, finding, wording)
        if question and question not in seen:
            seen.add(question)
            yield {**_subject(case, finding), "question": Text({DRAFTED: Version(question)})}


def _question(case: Case, finding: Finding, wording: Wording) -> str:
    """Return what the other State can be asked about a finding; an empty text where that is nothing."""
    if finding.overridden is not None or finding.kind not in _ABOUT:
        return ""
    if finding.ask is not None:
        return wording.plain(wording.say(finding.ask))
    if finding.origin != f"country:{case.requested}" or not finding.code.startswith(f"{case.requested}."):
        return ""
    told = wording.plain(wording.say(finding.message))
    if _OF_ITEM.match(finding.message.text):  # one question for all items
        told = _AFTER_ITEM.split(told, maxsplit=1)[-1]
        told = told[:1].upper() + told[1:]
    return wording.plain(wording.say(Message(_QUESTION, {"wanted": wanted_alone(told)})))


def _subject(case: Case, finding: Finding) -> Tree:
    form = finding.where.partition(".")[0]
    if form in case.content.forms.assistance:
        return {"about": "measure", "measures": (form,)}
    return {"about": _ABOUT[finding.kind]}


def _words(question: object) -> str:
    return question.plain if isinstance(question, Text) else ""
