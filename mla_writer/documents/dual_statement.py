"""What a letter says of dual criminality: for each offence and accused, the facts linked to each element; or what is open.

Only where every element that the requested State tests is linked, for every accused, does the letter say that the conduct is
believed to be an offence there too: in the drafter's own words, or else in words of the program. Until then it says what is open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mla_writer.answers.values import Link
from mla_writer.checks.charges import Charge
from mla_writer.checks.context import Context
from mla_writer.checks.dual_criminality import is_condition, is_tested
from mla_writer.checks.rules.law_said_over_a_gap import first_open
from mla_writer.checks.rules.missing_answer import has_content
from mla_writer.conditions.values import Ref
from mla_writer.documents import tree
from mla_writer.documents.phrases import phrase
from mla_writer.documents.tree import Runs
from mla_writer.interview.element import Element

if TYPE_CHECKING:
    from mla_writer.documents.compose import Composer

_OWN_WORDS = "request.punishable_there"
_SAID_OF_THEIR_LAW = frozenset({"punishable_there", "punishable_there_provider"})
"""The blocks of the outline in which the drafter says what the law of the requested State is."""


@dataclass(frozen=True, slots=True)
class _Standing:
    """One accused of one offence: the elements tested that are linked, with their facts, and those that are open."""

    person: str
    linked: tuple[tuple[Element, tuple[Link, ...]], ...]
    open: tuple[Element, ...]


def state_dual_criminality(composer: Composer) -> Iterator[tree.Block]:
    """Yield the statement, offence by offence; nothing where the requested State does not ask for dual criminality."""
    context = composer.context
    if context is None or is_condition(context) is False:
        return
    are_linked = []
    for charge in context.charges:
        standing = tuple(_standing(composer, context, charge, one) for one in charge.accused or ("",))
        for one in standing:
            if Ref("persons", one.person) in composer.wording.hidden:
                continue
            yield from _of_accused(composer, charge, one)
        is_linked = bool(charge.accused and charge.elements) and not any(one.open for one in standing)
        are_linked.append(is_linked)
        yield from _conclusion(composer, context, charge, is_linked=is_linked)
    if are_linked and all(are_linked):
        yield from _same_conduct(composer, context)


def held_back(context: Context | None) -> frozenset[str]:
    """Return the blocks that the letter does not have while an element of any offence is open."""
    is_open = context is not None and any(first_open(context, one) is not None for one in context.charges)
    return _SAID_OF_THEIR_LAW if is_open else frozenset()


def _standing(composer: Composer, context: Context, charge: Charge, person: str) -> _Standing:
    """Sort the elements that are tested; facts that this reader may not see count as missing."""
    linked, missing = [], []
    for element in charge.elements:
        if not is_tested(context, element):
            continue
        links = tuple(one for one in charge.bearing(element, person) if _is_shown(composer, one))
        if links:
            linked.append((element, links))
        elif charge.is_needed(element):
            missing.append(element)
    return _Standing(person, tuple(linked), tuple(missing))


def _is_shown(composer: Composer, link: Link) -> bool:
    return Ref("facts", link.fact) not in composer.wording.numbering.withheld


def _of_accused(composer: Composer, charge: Charge, standing: _Standing) -> Iterator[tree.Block]:
    rows = tuple(_row(composer, element, links) for element, links in standing.linked)
    key = f"dual.{charge.offence}.{standing.person}"
    if rows:
        yield tree.Paragraph(_lead(composer, charge, standing.person, "dual_facts"), f"{key}.lead")
        yield tree.Listing(rows, id=key)
    if standing.open:
        yield tree.Paragraph(_lead(composer, charge, standing.person, "dual_open"), f"{key}.open_lead")
        yield tree.Listing(tuple(_words(composer, one) for one in standing.open), id=f"{key}.open")


def _lead(composer: Composer, charge: Charge, person: str, name: str) -> Runs:
    wording = composer.wording
    offence = wording.item(Ref("offences", charge.offence))
    if not person:
        return wording.say(phrase(f"{name}_of_all", offence=offence))
    return wording.say(phrase(name, offence=offence, person=wording.item(Ref("persons", person), "name")))


def _row(composer: Composer, element: Element, links: tuple[Link, ...]) -> Runs:
    wording = composer.wording
    return wording.say(phrase("named_value", what=_words(composer, element), value=wording.linked(links)))


def _words(composer: Composer, element: Element) -> Runs:
    wording = composer.wording
    runs = wording.runs(element.shown) if element.shown else wording.say(element.in_letter)
    return composer.opened(runs)


def _conclusion(composer: Composer, context: Context, charge: Charge, *, is_linked: bool) -> Iterator[tree.Block]:
    """Say what is believed of the law there, or that nothing is said of it yet."""
    wording = composer.wording
    parameters = {"offence": wording.item(Ref("offences", charge.offence))}
    if not is_linked:
        yield tree.Paragraph(wording.say(phrase("dual_nothing_said", **parameters)), f"dual.{charge.offence}.open_note")
        return
    if has_content(context.value(_OWN_WORDS)):
        return
    states = {one: context.shown(f"request.{one}") for one in ("requesting", "requested")}
    yield tree.Paragraph(
        wording.say(phrase("dual_believed", **parameters, **states)), f"dual.{charge.offence}.believed"
    )


def _same_conduct(composer: Composer, context: Context) -> Iterator[tree.Block]:
    """Name the treaty by which dual criminality is deemed to be met, where it binds both States and its numbers are sure."""
    wording = composer.wording
    for name, treaty in context.relied_on.items():
        told, between = treaty.dual_criminality, context.treaties.get(name)
        if told is None or not told.same_conduct or between is None or between.in_force != "yes":
            continue
        if treaty.paragraphs == "exact":
            title = wording.say(wording.titles.cited[name])
            article = wording.article_of(told.same_conduct, title)
            yield tree.Paragraph(wording.say(phrase("dual_same_conduct", article=article)), f"dual.same_conduct.{name}")
