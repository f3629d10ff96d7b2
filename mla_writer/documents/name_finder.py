"""Finding what is masked in free text: names in any order and script, and identifiers however they are spaced."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from mla_writer.answers.recognise import compact, recognise
from mla_writer.conditions.values import Ref

MASKED = "[…]"
_WORD = re.compile(r"\w+")
_JOINED_LETTERS = "وفبلك"
"""Arabic words that are written as one with the name that follows them."""
_SUFFIXES = frozenset({
    "ag", "bv", "co", "company", "corp", "gmbh", "inc", "limited", "llc", "llp", "ltd", "nv", "plc", "pte", "sa", "sarl",
    "sas", "spa", "srl", "sàrl",
})  # fmt: skip
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
    """A name to look for: its pattern, and the masks and items that it stands for (several where items share it)."""

    pattern: re.Pattern[str]
    masks: dict[str, None] = field(default_factory=dict)
    refs: set[Ref] = field(default_factory=set)


class NameFinder:
    """Masks the names, identifiers and dates that were added; see the module."""

    def __init__(self) -> None:
        self._names: dict[str, dict[str, _Name]] = {}
        self._identifiers: dict[str, tuple[str, frozenset[Ref]]] = {}
        self._dates: set[str] = set()

    def add_name(self, name: str, mask: str, ref: Ref | None = None, *, parts: bool = False) -> None:
        """Look for a name, with and without its legal form; with `parts` also for each word of it, spelt exactly so.

        A word in small letters is no part of a name: somebody unknown is called by what is known of him.
        """
        words = _WORD.findall(name)
        self._add(words, mask, ref, re.IGNORECASE)
        if len(words) > 1 and words[-1].casefold() in _SUFFIXES:
            self._add(words[:-1], mask, ref, re.IGNORECASE)
        for word in words if parts else ():
            if len(word) > 2 and not word[0].islower():
                self._add([word], mask, ref, 0)

    def add_identifier(self, identifier: str, mask: str, ref: Ref | None = None) -> None:
        """Look for an identifier, with whatever spaces and signs."""
        self._identifiers[compact(identifier)] = (mask, frozenset({ref} if ref is not None else ()))
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

    def _add(self, words: list[str], mask: str, ref: Ref | None, flags: int) -> None:
        if not words or len("".join(words)) < 2:
            return
        pattern = r"\W{1,3}".join(re.escape(one) for one in words) + r"(?!\w)"
        known = self._names.setdefault(words[0].casefold(), {}).setdefault(
            pattern if not flags else pattern.casefold(), _Name(re.compile(pattern, flags))
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
        for word in _WORD.finditer(text):
            for start in _beginnings(word):
                names = self._names.get(text[start : word.end()].casefold(), {}).values()
                yield from _matches(names, text, start)


def _matches(names: Iterable[_Name], text: str, start: int) -> Iterator[Found]:
    for one in names:
        match = one.pattern.match(text, start)
        if match is not None:
            yield Found(start, match.end(), "/".join(one.masks), frozenset(one.refs))


def _beginnings(word: re.Match[str]) -> Iterator[int]:
    """Yield where a name may begin in a word: at its start, and after Arabic letters that are joined to names."""
    yield word.start()
    for number, letter in enumerate(word[0][:2], 1):
        if letter not in _JOINED_LETTERS:
            return
        yield word.start() + number


def _fitted(mask: str, before: str) -> str:
    """Return the mask as it is written after `before`: a sentence begins with a capital, an Arabic article gives way to “for”."""
    if not before.strip():
        return mask[:1].upper() + mask[1:]
    return f"ل{mask[2:]}" if before.endswith("ل") and mask.startswith("ال") else mask


def _digits(text: str) -> int:
    return sum(letter.isdigit() for letter in text)
