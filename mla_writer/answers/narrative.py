"""Splitting an investigator's narrative into suggested facts: one event each, with the date that is told in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mla_writer.answers.recognise import recognise
from mla_writer.conditions.values import Day, Period

_SENTENCE = re.compile(r"(?<=[.!?\u061f])\s+(?=[A-Z\u00c0-\u00de\u0600-\u06ff\d])|\n+")
_SHORT_FORMS = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|No|no|Nos|art|Art|arts|para|v|c|cf|Ltd|Co|Inc|St|M|Mme|n)\.$")


@dataclass(frozen=True, slots=True)
class Suggested:
    """One suggested fact: its text, and when it was, where the text or the sentence before tells it."""

    text: str
    when: Period | None


def suggest_facts(narrative: str) -> tuple[Suggested, ...]:
    """Return the events in `narrative`, one a sentence; a sentence without a date keeps none, never that of another."""
    return tuple(Suggested(one, when_told(one)) for one in _sentences(narrative))


def _sentences(narrative: str) -> list[str]:
    found: list[str] = []
    for piece in _SENTENCE.split(narrative):
        text = " ".join(piece.split())
        if not text:
            continue
        if found and _SHORT_FORMS.search(found[-1]):
            found[-1] = f"{found[-1]} {text}"
        else:
            found.append(text)
    return found


def when_told(text: str) -> Period | None:
    """Return the day, or the first and last of the days, named in `text`; None where it names none."""
    days = [Day.parse(one.value) for one in recognise(text) if one.sort == "date"]
    if not days:
        return None
    first, last = min(days, key=lambda one: one.first), max(days, key=lambda one: one.last)
    return Period(first, last)
