"""Writing packages for translators, one file a language with its glossary beside it, whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mla_writer.case import Case
from mla_writer.documents.word import write_word
from mla_writer.errors import Place, Problem, UsageError
from mla_writer.storage.files import can_be_folder, make_folder, write_all
from mla_writer.translation.message import Message
from mla_writer.translator.columns import compose_columns
from mla_writer.translator.package_formats import ENDINGS, PackageFormat
from mla_writer.translator.segments import Package, package_for, target_languages
from mla_writer.translator.xliff import write_tbx, write_xliff


def write_packages(case: Case, format_: PackageFormat, languages: Sequence[str], output: Path) -> tuple[Path, ...]:
    """Write a package for each language and return the files; without `languages`, for all of the draft.

    `output` is a file for a single language, else a folder, made where it is missing: `translation.<language>.xlf` or
    `.docx`. Beside XLIFF stands the glossary as `.tbx`, where terms occur; Word has it inside. Raise UsageError for a language
    into which nothing is translated.
    """
    wanted = tuple(dict.fromkeys(languages)) or target_languages(case)
    if not wanted:
        raise UsageError([Problem("TRANS-012", Place("request.letters"), {})])
    if len(wanted) > 1 and not can_be_folder(output):
        raise UsageError([Problem("TRANS-013", Place(str(output)), {})])
    is_folder = len(wanted) > 1 or output.is_dir()
    contents: dict[Path, bytes] = {}
    for one in wanted:
        file = output / f"translation.{one}.{ENDINGS[format_]}" if is_folder else output
        contents |= _files(case, package_for(case, one), format_, file)
    if is_folder:
        make_folder(output)
    write_all(contents)
    return tuple(contents)


def _files(case: Case, package: Package, format_: PackageFormat, file: Path) -> dict[Path, bytes]:
    if format_ == "columns":
        return {file: write_word(compose_columns(package, case.content.catalogues))}

    def say(message: Message) -> str:
        return case.content.catalogues.say(message, package.language)

    return {file: write_xliff(package, say), **_glossary(package, file)}


def _glossary(package: Package, file: Path) -> dict[Path, bytes]:
    return {file.with_suffix(".tbx"): write_tbx(package)} if package.terms else {}
