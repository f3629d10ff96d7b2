"""Asking a State about its own pack: a button with the languages of the questionnaire, and the way to read it back."""

from __future__ import annotations

from collections.abc import Callable

from mla_writer.content import Content
from mla_writer.countries.model import CountryPack
from mla_writer.documents.state_questionnaire import Asker, asker_of, compose_questionnaire
from mla_writer.errors import ProgramError
from mla_writer.storage.office import read_office
from mla_writer.translation.message import N_
from mla_writer.ui.hand_over import READ
from mla_writer.ui.in_language import WriteInLanguage
from mla_writer.ui.plain import tip
from mla_writer.ui.theme import Theme, icon
from mla_writer.ui.words import Words

_ASK = N_("Ask the State…")
_HINT = N_("A Word questionnaire for its central authority: to confirm what the pack says and fill its gaps")


class AskState(WriteInLanguage):
    """Writes the questionnaire: first in the languages in which the State takes requests, then in that of the window."""

    def __init__(
        self, pack: CountryPack, content: Content, words: Words, theme: Theme, read: Callable[[], object]
    ) -> None:
        forms, catalogues = content.forms, content.catalogues  # read before, so that the thread finds them ready
        known = words.languages
        wanted = (*(one for one in pack.languages.accepted if one in known), words.language, *known)
        super().__init__(
            words.text(_ASK),
            f"questionnaire.{pack.country.lower()}",
            lambda language: compose_questionnaire(pack, forms, catalogues, language, _asker(content)),
            dict.fromkeys(wanted),
            words,
        )
        self.setObjectName("quiet")
        self.setIcon(icon("send", theme.colours["accent"], mirrored=words.is_rtl))
        tip(self, words.text(_HINT))
        self.setAccessibleDescription(self.toolTip())
        self.menu_.addSeparator()
        back = self.menu_.addAction(words.text(READ))
        back.setIcon(icon("list-checks", theme.colours["text"], mirrored=words.is_rtl))
        back.triggered.connect(lambda _=False: read())


def _asker(content: Content) -> Asker:
    """Return who asks by the profile of the office; nobody where it cannot be read, which the window tells elsewhere."""
    try:
        return asker_of(read_office(content.questionnaire("").root, content.vocabulary))
    except ProgramError:
        return Asker()
