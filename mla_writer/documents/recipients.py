"""To whom an extract goes: the banks and providers that hold what is asked for, or the persons addressed, each once.

What is asked of one of them is not for the others: an extract for several would tell a bank of accounts at another one, and a
suspect who is to be heard as a witness, and under which protection.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mla_writer.conditions.values import Ref
from mla_writer.documents import tree
from mla_writer.documents.name_finder import MASKED
from mla_writer.documents.numbering import ref_of
from mla_writer.documents.phrases import phrase
from mla_writer.documents.tree import Run, Runs
from mla_writer.documents.wording import Wording
from mla_writer.forms.model import Reader
from mla_writer.forms.shapes import Shape
from mla_writer.interview.interview import Live
from mla_writer.translation.message import N_

if TYPE_CHECKING:
    from mla_writer.documents.compose import Composer

_ABOUT = frozenset({"person", "persons", "thing", "things"})
"""The kinds of answers that say whom or what an item is about."""
HOLDERS = ("bank", "service")
"""Who keeps a thing: the bank of an account, the service of an online account."""

NOTHING_ASKED: Mapping[Reader, str] = {
    "provider": N_("Nothing asked for concerns a bank or provider: this version says only who is asking."),
    "addressee": N_("Nothing asked for concerns a witness or addressee: this version says only who is asking."),
}
"""What an extract cannot say, by its reader."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """A bank or provider by name, or a person; with the persons and things about which something is asked of it."""

    name: str | Ref
    concerned: frozenset[Ref]


def recipients_of(live: Live, reader: Reader, withheld: frozenset[Ref] = frozenset()) -> tuple[Recipient, ...]:
    """Return to whom the extract for `reader` goes, in the order in which they are named; nobody who is `withheld` or masked."""
    found: dict[str | Ref, set[Ref]] = {}
    for name, refs in _named(live, reader):
        if name not in withheld and name != MASKED:
            found.setdefault(name, set()).update(refs)
    return tuple(Recipient(name, frozenset(refs)) for name, refs in found.items())


def name_of(recipient: Recipient, wording: Wording) -> Runs:
    """Return the name of a recipient."""
    if isinstance(recipient.name, Ref):
        return wording.item(recipient.name, "name")
    return (Run(recipient.name, wording.language, "identifier"),)


def about(record: Mapping[str, object], shape: Shape) -> tuple[Ref, ...]:
    """Return what an item of a form is about: its first person or thing, or persons or things."""
    for key, field in shape.fields.items():
        value = record.get(key)
        refs = tuple(ref for one in (value if isinstance(value, tuple) else (value,)) if (ref := ref_of(one)))
        if field.question is not None and field.question.kind in _ABOUT and refs:
            return refs
    return ()


def items_about(live: Live, withheld: frozenset[Ref]) -> frozenset[str]:
    """Return the paths of the items of forms that are about nobody and nothing but what is `withheld`."""
    if not withheld:
        return frozenset()
    known, root = live.questionnaire.library.assistance, live.questionnaire.root
    every = (
        (one, items.item)
        for name in live.forms
        if name in known and (items := root[name].fields.get("items")) is not None and items.item is not None
        for one in _records(live.names.top.get(name), "items")
    )
    return frozenset(
        str(one["$path"]) for one, shape in every if (refs := about(one, shape)) and withheld.issuperset(refs)
    )


def recipients(composer: Composer) -> Iterator[tree.Paragraph]:
    """Yield a line of address for each recipient; a general one where none can be named."""
    wording = composer.wording
    every = recipients_of(composer.live, composer.reader, wording.hidden)
    names = [name_of(one, wording) for one in every if not one.concerned or not one.concerned <= wording.hidden]
    for name in names or [wording.say(phrase(f"recipient_{composer.reader}"))]:
        yield tree.Paragraph(wording.say(phrase("recipient", recipient=name)), "to_recipients", "address")


def _named(live: Live, reader: Reader) -> Iterator[tuple[str | Ref, tuple[Ref, ...]]]:
    """Yield each recipient as an item names it, with what that item is about."""
    known = live.questionnaire.library.assistance
    for name in live.forms:
        record = live.names.top.get(name)
        if name not in known or reader in known[name].not_for or not isinstance(record, dict):
            continue
        items = live.questionnaire.root[name].fields.get("items")
        for item in _records(record, "items"):
            refs = about(item, items.item) if items is not None and items.item is not None else ()
            if reader == "addressee":
                yield from ((one, (one,)) for one in refs if one.collection == "persons")
            else:
                holder = item.get("provider") or record.get("provider")
                yield from ((one, refs) for one in ([holder] if isinstance(holder, str) else _holders(live, refs)))
        if reader == "provider":
            banks = (one.get("name") for one in _records(record, "banks"))
            yield from ((one, ()) for one in banks if isinstance(one, str))


def _holders(live: Live, refs: tuple[Ref, ...]) -> Iterator[str]:
    for one in refs:
        record = live.names.follow(one) if one.collection == "things" else None
        names = (record.get(key) for key in HOLDERS) if isinstance(record, dict) else ()
        yield from (name for name in names if isinstance(name, str) and name)


def _records(record: object, key: str) -> Iterator[Mapping[str, object]]:
    value = record.get(key) if isinstance(record, Mapping) else ()
    yield from (one for one in (value if isinstance(value, tuple) else ()) if isinstance(one, dict))
