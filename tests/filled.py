"""Filling in a questionnaire as programs leave it: Word in its content controls, an older LibreOffice without their tags."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Mapping

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
NS = {"w": W, "w14": W14}
BODY = "word/document.xml"


def filled(content: bytes, values: Mapping[str, str], ticks: Collection[str] = (), day: str = "") -> bytes:
    """Return the file with `values` under their tags and the boxes `ticks` ticked, as Word leaves it.

    `day` is written in the place of the date, as somebody types it.
    """
    root = etree.fromstring(part(content, BODY))
    left = set(values) | set(ticks)
    for control in root.iter(f"{{{W}}}sdt"):
        properties, inside = control.find("w:sdtPr", NS), control.find("w:sdtContent", NS)
        assert properties is not None
        assert inside is not None
        tag = str(control.xpath("string(w:sdtPr/w:tag/@w:val)", namespaces=NS))
        if tag in ticks:
            for one in properties.iter(f"{{{W14}}}checked"):
                one.set(f"{{{W14}}}val", "1")
            _write(inside, "☒")
            left.discard(tag)
        elif tag in values:
            for one in properties.findall("w:showingPlcHdr", NS):
                properties.remove(one)
            shown = values[tag]
            for one in properties.findall("w:date", NS):
                if day:
                    shown = day
                else:
                    one.set(f"{{{W}}}fullDate", f"{values[tag]}T00:00:00Z")
            for one in properties.iter(f"{{{W}}}listItem"):
                if one.get(f"{{{W}}}value") == values[tag]:
                    shown = str(one.get(f"{{{W}}}displayText"))
            _write(inside, shown)
            left.discard(tag)
    assert not left, f"no such fields: {left}"
    return replaced(content, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def tags(content: bytes) -> list[str]:
    """Return the tags of all fields, in their order."""
    root = etree.fromstring(part(content, BODY))
    return [str(one.get(f"{{{W}}}val")) for one in root.iter(f"{{{W}}}tag")]


def without_tags(content: bytes) -> bytes:
    """Return the file as LibreOffice 7.4 saves it: fields have no tag, no name, no number, and no sign that they are empty."""
    root = etree.fromstring(part(content, BODY))
    for properties in root.iter(f"{{{W}}}sdtPr"):
        for name in ("tag", "alias", "id", "lock", "showingPlcHdr"):
            for one in properties.findall(f"w:{name}", NS):
                properties.remove(one)
    return replaced(content, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def part(content: bytes, name: str) -> bytes:
    """Return one part of the package."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name)


def replaced(content: bytes, body: bytes) -> bytes:
    """Return the package with another body."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name in package.namelist():
            target.writestr(name, body if name == BODY else package.read(name))
    return made.getvalue()


def _write(inside: etree._Element, text: str) -> None:
    run = inside.find("w:r", NS)
    assert run is not None
    for other in inside.findall("w:r", NS)[1:]:
        inside.remove(other)
    for one in list(run):
        if one.tag != f"{{{W}}}rPr":
            run.remove(one)
    for number, line in enumerate(text.split("\n")):
        if number:
            etree.SubElement(run, f"{{{W}}}br")
        etree.SubElement(run, f"{{{W}}}t").text = line
