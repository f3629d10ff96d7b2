"""Reading XLIFF 1.2 from outside: nothing of it is built, entities and document types are refused, sizes are bounded."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from mla_writer.errors import Place, fail
from mla_writer.translator.back import Back, Returned

MOST_BYTES = 40_000_000
_BEGINNING = re.compile(rb"<(?:[\w.-]{1,40}:)?xliff[\s>/]")
_SPACE = "urn:oasis:names:tc:xliff:document:"
_READ = {f"{_SPACE}1.1", f"{_SPACE}1.2"}
_CODES = frozenset({"ph", "bpt", "ept", "it", "x", "bx", "ex"})
"""Elements within a text that stand for codes of a format: what is in them is no text."""
_TEXTS = frozenset({"source", "target"})
_OPEN = frozenset({"new", "needs-translation", "needs-adaptation"})
"""States of what nobody has translated yet; some tools leave them when somebody has."""


def is_xliff(content: bytes) -> bool:
    """Whether a file says in its beginning that it is XLIFF, in whatever encoding."""
    return _BEGINNING.search(content[:8192].replace(b"\x00", b"")) is not None


def read_xliff(content: bytes, file: str) -> Returned:
    """Return the translations in a file; raise ProblemsError where it cannot be read, each fault with its line."""
    if len(content) > MOST_BYTES:
        raise fail("TRANS-004", Place(file), limit=MOST_BYTES // 1_000_000)
    return _Reader(file).read(content)


@dataclass(slots=True)
class _Unit:
    id: str
    line: int
    is_open: bool = False
    texts: dict[str, list[str]] = field(default_factory=dict)


class _Reader:
    """Walks over one file."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._path: list[str] = []
        self._languages: list[tuple[str, str]] = []
        self._unit: _Unit | None = None
        self._into: list[str] | None = None
        self._codes = 0
        self._found: list[Back] = []

    def read(self, content: bytes) -> Returned:
        parser = self._parser
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        try:
            parser.Parse(content, True)
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code)
            raise fail("TRANS-002", Place(self._file, error.lineno, error.offset + 1), reason=reason) from None
        except (ValueError, LookupError):
            raise fail("TRANS-002", Place(self._file, 1, 1), reason="encoding") from None
        targets = {target for _, target in self._languages}
        if len(targets) != 1:
            raise fail("TRANS-008", Place(self._file, 1, 1), languages=", ".join(sorted(targets)) or "–")
        return Returned(self._file, targets.pop(), tuple(self._found))

    def _refuse(self, *_: object) -> None:
        raise fail("TRANS-003", self._place())

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        self._path.append(local)
        if len(self._path) == 1:
            self._expect_xliff(space, local, attributes)
        elif local == "file":
            pair = (attributes.get("source-language", ""), attributes.get("target-language", ""))
            self._languages.append((code_of(pair[0]), code_of(pair[1])))
        elif local == "trans-unit":
            self._unit = _Unit(attributes.get("id", ""), self._parser.CurrentLineNumber)
        elif self._unit is not None and local in _TEXTS and self._path[-2] == "trans-unit":
            self._into = self._unit.texts.setdefault(local, [])
            self._unit.is_open = local == "target" and attributes.get("state") in _OPEN
        elif self._into is not None and local in _CODES:
            self._codes += 1

    def _expect_xliff(self, space: str, local: str, attributes: dict[str, str]) -> None:
        if local != "xliff":
            raise fail("TRANS-001", self._place())
        if space not in _READ:
            version = attributes.get("version", space.removeprefix(_SPACE))[:20] or "?"
            raise fail("TRANS-005", self._place(), version=version)

    def _end(self, name: str) -> None:
        local = name.rpartition(" ")[2]
        self._path.pop()
        if self._unit is None:
            return
        if local in _TEXTS and self._path[-1] == "trans-unit":
            self._into = None
        elif local in _CODES and self._codes:
            self._codes -= 1
        elif local == "trans-unit":
            source, target = ("".join(self._unit.texts.get(one, ())).strip() for one in ("source", "target"))
            self._found.append(Back(self._unit.id, source, target, self._unit.line, self._unit.is_open))
            self._unit = None

    def _characters(self, data: str) -> None:
        if self._into is not None and not self._codes:
            self._into.append(data)

    def _place(self) -> Place:
        return Place(self._file, self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1)


def code_of(tag: str) -> str:
    """Return the code of a language by its tag: of `fr-FR` the language alone, of `pt-BR` both."""
    language, _, region = tag.replace("_", "-").partition("-")
    code = f"{language.lower()}_{region.lower()}"
    return code if code == "pt_br" else language.lower()
