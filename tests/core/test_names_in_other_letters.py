"""Names that readers of a letter cannot read are found; names in Latin letters, and those that every letter can show, are not."""

from __future__ import annotations

import pytest

from mla_writer.checks.rules import name_in_other_letters
from tests.rule import found_by
from tests.sample import answered, completed


@pytest.mark.parametrize(
    ("letters", "family", "is_found"),
    [
        (["ar", "fr"], "الزروالي", True),
        (["ar"], "الزروالي", False),
        (["ar", "fr"], "Zeroual", False),
        (["fr"], "الزروالي", True),
        (["fr"], "?", False),
    ],
)
def test_name__in_letters_that_a_reader_does_not_know__is_found(letters, family, is_found):
    case = completed()
    case.draft = case.draft.with_answers(answered(case, "request.letters", letters))
    case.draft = case.draft.with_answers(answered(case, "persons.p1.family", family))
    found = [one.where for one in found_by(name_in_other_letters, case.context)]
    assert found == (["persons.p1.family"] if is_found else [])
