"""Translations of an office's packs: written for a translator, read back and checked, kept beside the pack as `ke.fr.po`.

English is the language of packs. A translation fits one wording of a text: where the pack says it otherwise, English is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from mla_writer import paths
from mla_writer.content import Content
from mla_writer.countries.model import CountryPack
from mla_writer.errors import Place, Problem, ProblemsError, fail
from mla_writer.linting.catalogues import texts_of_pack, written_catalogue
from mla_writer.storage.files import previous_of, storage_error, write_whole
from mla_writer.translation.catalogue import SOURCE_LANGUAGE, own_catalogue
from mla_writer.translation.locales import locale_of
from mla_writer.translation.sentences import slots_of

MOST_OF_TRANSLATION = 1_000_000
LANGUAGE = re.compile(r"[a-z]{2,3}(_[a-z]{2})?")
FILE = re.compile(rf"([a-z]{{2}})\.({LANGUAGE.pattern})\.po")
_HIDDEN = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Characters that turn or hide what is read; joiners and marks of direction belong to scripts."""


@dataclass(frozen=True, slots=True)
class Translated:
    """A translation that was read and found in order: how many of the pack's texts it tells, how many it tells no more."""

    content: bytes
    told: int
    every: int
    stale: int


def translation_file(state: str, language: str) -> Path:
    """Return where the office keeps the translation of its pack of a State."""
    return own_catalogue(paths.office_packs(), state, language)


def translations_of(state: str) -> Mapping[str, Path]:
    """Return the translations that the office keeps of a State's pack, by language."""
    found = sorted(paths.office_packs().glob(f"{state.lower()}.*.po"))
    return {match[2]: one for one in found if (match := FILE.fullmatch(one.name))}


def texts_for(pack: CountryPack, content: Content, language: str, *, only_told: bool = False) -> bytes:
    """Return every text of a pack as a .po file, with the translations known here; with `only_told` no others.

    Nothing is returned where there would be none.
    """
    texts = dict.fromkeys(texts_of_pack(pack))
    known = [(one, content.catalogues.find(one.domain, one.context, one.text, language)) for one in texts]
    kept = [(one, told) for one, told in known if told or not only_told]
    title = f"{pack.country} {pack.version}: {language}"
    return written_catalogue(title, language, kept) if kept else b""


def read_translation(data: bytes, pack: CountryPack, place: Place, *, strict: bool = False) -> Translated:
    """Return a translation of a pack that is in order; raise ProblemsError with all that is wrong with it.

    With `strict` every text has to be one of the pack, as in a bundle; else those of an earlier wording are counted as stale.
    """
    if len(data) > MOST_OF_TRANSLATION:
        raise fail("TEXTS-001", place, size=MOST_OF_TRANSLATION // 1_000_000)
    texts = {(one.context, one.text) for one in texts_of_pack(pack)}
    problems: list[Problem] = []
    told = stale = 0
    for context, text, said, line in _entries(data, place):
        at = Place(place.file, line, 1 if line else 0)
        if (context, text) not in texts:
            stale += 1
            if strict or not context.startswith(f"countries/{pack.country.lower()}:"):
                problems.append(Problem("TEXTS-003", at, {"state": pack.country, "context": ascii(context)[1:-1][:60]}))
            continue
        told += 1
        problems += _faults(text, said, at)
    if problems:
        raise ProblemsError(problems)
    return Translated(data, told, len(texts), stale)


def take_translation(state: str, language: str, told: Translated) -> Path:
    """Keep a translation as that of the office's pack and return its file; the one before stays beside it."""
    target = translation_file(state, language)
    write_whole(target, told.content, keep_previous=True)
    return target


def put_back_translation(state: str, language: str) -> None:
    """Put the translation before the last one back, or take the only one away."""
    target = translation_file(state, language)
    before = previous_of(target)
    try:
        before.replace(target) if before.is_file() else target.unlink(missing_ok=True)
    except OSError as error:
        raise storage_error(target, error) from None


def expect_language(language: str, place: Place) -> None:
    """Raise ProblemsError where this is the code of no language into which anything is translated."""
    known = locale_of(SOURCE_LANGUAGE).languages
    if not LANGUAGE.fullmatch(language) or language == SOURCE_LANGUAGE or language.partition("_")[0] not in known:
        raise fail("TEXTS-005", place, language=ascii(language)[1:-1][:20])


def _entries(data: bytes, place: Place) -> Iterator[tuple[str, str, str, int]]:
    """Yield context, English text, translation and line of what is translated in a .po file."""
    from babel.messages.pofile import PoFileError, read_po

    try:
        data.decode("utf-8")
        catalogue = read_po(BytesIO(data), abort_invalid=True, charset="utf-8")
    except (PoFileError, ValueError, LookupError) as error:
        reason = " ".join(str(error).split())[:80]
        raise fail(
            "TEXTS-002", Place(place.file, getattr(error, "lineno", 0) or 0), reason=ascii(reason)[1:-1]
        ) from None
    for one in catalogue:
        if one.id and isinstance(one.id, str) and one.string and not one.fuzzy:
            yield one.context or "", one.id, str(one.string), one.lineno or 0


def _faults(text: str, said: str, at: Place) -> Iterator[Problem]:
    if slots_of(said) != slots_of(text):
        slots = ", ".join(sorted(slots_of(text))) or "–"
        yield Problem("TEXTS-004", at, {"slots": slots})
    found = _HIDDEN.search(said)
    if found:
        yield Problem("PACK-018", at, {"character": f"U+{ord(found[0]):04X}"})
