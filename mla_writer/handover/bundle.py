"""Bundles (`*.mlapack`): packs in one file, with a manifest of their SHA-256 sums and its signature; read as if sent by an enemy.

A bundle is a zip of stored files: `manifest.yaml`, `manifest.yaml.minisig`, `packs/cc.yaml` and, where texts of a pack are
translated, `packs/cc.ll.po`. The same packs give the same bytes. What stands in it under any other name is refused, so that
nothing has to be unpacked to any place it names.
"""

from __future__ import annotations

import hashlib
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from mla_writer import yamlio
from mla_writer.errors import Place, ProblemsError, fail
from mla_writer.forms.model import STRICT
from mla_writer.forms.reading import read_as
from mla_writer.handover.minisign import PublicKey, Signature, SigningKey, read_public_key, read_signature, sign

FORMAT, WITH_TRANSLATIONS = 1, 2
"""A bundle without translations stays readable for programs that know none."""
MANIFEST, SIGNATURE = "manifest.yaml", "manifest.yaml.minisig"
MOST_BYTES, MOST_OF_PACK = 40_000_000, 2_000_000
_MOST_FILES, _MOST_DIRECTORY = 2_000, 200_000
_NAME = re.compile(r"manifest\.yaml(\.minisig)?|packs/[a-z]{2}\.(yaml|[a-z]{2,3}(_[a-z]{2})?\.po)")
_FAULTS = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, OverflowError, RuntimeError, UnicodeError,
    ValueError, struct.error,
)  # fmt: skip
"""What Python's reader of zips raises at damaged ones."""
_LINK, _FOLDER = 0o120000, 0o040000


@dataclass(frozen=True, slots=True)
class ListedTranslation:
    """The translation of a pack's texts into one language, as the manifest lists it."""

    __pydantic_config__: ClassVar = STRICT

    language: str
    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Listed:
    """One pack as the manifest lists it, with its translations."""

    __pydantic_config__: ClassVar = STRICT

    country: str
    version: int
    file: str
    sha256: str
    translations: tuple[ListedTranslation, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a bundle holds. `key` is the public key of who signed it, so that a signature can be checked before it is trusted."""

    __pydantic_config__: ClassVar = STRICT

    format: int
    packs: tuple[Listed, ...]
    key: str = ""


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle that was read: each pack's bytes by the code of its State, as listed in the manifest.

    `translations` holds the bytes of each translation by the code of the State and the language.
    """

    manifest: Manifest
    manifest_content: bytes
    packs: Mapping[str, bytes]
    translations: Mapping[tuple[str, str], bytes]
    signature_content: bytes = b""
    signature: Signature | None = None
    carried: PublicKey | None = None


def make_bundle(
    packs: Mapping[str, tuple[int, bytes]],
    key: SigningKey | None,
    comment: str = "",
    translations: Mapping[tuple[str, str], bytes] | None = None,
) -> bytes:
    """Return the bundle of packs, given by State with version and bytes; signed where there is a key.

    `translations` are given by State and language.
    """
    told = {(code, language): content for (code, language), content in sorted((translations or {}).items())}
    files = {f"packs/{code.lower()}.yaml": content for code, (_, content) in sorted(packs.items())}
    rows = [_row(code, version, content, told) for code, (version, content) in sorted(packs.items())]
    data: dict[str, object] = {"format": str(WITH_TRANSLATIONS if told else FORMAT), "packs": rows}
    if key is not None:
        data["key"] = key.public.text
    manifest = yamlio.write(data).encode("utf-8")
    signed = {} if key is None else {SIGNATURE: sign(manifest, key, comment).file_text.encode("utf-8")}
    beside = {_translation(code, language): content for (code, language), content in told.items()}
    return _zipped({MANIFEST: manifest, **signed, **files, **beside})


def _row(code: str, version: int, content: bytes, told: Mapping[tuple[str, str], bytes]) -> dict[str, object]:
    row: dict[str, object] = {
        "country": code,
        "version": str(version),
        "file": f"packs/{code.lower()}.yaml",
        "sha256": sum_of(content),
    }
    some = [
        {"language": language, "file": _translation(code, language), "sha256": sum_of(one)}
        for (state, language), one in told.items()
        if state == code
    ]
    return {**row, "translations": some} if some else row


def _translation(code: str, language: str) -> str:
    return f"packs/{code.lower()}.{language}.po"


def read_bundle(content: bytes, name: str) -> Bundle:
    """Return the bundle in `content`, all of its sums checked; raise ProblemsError. Who signed it is for `signers` to say."""
    files = _unzipped(content, name)
    if MANIFEST not in files:
        raise fail("BUNDLE-008", Place(name))
    manifest = _manifest(files[MANIFEST], f"{name}:{MANIFEST}")
    packs = dict(_listed(manifest, files, name))
    translations = dict(_translations(manifest, files, name))
    _expect_no_other(manifest, files, name)
    carried = read_public_key(manifest.key, Place(f"{name}:{MANIFEST}")) if manifest.key else None
    signature = files.get(SIGNATURE)
    if signature is None:
        if carried is not None:  # somebody took the signature out
            raise fail("SIGN-004", Place(name))
        return Bundle(manifest, files[MANIFEST], packs, translations)
    read = read_signature(signature, f"{name}:{SIGNATURE}")
    return Bundle(manifest, files[MANIFEST], packs, translations, signature, read, carried)


def sum_of(content: bytes) -> str:
    """Return the SHA-256 sum of a file as text."""
    return hashlib.sha256(content).hexdigest()


# ---- the manifest ---------------------------------------------------------------------------------------------------


def _manifest(content: bytes, name: str) -> Manifest:
    source = yamlio.read_content(content, name)
    format = source.data.get("format") if isinstance(source.data, dict) else None
    if isinstance(format, str) and format not in {str(FORMAT), str(WITH_TRANSLATIONS)}:
        raise fail("BUNDLE-012", source.place(("format",)), format=_shown(format), known=WITH_TRANSLATIONS)
    return read_as(Manifest, source)


def _listed(manifest: Manifest, files: Mapping[str, bytes], name: str) -> Iterator[tuple[str, bytes]]:
    """Yield each pack of the manifest with its State; every listed file is there with its sum."""
    if not manifest.packs:
        raise fail("BUNDLE-015", Place(name))
    seen: set[str] = set()
    for one in manifest.packs:
        if one.country.upper() in seen:
            raise fail("BUNDLE-013", Place(name), state=_shown(one.country))
        seen.add(one.country.upper())
        yield one.country, _held(one.file, f"packs/{one.country.lower()}.yaml", one.sha256, files, name)


def _translations(manifest: Manifest, files: Mapping[str, bytes], name: str) -> Iterator[tuple[tuple[str, str], bytes]]:
    """Yield each translation of the manifest with its State and language."""
    for pack in manifest.packs:
        for one in pack.translations:
            expected = _translation(pack.country, one.language)
            yield (pack.country, one.language), _held(one.file, expected, one.sha256, files, name)


def _held(file: str, expected: str, sha256: str, files: Mapping[str, bytes], name: str) -> bytes:
    """Return a listed file; raise ProblemsError where it is not there, not under its name, or another one."""
    if file != expected or file not in files:
        raise fail("BUNDLE-010", Place(name), name=_shown(file))
    if sum_of(files[file]) != sha256:
        raise fail("BUNDLE-009", Place(name), name=file)
    return files[file]


def _expect_no_other(manifest: Manifest, files: Mapping[str, bytes], name: str) -> None:
    """Raise ProblemsError where something is in the bundle that the manifest does not list."""
    listed = {one.file for one in manifest.packs} | {MANIFEST, SIGNATURE}
    listed |= {told.file for one in manifest.packs for told in one.translations}
    for extra in files.keys() - listed:
        raise fail("BUNDLE-011", Place(name), name=extra)


# ---- the zip --------------------------------------------------------------------------------------------------------


def _zipped(files: Mapping[str, bytes]) -> bytes:
    """Return files as a zip that does not depend on day, machine or the release of a compressor."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, content)
    return whole.getvalue()


def _unzipped(content: bytes, name: str) -> dict[str, bytes]:
    if len(content) > MOST_BYTES:
        raise fail("BUNDLE-002", Place(name), size=MOST_BYTES // 1_000_000)
    if not _is_modest(content):
        raise fail("BUNDLE-001", Place(name))
    found: dict[str, bytes] = {}
    room = MOST_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for entry in archive.infolist():
                _expect_plain(entry, found, name)
                found[entry.filename] = _content(archive, entry, min(MOST_OF_PACK, room), name)
                room -= len(found[entry.filename])
    except ProblemsError:
        raise
    except _FAULTS:
        raise fail("BUNDLE-001", Place(name)) from None
    return found


def _is_modest(content: bytes) -> bool:
    """Whether this is one zip from its first byte to its last, with a short directory: the directory is read as a whole."""
    end = content[-22:]
    if len(end) < 22 or not content.startswith(b"PK\x03\x04") or not end.startswith(b"PK\x05\x06"):
        return False
    if content[-42:-38] == b"PK\x06\x07":  # the form for zips beyond 4 GB
        return False
    files, length, start = struct.unpack("<10xHII2x", end)
    return bool(files <= _MOST_FILES and length <= _MOST_DIRECTORY and start + length == len(content) - 22)


def _expect_plain(entry: zipfile.ZipInfo, found: Mapping[str, bytes], name: str) -> None:
    """Raise ProblemsError where an entry is not a plain file under a name that a bundle uses, once."""
    kind = entry.external_attr >> 16 & 0o170000
    place, shown = Place(name), _shown(entry.orig_filename)
    if kind in {_LINK, _FOLDER} or entry.is_dir():
        raise fail("BUNDLE-006", place, name=shown)
    if not _NAME.fullmatch(entry.orig_filename):
        raise fail("BUNDLE-003", place, name=shown)
    if entry.flag_bits & 0x41:
        raise fail("BUNDLE-004", place, name=shown)
    if entry.filename in found:
        raise fail("BUNDLE-005", place, name=shown)


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int, name: str) -> bytes:
    """Return what an entry unpacks to; never more than `most` is unpacked, whatever it claims."""
    if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise fail("BUNDLE-001", Place(name))
    with archive.open(entry) as file:
        content = file.read(most + 1)
        if len(content) > most or entry.file_size > most:
            raise fail("BUNDLE-007", Place(name), name=entry.filename, size=MOST_OF_PACK // 1_000_000)
        if len(content) != entry.file_size or file.read(1):
            raise fail("BUNDLE-001", Place(name))
    return content


def _shown(text: str) -> str:
    """Return a text of somebody else's so that it can stand in a line: letters alone, and not too many."""
    return ascii(text)[1:-1][:60]
