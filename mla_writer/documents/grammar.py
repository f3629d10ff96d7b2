"""What grammar does to words that were put together: a capital at the head of a sentence, none within, contractions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from mla_writer.documents.tree import Runs

_CONTRACTIONS: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "fr": (("de", "le", "du"),),
    "es": (("de", "el", "del"), ("a", "el", "al")),
    "pt": (
        ("de", "o", "do"), ("de", "a", "da"), ("de", "os", "dos"), ("de", "as", "das"), ("em", "o", "no"), ("em", "a", "na"),
        ("em", "os", "nos"), ("em", "as", "nas"), ("a", "o", "ao"), ("a", "a", "à"), ("a", "os", "aos"), ("a", "as", "às"),
    ),
}  # fmt: skip
"""A preposition and an article, and what becomes of the two."""


_PROVISION = ".article"
"""How the paths of provisions end: "section 5 (b)" is an identifier, and yet begins with a word."""


def capitalised(runs: Runs) -> Runs:
    """Return a sentence that begins with a capital; identifiers and names keep their first letter."""
    first = runs[0] if runs else None
    if first is None or not first.text[:1].islower():
        return runs
    if first.kind == "identifier" and not first.source.endswith(_PROVISION):
        return runs
    return (replace(first, text=first.text[0].upper() + first.text[1:]), *runs[1:])


def lowered(runs: Runs) -> Runs:
    """Return words that stand after others in a sentence: no capital but in an abbreviation, an identifier or a name."""
    first = runs[0] if runs else None
    if first is None or first.kind == "identifier" or not first.text[:1].isupper() or first.text[1:2].isupper():
        return runs
    return (replace(first, text=first.text[0].lower() + first.text[1:]), *runs[1:])


def contracted(runs: Runs, language: str) -> Runs:
    """Return `runs` with a preposition and an article joined where the language joins them: "de le Traité" is "du Traité"."""
    joined = list(runs)
    for first, second, both in _CONTRACTIONS.get(language.partition("_")[0], ()):
        for at, (before, after) in enumerate(pairwise(joined)):
            if before.text.endswith(f" {first} ") and after.text.startswith(f"{second} "):
                joined[at] = replace(before, text=f"{before.text.removesuffix(f'{first} ')}{both} ")
                joined[at + 1] = replace(after, text=after.text.removeprefix(f"{second} "))
    return tuple(joined)
