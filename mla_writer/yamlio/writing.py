"""Writing YAML that people can read and compare line by line, and that `read_text` reads back equal.

A text is written plain where that is safe, folded where long, as a block where it has lines, else in double quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

WIDTH = 120
_LONGEST_KEY = 1000  # YAML's limit for a key before its colon is 1,024 characters

_PLAIN = re.compile(r"(?!\.\.\.)[^\s\-?:,\[\]{}#&*!|>'\"%@`](?:[^:#]|:(?=[^ ])|(?<! )#)*")
WORD = re.compile(r"[^\W_][\w ./+\-]*(?<! )")
_SPECIAL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_ESCAPED = re.compile('[\\\\"\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]')
_REPLACEMENT = "\ufffd"
_SHORT_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_LONE_HALF = re.compile("[\ud800-\udfff]")
_GAP = re.compile(r"(?<=\S) (?=\S)")

# Values that other YAML programs take for something that is not a text; we quote them as a courtesy.
_AMBIGUOUS = frozenset({"", "~", "null", "y", "n", "yes", "no", "on", "off"})


def write(data: object) -> str:
    """Return `data` (texts, lists, mappings) as YAML of one document; raise TypeError for anything else.

    Half a surrogate pair, which no file can hold, becomes the replacement character U+FFFD.
    """
    if isinstance(data, str):
        text = scalar(data, 0)
    elif not data and isinstance(data, Mapping | Sequence):
        text = _empty(data)
    else:
        text = "\n".join(_lines(data, 0))
    return _LONE_HALF.sub(_REPLACEMENT, text) + "\n"


def _lines(data: object, indent: int) -> Iterator[str]:
    pad = " " * indent
    if isinstance(data, Mapping):
        for key, value in data.items():
            yield from _pair(f"{pad}{_key(key, indent)}:", value, indent)
    elif isinstance(data, Sequence):
        for value in data:
            yield from _item(f"{pad}-", value, indent)
    else:
        raise TypeError(type(data).__name__)


def _pair(head: str, value: object, indent: int) -> Iterator[str]:
    if isinstance(value, str):
        yield f"{head} {scalar(value, indent, len(head))}"
    elif not value and isinstance(value, Mapping | Sequence):
        yield f"{head} {_empty(value)}"
    elif isinstance(value, Sequence) and (row := _row(value)) and len(head) + len(row) < WIDTH:
        yield f"{head} {row}"
    else:
        yield head
        yield from _lines(value, indent + 2)


def _item(head: str, value: object, indent: int) -> Iterator[str]:
    """Yield a list item; a mapping or list in it starts on the line of its dash."""
    if isinstance(value, str) or not value:
        yield from _pair(head, value, indent)
        return
    for number, line in enumerate(_lines(value, indent + 2)):
        yield line if number else f"{head} {line[indent + 2 :]}"


def _empty(value: object) -> str:
    return "{}" if isinstance(value, Mapping) else "[]"


def _row(values: Sequence[object]) -> str:
    """Return a list of plain words as it stands on one line, or an empty text where it needs more room."""
    words = [value for value in values if isinstance(value, str) and WORD.fullmatch(value) and not is_ambiguous(value)]
    return f"[{', '.join(words)}]" if len(words) == len(values) else ""


def _key(key: object, indent: int) -> str:
    if not isinstance(key, str):
        raise TypeError(type(key).__name__)
    shown = key if _is_plain(key) else quoted(key)
    return shown if len(shown) < _LONGEST_KEY else f"? {shown}\n{' ' * indent}"


def scalar(text: str, indent: int, used: int = 0) -> str:
    """Return `text` as it stands after a head of `used` characters; further lines are indented below `indent`."""
    if _is_blockable(text):
        if "\n" in text:
            return _block(text, indent + 2)
        if len(text) + used >= WIDTH:
            return _folded(text, indent + 2)
    return one_line(text)


def _is_blockable(text: str) -> bool:
    """Whether a block shows the text exactly: no line ends in a space, the first starts with none, no odd signs."""
    if not text or _SPECIAL.search(text) or "\t" in text or text.endswith("\n\n"):
        return False
    return text[0] not in " \n" and " \n" not in text and text[-1] != " "


def one_line(text: str) -> str:
    """Return `text` on one line, in quotes where it needs them."""
    return text if _is_plain(text) and not is_ambiguous(text) else quoted(text)


def _is_plain(text: str) -> bool:
    """Whether the text may stand on one line without quotes."""
    if "\n" in text or "\t" in text or text[-1:] == " ":
        return False
    return _PLAIN.fullmatch(text) is not None and not _SPECIAL.search(text)


def quoted(text: str) -> str:
    """Return `text` in double quotes."""
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def is_ambiguous(text: str) -> bool:
    """Whether other YAML programs take the plain text for something that is not a text."""
    return text.lower() in _AMBIGUOUS


def _block(text: str, indent: int) -> str:
    pad = " " * indent
    mark = "|" if text.endswith("\n") else "|-"
    lines = text.removesuffix("\n").split("\n")
    return "\n".join([mark, *(f"{pad}{line}" if line else "" for line in lines)])


def _folded(text: str, indent: int) -> str:
    """Return a long text in lines; each break stands for the one space that was there."""
    pad = " " * indent
    lines = [">-"]
    line = ""
    for word in _GAP.split(text):
        if line and len(pad) + len(line) + 1 + len(word) > WIDTH:
            lines.append(pad + line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return "\n".join([*lines, pad + line])


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    return _SHORT_ESCAPES.get(character) or f"\\u{ord(character):04x}"
