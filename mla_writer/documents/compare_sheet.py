"""Several States side by side as a document: a column for each, what differs first, and the sources in full at the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mla_writer.countries.compare import Cell, Comparison, Sort
from mla_writer.countries.model import CountryPack
from mla_writer.documents import tree
from mla_writer.documents.formats import Formatter
from mla_writer.documents.phrases import phrase
from mla_writer.documents.state_sheet import CitedSheet, checked_words
from mla_writer.documents.tree import Document, Paragraph, Run, Runs
from mla_writer.forms.model import Form
from mla_writer.forms.texts import form_context
from mla_writer.translation.catalogue import Catalogues
from mla_writer.translation.message import Message, N_
from mla_writer.translation.states import state_name

EVERY_REQUEST = N_("Every request")
GROUPS: Mapping[Sort, str] = {
    "differs": N_("What differs"),
    "partly": N_("Known for some of them only"),
    "same": N_("What is the same"),
}
"""What stands above the rows of each sort."""
_TITLE = N_("{states} compared: {measure}")
_TOPIC, _NOT_KNOWN = N_("Topic"), N_("Not known")
_CHECKED = N_("{state}: {checked}")
_NO_ADVICE = N_("This is not legal advice. Verify important points with the authority of the State.")
_WIDTH_OF_TOPIC, _WIDTH_OF_STATE = 2, 4


def said(cell: Cell, catalogues: Catalogues, language: str) -> str:
    """Return what a State says, in words; languages by their names."""
    names = Formatter(language, lambda one: catalogues.say(one, language))
    if isinstance(cell.told, Message):
        return catalogues.say(names.worded(cell.told), language)
    return names.comma.join(names.language_name(code) for code in cell.told)


def measure_name(measure: Form | None) -> Message:
    """Return what is compared: a type of assistance, or what holds for every request."""
    if measure is None:
        return Message(EVERY_REQUEST)
    return Message(measure.title, context=f"{form_context(measure.form)}:title", domain="forms")


def compose_comparison(
    packs: Sequence[CountryPack],
    rows: Sequence[Comparison],
    measure: Form | None,
    catalogues: Catalogues,
    language: str,
) -> Document:
    """Return the States side by side in `language`; `rows` is what `compare` found for the measure, or for every request."""
    sheet = CitedSheet(language, catalogues)
    comma = Formatter(language, sheet.say).comma
    states = comma.join(state_name(one.country, language) for one in packs)
    title = Message(_TITLE, {"states": states, "measure": sheet.say(measure_name(measure))})
    parts = tuple(
        _part(sheet, heading, packs, some)
        for sort, heading in GROUPS.items()
        if (some := [one for one in rows if one.sort == sort])
    )
    return Document(
        language=language,
        title=sheet.say(title),
        header=((sheet.run(title),),),
        page_of=catalogues.translate(phrase("page_of"), language),
        front=(),
        parts=(tree.Part("head", (), tuple(_head(sheet, packs))), *parts, *((sheet.sources(),) if sheet.cited else ())),
    )


def _head(sheet: CitedSheet, packs: Sequence[CountryPack]) -> Iterator[Paragraph]:
    for one in packs:
        told = {"state": state_name(one.country, sheet.language), "checked": checked_words(one, sheet)}
        yield Paragraph((sheet.run(Message(_CHECKED, told)),), style="note")
    yield Paragraph((sheet.run(Message(_NO_ADVICE)),), style="note")


def _part(sheet: CitedSheet, heading: str, packs: Sequence[CountryPack], rows: Sequence[Comparison]) -> tree.Part:
    names: tuple[Runs, ...] = tuple(
        (Run(state_name(one.country, sheet.language), sheet.language, strong=True),) for one in packs
    )
    lines = tuple(
        ((sheet.run(one.topic, strong=True),), *(tuple(_cell(sheet, one.cells[pack.country])) for pack in packs))
        for one in rows
    )
    widths = (_WIDTH_OF_TOPIC, *(_WIDTH_OF_STATE for _ in packs))
    table = tree.Table(((sheet.run(Message(_TOPIC)),), *names), lines, widths)
    return tree.Part(heading, (sheet.run(Message(heading)),), (table,))


def _cell(sheet: CitedSheet, cells: Sequence[Cell]) -> Iterator[Run]:
    """Yield what a State says of a topic, each with the numbers of its sources."""
    if not cells:
        yield sheet.run(Message(_NOT_KNOWN))
    for number, one in enumerate(cells):
        if number:
            yield Run(" ", sheet.language)
        if isinstance(one.told, Message):
            yield sheet.run(one.told)
        else:
            yield Run(said(one, sheet.catalogues, sheet.language), sheet.language)
        cited = sheet.numbers(one.line)
        yield Run(f" {cited.text}", cited.language, strong=cited.strong)
