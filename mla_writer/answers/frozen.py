"""Final versions: what left the house as final letters, kept in the draft with what is needed to write it again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from mla_writer.countries.marks import PackMark


@dataclass(frozen=True, slots=True)
class FinalLetters:
    """Final letters of one export: when, by whom, for which reader, in which format and languages; each file with its SHA-256.

    `ways` tell how they were written besides: `footnotes`, `contents`, `no_contents`, `beside cover`, `bilingual en`,
    `letterhead` with the sum of its file.
    """

    on: str
    by: str
    reader: str
    format: str
    languages: tuple[str, ...]
    files: Mapping[str, str]
    ways: tuple[str, ...] = ()

    def is_told_otherwise(self, other: FinalLetters) -> bool:
        """Whether a file of the same name is another one there."""
        return any(other.files.get(name, sum_) != sum_ for name, sum_ in self.files.items())

    def is_same(self, other: FinalLetters) -> bool:
        """Whether both are the same files for the same reader; when and by whom they were written does not count."""
        return replace(self, on=other.on, by=other.by) == other


@dataclass(frozen=True, slots=True)
class FinalVersion:
    """One state of the request of which final letters were written.

    `answers` is the fingerprint of the answers, `content` the answers themselves, packed; `dated` the date as of which the
    letters were written, `program`, `forms` and `packs` with what. Letters for other readers and in other languages join a
    version as long as nothing of that has changed.
    """

    number: int
    answers: str
    dated: str
    program: str
    forms: Mapping[str, int]
    packs: Mapping[str, PackMark]
    content: tuple[str, ...]
    letters: tuple[FinalLetters, ...]

    def is_of(self, other: FinalVersion) -> bool:
        """Whether the letters of both say the same: written from the same, and no file told otherwise."""
        same = replace(self, number=other.number, content=other.content, letters=other.letters) == other
        return same and not any(mine.is_told_otherwise(theirs) for mine in self.letters for theirs in other.letters)

    def joined(self, *letters: FinalLetters) -> FinalVersion:
        """Return the version with more letters; the same files twice are kept once, as they were first written."""
        new = (one for one in letters if not any(one.is_same(known) for known in self.letters))
        return replace(self, letters=(*self.letters, *new))

    @property
    def files(self) -> Mapping[str, str]:
        """All files with their SHA-256."""
        return {name: sum_ for one in self.letters for name, sum_ in one.files.items()}
