"""Reading an authority's .docx as a letterhead: page, headers, footers, styles and theme are taken over, all else is told of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from mla_writer.documents.letterhead import noted as told
from mla_writer.documents.letterhead.elements import Element
from mla_writer.documents.letterhead.model import Letterhead, Page, Story, When, sum_of
from mla_writer.documents.letterhead.noted import Noted
from mla_writer.documents.letterhead.package import MOST_BYTES, Package, Relation
from mla_writer.documents.letterhead.stories import StoryReader, slot_of
from mla_writer.documents.letterhead.styles import (
    TABLES,
    TOLD_WHERE_MISSING,
    Adopted,
    adopt,
    body_fonts,
    names_complex_font,
    rename,
)
from mla_writer.documents.word_styles import complex_font
from mla_writer.errors import Place, fail
from mla_writer.translation.message import Message

_WHEN: tuple[When, ...] = ("default", "first", "even")
_LEAST_WIDTH, _LEAST_HEIGHT, _MOST = 4500, 5000, 31680
_MOST_STYLES = 2000
_THEME_KEPT = re.compile(r"a:(clrScheme|fontScheme|dk[12]|lt[12]|accent[1-6]|hlink|folHlink|srgbClr|sysClr|latin|ea|cs|font)"
                         r"|a:(major|minor)Font")  # fmt: skip
_FONT_KEPT = frozenset({"w:altName", "w:panose1", "w:charset", "w:family", "w:pitch", "w:sig"})
_EMBEDDED = frozenset({"oleObject", "control", "package", "aFChunk", "chart", "diagramData", "subDocument", "frame"})
_REFERENCE = re.compile(r'(<w:(?:pStyle|rStyle|tblStyle) w:val=")([^"]*)(")')


def content_of(file: Path) -> bytes:
    """Return the bytes of a file, no more than a letterhead may have and one; raise ProblemsError where it cannot be read."""
    try:
        with file.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise fail("HEAD-009", Place(str(file)), reason=error.strerror or str(error)) from None


def read_letterhead(content: bytes, name: str) -> Letterhead:
    """Return the letterhead in the bytes of a .docx or .dotx; raise ProblemsError with what is wrong and what to do."""
    return _Reading(content, name).letterhead()


class _Reading:
    """One file while it is read."""

    def __init__(self, content: bytes, name: str) -> None:
        self._name, self._content = name, content
        self._package = Package(content, name)
        self._noted = Noted()
        self._reader = StoryReader(self._package, self._noted)
        self._relations = self._package.relations(self._package.main)
        document = self._package.part(self._package.main)
        body = document.child("w:body") if document is not None else None
        if body is None:
            raise self._package.refused("damaged")
        self._body = body

    def letterhead(self) -> Letterhead:
        """Return what the file gives."""
        settings = self._related("settings") or Element("w:settings")
        former = {id(one) for change in self._body.every("w:sectPrChange") for one in change.every("w:sectPr")}
        sections = [one for one in self._body.every("w:sectPr") if id(one) not in former]
        section = sections[0] if sections else Element("w:sectPr")
        page = self._page(section)
        stories = tuple(self._stories(section, settings))
        adopted = self._adopted(settings)
        self._look_at_rest(settings)
        seal = self._seal(adopted)
        return Letterhead(
            name=Path(self._name).name,
            sum=sum_of(self._content),
            page=page,
            stories=tuple(_renamed(one, adopted.ids if adopted is not None else {}) for one in stories),
            has_first_page=section.is_on("w:titlePg"),
            has_even_pages=settings.is_on("w:evenAndOddHeaders"),
            styles=adopted.root if adopted is not None else None,
            theme=self._theme(),
            font_table=self._font_table(),
            seal=seal,
            fonts=self._fonts(adopted),
            notes=tuple(self._notes(stories, adopted, page, len(sections), has_seal=seal is not None)),
        )

    # ---- parts -----------------------------------------------------------------------------------------------------

    def _page(self, section: Element) -> Page:
        size, margins = section.child("w:pgSz") or Element(""), section.child("w:pgMar") or Element("")
        usual = Page()
        values = {
            "width": _number(size, "w:w", usual.width),
            "height": _number(size, "w:h", usual.height),
            **{one: _number(margins, f"w:{one}", getattr(usual, one)) for one in
               ("top", "right", "bottom", "left", "header", "footer", "gutter")},
        }  # fmt: skip
        page = Page(**values, is_landscape=size.get("w:orient") == "landscape")
        height = page.height - abs(page.top) - abs(page.bottom)
        if page.text_width < _LEAST_WIDTH or height < _LEAST_HEIGHT or min(page.left, page.right) < 0:
            raise fail("HEAD-008", Place(self._name))
        return page

    def _stories(self, section: Element, settings: Element) -> Iterator[Story]:
        wanted = {"default": True, "first": section.is_on("w:titlePg"), "even": settings.is_on("w:evenAndOddHeaders")}
        for one in section.children:
            kind, when = one.name.removeprefix("w:").removesuffix("Reference"), one.get("w:type", "default")
            relation = self._relations.get(one.get("r:id"))
            if one.name not in {"w:headerReference", "w:footerReference"} or relation is None or relation.is_external:
                continue
            found = next((known for known in _WHEN if known == when and wanted[known]), None)
            if found is not None:
                story = self._reader.read(relation.target, "header" if kind == "header" else "footer", found)
                if story is not None:
                    yield story

    def _adopted(self, settings: Element) -> Adopted | None:
        root = self._related("styles")
        if root is not None and len(root.children) > _MOST_STYLES:
            raise self._package.refused("large")
        default = settings.child("w:defaultTableStyle")
        return adopt(root, default.get() if default is not None else "") if root is not None else None

    def _theme(self) -> Element | None:
        """Return the colours and fonts of the theme; its fills and effects have no place in a letter."""
        root = self._related("theme")
        elements = root.child("a:themeElements") if root is not None else None
        if elements is None:
            return None
        kept = [_only(one, _THEME_KEPT) for one in elements.children if one.name in {"a:clrScheme", "a:fontScheme"}]
        return Element("theme", {}, kept) if len(kept) == 2 else None

    def _font_table(self) -> Element | None:
        root = self._related("fontTable")
        if root is None:
            return None
        made = Element("w:fonts")
        for one in root.children:
            if any(child.name.startswith("w:embed") for child in one.children):
                self._noted.add("embedded_font")
            children = [_plain_font(child) for child in one.children if child.name in _FONT_KEPT]
            made.children.append(Element("w:font", {"w:name": one.get("w:name")}, children))
        return made

    def _fonts(self, adopted: Adopted | None) -> tuple[str, ...]:
        """Return the fonts in which it writes, the one of running text first."""
        root = adopted.root if adopted is not None else Element("w:styles")
        theme = self._theme()
        minor = next((one.get("typeface") for one in theme.every("a:latin")), "") if theme is not None else ""
        if theme is not None:
            minor = next(
                (one.get("typeface") for part in theme.every("a:minorFont") for one in part.every("a:latin")), minor
            )
        named = [one.get("w:ascii") or (minor if one.get("w:asciiTheme") else "") for one in body_fonts(root)]
        named += [one.get("w:ascii") for style in root.children for one in style.every("w:rFonts")]
        return tuple(dict.fromkeys(one for one in named if one))[:6]

    def _seal(self, adopted: Adopted | None) -> Element | None:
        """Return the properties of the paragraph in the text that is marked for the seal."""
        for one in self._body.every("w:p", "w:sdt", "w:bookmarkStart"):
            marks = one.every("w:bookmarkStart", "w:sdt") if one.name == "w:p" else iter((one,))
            if not any(slot_of(mark) == "seal" for mark in marks):
                continue
            paragraph = one if one.name == "w:p" else next(one.every("w:p"), None)
            properties = paragraph.child("w:pPr") if paragraph is not None else None
            made = self._reader.properties(properties) if properties is not None else Element("w:pPr")
            if adopted is not None:
                rename(made, adopted.ids)
            return made
        return None

    # ---- what is said ----------------------------------------------------------------------------------------------

    def _look_at_rest(self, settings: Element) -> None:
        relations = (*self._relations.values(), *self._package.relations(self._package_part("settings")).values())
        if any(one.kind == "attachedTemplate" for one in relations) or settings.child("w:attachedTemplate") is not None:
            self._noted.add("template")
        if any(one.is_external and one.kind != "attachedTemplate" for one in relations):
            self._noted.add("external")
        names = self._package.names
        if any(one.kind in _EMBEDDED for one in relations) or any(
            part in name for name in names for part in ("/embeddings/", "/activex/", "/charts/")
        ):
            self._noted.add("embedded")
        comments = self._related("comments")
        if comments is not None and comments.children:
            self._noted.add("comment")
        if any(self._body.every("w:ins", "w:del", "w:moveFrom", "w:moveTo")):
            self._noted.add("tracked")
        if any(one.text.strip() for one in self._body.every("w:t")) or any(self._body.every("w:drawing", "w:pict")):
            self._noted.add("body")

    def _notes(
        self, stories: tuple[Story, ...], adopted: Adopted | None, page: Page, sections: int, *, has_seal: bool
    ) -> Iterator[Message]:
        kinds = {one.kind for one in stories}
        if "header" not in kinds:
            yield told.no_header()
        if "footer" not in kinds:
            yield told.no_footer()
        elif not any(one.counts_pages for one in stories):
            yield told.no_numbers()
        missing = adopted.missing if adopted is not None else frozenset(TOLD_WHERE_MISSING)
        names = [name for id_, name in TOLD_WHERE_MISSING.items() if id_ in missing]
        if names:
            yield told.no_styles(names)
        if adopted is None or TABLES in missing:
            yield told.no_tables()
        if adopted is None or not names_complex_font(adopted.root):
            yield told.no_complex_font(complex_font("ar"))
        if page.is_landscape or page.width > page.height:
            yield told.landscape()
        if sections > 1:
            yield told.sections()
        if not has_seal and not any("seal" in one.slots for one in stories):
            yield told.no_seal()
        yield from self._noted.messages()

    # ---- inner -----------------------------------------------------------------------------------------------------

    def _related(self, kind: str) -> Element | None:
        """Return the root of the part to which the document stands in a relation of a kind."""
        name = self._package_part(kind)
        return self._package.part(name) if name else None

    def _package_part(self, kind: str) -> str:
        fitting: Iterator[Relation] = (one for one in self._relations.values() if one.kind == kind)
        return next((one.target for one in fitting if not one.is_external), "")


def _plain_font(one: Element) -> Element:
    """Return what is said of a font; LibreOffice names its signs in an attribute that Word's schema does not know here."""
    return Element(one.name, {name: value for name, value in one.attributes.items() if name != "w:characterSet"})


def _renamed(story: Story, ids: Mapping[str, str]) -> Story:
    xml = _REFERENCE.sub(lambda found: f"{found[1]}{ids.get(found[2], found[2])}{found[3]}", story.xml)
    return replace(story, xml=xml)


def _only(one: Element, kept: re.Pattern[str]) -> Element:
    """Return an element with only those below it whose names are kept, and no reference to other parts."""
    attributes = {name: value for name, value in one.attributes.items() if not name.startswith("r:")}
    return Element(one.name, attributes, [_only(child, kept) for child in one.children if kept.fullmatch(child.name)])


def _number(element: Element, name: str, usual: int) -> int:
    """Return a measure in twentieths of a point; what is no such number counts as not said."""
    text = element.get(name)
    return max(-_MOST, min(_MOST, int(text))) if re.fullmatch(r"-?\d{1,6}", text) else usual
