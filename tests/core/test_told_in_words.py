"""Messages of findings name the answers of their own form in words, not by the ids under which they are kept."""

from __future__ import annotations

from typing import Any

import pytest

from mla_writer.letters import wording_for
from tests.sample import answered, completed


def _told(code: str, language: str = "en", **more: object) -> str:
    case = completed()
    for path, data in more.items():
        case.draft = case.draft.with_answers(answered(case, path.replace("__", "."), data))
    found = next(one for one in case.findings if one.code == code)
    return wording_for(case, language).told(found.message)


@pytest.mark.parametrize(("language", "state"), [("en", "Namibia is asked"), ("fr", "Namibie"), ("ar", "ناميبيا")])
def test_message__a_state_that_the_form_calls_by_its_short_name__stands_in_words(language, state):
    assert state in _told("request.addressed_there", language, request__requested="NA")


def test_message__measures__stand_in_words():
    about: dict[str, Any] = {"request__kind": "extension", "request__measures": ["bank_records", "freezing"]}
    assert "Bank and financial records and freezing of property" in _told("request.only_what_runs_is_extended", **about)


@pytest.mark.parametrize(
    ("original", "french", "is_found"),
    [
        ("Paid on 3 July 2023.", "Payé le 3 juin 2023.", True),
        ("Paid on 3 July 2023.", "Payé le 3 juillet 2023.", False),
        ("USD 1,250,000 were paid.", "1 520 000 USD ont été payés.", True),
        ("USD 1,250,000 were paid.", "1 250 000 USD ont été payés.", False),
        ("USD 1.25 million were paid.", "1 250 000 USD ont été payés.", False),
        ("Paid on 3 July 2023, and on 5 July 2023.", "Payé le 3 juillet 2023.", False),  # may be told otherwise
        ("Paid in July 2023.", "Payé en juin 2023.", True),  # months without a day are compared too
        ("Paid in July 2023.", "Payé en juillet 2023.", False),
        ("Paid to CH93 0076 2011 6238 5295 7.", "Payé à CH93 0076 2011 6238 5295 7.", False),
        ("Paid to CH93 0076 2011 6238 5295 7.", "Payé à CH93 0076 2011 6283 5295 7.", True),
    ],
)
def test_a_translation_with_another_figure__is_told_of(original, french, is_found):
    case = completed()
    case.draft = case.draft.with_answers(
        answered(case, "request.relevance", {"en": original, "fr": {"text": french, "state": "draft"}})
    )
    assert any(one.code == "LANG-004" and one.where == "request.relevance" for one in case.findings) is is_found
