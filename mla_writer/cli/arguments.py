"""The command line: its commands and options, as design and manual describe them."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import NoReturn, TypeAlias

from mla_writer import __version__
from mla_writer.cli.signing_arguments import add_signing
from mla_writer.errors import Place, Problem, UsageError

FORMATS = ("docx", "html", "txt")
VERSIONS = ("full", "consultation", "provider", "addressee")


class Parser(argparse.ArgumentParser):
    """A parser whose faults become one line and status 2, like every other fault of the program."""

    def error(self, message: str) -> NoReturn:
        """Raise UsageError with what argparse found wrong."""
        raise UsageError([Problem("USE-001", Place(self.prog), {"reason": message})])


Commands: TypeAlias = "argparse._SubParsersAction[Parser]"  # the only name that argparse gives the type


def build_parser() -> Parser:
    """Return the parser of the whole command line."""
    parser = Parser(prog="mla-writer", description="Write requests for mutual legal assistance in criminal matters.")
    parser.add_argument("--version", action="version", version=f"mla-writer {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, parser_class=Parser, metavar="COMMAND")
    for add in (
        _new,
        _fill,
        _carry,
        _check,
        _refusal,
        _export,
        _forms,
        _countries,
        _treaties,
        _offences,
        _library,
        _translations,
        _selftest,
        _run_sample,
    ):
        add(commands)
    return parser


def _new(commands: Commands) -> None:
    command = commands.add_parser("new", help="begin a draft")
    command.add_argument("--from", dest="requesting", required=True, metavar="CC", help="requesting State")
    command.add_argument("--to", dest="requested", required=True, metavar="CC", help="requested State")
    command.add_argument(
        "--assistance", action="append", required=True, metavar="ID", help="type of assistance; repeatable"
    )
    command.add_argument(
        "--kind", default="new", metavar="ID", help="new (default), supplement, reminder, extension, withdrawal …"
    )
    command.add_argument("--on", metavar="DATE", help="date of the request instead of today")
    command.add_argument("-o", "--output", required=True, metavar="DRAFT")


def _fill(commands: Commands) -> None:
    command = commands.add_parser("fill", help="lay answers over a draft; nothing is blanked")
    command.add_argument("draft")
    command.add_argument("answers")
    _with_language(command)


def _carry(commands: Commands) -> None:
    command = commands.add_parser("carry", help="the same case to another State, in a new draft; tells what differs")
    command.add_argument("draft")
    command.add_argument("--to", dest="requested", required=True, metavar="CC", help="the other State")
    command.add_argument("-o", "--output", required=True, metavar="NEW")
    _with_language(command)
    _with_format(command)


def _check(commands: Commands) -> None:
    command = commands.add_parser("check", help="list the findings; status 1 while the request is not complete")
    command.add_argument("draft", nargs="?")
    command.add_argument("--on", metavar="DATE", help="look at the draft as on this day")
    command.add_argument("--explain", metavar="CODE", help="show the manual page of a finding's code")
    _with_language(command)
    _with_format(command)


def _refusal(commands: Commands) -> None:
    command = commands.add_parser(
        "refusal", help="walk the grounds of refusal of a draft: open, assured, answered, clear"
    )
    command.add_argument("draft")
    command.add_argument("--on", metavar="DATE", help="look at the draft as on this day")
    _with_language(command)
    _with_format(command)


def _export(commands: Commands) -> None:
    command = commands.add_parser("export", help="write letters")
    command.add_argument("draft")
    command.add_argument(
        "--language", action="append", metavar="LANG", help="repeatable; default: the letters of the draft"
    )
    command.add_argument("--format", choices=FORMATS, default="docx")
    command.add_argument("--version", choices=VERSIONS, default="full", help="for whom the letter is written")
    command.add_argument(
        "--final", action="store_true", help="no draft marks; refused while the request is not complete"
    )
    command.add_argument("--on", metavar="DATE")
    command.add_argument("-o", "--output", required=True, metavar="FILE_OR_FOLDER")


def _forms(commands: Commands) -> None:
    actions = _group(commands, "forms", "the questionnaires")
    _listing(actions)
    show = actions.add_parser("show", help="show one with its questions")
    show.add_argument("id")
    _with_language(show)
    _with_format(show)
    check = actions.add_parser("check", help="tell every fault of the forms")
    check.add_argument("path", nargs="?")
    _with_language(check)
    schema = actions.add_parser("schema", help="write the JSON Schemas for editors")
    schema.add_argument("-o", "--output", metavar="FOLDER")
    printed = actions.add_parser("questionnaire", help="print a form as a questionnaire on paper, in Word")
    printed.add_argument("id", nargs="+", help="a type, request, persons, facts …, a family of offences")
    printed.add_argument("--all", action="store_true", help="one paper for a whole request of the types named")
    printed.add_argument(
        "--language", action="append", dest="languages", metavar="LANG", help="repeatable; default: every language"
    )
    printed.add_argument("-o", "--output", default=".", metavar="FOLDER")
    coverage = actions.add_parser("coverage", help="which question takes each row of the element list")
    coverage.add_argument("--assistance", action="append", metavar="ID")
    _with_format(coverage)


def _countries(commands: Commands) -> None:
    actions = _group(commands, "countries", "the country packs")
    _listing(actions)
    show = actions.add_parser("show", help="show what a State demands, with sources; docx writes its sheet in Word")
    show.add_argument("code")
    show.add_argument("-o", "--output", metavar="FOLDER", default=".", help="where the sheet in Word goes")
    _with_language(show)
    show.add_argument("--format", choices=("text", "json", "docx"), default="text")
    install = actions.add_parser(
        "install", help="take a pack or a bundle over as the office's own, after a look at what it changes"
    )
    install.add_argument("pack", metavar="PACK", help="cc.yaml or a bundle (.mlapack)")
    install.add_argument("--accept", action="store_true", help="what it changes is fine: take it over")
    install.add_argument(
        "--accept-unknown-signer",
        action="store_true",
        help="also where it is signed with a key that is not trusted here",
    )
    _with_language(install)
    for name, told in (
        ("remove", "take the office's pack of a State away"),
        ("rollback", "put the office's pack of a State back to the version before"),
    ):
        action = actions.add_parser(name, help=told)
        action.add_argument("code")
        _with_language(action)
    add_signing(actions)
    card = actions.add_parser("vcard", help="write the authorities of a State as cards for an address book")
    card.add_argument("code")
    card.add_argument("-o", "--output", metavar="FOLDER", default=".")
    _with_language(card)
    _authorities(actions)
    compare = actions.add_parser("compare", help="what differs between States, for one measure or for all")
    compare.add_argument("codes", nargs="+", metavar="CC")
    compare.add_argument("--assistance", metavar="ID")
    _with_language(compare)
    _with_format(compare)
    check = actions.add_parser("check", help="tell every fault of a pack")
    check.add_argument("path", nargs="?")
    check.add_argument("--levels", action="store_true", help="show where a level is capped by its source")
    _with_language(check)
    facts = actions.add_parser(
        "coverage", help="which facts of the research stand in the packs, and which do not, and why"
    )
    facts.add_argument("codes", nargs="*", metavar="CC")
    _with_language(facts)
    _with_format(facts)


def _authorities(actions: Commands) -> None:
    """Add what is asked of States and their authorities, and found among them."""
    asked = actions.add_parser(
        "questionnaire", help="write what a State's pack says and leaves open, in Word, for it to answer"
    )
    asked.add_argument("code")
    asked.add_argument("-o", "--output", metavar="FILE")
    _with_language(asked)
    answers = actions.add_parser(
        "read-answers", help="read a questionnaire that came back: what it changes in the pack"
    )
    answers.add_argument("file", metavar="DOCX")
    answers.add_argument("--into", metavar="PACK", help="the file to write; default: the office's pack of that State")
    answers.add_argument(
        "--accept", action="store_true", help="what it changes is fine: write the new version of the pack"
    )
    _with_language(answers)
    found = actions.add_parser(
        "authorities", help="find authorities of all States by words, State and type of assistance"
    )
    found.add_argument("words", nargs="*", metavar="WORD", help="words of State, name, address and competence")
    found.add_argument("--for", dest="measure", metavar="ID", help="only those competent for a type of assistance")
    found.add_argument("--state", metavar="CC")
    found.add_argument("--format", choices=("text", "json", "vcard"), default="text")
    found.add_argument("-o", "--output", metavar="FOLDER", default=".", help="where the cards go")
    _with_language(found)


def _treaties(commands: Commands) -> None:
    actions = _group(commands, "treaties", "the treaties")
    _listing(actions)
    show = actions.add_parser("show", help="show one")
    show.add_argument("id")
    _with_language(show)
    _with_format(show)
    between = actions.add_parser("between", help="which bind two States")
    between.add_argument("one")
    between.add_argument("other")
    between.add_argument("--on", metavar="DATE")
    between.add_argument("--assistance", action="append", metavar="ID", help="a measure that the treaty has to name")
    between.add_argument("--offence", action="append", metavar="ID", help="an offence of the catalogue; repeatable")
    between.add_argument("--all", action="store_true", help="also those that do not bind both")
    _with_language(between)
    _with_format(between)
    check = actions.add_parser("check", help="tell every fault of the treaties")
    check.add_argument("--levels", action="store_true")
    _with_language(check)


def _offences(commands: Commands) -> None:
    actions = _group(commands, "offences", "the catalogue of offences")
    listing = actions.add_parser("list", help="list them, or those in which all words occur")
    listing.add_argument("words", nargs="*", metavar="WORD", help="words of names, families and elements")
    _with_language(listing)
    _with_format(listing)
    show = actions.add_parser("show", help="show one: elements, articles, sources")
    show.add_argument("id")
    _with_language(show)
    _with_format(show)


def _library(commands: Commands) -> None:
    actions = _group(commands, "library", "persons, offences and provisions of earlier drafts")
    search = actions.add_parser("search", help="find them by words")
    search.add_argument("words", nargs="+", metavar="WORD")
    search.add_argument("--in", dest="places", action="append", metavar="PATH", help="a draft, or a folder; repeatable")
    _with_language(search)
    _with_format(search)
    take = actions.add_parser("take", help="take one into a draft; nothing that is answered is replaced")
    take.add_argument("name", metavar="FILE#ITEM")
    take.add_argument("--into", dest="draft", required=True, metavar="DRAFT")
    take.add_argument(
        "--item",
        default="",
        metavar="ID",
        help="fill this item, or the provision at this path, instead of making a new one",
    )
    _with_language(take)


def _translations(commands: Commands) -> None:
    actions = _group(commands, "translations", "the catalogues for translators")
    _with_format(actions.add_parser("status", help="how far each catalogue has come"))
    update = actions.add_parser("update", help="bring the .po files up to date with forms, packs and program")
    update.add_argument("translated", nargs="*", metavar="LANG", help="default: every language that has catalogues")


def _selftest(commands: Commands) -> None:
    commands.add_parser("selftest", help="open, fill, check and export the samples in every language")


def _run_sample(commands: Commands) -> None:
    command = commands.add_parser("run-sample", help="check the sample with gaps, complete it and write its letters")
    command.add_argument("-o", "--output", required=True, metavar="FOLDER")
    _with_language(command)


def _group(commands: Commands, name: str, help_: str) -> Commands:
    group = commands.add_parser(name, help=help_)
    return group.add_subparsers(dest="action", required=True, parser_class=Parser, metavar="ACTION")


def _listing(actions: Commands) -> None:
    listing = actions.add_parser("list", help="list them")
    _with_language(listing)
    _with_format(listing)


def _with_language(command: argparse.ArgumentParser) -> None:
    command.add_argument("--language", default="en", metavar="LANG", help="language of what is shown")


def _with_format(command: argparse.ArgumentParser) -> None:
    command.add_argument("--format", choices=("text", "json"), default="text")


def parse_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the parsed arguments; raise UsageError where they do not fit."""
    return build_parser().parse_args(list(arguments))
