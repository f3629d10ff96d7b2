"""What stands on a paper: the forms that can be printed, their chapters with their questions, the number of each question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mla_writer.documents.paper_words import Around, form_title
from mla_writer.documents.wording import Titles
from mla_writer.forms.library import FRAME
from mla_writer.forms.model import Form
from mla_writer.forms.questionnaire import Questionnaire
from mla_writer.forms.shapes import COLLECTIONS, Shape
from mla_writer.forms.texts import form_context
from mla_writer.interview.signposts import WITHIN
from mla_writer.offences.model import CatalogueOffence, OffenceFamily
from mla_writer.translation.catalogue import Catalogues
from mla_writer.translation.message import Message


@dataclass(frozen=True, slots=True)
class Shelf:
    """What papers are made of: the questions, the translations, the names of treaties and offences, the offences themselves."""

    questionnaire: Questionnaire
    catalogues: Catalogues
    titles: Titles
    families: Sequence[OffenceFamily]

    @property
    def names(self) -> tuple[str, ...]:
        """What can be printed: the frame, the types of assistance, the collections, the families of offences."""
        forms = tuple(one.form for one in self.questionnaire.library.forms)
        return (*forms, *COLLECTIONS, *(one.family for one in self.families))


@dataclass(frozen=True, slots=True)
class Chapter:
    """One part of the paper: its questions with the records around them; `item` is the word for one entry of a list."""

    title: Message
    shapes: tuple[Shape, ...] = ()
    around: Around = ()
    help: Message | None = None
    when: str = ""
    item: Message | None = None
    offence: CatalogueOffence | None = None


def title_of(shelf: Shelf, name: str) -> Message:
    """Return the title of a form, collection or family of offences."""
    library = shelf.questionnaire.library
    if name in library.collections:
        return Message(library.collections[name].title, context=f"{form_context(name)}:title", domain="forms")
    family = next((one for one in shelf.families if one.family == name), None)
    if family is not None:
        return Message(family.title, context=f"offences/{name}:title", domain="forms")
    return form_title(shelf.questionnaire, name)


def chapters_of(shelf: Shelf, name: str, *, alone: bool) -> Iterator[Chapter]:
    """Yield the chapters of a form, collection or family; `alone` where nothing else stands on the paper."""
    root, library = shelf.questionnaire.root, shelf.questionnaire.library
    collection = library.collections.get(name)
    form = next((one for one in library.forms if one.form == name), None)
    if collection is not None:
        item = root[name].item
        assert item is not None
        word = Message(collection.item, context=f"{form_context(name)}:item", domain="forms")
        yield Chapter(title_of(shelf, name), tuple(item.fields.values()), (item,), item=word)
    elif form is not None:
        yield from _sections(form, root[name], None if alone or name == FRAME else title_of(shelf, name))
    else:
        family = next(one for one in shelf.families if one.family == name)
        for offence in family.offences:
            yield Chapter(shelf.titles.offences[offence.id], offence=offence)


def _sections(form: Form, root: Shape, whole: Message | None) -> Iterator[Chapter]:
    """Yield a chapter for each section; `whole` names the form where the paper holds several."""
    for section in form.sections:
        home = f"{form_context(form.form)}:{section.id}"
        title = Message(section.title, context=f"{home}.title", domain="forms")
        title = title if whole is None else Message(WITHIN, {"whole": whole, "part": title})
        help_ = Message(section.help, context=f"{home}.help", domain="forms") if section.help else None
        if section.repeats is not None:
            items = root.fields[section.id]
            assert items.item is not None
            asked, around = tuple(items.item.fields.values()), (root, items.item)
            yield Chapter(title, asked, around, help_, section.when, item=word_of(items))
        else:
            asked = tuple(one for one in root.fields.values() if one.section is section and one.question is not None)
            yield Chapter(title, asked, (root,), help_, section.when)


def word_of(items: Shape) -> Message:
    """Return the word for one item of a list."""
    word = items.repeats.item if items.repeats is not None else ""
    return Message(word, context=f"{items.context}.item", domain="forms")


def inner_of(shape: Shape) -> Shape | None:
    """Return the record of the questions that an answer is made of, or None where it is a single one."""
    inner = shape.item if shape.sort == "items" else shape
    return inner if inner is not None and inner.sort == "record" else None


def numbered(shapes: Iterable[Shape], before: str) -> Iterator[tuple[str, str]]:
    """Yield the pattern of every question with its number: 2.3, and 2.3.1 for a part of its answer."""
    for number, shape in enumerate(shapes, 1):
        yield shape.pattern, f"{before}.{number}"
        inner = inner_of(shape)
        if inner is not None:
            yield from numbered(inner.fields.values(), f"{before}.{number}")
