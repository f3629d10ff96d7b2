"""Linting what stands in a pack: codes, dates, places, sources that nothing cites, figures without a unit, hidden characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from mla_writer.answers.identifiers import is_right
from mla_writer.conditions.values import Day, day_in
from mla_writer.content import Content
from mla_writer.countries.model import Authority, CountryPack, Information
from mla_writer.countries.point_words import WEEKDAYS
from mla_writer.countries.points import Threshold
from mla_writer.errors import Problem
from mla_writer.forms.model import Requirement
from mla_writer.forms.questionnaire import Questionnaire
from mla_writer.forms.sources import day_of
from mla_writer.linting.limits import known_words
from mla_writer.linting.places import FilePlaces
from mla_writer.translation.locales import currency_codes, locale_of
from mla_writer.translation.scripts import script_of, scripts_of_tag

_REVIEWED_WITHIN = 5  # years after the check
_HIDDEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_COMPARED = re.compile(r"([\w.]+)\s*(?:<=|>=|<|>|==|!=)\s*(\d+)")
_SIZE = re.compile(r"size\([^()]*\)\s*(?:<=|>=|<|>|==|!=)\s*\d+")
_UNITS = re.compile(
    r"year|month|week|day|hour|minute|per ?cent|copies|number|count|times|\b[A-Z]{3}\b|pound|dollar|euro", re.IGNORECASE
)
_ADDRESS = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_PAGE = re.compile(r"(?:https?://)?[^\s/@.]+(?:\.[^\s/@.]+)+(?:/\S*)?", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,;/()<>]+")
_LEAST_DIGITS = 5
"""A number of a telephone has at least so many."""
_MEANT_AS_DAY = re.compile(r"\d{1,2}\.? [^\W\d]+ \d{4}|\d+(?:[./-]\d+)+")
"""What is written as a day is one; text that names a year among words (*as enacted 2010*) is none."""
_BREAKS_OFF = re.compile(
    r"^[,;:.)\]]|[,;:(\[–-]$|\b(?:at|of|the|and|in|on|to|for|or|with|by|from|arts?|ss?|par|para)\.?$"
)
_ENDS_IN_A_LETTER = re.compile(r"[^\d)]\s*\([a-z]\)$")
"""A letter in brackets that follows no number: what is left of a place."""
_FIGURES = frozenset({"max_years", "max_months", "hours", "days", "months", "penalty_units", "amount"})
_NOT_ONE = re.compile(r"-\d+|0+")
_FOR = {"all", "coercive"}


def contents(
    content: Content, pack: CountryPack, questionnaire: Questionnaire, places: FilePlaces
) -> Iterator[Problem]:
    """Yield every fault in what a pack says, its conditions and examples apart."""
    yield from _hidden_characters(places)
    yield from _dates(pack, places)
    yield from _ids(pack, places)
    yield from _codes(content, pack, places)
    yield from _rest(pack, places)
    yield from _where(content, pack, questionnaire, places)
    yield from _cited(places)
    yield from _cut_off(places)
    yield from _addresses(places)
    yield from _figures(places)
    for one in (*pack.requirements, *(pack.as_requesting.requirements if pack.as_requesting else ())):
        yield from _units(one, places)
    if pack.status == "reviewed" and not pack.reviewed_by:
        yield Problem("PACK-020", places.at("status"), {})


def _hidden_characters(places: FilePlaces) -> Iterator[Problem]:
    for position, text in places.texts():
        found = _HIDDEN.search(text)
        if found:
            yield Problem("PACK-018", places.at(*position), {"character": f"U+{ord(found[0]):04X}"})


def _dates(pack: CountryPack, places: FilePlaces) -> Iterator[Problem]:
    try:
        checked, review = Day.parse(pack.checked_on), Day.parse(pack.review_by)
    except ValueError:
        return  # told already
    farthest_east = (datetime.now(UTC) + timedelta(hours=14)).date()  # a colleague there has tomorrow already
    if checked.first > farthest_east:
        yield Problem("PACK-014", places.at("checked_on"), {"value": pack.checked_on})
    if review.last <= checked.first or int(pack.review_by[:4]) > int(pack.checked_on[:4]) + _REVIEWED_WITHIN:
        yield Problem("PACK-023", places.at("review_by"), {"value": pack.review_by})
    for key, source in pack.sources.items():
        if source.dated not in {"", "no"} and day_of(source) is None:
            yield Problem("PACK-006", places.at("sources", key, "dated"), {"value": source.dated})
        if _MEANT_AS_DAY.fullmatch(source.as_of.strip()) and day_in(source.as_of) is None:
            yield Problem("PACK-006", places.at("sources", key, "as_of"), {"value": source.as_of})
        years = [int(one) for one in re.findall(r"\b(?:1[89]|2\d)\d\d\b", source.as_of)]
        if years and max(years) > farthest_east.year:
            yield Problem("PACK-014", places.at("sources", key, "as_of"), {"value": source.as_of})


def _ids(pack: CountryPack, places: FilePlaces) -> Iterator[Problem]:
    own = pack.as_requesting
    told: list[Information | Requirement] = [*pack.information, *pack.verify, *pack.requirements]
    asking: list[Information | Requirement] = (
        [*own.information, *own.verify, *own.requirements] if own is not None else []
    )
    for entries in (told, asking):
        seen: set[str] = set()
        for one in entries:
            if one.id in seen:
                yield Problem("PACK-017", places.of(one, "id"), {"id": one.id})
            seen.add(one.id)


def _codes(content: Content, pack: CountryPack, places: FilePlaces) -> Iterator[Problem]:
    """Yield words that stand for nothing: languages, types of assistance, offences, States."""
    known = locale_of("en").languages
    taken: list[tuple[object, str, tuple[str, ...]]] = [(pack.languages, "accepted", pack.languages.accepted)]
    taken += [(one, "accepted", one.accepted) for one in pack.languages.cases]
    taken += [(one, "languages", one.languages) for one in pack.authorities]
    for owner, key, codes in taken:
        for code in codes:
            if code not in known:
                yield Problem("PACK-015", places.of(owner, key), {"value": code})
    for authority in (pack.authority, *pack.authorities):
        yield from _names(authority, places)
        yield from _contact(authority, places)
    for one in pack.authorities:
        yield from known_words(one.for_, content.forms.assistance, places, one, "for")
        yield from known_words(one.offences, content.offences.ids, places, one, "offences")
    for name, entry in pack.assistance.items():
        if name not in content.forms.assistance:
            allowed = ", ".join(sorted(content.forms.assistance))
            yield Problem("PACK-016", places.at("assistance", name), {"value": name, "allowed": allowed})
        if entry.least is not None:
            yield from _threshold(content, entry.least, places)
    if pack.dual_criminality.threshold is not None:
        yield from _threshold(content, pack.dual_criminality.threshold, places)


def _names(one: Authority, places: FilePlaces) -> Iterator[Problem]:
    """Yield names under what is the code of no language, or written as that language is not."""
    if one.names and not one.name:
        yield Problem("PACK-059", places.of(one, "names"), {})
    for tag, name in one.names.items():
        scripts = scripts_of_tag(tag)
        if scripts is None:
            yield Problem("PACK-015", places.of(one, "names", tag), {"value": tag})
        elif not script_of(name) or (scripts and script_of(name) not in scripts):
            yield Problem("PACK-058", places.of(one, "names", tag), {"name": name, "value": tag})


def _contact(one: Authority, places: FilePlaces) -> Iterator[Problem]:
    """Yield an e-mail address, a telephone number or a web address by which nobody can be reached."""
    mails = [word.strip(".") for word in _BETWEEN.split(one.email) if "@" in word]
    if one.email and not (mails and all(is_right("email", word) for word in mails)):
        yield Problem("PACK-062", places.of(one, "email"), {"value": one.email})
    for key, number in (("phone", one.phone), ("fax", one.fax)):
        if number and sum(letter.isdigit() for letter in number) < _LEAST_DIGITS:
            yield Problem("PACK-063", places.of(one, key), {"value": number})
    if one.website and _PAGE.fullmatch(one.website) is None:
        yield Problem("PACK-066", places.of(one, "website"), {"value": one.website})


def _rest(pack: CountryPack, places: FilePlaces) -> Iterator[Problem]:
    """Yield days of rest that are no list of some days of the week, and those that rest on nothing."""
    held = pack.days_of_rest
    if held is None:
        return
    if len(held.days) != len(set(held.days)) or not 0 < len(held.days) < len(WEEKDAYS):
        yield Problem("PACK-061", places.of(held, "days"))
    if not held.sources:
        yield Problem("PACK-005", places.at("days_of_rest"), {"id": "days_of_rest"})


def _threshold(content: Content, one: Threshold, places: FilePlaces) -> Iterator[Problem]:
    yield from known_words(one.for_, {*content.forms.assistance, *_FOR}, places, one, "for")
    if not (one.max_years or one.max_months or one.note):
        yield Problem("PACK-022", places.of(one), {})
    fine = one.fine
    if fine is not None and bool(fine.penalty_units) == bool(fine.amount and fine.currency in currency_codes()):
        yield Problem("PACK-043", places.of(fine), {})


def _where(content: Content, pack: CountryPack, questionnaire: Questionnaire, places: FilePlaces) -> Iterator[Problem]:
    own = pack.as_requesting
    asking = (*own.information, *own.verify) if own is not None else ()
    for one in (*pack.information, *pack.verify, *asking):
        for name in one.places:
            if name not in content.forms.assistance and questionnaire.shape(name) is None:
                yield Problem("PACK-013", places.id(one.id), {"name": name, "suggestion": ""})


def _cited(places: FilePlaces) -> Iterator[Problem]:
    cited: set[str] = set()
    table: set[str] = set()
    for position, text in places.texts():
        if position[:1] == ("sources",):
            table.add(str(position[1]))
        elif len(position) > 1 and position[-2] in {"sources", "source"}:
            cited.add(text.partition(":")[0])
    for key in sorted(table - cited):
        yield Problem("PACK-019", places.at("sources", key), {"key": key})


def _addresses(places: FilePlaces) -> Iterator[Problem]:
    """Yield addresses of sources that no browser should open: whoever reads a sheet may press them."""
    for position, text in places.texts():
        if position[-1] == "url" and _ADDRESS.match(text) is None:
            yield Problem("PACK-057", places.at(*position), {"value": text})


def _figures(places: FilePlaces) -> Iterator[Problem]:
    """Yield figures that can be no number of copies, of years, months, days or hours, and no sum: none or less than none."""
    for position, text in places.texts():
        is_figure = position[-1] in _FIGURES or position[-2:] == ("copies", "value")
        if is_figure and "answers" not in position and _NOT_ONE.fullmatch(text):
            yield Problem("PACK-065", places.at(*position), {"value": text})


def _cut_off(places: FilePlaces) -> Iterator[Problem]:
    """Yield titles of sources, and places in them, that break off: an open bracket, a comma or a small word at the end."""
    for position, text in places.texts():
        if position[:1] == ("sources",) and position[-1] == "title":
            is_cut = _breaks_off(text) or _ENDS_IN_A_LETTER.search(text) is not None
        elif len(position) > 1 and position[-2] in {"sources", "source"} and isinstance(position[-1], int):
            is_cut = _breaks_off(text.partition(":")[2])
        else:
            continue
        if is_cut:
            yield Problem("PACK-045", places.at(*position), {"value": text})


def _breaks_off(text: str) -> bool:
    open_brackets = any(text.count(one) != text.count(other) for one, other in ("()", "[]"))
    return open_brackets or _BREAKS_OFF.search(text) is not None


def _units(one: Requirement, places: FilePlaces) -> Iterator[Problem]:
    """Yield the figures in a rule that are compared with an answer whose name has no unit, nor has the message."""
    for name, figure in _COMPARED.findall(_SIZE.sub("", f"{one.applies} {one.expect}")):
        if not _UNITS.search(name) and not _UNITS.search(one.message):
            yield Problem("PACK-021", places.of(one, "expect"), {"figure": figure, "id": one.id})
