"""The format of `minisign`: public keys, detached signatures, signing and verifying, as that program reads and writes them.

Ed25519 over the BLAKE2b-512 sum of the file (`ED`); the older form over the file itself (`Ed`) is verified and never written.
A second signature covers the first and the trusted comment, so that the comment can be relied on too. Secret keys are in
`secret_keys`.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import unicodedata
from dataclasses import dataclass

from mla_writer.errors import Place, fail

HASHED, LEGACY = b"ED", b"Ed"
_OLD_FORM = b"Ed"
"""Stands at the head of every key, whatever form its signatures have."""
_UNTRUSTED, _TRUSTED = "untrusted comment: ", "trusted comment: "
_ID, _KEY, _SIGNATURE = 8, 32, 64
_MOST_COMMENT, _MOST_FILE = 8192, 20_000


@dataclass(frozen=True, slots=True)
class PublicKey:
    """The key that verifies what its owner signed; `id` is the number by which signatures name it."""

    id: bytes
    key: bytes

    @property
    def text(self) -> str:
        """The key as one line, as it is handed over: `RWQ…`."""
        return base64.b64encode(_OLD_FORM + self.id + self.key).decode("ascii")

    @property
    def name(self) -> str:
        """The id as people compare it: sixteen figures and letters."""
        return name_of(self.id)

    @property
    def file_text(self) -> str:
        """The key as a file."""
        return f"{_UNTRUSTED}minisign public key {self.name}\n{self.text}\n"


@dataclass(frozen=True, slots=True)
class Signature:
    """A detached signature; `comment` is covered by it, the untrusted comment at the head of its file is not kept."""

    algorithm: bytes
    key_id: bytes
    signature: bytes
    comment: str
    whole: bytes
    """The second signature, over the first and the comment."""

    @property
    def file_text(self) -> str:
        """The signature as a file, to lie beside what was signed as `<name>.minisig`."""
        first = base64.b64encode(self.algorithm + self.key_id + self.signature).decode("ascii")
        second = base64.b64encode(self.whole).decode("ascii")
        return f"{_UNTRUSTED}signature from minisign secret key\n{first}\n{_TRUSTED}{self.comment}\n{second}\n"


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A key that signs: 32 bytes that nobody else may know, and the public key that belongs to them."""

    seed: bytes
    public: PublicKey


def name_of(key_id: bytes) -> str:
    """Return the id of a key as `minisign` writes it."""
    return f"{int.from_bytes(key_id, 'little'):016X}"


def make_key(seed: bytes, key_id: bytes) -> SigningKey:
    """Return the key that grows from 32 random bytes, under an id of 8 random bytes."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    own = Ed25519PrivateKey.from_private_bytes(seed)
    return SigningKey(seed, PublicKey(key_id, own.public_key().public_bytes_raw()))


def sign(content: bytes, key: SigningKey, comment: str) -> Signature:
    """Return the signature of `content`; the comment is covered by it, and is one line."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    if not is_comment(comment):
        raise fail("SIGN-005", Place("--comment"))
    own = Ed25519PrivateKey.from_private_bytes(key.seed)
    first = own.sign(hashlib.blake2b(content).digest())
    return Signature(HASHED, key.public.id, first, comment, own.sign(first + comment.encode("utf-8")))


def is_signed(content: bytes, signature: Signature, key: PublicKey) -> bool:
    """Whether `signature` was made with `key`, over exactly this content and with its comment."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    if signature.key_id != key.id:
        return False
    signed = hashlib.blake2b(content).digest() if signature.algorithm == HASHED else content
    try:
        own = Ed25519PublicKey.from_public_bytes(key.key)
        own.verify(signature.signature, signed)
        own.verify(signature.whole, signature.signature + signature.comment.encode("utf-8"))
    except (InvalidSignature, ValueError):
        return False
    return True


def read_public_key(text: str, place: Place) -> PublicKey:
    """Return the key in a public key file, or in the one line of it that people paste; raise ProblemsError."""
    words = text[:_MOST_FILE].split()
    data = decoded(words[-1]) if words else None
    is_alone = len(words) == 1 or text.startswith(_UNTRUSTED)
    if data is None or not is_alone or len(data) != len(_OLD_FORM) + _ID + _KEY or not data.startswith(_OLD_FORM):
        raise fail("SIGN-001", place)
    return PublicKey(data[2:10], data[10:])


def read_signature(content: bytes, name: str) -> Signature:
    """Return the signature in a `.minisig` file; raise ProblemsError where it is none."""
    lines = lines_of(content)
    if len(lines) != 4 or not lines[0].startswith(_UNTRUSTED) or not lines[2].startswith(_TRUSTED):
        raise fail("SIGN-002", Place(name))
    first, second, comment = decoded(lines[1]), decoded(lines[3]), lines[2].removeprefix(_TRUSTED)
    if first is None or len(first) != 2 + _ID + _SIGNATURE or first[:2] not in {HASHED, LEGACY}:
        raise fail("SIGN-002", Place(name, 2, 1))
    if second is None or len(second) != _SIGNATURE or not is_comment(comment):
        raise fail("SIGN-002", Place(name, 3, 1))
    return Signature(first[:2], first[2:10], first[10:], comment, second)


def lines_of(content: bytes) -> list[str]:
    """Return the lines of a key or signature file, none where it is no short text."""
    try:
        text = content.decode("utf-8") if len(content) <= _MOST_FILE else ""
    except UnicodeDecodeError:
        return []
    return text.replace("\r\n", "\n").removesuffix("\n").split("\n")


def decoded(text: str) -> bytes | None:
    """Return the bytes of a Base64 text, or None; there is one way only to write the same bytes."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return data if base64.b64encode(data).decode("ascii") == text else None


def is_comment(text: str) -> bool:
    """Whether a comment is one line that can be shown as it is: nothing in it turns, hides or breaks what is read."""
    return len(text.encode("utf-8")) <= _MOST_COMMENT and all(
        letter == "\t" or unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Zl", "Zp"} for letter in text
    )
