"""Commands that run the program on its own samples: the main job, and the self-test of an installed copy."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from mla_writer.case import Case
from mla_writer.cli.showing import out, say, show_findings
from mla_writer.content import Content
from mla_writer.errors import Place, Problem, ProblemsError
from mla_writer.letters import Wanted, write_letters
from mla_writer.storage.files import storage_error
from mla_writer.translation.message import Message, N_

GAPS = "uganda-switzerland.gaps.yaml"
COMPLETION = "uganda-switzerland.completion.yaml"


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
    """Open, fill, check and export the samples in every language and format, in a folder that is thrown away."""
    content = Content.shipped()
    samples = content.folder / "resources" / "samples"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        case = Case.open(content, samples / GAPS)
        if case.is_complete:
            raise ProblemsError([Problem("SELF-001", Place(GAPS), {})])
        case.fill(samples / COMPLETION)
        case.save(folder / "draft.yaml")
        again = Case.open(content, folder / "draft.yaml")
        if not again.is_complete or again.answers != case.answers:
            raise ProblemsError([Problem("SELF-002", Place(COMPLETION), {})])
        languages = tuple(one for one in content.catalogues.languages if one in case.answers.listed("request.letters"))
        count = sum(
            len(write_letters(again, Wanted(languages, format=one, final=True), folder))
            for one in ("docx", "html", "txt")
        )
    out(
        say(
            Message(
                N_("Self-test passed: {count} letters in {languages}."),
                {"count": count, "languages": ", ".join(languages)},
            ),
            "en",
        )
    )
    return 0


def _folder(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise storage_error(folder, error) from error
    return folder
