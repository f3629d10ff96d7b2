"""`Questionnaire`: the forms, and what a country pack and treaties add to them, as one tree of places and one list of rules.

Packs and treaties come in as `Extra`: their rules speak of the whole request, and the questions that their rules ask are
stored under their own name (`pack_ch`, `treaty_uncac`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial

from mla_writer.forms.library import FormLibrary
from mla_writer.forms.model import EXTRACTS, Form, Question, Requirement, Section
from mla_writer.forms.only import compulsion_of, condition_of
from mla_writer.forms.shapes import Asked, Shape, ShapeBuilder, collection_of, with_asked
from mla_writer.forms.texts import form_context

OF_STATES = frozenset({"country", "home"})
"""What stands before the colon of an origin that is a State."""


@dataclass(frozen=True, slots=True)
class Extra:
    """What a pack or treaty adds; `applies` is a condition laid before each rule.

    `origin` is `country:CH` for the requested State, `home:UG` for the requesting one, or `treaty:uncac`.
    `contexts` holds the context of the texts of rules that it shares with others, by the rule's id; `groups` the States of
    each group that its rules name.
    """

    name: str
    origin: str
    context: str
    domain: str
    requirements: tuple[Requirement, ...]
    applies: str = ""
    file: str = ""
    contexts: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def applies_to(self, requirement: Requirement, compulsion: str) -> str:
        """Return the condition laid before one of its rules: its own, and what the rule says in `only`.

        `compulsion` is the condition that the request asks for something that needs compulsion.
        """
        side = "request.requested" if self.origin.startswith("home:") else "request.requesting"
        own = condition_of(requirement.only, side, partial(members_of, self.groups), compulsion)
        return " && ".join(one for one in (self.applies, own) if one)


def members_of(groups: Mapping[str, tuple[str, ...]], names: Iterable[str]) -> tuple[str, ...]:
    """Return the codes of States that `names` mean: codes, and the States of groups, each once."""
    return tuple(dict.fromkeys(code for one in names for code in groups.get(one, (one,))))


@dataclass(frozen=True)
class RuleText:
    """One requirement with where it comes from: `home` is the form whose names it may use without prefix."""

    origin: str
    home: str
    context: str
    domain: str
    requirement: Requirement
    applies: str = ""
    file: str = ""

    @cached_property
    def code(self) -> str:
        """The code of its findings: `bank_records.period_explained`, `CH.official_translation`, `uncac.facts`."""
        return f"{self.origin.rpartition(':')[2]}.{self.requirement.id}"


@dataclass(frozen=True)
class FormPart:
    """What the forms alone ask and require: the same in the questionnaires of all States."""

    library: FormLibrary

    @cached_property
    def root(self) -> Mapping[str, Shape]:
        """The shapes of the places for answers in forms and collections, by top-level name."""
        builder = ShapeBuilder(self.library.kinds)
        shapes = {
            form.form: _form_shape(ShapeBuilder(self.library.kinds, form.not_for), form) for form in self.library.forms
        }
        for name, collection in self.library.collections.items():
            context = f"{form_context(name)}:"
            asked = _asked(collection.requirements, form_context(name))
            item = builder.record(f"{name}.*", context, _questions(collection.questions, context, asked, None))
            shapes[name] = Shape("items", name, context, item=item)
        return shapes

    @cached_property
    def rules(self) -> tuple[RuleText, ...]:
        """Every requirement of forms and collections."""
        return tuple(self._rules())

    def _rules(self) -> Iterator[RuleText]:
        for form in self.library.forms:
            context, file = form_context(form.form), str(self.library.file_of(form.form))
            for one in form.requirements:
                yield RuleText(f"form:{form.form}", form.form, context, "forms", one, file=file)
        for name, collection in self.library.collections.items():
            context, file = form_context(name), str(self.library.file_of(name))
            for one in collection.requirements:
                yield RuleText(f"collection:{name}", "", context, "forms", one, file=file)


@dataclass(frozen=True, repr=False)  # it holds all forms
class Questionnaire:
    """The forms in use with their extras; see the module. `shared` is what the forms alone ask, where that is known already."""

    library: FormLibrary
    extras: tuple[Extra, ...] = field(default=())
    shared: FormPart | None = field(default=None, compare=False, repr=False)

    @cached_property
    def _part(self) -> FormPart:
        return self.shared or FormPart(self.library)

    @cached_property
    def root(self) -> Mapping[str, Shape]:
        """The shapes of all places for answers, by top-level name."""
        builder = ShapeBuilder(self.library.kinds, EXTRACTS)  # what treaties and States ask for is for the authority
        added = {one.name: builder.record(one.name, one.context, _extra_questions(one)) for one in self.extras}
        return {**self._part.root, **added}

    @cached_property
    def rules(self) -> tuple[RuleText, ...]:
        """Every requirement of forms, collections and extras."""
        return (*self._part.rules, *self._rules())

    def shape(self, path: str) -> Shape | None:
        """Return the shape of the place at a concrete path or pattern, or None where the path leads nowhere."""
        known = self._found
        if path not in known:
            above, _, key = path.rpartition(".")
            shape = self.shape(above) if above else None
            known[path] = (shape.child(key) if shape is not None else None) if above else self.root.get(path)
        return known[path]

    @cached_property
    def _found(self) -> dict[str, Shape | None]:
        """What `shape` has found; the checks ask for the same places again and again."""
        return {}

    def reached(self, path: str, start: Mapping[str, Shape]) -> Shape | None:
        """Return the shape that a dotted path of a condition leads to, from the names in `start` or from the top.

        A path goes through lists to their items and through references to what they point at; a part of an answer (the
        end of a period) leads to its question.
        """
        head, *rest = path.split(".")
        shape = start.get(head) or self.root.get(head)
        for key in rest:
            record = self.record_at(shape)
            if record is None:
                return shape
            shape = record.fields.get(key)
        return shape

    def record_at(self, shape: Shape | None) -> Shape | None:
        """Return the record whose fields a name may go on to: of a list, its item; of a reference, what it points at."""
        if shape is None or shape.sort == "record":
            return shape
        if shape.item is not None:
            return shape.item
        collection = collection_of(shape.question.kind) if shape.question is not None else ""
        return self.root[collection].item if collection else None

    def _rules(self) -> Iterator[RuleText]:
        compulsion = compulsion_of(self.library.assistance.values())
        for extra in self.extras:
            for one in extra.requirements:
                context = extra.contexts.get(one.id, extra.context)
                yield RuleText(
                    extra.origin,
                    extra.name,
                    context,
                    extra.domain,
                    one,
                    extra.applies_to(one, compulsion),
                    extra.file,
                )


def _form_shape(builder: ShapeBuilder, form: Form) -> Shape:
    home = form_context(form.form)
    asked = _asked(form.requirements, home)
    flat: list[tuple[Question, str, Section | None]] = []
    repeating: dict[str, Shape] = {}
    for section in form.sections:
        context = f"{home}:{section.id}"
        if section.repeats is not None:
            repeating[section.id] = builder.section(section, f"{form.form}.{section.id}", context, asked)
        else:
            flat += _questions(section.questions, f"{context}.", asked, section)
    return builder.record(form.form, home, flat, **repeating)


def _questions(
    questions: Iterable[Question], home: str, asked: Asked, section: Section | None
) -> Iterator[tuple[Question, str, Section | None]]:
    for question, context in with_asked(questions, home, asked):
        yield question, context, section


def _asked(requirements: Iterable[Requirement], home: str) -> Asked:
    asked: dict[str, list[tuple[Question, str]]] = {}
    for one in requirements:
        if one.ask is not None:
            asked.setdefault(one.ask.after, []).append((one.ask, f"{home}:requirements.{one.id}.{one.ask.id}"))
    return asked


def _extra_questions(extra: Extra) -> Iterator[tuple[Question, str, Section | None]]:
    for one in extra.requirements:
        if one.ask is not None:
            yield one.ask, f"{extra.context}:requirements.{one.id}.{one.ask.id}", None
