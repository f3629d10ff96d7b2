"""The command line of letters that come back."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mla_writer.cli.arguments import Commands


def add_letter_options(command: argparse.ArgumentParser) -> None:
    """Add what can be said of an edited letter that is read back."""
    command.add_argument(
        "--take",
        action="append",
        default=[],
        metavar="NUMBER",
        help="of a letter: take over this change of the list, or `all`; repeatable",
    )
    command.add_argument("--of-another", action="store_true", help="read it although it was written from another draft")


def add_compare(commands: Commands) -> None:
    """Add the command that compares two versions of a request."""
    command = commands.add_parser(
        "compare", help="two versions of a request: tracked changes in Word, and a list of changed answers"
    )
    command.add_argument("draft", metavar="DRAFT")
    command.add_argument("old", metavar="OLD", help="the version before, as a draft file")
    command.add_argument("-o", "--output", metavar="REDLINE.docx", help="the letter with the changes tracked")
    command.add_argument("--list", action="store_true", help="list the answers that have changed")
    command.add_argument("--language", metavar="LANG", help="of the letter; default: the first of the draft")
    command.add_argument(
        "--version", choices=("full", "provider", "addressee"), default="full", help="for whom the letter is"
    )
    command.add_argument("--format", choices=("text", "json"), default="text")
