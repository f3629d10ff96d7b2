"""The table of the legal basis: each measure with the paragraph that names it, or the clause that leaves room for it."""

from __future__ import annotations

import pytest

from mla_writer.case import Case
from mla_writer.documents import tree
from mla_writer.documents.plain import text_of
from mla_writer.forms.library import FRAME
from mla_writer.letters import compose_letter, wording_for
from mla_writer.treaties.model import NEEDS_NO_ARTICLE, OTHER
from tests.sample import CONTENT
from tests.scenario import competent, competent_names, measures_of

_ASKING = [one for one in competent_names() if not {FRAME, "spontaneous_information"} & set(measures_of(one))]
"""The competent letters that ask for measures of their own: what is passed on asks for nothing."""

_UNCAC = "Article 46, paragraph 3 (i), of the United Nations Convention against Corruption"


def _cited(case: Case, language: str = "en") -> dict[str, str]:
    """The provision of each measure in the letter."""
    parts = [one for one in compose_letter(case, language).parts if one.id == "legal_basis"]
    tables = [one for part in parts for one in part.blocks if isinstance(one, tree.Table) and one.id == "articles"]
    return {text_of(row[0]): text_of(row[1]) for one in tables for row in one.rows}


def _citable(case: Case) -> list[str]:
    """The measures asked for that a treaty relied on names, or leaves room for, with a number that may be printed."""
    treaties = [CONTENT.treaties[one] for one in case.answers.listed("request.treaties")]
    named = {one for treaty in treaties if treaty.prints_numbers for one in treaty.assistance}
    asked = case.answers.listed("request.assistance")
    return [one for one in asked if one in named or (OTHER in named and one not in NEEDS_NO_ARTICLE)]


@pytest.mark.parametrize("name", _ASKING)
def test_each_measure_that_a_treaty_gives__has_its_provision(name):
    case = competent(name)
    wording = wording_for(case, "en")
    wanted = {wording.plain(wording.say(wording.heading_of(one))) for one in _citable(case)}
    assert wanted <= set(_cited(case))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", f"{_UNCAC} (any other assistance that is not contrary to the law of the requested State)"),
        ("fr", "toute autre forme d’entraide qui n’est pas contraire au droit de l’État requis"),
        ("ar", "أي مساعدة أخرى لا تتعارض مع قانون الدولة متلقية الطلب"),
    ],
)
def test_a_measure_that_no_treaty_names__is_asked_for_under_the_clause_on_other_help(language, words):
    case = competent("bank_account_search-competent")
    case.answer("request.treaties", ("uncac",))
    assert [one for one in _cited(case, language).values() if words in one]


def test_a_measure_that_one_treaty_names__needs_no_clause_of_another():
    case = competent("traffic_data-competent")
    case.answer("request.treaties", ("budapest", "uncac"))
    (cited,) = _cited(case).values()
    assert "Cybercrime" in cited
    assert "any other assistance" not in cited


def test_a_measure_for_which_a_treaty_has_nothing__is_not_cited():
    case = competent("bank_account_search-competent")
    case.answer("request.treaties", ("coe_mla_1959",))
    assert not _cited(case)


def test_stored_traffic_data__are_asked_for_under_the_article_on_stored_data():
    case = competent("traffic_data-competent")
    case.answer("request.treaties", ("budapest",))
    assert list(_cited(case).values()) == ["Articles 31 and 30 of the Convention on Cybercrime"]
