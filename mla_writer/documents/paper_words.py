"""The words of a form on paper, in one language: its questions by number, their conditions, their small print."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from mla_writer.answers.kinds import ValueFault, Vocabulary, read_value
from mla_writer.conditions.explain import Explanation, stated
from mla_writer.conditions.values import Amount, Day, Deadline, Moment, Period
from mla_writer.conditions.words import CaptionOf, Describe, needed_if, only_if
from mla_writer.documents.formats import Formatter
from mla_writer.documents.tree import Run, Runs
from mla_writer.forms.model import Question
from mla_writer.forms.questionnaire import Questionnaire
from mla_writer.forms.scope import Compiler
from mla_writer.forms.shapes import COLLECTIONS, Shape
from mla_writer.forms.texts import form_context
from mla_writer.interview.because import caption_of
from mla_writer.interview.rules import conditions_of
from mla_writer.translation.catalogue import Catalogues
from mla_writer.translation.locales import direction_of
from mla_writer.translation.message import Message, N_

Sentence = Callable[[Explanation, CaptionOf, Describe], Message]
"""How a condition is put: when something is asked, when an answer is needed."""
Around = tuple[Shape, ...]
"""The records around a question, outermost first: what its conditions may name without prefix."""

_WRITTEN = frozenset({"date", "datetime", "period", "amount", "amounts", "deadline"})
"""Kinds of answers that a draft keeps in another form than people write them."""
_ON_THIS_PAPER = N_("“{caption}” (question {number})")
_ON_A_SHEET = N_("“{caption}” (sheet “{sheet}”)")
_ELSEWHERE = N_("“{caption}”")
_REQUIRED = N_("(required)")
_WHY = N_("Why:")
_EXAMPLE = N_("Example:")
_ONE_ANSWER = N_("Tick one.")
_SEVERAL_ANSWERS = N_("Tick whatever applies.")
_OF_THE_OFFICE = N_("The same in every request from your office; ask once.")


@dataclass
class PaperWords:
    """Speaks `language`; `numbers` holds the number of each question that stands on this paper, by its pattern.

    `treaties` holds their titles, by their ids.
    """

    language: str
    catalogues: Catalogues
    questionnaire: Questionnaire
    numbers: Mapping[str, str] = field(default_factory=dict)
    treaties: Mapping[str, Message] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._compiler = Compiler(self.questionnaire)
        self._formatter = Formatter(self.language, lambda message: self.catalogues.translate(message, self.language))

    def say(self, message: Message) -> str:
        """Return `message` in the language of the paper."""
        return self.catalogues.say(message, self.language)

    def run(self, message: Message, *, strong: bool = False, source: str = "") -> Run:
        """Return `message` as a run."""
        return Run(self.say(message), self.language, strong=strong, source=source)

    def text(self, text: str, *, strong: bool = False) -> Run:
        """Return what needs no translation as a run."""
        return Run(text, self.language, strong=strong)

    def label(self, shape: Shape) -> Message:
        """Return the question at `shape`."""
        assert shape.question is not None
        return _of_question(shape, "label")

    def head(self, shape: Shape) -> Runs:
        """Return number and question, with the mark of an answer that is always needed once it is asked."""
        assert shape.question is not None
        question = shape.question
        marked = question.required == "true" or (question.required == question.when and question.when)
        mark = (self.text(" "), self.run(Message(_REQUIRED))) if marked else ()
        number = self.text(f"{self.numbers[shape.pattern]}\t")
        return (number, self.run(self.label(shape), strong=True, source=shape.pattern), *mark)

    def brief_head(self, shape: Shape) -> Runs:
        """Return the number of a question and the noun phrase that names its answer, for further entries."""
        return (self.text(f"{self.numbers[shape.pattern]}\t"), self.run(caption_of(shape)))

    def column_head(self, shape: Shape) -> Runs:
        """Return the head of the column in which an answer is written: its number and name."""
        return (self.text(f"{self.numbers[shape.pattern]} "), self.run(caption_of(shape)))

    def conditions(self, shape: Shape, around: Around) -> Iterator[Runs]:
        """Yield when the question is asked and when an answer is needed, in words; nothing where that is always so."""
        assert shape.question is not None
        section = {shape.section.when} if shape.section is not None else set()
        for text in conditions_of(shape):
            if text not in section:
                yield (self.run(self._put(only_if, text, around)),)
        required = shape.question.required
        if required not in {"", "true", "false", shape.question.when}:
            yield (self.run(self._put(needed_if, required, around)),)

    def only_if(self, text: str, around: Around) -> Runs:
        """Return when something is asked that stands under the condition `text`."""
        return (self.run(self._put(only_if, text, around)),)

    def notes(self, shape: Shape) -> Runs:
        """Return the small print of a question: how to answer, what helps, why it is asked, an example."""
        question = shape.question
        assert question is not None
        pieces: list[tuple[str, Message]] = []
        if question.help:
            pieces.append(("", _of_question(shape, "help")))
        if question.kind in {"choice", "choices"}:
            pieces.append(("", Message(_ONE_ANSWER if question.kind == "choice" else _SEVERAL_ANSWERS)))
        if question.why:
            pieces.append((_WHY, _of_question(shape, "why")))
        if question.example:
            pieces.append((_EXAMPLE, _of_question(shape, "example")))
        if question.office:
            pieces.append(("", Message(_OF_THE_OFFICE)))
        return self._set(pieces, question)

    def sheet(self, collection: str) -> Message:
        """Return the title of the sheet on which a collection is entered."""
        title = self.questionnaire.library.collections[collection].title
        return Message(title, context=f"{form_context(collection)}:title", domain="forms")

    def _set(self, pieces: Iterable[tuple[str, Message]], question: Question) -> Runs:
        runs: list[Run] = []
        for lead, message in pieces:
            runs += [self.text("  ")] if runs else []
            runs += [self.run(Message(lead), strong=True), self.text(" ")] if lead else []
            runs.append(self._example(message, question) if lead == _EXAMPLE else self.run(message))
        return tuple(runs)

    def _example(self, message: Message, question: Question) -> Run:
        """Return an example; numbers, dates and names in Latin script keep their order in every script around them."""
        run = self.run(message)
        run = replace(run, text=self._as_read(question, run.text))
        return replace(run, kind="identifier") if run.text.isascii() and direction_of(self.language) == "rtl" else run

    def _as_read(self, question: Question, told: str) -> str:
        """Return an example as people write it: a date, time, period or sum in words, not as a draft keeps it."""
        if question.kind not in _WRITTEN:
            return told
        try:
            value = read_value(question, told, Vocabulary())
        except ValueFault:
            return told
        said = [self._worded(one) for one in (value if isinstance(value, tuple) else (value,))]
        whole = [one for one in said if one]
        return self._formatter.comma.join(whole) if said and len(whole) == len(said) else told

    def _worded(self, value: object) -> str:
        """Return a date, time, period or sum in words; empty for any other value."""
        writer = self._formatter
        match value:
            case Day():
                return writer.day(value)
            case Period():
                return writer.period(value)
            case Amount():
                return writer.amount(value)
            case Deadline():
                return writer.deadline(value)
            case Moment():
                return writer.moment(value)
        return ""

    def _put(self, sentence: Sentence, text: str, around: Around) -> Message:
        start = {name: child for shape in around for name, child in shape.fields.items()}
        caption, describe = self._voice(start)
        return sentence(stated(self._compiler.condition(text, around)), caption, describe)

    def _voice(self, start: Mapping[str, Shape]) -> tuple[CaptionOf, Describe]:
        """Return how places and values are called: a place by its number or its sheet, a value as the paper prints it."""

        def caption(path: str) -> Message:
            shape = self.questionnaire.reached(path, start)
            return self._called(shape) if shape is not None else Message(path)

        def describe(path: str, value: object) -> object:
            shape = self.questionnaire.reached(path, start)
            return self.option(shape, str(value)) if shape is not None else value

        return caption, describe

    def _called(self, shape: Shape) -> Message:
        head = shape.pattern.partition(".")[0]
        if shape.question is None:
            title = self.sheet(head) if head in COLLECTIONS else self._section(shape)
            return Message(_ELSEWHERE, {"caption": title})
        caption = caption_of(shape)
        if shape.pattern in self.numbers:
            return Message(_ON_THIS_PAPER, {"caption": caption, "number": self.numbers[shape.pattern]})
        if head in COLLECTIONS:
            return Message(_ON_A_SHEET, {"caption": caption, "sheet": self.sheet(head)})
        return Message(_ELSEWHERE, {"caption": caption})

    def _section(self, shape: Shape) -> Message:
        title = shape.section.title if shape.section is not None else shape.pattern
        return Message(title, context=f"{shape.context}.title", domain="forms")

    def option(self, shape: Shape, value: str) -> Message:
        """Return what the paper prints for the value of an answer: an option's label, the title of a type or a treaty."""
        question = shape.question
        if question is not None and value in question.options:
            label = Message(question.options[value], context=f"{shape.context}.options.{value}", domain="forms")
            return Message(_ELSEWHERE, {"caption": label})
        if question is not None and question.kind == "assistance" and value in self.questionnaire.library.assistance:
            return Message(_ELSEWHERE, {"caption": form_title(self.questionnaire, value)})
        if question is not None and question.kind == "treaties" and value in self.treaties:
            return Message(_ELSEWHERE, {"caption": self.treaties[value]})
        return Message("{value}", {"value": value})


def form_title(questionnaire: Questionnaire, form: str) -> Message:
    """Return the title of the frame or of a type of assistance."""
    title = next(one.title for one in questionnaire.library.forms if one.form == form)
    return Message(title, context=f"{form_context(form)}:title", domain="forms")


def _of_question(shape: Shape, part: str) -> Message:
    return Message(getattr(shape.question, part), context=f"{shape.context}.{part}", domain="forms")
