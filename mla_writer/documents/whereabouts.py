"""Where in a letter an answer stands: the number of the part or annex that says it, in words or by a sentence that it decides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mla_writer.documents import tree
from mla_writer.documents.grammar import lowered
from mla_writer.documents.phrases import phrase
from mla_writer.documents.tree import Document, Run, Runs, runs_of, stretches_of
from mla_writer.documents.wording import Wording
from mla_writer.forms.model import Block, Outline
from mla_writer.forms.shapes import COLLECTIONS

_NAME = re.compile(r"[a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)*")
_FRAME = "request"


class Whereabouts:
    """Finds the places of one composed letter."""

    def __init__(self, letter: Document, wording: Wording, outline: Outline) -> None:
        self._wording = wording
        self._outline = outline
        self._said: dict[str, Runs] = {}
        self._homes: dict[str, Runs] = {}
        """Where the items of a collection stand: each fact in the statement of facts, not where it is referred to."""
        self._sentences: dict[str, Runs] = {}
        self._order: dict[str, Runs] = {}
        self._words: dict[str, Runs] = {}
        """What the letter says of each answer where it stands first, from its first word to its last."""
        self._keep(letter.front, wording.say(phrase("first_page")))
        for part in letter.parts:
            number = (Run(part.number, letter.language, target=f"part.{part.id}"),)
            self._keep(part.blocks, wording.say(phrase("part_number", number=number)) if part.number else part.heading)
        for part in letter.annexes:
            self._keep(part.blocks, lowered((Run(part.number, letter.language),)))

    def of(self, path: str) -> Runs:
        """Return where the answer at `path` stands first; () where the letter does not show it.

        A path may name a collection as a whole, or one answer of all its items: `facts`, `facts.where`.
        """
        collection, _, rest = path.partition(".")
        if collection in COLLECTIONS and not rest:
            return self._homes.get(collection, ()) or self._of_any_item(collection, "")
        if collection not in COLLECTIONS:
            return self._exactly(path) or self._decided_by(path)
        found = self._exactly(path) or self._of_any_item(collection, rest) or self._decided_by(path)
        return found or self._exactly(f"{collection}.{rest.partition('.')[0]}")

    def words_of(self, path: str) -> Runs:
        """Return in which words the letter says the answer at `path`; () where it says none, or one for each of several items."""
        if path in COLLECTIONS:
            return ()
        below = f"{path}."
        return next((words for said, words in self._words.items() if said == path or said.startswith(below)), ())

    def of_every(self, paths: Iterable[str]) -> tuple[Runs, ...]:
        """Return the places of the answers at `paths`, each once, in the order of the letter."""
        found = {self._wording.plain(one): one for path in paths if (one := self.of(path))}
        return tuple(one for place, one in self._order.items() if place in found)

    def _of_any_item(self, collection: str, answer: str) -> Runs:
        asked = re.compile(
            rf"{collection}\.[^.]+\.{re.escape(answer)}(?:\.|$)" if answer else rf"{collection}\.[^.]+\."
        )
        return next((where for said, where in self._said.items() if asked.match(said)), ())

    def _exactly(self, path: str) -> Runs:
        below = f"{path}."
        return next((where for said, where in self._said.items() if said == path or said.startswith(below)), ())

    def _decided_by(self, path: str) -> Runs:
        """Find a sentence of the letter that stands there because of the answer, without saying it in words."""
        form, _, _ = path.partition(".")
        key = path.rpartition(".")[2]
        for block in self._blocks(form):
            texts = _texts(block) if form not in COLLECTIONS else (block.when,)
            names = {name for text in texts for name in _NAME.findall(text)}
            if form in COLLECTIONS:
                names = {one for one in names if not one.startswith(f"{_FRAME}.")}
            is_named = f"{_FRAME}.{key}" in names if form == _FRAME else any(one.split(".")[-1] == key for one in names)
            if is_named and block.id in self._sentences:
                return self._sentences[block.id]
        return ()

    def _blocks(self, form: str) -> Iterator[Block]:
        library = self._wording.live.questionnaire.library
        if form in library.assistance:
            yield from _walk(library.assistance[form].letter)
        else:
            for part in (*self._outline.parts, *self._outline.annexes):
                yield from _walk(part.blocks)

    def _keep(self, blocks: Iterable[tree.Block], where: Runs) -> None:
        self._order.setdefault(self._wording.plain(where), where)
        for block in blocks:
            if block.id:
                self._sentences.setdefault(block.id, where)
            for runs in stretches_of(block):
                self._keep_words(runs)
            for run in runs_of((block,)):
                for path in (run.source, run.asked):
                    if path:
                        self._said.setdefault(path, where)
                if run.anchor:
                    self._homes.setdefault(run.anchor.partition(".")[0], where)

    def _keep_words(self, runs: Runs) -> None:
        """Keep what a stretch says of each answer in it, and of each group of answers."""
        found: dict[str, list[int]] = {}
        for number, run in enumerate(runs):
            for source in filter(None, (run.source, run.asked)):
                while "." in source:
                    found.setdefault(source, []).append(number)
                    source = source.rpartition(".")[0]
        for source, numbers in found.items():
            self._words.setdefault(source, runs[numbers[0] : numbers[-1] + 1])


def _walk(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        yield from _walk((*block.points, *block.blocks))


def _texts(block: Block) -> Iterator[str]:
    yield from (block.when, block.paragraph, block.text, block.list)
    yield from block.particulars
