"""The package for a translator as a Word file: the original at one side, a field for the translation at the other.

Behind them stand how many words there are and the terms of the glossary. What was filled in is read back by its fields.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from mla_writer.documents import tree
from mla_writer.documents.formats import Formatter
from mla_writer.documents.phrases import phrase
from mla_writer.documents.tree import Control, Document, Paragraph, Run, Runs
from mla_writer.translation.catalogue import Catalogues
from mla_writer.translation.locales import locale_of
from mla_writer.translation.message import Message, N_
from mla_writer.translator.counting import Count, count_of
from mla_writer.translator.segments import Package, Segment
from mla_writer.translator.xliff import BEHIND, MADE_BY, STAYING

FORMAT = 1
"""The version of the file; one with another number is not read back."""
REFERENCE = "translation"
"""The tag of the field that tells what the file is."""
HINT = N_("Write the translation here")
_TITLE = N_("Translation: {from} – {to}")
_LEAD = (
    N_(
        "Each row contains one text of the request “{title}”. Write its translation in the grey field beside it; if "
        "something is there already, it is a translation for you to review."
    ),
    N_(
        "Names, account numbers, references, sums and dates named below a text stay as they are. Send the file back as a Word "
        "file: it is read by our program."
    ),
)
_EARLIER = N_("Earlier translation: {text}")
_TEXTS, _LETTER, _WORDS, _GLOSSARY = N_("Texts"), N_("Sentences of the letter"), N_("Words"), N_("Glossary")
_TERM, _TRANSLATION, _SOURCE = N_("Term"), N_("Translation"), N_("Source")
_TO_VERIFY = N_("To verify")
COUNTED: tuple[tuple[str, str], ...] = (
    ("texts", N_("Texts")),
    ("words", N_("Words in all")),
    ("new", N_("Words not translated")),
    ("behind", N_("Words changed since their translation")),
    ("unreviewed", N_("Words translated, not reviewed")),
    ("done", N_("Words translated and reviewed")),
)
"""The numbers of a count, as people read them."""
_LONGEST = 60
"""Word keeps so much of the tag and of the title of a field."""


def compose_columns(package: Package, catalogues: Catalogues) -> Document:
    """Return the package as a document in the language of its texts."""
    return _Columns(package, catalogues).document()


def tag_of(side: str, id_: str) -> str:
    """Return the tag of the field for a text: of its original ("s") or its translation ("t"); a long path gives its sum."""
    tag = f"{side}:{id_}"
    return tag if len(tag) <= _LONGEST else f"{side}#{hashlib.sha256(id_.encode()).hexdigest()[:32]}"


class _Columns:
    def __init__(self, package: Package, catalogues: Catalogues) -> None:
        self._package, self._catalogues = package, catalogues
        self._language = package.language
        names = locale_of(package.language).languages
        self._names = tuple(str(names.get(one, one)) for one in (package.language, package.target))

    def document(self) -> Document:
        package = self._package
        title = Message(_TITLE, {"from": self._names[0], "to": self._names[1]})
        parts = [tree.Part("head", (), tuple(self._head())), self._words(count_of(package), "1")]
        for heading, segments in ((_TEXTS, package.segments), (_LETTER, package.letter)):
            if segments:
                parts.append(tree.Part(heading, (self._text(heading),), (self._table(segments),), str(len(parts))))
        if package.terms:
            parts.append(tree.Part("glossary", (self._text(_GLOSSARY),), (self._glossary(),), str(len(parts))))
        return Document(
            language=self._language,
            title=self._say(title),
            header=((self._run(self._say(title)),),),
            page_of=self._catalogues.translate(phrase("page_of"), self._language),
            front=(),
            parts=tuple(parts),
            digits=Formatter(self._language, self._say).digits,
        )

    # ---- parts -----------------------------------------------------------------------------------------------------

    def _head(self) -> Sequence[tree.Block]:
        control = Control(REFERENCE, "MLAT", "fixed")
        told = f"MLAT-{FORMAT}/{self._language}/{self._package.target}"
        lines = [Paragraph((self._run(self._say(Message(one, {"title": self._package.title}))),)) for one in _LEAD]
        return [*lines, Paragraph((Run(told, "en", "identifier", control=control),), style="note")]

    def _words(self, count: Count, number: str) -> tree.Part:
        write = Formatter(self._language, self._say)
        rows = tuple(
            ((self._text(label),), (self._run(write.number(getattr(count, name))),)) for name, label in COUNTED
        )
        return tree.Part("words", (self._text(_WORDS),), (tree.Particulars(rows),), number)

    def _table(self, segments: Sequence[Segment]) -> tree.Table:
        heads = tuple((Run(one, self._language),) for one in self._names)
        rows = tuple((self._original(one), self._translation(one)) for one in segments)
        return tree.Table(heads, rows, (1, 1), languages=(self._language, self._package.target))

    def _glossary(self) -> tree.Table:
        heads = tuple((self._text(one),) for one in (_TERM, _TRANSLATION, _SOURCE))
        rows = tuple(
            (
                (self._run(one.term),),
                (Run(one.translation, self._package.target),),
                (self._run(one.source) if one.source else self._text(_TO_VERIFY),),
            )
            for one in self._package.terms
        )
        return tree.Table(heads, rows, (2, 2, 1), languages=(self._language, self._package.target, self._language))

    # ---- cells -----------------------------------------------------------------------------------------------------

    def _original(self, segment: Segment) -> Runs:
        """Return where a text stands, the text itself, and what stays."""
        control = Control(tag_of("s", segment.id), segment.place[:_LONGEST], "fixed")
        runs = [Run(f"{segment.place}\n", self._language, strong=True)] if segment.place else []
        runs.append(Run(segment.source, segment.language, control=control))
        return (*runs, *(Run(f"\n{self._say(one)}", self._language) for one in self._notes(segment)))

    def _notes(self, segment: Segment) -> Sequence[Message]:
        notes = []
        if segment.staying:
            notes.append(Message(STAYING, {"text": " · ".join(segment.staying)}))
        if segment.is_behind:
            notes += [Message(BEHIND), Message(_EARLIER, {"text": segment.target})]
        if segment.by:
            notes.append(Message(MADE_BY, {"name": segment.by}))
        return notes

    def _translation(self, segment: Segment) -> Runs:
        control = Control(tag_of("t", segment.id), self._names[1][:_LONGEST])
        if segment.target and not segment.is_behind:
            return (Run(segment.target, self._package.target, control=control),)
        return (Run(self._say(Message(HINT)), self._language, "placeholder", control=control),)

    def _say(self, message: Message) -> str:
        return self._catalogues.say(message, self._language)

    def _run(self, text: str) -> Run:
        return Run(text, self._language)

    def _text(self, text: str) -> Run:
        return self._run(self._say(Message(text)))
