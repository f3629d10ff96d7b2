"""Keys and signatures: whose keys are trusted, a key of one's own, signing and verifying packs and bundles."""

from __future__ import annotations

import argparse
from pathlib import Path

from mla_writer.cli.passwords import new_password, opened_key
from mla_writer.cli.showing import not_found, out, out_json, say, show_rows
from mla_writer.conditions.values import Day
from mla_writer.errors import Place, fail
from mla_writer.handover.bundle import make_bundle
from mla_writer.handover.handed import is_bundle, read_bundle_file, read_pack_file, signature_file, signer_of_file
from mla_writer.handover.making import expect_new, made_comment, write_key_files
from mla_writer.handover.minisign import sign
from mla_writer.handover.trusted import add_key, remove_key, trusted_keys
from mla_writer.storage.files import write_all
from mla_writer.translation.message import Message, N_
from mla_writer.yamlio import content_of

_ADDED, _REMOVED = N_("Trusted from now on: {name}, key {key}"), N_("Trusted no longer: {name}, key {key}")
_WRITTEN = N_("The secret key is in {secret}: keep it where nobody else reads it. Hand over {public}, or this line:")
_NONE = N_("No key is trusted yet.")
_COMMENT = N_("What the signer wrote beside it: {comment}")


def list_keys(given: argparse.Namespace) -> int:
    """List the trusted keys."""
    rows = [
        {"name": one.name, "number": one.public.name, "key": one.public.text, "added_on": one.added_on}
        for one in trusted_keys()
    ]
    if not rows and given.format != "json":
        out(say(Message(_NONE), given.language))
    else:
        show_rows(given, rows)
    return 0


def trust_key(given: argparse.Namespace) -> int:
    """Trust the key in a file, or the line of it, under a name."""
    file = Path(given.key)
    is_line = not file.exists() and given.key.startswith("RW")
    text = given.key if is_line else content_of(file).decode("utf-8", errors="replace")
    added = add_key(given.name, text, str(Day.today()), place=given.key)
    out(say(Message(_ADDED, {"name": added.name, "key": added.public.name}), given.language))
    return 0


def distrust_key(given: argparse.Namespace) -> int:
    """Trust a key no longer."""
    gone = remove_key(given.name)
    if gone is None:
        raise not_found(given.name, [one.name for one in trusted_keys()])
    out(say(Message(_REMOVED, {"name": gone.name, "key": gone.public.name}), given.language))
    return 0


def write_new_key(given: argparse.Namespace) -> int:
    """Make a key: the secret part in NAME.key, the public part in NAME.pub; no file is replaced."""
    secret, public = Path(f"{given.name}.key"), Path(f"{given.name}.pub")
    expect_new(secret, public)
    key = write_key_files(secret, public, None if given.no_password else new_password(given.language))
    out(say(Message(_WRITTEN, {"secret": str(secret), "public": str(public)}), given.language))
    out(key.public.text)
    return 0


def sign_file(given: argparse.Namespace) -> int:
    """Sign a pack (a file beside it) or a bundle (within it)."""
    file = Path(given.file)
    comment = given.comment or made_comment(file)
    if is_bundle(file):
        bundle = read_bundle_file(file)
        packs = {one.country: (one.version, bundle.packs[one.country]) for one in bundle.manifest.packs}
        key = opened_key(Path(given.key), given.language)
        target, content = file, make_bundle(packs, key, comment, bundle.translations)
    elif file.suffix == ".yaml":
        data, key = read_pack_file(file)[0], opened_key(Path(given.key), given.language)
        target, content = signature_file(file), sign(data, key, comment).file_text.encode("utf-8")
    else:
        raise fail("SIGN-012", Place(str(file)))
    write_all({target: content})
    out(str(target))
    return 0


def verify_file(given: argparse.Namespace) -> int:
    """Tell who signed a pack or a bundle: status 0 for a trusted key, 1 for an unknown one or none, 2 where it does not fit."""
    signer = signer_of_file(Path(given.file))
    if given.format == "json":
        told = {"standing": signer.standing, "name": signer.name, "number": signer.key_name, "key": signer.carried}
        out_json({**told, "comment": signer.comment})
    else:
        out(say(signer.told, given.language))
        if signer.comment:
            out(say(Message(_COMMENT, {"comment": signer.comment}), given.language))
        if signer.carried:
            out(signer.carried)
    return 0 if signer.standing == "trusted" else 1
