"""Commands on drafts: new, fill, carry, check, export."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from mla_writer.answers.answers import Answers
from mla_writer.carry import carry
from mla_writer.case import Case
from mla_writer.cli.differing import check_as_if, difference_data, show_differences
from mla_writer.cli.letterhead_commands import chosen_letterhead
from mla_writer.cli.pack_changes import accept_packs, pack_news_data, show_pack_news
from mla_writer.cli.showing import findings_data, out, out_json, say, show_findings, show_problems
from mla_writer.cli.translator_commands import export_packages
from mla_writer.cli.version_commands import show_changed
from mla_writer.conditions.values import Day
from mla_writer.content import Content
from mla_writer.documents.beside import WHY_EMPTY
from mla_writer.documents.recipients import NOTHING_ASKED
from mla_writer.errors import Place, Problem, ProgramError, UsageError
from mla_writer.letters import (
    NotCompleteError,
    Wanted,
    asks_nothing,
    empty_beside,
    first_reader,
    translated_elsewhere,
    write_letters,
)
from mla_writer.parcel import in_parcel, letter_sums, write_parcel
from mla_writer.storage.office import read_office
from mla_writer.translation.catalogue import LANGUAGES
from mla_writer.translation.message import Message, N_
from mla_writer.translator.package_formats import ENDINGS
from mla_writer.versions import changed_since, keep_final, makes_version, write_final

_ELSEWHERE = N_(
    "The program has no letters of its own in {language}: write a package for the translator (--format xliff or columns), "
    "and the letter with what comes back (import --letter)."
)

_NO_VERSION = N_("The internal version is for your file; it has no final version.")


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


def attach(given: argparse.Namespace) -> int:
    """Attach a file to a document and save the draft; tell what is kept of it."""
    case = Case.open(Content.shipped(), Path(given.draft))
    attached = case.attach(given.document, Path(given.file))
    case.save()
    pages = "–" if attached.pages is None else str(attached.pages)
    told = Message(
        N_("{file}: {size} bytes, pages: {pages}, SHA-256 {sum}"),
        {"file": attached.name, "size": str(attached.size), "pages": pages, "sum": attached.sha256},
    )
    out(say(told, given.language))
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
        changed = changed_since(case)
        version = {"version_changed": changed.number if changed is not None else None}
        out_json({**findings_data(case, findings, given.language), "packs_changed": news, **version})
    else:
        show_pack_news(case, given.language)
        show_changed(case, given.language)
        show_findings(case, findings, given.language)
        complete = N_("The request is complete: no blocker is open.")
        open_ = N_("The request is not complete: {number} blockers are open.")
        number = sum(one.is_open_blocker for one in findings)
        out(say(Message(open_ if number else complete, {"number": number}), given.language))
    return 0 if case.is_complete else 1


def export(given: argparse.Namespace) -> int:
    """Write letters and print their files; status 1 where a final letter is refused."""
    case = Case.open(Content.shipped(), Path(given.draft), day_of(given.on))
    if given.format in ENDINGS:
        return export_packages(case, given.format, given)
    wanted = Wanted(
        _languages(case, given),
        given.version or first_reader(case),
        given.format,
        given.final,
        beside=tuple(dict.fromkeys(given.beside)),
        letterhead=chosen_letterhead(given, case),
        contents=given.contents,
        footnotes=given.footnotes,
        bilingual=given.bilingual or "",
        recipient=given.recipient,
        returnable=given.returnable,
    )
    try:
        files = _written(case, wanted, given)
    except NotCompleteError as error:
        show_findings(case, error.findings, "en")
        out(
            say(
                Message(
                    N_("A final letter cannot be written while blockers are open: {number}."),
                    {"number": len(error.findings)},
                ),
                "en",
            )
        )
        return 1
    for file in files:
        out(str(file))
    _tell_unwritten(case, in_parcel(wanted) if given.bundle else wanted)
    if not given.language:
        _tell_elsewhere(case)
    return 0


def _written(case: Case, wanted: Wanted, given: argparse.Namespace) -> tuple[Path, ...]:
    """Write letters; final ones make a version, which the draft keeps under the name given, or that of the signatory."""
    by = given.by if given.by is not None else case.answers.text("request.signatory.name")
    if given.bundle:
        files = write_parcel(case, wanted, Path(given.bundle))
        if makes_version(wanted):
            keep_final(case, in_parcel(wanted), letter_sums(Path(given.bundle), wanted), by)
        return files
    if not makes_version(wanted):
        return write_letters(case, wanted, Path(given.output))
    return write_final(case, wanted, Path(given.output), by)


def _languages(case: Case, given: argparse.Namespace) -> tuple[str, ...]:
    """Return the languages named, or those of the draft that are written here, other than the one beside each of them."""
    if given.language:
        return tuple(dict.fromkeys(given.language))
    elsewhere = translated_elsewhere(case)
    written = tuple(one for one in case.answers.listed("request.letters") if one not in elsewhere)
    written = written or (case.answers.text("request.written_in", "en"),)
    return tuple(one for one in written if one != given.bilingual) or written


def _tell_unwritten(case: Case, wanted: Wanted) -> None:
    """Say beside the files what was not written, or kept, and why."""
    every = [
        *(Message(WHY_EMPTY[one]) for one in empty_beside(case, wanted)),
        *((Message(_NO_VERSION),) if wanted.final and not makes_version(wanted) else ()),
        *((Message(NOTHING_ASKED[wanted.reader]),) if asks_nothing(case, wanted.reader) else ()),
    ]
    for one in every:
        sys.stderr.write(f"{say(one, 'en')}\n")


def _tell_elsewhere(case: Case) -> None:
    """Say beside the files, which alone go to standard output, which letters somebody else writes."""
    for one in translated_elsewhere(case):
        told = Message(_ELSEWHERE, {"language": Message(one, domain=LANGUAGES)})
        sys.stderr.write(f"{one}: {say(told, 'en')}\n")


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
