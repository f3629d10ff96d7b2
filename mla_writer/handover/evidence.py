"""Evidence: what proves who signed a pack of the office, kept under the sum of the pack, so that it fits that very pack alone.

A pack that is put back finds its evidence again; a pack that was changed by hand has none.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mla_writer import paths
from mla_writer.errors import Place, ProblemsError
from mla_writer.handover.bundle import Bundle, sum_of
from mla_writer.handover.minisign import read_signature
from mla_writer.handover.signers import UNSIGNED, Signer, signer_of
from mla_writer.yamlio import content_of

_OWN, _LIST, _OF_LIST = ".minisig", ".manifest", ".manifest.minisig"


def evidence_of_pack(pack: bytes, signature: bytes) -> dict[str, bytes]:
    """Return what is to be kept of a pack that was signed by itself: contents by file name; nothing where it was not."""
    return {f"{sum_of(pack)}{_OWN}": signature} if signature else {}


def evidence_of_bundle(bundle: Bundle) -> dict[str, bytes]:
    """Return what is to be kept of the packs of a signed bundle; nothing of one that is not signed."""
    if bundle.signature is None:
        return {}
    files = ((_LIST, bundle.manifest_content), (_OF_LIST, bundle.signature_content))
    return {f"{one.sha256}{suffix}": content for one in bundle.manifest.packs for suffix, content in files}


def signer_of_office_pack(file: Path) -> Signer:
    """Return who signed the office's pack at `file`, as it stands there now; a trusted signer goes before an unknown one."""
    try:
        content = content_of(file)
        found = tuple(_signers(content))
    except ProblemsError:  # a file of keys or of evidence that cannot be read proves nothing
        return UNSIGNED
    return next((one for one in found if one.standing == "trusted"), next(iter(found), UNSIGNED))


def _signers(content: bytes) -> Iterator[Signer]:
    kept = paths.pack_signatures() / sum_of(content)
    own, listing, of_listing = (kept.with_name(kept.name + suffix) for suffix in (_OWN, _LIST, _OF_LIST))
    if own.is_file():
        yield signer_of(content, read_signature(content_of(own), str(own)), Place(str(own)))
    if listing.is_file() and of_listing.is_file():
        manifest = content_of(listing)
        if kept.name.encode("ascii") in manifest:  # a sum is what it is wherever it stands; YAML is not read for it
            yield signer_of(manifest, read_signature(content_of(of_listing), str(of_listing)), Place(str(listing)))
