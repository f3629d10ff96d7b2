"""Text in Word: runs cut by script, so that every stretch of text has one direction, one language and the right fonts.

In a right-to-left letter, Latin names and identifiers are runs of their own without `w:rtl`; digits and the signs between
them go with the Latin text around them, so that `E/417/2025` and an IBAN are read as they are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from mla_writer.documents.tree import Run
from mla_writer.documents.word_controls import controlled
from mla_writer.translation.locales import direction_of

_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_LATIN_STRETCH = re.compile(
    rf"[A-Za-z\u00c0-\u024f0-9+][^{_RIGHT_TO_LEFT}]*[A-Za-z\u00c0-\u024f0-9)%]|[A-Za-z\u00c0-\u024f0-9]"
)
_RIGHT_TO_LEFT_LETTER = re.compile("[\u0590-\u05ff\u0620-\u064a\u066e-\u06d3]")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_STYLES = {"gap": "Gap", "untranslated": "Untranslated", "unreviewed": "Unreviewed", "tick": "TickBox"}
_LANGUAGES = {
    "en": "en-GB",
    "fr": "fr-FR",
    "ar": "ar-SA",
    "es": "es-ES",
    "ru": "ru-RU",
    "zh": "zh-CN",
    "pt": "pt-PT",
    "de": "de-DE",
}
_NEUTRAL_EDGE = re.compile(r"^[^A-Za-z\u00c0-\u024f]|[^A-Za-z\u00c0-\u024f0-9]$")
_NUMBERED = re.compile(r"[A-Z0-9][A-Z0-9 +./()-]{,39}|[+(][0-9 ()./-]{,39}")
"""What is a number and not a name or an address: only that is kept on one line."""
NO_BREAK_SPACE = "\u00a0"
FIGURE_SPACE = "\u2007"
"""In right-to-left letters: LibreOffice breaks a left-to-right stretch at any sign as soon as it holds the wide one."""
_NUMBERS_IN_TEXT = re.compile(
    r"\b[A-Z]{2}\d{2}(?: [0-9A-Z]{2,4}){3,7}(?: [0-9A-Z]{1,4})?\b|\b[A-Z]{3} \d[\d,. ]*\d|\d[\d\u202f\u00a0 ]*\d [A-Z]{3}\b|\+\d+(?: \d{2,})+"
)
"""Account numbers, sums and telephone numbers in running text."""
RIGHT_TO_LEFT_MARK = "\u200f"
"""Keeps a comma or a date after a Latin name on its own side; LibreOffice joins them to the name."""
LEFT_TO_RIGHT_MARK = "\u200e"
"""Keeps a number's plus sign and its groups in order among Arabic words; LibreOffice orders a run by its signs alone."""


def word_language(language: str) -> str:
    """Return the language tag that Word knows for a language code."""
    return _LANGUAGES.get(language, language.replace("_", "-"))


def runs_xml(runs: tuple[Run, ...], letter: str, *, strong: bool = False) -> str:
    """Return the `w:r` elements for `runs` in a letter of language `letter`; `strong` sets everything in bold."""
    return "".join(_filled(run, letter, strong or run.strong) for run in runs if run.text)


def _filled(run: Run, letter: str, strong: bool) -> str:
    """Return a run, inside its content control where it has one."""
    content = _run(run, letter, strong)
    return controlled(run.control, content, is_empty=run.kind == "placeholder") if run.control else content


def _run(run: Run, letter: str, strong: bool) -> str:
    text = _FORBIDDEN.sub("", run.text)
    if run.kind == "identifier":
        text = unbroken(text, letter)
    else:
        text = _NUMBERS_IN_TEXT.sub(lambda match: match[0].replace(" ", _hard_space(letter)), text)
    pieces = list(split_by_direction(text, run.language, letter))
    if direction_of(letter) == "rtl":
        pieces = [(_marked(piece) if rtl else _kept_in_order(piece, run.kind), rtl) for piece, rtl in pieces]
    return "".join(_piece(piece, run, letter, strong, rtl) for piece, rtl in pieces)


def _marked(text: str) -> str:
    """Return a right-to-left stretch with marks where it begins or ends in signs that belong to no script."""
    start = "" if _RIGHT_TO_LEFT_LETTER.match(text) else RIGHT_TO_LEFT_MARK
    end = "" if _RIGHT_TO_LEFT_LETTER.search(text) else RIGHT_TO_LEFT_MARK
    return f"{start}{text}{end}" if text.strip() else text


def _kept_in_order(text: str, kind: str) -> str:
    """Return a left-to-right stretch for a right-to-left letter, with marks where its edge would drift to the other side."""
    if text.isdigit() or (kind != "identifier" and not re.search("[A-Za-z\u00c0-\u024f]", text)):
        return text
    return f"{LEFT_TO_RIGHT_MARK}{text}{LEFT_TO_RIGHT_MARK}" if _NEUTRAL_EDGE.search(text) else text


def unbroken(text: str, letter: str) -> str:
    """Return an identifier whose spaces do not break at the end of a line, in a letter of language `letter`."""
    if not _NUMBERED.fullmatch(text) or not any(sign.isdigit() for sign in text):
        return text
    return text.replace(" ", _hard_space(letter))


def _hard_space(letter: str) -> str:
    return FIGURE_SPACE if direction_of(letter) == "rtl" else NO_BREAK_SPACE


def split_by_direction(text: str, language: str, letter: str) -> Iterator[tuple[str, bool]]:
    """Yield the stretches of `text` with whether each runs from right to left; a left-to-right letter has one stretch."""
    if direction_of(letter) == "ltr" and not re.search(f"[{_RIGHT_TO_LEFT}]", text):
        yield text, False
        return
    if direction_of(language) == "ltr" and not re.search(f"[{_RIGHT_TO_LEFT}]", text):
        yield text, False
        return
    position = 0
    for match in _LATIN_STRETCH.finditer(text):
        if match.start() > position:
            yield text[position : match.start()], True
        yield match[0], False
        position = match.end()
    if position < len(text):
        yield text[position:], True


def _piece(text: str, run: Run, letter: str, strong: bool, rtl: bool) -> str:
    properties = ""
    if run.kind in _STYLES:
        properties += f'<w:rStyle w:val="{_STYLES[run.kind]}"/>'
    if strong:
        properties += "<w:b/><w:bCs/>"
    if run.kind == "identifier":
        properties += "<w:noProof/>"
    if run.kind == "placeholder":
        properties += '<w:color w:val="5A5A5A"/><w:shd w:val="clear" w:color="auto" w:fill="ECECE6"/>'
    if rtl:
        properties += "<w:rtl/>"
    properties += _language(run.language if not rtl or direction_of(run.language) == "rtl" else letter, rtl)
    return f"<w:r><w:rPr>{properties}</w:rPr>{_text(text)}</w:r>"


def _language(language: str, rtl: bool) -> str:
    tag = word_language(language)
    if rtl:
        return f'<w:lang w:bidi="{tag}"/>'
    return f'<w:lang w:val="{tag}"/>' if direction_of(language) == "ltr" else '<w:lang w:val="en-GB"/>'


def _text(text: str) -> str:
    """Return text as `w:t`, with line breaks and tabs as elements of their own: Word repairs files that hold them raw."""
    pieces = re.split(r"(\n|\t)", text)
    marks = {"\n": "<w:br/>", "\t": "<w:tab/>"}
    return "".join(
        marks.get(one) or f'<w:t xml:space="preserve">{escape(one, quote=False)}</w:t>' for one in pieces if one
    )
