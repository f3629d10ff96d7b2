"""`PackLibrary`: the country packs in forms/countries/; the list is made from file names, a pack is read when asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from mla_writer.countries.model import CountryPack
from mla_writer.errors import Place, fail
from mla_writer.forms.reading import read_cached


@dataclass(frozen=True)
class PackLibrary:
    """The packs of one folder."""

    folder: Path
    _read: dict[str, CountryPack] = field(default_factory=dict)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the States that have a pack."""
        return tuple(sorted(path.stem.upper() for path in self.folder.glob("*.yaml")))

    def __iter__(self) -> Iterator[CountryPack]:
        for code in self.codes:
            pack = self.get(code)
            assert pack is not None
            yield pack

    def file_of(self, code: str) -> Path:
        """Return the file of a State's pack."""
        return self.folder / f"{code.lower()}.yaml"

    def get(self, code: str) -> CountryPack | None:
        """Return the pack of the State `code`, or None where there is none; raise ProblemsError where it is faulty."""
        if code not in self._read:
            path = self.file_of(code)
            if not code or not path.is_file():
                return None
            self._read[code] = read_pack(path)
        return self._read[code]


def read_pack(path: Path) -> CountryPack:
    """Return the pack in the file at `path`; raise ProblemsError with its faults, also where its name and State differ."""
    pack = read_cached(CountryPack, path)
    if pack.country.lower() != path.stem.lower():
        raise fail("PACK-001", Place(str(path), 1, 1), country=pack.country, file=path.stem)
    return pack


def pack_texts(pack: CountryPack) -> Iterator[tuple[str, str]]:
    """Yield context and English text of everything in a pack that is translated, requirements apart."""
    home = f"countries/{pack.country.lower()}"
    for name, entry in pack.assistance.items():
        if entry.note:
            yield f"{home}:assistance.{name}.note", entry.note
    for one in (*pack.information, *pack.verify):
        yield f"{home}:information.{one.id}", one.text
