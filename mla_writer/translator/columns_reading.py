"""Reading a package in two columns that came back as a Word file: the fields of originals and translations, by their tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from mla_writer.documents.word_controls import (
    MOST_BYTES,
    Filled,
    number_of,
    read_fields,
)
from mla_writer.documents.word_package import PackageError
from mla_writer.errors import Place, fail
from mla_writer.translation.catalogue import Catalogues
from mla_writer.translation.message import Message
from mla_writer.translator.back import Back, Returned
from mla_writer.translator.columns import FORMAT, HINT, REFERENCE, tag_of

_MOST_TEXT = 1_000_000
_REFERENCE = re.compile(r"MLAT-(?P<format>\d{1,6})/(?P<from>[a-z_]{2,7})/(?P<to>[a-z_]{2,7})")
_REASONS = {"damaged": "TRANS-014", "large": "TRANS-004", "unsafe": "TRANS-003"}
_MARKS = str.maketrans({"\u200e": None, "\u200f": None, "\u2007": " "})
"""What our writer puts among words of two directions, and Word keeps."""
_ORIGINAL, _TRANSLATION = "s", "t"


def is_package_file(content: bytes) -> bool:
    """Whether a file is a package as Word writes it."""
    return content.startswith(b"PK")


def is_columns(content: bytes) -> bool:
    """Whether a Word file is a translation in two columns; raises nothing."""
    try:
        return any(one.number == number_of(REFERENCE) for one in read_fields(content, _MOST_TEXT))
    except PackageError:
        return False


def read_columns(content: bytes, file: str, ids: Iterable[str], catalogues: Catalogues) -> Returned:
    """Return the translations in a file; `ids` are the texts of the draft, whose fields are known by number alone too.

    Raise ProblemsError where it is none, or cannot be read.
    """
    try:
        fields = read_fields(content, _MOST_TEXT)
    except PackageError as error:
        raise fail(_REASONS[error.reason], Place(file), limit=MOST_BYTES // 1_000_000) from None
    language = _language_of(fields, file)
    known = _known(ids)
    hints = {catalogues.say(Message(HINT), one) for one in catalogues.languages}
    sources, texts = dict[str, str](), list[tuple[str, str]]()
    for one in fields:
        side, id_ = _place_of(one, known)
        value = one.value.translate(_MARKS).strip()
        if side == _ORIGINAL:
            sources.setdefault(id_, value)
        elif side == _TRANSLATION:
            texts.append((id_, "" if value in hints else value))
    return Returned(file, language, tuple(Back(id_, sources.get(id_, ""), text) for id_, text in texts))


def _language_of(fields: Iterable[Filled], file: str) -> str:
    told = next((one.value for one in fields if one.number == number_of(REFERENCE)), "")
    found = _REFERENCE.fullmatch(told.translate(_MARKS).replace("\u00a0", " ").strip())
    if found is None:
        raise fail("TRANS-001", Place(file))
    if int(found["format"]) != FORMAT:
        raise fail("TRANS-015", Place(file), version=found["format"], known=FORMAT)
    return found["to"]


def _known(ids: Iterable[str]) -> Mapping[int, tuple[str, str]]:
    """Return side and id of every field of the draft by its number; a number that stands for two fields tells nothing."""
    known: dict[int, tuple[str, str]] = {}
    for id_ in ids:
        for side in (_ORIGINAL, _TRANSLATION):
            number = number_of(tag_of(side, id_))
            known[number] = ("", "") if number in known else (side, id_)
    return known


def _place_of(one: Filled, known: Mapping[int, tuple[str, str]]) -> tuple[str, str]:
    """Return to which side of which text a field belongs; one of a text that the draft does not have keeps what it is called."""
    side, id_ = known.get(one.number, ("", ""))
    if one.tag and (not side or tag_of(side, id_) != one.tag):
        side, _, id_ = one.tag.partition(":" if ":" in one.tag else "#")
    return (side, id_) if side in {_ORIGINAL, _TRANSLATION} else ("", "")
