"""A pack's text brought to other data part by part: what stays as it was keeps its comments, order and line breaks.

Each section, and each entry of a list, is changed as a small text of its own: a change to a long one is read back whole, and
a State may answer hundreds of questions at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mla_writer.countries.editing import PackText
from mla_writer.errors import ProblemsError
from mla_writer.yamlio import Position
from mla_writer.yamlio.source import Data

_LEFT = "verify"
"""Entries of this list may go to another one; they take the comments above them along."""


def rewritten(text: PackText, data: Mapping[str, Data]) -> PackText:
    """Return the text changed so that it holds `data`, whatever the order of its keys: only what differs is written anew."""
    held = text.data
    assert isinstance(held, dict)
    spare = dict(_rows(text, _LEFT)) if _LEFT in held else {}
    for key in [one for one in held if one not in data]:
        text = text.remove((key,))
    for key in [one for one in data if one not in held]:
        text = text.set((key,), data[key])
    lines = text.text
    for key, start, end in reversed(_sections(text)):
        if text.get(key) != data[key]:
            piece, blank = _trimmed(lines[start:end])
            lines = lines[:start] + _section(piece, key, data[key], spare) + blank + lines[end:]
    made = PackText(lines, text.name)
    return made if _holds(made, data) else _by_sections(text, data)


def _holds(text: PackText, data: Mapping[str, Data]) -> bool:
    try:
        return text.data == data
    except ProblemsError:
        return False


def _by_sections(text: PackText, data: Mapping[str, Data]) -> PackText:
    """Return the text with each section that differs written anew as a whole, where its author's layout is beyond the above."""
    for key, value in data.items():
        text = text.set((key,), value)
    return text


def _section(piece: str, key: str, wanted: Data, spare: Mapping[str, str]) -> str:
    """Return the lines of a section with other data in it."""
    text = PackText(piece)
    if _ids(text.get(key)) and _ids(wanted) and text.layout[(key,)].style == "rows":
        assert isinstance(wanted, list)
        return _list(text, key, wanted, spare)
    return _value(text, (key,), wanted).text


def _list(text: PackText, key: str, wanted: Sequence[Data], spare: Mapping[str, str]) -> str:
    """Return the lines of a list of entries with ids; entries that are new stand at its end, each in its turn."""
    rows = dict(_rows(text, key))
    begun = text.text[: text.text.index(next(iter(rows.values())))]
    gap = "\n" if any(one.endswith("\n\n") for one in rows.values()) else ""
    made: list[str] = []
    for one in wanted:
        assert isinstance(one, dict)
        name = str(one["id"])
        lines = rows.get(name) or _fitting(spare.get(name, ""), next(iter(rows.values())))
        if lines:
            made.append(_entry(lines, key, one))
        else:
            first, _ = _trimmed(next(iter(rows.values())))
            made.append(
                PackText(f"{key}:\n{first}").insert((key,), 1, one).text.removeprefix(f"{key}:\n{first}").lstrip("\n")
            )
    return begun + "".join(f"{_trimmed(one)[0]}{gap}" for one in made[:-1]) + _trimmed(made[-1])[0]


def _entry(lines: str, key: str, wanted: Mapping[str, Data]) -> str:
    """Return the lines of one entry with other data in it."""
    lines, _ = _trimmed(lines)
    made = PackText(f"{key}:\n{lines}")
    return _value(made, (key, 0), dict(wanted)).text.removeprefix(f"{key}:\n")


def _fitting(lines: str, beside: str) -> str:
    """Return the lines of an entry of another list where they stand as far in as those `beside` it, else nothing."""
    return lines if lines and _indent(lines) == _indent(beside) else ""


def _indent(lines: str) -> int:
    return len(lines) - len(lines.lstrip(" "))


def _mapping(text: PackText, at: Position, wanted: Mapping[str, Data]) -> PackText:
    for key, value in wanted.items():
        text = _value(text, (*at, key), value)
    held = text.get(*at)
    for key in list(held) if isinstance(held, dict) else ():
        if key not in wanted:
            text = text.remove((*at, key))
    return text


def _value(text: PackText, at: Position, wanted: Data) -> PackText:
    held = text.get(*at)
    if isinstance(held, dict) and isinstance(wanted, dict) and held and wanted:
        return _mapping(text, at, wanted)
    return text if held == wanted else text.set(at, wanted)


def _sections(text: PackText) -> list[tuple[str, int, int]]:
    """Return where each section begins, with the comments right above it, and where the next one does."""
    held = text.data
    assert isinstance(held, dict)
    starts = [text.lines_of((key,))[0] for key in held]
    return list(zip(held, starts, [*starts[1:], len(text.text)], strict=True))


def _rows(text: PackText, key: str) -> Iterator[tuple[str, str]]:
    """Yield the id and the lines of each entry of a list that stands in rows, with the comments right above it."""
    held = text.get(key)
    if text.layout[(key,)].style == "rows" and isinstance(held, list):
        places = [text.lines_of((key, number)) for number in range(len(held))]
        ends = [*(start for start, _ in places[1:]), places[-1][1]]
        for name, (start, _), end in zip(_ids(held), places, ends, strict=False):
            yield name, text.text[start:end]


def _trimmed(lines: str) -> tuple[str, str]:
    """Return lines without the empty ones at their end, and these."""
    bare = lines.rstrip("\n")
    return f"{bare}\n", lines[len(bare) + 1 :]


def _ids(held: Data | None) -> list[str]:
    """Return the ids of the entries of a list; nothing where an entry has none."""
    every = held if isinstance(held, list) else []
    found = [str(one["id"]) for one in every if isinstance(one, dict) and "id" in one]
    return found if len(found) == len(every) else []
