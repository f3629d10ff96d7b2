"""The manual page of a finding's code: from the docstring of its check, or from the YAML of its rule and its question.

A docstring is one page: `CODE Title.`, paragraphs, and the examples `Pass:`, `Fail:` and `Good:`. Its texts are translated as the
program's own are; each paragraph is one text.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import dataclass

from mla_writer.checks.rules import RULES
from mla_writer.forms.model import Question
from mla_writer.forms.questionnaire import Questionnaire, RuleText
from mla_writer.forms.shapes import COLLECTIONS, Shape
from mla_writer.translation.message import Message, N_

PASSES, FAILS, GOOD, WHY = N_("Passes"), N_("Fails"), N_("A good answer"), N_("Why it is asked")
_PARTS = {"Pass": PASSES, "Fail": FAILS, "Good": GOOD}


@dataclass(frozen=True, slots=True)
class ManualPage:
    """What one code means. `parts` are headings with what stands below them: examples, and what a good answer is."""

    code: str
    title: Message
    text: tuple[Message, ...]
    parts: tuple[tuple[Message, tuple[Message, ...]], ...]


def page_of(code: str, questionnaire: Questionnaire) -> ManualPage | None:
    """Return the page of a cross-check, or of a rule of a form, treaty or pack; None for a code that does not exist."""
    if code in RULES:
        return _page_of_check(code)
    rule = next((one for one in questionnaire.rules if one.code == code), None)
    return _page_of_rule(rule, questionnaire) if rule is not None else None


def manual_texts() -> Iterator[str]:
    """Yield every text of the pages of the cross-checks, for translators."""
    for code in RULES:
        page = _page_of_check(code)
        yield from (one.text for one in (page.title, *page.text))
        yield from (one.text for _, many in page.parts for one in many)


def _page_of_check(code: str) -> ManualPage:
    blocks = inspect.cleandoc(RULES[code].__doc__ or "").split("\n\n")
    title = " ".join(blocks[0].split()).removeprefix(f"{code} ")
    plain = tuple(Message(" ".join(one.split())) for one in blocks[1:] if not _begins_part(one))
    parts = tuple(part for one in blocks[1:] if _begins_part(one) for part in _parts(one))
    return ManualPage(code, Message(title), plain, parts)


def _begins_part(block: str) -> bool:
    return block.partition(":")[0] in _PARTS


def _parts(block: str) -> Iterator[tuple[Message, tuple[Message, ...]]]:
    """Yield the examples of a block; a line that begins with none of the keys goes on with the one before."""
    found: list[tuple[str, list[str]]] = []
    for line in block.splitlines():
        key, _, rest = line.partition(":")
        if key in _PARTS:
            found.append((_PARTS[key], [rest]))
        else:
            found[-1][1].append(line)
    for heading, lines in found:
        yield Message(heading), (Message(" ".join(" ".join(lines).split())),)


def _page_of_rule(rule: RuleText, questionnaire: Questionnaire) -> ManualPage:
    requirement, context = rule.requirement, f"{rule.context}:requirements.{rule.requirement.id}"
    title = Message(requirement.title or requirement.message, context=f"{context}.title", domain=rule.domain)
    text = Message(requirement.message, context=f"{context}.message", domain=rule.domain)
    shape = shape_of(rule, questionnaire)
    parts = tuple(_of_question(shape.question, shape.context)) if shape is not None and shape.question else ()
    return ManualPage(rule.code, title, (text,), parts)


def _of_question(question: Question, context: str) -> Iterator[tuple[Message, tuple[Message, ...]]]:
    """Yield why the question that mends the finding is asked, and what a good answer to it is."""
    if question.why:
        yield Message(WHY), (Message(question.why, context=f"{context}.why", domain="forms"),)
    good = tuple(
        Message(text, context=f"{context}.{part}", domain="forms")
        for part, text in (("help", question.help), ("example", question.example))
        if text
    )
    if good:
        yield Message(GOOD), good


def shape_of(rule: RuleText, questionnaire: Questionnaire) -> Shape | None:
    """Return the question that mends the finding of a rule, as far as its place can be told without a case."""
    items, _, variable = (word.strip() for word in rule.requirement.for_each.partition(" as "))
    head, _, rest = rule.requirement.at.partition(".")
    if variable and head == variable:
        item = f"{_home_of(items, rule, questionnaire)}.x"
        return questionnaire.shape(f"{item}.{rest}" if rest else item)
    home = questionnaire.root.get(rule.home)
    path = f"{rule.home}.{rule.requirement.at}" if home is not None and head in home.fields else rule.requirement.at
    return questionnaire.shape(path)


def _home_of(items: str, rule: RuleText, questionnaire: Questionnaire) -> str:
    """Return the path of the items that a rule goes through; of references, the collection that they lead to."""
    path = items if items.partition(".")[0] in questionnaire.root else f"{rule.home}.{items}"
    shape = questionnaire.shape(path)
    kind = shape.question.kind if shape is not None and shape.question is not None else ""
    return kind if kind in COLLECTIONS else path
