"""Composing: the outline of the letter, the forms' blocks and the answers become a document tree in one language.

A letter says nothing that was not answered: a sentence whose optional answer is missing is left out; where a required
answer is missing a draft shows the gap. Parts without content are left out with their heading, and numbers follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from typing import Literal

from mla_writer.checks.context import Context
from mla_writer.conditions.values import UNKNOWN, Ref
from mla_writer.documents import tree
from mla_writer.documents.additions import IN_ANNEX, additions_to
from mla_writer.documents.drawn import draw
from mla_writer.documents.dual_statement import held_back
from mla_writer.documents.figures import Digits, in_digits
from mla_writer.documents.grammar import capitalised
from mla_writer.documents.numbering import ref_of
from mla_writer.documents.paragraph_numbers import with_paragraph_numbers
from mla_writer.documents.phrases import phrase
from mla_writer.documents.recipients import about
from mla_writer.documents.references import anchored, is_nothing_but
from mla_writer.documents.sources import with_source
from mla_writer.documents.terms import GLOSSARY, with_terms
from mla_writer.documents.tree import ANNEX, Runs, runs_of
from mla_writer.documents.wording import Wording
from mla_writer.forms.model import Block, Column, Form, Outline, Part, Reader
from mla_writer.forms.texts import form_context, outline_context
from mla_writer.interview.interview import Live
from mla_writer.interview.rules import Locals
from mla_writer.interview.shown import PATH, Shown
from mla_writer.translation.message import Message

DEFAULT_PART = "assistance"
_EXTRA_PARTS = {"treaty": "legal_basis", "country": "formalities"}
"""Where the answers stand that rules of treaties and packs ask for."""
_STYLES: Mapping[str, Literal["body", "mark", "address", "letterhead", "dateline"]] = {
    "mark_confidential": "mark",
    "mark_urgent": "mark",
    "head_office": "letterhead",
    "head_unit": "address",
    "head_address": "address",
    "head_place_date": "dateline",
    "to_authority": "address",
    "to_unit": "address",
    "to_address": "address",
    "to_authority_itself": "address",
    "to_unit_itself": "address",
    "to_address_itself": "address",
    "to_state": "address",
    "to_through": "address",
    "channel": "address",
}
_MARKED_ON_EVERY_PAGE = frozenset({"mark_confidential", "mark_urgent"})
_LONG = 12_000
"""Characters from which on a letter has a table of contents of its own accord: about ten pages."""
_OUTLINES = "request/"
"""How the contexts of outlines begin, whose blocks a kind of letter may leave out; those of the forms go with their questions."""
_WORDS = re.compile(r"'[^']*'")
"""The words in a condition, which name no answer."""
_IN_OWN_WORDS = frozenset({"text", "long_text", "verbatim"})
_MARKS_OF_READERS: Mapping[Reader, str] = {"consultation": "consultation_mark", "internal": "internal_mark"}
"""What stands on every page of a version that is never a final letter."""
_WORDS_ACROSS: Mapping[Reader, str] = {"consultation": "consultation_watermark", "internal": "internal_watermark"}
"""The word across every page of such a version."""
FRONT_PARTS = frozenset({"letterhead", "markings", "addressee", "sender", "references"})


@dataclass(frozen=True, slots=True)
class Around:
    """Where a block stands: its file's context, the names that its sentences may use, and the records around it.

    What is tentative is told of a request that will be made, in a draft for consultation.
    """

    context: str
    bound: Mapping[str, object]
    inside: Locals
    variables: Mapping[str, str] = field(default_factory=dict)
    is_tentative: bool = False

    def with_variable(self, name: str, value: object, source: str) -> Around:
        """Return the surroundings with the loop variable `name` bound to `value`, an item of the list at path `source`."""
        return replace(self, bound={**self.bound, name: value}, variables={**self.variables, name: source})


class Composer:
    """Composes one letter: `live` holds what may be said, `wording` how it reads, `reader` for whom.

    `context` is what is known of the requested State and the treaties, for what the letter says of dual criminality. With
    `footnotes` each fact has its source at the foot of the page.
    """

    def __init__(
        self,
        live: Live,
        wording: Wording,
        outline: Outline,
        reader: Reader = "full",
        context: Context | None = None,
        *,
        footnotes: bool = False,
    ) -> None:
        self.context = context
        self.live = live
        self.wording = wording
        self.outline = outline
        self.reader = reader
        self.footnotes = footnotes
        self.annexes: tuple[tree.Part, ...] = ()
        self._numbers: dict[str, str] = {}
        self._held_back = held_back(context)
        self._home = outline_context(outline)

    def compose(self, *, draft: bool, contents: bool | None = None) -> tree.Document:
        """Return the whole letter; `draft` puts the draft mark on it, `contents` a table of contents after its title.

        Where `contents` is not said, a letter of about ten pages or more has one.
        """
        self.annexes = self._annexes()
        front, parts = self._parts()
        annexes = with_terms(self.annexes, parts, self)
        if annexes is None:  # no term of law occurs: the letter says nothing of such an annex
            self.annexes = self.annexes[:-1]
            del self._numbers[f"{ANNEX}{GLOSSARY}"]
            front, parts = self._parts()
        else:
            self.annexes = annexes
        say = self.wording.say
        marked = tuple(runs_of((*front, *(one for part in (*parts, *self.annexes) for one in part.blocks))))
        if contents is None:
            contents = sum(len(run.text) for run in marked) >= _LONG
        notes = self._notes({run.kind for run in marked}) if draft else ()
        return tree.Document(
            language=self.wording.language,
            title=self.wording.plain(say(self._title())),
            header=self._header(),
            page_of=self.wording.catalogues.translate(phrase("page_of"), self.wording.language),
            front=(*notes, *front),
            parts=with_paragraph_numbers(_numbered(parts, self.wording.formatter.digits), self._figure),
            annexes=self.annexes,
            draft=self._mark("draft", _MARKS_OF_READERS, is_draft=draft),
            watermark=self._mark("watermark", _WORDS_ACROSS, is_draft=draft),
            marking=self._marking(front),
            version=self.reader,
            digits=self.wording.formatter.digits,
            contents=self.wording.plain(say(phrase("contents"))) if contents else "",
            labels=self.wording.labels({run.source for run in marked if run.source}),
        )

    def _parts(self) -> tuple[tuple[tree.Block, ...], list[tree.Part]]:
        """Return what stands above the first part, and the parts that say something."""
        parts: list[tree.Part] = []
        for part in self.outline.parts:
            blocks = () if _is_in_front(part) else self.said_in(part)
            if blocks:
                is_numbered = bool(part.heading) and not part.unnumbered
                parts.append(
                    tree.Part(part.id, self._heading(part), blocks, str(len(parts) + 1) if is_numbered else "")
                )
        return self.front(), parts

    def _figure(self, number: int) -> str:
        return in_digits(str(number), self.wording.formatter.digits)

    def _mark(self, in_draft: str, for_readers: Mapping[Reader, str], *, is_draft: bool) -> str:
        """Return the phrase that stands on every page of what is no final letter: the mark of a draft, or the word across it."""
        name = for_readers.get(self.reader, in_draft if is_draft else "")
        return self.wording.plain(self.wording.say(phrase(name))) if name else ""

    def _title(self) -> Message:
        """Return the title of the only form, where it has one; else the first that fits kind and reader, or the usual one."""
        forms = self.live.questionnaire.library.assistance if self.reader != "consultation" else {}
        own = [one for one in self.live.forms if one in forms]
        if len(own) == 1 and forms[own[0]].letter_title:
            context = f"{form_context(own[0])}:letter_title"
            return Message(forms[own[0]].letter_title, context=context, domain="documents")
        frame = self._around_form("request", self._home)
        for one in self.outline.titles:
            if self.reader not in one.not_for and (not one.when or self._holds(one.when, frame)):
                return Message(one.text, context=f"{self._home}:titles.{one.id}", domain="documents")
        return Message(self.outline.title, context=f"{self._home}:title", domain="documents")

    def _marking(self, front: Iterable[tree.Block]) -> str:
        """Return the marks of confidentiality and urgency that stand above the addressee, for every page."""
        marks = (one for one in front if isinstance(one, tree.Paragraph) and one.id in _MARKED_ON_EVERY_PAGE)
        return " – ".join(self.wording.plain(one.runs) for one in marks)

    def _notes(self, kinds: Set[str]) -> tuple[tree.Paragraph, ...]:
        """Tell, at the head of a draft, what its marks mean."""
        return tuple(
            tree.Paragraph(self.wording.say(phrase(f"{kind}_note")), f"note_{kind}", "note")
            for kind in ("untranslated", "unreviewed", "stale")
            if kind in kinds
        )

    def front(self) -> tuple[tree.Block, ...]:
        """Return what stands above the first numbered part: letterhead, date, marks, addressee, references."""
        return tuple(block for part in self.outline.parts if _is_in_front(part) for block in self.said_in(part))

    def said_in(self, part: Part) -> tuple[tree.Block, ...]:
        """Return all that stands in a part of the letter."""
        return (*self.blocks_of(part), *self._additions(part, part.id))

    def blocks_of(self, part: Part) -> Iterator[tree.Block]:
        """Yield the blocks of a part of the outline: its own, those of the forms, and the answers that rules ask for."""
        frame = self._around_form("request", self._home, part)
        if self.reader in part.not_for or (part.when and not self._holds(part.when, frame)):
            return
        yield from self._blocks(part.blocks, frame)
        for form in self.forms_shown():
            own = [block for block in form.letter if (block.part or DEFAULT_PART) == part.id]
            yield from self._blocks(own, self._around_form(form.form, form_context(form.form), part))
        yield from self._extra_blocks(part)

    def forms_shown(self) -> Iterator[Form]:
        """Yield the types of assistance asked for of which this reader may know."""
        known = self.live.questionnaire.library.assistance
        for name in self.live.forms:
            if name in known and self.reader not in known[name].not_for:
                yield known[name]

    def _additions(self, part: Part, name: str) -> Iterator[tree.Block]:
        """What the drafter adds to a part, also to one that says nothing else here."""
        return iter(()) if self.reader in part.not_for else additions_to(name, self.wording, self.reader)

    def _extra_blocks(self, part: Part) -> Iterator[tree.Block]:
        """The answers that rules of treaties and of the pack ask for: as rows, a single one as a sentence."""
        rows = []
        for extra in self.live.questionnaire.extras:
            if _EXTRA_PARTS.get(extra.origin.partition(":")[0]) != part.id:
                continue
            for key, shape in self.live.questionnaire.root[extra.name].fields.items():
                shown = self.live.walker.look_up(f"{extra.name}.{key}", self.live.names.top)
                if self.wording.runs(shown) and self.may_show(shown):
                    rows.append((self.wording.caption(shape), self.wording.runs(shown)))
        if len(rows) == 1:  # a table of one row looks torn off
            what, value = rows[0]
            yield tree.Paragraph(self.wording.say(phrase("named_value", what=what, value=value)), f"{part.id}.extra")
        elif rows:
            opened = tuple((what, self.opened(value)) for what, value in rows)
            yield tree.Particulars(opened, f"{part.id}.extra")

    def _annexes(self) -> tuple[tree.Part, ...]:
        annexes: list[tree.Part] = []
        for part in self.outline.annexes:
            is_left_out = part.id in self.live.left_out.annexes
            blocks = () if is_left_out else tuple(self.blocks_of(part))
            blocks += tuple(self._additions(part, f"{IN_ANNEX}{part.id}"))
            if blocks:
                number = self.wording.formatter.number(len(annexes) + 1)
                self._numbers[f"{ANNEX}{part.id}"] = number
                figure = (tree.Run(number, self.wording.language, target=f"{ANNEX}{part.id}"),)
                label = self.wording.plain(self.wording.say(phrase("annex", number=figure)))
                annexes.append(tree.Part(part.id, self._heading(part), blocks, label, number))
        return tuple(annexes)

    def _heading(self, part: Part) -> Runs:
        if not part.heading:
            return ()
        return self.wording.say(Message(part.heading, context=f"{self._home}:{part.id}.heading", domain="documents"))

    def _header(self) -> tuple[Runs, ...]:
        walker, names = self.live.walker, self.live.names.top
        lines = (self.wording.runs(walker.look_up(path, names)) for path in ("request.reference", "request.case_name"))
        return tuple(line for line in lines if line)

    def _around_form(self, name: str, context: str, part: Part | None = None) -> Around:
        """Return what is around the blocks of a form; in a part that only a consultation has, they mean what they say."""
        record = self.live.names.top.get(name)
        shape = self.live.questionnaire.root[name]
        own = record if isinstance(record, dict) and name != "request" else None
        inside = Locals((shape,), (own,)) if own is not None else Locals()
        bound: dict[str, object] = dict(self.live.names.top)
        if own is not None:
            bound |= {key: Shown(own.get(key, UNKNOWN), child, f"{name}.{key}") for key, child in shape.fields.items()}
        is_tentative = self.reader == "consultation" and part is not None and "full" not in part.not_for
        return Around(context, bound, inside, is_tentative=is_tentative)

    # ---- blocks ----------------------------------------------------------------------------------------------------

    def _blocks(self, blocks: Iterable[Block], around: Around) -> Iterator[tree.Block]:
        held: list[tree.Heading] = []  # headings wait until something stands under them
        for block in blocks:
            is_left_out = (
                around.context.startswith(_OUTLINES) and block.id in self.live.left_out.blocks | self._held_back
            )
            if is_left_out or not self._is_said(block, around):
                continue
            for made in self._block(block, around):
                if isinstance(made, tree.Heading):
                    level = made.level
                    held = [one for one in held if one.level < level]
                    held.append(made)
                    continue
                yield from held
                held = []
                yield made

    def _block(self, block: Block, around: Around) -> Iterator[tree.Block]:
        if around.is_tentative and "full" in block.not_for:  # written for a consultation alone
            around = replace(around, is_tentative=False)
        if block.each and block.table:
            yield from self._table(block, around)
        elif block.each:
            path, _, variable = (word.strip() for word in block.each.partition(" as "))
            items = self._items(path, around)
            for item in items:
                inner = around.with_variable(variable, item, path)
                yield from self._single(replace(block, each=""), inner)
            if not items and (block.part or DEFAULT_PART) == DEFAULT_PART:
                yield from self._nothing_entered(path, around)
        else:
            yield from self._single(block, around)

    def _single(self, block: Block, around: Around) -> Iterator[tree.Block]:
        if block.special:
            yield from self.drawn(block, around)
        elif block.blocks:
            yield from self._blocks(block.blocks, around)
        elif block.points:
            yield from self._points(block, around)
        elif block.particulars:
            yield from self._particulars(block, around)
        elif block.list:
            yield from self._list(block, around)
        elif block.entry:
            yield from self._entry(block, around)
        else:
            yield from self._sentence(block, around)

    def _nothing_entered(self, path: str, around: Around) -> Iterator[tree.Block]:
        """Show in a draft that a list which has to hold something is empty: else nothing would be seen of what is asked for."""
        runs = self.wording.missing(self.live.walker.look_up(path, around.bound))
        if runs:
            yield tree.Paragraph(runs, f"missing.{path}")

    def drawn(self, block: Block, around: Around) -> Iterator[tree.Block]:
        """Yield what the program draws for a `special` block."""
        yield from draw(block.special, block, self, around)

    def _sentence(self, block: Block, around: Around) -> Iterator[tree.Block]:
        runs = self.say(block.heading or block.paragraph, f"{around.context}:letter.{block.id}", around)
        if not runs or self._is_in_annex(block, runs):
            return
        if block.heading:
            listed = around.variables.get(block.heading.strip("{}"), "")
            said = anchored(runs) if listed and is_nothing_but(runs, listed) else runs
            yield tree.Heading(capitalised(said), 2, block.id)
        else:
            yield tree.Paragraph(capitalised(runs), block.id, _STYLES.get(block.id, "body"))

    def _is_in_annex(self, block: Block, runs: Runs) -> bool:
        """Whether an annex says it; what is still missing is shown where it is asked."""
        return f"{ANNEX}{block.in_annex}" in self._numbers and all(run.kind != "gap" for run in runs)

    def _points(self, block: Block, around: Around) -> Iterator[tree.Block]:
        items = []
        for point in block.points:
            if not self._is_said(point, around):
                continue
            runs = self.say(point.text or point.paragraph, f"{around.context}:letter.{point.id}", around)
            if runs:
                items.append(runs)
        if items:
            yield tree.Listing(tuple(items), ordered=len(items) > 1, id=block.id)

    def _list(self, block: Block, around: Around) -> Iterator[tree.Block]:
        items = [self.wording.runs(one) for one in self._items(block.list, around)]
        items = [one for one in items if one]
        if items:
            yield tree.Listing(tuple(items), ordered=len(items) > 1, id=block.id)

    def _particulars(self, block: Block, around: Around) -> Iterator[tree.Block]:
        rows = []
        for path in block.particulars:
            shown = self._looked_up(path, around)
            runs = self.wording.runs(shown)
            if runs and shown.shape is not None and not self._is_label_of_person(shown):
                rows.append((self.wording.caption(shown.shape), self.opened(self._with_number(shown, runs))))
        if rows:
            yield tree.Particulars(tuple(rows), block.id)

    def _is_label_of_person(self, shown: Shown) -> bool:
        """Whether a row would say only what stands for a person in a consultation draft, and heads the rows: "Person 1"."""
        question = shown.shape.question if shown.shape is not None else None
        is_label = self.reader == "consultation" and question is not None and question.consultation == "label"
        return is_label and shown.path.startswith("persons.")

    def _with_number(self, shown: Shown, runs: Runs) -> Runs:
        """Return what names a document, with the number under which it is enclosed in front."""
        document = ref_of(shown.value)
        if document is None or document.collection != "documents":
            return runs
        number = self.wording.item(document, "annex")
        return self.wording.separated([number, runs]) if number else runs

    def _entry(self, block: Block, around: Around) -> Iterator[tree.Block]:
        number = self.say(block.entry, f"{around.context}:letter.{block.id}.entry", around)
        runs = self.say(block.text, f"{around.context}:letter.{block.id}", around)
        if runs:
            if self.footnotes and number:
                runs = with_source(runs, number[-1].target, self)
            yield tree.Entry(anchored(number or ()), self.opened(runs), block.id)

    def _table(self, block: Block, around: Around) -> Iterator[tree.Block]:
        path, _, variable = (word.strip() for word in block.each.partition(" as "))
        context = f"{around.context}:letter.{block.id}.columns"
        rows = []
        for item in self._items(path, around):
            inner = around.with_variable(variable, item, path)
            cells = [self._cell(one, f"{context}.{n}", inner) for n, one in enumerate(block.table, 1)]
            if any(cells):
                rows.append(tuple(self.opened(one) for one in cells))
        if not rows:
            return
        said = [n for n, one in enumerate(block.table) if not one.cell or any(row[n] for row in rows)]
        heads = tuple(self.say(block.table[n].heading, f"{context}.{n + 1}.heading", around) or () for n in said)
        kept = tuple(tuple(row[n] for n in said) for row in rows)
        widths = tuple(block.table[n].width for n in said)
        has_room = any(not block.table[n].cell for n in said)
        table = tree.Table(heads, kept, widths, id=block.id, room=has_room)
        yield self._with_numbers(table) if block.numbered else table

    def _cell(self, column: Column, context: str, around: Around) -> Runs:
        said = self.say(column.cell, f"{context}.cell", around)
        return said or self.say(column.instead, f"{context}.instead", around) or ()

    def _with_numbers(self, table: tree.Table) -> tree.Table:
        """Return a table with the number of each row in front, as people cite it: "question 2"."""
        say, number = self.wording.text, self.wording.formatter.number
        share = max(1, round(sum(table.widths) / 14))
        return replace(
            table,
            headings=(self.wording.say(phrase("number_short")), *table.headings),
            rows=tuple(((say(number(place)),), *row) for place, row in enumerate(table.rows, 1)),
            widths=(share, *table.widths),
        )

    def _items(self, path: str, around: Around) -> list[Shown]:
        """Return the items of a list that this reader may see; facts in the order of their numbers."""
        wording, walker = self.wording, self.live.walker
        found = self._looked_up(path, around)
        every = found.value if isinstance(found.value, tuple) else ()
        refs = [(one, ref_of(one.value)) for one in (walker.show(value, found.shape, found.path) for value in every)]
        away = wording.numbering.withheld | wording.hidden
        shown = [
            (one, ref) for one, ref in refs if (not self._is_about_hidden(one) if ref is None else ref not in away)
        ]
        if shown and all(ref is not None and ref.collection == "facts" for _, ref in shown):
            shown.sort(key=lambda pair: wording.numbering.of(pair[1]) if pair[1] else 0)
        return [one for one, _ in shown]

    def _is_about_hidden(self, item: Shown) -> bool:
        """Whether an item of a form is about nobody and nothing that this reader gets."""
        record, hidden = item.value, self.wording.hidden
        if not hidden or item.shape is None or not isinstance(record, Mapping):
            return False
        refs = about(record, item.shape)
        return bool(refs) and hidden.issuperset(refs)

    # ---- sentences and conditions ----------------------------------------------------------------------------------

    def say(self, text: str, context: str, around: Around) -> Runs | None:
        """Return the sentence `text` in the letter's language, or None where it says nothing that was answered."""
        message = Message(text, context=context, domain="documents")
        if not text:
            return None
        return self.wording.sentence(message, lambda path: self._slot(path, around), is_tentative=around.is_tentative)

    def opened(self, runs: Runs) -> Runs:
        """Return an answer that stands on its own, in a row or a cell, with a capital; the drafter's own words stay.

        What stands for a name in a consultation draft (person 1) is no word of the drafter.
        """
        shape = self.live.questionnaire.shape(runs[0].source) if runs and runs[0].source else None
        question = shape.question if shape is not None else None
        is_own = question is not None and question.kind in _IN_OWN_WORDS
        is_label = self.reader == "consultation" and question is not None and question.consultation == "label"
        return runs if not runs or (is_own and not is_label) else capitalised(runs)

    def _slot(self, path: str, around: Around) -> Shown:
        if path.startswith(ANNEX):  # `{annex.persons}` says nothing where the letter has no such annex
            number = self._numbers.get(path)
            return Shown(UNKNOWN if number is None else int(number), path=path)
        return self._looked_up(path, around)

    def _looked_up(self, path: str, around: Around) -> Shown:
        """Return what this reader may know of the answer at `path`: of what is asked for, only what concerns him."""
        shown = self.live.walker.look_up(path, around.bound)
        if not self.may_show(shown):
            return Shown(UNKNOWN)
        question = shown.shape.question if shown.shape is not None else None
        if question is None or question.kind != "assistance" or not isinstance(shown.value, tuple):
            return shown
        known = self.live.questionnaire.library.assistance
        kept = tuple(one for one in shown.value if one not in known or self.reader not in known[one].not_for)
        return replace(shown, value=kept) if kept or not shown.value else Shown(UNKNOWN)

    def may_show(self, shown: Shown) -> bool:
        """Whether this reader may know the answer."""
        readers = shown.shape.not_for if shown.shape is not None else ()
        collection, _, rest = shown.path.partition(".")
        is_hidden = Ref(collection, rest.partition(".")[0]) in self.wording.hidden
        return not is_hidden and self.reader not in readers

    def _is_said(self, block: Block, around: Around) -> bool:
        """Whether a block is for this reader, and its condition holds; one that rests on what he may not know would tell it."""
        if self.reader in block.not_for:
            return False
        if not block.when:
            return True
        if self.reader != "full":
            named = (self.live.walker.look_up(one, around.bound) for one in PATH.findall(_WORDS.sub("", block.when)))
            if not all(self.may_show(one) for one in named):
                return False
        return self._holds(block.when, around)

    def _holds(self, condition: str, around: Around) -> bool:
        bound = {key: one.value if isinstance(one, Shown) else one for key, one in around.bound.items()}
        decided = self.live.rulebook.decide_block(
            condition, around.inside, bound, around.variables, self.live.names.follow, self.live.request_date
        )
        return decided is True


def _is_in_front(part: Part) -> bool:
    return part.id in FRONT_PARTS and not part.heading


def _numbered(parts: Iterable[tree.Part], digits: Digits) -> tuple[tree.Part, ...]:
    numbered: list[tree.Part] = []
    count = 0
    for part in parts:
        count += bool(part.number)
        numbered.append(replace(part, number=in_digits(str(count), digits) if part.number else ""))
    return tuple(numbered)
