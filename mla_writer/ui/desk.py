"""`Desk`: the open request as the window sees it: one state worked out per edit, saved at once, told in one language."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from textwrap import shorten

from PySide6.QtCore import QLockFile, QObject, Signal

from mla_writer.answers.answers import Answers
from mla_writer.answers.attachment import Attachment
from mla_writer.answers.frozen import FinalVersion
from mla_writer.answers.narrative import Suggested
from mla_writer.answers.office import Shelved, office_shapes
from mla_writer.answers.values import State
from mla_writer.case import WRITTEN_IN, Case
from mla_writer.change import REQUESTED, is_begun
from mla_writer.checks.finding import Finding
from mla_writer.conditions.values import UNKNOWN, Ref
from mla_writer.consultation import suggest
from mla_writer.content import Content
from mla_writer.countries.model import Authority
from mla_writer.documents.grammar import capitalised
from mla_writer.documents.wording import Wording
from mla_writer.errors import ProgramError, StorageError, UsageError
from mla_writer.forms.shapes import COLLECTIONS, Shape
from mla_writer.interview import edit_names
from mla_writer.interview.interview import Live
from mla_writer.interview.links import LinkKind, Spot
from mla_writer.interview.offers import Offer
from mla_writer.interview.shown import Shown
from mla_writer.letters import Wanted, wording_for
from mla_writer.reuse import Kept, take_over
from mla_writer.revision.edited import Change, Edited
from mla_writer.revision.taking import take_over as take_edited
from mla_writer.storage.drafts import save_draft
from mla_writer.storage.files import Stamp
from mla_writer.storage.office import read_office
from mla_writer.translation.message import Message, N_
from mla_writer.translation.problems import problem_message
from mla_writer.translator.taking import EDIT, Look, taken_over
from mla_writer.ui import keeper
from mla_writer.ui.judge import Judge, is_large
from mla_writer.ui.keeper import Keeper
from mla_writer.ui.parts import isolated
from mla_writer.ui.recent import time_or_day
from mla_writer.ui.sections import is_unanswered
from mla_writer.ui.settings import Settings
from mla_writer.ui.theme import Theme
from mla_writer.ui.touched import Touched
from mla_writer.ui.words import Words

_LONG_NAME = 48
"""Letters of a name in a sentence about it."""
_ANOTHER_PROVISION = N_(
    "Nothing was copied: another provision is entered here. Clear its statute and article first, or correct them."
)
_NOT_MERGED = N_(
    "Not merged: the two facts differ in what only one answer can say ({questions}). Make these answers alike, or clear "
    "one of the two, and merge again."
)
UNTOLD = N_("Cannot be decided yet.")
"""Stands with a finding that rests on answers still open, so that it is not taken for what is so."""
_NOT_SAVED = N_("Not saved: {reason}")
_SAVED, _SAVED_BEFORE = N_("Saved {time}, not encrypted"), N_("Saved on {date}, not encrypted")


class Desk(QObject):
    """Holds the case; `changed` tells that answers changed, `saved` how saving went, `done` and `said` what was done.

    What is `done` may be regretted: it is shown with the way to undo it. What was `refused`, or changed nothing, is
    shown without that. What is `said` is for screen readers. `typed` tells
    the path and the words of what is being typed and is no answer yet. `judged` tells that the findings of a large draft are
    known, `overtaken` that somebody else has written the file, which is not overwritten. `other_state` tells the code of a State
    that somebody wants to ask in a draft in which that changes more than one answer: nothing is answered yet; `other_language`
    does so for a language in which somebody wants to draft where texts were entered. `kept_other` tells where a version of
    somebody else is kept.
    """

    changed = Signal()
    saved = Signal(str)
    done = Signal(str)
    refused = Signal(str)
    said = Signal(str)
    typed = Signal(str, str)
    judged = Signal()
    overtaken = Signal()
    other_state = Signal(str)
    other_language = Signal(str)
    kept_other = Signal(Path)

    def __init__(self, case: Case, words: Words, theme: Theme, stamp: Stamp | None = None) -> None:
        super().__init__()
        self.case = case
        self.words = words
        self.theme = theme
        self._trial: Case | None = None
        self._known: tuple[Finding, ...] = ()
        self._judge = Judge(self)
        self._judge.done.connect(self.judged)
        self._lock = QLockFile(f"{case.path}.lock")
        self._lock.setStaleLockTime(0)  # a lock is stale when its process is gone, not when it is old
        self.is_alone = self._lock.tryLock(0) or self._lock.error() != QLockFile.LockError.LockFailedError
        self.keeper = Keeper(self.path, stamp or case.stamp, self)
        self.keeper.kept.connect(self._say_saved)
        self._office: Answers | None = None
        self._shelves: frozenset[str] = frozenset()
        self._voice: tuple[Live, str, Wording] | None = None
        self._said: tuple[Wording | None, dict[int, tuple[Message, str]]] = (None, {})
        self.touched = Touched()
        self.letters: dict[Path, tuple[bool, Stamp | None]] = {}
        """Files of letters written from here in this sitting: whether they are final ones, and how they looked."""
        self._names: dict[tuple[Ref, str], tuple[object, int, str]] = {}
        self._lists: dict[str, tuple[object, str, tuple[tuple[str, str], ...]]] = {}
        self._judge.do_meanwhile(case, self._naming())
        self._by_path: tuple[tuple[Finding, ...], dict[str, list[Finding]]] = ((), {})

    # ---- what is the case now --------------------------------------------------------------------------------------

    @property
    def live(self) -> Live:
        """The interview as it stands."""
        return self.case.live

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings as they stand, the gravest first; while somebody types, as if that were answered.

        In a large draft they are the last ones known until `judged` tells that those for the answers as they stand are.
        """
        if self._judge.is_busy:
            return self._known
        self._known = self.shown.findings
        return self._known

    @property
    def is_judging(self) -> bool:
        """Whether the findings of a large draft are still being worked out; `judged` follows."""
        return self._judge.is_busy

    @property
    def shown(self) -> Case:
        """The case as findings and letter show it: with what is being typed."""
        return self._trial or self.case

    @property
    def wording(self) -> Wording:
        """The wording of values in the language of the window."""
        live, language = self.live, self.words.language
        if self._voice is None or self._voice[0] is not live or self._voice[1] != language:
            self._voice = (live, language, wording_for(self.case, language))
        return self._voice[2]

    @property
    def content(self) -> Content:
        """The forms, treaties and packs with which the case is looked at."""
        return self.case.content

    def tell(self, message: Message) -> str:
        """Return a message about the case in the language of the window; worked out once as long as nothing changes."""
        wording = self.wording
        if self._said[0] is not wording:
            self._said = (wording, {})
        known = self._said[1].get(id(message))
        if known is None:
            known = self._said[1][id(message)] = (message, wording.told(message))
        return known[1]

    def note_of(self, finding: Finding) -> str:
        """Return what stands below a finding: that it cannot be told yet, and why it speaks as it does; empty for neither."""
        note = self.tell(finding.note) if finding.note is not None else ""
        return f"{self.words.text(UNTOLD)} {note}".rstrip() if finding.result == "cannot_tell" else note

    def tell_finding(self, finding: Finding) -> str:
        """Return what a finding says at its question."""
        if finding.here is not None:
            return self.tell(finding.here)
        told = self.tell(finding.message)
        return f"{self.words.text(UNTOLD)} {told}" if finding.result == "cannot_tell" else told

    def name_of(self, ref: Ref) -> str:
        """Return how an item entered once is called; worked out once as long as the item and its place stay as they are."""
        item, place = self.case.answers.get(f"{ref.collection}.{ref.id}"), self.wording.numbering.place(ref)
        known = self._names.get((ref, self.words.language))
        if known is None or known[0] is not item or known[1] != place:
            known = self._names[ref, self.words.language] = (item, place, self._named(ref))
        return known[2]

    def _named(self, ref: Ref) -> str:
        wording = self.wording
        return wording.on_screen(capitalised(wording.item(ref) or wording.called(ref)))

    def _naming(self) -> Iterator[str]:
        """Name every item once, before a list of them is asked for."""
        for collection in COLLECTIONS:
            if collection != "facts":
                yield from (self.name_of(Ref(collection, key)) for key in self.case.answers.records(collection))

    def names_in(self, collection: str, name: Callable[[Ref], str]) -> tuple[tuple[str, str], ...]:
        """Return the ids of a collection with what its items are called; the same as long as nothing in it changes."""
        items, language = self.case.answers.get(collection), self.words.language
        known = self._lists.get(collection)
        if known is None or known[0] is not items or known[1] != language:
            listed = tuple((key, name(Ref(collection, key))) for key in self.case.answers.records(collection))
            known = self._lists[collection] = (items, language, listed)
        return known[2]

    def translated_into(self) -> list[str]:
        """Return the languages of the letters other than the one in which the drafter writes."""
        answers = self.case.answers
        return [one for one in answers.listed("request.letters") if one != answers.text("request.written_in")]

    def findings_at(self, path: str) -> tuple[Finding, ...]:
        """Return the findings that the question at `path` mends, as they stand."""
        findings = self.findings
        if self._by_path[0] is not findings:
            by_path: dict[str, list[Finding]] = {}
            for one in findings:
                by_path.setdefault(one.where, []).append(one)
            self._by_path = (findings, by_path)
        return tuple(self._by_path[1].get(path, ()))

    def take_as_seen(self, holds: Callable[[str], bool] = bool) -> None:
        """Take what is not answered at the places that `holds` tells, or anywhere, as seen by the drafter."""
        self.touched.take(one.where for one in self.findings if is_unanswered(one, self.live) and holds(one.where))

    def told(self, value: object, shape: Shape | None = None, path: str = "") -> str:
        """Return a value in the language of the window."""
        return self.wording.on_screen(self.wording.valued(Shown(value, shape, path)))

    # ---- typing ----------------------------------------------------------------------------------------------------

    def type(self, path: str, value: object) -> None:
        """Have findings and letter follow what is being typed at `path`."""
        self._trial = self.case.if_answered(path, value)
        self._judge.look_at(self._trial)
        self.typed.emit(path, "" if value is UNKNOWN else str(value))

    # ---- editing ---------------------------------------------------------------------------------------------------

    def answer(self, path: str, value: object) -> None:
        """Give an answer, save, and tell everybody; another State or language in a draft that has begun is looked at first."""
        if path == REQUESTED and isinstance(value, str) and self._changes_state(value):
            self.other_state.emit(value)
            self.changed.emit()  # the question shows the State that is asked
            return
        if path == WRITTEN_IN and isinstance(value, str) and self._changes_language(value):
            self.other_language.emit(value)
            self.changed.emit()  # the question shows the language of now
            return
        if self.case.answers.get(path) != value:
            self.case.answer(path, value, self._called(path))
            self._after()
        elif self._trial is not None:
            self._trial = None
            self._judge.look_at(self.case)
            self.changed.emit()

    def _changes_state(self, code: str) -> bool:
        own = {self.case.requested, self.case.answers.text("request.requesting")}
        return code not in own and is_begun(self.case)

    def _changes_language(self, code: str) -> bool:
        return self.case.answers.text(WRITTEN_IN) not in {"", code} and self.case.has_drafted()

    def draft_in(self, language: str, texts_in: str) -> None:
        """Draft in another language, save, and tell everybody; the texts of before are in `texts_in`."""
        self.case.draft_in(language, texts_in)
        self._after()

    def ask_state(self, code: str) -> None:
        """Ask another State, save, and tell everybody; what it no longer asks is kept."""
        self.case.answer(REQUESTED, code)
        self._after()
        told = N_("Requested State: {state}. Answers that it does not need are kept.")
        self.done.emit(self.words.text(told, state=f"\u2068{self.words.state(code)}\u2069"))

    def remove(self, path: str) -> None:
        """Take an answer back, save, and tell everybody; an item goes with its links, and that is said."""
        links, called = self.case.links_to(path), self._called(path)
        item = edit_names.item_at(self.case.answers, path, self.case.caption(path), called)
        self.case.remove(path, called)
        self._after()
        if "." in path and links is not None:
            told = N_("Removed: {item}. Links removed with it: {number}.") if links else N_("Removed: {item}.")
            self.done.emit(self.words.text(told, item=item, number=links))

    def _called(self, path: str) -> str:
        """Return the name of the person, thing or other item in which `path` is; facts are told by their numbers."""
        collection, _, rest = path.partition(".")
        key = rest.partition(".")[0]
        if collection not in COLLECTIONS or collection == "facts" or key not in self.case.answers.records(collection):
            return ""
        name = self.name_of(Ref(collection, key))
        return isolated(shorten(name, _LONG_NAME, placeholder="…")) if name and name != key else ""

    def attach(self, document: str, attached: Attachment) -> None:
        """Attach a file that was looked at to a document."""
        self.case.keep_attached(document, attached)
        self._after()

    def look_at_files(self) -> None:
        """Look at the attached files anew, and tell everybody where one went or came back."""
        if self.case.look_at_files():
            self._judge.look_at(self.case)
            self.changed.emit()

    def take(self, offer: Offer) -> None:
        """Enter what was recognised in a text; of a new thing it is said where it stands, as that is elsewhere."""
        self.case.take(offer)
        self._after()
        if offer.is_thing and offer.thing is None:
            title = self.words.of_form(
                self.live.questionnaire.library.collections["things"].title, "request/things:title"
            )
            told = N_("Entered under “{title}”: {value}. Add there whatever else is known about it.")
            self.done.emit(self.words.text(told, title=title, value=f"\u2068{offer.found.value}\u2069"))

    def on_shelf(self, path: str) -> tuple[Shelved, ...]:
        """Return what the profile of the office offers at `path`; nothing where the profile cannot be read."""
        question = self.live.questionnaire.shape(path)
        if question is None or not self._is_offered(path):
            return ()
        if self._office is None:
            with contextlib.suppress(ProgramError):
                self._office = read_office(self.live.questionnaire.root, self.case.content.vocabulary)
            self._office = self._office or Answers()
        return self.case.on_shelf(self._office, path)

    def _is_offered(self, path: str) -> bool:
        """Whether the profile has a list from which the question at `path` takes; most questions have none."""
        if not self._shelves:
            shapes = office_shapes(self.live.questionnaire.root)
            self._shelves = frozenset(name for _, one in shapes if one.question for name in one.question.shelf)
        return path.rpartition(".")[2] in self._shelves

    def take_shelved(self, one: Shelved) -> None:
        """Answer with an entry of the profile."""
        self.case.take_shelved(one)
        self._after()

    def addressee(self, path: str) -> Authority | None:
        """Return the central authority of the pack where `path` is an addressee that nobody has answered."""
        pack = self.case.pack
        return pack.authority if pack is not None and self.case.addressed_by_pack(path) else None

    def take_addressee(self, path: str) -> None:
        """Fill in what the pack knows of the addressee."""
        self.case.take_addressee(path)
        self._after()

    def suggest_points(self) -> int:
        """Enter the points for consultation that open findings suggest; return how many, and say so where there is none."""
        number = suggest(self.case)
        if number:
            self._after()
        else:
            self.refused.emit(self.words.text(N_("No open finding is a matter to raise with the other State.")))
        return number

    def take_earlier(self, kept: Kept) -> Ref:
        """Take over a person or offence of an earlier draft as a new item; return it."""
        collection, _, key = take_over(self.case, kept).partition(".")
        self._after()
        self.done.emit(self.words.text(N_("Copied. Check it: it was written for another case.")))
        return Ref(collection, key)

    def take_provision(self, kept: Kept, path: str) -> None:
        """Take over a provision of an earlier draft into the answer at `path`; what is answered there stays.

        Where another provision is answered there, nothing is taken, and the window says so.
        """
        try:
            take_over(self.case, kept, path)
        except UsageError:
            self.refused.emit(self.words.text(_ANOTHER_PROVISION))
            return
        self._after()

    def take_translation(self, look: Look, ids: frozenset[str], state: State, by: str) -> None:
        """Take over translations that came back, as one step, and say how many."""
        self.case.edit(Message(EDIT), taken_over(self.case, look, ids, state, by))
        self._after()
        self.done.emit(self.words.text(N_("Translations imported: {number}."), number=len(ids)))

    def add_facts(self, suggested: tuple[Suggested, ...]) -> None:
        """Enter facts from a narrative."""
        if suggested:
            self.case.add_facts(suggested)
            self._after()
            self.done.emit(self.words.text(N_("Facts entered: {number}."), number=len(suggested)))

    def move(self, ref: Ref, by: int) -> None:
        """Move an item in its list."""
        self.case.move_item(ref, by, self._called(f"{ref.collection}.{ref.id}"))
        self._after()

    def sort_facts(self) -> None:
        """Put the facts in the order of time."""
        self.case.sort_facts()
        self._after()

    def merge_facts(self, first: Ref, second: Ref) -> None:
        """Put the second fact into the first; say which answers are in the way, where one cannot say what both say."""
        in_the_way = self.case.merge_facts(first, second)
        if in_the_way:
            questions = self.words.listed(one if isinstance(one, str) else self.words.say(one) for one in in_the_way)
            self.refused.emit(self.words.text(_NOT_MERGED, questions=questions))
            return
        self._after()
        self.done.emit(self.words.text(N_("The two facts are now one. Everything linked to either is linked to it.")))

    def split_fact(self, ref: Ref, at: int) -> Ref:
        """Cut a fact in two; return the new one."""
        new = self.case.split_fact(ref, at)
        self._after()
        told = N_("The second part is now a separate fact, with the same date and source. Link it where it belongs.")
        self.done.emit(self.words.text(told))
        return new

    def link(self, spot: Spot, fact: str, kind: LinkKind) -> None:
        """Link a fact to an element for one accused, or take the link away (an empty kind)."""
        self.case.link(spot, fact, kind)
        self._after()

    def write_fact_for(self, spot: Spot) -> Ref:
        """Add a fact, still empty, that is linked to an element for one accused; return it."""
        new = self.case.write_fact_for(spot)
        self._after()
        self.done.emit(self.words.text(N_("The new fact is linked to the element. Now say what happened.")))
        return new

    def tie(self, path: str, fact: str, *, is_tied: bool) -> None:
        """Tie the item whose linking facts are asked at `path` to a fact, or take the fact away."""
        held = self.case.answers.get(path)
        kept = tuple(one for one in (held if isinstance(held, tuple) else ()) if one != Ref("facts", fact))
        facts = (*kept, Ref("facts", fact)) if is_tied else kept
        self.answer(path, facts)

    def write_fact_tied(self, path: str) -> Ref:
        """Add a fact, still empty, that ties the item whose linking facts are asked at `path`; return it."""
        new = self.case.write_fact_tied(path)
        self._after()
        self.done.emit(self.words.text(N_("The new fact is linked to the item. Now say what happened.")))
        return new

    def override(self, finding: Finding, reason: str) -> None:
        """Set a finding aside with a reason, under the name that was given for it."""
        self.case.override(finding, reason, Settings().drafter)
        self._after()

    def withdraw(self, finding: Finding) -> None:
        """Take back the override of a finding."""
        self.case.withdraw_override(finding)
        self._after()

    def exported(self, wanted: Wanted, files: tuple[Path, ...], version: FinalVersion | None = None) -> None:
        """Keep in the history that letters were written, and of final ones the version."""
        if version is not None:
            self.case.record_version(version)
        names = tuple(one.name for one in files)
        self.case.record_export(wanted.languages, names, reader=wanted.reader, final=wanted.final)
        self._after()

    def take_edited(self, edited: Edited, chosen: Sequence[Change]) -> None:
        """Take over what was changed in an edited letter, save, and say how much; raise ProblemsError where it contradicts."""
        number = take_edited(self.case, edited, chosen)
        self._after()
        told = N_("Changes accepted: {number}. Not accepted: {left}.")
        self.done.emit(self.words.text(told, number=number, left=len(edited.changes) - number))

    def undo(self) -> None:
        """Take back the last edit, and say which."""
        name = self.case.undo()
        if name is not None:
            self._after()
            announce = self.words.text(N_("Undone: {edit}"), edit=self.words.say(name))
            self.said.emit(announce)

    def redo(self) -> None:
        """Do again what was last taken back, and say which."""
        name = self.case.redo()
        if name is not None:
            self._after()
            self.said.emit(self.words.text(N_("Redone: {edit}"), edit=self.words.say(name)))

    @property
    def undo_name(self) -> str:
        """The name of the edit that undo would take back, or an empty text."""
        name = self.case.undo_name
        return self.words.say(name) if name is not None else ""

    def save(self) -> None:
        """Have the draft written and tell how it goes; what is on the screen is never lost by a full disk."""
        if self.keeper.keep(self.case.stamped(), keeper.PATIENCE):
            self._say_saved()
        else:
            self.saved.emit(self.words.text(N_("Saving…")))

    @property
    def is_saved(self) -> bool:
        """Whether what stands on the screen is on the disk, or on its way there."""
        return self.keeper.outcome == "saved"

    @property
    def told_of_saving(self) -> str:
        """How saving went last, in words; before the first edit, when the file was changed."""
        outcome, words = self.keeper.outcome, self.words
        if isinstance(outcome, StorageError):
            return self._why_not(outcome)
        if outcome == "changed":
            return words.text(_NOT_SAVED, reason=words.text(N_("the file was changed elsewhere")))
        if outcome == "failed":
            return words.text(_NOT_SAVED, reason=words.text(N_("a fault in the program")))
        stamp = self.keeper.stamp
        at, day = time_or_day(stamp[0] / 1e9 if stamp is not None else time.time(), words)
        return words.text(_SAVED_BEFORE, date=isolated(day)) if day else words.text(_SAVED, time=isolated(at))

    def _why_not(self, error: StorageError) -> str:
        return self.words.text(_NOT_SAVED, reason=self.words.say(problem_message(error.problems[0])))

    def _say_saved(self) -> None:
        if self.keeper.is_busy:
            return  # a newer state is being written
        self.saved.emit(self.told_of_saving)
        if self.keeper.outcome == "changed":
            self.overtaken.emit()

    def accept_packs(self) -> None:
        """Record that the draft has been checked with the country packs of today, and save."""
        self.case.accept_packs()
        self.save()
        self.refused.emit(self.words.text(N_("Recorded: this draft has been checked with the current packs.")))

    def keep_mine(self) -> Path | None:
        """Save over what somebody else has written, once that is kept beside the draft; return where, None where it is gone.

        Raise StorageError where it cannot be kept: then nothing is overwritten.
        """
        copy = self._free(f"{self.path.stem}-other")
        is_kept = self.keeper.overwrite(copy)
        self.save()
        if is_kept:
            self.kept_other.emit(copy)
        return copy if is_kept else None

    def keep_copy(self) -> Path | None:
        """Write the answers given here beside a file that somebody else has changed; return where, None where it has not.

        Raise StorageError where they cannot be written.
        """
        self.keeper.finish()
        if self.keeper.outcome != "changed":
            return None
        path = self._free(self.path.stem)
        self.save_copy(path)
        return path

    def _free(self, stem: str) -> Path:
        """Return a path beside the draft at which nothing stands."""
        number, path = 1, self.path.with_stem(stem)
        while path.exists():
            number += 1
            path = self.path.with_stem(f"{stem}-{number}")
        return path

    def save_copy(self, path: Path) -> None:
        """Write all answers to another file; raise StorageError where that fails."""
        save_draft(self.case.draft_for(path.parent), path)
        self.keeper.take_as_saved()

    def secured(self) -> str:
        """Have all answers on the disk, where saving failed before too; return why they are not, an empty text where they are."""
        try:
            self.keep_copy()
        except StorageError as error:
            return self._why_not(error)
        if not self.is_saved:
            self.keeper.keep(self.case.stamped(), keeper.PATIENCE)
            self.keeper.finish()
        if self.keeper.outcome == "changed":
            return self.secured()
        return "" if self.is_saved else self.told_of_saving

    def close(self) -> None:
        """Let other windows have the draft, once all of it is on the disk: as a copy, where the file is somebody else's now.

        What cannot be written is lost: `secured` tells before.
        """
        self._judge.stop()
        with contextlib.suppress(StorageError):
            self.keep_copy()
        self._lock.unlock()

    @property
    def path(self) -> Path:
        """Where the draft is kept."""
        assert self.case.path is not None
        return self.case.path

    def _after(self) -> None:
        self._trial = None
        self._judge.look_at(self.case)
        if is_large(self.case):  # shown first: while a thread writes it all, the window has only half of the processor
            self.changed.emit()
            self.save()
        else:
            self.save()
            self.changed.emit()
