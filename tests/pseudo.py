"""Made-up catalogues: every text in another script, slots kept, so that letters can be tried before a language is translated.

What a pseudo-catalogue says means nothing; the same English always gives the same text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from mla_writer.case import Case
from mla_writer.content import Content
from mla_writer.translation.catalogue import Catalogues
from tests.sample import completed

_SLOT = re.compile(r"(\{[a-z_][a-z0-9_.]*(?:\|[a-z_]+)?\})")
_WORD = re.compile("[A-Za-z]+")
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_LETTERS: Mapping[str, str] = {
    "ru": "абцдефгхийклмнопкрстувшщыз",
    "ar": "ابتثجحخدذرزسشصضطظعغفقكلمنه",
    "zh": "人民法院检察官司协助请求书证据银行账户犯罪事实件材料",
    "es": "ábcdéfghíjklmñópqrstúvwxyz",
    "pt": "ãbçdêfghíjklmnõpqrstúvwxyz",
}
_SIGNS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "ar": ((",", "،"), (";", "؛"), ("?", "؟")),
    "zh": (
        (", ", "，"),
        (",", "，"),
        (". ", "。"),
        (".", "。"),
        (": ", "："),
        ("; ", "；"),
        ("(", "（"),
        (")", "）"),
        (" ", ""),
    ),
}
LATIN_LETTER = re.compile("[A-Za-z]")


def pseudo(text: str, language: str) -> str:
    """Return `text` in the script of `language`, its slots as they are."""
    return "".join(
        one if number % 2 else _told(one, language.partition("_")[0]) for number, one in enumerate(_SLOT.split(text))
    )


def _told(text: str, language: str) -> str:
    for sign, other in _SIGNS.get(language, ()):
        text = text.replace(sign, other)
    return _WORD.sub(lambda word: _word(word[0], language), text)


def _word(word: str, language: str) -> str:
    letters = _LETTERS[language]
    if language == "zh":
        word = word[::3]  # so that a sentence is about as long as a Chinese one
    told = "".join(letters[_LATIN.index(one)] for one in word.lower())
    return told.capitalize() if word[0].isupper() else told


class PseudoCatalogues(Catalogues):
    """Catalogues that know one language more: a made-up one."""

    def __init__(self, content: Content, language: str) -> None:
        super().__init__(content.folder / "translations")
        self._made_up = language

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which letters can be written."""
        return ("en", self._made_up)

    def find(self, domain: str, context: str, text: str, language: str) -> str:
        """Return the made-up translation."""
        return pseudo(text, language) if language == self._made_up else super().find(domain, context, text, language)


def case_in(language: str) -> Case:
    """Return the completed sample with a made-up catalogue for `language`."""
    first = completed()
    content = Content(first.content.folder)
    shared = {name: one for name, one in vars(first.content).items() if name != "catalogues"}
    vars(content).update(shared, catalogues=PseudoCatalogues(first.content, language))
    return Case(content, first.draft, first.path, _books=first._books)
