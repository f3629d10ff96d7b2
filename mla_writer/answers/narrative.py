"""Splitting an investigator's narrative into suggested facts: one event each, with the date and the source told in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from mla_writer.answers.recognise import Recognised, recognise
from mla_writer.conditions.values import Day, Period
from mla_writer.conditions.wordings import Wording

EVIDENCE = "evidence_named"
"""The list of words in forms/wordings.yaml that name evidence."""
_SENTENCE = re.compile(r"(?:(?<=[.!?\u061f])|(?<=[.!?\u061f][)\]\"”»]))\s+(?=[A-Z\u00c0-\u00de\u0600-\u06ff\d])|\n+")
_SHORT_FORMS = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|No|no|Nos|art|Art|arts|para|v|c|cf|Ltd|Co|Inc|St|M|Mme|n)\.$")
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
_LONG = 4
"""Letters of a word before a date that stands without it too: "seized", not "on"."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """One suggested fact: its text, when it was, and from which evidence, of which day, it is known; as far as it is told."""

    text: str
    when: Period | None
    source: str = ""
    source_date: Day | None = None


def events_in(narrative: str) -> tuple[str, ...]:
    """Return the events in `narrative`, one a sentence, without the numbers and marks of a list."""
    return tuple(_sentences("\n".join(map(_unlisted, narrative.split("\n")))))


def fact_in(event: str, evidence: Wording) -> Suggested:
    """Return what an event tells; without a date it has none, never that of another or of its source.

    `evidence` are the words by which brackets within a sentence are known as its source: the list `EVIDENCE` of
    forms/wordings.yaml.
    A date before a colon, or one with which the sentence begins, and a source in brackets at its end are taken out of the text.
    """
    body, source = _apart(" ".join(event.split()), evidence)
    days = _dates(body)
    lead = body.find(":")
    first = [one for one in days if one.end <= lead]
    if first and body[lead + 1 :].strip() and _BETWEEN.fullmatch(_without(body[:lead], first)):
        body, days = _capital(body[lead + 1 :].strip()), first
    body = _without_leading(body, _period(days))
    told, date = _dated(_capital(source.strip().rstrip(".")))
    return Suggested(body, _period(days), told, date)


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


def _without_leading(body: str, when: Period | None) -> str:
    """Return a sentence without the date that it begins with, where that is all that is known of when it was."""
    before = _LEADING.match(body)
    first = next((one for one in _dates(body) if before is not None and one.start == before.end()), None)
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


def _dates(text: str) -> list[Recognised]:
    return [one for one in recognise(text) if one.sort == "date"]


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


def _dated(source: str) -> tuple[str, Day | None]:
    """Return a source without the date at its end, and the date, where the words stand without it."""
    days = _dates(source)
    if len(days) != 1 or days[0].end != len(source):
        return source, None
    words = source[: days[0].start].rstrip()
    before = words.split()[-1:] or [""]
    if not words or not (words.endswith(",") or len(before[0]) >= _LONG):
        return source, None
    return words.rstrip(",").rstrip(), Day.parse(days[0].value)
