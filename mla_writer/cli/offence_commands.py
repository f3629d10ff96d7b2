"""Commands on the catalogue of offences: list it, by words if wanted, and show one offence."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping

from mla_writer.cli.showing import cited, not_found, out, out_json, say, source_data, table
from mla_writer.content import Content
from mla_writer.offences.library import article_context
from mla_writer.offences.model import CatalogueOffence, Criminalisation
from mla_writer.offences.search import fitting, offered
from mla_writer.translation.message import Message, N_

Say = Callable[[Message], str]

_KINDS: Mapping[str, str] = {
    "conduct": N_("conduct"),
    "circumstance": N_("circumstance"),
    "object": N_("object"),
    "result": N_("result"),
    "mental": N_("state of mind"),
}
_CHARACTERS: Mapping[str, str] = {
    "fiscal": N_("Other States may treat it as a fiscal offence."),
    "political": N_("Other States may treat it as a political offence."),
    "military": N_("Other States may treat it as a military offence."),
}
_LEVELS: Mapping[str, str] = {
    "mandatory": N_("obliges States to punish it"),
    "consider": N_("asks States to consider punishing it"),
}
_VALUE = N_("Other States may ask how much was at stake.")
_NO_ARTICLE = N_("No treaty known to the program obliges States to punish it: compare the law of both.")
_SOME_CASES, _RECALLED = N_("in some cases only"), N_("number not read in the text")


def list_offences(given: argparse.Namespace) -> int:
    """List the offences of the catalogue, or those in which all words occur, the best fit first."""
    content = Content.shipped()
    entries = offered(content.offences, _sayer(content, given.language), given.language)
    found = fitting(entries, " ".join(given.words))
    if given.format == "json":
        out_json([_row(content, one.id) | {"name": one.name, "family": one.family} for one in found])
    else:
        table([(one.id, one.family, one.name) for one in found])
    return 0


def show_offence(given: argparse.Namespace) -> int:
    """Show one offence: its elements, the articles that oblige States to punish it, what to mind, and the sources."""
    content = Content.shipped()
    offence = content.offences.get(given.id)
    if offence is None:
        raise not_found(given.id, content.offences.ids)
    if given.format == "json":
        out_json(_data(offence))
    else:
        _show(content, offence, given.language)
    return 0


def _show(content: Content, offence: CatalogueOffence, language: str) -> None:
    told = _sayer(content, language)
    home = f"offences/{offence.id}"
    out(told(content.offences.titles[offence.id]))
    out()
    for one in offence.elements:
        text = told(Message(one.text, context=f"{home}:elements.{one.id}", domain="forms"))
        some = f" [{say(Message(_SOME_CASES), language)}]" if one.optional else ""
        out(f"  {one.id:22} {say(Message(_KINDS[one.kind]), language):14} {text}{some}")
    out()
    for article in offence.criminalised_by:
        out(f"  {_article(content, offence.id, article, language)}")
    if not offence.criminalised_by:
        out(f"  {say(Message(_NO_ARTICLE), language)}")
    hints = [_CHARACTERS[one] for one in offence.character] + ([_VALUE] if offence.value_matters else [])
    for hint in hints:
        out(f"  {say(Message(hint), language)}")
    if offence.note:
        out(f"\n{told(Message(offence.note, context=f'{home}:note', domain='forms'))}")
    out()
    for source in offence.source:
        out(f"  {cited((source,), language)}")


def _article(content: Content, offence: str, article: Criminalisation, language: str) -> str:
    told, title = _sayer(content, language), content.treaties.titles.get(article.treaty)
    if article.title:
        title = Message(article.title, context=article_context(offence, article), domain="forms")
    name = told(title) if title is not None else article.treaty
    recalled = f" ({say(Message(_RECALLED), language)})" if article.ref_confidence == "recalled" else ""
    return f"{name}, {article.ref}: {say(Message(_LEVELS[article.level]), language)}{recalled}"


def _sayer(content: Content, language: str) -> Say:
    return lambda message: content.catalogues.translate(message, language)


def _row(content: Content, offence: str) -> dict[str, object]:
    one = content.offences.get(offence)
    assert one is not None
    return {
        "id": one.id,
        "elements": len(one.elements),
        "treaties": [article.treaty or article.title for article in one.criminalised_by],
    }


def _data(offence: CatalogueOffence) -> dict[str, object]:
    return {
        "id": offence.id,
        "name": offence.name,
        "elements": [
            {
                "id": one.id,
                "kind": one.kind,
                "text": one.text,
                "in_letter": one.in_letter or one.text,
                "optional": one.optional,
            }
            for one in offence.elements
        ],
        "criminalised_by": [
            {
                "treaty": one.treaty,
                "title": one.title,
                "ref": one.ref,
                "level": one.level,
                "ref_confidence": one.ref_confidence,
            }
            for one in offence.criminalised_by
        ],
        "character": list(offence.character),
        "value_matters": offence.value_matters,
        "note": offence.note,
        "sources": [source_data(one) for one in offence.source],
    }
