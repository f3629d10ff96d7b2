"""What a letter says of an answer, read back as an answer: the inverse of wording, where it is clear.

A text is taken as it stands. Anything else is read only if the value that it gives would be worded in these very words, or if
the whole of it is one date or sum; what could be two things is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from difflib import SequenceMatcher
from itertools import product

from mla_writer.answers.kinds import parse_moment
from mla_writer.answers.values import State, Text, Version, mark_of
from mla_writer.answers.written import dates_in, latin_digits, sums_in
from mla_writer.conditions.values import UNKNOWN, Amount, Day, Deadline, Moment, Open, Period
from mla_writer.documents.spans import UNITS
from mla_writer.documents.word_lines import settled
from mla_writer.documents.wording import Wording
from mla_writer.forms.model import Question
from mla_writer.forms.shapes import Shape, is_many
from mla_writer.interview.shown import Shown
from mla_writer.translation.locales import locale_of
from mla_writer.translation.states import state_codes

_FORMS = ("", "formal", "the", "de", "a", "loc", "formal_de", "formal_a", "gen", "formal_gen", "iso", "within", *UNITS)
"""The forms in which a sentence may have asked for a value."""
_TOKENS = re.compile(r"\s+|\S+")
_MOST_TOKENS = 20_000
_LONGEST = 400
"""Signs of the longest words for a value that is no text."""
_NUMBER = re.compile(r"\d[\d.,\u00a0\u202f ]*")
_CLOCK = re.compile(r"\b(\d{2}:\d{2}(?::\d{2})?)\b")
_FRENCH_CLOCK = re.compile(r"\b(\d{1,2}) ?h(?: ?(\d{2}))?\b")
_IN_WORDS = frozenset({"text", "long_text"})


@dataclass(frozen=True, slots=True)
class Spot:
    """An answer in a letter: its path, shape and value, and how the letter words it."""

    path: str
    shape: Shape
    value: object
    before: str


def read_back(spot: Spot, after: str, wording: Wording) -> object:
    """Return the answer that says `after` where the letter said `spot.before`; UNKNOWN where it cannot be read."""
    question = spot.shape.question
    assert question is not None
    if question.kind in _IN_WORDS:
        return _text(spot, after, wording)
    if question.kind == "verbatim":
        return merged(spot.value if isinstance(spot.value, str) else "", after)
    if len(after) > _LONGEST:
        return UNKNOWN
    if not is_many(question.kind):
        return _single(spot, after, wording, question)
    held = spot.value if isinstance(spot.value, tuple) else ()
    places = [n for n, one in enumerate(held) if _forms(spot, one, spot.before, wording)]
    if len(places) != 1:
        return UNKNOWN
    read = _single(Spot(spot.path, spot.shape, held[places[0]], spot.before), after, wording, question)
    return UNKNOWN if read is UNKNOWN else (*held[: places[0]], read, *held[places[0] + 1 :])


def merged(stored: str, after: str) -> str:
    """Return `after` with the spaces, signs and the first letter of `stored` where both say the same."""
    old, new = (_TOKENS.findall(one) for one in (stored, settled_lines(after)))
    if len(old) + len(new) > _MOST_TOKENS:
        return settled_lines(after)
    before, now = ([_key(one, first=not n) for n, one in enumerate(some)] for some in (old, new))
    pieces: list[str] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        pieces += old[i1:i2] if tag == "equal" else new[j1:j2]
    return "".join(pieces).strip()


def settled_lines(text: str) -> str:
    """Return a text from Word without marks of direction and hard spaces, its lines kept."""
    return "\n".join(settled(line) for line in text.replace("\v", "\n").split("\n")).strip()


def _key(token: str, *, first: bool) -> str:
    if token.isspace():
        return "\n" if "\n" in token else " "
    key = settled(token)
    return key[:1].casefold() + key[1:] if first else key


def _text(spot: Spot, after: str, wording: Wording) -> Text:
    """Return the text with what the letter says now as its version in the language of the letter.

    A translation stays one of the words that it was made of: whoever edits a letter need not have read the original.
    """
    text = spot.value if isinstance(spot.value, Text) else Text()
    key = text.key_of(wording.language, wording.written_in)
    if not text.versions:
        return Text({key: Version(merged("", after))})
    known = text.versions.get(key, Version(text.plain, "draft", of=mark_of(text.plain)))
    words = merged(known.text, after)
    if key == text.original[0]:
        return text.reworded(words)
    state: State = "original" if known.state == "original" else "draft"
    return Text({**text.versions, key: Version(words, state, of=known.of)})


def _single(spot: Spot, after: str, wording: Wording, question: Question) -> object:
    forms = _forms(spot, spot.value, spot.before, wording) or _FORMS
    candidates = list(dict.fromkeys(_candidates(question, spot.value, latin_digits(settled(after)), wording)))
    found = [one for one in candidates if any(_same(_worded(spot, one, form, wording), after) for form in forms)]
    if not found and question.kind in {"date", "amount", "amounts"}:
        found = list(_whole(question.kind, latin_digits(settled(after))))
    return found[0] if len(found) == 1 else UNKNOWN


def _forms(spot: Spot, value: object, before: str, wording: Wording) -> list[str]:
    """Return the forms in which `value` reads as the letter said."""
    if value is UNKNOWN:
        return []
    return [form for form in _FORMS if _same(_worded(spot, value, form, wording), before)]


def _worded(spot: Spot, value: object, form: str, wording: Wording) -> str:
    return wording.plain(wording.runs(Shown(value, spot.shape, spot.path), form))


def _same(one: str, other: str) -> bool:
    return bool(one) and settled(one).casefold() == settled(other).casefold()


# ---- what may be meant ---------------------------------------------------------------------------------------------------


def _candidates(question: Question, old: object, text: str, wording: Wording) -> Iterator[object]:
    kind = question.kind
    if kind in {"choice", "choices"}:
        yield from question.options
    elif kind == "yes_no":
        yield from (True, False)
    elif kind in {"country", "countries"}:
        yield from state_codes()
    elif kind in {"language", "languages"}:
        yield from locale_of(wording.language).languages
    elif kind == "assistance":
        yield from wording.live.questionnaire.library.assistance
    elif kind == "treaties":
        yield from wording.titles.treaties
    elif kind == "offence_type":
        yield from wording.titles.offences
    elif kind in {"amount", "amounts"}:
        yield from (Amount.parse(one) for one, *_ in sums_in(text))
    else:
        yield from _in_time(kind, old, text)


def _in_time(kind: str, old: object, text: str) -> Iterator[object]:
    days = _days(text)
    if kind == "date":
        yield from days
    elif kind == "period":
        yield from (Period(one, Open.EXECUTION) for one in days)
        yield from (Period(a, b) for a, b in product(days, days) if b.last >= a.first)
    elif kind == "deadline":
        yield Deadline()
        yield from (Deadline(day=one) for one in days)
        counts = {int(one) for one in _numbers(text) if one == int(one) and 0 < one < 10_000} or {1, 2}
        yield from (Deadline(count=count, unit=unit) for count in sorted(counts) for unit in "DWM")
    elif kind == "datetime" and isinstance(old, Moment):
        for day, clock in product(days, _clocks(text)):
            yield from _moment(f"{day}T{clock} {old.zone}")
    elif kind == "number":
        yield from _numbers(text) or (Decimal(1), Decimal(2))


def _clocks(text: str) -> list[str]:
    """Return the times of day in a text, as "11:30" or, in French, "11 h 30" and "8 h"."""
    return _CLOCK.findall(text) + [f"{int(hour):02d}:{minute or '00'}" for hour, minute in _FRENCH_CLOCK.findall(text)]


def _moment(text: str) -> Iterator[Moment]:
    try:
        yield parse_moment(text)
    except ValueError:
        return


def _days(text: str) -> list[Day]:
    years = (Day(int(one)) for one in re.findall(r"(?<!\d)\d{4}(?!\d)", text) if int(one))
    return list(dict.fromkeys((*(Day.parse(one) for one, *_ in dates_in(text)), *years)))


def _numbers(text: str) -> list[Decimal]:
    """Return the numbers that the figures in a text may mean: with the last separator as a decimal mark, and without."""
    found: list[Decimal] = []
    for figure in _NUMBER.findall(text):
        bare = re.sub(r"[\s\u00a0\u202f]", "", figure).rstrip(".,")
        whole, _, fraction = re.sub(r"[.,](?=\d*[.,])", "", bare).replace(",", ".").partition(".")
        found += _decimals((re.sub("[.,]", "", bare), f"{whole}.{fraction or 0}"))
    return list(dict.fromkeys(found))


def _decimals(texts: Iterable[str]) -> Iterator[Decimal]:
    for one in texts:
        try:
            yield Decimal(one)
        except InvalidOperation:
            continue


def _whole(kind: str, text: str) -> Iterator[object]:
    """Yield the one date or sum of which the whole text consists."""
    found = dates_in(text) if kind == "date" else sums_in(text)
    whole = {one for one, start, end in found if start == 0 and end == len(text)}
    if len(whole) == 1:
        yield from ((Day.parse if kind == "date" else Amount.parse)(one) for one in whole)
