"""Making what is handed over: a bundle of checked packs, signed where there is a key, and the two files of a new key."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from pathlib import Path

from mla_writer.content import Content
from mla_writer.countries.library import read_pack
from mla_writer.countries.model import CountryPack
from mla_writer.errors import Place, Problem, ProblemsError, UsageError
from mla_writer.handover.bundle import make_bundle
from mla_writer.handover.handed import read_pack_file
from mla_writer.handover.minisign import SigningKey, is_comment
from mla_writer.handover.secret_keys import new_key, secret_text
from mla_writer.handover.translated import texts_for, translations_of
from mla_writer.linting.packs import lint_packs
from mla_writer.storage.files import write_all
from mla_writer.translation.catalogue import SOURCE_LANGUAGE


def bundle_of(
    codes: Iterable[str],
    content: Content,
    key: SigningKey | None,
    comment: str,
    told: Callable[[int], object] = lambda _: None,
) -> bytes:
    """Return the bundle of the packs of these States, signed where there is a key; raise ProblemsError with the faults of all.

    `told` is called before each pack with the number of those that were checked; what it raises ends the making.
    """
    apart = Content(content.folder)  # a check holds the pack in place of the one in use
    problems: list[Problem] = []
    packs: dict[str, tuple[int, bytes]] = {}
    translations: dict[tuple[str, str], bytes] = {}
    for number, code in enumerate(sorted(set(codes))):
        told(number)
        file = content.packs.file_of(code)
        try:
            data, _ = read_pack_file(file)
            problems += lint_packs(apart, only=file)
            pack = read_pack(file)
            packs[code] = (pack.version, data)
            if content.packs.is_of_office(code):
                translations |= translations_for(pack, content)
        except ProblemsError as error:
            problems += error.problems
    if problems:
        raise ProblemsError(problems)
    return make_bundle(packs, key, comment, translations)


def translations_for(pack: CountryPack, content: Content) -> dict[tuple[str, str], bytes]:
    """Return what is known here of the texts of an office's pack in other languages, by State and language."""
    languages = {*content.catalogues.languages, *translations_of(pack.country)} - {SOURCE_LANGUAGE}
    every = ((one, texts_for(pack, content, one, only_told=True)) for one in sorted(languages))
    return {(pack.country, language): told for language, told in every if told}


def made_comment(target: Path) -> str:
    """Return what a signature says of itself, in the way of `minisign`: when, and which file where its name can be shown."""
    file = f"\tfile:{target.name}" if is_comment(target.name) else ""
    return f"timestamp:{int(dt.datetime.now(dt.UTC).timestamp())}{file}\thashed"


def write_key_files(secret: Path, public: Path, password: str | None) -> SigningKey:
    """Make a key, write its two files and return it; None leaves the secret one open. No file is replaced: raise UsageError."""
    expect_new(secret, public)
    key = new_key()
    locked = secret_text(key, password)
    expect_new(secret, public)  # locking takes its time
    write_all({secret: locked.encode(), public: key.public.file_text.encode()}, private=True)
    return key


def expect_new(*files: Path) -> None:
    """Raise UsageError where a file is there already, or something else by its name."""
    for one in files:
        if one.exists() or one.is_symlink():
            raise UsageError([Problem("USE-002", Place(str(one)), {})])
