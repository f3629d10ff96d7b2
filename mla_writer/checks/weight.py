"""What a fact says beyond a word: whether it tells conduct, or only names the offence, concludes, asserts a state of mind.

These are questions to the drafter, not judgements: a fact is weighed by what is entered with it (persons, time, things, sums) and
by the words that are listed in forms/wordings.yaml and in the catalogue of offences. Figures and quotations count as something
told; but an account or a sum beside it makes no conduct of a name that is the only verb, and shows nothing of what somebody knew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from mla_writer.answers.values import Text
from mla_writer.checks.context import Context
from mla_writer.checks.wording import wording
from mla_writer.conditions.values import Day, Period
from mla_writer.conditions.wordings import Wording

SHORT = 12
"""Words in which a fact that names the offence has hardly told anything else."""
LONG = 25
"""Words in which conduct has been told, whatever else is named."""
_YEAR = 366
_TOLD = re.compile(r"[\d٠-٩۰-۹“”«»\"]")
"""A figure or a quotation."""
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_QUOTE = re.compile(r"[“”«»\"]")


def text_of(context: Context, fact: str) -> str:
    """Return the words of a fact as they were written."""
    value = context.answers.get(f"facts.{fact}.what")
    return value.plain if isinstance(value, Text) else ""


def label_in(context: Context, fact: str, labels: Iterable[str]) -> str:
    """Return the word by which a fact names the offence and tells nothing else, or an empty text.

    Beside a thing or a sum it counts where it is the only verb: “Lakeshore launders USD 1,250,000 through account 4711”.
    """
    text = text_of(context, fact)
    pattern = _any_of(tuple(labels))
    found = pattern.search(text) if pattern is not None else None
    if pattern is None or found is None or words(text) > LONG:
        return ""
    return _only_verb(context, pattern, text) if is_concrete(context, fact) else found[0]


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
    """Return the word with which a short fact asserts a state of mind and tells nothing to infer it from, or an empty text.

    An account or a sum lets nothing be inferred; words that are quoted, or that somebody said or wrote, do.
    """
    text = text_of(context, fact)
    found = wording(context, "asserted_mind").first_in(text)
    if not found or words(text) > SHORT or _QUOTE.search(text):
        return ""
    return "" if wording(context, "mind_shown").is_in(text) else found


def words(text: str) -> int:
    """Return how many words a text has."""
    return len(_WORD.findall(text))


def _only_verb(context: Context, pattern: re.Pattern[str], text: str) -> str:
    """Return the name of an offence that is the verb of a short text without any other, or an empty text."""
    if words(text) > SHORT or _QUOTE.search(text) or wording(context, "conduct_verbs").is_in(text):
        return ""
    named_as_done, before = wording(context, "offence_as_verb"), wording(context, "before_a_noun")
    for one in pattern.finditer(text):
        if named_as_done.is_all_of(one[0]) and not _is_noun(text[: one.start()], before):
            return one[0]
    return ""


def _is_noun(ahead: str, before_a_noun: Wording) -> bool:
    """Whether what stands ahead of a name of an offence makes it a noun: the bribes, two bribes, 2 bribes."""
    last = ahead.split()[-1:]
    return any(one[-1].isdigit() or before_a_noun.is_in(one) for one in last if one[-1].isalnum())


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
