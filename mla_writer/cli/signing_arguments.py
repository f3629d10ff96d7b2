"""The command line of keys, signatures and bundles, below `countries`."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mla_writer.cli.arguments import Commands

_LINE = "what the signature says of itself; default: time and file"


def add_signing(actions: Commands) -> None:
    """Add bundle, sign, verify and keys to the actions on country packs."""
    bundle = actions.add_parser("bundle", help="write packs into one file to hand over (.mlapack)")
    bundle.add_argument("codes", nargs="+", metavar="CC")
    bundle.add_argument("-o", "--output", required=True, metavar="FILE")
    bundle.add_argument("--key", metavar="FILE", help="sign it with this secret key; its password is asked for")
    bundle.add_argument("--comment", default="", metavar="TEXT", help=_LINE)
    sign = actions.add_parser("sign", help="sign a pack (in a file beside it) or a bundle (within it)")
    sign.add_argument("file")
    sign.add_argument("--key", required=True, metavar="FILE", help="the secret key; its password is asked for")
    sign.add_argument("--comment", default="", metavar="TEXT", help=_LINE)
    verify = actions.add_parser(
        "verify", help="tell who signed a pack or a bundle; status 1 where no trusted key did, 2 where it was changed"
    )
    verify.add_argument("file")
    verify.add_argument("--format", choices=("text", "json"), default="text")
    for one in (bundle, sign, verify):
        _with_language(one)
    _add_keys(actions)


def _add_keys(actions: Commands) -> None:
    keys = actions.add_parser("keys", help="whose signatures are trusted here, and a key of one's own")
    inner = keys.add_subparsers(dest="act", required=True, metavar="ACTION")
    told = inner.add_parser("list", help="list the trusted keys")
    told.add_argument("--format", choices=("text", "json"), default="text")
    add = inner.add_parser("add", help="trust a key from now on")
    add.add_argument("name", help="what you call its owner")
    add.add_argument("key", help="the file (.pub), or the line in it that begins with RW")
    remove = inner.add_parser("remove", help="trust a key no longer")
    remove.add_argument("name")
    new = inner.add_parser("new", help="make a key: NAME.key stays secret, NAME.pub is handed over")
    new.add_argument("name", metavar="NAME")
    new.add_argument(
        "--no-password", action="store_true", help="leave the secret key open; for machines that sign alone"
    )
    for name, one in (("list", told), ("add", add), ("remove", remove), ("new", new)):
        one.set_defaults(action=f"keys {name}")
        _with_language(one)


def _with_language(command: argparse.ArgumentParser) -> None:
    command.add_argument("--language", default="en", metavar="LANG", help="language of what is shown")
