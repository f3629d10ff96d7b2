"""RIGHT-001 A text calls somebody guilty before a court has said so.

Whoever is suspected or accused is presumed innocent. A request that speaks of "the fraudster" harms that person, gives the
defence an argument here and the authorities there a reason to doubt a fair trial. What stands in quotation marks is left alone:
it is somebody else's word. The same is done by an offence that is told as a deed of somebody named: "Kato stole the money". The
facts are left out here, for the letter says of all of them that they are alleged.

Pass: "Kato is suspected of having passed on the invoices"; "the witness says that Kato is “a thief”"; "Kato is alleged to have
laundered the money".
Fail: "The fraudster then moved the money to Geneva."; "The crimes committed by Kato".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from mla_writer.answers.values import DRAFTED, Text
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.hearings import charged_with
from mla_writer.forms.grounds import LoadedWords
from mla_writer.forms.model import Level
from mla_writer.interview.reads import Reads
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "RIGHT-001"
KIND: Final = "refusal_risk"
READS_BESIDE: Final = Reads(frozenset({"persons", "offences", "request.written_in"}))

_NOT_OURS = ("offences.", "documents.", "orders.", "persons.", "things.", "earlier_requests.")
"""Where names and texts of others stand: laws, titles of papers, names."""
_QUOTED = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"]*\"|‘[^’]*’")
_BETWEEN_NAMES = re.compile("[,،;؛]")
_SENTENCE = re.compile(r"(?<=[.!?؟])\s+")
_GUILTY = Saying(
    N_("This reads as if guilt were proven: “{word}”"),
    N_(
        "“{word}” calls somebody guilty whom no court has convicted. Say what the person is suspected of, or put the word "
        "in quotation marks where somebody else said it."
    ),
)
_DONE = Saying(
    N_("An offence stated as proven: “{word}”"),
    N_(
        "“{word}” states an offence as a fact, next to the name of somebody whom no court has convicted. Say that the "
        "person is suspected or accused of it."
    ),
)
_ALLEGED = "facts."
"""Where everything is told as alleged."""
_LEAST = 3
"""Letters of a name that is looked for."""


def in_text(context: Context, path: str, value: Text) -> Iterator[Finding]:
    """Yield a finding, once, for a text of the drafter in which such a word stands."""
    names = None if path.startswith(_NOT_OURS) or _is_of_a_law(context, path) else context.lasting(_names)
    if names is None:
        return
    words, written_in = context.live.questionnaire.library.words_of_guilt, context.answers.text("request.written_in")
    for language, version in value.versions.items():
        loaded = words.get(written_in if language == DRAFTED else language)
        found = _word_in(loaded, version.text) if loaded is not None else None
        deed = _deed_in(loaded, version.text, names) if loaded is not None and not path.startswith(_ALLEGED) else None
        if found is not None:
            told = _GUILTY.about(word=Shown(found[0]))
            level = _level(version.text, found[1], names)
            yield Finding(CODE, KIND, level, "not_met", path, **told, rests_on=(path,))
            return
        if deed is not None:
            yield Finding(CODE, KIND, "advice", "not_met", path, **_DONE.about(word=Shown(deed)), rests_on=(path,))
            return


def _is_of_a_law(context: Context, path: str) -> bool:
    """Whether a text is the title or the wording of a provision, wherever it is entered."""
    around = context.live.questionnaire.shape(path.rpartition(".")[0])
    return around is not None and around.question is not None and around.question.kind == "provision"


def _level(text: str, at: int, names: frozenset[str]) -> Level:
    """Return how loudly to speak: a sentence that also names a suspect harms that person."""
    return "warning" if _names_one(_sentence(text, at), names) else "advice"


def _sentence(text: str, at: int) -> str:
    """Return the sentence of a text that holds the place `at`."""
    start = max((one.end() for one in _SENTENCE.finditer(text[:at])), default=0)
    end = next((one.start() for one in _SENTENCE.finditer(text, at)), None)
    return text[start:end]


def _names_one(sentence: str, names: frozenset[str]) -> bool:
    folded = sentence.casefold()
    return any(one in folded for one in names)


def _names(context: Context) -> frozenset[str] | None:
    """Return the names of the suspects and accused; None where there are none, because all have been convicted."""
    charged = [key for key in context.answers.records("persons") if charged_with(context, key)]
    if not charged:
        return None
    held = (
        context.answers.text(f"persons.{key}.{part}") for key in charged for part in ("family", "name", "spellings")
    )
    every = (one.strip() for names in held for one in _BETWEEN_NAMES.split(names))
    return frozenset(one.casefold() for one in every if len(one) >= _LEAST)


def _deed_in(loaded: LoadedWords, text: str, names: frozenset[str]) -> str | None:
    """Return the first offence that a text tells as done by somebody named, in a sentence that leaves no doubt."""
    if not _tells_a_deed(loaded, text):
        return None
    quoted = [one.span() for one in _QUOTED.finditer(text)]
    for one in _deeds(loaded).finditer(text):
        sentence = _sentence(text, one.start())
        is_quoted = any(start <= one.start() and one.end() <= end for start, end in quoted)
        if not is_quoted and _names_one(sentence, names) and _hedges(loaded).search(sentence) is None:
            return one[0]
    return None


@lru_cache(maxsize=8192)
def _tells_a_deed(loaded: LoadedWords, text: str) -> bool:
    """Whether a text names an offence at all, as nearly none does."""
    return bool(loaded.deeds) and _deeds(loaded).search(text) is not None


@lru_cache(maxsize=8192)
def _word_in(loaded: LoadedWords, text: str) -> tuple[str, int] | None:
    """Return the first word of guilt in a text, and where it stands.

    One that is quoted, or part of a phrase that says nothing of the kind, is passed over.
    """
    if _pattern(loaded).search(text) is None:
        return None  # as in nearly every text
    hidden = [one.span() for one in (*_QUOTED.finditer(text), *_harmless(loaded).finditer(text))]
    for one in _pattern(loaded).finditer(text):
        if not any(start <= one.start() and one.end() <= end for start, end in hidden):
            return one[0], one.start()
    return None


@lru_cache(maxsize=32)
def _pattern(loaded: LoadedWords) -> re.Pattern[str]:
    return _whole(loaded.words)


@lru_cache(maxsize=32)
def _deeds(loaded: LoadedWords) -> re.Pattern[str]:
    return _whole(loaded.deeds)


@lru_cache(maxsize=32)
def _hedges(loaded: LoadedWords) -> re.Pattern[str]:
    return _whole(loaded.hedges)


@lru_cache(maxsize=32)
def _harmless(loaded: LoadedWords) -> re.Pattern[str]:
    return _whole(loaded.but_not)


def _whole(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    joined = "|".join(re.escape(one).replace("’", "['’]") for one in longest_first)
    return re.compile(rf"(?<!\w)(?:{joined or '(?!)'})(?!\w)", re.IGNORECASE)
