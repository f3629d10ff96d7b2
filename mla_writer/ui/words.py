"""The words of the window in the language of the window: texts of the program, of forms and of packs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from mla_writer.translation.catalogue import Catalogues
from mla_writer.translation.joining import before_value
from mla_writer.translation.locales import direction_of
from mla_writer.translation.message import Message, Worded
from mla_writer.translation.sentences import Slot, split_sentence
from mla_writer.translation.signs import colon, comma, in_order, semicolon

if TYPE_CHECKING:
    from mla_writer.countries.authority_words import AuthorityName
    from mla_writer.forms.shapes import Shape


_LONG_WORD = re.compile(r"\S{24,}")
_JOINT = re.compile(r"[^\w\s]+(?=\w)|_+(?=\w)|\w{16}(?=\w)")
"""Where a long word may be parted: after its signs, and before it has grown too long without one."""
_ARTICLE = re.compile(r"\d+[a-z]*(?:\([0-9a-z]+\))+(?:[-–]\([0-9a-z]+\))?")


class Words:
    """Says messages in `language`, which may change while the window is open."""

    def __init__(self, catalogues: Catalogues, language: str) -> None:
        self._catalogues = catalogues
        self.language = language

    @property
    def is_rtl(self) -> bool:
        """Whether the window runs from right to left."""
        return direction_of(self.language) == "rtl"

    def listed(self, parts: Iterable[str]) -> str:
        """Return the parts that are not empty, one after the other, with the comma of the language of the window."""
        return comma(self.language).join(part for part in parts if part)

    def set_apart(self, parts: Iterable[str]) -> str:
        """Return the parts that are not empty, which may hold commas, with the semicolon of the language of the window."""
        return semicolon(self.language).join(part for part in parts if part)

    def pair(self, topic: str, told: str) -> str:
        """Return what is told of a topic behind its name and a colon, which some languages set off from the word before it."""
        return f"{topic}{colon(self.language)}{told}"

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which the window can speak."""
        return self._catalogues.languages

    def text(self, english: str, **parameters: object) -> str:
        """Return a text of the program, marked with `N_` where it is written."""
        return self.say(Message(english, parameters))

    def say(self, message: Message) -> str:
        """Return a message without values of a case."""
        told = self._catalogues.translate(message, self.language)
        said: list[str] = []
        for piece in split_sentence(told):
            filled = self._filled(piece, message) if isinstance(piece, Slot) else piece
            if said and isinstance(piece, Slot):
                said[-1] = before_value(said[-1], filled, self.language)
            said.append(filled)
        return in_order("".join(said), self.language)

    def of_form(self, text: str, context: str) -> str:
        """Return a text of a form."""
        return self.say(Message(text, context=context, domain="forms")) if text else ""

    def of_question(self, shape: Shape, name: str) -> str:
        """Return the label, help, why or example of the question at `shape`."""
        assert shape.question is not None
        return self.of_form(getattr(shape.question, name), f"{shape.context}.{name}")

    def option(self, shape: Shape, option: str) -> str:
        """Return the label of an option of the question at `shape`."""
        assert shape.question is not None
        return self.of_form(shape.question.options[option], f"{shape.context}.options.{option}")

    def state(self, code: str) -> str:
        """Return the short name of a State."""
        from mla_writer.translation.states import state_name  # reads YAML; home needs it only for a list of requests

        return state_name(code, self.language)

    def authority(self, name: AuthorityName) -> str:
        """Return what an authority is called for the reader of the window."""
        return name.said(self.language, self.say)

    def _filled(self, slot: Slot, message: Message) -> str:
        value = message.parameters.get(slot.expression, "")
        if isinstance(value, Worded):
            return value.said(self.language, self.say)
        return self.say(value) if isinstance(value, Message) else str(value)


def unbroken(text: str) -> str:
    """Return a text whose article numbers, such as 46(3)(f), keep their order also between words written from right to left."""
    return _ARTICLE.sub(lambda found: f"\u2066{found[0]}\u2069", text)


def breakable(text: str) -> str:
    """Return a text whose long words, such as a condition or the name of a file, may go on in the next line."""
    return _LONG_WORD.sub(lambda found: _JOINT.sub("\\g<0>\u200b", found[0]), text)


def capital(text: str) -> str:
    """Return a text with which a line begins."""
    return text[:1].upper() + text[1:]
