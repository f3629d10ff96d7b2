"""Names of States in letters, from translations/states/<language>.yaml: short, formal, with article, in the cases needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from mla_writer import cache, paths, yamlio
from mla_writer.translation.locales import locale_of

_FALLBACKS = {
    "the": ("formal", "short"),
    "formal": ("short",),
    "formal_de": ("de", "formal", "short"),
    "formal_a": ("a", "formal", "short"),
    "de": ("short",),
    "a": ("short",),
    "loc": ("short",),
    "gen": ("short",),
    "formal_gen": ("gen", "formal", "short"),
}

_NAMES = frozenset({"short", "formal"})
"""The forms that are a name by themselves."""


def state_codes() -> tuple[str, ...]:
    """Return the codes of all States and territories whose names are known."""
    return tuple(_names("en"))


def names_of_states() -> Iterator[str]:
    """Yield every name of every State and territory, in all languages that have names for them."""
    for file in sorted((paths.content_dir() / "translations" / "states").glob("*.yaml")):
        for names in _names(file.stem).values():
            yield from (name for form, name in names.items() if form in _NAMES)


def is_state(code: str) -> bool:
    """Whether `code` is a State or territory: one whose name is known here, or one that CLDR knows."""
    return code in _names("en") or code in locale_of("en").territories


def state_name(code: str, language: str, form: str = "short") -> str:
    """Return the name of a State in a language: `short`, `formal`, `the` (formal with article), or a case such as `formal_de`.

    What a language does not have falls back to the nearest form, then to English, then to the code.
    """
    names = _names(language).get(code) or _names("en").get(code)
    if names is None:
        return code
    if form == "the" and "formal" in names:
        article = names.get("formal_art", "")
        return f"{article}{'' if article.endswith('’') else ' '}{names['formal']}".strip()
    return next((names[one] for one in (form, *_FALLBACKS.get(form, ()), "short") if one in names), code)


@lru_cache(maxsize=16)
def _names(language: str) -> Mapping[str, Mapping[str, str]]:
    path = paths.content_dir() / "translations" / "states" / f"{language}.yaml"
    if not path.is_file():
        return {}
    key = cache.cache_key("states", path.read_bytes())
    kept = cache.load(key)
    if isinstance(kept, dict):
        return kept
    data = yamlio.read(path).data
    assert isinstance(data, dict)
    cache.keep(key, data)
    return data  # type: ignore[return-value]
