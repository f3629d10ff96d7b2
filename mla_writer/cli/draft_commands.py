"""Commands on drafts: new, fill, carry, check, export."""

from __future__ import annotations

import argparse
from pathlib import Path

from mla_writer.answers.answers import Answers
from mla_writer.carry import carry
from mla_writer.case import Case
from mla_writer.cli.differing import check_as_if, difference_data, show_differences
from mla_writer.cli.pack_changes import accept_packs, pack_news_data, show_pack_news
from mla_writer.cli.showing import findings_data, out, out_json, say, show_findings, show_problems
from mla_writer.conditions.values import Day
from mla_writer.content import Content
from mla_writer.errors import Place, Problem, ProgramError, UsageError
from mla_writer.letters import NotCompleteError, Wanted, write_letters
from mla_writer.storage.office import read_office
from mla_writer.translation.message import Message, N_


def new(given: argparse.Namespace) -> int:
    """Begin a draft; an existing file is not overwritten."""
    output = Path(given.output)
    if output.exists():
        raise UsageError([Problem("USE-002", Place(str(output)), {})])
    content = Content.shipped()
    case = Case.new(content, given.requesting, given.requested, given.assistance, day_of(given.on), given.kind)
    case.lay_under(_office(content))
    out(str(case.save(output)))
    return 0


def fill(given: argparse.Namespace) -> int:
    """Lay the answers of one file over a draft and save it."""
    case = Case.open(Content.shipped(), Path(given.draft))
    case.fill(Path(given.answers))
    case.record("fill", Path(given.answers).name)
    out(str(case.save()))
    return 0


def carry_over(given: argparse.Namespace) -> int:
    """Save the same case addressed to another State as a new draft, and tell what differs."""
    output = Path(given.output)
    if output.exists():
        raise UsageError([Problem("USE-002", Place(str(output)), {})])
    carried = carry(Case.open(Content.shipped(), Path(given.draft)), given.requested.upper())
    saved = carried.case.save(output)
    if given.format == "json":
        out_json([difference_data(one, given.language) for one in carried.differences])
        return 0
    out(str(saved))
    show_differences(carried.differences, given.language)
    return 0


def check(given: argparse.Namespace) -> int:
    """List the findings of a draft; status 1 while a blocker is open."""
    content = Content.shipped()
    if given.explain:
        from mla_writer.cli.explaining import explain_code

        return explain_code(content, given.explain, given.language)
    if not given.draft:
        raise UsageError([Problem("USE-001", Place("check"), {"reason": "DRAFT"})])
    case = Case.open(content, Path(given.draft), day_of(given.on))
    if given.as_if:
        return check_as_if(case, given.as_if.upper(), given)
    return _check(case, given)


def _check(case: Case, given: argparse.Namespace) -> int:
    if given.accept_packs:
        accept_packs(case, given.language)
    findings = case.findings
    if given.format == "json":
        news = pack_news_data(case, given.language)
        out_json({**findings_data(case, findings, given.language), "packs_changed": news})
    else:
        show_pack_news(case, given.language)
        show_findings(case, findings, given.language)
        complete = N_("The request is complete: no blocker is open.")
        open_ = N_("The request is not complete: {number} blockers are open.")
        number = sum(one.is_open_blocker for one in findings)
        out(say(Message(open_ if number else complete, {"number": number}), given.language))
    return 0 if case.is_complete else 1


def export(given: argparse.Namespace) -> int:
    """Write letters and print their files; status 1 where a final letter is refused."""
    case = Case.open(Content.shipped(), Path(given.draft), day_of(given.on))
    languages = tuple(given.language or case.answers.listed("request.letters") or ("en",))
    wanted = Wanted(languages, given.version, given.format, given.final)
    try:
        files = write_letters(case, wanted, Path(given.output))
    except NotCompleteError as error:
        show_findings(case, error.findings, "en")
        out(
            say(
                Message(
                    N_("A final letter is not written while blockers are open: {number}."),
                    {"number": len(error.findings)},
                ),
                "en",
            )
        )
        return 1
    for file in files:
        out(str(file))
    return 0


def _office(content: Content) -> Answers:
    """Return the profile of the office; one that cannot be read is told of and left aside."""
    try:
        return read_office(content.questionnaire("").root, content.vocabulary)
    except ProgramError as error:
        show_problems(error, "en")
        return Answers()


def day_of(text: str | None) -> Day | None:
    """Return the day that `--on` names, or None; raise UsageError where it is none."""
    if text is None:
        return None
    try:
        return Day.parse(text)
    except ValueError:
        raise UsageError([Problem("USE-005", Place("--on"), {"value": text})]) from None
