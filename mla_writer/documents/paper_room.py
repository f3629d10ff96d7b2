"""Room to answer on paper: boxes to tick for what is chosen, lines to write on for the rest, as many as the kind needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mla_writer.documents.paper_words import PaperWords, form_title
from mla_writer.documents.tree import Paragraph, Run, Runs
from mla_writer.documents.wording import Titles
from mla_writer.forms.shapes import Shape, collection_of, is_many
from mla_writer.translation.message import Message, N_

BOX = "☐"
_NO_BREAK = "\u00a0"
_LINES = {"text": 2, "long_text": 6, "amounts": 2}
_SEVERAL = 2
"""How many lines an answer of a kind has; one that is a list has `_SEVERAL`."""
_PROMPTS: Mapping[str, tuple[str, ...]] = {
    "date": (N_("Day, month, year:"),),
    "period": (N_("From:"), N_("To:")),
    "datetime": (N_("Date, time and time zone:"),),
    "amount": (N_("Currency and sum:"),),
    "amounts": (N_("Currency and sum:"), N_("Currency and sum:")),
    "deadline": (N_("By this date, or within this time of receipt:"),),
}
_YES, _NO = N_("Yes"), N_("No")
_AT_ONCE = N_("At once")
_UNTIL_EXECUTION = N_("Until the request is carried out")
_NOT_KNOWN = N_("Not known, because:")
_NUMBER_ON = N_("No. on the sheet “{sheet}”:")
_NUMBERS_ON = N_("Nos. on the sheet “{sheet}”:")
_FOR_EACH = N_("No. {number} on the sheet “{sheet}”:")
_MOST_IN_COLUMNS = 36
"""How long a label may be, in signs, for two to stand side by side."""
_LONGEST_LIST = 12
_ENTRIES_OF_MAP = 3


class Room:
    """Makes the room for answers in the words of one paper; `titles` names the treaties and offences to choose from."""

    def __init__(self, words: PaperWords, titles: Titles) -> None:
        self._words = words
        self._titles = titles

    def of(self, shape: Shape, *, again: bool = False) -> tuple[Paragraph, ...]:
        """Return the room for the answer at `shape`, a question that is not made of several.

        A long list to choose from is printed once; where there is room for the answer `again`, that is a line.
        """
        question = shape.question
        assert question is not None
        if question.per:
            return tuple(self._per_item(shape, question.per))
        offered = self.offered(shape)
        is_ticked = bool(offered) and not (again and len(offered) > _LONGEST_LIST)
        room = [*self._ticks(offered)] if is_ticked else [*self._lines(shape)]
        if question.unknown_allowed:
            room.append(self._line((self._tick(), *self._said(_NOT_KNOWN))))
        return tuple(room)

    def offered(self, shape: Shape) -> tuple[Message, ...]:
        """Return what can be ticked: the options of a choice, yes and no, the types, treaties or offences there are."""
        question = shape.question
        assert question is not None
        if question.kind == "yes_no":
            return (Message(_YES), Message(_NO))
        if question.kind == "assistance":
            library = self._words.questionnaire.library
            return tuple(form_title(self._words.questionnaire, one) for one in library.assistance)
        if question.kind == "treaties":
            return tuple(self._titles.treaties.values())
        if question.kind == "offence_type":
            return tuple(self._titles.offences.values())
        home = f"{shape.context}.options"
        return tuple(Message(label, context=f"{home}.{one}", domain="forms") for one, label in question.options.items())

    def is_brief(self, shape: Shape) -> bool:
        """Whether the answer at `shape` finds room in the cell of a table: a few words, nothing to tick."""
        kind = shape.question.kind if shape.question is not None else ""
        return shape.sort == "leaf" and not self.offered(shape) and kind not in {"long_text", "element_links"}

    def is_one_line(self, shape: Shape) -> bool:
        """Whether the answer at `shape` takes a single line without a word before it."""
        question = shape.question
        if question is None or shape.sort != "leaf" or question.unknown_allowed or self.offered(shape):
            return False
        plain = not (question.kind in _PROMPTS or collection_of(question.kind) or question.kind == "element_links")
        return plain and self._count(question.kind) == 1

    def _count(self, kind: str) -> int:
        return _LINES.get(kind, _SEVERAL if is_many(kind) else 1)

    def _lines(self, shape: Shape) -> Iterator[Paragraph]:
        assert shape.question is not None
        kind = shape.question.kind
        collection = collection_of(kind)
        if collection:
            text = _NUMBERS_ON if is_many(kind) else _NUMBER_ON
            yield self._line(self._said(text, sheet=self._words.sheet(collection)))
            return
        prompts = _PROMPTS.get(kind)
        for prompt in prompts or ():
            yield self._line(self._said(prompt))
        if kind == "period" and not shape.question.past:
            yield from self._ticks((Message(_UNTIL_EXECUTION),))
        if kind == "deadline":
            yield from self._ticks((Message(_AT_ONCE),))
        if prompts is None:
            yield from (self._line(()) for _ in range(self._count(kind)))

    def _per_item(self, shape: Shape, collection: str) -> Iterator[Paragraph]:
        """One row for each of the first items of a collection, with the options to tick."""
        offered = self.offered(shape.item or shape)
        for number in range(1, _ENTRIES_OF_MAP + 1):
            lead = self._said(_FOR_EACH, sheet=self._words.sheet(collection), number=number)
            boxes = tuple(run for one in offered for run in (self._words.text("   "), *self._boxed(one)))
            yield Paragraph((*lead, *boxes), style="ticks")

    def _ticks(self, offered: Sequence[Message]) -> Iterator[Paragraph]:
        """Boxes, two side by side where every label is short."""
        short = all(len(self._words.say(one)) <= _MOST_IN_COLUMNS for one in offered)
        for row in _in_rows(offered, 2 if short else 1):
            runs: list[Run] = []
            for one in row:
                runs += [self._words.text("\t")] if runs else []
                runs += self._boxed(one)
            yield Paragraph(tuple(runs), style="ticks")

    def _boxed(self, label: Message) -> Runs:
        return (self._tick(), self._words.run(label))

    def _tick(self) -> Run:
        return Run(f"{BOX}{_NO_BREAK}", self._words.language, "tick")

    def _line(self, lead: Runs) -> Paragraph:
        space = (self._words.text(" "),) if lead else ()
        return Paragraph((*lead, *space, self._words.text("\t")), style="line")

    def _said(self, text: str, **parameters: object) -> Runs:
        return (self._words.run(Message(text, parameters)),)


def _in_rows(offered: Sequence[Message], columns: int) -> Iterable[Sequence[Message]]:
    return [offered[start : start + columns] for start in range(0, len(offered), columns)]
