"""A pack at a glance: what a list of all States shows, taken from the text of its file without reading the pack.

Two hundred packs are looked at in a few milliseconds. The text is looked through as the packs that come with the program are
written, a name a line; that a glimpse says what the whole pack says is tested for every one of them. Packs of an office, which
may be written otherwise, are read instead (`glimpse_of`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mla_writer.countries.model import POINTS, CountryPack
from mla_writer.countries.point_words import FACT_OF
from mla_writer.countries.share import CONTACT, EVERY_KEY, KEY_OF_MEASURE, NOT_READ, Share, is_checked

_HEAD = re.compile(rb"""^(version|status|checked_on|review_by):[ ]*["']?([\w-]+)""", re.MULTILINE)
_HEAD_ENDS = (b"\nsources:", b"\nauthority:", b"\ninformation:", b"\nrequirements:")
_NAME = re.compile(rb"""[ ]*["']?([a-z_0-9]+\.[a-z_0-9]+)""")
_ENTRY = re.compile(rb"\n[ ]*-[ ]*(?:\{[ ]*)?id:[ ]*([\w-]+)")
_BELOW = re.compile(rb"(?:\n  |^[ ]*\{[ ]*)([\w-]+):")
_LISTED = re.compile(rb"(?:^|[\s,{])sources:\s*(\[[^\]]*\]|(?:\n?[ ]*-[ ][^\n]*)+)")
_CITED = re.compile(rb"""["']([\w-]+)[^"']*["']|([\w-]+)""")
_TOP = re.compile(rb"^([a-z_]+):", re.MULTILINE)
_MARKS = re.compile(rb"^  ([a-z_0-9]+\.[a-z_0-9]+):|\bin:[ ]*\[([^\]]*)\]", re.MULTILINE)
_ALL = frozenset(EVERY_KEY)
_NOT_READ = re.compile(rb"confidence:[ ]*(?:" + b"|".join(one.encode() for one in sorted(NOT_READ)) + rb")\b")

Told = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What a list of States tells of a pack; `completeness` is the share (0 to 1) of what is worth knowing that is sourced.

    `is_checked` tells whether anything in it was checked against a source.
    """

    country: str
    version: int
    status: str
    checked_on: str
    review_by: str
    completeness: float
    requirements: int
    is_checked: bool


def glimpse_of(pack: CountryPack, share: Share) -> Glimpse:
    """Return what a list tells of a pack that has been read."""
    return Glimpse(
        country=pack.country,
        version=pack.version,
        status=pack.status,
        checked_on=pack.checked_on,
        review_by=pack.review_by,
        completeness=share.completeness,
        requirements=len(pack.requirements),
        is_checked=is_checked(pack),
    )


def glimpse(country: str, content: bytes, marks: bytes = b"") -> Glimpse:
    """Return what the file of a State's pack tells at a glance; what it does not say stays empty.

    `marks` is the file of the marks of the research, where there is one.
    """
    ends = [at for at in map(content.find, _HEAD_ENDS) if at >= 0]
    head = {name.decode(): value.decode() for name, value in _HEAD.findall(content, 0, min(ends, default=len(content)))}
    number, parts = head.get("version", ""), _sections(content)
    rules = {one.decode() for one in _ENTRY.findall(parts.get("requirements", b""))}
    text = _Text(parts)
    told = {*text.told(), *_marked(marks, rules)} & _ALL
    return Glimpse(
        country=country,
        version=int(number) if number.isdecimal() else 0,
        status=head.get("status", ""),
        checked_on=head.get("checked_on", ""),
        review_by=head.get("review_by", ""),
        completeness=len(told) / len(_ALL),
        requirements=len(rules),
        is_checked=text.is_checked,
    )


def _sections(content: bytes) -> dict[str, bytes]:
    """Return the text of each section of the file."""
    return _parted(_TOP, content)


def _below(text: bytes) -> dict[str, bytes]:
    """Return the text of each name that stands in a section."""
    return _parted(_BELOW, text)


def _parted(names: re.Pattern[bytes], text: bytes) -> dict[str, bytes]:
    """Return what stands after each name in a text, up to the next one."""
    found = list(names.finditer(text))
    ends = [one.start() for one in found[1:]]
    return {one[1].decode(): text[one.end() : end] for one, end in zip(found, (*ends, len(text)), strict=False)}


def _marked(marks: bytes, rules: set[str]) -> Iterator[str]:
    """Yield the keys for which, by the marks of the research, a requirement stands."""
    key = ""
    for name, ids in _MARKS.findall(marks):
        if name:
            key = name.decode()
        elif rules.intersection(ids.decode().replace(",", " ").split()):
            yield key


class _Text:
    """Looks through the sections of one file for what is told with a source."""

    def __init__(self, parts: Told) -> None:
        self.parts = parts
        table = _below(parts.get("sources", b""))
        self.unread = {key for key, text in table.items() if _NOT_READ.search(text)}
        self.is_checked = bool(table.keys() - self.unread)

    def told(self) -> Iterator[str]:
        """Yield the keys that are told."""
        yield from self._head()
        yield from self._points()
        for name, text in _below(self.parts.get("assistance", b"")).items():
            if name in KEY_OF_MEASURE and _value(text, b"possible") and self._is_read(text):
                yield KEY_OF_MEASURE[name]
        for one in self.parts.get("information", b"").split(b"fact:")[1:]:
            found = _NAME.match(one)
            if found is not None:
                yield found[1].decode()

    def _head(self) -> Iterator[str]:
        authority, languages, channel, dual = (
            self._holder(one) for one in ("authority", "languages", "channel", "dual_criminality")
        )
        for key, holder, names in (
            ("central_authority.name", authority, ("name",)),
            ("central_authority.contact", authority, CONTACT),
            ("central_authority.competence", authority, ("competence",)),
            ("language.accepted", languages, ("accepted",)),
            ("channel.ordinary", channel, ("ordinary",)),
            ("channel.urgent", channel, ("urgent",)),
        ):
            if any(name in holder for name in names):
                yield key
        for key, holder, name in (
            ("language.certification", languages, "translation"),
            ("dual_criminality.scope", dual, "scope"),
            ("dual_criminality.test", dual, "tested"),
        ):
            if _is_known(holder.get(name, b"unknown")):
                yield key
        threshold = _below(self.parts.get("dual_criminality", b"")).get("threshold", b"")
        if self._is_read(threshold):
            yield "dual_criminality.threshold"

    def _holder(self, name: str) -> Told:
        """Return what stands in a section of the head, if somebody has read where it comes from; else nothing."""
        text = self.parts.get(name, b"")
        below = _below(text)
        return below if self._is_read(b"sources:" + below.get("sources", b"")) else {}

    def _points(self) -> Iterator[str]:
        for section, names in POINTS.items():
            below = _below(self.parts.get(section, b"")) if section else self.parts
            for name in names:
                text = below.get(name, b"")
                if _value(text, b"value") and self._is_read(text):
                    yield FACT_OF[f"{section}.{name}" if section else name]

    def _is_read(self, text: bytes) -> bool:
        """Whether one of the sources in a text is one that somebody has read."""
        listed = _LISTED.search(text)
        keys = ((one or two).decode() for one, two in _CITED.findall(listed[1])) if listed is not None else ()
        return any(key not in self.unread for key in keys)


def _value(text: bytes, name: bytes) -> bool:
    """Whether a text gives a name another value than `unknown`."""
    found = re.search(rb"\b" + name + rb":([^\n,}]*)", text)
    return found is not None and _is_known(found[1])


def _is_known(value: bytes) -> bool:
    return not value.strip(b" \"'\n").startswith(b"unknown")
