"""`Message`: a sentence of the program, untranslated, with its parameters, until a face shows it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Message:
    """English text with `{named}` slots; `context` and `domain` find its translation.

    `domain` is the catalogue: ui, forms, countries, documents or manual. `context` is the path of ids for texts that come from
    YAML (`assistance/bank_records:items.period.label`), empty for texts of the program. Parameters may be texts, numbers,
    values of `conditions.values`, or other messages; the face formats them for its language.
    """

    text: str
    parameters: Mapping[str, object] = field(default_factory=dict)
    context: str = ""
    domain: str = "ui"


class Worded(ABC):
    """A parameter of a message that knows what it is called in each language, such as the name of an authority."""

    @abstractmethod
    def said(self, language: str, say: Callable[[Message], str]) -> str:
        """Return its words for a reader of `language`; `say` says a message in it."""


def N_(text: str) -> str:  # noqa: N802 - the customary name of the marker that the extractor looks for
    """Mark `text` for the translation catalogue and return it unchanged."""
    return text
