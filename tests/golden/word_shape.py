"""The markup of a Word file as lines that can be read and compared: what the words are is left to the letters kept as text.

Of the words only the first of each paragraph stand behind it. Left out are what only counts (ids, names of bookmarks) and what
the fields of answers are called; the look that most runs of a part have is told once, at its head. What looks like the
paragraph or row before it is counted, not repeated.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from lxml import etree

PARTS = ("document", "header1", "footer1", "footnotes", "numbering", "settings")
_ALONE = frozenset({"w:p", "w:rPr", "w:pPr", "w:sdtPr", "w:tcPr", "w:trPr", "w:tblGrid"})
"""What stands on one line with all that is in it."""
_LEFT_OUT = frozenset({"w:alias", "w:bookmarkStart", "w:bookmarkEnd"})
_NUMBERED = re.compile(r"(?<=_Toc)[0-9]+|(?<=_)[0-9a-z_]*[0-9]{3,}")
_LOOK = re.compile("<w:rPr>.*?</w:rPr>")
_WORDS = 40


def shape_of(word: bytes) -> str:
    """Return the parts of a Word file that a letter shapes, one after the other."""
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        there = [name for name in (f"word/{one}.xml" for one in PARTS) if name in package.namelist()]
        parts = {name: etree.fromstring(package.read(name)) for name in there}
    return "".join(_part(name, root) for name, root in parts.items())


def _part(name: str, root: etree._Element) -> str:
    whole = "".join(f"{line}\n" for line in _lines(root, ""))
    looks = Counter(_LOOK.findall(whole)).most_common(1)
    usual = looks[0][0] if looks else ""
    return f"==== {name} {usual}\n{whole.replace(usual, '') if usual else whole}"


def _lines(element: etree._Element, indent: str) -> Iterator[str]:
    """Yield an element line by line; paragraphs, and what is alike, in one."""
    name = _name(element)
    if name in _ALONE or not len(element):
        yield f"{indent}{flat(element)}{_said(element) if name == 'w:p' else ''}"
        return
    yield f"{indent}<{_open(element)}>"
    for _, alike in groupby(_within(element), key=flat):
        same = list(alike)
        first, *rest = _lines(same[0], f"{indent} ")
        yield first + (f"  × {len(same)}" if len(same) > 1 else "")
        yield from rest


def _within(element: etree._Element) -> Iterator[etree._Element]:
    return (one for one in element if isinstance(one.tag, str) and _name(one) not in _LEFT_OUT)


def flat(element: etree._Element) -> str:
    """Return an element with all that is in it in one line, runs that look alike counted once."""
    inner = []
    for shape, alike in groupby(flat(one) for one in _within(element)):
        number = sum(1 for _ in alike)
        inner.append(shape + (f"×{number}" if number > 1 else ""))
    field = _NUMBERED.sub("…", str(element.text or "").strip()) if _name(element) == "w:instrText" else ""
    body = field + "".join(inner)
    return f"<{_open(element)}>{body}</{_name(element)}>" if body else f"<{_open(element)}/>"


def _open(element: etree._Element) -> str:
    name = _name(element)
    kept = [
        f'{_short(str(key))}="{_NUMBERED.sub("…", str(value))}"'
        for key, value in element.attrib.items()
        if not _is_counting(name, _short(str(key)))
    ]
    return " ".join((name, *sorted(kept)))


def _is_counting(name: str, attribute: str) -> bool:
    counting = name in {"w:footnoteReference", "w:footnote"} and attribute == "w:id"
    return counting or (name == "w:id" and attribute == "w:val") or attribute == "xml:space"


def _said(paragraph: etree._Element) -> str:
    words = "".join(str(one.text or "") for one in paragraph.iter("{*}t"))
    return f"  {words[:_WORDS]}" if words else ""


def _name(element: etree._Element) -> str:
    return _short(str(element.tag))


_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://www.w3.org/XML/1998/namespace": "xml",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
}


def _short(name: str) -> str:
    if not name.startswith("{"):
        return name
    uri, _, local = name[1:].partition("}")
    return f"{_PREFIXES.get(uri, uri.rpartition('/')[2])}:{local}"
