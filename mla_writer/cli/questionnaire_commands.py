"""The questionnaire to a State on the command line: written in Word, and what came back read into a new version of its pack."""

from __future__ import annotations

import argparse
import datetime as dt
import difflib
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path

from mla_writer import paths
from mla_writer.cli.showing import not_found, out, say
from mla_writer.content import Content
from mla_writer.countries.answered import Answer, Answers, read_answers, with_answers
from mla_writer.countries.asked import REFERENCE, asked_by_tag, chapters
from mla_writer.countries.library import read_pack
from mla_writer.countries.model import CountryPack
from mla_writer.documents.state_questionnaire import FORMAT, compose_questionnaire, hints
from mla_writer.documents.word import write_word
from mla_writer.documents.word_controls import MOST_BYTES, Controls, ControlsError, read_controls
from mla_writer.errors import Place, Problem, ProblemsError
from mla_writer.letters import expect_languages
from mla_writer.linting.packs import lint_packs
from mla_writer.storage.files import storage_error, write_all, write_whole
from mla_writer.translation.message import Message, N_
from mla_writer.yamlio import read, write

_REFERENCE = re.compile(
    r"MLAQ-(?P<format>\d{1,6})/(?P<state>[A-Z]{2})/(?P<version>\d{1,9})/(?P<language>[a-zA-Z_-]{2,10})"
)
_SECTION = re.compile(r"\n(?=[a-z_]+:\n)")
_REASONS = {"damaged": "QUEST-001", "large": "QUEST-002", "unsafe": "QUEST-003"}
_MARKS = {"answered": "+", "confirmed": "=", "changed": "≠"}
_SUMMARY = N_("{answered} answered, {confirmed} confirmed, {changed} changed, {open} left open.")
_OLDER = N_("The questionnaire was on version {asked} of the pack; it is now at version {now}. Look at each change.")
_RULE = N_("The rule “{id}” stays as it is, with the answer beside it as information: look at both.")
_NOTHING = N_("Nothing has been changed. To write the new version of the pack, repeat this with --accept.")
_WRITTEN = N_("Written: {file}. It is a draft: free texts are in the language of the answers.")
_NO_ANSWER = N_("Nothing was answered.")


def write_questionnaire(given: argparse.Namespace) -> int:
    """Write the questionnaire on a State's pack, in its language."""
    content = Content.shipped()
    expect_languages(content, (given.language,))
    pack = _pack(content, given.code.upper())
    document = compose_questionnaire(pack, content.forms, content.catalogues, given.language)
    file = Path(given.output or f"questionnaire.{pack.country.lower()}.{given.language}.docx")
    write_all({file: write_word(document)})
    out(str(file))
    return 0


def read_questionnaire(given: argparse.Namespace) -> int:
    """Show what a State answered and what that changes in its pack; with --accept write the new version."""
    content, file = Content.shipped(), Path(given.file)
    filled = _controls(content, file)
    known = _known(filled, file)
    pack = _pack(content, known["state"])
    _expect_state(given.into, pack)
    every = chapters(pack, content.forms)
    answers = read_answers(
        asked_by_tag(every), filled.get, known["language"], Place(str(file)), dt.datetime.now(dt.UTC).date()
    )
    _show(content, answers, given.language)
    if answers.faults:
        raise ProblemsError(answers.faults)
    for one in answers.given:
        if one.asked.tag.startswith("rule.") and one.value != "right":
            out(say(Message(_RULE, {"id": one.asked.tag.split(".")[1]}), given.language))
    if int(known["version"]) != pack.version:
        out(say(Message(_OLDER, {"asked": known["version"], "now": pack.version}), given.language))
    if not answers.given:
        out(say(Message(_NO_ANSWER), given.language))
        return 0
    return _offer(content, pack, answers, given)


def _offer(content: Content, pack: CountryPack, answers: Answers, given: argparse.Namespace) -> int:
    """Show the lines that change; write them where that was accepted, once the pack holds against every check."""
    source = content.packs.file_of(pack.country)
    before = source.read_text(encoding="utf-8")
    data = read(source).data
    assert isinstance(data, dict)
    after = _head(before) + _aired(write(with_answers(data, answers)))
    target = Path(given.into) if given.into else paths.office_packs() / f"{pack.country.lower()}.yaml"
    shown = _head(before) + _aired(write(data))
    for line in difflib.unified_diff(
        shown.splitlines(), after.splitlines(), str(source), str(target), lineterm="", n=1
    ):
        out(line)
    _expect_good(content, after, pack.country, target)
    if not given.accept:
        out(say(Message(_NOTHING), given.language))
        return 0
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise storage_error(target, error) from None
    write_whole(target, after.encode("utf-8"), keep_previous=True)
    out(say(Message(_WRITTEN, {"file": str(target)}), given.language))
    return 0


def _expect_good(content: Content, text: str, country: str, target: Path) -> None:
    """Raise ProblemsError with what the checks of packs find in `text`, told of the file that it would become."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder).resolve() / f"{country.lower()}.yaml"
        file.write_text(text, encoding="utf-8")
        try:
            found = lint_packs(content, only=file)
        except ProblemsError as error:
            found = error.problems
    moved = [Problem(one.code, Place(str(target), one.place.line, one.place.column), one.parameters) for one in found]
    if moved:
        raise ProblemsError(moved)


def _show(content: Content, answers: Answers, language: str) -> None:
    counts = {
        name: sum(one.outcome == name for one in answers.every) for name in ("answered", "confirmed", "changed", "open")
    }
    for one in answers.given:
        topic = content.catalogues.say(one.asked.topic, language)
        out(f"{_MARKS[one.outcome]} {one.asked.tag} ({topic}): {_worded(content, one, language)}")
    out(say(Message(_SUMMARY, counts), language))


def _worded(content: Content, one: Answer, language: str) -> str:
    told = one.asked.options.get(one.value)
    now = content.catalogues.say(told, language) if told is not None else one.value.replace("\n", " / ")
    if one.outcome != "changed" or one.asked.told is None:
        return now
    return f"{content.catalogues.say(one.asked.told, language)} → {now}"


def _controls(content: Content, file: Path) -> Controls:
    """Return the fields of a file; raise ProblemsError where it is no Word file, or none that is safe to read."""
    try:
        with file.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise storage_error(file, error) from None
    try:
        return read_controls(data, hints(content.catalogues))
    except ControlsError as error:
        raise ProblemsError(
            [Problem(_REASONS[error.reason], Place(str(file)), {"limit": MOST_BYTES // 1_000_000})]
        ) from None


def _known(filled: Controls, file: Path) -> Mapping[str, str]:
    """Return format, State, version and language of a questionnaire; raise ProblemsError for anything else."""
    found = _REFERENCE.fullmatch(filled.get(REFERENCE).strip("\u200e\u200f \u00a0"))
    if found is None:
        raise ProblemsError([Problem("QUEST-004", Place(str(file)), {})])
    if int(found["format"]) != FORMAT:
        raise ProblemsError([Problem("QUEST-005", Place(str(file)), {"version": found["format"], "known": FORMAT})])
    return found.groupdict()


def _expect_state(into: str | None, pack: CountryPack) -> None:
    """Raise ProblemsError where the file to write to is not named like the pack of the State that answered."""
    if not into:
        return
    target = Path(into)
    name = f"{pack.country.lower()}.yaml"
    if target.name != name:
        raise ProblemsError([Problem("QUEST-009", Place(into), {"state": pack.country, "name": name})])
    if target.is_file() and read_pack(target).country != pack.country:
        raise ProblemsError([Problem("QUEST-009", Place(into), {"state": pack.country, "name": name})])


def _head(text: str) -> str:
    """Return the remarks with which a file begins."""
    lines = text.splitlines(keepends=True)
    return "".join(line for number, line in enumerate(lines) if all(one.startswith("#") for one in lines[: number + 1]))


def _aired(text: str) -> str:
    """Return the text of a pack with an empty line before each of its sections."""
    return _SECTION.sub("\n\n", text)


def _pack(content: Content, code: str) -> CountryPack:
    pack = content.pack(code)
    if pack is None:
        raise not_found(code, content.packs.codes)
    return pack
