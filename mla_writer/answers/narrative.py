"""Splitting an investigator's narrative into suggested facts: one event each, with the date and the source told in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from mla_writer.answers.recognise import Recognised, recognise
from mla_writer.answers.written import HalfDate, comes_day_first, half_dates_in, latin_digits
from mla_writer.conditions.values import Day, Period
from mla_writer.conditions.wordings import Wording

EVIDENCE = "evidence_named"
"""The list of words in forms/wordings.yaml that name evidence."""
_SENTENCE = re.compile(
    r"(?:(?<=[.!?\u061f])|(?<=[.!?\u061f][)\]\"”»]))\s+(?=[\"“„«]|[A-Z\u00c0-\u00de\u0600-\u06ff\d])|\n+"
)
_SHORT_FORMS = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sgt|Insp|Capt|Lt|Col|Gen|Hon|Mme|Mlle|MM|Me|M|St|Ltd|Co|Inc|No|Nos|no|nos|n|art|Art|arts|para|"
    r"[Rr]ef|[Rr]efs|[Rr]éf|pt|pp|p|v|c|cf|ca|approx)\.$"
)
_LISTED = re.compile(r"[ \t]*(?:\(?(?:\d{1,3}|[a-z])[.)]|[-•–*])[ \t]+")
"""What numbers or marks the lines of a list."""
_NUMBER = re.compile(r"\(?\d{1,3}[.)]")
_SOURCE = re.compile(r"(?P<body>.*[.!?\u061f][\"”»]?)\s*[(\[](?P<source>[^()\[\]]+)[)\]]\.?")
"""Brackets that stand by themselves after a sentence; those within it belong to it."""
_SOURCE_WITHIN = re.compile(r"(?P<body>.*[^\s.!?\u061f])\s*[(\[](?P<source>[^()\[\]]+)[)\]](?P<end>[.!?\u061f])")
"""Brackets at the end of a sentence, before its full stop."""
_ARTICLE = re.compile(r"(?:an?|the|his|her|their|une?|les?|la|l['’]|son|sa|ses|leurs?)\b", re.IGNORECASE)
"""What begins brackets within a sentence that say something of their own, though they name evidence."""
_LEADING = re.compile(r"(?:(?:on|in|le|en|و?(?:في(?:\s+(?:يوم|تاريخ))?|بتاريخ|يوم))\s+)?", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?:(?P<comma>\s*[,،]\s*)|\s+(?!(?:at|about|from|au|aux|à|vers|du)\b))"
    r"(?!(?:and|or|to|until|till|et|ou|jusqu\w*|إلى|حتى|أو)\b)(?=[^\W\d_])",
    re.IGNORECASE,
)
"""How a sentence goes on behind the date before it: with a word, and not with another date or an hour."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_NAMED = re.compile(r"(?:Sources?|المصدر)\s*:\s*", re.IGNORECASE)
_BETWEEN = re.compile(
    r"(?:[\s,–—-]|\b(?:on|from|to|until|between|and|le|du|de|au|entre|et|en|في|يوم|من|إلى|حتى|بين|و)\b)*", re.IGNORECASE
)
"""What may stand around the dates before a colon: "from … to …"."""
_BORN = re.compile(
    r"(?:\b(?:born|date of birth|d\.?o\.?b\.?|née?s?|date de naissance)|مولود[ةا]?|ولدت?|ميلاد\w*|مواليد)[^,.;\d]{0,40}",
    re.IGNORECASE,
)
"""What stands before a date of birth, back to the comma or figure before it."""
_UNTIL = re.compile(
    r"(?:\b(?:until|till|jusqu['’](?:au?|en|à))|(?<!\w)(?:حتى|لغاية))\s+(?:the |le |في |يوم )?$", re.IGNORECASE
)
_FROM = re.compile(r"(?:\b(?:from|between|du|de|entre)|(?<!\w)(?:من|بين))\s+(?:the |le |يوم )?$", re.IGNORECASE)
_TO = re.compile(r"\s*(?:to|until|till|and|–|-|au|et|إلى|حتى|و)\s*(?:the |le )?", re.IGNORECASE)
_LEAD = 24
"""Signs before a date among which the word that leads to it stands."""
_NEAR = 120
"""Days from another date of the narrative within which a day without its year is plain."""
_LONG = 4
"""Letters of a word before a date that stands without it too: "seized", not "on"."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """One suggested fact: its text, when it was, and from which evidence, of which day, it is known; as far as it is told."""

    text: str
    when: Period | None
    source: str = ""
    source_date: Day | None = None


@dataclass(frozen=True, slots=True)
class Around:
    """What the rest of a narrative tells about dates that one of its events does not tell in full.

    `before` and `after` are the days told next to it, `day_first` whether dates in figures begin with the day; None where
    nothing shows it.
    """

    before: Day | None = None
    after: Day | None = None
    day_first: bool | None = None


def events_in(narrative: str) -> tuple[str, ...]:
    """Return the events in `narrative`, one a sentence, without the numbers and marks of a list."""
    return tuple(_sentences("\n".join(map(_unlisted, narrative.split("\n")))))


def facts_in(events: Iterable[str], evidence: Wording, *, day_first: bool | None = None) -> tuple[Suggested, ...]:
    """Return what each event of a narrative tells; `day_first` is how dates in figures are read where none of them shows it."""
    told = tuple(events)
    shown = comes_day_first(latin_digits("\n".join(told)))
    around = Around(day_first=day_first if shown is None else shown)
    bodies = [_apart(" ".join(one.split()), evidence)[0] for one in told]
    days = [[Day.parse(one.value) for one in _lived(body, _dates(body))] for body in bodies]
    before, after = _nearest_before(days), _nearest_before([one[::-1] for one in days[::-1]])[::-1]
    beside = (replace(around, before=one, after=other) for one, other in zip(before, after, strict=True))
    return tuple(fact_in(event, evidence, one) for event, one in zip(told, beside, strict=True))


def fact_in(event: str, evidence: Wording, around: Around | None = None) -> Suggested:
    """Return what an event tells; without a date it has none, never that of another or of its source.

    `evidence` are the words by which brackets within a sentence are known as its source: the list `EVIDENCE` of
    forms/wordings.yaml.
    A date before a colon, or one with which the sentence begins, and a source in brackets at its end are taken out of the text.
    """
    around = around or Around()
    body, source = _apart(" ".join(event.split()), evidence)
    days = _dates(body, around)
    lead = body.find(":")
    first = [one for one in days if one.end <= lead]
    if first and body[lead + 1 :].strip() and _BETWEEN.fullmatch(_without(body[:lead], first)):
        body, days = _capital(body[lead + 1 :].strip()), first
    else:
        days = happened(body, days)
    body = _without_leading(body, _period(days), around)
    told, date = _dated(_capital(source.strip().rstrip(".")), around)
    return Suggested(body, _period(days), told, date)


def days_offered(text: str, *, day_first: bool | None) -> list[Recognised]:
    """Return the days on which what a text tells may have happened, with both that 12/06/2026 may mean where that is open."""
    found = recognise(text)
    days = [one for one in found if one.sort == "date"]
    halves = (one for one in half_dates_in(latin_digits(text)) if not _is_part(one, found))
    for half in halves:
        readings = half.readings(day_first=day_first)
        days += [Recognised("date", str(day), half.start, half.end) for day in readings]
    return happened(text, sorted(days, key=lambda one: one.start))


def happened(text: str, days: Iterable[Recognised]) -> list[Recognised]:
    """Return the days on which what a sentence tells may have happened, in order.

    A date of birth is not one, nor an end without a beginning ("employed until …"), nor what a sentence of a later day is
    about ("on 6 November the court ordered the data from 20 May to 30 June").
    """
    told = _lived(text, days)
    if told and _leads(_UNTIL, text, told[0]):
        told = told[1:]
    for one, other in pairwise(told):
        is_stretch = _leads(_FROM, text, one) and _TO.fullmatch(text, one.end, other.start)
        ends = Day.parse(other.value).last
        if is_stretch and any(it.end <= one.start and Day.parse(it.value).first > ends for it in told):
            return [it for it in told if it not in (one, other)]
    return told


def _apart(text: str, evidence: Wording) -> tuple[str, str]:
    """Return a sentence and the source in brackets at its end; an empty one where there is none."""
    apart = _SOURCE.fullmatch(text)
    if apart and _WORD.search(_without(apart["source"], recognise(apart["source"]))):
        return apart["body"], _NAMED.sub("", apart["source"], 1)  # a day or a sum in brackets is no source
    within = _SOURCE_WITHIN.fullmatch(text)
    named = within["source"].strip() if within else ""
    if within and not _ARTICLE.match(named) and evidence.is_in(named):
        return f"{within['body']}{within['end']}", _NAMED.sub("", within["source"], 1)
    return text, ""


def _without_leading(body: str, when: Period | None, around: Around) -> str:
    """Return a sentence without the date that it begins with, where that is all that is known of when it was."""
    before = _LEADING.match(body)
    first = next((one for one in _dates(body, around) if before is not None and one.start == before.end()), None)
    if first is None or when != _period([first]):
        return body
    on = _GOES_ON.match(body, first.end)
    if on is None or not (
        on["comma"] or (before is not None and before[0] and body[first.end : first.end + 1].isspace())
    ):
        return body
    rest = body[on.end() :]
    if not on["comma"] and rest.startswith("و"):
        return body  # “and …”, written together
    return _capital(rest)


def _unlisted(line: str) -> str:
    mark = _LISTED.match(line)
    return line[mark.end() :] if mark else line


def _sentences(narrative: str) -> list[str]:
    found: list[str] = []
    for piece in _SENTENCE.split(narrative):
        text = " ".join(piece.split())
        if not text:
            continue
        if found and _SHORT_FORMS.search(found[-1]):
            found[-1] = f"{found[-1]} {text}"
        elif not _NUMBER.fullmatch(text):
            found.append(text)
    return found


def _leads(words: re.Pattern[str], text: str, day: Recognised) -> bool:
    """Whether one of the words stands right before a date."""
    return words.search(text, max(0, day.start - _LEAD), day.start) is not None


def _lived(text: str, days: Iterable[Recognised]) -> list[Recognised]:
    """Return the days of a text that are no dates of birth."""
    born = {one.end() for one in _BORN.finditer(text)}
    return [one for one in days if one.start not in born]


def _dates(text: str, around: Around | None = None) -> list[Recognised]:
    """Return the dates told in a text; with `around` also those it tells by half, where the rest makes them plain."""
    found = recognise(text)
    dates = [one for one in found if one.sort == "date"]
    if around is None:
        return dates
    told = _lived(text, dates)
    for half in half_dates_in(latin_digits(text)):
        day = None if _is_part(half, found) else _whole(half, told, around)
        if day is not None:
            dates.append(Recognised("date", str(day), half.start, half.end))
    return sorted(dates, key=lambda one: one.start)


def _is_part(half: HalfDate, found: Iterable[Recognised]) -> bool:
    """Whether a half date is a part of something that a text tells in full."""
    return any(half.start < one.end and one.start < half.end for one in found)


def _whole(half: HalfDate, told: Iterable[Recognised], around: Around) -> Day | None:
    """Return the day that a half date means; None where the days told next to it, or the order of figures, leave it open."""
    if half.year is not None:
        readings = half.readings(day_first=around.day_first)
        return readings[0] if len(readings) == 1 else None
    before, after = around.before, around.after
    for one in told:
        if one.end <= half.start:
            before = Day.parse(one.value)
        elif after is around.after:
            after = Day.parse(one.value)
    meant = {_nearest(half, one) for one in (before, after) if one is not None} - {None}
    return meant.pop() if len(meant) == 1 else None


def _nearest(half: HalfDate, day: Day) -> Day | None:
    """Return the half date in the year in which it is nearest to a day; None where it is far from it in each."""
    years = (half.in_year(day.year + off) for off in (-1, 0, 1))
    away = [(abs((one.first - day.first).days), one) for one in years if one is not None]
    return next((one for off, one in sorted(away, key=lambda it: it[0])[:1] if off <= _NEAR), None)


def _nearest_before(days: Iterable[list[Day]]) -> list[Day | None]:
    """Return for each event the last day told before it."""
    found: list[Day | None] = []
    last: Day | None = None
    for told in days:
        found.append(last)
        last = told[-1] if told else last
    return found


def _without(text: str, found: Iterable[Recognised]) -> str:
    """Return `text` without what was found in it."""
    for one in sorted(found, key=lambda it: -it.start):
        text = text[: one.start] + text[one.end :]
    return text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _period(days: Iterable[Recognised]) -> Period | None:
    """Return the day, or the first and last of the days; None where there is none."""
    read = [Day.parse(one.value) for one in days]
    if not read:
        return None
    return Period(min(read, key=lambda one: one.first), max(read, key=lambda one: one.last))


def _dated(source: str, around: Around) -> tuple[str, Day | None]:
    """Return a source without the date at its end, and the date, where the words stand without it."""
    days = _dates(source, around)
    if len(days) != 1 or days[0].end != len(source):
        return source, None
    words = source[: days[0].start].rstrip()
    before = words.split()[-1:] or [""]
    if not words or not (words.endswith(",") or len(before[0]) >= _LONG):
        return source, None
    return words.rstrip(",").rstrip(), Day.parse(days[0].value)
