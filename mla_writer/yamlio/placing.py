"""A value as it is written by hand in its place: in brackets where that is short, else in rows below its key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mla_writer.yamlio.writing import WORD, is_ambiguous, one_line, quoted, scalar

WIDEST = 130
"""The longest line with brackets."""


def placed(value: object, column: int, used: int, *, brackets: bool) -> str:
    """Return what stands after a key and its colon: one line, or lines below it.

    The key stands in `column`, and the line is filled up to `used`. With `brackets` a mapping goes in brackets where it fits;
    lists of texts and what stands below a mapping in brackets always do.
    """
    if isinstance(value, str):
        return f" {scalar(value, column, used + 1)}"
    assert isinstance(value, Mapping | Sequence)
    inline = in_brackets(value)
    if used + 1 + len(inline) <= WIDEST and (brackets or not value or _is_short(value)) and "\n" not in inline:
        return f" {inline}"
    return "\n" + "\n".join(_rows(value, column + 2, brackets=brackets))


def row(value: object, column: int, *, brackets: bool) -> str:
    """Return a row of a list whose dash stands in `column`."""
    head = f"{' ' * column}-"
    if isinstance(value, str):
        return f"{head} {scalar(value, column, len(head) + 1)}"
    assert isinstance(value, Mapping | Sequence)
    inline = in_brackets(value)
    if brackets and len(head) + 1 + len(inline) <= WIDEST:
        return f"{head} {inline}"
    lines = list(_rows(value, column + 2, brackets=brackets))
    lines[0] = f"{head} {lines[0][column + 2 :]}"
    return "\n".join(lines)


def in_brackets(value: object) -> str:
    """Return a value as it stands inside brackets."""
    if isinstance(value, str):
        return value if WORD.fullmatch(value) and not is_ambiguous(value) else quoted(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{one_line(key)}: {in_brackets(one)}" for key, one in value.items()) + "}"
    assert isinstance(value, Sequence)
    return f"[{', '.join(in_brackets(one) for one in value)}]"


def _is_short(value: object) -> bool:
    """Whether a list holds nothing but texts."""
    return isinstance(value, Sequence) and all(isinstance(one, str) for one in value)


def _rows(value: Mapping[str, object] | Sequence[object], column: int, *, brackets: bool) -> Iterator[str]:
    pad = " " * column
    if isinstance(value, Mapping):
        for key, one in value.items():
            head = f"{pad}{one_line(key)}:"
            below = brackets or key in _ALWAYS
            yield head + placed(one, column, len(head), brackets=below)
    else:
        for one in value:
            yield row(one, column, brackets=brackets)


_ALWAYS = frozenset({"answers"})
"""Keys below which everything goes in brackets that fits: answers of examples are read like a line of a form."""
