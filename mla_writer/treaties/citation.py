"""Citing a paragraph in a letter: "article 46, paragraph 3 (f)", each language in its own order and letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mla_writer.treaties.model import Treaty

_REF = re.compile(r"(\d+(?:bis|ter|quater)?|[IVXL]+)((?:\([0-9a-z]+\))*)")
_ABJAD = dict(zip("abcdefghijk", ("أ", "ب", "ج", "د", "هـ", "و", "ز", "ح", "ط", "ي", "ك"), strict=True))
"""The letters of sub-paragraphs in the authentic Arabic texts of the United Nations conventions."""


@dataclass(frozen=True, slots=True)
class Article:
    """One cited place: article, paragraph, and points below it ("a", "i")."""

    article: str
    paragraph: str = ""
    points: tuple[str, ...] = ()


def read_refs(text: str) -> tuple[Article, ...]:
    """Return the places in a reference such as `46(3)(f), 54(2)`; raise ValueError where one cannot be read."""
    return tuple(_read(one.strip()) for one in text.split(","))


def cite(text: str, language: str) -> str:
    """Return a reference in words of `language`: en, fr or ar; other languages are cited as in English."""
    write = {"fr": _french, "ar": _arabic}.get(language, _english)
    joined = list(write(read_refs(text)))
    if language == "ar":
        return " و".join(joined)
    last = " et " if language == "fr" else " and "
    return joined[0] if len(joined) == 1 else ", ".join(joined[:-1]) + last + joined[-1]


def renumber(treaty: Treaty, refs: str) -> str:
    """Return references with the numbers that they have where the protocol that changed the treaty's numbers binds both."""
    if treaty.renumbered is None:
        return refs
    return ", ".join(treaty.renumbered.articles.get(one.strip(), one.strip()) for one in refs.split(","))


def _read(text: str) -> Article:
    match = _REF.fullmatch(text)
    if match is None:
        raise ValueError(text)
    parts = re.findall(r"\(([0-9a-z]+)\)", match[2])
    paragraph = parts[0] if parts and parts[0].isdigit() else ""
    return Article(match[1], paragraph, tuple(parts[1:] if paragraph else parts))


def _english(articles: tuple[Article, ...]) -> Iterator[str]:
    for one in articles:
        points = "".join(f" ({point})" for point in one.points)
        yield f"article {one.article}" + (f", paragraph {one.paragraph}" if one.paragraph else "") + points


def _french(articles: tuple[Article, ...]) -> Iterator[str]:
    for one in articles:
        points = "".join(f", alinéa {point})" for point in one.points)
        yield f"article {one.article}" + (f", paragraphe {one.paragraph}" if one.paragraph else "") + points


def _arabic(articles: tuple[Article, ...]) -> Iterator[str]:
    """Smallest unit first: the paragraph with its letter, then the article."""
    for one in articles:
        points = "".join(f" ({_ABJAD.get(point, point)})" for point in one.points)
        article = f"المادة {one.article}"
        yield f"الفقرة {one.paragraph}{points} من {article}" if one.paragraph else f"{article}{points}"
