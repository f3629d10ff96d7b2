"""Commands that run the program on its own samples: the main job, and the self-test of an installed copy."""

from __future__ import annotations

import argparse
from pathlib import Path

from mla_writer import paths
from mla_writer.case import Case
from mla_writer.cli.showing import out, say, show_findings, show_problems
from mla_writer.content import Content
from mla_writer.documents.reading import word_text
from mla_writer.errors import Place, ProblemsError, fail
from mla_writer.letters import Format, Wanted, write_letters
from mla_writer.storage.files import storage_error
from mla_writer.translation.message import Message, N_

GAPS = "uganda-switzerland.gaps.yaml"
COMPLETION = "uganda-switzerland.completion.yaml"
FORMATS: tuple[Format, ...] = ("docx", "html", "txt")


def run_sample(given: argparse.Namespace) -> int:
    """Check the sample with gaps, show its findings, complete it, and write its letters into a folder that is named."""
    folder = _folder(Path(given.output))
    content, language = Content.shipped(), given.language
    samples = content.folder / "resources" / "samples"
    case = Case.open(content, samples / GAPS)
    out(say(Message(N_("The sample with gaps: {name}"), {"name": GAPS}), language))
    show_findings(case, case.findings, language)
    case.fill(samples / COMPLETION)
    out(say(Message(N_("\nThe sample completed:")), language))
    show_findings(case, case.findings, language)
    case.save(folder / "uganda-switzerland.yaml")
    languages = tuple(one for one in case.answers.listed("request.letters") if one in content.catalogues.languages)
    files = write_letters(case, Wanted(languages, final=case.is_complete), folder)
    out(say(Message(N_("\nLetters written into {folder}:"), {"folder": str(folder.resolve())}), language))
    for file in files:
        out(f"  {file.name}")
    return 0 if case.is_complete else 1


def selftest(_given: argparse.Namespace) -> int:
    """Open, fill, check and export the samples in every language and format, in a folder that is thrown away.

    The window has a self-test of its own, which runs before this one; return 1 where a step failed.
    """
    with paths.temporary_home() as folder:
        try:
            _go_through(folder)
        except ProblemsError as error:
            show_problems(error, "en")
            return 1
    return 0


def _go_through(folder: Path) -> None:
    content = Content.shipped()
    samples = content.folder / "resources" / "samples"
    case = Case.open(content, samples / GAPS)
    if case.is_complete:
        raise fail("SELF-001", Place(GAPS))
    _told(N_("files: the sample with gaps is not complete"))
    case.fill(samples / COMPLETION)
    case.save(folder / "draft.yaml")
    again = Case.open(content, folder / "draft.yaml")
    if not again.is_complete or again.answers != case.answers:
        raise fail("SELF-002", Place(COMPLETION))
    _told(N_("files: filled, saved, read back and complete"))
    languages = content.catalogues.languages
    letters = [
        letter for one in FORMATS for letter in write_letters(again, Wanted(languages, format=one, final=True), folder)
    ]
    reference = again.answers.text("request.reference")
    for letter in letters:
        if reference not in _words_of(letter):
            raise fail("SELF-004", Place(letter.name))
    _told(N_("files: {number} final letters"), number=len(letters))
    message = Message(
        N_("Self-test passed: {count} letters in {languages}."),
        {"count": len(letters), "languages": ", ".join(languages)},
    )
    out(say(message, "en"))


def _words_of(letter: Path) -> str:
    content = letter.read_bytes()
    return word_text(content) if letter.suffix == ".docx" else content.decode("utf-8")


def _told(english: str, **parameters: object) -> None:
    out(f"ok  {say(Message(english, parameters), 'en')}")


def _folder(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise storage_error(folder, error) from error
    return folder
