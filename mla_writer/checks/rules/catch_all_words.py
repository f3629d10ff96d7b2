"""EVID-008 Words such as “any and all” stand in what is asked for.

They are read as a fishing expedition in every language: whoever writes “all documents” does not know which. Named kinds of
records, of named persons, from a named time are fetched.

Pass: the opening file, the identity of the owner and the statements of 2023.
Fail: any and all documents that may be of interest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from mla_writer.answers.values import Text
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.levels import capped
from mla_writer.forms.sources import resolve_sources
from mla_writer.interview.reads import Reads
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "EVID-008"
KIND: Final = "refusal_risk"
READS_BESIDE: Final = Reads()
_SOURCES: Final = ("uk_guidelines",)
_FRAME: Final = frozenset({"request.purpose", "request.relevance"})

_ALL = Saying(
    N_("“{words}” reads as fishing"),
    N_(
        "“{words}” reads as a fishing expedition. Name which records or things are wanted, of whom and from when to when."
    ),
)
_WORDS: Final = re.compile(
    r"\bany and all\b|\ball (?:bank )?(?:accounts|documents|records|information|data|correspondence|evidence|files|papers)\b"
    r"|\b(?:whole|entire) (?:account|mailbox)\b"
    r"|\btous (?:les )?(?:comptes|documents|relevés|dossiers|éléments)\b|\btoutes (?:les )?(?:données|informations|pièces)\b"
    r"|\btout document\b|\btoute information\b"
    r"|(?:جميع|كافة|كل) (?:الحسابات|الوثائق|المستندات|السجلات|البيانات|المعلومات|الملفات)"
)
_NOT: Final = re.compile(
    r"\b(?:not|never|no|nor|without|pas|sans|ni|aucune?)\b[^.;]{0,24}$|(?:ليس|ليست|لا|دون|بدون)[^.;]{0,24}$"
)
"""What before the words takes them back: “not all accounts”."""


def in_text(context: Context, path: str, value: Text) -> Iterator[Finding]:
    """Yield a finding where a text of a measure, or of purpose or relevance, asks for all there is."""
    if path not in _FRAME and path.partition(".")[0] not in context.assistance:
        return
    found = next((words for one in value.versions.values() if (words := _found(one.text))), "")
    if found:
        sources = resolve_sources(_SOURCES, context.sources)
        level, note = capped("warning", sources, context)
        if level is not None:
            told = _ALL.about(words=Shown(found))
            yield Finding(CODE, KIND, level, "not_met", path, **told, sources=sources, note=note, rests_on=(path,))


@lru_cache(maxsize=4096)
def _found(text: str) -> str:
    text = text.casefold()
    matches = (one for one in _WORDS.finditer(text) if not _NOT.search(text[max(0, one.start() - 40) : one.start()]))
    return next((one[0] for one in matches), "")
