"""Drawings of a letterhead: pictures and shapes without links, scripts, foreign data and names of files."""

from __future__ import annotations

from collections.abc import Iterator

from mla_writer.documents.letterhead.elements import NAMES, Element

_PREFIXES = frozenset({"a", "wp", "pic", "wps", "wpg", "v", "w10"})
_NO_ELEMENT = frozenset({
    "a:extLst", "a:hlinkClick", "a:hlinkHover", "a:hlinkMouseOver", "a:audioFile", "a:videoFile", "a:wavAudioFile",
    "a:quickTimeFile", "a:audioCd", "a:snd", "wps:extLst", "wpg:extLst",
})  # fmt: skip
_OTHERS = frozenset({"w:drawing", "w:pict", "w:txbxContent", "mc:AlternateContent", "o:lock"})
_NO_ATTRIBUTE = frozenset({"href", "src", "target", "title", "gfxdata", "relid", "oned", "ole", "pict"})
_KINDS = frozenset(uri for uri, prefix in NAMES.items() if prefix in {"pic", "wps", "wpg"})
_SHOWN = frozenset({
    "a:blip", "v:imagedata", "wps:wsp", "v:shape", "v:rect", "v:line", "v:roundrect", "v:oval", "v:group", "v:polyline",
})  # fmt: skip


def without_links(one: Element) -> Iterator[Element]:
    """Yield the children of a part of a drawing that may stay."""
    for child in one.children:
        prefix = child.name.partition(":")[0]
        if child.name not in _NO_ELEMENT and (prefix in _PREFIXES or child.name in _OTHERS):
            yield child


def cleaned_attributes(one: Element) -> dict[str, str]:
    """Return the attributes of a part of a drawing that may stay: none that points anywhere, none with foreign data."""
    if one.name == "pic:cNvPr":
        return {"id": "0", "name": ""}
    if one.name == "a:graphicData":
        return {"uri": one.get("uri") if one.get("uri") in _KINDS else ""}
    return {name: value for name, value in one.attributes.items() if _may_stay(name, value)}


def _may_stay(name: str, value: str) -> bool:
    prefix, _, local = name.rpartition(":")
    return prefix != "r" and local not in _NO_ATTRIBUTE and not local.startswith("on") and "://" not in value


def is_drawn(one: Element) -> bool:
    """Whether a drawing still shows a picture or a shape."""
    return any(one.every(*_SHOWN))
