"""Headers and footers of a foreign file, element by element: what is known and harmless is kept, all else is left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from mla_writer.documents.letterhead.drawings import cleaned_attributes, is_drawn, without_links
from mla_writer.documents.letterhead.elements import Element, ElementsError, xml_of
from mla_writer.documents.letterhead.fields import settle_fields
from mla_writer.documents.letterhead.images import Image, cleaned
from mla_writer.documents.letterhead.model import SLOTS, Slot, Story, When, token
from mla_writer.documents.letterhead.noted import Noted
from mla_writer.documents.letterhead.package import Package, Relation

_KEPT = frozenset({
    "w:p", "w:r", "w:t", "w:tab", "w:br", "w:cr", "w:noBreakHyphen", "w:softHyphen", "w:ptab", "w:sym", "w:tbl", "w:tblGrid",
    "w:gridCol", "w:tr", "w:tc", "w:fldChar", "w:instrText", "w:fldSimple",
})  # fmt: skip
_PROPERTIES = frozenset({"w:pPr", "w:rPr", "w:tblPr", "w:tblPrEx", "w:trPr", "w:tcPr"})
_NO_PROPERTY = frozenset({
    "w:numPr", "w:sectPr", "w:divId", "w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:cellIns", "w:cellDel", "w:cellMerge",
    "w:pPrChange", "w:rPrChange", "w:tblPrChange", "w:tblPrExChange", "w:trPrChange", "w:tcPrChange", "w:sectPrChange",
    "w:tblGridChange", "w:numberingChange",
})  # fmt: skip
_UNWRAPPED = frozenset(
    {"w:ins", "w:moveTo", "w:sdtContent", "w:smartTag", "w:customXml", "w:hyperlink", "w:dir", "w:bdo"}
)
_LEFT_OUT: Mapping[str, str] = {
    "w:del": "tracked", "w:moveFrom": "tracked", "w:ins": "tracked", "w:moveTo": "tracked",
    "w:commentRangeStart": "comment", "w:commentReference": "comment",
    "w:object": "embedded", "w:control": "embedded", "w:altChunk": "embedded", "w:subDoc": "embedded",
}  # fmt: skip
_SLOT = "slot:"
_BLOCKS = frozenset({"w:hdr", "w:ftr", "w:body", "w:tc", "w:txbxContent"})


class StoryReader:
    """Reads the headers and footers of one file; ids of pictures go on counting from one to the next."""

    def __init__(self, package: Package, noted: Noted) -> None:
        self._package, self._noted = package, noted
        self._relations: Mapping[str, Relation] = {}
        self._images: dict[str, Image] = {}
        self._looked_at: dict[str, Image | None] = {}
        self._slots: set[Slot] = set()
        self._drawn = 0

    def read(self, part: str, kind: Literal["header", "footer"], when: When) -> Story | None:
        """Return a header or footer; None where it is empty."""
        root = self._package.part(part)
        if root is None:
            return None
        self._relations = self._package.relations(part)
        self._images, self._slots = {}, set()
        if any(one.is_external for one in self._relations.values()):
            self._noted.add("external")
        blocks = self.cleaned(root)
        text = "\n".join(words_of(blocks))
        described = "\n".join(
            one.get("descr") for block in blocks for one in block.every("wp:docPr") if one.get("descr")
        )
        if not (text or self._images or self._slots or any(one for block in blocks for one in block.every("w:pict"))):
            return None
        if blocks[-1].name != "w:p":
            blocks.append(Element("w:p"))
        xml = "".join(xml_of(one) for one in blocks)
        counts = any(one.text.split()[:1] == ["PAGE"] for block in blocks for one in block.every("w:instrText"))
        counts = counts or any(
            one.get("w:instr").split()[:1] == ["PAGE"] for block in blocks for one in block.every("w:fldSimple")
        )
        return Story(kind, when, filled_with_tokens(xml), self._images, text, described, frozenset(self._slots), counts)

    def cleaned(self, root: Element) -> list[Element]:
        """Return the blocks below a root, cleaned."""
        self._drop(root, self._settled(root))
        return [one for one in self._flow(root) if one.name in {"w:p", "w:tbl"}]

    def _settled(self, root: Element) -> frozenset[int]:
        try:
            return settle_fields(root)
        except ElementsError as error:
            raise self._package.refused(error.fault) from None

    def _drop(self, root: Element, dropped: frozenset[int]) -> None:
        if not dropped:
            return
        self._noted.add("field")
        for one in (root, *root.every("w:r", "w:p", "w:fldSimple")):
            one.children = [child for child in one.children if id(child) not in dropped]

    # ---- flow ------------------------------------------------------------------------------------------------------

    def _flow(self, parent: Element) -> Iterator[Element]:
        skipped = ""  # the id of a bookmark whose old text gives way to the slot
        for one in parent.children:
            if one.name == "w:bookmarkEnd" and one.get("w:id") == skipped:
                skipped = ""
            if skipped:
                continue
            slot = slot_of(one)
            if slot in self._slots:  # the first one counts
                slot = None
            if slot is not None and one.name == "w:bookmarkStart":
                closes = any(
                    other.name == "w:bookmarkEnd" and other.get("w:id") == one.get("w:id") for other in parent.children
                )
                skipped = one.get("w:id") if closes else ""
                yield from self._filled(slot, one, parent)
            elif slot is not None:
                yield from self._filled(slot, one, parent)
            else:
                yield from self._one(one)

    def _one(self, one: Element) -> Iterator[Element]:
        if one.name in _LEFT_OUT:
            self._noted.add(_LEFT_OUT[one.name])
        if one.name in {"w:sdt", *_UNWRAPPED}:
            if any(name.startswith("r:") for name in one.attributes) and not one.get("w:anchor"):
                self._noted.add("external")
            content = one.child("w:sdtContent") if one.name == "w:sdt" else one
            yield from self._flow(content) if content is not None else ()
        elif one.name in _PROPERTIES:
            yield self.properties(one)
        elif one.name == "w:r":
            yield from self._run(one)
        elif one.name in {"w:drawing", "w:pict", "mc:AlternateContent"}:
            yield from self._drawing(one)
        elif one.name in _KEPT:
            made = Element(one.name, without_revisions(one.attributes), list(self._flow(one)), one.text)
            if made.name != "w:tc" or any(child.name == "w:p" for child in made.children):
                yield made
            else:
                yield Element(made.name, made.attributes, [*made.children, Element("w:p")])

    def _filled(self, slot: Slot, one: Element, parent: Element) -> Iterator[Element]:
        """Yield what holds the place of a slot: itself within a paragraph, else a paragraph as the one that stood there."""
        self._slots.add(slot)
        made = Element(f"{_SLOT}{slot}")
        before = next(one.every("w:p"), None)
        if parent.name not in _BLOCKS and before is None:
            yield made
            return
        properties = before.child("w:pPr") if before is not None else None
        yield Element("w:p", {}, [*([self.properties(properties)] if properties is not None else []), made])

    def _run(self, run: Element) -> Iterator[Element]:
        properties = run.child("w:rPr")
        if properties is not None and (properties.is_on("w:vanish") or properties.is_on("w:specVanish")):
            self._noted.add("hidden")
            return
        children = list(self._flow(run))
        if any(one.name != "w:rPr" for one in children):
            yield Element("w:r", {}, children)

    def properties(self, one: Element) -> Element:
        """Return the properties of a paragraph, run or table without numbers of lists and marks of editing."""
        kept = []
        for child in one.children:
            if child.name == "w:numPr":
                self._noted.add("list")
            if child.name.endswith("Change"):
                self._noted.add("tracked")
            if child.name.startswith("w:") and child.name not in _NO_PROPERTY:
                kept.append(self.properties(child))
        return Element(one.name, without_revisions(one.attributes), kept)

    # ---- drawings --------------------------------------------------------------------------------------------------

    def _drawing(self, one: Element) -> Iterator[Element]:
        if one.name == "mc:AlternateContent":
            yield from self._alternative(one)
            return
        images = dict(self._images)
        made = self._drawn_part(one)
        if made is not None and is_drawn(made):
            yield made
        else:
            self._images = images
            self._noted.add("image" if any(one.every("a:blip", "v:imagedata")) else "embedded")

    def _alternative(self, one: Element) -> Iterator[Element]:
        """Yield the first choice that is understood, or the content of the fallback."""
        for choice in one.children:
            if choice.name == "mc:Choice" and "?" not in choice.get("Requires"):
                inner = list(self._flow(choice))
                if inner:
                    yield Element(one.name, {}, [Element("mc:Choice", {"Requires": choice.get("Requires")}, inner)])
                    return
        fallback = one.child("mc:Fallback")
        yield from self._flow(fallback) if fallback is not None else ()

    def _drawn_part(self, one: Element) -> Element | None:
        """Return a part of a drawing without links and foreign data; None where it shows an image that was left out."""
        if one.name == "w:txbxContent":
            blocks = [made for made in self._flow(one) if made.name in {"w:p", "w:tbl"}]
            return Element(one.name, {}, blocks or [Element("w:p")])
        attributes = cleaned_attributes(one)
        if one.name in {"a:blip", "v:imagedata"}:
            key = self._image(one.get("r:embed") or one.get("r:id"))
            if not key:
                return None
            attributes["r:embed" if one.name == "a:blip" else "r:id"] = key
        if one.name == "wp:docPr":
            self._drawn += 1
            attributes |= {"id": str(9000 + self._drawn), "name": f"Letterhead {self._drawn}"}
        children = []
        for child in without_links(one):
            if child.name == "mc:AlternateContent":
                children += list(self._alternative_of_drawing(child))
                continue
            made = self._drawn_part(child)
            if made is None:
                return None
            children.append(made)
        return Element(one.name, attributes, children, one.text)

    def _alternative_of_drawing(self, one: Element) -> Iterator[Element]:
        """Yield what every program understands of a part of a drawing."""
        fallback = one.child("mc:Fallback")
        for child in fallback.children if fallback is not None else ():
            made = self._drawn_part(child)
            if made is not None:
                yield made

    def _image(self, key: str) -> str:
        """Return the id under which an image is kept, nothing where it cannot be."""
        relation = self._relations.get(key)
        if relation is None or relation.is_external or relation.kind != "image":
            return ""
        if relation.target not in self._looked_at:
            content = self._package.image(relation.target)
            self._looked_at[relation.target] = cleaned(content) if content is not None else None
        image = self._looked_at[relation.target]
        if image is None:
            return ""
        known = next((name for name, one in self._images.items() if one == image), f"rId{len(self._images) + 1}")
        self._images[known] = image
        return known


def words_of(blocks: list[Element]) -> Iterator[str]:
    """Yield the words of each paragraph that has any."""
    for block in blocks:
        for one in (block, *block.every("w:p")) if block.name == "w:p" else block.every("w:p"):
            joined = " ".join("".join(_texts(one)).split())
            if joined:
                yield joined


def _texts(one: Element) -> Iterator[str]:
    """Yield the texts of a paragraph, without those of the paragraphs in its shapes."""
    for child in one.children:
        if child.name == "w:t":
            yield child.text
        elif child.name in {"w:tab", "w:br"}:
            yield " "
        elif child.name != "w:p":
            yield from _texts(child)


def filled_with_tokens(xml: str) -> str:
    """Return XML in which each slot is its token."""
    for slot in SLOTS:
        xml = xml.replace(f"<{_SLOT}{slot}/>", token(slot))
    return xml


def slot_of(one: Element) -> Slot | None:
    """Return which slot a bookmark or content control is for."""
    names: tuple[str, ...] = ()
    if one.name == "w:bookmarkStart":
        names = (one.get("w:name"),)
    elif one.name == "w:sdt":
        properties = one.child("w:sdtPr")
        told = (properties.child("w:tag"), properties.child("w:alias")) if properties is not None else ()
        names = tuple(part.get() for part in told if part is not None)
    words = {name.casefold() for name in names}
    return next((slot for slot in SLOTS if slot in words), None)


def without_revisions(attributes: Mapping[str, str]) -> dict[str, str]:
    """Return the attributes of an element of text without marks of editing and relations."""
    return {
        name: value
        for name, value in attributes.items()
        if (name.startswith("w:") or name == "xml:space") and not name.startswith("w:rsid")
    }
