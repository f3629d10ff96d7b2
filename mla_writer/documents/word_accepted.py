"""The body of a Word file walked over, with what is said in it once every tracked change is accepted."""

from __future__ import annotations

from mla_writer.documents.word_package import WORDS, walk

W = f"{WORDS} "
"""Begin of the names of elements and attributes, as they come when XML is walked over."""
_PROPERTIES = frozenset(f"{W}{one}" for one in ("pPr", "rPr", "sdtPr", "tblPr", "trPr", "tcPr", "sectPr", "tblPrEx"))
_DROPPED = frozenset(
    {f"{W}moveFrom", f"{W}del", "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"}
)
_SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


class BodyReader:
    """Passes on what is said in a body: text and signs to `said`, other elements to `opened` and `closed`.

    What was deleted, moved away, or stands there for older programs only is not said. An element of properties, or within
    them, goes to `told_of`, while `properties` holds the names of those that are open, the outermost first.
    """

    def __init__(self) -> None:
        self.properties: list[str] = []
        self._dropped = 0
        self._is_text = False

    def read(self, body: bytes) -> None:
        """Read a whole body; raise PackageError where it is not well-formed, or unsafe."""
        walk(body, self._start, self._end, self._characters)

    def opened(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""

    def closed(self, name: str) -> None:
        """Take the end of an element."""

    def told_of(self, name: str, attributes: dict[str, str]) -> None:
        """Take a property."""

    def said(self, text: str) -> None:
        """Take what is said."""

    def written(self, data: str) -> None:
        """Take what stands outside of text, such as the instruction of a field."""

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self.properties or name in _PROPERTIES:
            if name in _PROPERTIES:
                self.properties.append(name)
            self.told_of(name, attributes)
            return
        self._dropped += name in _DROPPED
        self._is_text = name == f"{W}t" or self._is_text
        if name in _SIGNS:
            self._say(_SIGNS[name])
        else:
            self.opened(name, attributes)

    def _end(self, name: str) -> None:
        if self.properties:
            if name == self.properties[-1]:
                self.properties.pop()
            return
        self._dropped -= name in _DROPPED
        self._is_text = self._is_text and name != f"{W}t"
        self.closed(name)

    def _characters(self, data: str) -> None:
        if self.properties:
            return
        if self._is_text:
            self._say(data.replace("\u2011", "-"))  # other programs write hyphens that do not break as signs
        else:
            self.written(data)

    def _say(self, text: str) -> None:
        if not self._dropped:
            self.said(text)
