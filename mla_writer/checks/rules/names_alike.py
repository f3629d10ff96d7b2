"""CONS-008 One person may be written in two ways.

Names are transliterated by ear: Mohamed, Muhammad, Mohammad. Two entries that sound alike split the facts of one person in two,
and a name misspelt in a fact is not found in the registers of the other State.

Pass: one entry for Moses Ssebadduka Kato, with the other spellings noted there.
Fail: an entry for Moses Ssebaduka Katto beside it, or that spelling in a fact.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import combinations
from typing import Final

from mla_writer.answers.values import Text
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.conditions.values import Day, Ref
from mla_writer.interview.reads import Reads
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "CONS-008"
KIND: Final = "consistency"
READS: Final = Reads(frozenset({"persons"}))
READS_BESIDE: Final = Reads(frozenset({"persons"}))

_PAIR = Saying(
    N_("Two names that sound alike"),
    N_(
        "{one} and {other} may be one person in two spellings. If so, merge the entries and note the other spelling; "
        "if not, enter a date of birth or an identity document for each."
    ),
)
_IN_TEXT = Saying(
    N_("“{found}”: another spelling of {person}?"),
    N_(
        "The text has “{found}”, the list of persons “{entered}”. Correct the wrong one, or note the spelling in the "
        "entry for {person}."
    ),
)
_TOKEN: Final = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_SOUNDS: Final = (("ph", "f"), ("kh", "k"), ("gh", "g"), ("ck", "k"), ("q", "k"), ("c", "k"), ("z", "s"), ("dj", "j"))
_SILENT: Final = re.compile(r"[aeiouyw\W\d_]+")
_DOUBLE: Final = re.compile(r"(.)\1+")
_LEAST, _LONG, _NEAR = 4, 4, 2
"""Consonants that a name must have to be compared; letters of a word that is; words between it and another part of the name."""


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each pair of entries that sound alike and are not told apart."""
    alike: dict[str, list[str]] = defaultdict(list)
    persons = context.answers.records("persons")
    for key, record in persons.items():
        words = _words(record)
        for sound in {skeleton("".join(words)), skeleton("".join(sorted(words)))}:
            if len(sound) >= _LEAST:
                alike[sound].append(key)
    seen: set[tuple[str, str]] = set()
    for same in alike.values():
        for one, other in combinations(same, 2):
            if (one, other) not in seen and _may_be_one(persons[one], persons[other]):
                seen.add((one, other))
                told = _PAIR.about(one=context.item(Ref("persons", one)), other=context.item(Ref("persons", other)))
                where = f"persons.{other}"
                yield Finding(CODE, KIND, "advice", "not_met", where, **told, rests_on=(where, f"persons.{one}"))


def _may_be_one(one: Mapping[str, object], other: Mapping[str, object]) -> bool:
    """Whether the names differ, and neither dates of birth nor papers tell the two apart."""
    if sorted(_words(one)) == sorted(_words(other)) or one.get("kind") != other.get("kind"):
        return False  # one name twice is CONS-005
    born = [record.get("born") for record in (one, other)]
    first, second = born
    if isinstance(first, Day) and isinstance(second, Day) and (first.last < second.first or second.last < first.first):
        return False
    return not (_is_known(one) and _is_known(other))


def _is_known(person: Mapping[str, object]) -> bool:
    return bool(person.get("identity_documents") or person.get("registration"))


def _words(person: Mapping[str, object]) -> list[str]:
    return [one.casefold() for one in _written(person)]


def _written(person: Mapping[str, object]) -> Iterator[str]:
    for key in ("family", "given", "name"):
        part = person.get(key)
        if isinstance(part, str):
            yield from _TOKEN.findall(part)


@lru_cache(maxsize=4096)
def skeleton(name: str) -> str:
    """Return the consonants of a name as they sound, whatever the spelling."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(one))
    for written, sound in _SOUNDS:
        plain = plain.replace(written, sound)
    return _DOUBLE.sub(r"\1", _SILENT.sub("", plain))


# ---- texts -------------------------------------------------------------------------------------------------------------


def in_text(context: Context, path: str, value: Text) -> Iterator[Finding]:
    """Look at the words beside a part of a name: a near miss of another part of the same name is one in another spelling."""
    names, known = context.lasting(_names)
    words, folded = _tokens(value.plain)
    for at in () if names.keys().isdisjoint(folded) else range(len(words)):
        if words[at].casefold() in names:
            yield from _beside(context, path, words, at, names, known)


def _names(context: Context) -> tuple[Mapping[str, frozenset[str]], frozenset[str]]:
    """Return the persons who bear each word as a part of their name, and all words that are entered as names anywhere."""
    bearers: dict[str, set[str]] = defaultdict(set)
    known: set[str] = set()
    for key, record in context.answers.records("persons").items():
        if record.get("kind") != "legal":
            for word in _words(record):
                bearers[word].add(key)
        others = (record.get(one) for one in ("spellings", "aliases", "name", "name_original", "parents"))
        known |= {word for one in others if isinstance(one, str) for word in _tokens(one)[1]}
    return {word: frozenset(keys) for word, keys in bearers.items()}, frozenset(known | bearers.keys())


def _beside(
    context: Context,
    path: str,
    words: tuple[str, ...],
    at: int,
    names: Mapping[str, frozenset[str]],
    known: frozenset[str],
) -> Iterator[Finding]:
    for near in words[max(0, at - _NEAR) : at] + words[at + 1 : at + 1 + _NEAR]:
        if len(near) < _LONG or not near[0].isupper() or near.casefold() in known:
            continue
        for person in sorted(names[words[at].casefold()]):
            record = context.answers.records("persons")[person]
            meant = next((one for one in _words(record) if _is_near(near.casefold(), one)), "")
            if meant:
                entered = next(one for one in _written(record) if one.casefold() == meant)
                told = _IN_TEXT.about(found=near, entered=entered, person=Shown(Ref("persons", person)))
                yield Finding(CODE, KIND, "advice", "not_met", path, **told, rests_on=(path, f"persons.{person}"))
                return


@lru_cache(maxsize=4096)
def _tokens(text: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the words of a text, and all of them in small letters."""
    words = tuple(_TOKEN.findall(text))
    return words, frozenset(one.casefold() for one in words)


@lru_cache(maxsize=8192)
def _is_near(one: str, other: str) -> bool:
    """Whether two words begin alike and sound alike, or differ in one letter."""
    if len(other) < _LONG or one == other or one[0] != other[0] or abs(len(one) - len(other)) > _NEAR:
        return False
    if len(skeleton(one)) >= _LEAST and skeleton(one) == skeleton(other):
        return True
    return bool(_stumps(one) & _stumps(other))


@lru_cache(maxsize=4096)
def _stumps(word: str) -> frozenset[str]:
    return frozenset({word, *(word[:place] + word[place + 1 :] for place in range(len(word)))})
