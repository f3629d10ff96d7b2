"""What the palette of a request leads to: its sections, questions, items entered once, findings and law."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from mla_writer.checks.criteria import TREATIES
from mla_writer.conditions.values import Ref
from mla_writer.countries.sheet import request_parts
from mla_writer.forms.shapes import COLLECTIONS
from mla_writer.forms.texts import form_context
from mla_writer.translation.message import Message, N_
from mla_writer.treaties.named import short_of
from mla_writer.ui.desk import Desk
from mla_writer.ui.fields import item_name
from mla_writer.ui.palette import FACTS, FINDINGS, LAW, QUESTIONS, Goal
from mla_writer.ui.parts import LEVEL_ICONS
from mla_writer.ui.sections import SectionPage, home_of, homes
from mla_writer.ui.theme import assistance_icon
from mla_writer.ui.words import unbroken

_MOST_FINDINGS = 300
"""The gravest that can be searched: to word thousands takes longer than the palette may to open."""
_ITEM_ICONS = {"facts": "hash", "persons": "user", "things": "landmark", "offences": "scale", "orders": "gavel"}


def goals(
    desk: Desk, sections: list[SectionPage], actions: Iterable[Goal], sheet: Callable[[], object]
) -> Iterator[Goal]:
    """Yield all that can be gone to: sections, questions asked now, items entered once, findings, law; then the actions.

    `sheet` shows the sheet of the requested State, where its lines stand.
    """
    yield from _questions(desk, sections)
    for name in COLLECTIONS:
        for key in desk.case.answers.records(name):
            yield Goal(
                FACTS, item_name(desk, Ref(name, key)), _ITEM_ICONS.get(name, "file-text"), where=f"{name}.{key}"
            )
    for finding in islice((one for one in desk.findings if one.overridden is None), _MOST_FINDINGS):
        sign = LEVEL_ICONS[finding.level]
        yield Goal(FINDINGS, desk.tell(finding.message), sign, finding.code, where=finding.where)
    yield from _articles(desk)
    yield from _law(desk, sheet)
    yield from actions


def _questions(desk: Desk, sections: list[SectionPage]) -> Iterator[Goal]:
    for section in sections:
        sign = _sign(desk, section.key, "list-checks")
        yield Goal(QUESTIONS, section.title, sign, desk.words.text(section.group), section=section.key)
    known = homes(sections)
    for step in (step for name in desk.live.forms if name not in COLLECTIONS for step in desk.live.steps_of(name)):
        home = home_of(step.path, known)
        text = desk.words.of_question(step.shape, "label")
        title, key = (home.title, home.key) if home is not None else ("", "")
        yield Goal(QUESTIONS, text, _sign(desk, key, "circle-question-mark"), title, where=step.path)


def _sign(desk: Desk, section: str, otherwise: str) -> str:
    """Return the icon of what belongs to a section: that of the type of assistance, where it is one."""
    return assistance_icon(section) if section in desk.case.content.forms.assistance else otherwise


def _articles(desk: Desk) -> Iterator[Goal]:
    """Yield the article of each treaty that is relied on, for each measure that is asked for."""
    case, words = desk.case, desk.words
    treaties, forms = case.content.treaties, case.content.forms.assistance
    states = case.context.states
    for name in case.answers.listed(TREATIES):
        treaty = treaties.get(name)
        articles = treaties.articles(name, states, case.request_date) if treaty is not None else {}
        short = words.say(short_of(treaty)) if treaty else ""
        for key in case.answers.listed("request.assistance"):
            if key in articles and key in forms:
                article = words.text(N_("art. {numbers}"), numbers=f"\u2066{articles[key]}\u2069")
                told = words.pair(f"{short} {article}", words.of_form(forms[key].title, f"{form_context(key)}:title"))
                yield Goal(LAW, told, "scroll-text", words.text(N_("Treaty")), where=TREATIES)


def _law(desk: Desk, sheet: Callable[[], object]) -> Iterator[Goal]:
    """Yield what the pack of the requested State says about questions of this request, and what else stands on its sheet."""
    pack = desk.case.pack
    if pack is None:
        return
    home, state = f"countries/{pack.country.lower()}", desk.words.state(pack.country)
    said: set[str] = set()
    for one in pack.information:
        if one.at and not desk.live.is_hidden(one.at):
            told = desk.words.say(Message(one.text, context=f"{home}:information.{one.id}", domain="countries"))
            said.add(told)
            yield Goal(LAW, told, "map-pin", state, where=one.at)
    for part in request_parts(pack, desk.case.content.forms, desk.case.answers.listed("request.assistance")):
        for line in part.lines:
            told = unbroken(desk.words.say(line.told)) if line.told is not None else ""
            if told and told not in said:
                topic = desk.words.say(line.topic)
                yield Goal(LAW, desk.words.pair(topic, told), "map-pin", state, act=sheet)
