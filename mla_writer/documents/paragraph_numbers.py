"""Paragraphs of a letter numbered straight through, the same in every language, so that all can cite them alike.

What only some languages of a letter have stays without a number, and so do tables, lists, facts, which have numbers of their
own, and annexes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import count

from mla_writer.documents.drawn import ORIGINAL
from mla_writer.documents.terms import GLOSSARY
from mla_writer.documents.tree import Block, Paragraph, Part

_OF_ONE_LANGUAGE = frozenset({ORIGINAL, f"{GLOSSARY}_where"})
"""Paragraphs that a translated letter has and the original has not: the words of the original, where terms are listed."""


def with_paragraph_numbers(parts: Iterable[Part], figure: Callable[[int], str]) -> tuple[Part, ...]:
    """Return the parts with the paragraphs of those that have a number counted through; `figure` writes a number."""
    numbers = map(figure, count(1))
    return tuple(replace(one, blocks=tuple(_counted(one.blocks, numbers))) if one.number else one for one in parts)


def _counted(blocks: Iterable[Block], numbers: Iterator[str]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Paragraph) and block.style == "body" and block.id not in _OF_ONE_LANGUAGE:
            yield replace(block, number=next(numbers))
        else:
            yield block
