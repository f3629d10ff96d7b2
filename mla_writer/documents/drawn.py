"""What the program draws itself in a letter: matrices of elements and of items, signature blocks, enclosures, cited articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from mla_writer.answers.values import Link, Text
from mla_writer.checks.basis_scope import article_on
from mla_writer.conditions.values import NotKnown, Ref
from mla_writer.documents import tree
from mla_writer.documents.attached_files import files_table
from mla_writer.documents.dual_statement import state_dual_criminality
from mla_writer.documents.item_facts import items_and_facts
from mla_writer.documents.phrases import phrase
from mla_writer.documents.recipients import recipients
from mla_writer.documents.references import anchored, label_of
from mla_writer.documents.terms import empty_glossary
from mla_writer.documents.tree import Runs
from mla_writer.documents.wording import TRANSLATED, TRANSLATION
from mla_writer.forms.model import Block
from mla_writer.interview.element import Element
from mla_writer.interview.elements import accused_of, elements_of
from mla_writer.interview.shown import Shown
from mla_writer.translation.message import Message
from mla_writer.treaties.model import NEEDS_NO_ARTICLE

if TYPE_CHECKING:
    from mla_writer.documents.compose import Around, Composer

_SIGNATURE_LINES = (
    ("signature_name", ("{of}.name",)),
    ("signature_post", ("{of}.post",)),
    ("signature_authority", ("{of}.authority",)),
    ("signature_date", ("{of}.date",)),
)


def draw(special: str, block: Block, composer: Composer, around: Around) -> Iterator[tree.Block]:
    """Yield what the program draws for a `special` block."""
    yield from _DRAWERS[special](block, composer, around)


def _matrix(block: Block, composer: Composer, around: Around) -> Iterator[tree.Block]:
    """One table for each offence: its elements, and for each accused the facts linked to them."""
    for key in composer.live.said.records("offences"):
        table = _matrix_of(Ref("offences", key), composer)
        if table is not None:
            yield table


def _matrix_of(offence: Ref, composer: Composer) -> tree.Table | None:
    live, wording = composer.live, composer.wording
    elements = elements_of(live, offence.id)
    links = _links(live.names.follow(offence))
    if not elements or not any(links.values()):
        return None
    accused = tuple(one for one in accused_of(live, offence.id) if Ref("persons", one) not in wording.hidden)
    columns = accused or ("",)
    heads = [wording.say(phrase("element"))]
    persons = (wording.item(Ref("persons", one), "name") if one else wording.say(phrase("whoever")) for one in columns)
    heads += [composer.opened(one) for one in persons]
    rows = [
        (_element(one, composer), *(_cell(links.get(one.id, ()), person, composer) for person in columns))
        for one in elements
        if links.get(one.id) or not one.is_optional
    ]
    caption = wording.say(phrase("matrix_caption", offence=wording.item(offence)))
    return tree.Table(tuple(heads), tuple(rows), (3, *(2 for _ in columns)), caption, f"matrix.{offence.id}")


def _links(record: object) -> Mapping[str, tuple[Link, ...]]:
    value = record.get("elements") if isinstance(record, Mapping) else None
    if not isinstance(value, Mapping):
        return {}
    return {key: tuple(_link(one) for one in many) for key, many in value.items()}


def _link(record: Mapping[str, object]) -> Link:
    person = record.get("person")
    fact = record["fact"]
    assert isinstance(fact, Ref)
    return Link(fact.id, person.id if isinstance(person, Ref) else "", record.get("link", "direct"))  # type: ignore[arg-type]


def _element(element: Element, composer: Composer) -> Runs:
    return composer.wording.runs(element.shown) if element.shown else composer.wording.say(element.in_letter)


def _cell(links: tuple[Link, ...], person: str, composer: Composer) -> Runs:
    wording = composer.wording
    own = [link for link in links if not link.person or not person or link.person == person]
    facts = wording.linked(own)
    return composer.opened(facts) if facts else wording.say(phrase("no_link"))


def _signature(block: Block, composer: Composer, around: Around) -> Iterator[tree.Block]:
    """A block to sign: the answered particulars of the group at `of`, lines for the signature and, where asked, the seal."""
    wording, walker = composer.wording, composer.live.walker
    title = composer.say(block.text, f"{around.context}:letter.{block.id}", around)
    rows: list[tuple[Runs, Runs]] = []
    for name, keys in _SIGNATURE_LINES:
        runs: Runs = ()
        for key in keys:
            runs = runs or wording.runs(walker.look_up(key.format(of=block.of), around.bound))
        if runs:
            rows.append((wording.say(phrase(name)), runs))
    if not rows:
        return
    rows.append((wording.say(phrase("signature_line")), ()))
    seal = walker.look_up("request.seal", composer.live.names.top).value is True
    yield tree.SignatureBlock(title or (), tuple(rows), wording.say(phrase("signature_seal")) if seal else (), block.id)


ORIGINAL = "original"
"""The id of paragraphs with the original words of a text that the letter gives in translation."""
ENCLOSURE_FIELDS = (("date",), ("kind",), ("language", "pages", "certified"), ("translation",))
"""What the list of enclosures says of each document, besides its number and what it is: the answers in each column."""
_ENCLOSURE_HEADS = ("number_short", "document", "date", "kind", "copy", "translation")
_ENCLOSURE_WIDTHS = (14, 44, 25, 29, 25, 24)


def _enclosures(block: Block, composer: Composer, around: Around) -> Iterator[tree.Block]:
    """The numbered list of what travels with the request."""
    wording, live = composer.wording, composer.live
    rows = []
    for key in wording.numbering.enclosures:
        record = live.names.follow(Ref("documents", key))
        shape = live.questionnaire.root["documents"].item
        assert isinstance(record, dict) and shape is not None
        cells = [anchored(wording.item(Ref("documents", key), "number")), wording.item(Ref("documents", key), "listed")]
        for fields in ENCLOSURE_FIELDS:
            shown = (Shown(record.get(one, ()), shape.fields[one], f"documents.{key}.{one}") for one in fields)
            said = [_of_enclosure(one, composer) for one in shown if one.is_answered]
            cells.append(composer.opened(wording.separated(said)))
        rows.append(tuple(cells))
    if rows:
        heads = tuple(wording.say(phrase(one)) for one in _ENCLOSURE_HEADS)
        yield tree.Table(heads, tuple(rows), _ENCLOSURE_WIDTHS, id=block.id)
        if translated := translation_attached(composer):
            yield tree.Paragraph(wording.say(phrase("translation_enclosed", what=translated)), "translation_enclosed")
        yield from files_table(composer)


def translation_attached(composer: Composer) -> Runs:
    """Return what the translation that goes with the request is called; () where none does, or this is the translation."""
    wording = composer.wording
    shown = composer.live.walker.look_up(TRANSLATION, composer.live.names.top)
    is_there = shown.value in TRANSLATED and composer.may_show(shown) and wording.language == wording.written_in
    return wording.say(phrase(str(shown.value))) if is_there else ()


def _of_enclosure(shown: Shown, composer: Composer) -> Runs:
    runs = composer.wording.runs(shown)
    if isinstance(shown.value, bool):
        return composer.wording.say(phrase("certified" if shown.value else "not_certified"))
    is_count = shown.path.endswith(".pages") and not isinstance(shown.value, NotKnown)
    return composer.wording.say(phrase("pages_short", count=runs)) if is_count else runs


def _articles(block: Block, composer: Composer, around: Around) -> Iterator[tree.Block]:
    """Which article of each treaty relied on names each measure asked for; where none does, which leaves room for it."""
    wording = composer.wording
    treaties = composer.live.said.listed("request.treaties")
    rows = []
    shown = {one.form for one in composer.forms_shown()}
    for name in (one for one in composer.live.said.listed("request.assistance") if one in shown):
        cited = [one for one in (wording.cite(treaty, name) for treaty in treaties) if one]
        if not cited and name not in NEEDS_NO_ARTICLE:
            cited = [one for one in map(wording.cite_other, treaties) if one]
        if cited:
            measure = wording.say(wording.heading_of(name))
            rows.append((measure, composer.opened(wording.separated(cited))))
    if rows:
        heads = (wording.say(phrase("measure")), wording.say(phrase("provision")))
        yield tree.Table(heads, tuple(rows), (1, 2), id=block.id)
    yield from _offences_covered(block, composer)


def _offences_covered(block: Block, composer: Composer) -> Iterator[tree.Block]:
    """Which article of each treaty relied on has each offence punished: treaties on crimes give help for those alone."""
    wording, context, rows = composer.wording, composer.context, []
    for key in composer.live.said.records("offences") if context is not None else ():
        assert context is not None
        found = ((name, article_on(context, treaty, key)) for name, treaty in context.relied_on.items())
        cited = [wording.article_of(ref, wording.say(wording.titles.cited[name])) for name, ref in found if ref]
        if cited:
            rows.append((wording.item(Ref("offences", key), "name"), composer.opened(wording.separated(cited))))
    if rows:
        heads = (wording.say(phrase("offence")), wording.say(phrase("covered_by")))
        yield tree.Table(heads, tuple(rows), (1, 2), id=f"{block.id}.offences")


def _contents(block: Block, composer: Composer, around: Around) -> Iterator[tree.Block]:
    """The list of annexes that this letter has, so that the reader can tell whether one is missing."""
    wording = composer.wording
    items = [
        wording.say(phrase("named_value", what=label_of(annex, wording.language), value=annex.heading))
        for annex in composer.annexes
    ]
    if items:
        yield tree.Listing(tuple(items), id=block.id)


def _dual_criminality(block: Block, composer: Composer, around: Around) -> Iterator[tree.Block]:
    """What facts are linked to each element, and what follows for the law of the requested State."""
    yield from state_dual_criminality(composer)


def _original(block: Block, composer: Composer, around: Around) -> Iterator[tree.Block]:
    """A text whose very words count, such as a provision: in a translated letter the original first, then the translation."""
    shown = composer.live.walker.look_up(block.of, around.bound)
    wording = composer.wording
    said = wording.runs(shown) if composer.may_show(shown) else ()
    if not said or not isinstance(shown.value, Text):
        return
    original = wording.original(shown.value)
    if original.language != wording.language:
        yield _named(phrase("original_wording", language=_language(original.language, composer)), ORIGINAL, composer)
        if said[0].kind == "untranslated":
            yield tree.Paragraph(said, block.id)
            return
        yield tree.Paragraph((original,), ORIGINAL, language=original.language)
        yield _named(phrase("translated_wording", language=_language(wording.language, composer)), ORIGINAL, composer)
    yield tree.Paragraph(said, block.id)


def _named(name: Message, id_: str, composer: Composer) -> tree.Paragraph:
    return tree.Paragraph(tuple(replace(one, strong=True) for one in composer.wording.say(name)), id_, kept=True)


def _glossary(block: Block, composer: Composer, around: Around) -> Iterator[tree.Block]:
    """The list of terms of law, which is filled once the rest of the letter is composed."""
    yield from empty_glossary(composer)


def _language(code: str, composer: Composer) -> Runs:
    return (composer.wording.text(composer.wording.formatter.language_name(code)),)


def _items(block: Block, composer: Composer, around: Around) -> Iterator[tree.Block]:
    """Which facts tie and place each item asked for."""
    yield from items_and_facts(composer)


_DRAWERS: Mapping[str, Callable[[Block, Composer, Around], Iterator[tree.Block]]] = {
    "matrix": _matrix,
    "items": _items,
    "original": _original,
    "glossary": _glossary,
    "signature": _signature,
    "enclosures": _enclosures,
    "articles": _articles,
    "contents": _contents,
    "dual_criminality": _dual_criminality,
    "recipients": lambda _block, composer, _around: recipients(composer),
}
