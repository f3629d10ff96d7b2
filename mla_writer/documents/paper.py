"""A form on paper: every question with its small print and room to answer, for courses and for interviews.

The answers are entered in the program afterwards; persons, things, facts and the like are numbered on sheets of their own,
and everything else refers to them by these numbers, as it does in the program.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from mla_writer.documents import tree
from mla_writer.documents.paper_chapters import Chapter, Shelf, chapters_of, inner_of, numbered, title_of, word_of
from mla_writer.documents.paper_room import Room
from mla_writer.documents.paper_words import Around, PaperWords
from mla_writer.documents.phrases import phrase
from mla_writer.documents.tree import Block, Document, Paragraph, Runs
from mla_writer.forms.library import FRAME
from mla_writer.forms.model import Source
from mla_writer.forms.shapes import COLLECTIONS, Shape
from mla_writer.forms.sources import resolve_sources
from mla_writer.forms.texts import form_context
from mla_writer.interview.signposts import NUMBERED
from mla_writer.offences.model import CatalogueOffence
from mla_writer.translation.message import Message, N_

_KIND_OF_PAPER = N_("Questionnaire on paper")
_WHOLE = N_("Questionnaire for a whole request")
_ABOUT = N_("This interview")
_HEAD_LINES = (N_("Case"), N_("Date"), N_("Asked by"), N_("Answered by"))
_HOW = N_(
    "Persons, things, facts, offences, orders and documents are entered once, on separate sheets; elsewhere write "
    "their numbers. Leave open what is not known. Small print gives help."
)
_GOOD, _BAD = N_("Good example:"), N_("To be avoided:")
_COPY = N_("For further entries, copy these pages and continue the numbering.")
_LINK_HEADS = (N_("Element"), N_("Nos. of the facts"), N_("Nos. of the persons"))
_SOME_CASES_ONLY = N_("(in some cases only)")
_ONE_LINE_EACH = N_("One line for each entry:")
_SOURCES, _SOURCE, _QUESTIONS = N_("Sources"), N_("Source"), N_("Questions")
_ENTRIES = 3
"""How many entries of a list have room: one with every word, the others with the names of the answers only."""
_BLANK_ROWS = 4
_MOST_COLUMNS = 4
_LONGEST_BESIDE_A_LINE = 40
_MOST_KEPT = 10
"""Up to so many paragraphs a question stays on one page."""
_BLANK = "\n"
"""In a cell: two lines of height, enough for a hand."""


@dataclass(slots=True)
class _Paper:
    words: PaperWords
    room: Room
    known_sources: Mapping[str, Source]
    cited: dict[str, list[str]] = field(default_factory=dict)

    # ---- parts -----------------------------------------------------------------------------------------------------

    def part(self, chapter: Chapter, number: int) -> tree.Part:
        blocks = [*self._lead(chapter), *self._content(chapter, number)]
        return tree.Part(f"part{number}", (self.words.run(chapter.title),), tuple(blocks), str(number))

    def _lead(self, chapter: Chapter) -> Iterator[Block]:
        if chapter.when:
            yield Paragraph(self.words.only_if(chapter.when, chapter.around[:1]), style="note", kept=True)
        if chapter.help is not None:
            yield Paragraph((self.words.run(chapter.help),), style="note", kept=True)

    def _content(self, chapter: Chapter, number: int) -> Iterator[Block]:
        if chapter.offence is not None:
            yield self._elements(chapter.offence, number)
        elif chapter.item is None:
            yield from self._questions(chapter.shapes, chapter.around)
        else:
            yield self._entry_head(chapter.item, 1)
            yield from self._questions(chapter.shapes, chapter.around)
            for number in range(2, _ENTRIES + 1):
                yield self._entry_head(chapter.item, number)
                yield from self._all_again(chapter.shapes)
            yield Paragraph((self.words.run(Message(_COPY)),), style="note")

    def _questions(self, shapes: Iterable[Shape], around: Around) -> Iterator[Block]:
        for shape in shapes:
            yield from self._question(shape, around)

    def _all_again(self, shapes: Iterable[Shape]) -> Iterator[Block]:
        for shape in shapes:
            yield from self._again(shape)

    def _entry_head(self, item: Message, number: int) -> Paragraph:
        text = self.words.say(Message(NUMBERED, {"item": item, "number": number}))
        return Paragraph((self.words.text(text[:1].upper() + text[1:], strong=True),), style="entry_head", kept=True)

    def _elements(self, offence: CatalogueOffence, number: int) -> Block:
        rows = []
        for one in offence.elements:
            text = Message(one.text, context=f"offences/{offence.id}:elements.{one.id}", domain="forms")
            note = (self.words.text(" "), self.words.run(Message(_SOME_CASES_ONLY))) if one.optional else ()
            said = (self.words.run(text, source=f"{offence.id}.{one.id}"), *note)
            rows.append((said, *((self.words.text(_BLANK),) for _ in range(2))))
        self._cite(offence.source, str(number))
        heads = tuple((self.words.run(Message(one)),) for one in _LINK_HEADS)
        return tree.Table(heads, tuple(rows), (4, 3, 2))

    # ---- questions -------------------------------------------------------------------------------------------------

    def _question(self, shape: Shape, around: Around, *, room: bool = True) -> Iterator[Block]:
        """A question with its small print, then the room to answer, or the questions that it is made of."""
        assert shape.question is not None
        self._cite(resolve_sources(shape.question.source, self.known_sources), self.words.numbers[shape.pattern])
        inner = inner_of(shape)
        line = room and inner is None and self._fits_beside(shape, self.words.say(self.words.label(shape)))
        head = self.words.head(shape)
        small = [*self.words.conditions(shape, around), self.words.notes(shape)]
        said = [
            Paragraph((*head, self.words.text(" \t")) if line else head, style="question"),
            *(Paragraph(one, style="aside") for one in small if one),
        ]
        if inner is not None:
            yield from (replace(one, kept=True) for one in said)
            yield from self._made_of(shape, inner, (*around, inner))
        else:
            yield from self._answered(said, shape, room=room and not line)

    def _answered(self, said: Sequence[Paragraph], shape: Shape, *, room: bool, again: bool = False) -> Iterator[Block]:
        """A single question, then its room: boxes, lines, or for links of elements and facts a table."""
        if room and shape.question is not None and shape.question.kind == "element_links":
            yield from (replace(one, kept=True) for one in said)
            yield self._blank_links()
        else:
            yield from _together([*said, *(self.room.of(shape, again=again) if room else ())])

    def _made_of(self, shape: Shape, inner: Shape, around: Around) -> Iterator[Block]:
        fields = tuple(inner.fields.values())
        if shape.sort != "items":
            yield from self._questions(fields, around)
        elif self._fits_a_table(fields):
            for one in fields:
                yield from self._question(one, around, room=False)
            yield self._blank_rows(fields)
        else:
            yield from self._questions(fields, around)
            head = self._entry_head(word_of(shape), 2)
            yield replace(head, runs=(self.words.text("\t"), *head.runs), style="question")
            yield from self._all_again(fields)

    def _again(self, shape: Shape) -> Iterator[Block]:
        """The room for the same answer of a further entry: its number, its name, boxes and lines."""
        inner, head = inner_of(shape), self.words.brief_head(shape)
        if inner is None:
            line = self._fits_beside(shape, head[-1].text)
            said = Paragraph((*head, self.words.text(" \t")) if line else head, style="question")
            yield from self._answered([said], shape, room=not line, again=True)
            return
        yield Paragraph(head, style="question", kept=True)
        fields = tuple(inner.fields.values())
        if shape.sort == "items" and self._fits_a_table(fields):
            yield self._blank_rows(fields)
            return
        for one in fields:
            yield from self._again(one)

    def _fits_beside(self, shape: Shape, label: str) -> bool:
        return len(label) <= _LONGEST_BESIDE_A_LINE and self.room.is_one_line(shape)

    def _fits_a_table(self, fields: Sequence[Shape]) -> bool:
        return len(fields) <= _MOST_COLUMNS and all(self.room.is_brief(one) for one in fields)

    def _blank_rows(self, fields: Sequence[Shape]) -> Block:
        heads = tuple(self.words.column_head(one) for one in fields)
        rows = tuple(tuple((self.words.text(_BLANK),) for _ in fields) for _ in range(_BLANK_ROWS))
        return tree.Table(heads, rows, tuple(1 for _ in fields), self._one_line_each())

    def _blank_links(self) -> Block:
        rows = tuple(tuple((self.words.text(_BLANK),) for _ in _LINK_HEADS) for _ in range(_BLANK_ROWS))
        heads = tuple((self.words.run(Message(one)),) for one in _LINK_HEADS)
        return tree.Table(heads, rows, (3, 3, 2), self._one_line_each())

    def _one_line_each(self) -> Runs:
        return (self.words.run(Message(_ONE_LINE_EACH)),)

    # ---- sources ---------------------------------------------------------------------------------------------------

    def _cite(self, sources: Iterable[Source], number: str) -> None:
        for one in sources:
            title = f"{one.title} ({one.as_of})" if one.as_of else one.title
            self.cited.setdefault(title, []).append(f"{number} ({one.ref})" if one.ref else number)

    def sources(self, number: int) -> tree.Part:
        """Return the last part: who demands what is asked."""
        rows = tuple(
            ((tree.Run(title, "en"),), (self.words.text(", ".join(dict.fromkeys(questions))),))
            for title, questions in sorted(self.cited.items())
        )
        heads = ((self.words.run(Message(_SOURCE)),), (self.words.run(Message(_QUESTIONS)),))
        table = tree.Table(heads, rows, (3, 2))
        return tree.Part("sources", (self.words.run(Message(_SOURCES)),), (table,), str(number))


def compose_paper(shelf: Shelf, names: Sequence[str], language: str, *, whole: bool = False) -> Document:
    """Return the paper for the forms, collections and families in `names`, in `language`.

    With `whole`, the paper of a whole request for the types of assistance in `names`: the frame, the types, every collection.
    """
    names = (FRAME, *(one for one in names if one not in {FRAME, *COLLECTIONS}), *COLLECTIONS) if whole else names
    chapters = [one for name in names for one in chapters_of(shelf, name, alone=len(names) == 1)]
    numbers = {
        pattern: number
        for place, chapter in enumerate(chapters, 1)
        for pattern, number in numbered(chapter.shapes, str(place))
    }
    words = PaperWords(language, shelf.catalogues, shelf.questionnaire, numbers, shelf.titles.treaties)
    paper = _Paper(words, Room(words, shelf.titles), shelf.questionnaire.library.sources)
    title = Message(_WHOLE) if whole or len(names) > 1 else title_of(shelf, names[0])
    parts = [paper.part(chapter, place) for place, chapter in enumerate(chapters, 1)]
    sources = (paper.sources(len(parts) + 1),) if paper.cited else ()
    return Document(
        language=language,
        title=words.say(title),
        header=((words.run(title),),),
        page_of=shelf.catalogues.translate(phrase("page_of"), language),
        front=(Paragraph((words.run(Message(_KIND_OF_PAPER)),), style="centred"),),
        parts=(tree.Part("head", (), tuple(_head(shelf, words, names))), *parts, *sources),
    )


def _head(shelf: Shelf, words: PaperWords, names: Sequence[str]) -> Iterator[Block]:
    """What stands below the title: what the form is for, lines about the interview, how to fill it in."""
    if len(names) == 1:
        yield from _told(shelf, words, names[0])
    lines = tuple(((words.run(Message(one)),), ()) for one in _HEAD_LINES)
    yield tree.SignatureBlock((words.run(Message(_ABOUT)),), lines)
    yield Paragraph((words.run(Message(_HOW)),), style="note")


def _told(shelf: Shelf, words: PaperWords, name: str) -> Iterator[Block]:
    library = shelf.questionnaire.library
    form = next((one for one in library.forms if one.form == name), None) or library.collections.get(name)
    if form is None:
        return
    home = form_context(name)
    if form.summary:
        yield Paragraph((words.run(Message(form.summary, context=f"{home}:summary", domain="forms")),), style="lead")
    for lead, part in ((_GOOD, "good"), (_BAD, "bad")):
        text = getattr(form, part, "")
        if text:
            said = words.run(Message(text, context=f"{home}:{part}", domain="forms"))
            yield Paragraph((words.run(Message(lead), strong=True), words.text(" "), said), style="note")


def _together(blocks: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Yield paragraphs that stay on one page, where they are not too many."""
    kept = len(blocks) <= _MOST_KEPT
    for number, one in enumerate(blocks, 1):
        yield replace(one, kept=number < len(blocks) and (kept or number <= 3))
