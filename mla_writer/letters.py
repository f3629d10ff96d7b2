"""Letters of a case: composed as trees, written as Word, HTML or plain text, several at a time, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from mla_writer.answers.values import Text
from mla_writer.case import Case
from mla_writer.checks.finding import Finding
from mla_writer.checks.rules.missing_answer import has_content
from mla_writer.conditions.values import Ref
from mla_writer.content import Content
from mla_writer.documents.compose import Composer
from mla_writer.documents.formats import Formatter
from mla_writer.documents.masking import masked_answers
from mla_writer.documents.numbering import Numbering
from mla_writer.documents.tree import Document, without_ids
from mla_writer.documents.wording import Titles, Wording
from mla_writer.errors import Place, Problem, ProgramError, StorageError, UsageError
from mla_writer.forms.model import Reader
from mla_writer.interview.interview import Step
from mla_writer.storage.files import write_all

Format = Literal["docx", "html", "txt"]


class NotCompleteError(ProgramError):
    """A final letter was asked for while blockers are open; `findings` holds them."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__([Problem("LETTER-001", Place("request"), {"number": len(self.findings)})])


class StoppedError(Exception):
    """The writing was stopped before anything was written."""


def _always(_composed: int) -> bool:
    return True


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
        numbering=Numbering(case.answers, withheld_from(case, reader) | not_passed_on(case)),
        titles=titles_in(content),
        written_in=case.answers.text("request.written_in", "en"),
        gaps=gaps,
        show_states=states,
    )


def titles_in(content: Content) -> Titles:
    """Return the names of treaties and offences that the content holds."""
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
        for key, record in case.answers.records(collection).items():
            readers = record.get("not_for")
            if isinstance(readers, tuple) and reader in readers:
                found.add(Ref(collection, key))
    return frozenset(found)


_WITH_ITS_OWN = ("persons", "things", "documents")
"""What stands in a letter together with the persons, things and documents that it names itself: the holder of an account."""


def not_passed_on(case: Case) -> frozenset[Ref]:
    """Return what was entered, but stands apart from the facts to which the only form of the letter confines it.

    Information passed on without a request holds the facts chosen for it, and the persons, things, orders and documents that
    they and the form name; nothing else of the case goes with it. Empty for every other letter.
    """
    library = case.content.forms.assistance
    used = [library[one] for one in case.live.forms if one in library]
    if len(used) != 1 or not used[0].passes_on:
        return frozenset()
    form = used[0]
    chosen = set(_refs(case.answers.get(f"{form.form}.{form.passes_on}")))
    if not chosen:
        return frozenset()
    kept = chosen | set(_refs(case.answers.root.get(form.form))) | set(_refs(case.answers.root.get("request")))
    facts = {one for one in kept if one.collection == "facts"} - chosen
    new = kept = kept - facts
    while new:
        found = {ref for one in new if one in chosen or one.collection in _WITH_ITS_OWN for ref in _own(case, one)}
        new = found - kept
        kept = kept | new
    collections = ("facts", "persons", "things", "orders", "documents")
    return frozenset(Ref(one, key) for one in collections for key in case.answers.records(one)) - kept


def _own(case: Case, ref: Ref) -> Iterator[Ref]:
    """What an item names itself, facts excepted."""
    record = case.answers.records(ref.collection).get(ref.id, {})
    return (one for one in _refs(record) if one.collection != "facts")


def _refs(value: object) -> Iterator[Ref]:
    """Every reference within an answer."""
    if isinstance(value, Ref):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _refs(one)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _refs(one)


def compose_letter(case: Case, language: str, *, reader: Reader = "full", final: bool = False) -> Document:
    """Return the letter of `case` in `language` for `reader` as a tree; a draft shows gaps and bears the draft mark."""
    if reader == "consultation":
        case = case_for_consultation(case, language)
    wording = wording_for(case, language, gaps=not final, states=not final, reader=reader)
    return Composer(case.live, wording, case.content.forms.outline, reader).compose(draft=not final)


def case_for_consultation(case: Case, language: str) -> Case:
    """Return the case as a consultation draft in `language` may know it: names, numbers and addresses are not in it at all."""
    wording = wording_for(case, language)
    masked = masked_answers(case.live, language, lambda message: wording.plain(wording.say(message)))
    return case.with_answers(masked)


def questions_left_out(case: Case, reader: Reader) -> tuple[Step, ...]:
    """Return the answered questions whose answers are not for this reader."""
    steps = (one for one in case.live.steps if reader in one.question.not_for)
    return tuple(one for one in steps if has_content(case.answers.get(one.path)))


def leaves_nothing_out(case: Case, reader: Reader) -> bool:
    """Whether the letter for this reader says all that the full letter says; a consultation draft never does."""
    return reader != "consultation" and not withheld_from(case, reader) and not questions_left_out(case, reader)


def untranslated(case: Case, language: str) -> int:
    """Return how many texts in the drafter's own words a letter in `language` would show in the original."""
    if language == case.answers.text("request.written_in", "en"):
        return 0
    values = (case.answers.get(one.path) for one in case.live.steps if not one.question.internal)
    texts = (one for one in values if isinstance(one, Text) and one.plain)
    return sum(language not in one.versions for one in texts)


def file_names(wanted: Wanted) -> tuple[str, ...]:
    """Return the names of the files: `request.<language>.<format>`, with the reader before the language unless it is for all."""
    version = "" if wanted.reader == "full" else f"{wanted.reader}."
    return tuple(f"request.{version}{language}.{wanted.format}" for language in wanted.languages)


def write_letters(case: Case, wanted: Wanted, output: Path) -> tuple[Path, ...]:
    """Write the wanted letters and return their files.

    `output` is a file for a single letter, else a folder that exists; `file_names` tells what the letters are called there.
    Raise NotCompleteError for a final letter with open blockers, UsageError for a language without catalogue, StorageError
    where a file cannot be written. All letters are written or none.
    """
    if output.is_dir():
        return write_into(case, wanted, output)
    _expect_writable(case, wanted)
    if len(wanted.languages) != 1:
        raise UsageError([Problem("LETTER-003", Place(str(output)), {})])
    return _write(case, wanted, (output,), _always)


def write_into(case: Case, wanted: Wanted, folder: Path, go_on: Callable[[int], bool] = _always) -> tuple[Path, ...]:
    """Write the wanted letters into a folder that exists, as `write_letters` does.

    `go_on` is told how many letters are composed, before each and before they are written; where it says no, nothing is
    written and StoppedError raised.
    """
    _expect_writable(case, wanted)
    if not folder.is_dir():
        raise StorageError([Problem("FILE-001", Place(str(folder)), {})])
    return _write(case, wanted, tuple(folder / name for name in file_names(wanted)), go_on)


def expect_languages(content: Content, languages: Iterable[str]) -> None:
    """Raise UsageError where there is no catalogue for one of `languages`."""
    known = content.catalogues.languages
    strange = [
        Problem("LETTER-002", Place(one), {"language": one, "known": ", ".join(known)})
        for one in languages
        if one not in known
    ]
    if strange:
        raise UsageError(strange)


def _expect_writable(case: Case, wanted: Wanted) -> None:
    expect_languages(case.content, wanted.languages)
    if wanted.final and not case.is_complete:
        raise NotCompleteError(one for one in case.findings if one.is_open_blocker)


def _write(case: Case, wanted: Wanted, targets: tuple[Path, ...], go_on: Callable[[int], bool]) -> tuple[Path, ...]:
    written: list[bytes] = []
    for language in wanted.languages:
        if not go_on(len(written)):
            raise StoppedError
        letter = compose_letter(case, language, reader=wanted.reader, final=wanted.final)
        written.append(written_as(letter, wanted.format))
    if not go_on(len(written)):
        raise StoppedError
    write_all(dict(zip(targets, written, strict=True)))
    return targets


def written_as(document: Document, format_: Format) -> bytes:
    """Return `document` as the bytes of a file in `format_`; a consultation draft tells nothing of the draft behind it."""
    if document.version == "consultation":
        document = without_ids(document)
    if format_ == "docx":
        from mla_writer.documents.word import write_word

        return write_word(document)
    if format_ == "html":
        from mla_writer.documents.html import write_html

        return write_html(document).encode("utf-8")
    from mla_writer.documents.plain import write_plain

    return write_plain(document).encode("utf-8")
