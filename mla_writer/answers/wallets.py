"""Whether a text can be the address of a wallet for virtual assets: the check digits of common chains, the shape of others.

Bitcoin: base58 with check digits (1…, 3…; Litecoin shares the latter), bech32 and bech32m (bc1…, BIP 173 and 350). Tron:
base58 with check digits (T…). Ethereum and chains like it: 0x with 40 hexadecimal digits, some with 64; the capitals of
EIP-55 are not checked. Of other chains nothing is known but that an address is one long word.
"""

from __future__ import annotations

import hashlib
import re

_WORD = re.compile(r"[!-~]{20,128}")
_BASE58 = re.compile(r"[13T][1-9A-HJ-NP-Za-km-z]{24,35}")
_LIKE_BASE58 = re.compile(r"[13T][0-9A-Za-z]{24,35}")
_HEXADECIMAL = re.compile(r"0[xX](?:[0-9a-fA-F]{40}|[0-9a-fA-F]{62,64})")
_VERSIONS = {"1": 0x00, "3": 0x05, "T": 0x41}
"""The first byte of what a base58 address holds, by its first sign."""
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_LONGEST_BECH32 = 90
_EXPANDED = (3, 3, 0, 2, 3)
"""The prefix `bc` as the check digits of bech32 count it."""
_CONSTANT, _CONSTANT_OF_LATER = 1, 0x2BC830A3


def is_wallet(text: str) -> bool:
    """Whether `text` can be the address of a wallet: one word of 20 to 128 signs, with right check digits where it has some."""
    if _WORD.fullmatch(text) is None:
        return False
    if text[:3].lower() == "bc1":
        return _is_bech32(text)
    if text[:2].lower() == "0x":
        return _HEXADECIMAL.fullmatch(text) is not None
    if _LIKE_BASE58.fullmatch(text):
        return _is_base58(text)
    return True


def _is_base58(text: str) -> bool:
    from stdnum.bitcoin import b58decode  # loaded when the first such address is judged

    if _BASE58.fullmatch(text) is None:
        return False
    held = b58decode(text)
    digits = hashlib.sha256(hashlib.sha256(held[:-4]).digest()).digest()[:4]
    return len(held) == 25 and held[0] == _VERSIONS[text[0]] and held[-4:] == digits


def _is_bech32(text: str) -> bool:
    """python-stdnum does not know bech32m, in which addresses since 2021 are written."""
    from stdnum.bitcoin import bech32_checksum

    if text not in {text.lower(), text.upper()} or len(text) > _LONGEST_BECH32:
        return False
    values = [_BECH32.find(sign) for sign in text.lower()[3:]]
    if min(values) < 0:
        return False
    version, bits = values[0], 5 * (len(values) - 7)
    length = bits // 8
    constant = _CONSTANT_OF_LATER if version else _CONSTANT
    fits = length in {20, 32} if version == 0 else version <= 16 and 2 <= length <= 40
    return fits and bits % 8 < 5 and bech32_checksum([*_EXPANDED, *values]) == constant
