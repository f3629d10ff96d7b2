"""Catalogues: the translations in translations/<language>/LC_MESSAGES/*.po, read on demand and cached.

A catalogue is read as it stands, so that a translator sees a changed sentence at the next start (docs/decisions/0002).
English is the source language and needs no catalogue. What has no translation is shown in English.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from mla_writer import cache
from mla_writer.translation.glossary import FILE as GLOSSARY, Term, terms_in
from mla_writer.translation.joining import before_value
from mla_writer.translation.locales import language_name
from mla_writer.translation.message import Message, Worded
from mla_writer.translation.sentences import Slot, split_sentence
from mla_writer.translation.states import state_name

DOMAINS = ("ui", "forms", "countries", "documents", "manual")
SOURCE_LANGUAGE = "en"
STATES = "states"
"""The domain of messages that are the code of a State, and are told as its name."""
LANGUAGES = "languages"
"""The domain of messages that are the code of a language, and are told as its name."""
_OF_PACK = re.compile(r"countries/([a-z]{2}):")
_SEPARATOR = "\x04"  # as in gettext's .mo files: context, EOT, English text


def named(code: str) -> Message:
    """Return the State with this code as a message: its name, in the language in which it is told."""
    return Message(code, domain=STATES)


class Catalogues:
    """The catalogues below one folder; each language and domain is read when first asked for.

    `office` is the folder in which an office keeps translations of its packs (`ke.fr.po`); they go before the others.
    """

    def __init__(self, folder: Path, office: Path | None = None) -> None:
        self._folder = folder
        self._read: dict[tuple[str, str], Mapping[str, str]] = {}
        self._own = OwnCatalogues(office) if office is not None else None

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages for which catalogues exist, English first."""
        found = {path.parent.parent.name for path in self._folder.glob("*/LC_MESSAGES/*.po")}
        return (SOURCE_LANGUAGE, *sorted(found - {SOURCE_LANGUAGE}))

    def translate(self, message: Message, language: str) -> str:
        """Return the text of `message` in `language`, with its slots still open; English where there is no translation."""
        if message.domain == STATES:
            return state_name(message.text, language)
        if message.domain == LANGUAGES:
            return language_name(message.text, language)
        return self.find(message.domain, message.context, message.text, language) or message.text

    def say(self, message: Message, language: str) -> str:
        """Return `message` in `language` with its slots filled: from messages inside it, and from what can be said as it is."""
        pieces = split_sentence(self.translate(message, language))
        said: list[str] = []
        for one in pieces:
            filled = one if isinstance(one, str) else self._filled(one, message, language)
            if said and not isinstance(one, str):
                said[-1] = before_value(said[-1], filled, language)
            said.append(filled)
        return "".join(said)

    def _filled(self, slot: Slot, message: Message, language: str) -> str:
        value = message.parameters.get(slot.expression, "…")
        if isinstance(value, Worded):
            return value.said(language, lambda one: self.say(one, language))
        return self.say(value, language) if isinstance(value, Message) else str(value)

    def terms_in(self, texts: Iterable[str], language: str, target: str) -> Iterator[Term]:
        """Yield the terms of law that occur in `texts`, with how they are called in the language `target`."""
        return terms_in(self._folder / GLOSSARY, texts, language, target)

    def find(self, domain: str, context: str, text: str, language: str) -> str:
        """Return the translation of `text` under `context`, or an empty text where there is none."""
        if language == SOURCE_LANGUAGE:
            return text
        key = f"{context}{_SEPARATOR}{text}"
        own = self._own.find(context, key, language) if self._own is not None and domain == "countries" else ""
        return own or self._catalogue(language, domain).get(key, "")

    def _catalogue(self, language: str, domain: str) -> Mapping[str, str]:
        key = (language, domain)
        if key not in self._read:
            self._read[key] = read_catalogue(self._folder / language / "LC_MESSAGES" / f"{domain}.po")
        return self._read[key]


class OwnCatalogues:
    """The translations of an office's packs; a file is read anew when it has changed, one that cannot be read says nothing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[tuple[str, str], tuple[object, Mapping[str, str]]] = {}

    def find(self, context: str, key: str, language: str) -> str:
        """Return the translation under a key of `read_catalogue`, whose `context` names the State, or an empty text."""
        found = _OF_PACK.match(context)
        return self._of(language, found[1]).get(key, "") if found is not None else ""

    def _of(self, language: str, state: str) -> Mapping[str, str]:
        path = f"{self._folder}{os.sep}{state}.{language}.po"
        try:
            seen = os.stat(path)  # noqa: PTH116 - asked for each text of a pack, and a Path takes longer to make
        except OSError:
            return {}
        mark = (seen.st_mtime_ns, seen.st_size)
        kept = self._read.get((language, state))
        if kept is None or kept[0] != mark:
            kept = (mark, _read_or_nothing(Path(path)))
            self._read[language, state] = kept
        return kept[1]


def own_catalogue(folder: Path, state: str, language: str) -> Path:
    """Return where an office keeps the translation of its pack of a State."""
    return folder / f"{state.lower()}.{language}.po"


def _read_or_nothing(path: Path) -> Mapping[str, str]:
    from babel.messages.pofile import PoFileError

    try:
        return read_catalogue(path)
    except (OSError, ValueError, PoFileError):  # what is wrong with it is told when it is taken over or checked
        return {}


def read_catalogue(path: Path) -> Mapping[str, str]:
    """Return the finished translations in the .po file at `path`: context + EOT + English text -> translation.

    Fuzzy and empty entries are left out; a file that does not exist gives an empty catalogue.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return {}
    key = cache.cache_key("catalogue", content)
    kept = cache.load(key)
    if isinstance(kept, dict):
        return kept
    read = _parse(content)
    cache.keep(key, read)
    return read


def _parse(content: bytes) -> dict[str, str]:
    from io import BytesIO

    from babel.messages.pofile import read_po

    catalogue = read_po(BytesIO(content), abort_invalid=True)
    return {
        f"{one.context or ''}{_SEPARATOR}{one.id}": str(one.string)
        for one in catalogue
        if one.id and one.string and not one.fuzzy and isinstance(one.id, str)
    }
