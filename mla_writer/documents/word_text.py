"""Text in Word: runs cut by script, so that every stretch of text has one direction, one language and the right fonts.

In a right-to-left letter, Latin names and identifiers are runs of their own without `w:rtl`; digits and the signs between
them go with the Latin text around them, so that `E/417/2025` and an IBAN are read as they are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape

from mla_writer.documents.numbers_whole import (
    FIGURE_SPACE,
    NO_BREAK_HYPHEN,
    NO_BREAK_SPACE,
    unbroken,
    with_numbers_unbroken,
)
from mla_writer.documents.signs import shown
from mla_writer.documents.tree import Run
from mla_writer.documents.word_answers import AnswerMarks
from mla_writer.documents.word_controls import controlled
from mla_writer.translation.locales import direction_of

_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_LETTER = "A-Za-z\u00c0-\u024f\u0370-\u058f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
"""Letters of scripts that run from left to right: Latin, Greek, Cyrillic, Armenian, and those of East Asia."""
_IN_BRACKETS = rf"\((?=[{_LETTER}][^(){_RIGHT_TO_LEFT}]*\))"
"""A bracket that opens before Latin words and is closed behind them: no line parts it from them."""
_LATIN_STRETCH = re.compile(
    rf"(?:[{_LETTER}0-9]|\+(?=[0-9])|{_IN_BRACKETS})[^{_RIGHT_TO_LEFT}]*[{_LETTER}0-9)%]|[{_LETTER}0-9]"
)
_RIGHT_TO_LEFT_SIGN = re.compile(f"[{_RIGHT_TO_LEFT}]")
_RIGHT_TO_LEFT_LETTER = re.compile("[\u0590-\u05ff\u0620-\u064a\u066e-\u06d3]")
_LEFT_TO_RIGHT_LETTER = re.compile(f"[{_LETTER}]")
_EAST_ASIAN = frozenset({"zh", "ja", "ko"})
_LATIN_BESIDE = "en-GB"
"""The language of Latin words in a letter that is written in another script."""
_LONGEST_ATTRIBUTE = 255
_STYLES = {
    "gap": "Gap",
    "untranslated": "Untranslated",
    "unreviewed": "Unreviewed",
    "stale": "Stale",
    "tick": "TickBox",
    "placeholder": "PlaceholderText",
}
_LANGUAGES = {
    "en": "en-GB",
    "fr": "fr-FR",
    "ar": "ar-SA",
    "es": "es-ES",
    "ru": "ru-RU",
    "zh": "zh-CN",
    "pt": "pt-PT",
    "pt_br": "pt-BR",
    "de": "de-DE",
}
_SIGNS = re.compile("([!-+/;<=>?@\\[\\]{|}\u2012-\u2027-]+)")
"""Signs that fonts for Arabic script lack: they have a style of their own, so that none is taken from a font that does not fit."""
_KEEPS_ORDER = re.compile(rf"[{_LETTER}]|\+|\u2011")
"""What a stretch of figures has that is one number: spans of years and times follow the direction of the letter."""
_PLAIN_KINDS = frozenset({"text", "identifier"})
_is_plain = re.compile("[ !-%'-;=?-~\u00a0-\u024f\u2013\u2014\u2018-\u201d\u2026\u202f]+").fullmatch
"""A text without signs that XML, fonts or directions ask to be treated otherwise."""
_JOINED = re.compile("[0-9]+(?:[-\u2011][0-9]+)+")
"""Figures that are turned round behind Arabic words: 607-3."""
_NEUTRAL_EDGE = re.compile(rf"^[^{_LETTER}]|[^{_LETTER}0-9]$")
_ELEMENTS = {"\n": "<w:br/>", "\t": "<w:tab/>", NO_BREAK_HYPHEN: "<w:noBreakHyphen/>"}
_BETWEEN_TEXTS = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'
_APART = re.compile(f"([\n\t{NO_BREAK_HYPHEN}])")
RIGHT_TO_LEFT_MARK = "\u200f"
"""Keeps a comma or a date after a Latin name on its own side; LibreOffice joins them to the name."""
LEFT_TO_RIGHT_MARK = "\u200e"
"""Keeps a number's plus sign and its groups in order among Arabic words; LibreOffice orders a run by its signs alone."""


def word_language(language: str) -> str:
    """Return the language tag that Word knows for a language code."""
    return _LANGUAGES.get(language, language.replace("_", "-"))


def is_east_asian(language: str) -> bool:
    """Whether a language is set in an East Asian font, by which Word then goes for quotation marks and dashes too."""
    return language.partition("_")[0] in _EAST_ASIAN


def latin_language(language: str) -> str:
    """Return the language tag of the Latin words in letters of `language`."""
    return _LATIN_BESIDE if is_east_asian(language) else word_language(language)


def runs_xml(
    runs: tuple[Run, ...], letter: str, *, strong: bool = False, marks: AnswerMarks | None = None, in_link: bool = False
) -> str:
    """Return the `w:r` elements for `runs` in a letter of language `letter`; `strong` sets everything in bold.

    With `marks` the answers among them stand in controls. `in_link` they are the words of a link, which LibreOffice underlines as
    soon as one of them has a style of its own.
    """
    if in_link:
        return "".join([_run(run, letter, strong or run.strong, in_link=True) for run in runs if run.text])
    if marks is None:
        return "".join([_filled(run, letter, strong or run.strong) for run in runs if run.text])
    pieces = []
    for control, place, some in marks.stretches(runs):
        if len(some) == 1:
            run = some[0]
            content = _filled(run, letter, strong or run.strong) if run.text else ""
        else:
            content = "".join([_filled(run, letter, strong or run.strong) for run in some if run.text])
        if control is not None and content:
            content = controlled(control, content, is_empty=some[0].kind == "gap", place=place)
        pieces.append(content)
    return "".join(pieces)


def _filled(run: Run, letter: str, strong: bool) -> str:
    """Return a run, inside its content control where it has one."""
    if run.control is None:
        return _run(run, letter, strong)
    content = _run(run, letter, strong)
    if run.control.kind == "fixed":  # programs read it: its hyphens stay signs
        content = content.replace(_BETWEEN_TEXTS, "-")
    return controlled(run.control, content, is_empty=run.kind == "placeholder")


def _run(run: Run, letter: str, strong: bool, *, in_link: bool = False) -> str:
    is_ltr = direction_of(letter) == "ltr"
    unbreak = unbroken if run.kind == "identifier" else with_numbers_unbroken
    if is_ltr and run.kind in _PLAIN_KINDS and _is_plain(run.text):  # most runs by far
        text = unbreak(run.text, NO_BREAK_SPACE)
        if NO_BREAK_HYPHEN not in text:
            return f"{_opened(run.kind, run.language, letter, 'Strong' if strong else '')}{text}</w:t></w:r>"
    text = unbreak(shown(run.text), _hard_space(letter))
    if is_ltr and not _RIGHT_TO_LEFT_SIGN.search(text):
        return _piece(text, run, letter, strong, rtl=False)
    if run.kind == "identifier" and not _RIGHT_TO_LEFT_SIGN.search(text):
        pieces = [(text, False)]  # a bracket at its begin is its own, not that of the words around it
    else:
        pieces = list(split_by_direction(text, run.language, letter))
    if not is_ltr:
        pieces = [(_marked(piece) if rtl else _kept_in_order(piece, run.kind), rtl) for piece, rtl in pieces]
    elif _is_number_from_right(text):
        pieces = [(f"{RIGHT_TO_LEFT_MARK}{text}{RIGHT_TO_LEFT_MARK}", True)]
    else:
        pieces = [
            (f"{LEFT_TO_RIGHT_MARK}{piece}{LEFT_TO_RIGHT_MARK}" if _JOINED.fullmatch(piece) else piece, rtl)
            for piece, rtl in pieces
        ]
    return "".join(_piece(piece, run, letter, strong, rtl, in_link=in_link) for piece, rtl in pieces)


def _is_number_from_right(text: str) -> bool:
    """Whether a text is one number with letters that run from right to left, whose parts else change places: 2026/ج.م/417."""
    is_one = any(sign.isdigit() for sign in text) and not any(sign.isspace() for sign in text)
    return is_one and _RIGHT_TO_LEFT_LETTER.search(text) is not None and not _LEFT_TO_RIGHT_LETTER.search(text)


def _marked(text: str) -> str:
    """Return a right-to-left stretch with marks where it begins or ends in signs that belong to no script."""
    start = "" if _RIGHT_TO_LEFT_LETTER.match(text) else RIGHT_TO_LEFT_MARK
    end = "" if _RIGHT_TO_LEFT_LETTER.search(text) else RIGHT_TO_LEFT_MARK
    return f"{start}{text}{end}" if text.strip() else text


def _kept_in_order(text: str, kind: str) -> str:
    """Return a left-to-right stretch for a right-to-left letter, with marks where its edge would drift to the other side."""
    if text.isdigit() or (kind != "identifier" and not _KEEPS_ORDER.search(text)):
        return text
    return f"{LEFT_TO_RIGHT_MARK}{text}{LEFT_TO_RIGHT_MARK}" if _NEUTRAL_EDGE.search(text) else text


def _hard_space(letter: str) -> str:
    return FIGURE_SPACE if direction_of(letter) == "rtl" else NO_BREAK_SPACE


def split_by_direction(text: str, language: str, letter: str) -> Iterator[tuple[str, bool]]:
    """Yield the stretches of `text` with whether each runs from right to left; a left-to-right letter has one stretch."""
    if "ltr" in {direction_of(letter), direction_of(language)} and not _RIGHT_TO_LEFT_SIGN.search(text):
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


def _piece(text: str, run: Run, letter: str, strong: bool, rtl: bool, *, in_link: bool = False) -> str:
    style = _STYLES.get(run.kind, "Strong" if strong else "")
    if not rtl or style or in_link:
        return _styled(text, run, letter, style, rtl)
    cut = ((one, "Signs" if number % 2 else "") for number, one in enumerate(_SIGNS.split(text)) if one)
    return "".join(_styled(one, run, letter, named, rtl) for one, named in cut)


def _styled(text: str, run: Run, letter: str, style: str, rtl: bool) -> str:
    return f"<w:r>{_properties(run.kind, run.language, letter, style, rtl)}{_text(text)}</w:r>"


@lru_cache(maxsize=1024)
def _properties(kind: str, language: str, letter: str, style: str, rtl: bool) -> str:
    """Return the properties of a run: of the thousands in a letter, few differ."""
    properties = ""
    if style:
        properties += f'<w:rStyle w:val="{style}"/>'
    if is_east_asian(language) and kind != "identifier":
        properties += '<w:rFonts w:hint="eastAsia"/>'
    if kind == "identifier":
        properties += "<w:noProof/>"
    if rtl:
        properties += "<w:rtl/>"
    if style == "Signs":  # LibreOffice looks for fonts by the language too
        properties += f'<w:lang w:bidi="{_LATIN_BESIDE}"/>'
    else:
        properties += _language(language if not rtl or direction_of(language) == "rtl" else letter, rtl)
    return f"<w:rPr>{properties}</w:rPr>"


@lru_cache(maxsize=256)
def _opened(kind: str, language: str, letter: str, style: str) -> str:
    """Return the beginning of a run up to its text, from left to right."""
    return f'<w:r>{_properties(kind, language, letter, style, False)}<w:t xml:space="preserve">'


def _language(language: str, rtl: bool) -> str:
    tag = word_language(language)
    if rtl:
        return f'<w:lang w:bidi="{tag}"/>'
    if is_east_asian(language):
        return f'<w:lang w:val="{_LATIN_BESIDE}" w:eastAsia="{tag}"/>'
    return f'<w:lang w:val="{tag}"/>' if direction_of(language) == "ltr" else '<w:lang w:val="en-GB"/>'


def attribute(text: str) -> str:
    """Return text as the value of an attribute, in one line and no longer than Word takes it."""
    return escape(" ".join(shown(text).split())[:_LONGEST_ATTRIBUTE])


def _text(text: str) -> str:
    """Return text as `w:t`, with line breaks and tabs as elements of their own: Word repairs files that hold them raw.

    So are hyphens that do not break: as signs, Word would take them from another font.
    """
    if not _APART.search(text):
        return f'<w:t xml:space="preserve">{escape(text, quote=False)}</w:t>' if text else ""
    return "".join(
        _ELEMENTS.get(one) or f'<w:t xml:space="preserve">{escape(one, quote=False)}</w:t>'
        for one in _APART.split(text)
        if one
    )
