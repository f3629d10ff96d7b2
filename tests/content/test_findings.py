"""What findings say: a title that can be read at a glance, and a text that tells what is so and what mends it."""

from __future__ import annotations

import inspect

import pytest

from mla_writer.checks.finding import Saying
from mla_writer.checks.rules import RULES
from mla_writer.forms.questionnaire import Questionnaire, RuleText
from tests.sample import CONTENT, completed, gapped

MOST_WORDS = 8
REQUIREMENTS = Questionnaire(
    CONTENT.forms, (*CONTENT.treaties.extras(), *(pack.extra() for pack in CONTENT.packs))
).rules
SAYINGS = [
    pytest.param(one, id=f"{code}{name}")
    for code, rule in RULES.items()
    for name, one in vars(rule).items()
    if isinstance(one, Saying)
]


@pytest.mark.parametrize("code", RULES)
def test_check__has_a_manual_page_with_a_case_that_passes_and_one_that_fails(code: str) -> None:
    page = inspect.cleandoc(RULES[code].__doc__ or "")
    assert page.startswith(code)
    assert "\nPass: " in page
    assert "\nFail: " in page


@pytest.mark.parametrize("saying", SAYINGS)
def test_check__says_it_in_a_short_title_and_in_whole_sentences(saying: Saying) -> None:
    assert 0 < len(saying.title.split()) <= MOST_WORDS
    assert not saying.title.endswith(".")
    assert saying.text.endswith((".", "?"))
    assert "please" not in saying.text.casefold()


@pytest.mark.parametrize("rule", REQUIREMENTS, ids=lambda one: one.code)
def test_requirement__has_a_short_title_and_whole_sentences(rule: RuleText) -> None:
    title, message = rule.requirement.title, rule.requirement.message
    assert 0 < len(title.split()) <= MOST_WORDS
    assert not title.endswith(".")
    assert message.endswith(".")


def test_every_finding_of_the_samples__has_a_title() -> None:
    findings = (*gapped().findings, *completed().findings)
    assert findings
    assert [one.code for one in findings if one.title is None] == []


def test_missing_answer__is_named_with_its_section_and_why_it_is_asked() -> None:
    found = next(one for one in gapped().findings if one.where == "request.translation")
    assert str(found.message.parameters["question"]).count("Translation of the request and its enclosures") == 1
    assert str(found.message.parameters["place"]).count("Statements of law") == 1
    assert found.note is not None


def test_gap_that_two_rules_see__is_told_once_and_by_the_graver() -> None:
    at = [one.code for one in gapped().findings if one.where == "documents.d1.translation"]
    assert at == ["CH.enclosures_translated"]
