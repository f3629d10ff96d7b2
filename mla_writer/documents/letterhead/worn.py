"""A letter on a letterhead: the parts of its Word file that the letterhead gives, with what the letter adds to them.

Our reference, marks and numbers of pages come only where the letterhead does not have them. The first page bears the marks
alone: the reference stands in the letter there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from mla_writer.documents.letterhead.elements import DECLARED, xml_of
from mla_writer.documents.letterhead.images import Image
from mla_writer.documents.letterhead.model import Letterhead, Story, When, token
from mla_writer.documents.letterhead.styles import fonts_for, styles_for
from mla_writer.documents.word_styles import theme_xml

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NUMBERS: dict[When, int] = {"default": 1, "first": 2, "even": 3}
_OURS = {("header", "default"): "rId4", ("footer", "default"): "rId5"}
"""The relations that every letter has: the header and footer of most pages."""


@dataclass(frozen=True, slots=True)
class Running:
    """What a letter says on every page, as XML: runs for the places of a letterhead, paragraphs for where it has none.

    `column_heads` are the names of the languages of a letter side by side.
    """

    reference: str
    marks: str
    seal: str
    reference_paragraph: str
    marks_paragraph: str
    pages_paragraph: str
    column_heads: str = ""


@dataclass(slots=True)
class Worn:
    """What changes in a Word file: parts by name, rows for its relations and kinds of content, references of its section."""

    parts: dict[str, str | bytes] = field(default_factory=dict)
    relations: str = ""
    types: str = ""
    references: str = ""
    _media: dict[Image, str] = field(default_factory=dict)

    def add_story(self, kind: str, when: When, content: str, story: Story | None) -> None:
        """Add a header or footer with its images."""
        name = f"{kind}{_NUMBERS[when]}"
        tag = "hdr" if kind == "header" else "ftr"
        self.parts[f"word/{name}.xml"] = f"{_HEAD}<w:{tag} {DECLARED}>{content}</w:{tag}>"
        id_ = _OURS.get((kind, when), f"rId{name}")
        self.references += f'<w:{kind}Reference w:type="{when}" r:id="{id_}"/>'
        if (kind, when) not in _OURS:
            self.relations += f'<Relationship Id="{id_}" Type="{_OFFICE}/{kind}" Target="{name}.xml"/>'
            self.types += f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        if story is not None and story.images:
            rows = "".join(self._image(key, image) for key, image in story.images.items())
            relations = f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'
            self.parts[f"word/_rels/{name}.xml.rels"] = relations

    def _image(self, key: str, image: Image) -> str:
        if image not in self._media:
            if not any(one.ending == image.ending for one in self._media):
                self.types = f'<Default Extension="{image.ending}" ContentType="image/{image.ending}"/>{self.types}'
            self._media[image] = f"media/image{len(self._media) + 1}.{image.ending}"
            self.parts[f"word/{self._media[image]}"] = image.content
        return f'<Relationship Id="{key}" Type="{_OFFICE}/image" Target="{self._media[image]}"/>'


def wear(letterhead: Letterhead, language: str, running: Running) -> Worn:
    """Return what a letter in `language` wears of a letterhead, with what it says on every page."""
    worn = Worn()
    for kind in ("header", "footer"):
        for when, content, story in _stories(letterhead, kind, running):
            worn.add_story(kind, when, content, story)
    worn.parts["word/styles.xml"] = styles_for(letterhead, language)
    worn.parts["word/fontTable.xml"] = fonts_for(letterhead, language)
    worn.parts["word/theme1.xml"] = _theme(letterhead)
    return worn


def _stories(letterhead: Letterhead, kind: str, running: Running) -> Iterator[tuple[When, str, Story | None]]:
    """Yield the headers or footers of each kind of page that the letterhead tells apart."""
    counts = any(one.counts_pages for one in letterhead.stories if one.when == "default")
    whens: list[When] = ["default"]
    whens += ["first"] if letterhead.has_first_page else []
    whens += ["even"] if letterhead.has_even_pages else []
    for when in whens:
        story = letterhead.story(kind, when)
        own = _filled(story, running) if story is not None else ""
        if kind == "header":
            added = _added_header(story, when, running)
        else:
            added = "" if counts or (story is not None and story.counts_pages) else running.pages_paragraph
        yield when, own + added or "<w:p/>", story


def _added_header(story: Story | None, when: When, running: Running) -> str:
    slots = story.slots if story is not None else frozenset()
    marks = running.marks_paragraph if "marks" not in slots else ""
    reference = running.reference_paragraph if "reference" not in slots and when != "first" else ""
    return marks + reference + running.column_heads


def _filled(story: Story, running: Running) -> str:
    xml = story.xml
    for slot, runs in (("reference", running.reference), ("marks", running.marks), ("seal", running.seal)):
        xml = xml.replace(token(slot), runs)
    return xml


@lru_cache(maxsize=8)
def _theme(letterhead: Letterhead) -> str:
    """Return our theme with the colours and fonts of the letterhead."""
    text = theme_xml()
    if letterhead.theme is None:
        return text
    for one in letterhead.theme.children:
        made = xml_of(one)
        text = re.sub(f"<{one.name} .*</{one.name}>", lambda _, made=made: made, text, flags=re.DOTALL)  # type: ignore[misc]
    return text
