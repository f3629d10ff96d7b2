"""Citing a paragraph in a letter: "article 46, paragraph 3 (f)", each language in its own order and letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

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
    def smallest(self) -> str:
        """The number or letter of the smallest unit."""
        return (self.article, self.paragraph, *self.points)[-1] or self.article

    @property
    def above(self) -> tuple[object, ...]:
        """What places share that differ in their smallest unit alone."""
        if self.points:
            return self.article, self.paragraph, self.points[:-1]
        return (self.article,) if self.paragraph else ()

    @property
    def is_row(self) -> bool:
        """Whether it is a row of more than two neighbours: two are said with "and" rather than "to"."""
        if self.smallest.isdigit() and self.to.isdigit():
            return int(self.to) - int(self.smallest) != 1
        return bool(self.to) and not (
            len(self.smallest) == len(self.to) == 1 and ord(self.to) - ord(self.smallest) == 1
        )


Places = Sequence[Article]
"""Places that differ in their smallest unit alone, and are named together: paragraphs 1, 3 and 4 of article 50."""
Join = Callable[[Sequence[str]], str]
"""How a language joins several numbers or places."""


def read_refs(text: str) -> tuple[Article, ...]:
    """Return the places in a reference such as `46(3)(f), 54(2)-(4), 15-25`; raise ValueError where one cannot be read."""
    return tuple(_read(one.strip()) for one in text.split(","))


def cite(text: str, language: str, *, of_treaty: bool = False, definite: bool = False) -> str:
    """Return a reference in words of `language`; languages whose order is not written down are cited as in English.

    With `of_treaty` the name of the treaty follows, before which a comma closes the paragraph: "article 46, paragraph 3 (f), of
    the Convention". With `definite` each place has the article that a sentence wants in French: "l’article 46".
    """
    write, join = _WRITERS.get(language, _ENGLISH), partial(_joined, language)
    one_place, several = _DEFINITE.get(language, ("", "")) if definite else ("", "")
    together = [tuple(some) for _, some in groupby(_in_rows(read_refs(text)), lambda one: one.above)]
    said = [write(some, join) for some in together]
    each = [f"{several if one.startswith('articles ') else one_place}{one}" for one in said]
    closes = of_treaty and bool(together[-1][0].above)
    return join(each) + (_closing(each[-1], language) if closes else "")


def _joined(language: str, each: Sequence[str]) -> str:
    """Return numbers or places one after the other, a place that holds a comma closed by one before the last of them."""
    between, last = _BETWEEN.get(language.partition("_")[0], (", ", " and "))
    if len(each) == 1:
        return each[0]
    return f"{between.join(each[:-1])}{_closing(each[-2], language)}{last}{each[-1]}"


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


def _smallest(places: Places, mark: Callable[[str], str], row: str) -> list[str]:
    """Return the smallest units of places: each number or letter as `mark` writes it, a row from the first to the last."""
    said: list[str] = []
    for one in places:
        ends = [mark(end) for end in (one.smallest, one.to) if end]
        said += [row.join(ends)] if one.is_row else ends
    return said


@dataclass(frozen=True, slots=True)
class _Style:
    """How a language that names the largest unit first says each, one and several; `mark` is how it writes a point."""

    article: tuple[str, str]
    paragraph: tuple[str, str]
    point: tuple[str, str]
    mark: str
    row: str
    ordinal: str = ""

    def __call__(self, places: Places, join: Join) -> str:
        one = places[0]
        units: list[tuple[tuple[str, str], Callable[[str], str], str]] = [(self.article, self._article, one.article)]
        units += [(self.paragraph, str, one.paragraph)] if one.paragraph else []
        units += [(self.point, self.mark.format, point) for point in one.points]
        *higher, (names, mark, _) = units
        smallest = _smallest(places, mark, self.row)
        name = names[len(smallest) > 1 or one.is_row]
        return "".join((*(name[0].format(mark(value)) for name, mark, value in higher), name.format(join(smallest))))

    def _article(self, article: str) -> str:
        return f"{article}{self.ordinal}" if article.isdigit() else article


def _arabic(places: Places, join: Join) -> str:
    """Smallest unit first; two are named each by itself, since a dual varies with its case."""
    one = places[0]
    if one.points:
        letters = _smallest(places, _abjad, " إلى ")
        below = "".join(f" {point}" for point in (*map(_abjad, one.points[:-1]), join(letters)))
        return (
            f"الفقرة {one.paragraph}{below} من المادة {one.article}"
            if one.paragraph
            else f"المادة {one.article}{below}"
        )
    name, names = ("الفقرة", "الفقرات") if one.paragraph else ("المادة", "المواد")
    smallest = _smallest(places, str, " إلى ")
    if len(smallest) > 2 or any(place.is_row for place in places):
        said = f"{names} {join(smallest)}"
    else:
        said = join([f"{name} {number}" for number in smallest])
    return f"{said} من المادة {one.article}" if one.paragraph else said


def _abjad(point: str) -> str:
    return f"({_ABJAD.get(point, point)})"


def _russian(places: Places, join: Join) -> str:
    """Smallest unit first, each larger one in the genitive."""
    one, units = places[0], list[str]()
    smallest = _smallest(places, "{})".format if one.points else str, "–")
    is_one = len(smallest) == 1 and not one.is_row
    if one.points:
        letters = " ".join((*(f"{point})" for point in one.points[:-1]), join(smallest)))
        units.append(f"{'подпункт' if is_one else 'подпункты'} {letters}")
    for name, names, genitive, value in (
        ("пункт", "пункты", "пункта", one.paragraph), ("статья", "статьи", "статьи", one.article)
    ):  # fmt: skip
        if value and units:
            units.append(f"{genitive} {value}")
        elif value:
            units.append(f"{name if is_one else names} {join(smallest)}")
    return " ".join(units)


_ENGLISH = _Style(("article {}", "articles {}"), (", paragraph {}", ", paragraphs {}"), (" {}", " {}"), "({})", " to ")
_WRITERS: Mapping[str, Callable[[Places, Join], str]] = {
    "fr": _Style(
        ("article {}", "articles {}"), (", paragraphe {}", ", paragraphes {}"), (", alinéa {}", ", alinéas {}"), "{})",
        " à ",
    ),
    "ar": _arabic,
    "es": _Style(
        ("artículo {}", "artículos {}"), (", párrafo {}", ", párrafos {}"), (", apartado {}", ", apartados {}"), "{})",
        " a ",
    ),
    "pt": _Style(
        ("artigo {}", "artigos {}"), (", n.º\u00a0{}", ", n.os\u00a0{}"), (", alínea {}", ", alíneas {}"), "{})",
        " a ", ordinal=".º",
    ),
    "pt_br": _Style(  # as the treaties themselves are cited in Brazil: paragraphs in full, ordinals for statutes only
        ("artigo {}", "artigos {}"), (", parágrafo {}", ", parágrafos {}"), (", alínea {}", ", alíneas {}"), "“{}”",
        " a ",
    ),
    "ru": _russian,
    "zh": _Style(  # in Arabic numerals, as foreign law is cited
        ("第{}条", "第{}条"), ("第{}款", "第{}款"), ("第{}项", "第{}项"), "（{}）", "至",
    ),
}  # fmt: skip
_BETWEEN: Mapping[str, tuple[str, str]] = {
    "fr": (", ", " et "), "ar": (" و", " و"), "es": (", ", " y "), "pt": (", ", " e "), "ru": (", ", " и "), "zh": ("、", "和"),
}  # fmt: skip
"""What stands between several numbers or places, and before the last of them."""
_DEFINITE: Mapping[str, tuple[str, str]] = {"fr": ("l’", "les ")}
"""What stands before one article in a sentence, and before several."""
_WITHOUT_COMMA = frozenset({"ar", "ru", "zh"})
"""Languages that say paragraph and article without commas between them."""
