"""Taking over what was handed over: a pack or a bundle is looked at whole, then taken over whole or not at all.

`look_at` says who signed it and what it changes, and refuses whatever is not in order; nothing is written before `install`.
"""

from __future__ import annotations

import difflib
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from mla_writer import paths
from mla_writer.content import Content
from mla_writer.countries.citing import cited
from mla_writer.countries.library import read_pack
from mla_writer.countries.model import CountryPack
from mla_writer.errors import Place, Problem, ProblemsError, fail
from mla_writer.forms.reading import read_as
from mla_writer.handover.bundle import Bundle
from mla_writer.handover.evidence import evidence_of_bundle, evidence_of_pack
from mla_writer.handover.handed import bundle_signer, is_bundle, pack_signer, read_bundle_file, read_pack_file
from mla_writer.handover.office import office_file, write_or_restore
from mla_writer.handover.signers import Signer
from mla_writer.handover.translated import Translated, expect_language, read_translation, translation_file
from mla_writer.linting.packs import lint_packs, shipped_version
from mla_writer.storage.files import previous_of, told_of
from mla_writer.storage.pack_history import pushed
from mla_writer.translation.states import is_state
from mla_writer.yamlio import read_content


@dataclass(frozen=True)
class Change:
    """What one pack changes here: `before` is the pack that holds today, the office's or the program's; empty where none does."""

    code: str
    version: int
    content: bytes
    current: Path
    before: bytes
    known: int = 0
    """The version that holds today, 0 where there is none."""
    is_of_office: bool = False
    shipped: int = 0
    """The version that came with the program, 0 where none did."""
    translations: Mapping[str, Translated] = field(default_factory=dict)
    """Translations that come along and are not here already, by language."""

    @property
    def is_same(self) -> bool:
        """Whether this very pack holds here already, with these translations."""
        return self.before == self.content and not self.translations

    @property
    def is_below_shipped(self) -> bool:
        """Whether the program came with a higher version than the one that is taken over."""
        return self.version < self.shipped

    @cached_property
    def packs(self) -> tuple[CountryPack | None, CountryPack]:
        """The pack that holds today, None where there is none, and the one that comes."""
        before, now = (
            read_as(CountryPack, read_content(one, str(self.current)), cited) if one else None
            for one in (self.before, self.content)
        )
        assert now is not None
        return before, now

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The difference line by line, as `diff -u` shows it, without the names of files."""
        old, new = (one.decode("utf-8-sig", errors="replace").splitlines() for one in (self.before, self.content))
        return tuple(difflib.unified_diff(old, new, lineterm="", n=1))[2:]


@dataclass(frozen=True)
class Handover:
    """A pack or a bundle that was looked at and found in order."""

    source: Path
    signer: Signer
    changes: tuple[Change, ...]
    evidence: Mapping[str, bytes]
    """What proves who signed, to be kept: contents by file name."""

    @property
    def news(self) -> tuple[Change, ...]:
        """The packs that are not here already."""
        return tuple(one for one in self.changes if not one.is_same)


def look_at(source: Path, content: Content) -> Handover:
    """Return what stands in a pack or bundle, who signed it and what it would change; raise ProblemsError. Nothing is written."""
    return _bundle(source, content) if is_bundle(source) else _pack(source, content)


def install(handover: Handover, *, accepts_unknown: bool = False) -> tuple[Path, ...]:
    """Take over what was looked at, whole or not at all, and return the files; the office's versions before stay beside each.

    An unknown signer has to be accepted; where he is not, a pack of the office is another one by now, or a file cannot be
    written, an error is raised and nothing is changed.
    """
    if handover.signer.standing == "unknown" and not accepts_unknown:
        raise fail("SIGN-008", Place(str(handover.source)), key=handover.signer.key_name)
    for one in handover.news:
        _expect_unchanged(one)
    evidence = {paths.pack_signatures() / name: content for name, content in handover.evidence.items()}
    before: dict[Path, bytes] = {}
    for one in handover.news:
        before |= pushed(office_file(one.code), one.before) if one.is_of_office else {}
    new = {office_file(one.code): one.content for one in handover.news}
    told = {
        translation_file(one.code, language): made.content
        for one in handover.news
        for language, made in one.translations.items()
    }
    with told_of(paths.office_packs()):
        earlier = {previous_of(file): file.read_bytes() for file in told if file.is_file()}
    write_or_restore({**evidence, **before, **earlier, **new, **told})
    return (*new, *told)


def _expect_unchanged(one: Change) -> None:
    """Raise ProblemsError where the office's pack is not the one that was looked at."""
    file = office_file(one.code)
    with told_of(file):
        now = file.read_bytes() if file.is_file() else None
    if now != (one.before if one.is_of_office else None):
        raise fail("PACK-067", Place(str(file)))


def _pack(source: Path, content: Content) -> Handover:
    data, signature = read_pack_file(source)
    signer = pack_signer(data, signature, source)
    name = _name_of(data, source)
    change = next(_checked({name: data}, {name: str(source)}, content))
    return Handover(source, signer, (change,), evidence_of_pack(data, signature))


def _name_of(data: bytes, source: Path) -> str:
    """Return the name that a pack has to have by its State: mail and browsers give files others, such as `ke (1).yaml`."""
    try:
        read = read_content(data, str(source)).data
    except ProblemsError:
        return source.name
    code = read.get("country") if isinstance(read, dict) else None
    return f"{code.lower()}.yaml" if isinstance(code, str) and is_state(code) else source.name


def _bundle(source: Path, content: Content) -> Handover:
    bundle = read_bundle_file(source)
    signer = bundle_signer(bundle, source)
    files = {f"{code.lower()}.yaml": data for code, data in bundle.packs.items()}
    changes = tuple(_checked(files, {name: f"{source}:packs/{name}" for name in files}, content))
    _expect_as_listed(bundle, changes, source)
    changes = tuple(_with_translations(bundle, changes, source))
    return Handover(source, signer, changes, evidence_of_bundle(bundle))


def _with_translations(bundle: Bundle, changes: tuple[Change, ...], source: Path) -> Iterator[Change]:
    """Yield the changes with the translations that are new here; raise ProblemsError with the faults of all of them."""
    problems: list[Problem] = []
    made: dict[str, dict[str, Translated]] = {}
    for (code, language), data in bundle.translations.items():
        place = Place(f"{source}:packs/{code.lower()}.{language}.po")
        try:
            expect_language(language, place)
            pack = read_as(CountryPack, read_content(bundle.packs[code], place.file), cited)
            told = read_translation(data, pack, place, strict=True)
        except ProblemsError as error:
            problems += error.problems
            continue
        file = translation_file(code, language)
        if not file.is_file() or file.read_bytes() != data:
            made.setdefault(code, {})[language] = told
    if problems:
        raise ProblemsError(problems)
    for one in changes:
        yield replace(one, translations=made.get(one.code, {}))


def _expect_as_listed(bundle: Bundle, changes: tuple[Change, ...], source: Path) -> None:
    for listed, one in zip(bundle.manifest.packs, changes, strict=True):
        if (listed.country, listed.version) != (one.code, one.version):
            said = {"said_country": listed.country, "said_version": listed.version}
            raise fail("BUNDLE-014", Place(str(source)), **said, country=one.code, version=one.version)


def _checked(files: Mapping[str, bytes], shown: Mapping[str, str], content: Content) -> Iterator[Change]:
    """Yield the change of each pack, given by file name; raise ProblemsError with the faults of all of them.

    The packs are checked from a folder of our own, where nobody changes them between the check and the taking over.
    """
    apart = Content(content.folder)  # a check holds the pack in place of the one in use
    problems: list[Problem] = []
    read: list[tuple[CountryPack, bytes]] = []
    with tempfile.TemporaryDirectory(prefix="mla-writer-") as folder:
        for name, data in files.items():
            path = Path(folder).resolve() / name
            path.write_bytes(data)
            try:
                _expect_pack(data, path)
                found = list(lint_packs(apart, only=path))
                read.append((read_pack(path), data))
                found += _not_newer(read[-1][0], data, path)
            except ProblemsError as error:
                found = list(error.problems)
            problems += [replace(one, place=replace(one.place, file=shown[name])) for one in found]
    if problems:
        raise ProblemsError(problems)
    for pack, data in read:
        yield _change(pack, data, content)


def _expect_pack(data: bytes, path: Path) -> None:
    """Raise ProblemsError for a file of another kind: what is wrong with its lines as a pack would say nothing."""
    try:
        read = read_content(data, str(path)).data
        is_pack = isinstance(read, dict) and ("country" in read or path.suffix == ".yaml")
    except ProblemsError:
        is_pack = path.suffix == ".yaml"  # a slip in a pack, which is told with its line
    if not is_pack:
        raise fail("PACK-054", Place(str(path)))


def _not_newer(pack: CountryPack, data: bytes, path: Path) -> list[Problem]:
    """Return the problem of a pack that is not the office's own, and not newer than it either."""
    installed = office_file(pack.country)
    if not installed.is_file() or installed.read_bytes() == data:
        return []
    known = read_pack(installed).version
    return (
        []
        if pack.version > known
        else [Problem("PACK-027", Place(str(path)), {"version": pack.version, "known": known})]
    )


def _change(pack: CountryPack, data: bytes, content: Content) -> Change:
    current, code = content.packs.file_of(pack.country), pack.country
    if not current.is_file():
        return Change(code, pack.version, data, current, b"")
    before = current.read_bytes()
    return Change(
        code,
        pack.version,
        data,
        current,
        before,
        read_pack(current).version,
        content.packs.is_of_office(code),
        shipped_version(content, pack),
    )
