"""The sentence for each problem of keys, signatures and bundles."""

from __future__ import annotations

from collections.abc import Mapping

from mla_writer.translation.message import N_

SIGNING_TEXTS: Mapping[str, str] = {
    "SIGN-001": N_(
        "this is not a public key; choose its file (its name ends in .pub), or paste the line in it that begins with RW"
    ),
    "SIGN-002": N_("this is not a signature of minisign, or it was damaged; ask the sender for it again"),
    "SIGN-003": N_("this is not a secret key of minisign, or it was damaged; give the file that “keys new” wrote"),
    "SIGN-004": N_(
        "the signature does not fit: what was signed has been changed since, or the signature has; do not use it, and ask "
        "the sender for it again"
    ),
    "SIGN-005": N_("a comment is one line of plain text; shorten it, or leave out line breaks and hidden characters"),
    "SIGN-006": N_("the password does not open this key; try again"),
    "SIGN-007": N_(
        "opening this key asks for more memory or work than minisign does, or than this machine has; make a new key"
    ),
    "SIGN-008": N_(
        "signed with the key {key}, which is none of your trusted keys; ask the sender by another way whether it is theirs "
        "and add it, or repeat this with --accept-unknown-signer"
    ),
    "SIGN-010": N_("the two passwords differ; try again"),
    "SIGN-011": N_("a password can only be asked for on a terminal; run this there"),
    "SIGN-012": N_("only bundles (.mlapack) and packs (.yaml) are signed"),
    "KEYS-001": N_("a key called “{name}” is there already; choose another name"),
    "KEYS-002": N_("this key is among your trusted keys already, as “{name}”"),
    "KEYS-003": N_("the name of a key is one line of 1 to {most} plain characters; choose another"),
    "KEYS-004": N_("another key with the number {id} is trusted already; ask the sender which of the two is theirs"),
    "KEYS-005": N_(
        "a line of this file is a key, the day on which it was added, and whose it is; correct the line, or delete it"
    ),
    "BUNDLE-001": N_("this is not a bundle of packs, or it was damaged; ask the sender for it again"),
    "BUNDLE-002": N_("a bundle is a plain file of {size} MB at most; this one is larger, or a link"),
    "BUNDLE-003": N_("“{name}” has no place in a bundle; it holds manifest.yaml, its signature and packs/cc.yaml"),
    "BUNDLE-004": N_("“{name}” is encrypted; a bundle is signed, never encrypted. Ask the sender for it again"),
    "BUNDLE-005": N_("“{name}” is in the bundle twice; ask the sender for it again"),
    "BUNDLE-006": N_("“{name}” is a link or a folder; a bundle holds plain files only"),
    "BUNDLE-007": N_("“{name}” unpacks to more than a pack may hold ({size} MB); do not use this bundle"),
    "BUNDLE-008": N_("the bundle has no manifest.yaml; ask the sender for it again"),
    "BUNDLE-009": N_("“{name}” is not what the manifest says: its SHA-256 sum differs; ask the sender for it again"),
    "BUNDLE-010": N_("the manifest lists “{name}”, which is not in the bundle; ask the sender for it again"),
    "BUNDLE-011": N_("“{name}” is in the bundle, but not in its manifest; ask the sender for it again"),
    "BUNDLE-012": N_(
        "the bundle has format {format}, this program reads format {known}; update the program, or ask for an older format"
    ),
    "BUNDLE-013": N_("the bundle holds two packs for “{state}”; ask the sender which of them is meant"),
    "BUNDLE-014": N_(
        "the manifest says State {said_country}, version {said_version}, the pack {country}, version {version}; ask the "
        "sender for it again"
    ),
    "BUNDLE-015": N_("the bundle holds no pack"),
    "BUNDLE-016": N_("name the bundle something that ends in .mlapack"),
    "TEXTS-001": N_("a translation of a pack is a plain file of {size} MB at most; this one is larger, or a link"),
    "TEXTS-002": N_(
        "this is not a .po file that can be read ({reason}); correct it, or write it again with countries texts"
    ),
    "TEXTS-003": N_("“{context}” is not a text of the pack of {state}; delete it, or take the texts of that pack"),
    "TEXTS-004": N_("the translation has to keep what stands in braces: {slots}"),
    "TEXTS-005": N_("“{language}” is not the code of a language that packs are translated into; such as fr"),
    "TEXTS-006": N_("name the file by State and language, such as ke.fr.po"),
    "TEXTS-007": N_("the office has no pack of {state}; install it first, translations belong to a pack of the office"),
}
