"""Finding what is masked in free text: names in any order, accents and capitals, and identifiers however they are spaced.

Texts and names are folded alike, and what is found is masked where it stands in the text as written. Names in another script,
or written as in another language, are found where they were entered so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from unicodedata import normalize

from mla_writer.answers.answers import Tree
from mla_writer.answers.recognise import compact, recognise
from mla_writer.answers.values import Text
from mla_writer.answers.written import latin_digits
from mla_writer.conditions.values import Ref
from mla_writer.documents.company_names import short_names, without_form
from mla_writer.translation.searching import UNSPACED, places, plain

MASKED = "[…]"
_WORD = re.compile(r"\w+")
_ALIKE = str.maketrans(
    {
        "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ı": "i", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe",
        "ة": "ه", "ٱ": "ا", "ی": "ي", "ک": "ك", "\u0640": None, "\u00ad": None, "\u200c": None, "\u200d": None,
        "\u200e": None, "\u200f": None, "\u061c": None, "\u2060": None, "\ufeff": None,
    }
)  # fmt: skip
"""Letters that stand for each other in names and that are no letter with an accent; and signs within words that nobody sees."""
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "AE", "Ö": "OE", "Ü": "UE", "å": "aa", "Å": "AA"})
_LAST_YA = re.compile(r"(?<=\w{3})[ىي]\b")
"""The end of an Arabic name that some write with dots and some without; shorter words would be others then (علي, على)."""
_JOINED_LETTERS = "وفبلك"
"""Arabic words that are written as one with the name that follows them."""
_ARTICLE = "ال"
_LEAST_FOLDED = 4
"""Letters of a single word from which on it is found with other accents too: shorter ones would be other words (Lê, le)."""
_BETWEEN_NAMES = re.compile(r"[,;،؛]")
_LISTS_OF_NAMES = ("aliases", "spellings")
_IDENTIFIERS = frozenset({"iban", "ip", "email", "phone", "imei", "account"})
_FEWEST_DIGITS = 10
"""From how many digits on a figure that nobody has entered is masked: shorter ones may be years or file numbers."""


@dataclass(frozen=True, slots=True)
class Found:
    """One stretch of a text that is masked: from where to where, by what, and which items it names."""

    start: int
    end: int
    mask: str
    refs: frozenset[Ref] = frozenset()


@dataclass(slots=True)
class _Name:
    """A name to look for: its pattern, and the masks and items that it stands for (several where items share it).

    `exact` is what has to stand there with the same accents, `capitals` which of its words may not be in small letters.
    `joined` letters before it are part of the pattern and not of the name: the ل that swallows an article.
    """

    pattern: re.Pattern[str]
    exact: str = ""
    capitals: tuple[bool, ...] = ()
    joined: int = 0
    masks: dict[str, None] = field(default_factory=dict)
    refs: set[Ref] = field(default_factory=set)

    def stands(self, said: str) -> bool:
        """Whether what the pattern found is the name as it was written."""
        if self.exact and _with_accents(said) != self.exact:
            return False
        words = _words(said) if self.capitals else ()
        return not any(capital and word[0].islower() for capital, word in zip(self.capitals, words, strict=False))


class NameFinder:
    """Masks the names, identifiers and dates that were added; see the module.

    Companies are found by their short names too, unless these are `ordinary` words.
    """

    def __init__(self, ordinary: frozenset[str] = frozenset()) -> None:
        self._ordinary = ordinary
        self._names: dict[str, dict[object, _Name]] = {}
        self._identifiers: dict[str, tuple[str, frozenset[Ref]]] = {}
        self._dates: set[str] = set()

    def add_person(self, person: Tree, mask: str, ref: Ref) -> None:
        """Look for a person by all names entered."""
        family, given, name, original = (
            str(person.get(one) or "") for one in ("family", "given", "name", "name_original")
        )
        for one in (f"{given} {family}", f"{family} {given}", original):
            self.add_name(one, mask, ref)
        for one in (family, given):
            self.add_name(one, mask, ref, parts=True)
        self.add_company(name, mask, ref)
        for key in _LISTS_OF_NAMES:
            for one in _BETWEEN_NAMES.split(str(person.get(key) or "")):
                self.add_name(one, mask, ref)

    def add_company(self, name: str, mask: str, ref: Ref | None = None) -> None:
        """Look for a company or bank, by its short name too."""
        self.add_name(name, mask, ref)
        for short in short_names(_words(name), self._ordinary):
            self._add(short, mask, ref, capitals=tuple(not one[0].islower() for one in short))

    def add_name(self, name: str, mask: str, ref: Ref | None = None, *, parts: bool = False) -> None:
        """Look for a name, with and without its legal form; with `parts` also for each word of it that is not in small letters.

        A word in small letters is no part of a name: somebody unknown is called by what is known of him.
        """
        words = _words(name)
        self._add(words, mask, ref)
        proper = without_form(words)
        if len(proper) < len(words):
            self._add(proper, mask, ref, capitals=(len(proper) == 1,))
        for word in words if parts else ():
            if len(word) > 2 and not word[0].islower():
                self._add([word], mask, ref, capitals=(True,))

    def add_identifier(self, identifier: str, mask: str, ref: Ref | None = None) -> None:
        """Look for an identifier, with whatever spaces and signs."""
        self._identifiers[compact(latin_digits(identifier))] = (mask, frozenset({ref} if ref is not None else ()))
        self.add_name(identifier, mask, ref)

    def add_date(self, date: str) -> None:
        """Look for a date (2026-11-23), in whatever words."""
        self._dates.add(date)

    def masked(self, text: str, *, strangers: bool = True) -> tuple[str, frozenset[Ref]]:
        """Return the text masked, and the items found in it; with `strangers`, identifiers that nobody entered are masked too."""
        pieces: list[str] = []
        refs: set[Ref] = set()
        at = 0
        for one in self._found(text, strangers=strangers):
            if one.start < at:
                continue
            pieces += [text[at : one.start], _fitted(one.mask, text[: one.start])]
            refs |= one.refs
            at = one.end
        return "".join((*pieces, text[at:])), frozenset(refs)

    def masked_text(self, text: Text, *, strangers: bool = True) -> Text:
        """Return a text masked in all languages, without the translations in which fewer items are found than in the original.

        These may name somebody in another spelling.
        """
        found = {language: self.masked(one.text, strangers=strangers) for language, one in text.versions.items()}
        original = found[text.original[0]][1] if text.versions else frozenset()
        return Text({
            language: replace(text.versions[language], text=said, of=_still_of(text, language))
            for language, (said, refs) in found.items()
            if refs >= original
        })  # fmt: skip

    def _add(self, words: Sequence[str], mask: str, ref: Ref | None, *, capitals: tuple[bool, ...] = ()) -> None:
        if len("".join(words)) < 2:
            return
        for spelling in _spellings(words):
            folded = [_folded(one) for one in spelling]
            is_short = len(folded) == 1 and len(folded[0]) < _LEAST_FOLDED
            exact = _with_accents(spelling[0]) if is_short else ""
            self._look_for(folded, exact, capitals, 0, mask, ref)
            rest = folded[0].removeprefix(_ARTICLE)
            if len(rest) >= _LEAST_FOLDED - 1 and rest != folded[0]:
                swallowed = f"ل{rest}" if rest.startswith("ل") else f"لل{rest}"
                self._look_for([swallowed, *folded[1:]], "", capitals, 1, mask, ref)

    def _look_for(
        self, folded: list[str], exact: str, capitals: tuple[bool, ...], joined: int, mask: str, ref: Ref | None
    ) -> None:
        is_unspaced = UNSPACED.search("".join(folded)) is not None
        between, end = (r"\W{0,3}", "") if is_unspaced else (r"\W{1,3}", r"(?!\w)")
        pattern = between.join(re.escape(one) for one in folded) + end
        known = self._names.setdefault(folded[0][0] if is_unspaced else folded[0], {}).setdefault(
            (pattern, exact, capitals, joined), _Name(re.compile(pattern), exact, capitals, joined)
        )
        known.masks[mask] = None
        if ref is not None:
            known.refs.add(ref)

    def _found(self, text: str, *, strangers: bool) -> list[Found]:
        """Return what is to be masked, by its start; of two that begin at one place, the longer first."""
        found = (*self._recognised(text, strangers=strangers), *self._named(text))
        return sorted(found, key=lambda one: (one.start, -one.end))

    def _recognised(self, text: str, *, strangers: bool) -> Iterator[Found]:
        for one in recognise(text):
            if one.sort == "date" and one.value in self._dates:
                yield Found(one.start, one.end, MASKED)
            if one.sort not in _IDENTIFIERS:
                continue
            mask, refs = self._identifiers.get(one.key, ("", frozenset()))
            if not mask and strangers and (one.sort != "account" or _digits(one.value) >= _FEWEST_DIGITS):
                mask = MASKED
            if mask:
                yield Found(one.start, one.end, mask, refs)

    def _named(self, text: str) -> Iterator[Found]:
        folded = _folded(text)
        at: Sequence[int] = ()
        for start, word in _beginnings(folded):
            for one in self._names.get(word, {}).values():
                match = one.pattern.match(folded, start)
                if match is None:
                    continue
                at = at or places(text, _folded)
                end = at[match.end()]
                if one.stands(text[at[start] : end]):
                    yield Found(at[start + one.joined], end, "/".join(one.masks), frozenset(one.refs))


def _beginnings(folded: str) -> Iterator[tuple[int, str]]:
    """Yield where a name may begin, and the word there: at the start of a word, and after Arabic letters joined to names.

    In a script without spaces every letter may be the first of a name.
    """
    for word in _WORD.finditer(folded):
        yield word.start(), word[0]
        for number, letter in enumerate(word[0][:2], 1):
            if letter not in _JOINED_LETTERS:
                break
            yield word.start() + number, word[0][number:]
        if UNSPACED.search(word[0]):
            yield from enumerate(word[0], word.start())


def _folded(text: str) -> str:
    """Return a text as names are looked for in it: `plain`, with Latin digits and without signs that nobody sees."""
    return plain(latin_digits(text).translate(_ALIKE))


def _words(text: str) -> list[str]:
    """Return the words of a text as they are written, with the accents and vowel signs that belong to them."""
    folded = _folded(text)
    at = places(text, _folded)
    return [text[at[one.start()] : at[one.end()]] for one in _WORD.finditer(folded)]


def _with_accents(word: str) -> str:
    return normalize("NFC", word).casefold()


def _spellings(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield a name as it was entered, with its umlauts written out, and with the other ي at the end of Arabic words."""
    yield words
    composed = [normalize("NFC", one) for one in words]
    for other in (
        [one.translate(_UMLAUTS) for one in composed],
        [_LAST_YA.sub(lambda ya: "ي" if ya[0] == "ى" else "ى", one) for one in composed],
    ):
        if other != composed:
            yield other


def _still_of(text: Text, language: str) -> str:
    """Return of which words a translation is, where they are others than those of today: these are masked, and read otherwise."""
    return text.versions[language].of if text.is_behind(language) else ""


def _fitted(mask: str, before: str) -> str:
    """Return the mask as it is written after `before`: a sentence begins with a capital, an Arabic article gives way to “for”."""
    if not before.strip():
        return mask[:1].upper() + mask[1:]
    return f"ل{mask[2:]}" if before.endswith("ل") and mask.startswith("ال") else mask


def _digits(text: str) -> int:
    return sum(letter.isdigit() for letter in text)
