"""Letters of a case: composed as trees, written as Word, HTML or plain text, several at a time, whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from mla_writer.answers.values import UNREVIEWED, Text, has_content
from mla_writer.case import Case
from mla_writer.checks.finding import Finding
from mla_writer.conditions.values import Day, Ref
from mla_writer.content import Content
from mla_writer.documents.beside import Beside, compose_beside, goes_with, says_something
from mla_writer.documents.compose import Composer
from mla_writer.documents.figures import digits_wanted
from mla_writer.documents.formats import Formatter
from mla_writer.documents.hijri import hijri_wanted
from mla_writer.documents.internal import internal_sheets
from mla_writer.documents.letterhead.model import Letterhead
from mla_writer.documents.letterhead.reading import read_letterhead
from mla_writer.documents.local_order import in_local_order
from mla_writer.documents.masking import masked_answers
from mla_writer.documents.numbering import Numbering
from mla_writer.documents.original_names import with_original_names
from mla_writer.documents.recipients import Recipient, items_about, name_of, recipients_of
from mla_writer.documents.side_by_side import side_by_side
from mla_writer.documents.tree import Document, Origin, without_ids
from mla_writer.documents.withholding import without_names
from mla_writer.documents.wording import Titles, Wording
from mla_writer.errors import Place, Problem, ProgramError, StorageError, UsageError
from mla_writer.forms.library import FRAME
from mla_writer.forms.model import EXTRACTS, Reader
from mla_writer.forms.shapes import COLLECTIONS
from mla_writer.interview.interview import Step
from mla_writer.interview.shown import Shown
from mla_writer.paths import letterhead_file
from mla_writer.pdf import print_words
from mla_writer.storage.files import can_be_folder, make_folder, write_all
from mla_writer.storage.letterhead import kept_letterhead
from mla_writer.storage.office import read_office

_LETTER = "request"
"""How the files of letters begin."""
Format = Literal["docx", "pdf", "html", "txt"]


class NotCompleteError(ProgramError):
    """A final letter was asked for while blockers are open; `findings` holds them."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__([Problem("LETTER-001", Place("request"), {"number": len(self.findings)})])


class StoppedError(Exception):
    """The writing was stopped before anything was written."""


def always(_composed: int) -> bool:
    """Let the writing go on, whatever is composed already."""
    return True


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which letters: languages, for which reader, in which format, draft or final, and what goes `beside` each.

    Word and PDF files are on the letterhead. `contents` says whether they have a table of contents; where nothing is said, their
    length decides. With `footnotes` the source of each fact stands at the foot of its page. `bilingual` is the
    language that stands in a second column of each of them, empty for letters in one language. `recipient` is the number of
    the bank, provider or person to whom an extract goes, in the order of `recipients`; 0 where there is one only.
    A final letter holds no word of its origin, unless it is `returnable`: then edits made in it can be told apart later from
    what has changed in the draft (decision 17).
    """

    languages: tuple[str, ...]
    reader: Reader = "full"
    format: Format = "docx"
    final: bool = False
    beside: tuple[Beside, ...] = ()
    letterhead: Letterhead | None = None
    contents: bool | None = None
    footnotes: bool = False
    bilingual: str = ""
    recipient: int = 0
    returnable: bool = False


def wording_for(
    case: Case,
    language: str,
    *,
    gaps: bool = False,
    states: bool = False,
    reader: Reader = "full",
    for_paper: bool = False,
) -> Wording:
    """Return the wording of values of `case` in `language`; `gaps` shows missing answers, `states` unreviewed translations.

    `for_paper` is the wording of letters, where a number stays on the line of what it counts.
    """
    content = case.content
    return Wording(
        language=language,
        catalogues=content.catalogues,
        formatter=Formatter(
            language,
            lambda message: content.catalogues.translate(message, language),
            digits_wanted(case.live.said, case.pack),
            hijri=hijri_wanted(case.live.said, case.pack),
        ),
        live=case.live,
        numbering=Numbering(case.answers, away_from(case, reader)),
        titles=titles_in(content, (case.answers.text("request.requesting"), case.requested), case.request_date),
        written_in=case.answers.text("request.written_in", "en"),
        gaps=gaps,
        show_states=states,
        hidden=withheld_from(case, reader),
        for_paper=for_paper,
    )


def titles_in(content: Content, states: tuple[str, str] = ("", ""), on: Day | None = None) -> Titles:
    """Return the names of treaties and offences that the content holds; articles as numbered between two States on a day."""
    exact = [one for one in content.treaties if one.prints_numbers]
    numbered = {
        one.treaty: content.treaties.articles(one.treaty, states, on) if on is not None else one.assistance
        for one in exact
    }
    return Titles(
        content.treaties.titles,
        content.offences.titles,
        content.treaties.names_in_citations,
        {one.treaty: one.basis for one in exact},
        numbered,
        {one.treaty: one.other_says for one in exact if one.other_says is not None},
    )


_WITHHELD = ("facts", "persons", "things", "documents")
"""The collections whose items the drafter can withhold from a reader."""


_HELD_BY_NO_PROVIDER = frozenset({"premises", "property", "vehicle", "vessel"})
"""Kinds of things that are with persons, not with a bank or a provider of services."""


def withheld_from(case: Case, reader: Reader) -> frozenset[Ref]:
    """Return the facts, persons, things and documents that the drafter withholds from this reader.

    From a bank or provider also what no such holds: that a house is to be frozen or searched is not for its ears.
    """
    return frozenset(
        Ref(collection, key)
        for collection in _WITHHELD
        for key, record in case.answers.records(collection).items()
        if ("not_for" in record and isinstance(readers := record["not_for"], tuple) and reader in readers)
        or (reader == "provider" and collection == "things" and record.get("kind") in _HELD_BY_NO_PROVIDER)
    )


def away_from(case: Case, reader: Reader) -> frozenset[Ref]:
    """Return everything entered once of which the letter for this reader says nothing of its own accord."""
    return withheld_from(case, reader) | not_passed_on(case) | not_concerned(case, reader)


_CHOSEN: Mapping[Reader, str] = {"provider": "request.provider_facts", "addressee": "request.addressee_facts"}
"""The questions that choose the facts in an extract."""
_IN_EXTRACTS = ("persons", "things", "facts", "documents")
"""The collections of which an extract has only what concerns its reader."""


def not_concerned(case: Case, reader: Reader) -> frozenset[Ref]:
    """Return what has nothing to do with the reader of an extract: whatever no answer names that he may know.

    Of the facts he gets those that were chosen for him, of the things those about which something is asked, with their
    holders. Empty for all other readers.
    """
    if reader not in _CHOSEN:
        return frozenset()
    named = set(_refs(case.answers.get(_CHOSEN[reader])))
    of_others = items_about(case.live, withheld_from(case, reader))
    for step, value in case.live.given:
        form = step.path.partition(".")[0]
        is_of_others = ".".join(step.path.split(".", 3)[:3]) in of_others
        if form not in COLLECTIONS and not is_of_others and reader not in step.shape.not_for:
            is_asked_for = form == FRAME or bool(step.question.tied_by)
            refs = (one for one in _refs(value) if one.collection != "facts")
            named.update(one for one in refs if is_asked_for or one.collection != "things")
    named.update(ref for one in tuple(named) if one.collection == "things" for ref in _own(case, one))
    return frozenset(Ref(one, key) for one in _IN_EXTRACTS for key in case.answers.records(one)) - named


_WITH_ITS_OWN = ("persons", "things", "documents")
"""What stands in a letter together with the persons, things and documents that it names itself: the holder of an account."""


def not_passed_on(case: Case) -> frozenset[Ref]:
    """Return what was entered, but stands apart from the facts to which the only form of the letter confines it.

    Information passed on without a request holds the facts chosen for it, and the persons, things, orders and documents that
    they and the form name; nothing else of the case goes with it. Empty for every other letter.
    """
    library = case.content.forms.assistance
    used = [library[one] for one in case.live.forms if one in library]
    if len(used) != 1 or not used[0].passes_on:
        return frozenset()
    form = used[0]
    chosen = set(_refs(case.answers.get(f"{form.form}.{form.passes_on}")))
    if not chosen:
        return frozenset()
    kept = chosen | set(_refs(case.answers.root.get(form.form))) | set(_refs(case.answers.root.get("request")))
    facts = {one for one in kept if one.collection == "facts"} - chosen
    new = kept = kept - facts
    while new:
        found = {ref for one in new if one in chosen or one.collection in _WITH_ITS_OWN for ref in _own(case, one)}
        new = found - kept
        kept = kept | new
    collections = ("facts", "persons", "things", "orders", "documents")
    return frozenset(Ref(one, key) for one in collections for key in case.answers.records(one)) - kept


def _own(case: Case, ref: Ref) -> Iterator[Ref]:
    """What an item names itself, facts excepted."""
    record = case.answers.records(ref.collection).get(ref.id, {})
    return (one for one in _refs(record) if one.collection != "facts")


def _refs(value: object) -> Iterator[Ref]:
    """Every reference within an answer."""
    if isinstance(value, Ref):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _refs(one)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _refs(one)


def first_reader(case: Case) -> Reader:
    """Return for whom the letter is written if nobody says otherwise: a provider gets what it has to know, not the whole file."""
    asked = (case.content.forms.assistance[one] for one in case.context.assistance)
    return "provider" if any(one.addressee == "provider" for one in asked) else "full"


def compose_letter(
    case: Case,
    language: str,
    *,
    reader: Reader = "full",
    final: bool = False,
    contents: bool | None = None,
    footnotes: bool = False,
) -> Document:
    """Return the letter of `case` in `language` for `reader` as a tree; a draft shows gaps and bears the draft mark.

    `contents` says whether it has a table of contents; where nothing is said, its length decides. With `footnotes` the source
    of each fact stands at the foot of its page too.
    """
    wanted = Wanted((language,), reader, final=final, contents=contents, footnotes=footnotes, returnable=True)
    return compose_letters(case, wanted, language)[0]


def compose_letters(case: Case, wanted: Wanted, language: str) -> tuple[Document, ...]:
    """Return the letter in one language, and after it what goes beside it, in the order of `file_names`."""
    origin = origin_of(case) if wanted.returnable or not wanted.final else None
    case, composer, common = _composed(case, wanted, language)
    letter = replace(in_local_order(common, composer.wording, wanted.reader), origin=origin)
    beside = tuple(compose_beside(one, composer, letter) for one in wanted.beside)
    if wanted.bilingual:
        both = replace(wanted, recipient=0, footnotes=False)
        case, other_composer, other = _composed(case, both, wanted.bilingual)
        common, other = _with_sheets(common, composer, case, wanted), _with_sheets(other, other_composer, case, wanted)
        return (side_by_side(common, other), *beside)
    return (_with_sheets(letter, composer, case, wanted), *beside)


def _with_sheets(letter: Document, composer: Composer, case: Case, wanted: Wanted) -> Document:
    """Return the letter with the sheets for the file of the office, where it is the internal version."""
    if wanted.reader != "internal":
        return letter
    return replace(letter, annexes=(*letter.annexes, *internal_sheets(composer, case.findings)))


def _composed(case: Case, wanted: Wanted, language: str) -> tuple[Case, Composer, Document]:
    """Return the letter in one language, its head in the order that all have in common, with what composed it."""
    case, composer = _composer(case, wanted, language)
    composed = composer.compose(draft=not wanted.final, contents=wanted.contents)
    return case, composer, with_original_names(composed, case.live.said.records("persons"))


def _composer(case: Case, wanted: Wanted, language: str) -> tuple[Case, Composer]:
    """Return the case as the reader of a letter may know it, and what composes that letter."""
    case = case_for(addressed_to(case, wanted), wanted.reader, language, _other_names(case, wanted))
    is_draft = not wanted.final
    wording = wording_for(case, language, gaps=is_draft, states=is_draft, reader=wanted.reader, for_paper=True)
    outline = case.content.forms.outline
    return case, Composer(case.live, wording, outline, wanted.reader, case.context, footnotes=wanted.footnotes)


def empty_beside(case: Case, wanted: Wanted) -> tuple[Beside, ...]:
    """Return what is wanted beside the letters, but would say nothing: it is not written."""
    if not wanted.beside or not wanted.languages:
        return ()
    _, composer = _composer(case, wanted, wanted.languages[0])
    return tuple(one for one in wanted.beside if not says_something(one, composer))


def without_empty(case: Case, wanted: Wanted) -> Wanted:
    """Return what is written of what is wanted."""
    empty = empty_beside(case, wanted)
    return replace(wanted, beside=tuple(one for one in wanted.beside if one not in empty)) if empty else wanted


def measures_left_out(case: Case, reader: Reader) -> tuple[str, ...]:
    """Return the types of assistance that the version for this reader does not mention."""
    known = case.content.forms.assistance
    return tuple(one for one in _measures(case) if one in known and reader in known[one].not_for)


def asks_nothing(case: Case, reader: Reader) -> bool:
    """Whether nothing at all is asked of the reader of an extract, so that it can only say who asks."""
    return reader in EXTRACTS and len(measures_left_out(case, reader)) == len(_measures(case))


def _measures(case: Case) -> tuple[str, ...]:
    """The measures that the letter asks for, or is about."""
    said = case.live.said
    return tuple(dict.fromkeys((*said.listed("request.assistance"), *said.listed("request.measures"))))


def origin_of(case: Case) -> Origin:
    """Return the sums by which a letter of this case is known again: of all answers, and of what the case is called."""
    called = (
        case.answers.text(f"request.{one}") for one in ("requesting", "requested", "kind", "reference", "case_name")
    )
    return Origin(case.fingerprint, hashlib.sha256("\n".join(called).encode("utf-8", "surrogatepass")).hexdigest()[:16])


def recipients(case: Case, reader: Reader) -> tuple[Recipient, ...]:
    """Return the banks and providers, or the persons, to each of whom an extract goes; empty for all other readers."""
    return recipients_of(case.live, reader, withheld_from(case, reader)) if reader in EXTRACTS else ()


def names_of(case: Case, every: Iterable[Recipient], language: str) -> tuple[str, ...]:
    """Return the names of recipients."""
    wording = wording_for(case, language)
    return tuple(wording.plain(name_of(one, wording) or wording.valued(Shown(one.name))) for one in every)


def addressed_to(case: Case, wanted: Wanted) -> Case:
    """Return the case as it is told to one of several recipients: what is asked of others alone is withheld from him."""
    if not wanted.recipient:
        return case
    every = recipients(case, wanted.reader)
    own = every[wanted.recipient - 1].concerned
    answers = case.answers
    for ref in sorted({ref for one in every for ref in one.concerned} - own, key=str):
        path = f"{ref.collection}.{ref.id}.not_for"
        withheld = answers.get(path)
        answers = answers.set(path, (*(withheld if isinstance(withheld, tuple) else ()), wanted.reader))
    return case.with_answers(answers)


def _other_names(case: Case, wanted: Wanted) -> tuple[str, ...]:
    """Return the names of the banks and providers of which one of several recipients may not hear."""
    every = recipients(case, wanted.reader) if wanted.recipient else ()
    return tuple(one.name for at, one in enumerate(every, 1) if isinstance(one.name, str) and at != wanted.recipient)


def case_for(case: Case, reader: Reader, language: str, others: tuple[str, ...] = ()) -> Case:
    """Return the case as the reader of a letter in `language` may know it: what is withheld is in no text either.

    `others` are the names of those who get a version of their own.
    """
    if reader == "consultation":
        return case_for_consultation(case, language)
    return _without(case, withheld_from(case, reader), reader, others)


def case_for_consultation(case: Case, language: str) -> Case:
    """Return the case as a consultation draft in `language` may know it: names, numbers and addresses are not in it at all.

    Persons are called by their numbers even where they are withheld: what others did with them is to be understood.
    """
    withheld = (one for one in withheld_from(case, "consultation") if one.collection != "persons")
    case = _without(case, frozenset(withheld), "consultation")
    wording = wording_for(case, language)
    masked = masked_answers(case.live, language, lambda message: wording.plain(wording.say(message)))
    return case.with_answers(masked)


def _without(case: Case, withheld: frozenset[Ref], reader: Reader, others: tuple[str, ...] = ()) -> Case:
    """Return the case with what is withheld from a reader, and the names of others, masked in all that he reads."""
    if not withheld and not others:
        return case
    masked = without_names(case.live, withheld, away_from(case, reader), others)
    return case if masked is case.answers else case.with_answers(masked)


def questions_left_out(case: Case, reader: Reader) -> tuple[Step, ...]:
    """Return the answered questions whose answers are not for this reader, those of items that he does not get apart."""
    away = frozenset(f"{one.collection}.{one.id}" for one in away_from(case, reader))
    given = (one for one, value in case.live.given if has_content(value))
    steps = (one for one in given if reader in one.shape.not_for and not one.question.internal)
    return tuple(one for one in steps if ".".join(one.path.split(".", 2)[:2]) not in away)


def untranslated(case: Case, language: str) -> int:
    """Return how many texts in the drafter's own words a letter in `language` would show in the original."""
    return sum(one.has_words and language not in one.versions for one in _own_words(case, language))


def unreviewed(case: Case, language: str) -> int:
    """Return how many translations a letter in `language` would hold that nobody has reviewed yet."""
    versions = (one.versions.get(language) for one in _own_words(case, language))
    return sum(one is not None and one.state in UNREVIEWED for one in versions)


def _own_words(case: Case, language: str) -> Iterator[Text]:
    """Yield the texts that a letter in `language` shows in translation; none in the language in which they are written."""
    if language != case.answers.text("request.written_in", "en"):
        values = (case.answers.get(one.path) for one in case.live.steps if not one.question.internal)
        yield from (one for one in values if isinstance(one, Text) and one.plain)


def translated_elsewhere(case: Case) -> tuple[str, ...]:
    """Return the languages in which the request goes out, but in which no letter is written here: a translator does it."""
    named = dict.fromkeys(
        (*case.answers.listed("request.translated_elsewhere"), *case.answers.listed("request.letters"))
    )
    return tuple(one for one in named if one not in case.content.catalogues.languages)


def file_names(wanted: Wanted) -> tuple[str, ...]:
    """Return the names of the files: `request.<language>.<format>`, with the reader before the language unless it is for all.

    What goes beside a letter follows it: `cover.<language>.<format>`. A letter side by side bears both languages:
    `request.fr-en.docx`; an extract for one of several recipients his number: `request.addressee-2.en.docx`.
    """
    to = f"-{wanted.recipient}" if wanted.recipient else ""
    version = "" if wanted.reader == "full" else f"{wanted.reader}{to}."
    both = f"-{wanted.bilingual}" if wanted.bilingual else ""
    return tuple(
        f"{name}.{version}{language}{both if name == _LETTER else ''}.{wanted.format}"
        for language in wanted.languages
        for name in (_LETTER, *wanted.beside)
    )


def write_letters(case: Case, wanted: Wanted, output: Path) -> tuple[Path, ...]:
    """Write the wanted letters and return their files.

    `output` is a file for a single letter, else a folder, made where it is missing; `file_names` tells what the letters are
    called there.
    Raise NotCompleteError for a final letter with open blockers, UsageError for a language without catalogue or a name that the
    draft cannot hold, StorageError where a file cannot be written. All letters are written or none.
    """
    if output.is_dir():
        return write_into(case, wanted, output)
    _expect_writable(case, wanted)
    if len(file_names(wanted)) != 1:
        if not can_be_folder(output):
            raise UsageError([Problem("LETTER-003", Place(str(output)), {})])
        wanted = without_empty(case, wanted)
        contents = _contents(case, wanted, always)
        make_folder(output)
        return _put(contents, tuple(output / name for name in file_names(wanted)))
    if "\\" in output.name:  # a separator where a draft is read on Windows
        raise UsageError([Problem("LETTER-038", Place(str(output)), {})])
    if not output.parent.is_dir():
        raise StorageError([Problem("FILE-001", Place(str(output.parent)), {})])
    if output.suffix.lower() != f".{wanted.format}":
        raise UsageError([Problem("LETTER-036", Place(str(output)), {"name": output.name, "suffix": wanted.format})])
    return _write(case, wanted, (output,), always)


def write_into(
    case: Case, wanted: Wanted, folder: Path, go_on: Callable[[int], bool] = always, keep: Collection[Path] = ()
) -> tuple[Path, ...]:
    """Write the wanted letters into a folder that exists, as `write_letters` does.

    `go_on` is told how many letters are composed, before each and before they are written; where it says no, nothing is
    written and StoppedError raised. Of the files to `keep` the previous version stays beside them.
    """
    _expect_writable(case, wanted)
    if not folder.is_dir():
        raise StorageError([Problem("FILE-001", Place(str(folder)), {})])
    wanted = without_empty(case, wanted)
    return _write(case, wanted, tuple(folder / name for name in file_names(wanted)), go_on, keep)


def write_again(case: Case, wanted: Wanted, folder: Path) -> tuple[Path, ...]:
    """Write final letters that were written before into a folder that exists; whether blockers are open now is not asked."""
    expect_languages(case.content, wanted.languages)
    wanted = without_empty(case, wanted)
    return _write(case, wanted, tuple(folder / name for name in file_names(wanted)), always)


def expect_languages(content: Content, languages: Iterable[str], elsewhere: Iterable[str] = ()) -> None:
    """Raise UsageError where there is no catalogue for one of `languages`; `elsewhere` are those that translators write."""
    known, apart = content.catalogues.languages, frozenset(elsewhere)
    strange = [
        Problem(
            "LETTER-031" if one in apart else "LETTER-002", Place(one), {"language": one, "known": ", ".join(known)}
        )
        for one in languages
        if one not in known
    ]
    if strange:
        raise UsageError(strange)


def _expect_writable(case: Case, wanted: Wanted) -> None:
    languages = (*wanted.languages, *((wanted.bilingual,) if wanted.bilingual else ()))
    expect_languages(case.content, languages, translated_elsewhere(case))
    if wanted.bilingual in wanted.languages:
        raise UsageError([Problem("LETTER-030", Place(wanted.bilingual), {"language": wanted.bilingual})])
    _expect_fitting(wanted)
    _expect_recipient(case, wanted)
    if wanted.final and not case.is_complete:
        raise NotCompleteError(one for one in case.findings if one.is_open_blocker)


def _expect_fitting(wanted: Wanted) -> None:
    """Raise UsageError for what the version for a reader never is, or never has beside it."""
    if wanted.final and wanted.reader == "consultation":
        raise UsageError([Problem("LETTER-034", Place(wanted.reader), {})])
    strange = [one for one in wanted.beside if not goes_with(one, wanted.reader)]
    if strange:
        codes = {"cover": "LETTER-035", "checklist": "LETTER-037"}
        raise UsageError([Problem(codes[one], Place(wanted.reader), {}) for one in strange])


def _expect_recipient(case: Case, wanted: Wanted) -> None:
    """Raise UsageError where an extract would go to several who may not know of each other, or to somebody who is not there."""
    every = recipients(case, wanted.reader)
    code = ""
    if not wanted.recipient and len(every) > 1:
        code = "LETTER-032"
    elif wanted.recipient and wanted.recipient not in range(1, len(every) + 1):
        code = "LETTER-033"
    if code:
        known = ", ".join(f"{number} {name}" for number, name in enumerate(names_of(case, every, "en"), 1)) or "–"
        raise UsageError([Problem(code, Place(wanted.reader), {"number": wanted.recipient, "known": known})])


def compose_all(case: Case, wanted: Wanted, go_on: Callable[[int], bool] = always) -> tuple[bytes, ...]:
    """Return the content of every file of `file_names`, in their order; raise as `write_into` does, StoppedError too.

    Nothing that would be empty may be wanted: see `without_empty`.
    """
    _expect_writable(case, wanted)
    return _contents(case, wanted, go_on)


def _contents(case: Case, wanted: Wanted, go_on: Callable[[int], bool]) -> tuple[bytes, ...]:
    written: list[bytes] = []
    for language in wanted.languages:
        if not go_on(len(written)):
            raise StoppedError
        is_pdf = wanted.format == "pdf"
        format_: Format = "docx" if is_pdf else wanted.format
        letters = compose_letters(case, wanted, language)
        written += [written_as(one, format_, wanted.letterhead, for_print=is_pdf) for one in letters]
    if not go_on(len(written)):
        raise StoppedError
    return print_words(written) if wanted.format == "pdf" else tuple(written)


def _write(
    case: Case,
    wanted: Wanted,
    targets: tuple[Path, ...],
    go_on: Callable[[int], bool],
    keep: Collection[Path] = (),
) -> tuple[Path, ...]:
    return _put(_contents(case, wanted, go_on), targets, keep)


def _put(contents: Iterable[bytes], targets: tuple[Path, ...], keep: Collection[Path] = ()) -> tuple[Path, ...]:
    write_all(dict(zip(targets, contents, strict=True)), keep=keep)
    return targets


def has_letterhead(case: Case) -> bool:
    """Whether the office keeps a letterhead that letters of `case` may be on: those of another State's request may not.

    Raise ProgramError where the profile of the office cannot be read.
    """
    if not letterhead_file().is_file():
        return False
    profile = read_office(case.content.questionnaire("").root, case.content.vocabulary)
    return profile.text("request.requesting") in {"", case.answers.text("request.requesting")}


def letterhead_of_office(case: Case) -> Letterhead | None:
    """Return the letterhead of the office for letters of `case`, None where there is none for it; raise ProgramError."""
    content = kept_letterhead() if has_letterhead(case) else None
    return read_letterhead(content, str(letterhead_file())) if content is not None else None


def written_as(
    document: Document, format_: Format, letterhead: Letterhead | None = None, *, for_print: bool = False
) -> bytes:
    """Return `document` as the bytes of a file in `format_`; a version for others tells nothing of the draft behind it.

    Word and PDF files are on the letterhead, where there is one; a Word file `for_print` is about to be made a PDF.
    """
    if document.version not in {"full", "internal"}:
        document = without_ids(document)
    if format_ in {"docx", "pdf"}:
        from mla_writer.documents.word import write_word

        word = write_word(document, letterhead, for_print=for_print or format_ == "pdf")
        return word if format_ == "docx" else print_words((word,))[0]
    if format_ == "html":
        from mla_writer.documents.html import write_html

        return write_html(document).encode("utf-8")
    from mla_writer.documents.plain import write_plain

    return write_plain(document).encode("utf-8")
