"""Linting forms: every file below forms/ but treaties and packs, fault by fault, each at its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mla_writer.content import Content
from mla_writer.errors import Problem
from mla_writer.forms.library import FormLibrary
from mla_writer.forms.model import Block, Collection, Form, Kinds, Outline
from mla_writer.forms.questionnaire import Questionnaire
from mla_writer.forms.reading import read_cached
from mla_writer.forms.shapes import Shape
from mla_writer.linting import hard_coded as words
from mla_writer.linting.conditions import ConditionLinter
from mla_writer.linting.coverage import lint_coverage
from mla_writer.linting.fed import blocks_by_part, lint_form_fed, lint_outline_fed
from mla_writer.linting.grounds import lint_grounds
from mla_writer.linting.kept_ids import lint_kept_ids
from mla_writer.linting.letters import lint_block_ids, lint_parts
from mla_writer.linting.offences import lint_offences
from mla_writer.linting.omissions import lint_omissions
from mla_writer.linting.places import FilePlaces
from mla_writer.linting.questions import lint_examples, lint_ids, lint_question, lint_sources, questions_of
from mla_writer.linting.reach import Reach
from mla_writer.linting.shown import shown_places, unshown
from mla_writer.linting.standards import lint_standards
from mla_writer.linting.treaty_types import lint_treaty_types
from mla_writer.linting.wordings import lint_wordings


def lint_forms(content: Content) -> tuple[Problem, ...]:
    """Return every fault of the forms in `content`, in the order of files and lines."""
    return tuple(sorted(_Linter.of(content).faults(), key=lambda one: one.place))


@dataclass(frozen=True, slots=True)
class _Linter:
    """What all files are held against."""

    content: Content
    library: FormLibrary
    questionnaire: Questionnaire
    conditions: ConditionLinter
    reach: Reach
    hard_coded: words.HardCoded
    shown: frozenset[str]

    @classmethod
    def of(cls, content: Content) -> _Linter:
        library = content.forms
        questionnaire = Questionnaire(library, content.treaties.extras())
        conditions = ConditionLinter(questionnaire)
        named = (name for one in content.treaties for name in (one.title, one.short))
        return cls(
            content,
            library,
            questionnaire,
            conditions,
            Reach(questionnaire, conditions.compiler),
            words.HardCoded(named),
            shown_places(library, questionnaire),
        )

    def faults(self) -> Iterator[Problem]:
        every: tuple[Form | Collection, ...] = (*self.library.forms, *self.library.collections.values())
        for holder in every:
            name = holder.form if isinstance(holder, Form) else holder.collection
            places = FilePlaces(self.library.file_of(name), holder)
            yield from self._holder(holder, self.questionnaire.root[name], places)
            yield from self._rules(holder, places)
            if isinstance(holder, Form):
                yield from self._form(holder, self.questionnaire.root[name], places)
            else:
                yield from self._collection(holder, self.questionnaire.root[name], places)
            yield from unshown(name, self.questionnaire, self.shown, places)
        yield from lint_omissions(self.library, self.questionnaire, self.conditions)
        yield from self._kinds(self.library.folder / "request" / "kinds.yaml")
        yield from self._outline(self.library.outline, self.library.folder / "request" / "letter.yaml")
        yield from self._outline(self.library.cover, self.library.folder / "request" / "cover.yaml")
        yield from lint_offences(self.content.offences, self.content.treaties.ids)
        yield from lint_grounds(self.content, self.questionnaire, self.conditions)
        yield from lint_standards(self.library)
        yield from lint_kept_ids(self.library)
        yield from lint_coverage(self.content)
        yield from lint_treaty_types(self.content)
        yield from lint_wordings(self.library)

    def _holder(self, holder: Form | Collection, shape: Shape, places: FilePlaces) -> Iterator[Problem]:
        """Ids, words, conditions and sources of the questions of a form or collection."""
        yield from lint_ids(holder, places)
        yield from self.hard_coded.texts(words.own_texts(holder, places))
        for question in questions_of(holder):
            yield from lint_question(question, holder, self.library, places)
            yield from self.hard_coded.texts(words.question_texts(question, places))
        yield from self.conditions.shapes(shape, (), places)
        yield from self.reach.questions(shape, (), places)
        yield from lint_sources(holder, self.library, places)

    def _rules(self, holder: Form | Collection, places: FilePlaces) -> Iterator[Problem]:
        own = {id(one) for one in holder.requirements}
        for rule in self.questionnaire.rules:
            if id(rule.requirement) in own:
                yield from self.conditions.requirement(rule, places)
        yield from self.hard_coded.texts(words.rule_texts(holder.requirements, places))

    def _form(self, form: Form, shape: Shape, places: FilePlaces) -> Iterator[Problem]:
        yield from self.conditions.form(form, shape, places)
        yield from self.hard_coded.texts(words.section_texts(form.sections, places))
        if form is not self.library.frame:
            yield from lint_examples(form, places)
            yield from lint_parts(form.letter, self.library.outline, places)
            yield from lint_form_fed(form.letter, self.library.outline, places)
        yield from self.conditions.blocks(form.letter, (shape,), {}, places)
        yield from self.reach.letter(form.letter, shape, places)
        yield from self._sentences(form.letter, places)

    def _collection(self, collection: Collection, shape: Shape, places: FilePlaces) -> Iterator[Problem]:
        assert shape.item is not None
        yield from self.conditions.designations(collection.designations, shape.item, places)
        yield from self.reach.designations(collection.designations, shape.item, places)
        yield from self.hard_coded.texts(words.designation_texts(collection.designations, places))

    def _kinds(self, file: Path) -> Iterator[Problem]:
        """Composite kinds; their conditions are looked at where a form first uses them."""
        kinds = read_cached(Kinds, file)
        places = FilePlaces(file, kinds)
        for kind in kinds.kinds:
            yield from lint_ids(kind, places)
            yield from self.hard_coded.texts(words.own_texts(kind, places))
            for question in questions_of(kind):
                yield from lint_question(question, kind, self.library, places)
                yield from self.hard_coded.texts(words.question_texts(question, places))
            yield from self.hard_coded.texts(words.designation_texts(kind.designations, places))
            record = self._used(kind.kind)
            if record is not None:
                yield from self.conditions.shapes(record, (), places)
                yield from self.reach.questions(record, (), places)
                yield from self.conditions.designations(kind.designations, record, places)

    def _used(self, kind: str) -> Shape | None:
        every = (one for root in self.questionnaire.root.values() for one in root.walk())
        return next((one for one in every if one.sort == "record" and one.question and one.question.kind == kind), None)

    def _outline(self, outline: Outline, file: Path) -> Iterator[Problem]:
        places = FilePlaces(file, outline)
        for number, title in enumerate(outline.titles):
            if title.when:
                yield from self.conditions.condition(title.when, (), places.at("titles", number, "when"))
        for part in (*outline.parts, *outline.annexes):
            yield from self.conditions.part(part, places)
            yield from self.reach.part(part, places)
        yield from self.hard_coded.texts(words.outline_texts(outline, places))
        yield from lint_outline_fed(outline, self._added(outline), places)
        every = tuple(block for part in (*outline.parts, *outline.annexes) for block in part.blocks)
        yield from self._sentences(every, places)

    def _added(self, outline: Outline) -> dict[str, tuple[Block, ...]]:
        """Return the blocks that all forms place in each part of the letter; the covering note is the frame's alone."""
        added: dict[str, tuple[Block, ...]] = {}
        for form in self.library.assistance.values() if outline is self.library.outline else ():
            for name, blocks in blocks_by_part(form.letter).items():
                added[name] = (*added.get(name, ()), *blocks)
        return added

    def _sentences(self, blocks: tuple[Block, ...], places: FilePlaces) -> Iterator[Problem]:
        yield from lint_block_ids(blocks, places)
        yield from self.hard_coded.texts(words.block_texts(blocks, places))
