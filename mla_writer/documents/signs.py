"""Signs that no file must hold, or that would have it show something else than it says: visible ones stand for them.

What people paste holds more than they see. A control character becomes its picture (␀ for the first), half a character and
signs that are none become �, and so do the two signs that turn the order of letters around, with which a number can be shown
backwards. A direction that a text opens ends with it, so that it never reaches the words after it.
"""

from __future__ import annotations

import re

_STRANGE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_BREAK = re.compile("\r\n|[\r\u0085\u2028\u2029\x0b\x0c]")
_NONE = re.compile("[\x80-\x9f\u202d\u202e\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_REPLACEMENT = "\ufffd"
_PICTURES = 0x2400
_DELETE = 0x7F
_ENDS = {"\u202a": "\u202c", "\u202b": "\u202c", "\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}
"""What ends each direction that a text may open."""
_DIRECTIONS = re.compile("[\u202a-\u202c\u2066-\u2069]")
_MOST_OPEN = 100
"""Directions within directions that are looked at; Unicode knows 125, and no text of a letter has three."""


def shown(text: str) -> str:
    """Return `text` as a letter shows it; what holds nothing strange comes back as it is."""
    if not _STRANGE.search(text):
        return text
    text = _NONE.sub(_REPLACEMENT, _BREAK.sub("\n", text))
    return _closed(_CONTROL.sub(_picture, text))


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    return "\u2421" if code == _DELETE else chr(_PICTURES + code)


def _closed(text: str) -> str:
    """Return the text with an end for each direction that it opens; an end of nothing is shown as a sign that is none."""
    is_open: list[str] = []
    pieces, last = [], 0
    for match in _DIRECTIONS.finditer(text):
        sign = match[0]
        pieces.append(text[last : match.start()])
        last = match.end()
        if sign in _ENDS and len(is_open) < _MOST_OPEN:
            is_open.append(_ENDS[sign])
        elif is_open and sign == is_open[-1]:
            is_open.pop()
        else:
            sign = _REPLACEMENT
        pieces.append(sign)
    return "".join((*pieces, text[last:], *reversed(is_open)))
