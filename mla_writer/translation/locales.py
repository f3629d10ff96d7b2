"""Locales: which locale of CLDR speaks for a language, its direction, and what CLDR knows of currencies and languages.

With `formats` and `spans` this is the only place that imports Babel; it does so when a value is first worded.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from mla_writer.translation.searching import plain

if TYPE_CHECKING:
    from babel import Locale

_LOCALES = {"en": "en_GB", "zh": "zh_Hans_CN", "pt": "pt_PT", "pt_br": "pt_BR"}
_MOST_SPOKEN = (
    "en", "fr", "ar", "es", "ru", "zh", "pt", "de", "it", "nl", "sw", "tr", "fa", "hi", "ja", "ko", "pl", "uk"
)  # fmt: skip
_NO_LANGUAGES = ("mul", "root", "und", "zxx")
"""Codes for several languages, none, and one that nobody knows."""
_COUNTS = (0, 1, 2, 3, 11, 100)
"""Numbers that between them take every form of a noun that a language has, six in Arabic."""
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "sd", "ug", "yi", "dv"})


@lru_cache(maxsize=32)
def locale_of(language: str) -> Locale:
    """Return CLDR's locale for a language code; British English for English, and for a language CLDR does not know."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(_LOCALES.get(language, language))
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en_GB")


@lru_cache(maxsize=64)
def direction_of(language: str) -> Literal["ltr", "rtl"]:
    """Return the direction in which a language is written."""
    return "rtl" if language.partition("_")[0] in _RIGHT_TO_LEFT else "ltr"


def own_name(language: str) -> str:
    """Return what a language is called in itself, with a capital where it has capitals: English, Français, العربية."""
    locale = locale_of(language)
    name = str(locale.languages.get(language) or locale.languages.get(language.partition("_")[0], language))
    return name[:1].upper() + name[1:]


def language_name(code: str, language: str) -> str:
    """Return what the language with this code is called in `language`; in English, or its code, where it has no name there."""
    return str(locale_of(language).languages.get(code) or locale_of("en").languages.get(code, code))


@lru_cache(maxsize=16)
def languages_of_people(language: str) -> tuple[tuple[str, str], ...]:
    """Return the languages that people speak, with their names in `language`: those of most requests first, then by name."""
    known = (str(one) for one in locale_of("en").languages)
    codes = [one for one in known if one.isalpha() and one not in (*_MOST_SPOKEN, *_NO_LANGUAGES)]
    own = locale_of(language).languages
    named = ((one, language_name(one, language)) for one in codes)
    others = sorted(named, key=lambda it: (it[0] not in own, plain(it[1])))  # those called as in English come last
    return (*((one, language_name(one, language)) for one in _MOST_SPOKEN), *others)


@lru_cache(maxsize=1)
def currency_codes() -> frozenset[str]:
    """Return the currency codes of ISO 4217 that CLDR knows."""
    from babel.numbers import list_currencies

    return frozenset(list_currencies())


@lru_cache(maxsize=1)
def currencies_in_use() -> frozenset[str]:
    """Return the codes of the currencies that are tender in some State or territory now."""
    from babel.core import get_global
    from babel.numbers import get_territory_currencies

    return frozenset(code for one in get_global("territory_currencies") for code in get_territory_currencies(one))


def currency_names(language: str) -> Iterator[tuple[str, str]]:
    """Yield the names of the currencies in a language, for one and for several, each with its code."""
    from babel.numbers import get_currency_name

    locale = locale_of(language)
    for code, name in locale.currencies.items():
        yield name, code
        yield from ((get_currency_name(code, count=count, locale=locale), code) for count in _COUNTS)


@lru_cache(maxsize=256)
def currency_places(code: str) -> int:
    """Return how many decimals a sum in a currency has: 2, none for yen and francs CFA, 3 for dinars."""
    from babel.numbers import get_currency_precision

    return get_currency_precision(code)


@lru_cache(maxsize=256)
def currencies_of(country: str) -> tuple[str, ...]:
    """Return the codes of the currencies that are tender in a State now; none where no State is given."""
    from babel.numbers import get_territory_currencies

    return tuple(get_territory_currencies(country)) if country else ()


@lru_cache(maxsize=16)
def signs_of_numbers(language: str) -> tuple[str, str]:
    """Return the signs that a language sets before decimals and between thousands, beside the digits 0–9."""
    from babel.numbers import get_decimal_symbol, get_group_symbol

    locale = locale_of(language)
    return get_decimal_symbol(locale, numbering_system="latn"), get_group_symbol(locale, numbering_system="latn")


@lru_cache(maxsize=256)
def state_of_zone(zone: str) -> str:
    """Return the code of the State or territory in which a time zone is kept; empty for UTC and for names used no more."""
    from babel.core import get_global

    return str(get_global("zone_territories").get(zone, ""))


def only_zone(country: str) -> str:
    """Return the time zone of a State that has one alone; empty for a State of several."""
    from babel.core import get_global

    zones = [zone for zone, territory in get_global("zone_territories").items() if territory == country]
    return str(zones[0]) if len(zones) == 1 else ""
