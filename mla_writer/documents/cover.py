"""The covering note: the head of the letter, and on the same page which help is asked for, until when, and what is enclosed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from mla_writer.answers.attachment import Attachment
from mla_writer.conditions.values import Ref
from mla_writer.documents import tree
from mla_writer.documents.compose import Around, Composer
from mla_writer.documents.drawn import translation_attached
from mla_writer.documents.grammar import capitalised, lowered
from mla_writer.documents.local_order import REFERENCES, local_front
from mla_writer.documents.phrases import phrase
from mla_writer.documents.tree import Document, Run, Runs
from mla_writer.forms.model import EXTRACTS, Block, Outline

_NOT_REPEATED = ("note_", REFERENCES)
"""How the ids begin of what stands at the head of the letter alone: what the marks of a draft mean, and the references."""
_ENCLOSURES = "enclosures"


def cover(composer: Composer, letter: Document, outline: Outline) -> Document:
    """Return the covering note to `letter`, which `composer` has composed, as a document of its own by its `outline`."""
    front = tuple(one for one in _head(composer, letter) if not one.id.startswith(_NOT_REPEATED))
    cover = _CoverComposer(composer, letter, outline)
    title = composer.wording.plain(composer.wording.say(phrase("cover_title")))
    return replace(letter, title=title, front=front, parts=cover.parts(), annexes=(), close_set=True)


def _head(composer: Composer, letter: Document) -> tuple[tree.Block, ...]:
    """Return the head of the note: that of the letter, or of the letter to the authority, which hands an extract on."""
    if composer.reader not in EXTRACTS:
        return letter.front
    head = Composer(composer.live, composer.wording, composer.outline, "full", composer.context).front()
    return local_front(head, composer.wording)


class _CoverComposer(Composer):
    """Composes the body of the note; knows the letter that it goes before."""

    def __init__(self, composer: Composer, letter: Document, outline: Outline) -> None:
        super().__init__(composer.live, composer.wording, outline, composer.reader, composer.context)
        self._letter = letter

    def parts(self) -> tuple[tree.Part, ...]:
        """Return the parts of the outline that have something to say."""
        made = (tree.Part(part.id, (), tuple(self.blocks_of(part))) for part in self.outline.parts)
        return tuple(one for one in made if one.blocks)

    def drawn(self, block: Block, around: Around) -> Iterator[tree.Block]:
        """Yield what is drawn: of the letter itself its title, and what is enclosed."""
        own = {"subject": self._subject, "enclosed": self._enclosed}.get(block.special)
        yield from own() if own is not None else super().drawn(block, around)

    def _subject(self) -> Iterator[tree.Block]:
        runs = self.wording.say(phrase("cover_subject", title=self._letter.title))
        yield tree.Paragraph(tuple(replace(one, strong=True) for one in runs), "cover_subject")

    def _enclosed(self) -> Iterator[tree.Block]:
        items = [self._named()]
        number = len(self._letter.annexes)
        if number:
            figure = self.wording.formatter.number(number)
            items.append(self.wording.say(phrase("cover_annex" if number == 1 else "cover_annexes", number=figure)))
        items += self._documents()
        translated = translation_attached(self) if self.reader == "full" else ()
        items += [translated] if translated else []
        yield tree.Listing(tuple(capitalised(one) for one in items), id="cover_enclosed")

    def _named(self) -> Runs:
        wording = self.wording
        spoken = self.live.said.listed("request.letters") or (wording.language,)
        names = [(Run(wording.formatter.language_name(one), wording.language),) for one in spoken]
        return wording.say(phrase("cover_letter", title=self._letter.title, languages=wording.joined(names)))

    def _documents(self) -> Iterator[Runs]:
        """Yield one line for all enclosures, with the sum of their pages where every one of them is counted."""
        wording = self.wording
        annex = next((one.number for one in self._letter.annexes if one.id == _ENCLOSURES), "")
        keys = wording.numbering.enclosures
        if not annex or not keys:
            return
        name = "cover_enclosure" if len(keys) == 1 else "cover_enclosures"
        named = lowered((Run(annex, wording.language),))
        said = wording.say(phrase(name, number=wording.formatter.number(len(keys)), annex=named))
        pages = [self._pages(key) for key in keys]
        if all(pages):
            count = wording.formatter.number(sum(pages, Decimal(0)))
            said = wording.say(phrase("cover_pages", what=said, pages=count))
        yield said

    def _pages(self, key: str) -> Decimal:
        record = self.live.names.follow(Ref("documents", key))
        pages, attached = (record.get(one) for one in ("pages", "file")) if isinstance(record, dict) else (None, None)
        if isinstance(pages, Decimal):
            return pages
        return Decimal(attached.pages or 0) if isinstance(attached, Attachment) else Decimal(0)
