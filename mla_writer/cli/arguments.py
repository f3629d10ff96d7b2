"""The command line: its commands and options, as design and manual describe them."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import NoReturn, TypeAlias

from mla_writer import __version__
from mla_writer.cli.import_arguments import add_import
from mla_writer.cli.revision_arguments import add_compare
from mla_writer.cli.signing_arguments import add_signing
from mla_writer.errors import Place, Problem, UsageError
from mla_writer.translator.package_formats import ENDINGS

FORMATS = ("docx", "pdf", "html", "txt", *ENDINGS)
BESIDE = ("cover", "undertakings", "checklist", "sheets")
VERSIONS = ("full", "consultation", "provider", "addressee", "internal")


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
        _attach,
        _check,
        _refusal,
        _export,
        _letterhead,
        add_import,
        add_compare,
        _versions,
        _forms,
        _countries,
        _treaties,
        _offences,
        _library,
        _translations,
        _selftest,
        _run_sample,
        _with_window,
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


def _attach(commands: Commands) -> None:
    command = commands.add_parser(
        "attach", help="attach a file to a document of a draft; keeps its size, pages and sum"
    )
    command.add_argument("draft")
    command.add_argument("document", metavar="DOCUMENT", help="the id of a document of the draft, such as d3")
    command.add_argument("file", metavar="FILE")
    _with_language(command)


def _check(commands: Commands) -> None:
    command = commands.add_parser("check", help="list the findings; status 1 while the request is not complete")
    command.add_argument("draft", nargs="?")
    command.add_argument("--on", metavar="DATE", help="look at the draft as on this day")
    command.add_argument("--explain", metavar="CODE", help="show the manual page of a finding's code")
    command.add_argument(
        "--accept-packs", action="store_true", help="record that the draft is checked with the packs as they are now"
    )
    command.add_argument(
        "--as-if", metavar="CC", help="as if this State were asked: what would change; nothing is saved"
    )
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
    command.add_argument(
        "--bilingual", metavar="LANG", help="each letter side by side with this language, for translators and readers"
    )
    command.add_argument(
        "--format", choices=FORMATS, default="docx", help="xliff and columns are packages for the translator"
    )
    command.add_argument(
        "--version",
        choices=VERSIONS,
        help="for whom the letter is written; default: full, or provider where a provider is asked directly",
    )
    command.add_argument(
        "--recipient",
        type=int,
        default=0,
        metavar="NUMBER",
        help="to which bank, provider or person a version for them goes, where there are several",
    )
    command.add_argument(
        "--with",
        dest="beside",
        action="append",
        choices=BESIDE,
        default=[],
        help="what goes beside each letter: covering note, undertakings, checklist, cover sheets; repeatable",
    )
    command.add_argument(
        "--final",
        action="store_true",
        help="no draft marks; refused while the request is not complete; the draft keeps the version",
    )
    command.add_argument("--by", metavar="NAME", help="who makes it final; default: the signatory")
    command.add_argument(
        "--returnable",
        action="store_true",
        help="a final Word file holds sums of the answers and paragraphs, by which edits made in it are read back",
    )
    command.add_argument(
        "--contents",
        action=argparse.BooleanOptionalAction,
        help="with or without a table of contents; default: from about ten pages on",
    )
    command.add_argument("--footnotes", action="store_true", help="the source of each fact as a footnote too")
    command.add_argument("--on", metavar="DATE")
    command.add_argument("--letterhead", metavar="DOCX", help="write on this letterhead; default: that of the office")
    command.add_argument("--no-letterhead", action="store_true", help="write on plain paper")
    target = command.add_mutually_exclusive_group(required=True)
    target.add_argument("-o", "--output", metavar="FILE_OR_FOLDER")
    target.add_argument(
        "--bundle", metavar="FOLDER_OR_ZIP", help="letters, covering note, cover sheets and attached files together"
    )


def _letterhead(commands: Commands) -> None:
    actions = _group(commands, "letterhead", "the letterhead of the office")
    show = actions.add_parser("show", help="what a Word file gives to letters as their letterhead, and what it lacks")
    show.add_argument("file", nargs="?", metavar="DOCX", help="default: the letterhead of the office")
    keep = actions.add_parser("keep", help="write the letters of this office on a Word file from now on")
    keep.add_argument("file", metavar="DOCX")
    for action in (show, keep):
        _with_language(action)
        _with_format(action)
    _with_language(actions.add_parser("remove", help="write them on plain paper again"))
    own = actions.add_parser("write", help="write our own looks as a Word file, to be restyled and used as letterhead")
    own.add_argument("-o", "--output", required=True, metavar="DOCX")
    _with_language(own)


def _versions(commands: Commands) -> None:
    command = commands.add_parser("versions", help="list the final versions of a draft, write one again, tell a file's")
    command.add_argument("draft")
    act = command.add_mutually_exclusive_group()
    act.add_argument(
        "--reproduce", type=int, metavar="NUMBER", help="write the letters of a version again; status 1 if they differ"
    )
    act.add_argument("--verify", metavar="FILE", help="say to which version a file belongs; status 1 if to none")
    command.add_argument("-o", "--output", metavar="FOLDER", help="where the letters of --reproduce go")
    _with_language(command)
    _with_format(command)


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
    ids = actions.add_parser(
        "ids", help="add the ids of questions and options to the list of those that drafts may hold"
    )
    ids.add_argument("path", nargs="?")
    printed = actions.add_parser("questionnaire", help="print a form as a questionnaire on paper, in Word")
    printed.add_argument("id", nargs="+", help="a type, request, persons, facts …, a family of offences")
    printed.add_argument("--all", action="store_true", help="one paper for a whole request of the types named")
    printed.add_argument(
        "--language", action="append", dest="languages", metavar="LANG", help="repeatable; default: every language"
    )
    printed.add_argument("-o", "--output", default=".", metavar="FOLDER")
    coverage = actions.add_parser("coverage", help="which question takes each row of the element list")
    coverage.add_argument(
        "path", nargs="?", metavar="FOLDER", help="a content folder; default: what came with the program"
    )
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
    _translating(actions)
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
        ("rollback", "put the office's pack of a State back to the version before; repeated, to those before it"),
    ):
        action = actions.add_parser(name, help=told)
        action.add_argument("code")
        if name == "rollback":
            action.add_argument("--undo", action="store_true", help="take the last rollback back: one version on again")
        _with_language(action)
    add_signing(actions)
    card = actions.add_parser("vcard", help="write the authorities of a State as cards for an address book")
    card.add_argument("code")
    card.add_argument("-o", "--output", metavar="FOLDER", default=".")
    _with_language(card)
    _authorities(actions)
    compare = actions.add_parser(
        "compare", help="what differs between States, for one measure or for all; docx writes it in Word"
    )
    compare.add_argument("codes", nargs="+", metavar="CC")
    compare.add_argument("--assistance", metavar="ID")
    _with_language(compare)
    compare.add_argument("--format", choices=("text", "json", "docx"), default="text")
    compare.add_argument("-o", "--output", metavar="FOLDER", default=".", help="for docx: the folder for the file")
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
    asked.add_argument(
        "--language", metavar="LANG", help="default: the first in which the State takes requests and we write, else en"
    )
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


def _translating(actions: Commands) -> None:
    """Add how the texts of an office's pack are translated."""
    texts = actions.add_parser("texts", help="write the texts of a pack for a translator, with what is translated")
    texts.add_argument("code")
    texts.add_argument("translated", metavar="LANG", help="the language to translate into, such as fr")
    texts.add_argument("-o", "--output", metavar="FILE", help="default: cc.LANG.po")
    _with_language(texts)
    translate = actions.add_parser("translate", help="take the translation of an office's pack over, after a check")
    translate.add_argument("file", metavar="CC.LANG.po")
    translate.add_argument("--accept", action="store_true", help="take it over")
    _with_language(translate)


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
    between.add_argument(
        "--details", action="store_true", help="also duties, grounds to refuse, ways, and what the States declared"
    )
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
    words = actions.add_parser("words", help="how many words of a draft are to be translated, for each language")
    words.add_argument("draft")
    _with_language(words)
    _with_format(words)
    update = actions.add_parser("update", help="bring the .po files up to date with forms, packs and program")
    update.add_argument("translated", nargs="*", metavar="LANG", help="default: every language that has catalogues")


def _selftest(commands: Commands) -> None:
    commands.add_parser("selftest", help="open, fill, check and export the samples in every language")


def _run_sample(commands: Commands) -> None:
    command = commands.add_parser("run-sample", help="check the sample with gaps, complete it and write its letters")
    command.add_argument("-o", "--output", required=True, metavar="FOLDER")
    _with_language(command)


def _with_window(commands: Commands) -> None:
    for name, told in (
        ("show-sample", "complete the sample in the window, without a display, with its letters and pictures"),
        ("screenshots", "every screen in each language and look, and what differs from the last set"),
    ):
        commands.add_parser(name, help=told).add_argument("folder", metavar="FOLDER")


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
