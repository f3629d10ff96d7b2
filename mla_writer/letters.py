"""Letters of a case: composed as trees, written as Word, HTML or plain text, several at a time, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from mla_writer.case import Case
from mla_writer.checks.finding import Finding
from mla_writer.conditions.values import Ref
from mla_writer.content import Content
from mla_writer.documents.compose import Composer
from mla_writer.documents.formats import Formatter
from mla_writer.documents.numbering import Numbering
from mla_writer.documents.tree import Document
from mla_writer.documents.wording import Titles, Wording
from mla_writer.errors import Place, Problem, ProgramError, UsageError
from mla_writer.forms.model import Reader
from mla_writer.storage.files import write_all

Format = Literal["docx", "html", "txt"]


class NotCompleteError(ProgramError):
    """A final letter was asked for while blockers are open; `findings` holds them."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__([Problem("LETTER-001", Place("request"), {"number": len(self.findings)})])


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which letters: languages, for which reader, in which format, draft or final."""

    languages: tuple[str, ...]
    reader: Reader = "full"
    format: Format = "docx"
    final: bool = False


def wording_for(
    case: Case, language: str, *, gaps: bool = False, states: bool = False, reader: Reader = "full"
) -> Wording:
    """Return the wording of values of `case` in `language`; `gaps` shows missing answers, `states` unreviewed translations."""
    content = case.content
    return Wording(
        language=language,
        catalogues=content.catalogues,
        formatter=Formatter(language, lambda message: content.catalogues.translate(message, language)),
        live=case.live,
        numbering=Numbering(case.answers, withheld_from(case, reader)),
        titles=_titles(content),
        written_in=case.answers.text("request.written_in", "en"),
        gaps=gaps,
        show_states=states,
    )


def _titles(content: Content) -> Titles:
    exact = [one for one in content.treaties if one.paragraphs == "exact"]
    return Titles(
        content.treaties.titles,
        content.offences.titles,
        content.treaties.names_in_citations,
        {one.treaty: one.basis for one in exact},
        {one.treaty: one.assistance for one in exact},
    )


def withheld_from(case: Case, reader: Reader) -> frozenset[Ref]:
    """Return the facts, persons and documents that the drafter withholds from this reader."""
    found = set()
    for collection in ("facts", "persons", "documents"):
        for key in case.answers.records(collection):
            if reader in case.answers.listed(f"{collection}.{key}.not_for"):
                found.add(Ref(collection, key))
    return frozenset(found)


def compose_letter(case: Case, language: str, *, reader: Reader = "full", final: bool = False) -> Document:
    """Return the letter of `case` in `language` for `reader` as a tree; a draft shows gaps and bears the draft mark."""
    wording = wording_for(case, language, gaps=not final, states=not final, reader=reader)
    return Composer(case.live, wording, case.content.forms.outline, reader).compose(draft=not final)


def write_letters(case: Case, wanted: Wanted, output: Path) -> tuple[Path, ...]:
    """Write the wanted letters and return their files.

    `output` is a file for a single letter, else a folder that exists; letters are then called `request.<language>.<format>`.
    Raise NotCompleteError for a final letter with open blockers, UsageError for a language without catalogue, StorageError
    where a file cannot be written. All letters are written or none.
    """
    known = case.content.catalogues.languages
    strange = [
        Problem("LETTER-002", Place(one), {"language": one, "known": ", ".join(known)})
        for one in wanted.languages
        if one not in known
    ]
    if strange:
        raise UsageError(strange)
    if wanted.final and not case.is_complete:
        raise NotCompleteError(one for one in case.findings if one.is_open_blocker)
    targets = _targets(wanted, output)
    written = [
        written_as(compose_letter(case, one, reader=wanted.reader, final=wanted.final), wanted.format)
        for one in wanted.languages
    ]
    write_all(dict(zip(targets, written, strict=True)))
    return targets


def written_as(document: Document, format_: Format) -> bytes:
    """Return `document` as the bytes of a file in `format_`."""
    if format_ == "docx":
        from mla_writer.documents.word import write_word

        return write_word(document)
    if format_ == "html":
        from mla_writer.documents.html import write_html

        return write_html(document).encode("utf-8")
    from mla_writer.documents.plain import write_plain

    return write_plain(document).encode("utf-8")


def _targets(wanted: Wanted, output: Path) -> tuple[Path, ...]:
    if output.is_dir():
        return tuple(output / f"request.{language}.{wanted.format}" for language in wanted.languages)
    if len(wanted.languages) == 1:
        return (output,)
    raise UsageError([Problem("LETTER-003", Place(str(output)), {})])
