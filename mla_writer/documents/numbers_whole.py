"""Numbers of accounts, files and telephones, which no line breaks and no direction turns around."""

from __future__ import annotations

import re

NO_BREAK_SPACE = "\u00a0"
FIGURE_SPACE = "\u2007"
"""In right-to-left letters: LibreOffice breaks a left-to-right stretch at any sign as soon as it holds the wide one."""
NO_BREAK_HYPHEN = "\u2011"
_NUMBERED = re.compile(r"[A-Z0-9][A-Z0-9 +./()_:-]{,39}|[+(][A-Z0-9 ()./-]{,39}")
"""What is a number and not a name or an address: only that is kept on one line."""
_WORD_WITH_HYPHEN = re.compile(r"(?<!\S)(?=\S{,39}\d)\S{1,39}-\S{1,39}(?!\S)")
"""A number of a file among other words, which may part between them only."""
_IN_TEXT = re.compile(
    r"\b[A-Z]{2}\d{2}(?: [0-9A-Z]{2,4}){3,7}(?: [0-9A-Z]{1,4})?\b|\b[A-Z]{3} \d[\d,. ]*\d"
    r"|(?<!\d)\d[\d\u202f\u00a0 ]{0,40}\d [A-Z]{3}\b|\+\d+(?: \d{2,})+"
)
"""Account numbers, sums and telephone numbers in running text."""
_WITH_HYPHENS = re.compile(r"\b(?=[A-Z0-9./-]{,39}\d)(?=[A-Z0-9./]{1,39}-)[A-Z0-9]+(?:[-./][A-Z0-9]+){2,9}\b")
"""Numbers of files there: one hyphen alone may join two words or years."""
_DIGIT = re.compile(r"\d")


def is_number(identifier: str) -> bool:
    """Whether an identifier is a number and not a name or an address."""
    return _NUMBERED.fullmatch(identifier) is not None and _DIGIT.search(identifier) is not None


def unbroken(identifier: str, space: str = NO_BREAK_SPACE) -> str:
    """Return an identifier that does not break at the end of a line, with a `space` that does not; a name may."""
    if not is_number(identifier):
        return _WORD_WITH_HYPHEN.sub(_joined, identifier) if "-" in identifier else identifier
    return identifier.replace(" ", space).replace("-", NO_BREAK_HYPHEN)


def with_numbers_unbroken(text: str, space: str) -> str:
    """Return running text in which numbers do not break."""
    if not _DIGIT.search(text):
        return text
    text = _IN_TEXT.sub(lambda match: match[0].replace(" ", space), text)
    return _WITH_HYPHENS.sub(_joined, text) if "-" in text else text


def _joined(match: re.Match[str]) -> str:
    return match[0].replace("-", NO_BREAK_HYPHEN)
