"""From text to tokens. The pattern has no nested repetition, so its time grows with the length of the text only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from mla_writer.conditions.faults import ConditionFault

MOST_LENGTH: Final = 2000
KEYWORDS: Final = frozenset({"true", "false", "in", "null"})

_TOKEN = re.compile(
    r"""\s*(?:(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<text>'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")"""
    r"""|(?P<name>[A-Za-z_][A-Za-z0-9_]*)|(?P<sign>&&|\|\||==|!=|<=|>=|[!<>+\-*/?:.,()\[\]]))"""
)
_ESCAPED = re.compile(r"\\(.)")
_ESCAPES = {"n": "\n", "t": "\t"}
_MEANT = {"=": "==", "&": "&&", "|": "||"}


class Token(NamedTuple):
    """One word or sign: its kind (number, text, name, sign, end), its text as written, and its column from 1."""

    kind: str
    text: str
    column: int

    def is_sign(self, *signs: str) -> bool:
        """Whether the token is one of `signs`."""
        return self.kind == "sign" and self.text in signs

    @property
    def told(self) -> str:
        """How the token is called in a message."""
        return self.text or "the end"


def tokenise(text: str) -> list[Token]:
    """Return the tokens of `text`, the end last; raise ConditionFault for too long a text and for strange signs."""
    if len(text) > MOST_LENGTH:
        raise ConditionFault("COND-001", 1, limit=MOST_LENGTH)
    return [*_tokens(text), Token("end", "", len(text) + 1)]


def unquoted(text: str) -> str:
    """Return what stands between the quotes of a text token, its escapes resolved."""
    return _ESCAPED.sub(lambda match: _ESCAPES.get(match[1], match[1]), text[1:-1])


def _tokens(text: str) -> Iterator[Token]:
    position, end = 0, len(text.rstrip())
    while position < end:
        match = _TOKEN.match(text, position)
        if match is None or match.lastgroup is None:
            raise _strange(text, position + len(text[position:]) - len(text[position:].lstrip()))
        yield Token(match.lastgroup, match[match.lastgroup], match.start(match.lastgroup) + 1)
        position = match.end()


def _strange(text: str, position: int) -> ConditionFault:
    sign = text[position]
    if sign in _MEANT:
        return ConditionFault("COND-004", position + 1, expected=_MEANT[sign], found=sign)
    return ConditionFault("COND-002", position + 1, sign=sign)
