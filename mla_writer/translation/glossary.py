"""The glossary: how treaties call what requests speak of, in each language; which of its terms occur in texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from mla_writer.yamlio import read

FILE = "glossary.yaml"
"""Its name in the folder of the catalogues."""
_JOINED = frozenset({"ar", "zh"})
"""Languages in whose texts a term stands joined to other letters."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term in the language of the texts, in the other language, and whether that is the wording of a treaty (`source`).

    One that is `plain` is no term of law, but a word for which translators want one rendering.
    """

    term: str
    translation: str
    source: str = ""
    is_plain: bool = False


def terms_in(file: Path, texts: Iterable[str], language: str, target: str) -> Iterator[Term]:
    """Yield the terms of `file` that occur in `texts`, for translation from `language` into `target`; none it does not have."""
    whole = "\n".join(texts).casefold()
    for entry in _entries(file):
        term, translation = entry.get(language), entry.get(target.partition("_")[0])
        if isinstance(term, str) and isinstance(translation, str) and _occurs(term.casefold(), whole, language):
            authentic = entry.get("authentic", {})
            source = authentic.get(target, "") if isinstance(authentic, Mapping) else ""
            yield Term(term, translation, str(source), entry.get("plain") == "true")


def _occurs(term: str, text: str, language: str) -> bool:
    if language in _JOINED or term not in text:
        return term in text
    return re.search(rf"(?<!\w){re.escape(term)}s?(?!\w)", text) is not None


@lru_cache(maxsize=4)
def _entries(file: Path) -> tuple[Mapping[str, object], ...]:
    data = read(file).data
    terms = data.get("terms", []) if isinstance(data, Mapping) else []
    return tuple(one for one in terms if isinstance(one, Mapping)) if isinstance(terms, list) else ()
