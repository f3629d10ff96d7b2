"""Kinds of answers: how the text of a draft file or a field becomes a value, and how a value is written again.

Reading never judges the law: an IBAN with a wrong check digit is read (a finding will say so), a date that does not exist
is not. `ValueFault` carries the code of the problem; the caller knows the place.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from zoneinfo import ZoneInfo, available_timezones

from mla_writer.answers.attachment import Attachment, read_attachment, written_attachment
from mla_writer.answers.values import DRAFTED, Link, Text, Version
from mla_writer.conditions.values import (
    MOST_DECIMALS,
    MOST_FIGURES,
    Amount,
    Day,
    Deadline,
    Moment,
    NotKnown,
    Period,
    Ref,
    day_in,
    is_sayable,
)
from mla_writer.forms.model import Question
from mla_writer.forms.shapes import collection_of, is_many
from mla_writer.translation.locales import currency_codes

_STATES = ("original", "machine", "draft", "reviewed", "certified")
_LINKS = ("direct", "indirect")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:_[A-Za-z]{2,4})?")


class ValueFault(Exception):  # noqa: N818 - a fault in what was entered, turned into a Problem by the caller
    """What was entered cannot be an answer of this kind; `code` and `parameters` become a Problem."""

    def __init__(self, code: str, **parameters: object) -> None:
        self.code = code
        self.parameters = parameters
        super().__init__(code, parameters)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that closed kinds accept: kind (`country`, `assistance`, `treaties`, `offence_type`) -> ids."""

    words: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def admits(self, kind: str, word: str) -> bool:
        """Whether `word` may be an answer of `kind`; kinds without a list admit any word."""
        return kind not in self.words or word in self.words[kind]


def read_value(question: Question, data: object, vocabulary: Vocabulary) -> object:
    """Return the value of `data` (texts, lists and mappings as YAML gives them) for `question`; raise ValueFault."""
    if isinstance(data, Mapping) and set(data) == {"unknown"}:
        if not question.unknown_allowed:
            raise ValueFault("ANSWER-010", question=question.id)
        return NotKnown(str(data["unknown"]))
    if question.kind in {"text", "long_text"}:
        return _read_text(data)
    if question.kind == "element_links":
        return _read_links(data)
    if question.kind == "attachment":
        return _attachment(data)
    read = _reader(question, vocabulary)
    if is_many(question.kind):
        values = data if isinstance(data, list) else [data] if data != "" else []
        return tuple(read(_scalar(one)) for one in values)
    return read(_scalar(data))


def write_value(value: object) -> object:
    """Return `value` as texts, lists and mappings for a draft file; the inverse of `read_value`."""
    if isinstance(value, NotKnown):
        return {"unknown": value.reason}
    if isinstance(value, Text):
        return _write_text(value)
    if isinstance(value, Attachment):
        return written_attachment(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return [write_value(one) for one in value]
    if isinstance(value, Link):
        link = {"fact": value.fact, "person": value.person, "link": value.link}
        return {key: one for key, one in link.items() if one and (key, one) != ("link", "direct")}
    if isinstance(value, Mapping):
        return {key: write_value(one) for key, one in value.items()}
    return str(value)


def _scalar(data: object) -> str:
    if not isinstance(data, str):
        raise ValueFault("ANSWER-001")
    return data.strip()


def _reader(question: Question, vocabulary: Vocabulary) -> Callable[[str], object]:
    kind = question.kind
    if collection_of(kind):
        return lambda text: Ref(collection_of(kind), text)
    if kind in {"choice", "choices"}:
        return lambda text: _member(text, question.options, "ANSWER-002")
    if kind in _WORDS:
        return lambda text: _word(kind, text, vocabulary)
    return _PARSERS[kind]


_WORDS = {
    "country": "country",
    "countries": "country",
    "language": "language",
    "languages": "language",
    "assistance": "assistance",
    "treaties": "treaties",
    "offence_type": "offence_type",
}


def _word(kind: str, text: str, vocabulary: Vocabulary) -> str:
    name = _WORDS[kind]
    if name == "language" and not _LANGUAGE.fullmatch(text):
        raise ValueFault("ANSWER-003", value=text, kind=name)
    if not vocabulary.admits(name, text):
        return _member(text, vocabulary.words[name], "ANSWER-003", kind=name)
    return text


def _member(text: str, allowed: Iterable[str], code: str, **more: object) -> str:
    if text in allowed:
        return text
    raise ValueFault(code, value=text, allowed=tuple(allowed), **more)


def _yes_no(text: str) -> bool:
    answers = {"true": True, "yes": True, "false": False, "no": False}
    if text.lower() not in answers:
        raise ValueFault("ANSWER-004", value=text)
    return answers[text.lower()]


_FIGURE = re.compile(r"-?(?:[0-9]+|[0-9]{1,3}(?: [0-9]{3})+)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,6})?")


def _number(text: str) -> Decimal:
    if not _FIGURE.fullmatch(text):
        raise ValueFault("ANSWER-005", value=text)
    return expect_sayable(Decimal(text.replace(" ", "")), text)


def expect_sayable(number: Decimal, text: str) -> Decimal:
    """Return `number`, which was entered as `text`; raise ValueFault where a letter could not write it out."""
    if not is_sayable(number):
        raise ValueFault("ANSWER-028", value=text, most=MOST_FIGURES, decimals=MOST_DECIMALS)
    return number


def _parsed(parse: Callable[[str], object], code: str) -> Callable[[str], object]:
    def read(text: str) -> object:
        try:
            return parse(text)
        except ValueError:
            raise ValueFault(code, value=text) from None

    return read


def _period(text: str) -> Period:
    try:
        return Period.parse(text)
    except ValueError:
        pass
    start, _, end = (part.strip() for part in text.partition("/"))
    begins, ends = day_in(start), day_in(end)
    if begins is not None and ends is not None:
        raise ValueFault("ANSWER-030", start=begins, end=ends)
    wrong = end if begins is not None else start
    raise ValueFault("ANSWER-007", value=wrong or text)


def _amount(text: str) -> Amount:
    amount = _parsed(Amount.parse, "ANSWER-011")(text)
    assert isinstance(amount, Amount)
    expect_sayable(amount.value, text)
    if amount.currency not in currency_codes():
        raise ValueFault("ANSWER-015", value=amount.currency)
    return amount


def parse_moment(text: str) -> Moment:
    """Read `2026-12-01T09:30 Africa/Kampala` (or a UTC offset such as `+03:00`); raise ValueError otherwise."""
    clock, _, zone = text.strip().partition(" ")
    local = dt.datetime.fromisoformat(clock)
    if local.tzinfo is not None or "T" not in clock or not is_zone(zone.strip()):
        raise ValueError(text)
    return Moment(local, zone.strip())


def is_zone(text: str) -> bool:
    """Whether `text` names a time zone (IANA) or a UTC offset such as `UTC`, `+03:00`."""
    return bool(re.fullmatch(r"[+-](?:0\d|1[0-4]):[0-5]\d", text)) or text == "UTC" or _is_iana(text)


def _is_iana(text: str) -> bool:
    if not re.fullmatch(r"[A-Za-z_]+(?:/[A-Za-z_+\-0-9]+)+", text):
        return False
    return text in available_timezones() and ZoneInfo(text).key == text


_PARSERS: dict[str, Callable[[str], object]] = {
    "verbatim": str,
    "yes_no": _yes_no,
    "number": _number,
    "date": _parsed(Day.parse, "ANSWER-006"),
    "period": _period,
    "deadline": _parsed(Deadline.parse, "ANSWER-008"),
    "datetime": _parsed(parse_moment, "ANSWER-009"),
    "amount": _amount,
    "amounts": _amount,
}


def _read_text(data: object) -> Text:
    if isinstance(data, str):
        return Text.written(data.strip())
    if not isinstance(data, Mapping):
        raise ValueFault("ANSWER-001")
    return Text({("" if key == "original" else str(key)): _read_version(str(key), one) for key, one in data.items()})


def _read_version(language: str, data: object) -> Version:
    if language != "original" and not _LANGUAGE.fullmatch(language):
        raise ValueFault("ANSWER-003", value=language, kind="language")
    if isinstance(data, str):
        return Version(data.strip())
    if not isinstance(data, Mapping) or not set(data) <= {"text", "state", "by", "of"} or "text" not in data:
        raise ValueFault("ANSWER-012", language=language)
    state = str(data.get("state", "original"))
    _member(state, _STATES, "ANSWER-013")
    return Version(_scalar(data["text"]), state, str(data.get("by", "")), str(data.get("of", "")))  # type: ignore[arg-type]


def _write_text(text: Text) -> object:
    if set(text.versions) == {DRAFTED} and text.versions[DRAFTED].state == "original":
        return text.versions[DRAFTED].text
    return {language or "original": _write_version(one) for language, one in text.versions.items()}


def _write_version(version: Version) -> object:
    if version.state == "original" and not version.by:
        return version.text
    whole = {"text": version.text, "state": version.state, "by": version.by, "of": version.of}
    return {key: value for key, value in whole.items() if value or key == "text"}


def _attachment(data: object) -> Attachment:
    try:
        return read_attachment(data)
    except ValueError:
        raise ValueFault("ANSWER-016") from None


def _read_links(data: object) -> dict[str, tuple[Link, ...]]:
    if not isinstance(data, Mapping):
        raise ValueFault("ANSWER-014")
    return {str(element): tuple(_read_link(one) for one in _as_list(many)) for element, many in data.items()}


def _as_list(data: object) -> list[object]:
    return data if isinstance(data, list) else [data]


def _read_link(data: object) -> Link:
    if isinstance(data, str):
        return Link(data.strip())
    if not isinstance(data, Mapping) or not set(data) <= {"fact", "person", "link"} or "fact" not in data:
        raise ValueFault("ANSWER-014")
    link = str(data.get("link", "direct"))
    _member(link, _LINKS, "ANSWER-013")
    return Link(str(data["fact"]), str(data.get("person", "")), link)  # type: ignore[arg-type]
