"""Commands on country packs: which facts of the research stand in them, and what differs between States."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from mla_writer.cli.showing import cited, not_found, out, out_json, say
from mla_writer.conditions.values import Day
from mla_writer.content import Content
from mla_writer.countries.compare import AT_A_GLANCE, Cell, Comparison, compare
from mla_writer.countries.directory import entries_of
from mla_writer.countries.facts import Fact, FactList, fact_lists
from mla_writer.countries.model import CountryPack
from mla_writer.countries.vcard import vcards
from mla_writer.documents.compare_sheet import EVERY_REQUEST, compose_comparison, said
from mla_writer.documents.state_sheet import compose_sheet
from mla_writer.documents.word import write_word
from mla_writer.errors import Place, Problem, ProblemsError, StorageError, UsageError
from mla_writer.letters import expect_languages
from mla_writer.linting.lost_facts import lost_facts
from mla_writer.storage.files import write_all
from mla_writer.translation.message import Message, N_
from mla_writer.translation.sentences import sentence_case
from mla_writer.translation.states import state_name

_REASONS = {
    "treaty": N_("found in one treaty: it binds only that treaty's Parties, and belongs to the treaty"),
    "instrument": N_("the law of a group of States among themselves: it stands in {instrument}"),
    "member": N_("requests go to a member State: nothing is asked of the group itself"),
    "repeated": N_("another fact says the same"),
    "superseded": N_("a later text says otherwise"),
}


def show_coverage(given: argparse.Namespace) -> int:
    """Show which facts of the research stand in the packs and which do not, with the reason; status 2 for a fact that is lost."""
    content = Content.shipped()
    wanted = {code.upper() for code in given.codes}
    lists = [one for one in fact_lists(content.facts_folder) if not wanted or one.country in wanted]
    if given.format == "json":
        out_json([row for one in lists for row in _rows(one)])
    else:
        for one in lists:
            _show_list(content, one, given.language)
    lost = [problem for one in lists for problem in lost_facts(content, one)]
    if lost:
        raise ProblemsError(lost)
    return 0


def _rows(one: FactList) -> Iterator[dict[str, object]]:
    for key, facts in one.facts.items():
        for fact in facts:
            row = {"country": one.country, "key": key, "fact": fact.fact, "in": list(fact.in_)}
            yield {**row, "left_out": fact.left_out or None, "instrument": fact.instrument or None}


def _show_list(content: Content, one: FactList, language: str) -> None:
    every = [(key, fact) for key, facts in one.facts.items() for fact in facts]
    used = [fact for _, fact in every if fact.in_]
    told = Message(N_("{state}: {used} of {all} facts are in the pack."), _numbers(one, used, every, language))
    out(say(told, language))
    for key, fact in every:
        if fact.left_out:
            title = content.treaties.titles.get(fact.instrument, fact.instrument)
            out(f"  {key} [{fact.fact}]: {say(Message(_REASONS[fact.left_out], {'instrument': title}), language)}")


def _numbers(one: FactList, used: list[Fact], every: list[tuple[str, Fact]], language: str) -> dict[str, object]:
    return {"state": state_name(one.country, language), "used": len(used), "all": len(every)}


def write_sheet(content: Content, pack: CountryPack, language: str, folder: Path) -> None:
    """Write the sheet of a State in Word into a folder, and print the file."""
    expect_languages(content, (language,))
    if not folder.is_dir():
        raise StorageError([Problem("FILE-001", Place(str(folder)), {})])
    document = compose_sheet(content.sheet_of(pack, Day.today()), content.catalogues, language)
    file = folder / f"country.{pack.country.lower()}.{language}.docx"
    write_all({file: write_word(document)})
    out(str(file))


def write_vcard(given: argparse.Namespace) -> int:
    """Write the authorities of a State as cards for an address book."""
    content, folder = Content.shipped(), Path(given.output)
    if not folder.is_dir():
        raise StorageError([Problem("FILE-001", Place(str(folder)), {})])
    pack = _pack(content, given.code.upper())
    file = folder / f"authorities.{pack.country.lower()}.vcf"
    names, told = partial(state_name, language=given.language), partial(say, language=given.language)
    write_all({file: vcards(entries_of(pack), names, told, given.language).encode("utf-8")})
    out(str(file))
    return 0


def compare_countries(given: argparse.Namespace) -> int:
    """Show what two or more States ask or grant, for one measure or in general: what differs first."""
    content = Content.shipped()
    if given.assistance and given.assistance not in content.forms.assistance:
        raise UsageError([Problem("USE-004", Place(given.assistance), {"word": given.assistance})])
    packs = tuple(_pack(content, code.upper()) for code in dict.fromkeys(given.codes))
    found = compare(packs, content.forms, given.assistance or "")
    if given.format == "docx":
        _write_comparison(content, packs, found, given)
        return 0
    if given.format == "json":
        out_json([_compared(content, one, given.language) for one in found])
        return 0
    for one in found:
        mark = {"differs": "≠", "partly": "?", "same": "="}[one.sort]
        topic = say(one.topic, given.language)
        apart = one.topic.text != one.part.text and one.part.text not in {
            AT_A_GLANCE,
            EVERY_REQUEST,
            _title(content, given),
        }
        out(f"\n{mark} {say(one.part, given.language)} – {topic}" if apart else f"\n{mark} {topic}")
        for code, cells in one.cells.items():
            _show_cells(content, code, cells, given.language)
    return 0


def _title(content: Content, given: argparse.Namespace) -> str:
    return content.forms.assistance[given.assistance].title if given.assistance else ""


def _show_cells(content: Content, code: str, cells: tuple[Cell, ...], language: str) -> None:
    """Print what a State says of a topic, each statement with its sources."""
    if not cells:
        out(f"    {code}  {say(Message(N_('Not known')), language)}")
    for number, cell in enumerate(cells):
        out(f"    {code if not number else '  '}  {sentence_case(said(cell, content.catalogues, language))}")
        told = cited(cell.line.sources, language)
        if told:
            out(f"          {told}")


def _write_comparison(
    content: Content, packs: tuple[CountryPack, ...], found: tuple[Comparison, ...], given: argparse.Namespace
) -> None:
    """Write the comparison in Word into a folder, and print the file."""
    expect_languages(content, (given.language,))
    folder = Path(given.output)
    if not folder.is_dir():
        raise StorageError([Problem("FILE-001", Place(str(folder)), {})])
    measure = content.forms.assistance[given.assistance] if given.assistance else None
    document = compose_comparison(packs, found, measure, content.catalogues, given.language)
    codes = "-".join(one.country.lower() for one in packs)
    file = folder / f"compare.{codes}.{given.language}.docx"
    write_all({file: write_word(document)})
    out(str(file))


def _pack(content: Content, code: str) -> CountryPack:
    pack = content.pack(code)
    if pack is None:
        raise not_found(code, content.packs.codes)
    return pack


def _compared(content: Content, one: Comparison, language: str) -> dict[str, object]:
    told = {code: [said(cell, content.catalogues, language) for cell in cells] for code, cells in one.cells.items()}
    return {"part": say(one.part, language), "topic": say(one.topic, language), "differs": one.differs, "told": told}
