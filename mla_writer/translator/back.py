"""What came back from a translator, as it stands in the file: texts by their ids, with original, translation and line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Back:
    """One text that came back: its id, the original from which it was translated, the translation, and its line in the file.

    `is_open` where the file says that it is still to be translated.
    """

    id: str
    source: str
    target: str
    line: int = 0
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Returned:
    """A file that came back: its name, the language of the translations, and all that is in it, in its order."""

    file: str
    language: str
    texts: tuple[Back, ...]

    def repeated(self) -> Iterator[Back]:
        """Yield the texts whose id stood before in the file."""
        seen: set[str] = set()
        for one in self.texts:
            if one.id in seen:
                yield one
            seen.add(one.id)
