"""Passwords of keys: asked on the terminal, never taken from the command line, where others can read them."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path

from mla_writer.cli.showing import say
from mla_writer.errors import Place, fail
from mla_writer.handover.minisign import SigningKey
from mla_writer.handover.secret_keys import is_locked, read_secret_key
from mla_writer.translation.message import Message, N_
from mla_writer.yamlio import content_of

_ASKED, _AGAIN = N_("Password of the key"), N_("Repeat the password")


def opened_key(file: Path, language: str = "en") -> SigningKey:
    """Return the key in a secret key file, with its password asked for where it has one."""
    content = content_of(file)
    password = asked(_ASKED, language) if is_locked(content, str(file)) else ""
    return read_secret_key(content, str(file), password)


def new_password(language: str) -> str:
    """Ask for a new password, twice."""
    first = asked(_ASKED, language)
    if asked(_AGAIN, language) != first:
        raise fail("SIGN-010", Place("mla-writer"))
    return first


def asked(text: str, language: str) -> str:
    """Ask for a password without showing it; raise ProblemsError where nobody can be asked."""
    if not sys.stdin.isatty():
        raise fail("SIGN-011", Place("mla-writer"))
    try:
        return getpass.getpass(f"{say(Message(text), language)}: ")
    except EOFError:
        raise fail("SIGN-011", Place("mla-writer")) from None
