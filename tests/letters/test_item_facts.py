"""The annex of items and facts: each item asked for, with the facts that tie and place it, by the numbers of the letter."""

from __future__ import annotations

import pytest

from mla_writer.conditions.values import Ref
from mla_writer.documents import tree
from mla_writer.documents.plain import text_of
from mla_writer.forms.model import Reader
from mla_writer.letters import compose_letter
from tests.sample import completed, with_answers
from tests.scenario import competent, competent_names


def _annex(case, language: str = "en", reader: Reader = "full") -> tree.Part | None:
    letter = compose_letter(case, language, reader=reader)
    return next((one for one in letter.annexes if one.id == "items"), None)


def _rows(part: tree.Part | None) -> list[tuple[str, ...]]:
    tables = [one for one in part.blocks if isinstance(one, tree.Table)] if part is not None else []
    return [tuple(text_of(cell) for cell in row) for one in tables for row in one.rows]


def test_annex__names_each_item_with_the_facts_that_tie_and_place_it():
    assert _rows(_annex(completed())) == [
        (
            "Account CH93 0076 2011 6238 5295 7 at Banque Exemple du Léman SA",
            "Facts\u00a05 and 6",
            "Facts\u00a05, 6 and 9",
        ),
        (
            "Account CH93 0076 2011 6238 5295 7 at Banque Exemple du Léman SA",
            "Facts\u00a05, 6 and 9",
            "Facts\u00a05, 6 and 9",
        ),
    ]


def test_annex__a_fact_taken_from_an_item_is_gone_from_its_row_and_one_withheld_has_no_number():
    case = completed()
    less = with_answers(case, case.answers.set("bank_records.items.i1.linking_facts", (Ref("facts", "f4"),)))
    assert _rows(_annex(less))[0][1] == "Fact\u00a05"
    withheld = with_answers(case, case.answers.set("facts.f5.not_for", ("consultation",)))
    assert _rows(_annex(withheld, reader="consultation"))[0][1:] == ("Fact\u00a05", "Facts\u00a05 and 8")


def test_annex__is_named_in_the_letter_by_its_number():
    letter = compose_letter(completed(), "en")
    number = next(one.number for one in letter.annexes if one.id == "items")
    said = [text_of(one.runs) for part in letter.parts for one in part.blocks if isinstance(one, tree.Paragraph)]
    assert f"set out in {number.lower()}." in " ".join(said)


def test_annex__without_any_linked_fact_there_is_none_and_neither_bank_nor_witness_gets_it():
    case = completed()
    assert _annex(case, reader="addressee") is None
    assert _annex(case, reader="provider") is None
    bare = case.answers
    for path in ("bank_records.items.i1.linking_facts", "freezing.items.i1.linking_facts", "request.presence_grounds"):
        bare = bare.remove(path)
    assert _annex(with_answers(case, bare)) is None


@pytest.mark.parametrize("name", competent_names()[::4])
def test_annex__of_every_type_of_assistance__names_every_item_that_is_tied(name):
    case = competent(name)
    tied = [one for one in case.live.tied if case.answers.get(one.path) and not case.live.is_hidden(one.path)]
    rows = _rows(_annex(case))
    assert bool(rows) <= bool(tied)
    assert all(row[0] and set(row[1:]) != {"–"} for row in rows if len(rows) == 1)
