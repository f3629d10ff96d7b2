"""What several treaties ask in the same words: each rule stands once in forms/demands.yaml; a treaty names it with its paragraph.

A rule taken up like this has the treaty as its source, known as well as the articles of that treaty are, and its texts keep
the one context of the shared file, so that they are translated once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from mla_writer.forms.model import Requirement, Source
from mla_writer.treaties.model import Treaty

CONTEXT = "demands"
"""The context of the texts of forms/demands.yaml for translators."""


def demanded(treaty: Treaty, shared: Mapping[str, Requirement]) -> tuple[Requirement, ...]:
    """Return the rules of `shared` that the treaty takes up, each with the treaty's own paragraph as its source."""
    named = ((shared[name], ref) for name, ref in treaty.demands.items() if name in shared)
    return tuple(replace(rule, source=(source_of(treaty, ref),)) for rule, ref in named)


def contexts(treaty: Treaty) -> Mapping[str, str]:
    """Return for each rule taken up by the treaty the context of its texts."""
    return dict.fromkeys(treaty.demands, CONTEXT)


def source_of(treaty: Treaty, ref: str) -> Source:
    """Return the treaty itself, with the paragraph where its number was checked; as sure as its articles are known."""
    written = f"{'arts' if ',' in ref else 'art.'} {ref}" if ref and treaty.prints_numbers else ""
    return replace(treaty.source[0], title=treaty.title, ref=written, confidence=treaty.provisions_confidence)
