"""Secret keys as `minisign` keeps them: locked with a password (scrypt), or open where that was wished for."""

from __future__ import annotations

import base64
import hashlib
import secrets

from mla_writer.errors import Place, fail
from mla_writer.handover.minisign import SigningKey, decoded, lines_of, make_key

_FORM, _LOCKED, _OPEN, _SUM = b"Ed", b"Sc", b"\0\0", b"B2"
_HEAD = "untrusted comment: minisign encrypted secret key"
_SALT, _LENGTH, _INNER = 32, 158, 104
_WORK, _MEMORY = 2**23, 2**28
"""What a new key costs whoever guesses its password: 256 MB and about a second. `minisign` reads it from the file."""
_MOST_WORK, _MOST_MEMORY = 2**25, 2**30
"""What `minisign` itself asks for; a file that asks for more is refused."""


def new_key() -> SigningKey:
    """Return a new key."""
    return make_key(secrets.token_bytes(32), secrets.token_bytes(8))


def secret_text(key: SigningKey, password: str | None) -> str:
    """Return a key as the file that is kept secret, locked with `password`; None leaves it open."""
    own = key.public.id + key.seed + key.public.key
    if password is None:
        data = _FORM + _OPEN + _SUM + bytes(_SALT + 16) + own + bytes(32)
    else:
        salt = secrets.token_bytes(_SALT)
        cost = _WORK.to_bytes(8, "little") + _MEMORY.to_bytes(8, "little")
        inner = _mixed(own + _checksum(own), _stream(password, salt, _WORK, _MEMORY))
        data = _FORM + _LOCKED + _SUM + salt + cost + inner
    return f"{_HEAD}\n{base64.b64encode(data).decode('ascii')}\n"


def is_locked(content: bytes, name: str) -> bool:
    """Whether a secret key file needs a password; raise ProblemsError where it is none."""
    return _data(content, name)[2:4] == _LOCKED


def read_secret_key(content: bytes, name: str, password: str = "") -> SigningKey:
    """Return the key in a secret key file; raise ProblemsError where it is none, or the password does not open it."""
    data = _data(content, name)
    inner = data[-_INNER:]
    if data[2:4] == _LOCKED:
        work, memory = int.from_bytes(data[38:46], "little"), int.from_bytes(data[46:54], "little")
        if work > _MOST_WORK or memory > _MOST_MEMORY:
            raise fail("SIGN-007", Place(name))
        try:
            inner = _mixed(inner, _stream(password, data[6:38], work, memory))
        except (MemoryError, ValueError):  # figures that no program writes, or more than this machine has
            raise fail("SIGN-007", Place(name)) from None
        if inner[72:] != _checksum(inner[:72]):
            raise fail("SIGN-006", Place(name))
    elif inner[72:] not in {bytes(32), _checksum(inner[:72])}:
        raise fail("SIGN-003", Place(name))
    key = make_key(inner[8:40], inner[:8])
    if key.public.key != inner[40:72]:
        raise fail("SIGN-003", Place(name))
    return key


def _data(content: bytes, name: str) -> bytes:
    lines = lines_of(content)
    data = decoded(lines[1]) if len(lines) == 2 and lines[0].startswith("untrusted comment: ") else None
    if data is None or len(data) != _LENGTH or data[:2] != _FORM or data[4:6] != _SUM:
        raise fail("SIGN-003", Place(name))
    if data[2:4] not in {_LOCKED, _OPEN}:
        raise fail("SIGN-003", Place(name))
    return data


def _checksum(own: bytes) -> bytes:
    return hashlib.blake2b(_FORM + own, digest_size=32).digest()


def _stream(password: str, salt: bytes, work: int, memory: int) -> bytes:
    """Return what a password is stretched to; libsodium reads the two figures in this way."""
    rounds, parts = 8, 1
    work = max(work, 32768)
    if work < memory // 32:
        cost = _power_below(work // (rounds * 4))
    else:
        cost = _power_below(memory // (rounds * 128))
        parts = min(work // 4 // cost, 2**30 - 1) // rounds
    return hashlib.scrypt(
        password.encode("utf-8"), salt=salt, n=cost, r=rounds, p=max(parts, 1), maxmem=memory + 2**26, dklen=_INNER
    )


def _power_below(most: int) -> int:
    """Return the power of two that libsodium takes: the first that is more than half of `most`, two at least."""
    power = 1
    while 1 << power <= most // 2:
        power += 1
    return 1 << power


def _mixed(one: bytes, other: bytes) -> bytes:
    return bytes(left ^ right for left, right in zip(one, other, strict=True))
