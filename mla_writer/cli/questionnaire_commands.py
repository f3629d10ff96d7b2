"""The questionnaire to a State on the command line: written in Word, and what came back read into a new version of its pack."""

from __future__ import annotations

import argparse
from pathlib import Path

from mla_writer.cli.showing import not_found, out, say
from mla_writer.content import Content
from mla_writer.countries.answered import Answer, Answers
from mla_writer.countries.library import read_pack
from mla_writer.countries.model import CountryPack
from mla_writer.documents.state_questionnaire import asker_of, compose_questionnaire
from mla_writer.documents.word import write_word
from mla_writer.errors import Place, Problem, ProblemsError
from mla_writer.handover.returned import Returned, new_version, read_returned, take_over
from mla_writer.letters import expect_languages
from mla_writer.storage.files import make_folder, write_all, write_whole
from mla_writer.storage.office import read_office
from mla_writer.translation.message import Message, N_

_MARKS = {"answered": "+", "confirmed": "=", "changed": "≠"}
_NOTHING = N_("Nothing has been changed. To write the new version of the pack, repeat this with --accept.")
_WRITTEN = N_("Written: {file}. It is a draft: free texts are in the language of the answers.")
_NO_ANSWER = N_("Nothing was answered.")


def write_questionnaire(given: argparse.Namespace) -> int:
    """Write the questionnaire on a State's pack: in the language asked for, else the first that the State takes and we write."""
    content = Content.shipped()
    expect_languages(content, (given.language,) if given.language else ())
    pack = _pack(content, given.code.upper())
    known = content.catalogues.languages
    language = given.language or next((one for one in pack.languages.accepted if one in known), "en")
    office = read_office(content.questionnaire("").root, content.vocabulary)
    document = compose_questionnaire(pack, content.forms, content.catalogues, language, asker_of(office))
    file = Path(given.output or f"questionnaire.{pack.country.lower()}.{language}.docx")
    write_all({file: write_word(document)})
    out(str(file))
    return 0


def read_questionnaire(given: argparse.Namespace) -> int:
    """Show what a State answered and what that changes in its pack; with --accept write the new version."""
    content = Content.shipped()
    returned = read_returned(Path(given.file), content)
    _expect_state(given.into, returned.pack)
    _show(content, returned.answers, given.language)
    out(say(returned.summary, given.language))
    if returned.answers.faults:
        raise ProblemsError(returned.answers.faults)
    for remark in returned.remarks:
        out(say(remark, given.language))
    if not returned.answers.given:
        out(say(Message(_NO_ANSWER), given.language))
        return 0
    return _offer(content, returned, given)


def _offer(content: Content, returned: Returned, given: argparse.Namespace) -> int:
    """Show the lines that change, once the pack holds against every check; write them where that was accepted."""
    into = Path(given.into) if given.into else None
    new = new_version(returned, content, into)
    for line in new.lines:
        out(line)
    if not given.accept:
        out(say(Message(_NOTHING), given.language))
        return 0
    written = take_over(new.change) if into is None else _put(into, new.change.content)
    out(say(Message(_WRITTEN, {"file": str(written)}), given.language))
    return 0


def _put(target: Path, content: bytes) -> Path:
    """Write a pack to a place that was asked for; what stood there stays beside it."""
    make_folder(target.parent)
    write_whole(target, content, keep_previous=True)
    return target


def _show(content: Content, answers: Answers, language: str) -> None:
    for one in answers.given:
        topic = content.catalogues.say(one.asked.topic, language)
        out(f"{_MARKS[one.outcome]} {one.asked.tag} ({topic}): {_worded(content, one, language)}")


def _worded(content: Content, one: Answer, language: str) -> str:
    told = one.asked.options.get(one.value)
    now = content.catalogues.say(told, language) if told is not None else one.value.replace("\n", " / ")
    if one.outcome != "changed" or one.asked.told is None:
        return now
    return f"{content.catalogues.say(one.asked.told, language)} → {now}"


def _expect_state(into: str | None, pack: CountryPack) -> None:
    """Raise ProblemsError where the file to write to is not named like the pack of the State that answered."""
    if not into:
        return
    target = Path(into)
    name = f"{pack.country.lower()}.yaml"
    if target.name != name:
        raise ProblemsError([Problem("QUEST-009", Place(into), {"state": pack.country, "name": name})])
    if target.is_file() and read_pack(target).country != pack.country:
        raise ProblemsError([Problem("QUEST-009", Place(into), {"state": pack.country, "name": name})])


def _pack(content: Content, code: str) -> CountryPack:
    pack = content.pack(code)
    if pack is None:
        raise not_found(code, content.packs.codes)
    return pack
