"""Time zones in words: "East Africa Time (UTC+03:00)", in the language of a letter, by the names that CLDR holds."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, available_timezones

if TYPE_CHECKING:
    from babel import Locale

_NAMED = re.compile(r"(?P<name>[^()]+?)\s*(?P<distance>\(.*UTC.*\))?")
_WINTER, _SUMMER = (1, 15), (7, 15)
"""Days by which a zone whose clocks are changed shows both of its distances."""


def zone_words(zone: str, locale: Locale, year: int) -> str:
    """Return a zone in the words of `locale`: an entry of the zone database, or an English name; anything else as it stands."""
    if zone == "UTC":
        return zone
    if zone in available_timezones():
        return f"{zone_name(zone, locale)} ({_distance(ZoneInfo(zone), year)})"
    match = _NAMED.fullmatch(zone.strip())
    name = _name(_by_english_name().get(match["name"].casefold(), ""), locale) if match is not None else ""
    if match is None or not name:
        return zone
    return f"{name} {match['distance']}" if match["distance"] else name


def zone_name(zone: str, locale: Locale) -> str:
    """Return what an entry of the zone database is called in `locale`; empty for UTC and for a mere distance from it."""
    if zone == "UTC" or zone not in available_timezones():
        return ""
    return _name(_group_of(zone), locale) or _place_of(zone, locale)


def _group_of(zone: str) -> str:
    """Return the group of zones with the same clock to which CLDR gives one name: East Africa, Central Europe."""
    from babel.core import get_global

    return str(get_global("meta_zones").get(zone, ""))


def _place_of(zone: str, locale: Locale) -> str:
    """Return what a zone is called that shares its clock with no other: by its country.

    CLDR's French joins the two with a colon ("heure : Maroc"), which no sentence has room for: the country says it alone.
    """
    from babel.dates import get_timezone_name

    name = get_timezone_name(ZoneInfo(zone), width="long", locale=locale)
    return name.rpartition(":")[2].strip()


def _name(group: str, locale: Locale) -> str:
    names: Mapping[str, str] = locale.meta_zones.get(group, {}).get("long", {})
    return names.get("generic") or names.get("standard") or ""


@cache
def _by_english_name() -> Mapping[str, str]:
    from babel import Locale as AnyLocale

    groups: Mapping[str, Mapping[str, Mapping[str, str]]] = AnyLocale("en").meta_zones
    return {name.casefold(): group for group in groups for name in groups[group].get("long", {}).values() if name}


def _distance(zone: ZoneInfo, year: int) -> str:
    """Return how far a zone is from UTC; where the clocks are changed, both distances."""
    both = (dt.datetime(year, *day, 12, tzinfo=zone).utcoffset() or dt.timedelta() for day in (_WINTER, _SUMMER))
    minutes = sorted({int(one.total_seconds() // 60) for one in both})
    return "UTC" + "/".join(f"{'-' if one < 0 else '+'}{abs(one) // 60:02d}:{abs(one) % 60:02d}" for one in minutes)
