"""The command line of what comes back from outside."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from mla_writer.cli.revision_arguments import add_letter_options

if TYPE_CHECKING:
    from mla_writer.cli.arguments import Commands


def add_import(commands: Commands) -> None:
    """Add the command that reads back what was sent out."""
    command = commands.add_parser(
        "import",
        help="read back a letter that was edited in Word, or what a translator sent: what it changes in the draft",
    )
    command.add_argument("file", metavar="FILE", help="a letter in Word; XLIFF, or the Word file in two columns")
    command.add_argument("--into", dest="draft", required=True, metavar="DRAFT")
    add_letter_options(command)
    add_translation_options(command)
    command.add_argument("--language", default="en", metavar="LANG", help="language of what is shown")
    command.add_argument("--format", choices=("text", "json"), default="text", help="json: of an edited letter")


def add_translation_options(command: argparse.ArgumentParser) -> None:
    """Add how a translation is taken over."""
    command.add_argument(
        "--accept", action="store_true", help="of a translation: what it changes is fine, take it over"
    )
    command.add_argument(
        "--accept-differing",
        action="store_true",
        help="also translations that differ from their originals in numbers or names",
    )
    command.add_argument(
        "--letter", metavar="FILE", help="write the letter with the sentences of this translation to a Word file"
    )
    command.add_argument("--columns", action="store_true", help="with --letter: beside the letter in your own language")
    command.add_argument("--leave", action="append", metavar="ID", help="leave this text as it is; repeatable")
    command.add_argument(
        "--state", choices=("machine", "draft", "reviewed", "certified"), default="draft", help="of what is taken over"
    )
    command.add_argument("--by", default="", metavar="NAME", help="who made the translation")
