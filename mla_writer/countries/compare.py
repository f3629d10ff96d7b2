"""Comparing States: what each asks or grants, topic by topic, what differs first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mla_writer.countries.model import CountryPack
from mla_writer.countries.sheet import SheetLine, headlines, sheet_parts
from mla_writer.forms.library import FormLibrary
from mla_writer.translation.message import Message
from mla_writer.translation.states import state_name


@dataclass(frozen=True, slots=True)
class Comparison:
    """One topic and what each State tells of it; nothing where nothing is known."""

    topic: Message
    told: Mapping[str, tuple[Message, ...]]

    @property
    def differs(self) -> bool:
        """Whether the States do not all say the same: words, not names of States, are compared."""
        return len({tuple(_bare(code, one) for one in told) for code, told in self.told.items()}) > 1


def compare(packs: Sequence[CountryPack], forms: FormLibrary, measure: str = "") -> tuple[Comparison, ...]:
    """Return what the States tell of each topic of a measure, or of what every request must heed; what differs goes first."""
    rows: dict[tuple[str, str], dict[str, list[Message]]] = {}
    topics: dict[tuple[str, str], Message] = {}
    for pack in packs:
        for key, topic, told in _told(pack, forms, measure):
            topics.setdefault(key, topic)
            rows.setdefault(key, {one.country: [] for one in packs})[pack.country] += told
    found = [Comparison(topics[key], {code: tuple(told) for code, told in row.items()}) for key, row in rows.items()]
    known = [one for one in found if any(one.told.values())]
    return tuple(sorted(known, key=lambda one: not one.differs))


def _told(
    pack: CountryPack, forms: FormLibrary, measure: str
) -> Iterator[tuple[tuple[str, str], Message, list[Message]]]:
    for head in headlines(pack)[:3]:
        told = Message(", ".join(head.told)) if isinstance(head.told, tuple) else head.told
        words = [Message(told) if isinstance(told, str) else told] if told is not None else []
        yield ("head", head.topic.text), head.topic, words
    for part in sheet_parts(pack, forms):
        if part.measure == measure:
            for line in part.lines:
                yield (part.title.text, line.topic.text), line.topic, _words(line)


def _words(line: SheetLine) -> list[Message]:
    return [line.told] if line.told is not None else []


def _bare(code: str, message: Message) -> str:
    """Return what a message says, with what it names: figures, limits, languages; the State itself left open."""
    named = [_bare(code, one) if isinstance(one, Message) else str(one) for one in message.parameters.values()]
    return " ".join((message.text.replace(state_name(code, "en"), "…"), *named))
