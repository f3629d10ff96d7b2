"""`Case`: one open request and everything a face may do to it: answer, undo, check, override, save, write letters.

Faces (`cli`, later `ui`) go through this module only. Every edit gives new answers; the old ones stay on the undo stack.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

from mla_writer.answers.answers import Answers, Tree, merge, new_id, references_to, without_item
from mla_writer.answers.attachment import Attachment, Standing
from mla_writer.answers.draft import LEFT_ASIDE, Draft, Event, Exported, Override
from mla_writer.answers.frozen import FinalVersion
from mla_writer.answers.items import apart, by_date, is_by_date, merged, moved, split
from mla_writer.answers.narrative import Suggested
from mla_writer.answers.office import Shelved, as_written_in, said_in, shelved, without_shelves
from mla_writer.answers.values import DRAFTED, Text, Version
from mla_writer.checks.context import Context
from mla_writer.checks.finding import Finding, fingerprint, fingerprint_of_all
from mla_writer.checks.memory import Memory
from mla_writer.checks.run import in_steps, is_complete, run_checks
from mla_writer.conditions.values import UNKNOWN, Day, Ref
from mla_writer.content import Content
from mla_writer.countries.freshness import is_stale
from mla_writer.countries.marks import PackMark
from mla_writer.countries.model import CountryPack
from mla_writer.errors import Place, Problem, StorageError, UsageError
from mla_writer.forms.questionnaire import Questionnaire
from mla_writer.forms.shapes import COLLECTIONS
from mla_writer.interview import edit_names
from mla_writer.interview.addressee import known_of_addressee
from mla_writer.interview.because import Because, caption_at
from mla_writer.interview.elements import accused_of, elements_of
from mla_writer.interview.interview import Live, conduct
from mla_writer.interview.links import LinkKind, Spot, linked
from mla_writer.interview.offers import Offer, offers, taken
from mla_writer.interview.rules import RuleBook
from mla_writer.storage.attached import Watch, led_from, look_at
from mla_writer.storage.drafts import open_draft, read_answers, read_draft, save_draft
from mla_writer.storage.files import Stamp, is_another, stamp_of
from mla_writer.storage.kept_packs import keep_pack
from mla_writer.translation.message import Message, N_

_SET_ASIDE = N_("Override {code}")
_WITHDRAWN = N_("Withdraw the override of {code}")
_FILLED = N_("Fill in answers")
_TAKEN = N_("Enter {value}")
_NARRATIVE = N_("Enter facts from a narrative")
_SORTED = N_("Sort the facts by date")
_MERGED = N_("Merge two facts")
_SPLIT = N_("Split a fact")
_LINKED = N_("Link a fact to “{element}”")
_UNLINKED = N_("Unlink a fact from “{element}”")
_ATTACHED = N_("Attach {file}")
_FACT_FOR = N_("Write a new fact for “{element}”")

WRITTEN_IN = "request.written_in"
"""The question for the drafting language."""
_MOST_STEPS = 500
"""Edits that can be undone; each holds the lists it changed, which are long in a large draft."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One step that can be undone: its name, and the draft before it."""

    name: Message
    before: Draft


@dataclass(repr=False)  # a failed assertion would write the whole library out
class Case:
    """An open request; see the module. `on` replaces today's date, for courses and tests.

    Attached files of a case that has no file yet lie `beside` another draft. `stamp` tells how the file looked when it was read
    or saved here.
    """

    content: Content
    draft: Draft
    path: Path | None = None
    on: Day | None = None
    beside: Path = Path()
    stamp: Stamp | None = None
    _done: list[Edit] = field(default_factory=list)
    _undone: list[Edit] = field(default_factory=list)
    _books: dict[tuple[str, str], tuple[Questionnaire, RuleBook]] = field(default_factory=dict)
    _seen: tuple[Answers, Day, Live] | None = None
    _judged: tuple[Live, Mapping[str, Override], tuple[Finding, ...]] | None = None
    _looked_at: Context | None = None
    _memory: Memory = field(default_factory=Memory)
    _printed: tuple[Answers, str] | None = None
    _watch: Watch = field(default_factory=Watch)
    _hashes: dict[int, tuple[object, bytes]] = field(default_factory=dict)

    # ---- opening and saving ----------------------------------------------------------------------------------------

    @classmethod
    def open(cls, content: Content, path: Path, on: Day | None = None) -> Case:
        """Open the draft file at `path`; raise ProblemsError or StorageError where it cannot be used."""
        stamp = stamp_of(path)
        opened = open_draft(path)
        root = content.root_for(opened.requested(), opened.requesting(), opened.data)
        draft, left = read_draft(opened, root, content.vocabulary)
        case = cls(content, draft, path, on, stamp=stamp)
        for place, value in left.items():
            case.record(LEFT_ASIDE, f"{place}: {value}")
        return case

    @classmethod
    def new(
        cls,
        content: Content,
        requesting: str,
        requested: str,
        assistance: Iterable[str],
        on: Day | None = None,
        kind: str = "new",
    ) -> Case:
        """Begin a letter of a kind from one State to another; raise UsageError for a State, type or kind that does not exist.

        In a letter about an earlier request, or ahead of one, the types of assistance are the measures that it is about.
        """
        case = cls(content, Draft(), on=on)
        chosen = tuple(assistance)
        _expect(content.vocabulary.words["country"], (requesting, requested), "USE-003")
        _expect(content.forms.assistance, chosen, "USE-004")
        _expect(content.kinds_of_letters, (kind,), "USE-007")
        answers = Answers().set("request.requesting", requesting).set("request.requested", requested)
        answers = answers.set("request.assistance", chosen).set("request.kind", kind)
        answers = answers.set("request.date", case.today).set(WRITTEN_IN, "en").set("request.letters", ("en",))
        case.draft = Draft(answers)
        if case.live.is_hidden("request.assistance"):
            case.draft = Draft(answers.remove("request.assistance").set("request.measures", chosen))
        case.record("new")
        return case

    def lay_under(self, office: Answers, written_in: str = "") -> None:
        """Take over the profile of the office into a new request that is written in `written_in`, or as the office writes.

        A profile of another State's office gives nothing.
        """
        own = (
            office if office.text("request.requesting") in {"", self.answers.text("request.requesting")} else Answers()
        )
        language = written_in or own.text(WRITTEN_IN) or self.answers.text(WRITTEN_IN)
        own = without_shelves(own, self.live.questionnaire.root)
        answers = merge(self.answers, as_written_in(own, language).root)
        if language in self.content.catalogues.languages:
            answers = answers.set("request.letters", (language,))
        self.draft = self.draft.with_answers(answers.set(WRITTEN_IN, language))

    def save(self, path: Path | None = None) -> Path:
        """Write the draft to `path`, or to where it came from; return where.

        Raise StorageError where it cannot, or where somebody else has saved there since.
        """
        target = path or self.path
        assert target is not None
        if target == self.path and is_another(stamp_of(target, self.stamp), self.stamp):
            raise StorageError([Problem("FILE-009", Place(str(target)), {})])
        self.draft = self.draft_for(target.parent)
        save_draft(self.draft, target)
        self.path, self.stamp = target, stamp_of(target)
        return target

    def draft_for(self, folder: Path) -> Draft:
        """Return what is written to a file in `folder`: `stamped`, with paths of attached files that lead from there."""
        draft = self.stamped()
        return draft.with_answers(led_from(draft.answers, self.folder, folder))

    def stamped(self) -> Draft:
        """Return the draft with the versions of the forms it uses, and the packs with which it was checked: what is written.

        A pack with which the draft is checked for the first time is recorded, and a copy kept; another version takes its place
        once it is accepted.
        """
        used = self.live.forms
        forms = {form.form: form.version for form in self.content.forms.forms if form.form in used}
        held = self.draft.packs
        new = {
            code: mark
            for code, mark in self.packs_used.items()
            if code not in held or (not held[code].digest and held[code].is_same(mark))
        }
        for code, mark in new.items():
            keep_pack(code, mark, self.content.packs.file_of(code))
        self.draft = replace(self.draft, forms=forms, packs={**self.draft.packs, **new})
        return self.draft

    @property
    def packs_used(self) -> Mapping[str, PackMark]:
        """The packs that have a say in this request: the requested State's, and that of the requesting one where it has rules."""
        requesting = self.answers.text("request.requesting")
        own = self.content.pack(requesting) if requesting and self.content.has_own_rules(requesting) else None
        packs = (one for one in (self.pack, own) if one is not None)
        return {one.country: self.content.packs.mark_of(one) for one in packs}

    @property
    def packs_changed(self) -> Mapping[str, tuple[PackMark, PackMark]]:
        """The packs that are others than those with which the draft was checked: the mark recorded and today's, by State."""
        recorded = self.draft.packs
        used = ((code, recorded[code], now) for code, now in self.packs_used.items() if code in recorded)
        return {code: (before, now) for code, before, now in used if not before.is_same(now)}

    def accept_packs(self) -> None:
        """Record that the draft has been checked with the packs as they are now; undoing an edit leaves that as it is."""
        for code, mark in self.packs_used.items():
            keep_pack(code, mark, self.content.packs.file_of(code))
        used = self.packs_used
        self._keep(lambda draft: draft.with_packs({**draft.packs, **used}))

    # ---- what is the case now --------------------------------------------------------------------------------------

    @property
    def answers(self) -> Answers:
        """The answers given so far."""
        return self.draft.answers

    @property
    def today(self) -> Day:
        """The day on which the case is looked at."""
        return self.on or Day.today()

    @property
    def request_date(self) -> Day:
        """The date of the request as answered, else today."""
        answered = self.answers.get("request.date")
        return self.on or (answered if isinstance(answered, Day) else self.today)

    @property
    def requested(self) -> str:
        """The code of the requested State, or an empty text."""
        return self.answers.text("request.requested")

    @property
    def pack(self) -> CountryPack | None:
        """The pack of the requested State, where there is one and a State is asked."""
        return self.content.pack(self._asked(self.answers))

    @property
    def live(self) -> Live:
        """The interview for the answers as they stand; worked out once for each state of the answers."""
        if self._seen is None or self._seen[0] is not self.answers or self._seen[1] != self.request_date:
            self._seen = (self.answers, self.request_date, self._live(self.answers))
        return self._seen[2]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings for the answers as they stand, the gravest first."""
        if not self.is_judged:
            self._judged = (self.live, self.draft.overrides, run_checks(self.context, self.draft, self._memory))
        assert self._judged is not None
        return self._judged[2]

    @property
    def is_judged(self) -> bool:
        """Whether the findings for the answers as they stand are known."""
        judged = self._judged
        return judged is not None and judged[0] is self.live and judged[1] is self.draft.overrides

    def judging(self) -> Iterator[None]:
        """Work the findings out with many pauses; they are known when nothing more comes."""
        live, overrides = self.live, self.draft.overrides
        found = yield from in_steps(self.context, self.draft, self._memory)
        self._judged = (live, overrides, found)

    @property
    def is_complete(self) -> bool:
        """Whether no blocker is open."""
        return is_complete(self.findings)

    @property
    def fingerprint(self) -> str:
        """A short hash of all answers: letters written from other answers have another one."""
        if self._printed is None or self._printed[0] is not self.answers:
            self._printed = (self.answers, fingerprint_of_all(self.answers, self._hashes))
        return self._printed[1]

    @property
    def context(self) -> Context:
        """What checks may look at; the same for one state of the answers, so that what they share is worked out once."""
        if self._looked_at is None or self._looked_at.live is not self.live:
            self._looked_at = self._context()
        return self._looked_at

    def _context(self) -> Context:
        pack = self.pack
        requesting = self.answers.text("request.requesting")
        own = self.content.pack(requesting)
        named = self.answers.listed("request.treaties")
        return Context(
            self.live,
            self.content.treaties,
            self.content.offences,
            pack,
            pack is not None and is_stale(pack, self.request_date),
            self.content.forms.sources,
            self.content.treaties_between(requesting, self.requested, self.request_date, named),
            relied_on={one: treaty for one in named if (treaty := self.content.treaties.get(one)) is not None},
            own_pack=own,
            own_pack_is_stale=own is not None and is_stale(own, self.request_date),
            attached=self._attached(),
        )

    def _attached(self) -> Mapping[str, Standing]:
        """Return how the file of each document that has one stands on the disk."""
        files = ((key, one.get("file")) for key, one in self.answers.records("documents").items())
        return {key: self._watch.standing(one, self.folder) for key, one in files if isinstance(one, Attachment)}

    # ---- editing ---------------------------------------------------------------------------------------------------

    def answer(self, path: str, value: object, called: str = "") -> None:
        """Give the answer `value` at `path`; `called` is the name of the item it belongs to, for the name of the edit."""
        name = edit_names.edited(self.answers, path, self.caption(path), called)
        self._edit(name, self.answers.set(path, value))

    def remove(self, path: str, called: str = "") -> None:
        """Take back what stands at `path`, an item called `called`; one entered once goes with every reference to it."""
        collection, _, key = path.partition(".")
        is_item = collection in COLLECTIONS and key and "." not in key
        rest = without_item(self.answers, Ref(collection, key)) if is_item else self.answers.remove(path)
        self._edit(edit_names.removed(self.answers, path, self.caption(path), called), rest)

    def fill(self, path: Path) -> None:
        """Lay the answers in the file at `path` over the given ones: nothing is blanked. Raise ProblemsError.

        Where it gives another drafting language, the texts of before stay in theirs.
        """
        questionnaire, _ = self._book()
        more = read_answers(path, questionnaire.root, self.content.vocabulary)
        self._edit(Message(_FILLED), merge(as_written_in(self.answers, more.text(WRITTEN_IN)), more.root))

    def draft_in(self, language: str, texts_in: str) -> None:
        """Draft in `language` from now on; the texts drafted so far are in `texts_in`, this language or that of before."""
        name = edit_names.edited(self.answers, WRITTEN_IN, self.caption(WRITTEN_IN))
        answers = as_written_in(self.answers, language) if texts_in != language else self.answers
        self._edit(name, answers.set(WRITTEN_IN, language))

    def has_drafted(self) -> bool:
        """Whether there are texts that are in the drafting language, whichever it is."""
        texts = (one for _, one in self.answers.leaves() if isinstance(one, Text))
        return any(DRAFTED in one.versions and one.has_words for one in texts)

    def edit(self, name: Message, answers: Answers) -> None:
        """Take answers that were worked out elsewhere, as one edit called `name`."""
        self._edit(name, answers)

    @property
    def folder(self) -> Path:
        """The folder of the draft, from which the paths of attached files lead."""
        return self.path.parent if self.path is not None else self.beside

    def attach(self, document: str, file: Path) -> Attachment:
        """Attach a file to a document as `keep_attached` does; raise StorageError where it cannot be read, and UsageError."""
        records = self.answers.records("documents")
        if document not in records:
            known = ", ".join(records)
            raise UsageError([Problem("ATTACH-004", Place(document), {"word": document, "known": known})])
        attached = look_at(file, self.folder)
        self.keep_attached(document, attached)
        return attached

    def keep_attached(self, document: str, attached: Attachment) -> None:
        """Answer with a file that was looked at; its pages are taken where they are counted and not answered."""
        answers = self.answers.set(f"documents.{document}.file", attached)
        if attached.pages is not None and "pages" not in self.answers.records("documents")[document]:
            answers = answers.set(f"documents.{document}.pages", Decimal(attached.pages))
        self._edit(Message(_ATTACHED, {"file": attached.name}), answers)

    def look_at_files(self) -> bool:
        """Look at the attached files anew; return whether one stands otherwise than it did."""
        if self._looked_at is None or self._attached() == self._looked_at.attached:
            return False
        self._looked_at, self._judged = None, None
        return True

    def snapshot(self) -> Case:
        """Return the case as it stands, for a thread to look at: no edit of this one changes it."""
        live = self.live
        return Case(
            self.content,
            self.draft,
            self.path,
            self.on,
            _books=self._books,
            _seen=(self.answers, self.request_date, live),
            _watch=self._watch,
        )

    def with_answers(self, answers: Answers) -> Case:
        """Return a case with other answers, to look at; nothing is changed in this one."""
        return Case(
            self.content, self.draft.with_answers(answers), self.path, self.on, _books=self._books, _watch=self._watch
        )

    def if_answered(self, path: str, value: object) -> Case:
        """Return the case as it would be if `value` were answered at `path`; nothing is changed in this one."""
        answers = self.answers.remove(path) if value is UNKNOWN else self.answers.set(path, value)
        draft = self.draft.with_answers(answers)
        return Case(
            self.content,
            draft,
            self.path,
            self.on,
            _books=self._books,
            _seen=self._seen,
            _memory=self._memory,
            _watch=self._watch,
        )

    def why_asked(self, path: str) -> tuple[Message, ...]:
        """Return why the question at `path` is asked: one sentence a condition; nothing where it is asked in every request."""
        live = self.live
        step = live.step_at(path)
        return Because(live).asked(step) if step is not None else ()

    def offers(self, path: str) -> tuple[Offer, ...]:
        """Return the identifiers in the free text at `path` that are not yet entered as things, sums or dates."""
        return offers(self.live, path)

    def take(self, offer: Offer) -> None:
        """Enter what an offer found, and link it where it was found."""
        self._edit(Message(_TAKEN, {"value": offer.found.value}), taken(self.answers, offer))

    def on_shelf(self, office: Answers, path: str) -> tuple[Shelved, ...]:
        """Return what the profile of the office offers as the answer at `path`; nothing where it is answered so already."""
        target = self.live.questionnaire.shape(path)
        own, language = (one.text(WRITTEN_IN, "en") for one in (office, self.answers))
        if target is None or self.live.is_hidden(path):
            return ()
        root = office.root if own == language else said_in(own, office.root)
        offered = shelved(Answers(root), self.live.questionnaire.root, path, target)
        return tuple(one for one in offered if one.value != self.answers.get(path))

    def take_shelved(self, one: Shelved) -> None:
        """Answer with an entry of the profile; the whole answer is replaced, because the drafter chose it."""
        self._edit(Message(_TAKEN, {"value": one.title}), self.answers.set(one.path, one.value))

    def addressed_by_pack(self, path: str) -> Tree:
        """Return the parts of the address that the pack knows and nobody answered, where `path` is that of the addressee."""
        return known_of_addressee(self.live, self.pack, path, self.content.catalogues)

    def take_addressee(self, path: str) -> None:
        """Answer what is not answered of the addressee with what the pack knows."""
        parts, answers = self.addressed_by_pack(path), self.answers
        for key, one in parts.items():
            answers = answers.set(f"{path}.{key}", one)
        if "name" in parts:
            self._edit(Message(_TAKEN, {"value": answers.text(f"{path}.name")}), answers)

    def add_facts(self, suggested: Iterable[Suggested]) -> None:
        """Enter facts from a narrative, in its order, as one edit."""
        answers = self.answers
        for one in suggested:
            key = new_id(answers.records("facts"), "f")
            answers = answers.set(f"facts.{key}.what", Text({DRAFTED: Version(one.text)}))
            if one.when is not None:
                answers = answers.set(f"facts.{key}.when", one.when)
            if one.source:
                answers = answers.set(f"facts.{key}.source.what", Text({DRAFTED: Version(one.source)}))
            if one.source_date is not None:
                answers = answers.set(f"facts.{key}.source.date", one.source_date)
        self._edit(Message(_NARRATIVE), answers)

    def move_item(self, ref: Ref, by: int, called: str = "") -> None:
        """Move an item, which is called `called`, `by` places down its list, or up where it is negative."""
        answers = moved(self.answers, ref, by)
        if list(answers.records(ref.collection)) != list(self.answers.records(ref.collection)):
            path = f"{ref.collection}.{ref.id}"
            name = edit_names.moved(self.answers, path, self.caption(path), called)
            self._edit(name, answers, in_order=False)

    def sort_facts(self) -> None:
        """Put the facts in the order of time."""
        if not is_by_date(self.answers):
            self._edit(Message(_SORTED), by_date(self.answers), in_order=False)

    def merge_facts(self, first: Ref, second: Ref) -> tuple[Message | str, ...]:
        """Put the second fact into the first, with all that rests on it.

        Where one answer cannot say what both say, nothing is done, and the names of these answers are returned.
        """
        in_the_way = tuple(self.caption(path) for path in apart(self.answers, first, second))
        if not in_the_way:
            self._edit(Message(_MERGED), merged(self.answers, first, second))
        return in_the_way

    def split_fact(self, ref: Ref, at: int) -> Ref:
        """Cut the text of a fact at the offset `at`; return the new fact that holds the second part."""
        answers, new = split(self.answers, ref, at)
        self._edit(Message(_SPLIT), answers)
        return new

    def link(self, spot: Spot, fact: str, kind: LinkKind) -> None:
        """Link a fact to an element for one accused, directly or as an indication, or take the link away (an empty kind)."""
        answers = linked(self.answers, spot, accused_of(self.live, spot.offence), fact, kind)
        self._edit(self._about(_LINKED if kind else _UNLINKED, spot), answers)

    def write_fact_for(self, spot: Spot) -> Ref:
        """Add a fact, still empty, that is directly linked to an element for one accused; return it."""
        new = Ref("facts", new_id(self.answers.records("facts"), "f"))
        answers = self.answers.set(f"facts.{new.id}", {})
        answers = linked(answers, spot, accused_of(self.live, spot.offence), new.id, "direct")
        self._edit(self._about(_FACT_FOR, spot), answers)
        return new

    def write_fact_tied(self, path: str) -> Ref:
        """Add a fact, still empty, to the facts at `path`; return it."""
        new = Ref("facts", new_id(self.answers.records("facts"), "f"))
        held = self.answers.get(path)
        facts = (*(held if isinstance(held, tuple) else ()), new)
        answers = self.answers.set(f"facts.{new.id}", {}).set(path, facts)
        self._edit(edit_names.edited(self.answers, f"facts.{new.id}", ""), answers)
        return new

    def undo(self) -> Message | None:
        """Take back the last edit and return its name; None where there is none."""
        return self._swap(self._done, self._undone)

    def redo(self) -> Message | None:
        """Do again what was last undone and return its name; None where there is nothing."""
        return self._swap(self._undone, self._done)

    @property
    def undo_name(self) -> Message | None:
        """The name of the edit that undo would take back."""
        return self._done[-1].name if self._done else None

    def links_to(self, path: str) -> int | None:
        """Return how many answers refer to the item at `path`; None where no item entered once stands there."""
        collection, _, key = path.partition(".")
        if collection not in COLLECTIONS or not key or "." in key:
            return None
        return len(list(references_to(self.answers, Ref(collection, key))))

    def override(self, finding: Finding, reason: str, by: str) -> None:
        """Set a finding aside with a reason; it comes back when the answers it rests on change."""
        rests_on = fingerprint(self.answers, finding.rests_on)
        override = Override(reason, by, str(self.today), rests_on)
        self._remember(Message(_SET_ASIDE, {"code": finding.code}))
        self.draft = self.draft.with_override(finding.key, override)
        self.record("override", finding.key)

    def withdraw_override(self, finding: Finding) -> None:
        """Take back the override of a finding, which then stands open again."""
        self._remember(Message(_WITHDRAWN, {"code": finding.code}))
        self.draft = self.draft.with_override(finding.key, None)
        self.record("override_withdrawn", finding.key)

    def record_export(
        self, languages: tuple[str, ...], files: tuple[str, ...], *, reader: str = "full", final: bool = False
    ) -> None:
        """Add to the history that letters were written; undoing an edit leaves that as it is: it has happened."""
        event = Exported(str(self.today), final, reader, languages, files, self.fingerprint).as_event()
        self._keep(lambda draft: draft.with_event(event))

    def record_version(self, version: FinalVersion) -> FinalVersion:
        """Keep of what final letters were written; return the version to which they belong. Undoing leaves that as it is too."""
        self._keep(lambda draft: draft.with_version(version))
        return self.draft.versions[-1]

    def record(self, what: str, detail: str = "") -> None:
        """Add an event to the history of the draft."""
        self.draft = self.draft.with_event(Event(str(self.today), what, detail))

    def caption(self, path: str) -> Message | str:
        """Return what the answer at `path` is called, in the words of its form."""
        return caption_at(self.live.questionnaire, path)

    # ---- inner -----------------------------------------------------------------------------------------------------

    def _keep(self, change: Callable[[Draft], Draft]) -> None:
        """Change the draft as it is now and as it was before each edit."""
        self.draft = change(self.draft)
        for stack in (self._done, self._undone):
            stack[:] = [replace(one, before=change(one.before)) for one in stack]

    def _edit(self, name: Message, answers: Answers, *, in_order: bool = True) -> None:
        """Take new answers; facts that stood in the order of time still do, unless the edit is about their order."""
        is_about_facts = answers.root.get("facts") is not self.answers.root.get("facts")
        if in_order and is_about_facts and not is_by_date(answers) and is_by_date(self.answers):
            answers = by_date(answers)
        self._remember(name)
        self.draft = self.draft.with_answers(answers)

    def _remember(self, name: Message) -> None:
        """Keep the draft as it is before an edit, without what was worked out of it, and only so many."""
        self._done.append(Edit(name, self.draft.with_answers(self.answers.bare())))
        del self._done[:-_MOST_STEPS]
        self._undone.clear()

    def _about(self, name: str, spot: Spot) -> Message:
        """Return the name of an edit about an element."""
        texts = (one.text for one in elements_of(self.live, spot.offence) if one.id == spot.element)
        return Message(name, {"element": next(texts, spot.element)})

    def _swap(self, from_stack: list[Edit], to_stack: list[Edit]) -> Message | None:
        if not from_stack:
            return None
        edit = from_stack.pop()
        to_stack.append(Edit(edit.name, self.draft))
        self.draft = edit.before
        return edit.name

    def _live(self, answers: Answers) -> Live:
        questionnaire, rulebook = self._book(self._asked(answers), answers.text("request.requesting"))
        before = self._seen[2] if self._seen is not None else None
        return conduct(questionnaire, rulebook, answers, self.request_date, self.content.elements, before)

    def _asked(self, answers: Answers) -> str:
        """Return the code of the State whose pack has its say: none where all that is asked is asked of a provider."""
        forms = self.content.forms.assistance
        chosen = [forms[one] for one in answers.listed("request.assistance") if one in forms]
        if chosen and all(one.addressee == "provider" for one in chosen):
            return ""
        return answers.text("request.requested")

    def _book(self, requested: str | None = None, requesting: str | None = None) -> tuple[Questionnaire, RuleBook]:
        state = self._asked(self.answers) if requested is None else requested
        asking = self.answers.text("request.requesting") if requesting is None else requesting
        own = asking if asking and self.content.has_own_rules(asking) else ""
        if (state, own) not in self._books:
            questionnaire = self.content.questionnaire(state, own)
            self._books[state, own] = (questionnaire, RuleBook(questionnaire, self.content.compiler))
        return self._books[state, own]


def _expect(known: Iterable[str] | Mapping[str, object], words: Iterable[str], code: str) -> None:
    known = set(known)
    listed = {"known": ", ".join(sorted(known))}
    wrong = [Problem(code, Place(word), {"word": word, **listed}) for word in words if word not in known]
    if wrong:
        raise UsageError(wrong)
