"""DUAL-005 A linked fact names the offence instead of telling what was done.

The other State compares conduct with its own law. A word such as "bribe" or "fraud" is a result of that comparison, not
something that can be compared: its law may mean something else by it, or have no such word. A fact counts as a mere name where
it uses one, is short, and holds no thing, no sum, no figure and no quotation; beside a thing or a sum it does where the name is
the only verb: “Lakeshore launders USD 1,250,000 through account 4711”.

Pass: "On 3 May 2024 Kato hands the inspector an envelope with USD 2,000; the next day the inspector signs the permit."
Fail: "Kato bribed the inspector."
Good: what was handed over, promised or done, by whom, to whom, when and for what; the word for it is left to the reader.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mla_writer.answers.values import Text
from mla_writer.checks.charges import Charge
from mla_writer.checks.context import Context
from mla_writer.checks.dual_criminality import is_tested, level_of_doubt
from mla_writer.checks.finding import Finding, Saying
from mla_writer.checks.weight import SHORT, is_concrete, label_in, text_of, words
from mla_writer.conditions.values import Ref
from mla_writer.interview.reads import everything
from mla_writer.translation.message import N_

CODE: Final = "DUAL-005"
KIND: Final = "dual_criminality"
READS: Final = everything(words=("facts", "offences"))

_LABEL = Saying(
    N_("{fact}: a label, not what was done"),
    N_(
        "{fact} is linked to an element of {offence}, but says “{word}” instead of what was done. Say who did what to whom, "
        "when, and with which thing or sum; the other State compares the conduct, not its name."
    ),
)


def find(context: Context) -> Iterator[Finding]:
    """Yield a finding for each fact that is linked to an element that counts and only names the offence."""
    for charge in context.charges:
        labels = labels_of(context, charge)
        tested = {one.id for one in charge.elements if is_tested(context, one)}
        linked = (link.fact for element in tested for link in charge.links.get(element, ()))
        for fact in dict.fromkeys(linked):
            word = label_in(context, fact, labels)
            if word:
                yield _finding(context, charge, fact, word)


def labels_of(context: Context, charge: Charge) -> tuple[str, ...]:
    """Return the words that name an offence: those of the catalogue, and what the drafter's own law calls it."""
    name = context.answers.get(f"offences.{charge.offence}.name")
    own = (name.plain,) if isinstance(name, Text) else ()
    known = context.offences.labels(charge.category)
    return (*own, *(one for many in known.values() for one in many))


def _finding(context: Context, charge: Charge, fact: str, word: str) -> Finding:
    is_bare = words(text_of(context, fact)) <= SHORT and not is_concrete(context, fact)
    level = level_of_doubt(context) if is_bare else "advice"
    told = _LABEL.about(
        fact=context.item(Ref("facts", fact)), offence=context.item(Ref("offences", charge.offence)), word=word
    )
    rests_on = (
        f"offences.{charge.offence}.elements",
        f"facts.{fact}.what",
        f"facts.{fact}.things",
        f"facts.{fact}.amounts",
    )
    return Finding(CODE, KIND, level, "not_met", f"facts.{fact}.what", **told, rests_on=rests_on)
