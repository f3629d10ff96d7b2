"""The manual pages: whole for every check and rule, with what a good answer looks like, each paragraph one text to translate."""

from __future__ import annotations

import pytest

from mla_writer.checks.manual import FAILS, GOOD, PASSES, WHY, manual_texts, page_of, shape_of
from mla_writer.checks.rules import RULES
from mla_writer.forms.questionnaire import Questionnaire
from mla_writer.linting.catalogues import all_texts
from tests.sample import CONTENT

ALL = Questionnaire(CONTENT.forms, (*CONTENT.treaties.extras(), *(pack.extra() for pack in CONTENT.packs)))


@pytest.mark.parametrize("code", RULES)
def test_page_of_a_check__says_what_it_is_what_passes_and_what_fails(code):
    page = page_of(code, ALL)
    assert page is not None
    assert not page.title.text.startswith(code)
    parts = {heading.text: texts for heading, texts in page.parts}
    assert {PASSES, FAILS} <= set(parts)
    told = [page.title, *page.text, *(one for many in parts.values() for one in many)]
    assert all(one.text and "\n" not in one.text and "  " not in one.text for one in told)
    assert not any(one.text.startswith(("Pass:", "Fail:", "Good:")) for one in told)


@pytest.mark.parametrize("code", [code for code in RULES if code.startswith("DUAL-")])
def test_page_of_a_check_on_dual_criminality__says_what_a_good_answer_is(code):
    page = page_of(code, ALL)
    assert page is not None
    assert GOOD in {heading.text for heading, _ in page.parts}


def test_page_of_a_rule__says_why_its_question_is_asked_and_what_a_good_answer_is():
    page = page_of("bank_records.period_explained", ALL)
    assert page is not None
    assert [heading.text for heading, _ in page.parts] == [WHY, GOOD]
    assert page.text[0].context == "assistance/bank_records:requirements.period_explained.message"


def test_rule__leads_to_a_question_wherever_it_stands():
    lost = [one.code for one in ALL.rules if shape_of(one, ALL) is None]
    assert lost == []


def test_page__of_no_code__is_none():
    assert page_of("DUAL-999", ALL) is None


def test_texts__of_the_pages__are_among_those_to_translate():
    known = {one.text for one in all_texts(CONTENT) if one.domain == "ui"}
    assert set(manual_texts()) <= known
    assert len(set(manual_texts())) > 100
