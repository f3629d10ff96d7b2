"""Consultation: the points of a draft on which the view of the other side may be asked, suggested from its open findings.

Only what the other State or a treaty demands, what cannot be told yet, and what concerns the law of both States becomes a point:
what the drafter has to mend himself is nothing to consult about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mla_writer.answers.answers import Tree, new_id
from mla_writer.answers.values import DRAFTED, Text, Version
from mla_writer.case import Case
from mla_writer.checks.finding import Finding
from mla_writer.forms.model import FindingKind
from mla_writer.letters import wording_for
from mla_writer.translation.message import Message, N_

POINTS = "request.consultation_points"
_SUGGESTED = N_("Points for consultation from open findings")
_QUESTION = N_("Would the request be accepted as it stands on the following point? {title}.")
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
_ENDS = ".?؟\u00a0 "
"""What ends a title, and would stand before the end of the question."""
_OF_BOTH_STATES = frozenset({"legal_basis", "dual_criminality"})


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
        if finding.title is None or not _concerns_the_other_side(finding):
            continue
        title = wording.plain(wording.say(finding.title)).rstrip(_ENDS)
        question = wording.plain(wording.say(Message(_QUESTION, {"title": title})))
        if question not in seen:
            seen.add(question)
            yield {**_subject(case, finding), "question": Text({DRAFTED: Version(question)})}


def _concerns_the_other_side(finding: Finding) -> bool:
    if finding.overridden is not None or finding.kind not in _ABOUT:
        return False
    is_theirs = finding.origin.partition(":")[0] in {"country", "treaty"}
    return is_theirs or finding.result == "cannot_tell" or finding.kind in _OF_BOTH_STATES


def _subject(case: Case, finding: Finding) -> Tree:
    form = finding.where.partition(".")[0]
    if form in case.content.forms.assistance:
        return {"about": "measure", "measures": (form,)}
    return {"about": _ABOUT[finding.kind]}


def _words(question: object) -> str:
    return question.plain if isinstance(question, Text) else ""
