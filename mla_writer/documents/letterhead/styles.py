"""Styles of a letterhead under the ids that our letters use: found by name, also where Word was set to another language.

What it lacks is brought from our base files, in its font and in proportion to its size of text. Looks that a letter needs to be
read at all are seen to: sizes and a font for Arabic script, numbers of headings as the letter cites them.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from mla_writer.documents.letterhead.elements import Element, read_elements, xml_of
from mla_writer.documents.letterhead.model import Letterhead
from mla_writer.documents.word_styles import NAMESPACES, complex_font, fonts_xml, styles_xml
from mla_writer.translation.locales import direction_of

_LOCALISED: Mapping[str, tuple[str, ...]] = {
    "Normal": ("standard", "normal", "normal (web)", "обычный", "عادي", "正文"),
    "BodyText": ("body text", "text body", "textkörper", "corps de texte", "texto independiente", "texto independente",
                 "corpo de texto", "основной текст", "نص أساسي", "正文文本"),
    "Title": ("title", "titel", "titre", "título", "заголовок", "название", "العنوان", "标题"),
    "Heading1": ("heading 1", "überschrift 1", "titre 1", "título 1", "заголовок 1", "عنوان 1", "标题 1"),
    "Heading2": ("heading 2", "überschrift 2", "titre 2", "título 2", "заголовок 2", "عنوان 2", "标题 2"),
    "Header": ("header", "kopfzeile", "en-tête", "encabezado", "cabeçalho", "верхний колонтитул", "رأس الصفحة", "页眉"),
    "Footer": ("footer", "fußzeile", "pied de page", "pie de página", "rodapé", "нижний колонтитул", "تذييل الصفحة", "页脚"),
}  # fmt: skip
"""Names that programs write which translate them; Word keeps the English name in the file, and translates the id."""
TOLD_WHERE_MISSING: Mapping[str, str] = {
    "BodyText": "Body Text", "Title": "Title", "Heading1": "Heading 1", "Heading2": "Heading 2",
}  # fmt: skip
_BUILT_IN = frozenset({*_LOCALISED, "Strong", "PlaceholderText", "DefaultParagraphFont", "TableNormal"})
TABLES = "Ruled"
_HEADINGS: Mapping[str, str] = {"Heading1": "0", "Heading2": "1"}
_COUNTED: Mapping[str, str] = {"NumberedEntry": "3", "NumberedParagraph": "5"}
_ALWAYS_COUNTED = frozenset({"NumberedEntry"})
"""Styles that count, and by which of our numberings. Facts always do, because the letter refers to their numbers; an office
that takes the numbers away from its paragraphs does not get them back."""
_BEFORE_NUMBERS = ("w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:framePr", "w:widowControl")
_NO_PART = frozenset({"w:rsid", "w:aliases", "w:locked", "w:personal", "w:personalCompose", "w:personalReply"})
_REFERENCES = frozenset({"w:basedOn", "w:next", "w:link", "w:pStyle", "w:rStyle", "w:tblStyle"})
_GROWN = 28 / 22
"""How much larger Arabic script is set than Latin script beside it, where a letterhead was made without a thought of it."""
_USUAL_SIZE = 20


@dataclass(frozen=True, slots=True)
class Adopted:
    """Styles under our ids: `ids` tells the new id of each that had another, `missing` which of ours they lack."""

    root: Element
    ids: Mapping[str, str]
    missing: frozenset[str]


def adopt(root: Element, default_table: str) -> Adopted:
    """Return the cleaned styles of a letterhead, renamed; `default_table` is the id of the style it uses for new tables."""
    kept = Element("w:styles")
    kept.children = [
        _cleaned(one)
        for one in root.children
        if one.name == "w:docDefaults" or (one.name == "w:style" and one.get("w:type") != "numbering")
    ]
    styles = [one for one in kept.children if one.name == "w:style"]
    ids = _ids(styles, default_table)
    taken = set(ids.values())
    for one in styles:
        old = one.get("w:styleId")
        if old not in ids and old in _ours():
            ids[old] = _free(old, taken)
    ids = {old: new for old, new in ids.items() if old != new}
    numbered = {one.get("w:styleId") for one in root.children if one.name == "w:style" and any(one.every("w:numPr"))}
    for one in styles:
        old = one.get("w:styleId")
        one.attributes["w:styleId"] = ids.get(old, old)
        new = one.get("w:styleId")
        if new in _COUNTED and (old in numbered or new in _ALWAYS_COUNTED):
            _number_by(one, "0", _COUNTED[new])
    rename(kept, ids)
    return Adopted(kept, ids, frozenset(_ours()) - {one.get("w:styleId") for one in styles})


def rename(root: Element, ids: Mapping[str, str]) -> None:
    """Give styles that are referred to below `root` their new ids."""
    for one in root.every(*_REFERENCES):
        one.attributes["w:val"] = ids.get(one.get(), one.get())


@lru_cache(maxsize=32)
def styles_for(letterhead: Letterhead, language: str) -> str:
    """Return styles.xml for letters in `language` on a letterhead."""
    base = styles_xml(language)
    if letterhead.styles is None:
        return base
    ours = read_elements(base.encode())
    root = copy.deepcopy(letterhead.styles)
    is_rtl = direction_of(language) == "rtl"
    grown = _GROWN if is_rtl and not names_complex_font(root) else 1.0
    _settle_defaults(root, ours, names_complex=is_rtl and grown > 1)
    for one in root.children:
        _settle(one, grown)
    known = {one.get("w:styleId") for one in root.children}
    brought = [one for one in ours.children if one.name == "w:style" and one.get("w:styleId") not in known]
    ratios = {name: _body_size(root, name) / _body_size(ours, name) for name in ("w:sz", "w:szCs")}
    for one in brought:
        if _has_default(root, one.get("w:type")):
            one.attributes.pop("w:default", None)
        _scale(one, ratios)
    root.children += brought
    if letterhead.seal is not None:
        _take_seal(root, letterhead.seal)
    inner = "".join(xml_of(one) for one in root.children)
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:styles {NAMESPACES}>{inner}</w:styles>'


def fonts_for(letterhead: Letterhead, language: str) -> str:
    """Return the table of fonts for letters on a letterhead: its own, and ours that it does not name."""
    base = fonts_xml(language)
    if letterhead.font_table is None:
        return base
    ours = read_elements(base.encode())
    known = {one.get("w:name") for one in letterhead.font_table.children}
    added = [one for one in ours.children if one.get("w:name") not in known]
    inner = "".join(xml_of(one) for one in (*letterhead.font_table.children, *added))
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts {NAMESPACES}>{inner}</w:fonts>'


def names_complex_font(root: Element) -> bool:
    """Whether styles say in which font Arabic script is written."""
    return any(one.get("w:cs") or one.get("w:cstheme") for one in body_fonts(root))


# ---- which is which ------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _ours() -> Mapping[str, tuple[str, str]]:
    """The styles that our letters use: type and name by id."""
    base = read_elements(styles_xml("en").encode())
    return {
        one.get("w:styleId"): (one.get("w:type"), _name(one).casefold())
        for one in base.children
        if one.name == "w:style"
    }


def _ids(styles: list[Element], default_table: str) -> dict[str, str]:
    """Return for the id of each style that is one of ours the id that we give it."""
    found: dict[str, str] = {}
    for ours, (kind, name) in _ours().items():
        names = {name, *_LOCALISED.get(ours, ())}
        fitting = [one for one in styles if one.get("w:type") == kind and one.get("w:styleId") not in found]
        style = (
            next((one for one in fitting if _name(one).casefold() == name), None)
            or next(
                (one for one in fitting if ours in _BUILT_IN and one.get("w:styleId").casefold() == ours.casefold()),
                None,
            )
            or next((one for one in fitting if ours == "Normal" and one.get("w:default") in {"1", "true"}), None)
            or next((one for one in fitting if _name(one).casefold() in names), None)
        )
        if style is None and ours == TABLES:
            style = _table(fitting, default_table)
        if style is not None:
            found[style.get("w:styleId")] = ours
    return found


def _table(tables: list[Element], default: str) -> Element | None:
    """Return the style for tables: what new tables get, or the only one that the authority made itself."""
    own = [one for one in tables if one.get("w:customStyle") in {"1", "true"}]
    by_default = next((one for one in tables if default and one.get("w:styleId") == default), None)
    return by_default or (own[0] if len(own) == 1 else None)


def _free(id_: str, taken: set[str]) -> str:
    new = f"{id_}OfLetterhead"
    taken.add(new)
    return new


def _name(style: Element) -> str:
    found = style.child("w:name")
    return found.get() if found is not None else ""


def _cleaned(one: Element) -> Element:
    """Return a part of the styles without lists, marks of editing, languages and what is no word of WordprocessingML."""
    children = [
        _cleaned(child)
        for child in one.children
        if child.name.startswith("w:")
        and child.name not in _NO_PART
        and child.name not in {"w:numPr", "w:lang", "w:sectPr", "w:divId", "w:vanish", "w:specVanish"}
        and not child.name.endswith("Change")
    ]
    attributes = {name: value for name, value in one.attributes.items() if name.startswith("w:")}
    return Element(one.name, attributes, children)


# ---- what a letter needs -------------------------------------------------------------------------------------------------


def _settle_defaults(root: Element, ours: Element, *, names_complex: bool) -> None:
    """Put the language of the letter into the defaults, and a font for Arabic script where it has to be named."""
    own = ours.child("w:docDefaults")
    language = next(own.every("w:lang")) if own is not None else Element("w:lang")
    properties = _defaults(root)
    if properties.child("w:sz") is None:
        _put_before(properties, ("w:szCs", *_AFTER_SIZE), Element("w:sz", {"w:val": str(_USUAL_SIZE)}))
    if names_complex:
        fonts = properties.child("w:rFonts")
        if fonts is None:
            fonts = Element("w:rFonts")
            properties.children.insert(0, fonts)
        fonts.attributes["w:cs"] = complex_font("ar")
    properties.children = [one for one in properties.children if one.name != "w:lang"]
    _put_before(properties, ("w:eastAsianLayout", "w:specVanish", "w:oMath"), language)


def _defaults(root: Element) -> Element:
    """Return the default properties of runs, made where they are missing."""
    at = root
    for number, name in enumerate(("w:docDefaults", "w:rPrDefault", "w:rPr")):
        found = at.child(name)
        if found is None:
            found = Element(name)
            at.children.insert(0 if number < 2 else len(at.children), found)
        at = found
    return at


def _settle(style: Element, grown: float) -> None:
    """Give sizes and weights their twins for complex scripts, and headings the numbers by which the letter cites them."""
    for properties in style.every("w:rPr"):
        for name, twin in (("w:b", "w:bCs"), ("w:i", "w:iCs"), ("w:sz", "w:szCs")):
            found = properties.child(name)
            if name == "w:sz" and grown > 1:
                properties.children = [one for one in properties.children if one.name != twin]
            if found is not None and properties.child(twin) is None:
                made = Element(twin, dict(found.attributes))
                _put_after(properties, name, made)
                if name == "w:sz":
                    _scale(properties, {twin: grown})
    level = _HEADINGS.get(style.get("w:styleId"))
    if style.name != "w:style" or level is None:
        return
    _number_by(style, level, "1", without=("w:ind", "w:keepNext")).children.insert(0, Element("w:keepNext"))


def _number_by(style: Element, level: str, numbering: str, without: tuple[str, ...] = ()) -> Element:
    """Have a style count by a level of a numbering; return its properties of paragraphs, which say nothing of `without`."""
    paragraph = style.child("w:pPr")
    if paragraph is None:
        paragraph = Element("w:pPr")
        _put_before(style, ("w:rPr", "w:tblPr", "w:trPr", "w:tcPr", "w:tblStylePr"), paragraph)
    paragraph.children = [one for one in paragraph.children if one.name not in without]
    number = Element("w:numPr", {}, [Element("w:ilvl", {"w:val": level}), Element("w:numId", {"w:val": numbering})])
    at = next(
        (n for n, one in enumerate(paragraph.children) if one.name not in _BEFORE_NUMBERS), len(paragraph.children)
    )
    paragraph.children.insert(at, number)
    return paragraph


def _scale(style: Element, ratios: Mapping[str, float]) -> None:
    for one in style.every(*ratios):
        size = _number(one.get())
        if size > 6:  # smaller ones are no text: they keep gaps small
            one.attributes["w:val"] = str(round(size * ratios[one.name]))


def _take_seal(root: Element, properties: Element) -> None:
    """Give the style of the seal the properties of the paragraph that was marked for it."""
    style = next(one for one in root.children if one.get("w:styleId") == "Seal")
    style.children = [one for one in style.children if one.name != "w:pPr"]
    kept = [one for one in properties.children if one.name not in {"w:pStyle", "w:rPr", "w:bidi"}]
    _put_before(style, ("w:rPr",), Element("w:pPr", {}, kept))


def _body_size(root: Element, name: str) -> int:
    """Return the size of running text in half points, in Latin (`w:sz`) or complex (`w:szCs`) script."""
    normal = next((one for one in root.children if one.get("w:styleId") == "Normal"), None)
    for place in (normal, root.child("w:docDefaults")):
        size = next((_number(one.get()) for one in place.every(name)), 0) if place is not None else 0
        if 8 <= size <= 96:
            return size
    return _USUAL_SIZE


def body_fonts(root: Element) -> Iterator[Element]:
    """Yield what the styles say of the fonts of running text, the nearest first."""
    for id_ in ("BodyText", "Normal"):
        style = next((one for one in root.children if one.get("w:styleId") == id_), None)
        yield from style.every("w:rFonts") if style is not None else ()
    defaults = root.child("w:docDefaults")
    yield from defaults.every("w:rFonts") if defaults is not None else ()


def _has_default(root: Element, kind: str) -> bool:
    return any(one.get("w:default") in {"1", "true"} and one.get("w:type") == kind for one in root.children)


def _put_after(parent: Element, name: str, made: Element) -> None:
    at = next((n for n, one in enumerate(parent.children) if one.name == name), None)
    if at is None:
        _put_before(parent, _AFTER_SIZE, made)
    else:
        parent.children.insert(at + 1, made)


def _put_before(parent: Element, names: tuple[str, ...], made: Element) -> None:
    at = next((n for n, one in enumerate(parent.children) if one.name in names), len(parent.children))
    parent.children.insert(at, made)


_AFTER_SIZE = (
    "w:highlight", "w:u", "w:effect", "w:bdr", "w:shd", "w:fitText", "w:vertAlign", "w:rtl", "w:cs", "w:em", "w:lang",
    "w:eastAsianLayout", "w:specVanish", "w:oMath",
)  # fmt: skip


def _number(text: str) -> int:
    return int(text) if re.fullmatch(r"\d{1,4}", text) else 0
