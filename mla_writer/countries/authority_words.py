"""Names of authorities, said in the reader's language: packs have them in English, and as their State writes them where known.

For reading. An address in a letter keeps the name as it stands in the pack, or as the State writes it in the letter's language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from mla_writer.translation.message import Message, N_, Worded

_NAMES = frozenset(
    {
        N_("Attorney General"), N_("Attorney General's Chambers"), N_("Attorney General's Office"),
        N_("Central Authority"), N_("Department of Justice"), N_("Director of Public Prosecutions"),
        N_("Directorate of Public Prosecutions"), N_("Federal Office of Justice"), N_("General Prosecutor's Office"),
        N_("Home Office"), N_("Ministry in charge of foreign affairs"), N_("Ministry of Foreign Affairs"),
        N_("Ministry of Home Affairs"), N_("Ministry of Internal Affairs"), N_("Ministry of Interior"),
        N_("Ministry of Justice"), N_("Ministry of Justice and Digital Affairs"),
        N_("Ministry of Justice and Public Order"), N_("Ministry of Justice and Public Security"),
        N_("Ministry of Law, Justice and Parliamentary Affairs"), N_("Ministry of Public Security"),
        N_("National Prosecutor's Office"), N_("Office of International Affairs"),
        N_("Office of the Attorney General"), N_("Office of the Attorney General and Department of Justice"),
        N_("Office of the Director of Public Prosecutions"), N_("Office of the Prosecutor General"),
        N_("Prosecutor General"), N_("Prosecutor General's Office"), N_("Public Ministry"), N_("Public Prosecution"),
        N_("Supreme Court"), N_("Supreme People's Procuracy"),
    }
)  # fmt: skip
_HYPHEN = re.compile(r"\b(Attorney|Prosecutor)-(?=General)")
_BETWEEN = re.compile(r" / |; ")


@dataclass(frozen=True, slots=True)
class AuthorityName(Worded):
    """What an authority is called: as the pack says it, and by language (its code) as its State itself writes it."""

    name: str
    names: Mapping[str, str] = field(default_factory=dict)

    def said(self, language: str, say: Callable[[Message], str]) -> str:
        """Return the name for a reader of `language`: the State's own in it; else in words, with another name in brackets.

        That is the first of the State's own names, or, where it tells none, the name of the pack if that reads otherwise.
        """
        alone, other = self.parted(language, say)
        return f"{alone} ({other})" if other else alone

    @property
    def message(self) -> Message:
        """The name as a message, to be said in any language."""
        return Message("{name}", {"name": self})

    def parted(self, language: str, say: Callable[[Message], str]) -> tuple[str, str]:
        """Return the name for a reader of `language`, and the other one to be known by, or an empty text."""
        own = self.names.get(language)
        if own:
            return own, ""
        told = word_of_name(self.name, say)
        other = next(iter(self.names.values()), self.name)
        return told, "" if other == told else other


def word_of_name(name: str, say: Callable[[Message], str]) -> str:
    """Return the name of an authority or unit as `say` says it, and as it stands in the pack where it is not known."""
    return _translated(name, say) or name


def name_in_words(name: str, say: Callable[[Message], str]) -> str:
    """Return the name of an authority or unit as `say` says it, with the name of the pack in brackets.

    That stands alone where it is not known. Of several names in one all must be known.
    """
    told = _translated(name, say)
    return f"{told} ({name})" if told and told != name else name


def _translated(name: str, say: Callable[[Message], str]) -> str:
    """Return a name in the words of `say`, or an empty text where it is not one that many authorities bear."""
    parts = [_HYPHEN.sub(r"\1 ", one).replace("\u2019", "'") for one in _BETWEEN.split(name)]
    if not all(one in _NAMES for one in parts):
        return ""
    said = " / ".join(say(Message(one)) for one in parts)
    return name if said == " / ".join(parts) else said
