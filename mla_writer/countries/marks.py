"""By what a pack is known again: its version, whose it is, when it was checked, and a digest of its file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

_LETTERS = 16
"""Letters of a digest that are kept: enough to tell a State's packs apart."""


@dataclass(frozen=True, slots=True)
class PackMark:
    """What a draft records of a pack with which it was checked.

    `layer` is `shipped` or `office`, `digest` of the bytes of the file; empty where an earlier program did not record them.
    """

    version: int
    layer: str = ""
    checked_on: str = ""
    digest: str = ""

    def is_same(self, other: PackMark) -> bool:
        """Whether both are the same pack, as far as both say so."""
        if self.digest and other.digest:
            return self.digest == other.digest
        return self.version == other.version


def digest_of(content: bytes) -> str:
    """Return the digest of the file of a pack."""
    return hashlib.sha256(content).hexdigest()[:_LETTERS]
