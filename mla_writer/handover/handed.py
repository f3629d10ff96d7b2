"""What is handed over as files: a bundle, or a pack with its signature beside it; read with limits, and who signed it."""

from __future__ import annotations

from pathlib import Path

from mla_writer.errors import Place, fail
from mla_writer.handover.bundle import MOST_BYTES, MOST_OF_PACK, Bundle, read_bundle
from mla_writer.handover.minisign import read_signature
from mla_writer.handover.signers import UNSIGNED, Signer, signer_of
from mla_writer.storage.files import unreadable
from mla_writer.yamlio import content_of

BUNDLE, SIGNATURE = ".mlapack", ".minisig"


def is_bundle(source: Path) -> bool:
    """Whether a file is meant as a bundle, by its name."""
    return source.suffix.lower() == BUNDLE


def signature_file(pack: Path) -> Path:
    """Return where the signature of a pack lies."""
    return pack.with_name(pack.name + SIGNATURE)


def read_bundle_file(source: Path) -> Bundle:
    """Return the bundle at `source`; raise ProblemsError or StorageError."""
    _expect_modest(source, MOST_BYTES, "BUNDLE-002")
    try:
        content = source.read_bytes()
    except OSError as error:
        raise unreadable(source, error) from error
    return read_bundle(content, str(source))


def read_pack_file(source: Path) -> tuple[bytes, bytes]:
    """Return the bytes of the pack at `source` and those of its signature, none where there is none; raise ProblemsError."""
    _expect_modest(source, MOST_OF_PACK, "PACK-026")
    content, beside = content_of(source), signature_file(source)
    if beside.is_symlink():
        raise fail("SIGN-002", Place(str(beside)))
    return content, content_of(beside) if beside.is_file() else b""


def bundle_signer(bundle: Bundle, source: Path) -> Signer:
    """Return who signed a bundle; raise ProblemsError where the signature does not fit."""
    if bundle.signature is None:
        return UNSIGNED
    return signer_of(bundle.manifest_content, bundle.signature, Place(str(source)), bundle.carried)


def pack_signer(content: bytes, signature: bytes, source: Path) -> Signer:
    """Return who signed a pack; raise ProblemsError where the signature does not fit."""
    if not signature:
        return UNSIGNED
    return signer_of(content, read_signature(signature, str(signature_file(source))), Place(str(source)))


def signer_of_file(source: Path) -> Signer:
    """Return who signed the bundle or the pack at `source`; raise ProblemsError where it is not in order."""
    if is_bundle(source):
        return bundle_signer(read_bundle_file(source), source)
    return pack_signer(*read_pack_file(source), source)


def _expect_modest(source: Path, most: int, code: str) -> None:
    """Raise ProblemsError where a file is a link, or larger than anything that it could rightly be."""
    if source.is_symlink() or (source.is_file() and source.stat().st_size > most):
        raise fail(code, Place(str(source)), size=most // 1_000_000)
