"""Counting words as translators are paid by: words after Unicode's rules for where they end, Chinese and Japanese by signs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from mla_writer.translator.segments import Package, Segment

_SIGNS = "\u3005\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LETTER, _FIGURE = rf"[^\W\d_{_SIGNS}]", r"\d"
_WORD = re.compile(
    rf"[{_SIGNS}]"
    rf"|(?:{_LETTER}|{_FIGURE}|_)+(?:(?:(?<={_LETTER})[.'’·:‧︓︕﹕](?={_LETTER})|(?<={_FIGURE})[.,;'’](?={_FIGURE}))"
    rf"(?:{_LETTER}|{_FIGURE}|_)+)*"
)


@dataclass(frozen=True, slots=True)
class Count:
    """How many texts and words there are, and of these: without a translation, of earlier words, not reviewed, done."""

    texts: int = 0
    words: int = 0
    new: int = 0
    behind: int = 0
    unreviewed: int = 0
    done: int = 0


def words_in(text: str) -> int:
    """Return how many words a text has."""
    plain = "".join(one for one in text if unicodedata.category(one) not in {"Mn", "Me", "Mc", "Cf"})
    return sum(any(sign.isalnum() for sign in match[0]) for match in _WORD.finditer(plain))


def count_of(package: Package) -> Count:
    """Return what there is to do in a package, in words."""
    every = (*package.segments, *package.letter)
    sums = {
        name: _words(one for one in every if _sort_of(one) == name) for name in ("new", "behind", "unreviewed", "done")
    }
    return Count(len(every), sum(sums.values()), **sums)


def _words(segments: Iterable[Segment]) -> int:
    return sum(words_in(one.source) for one in segments)


def _sort_of(segment: Segment) -> str:
    if not segment.target:
        return "new"
    if segment.is_behind:
        return "behind"
    return "unreviewed" if segment.state in {"machine", "draft"} else "done"
