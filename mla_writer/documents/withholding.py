"""What is left out for a reader is left out of texts too: names and numbers of what is withheld become “[…]” everywhere.

That holds for persons, for accounts, addresses and other things with the banks and services that have them, and for documents.
What the reader is told anyway, such as his own name, stays. A translation in which something withheld is not recognised, although
the original names it, is left out: it may name it in another spelling.
"""

from __future__ import annotations

from collections.abc import Iterable

from mla_writer.answers.answers import Answers
from mla_writer.answers.recognise import compact
from mla_writer.answers.values import Text
from mla_writer.conditions.values import Day, Ref
from mla_writer.documents.company_names import ordinary_words
from mla_writer.documents.name_finder import MASKED, NameFinder
from mla_writer.documents.recipients import HOLDERS
from mla_writer.interview.interview import Live

_KNOWN_IN = ("persons.", "things.", "documents.", "orders.", "request.case_numbers.", "request.reference")
"""Where a reader is told names and numbers, unless the item is left out for him."""
_LONG_ENOUGH = 4
"""Signs of an identifier below which it is no more than a word of any text."""
_WORDS_THAT_IDENTIFY = frozenset({"bic", "email", "user_name"})
"""What identifies a thing although it may be one word without a figure."""


def without_names(live: Live, withheld: frozenset[Ref], away: frozenset[Ref], others: Iterable[str] = ()) -> Answers:
    """Return the answers with the names, numbers and dates of birth of what is withheld masked in texts and other answers.

    `away` is everything of which the reader hears nothing, `others` are the banks and providers of which he may not hear.
    """
    finder = _finder(live, withheld, _known(live, away), others)
    answers = live.answers
    own = tuple(f"{one.collection}.{one.id}." for one in withheld if one.collection in {"persons", "things"})
    for path, value in live.answers.leaves():
        masked = value if path.startswith(own) else _masked(live, finder, path, value)
        if masked is not value and masked != value:
            answers = answers.set(path, masked)
    return answers


def _finder(live: Live, withheld: frozenset[Ref], known: frozenset[str], others: Iterable[str]) -> NameFinder:
    finder = NameFinder(ordinary_words(live.answers, known))
    told = frozenset(map(compact, known))
    for name in others:
        if compact(name) not in told:
            finder.add_company(name, MASKED)
    for ref in withheld:
        if ref.collection == "persons":
            finder.add_person(live.answers.records("persons")[ref.id], MASKED, ref)
    for path, value in live.answers.leaves():
        ref = _item(path)
        if ref not in withheld:
            continue
        if isinstance(value, str) and _is_verbatim(live, path) and compact(value) not in told:
            _learn(finder, ref, path.rpartition(".")[2], value)
        if ref.collection == "persons" and isinstance(value, Day) and value.day is not None:
            finder.add_date(str(value))
    return finder


def _learn(finder: NameFinder, ref: Ref, key: str, value: str) -> None:
    """Look for one answer about what is withheld, if it tells it from others."""
    if key in HOLDERS:
        finder.add_company(value, MASKED, ref)
    elif _identifies(ref, key, value):
        finder.add_identifier(value, MASKED, ref)


def _identifies(ref: Ref, key: str, value: str) -> bool:
    """Whether an answer about an item tells it from others: a number, or an address of several words; a town does not."""
    if len(value) < _LONG_ENOUGH or key == "city":
        return False
    is_address = ref.collection == "things" and (key in _WORDS_THAT_IDENTIFY or len(value.split()) > 1)
    return is_address or any(sign.isdigit() for sign in value)


def _known(live: Live, away: frozenset[Ref]) -> frozenset[str]:
    """Return what the reader is told of names and numbers."""
    return frozenset(
        value
        for path, value in live.answers.leaves()
        if isinstance(value, str)
        and path.startswith(_KNOWN_IN)
        and _item(path) not in away
        and _is_verbatim(live, path)
    )


def _item(path: str) -> Ref:
    collection, _, rest = path.partition(".")
    return Ref(collection, rest.partition(".")[0])


def _is_verbatim(live: Live, path: str) -> bool:
    """Whether an answer is a name or number of which a letter may speak."""
    shape = live.questionnaire.shape(path)
    question = shape.question if shape is not None else None
    return question is not None and question.kind == "verbatim" and not question.internal


def _masked(live: Live, finder: NameFinder, path: str, value: object) -> object:
    if isinstance(value, Text):
        return finder.masked_text(value, strangers=False)
    if isinstance(value, str) and _is_verbatim(live, path):
        return finder.masked(value, strangers=False)[0]
    return value
