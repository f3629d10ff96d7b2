"""LANG-005 A person is named in letters that the readers of a letter do not know.

Names are not transliterated by the program: what stands in a letter is what was entered. The name in Latin letters is known
everywhere; the original beside it finds the person in the registers at home.

Pass: Zeroual, with the original in Arabic letters, in a request whose letters are in Arabic and French.
Fail: the Arabic name alone, in the same request: the French letter names a person whom nobody there can look for.
Good: the name as the passport writes it in Latin letters, the original in its own field.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final

from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, Saying
from mla_writer.conditions.values import Ref
from mla_writer.interview.reads import Reads
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import N_

CODE: Final = "LANG-005"
KIND: Final = "language"
READS: Final = Reads(frozenset({"persons", "request.letters"}))

_UNREADABLE = Saying(
    N_("{person}: no name in Latin letters"),
    N_(
        "Letters in {languages} would name {person} in letters that their readers do not know. Enter the name in Latin letters, "
        "as in the passport or the register; the original belongs into its own field."
    ),
)
_SCRIPTS: Mapping[str, str] = {"ar": "ARABIC", "ru": "CYRILLIC", "zh": "CJK"}
"""The scripts of the languages of letters that are not written in Latin letters, as Unicode calls them."""
_LATIN: Final = "LATIN"


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each person whose name is written in neither Latin letters nor those of every letter."""
    letters = context.answers.listed("request.letters")
    for key, record in context.answers.records("persons").items():
        field = "name" if record.get("kind") == "legal" else "family"
        script = _script(str(record.get(field, "")))
        foreign = tuple(one for one in letters if _SCRIPTS.get(one.partition("_")[0], _LATIN) != script)
        if script in {"", _LATIN} or not foreign:
            continue
        languages = Shown(foreign, context.live.questionnaire.shape("request.letters"))
        told = _UNREADABLE.about(person=context.item(Ref("persons", key)), languages=languages)
        where = f"persons.{key}.{field}"
        yield Finding(CODE, KIND, "warning", "not_met", where, **told, rests_on=(where, "request.letters"))


def _script(name: str) -> str:
    """Return the script of the first letter of a name, as Unicode calls it; empty for a name without letters."""
    first = next((one for one in name if one.isalpha()), "")
    return unicodedata.name(first, "").partition(" ")[0].partition("-")[0] if first else ""
