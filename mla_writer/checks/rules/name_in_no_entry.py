"""CONF-001 A text names somebody who is entered nowhere, so that a consultation draft cannot mask the name.

A consultation draft masks the persons, accounts and addresses that are entered. Whoever is only named in a text stands in it
by name, and is known to the other side before anything has been asked.

Names are told by their capitals. Arabic has none: there a name is seen where a word announces it (Mr, Mrs, "the one called") or
where it names a father (ibn, bint) or God (Abd al-); other names in Arabic letters are not found, so read those texts again.

Pass: every name in the texts belongs to a person or thing that is entered, or stands among the further words to be masked.
Fail: a fact says that Peter Wasswa carried the envelope, and no person of that name is entered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from mla_writer.answers.values import Text
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.conditions.values import UNKNOWN
from mla_writer.translation.message import N_
from mla_writer.translation.searching import plain

CODE: Final = "CONF-001"
KIND: Final = "confidentiality"

_SAID = Saying(
    N_("Named here, but not entered"),
    N_(
        "A consultation draft cannot mask {names}: there is no entry with that name. If it is a person or a company, "
        "enter it, or add the name to the further words to be masked."
    ),
)
_POINTS = "request.consultation_points"
_WORD = r"[^\W\d_][\w’'-]*"
_NAME = re.compile(rf"{_WORD}(?:[ \u00a0]{_WORD})+")
_LETTERS = "[\u0621-\u0652\u0670-\u06d3]+"
_POST = "(?!ال(?:مدير|وزير|رئيس|نائب|قاضي|مدعي|محامي|سفير))"
"""What follows Mr and is no name: the director, the minister, the judge."""
_ANNOUNCED = re.compile(
    rf"(?<!\w)[وفبلك]?(?:ال|لل)?(?:سيدة?|آنسة|مدعوة?|مسمى|مسماة)\s+(?P<called>{_POST}{_LETTERS}(?:\s+{_LETTERS})?)"
    rf"|(?<!\w)(?P<line>{_LETTERS}\s+(?:بن|ابن|بنت)\s+{_LETTERS})"
    rf"|(?<!\w)(?P<servant>(?:{_LETTERS}\s+)?عبد\s+ال{_LETTERS})"
)
"""A name in Arabic letters, by the word that announces it or by its own form."""
_ENTERED = ("persons.", "things.", "request.also_masked.")
_PAPERS = ("documents.", "orders.", "offences.")
_TREATY = "request.other_treaty"
_OWN = ("request.signatory.", "request.validation.", "request.place_of_issue")
_PUBLIC = frozenset({"authority", "contact", "provision", "place"})
"""Kinds of questions that hold offices, laws and places."""


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each text that names somebody unknown, where points for a consultation are entered."""
    if context.value(_POINTS) is UNKNOWN or not context.answers.records(_POINTS):
        return  # the last point was taken out again
    entered, public = _known(context)
    texts = {path: one.plain for path, one in context.visible.items() if isinstance(one, Text)}
    small = frozenset(word for one in texts.values() for word in re.findall(_WORD, one) if word[0].islower())
    for path, text in texts.items():
        if _is_public(context, path):
            continue
        names = tuple(dict.fromkeys(_unknown(text, small, entered, public)))
        if names:
            told = _SAID.about(names=", ".join(names))
            yield Finding(CODE, KIND, "advice", "not_met", path, **told, rests_on=(path,))


def names_in(text: str, small: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield what is written like the name of a person or company: two or more words with capitals, one after the other.

    A word that occurs in small letters elsewhere (`small`) has its capital from the beginning of the sentence, and is left aside.
    """
    for run in _NAME.finditer(text):
        group: list[str] = []
        for word in (*run.group().split(), ""):
            if word[:1].isupper() and word.lower() not in small:
                group.append(word)
                continue
            if len(group) > 1:
                yield " ".join(group)
            group = []


def names_announced(text: str) -> Iterator[str]:
    """Yield what is written like the name of a person in Arabic letters; after a word that announces it, two words at most."""
    for found in _ANNOUNCED.finditer(text):
        yield found["called"] or found["line"] or found["servant"]


def _unknown(text: str, small: frozenset[str], entered: frozenset[str], public: frozenset[str]) -> Iterator[str]:
    yield from (one for one in names_in(text, small) if not _is_known(one, entered, public))
    for name in names_announced(text):
        if not entered & frozenset(_words_of(name)):  # what follows the name may be no part of it
            yield name


def _is_known(name: str, entered: frozenset[str], public: frozenset[str]) -> bool:
    """Whether all words of a name are masked where they stand, or one of them is that of an office, a law or a place."""
    words = frozenset(_words_of(name))
    return words <= entered or bool(words & public)


def _known(context: Context) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of the persons and things entered and of those to be masked, and the words of offices, laws and places."""
    entered: set[str] = set()
    public: set[str] = set()
    for path, value in context.visible.items():
        if path.startswith(_ENTERED):
            entered.update(_words_of(value))
        elif _is_public(context, path) or path.startswith(_OWN):
            public.update(_words_of(value))
    for treaty in context.relied_on.values():
        public.update(plain(word) for word in re.findall(_WORD, treaty.title) if word[0].isupper())
    return frozenset(entered), frozenset(public)


def _is_public(context: Context, path: str) -> bool:
    """Whether an answer names an office, a law, a treaty, a place or a document: what is named there is no secret."""
    if path.startswith(_PAPERS) or path == _TREATY:
        return True
    keys = path.split(".")
    around = (context.live.questionnaire.shape(".".join(keys[:length])) for length in range(len(keys)))
    return any(one is not None and one.question is not None and one.question.kind in _PUBLIC for one in around)


def _words_of(value: object) -> Iterable[str]:
    texts = (one.text for one in value.versions.values()) if isinstance(value, Text) else (str(value),)
    return (plain(word) for text in texts for word in re.findall(_WORD, text))
