"""Citing a paragraph in a letter: "article 46, paragraph 3 (f)", each language in its own order and letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from mla_writer.treaties.model import Treaty

_NUMBER = r"\d+(?:bis|ter|quater)?|[IVXL]+"
_REF = re.compile(rf"({_NUMBER})((?:\([0-9a-z]+\))*)(?:[-–](?:({_NUMBER})|\(([0-9a-z]+)\)))?")
_ABJAD = dict(zip("abcdefghijk", ("أ", "ب", "ج", "د", "هـ", "و", "ز", "ح", "ط", "ي", "ك"), strict=True))
"""The letters of sub-paragraphs in the authentic Arabic texts of the United Nations conventions."""


@dataclass(frozen=True, slots=True)
class Article:
    """One cited place: article, paragraph, and points below it ("a", "i"); `to` is where a row of the smallest of them ends."""

    article: str
    paragraph: str = ""
    points: tuple[str, ...] = ()
    to: str = ""

    @property
    def is_pair(self) -> bool:
        """Whether the row holds two neighbours only, which are said with "and" rather than "to"."""
        first = (*((self.article, self.paragraph) if self.paragraph else (self.article,)), *self.points)[-1]
        if first.isdigit() and self.to.isdigit():
            return int(self.to) - int(first) == 1
        return len(first) == len(self.to) == 1 and ord(self.to) - ord(first) == 1


def read_refs(text: str) -> tuple[Article, ...]:
    """Return the places in a reference such as `46(3)(f), 54(2)-(4), 15-25`; raise ValueError where one cannot be read."""
    return tuple(_read(one.strip()) for one in text.split(","))


def cite(text: str, language: str, *, of_treaty: bool = False, definite: bool = False) -> str:
    """Return a reference in words of `language`; languages whose order is not written down are cited as in English.

    With `of_treaty` the name of the treaty follows, before which a comma closes the paragraph: "article 46, paragraph 3 (f), of
    the Convention". With `definite` each place has the article that a sentence wants in French: "l’article 46".
    """
    write = _WRITERS.get(language, _ENGLISH)
    one_place, row = _DEFINITE.get(language, ("", "")) if definite else ("", "")
    each = [f"{row if said.startswith('articles ') else one_place}{said}" for said in write(_in_rows(read_refs(text)))]
    between, last = _BETWEEN.get(language.partition("_")[0], (", ", " and "))
    before = f"{between.join(each[:-1])}{_closing(each[-2], language)}{last}" if len(each) > 1 else ""
    return before + each[-1] + (_closing(each[-1], language) if of_treaty else "")


def _closing(cited: str, language: str) -> str:
    """Return the comma that closes the paragraph of a citation, where its language sets one in front of it."""
    return "," if language not in _WITHOUT_COMMA and "," in cited else ""


def renumber(treaty: Treaty, refs: str) -> str:
    """Return references with the numbers that they have where the protocol that changed the treaty's numbers binds both."""
    if treaty.renumbered is None:
        return refs
    return ", ".join(treaty.renumbered.articles.get(one.strip(), one.strip()) for one in refs.split(","))


def _in_rows(articles: tuple[Article, ...]) -> tuple[Article, ...]:
    """Return the places with paragraphs of one article that follow each other as one row: paragraphs 10 to 12."""
    rows: list[Article] = []
    for one in articles:
        last = rows[-1] if rows else None
        if last is not None and last.article == one.article and not (last.points or one.points or one.to):
            end = last.to or last.paragraph
            if end.isdigit() and one.paragraph == str(int(end) + 1):
                rows[-1] = replace(last, to=one.paragraph)
                continue
        rows.append(one)
    return tuple(rows)


def _read(text: str) -> Article:
    match = _REF.fullmatch(text)
    if match is None:
        raise ValueError(text)
    parts = re.findall(r"\(([0-9a-z]+)\)", match[2])
    to = (match[4] if parts else match[3]) or ""
    if bool(to) != bool(match[3] or match[4]) or (to and to.isdigit() != (match[1], *parts)[-1].isdigit()):
        raise ValueError(text)
    paragraph = parts[0] if parts and parts[0].isdigit() else ""
    return Article(match[1], paragraph, tuple(parts[1:] if paragraph else parts), to)


@dataclass(frozen=True, slots=True)
class _Style:
    """How a language that names the largest unit first says each, one and several; `mark` is how it writes a point."""

    article: tuple[str, str]
    paragraph: tuple[str, str]
    point: tuple[str, str]
    mark: str
    pair: str
    row: str
    ordinal: str = ""

    def __call__(self, articles: tuple[Article, ...]) -> Iterator[str]:
        for one in articles:
            units = [(self.article, f"{{}}{self.ordinal}" if one.article.isdigit() else "{}", one.article)]
            units += [(self.paragraph, "{}", one.paragraph)] if one.paragraph else []
            units += [(self.point, self.mark, point) for point in one.points]
            *higher, (names, mark, value) = units
            join = self.pair if one.is_pair else self.row
            lowest = f"{mark.format(value)}{join}{mark.format(one.to)}" if one.to else mark.format(value)
            said = (
                *(name[0].format(mark.format(value)) for name, mark, value in higher),
                names[bool(one.to)].format(lowest),
            )
            yield "".join(said)


def _arabic(articles: tuple[Article, ...]) -> Iterator[str]:
    """Smallest unit first; two neighbours are two places, since a dual varies with its case."""
    for one in articles:
        if one.is_pair and not one.points:
            second = Article(one.article, one.to) if one.paragraph else Article(one.to)
            yield from _arabic((replace(one, to=""), second))
            continue
        points = "".join(f" ({_ABJAD.get(point, point)})" for point in one.points)
        if one.points and one.to:
            points += f"{' و' if one.is_pair else ' إلى '}({_ABJAD.get(one.to, one.to)})"
        row = f" إلى {one.to}" if one.to and not one.points else ""
        if one.paragraph:
            yield f"{'الفقرات' if row else 'الفقرة'} {one.paragraph}{row}{points} من المادة {one.article}"
        else:
            yield f"{'المواد' if row else 'المادة'} {one.article}{row}{points}"


def _russian(articles: tuple[Article, ...]) -> Iterator[str]:
    """Smallest unit first, each larger one in the genitive."""
    for one in articles:
        join = " и " if one.is_pair else "–"
        units = []
        if one.points:
            points = " ".join(f"{point})" for point in one.points)
            units.append(f"подпункты {points}{join}{one.to})" if one.to else f"подпункт {points}")
        for name, names, genitive, value in (
            ("пункт", "пункты", "пункта", one.paragraph), ("статья", "статьи", "статьи", one.article)
        ):  # fmt: skip
            if value and units:
                units.append(f"{genitive} {value}")
            elif value:
                units.append(f"{names} {value}{join}{one.to}" if one.to else f"{name} {value}")
        yield " ".join(units)


_ENGLISH = _Style(
    ("article {}", "articles {}"), (", paragraph {}", ", paragraphs {}"), (" {}", " {}"), "({})", " and ", " to "
)
_WRITERS: Mapping[str, Callable[[tuple[Article, ...]], Iterator[str]]] = {
    "fr": _Style(
        ("article {}", "articles {}"), (", paragraphe {}", ", paragraphes {}"), (", alinéa {}", ", alinéas {}"), "{})",
        " et ", " à ",
    ),
    "ar": _arabic,
    "es": _Style(
        ("artículo {}", "artículos {}"), (", párrafo {}", ", párrafos {}"), (", apartado {}", ", apartados {}"), "{})",
        " y ", " a ",
    ),
    "pt": _Style(
        ("artigo {}", "artigos {}"), (", n.º\u00a0{}", ", n.os\u00a0{}"), (", alínea {}", ", alíneas {}"), "{})",
        " e ", " a ", ordinal=".º",
    ),
    "pt_br": _Style(  # as the treaties themselves are cited in Brazil: paragraphs in full, ordinals for statutes only
        ("artigo {}", "artigos {}"), (", parágrafo {}", ", parágrafos {}"), (", alínea {}", ", alíneas {}"), "“{}”",
        " e ", " a ",
    ),
    "ru": _russian,
    "zh": _Style(  # in Arabic numerals, as foreign law is cited
        ("第{}条", "第{}条"), ("第{}款", "第{}款"), ("第{}项", "第{}项"), "（{}）", "和", "至",
    ),
}  # fmt: skip
_BETWEEN: Mapping[str, tuple[str, str]] = {
    "fr": (", ", " et "), "ar": (" و", " و"), "es": (", ", " y "), "pt": (", ", " e "), "ru": (", ", " и "), "zh": ("、", "和"),
}  # fmt: skip
"""What stands between several places, and before the last of them."""
_DEFINITE: Mapping[str, tuple[str, str]] = {"fr": ("l’", "les ")}
"""What stands before one article in a sentence, and before several."""
_WITHOUT_COMMA = frozenset({"ar", "ru", "zh"})
"""Languages that say paragraph and article without commas between them."""
