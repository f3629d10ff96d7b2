"""What a fact says beyond a word: whether it tells conduct, or only names the offence, concludes, asserts a state of mind.

These are questions to the drafter, not judgements: a fact is weighed by what is entered with it (persons, time, things, sums) and
by the words that are listed here and in the catalogue of offences. Figures and quotations count as something told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from mla_writer.answers.values import Text
from mla_writer.checks.context import Context
from mla_writer.conditions.values import Day, Period

SHORT = 12
"""Words in which a fact that names the offence has hardly told anything else."""
LONG = 25
"""Words in which conduct has been told, whatever else is named."""
_YEAR = 366
_TOLD = re.compile(r"[\d٠-٩۰-۹“”«»\"]")
"""A figure or a quotation."""
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_MIND = re.compile(
    r"\b(?:knew|knowing(?:ly)?|intended|intention(?:al|ally)?|deliberate(?:ly)?|wilful(?:ly)?|was aware)\b"
    r"|\b(?:savai(?:t|ent)|sciemment|intentionnel(?:le)?(?:ment)?|volontairement|délibérément|avai(?:t|ent) conscience)\b"
    r"|يعلم|عن علم|عمدا|عمدًا|عن قصد|متعمد",
    re.IGNORECASE,
)
"""Words that assert a state of mind, in the languages in which requests are drafted."""


def text_of(context: Context, fact: str) -> str:
    """Return the words of a fact as they were written."""
    value = context.answers.get(f"facts.{fact}.what")
    return value.plain if isinstance(value, Text) else ""


def label_in(context: Context, fact: str, labels: Iterable[str]) -> str:
    """Return the word by which a fact names the offence and tells nothing else, or an empty text."""
    text = text_of(context, fact)
    pattern = _any_of(tuple(labels))
    found = pattern.search(text) if pattern is not None else None
    if found is None or is_concrete(context, fact) or words(text) > LONG:
        return ""
    return found[0]


def is_concrete(context: Context, fact: str) -> bool:
    """Whether a fact names a thing, a sum, a figure or the very words of somebody."""
    record = _record(context, fact)
    return bool(record.get("things") or record.get("amounts") or _TOLD.search(text_of(context, fact)))


def is_conclusion(context: Context, fact: str) -> bool:
    """Whether a fact says neither who acted nor when, and names no thing and no sum."""
    record = _record(context, fact)
    if record.get("actors") or not words(text_of(context, fact)):
        return False
    return not is_concrete(context, fact) and _is_vague(record.get("when"))


def asserts_mind(context: Context, fact: str) -> str:
    """Return the word with which a short fact asserts a state of mind and tells nothing to infer it from, or an empty text."""
    text = text_of(context, fact)
    found = _MIND.search(text)
    return "" if found is None or is_concrete(context, fact) or words(text) > SHORT else found[0]


def words(text: str) -> int:
    """Return how many words a text has."""
    return len(_WORD.findall(text))


def _record(context: Context, fact: str) -> Mapping[str, object]:
    record = context.answers.get(f"facts.{fact}")
    return record if isinstance(record, Mapping) else {}


def _is_vague(when: object) -> bool:
    """Whether a time is missing, known to the year only, or longer than a year."""
    if not isinstance(when, Period) or when.start.month is None:
        return True
    return not isinstance(when.end, Day) or (when.end.last - when.start.first).days > _YEAR


@lru_cache(maxsize=256)
def _any_of(labels: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return a pattern for whole words: a label, also with an ending (bribe, bribed); letters of Arabic script take prefixes."""
    every = sorted({one.strip() for one in labels if one.strip()}, key=len, reverse=True)
    if not every:
        return None
    joined = "|".join(re.escape(one) for one in every)
    return re.compile(rf"(?<![^\W\u0600-\u06ff])(?:{joined})\w{{0,3}}(?!\w)", re.IGNORECASE)
