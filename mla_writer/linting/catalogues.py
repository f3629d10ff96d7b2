"""Catalogues for translators: every text of forms, treaties, packs, letters and program, merged into the .po files.

A sentence that changed keeps its old translation as a suggestion, marked fuzzy; what is no longer used is dropped. The context
of a text from YAML is its path of ids, so that moving a question does not orphan its translation.
"""

from __future__ import annotations

import ast
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mla_writer.checks.manual import manual_texts
from mla_writer.content import Content
from mla_writer.countries.library import pack_texts
from mla_writer.countries.model import CountryPack
from mla_writer.documents.formats import FORMAT_PHRASES
from mla_writer.documents.phrases import PHRASES
from mla_writer.forms.grounds import ground_texts
from mla_writer.forms.source_words import AGES, TITLES, age_in_words
from mla_writer.forms.standards import standard_texts
from mla_writer.forms.texts import (
    Entry,
    collection_texts,
    form_texts,
    kind_texts,
    outline_texts,
    requirement_texts,
)
from mla_writer.guide import DOMAIN as MANUAL, guide_texts
from mla_writer.offences.library import offence_texts
from mla_writer.translation.catalogue import DOMAINS
from mla_writer.translation.sentences import slots_of
from mla_writer.treaties.demands import CONTEXT as DEMANDS
from mla_writer.treaties.library import treaty_texts

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

_PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one catalogue has come: texts in all, translated, and those whose slots differ from the English."""

    language: str
    domain: str
    texts: int
    translated: int
    wrong_slots: tuple[str, ...]


def all_texts(content: Content) -> tuple[Entry, ...]:
    """Return every text to translate, each once, in the order of files and questions."""
    return tuple(dict.fromkeys(_all_texts(content)))


def update_catalogues(content: Content, languages: Iterable[str]) -> tuple[Path, ...]:
    """Bring the .po files of `languages` up to date with all texts; return the files written."""
    texts = all_texts(content)
    written = []
    for language in languages:
        for domain in DOMAINS:
            path = content.folder / "translations" / language / "LC_MESSAGES" / f"{domain}.po"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(_merged(path, language, [one for one in texts if one.domain == domain]))
            written.append(path)
    return tuple(written)


def progress(content: Content, languages: Iterable[str]) -> tuple[Progress, ...]:
    """Return how far each catalogue has come."""
    texts = all_texts(content)
    return tuple(
        _progress(content, language, domain, [one for one in texts if one.domain == domain])
        for language in languages
        for domain in DOMAINS
    )


def _progress(content: Content, language: str, domain: str, texts: list[Entry]) -> Progress:
    found = [(one, content.catalogues.find(domain, one.context, one.text, language)) for one in texts]
    wrong = [
        one.context or one.text
        for one, translated in found
        if translated and slots_of(translated) != slots_of(one.text)
    ]
    return Progress(language, domain, len(texts), sum(bool(one) for _, one in found), tuple(wrong))


def _all_texts(content: Content) -> Iterator[Entry]:
    forms = content.forms
    for form in forms.forms:
        yield from form_texts(form)
    for collection in forms.collections.values():
        yield from collection_texts(collection)
    for kind in forms.kinds.values():
        yield from kind_texts(kind)
    for outline in forms.outlines:
        yield from outline_texts(outline)
    yield from (Entry("forms", context, text) for context, text in ground_texts(forms.grounds))
    yield from requirement_texts(tuple(content.treaties.demands.values()), DEMANDS, "forms")
    for treaty in content.treaties:
        yield from (Entry("forms", context, text) for context, text in treaty_texts(treaty))
        yield from requirement_texts(treaty.requirements, f"treaties/{treaty.treaty}", "forms")
    titles = (one.title for one in (*forms.sources.values(), *content.treaties))
    yield from (Entry("forms", TITLES, text) for text in titles)
    for family in content.offences.families:
        yield from (Entry("forms", context, text) for context, text in offence_texts(family))
    for file in forms.standards.files:
        yield from (Entry("forms", context, text) for context, text in standard_texts(file))
    for pack in content.packs:
        yield from texts_of_pack(pack)
        ages = (age_in_words(one) for one in pack.sources.values())
        yield from (Entry("countries", AGES, text) for text in ages if text)
    for name, text in {**PHRASES, **FORMAT_PHRASES}.items():
        yield Entry("documents", f"letter:{name}", text)
    yield from (Entry("ui", "", text) for text in program_texts(_PACKAGE))
    yield from (Entry("ui", "", text) for text in manual_texts())
    yield from (Entry(MANUAL, "", text) for text in guide_texts())


def texts_of_pack(pack: CountryPack) -> Iterator[Entry]:
    """Yield every text of a pack that is translated."""
    yield from (Entry("countries", context, text) for context, text in pack_texts(pack))
    home = f"countries/{pack.country.lower()}"
    yield from requirement_texts(pack.requirements, home, "countries")
    own = pack.as_requesting.requirements if pack.as_requesting is not None else ()
    yield from requirement_texts(own, f"{home}:as_requesting", "countries")


def written_catalogue(title: str, language: str, texts: Iterable[tuple[Entry, str]]) -> bytes:
    """Return a .po file of texts with their translations, an empty one where there is none; the same gives the same bytes."""
    from babel.messages.catalog import Catalog

    made = Catalog(
        locale=_locale(language),
        project="MLA Request Writer",
        charset="utf-8",
        fuzzy=False,
        header_comment=f"# {title}",
    )
    for one, told in texts:
        made.add(one.text, string=told, context=one.context or None)
    return _bytes(made)


def program_texts(folder: Path) -> Iterator[str]:
    """Yield every text that the program's own code marks with N_(), file by file."""
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "N_" and node.args:
                argument = node.args[0]
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value


def _merged(path: Path, language: str, texts: list[Entry]) -> bytes:
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import read_po

    old = read_po(io.BytesIO(path.read_bytes()), locale=_locale(language)) if path.exists() else Catalog()
    fresh = Catalog(
        locale=_locale(language),
        project="MLA Request Writer",
        charset="utf-8",
        fuzzy=False,
        header_comment=f"# {language}: {path.stem}",
    )
    for one in texts:
        kept = old.get(one.text, context=one.context or None)
        suggested = kept or _former(old, one.context)
        message = fresh.add(one.text, string=suggested.string if suggested else "", context=one.context or None)
        if suggested is not None and suggested.string and (kept is None or kept.fuzzy):
            message.flags.add("fuzzy")
    return _bytes(fresh)


def _bytes(catalogue: Catalog) -> bytes:
    from babel.messages.pofile import write_po

    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=110, no_location=True, sort_output=False, omit_header=False)
    return _without_dates(buffer.getvalue())


def _former(old: Catalog, context: str) -> Message | None:
    if not context:
        return None
    return next((one for one in old if one.context == context), None)


def _locale(language: str) -> str:
    return {"pt": "pt_PT", "zh": "zh_Hans_CN"}.get(language, language)


def _without_dates(content: bytes) -> bytes:
    """Leave out the dates of the header, so that a catalogue changes only where a text changes."""
    lines = content.split(b"\n")
    return b"\n".join(
        one for one in lines if not one.startswith((b'"POT-Creation-Date', b'"PO-Revision-Date', b'"Generated-By'))
    )
