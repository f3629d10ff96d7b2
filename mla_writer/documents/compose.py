"""Composing: the outline of the letter, the forms' blocks and the answers become a document tree in one language.

A letter says nothing that was not answered: a sentence whose optional answer is missing is left out; where a required
answer is missing a draft shows the gap. Parts without content are left out with their heading, and numbers follow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from typing import Literal

from mla_writer.checks.context import Context
from mla_writer.conditions.values import UNKNOWN, Ref
from mla_writer.documents import tree
from mla_writer.documents.drawn import draw
from mla_writer.documents.dual_statement import held_back
from mla_writer.documents.phrases import phrase
from mla_writer.documents.tree import Runs, runs_of
from mla_writer.documents.wording import Wording, capitalised
from mla_writer.forms.model import Block, Outline, Part, Reader
from mla_writer.forms.texts import form_context
from mla_writer.interview.interview import Live
from mla_writer.interview.rules import Locals
from mla_writer.interview.shown import Shown
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
    "to_state": "address",
    "channel": "body",
}
_MARKED_ON_EVERY_PAGE = "mark_confidential"
_OUTLINE = "request/letter"
"""The context of the outline, whose blocks a kind of letter may leave out; those of the forms go with their questions."""
_ANNEX = "annex."
"""How a sentence asks for the number of an annex (`{annex.persons}`); it says nothing where the letter has no such annex."""
_IN_OWN_WORDS = frozenset({"text", "long_text", "verbatim"})
FRONT_PARTS = frozenset({"letterhead", "markings", "addressee", "sender", "references"})


@dataclass(frozen=True, slots=True)
class Around:
    """Where a block stands: its file's context, the names that its sentences may use, and the records around it."""

    context: str
    bound: Mapping[str, object]
    inside: Locals
    variables: Mapping[str, str] = field(default_factory=dict)

    def with_variable(self, name: str, value: object, source: str) -> Around:
        """Return the surroundings with the loop variable `name` bound to `value`, an item of the list at path `source`."""
        return replace(self, bound={**self.bound, name: value}, variables={**self.variables, name: source})


class Composer:
    """Composes one letter: `live` holds what may be said, `wording` how it reads, `reader` for whom.

    `context` is what is known of the requested State and the treaties, for what the letter says of dual criminality.
    """

    def __init__(
        self, live: Live, wording: Wording, outline: Outline, reader: Reader = "full", context: Context | None = None
    ) -> None:
        self.context = context
        self.live = live
        self.wording = wording
        self.outline = outline
        self.reader = reader
        self.annexes: tuple[tree.Part, ...] = ()
        self._numbers: dict[str, str] = {}
        self._held_back = held_back(context)

    def compose(self, *, draft: bool) -> tree.Document:
        """Return the whole letter; `draft` puts the draft mark on it."""
        self.annexes = self._annexes()
        front: list[tree.Block] = []
        parts: list[tree.Part] = []
        for part in self.outline.parts:
            blocks = tuple(self._part_blocks(part))
            if part.id in FRONT_PARTS and not part.heading:
                front += blocks
            elif blocks:
                is_numbered = bool(part.heading) and not part.unnumbered
                parts.append(
                    tree.Part(part.id, self._heading(part), blocks, str(len(parts) + 1) if is_numbered else "")
                )
        say = self.wording.say
        marked = runs_of((*front, *(one for part in (*parts, *self.annexes) for one in part.blocks)))
        notes = self._notes({run.kind for run in marked}) if draft else ()
        return tree.Document(
            language=self.wording.language,
            title=self.wording.plain(say(self._title())),
            header=self._header(),
            page_of=self.wording.catalogues.translate(phrase("page_of"), self.wording.language),
            front=(*notes, *front),
            parts=_numbered(parts),
            annexes=self.annexes,
            draft=self._mark(draft=draft),
            marking=self._marking(front),
            version=self.reader,
            digits=self.wording.formatter.digits,
        )

    def _mark(self, *, draft: bool) -> str:
        """Return the mark that stands on every page of what is no final letter."""
        if self.reader == "consultation":
            return self.wording.plain(self.wording.say(phrase("consultation_mark")))
        return self.wording.plain(self.wording.say(phrase("draft"))) if draft else ""

    def _title(self) -> Message:
        """Return the title of the only form, where it has one; else the first that fits kind and reader, or the usual one."""
        forms = self.live.questionnaire.library.assistance if self.reader != "consultation" else {}
        own = [one for one in self.live.forms if one in forms]
        if len(own) == 1 and forms[own[0]].letter_title:
            context = f"{form_context(own[0])}:letter_title"
            return Message(forms[own[0]].letter_title, context=context, domain="documents")
        frame = self._around_form("request", _OUTLINE)
        for one in self.outline.titles:
            if self.reader not in one.not_for and (not one.when or self._holds(one.when, frame)):
                return Message(one.text, context=f"{_OUTLINE}:titles.{one.id}", domain="documents")
        return Message(self.outline.title, context=f"{_OUTLINE}:title", domain="documents")

    def _marking(self, front: Iterable[tree.Block]) -> str:
        """Return the mark of confidentiality that stands above the addressee, for every page."""
        marks = (one for one in front if isinstance(one, tree.Paragraph) and one.id == _MARKED_ON_EVERY_PAGE)
        return " ".join(self.wording.plain(one.runs) for one in marks)

    def _notes(self, kinds: Set[str]) -> tuple[tree.Paragraph, ...]:
        """Tell, at the head of a draft, what its marks mean."""
        return tuple(
            tree.Paragraph(self.wording.say(phrase(f"{kind}_note")), f"note_{kind}", "note")
            for kind in ("untranslated", "unreviewed")
            if kind in kinds
        )

    def _part_blocks(self, part: Part) -> Iterator[tree.Block]:
        frame = self._around_form("request", _OUTLINE)
        if self.reader in part.not_for or (part.when and not self._holds(part.when, frame)):
            return
        yield from self._blocks(part.blocks, frame)
        for name in self.live.forms:
            form = self.live.questionnaire.library.assistance.get(name)
            if form is not None:
                own = [block for block in form.letter if (block.part or DEFAULT_PART) == part.id]
                yield from self._blocks(own, self._around_form(name, form_context(name)))
        yield from self._extra_blocks(part)

    def _extra_blocks(self, part: Part) -> Iterator[tree.Block]:
        """The answers that rules of treaties and of the requested State's pack ask for, as rows."""
        rows = []
        for extra in self.live.questionnaire.extras:
            if _EXTRA_PARTS.get(extra.origin.partition(":")[0]) != part.id:
                continue
            for key, shape in self.live.questionnaire.root[extra.name].fields.items():
                shown = self.live.walker.look_up(f"{extra.name}.{key}", self.live.names.top)
                if self.wording.runs(shown) and self._may_show(shown):
                    rows.append((self.wording.caption(shape), self.opened(self.wording.runs(shown))))
        if rows:
            yield tree.Particulars(tuple(rows), f"{part.id}.extra")

    def _annexes(self) -> tuple[tree.Part, ...]:
        annexes: list[tree.Part] = []
        for part in self.outline.annexes:
            is_left_out = part.id in self.live.left_out.annexes
            blocks = () if is_left_out else tuple(self._part_blocks(part))
            if blocks:
                number = self.wording.formatter.number(len(annexes) + 1)
                self._numbers[f"{_ANNEX}{part.id}"] = number
                label = self.wording.plain(self.wording.say(phrase("annex", number=number)))
                annexes.append(tree.Part(part.id, self._heading(part), blocks, label))
        return tuple(annexes)

    def _heading(self, part: Part) -> Runs:
        if not part.heading:
            return ()
        return self.wording.say(Message(part.heading, context=f"{_OUTLINE}:{part.id}.heading", domain="documents"))

    def _header(self) -> tuple[Runs, ...]:
        walker, names = self.live.walker, self.live.names.top
        lines = (self.wording.runs(walker.look_up(path, names)) for path in ("request.reference", "request.case_name"))
        return tuple(line for line in lines if line)

    def _around_form(self, name: str, context: str) -> Around:
        record = self.live.names.top.get(name)
        shape = self.live.questionnaire.root[name]
        own = record if isinstance(record, dict) and name != "request" else None
        inside = Locals((shape,), (own,)) if own is not None else Locals()
        bound: dict[str, object] = dict(self.live.names.top)
        if own is not None:
            bound |= {key: Shown(own.get(key, UNKNOWN), child, f"{name}.{key}") for key, child in shape.fields.items()}
        return Around(context, bound, inside)

    # ---- blocks ----------------------------------------------------------------------------------------------------

    def _blocks(self, blocks: Iterable[Block], around: Around) -> Iterator[tree.Block]:
        held: list[tree.Heading] = []  # headings wait until something stands under them
        for block in blocks:
            is_left_out = around.context == _OUTLINE and block.id in self.live.left_out.blocks | self._held_back
            if self.reader in block.not_for or is_left_out:
                continue
            if block.when and not self._holds(block.when, around):
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
        if block.each and block.table:
            yield from self._table(block, around)
        elif block.each:
            path, _, variable = (word.strip() for word in block.each.partition(" as "))
            for item in self._items(path, around):
                inner = around.with_variable(variable, item, path)
                yield from self._single(replace(block, each=""), inner)
        else:
            yield from self._single(block, around)

    def _single(self, block: Block, around: Around) -> Iterator[tree.Block]:
        if block.special:
            yield from draw(block.special, block, self, around)
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

    def _sentence(self, block: Block, around: Around) -> Iterator[tree.Block]:
        runs = self.say(block.heading or block.paragraph, f"{around.context}:letter.{block.id}", around)
        if not runs:
            return
        if block.heading:
            yield tree.Heading(capitalised(runs), 2, block.id)
        else:
            yield tree.Paragraph(capitalised(runs), block.id, _STYLES.get(block.id, "body"))

    def _points(self, block: Block, around: Around) -> Iterator[tree.Block]:
        items = []
        for point in block.points:
            if self.reader in point.not_for or (point.when and not self._holds(point.when, around)):
                continue
            runs = self.say(point.text or point.paragraph, f"{around.context}:letter.{point.id}", around)
            if runs:
                items.append(runs)
        if items:
            yield tree.Listing(tuple(items), ordered=True, id=block.id)

    def _list(self, block: Block, around: Around) -> Iterator[tree.Block]:
        items = [self.wording.runs(one) for one in self._items(block.list, around)]
        items = [one for one in items if one]
        if items:
            yield tree.Listing(tuple(items), ordered=True, id=block.id)

    def _particulars(self, block: Block, around: Around) -> Iterator[tree.Block]:
        rows = []
        for path in block.particulars:
            shown = self.live.walker.look_up(path, around.bound)
            runs = self.wording.runs(shown)
            if runs and shown.shape is not None and self._may_show(shown):
                rows.append((self.wording.caption(shown.shape), self.opened(runs)))
        if rows:
            yield tree.Particulars(tuple(rows), block.id)

    def _entry(self, block: Block, around: Around) -> Iterator[tree.Block]:
        number = self.say(block.entry, f"{around.context}:letter.{block.id}.entry", around)
        runs = self.say(block.text, f"{around.context}:letter.{block.id}", around)
        if runs:
            yield tree.Entry(number or (), self.opened(runs), block.id)

    def _table(self, block: Block, around: Around) -> Iterator[tree.Block]:
        path, _, variable = (word.strip() for word in block.each.partition(" as "))
        context = f"{around.context}:letter.{block.id}.columns"
        rows = []
        for item in self._items(path, around):
            inner = around.with_variable(variable, item, path)
            cells = [self.say(one.cell, f"{context}.{n}.cell", inner) or () for n, one in enumerate(block.table, 1)]
            if any(cells):
                rows.append(tuple(self.opened(one) for one in cells))
        if rows:
            heads = [
                self.say(one.heading, f"{context}.{n}.heading", around) or () for n, one in enumerate(block.table, 1)
            ]
            yield tree.Table(tuple(heads), tuple(rows), tuple(one.width for one in block.table), id=block.id)

    def _items(self, path: str, around: Around) -> list[Shown]:
        """Return the items of a list that this reader may see; facts in the order of their numbers."""
        wording = self.wording
        refs = [(one, _ref_of(one.value)) for one in self.live.walker.items(path, around.bound)]
        shown = [(one, ref) for one, ref in refs if ref is None or ref not in wording.numbering.withheld]
        if shown and all(ref is not None and ref.collection == "facts" for _, ref in shown):
            shown.sort(key=lambda pair: wording.numbering.of(pair[1]) if pair[1] else 0)
        return [one for one, _ in shown]

    # ---- sentences and conditions ----------------------------------------------------------------------------------

    def say(self, text: str, context: str, around: Around) -> Runs | None:
        """Return the sentence `text` in the letter's language, or None where it says nothing that was answered."""
        message = Message(text, context=context, domain="documents")
        return self.wording.sentence(message, lambda path: self._slot(path, around)) if text else None

    def opened(self, runs: Runs) -> Runs:
        """Return an answer that stands on its own, in a row or a cell, with a capital; the drafter's own words stay."""
        shape = self.live.questionnaire.shape(runs[0].source) if runs and runs[0].source else None
        if not runs or (shape is not None and shape.question is not None and shape.question.kind in _IN_OWN_WORDS):
            return runs
        return capitalised(runs)

    def _slot(self, path: str, around: Around) -> Shown:
        if path.startswith(_ANNEX):
            number = self._numbers.get(path)
            return Shown(UNKNOWN if number is None else int(number))
        shown = self.live.walker.look_up(path, around.bound)
        return shown if self._may_show(shown) else Shown(UNKNOWN)

    def _may_show(self, shown: Shown) -> bool:
        question = shown.shape.question if shown.shape is not None else None
        return question is None or self.reader not in question.not_for

    def _holds(self, condition: str, around: Around) -> bool:
        bound = {key: one.value if isinstance(one, Shown) else one for key, one in around.bound.items()}
        decided = self.live.rulebook.decide_block(
            condition, around.inside, bound, around.variables, self.live.names.follow, self.live.request_date
        )
        return decided is True


def _ref_of(value: object) -> Ref | None:
    """Return the reference that an item is, or that its record carries."""
    if isinstance(value, Ref):
        return value
    ref = value.get("$ref") if isinstance(value, dict) else None
    return ref if isinstance(ref, Ref) else None


def _numbered(parts: Iterable[tree.Part]) -> tuple[tree.Part, ...]:
    numbered: list[tree.Part] = []
    count = 0
    for part in parts:
        count += bool(part.number)
        numbered.append(replace(part, number=str(count) if part.number else ""))
    return tuple(numbered)
