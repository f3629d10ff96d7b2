"""`PackLibrary`: the country packs in forms/countries/; the list is made from file names, a pack is read when asked for."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from mla_writer import cache
from mla_writer.countries.citing import cited
from mla_writer.countries.facts import FactList
from mla_writer.countries.glimpse import Glimpse, glimpse, glimpse_of
from mla_writer.countries.marks import PackMark, digest_of
from mla_writer.countries.model import CountryPack, Group, measure_points, points_of
from mla_writer.countries.share import Share, share_of
from mla_writer.errors import Place, Problem, ProblemsError, ProgramError, fail
from mla_writer.forms.questionnaire import Extra
from mla_writer.forms.reading import read_cached

_PACK = re.compile(r"[a-z]{2}\.yaml")
"""How the file of a pack is named; any other file is told by `strangers`, and not used."""


@dataclass(frozen=True)
class PackLibrary:
    """The packs of one folder; those of the `office`, where it keeps any, stand in for them.

    `parties` gives the parties of a treaty by its id, for groups of States that a pack takes from there. `facts` is the folder
    with the marks of the research, by which a pack's requirements tell what they stand for.
    """

    folder: Path
    office: Path | None = None
    parties: Callable[[str], tuple[str, ...]] = field(default=lambda _: (), compare=False)
    facts: Path | None = None
    _read: dict[str, CountryPack] = field(default_factory=dict)
    _digests: dict[str, str] = field(default_factory=dict)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the States that have a pack."""
        return tuple(sorted(self._files()))

    def glimpses(self) -> tuple[Glimpse, ...]:
        """Return what is to be seen of every pack at a glance, by code; no pack is read for it.

        While size and time of no file change, no file is opened either.
        """
        files = sorted(self._files().items())
        marks = _entries(self.facts)
        key = cache.cache_key("glimpses 2", *_marks(files), *_marks(marks.items()))
        kept = cache.load(key)
        if isinstance(kept, list):
            with suppress(TypeError):  # a damaged cache: look at the files themselves
                return tuple(Glimpse(**one) for one in kept)
        seen = tuple(self._glimpse(code, Path(one.path), marks.get(code)) for code, one in files)
        cache.keep(key, [asdict(one) for one in seen])
        return seen

    def _glimpse(self, code: str, file: Path, marks: os.DirEntry[str] | None) -> Glimpse:
        """Return what a list tells of a pack: one of the office is read, if it can be, for it may be written in any way."""
        if file.parent == self.office:
            with suppress(ProgramError):
                pack = self.get(code)
                assert pack is not None
                return glimpse_of(pack, self.share_of(pack))
        return glimpse(code, _bytes(file), _bytes(Path(marks.path)) if marks is not None else b"")

    def mark_of(self, pack: CountryPack) -> PackMark:
        """Return by what a pack of this library is known again."""
        if pack.country not in self._digests:
            file = self.file_of(pack.country)
            content = _bytes(file)
            self._digests[pack.country] = digest_of(content) if content else ""
        layer = "office" if self.is_of_office(pack.country) else "shipped"
        return PackMark(pack.version, layer, pack.checked_on, self._digests[pack.country])

    def share_of(self, pack: CountryPack) -> Share:
        """Return how much of what is worth knowing of its State a pack tells, and how much of it with a source."""
        return share_of(pack, self.facts_of(pack))

    def facts_of(self, pack: CountryPack) -> FactList | None:
        """Return the marks of the research for a pack's State, where there are any: they say for what a rule stands."""
        file = self.facts / f"{pack.country.lower()}.yaml" if self.facts is not None else None
        return read_cached(FactList, file) if file is not None and file.is_file() else None

    def marks(self) -> Iterator[str]:
        """Yield a mark of every pack's file that changes with the file; no file is opened for it."""
        return _marks(sorted(self._files().items()))

    def __iter__(self) -> Iterator[CountryPack]:
        for code in self.codes:
            pack = self.get(code)
            assert pack is not None
            yield pack

    def extras(self) -> Iterator[Extra]:
        """Yield what every pack adds, for requests to its State and for those of its State."""
        for pack in self:
            file = str(self.file_of(pack.country))
            own = pack.asking_extra(file=file)
            yield from (pack.extra(file=file), *((own,) if own is not None else ()))

    def file_of(self, code: str) -> Path:
        """Return the file of a State's pack: the office's, where there is one."""
        name = f"{code.lower()}.yaml"
        return self.office / name if self.office is not None and self.is_of_office(code) else self.folder / name

    def _files(self) -> dict[str, os.DirEntry[str]]:
        """Return the file of each pack by its State; those of the office go before the others."""
        return {**_entries(self.folder), **_entries(self.office)}

    def strangers(self) -> Iterator[Problem]:
        """Yield a problem for each file beside the packs that looks like one and is not used: a second pack for a State."""
        for folder in (self.folder, self.office):
            for path in sorted(folder.glob("*.[yY][aA][mM][lL]")) if folder is not None else ():
                if not _PACK.fullmatch(path.name):
                    yield self._stranger(path)

    def _stranger(self, path: Path) -> Problem:
        """Return what is wrong with a file that is not named like a pack."""
        try:
            state = read_cached(CountryPack, path, cited).country.lower()
        except ProblemsError:
            state = path.stem[:2].lower()
        used = path.with_name(f"{state}.yaml")
        if used.is_file():
            return Problem("PACK-051", Place(str(path)), {"used": used.name, "state": state.upper()})
        return Problem("PACK-052", Place(str(path)), {"name": used.name})

    def shipped_file(self, code: str, mark: PackMark) -> Path | None:
        """Return the file that came with the program where it is the pack that a draft has recorded, else None."""
        file = self.folder / f"{code.lower()}.yaml"
        if mark.layer == "office" or not code.isalpha() or not file.is_file():
            return None
        content = _bytes(file)
        if mark.digest:
            return file if digest_of(content) == mark.digest else None
        return file if glimpse(code, content, b"").version == mark.version else None

    def is_of_office(self, code: str) -> bool:
        """Whether the office keeps a pack of its own for a State."""
        return self.office is not None and code.isalpha() and (self.office / f"{code.lower()}.yaml").is_file()

    def hold(self, pack: CountryPack) -> None:
        """Take a pack that was read elsewhere in place of what the folder holds for its State."""
        self._read[pack.country] = pack

    def forget(self, *codes: str) -> None:
        """Read the packs of these States anew when they are next asked for: their files have changed."""
        for code in codes:
            self._read.pop(code, None)
            self._digests.pop(code, None)

    def get(self, code: str) -> CountryPack | None:
        """Return the pack of the State `code`, or None where there is none; raise ProblemsError where it is faulty."""
        if code not in self._read:
            if not code.isalpha() or not self.file_of(code).is_file():
                return None
            path = self.file_of(code)
            self._read[code] = self.read(path)
        return self._read[code]

    def read(self, path: Path) -> CountryPack:
        """Return the pack in the file at `path` with the States of all its groups; raise ProblemsError with its faults."""
        return self.whole(read_pack(path))

    def whole(self, pack: CountryPack) -> CountryPack:
        """Return a pack with the States of all its groups."""
        if not any(one.parties_of for one in pack.groups.values()):
            return pack
        return replace(pack, groups={name: self._whole(one) for name, one in pack.groups.items()})

    def _whole(self, group: Group) -> Group:
        return replace(group, states=self.parties(group.parties_of)) if group.parties_of else group


def _entries(folder: Path | None) -> dict[str, os.DirEntry[str]]:
    """Return the files of a folder by the State that they are about; nothing where there is no folder."""
    if folder is None or not folder.is_dir():
        return {}
    with os.scandir(folder) as entries:
        return {one.name[:-5].upper(): one for one in entries if _PACK.fullmatch(one.name) and one.is_file()}


def _marks(files: Iterable[tuple[str, os.DirEntry[str]]]) -> Iterator[str]:
    return (f"{one.path}:{one.stat().st_size}:{one.stat().st_mtime_ns}" for _, one in files)


def _bytes(file: Path) -> bytes:
    """Return what stands in a file; nothing where it cannot be read, which is told when the pack itself is asked for."""
    try:
        return file.read_bytes()
    except OSError:
        return b""


def read_pack(path: Path) -> CountryPack:
    """Return the pack in the file at `path`; raise ProblemsError with its faults, also where its name and State differ."""
    pack = read_cached(CountryPack, path, cited)
    if pack.country.lower() != path.stem.lower():
        raise fail("PACK-001", Place(str(path), 1, 1), country=pack.country, file=path.stem)
    return pack


def pack_texts(pack: CountryPack) -> Iterator[tuple[str, str]]:
    """Yield context and English text of everything in a pack that is translated, requirements apart."""
    home = f"countries/{pack.country.lower()}"
    for place, text in (*_head_texts(pack), *_measure_texts(pack), *_fact_texts(pack)):
        if text:
            yield f"{home}:{place}", text


def _head_texts(pack: CountryPack) -> Iterator[tuple[str, str]]:
    yield "note", pack.note
    for name, group in pack.groups.items():
        yield f"groups.{name}.title", group.title
    yield "authority.competence", pack.authority.competence
    for one in pack.authorities:
        yield f"authorities.{one.id}.competence", one.competence
        yield f"authorities.{one.id}.region", one.region
    if pack.channel is not None:
        yield "channel.ordinary", pack.channel.ordinary
        yield "channel.urgent", pack.channel.urgent
    for name, point in points_of(pack):
        yield f"{name}.note", point.note
    yield from _case_texts(pack)
    for threshold in (pack.dual_criminality.threshold, *(entry.least for entry in pack.assistance.values())):
        if threshold is not None:
            yield "dual_criminality.threshold.note", threshold.note


def _case_texts(pack: CountryPack) -> Iterator[tuple[str, str]]:
    for number, case in enumerate(pack.languages.cases):
        yield f"languages.cases.{number}.note", case.note
    for number, papers in enumerate(pack.formalities.cases if pack.formalities is not None else ()):
        notes = (one.note for one in (papers.copies, papers.authentication, papers.signatory) if one is not None)
        yield from ((f"formalities.cases.{number}.note", note) for note in notes)
    for number, exempt in enumerate(pack.dual_criminality.exempt):
        yield f"dual_criminality.exempt.{number}.note", exempt.note
    for time in pack.times:
        yield f"times.{time.id}", time.text


def _measure_texts(pack: CountryPack) -> Iterator[tuple[str, str]]:
    for name, entry in pack.assistance.items():
        home = f"assistance.{name}"
        for key in ("note", "channel", "form", "time"):
            yield f"{home}.{key}", getattr(entry, key)
        for number, annex in enumerate(entry.annexes):
            yield f"{home}.annexes.{number}", annex
        for point_name, point in measure_points(entry):
            yield f"{home}.{point_name}.note", point.note


def _fact_texts(pack: CountryPack) -> Iterator[tuple[str, str]]:
    for one in (*pack.information, *pack.verify):
        yield f"information.{one.id}", one.text
    own = pack.as_requesting
    for one in (*own.information, *own.verify) if own is not None else ():
        yield f"as_requesting.information.{one.id}", one.text
