"""Taking a translation over: what each text that came back would change, what is wrong with it, and the answers that come of it.

Nothing is taken silently: a text whose original was changed meanwhile is never taken, one that differs from its original in
numbers or names only where somebody says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from mla_writer.answers.answers import Answers
from mla_writer.answers.values import DRAFTED, State, Text, Version, mark_of
from mla_writer.case import Case
from mla_writer.documents.signs import shown
from mla_writer.errors import Place, Problem, ProblemsError
from mla_writer.interview.signposts import place_in_words
from mla_writer.letters import wording_for
from mla_writer.translation.catalogue import SOURCE_LANGUAGE
from mla_writer.translation.message import Message, N_
from mla_writer.translator.back import Back, Returned
from mla_writer.translator.comparing import remarks_on
from mla_writer.translator.names import Names
from mla_writer.translator.segments import LETTER, target_languages, texts_of
from mla_writer.translator.xliff import clean

Sort = Literal["new", "changed", "differs", "stale", "same", "absent", "empty", "missing", "unknown", "letter"]
SORTS: tuple[Sort, ...] = (
    "differs", "stale", "unknown", "absent", "empty", "missing", "new", "changed", "same", "letter",
)  # fmt: skip
"""Beginning with what somebody has to look at."""
HEADINGS: Mapping[Sort, str] = {
    "differs": N_("Differing from the original: {number}"),
    "stale": N_("Outdated: {number}"),
    "unknown": N_("Not in the draft: {number}"),
    "absent": N_("Not in the file (the translation there stays): {number}"),
    "empty": N_("Left empty (the translation there stays): {number}"),
    "missing": N_("Not translated: {number}"),
    "new": N_("New: {number}"),
    "changed": N_("Changed: {number}"),
    "same": N_("Unchanged: {number}"),
    "letter": N_("Sentences of the letter: {number}"),
}
"""What stands above the texts of each sort."""
TAKEN: frozenset[Sort] = frozenset({"new", "changed", "differs"})
"""What can be taken over."""
READ: Mapping[State, str] = {
    "reviewed": N_("Now reviewed: {number}"),
    "certified": N_("Now certified: {number}"),
}
"""The states that somebody gives who has read a translation, though it stays as it was, and how such texts are told."""
_RANKS: tuple[State, ...] = ("machine", "draft", "reviewed", "certified", "original")
_FEWEST_WORDS = 3
"""From how many words on a translation that reads like its original is taken to be none."""
_STALE = N_("The original has changed since the file was written; send it to the translator again.")
_UNKNOWN = N_("The draft has no such text; it was removed, or the file belongs to another draft.")
_LETTER = N_(
    "A sentence of the letter itself; it is not kept in the draft, but goes into the letter written from this file."
)
EDIT = N_("Import a translation")


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of one text: `before` and `after` are its translations, `remarks` what has to be looked at."""

    id: str
    sort: Sort
    place: str
    source: str = ""
    before: str = ""
    after: str = ""
    remarks: tuple[Message, ...] = ()
    line: int = 0
    is_complete: bool = False
    """Whether it came back as it was, finished and of the words that the original has now."""

    @property
    def can_be_taken(self) -> bool:
        """Whether it changes anything that can be taken over."""
        return self.sort in TAKEN


@dataclass(frozen=True)
class Look:
    """What a file would change in a draft: all differences, those that have to be looked at first."""

    file: str
    language: str
    differences: tuple[Difference, ...]
    sentences: tuple[tuple[str, str], ...] = ()
    """Everything that came back translated, with its original, for a letter that the program cannot word itself."""

    @property
    def counts(self) -> Mapping[Sort, int]:
        """How many there are of each sort."""
        return Counter(one.sort for one in self.differences)

    def some(self, sort: Sort) -> tuple[Difference, ...]:
        """Return the differences of a sort."""
        return tuple(one for one in self.differences if one.sort == sort)


def look_at(case: Case, returned: Returned, spoken: str = SOURCE_LANGUAGE) -> Look:
    """Return what a file would change, places told in the language `spoken`.

    Raise ProblemsError where it is in no language of the draft, or says a text twice.
    """
    known = target_languages(case)
    faults = [
        Problem("TRANS-007", Place(returned.file, one.line, 1 if one.line else 0), {"id": one.id[:80]})
        for one in returned.repeated()
    ]
    if returned.language not in known:
        told = {"language": returned.language or "–", "known": ", ".join(known) or "–"}
        faults.insert(0, Problem("TRANS-009", Place(returned.file), told))
    if faults:
        raise ProblemsError(faults)
    found = tuple(_Looker(case, returned.language, spoken).differences(returned))
    sentences = tuple((one.source, one.target) for one in returned.texts if one.target and _is_translated(one))
    in_order = tuple(sorted(found, key=lambda one: SORTS.index(one.sort)))
    return Look(returned.file, returned.language, in_order, sentences)


def raised(case: Case, look: Look, state: State) -> tuple[Difference, ...]:
    """Return the texts that came back as they were, and that `state` says somebody has read since; none for the lower states."""
    return tuple(one for one in look.some("same") if _is_raised(one, case.answers.get(one.id), look.language, state))


def _is_raised(one: Difference, value: object, language: str, state: State) -> bool:
    if state not in READ or not one.is_complete or not isinstance(value, Text):
        return False
    version = value.versions.get(language)
    return version is not None and _RANKS.index(version.state) < _RANKS.index(state) and not value.is_behind(language)


def taken_over(case: Case, look: Look, ids: Collection[str], state: State, by: str) -> Answers:
    """Return the answers of a case with the translations `ids` of a file taken over, in a state, made by somebody.

    Those among them that came back as they were get state and author alone, where the state is a higher one.
    """
    answers = case.answers
    for one in look.differences:
        value = answers.get(one.id) if one.id in ids else None
        if isinstance(value, Text) and _is_raised(one, value, look.language, state):
            kept = value.versions[look.language]
            read = Version(kept.text, state, by or kept.by, mark_of(value.plain))
            answers = answers.set(one.id, Text({**value.versions, look.language: read}))
        elif isinstance(value, Text) and one.can_be_taken:
            made = Version(one.after, state, by, mark_of(value.plain))
            answers = answers.set(one.id, Text({**value.versions, look.language: made}))
    return answers


class _Looker:
    def __init__(self, case: Case, language: str, spoken: str) -> None:
        self._case, self._language = case, language
        self._own = case.answers.text("request.written_in", SOURCE_LANGUAGE)
        self._texts = dict(texts_of(case))
        self._names = Names.of(case.answers)
        self._wording = wording_for(case, spoken)

    def differences(self, returned: Returned) -> Iterator[Difference]:
        """Yield what became of every text in the file, and of those of the draft that are not in it."""
        for one in returned.texts:
            yield self._difference(one)
        held = {one.id for one in returned.texts}
        for path, text in self._texts.items():
            if path not in held and self._language_of(text) != self._language:
                yield Difference(path, "absent", self._place(path), text.plain, _told(text, self._language))

    def _difference(self, one: Back) -> Difference:
        text = self._texts.get(one.id)
        if text is None or self._language_of(text) == self._language:
            is_letter = one.id.startswith(f"{LETTER}.")
            told = (Message(_LETTER if is_letter else _UNKNOWN),)
            return Difference(
                one.id, "letter" if is_letter else "unknown", one.id[:120], one.source, "", one.target, told, one.line
            )
        before, place = _told(text, self._language), self._place(one.id)
        sort, remarks = self._judged(one, text, before)
        is_complete = sort == "same" and not one.is_open and self._is_current(one, text) and _is_alike(one, before)
        return Difference(one.id, sort, place, text.plain, before, one.target, remarks, one.line, is_complete)

    def _judged(self, one: Back, text: Text, before: str) -> tuple[Sort, tuple[Message, ...]]:
        if not one.target:
            return ("empty" if one.source else "missing"), ()
        if not _is_translated(one):
            return ("same", ()) if before else ("missing", ())
        if _is_alike(one, before):
            return "same", ()
        if not self._is_current(one, text):
            return "stale", (Message(_STALE),)
        remarks = remarks_on(text.plain, one.target, (self._language_of(text), self._language), self._names)
        if remarks:
            return "differs", remarks
        return ("changed" if before else "new"), ()

    def _is_current(self, one: Back, text: Text) -> bool:
        """Whether it was translated from the words that the original has now; signs that no file may hold go out visibly."""
        sent = {mark_of(bare(text.plain)), mark_of(bare(shown(text.plain)))}
        return mark_of(bare(one.source)) in sent

    def _language_of(self, text: Text) -> str:
        key = text.original[0]
        return self._own if key == DRAFTED else key

    def _place(self, path: str) -> str:
        place = place_in_words(self._case.live, path)
        return self._wording.told(place) if place is not None else path


def bare(text: str) -> str:
    """Return a text without what files cannot hold, or hold in another way: forbidden signs, marks of direction."""
    return clean(text).replace("\u200e", "").replace("\u200f", "")


def _is_alike(one: Back, before: str) -> bool:
    return mark_of(one.target) == mark_of(bare(before))


def _told(text: Text, language: str) -> str:
    version = text.versions.get(language)
    return version.text if version is not None else ""


def _is_translated(one: Back) -> bool:
    """Whether what stands there is a translation: tools put the original where nobody has translated."""
    if mark_of(one.target) != mark_of(one.source) or not any(sign.isalpha() for sign in one.source):
        return True
    return not one.is_open and len(one.source.split()) < _FEWEST_WORDS
