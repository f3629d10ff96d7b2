"""Commands on content: forms, countries, treaties; for authors, scripts and courses."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from functools import partial
from pathlib import Path

from mla_writer.cli.country_commands import write_sheet
from mla_writer.cli.schemas import schema_folder, write_schemas as write_all_schemas
from mla_writer.cli.showing import (
    LEVEL_NAMES,
    cited,
    named,
    not_found,
    out,
    out_json,
    report,
    say,
    show_rows,
    source_data,
    table,
)
from mla_writer.conditions.values import Day
from mla_writer.content import Content
from mla_writer.countries.authority_words import AuthorityName
from mla_writer.countries.freshness import is_stale
from mla_writer.countries.library import PackLibrary
from mla_writer.countries.model import CountryPack, Information
from mla_writer.countries.share import Share, is_checked
from mla_writer.countries.sheet import Headline, headlines
from mla_writer.countries.sheet_short import shortened
from mla_writer.documents.formats import Formatter
from mla_writer.errors import Place, Problem, ProblemsError, UsageError
from mla_writer.forms.model import Form, Question
from mla_writer.forms.texts import form_context
from mla_writer.handover.evidence import signer_of_office_pack
from mla_writer.linting.catalogues import progress, update_catalogues
from mla_writer.linting.coverage import coverage
from mla_writer.linting.forms import lint_forms
from mla_writer.linting.kept_ids import ids_file, ids_text
from mla_writer.linting.packs import lint_packs
from mla_writer.translation.message import Message, N_
from mla_writer.translation.sentences import sentence_case
from mla_writer.translation.states import state_codes, state_name

_CHECKED = N_(
    "Checked on {checked}; to be reviewed by {review}; {share} per cent of the facts worth knowing are sourced."
)
_NOT_CHECKED = N_("Not checked against a source; to be reviewed by {review}.")
_NOT_KNOWN = N_("Not known")
_STALE = N_("This pack is past its review date.")


def list_forms(given: argparse.Namespace) -> int:
    """List the frame and the types of assistance."""
    content = Content.shipped()
    rows = [
        {
            "id": form.form,
            "title": content.catalogues.translate(
                Message(form.title, context=f"{form_context(form.form)}:title", domain="forms"), given.language
            ),
            "kind": "request" if form.form == "request" else "assistance",
            "version": form.version,
        }
        for form in content.forms.forms
    ]
    show_rows(given, rows)
    return 0


def show_form(given: argparse.Namespace) -> int:
    """Show one form with its questions."""
    content = Content.shipped()
    form = {one.form: one for one in content.forms.forms}.get(given.id)
    if form is None:
        raise not_found(given.id, [one.form for one in content.forms.forms])
    if given.format == "json":
        out_json(_form_data(form))
        return 0
    home = form_context(form.form)
    translate = content.catalogues.translate
    out(translate(Message(form.title, context=f"{home}:title", domain="forms"), given.language))
    out(translate(Message(form.summary, context=f"{home}:summary", domain="forms"), given.language))
    for section in form.sections:
        out(
            f"\n{translate(Message(section.title, context=f'{home}:{section.id}.title', domain='forms'), given.language)}"
        )
        for question in section.questions:
            label = Message(question.label, context=f"{home}:{section.id}.{question.id}.label", domain="forms")
            out(f"  {question.id:24} {question.kind:16} {translate(label, given.language)}")
    return 0


def check_forms(given: argparse.Namespace) -> int:
    """Tell every fault of the forms: of the shipped ones, or of those in a content folder."""
    content = _content(given.path)
    return report(lint_forms(content), given.language)


def write_schemas(given: argparse.Namespace) -> int:
    """Write the JSON Schemas for editors."""
    for path in write_all_schemas(Path(given.output) if given.output else schema_folder()):
        out(str(path))
    return 0


def write_ids(given: argparse.Namespace) -> int:
    """Add the ids of all questions and options to the list beside the forms: the shipped ones, or those in a folder."""
    library = _content(given.path).forms
    file, text = ids_file(library.folder), ids_text(library)
    file.write_text(text, encoding="utf-8")
    out(str(file))
    return 0


def show_coverage(given: argparse.Namespace) -> int:
    """Show which question or letter part takes each row of the element list; status 2 where a row is taken by nothing."""
    rows, problems = coverage(_content(given.path), given.assistance)
    if given.format == "json":
        out_json(
            [
                {"row": one.row, "assistance": one.assistance, "taken_by": list(one.taken_by), "left_out": one.left_out}
                for one in rows
            ]
        )
    else:
        table([(one.row, one.assistance, ", ".join(one.taken_by) or f"— {one.left_out}") for one in rows])
    return report(problems, "en", quiet=True)


def list_countries(given: argparse.Namespace) -> int:
    """List the country packs."""
    packs = Content.shipped().packs
    rows = [
        {
            "code": one.country,
            "name": state_name(one.country, given.language),
            "status": "stale" if is_stale(one, Day.today()) else one.status,
            "completeness": round(one.completeness, 2),
            "checked_on": one.checked_on if one.is_checked else "",
            "requirements": one.requirements,
            "layer": "office" if packs.is_of_office(one.country) else "shipped",
        }
        for one in packs.glimpses()
    ]
    show_rows(given, rows)
    return 0


def show_country(given: argparse.Namespace) -> int:
    """Show what a State demands, each fact with its source and age."""
    content = Content.shipped()
    code = given.code.upper()
    if code not in state_codes():
        raise UsageError([Problem("PACK-002", Place(given.code), {"code": given.code})])
    pack = content.pack(code)
    if pack is None:
        raise not_found(code, content.packs.codes)
    if given.format == "json":
        out_json(_pack_data(pack, content.packs.share_of(pack)))
    elif given.format == "docx":
        write_sheet(content, pack, given.language, Path(given.output))
    else:
        _show_pack(content, pack, given.language)
    return 0


def check_countries(given: argparse.Namespace) -> int:
    """Tell every fault of all packs, of one or of those in a folder; with --levels also where a level is capped by its source."""
    content = _content(given.path, "countries")
    folder = Path(given.path or ".").resolve()
    if given.path is None or not folder.is_dir() or content.folder in (folder, *folder.parents):
        return report(lint_packs(content, levels=given.levels, only=_file(given.path)), given.language)
    files = sorted(folder.glob("[a-z][a-z].yaml"))
    found = [one for file in files for one in _faults(content, file, levels=given.levels)]
    beside = [one for one in PackLibrary(folder).strangers() if one not in found]
    return report((*beside, *found), given.language)


def show_translations(given: argparse.Namespace) -> int:
    """Tell how far each catalogue has come."""
    content = Content.shipped()
    rows = [
        {
            "language": one.language,
            "catalogue": one.domain,
            "texts": one.texts,
            "translated": one.translated,
            "wrong_slots": list(one.wrong_slots),
        }
        for one in progress(content, _translated(content))
    ]
    show_rows(given, rows)
    return 0


def update_translations(given: argparse.Namespace) -> int:
    """Merge every text into the .po files: new ones empty, changed ones marked fuzzy, those no longer used dropped."""
    content = Content.shipped()
    known = _translated(content)
    for language in given.translated:
        if language not in known:
            raise not_found(language, known)
    for path in update_catalogues(content, given.translated or known):
        out(str(path))
    return 0


def _translated(content: Content) -> tuple[str, ...]:
    return tuple(one for one in content.catalogues.languages if one != "en")


# ---- inner -------------------------------------------------------------------------------------------------------------


def _content(path: str | None, folder: str = "") -> Content:
    """Return the shipped content, or that in the folder above `path` where it is a content folder of its own."""
    if path is None:
        return Content.shipped()
    given = Path(path)
    if not given.exists():
        raise UsageError([Problem("YAML-001", Place(path), {"reason": "No such file or directory"})])
    for candidate in (given, *given.resolve().parents):
        if (candidate / "forms" / "request" / "request.yaml").is_file():
            return Content(candidate)
    if folder and (given.is_file() or any(given.glob("*.yaml"))):
        return Content.shipped()
    raise UsageError([Problem("USE-006", Place(path), {"word": path, "hint": ""})])


def _faults(content: Content, file: Path, *, levels: bool) -> tuple[Problem, ...]:
    """Return the faults of a pack, also of one that cannot be read."""
    try:
        return lint_packs(content, levels=levels, only=file)
    except ProblemsError as error:
        return error.problems


def _file(path: str | None) -> Path | None:
    return Path(path).resolve() if path and Path(path).is_file() else None


def _form_data(form: Form) -> dict[str, object]:
    sections = [
        {"id": one.id, "title": one.title, "questions": [_question_data(question) for question in one.questions]}
        for one in form.sections
    ]
    return {
        "id": form.form,
        "title": form.title,
        "version": form.version,
        "summary": form.summary,
        "sections": sections,
    }


def _question_data(question: Question) -> dict[str, object]:
    return {
        "id": question.id,
        "kind": question.kind,
        "label": question.label,
        "required": question.required,
        "when": question.when,
        "options": dict(question.options),
        "questions": [_question_data(one) for one in question.questions],
    }


def _pack_data(pack: CountryPack, share: Share) -> dict[str, object]:
    return {
        "code": pack.country,
        "status": pack.status,
        "version": pack.version,
        "checked_on": pack.checked_on,
        "review_by": pack.review_by,
        "completeness": round(share.completeness, 2),
        "languages": list(pack.languages.accepted),
        "languages_in_some_cases": [
            {
                "accepted": list(one.accepted),
                "only": {key.rstrip("_"): told for key, told in asdict(one.only).items() if told},
            }
            for one in pack.languages.cases
        ],
        "dual_criminality": {"scope": pack.dual_criminality.scope, "tested": pack.dual_criminality.tested},
        "assistance": {
            name: {"possible": one.possible, "law": one.law, "standard": one.standard}
            for name, one in pack.assistance.items()
        },
        "requirements": [{"id": one.id, "level": one.level, "message": one.message} for one in pack.requirements],
        "information": [_information_data(one) for one in pack.information],
        "verify": [_information_data(one) for one in pack.verify],
    }


def _information_data(one: Information) -> dict[str, object]:
    return {
        "fact": one.fact,
        "at": one.at,
        "text": one.text,
        "sources": [source_data(source) for source in one.sources],
    }


def _show_pack(content: Content, pack: CountryPack, language: str) -> None:
    """Print the sheet of a State: the answers at its head, then part by part what is asked or granted, with the sources."""
    sheet = content.sheet_of(pack, Day.today())
    old = f" – {say(Message(_STALE), language)}" if is_stale(pack, Day.today()) else ""
    out(f"{state_name(pack.country, language, 'formal')} ({pack.country}){old}")
    numbers = {
        "checked": pack.checked_on,
        "review": pack.review_by,
        "share": round(sheet.share.completeness * 100),
    }
    out(say(Message(_CHECKED if is_checked(pack) else _NOT_CHECKED, numbers), language))
    for head in headlines(pack):
        out(f"  {named(say(head.topic, language), _answer(head, content, language), language)}")
        if head.told is not None:
            out(f"      {cited(head.sources, language)}")
    if content.packs.is_of_office(pack.country):
        out(say(signer_of_office_pack(content.packs.file_of(pack.country)).told, language))
    words = content.catalogues  # with the translations of the office
    for part in shortened(sheet.parts):
        out(f"\n{say(part.title, language, words)}")
        for line in part.lines:
            level = f"[{say(Message(LEVEL_NAMES[line.level]), language)}] " if line.level else ""
            told = sentence_case(say(line.told or Message(_NOT_KNOWN), language, words))
            out(f"  {level}{named(say(line.topic, language, words), told, language)}")
            sources = cited(line.sources, language)
            if sources:
                out(f"      {sources}")


def _answer(head: Headline, content: Content, language: str) -> str:
    """Return one of the four answers that one looks for first."""
    if head.told is None:
        return say(Message(_NOT_KNOWN), language)
    if isinstance(head.told, AuthorityName):
        return head.told.said(language, partial(say, language=language))
    if isinstance(head.told, Message):
        return content.catalogues.say(head.told, language)
    names = Formatter(language, lambda one: content.catalogues.say(one, language))
    more = f" ({say(head.more, language)})" if head.more is not None else ""
    return names.comma.join(names.language_name(code) for code in head.told) + more
