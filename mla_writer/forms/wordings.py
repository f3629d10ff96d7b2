"""The lists of words that conditions name: forms/wordings.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from mla_writer.conditions.wordings import Wording, Wordings
from mla_writer.forms.model import STRICT


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingLists:
    """forms/wordings.yaml: lists by their names, each with its words by language."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    wordings: int
    lists: Mapping[str, Mapping[str, tuple[str, ...]]]

    @property
    def bound(self) -> Wordings:
        """The lists as conditions look for them, with the words of all languages."""
        return {
            name: Wording(name, tuple(word for words in languages.values() for word in words))
            for name, languages in self.lists.items()
        }
