"""Who signed: a signature held against the trusted keys. A broken one is an error, an unknown or a missing one is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from mla_writer.errors import Place, fail
from mla_writer.handover.minisign import PublicKey, Signature, is_signed, name_of
from mla_writer.handover.trusted import trusted_keys
from mla_writer.translation.message import Message, N_

Standing = Literal["trusted", "unknown", "unsigned"]

_TRUSTED = N_("Signed by {name}.")
_FITS = N_("Signed with the key {key}, which is not one of your trusted keys. The signature matches that key.")
_OPEN = N_(
    "Signed with the key {key}, which is not one of your trusted keys. Without that key the signature cannot be "
    "checked."
)
_UNSIGNED = N_("Not signed: nothing proves who wrote it.")


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed something, as far as it is known here.

    `name` is that of a trusted key; `carried` is the key that an unknown signer sent along, where the signature fits it.
    """

    standing: Standing
    name: str = ""
    key_name: str = ""
    comment: str = ""
    carried: str = ""

    @property
    def told(self) -> Message:
        """What is to be said of it, in a sentence."""
        if self.standing == "trusted":
            return Message(_TRUSTED, {"name": self.name})
        if self.standing == "unsigned":
            return Message(_UNSIGNED)
        return Message(_FITS if self.carried else _OPEN, {"key": self.key_name})


UNSIGNED = Signer("unsigned")


def signer_of(content: bytes, signature: Signature, place: Place, carried: PublicKey | None = None) -> Signer:
    """Return who signed `content`; raise ProblemsError where the signature does not fit it, as far as that can be told.

    `carried` is a key that came along with what was signed: the signature has to fit it, and it makes nobody known.
    """
    key_name = name_of(signature.key_id)
    if carried is not None and not is_signed(content, signature, carried):
        raise fail("SIGN-004", place)
    for one in trusted_keys():
        if one.public.id == signature.key_id:
            if not is_signed(content, signature, one.public):
                raise fail("SIGN-004", place)
            return Signer("trusted", one.name, key_name, signature.comment)
    return Signer("unknown", "", key_name, signature.comment, carried.text if carried is not None else "")
