"""The letter in a language of which the program has none, written with the sentences that a translator sent back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from mla_writer.answers.values import mark_of
from mla_writer.case import Case
from mla_writer.documents.side_by_side import side_by_side
from mla_writer.documents.tree import Document, Part, Run, Runs, with_stretches
from mla_writer.letters import compose_letter, written_as
from mla_writer.translator.segments import drafting_language, texts_of
from mla_writer.translator.taking import Look, bare


@dataclass(frozen=True, slots=True)
class LetterBack:
    """The letter as a Word file, and how many of its sentences had no translation and stand in the original."""

    content: bytes
    lacking: int


def letter_back(case: Case, look: Look, *, in_columns: bool = False) -> LetterBack:
    """Return the letter of a case with the translations in a file that came back, as they stand there; nothing is kept.

    `in_columns` has it beside the letter in the drafting language. As long as a blocker is open it bears the mark of a draft.
    """
    own = compose_letter(case, drafting_language(case), final=case.is_complete)
    translating = _Translating(look.language, dict(_pairs(case, look)))
    letter = translating.letter(own)
    whole = side_by_side(own, letter) if in_columns else letter
    return LetterBack(written_as(whole, "docx"), len(translating.lacking))


def _pairs(case: Case, look: Look) -> Iterator[tuple[str, str]]:
    """Yield original and translation, by the mark of the original: those the draft has, then those of the file.

    A text of several paragraphs is also given paragraph by paragraph, as the letter shows it, where both have as many.
    """
    kept = (one for _, one in texts_of(case) if look.language in one.versions and not one.is_behind(look.language))
    for source, target in (*((one.plain, one.versions[look.language].text) for one in kept), *look.sentences):
        lines, told = ([line for line in text.splitlines() if line.strip()] for text in (source, target))
        if len(lines) == len(told) > 1:
            yield from ((_mark(line), line_told.strip()) for line, line_told in zip(lines, told, strict=True))
        yield _mark(source), target


def _mark(text: str) -> str:
    return mark_of(bare(text))


class _Translating:
    """Puts translations in the place of what a letter says; `lacking` are the sentences that have none."""

    def __init__(self, language: str, found: Mapping[str, str]) -> None:
        self.language, self.found = language, found
        self.lacking: set[str] = set()

    def letter(self, own: Document) -> Document:
        """Return a letter in the other language; answers cannot be read back from it."""
        changed = with_stretches(own, self._runs)
        annexes = tuple(self._annex(one) for one in changed.annexes)
        bare_letter = replace(changed, language=self.language, annexes=annexes, labels={}, origin=None)
        return replace(
            bare_letter,
            title=self._text(own.title),
            page_of=self._text(own.page_of),
            contents=self._text(own.contents),
            marking=self._text(own.marking),
        )

    def _annex(self, annex: Part) -> Part:
        return replace(annex, number=self._text(annex.number))

    def _text(self, text: str) -> str:
        return self.found.get(_mark(text), text) if text else text

    def _runs(self, runs: Runs) -> Runs:
        said = "".join(one.text for one in runs).strip()
        if not any(sign.isalpha() for sign in said):
            return runs
        target = self.found.get(_mark(said))
        if target is None:
            if any(one.kind != "identifier" for one in runs):
                self.lacking.add(said)
            return runs
        notes = tuple(one for run in runs for one in run.note)
        anchor = next((one.anchor for one in runs if one.anchor), "")
        is_strong = all(one.strong for one in runs)
        return (Run(target, self.language, strong=is_strong, anchor=anchor, note=notes),)
