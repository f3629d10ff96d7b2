"""Fields of a letterhead: numbers of pages stay fields, of any other the text stays that it showed last."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from mla_writer.documents.letterhead.elements import Element, ElementsError

_KEPT = re.compile(r"\s*(PAGE|NUMPAGES|SECTIONPAGES)((\s+\\\*\s*\w+)*)\s*", re.IGNORECASE)
_PARTS = ("w:fldChar", "w:instrText", "w:t", "w:tab", "w:br", "w:drawing", "w:pict", "w:object", "mc:AlternateContent")

_MOST_NESTED = 10
_OF_FIELDS = frozenset({"w:fldChar", "w:instrText"})


@dataclass(slots=True, eq=False)
class _Field:
    """A field while it is read: its instruction, and the elements that go with it where it does not stay."""

    instruction: str = ""
    parts: dict[int, Element] = field(default_factory=dict)
    is_instruction: bool = True


def settle_fields(root: Element) -> frozenset[int]:
    """Write the instructions of fields that stay in one way; return the ids of the elements of those that do not.

    Raise ElementsError where fields stand in fields without end.
    """
    dropped: set[int] = set()
    _settle_simple(root, dropped)
    opened: list[_Field] = []
    for one in root.every(*_PARTS):
        if one.name in _OF_FIELDS:
            _follow(one, opened, dropped)
        for outer in opened:
            if outer.is_instruction:
                outer.parts[id(one)] = one
    for left in opened:
        dropped.update(left.parts)
    return frozenset(dropped)


def _follow(one: Element, opened: list[_Field], dropped: set[int]) -> None:
    """Follow a mark or an instruction of a field."""
    kind = one.get("w:fldCharType") if one.name == "w:fldChar" else ""
    if kind == "begin":
        if len(opened) >= _MOST_NESTED:
            raise ElementsError("large")
        opened.append(_Field())
    if not opened:  # an end without a beginning
        dropped.add(id(one))
        return
    innermost = opened[-1]
    innermost.parts[id(one)] = one
    if kind == "separate":
        innermost.is_instruction = False
    elif kind == "end":
        _close(opened.pop(), dropped)
    elif not kind and innermost.is_instruction:
        innermost.instruction += one.text


def _close(done: _Field, dropped: set[int]) -> None:
    found = _KEPT.fullmatch(done.instruction)
    if found is None:
        dropped.update(done.parts)
        return
    instructions = [one for one in done.parts.values() if one.name == "w:instrText"]
    for one in instructions:
        one.text = ""
    instructions[0].text = _canonical(found)
    for one in done.parts.values():
        if one.name == "w:fldChar":
            one.attributes = {"w:fldCharType": one.get("w:fldCharType")}
            one.children = []


def _settle_simple(root: Element, dropped: set[int]) -> None:
    """Settle the fields that are one element: one that does not stay gives way to its content."""
    for parent in (root, *root.every("w:p", "w:hyperlink", "w:sdtContent", "w:ins", "w:fldSimple")):
        children: list[Element] = []
        for one in parent.children:
            found = _KEPT.fullmatch(one.get("w:instr")) if one.name == "w:fldSimple" else None
            if found is not None:
                one.attributes = {"w:instr": _canonical(found)}
            if one.name == "w:fldSimple" and found is None:
                children += [child for child in one.children if child.name == "w:r"]
                dropped.add(id(one))
            else:
                children.append(one)
        parent.children = children


def _canonical(found: re.Match[str]) -> str:
    return f" {found[1].upper()}{' '.join(('', *found[2].split()))} "
