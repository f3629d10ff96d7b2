"""Cross-references in Word: bookmarks where something stands, fields with the right text where it is referred to.

Statements are numbered by Word, annexes and enclosures by sequences: whoever adds one and updates the fields finds every
number right, in the text too. What is referred to and does not stand in this letter is plain text.
"""

from __future__ import annotations

from html import escape

from mla_writer.documents.references import Place, grouped, places_in, text_of
from mla_writer.documents.tree import Document, Runs
from mla_writer.documents.word_answers import AnswerMarks
from mla_writer.documents.word_footnotes import reference
from mla_writer.documents.word_text import runs_xml

_SEQUENCES = {"annex": "Annex", "enclosure": "Enclosure"}


def field(instruction: str, content: str) -> str:
    """Return a field with the runs of its result."""
    return f'<w:fldSimple w:instr=" {escape(instruction)} ">{content}</w:fldSimple>'


def bookmarked(content: str, name: str, number: int) -> str:
    """Return runs inside a bookmark."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


class References:
    """Writes the runs of one letter; each place gets its bookmark once. `notes` are the runs of its footnotes so far."""

    def __init__(self, document: Document, marks: AnswerMarks | None = None) -> None:
        self._places = places_in(document)
        self._marks = marks
        self._language = document.language
        self._written: set[str] = set()
        self.notes: list[str] = []
        self._next = len(self._places)

    def xml(self, runs: Runs, *, strong: bool = False) -> str:
        """Return `runs` with their bookmarks and fields."""
        for run in runs:
            if run.target or run.anchor or run.note:
                break
        else:
            return runs_xml(runs, self._language, strong=strong, marks=self._marks)
        pieces = []
        for target, anchor, many in grouped(runs):
            marks = (
                None if target else self._marks
            )  # what is said because of a reference is no answer to be edited there
            content = runs_xml(many, self._language, strong=strong, marks=marks, in_link=bool(target))
            if anchor:
                content = self._anchored(anchor, content)
            elif target:
                content = self._referring(target, many, content)
            pieces += [content, *(self._note(run.note) for run in many if run.note)]
        return "".join(pieces)

    def _note(self, runs: Runs) -> str:
        self.notes.append(self.xml(runs))
        return reference(len(self.notes))

    def entry(self, runs: Runs) -> Place | None:
        """Return the place of a statement that Word numbers itself, which is then written with `bookmark`; else None."""
        anchor = runs[0].anchor if len(runs) == 1 else ""
        place = self._places.get(anchor)
        if place is None or place.sort != "entry" or anchor in self._written:
            return None
        self._written.add(anchor)
        return place

    def bookmark(self, content: str, name: str) -> str:
        """Return runs inside a bookmark that is no place of the letter's own, such as a heading for the contents."""
        self._next += 1
        return bookmarked(content, name, self._next)

    def annex(self, place: str, content: str) -> str:
        """Return the figure of an annex with its bookmark."""
        return self._anchored(place, content)

    def _anchored(self, anchor: str, content: str) -> str:
        place = self._places.get(anchor)
        if place is None or anchor in self._written:
            return content
        self._written.add(anchor)
        sequence = _SEQUENCES.get(place.bookmark.partition("_")[0])
        if place.sort == "figure" and sequence:
            content = field(f"SEQ {sequence} \\* ARABIC", content)
        return bookmarked(content, place.bookmark, place.number)

    def _referring(self, target: str, runs: Runs, content: str) -> str:
        """A field where the text is that of the place; else a link, as a name may be told shorter or longer elsewhere."""
        place = self._places.get(target)
        if place is None:
            return content
        if text_of(runs) != place.text:
            return f'<w:hyperlink w:anchor="{place.bookmark}">{content}</w:hyperlink>'
        switch = "\\n \\h" if place.sort == "entry" else "\\h"
        return field(f"REF {place.bookmark} {switch}", content)
