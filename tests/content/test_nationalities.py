"""Adjectives of States are told in forms; languages, and what only looks like one, may be named."""

from __future__ import annotations

import pytest

from mla_writer.linting.nationalities import ADJECTIVES


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Copies for the Swiss court", "Swiss"),
        ("as the Ugandan law asks", "Ugandan"),
        ("an order of a French authority", "French"),
        ("The German Code wants it", "German"),
        ("Russian prosecutors ask for it", "Russian"),
        ("letters in French", ""),
        ("Arabic digits, French accents", ""),
        ("French and English", ""),
        ("the Inter-American Convention", ""),
        ("the European Convention", ""),
        ("polish the rule", ""),
        ("Roman law", ""),
    ],
)
def test_adjectives__of_states_are_found_and_languages_are_not(text, found):
    match = ADJECTIVES.search(text)
    assert (match[0] if match is not None else "") == found
