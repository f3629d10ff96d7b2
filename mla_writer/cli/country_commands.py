"""Commands on country packs: which facts of the research stand in them, and what differs between States."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from mla_writer.cli.showing import not_found, out, out_json, say
from mla_writer.content import Content
from mla_writer.countries.compare import Comparison, compare
from mla_writer.countries.directory import entries_of
from mla_writer.countries.facts import Fact, FactList, fact_lists
from mla_writer.countries.model import CountryPack
from mla_writer.countries.sheet import sheet_parts
from mla_writer.countries.vcard import vcards
from mla_writer.documents.state_sheet import compose_sheet
from mla_writer.documents.word import write_word
from mla_writer.errors import Place, Problem, ProblemsError, StorageError, UsageError
from mla_writer.letters import expect_languages
from mla_writer.linting.lost_facts import lost_facts
from mla_writer.storage.files import write_all
from mla_writer.translation.message import Message, N_
from mla_writer.translation.states import state_name

_REASONS = {
    "treaty": N_("read in one treaty: it binds its Parties alone, and belongs to the treaty"),
    "instrument": N_("the law of a group of States among themselves: it belongs to their instrument"),
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
            _show_list(one, given.language)
    lost = [problem for one in lists for problem in lost_facts(content, one)]
    if lost:
        raise ProblemsError(lost)
    return 0


def _rows(one: FactList) -> Iterator[dict[str, object]]:
    for key, facts in one.facts.items():
        for fact in facts:
            row = {"country": one.country, "key": key, "fact": fact.fact, "in": list(fact.in_)}
            yield {**row, "left_out": fact.left_out or None}


def _show_list(one: FactList, language: str) -> None:
    every = [(key, fact) for key, facts in one.facts.items() for fact in facts]
    used = [fact for _, fact in every if fact.in_]
    told = Message(N_("{state}: {used} of {all} facts are in the pack."), _numbers(one, used, every, language))
    out(say(told, language))
    for key, fact in every:
        if fact.left_out:
            out(f"  {key} [{fact.fact}]: {say(Message(_REASONS[fact.left_out]), language)}")


def _numbers(one: FactList, used: list[Fact], every: list[tuple[str, Fact]], language: str) -> dict[str, object]:
    return {"state": state_name(one.country, language), "used": len(used), "all": len(every)}


def write_sheet(content: Content, pack: CountryPack, language: str, folder: Path) -> None:
    """Write the sheet of a State in Word into a folder, and print the file."""
    expect_languages(content, (language,))
    if not folder.is_dir():
        raise StorageError([Problem("FILE-001", Place(str(folder)), {})])
    document = compose_sheet(pack, sheet_parts(pack, content.forms), content.catalogues, language)
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
    write_all({file: vcards(entries_of(pack), partial(state_name, language=given.language)).encode("utf-8")})
    out(str(file))
    return 0


def compare_countries(given: argparse.Namespace) -> int:
    """Show what two or more States ask or grant, for one measure or in general: what differs first."""
    content = Content.shipped()
    if given.assistance and given.assistance not in content.forms.assistance:
        raise UsageError([Problem("USE-004", Place(given.assistance), {"word": given.assistance})])
    packs = tuple(_pack(content, code.upper()) for code in dict.fromkeys(given.codes))
    found = compare(packs, content.forms, given.assistance or "")
    if given.format == "json":
        out_json([_compared(content, one, given.language) for one in found])
        return 0
    for one in found:
        mark = "≠" if one.differs else "="
        out(f"\n{mark} {say(one.topic, given.language)}")
        for code, told in one.told.items():
            words = "; ".join(content.catalogues.say(text, given.language) for text in told)
            out(f"    {code}  {words or say(Message(N_('Not known')), given.language)}")
    return 0


def _pack(content: Content, code: str) -> CountryPack:
    pack = content.pack(code)
    if pack is None:
        raise not_found(code, content.packs.codes)
    return pack


def _compared(content: Content, one: Comparison, language: str) -> dict[str, object]:
    told = {code: [content.catalogues.say(text, language) for text in texts] for code, texts in one.told.items()}
    return {"topic": say(one.topic, language), "differs": one.differs, "told": told}
