"""What was found in a letterhead, in words: page, header, footer, logo, fonts, seal."""

from __future__ import annotations

from collections.abc import Iterator

from mla_writer.documents.letterhead.model import Letterhead
from mla_writer.translation.message import Message, N_

_PAGE = N_("Page")
_MARGINS = N_("Margins")
_HEADER = N_("Header")
_FOOTER = N_("Footer")
_LOGO = N_("Logo")
_FONTS = N_("Fonts")
_SEAL = N_("Place of the seal")
_SIZE = N_("{width} × {height} mm")
_FOUR = N_("top {top}, bottom {bottom}, left {left}, right {right} mm")
_NONE = N_("none of its own")
_YES = N_("there")
_MARKED = N_("marked in it")
_BESIDE = N_("beside the signature")
_PER_MM = 56.7
"""Twentieths of a point in a millimetre."""


def found_in(letterhead: Letterhead) -> Iterator[tuple[str, Message, Message]]:
    """Yield what was found: a word for programs, what it is called, and what it is."""
    page = letterhead.page
    yield "page", Message(_PAGE), Message(_SIZE, {"width": in_mm(page.width), "height": in_mm(page.height)})
    sides = {one: in_mm(abs(getattr(page, one))) for one in ("top", "bottom", "left", "right")}
    yield "margins", Message(_MARGINS), Message(_FOUR, sides)
    yield "logo", Message(_LOGO), Message(_YES if letterhead.logo is not None else _NONE)
    for caption, kind in ((_HEADER, "header"), (_FOOTER, "footer")):
        words = " · ".join(letterhead.words(kind).splitlines())
        yield kind, Message(caption), _literal(words) if words else Message(_NONE)
    fonts = ", ".join(letterhead.fonts)
    yield "fonts", Message(_FONTS), _literal(fonts) if fonts else Message(_NONE)
    yield "seal", Message(_SEAL), Message(_MARKED if letterhead.has_seal else _BESIDE)


def in_mm(twentieths: int) -> int:
    """Return a measure in whole millimetres."""
    return round(twentieths / _PER_MM)


def _literal(text: str) -> Message:
    return Message("{text}", {"text": text})
