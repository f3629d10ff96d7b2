"""A letterhead that was read: page, headers and footers, styles, and what is to be said of it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from mla_writer.documents.letterhead.elements import Element
from mla_writer.documents.letterhead.images import Image
from mla_writer.translation.message import Message

When = Literal["default", "first", "even"]
Slot = Literal["reference", "marks", "seal"]
SLOTS: tuple[Slot, ...] = ("reference", "marks", "seal")
"""Places that an authority marks in its letterhead, by a bookmark or content control of that name, for us to fill."""


def token(slot: str) -> str:
    """Return what stands for a slot in XML until a letter fills it; no XML can hold it."""
    return f"\x00{slot}\x00"


@dataclass(frozen=True, slots=True)
class Page:
    """Size and margins in twentieths of a point."""

    width: int = 11906
    height: int = 16838
    top: int = 1758
    right: int = 1418
    bottom: int = 1418
    left: int = 1418
    header: int = 624
    footer: int = 624
    gutter: int = 0
    is_landscape: bool = False

    @property
    def text_width(self) -> int:
        """The width between the margins."""
        return self.width - self.left - self.right - self.gutter

    @property
    def text_height(self) -> int:
        """The height between the margins."""
        return self.height - self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Story:
    """A header or footer: its paragraphs as XML, its images by the ids that it uses, its words, and what it holds already.

    `described` is what its images say to those who cannot see them.
    """

    kind: Literal["header", "footer"]
    when: When
    xml: str
    images: Mapping[str, Image]
    text: str
    described: str
    slots: frozenset[Slot]
    counts_pages: bool


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What was taken over of an authority's file. `notes` tell what is missing in it and what was left out.

    `fonts` are those that it writes in, that of running text first. `seal` holds the properties of the paragraph in its text
    that is marked for the seal.
    """

    name: str
    sum: str
    page: Page
    stories: tuple[Story, ...]
    has_first_page: bool
    has_even_pages: bool
    styles: Element | None
    theme: Element | None
    font_table: Element | None
    seal: Element | None = None
    fonts: tuple[str, ...] = ()
    notes: tuple[Message, ...] = field(default=())

    def __hash__(self) -> int:
        return hash(self.sum)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Letterhead) and other.sum == self.sum

    def story(self, kind: str, when: When) -> Story | None:
        """Return the header or footer for a kind of page."""
        return next((one for one in self.stories if one.kind == kind and one.when == when), None)

    @property
    def has_seal(self) -> bool:
        """Whether it says where the seal goes."""
        return self.seal is not None or any("seal" in one.slots for one in self.stories)

    def words(self, kind: str) -> str:
        """Return the words of the headers or footers."""
        return "\n".join(one.text for one in self.stories if one.kind == kind and one.text)

    @property
    def logo(self) -> Image | None:
        """The first image of its headers."""
        return next((image for one in self.stories for image in one.images.values()), None)


def sum_of(content: bytes) -> str:
    """Return the SHA-256 sum of a file."""
    return hashlib.sha256(content).hexdigest()
